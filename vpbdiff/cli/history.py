"""`vpbdiff history`: something followed through all the years and versions that a series knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import choices, completion
from vpbdiff.cli.output import Target, output_option, talk
from vpbdiff.model.plan import Plan
from vpbdiff.render import Shown, Trait, names
from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import document_named, is_document
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.budget.timeline import BudgetTimeline
    from vpbdiff.history import History, Lineage

    _Asked = tuple[History, Sequence[Lineage] | None] | tuple[BudgetTimeline, Sequence[Plan]]


class _FromOne(click.IntRange):
    """A number from 1; what click would show of that («x>=1») is for mathematicians."""

    def _describe_range(self) -> str:
        return ""


_BUDGET = "budget"
"""What asks for every budget row at once. A row of that name is found by its key."""


@click.command("history", help="history.help")
@click.argument("what", required=False, metavar="history.metavar-what", help="history.argument-what")
@click.option(
    "-s", "--series", metavar="history.metavar-series", help="history.option-series", shell_complete=completion.series
)
@click.option("--entity", type=choices.entities(), metavar="diff.metavar-entity", help="history.option-entity")
@click.option("-n", "--number", type=_FromOne(1), metavar="history.metavar-number", help="history.option-number")
@click.option(
    "--index", "prices", type=click.Path(path_type=Path), metavar="history.metavar-file", help="history.option-index"
)
@click.option("--per", type=click.Path(path_type=Path), metavar="history.metavar-file", help="history.option-per")
@click.option("-f", "--format", "form", type=click.Choice(names(Shown.HISTORY)), help="diff.option-format")
@click.option("--full", is_flag=True, help="diff.option-full")
@click.option("--no-pager", is_flag=True, help="diff.option-no-pager")
@output_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    what: str | None,
    series: str | None,
    entity: str | None,
    number: int | None,
    prices: Path | None,
    per: Path | None,
    form: str | None,
    full: bool,
    no_pager: bool,
    output: Path | None,
) -> ExitStatus:
    """Show the history of an item, of the budget, or of the whole series."""
    if what is not None and is_document(what):
        raise document_named(what)
    if what != _BUDGET and (prices or per):
        raise failure("history.adjusts-nothing")
    shown = Shown.BUDGET if what == _BUDGET else Shown.HISTORY
    target = Target.of(shown, form, output)
    found = _budget(series, prices, per) if what == _BUDGET else _found(series, what, entity, number, wording)
    if found is None:
        return ExitStatus.FAILED
    if not target.holds(Trait.REMARKS):
        _talk_of(found, wording)
    target.give(target.render(found, wording, full=full), wording, _read(found), paged=not no_pager)
    return ExitStatus.DONE


def _read(found: _Asked) -> list[Snapshot | Path]:
    """The plans that a history was made from, by where they lie."""
    from vpbdiff.history import History  # noqa: PLC0415 - as below

    known, plans = found
    if isinstance(known, History):
        return [each.place for each in known.editions]
    return [Path(each.path) for each in plans or () if isinstance(each, Plan)]


def _talk_of(found: _Asked, wording: Wording) -> None:
    """Say on stderr what of the plans could not be read, where the format has no room for it."""
    from vpbdiff.history import History  # noqa: PLC0415 - as below
    from vpbdiff.statements import unread  # noqa: PLC0415

    known, narrowed = found
    plans = [each.plan for each in known.editions] if isinstance(known, History) else narrowed
    for plan in plans or ():
        if isinstance(plan, Plan):
            for text in unread.sentences(plan, wording):
                talk(text)


def _budget(series: str | None, prices: Path | None, per: Path | None) -> tuple[BudgetTimeline, Sequence[Plan]]:
    """Every row and total through the years, with the plans: in fixed prices, or per inhabitant, where a table is
    given for it."""
    from vpbdiff.budget import adjusted  # noqa: PLC0415 - the matching is the slowest import
    from vpbdiff.budget.timeline import history  # noqa: PLC0415

    snapshots = store.of_series(series)
    plans = [store.load(snapshot) for snapshot in snapshots]
    found = history(plans)
    if not found.rows:
        raise failure("history.no-budget", series=snapshots[0].series or "")
    if prices is not None:
        found = adjusted.in_fixed_prices(found, adjusted.read_year_table(prices))
    if per is not None:
        found = adjusted.per_inhabitant(found, adjusted.read_year_table(per))
    return found, plans


def _found(
    series: str | None, what: str | None, entity: str | None, number: int | None, wording: Wording
) -> tuple[History, Sequence[Lineage] | None] | None:
    """The history with the lineages of the item that is meant, None of the whole; nothing, and told what it may mean,
    where that is not clear. Raises `VpbdiffError` for a word that names nothing."""
    from vpbdiff.history import of_series, search  # noqa: PLC0415 - the matching is the slowest import
    from vpbdiff.views import history_report  # noqa: PLC0415

    if what is None and (entity is not None or number is not None):
        raise failure("history.narrows-nothing")
    known = of_series(series)
    if what is None:
        return known, None
    found = search.find(known, what, entity)
    if found.guessed:
        raise history_report.unknown(what, found, wording)
    if number is not None and number > len(found.lineages):
        raise failure("history.no-such-number", what=what, number=number, last=len(found.lineages))
    if number is not None:
        return known, found.lineages[number - 1 : number]
    if found.is_one:
        if others := history_report.others(known, what, found, wording):
            talk(others)
        return known, found.lineages
    for line in history_report.lines(known, what, found, wording):
        talk(line)
    return None

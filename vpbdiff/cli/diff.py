"""`vpbdiff diff`: what changed from one plan to another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import choices, completion, on_the_fly
from vpbdiff.cli.on_the_fly import Documents
from vpbdiff.cli.output import Target, open_option, output_option, talk
from vpbdiff.model.changes import Absence, Comparison, Kind
from vpbdiff.render import Shown, Trait, formats, names
from vpbdiff.statements import caveats, phrases
from vpbdiff.statements.options import Selection
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import beside, may_be_followed, may_hold
from vpbdiff.wording import Wording

Places = tuple[Snapshot, Snapshot]


@click.command("diff", help="diff.help")
@click.argument("old", metavar="diff.metavar-old", help="diff.argument-old", shell_complete=completion.plans)
@click.argument("new", metavar="diff.metavar-new", help="diff.argument-new", shell_complete=completion.plans)
@click.option("-f", "--format", "form", type=click.Choice(names(Shown.DIFF)), help="diff.option-format")
@click.option("--stat", is_flag=True, help="diff.option-stat")
@click.option(
    "--entity",
    "entities",
    type=choices.entities(),
    multiple=True,
    metavar="diff.metavar-entity",
    help="diff.option-entity",
)
@click.option(
    "--kind",
    "kinds",
    type=choices.kinds(),
    multiple=True,
    metavar="diff.metavar-kind",
    help="diff.option-kind",
)
@click.option("--unit", "units", multiple=True, metavar="diff.metavar-unit", help="diff.option-unit")
@click.option("--material", is_flag=True, help="diff.option-material")
@click.option("--full", is_flag=True, help="diff.option-full")
@click.option("--exit-code", is_flag=True, help="diff.option-exit-code")
@click.option("--no-pager", is_flag=True, help="diff.option-no-pager")
@output_option
@open_option
@on_the_fly.options
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    old: str,
    new: str,
    form: str | None,
    stat: bool,
    entities: tuple[str, ...],
    kinds: tuple[str, ...],
    units: tuple[str, ...],
    material: bool,
    full: bool,
    exit_code: bool,
    no_pager: bool,
    output: Path | None,
    opened: bool,
    documents: Documents,
) -> ExitStatus:
    """Compare two plans and show what changed."""
    target = Target.of(Shown.DIFF, form, output, opened=opened)
    if stat and not target.holds(Trait.COUNTS):
        others = [each.name for each in formats(Shown.DIFF) if Trait.COUNTS in each.holds]
        raise failure("diff.no-counts", form=target.form.name, others=phrases.enumeration(others, wording, "or"))
    places = documents.find(old, new)
    judged = target.holds(Trait.GAPS)
    comparison, held = _judged((old, new), places) if judged else _compared(places)
    selection = Selection(entities, tuple(map(Kind, kinds)), material, units)
    if units:
        from vpbdiff.statements.units import checked  # noqa: PLC0415 - seldom asked for

        checked(units, comparison)
    asked = {"stat": stat, "selection": selection, "full": full, "followed": _followed(places, comparison), **held}
    content = target.render(comparison, wording, **asked)
    if not target.holds(Trait.REMARKS):
        _talk_of(comparison, selection, wording)
    target.give(content, wording, places, paged=not no_pager)
    documents.tell(wording)
    same = comparison.unchanged().absence is Absence.NO_DIFFERENCE
    return ExitStatus.FINDINGS if exit_code and not same else ExitStatus.DONE


def _followed(places: Places, comparison: Comparison) -> Mapping[str, object]:
    """What the reports on the old plan's year say of each change, by its id; most series have none."""
    if not any(map(may_be_followed, places)):
        return {}
    from vpbdiff.follow.series import reports_beside  # noqa: PLC0415

    reports = reports_beside(places, comparison.old.year)
    if not reports:
        return {}
    from vpbdiff.follow.changes import beside_changes  # noqa: PLC0415
    from vpbdiff.follow.reasons import followings  # noqa: PLC0415

    return beside_changes(comparison, followings(comparison.old, comparison.new, reports))


def _compared(places: Places) -> tuple[Comparison, Mapping[str, object]]:
    """The comparison, under the pins if there are any, and what is on record of its changes, as options."""
    from vpbdiff.compare import compare  # noqa: PLC0415 - the slowest import; wrong usage is told without it

    if not may_hold(beside(*places)):
        return compare(store.load(places[0]), store.load(places[1])), {}
    from vpbdiff.recorded import on_record  # noqa: PLC0415 - only where there is a record

    comparison, stands = on_record(*places)
    return comparison, {"stands": stands}


def _judged(words: tuple[str, str], places: Places) -> tuple[Comparison, Mapping[str, object]]:
    """The comparison, and as options what is on record of its changes, and what the gate misses about them."""
    from vpbdiff.gate import open_case  # noqa: PLC0415 - only for the format that says what is missing
    from vpbdiff.recorded import held  # noqa: PLC0415

    case = open_case(*words, lambda *_: places, directly=True)
    verdict = case.verdict
    return case.comparison, {"stands": held(verdict.standing), "gaps": verdict.gaps, "lacking": verdict.lacking}


def _talk_of(comparison: Comparison, selection: Selection, wording: Wording) -> None:
    for sentence in caveats.sentences(caveats.held(comparison, selection), comparison, wording):
        talk(sentence)

"""`vpbdiff history`: what became of something through all the years that a series knows."""

from __future__ import annotations

import click

from vpbdiff import store
from vpbdiff.cli import screen
from vpbdiff.errors import ExitStatus, failure
from vpbdiff.terminal import in_json
from vpbdiff.wording import Wording

_FORMATS = ("text", "json", "csv")


@click.command("history", help="history.help")
@click.argument("what", type=click.Choice(["budget"]), metavar="history.metavar-what", help="history.argument-what")
@click.option("-s", "--series", metavar="history.metavar-series", help="history.option-series")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="text", help="history.option-format")
@click.pass_obj
def command(wording: Wording, what: str, series: str | None, form: str) -> ExitStatus:
    """Show every unit and total through the years."""
    from vpbdiff.budget.history import history  # noqa: PLC0415 - the matching is the slowest import
    from vpbdiff.report import history_budget  # noqa: PLC0415

    snapshots = store.of_series(series)
    plans = [store.load(snapshot) for snapshot in snapshots]
    found = history(plans)
    if not found.rows:
        raise failure("history.no-budget", series=snapshots[0].series or "")
    if form == "json":
        shown = in_json(history_budget.as_json(found, snapshots[0].series))
    elif form == "csv":
        shown = history_budget.as_csv(found, wording)
    else:
        shown = history_budget.text(found, plans, wording, screen.width())
    screen.show(shown, paged=form == "text")
    return ExitStatus.DONE

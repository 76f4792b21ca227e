"""`vpbdiff check`: the gate in CI. Whether every change that needs a reason has one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import completion, on_the_fly
from vpbdiff.cli.on_the_fly import Documents
from vpbdiff.cli.output import Target, output_option, print_problems
from vpbdiff.language.dates import is_day
from vpbdiff.render import Shown, names
from vpbdiff.store.paths import is_report
from vpbdiff.store.resolve import SETTINGS
from vpbdiff.wording import Wording


def on_day(context: click.Context, option: click.Parameter, given: str | None) -> str:
    """The day that an option gives, empty where it is not given. Raises `VpbdiffError` for what is no day."""
    if given is not None and not is_day(given):
        raise failure("follow.bad-day", day=given)
    return given or ""


@click.command("check", help="check.help")
@click.argument(
    "old", required=False, metavar="diff.metavar-old", help="diff.argument-old", shell_complete=completion.plans
)
@click.argument(
    "new", required=False, metavar="diff.metavar-new", help="diff.argument-new", shell_complete=completion.plans
)
@click.argument(
    "more", nargs=-1, metavar="check.metavar-series", help="check.argument-series", shell_complete=completion.series
)
@click.option("--all", "whole", is_flag=True, help="check.option-all")
@click.option("-f", "--format", "form", type=click.Choice(names(Shown.CHECK)), help="diff.option-format")
@click.option("--notes", is_flag=True, help="check.option-notes")
@click.option("--against", metavar="check.metavar-rev", help="check.option-against")
@click.option("--day", metavar="check.metavar-day", help="check.option-day", callback=on_day)
@click.option("--no-merge-base", "directly", is_flag=True, help="check.option-no-merge-base")
@click.option("--policy", is_flag=True, help="check.option-policy")
@output_option
@on_the_fly.options
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    old: str | None,
    new: str | None,
    more: tuple[str, ...],
    whole: bool,
    form: str | None,
    notes: bool,
    against: str | None,
    day: str,
    directly: bool,
    policy: bool,
    output: Path | None,
    documents: Documents,
) -> ExitStatus:
    """Judge what changed between two plans, and say what lacks a reason; or print the policy."""
    wording: Wording = context.obj
    if policy:
        from vpbdiff.policy import policy_for  # noqa: PLC0415 - only here

        target = Target.of(Shown.POLICY, None, output)
        plan = new or old
        read = [] if plan is None else [store.find(plan)]
        found = policy_for(*read or [store.Snapshot(Path(SETTINGS))])
        target.give(target.render(found, wording), wording, read)
        return ExitStatus.DONE
    if whole:
        if form is not None and form not in names(Shown.SERIES):
            raise failure("check.all-format", form=form, known=", ".join(names(Shown.SERIES)))
        target = Target.of(Shown.SERIES, form, output)
        return _whole_series(wording, tuple(filter(None, (old, new, *more))), target, against, day)
    if more:
        raise failure("check.too-many", first=more[0])
    target = Target.of(Shown.CHECK, form, output)
    if old is None or new is None:
        missing = context.command.params[0 if old is None else 1]
        raise click.MissingParameter(ctx=context, param=missing)
    if is_report(new):
        if target.form.binary:
            raise failure("check.report-format", form=target.form.name)
        from vpbdiff.gate.reported import open_reported  # noqa: PLC0415 - as below

        case = open_reported(old, new, against)
    else:
        from vpbdiff.gate import open_case  # noqa: PLC0415 - the slowest import; wrong usage is told without it

        case = open_case(old, new, documents.find, against, directly=directly)
    case = replace(case, day=day)
    target.give(target.render(case, wording, notes=notes), wording, (case.old, case.new, case.place))
    documents.tell(wording)
    return ExitStatus.DONE if case.verdict.passed else ExitStatus.FINDINGS


def _whole_series(
    wording: Wording, series: tuple[str, ...], target: Target, against: str | None, day: str
) -> ExitStatus:
    """Judge every pair of some series, or of all: a line each."""
    from vpbdiff.gate.series import judge_series  # noqa: PLC0415 - as above

    found = judge_series(series, against, day)
    read = (place for each in found.pairs if each.case for place in (each.case.old, each.case.new, each.case.place))
    target.give(target.render(found, wording), wording, read)
    print_problems(wording, found.problems)
    return found.status

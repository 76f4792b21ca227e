"""`vpbdiff validate`: whether plans can be read, and whether what they say holds together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from vpbdiff import store, validation
from vpbdiff.base.errors import Diagnostic, ExitStatus, Level, VpbdiffError
from vpbdiff.cli import completion
from vpbdiff.cli.output import data, json_or_text, print_problems, show
from vpbdiff.model.plan import Plan
from vpbdiff.reports.loading import known, load
from vpbdiff.store import Snapshot
from vpbdiff.validation import CheckedPlan
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence


@click.command("validate", help="cli.validate.help")
@click.argument(
    "plans", nargs=-1, metavar="cli.metavar.plans", help="cli.validate.plans", shell_complete=completion.plans
)
@json_or_text
@click.pass_obj
def command(wording: Wording, plans: tuple[str, ...], form: str) -> ExitStatus:
    """Check each plan, and read each report on one; what can't be read keeps nothing else from being checked."""
    checked = []
    snapshots = [store.find(plan) for plan in plans] if plans else store.every()
    for snapshot in snapshots:
        each = _checked(snapshot)
        print_problems(wording, each.problems)
        if form == "text":
            for found in each.findings:
                data(wording.say(f"level.{found.level}", sentence=sentence(wording, found.problem)))
        checked.append(each)
    reports = [] if plans else [_read(path) for path in _reports(snapshots)]
    for each in reports:
        print_problems(wording, each.problems)
    levels = Counter(found.level for each in checked for found in each.findings)
    read, read_reports = (sum(not each.problems for each in files) for files in (checked, reports))
    if form == "json":
        from vpbdiff.render import answers_json  # noqa: PLC0415 - only here

        show(answers_json.validation([*checked, *reports], wording), paged=False)
    else:
        if read:
            data(_summary(wording, read, levels))
        if read_reports:
            data(wording.count("validation.reports", read_reports))
    if read + read_reports < len(checked) + len(reports):
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if levels[Level.ERROR] else ExitStatus.DONE


def _checked(snapshot: Snapshot) -> CheckedPlan:
    """What is found in one plan, in its places in the file."""
    try:
        findings = validation.check(store.load(snapshot), _year_before(snapshot))
        placed = store.placed([found.problem for found in findings], snapshot) if findings else []
    except VpbdiffError as error:
        return CheckedPlan(snapshot.shown, problems=tuple(error.problems))
    found = tuple(Diagnostic(each.level, problem) for each, problem in zip(findings, placed, strict=True))
    return CheckedPlan(snapshot.shown, found)


def _reports(snapshots: Iterable[Snapshot]) -> Iterator[Path]:
    """The reports in the folders that hold the plans: one that can't be read keeps the next plan from being checked."""
    folders = dict.fromkeys(Path(each.path).parent for each in snapshots if each.revision is None)
    for folder in folders:
        yield from known(folder)


def _read(path: Path) -> CheckedPlan:
    """Whether a report can be read."""
    try:
        load(path)
    except VpbdiffError as error:
        return CheckedPlan(path.as_posix(), problems=tuple(error.problems))
    return CheckedPlan(path.as_posix())


def _year_before(snapshot: Snapshot) -> Plan | None:
    """The plan of the year before, if the series holds one of its own: this plan's comparison column speaks of it."""
    if snapshot.name is None or snapshot.revision is not None:
        return None
    path = Path(snapshot.path).with_name(f"{snapshot.name.year - 1}.json")
    return store.load(path) if path.is_file() else None


def _summary(wording: Wording, plans: int, levels: Counter[Level]) -> str:
    return wording.say(
        "validation.done",
        plans=wording.count("validation.plans", plans),
        errors=_number(wording, "validation.errors", levels[Level.ERROR]),
        warnings=_number(wording, "validation.warnings", levels[Level.WARNING]),
        notes=_number(wording, "validation.notes", levels[Level.NOTE]),
    )


def _number(wording: Wording, key: str, number: int) -> str:
    return wording.count(key, number) if number else wording.say(f"{key}.none")

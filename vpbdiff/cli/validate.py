"""`vpbdiff validate`: whether plans can be read, and whether what they say holds together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from vpbdiff import store, validation
from vpbdiff.base.errors import ExitStatus, Level, VpbdiffError
from vpbdiff.cli.output import data, print_problems
from vpbdiff.model.plan import Plan
from vpbdiff.reports.loading import known, load
from vpbdiff.store import Snapshot
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence


@click.command("validate", help="cli.validate.help")
@click.argument("plans", nargs=-1, metavar="cli.metavar.plans", help="cli.validate.plans")
@click.pass_obj
def command(wording: Wording, plans: tuple[str, ...]) -> ExitStatus:
    """Check each plan, and read each report on one; what can't be read keeps nothing else from being checked."""
    levels: Counter[Level] = Counter()
    unreadable = unreadable_reports = 0
    snapshots = [store.find(plan) for plan in plans] if plans else store.every()
    for snapshot in snapshots:
        try:
            levels += _check(wording, snapshot)
        except VpbdiffError as error:
            print_problems(wording, error.problems)
            unreadable += 1
    reports = 0
    for path in () if plans else _reports(snapshots):
        try:
            load(path)
            reports += 1
        except VpbdiffError as error:
            print_problems(wording, error.problems)
            unreadable_reports += 1
    if len(snapshots) > unreadable:
        data(_summary(wording, len(snapshots) - unreadable, levels))
    if reports:
        data(wording.count("validation.reports", reports))
    if unreadable or unreadable_reports:
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if levels[Level.ERROR] else ExitStatus.DONE


def _reports(snapshots: Iterable[Snapshot]) -> Iterator[Path]:
    """The reports in the folders that hold the plans: one that can't be read keeps the next plan from being checked."""
    folders = dict.fromkeys(Path(each.path).parent for each in snapshots if each.revision is None)
    for folder in folders:
        yield from known(folder)


def _check(wording: Wording, snapshot: Snapshot) -> Counter[Level]:
    """Print what is found in one plan and count it by level. Raises `VpbdiffError` for a plan that can't be read."""
    findings = validation.check(store.load(snapshot), _year_before(snapshot))
    placed = store.placed([finding.problem for finding in findings], snapshot) if findings else []
    for finding, problem in zip(findings, placed, strict=True):
        data(wording.say(f"level.{finding.level}", sentence=sentence(wording, problem)))
    return Counter(finding.level for finding in findings)


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

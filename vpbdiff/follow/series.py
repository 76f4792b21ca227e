"""The plans and reports of a series around one report: the plan that it follows up, the reports before it, and the day
on which the next year's plan was decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vpbdiff import store
from vpbdiff.base.errors import Location, failure
from vpbdiff.model.plan import Plan
from vpbdiff.reports import Report, beside, known, load
from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import seen_from_here


def plan_for(report: Report, folder: Path | None) -> Plan:
    """The plan that a report follows up: the one in force for its year, or the version that it names. Raises
    `VpbdiffError` where the report is of no series."""
    if folder is None:
        raise failure("follow.no-plan")
    version = f".{report.plan_version}" if report.plan_version else ""
    path = folder / f"{report.year}{version}.json"
    if not path.is_file() and version:
        path = folder / f"{report.year}.json"
    return store.load(Snapshot(seen_from_here(path)))


def belongs(plan: Plan, report: Report) -> None:
    """Raise `VpbdiffError` for a report on another year, or of another committee."""
    at = Location(report.path) if report.path else None
    if plan.year != report.year:
        raise failure("follow.other-plan", at, report=report.year, plan=plan.year)
    mine, theirs = (each.text("committee") for each in (plan.metadata, report.items.metadata))
    if mine and theirs and mine.casefold() != theirs.casefold():
        raise failure("follow.other-committee", at, plan=mine, report=theirs)


def reports_of(folder: Path | None, year: int) -> tuple[Report, ...]:
    """The reports in force on a year's plan, in order."""
    if folder is None:
        return ()
    found = [path for path in known(folder) if path.stem.startswith(f"{year}-")]
    return tuple(load(path) for path in found)


def reports_beside(plans: Sequence[Snapshot], year: int) -> tuple[Report, ...]:
    """The reports in force on a year's plan that lie beside some plans, in order; where several have one of a day, the
    first plan's. Raises `VpbdiffError` for one that can't be read."""
    found: dict[str, Snapshot] = {}
    for plan in plans:
        for each in beside(plan):
            found.setdefault(each.path.stem, each)
    return tuple(load(found[stem]) for stem in sorted(found) if stem.startswith(f"{year}-"))


def earlier_than(report: Report, folder: Path | None) -> tuple[Report, ...]:
    """The reports of the same year before a report."""
    return tuple(each for each in reports_of(folder, report.year) if each.through < report.through)


def decided_after(plan: Plan, folder: Path | None) -> str:
    """The day of the meeting that decided the next year's plan; empty where there is none in the series."""
    if folder is None or not (path := folder / f"{plan.year + 1}.json").is_file():
        return ""
    return store.load(Snapshot(seen_from_here(path))).metadata.text("meeting_date")

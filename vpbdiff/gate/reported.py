"""A plan held to what a report on its year gives otherwise: another target, another budget, what it leaves out.

What the report has in place of the plan's targets and budgets is laid on the plan, and the two are judged as any two
plans are: each such value needs a reason on record. A step of the budget that a report tells with its decision needs
none beside it. What the report does not follow up, or nobody could read, is told beside that.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from vpbdiff import store
from vpbdiff.budget.tables import SUMS
from vpbdiff.explanations import beside, read
from vpbdiff.follow import Following, MoneyRow, RelationKind, follow
from vpbdiff.follow.following import planned
from vpbdiff.follow.pairing import name_key
from vpbdiff.follow.series import belongs, decided_after, earlier_than
from vpbdiff.follow.verdict import target_of, target_place
from vpbdiff.gate.branches import binding, same_plans
from vpbdiff.gate.case import Case
from vpbdiff.gate.exemptions import decided
from vpbdiff.gate.report_findings import decided_by, decided_steps
from vpbdiff.model import money
from vpbdiff.model.plan import Item, Plan
from vpbdiff.policy import policy_for
from vpbdiff.recorded import compared
from vpbdiff.reports import Report, loading
from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import series_folder

Json = dict[str, Any]


def open_reported(plan: str, report: str, against: str | None = None) -> Case:
    """The case of a plan and a report on its year as a user names them. Raises `VpbdiffError` as `open_case` does, and
    for a report on another plan."""
    old = store.find(plan)
    if judge := old.revision or against:
        same_plans((plan,), (old,), judge)
    home = Path(old.path).parent if old.revision is None else series_folder(old.series)
    new = loading.named(report, home) or Snapshot(Path(report))
    read_plan, read_report = store.load(old), loading.load(new)
    belongs(read_plan, read_report)
    following = follow(read_plan, read_report, earlier_than(read_report, home), decided_after(read_plan, home))
    reading = read(beside(old, new))
    comparison = compared(read_plan, _restated(old, read_report, following, read_plan), reading.explanations)
    judged = decided(old, new, against)
    policy = binding(judged, old, new, policy_for(new))
    return Case((plan, report), old, new, comparison, reading, policy, judged, against, reported=following)


def _restated(old: Snapshot, report: Report, following: Following, plan: Plan) -> Plan:
    """The plan with the report's own targets and budgets, where these are others without a decision."""
    raw = store.upgraded(json.loads(old.text()))
    for each in following.items:
        relation = each.of(RelationKind.TARGET_RESTATED)
        if relation is not None and relation.facts["same"] and each.plan is not None:
            _set_target(raw, _with_target(each.plan, plan), plan.year, str(relation.facts["report"]))
    _set_budgets(raw, following)
    return store.plan_from_json(raw, path=report.path, series=old.series)


def _with_target(measure: Item, plan: Plan) -> Item:
    """The measure that has the target: itself, or its twin in another of the plan's documents."""
    if target_of(measure, plan.year) is not None:
        return measure
    twins = (item for item, _ in planned(plan) if item.entity is measure.entity)
    same = (item for item in twins if name_key(item.name) == name_key(measure.name))
    return next((item for item in same if target_of(item, plan.year) is not None), measure)


def _at(raw: Json, pointer: str) -> Any:
    found: Any = raw
    for step in pointer.strip("/").split("/"):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def _set_target(raw: Json, item: Item, year: int, value: str) -> None:
    place = target_place(item, year)
    if place is not None:
        _at(raw, item.pointer)["targets"][place]["value"] = value


def _set_budgets(raw: Json, following: Following) -> None:
    """Lays the report's budgets on the plan's rows. A row that sums others moves by what they do."""
    year = following.plan_year
    day = decided_by(following)
    parts = [row for row in following.money if _is_open(row, day) and row.role not in SUMS]
    moved = sum((row.restated or Fraction(0) for row in parts if row.role == "part"), Fraction(0))
    for row in parts:
        _add(raw, row, year, row.restated or Fraction(0))
    whole = sum((row.restated or Fraction(0) for row in following.money if row.role == "part"), Fraction(0))
    for row in following.money:
        if row.pointer and row.role in SUMS:
            own = row.restated if _is_open(row, day) and row.restated != whole else None
            _add(raw, row, year, moved if own is None else own)


def _is_open(row: MoneyRow, day: str) -> bool:
    """Whether a report's budget of a row is another than the plan's, and no decided step accounts for it."""
    return bool(row.pointer) and row.restated is not None and decided_steps(row, day) != row.restated


def _add(raw: Json, row: MoneyRow, year: int, kr: Fraction) -> None:
    """Adds kronor of what a row is of to its budget for the year, printed as its table has it."""
    unit = money.Unit.of(raw[row.path.partition("/")[0]]["unit"]) or money.Unit.KR
    item = _at(raw, row.pointer)
    for amount in item["amounts"] if kr else ():
        if (amount["year"], amount["kind"]) == (year, "budget") and not amount.get("through"):
            sign = -1 if row.planned and (row.planned < 0) != (amount["kr"] < 0) else 1
            before = amount["kr"]
            _set(amount, before + int(sign * kr), unit)
            if change := item.get("change"):
                up = any(before - other["kr"] == change["kr"] for other in item["amounts"])
                _set(change, change["kr"] + int(sign * kr) * (1 if up else -1), unit)


def _set(figure: Json, kr: int, unit: money.Unit) -> None:
    figure["kr"], figure["printed"] = kr, _printed(kr, unit)


def _printed(kr: int, unit: money.Unit) -> str:
    """An amount with as many decimals as it takes, one at least where it is not in kronor."""
    least = 0 if unit is money.Unit.KR else 1
    decimals = next((each for each in range(least, 7) if kr * 10**each % unit.value == 0), 6)
    return money.text(kr, unit, decimals)

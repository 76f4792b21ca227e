"""The plan of the year before, as far as a plan's comparison column tells of it.

Such a plan knows amounts and nothing else: every other list is `null`, not known, and compares with nothing. It never
takes the place of the year's own plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

_BUDGETS = {"operating_budget": ("lines", "units"), "investment_budget": ("lines",)}
"""The budget groups of a snapshot and their lists of rows."""

_UNKNOWN = (
    "overarching_goals",
    "goals",
    "assignments",
    "fees",
    "quality_declarations",
    "procurement_plan",
    "internal_control_plan",
    "organisation",
    "sections",
)
"""What a comparison column tells nothing of."""


def prior_year_plan(raw: Mapping[str, Any]) -> Json | None:
    """The snapshot of the year before, out of a plan's snapshot; None where the plan tells of no amount of that year.

    The title is that of the document which tells. A row without a figure for the year stays, empty: the plan says that
    there is such a row, not that it was nought.
    """
    year = raw["year"] - 1
    budgets = {
        group: _group(raw[group], lists, year) for group, lists in _BUDGETS.items() if isinstance(raw.get(group), dict)
    }
    if not any(_has_figures(group) for group in budgets.values()):
        return None
    plan: Json = {"format": raw["format"], "year": year, "known_from": raw["year"]}
    if "documents" in raw:
        plan["documents"] = raw["documents"]
    plan["metadata"] = {
        key: raw["metadata"][key] for key in ("title", "municipality", "committee") if key in raw["metadata"]
    }
    plan |= {group: budgets.get(group) for group in _BUDGETS}
    return plan | dict.fromkeys(_UNKNOWN)


def _group(group: Mapping[str, Any], lists: tuple[str, ...], year: int) -> Json:
    rows: Json = {"unit": group["unit"]}
    for key in lists:
        if key in group:
            rows[key] = None if group[key] is None else [_row(row, year) for row in group[key]]
    return rows


def _row(row: Mapping[str, Any], year: int) -> Json:
    """The row with the year's amounts alone; the change was one between two years."""
    kept = {key: value for key, value in row.items() if key not in {"id", "change"}}
    return {**kept, "amounts": [amount for amount in row["amounts"] if amount["year"] == year]}


def _has_figures(group: Json) -> bool:
    return any(row["amounts"] for rows in group.values() if isinstance(rows, list) for row in rows)

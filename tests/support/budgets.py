"""Budget tables for tests, written as a plan prints them."""

from __future__ import annotations

from typing import Any

from tests.support.plans import plan, raw_plan
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan

Row = dict[str, Any]


def row(role: str, name: str, *figures: str, change: str = "", unit: str = "mkr", year: int = 2025) -> Row:
    """A row with its figures, the plan's year first and the years before after it; an empty figure is left out."""
    of = Unit.of(unit) or Unit.KR
    amounts = [
        {"year": year - back, "kind": "budget", "kr": money.parse(figure, of).kr, "printed": figure}
        for back, figure in enumerate(figures)
        if figure
    ]
    found: Row = {"name": name, "role": role, "amounts": amounts}
    if change:
        found["change"] = {"kr": money.parse(change, of).kr, "printed": change}
    return found


def rows(text: str, *, unit: str = "mkr", year: int = 2025) -> list[Row]:
    """Rows from lines such as «part | Hemtjänst | -18,1 | -23 | -4,9»: role, name, figures, the change last.

    A name has a broken bar (¦) where it is to have a bar.
    """
    found = []
    for line in text.strip().splitlines():
        role, name, *figures = (cell.strip() for cell in line.split("|"))
        found.append(row(role, name.replace("¦", "|"), *figures[:-1], change=figures[-1], unit=unit, year=year))
    return found


def operating(lines: str = "", units: str = "", *, unit: str = "mkr", year: int = 2025) -> dict[str, Any]:
    """An operating budget."""
    found: dict[str, Any] = {"unit": unit}
    if lines:
        found["lines"] = rows(lines, unit=unit, year=year)
    if units:
        found["units"] = rows(units, unit=unit, year=year)
    return found


def raw_budget(
    lines: str = "", units: str = "", investments: str = "", *, unit: str = "mkr", year: int = 2025, **content: Any
) -> dict[str, Any]:
    """The JSON of a plan with these tables."""
    if lines or units:
        content["operating_budget"] = operating(lines, units, unit=unit, year=year)
    if investments:
        content["investment_budget"] = {"unit": unit, "lines": rows(investments, unit=unit, year=year)}
    return raw_plan(year, **content)


def budget(
    lines: str = "", units: str = "", investments: str = "", *, unit: str = "mkr", year: int = 2025, **content: Any
) -> Plan:
    """A plan with these tables."""
    raw = raw_budget(lines, units, investments, unit=unit, year=year, **content)
    return plan(raw.pop("year"), **{key: value for key, value in raw.items() if key != "format"})

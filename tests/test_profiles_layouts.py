"""The general profile on layouts that no profile was written for: all that a person reads there, or told what not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.layouts import LAYOUTS, Layout
from vpbdiff import store
from vpbdiff.documents import text
from vpbdiff.documents.blocks import Document
from vpbdiff.extract import Extraction, extract, profile

GENERAL = profile.load()


def imported(plan: str) -> Extraction:
    found = extract(Document("plan.txt", text.blocks(plan)), GENERAL)
    store.read_plan(store.dumps(found.plan), "plan.json")  # what import writes can always be loaded
    return found


def goals(plan: dict[str, Any]) -> list[Any]:
    return [
        (
            goal["title"],
            [activity["title"] for activity in goal["activities"]] if "activities" in goal else None,
            [_measure(measure) for measure in goal["measures"]] if "measures" in goal else None,
        )
        for goal in plan.get("goals", [])
    ]


def _measure(measure: dict[str, Any]) -> str:
    values = [each for name in ("baselines", "outcomes", "targets") for each in measure.get(name, [])]
    return f"{measure['title']}: " + ", ".join(f"{each.get('year', '')} {each['value']}".strip() for each in values)


def budget(plan: dict[str, Any]) -> list[Any]:
    """The rows of the operating budget, under the list and the unit that they are in."""
    found: list[Any] = []
    group = plan.get("operating_budget", {})
    for name in ("lines", "units"):
        if name in group:
            found += [(name, group["unit"]), *map(_row, group[name])]
    return found


def _row(row: dict[str, Any]) -> tuple[str, str | None, str]:
    amounts = ", ".join(f"{each['kind']} {each['year']} {each['printed']}" for each in row["amounts"])
    change = f"; {row['change']['printed']}" if "change" in row else ""
    return row["name"], row.get("role"), amounts + change


def risks(plan: dict[str, Any]) -> list[Any]:
    return [
        (
            risk["process"],
            *(risk.get(name) for name in ("index", "likelihood", "consequence")),
            [control["text"] for control in risk["controls"]],
        )
        for risk in plan.get("internal_control_plan", {}).get("risks", [])
    ]


@pytest.mark.parametrize("layout", [pytest.param(layout, id=name) for name, layout in LAYOUTS.items()])
def test_a_layout_is_read_as_a_person_reads_it(layout: Layout) -> None:
    found = imported(layout.text)
    assert goals(found.plan) == layout.goals
    assert budget(found.plan) == layout.budget
    assert risks(found.plan) == layout.risks
    assert [note for note in found.accounts.notes if note.misread] == []
    assert found.missing == ()

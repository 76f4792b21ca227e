"""The steps that a plan prints from one frame to the next: held against its frames and the units that they name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.budgets import operating
from tests.support.plans import raw_plan
from vpbdiff.budget.checks import check_budget
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.store import plan_from_json

UNITS = "part | Hemtjänst | -20,0 | -18,0 |\npart | Boende | -12,0 | -11,0 |\ntotal | Summa | -32,0 | -29,0 |"
ALONE = "part | Hemtjänst | -20,0 | |\npart | Boende | -12,0 | |\ntotal | Summa | -32,0 | |"


def step(name: str, printed: str, **more: object) -> dict[str, Any]:
    amount = {"year": 2025, "kind": "budget", "kr": money.parse(printed, Unit.MKR).kr, "printed": printed}
    return {"name": name, "role": "part", "amounts": [amount], **more}


OPENING = step("Ram 2024", "29,0", type="carried_over")
CLOSING = step("Ram 2025", "32,0", role="total")
ROWS = [
    ("steps that lead to the frame", UNITS, [OPENING, step("Uppräkning", "0,6"), step("Nytt", "2,4"), CLOSING], []),
    ("as less money", UNITS, [step("Uppräkning", "-0,6"), step("Nytt", "-2,4")], []),
    ("a step is wrong", UNITS, [step("Uppräkning", "0,6"), step("Nytt", "1,4")], ["money.steps-frame.error"]),
    (
        "the closing frame is wrong",
        UNITS,
        [OPENING, step("Uppräkning", "0,6"), step("Nytt", "2,4"), step("Ram 2025", "33,0", role="total")],
        ["money.steps.error"],
    ),
    ("within rounding", UNITS, [step("Uppräkning", "0,6"), step("Nytt", "2,5")], ["money.steps-frame.note"]),
    ("to the units", UNITS, [step("Hemtjänst", "2,0"), step("Boende, volym", "1,0")], []),
    (
        "to the wrong units",
        UNITS,
        [step("Nytt", "1,0", rows=["Hemtjänst"]), step("Volym", "2,0", rows=["Boende"])],
        ["money.steps-unit.error", "money.steps-unit.error"],
    ),
    ("one names no unit", UNITS, [step("Nytt", "1,0", rows=["Hemtjänst"]), step("Volym", "2,0")], []),
    ("the year before is not printed", ALONE, [step("Nytt", "9,0")], []),
    ("no steps", UNITS, [], []),
]


@pytest.mark.parametrize(("reason", "units", "steps", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_steps_of_the_frame(reason: str, units: str, steps: list[dict[str, Any]], expected: list[str]) -> None:
    budget = operating(units=units) | ({"steps": steps} if steps else {})
    found = check_budget(plan_from_json(raw_plan(2025, operating_budget=budget)))
    assert [each.problem.key for each in found] == expected


def test_the_year_before_is_taken_from_its_own_plan() -> None:
    before = plan_from_json(raw_plan(2024, operating_budget=operating(units="total | Summa | -29,0 | |", year=2024)))
    plan = plan_from_json(raw_plan(2025, operating_budget=operating(units=ALONE) | {"steps": [step("Nytt", "9,0")]}))
    assert [each.problem.key for each in check_budget(plan, before)] == ["money.steps-frame.error"]

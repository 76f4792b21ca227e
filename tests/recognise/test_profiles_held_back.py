"""A neighbour's layout read by the general profile alone: the examples' other plan, its own profile held back.

All of its budget, with the steps of the frame, its goals, fees and risks come out, and nothing is left.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.layouts import budget, goals, risks
from vpbdiff.documents import plain_text
from vpbdiff.recognise import Extraction, extract, profile

PLAN = Path(__file__).parents[2] / "examples" / "documents" / "kultur-och-fritidsnamnden" / "2026.txt"


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(plain_text.read(PLAN), profile.load())


def printed(start: str, end: str) -> list[list[str]]:
    """The rows between two lines of the plan, by cells, as a person sees them."""
    whole = PLAN.read_text(encoding="utf-8")
    part = whole[whole.index(start) : whole.index(end)].replace("*", "")
    return [line.split("\t") for line in part.splitlines() if "\t" in line]


def test_every_goal_with_its_activities_and_measures(found: Extraction) -> None:
    whole = PLAN.read_text(encoding="utf-8")
    titles = re.findall(r"(?m)^#### [\d.]+ Nämndmål: (.*)$", whole)
    read = goals(found.plan)
    assert [title for title, _, _ in read] == titles
    assert [name for _, activities, _ in read for name in activities] == re.findall(r"(?m)^- \*\*(.*)\.\*\*", whole)
    rows = [row for row in printed("### 4.1 ", "## 5 ") if row[0] != "Indikator"]
    values = [f"{name}: 2024 {base}, 2026 {target}, 2028 {later}" for name, base, target, later in rows]
    assert [measure for _, _, measures in read for measure in measures] == values


def test_the_councils_goals_stand_above_the_committees(found: Extraction) -> None:
    above = re.findall(r"(?m)^### [\d.]+ Inriktningsmål: (.*)$", PLAN.read_text(encoding="utf-8"))
    assert [goal["title"] for goal in found.plan["overarching_goals"]] == above
    assert [goal["serves"] for goal in found.plan["goals"]] == [[above[0]], [above[0]], [above[1]], [above[2]]]


def test_who_answers_for_an_activity_and_when_it_is_done(found: Extraction) -> None:
    told = re.findall(r"Ansvarig: (.*?)\. Klart: (.*?)\.$", PLAN.read_text(encoding="utf-8"), re.MULTILINE)
    assert [
        (activity["responsible"], activity["deadline"])
        for goal in found.plan["goals"]
        for activity in goal["activities"]
    ] == told


BUDGETS = [
    ("the whole committee", "### 5.2 ", "### 5.3 ", "operating_budget", "lines"),
    ("its units", "### 5.3 ", "### 5.4 ", "operating_budget", "units"),
    ("investments", "### 5.4 ", "## 6 ", "investment_budget", "lines"),
]


@pytest.mark.parametrize(("start", "end", "group", "rows"), [pytest.param(*case, id=name) for name, *case in BUDGETS])
def test_every_amount_as_printed(found: Extraction, start: str, end: str, group: str, rows: str) -> None:
    head, *table = printed(start, end)
    words = {"Bokslut": "outcome", "Budget": "budget", "Plan": "plan"}
    columns = [(words[word], int(year)) for word, year in map(str.split, head[1:])]
    read = found.plan[group]
    assert read["unit"] == "tkr"
    assert [
        (row["name"], [(each["kind"], each["year"], each["printed"]) for each in row["amounts"]]) for row in read[rows]
    ] == [(name, [(*column, figure) for column, figure in zip(columns, row, strict=True)]) for name, *row in table]


def test_what_sums_up_the_budget(found: Extraction) -> None:
    named = [(name, role) for name, role, _ in filter(lambda row: len(row) == 3, budget(found.plan))]
    assert [each for each in named if each[1] not in {None, "part"}] == [
        ("Intäkter", "income"),
        ("Summa kostnader", "cost"),
        ("Nettokostnad", "net"),
        ("Kommunbidrag", "grant"),
        ("Resultat", "result"),
        ("Totalt", "total"),
    ]


def test_every_risk(found: Extraction) -> None:
    assert risks(found.plan) == [
        (process, int(index), int(likelihood), int(consequence), [control])
        for _, process, _, likelihood, consequence, index, control, _, _ in _risk_rows()
    ]


def _risk_rows() -> list[Any]:
    whole = PLAN.read_text(encoding="utf-8")
    part = whole[whole.index("## 8 Internkontroll 2026\n") :]
    return [line.split("\t") for line in part.splitlines() if re.match(r"\d\t", line)]


def test_the_steps_of_the_frame(found: Extraction) -> None:
    head, *rows = printed("Kommunbidrag, tkr", "### 5.2 ")
    steps = found.plan["operating_budget"]["steps"]
    assert [(step["name"], step["amounts"][0]["printed"]) for step in steps] == [tuple(row) for row in rows]
    assert {(amount["year"], amount["kind"]) for step in steps for amount in step["amounts"]} == {(2026, "budget")}
    assert (head, [step["role"] for step in steps][-1]) == (["Kommunbidrag, tkr", "2026"], "total")
    assert (steps[0]["type"], steps[4]["type"]) == ("carried_over", "saving")


def test_every_fee_with_what_is_charged(found: Extraction) -> None:
    _, *rows = printed("Avgift\t", "## 7 ")
    assert [
        (fee["name"], [(each["year"], each["value"], each["unit"]) for each in fee["amounts"]])
        for fee in found.plan["fees"]
    ] == [(name, [(2025, old, "kr"), (2026, new, "kr")]) for name, old, new in rows]


def test_nothing_is_left(found: Extraction) -> None:
    assert found.accounts.not_understood == ()
    assert found.accounts.as_they_stand == ()
    assert found.missing == ()

"""A neighbour's layout read by the general profile alone: the examples' other plan, its own profile held back.

All of its budget, goals and risks come out, and what has no place in a snapshot is told line by line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.layouts import budget, goals, risks
from vpbdiff.documents import plain_text
from vpbdiff.recognise import Extraction, extract, profile

PLAN = Path(__file__).parents[1] / "examples" / "documents" / "kultur-och-fritidsnamnden" / "2026.txt"


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(plain_text.read(PLAN), profile.load())


def lines(pattern: str) -> list[int]:
    """The lines of the plan that a pattern is found on."""
    return [n for n, line in enumerate(PLAN.read_text(encoding="utf-8").split("\n"), 1) if re.search(pattern, line)]


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


def test_what_has_no_place_is_told_line_by_line(found: Extraction) -> None:
    steps = range(lines("^Kommunbidrag, tkr")[0], lines("^Kommunbidrag 2026\t")[0] + 1)
    fees = range(lines("^Avgift\t")[0], lines("^Förlorat lånekort")[0] + 1)
    assert found.accounts.not_understood == (*steps, *fees)
    assert found.missing == ()

"""What `validate` says of a budget: errors beyond rounding, notes within it, and nothing of what adds up."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from tests.support.budgets import budget, raw_budget
from tests.support.plans import section
from tests.support.solna import raw_solna, solna
from vpbdiff import store, validation
from vpbdiff.base.errors import Diagnostic, Level
from vpbdiff.budget.checks import check_budget
from vpbdiff.claims import judge_claims
from vpbdiff.claims.factcheck import contradictions
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan
from vpbdiff.store import plan_from_json
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

Json = dict[str, Any]


def findings(plan: Plan, before: Plan | None = None) -> list[Diagnostic]:
    """The findings on money alone."""
    return [found for found in validation.check(plan, before) if found.problem.key.startswith("money.")]


def told(plan: Plan, before: Plan | None = None) -> list[tuple[str, str | None, object, object]]:
    return [
        (
            found.problem.key,
            found.problem.location.pointer,
            found.problem.params["printed"],
            found.problem.params["computed"],
        )
        for found in findings(plan, before)
    ]


LINES = "income | Intäkter | 10,0 | 9,0 | {}\ncost | Kostnader | -50,0 | -48,0 | {}\nnet | Netto | {} | -39,0 | {}"
GOOD = LINES.format("-1,0", "2,0", "-40,0", "1,0")
PARTS = "part | Hemtjänst | -18,1 | -17,0 | {}\npart | Boende | -21,9 | -22,0 | {}\ntotal | Summa | {} | -39,0 | {}"
GOOD_PARTS = PARTS.format("1,1", "-0,1", "-40,0", "1,0")


def test_what_adds_up_is_silent() -> None:
    assert told(budget(GOOD, GOOD_PARTS, "part | Bilar | -0,2 | -0,2 | 0,0\ntotal | Summa | -0,2 | -0,2 | 0,0")) == []


def test_rows_beside_costs_and_income_are_no_parts_of_the_net() -> None:
    """What the costs consist of, the municipal grant and the result: a neighbour's table has all of them."""
    rows = ["income | Intäkter | 10,0 | |", "part | Personal | 30,0 | |", "part | Lokaler | 20,0 | |"]
    rows += ["cost | Summa kostnader | 50,0 | |", "net | Nettokostnad | 40,0 | |", "part | Kommunbidrag | 40,0 | |"]
    assert told(budget("\n".join(rows))) == []


class Row(NamedTuple):
    """Tables, and what is found in them."""

    reason: str
    plan: Plan
    expected: list[tuple[str, str, str, str]]


U = "/operating_budget/units"
L = "/operating_budget/lines"
ROWS = [
    Row(
        "a total within rounding",
        budget(units="part | A | -1,1 | |\npart | B | -2,2 | |\ntotal | Summa | -3,4 | |"),
        [("money.parts.note", f"{U}/2/amounts/0", "-3,4", "−3,3")],
    ),
    Row(
        "a total beyond rounding",
        budget(units="part | A | -1,1 | |\npart | B | -2,2 | |\ntotal | Summa | -3,5 | |"),
        [("money.parts.error", f"{U}/2/amounts/0", "-3,5", "−3,3")],
    ),
    Row(
        "a coarse part makes a sum as coarse",
        budget(units="part | A | -1 | |\npart | B | -2,2 | |\ntotal | Summa | -3,7 | |"),
        [("money.parts.note", f"{U}/2/amounts/0", "-3,7", "−3,2")],
    ),
    Row(
        "a total as coarse as its rounding",
        budget(units="part | A | -1,1 | |\npart | B | -2,2 | |\ntotal | Summa | -3 | |"),
        [],
    ),
    Row(
        "a part without a figure is not nought",
        budget(units="part | A | | |\npart | B | -2,2 | |\ntotal | Summa | -3,5 | |"),
        [],
    ),
    Row(
        "the changes of the parts",
        budget(units="part | A | -1,1 | -1,0 | 0,1\npart | B | -2,2 | -2,2 | 0,0\ntotal | Summa | -3,3 | -3,2 | 0,3"),
        [(f"money.{rule}.error", f"{U}/2/change", "0,3", "0,1") for rule in ("parts-change", "change")],
    ),
    Row(
        "one part's change is printed wrong: that is told, and the total is not blamed",
        budget(units="part | A | 2,0 | 1,0 | 1,0\npart | B | 2,0 | 2,5 | 0,5\ntotal | Summa | 4,0 | 3,5 | 0,5"),
        [("money.change.error", f"{U}/1/change", "0,5", "−0,5")],
    ),
    Row(
        "the net",
        budget(LINES.format("-1,0", "2,0", "-41,0", "2,0")),
        [("money.net.error", f"{L}/2/amounts/0", "-41,0", "−40,0")],
    ),
    Row(
        "the net with positive costs",
        budget("income | Intäkter | 10,0 | |\ncost | Kostnader | 50,0 | |\nnet | Netto | 41,0 | |"),
        [("money.net.error", f"{L}/2/amounts/0", "41,0", "40,0")],
    ),
    Row(
        "a change within rounding",
        budget(LINES.format("-1,1", "2,0", "-40,0", "1,0")),
        [("money.change.note", f"{L}/0/change", "-1,1", "−1,0")],
    ),
    Row(
        "a change with the wrong sign",
        budget(LINES.format("-1,0", "-2,0", "-40,0", "1,0")),
        [("money.change.error", f"{L}/1/change", "-2,0", "2,0")],
    ),
    Row(
        "a change where the rule can't be read may have any sign, not any size",
        budget(units="part | A | -2,0 | -2,0 | 0,4"),
        [("money.change.error", f"{U}/0/change", "0,4", "0,0")],
    ),
    Row(
        "the units against the net",
        budget(GOOD, PARTS.format("1,1", "-0,1", "-40,0", "1,0").replace("-18,1", "-18,4").replace("-40,0", "-40,3")),
        [
            ("money.change.error", f"{U}/0/change", "1,1", "1,4"),
            ("money.change.error", f"{U}/2/change", "1,0", "1,3"),
            ("money.units.error", f"{L}/2/amounts/0", "-40,0", "−40,3"),
        ],
    ),
    Row(
        "a missing total: the units' sum against the net",
        budget("net | Netto | -40,0 | |", "part | A | -18,1 | |\npart | B | -22,9 | |"),
        [("money.units.error", f"{L}/0/amounts/0", "-40,0", "−41,0")],
    ),
    Row(
        "units in tkr under a net in mkr",
        budget("net | Netto | -40,0 | |", "part | A | -18 120 tkr | |\npart | B | -21 900 tkr | |"),
        [],
    ),
    Row(
        "three years in one table",
        budget(units="part | A | -3,0 | -2,0 | -1,0 |\npart | B | -3,0 | -2,0 | -1,0 |\ntotal | C | -6 | -4 | -3,0 |"),
        [("money.parts.error", f"{U}/2/amounts/2", "-3,0", "−2,0")],
    ),
    Row(
        "the same amount stated in the prose",
        budget(GOOD, sections=[section("Ekonomi", "Nämnden har fått en ram på 40,9 mkr.")]),
        [("money.claim-level.error", "/sections/0/paragraphs/0", "40,9\u00a0mkr", "40,0\u00a0mkr")],
    ),
    Row(
        "an amount stated in tkr beside a table in mkr",
        budget(GOOD, sections=[section("Ekonomi", "Nämnden har fått en ram på 40 920 tkr.")]),
        [("money.claim-level.error", "/sections/0/paragraphs/0", "40,92\u00a0mkr", "40,0\u00a0mkr")],
    ),
    Row(
        "a change stated in the prose, within rounding",
        budget(GOOD, sections=[section("Ekonomi", "Ramen ökar med 1,1 mkr jämfört med föregående år.")]),
        [("money.claim-change.note", "/sections/0/paragraphs/0", "1,1\u00a0mkr", "1,0\u00a0mkr")],
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[row.reason for row in ROWS])
def test_findings(row: Row) -> None:
    assert told(row.plan) == row.expected


def test_a_restated_year_is_held_against_its_own_plan() -> None:
    before = budget("net | Netto | -39,0 | |", "part | Hemtjänst | -17,0 | |\npart | Korttid | -22,0 | |", year=2024)
    plan = budget(GOOD, GOOD_PARTS.replace("-17,0", "-16,9").replace("-22,0", "-22,1").replace("Boende", "Korttid"))
    keys = [(found.problem.key, found.problem.params["name"]) for found in findings(plan, before)]
    assert ("money.restated.note", "Hemtjänst") in keys
    assert ("money.restated.note", "Korttid") in keys
    far = budget("net | Netto | -39,0 | |", "part | Hemtjänst | -15,0 | |\npart | Korttid | -24,0 | |", year=2024)
    assert [found.problem.key for found in findings(plan, far)].count("money.restated.warning") == 2
    assert [found.problem.key for found in findings(plan, far) if "Netto" in str(found.problem.params)] == []


def test_a_plan_known_from_the_column_itself_restates_nothing() -> None:
    assert findings(solna(2022), solna(2021)) == []


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
def test_the_real_plans_have_neither_errors_nor_notes(year: int) -> None:
    assert findings(solna(year)) == []


def test_a_finding_says_place_printed_computed_and_tolerance() -> None:
    (found,) = findings(budget(units="part | A | -1,1 | |\npart | B | -2,2 | |\ntotal | Summa | -3,5 | |"))
    assert found.level is Level.ERROR
    said = sentence(Wording("sv"), found.problem)
    assert said.startswith("/operating_budget/units/2/amounts/0: «Summa» för 2025 är tryckt som -3,5, ")
    assert "ger tillsammans −3,3" in said
    assert "högst 0,15" in said


def test_validate_prints_the_line_and_exits_with_findings(tmp_path: Any) -> None:
    from vpbdiff.cli import cli  # noqa: PLC0415

    path = tmp_path / "2025.json"
    path.write_text(store.dumps(raw_budget(units="part | A | -1,1 | |\ntotal | Summa | -3,5 | |")), encoding="utf-8")
    result = CliRunner().invoke(cli, ["validate", str(path)], prog_name="vpbdiff")
    assert result.exit_code == 1
    assert "Fel: " in result.output
    assert "-3,5" in result.output


# What is planted


_PROSE = re.compile(r"(?<![\d:/,-])(\d+(?:,\d+)?)(?=\s?(?:mkr|procent|%))")


class Figure(NamedTuple):
    """One figure of a plan: a way to it, and what it says."""

    path: tuple[str | int, ...]
    span: tuple[int, int] | None
    text: str


def _figures(raw: Json) -> Iterator[Figure]:
    """Every figure of a plan: those of its budget tables, and the amounts and percentages of its prose."""
    yield from _walk(raw, ())


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[Figure]:
    if isinstance(value, dict):
        if "kr" in value:
            yield Figure(path, None, value["printed"])
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _walk(inner, (*path, position))
    elif isinstance(value, str) and path[-1] == "text" and "sections" in path and "goals" not in path:
        for match in _PROSE.finditer(value):
            yield Figure(path, match.span(1), match[1])


def _planted(raw: Json, figure: Figure, kr: int) -> Plan:
    """The plan with `kr` more in one figure, as a slip of the pen would have it."""
    changed = copy.deepcopy(raw)
    place = changed
    for step in figure.path[:-1]:
        place = place[step]  # type: ignore[index]
    old = money.parse(figure.text, Unit.MKR)
    text = money.text(old.kr + kr, Unit.MKR, max(old.decimals, 1))
    if figure.span is None:
        place[figure.path[-1]].update(kr=old.kr + kr, printed=text)  # type: ignore[index]
    else:
        whole = place[figure.path[-1]]  # type: ignore[index]
        place[figure.path[-1]] = whole[: figure.span[0]] + text + whole[figure.span[1] :]  # type: ignore[index]
    return plan_from_json(changed)


def _caught(year: int, kr: int) -> tuple[Counter[str], list[str]]:
    """How many planted figures are caught at each level, tables and prose apart, and what nothing contradicts."""
    raw = raw_solna(year)
    counts: Counter[str] = Counter()
    silent = []
    for figure in _figures(raw):
        plan = _planted(raw, figure, kr)
        levels = {found.level for found in (*check_budget(plan), *contradictions(judge_claims(plan)))}
        level = next((level for level in (Level.ERROR, Level.NOTE) if level in levels), None)
        where = "table" if figure.span is None else "prose"
        counts[f"{where} {level.value if level else 'none'}"] += 1
        if level is None:
            silent.append(figure.text)
    return counts, silent


UNCONTRADICTED = {
    # An index whose base is not printed, its cost, a saving whose line is not printed, and three shares of a statistic.
    2020: ["1,0", "1,4", "5", "1", "71", "45", "20", "1,0", "1,4", "5", "1"],
    # The frame's general index, twice; a saving whose line is not printed; an index beside another decision.
    2022: ["0,5", "0,5", "6", "1"],
}
TABLE_FIGURES = {2020: 9 + 15 + 6, 2022: 9 + 15 + 3}
PROSE_FIGURES = {2020: 15, 2022: 12}


@pytest.mark.parametrize(
    ("year", "kr", "level"),
    [
        pytest.param(2020, 1_000_000, "error", marks=pytest.mark.soak),
        (2022, 100_000, "note"),
        pytest.param(2020, 100_000, "note", marks=pytest.mark.soak),
        pytest.param(2022, 1_000_000, "error", marks=pytest.mark.soak),
    ],
)
def test_a_slip_planted_in_any_figure(year: int, kr: int, level: str) -> None:
    """0,1 mkr is within rounding everywhere: a note. 1,0 mkr is nowhere: an error. No figure of a table slips by."""
    counts, silent = _caught(year, kr)
    assert silent == UNCONTRADICTED[year]
    assert counts == {
        f"table {level}": TABLE_FIGURES[year],
        f"prose {level}": PROSE_FIGURES[year] - len(silent),
        "prose none": len(silent),
    }

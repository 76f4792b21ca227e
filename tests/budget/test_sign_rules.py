"""Each table's sign rules, read off its own figures; what they leave open is said."""

from __future__ import annotations

import pytest

from tests.support.budgets import budget
from tests.support.solna import solna
from vpbdiff.budget.conventions import Meaning, read_change, read_signs
from vpbdiff.budget.tables import INVESTMENTS, LINES, UNITS, AmountColumn, table
from vpbdiff.compare import compare
from vpbdiff.detect.fields import amount_facets, amount_remarks
from vpbdiff.model.changes import Kind
from vpbdiff.model.plan import Plan

SIGNS = [
    ("costs negative", "income | Intäkter | 10 | |\ncost | Kostnader | -50 | |\nnet | Netto | -40 | |", (1, -1, -1)),
    ("costs positive", "income | Intäkter | 10 | |\ncost | Kostnader | 50 | |\nnet | Netto | 40 | |", (1, 1, 1)),
    ("income negative", "income | Intäkter | -10 | |\ncost | Kostnader | 50 | |\nnet | Netto | 40 | |", (-1, 1, 1)),
    ("net as a result", "income | Intäkter | 10 | |\ncost | Kostnader | 50 | |\nnet | Netto | -40 | |", (1, 1, -1)),
    ("a surplus", "income | Intäkter | 60 | |\ncost | Kostnader | -50 | |\nnet | Netto | 10 | |", (1, -1, -1)),
    ("all nought", "income | Intäkter | 0 | |\ncost | Kostnader | 0 | |\nnet | Netto | 0 | |", (None, None, None)),
]


@pytest.mark.parametrize(("reason", "lines", "expected"), SIGNS, ids=[row[0] for row in SIGNS])
def test_signs(reason: str, lines: str, expected: tuple[int | None, ...]) -> None:
    rule = read_signs(table(budget(lines), LINES))
    assert (rule.income, rule.cost, rule.net) == expected


def test_the_total_tells_for_parts_of_both_signs() -> None:
    units = "part | Hemtjänst | 8 | |\npart | Lokaler (uthyrning) | -2 | |\ntotal | Summa | 6 | |"
    assert read_signs(table(budget(units=units), UNITS)).net == 1


def test_one_misprinted_sign_makes_no_rule() -> None:
    units = "part | Hemtjänst | -8 | -7 |\npart | Boende | 2 | -2 |"
    assert read_signs(table(budget(units=units), UNITS)).net == -1


LINES_ROWS = "income | Intäkter | 48 | 56 | {}\ncost | Kostnader | -276 | -289 | {}\nnet | Netto | -228 | -233 | {}"
CHANGES = [
    ("change in net cost", LINES_ROWS.format("8", "-13", "-5"), {Meaning.NET_COST, Meaning.OLD_LESS_NEW}),
    ("change in the result", LINES_ROWS.format("-8", "13", "5"), {Meaning.RESULT, Meaning.NEW_LESS_OLD}),
    ("each in its own sense", LINES_ROWS.format("-8", "-13", "-5"), {Meaning.OWN_SENSE}),
    ("one row is wrong", LINES_ROWS.format("8", "-11", "-5"), {Meaning.NET_COST, Meaning.OLD_LESS_NEW}),
    (
        "positive costs separate what negative ones can't",
        "income | Intäkter | 48 | 56 | -8\ncost | Kostnader | 276 | 289 | -13\nnet | Netto | 228 | 233 | -5",
        {Meaning.OWN_SENSE, Meaning.NEW_LESS_OLD},
    ),
    (
        "positive costs, change in net cost alone",
        "income | Intäkter | 48 | 56 | 8\ncost | Kostnader | 276 | 289 | -13\nnet | Netto | 228 | 233 | -5",
        {Meaning.NET_COST},
    ),
    ("nothing moved", LINES_ROWS.format("", "", "") + "\npart | Övrigt | -1 | -1 | 0", set()),
    ("no row agrees with any meaning", LINES_ROWS.format("3", "4", "9"), set()),
    (
        "two rows that want two meanings",
        "income | Intäkter | 48 | 56 | 8\ncost | Kostnader | -276 | -289 | 13",
        set(),
    ),
]


@pytest.mark.parametrize(("reason", "lines", "expected"), CHANGES, ids=[row[0] for row in CHANGES])
def test_what_the_change_column_means(reason: str, lines: str, expected: set[Meaning]) -> None:
    rows = table(budget(lines), LINES)
    rule = read_change(rows, read_signs(rows))
    assert rule is not None
    assert set(rule.meanings) == expected


def test_a_row_that_the_rule_does_not_explain_is_named() -> None:
    rows = table(budget(LINES_ROWS.format("8", "-11", "-5")), LINES)
    rule = read_change(rows, read_signs(rows))
    assert rule is not None
    assert [row.name for row in rule.evidence] == ["Intäkter", "Netto"]
    assert [row.name for row in rule.against] == ["Kostnader"]


def test_the_column_that_the_change_compares_with_is_read_off_too() -> None:
    """Three years in one table: the change is from the outcome two years ago, not from the year before."""
    rows = table(budget(units="part | Hemtjänst | -20 | -19 | -16 | 4\npart | Boende | -30 | -29 | -31 | -1"), UNITS)
    rule = read_change(rows, read_signs(rows))
    assert rule is not None
    assert rule.old == AmountColumn(2023)
    assert Meaning.NET_COST in rule.meanings


def test_no_change_column_no_rule() -> None:
    rows = table(budget(units="part | Hemtjänst | -20 | -19 |"), UNITS)
    assert read_change(rows, read_signs(rows)) is None


@pytest.mark.parametrize("year", [2020, 2022])
def test_the_real_tables(year: int) -> None:
    """Förändring is the change in net cost, so that income 56,8 to 48,5 is printed 8,3."""
    plan = solna(year)
    lines, units = table(plan, LINES), table(plan, UNITS)
    rules = [read_change(rows, read_signs(rows)) for rows in (lines, units)]
    assert all(rule is not None and rule.old == AmountColumn(year - 1) and not rule.against for rule in rules)
    assert [set(rule.meanings) for rule in rules if rule] == [
        {Meaning.NET_COST, Meaning.OLD_LESS_NEW},
        {Meaning.NET_COST, Meaning.OLD_LESS_NEW, Meaning.OWN_SENSE},  # a table of costs alone can't separate these
    ]
    assert [len(rule.evidence) for rule in rules if rule] == [3, 5]


def test_the_real_investments_leave_the_change_unread_and_the_signs_apart() -> None:
    tables = [table(solna(year), INVESTMENTS) for year in (2020, 2022)]
    assert [read_signs(rows).net for rows in tables] == [-1, 1]
    rules = [read_change(rows, read_signs(rows)) for rows in tables]
    assert [rule.meanings for rule in rules if rule] == [(), ()]


def _facets(old: Plan, new: Plan, path: str = UNITS, position: int = 0) -> list[tuple[Kind, str | None]]:
    facets = amount_facets([old.listing(path)[position]], [new.listing(path)[position]], old, new)
    return [(facet.kind, facet.field) for facet in facets]


FACETS = [
    ("more cost, printed as a lower figure", ("-18,1 | |", "-18,2 | |"), [Kind.INCREASED]),
    ("less cost", ("-18,1 | |", "-17 | |"), [Kind.DECREASED]),
    ("the same under another sign rule", ("-0,2 | |", "0,2 | |"), []),
    ("more under another sign rule", ("-0,2 | |", "0,3 | |"), [Kind.INCREASED]),
    ("a digit more of precision, the same rounded", ("-18,1 | |", "-18,12 | |"), []),
    ("a digit more of precision, not the same", ("-18,1 | |", "-18,19 | |"), [Kind.INCREASED]),
    ("the year that both print is restated", ("-18,1 | |", "-18,1 | -17,9 |"), [Kind.RESTATED]),
    ("no figure on one side", ("-18,1 | |", " | |"), []),
]


@pytest.mark.parametrize(("reason", "figures", "kinds"), FACETS, ids=[row[0] for row in FACETS])
def test_facets_speak_of_the_amount_in_its_own_sense(reason: str, figures: tuple[str, str], kinds: list[Kind]) -> None:
    old = budget(units=f"part | Hemtjänst | {figures[0]}", year=2024)
    new = budget(units=f"part | Hemtjänst | {figures[1]}", year=2025)
    assert _facets(old, new) == [(kind, "amounts") for kind in kinds]


def test_less_income_is_a_decrease() -> None:
    old, new = budget("income | Intäkter | 10 | |", year=2024), budget("income | Intäkter | 8 | |", year=2025)
    assert _facets(old, new, LINES) == [(Kind.DECREASED, "amounts")]


def test_a_table_in_tkr_against_one_in_mkr() -> None:
    old = budget(units="part | Hemtjänst | -230 590 | |", unit="tkr", year=2024)
    new = budget(units="part | Hemtjänst | -230,6 | |", year=2025)
    assert _facets(old, new) == []


def test_units_mixed_in_one_table() -> None:
    old = budget(units="part | Hemtjänst | -18 100 tkr | |\npart | Boende | -20,5 | |", year=2024)
    new = budget(units="part | Hemtjänst | -18,1 | |\npart | Boende | -20 400 tkr | |", year=2025)
    assert [_facets(old, new, position=n) for n in (0, 1)] == [[], [(Kind.DECREASED, "amounts")]]


def test_no_figure_is_a_remark_and_no_nought() -> None:
    old, new = solna(2020), solna(2022)
    empty = amount_remarks(old.listing(INVESTMENTS)[0], new.listing(INVESTMENTS)[0], old, new)
    assert [(remark.key, dict(remark.params)["year"], remark.pointer) for remark in empty] == [
        ("compare.no-figure", 2022, "/investment_budget/lines/0")
    ]
    assert amount_remarks(old.listing(INVESTMENTS)[1], new.listing(INVESTMENTS)[1], old, new) == ()


def test_the_real_investments_did_not_change() -> None:
    assert _facets(solna(2020), solna(2022), INVESTMENTS, 0) == []
    assert _facets(solna(2020), solna(2022), INVESTMENTS, 1) == []


def test_a_misprinted_change_corrected_between_two_versions_of_a_year() -> None:
    old = budget(units="part | Hemtjänst | -18,1 | -17,9 | 0,3")
    new = budget(units="part | Hemtjänst | -18,1 | -17,9 | 0,2")
    assert _facets(old, new) == [(Kind.DECREASED, "change")]
    next_year = budget(units="part | Hemtjänst | -18,1 | -18,1 | 0,0", year=2026)
    assert _facets(old, next_year) == []


ONE_YEAR = "part | Hemtjänst | -18,1 | -17,4 | -0,7"


@pytest.mark.parametrize(
    ("reason", "row", "facets"),
    [
        ("printed coarser", "part | Hemtjänst | -18 | -17,4 | -0,7", [(Kind.DECREASED, "amounts")]),
        (
            "printed finer, and another amount",
            "part | Hemtjänst | -18,12 | -17,4 | -0,7",
            [(Kind.INCREASED, "amounts")],
        ),
        ("printed finer", "part | Hemtjänst | -18,10 | -17,4 | -0,7", []),
        ("the change printed coarser", "part | Hemtjänst | -18,1 | -17,4 | -1", [(Kind.DECREASED, "change")]),
        ("in another unit", "part | Hemtjänst | -18 120 tkr | -17,4 | -0,7", []),
    ],
)
def test_between_versions_of_one_year_what_is_printed_in_one_unit_must_be_equal(
    reason: str, row: str, facets: list[tuple[Kind, str]]
) -> None:
    assert _facets(budget(units=ONE_YEAR), budget(units=row)) == facets


@pytest.mark.parametrize(
    ("reason", "years", "row", "lacking"),
    [
        ("last year's figure is gone", (2025, 2025), "part | Hemtjänst | -18,1 | | -0,7", [2024]),
        ("so is the year's own", (2025, 2025), "part | Hemtjänst | | |", [2025, 2024]),
        ("between years a comparison column comes and goes", (2024, 2025), "part | Hemtjänst | -18,1 | |", []),
    ],
)
def test_a_figure_that_one_plan_alone_has_is_said(
    reason: str, years: tuple[int, int], row: str, lacking: list[int]
) -> None:
    old, new = budget(units=ONE_YEAR, year=years[0]), budget(units=row, year=years[1])
    found = amount_remarks(old.listing(UNITS)[0], new.listing(UNITS)[0], old, new)
    assert [dict(remark.params)["year"] for remark in found if remark.key == "compare.no-figure"] == lacking


@pytest.mark.parametrize(
    ("reason", "years", "rows", "told"),
    [
        ("gone", (2025, 2025), (ONE_YEAR, "part | Hemtjänst | -18,1 | -17,4 |"), [("compare.change-gone", "−0,7")]),
        ("new", (2025, 2025), ("part | Hemtjänst | -18,1 | -17,4 |", ONE_YEAR), [("compare.change-new", "−0,7")]),
        ("nought too", (2025, 2025), ("part | X | 0,1 | |", "part | X | 0,1 | | 0,0"), [("compare.change-new", "0,0")]),
        ("the same", (2025, 2025), (ONE_YEAR, ONE_YEAR), []),
        ("between years it follows from the amounts", (2024, 2025), (ONE_YEAR, "part | Hemtjänst | -18,1 | |"), []),
    ],
)  # fmt: skip
def test_a_printed_change_that_one_version_alone_has_is_said(
    reason: str, years: tuple[int, int], rows: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    old, new = (budget(units=row, year=year) for row, year in zip(rows, years, strict=True))
    found = compare(old, new).not_comparable
    assert [(remark.key, dict(remark.params)["printed"]) for remark in found if "change" in remark.key] == told

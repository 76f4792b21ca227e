"""Where the money went between units: arithmetic that always adds up, and a transfer only where nothing else fits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budgets import budget
from tests.support.solna import solna
from vpbdiff.budget.bridge import ResidualState, bridge
from vpbdiff.budget.components import LineAmount
from vpbdiff.budget.movement import Movement, movement, row_changes
from vpbdiff.budget.tables import LINES
from vpbdiff.matching import match
from vpbdiff.model import money
from vpbdiff.model.keys import Pin, plan_keys
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan


def moved(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> Movement:
    found = movement(old, new, match(old, new, pins))
    assert found is not None
    return found


def mkr(kr: Fraction) -> str:
    return money.text(kr, Unit.MKR, 1, signed=True)


def units(text: str, year: int) -> Plan:
    return budget(units="\n".join(f"part | {line} | |" for line in text.split("\n")), year=year)


REAL = [
    # years, each unit's change, increases, decreases, the frame
    (2019, 2020, ["−4,9", "+0,4", "−0,6", "+0,5"], "+0,9", "+5,5", "−4,6"),
    (2020, 2022, ["−0,8", "+0,7", "−5,4", "+3,3"], "+4,0", "+6,2", "−2,2"),
    (2021, 2022, ["+0,2", "+0,7", "−5,4", "+0,9"], "+1,8", "+5,4", "−3,6"),
]


@pytest.mark.parametrize("row", REAL, ids=[f"{row[0]}-{row[1]}" for row in REAL])
def test_the_real_plans(row: tuple[int, int, list[str], str, str, str]) -> None:
    old, new, changes, up, down, frame = row
    found = moved(solna(old), solna(new))
    assert [mkr(unit.change.kr) for unit in found.units if unit.change] == changes
    assert (mkr(found.increases.kr), mkr(found.decreases.kr)) == (up, down)
    assert found.frame is not None and found.frame.change is not None
    assert mkr(found.frame.change.kr) == mkr(found.change.kr) == frame
    assert mkr(found.redistributed_at_most) == up
    assert found.likely_transfers == ()


def test_the_real_income_costs_and_net() -> None:
    old, new = solna(2020), solna(2022)
    rows = row_changes(old, new, LINES, match(old, new))
    assert [(row.name, row.before and mkr(row.before.kr), row.after and mkr(row.after.kr)) for row in rows] == [
        ("Intäkter", "+48,5", "+42,4"),
        ("Kostnader", "+276,9", "+268,6"),
        ("Nettokostnader", "+228,4", "+226,2"),
    ]
    assert [mkr(row.change.kr) for row in rows if row.change] == ["−6,1", "−8,3", "−2,2"]


def test_units_pair_through_differing_names() -> None:
    names = [([row.name for row in unit.old], unit.name) for unit in moved(solna(2020), solna(2022)).units]
    assert names == [
        (["Stab och central ledning"], "Stab och central ledning"),
        (["Vuxenheten"], "Vuxenheten"),
        (["Ekonomi- och arbetsmarknad"], "Ekonomi- och arbetsmarknadsenheten"),
        (["Barn- och ungdom"], "Barn- och ungdomsenheten"),
    ]


def pin(old: Plan, before: str, new: Plan, after: str) -> Pin:
    keys = [{item.name: key for key, item in plan_keys(plan).items()} for plan in (old, new)]
    return Pin(keys[0][before], keys[1][after], same=True)


def test_a_pin_pairs_what_no_name_does() -> None:
    old, new = units("Hemtjänst | -20,0\nKorttid | -8,0", 2024), units("Hemtjänst | -20,0\nSolbacken | -8,5", 2025)
    apart, together = moved(old, new), moved(old, new, [pin(old, "Korttid", new, "Solbacken")])
    assert [mkr(unit.change.kr) for unit in apart.units if unit.change] == ["0,0"]
    assert [(unit.name, len(unit.new)) for unit in apart.alone] == [("Korttid", 0), ("Solbacken", 1)]
    assert [mkr(unit.change.kr) for unit in together.units if unit.change] == ["0,0", "+0,5"]


LIKELY = [
    ("equal and opposite", "A | -5,0\nB | -7,0\nC | -9,0", "A | -4,0\nB | -8,0\nC | -9,3", [("A", "B", "+1,0")]),
    ("nearly equal is not equal", "A | -5,0\nB | -7,0", "A | -4,0\nB | -7,9", []),
    ("two could be the receiver", "A | -5,0\nB | -7,0\nC | -9,0", "A | -4,0\nB | -8,0\nC | -10,0", []),
    ("two could be the giver", "A | -5,0\nB | -7,0\nC | -9,0", "A | -4,0\nB | -6,0\nC | -10,0", []),
    ("everything grows", "A | -5,0\nB | -7,0", "A | -6,0\nB | -8,0", []),
    ("nothing moves", "A | -5,0\nB | -7,0", "A | -5,0\nB | -7,0", []),
]


@pytest.mark.parametrize(("reason", "old", "new", "expected"), LIKELY, ids=[row[0] for row in LIKELY])
def test_likely_transfers(reason: str, old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    found = moved(units(old, 2024), units(new, 2025))
    assert [(each.source.name, each.target.name, mkr(each.kr)) for each in found.likely_transfers] == expected


BY_NAME = [
    ("the whole and a word more", "Boende | -62,0", "Boende norr | -34,5\nBoende söder | -29,5", ["Boende"]),
    ("kept as a row without a figure", "Boende | -62,0", "Boende |\nBoende norr | -34\nBoende söder | -29", ["Boende"]),
    ("one part alone", "Boende | -62,0", "Boende norr | -34,5\nHemtjänst | -29,5", []),
    ("far more than the whole", "Boende | -12,0", "Boende norr | -34,5\nBoende söder | -29,5", []),
    ("the whole stays", "Boende | -62,0", "Boende | -2\nBoende norr | -34,5\nBoende söder | -29,5", []),
]


@pytest.mark.parametrize(("reason", "one", "several", "expected"), BY_NAME, ids=[row[0] for row in BY_NAME])
def test_names_suggest_a_split_or_a_merger(reason: str, one: str, several: str, expected: list[str]) -> None:
    split, merged = moved(units(one, 2024), units(several, 2025)), moved(units(several, 2024), units(one, 2025))
    assert [each.whole.name for each in split.likely_splits] == expected
    assert [each.whole.name for each in merged.likely_merges] == expected
    assert (split.likely_merges, merged.likely_splits) == ((), ())
    assert all(len(each.parts) == 2 for each in split.likely_splits)


def test_a_unit_without_a_figure_is_in_no_sum() -> None:
    found = moved(units("A | -5,0\nB | -7,0", 2024), units("A | -6,0\nB | ", 2025))
    assert [unit.name for unit in found.not_compared] == ["B"]
    assert mkr(found.change.kr) == "+1,0"


def test_no_total_no_frame() -> None:
    assert moved(units("A | -5,0", 2024), units("A | -6,0", 2025)).frame is None


SUMS_APART = [
    ("no net in the old", ("", "part | A | -5,0 | |"), ("net | Netto | -6,0 | |", "part | A | -6,0 | |"), None),
    ("no net in the new", ("net | Netto | -5,0 | |", "part | A | -5,0 | |"), ("", "part | A | -6,0 | |"), None),
    (
        "income and cost without their net",
        ("cost | Kostnader | -5,0 | |", "part | A | -5,0 | |"),
        ("cost | Kostnader | -6,0 | |\nnet | Netto | -6,0 | |", "part | A | -6,0 | |"),
        None,
    ),
    ("no total in the old", ("", "part | A | -5,0 | |"), ("", "part | A | -6,0 | |\ntotal | Summa | -6,0 | |"), None),
    (
        "a net on one side, a total on both",
        ("", "part | A | -5,0 | |\ntotal | Summa | -5,0 | |"),
        ("net | Netto | -6,0 | |", "part | A | -6,0 | |\ntotal | Summa | -6,0 | |"),
        "+1,0",
    ),
]


@pytest.mark.parametrize(("reason", "old", "new", "frame"), SUMS_APART, ids=[row[0] for row in SUMS_APART])
def test_a_sum_that_one_plan_does_not_print_is_not_nought(
    reason: str, old: tuple[str, str], new: tuple[str, str], frame: str | None
) -> None:
    found = moved(budget(*old, year=2024), budget(*new, year=2025))
    assert mkr(found.change.kr) == "+1,0"
    assert (found.frame and found.frame.change and mkr(found.frame.change.kr)) == frame


def test_a_plan_without_units_has_no_movement() -> None:
    old, new = budget("net | Netto | -5 | |", year=2024), units("A | -6,0", 2025)
    assert movement(old, new, match(old, new)) is None


def test_a_plan_in_tkr_against_the_same_in_mkr_moves_nothing() -> None:
    old = budget(units="part | A | -18 120 | |\npart | B | -72 190 | |", unit="tkr", year=2024)
    new = budget(units="part | A | -18,1 | |\npart | B | -72,2 | |", year=2025)
    found = moved(old, new)
    assert (found.increases.kr, found.decreases.kr, found.redistributed_at_most) == (0, 0, 0)


def test_costs_negative_in_one_plan_and_positive_in_the_other() -> None:
    old = budget(units="part | A | -18,1 | |\ntotal | Summa | -18,1 | |", year=2024)
    new = budget(units="part | A | 18,4 | |\ntotal | Summa | 18,4 | |", year=2025)
    assert mkr(moved(old, new).change.kr) == "+0,3"


tenths = st.integers(-200, 4_000)
unit_names = st.lists(
    st.sampled_from(["Hemtjänst", "Boende", "Daglig verksamhet", "Stab", "Färdtjänst", "Anhörigstöd"]), unique=True
)


@st.composite
def budgets(draw: st.DrawFn, year: int) -> Plan:
    """A plan whose units add up to its total and to its net, which is a cost."""
    names = draw(unit_names.filter(bool))
    figures = draw(st.lists(tenths, min_size=len(names), max_size=len(names)).filter(lambda each: sum(each) > 0))
    parts = [f"part | {name} | {_figure(each)} | |" for name, each in zip(names, figures, strict=True)]
    total = _figure(sum(figures))
    return budget(f"net | Netto | {total} | |", "\n".join([*parts, f"total | Summa | {total} | |"]), year=year)


def _figure(tenth: int) -> str:
    return money.text(-tenth * 100_000, Unit.MKR, 1)


@given(budgets(2024), budgets(2025))
def test_the_units_changes_add_up_to_the_frames(old: Plan, new: Plan) -> None:
    found = moved(old, new)
    assert found.frame is not None and found.frame.after is not None and found.frame.before is not None
    assert all(isinstance(unit.change.kr, Fraction) for unit in found.units if unit.change)
    assert found.increases.kr - found.decreases.kr == found.change.kr
    came = sum(unit.after.kr for unit in found.alone if unit.after)
    went = sum(unit.before.kr for unit in found.alone if unit.before)
    assert found.change.kr + came - went == found.frame.after.kr - found.frame.before.kr
    assert found.apart is not None and found.apart.kr == 0
    assert found.redistributed_at_most == min(found.increases.kr, found.decreases.kr)
    backwards = moved(new, old)
    assert (backwards.increases.kr, backwards.decreases.kr) == (found.decreases.kr, found.increases.kr)


TOTAL = "\ntotal | Summa | {} |"
PAIR = "part | A | 1,0 |\npart | B | 0,5 |" + TOTAL.format("1,5")
PROVED = {
    # the old units, the new; those that came or went, those that are not compared
    "what the others come to without it": (PAIR, "part | A | 1,6 |\npart | B | |" + TOTAL.format("1,6"), ["B"], []),
    "a total that proves nothing": (PAIR, "part | A | 1,1 |\npart | B | |" + TOTAL.format("1,6"), [], ["B"]),
    "no total": (PAIR, "part | A | 1,1 |\npart | B | |", [], ["B"]),
    "new": ("part | A | 1,5 |\npart | B | |" + TOTAL.format("1,5"), PAIR, ["B"], []),
    "nothing in both": (*(2 * ["part | A | 1,5 |\npart | B | |" + TOTAL.format("1,5")]), [], []),
    "nothing in one, and not known in the other": (
        "part | A | 1,4 |\npart | B | |" + TOTAL.format("1,5"),
        "part | A | 1,5 |\npart | B | |" + TOTAL.format("1,5"),
        [],
        ["B"],
    ),
    "nought in print": (PAIR, "part | A | 1,6 |\npart | B | 0,0 |" + TOTAL.format("1,6"), [], []),
    "two of them": (
        "part | A | 1,0 |\npart | B | 0,5 |\npart | C | 0,3 |" + TOTAL.format("1,8"),
        "part | A | 1,6 |\npart | B | |\npart | C | |" + TOTAL.format("1,6"),
        ["B", "C"],
        [],
    ),
}


@pytest.mark.parametrize(("old", "new", "alone", "unknown"), PROVED.values(), ids=PROVED)
def test_a_row_without_a_figure_ended_only_where_the_sum_proves_it(
    old: str, new: str, alone: list[str], unknown: list[str]
) -> None:
    found = moved(budget(units=old, year=2024), budget(units=new, year=2025))
    assert [unit.name for unit in found.alone] == alone
    assert [unit.name for unit in found.not_compared] == unknown
    assert unknown or (found.apart is not None and found.apart.is_nil)


def test_a_units_rows_are_proved_to_have_nothing_by_the_net_cost_too() -> None:
    lines = "income | Intäkter | 0,1 |\ncost | Kostnader | -{} |\nnet | Netto | -{} |"
    old = budget(lines.format("1,6", "1,5"), "part | A | -1,0 |\npart | B | -0,5 |", year=2024)
    new = budget(lines.format("1,7", "1,6"), "part | A | -1,6 |\npart | B | |", year=2025)
    assert [unit.name for unit in moved(old, new).alone] == ["B"]
    (span,) = (
        span
        for span in bridge(moved(old, new), (LineAmount("B", -500_000),)).units
        if span.row and span.row.name == "B"
    )
    assert span.standing is ResidualState.EXPLAINED, "its name is known to the bridge"

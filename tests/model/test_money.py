"""Amounts: read in every way that plans print them, printed by the Swedish rules, exact in between."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vpbdiff
from vpbdiff.model import money
from vpbdiff.model.money import MINUS, NO_BREAK_SPACE, Figure, NotAnAmount, Unit

READ = [
    ("hyphen as minus", "-228,4", Unit.MKR, -228_400_000, 1),
    ("U+2212 as minus", "\u2212228,4", Unit.MKR, -228_400_000, 1),
    ("en dash as minus", "\u2013228,4", Unit.MKR, -228_400_000, 1),
    ("a space after the minus", "- 5", Unit.MKR, -5_000_000, 0),
    ("a plus", "+0,7", Unit.MKR, 700_000, 1),
    ("no decimals", "-23", Unit.MKR, -23_000_000, 0),
    ("space for thousands", "230 590", Unit.TKR, 230_590_000, 0),
    ("no-break space for thousands", "230\u00a0590", Unit.TKR, 230_590_000, 0),
    ("narrow no-break space for thousands", "1\u202f230\u202f590", Unit.KR, 1_230_590, 0),
    ("bold in markdown", "**-233,0**", Unit.MKR, -233_000_000, 1),
    ("bold in html", "<b>-233,0</b>", Unit.MKR, -233_000_000, 1),
    ("a unit of its own overrides the table's", "230 590 tkr", Unit.MKR, 230_590_000, 0),
    ("mnkr is mkr", "230,6 mnkr", Unit.TKR, 230_600_000, 1),
    ("kr", "1 250 000 kr", Unit.MKR, 1_250_000, 0),
    ("the unit in words", "6 miljoner kronor", Unit.KR, 6_000_000, 0),
    ("bold around figure and unit", "**0,2 mkr**", Unit.KR, 200_000, 1),
]


@pytest.mark.parametrize(("reason", "text", "unit", "kr", "decimals"), READ, ids=[row[0] for row in READ])
def test_reads(reason: str, text: str, unit: Unit, kr: int, decimals: int) -> None:
    amount = money.parse(text, unit)
    assert (amount.kr, amount.decimals) == (kr, decimals)


REFUSED = [
    ("nothing", ""),
    ("a dash for no figure", "-"),
    ("an amount in words", "en halv miljon kronor"),
    ("two commas", "1,2,3"),
    ("a decimal point could be one for thousands", "228.4"),
    ("an exponent", "1e5"),
    ("more digits than any budget has", "1" * 16),
    ("more digits than Python reads", "1" * 5000),
    ("more decimals than Python reads", "0," + "0" * 5000),
    ("thousands that are not three digits", "23 05"),
    ("finer than a krona", "1,0000001"),
    ("brackets: last year's, or a loss", "(229,8)"),
    ("two amounts", "6 (5,4)"),
    ("an unknown unit", "5 euro"),
    ("digits of another script", "٥,٢"),
]


@pytest.mark.parametrize(("reason", "text"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refuses_what_is_no_amount(reason: str, text: str) -> None:
    with pytest.raises(NotAnAmount):
        money.parse(text, Unit.MKR)


PRINTED = [
    ("thousands and minus", -1_230_590_000, Unit.TKR, 0, False, f"{MINUS}1{NO_BREAK_SPACE}230{NO_BREAK_SPACE}590"),
    ("half rounds away from nought", 2_250_000, Unit.MKR, 1, False, "2,3"),
    ("so does a negative half", -2_250_000, Unit.MKR, 1, False, f"{MINUS}2,3"),
    ("no negative nought", -40_000, Unit.MKR, 1, False, "0,0"),
    ("a plus where asked for", 700_000, Unit.MKR, 1, True, "+0,7"),
    ("no plus on nought", 0, Unit.MKR, 1, True, "0,0"),
    ("a fraction of a krona", Fraction(200_000, 3), Unit.KR, 2, False, f"66{NO_BREAK_SPACE}666,67"),
]


@pytest.mark.parametrize("row", PRINTED, ids=[row[0] for row in PRINTED])
def test_prints(row: tuple[str, int | Fraction, Unit, int, bool, str]) -> None:
    _, kr, unit, decimals, signed, text = row
    assert money.text(kr, unit, decimals, signed=signed) == text


units = st.sampled_from(Unit)


@given(st.integers(-(10**12), 10**12), units, st.integers(0, 3), st.booleans())
def test_what_is_printed_is_read_as_it_was(steps: int, unit: Unit, decimals: int, signed: bool) -> None:
    decimals = 0 if unit is Unit.KR else decimals
    kr = steps * unit.value // 10**decimals
    amount = money.parse(money.text(kr, unit, decimals, signed=signed), unit)
    assert (amount.kr, amount.unit, amount.decimals) == (kr, unit, decimals)


@given(st.fractions(-(10**12), 10**12), units, st.integers(0, 3))
def test_printing_is_off_by_half_a_last_digit_at_most(kr: Fraction, unit: Unit, decimals: int) -> None:
    decimals = 0 if unit is Unit.KR else decimals
    amount = money.parse(money.text(kr, unit, decimals), unit)
    assert abs(amount.kr - kr) <= amount.tolerance


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        amount = money.parse(text, Unit.MKR)
    except NotAnAmount:
        return
    assert isinstance(amount.kr, int)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("1,0", Fraction(1, 100)),
        ("-0,5 %", Fraction(-5, 1000)),
        ("1 procent", Fraction(1, 100)),
        ("1%", Fraction(1, 100)),
    ],
)
def test_reads_a_percentage(text: str, rate: Fraction) -> None:
    assert money.parse_percent(text) == rate


def test_refuses_what_is_no_percentage() -> None:
    with pytest.raises(NotAnAmount):
        money.parse_percent("en procent")


PACKAGE = Path(vpbdiff.__file__).parent
MONEY_PATH = [
    PACKAGE / name
    for pattern in (
        "model/money.py",
        "detect/fields.py",
        "recognise/budget*.py",
        "budget/*.py",
        "claims/*.py",
        "views/budget*.py",
        "render/columns.py",
        "render/csv_.py",
        "*/*budget*.py",
    )
    for name in sorted({path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob(pattern)}) or [pattern]
]
"""A pattern that finds nothing stands for itself, and so fails."""


@pytest.mark.parametrize("path", MONEY_PATH, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_float_in_the_path_of_money(path: Path) -> None:
    """Neither a float literal nor the type; that every computed value is a Fraction the properties hold."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert not [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert not [node.id for node in nodes if isinstance(node, ast.Name) and node.id in ("float", "round")]


@pytest.mark.parametrize(
    ("before", "change", "told"),
    [
        pytest.param(Figure(Fraction(100)), Figure(Fraction(5)), "5", id="exact"),
        pytest.param(Figure(Fraction(1000)), Figure(Fraction(-25)), "2,5", id="without its sign"),
        pytest.param(Figure(Fraction(100)), Figure(Fraction(5), Fraction(1)), "≈5", id="the rounding allows more"),
        pytest.param(Figure(Fraction(1000)), Figure(Fraction(15), Fraction("0.6")), "≈2", id="under a per cent"),
        pytest.param(Figure(Fraction(100)), Figure(Fraction(1), Fraction(2)), "≈1", id="maybe nothing"),
        pytest.param(Figure(), Figure(Fraction(5)), "", id="of nought"),
        pytest.param(Figure(Fraction(100)), Figure(), "", id="no change"),
    ],
)
def test_a_change_in_per_cent_is_as_exact_as_its_rounding(before: Figure, change: Figure, told: str) -> None:
    assert money.percents(before, change) == told

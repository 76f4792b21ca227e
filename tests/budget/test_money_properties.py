"""What is said of money is printed in a plan, or follows exactly from what is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budgets import budget
from tests.support.gated import DEFAULT, NONE, verdict
from vpbdiff.compare import compare
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.model import money
from vpbdiff.model.document import Table, sentences
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.wording import Wording

FIGURE = re.compile(r"\d+(?:\N{NO-BREAK SPACE}\d{3})*,\d")
NAMES = ("Hemtjänst", "Boende", "Stab", "Färdtjänst")


@st.composite
def budgets(draw: st.DrawFn, year: int) -> tuple[Plan, list[int]]:
    """A plan whose units add up to its total, and the tenths of a million that it prints."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    tenths = draw(st.lists(st.integers(1, 900), min_size=len(names), max_size=len(names)))
    rows = [*zip(names, tenths, strict=True), ("Summa", sum(tenths))]
    text = "\n".join(
        f"{'total' if name == 'Summa' else 'part'} | {name} | {money.text(-tenth * 100_000, Unit.MKR, 1)} | |"
        for name, tenth in rows
    )
    return budget(units=text, year=year), [tenth for _, tenth in rows]


@given(budgets(2024), budgets(2025))
def test_every_figure_is_printed_or_follows_from_printed_ones(
    old: tuple[Plan, list[int]], new: tuple[Plan, list[int]]
) -> None:
    (before, printed), (after, printed_now) = old, new
    comparison = compare(before, after)
    view = BudgetFigures(comparison, Wording("sv"))
    said = [cell.text for table in view.tables() for row in table.rows for cell in row.cells]
    said += view.movement()
    told = {
        Fraction(text.replace(",", ".").replace("\N{NO-BREAK SPACE}", ""))
        for each in said
        for text in FIGURE.findall(each)
    }
    known = {Fraction(tenth, 10) for tenth in (*printed, *printed_now)}
    moved = view.budget.movement
    changes = [unit.change.kr for unit in moved.units if unit.change] if moved else []
    differences = {abs(Fraction(one - other, 10)) for one in printed for other in printed_now}
    sums = {
        abs(sum(some)) / Unit.MKR.value for count in range(1, len(changes) + 1) for some in combinations(changes, count)
    }
    assert told <= known | differences | sums | {Fraction(0)}


def drawn(chance: random.Random, year: int) -> Plan:
    """A plan of some units, with one decimal or none, whose total and net may differ from their sum."""
    names = chance.sample(NAMES, chance.randint(1, len(NAMES)))
    tenths = {name: chance.randint(10, 900) for name in names}
    places = chance.choice((0, 1, 1))
    whole = sum(tenths.values()) + chance.choice((0, 0, chance.randint(-5, 5), 40))

    def row(role: str, name: str, tenth: int) -> str:
        return f"{role} | {name} | {money.text(-tenth * 100_000, Unit.MKR, places)} | |"

    units = [row("part", name, tenth) for name, tenth in tenths.items()]
    units += [row("total", "Summa", whole)] if chance.random() < 0.7 else []
    lines = row("net", "Nettokostnad", whole) if chance.random() < 0.6 else ""
    return budget(lines=lines, units="\n".join(units), year=year)


SAID = re.compile(r"Ramens förändring skiljer sig från verksamheternas|därför ingen förändring i tabellen")


def assert_units_make_up_the_frame(seeds: Iterable[int]) -> None:
    """The changes that a memo prints of the units make up that of the frame, or the memo says why not."""
    compared = 0
    for seed in seeds:
        chance = random.Random(seed)
        scope = MemoContext(verdict(drawn(chance, 2024), drawn(chance, 2025), NONE), DEFAULT.decision_from_index)
        written, frame = memo(scope, OUTLINES["memo"]), scope.money.budget.frame
        tables = [each for each in written.whole if isinstance(each, Table) and "per verksamhet" in str(each.caption)]
        if not tables or frame is None or frame.change is None:
            continue
        compared += 1
        printed = [row[3].text.replace("\u2212", "-") for row in tables[0].rows if row[0].text != "Summa"]
        changes = [money.parse(text, Unit.MKR).kr for text in printed if text not in ("–", "≈0")]
        told = any(SAID.search(each.text) for each in sentences(written))
        assert sum(changes) == frame.change.kr or told, seed
    assert compared


def test_the_memos_units_make_up_the_frame_or_it_says_why_not() -> None:
    assert_units_make_up_the_frame(range(12))


@pytest.mark.soak
def test_three_hundred_memos_units_make_up_the_frame_or_they_say_why_not() -> None:
    assert_units_make_up_the_frame(range(12, 312))

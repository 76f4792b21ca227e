"""What is said of money is printed in a plan, or follows exactly from what is."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.budgets import budget
from vpbdiff.compare import compare
from vpbdiff.model import money
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

"""Amounts of the budget that no change tells of: those for a later year that one of the plans alone has, and a printed
change that the figures beside it do not give.

Between two years the columns of other years come and go by themselves, so they are no changes; in a plan that says
what the years to come will cost they are told all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vpbdiff.base.errors import Level
from vpbdiff.budget.checks import check_budget
from vpbdiff.budget.tables import TABLES, AmountColumn, BudgetRow, table
from vpbdiff.model.changes import Comparison


class UncomparedAmount(NamedTuple):
    """An amount that no change tells of: which sort it is, its place in the plan that has it, and its words."""

    sort: str
    is_old: bool
    pointer: str
    params: Mapping[str, object]


def uncompared_amounts(comparison: Comparison) -> Iterator[UncomparedAmount]:
    """All of it, a column of a table at a time."""
    if comparison.old.year != comparison.new.year:  # between two versions of one year every column is compared
        yield from _later_years(comparison)
    for found in check_budget(comparison.new):
        if found.level is Level.ERROR and found.problem.key == "money.change.error":
            pointer = found.problem.location.pointer or ""
            yield UncomparedAmount("change", False, pointer.rpartition("/")[0], found.problem.params)


def _later_years(comparison: Comparison) -> Iterator[UncomparedAmount]:
    """The columns for years after the new plan's in which one side of a row alone has an amount."""
    partners = [(pair.old.pointer, pair.new.pointer) for pair in comparison.matching.pairs]
    for path in TABLES:
        old, new = (table(plan, path).rows for plan in (comparison.old, comparison.new))
        olds, news = ({row.pointer: row for row in rows} for rows in (old, new))
        before = {b: olds[a] for a, b in partners if a in olds and b in news}
        after = {a: news[b] for a, b in partners if a in olds and b in news}
        for rows, others, is_old in ((new, before, False), (old, after, True)):
            found: dict[AmountColumn, list[BudgetRow]] = {}
            for row in rows:
                other = others.get(row.pointer)
                for column in row.figures if other is not None else ():
                    if column.year > comparison.new.year and other is not None and column not in other.figures:
                        found.setdefault(column, []).append(row)
            for column, alone in found.items():
                params = {"year": column.year, "kind": column.kind, "name": alone[0].name, "n": len(alone)}
                yield UncomparedAmount("later-old" if is_old else "later", is_old, alone[0].pointer, params)

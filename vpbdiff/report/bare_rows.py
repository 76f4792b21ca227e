"""Budget rows whose amount is there in one of the plans alone: no change of an amount, and yet nothing to overlook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.budget.tables import Column, year_amounts
from vpbdiff.changes import Comparison
from vpbdiff.model import Item, Plan, YearAmount


@dataclass(frozen=True, slots=True)
class BareRow:
    """A row that both plans have, with its amount for each plan's own year; one of the two is None."""

    new: Item
    before: YearAmount | None
    after: YearAmount | None

    @property
    def what(self) -> str:
        """Which plan lacks the amount: `bare-now` or `bare-before`."""
        return "bare-now" if self.after is None else "bare-before"


def bare_rows(comparison: Comparison) -> dict[str, BareRow]:
    """The rows by their pointer in the new plan. A comparison says of each that its amount is not compared."""
    return {row.new.pointer: row for row in _rows(comparison)}


def _rows(comparison: Comparison) -> Iterator[BareRow]:
    for pair in comparison.matching.pairs:
        if pair.new.entity.name == "budget_line":
            before, after = _amount(pair.old, comparison.old), _amount(pair.new, comparison.new)
            if (before is None) != (after is None):
                yield BareRow(pair.new, before, after)


def _amount(row: Item, plan: Plan) -> YearAmount | None:
    return next((each for each in year_amounts(row) if (each.year, each.kind) == Column(plan.year)), None)

"""Budget rows whose amount is there in one of the plans alone: no change of an amount, and yet nothing to overlook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.budget.tables import lone_amounts
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Item, YearAmount


@dataclass(frozen=True, slots=True)
class BareRow:
    """A row that both plans have, with its first amount that one of them lacks (`lone_amounts`): None there."""

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
    years = comparison.old.year, comparison.new.year
    for pair in comparison.matching.pairs:
        lone = lone_amounts(pair.old, pair.new, years) if pair.new.entity.name == "budget_line" else iter(())
        if found := next(lone, None):
            yield BareRow(pair.new, *found)

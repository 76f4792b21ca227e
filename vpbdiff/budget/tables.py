"""A plan's budget tables as rows and columns, ready to reckon with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vpbdiff.model import Item, Plan, YearAmount
from vpbdiff.money import Amount, Unit

LINES = "operating_budget/lines"
UNITS = "operating_budget/units"
INVESTMENTS = "investment_budget/lines"
TABLES = (LINES, UNITS, INVESTMENTS)
"""The lists of a plan that are budget tables."""

SUMS = ("net", "total")
"""The roles of rows that sum up the others."""


class Column(NamedTuple):
    """A column of amounts: its year and what it holds (budget, outcome, forecast, plan)."""

    year: int
    kind: str = "budget"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the item, its role, and its figures by column; an empty cell is left out."""

    item: Item
    role: str
    figures: Mapping[Column, Amount]
    change: Amount | None

    @property
    def pointer(self) -> str:
        """Its JSON pointer in the snapshot."""
        return self.item.pointer

    @property
    def name(self) -> str:
        """Its name, as printed."""
        return self.item.name

    def pointer_to(self, column: Column) -> str:
        """JSON pointer to the figure in a column, or to the row where it has none."""
        for position, each in enumerate(year_amounts(self.item)):
            if (each.year, each.kind) == column:
                return f"{self.pointer}/amounts/{position}"
        return self.pointer


@dataclass(frozen=True, slots=True)
class Table:
    """One budget table of a plan for `year`."""

    path: str
    year: int
    rows: tuple[Row, ...]

    @property
    def main(self) -> Column:
        """The column that the plan decides."""
        return Column(self.year)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column that some row has a figure in, the plan's own first, then as printed."""
        found = dict.fromkeys(column for row in self.rows for column in row.figures)
        return tuple(sorted(found, key=lambda column: column != self.main))

    def of(self, *roles: str) -> tuple[Row, ...]:
        """The rows with one of these roles."""
        return tuple(row for row in self.rows if row.role in roles)

    def sum_row(self) -> Row | None:
        """The row that sums up the table, if it has exactly one."""
        sums = self.of(*SUMS)
        return sums[0] if len(sums) == 1 else None


def unit_word(plan: Plan, path: str, amount: Amount) -> str:
    """The plan's own word for the unit that an amount in one of its tables is printed in."""
    word = plan.listing(path).unit or ""
    return word if Unit.of(word) is amount.unit else amount.unit.name.lower()


def table(plan: Plan, path: str) -> Table:
    """One of the plan's budget tables; without rows where the plan has none."""
    return Table(path, plan.year, tuple(_row(item) for item in plan.listing(path)))


def table_of(plan: Plan, item: Item) -> Table:
    """The table that a row stands in."""
    return table(plan, next(path for path in TABLES if item.pointer.startswith(f"/{path}/")))


def year_amounts(item: Item) -> tuple[YearAmount, ...]:
    """The amounts of a budget row, in the order of its columns."""
    amounts = item.fields.get("amounts", ())
    return tuple(each for each in amounts if isinstance(each, YearAmount)) if isinstance(amounts, tuple) else ()


def _row(item: Item) -> Row:
    # A row without a role is one among others: nothing is known to sum it up, or to be summed up by it.
    figures = {Column(each.year, each.kind): each.amount for each in year_amounts(item)}
    change = item.fields.get("change")
    return Row(item, item.text("role") or "part", figures, change if isinstance(change, Amount) else None)

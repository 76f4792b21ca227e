"""A plan's budget tables as rows and columns, ready for calculation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpbdiff.base.cache import by_identity
from vpbdiff.model.money import Amount, Figure, Unit, add
from vpbdiff.model.plan import Item, Plan, YearAmount

LINES = "operating_budget/lines"
UNITS = "operating_budget/units"
INVESTMENTS = "investment_budget/lines"
TABLES = (LINES, UNITS, INVESTMENTS)
"""The lists of a plan that are budget tables."""

SUMS = ("net", "total")
"""The roles of rows that sum up the others."""
WHOLES = (*SUMS, "subtotal", "grant", "result")
"""The roles of rows that are no part of the table's sum: they are in no sum of parts, or would be counted twice."""


class AmountColumn(NamedTuple):
    """A column of amounts: its year and what it holds (budget, outcome, forecast, plan), and what tells it from
    another such column of the year, as in `YearAmount`."""

    year: int
    kind: str = "budget"
    of: str = ""
    basis: str = ""
    through: str = ""

    @staticmethod
    def holds(each: YearAmount) -> AmountColumn:
        """The column that an amount stands in."""
        return AmountColumn(each.year, each.kind, each.of, each.basis, each.through)

    def holding(self, amount: Amount) -> YearAmount:
        """An amount in the column."""
        return YearAmount(self.year, self.kind, amount, self.of, self.basis, self.through)


class BudgetRow(NamedTuple):
    """A row of a table: the item, its role, and its figures by column; an empty cell is left out."""

    item: Item
    role: str
    figures: Mapping[AmountColumn, Amount]
    change: Amount | None

    @property
    def pointer(self) -> str:
        """Its JSON pointer in the snapshot."""
        return self.item.pointer

    @property
    def name(self) -> str:
        """Its name, as printed."""
        return self.item.name

    def pointer_to(self, column: AmountColumn) -> str:
        """JSON pointer to the figure in a column, or to the row where it has none."""
        for position, each in enumerate(year_amounts(self.item)):
            if AmountColumn.holds(each) == column:
                return f"{self.pointer}/amounts/{position}"
        return self.pointer


class BudgetTable(NamedTuple):
    """One budget table of a plan for `year`."""

    path: str
    year: int
    rows: tuple[BudgetRow, ...]

    @property
    def main(self) -> AmountColumn:
        """The column that the plan decides."""
        return AmountColumn(self.year)

    @property
    def columns(self) -> tuple[AmountColumn, ...]:
        """Every column that some row has a figure in, the plan's own first, then as printed."""
        found = dict.fromkeys(column for row in self.rows for column in row.figures)
        return tuple(sorted(found, key=lambda column: column != self.main))

    def of(self, *roles: str) -> tuple[BudgetRow, ...]:
        """The rows with one of these roles."""
        return tuple(row for row in self.rows if row.role in roles)

    def sum_row(self) -> BudgetRow | None:
        """The row that sums up the table, if it has exactly one."""
        sums = self.of(*SUMS)
        return sums[0] if len(sums) == 1 else None


def added_up(rows: Sequence[BudgetRow]) -> BudgetRow:
    """Rows as one: the first, with the sums of the columns in which all of them have a figure, to the coarsest
    precision of these."""
    if len(rows) == 1:
        return rows[0]
    common = [column for column in rows[0].figures if all(column in row.figures for row in rows)]
    sums = {column: _added([row.figures[column] for row in rows]) for column in common}
    return BudgetRow(rows[0].item, rows[0].role, sums, None)


def _added(amounts: Sequence[Amount]) -> Amount:
    coarsest = max(amounts, key=lambda amount: amount.tolerance)
    return Amount(sum(amount.kr for amount in amounts), coarsest.unit, coarsest.decimals)


def above(rows: BudgetTable, total: BudgetRow) -> tuple[BudgetRow, ...]:
    """The parts that stand right above a sum."""
    place = rows.rows.index(total)
    found = []
    for row in reversed(rows.rows[:place]):
        if row.role != "part":
            break
        found.append(row)
    return tuple(reversed(found))


def unit_word(plan: Plan, path: str, amount: Amount) -> str:
    """The plan's own word for the unit that an amount in one of its tables is printed in."""
    word = plan.listing(path).unit or ""
    return word if Unit.of(word) is amount.unit else amount.unit.name.lower()


def table(plan: Plan, path: str) -> BudgetTable:
    """One of the plan's budget tables; without rows where the plan has none. The very same at every call: each row of
    a table asks for it."""
    known = _tables(plan)
    if path not in known:
        known[path] = _with_lone_subtotals(BudgetTable(path, plan.year, tuple(map(_row, plan.listing(path)))))
    return known[path]


@by_identity(16)
def _tables(_: Plan) -> dict[str, BudgetTable]:
    return {}


@by_identity(16)
def rows_by_pointer(of: BudgetTable) -> Mapping[str, BudgetRow]:
    """The rows of a table by where they stand."""
    return {row.pointer: row for row in of.rows}


def _with_lone_subtotals(rows: BudgetTable) -> BudgetTable:
    """The table with its subtotals of rows that it does not print as the parts that they are of its total: where there
    are some, and with them alone the parts make up the total."""
    total, main = rows.sum_row(), rows.main
    lone = [row for row in rows.of("subtotal") if main in row.figures and not _is_detailed(row, rows)]
    parts = [row.figures[main] for row in rows.of("part") if main in row.figures]
    if not lone or total is None or main not in total.figures:
        return rows
    missing = Figure.of(total.figures[main]) - add(map(Figure.of, parts))
    if missing.is_nil or not (missing - add(Figure.of(row.figures[main]) for row in lone)).is_nil:
        return rows
    made = (row._replace(role="part") if row in lone else row for row in rows.rows)
    return BudgetTable(rows.path, rows.year, tuple(made))


def _is_detailed(subtotal: BudgetRow, rows: BudgetTable) -> bool:
    """Whether parts stand right above a subtotal, or it has a group with parts."""
    place = rows.rows.index(subtotal)
    group = subtotal.item.text("group")
    above = place > 0 and rows.rows[place - 1].role == "part"
    return above or bool(group and any(row.item.text("group") == group for row in rows.of("part")))


def table_of(plan: Plan, item: Item) -> BudgetTable:
    """The table that a row stands in."""
    return table(plan, next(path for path in TABLES if item.pointer.startswith(f"/{path}/")))


def year_amounts(item: Item) -> tuple[YearAmount, ...]:
    """The amounts of a budget row, in the order of its columns."""
    amounts = item.fields.get("amounts", ())
    return tuple(each for each in amounts if isinstance(each, YearAmount)) if isinstance(amounts, tuple) else ()


class Lone(NamedTuple):
    """An amount of the old row or of the new, None for the other, and the year that the other has no amount for."""

    before: YearAmount | None
    after: YearAmount | None
    year: int


def lone_amounts(old: Item, new: Item, plans: tuple[Plan, Plan]) -> Iterator[Lone]:
    """The amounts of a row that one of its plans alone has: of the plans' own years, and of every column that both
    tables have; between two versions of one year, of every column. A second amount in one column is one.

    Columns that one table alone has come and go with the years.
    """
    before, after = _by_column(old), _by_column(new)
    years = plans[0].year, plans[1].year
    sides = dict.fromkeys(each.of for each in (*before, *after))
    own = ((AmountColumn(years[0], of=of), AmountColumn(years[1], of=of)) for of in sides)
    shared = ((column, column) for column in _shared(old, new, before, after, plans))
    for at_old, at_new in dict.fromkeys((*own, *shared)):
        gone, come = before.get(at_old, []), after.get(at_new, [])
        if len(gone) > len(come):
            yield Lone(_surplus(gone, come), None, at_new.year)
        elif len(come) > len(gone):
            yield Lone(None, _surplus(come, gone), at_old.year)


def _shared(
    old: Item, new: Item, before: Iterable[AmountColumn], after: Iterable[AmountColumn], plans: tuple[Plan, Plan]
) -> list[AmountColumn]:
    """The columns of the row in either plan that both plans' tables have; all where both plans are for one year."""
    columns = [*before, *after]
    if plans[0].year == plans[1].year or before == after:
        return columns
    tables = [table_of(plan, item).columns for plan, item in zip(plans, (old, new), strict=True)]
    return [column for column in columns if all(column in each for each in tables)]


def _by_column(row: Item) -> dict[AmountColumn, list[YearAmount]]:
    found: dict[AmountColumn, list[YearAmount]] = {}
    for each in year_amounts(row):
        found.setdefault(AmountColumn.holds(each), []).append(each)
    return found


def _surplus(more: list[YearAmount], fewer: list[YearAmount]) -> YearAmount:
    """Which of a column's amounts is not in the other plan."""
    known = {each.amount.kr for each in fewer}
    return next((each for each in more if each.amount.kr not in known), more[-1])


def _row(item: Item) -> BudgetRow:
    # A row without a role is one among others: nothing is known to sum it up, or to be summed up by it.
    figures = {AmountColumn.holds(each): each.amount for each in year_amounts(item)}
    change = item.fields.get("change")
    return BudgetRow(item, item.text("role") or "part", figures, change if isinstance(change, Amount) else None)

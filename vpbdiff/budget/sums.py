"""Which rows of a budget only sum up others: their printed figures prove it, in both plans.

What such a row says follows from the rows that it sums up, so nobody owes a reason for it. A row that is called a total
proves nothing: each of its figures must be what the rows give, to its last digit, and so must its printed change. What
the rounding of the others leaves open is not proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.conventions import is_income, net_cost, read_change, read_signs
from vpbdiff.budget.tables import LINES, SUMS, TABLES, UNITS, AmountColumn, BudgetRow, BudgetTable, above, table
from vpbdiff.model.changes import Comparison
from vpbdiff.model.money import Amount, Figure, add
from vpbdiff.model.plan import Item, Plan


@by_identity(2)
def following(comparison: Comparison) -> frozenset[str]:
    """The pointers, in the new plan, of the rows that are in both plans and only sum up others in both."""
    old, new = (frozenset(_sums(plan)) for plan in (comparison.old, comparison.new))
    partners: dict[str, list[Item]] = {}
    for pair in comparison.matching.pairs:
        partners.setdefault(pair.new.pointer, []).append(pair.old)
    return frozenset(
        pointer for pointer in new if (olds := partners.get(pointer)) and all(each.pointer in old for each in olds)
    )


def is_gross(pointer: str, row: Item) -> bool:
    """Whether a row of the operating budget is one of gross income or cost, or another that no unit's net cost makes
    up: an amount of a unit says nothing of it."""
    return pointer.startswith(f"/{LINES}/") and row.text("role") not in SUMS


def _sums(plan: Plan) -> Iterator[str]:
    """The pointers of the rows that only sum up others in one plan."""
    tables = {path: table(plan, path) for path in TABLES}
    for path, rows in tables.items():
        for row in rows.rows:
            proofs = [*_proofs(row, rows), *(_of_units(tables[UNITS]) if path == LINES else ())]
            is_sum = row.figures and row.role in (*SUMS, "subtotal") and _change_fits(row, rows)
            if is_sum and all(_is_proven(row, column, rows, proofs) for column in row.figures):
                yield row.pointer


def proved_nothing(plan: Plan, path: str) -> frozenset[str]:
    """The pointers of the rows of one table without a figure for the plan's year that have nothing there: the others
    alone give, to its last digit, what a sum of theirs prints. Nobody knows what any other row without a figure has."""
    rows = table(plan, path)
    if all(rows.main in row.figures for row in rows.rows):
        return frozenset()
    sums = [(row, rows, proof) for row in rows.of(*SUMS, "subtotal") for proof in _proofs(row, rows)]
    if path == UNITS:
        lines = table(plan, LINES)
        sums += [(row, lines, proof) for row in lines.of(*SUMS) for proof in _of_units(rows)]
    return frozenset(
        part.pointer
        for row, own, proof in sums
        if rows.main in row.figures and _is_proven(row, rows.main, own, [proof])
        for part in proof[0]
        if rows.main not in part.figures
    )


Proof = tuple[tuple[BudgetRow, ...], BudgetTable]
"""The rows that a sum is said to be made of, and the table that they stand in."""


def _proofs(row: BudgetRow, rows: BudgetTable) -> Iterator[Proof]:
    """The rows of its own table that a sum may be made of."""
    gross = rows.of("income", "cost")
    if row.role == "subtotal":
        yield above(rows, row), rows
    elif row.role == "net" and rows.of("income") and rows.of("cost"):
        yield gross, rows
    elif not gross and rows.sum_row() == row:
        yield rows.of("part"), rows


def _of_units(units: BudgetTable) -> Iterator[Proof]:
    yield units.of("part"), units


def _is_proven(row: BudgetRow, column: AmountColumn, own: BudgetTable, proofs: Iterable[Proof]) -> bool:
    """Whether some rows give what a sum prints in a column. A row without a figure there then has nothing."""
    sign = read_signs(own).sign(row)
    for found, rows in proofs:
        parts = [part for part in found if column in part.figures]
        if parts and (len(parts) == len(found) or not any(part.role in {"income", "cost"} for part in found)):
            signs = read_signs(rows)
            if rows is own and not any(map(is_income, parts)):
                computed = add(Figure.of(part.figures[column]) for part in parts)
            elif rows is own:
                computed = net_cost(rows, signs, column).times(sign or 1)
            else:
                computed = add(signs.own(part, part.figures[column], sign or 1) for part in parts).times(sign or 1)
            if _prints(row.figures[column], computed):
                return True
    return False


def _prints(printed: Amount, computed: Figure) -> bool:
    return abs(printed.kr - computed.kr) <= printed.tolerance


def _change_fits(row: BudgetRow, rows: BudgetTable) -> bool:
    """Whether the row prints no change, or the one that its figures give."""
    if row.change is None:
        return True
    signs = read_signs(rows)
    rule = read_change(rows, signs)
    computed = rule.computed(row, signs) if rule is not None else None
    return computed is not None and _prints(row.change, computed)

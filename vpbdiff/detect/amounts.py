"""What became of a budget row's amounts: more or less in its own sense, whatever sign the two plans print.

Amounts differ where their figures do at the coarser of the two precisions: 230 590 tkr is 230,6 mkr, but 18,1 mkr is
not 18,2 mkr, however little apart the amounts behind them may have been. Between two versions of one year's plan, in
one unit, they must be equal: who writes -14 where it said -13,8 has changed a figure that was decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.budget.conventions import SignRule, read_signs
from vpbdiff.budget.tables import Column, Row, lone_amounts, table_of
from vpbdiff.model import money
from vpbdiff.model.changes import Facet, Kind, Remark
from vpbdiff.model.money import Amount, Figure, same
from vpbdiff.model.plan import Item, Plan, YearAmount


def amount_facets(old: Item, new: Item, old_plan: Plan, new_plan: Plan) -> tuple[Facet, ...]:
    """The facets of the amounts of one budget row in two plans.

    The plans' own years are compared with each other. A year that both plans print is compared with itself too: a
    facet with the same year on both sides is a restatement.
    """
    before, after = _Side(old, old_plan), _Side(new, new_plan)
    facets = [facet for pair in _columns(before, after) if (facet := _facet(before, after, *pair))]
    if old_plan.year == new_plan.year and (facet := _change_facet(before.row, after.row)):
        facets.append(facet)
    return tuple(facets)


def amount_remarks(old: Item, new: Item, old_plan: Plan, new_plan: Plan) -> tuple[Remark, ...]:
    """What can't be compared: a row with a figure in one of the plans alone, for the plan's year or, between versions
    of one year, for any (it is not zero); or, between those, with a printed change in one alone."""
    found = []
    for before, after in lone_amounts(old, new, (old_plan.year, new_plan.year)):
        row, plan, there = (old, old_plan, after) if before is None else (new, new_plan, before)
        year = there.year if there is not None and old_plan.year == new_plan.year else plan.year
        found.append(Remark("compare.no-figure", (("name", row.name), ("year", year)), row.pointer))
    if old_plan.year == new_plan.year:
        found += _lone_change(old, new)
    return tuple(found)


def _lone_change(old: Item, new: Item) -> Iterator[Remark]:
    """A printed change that one of two versions of a row alone has."""
    for key, there, lacking in (("compare.change-gone", old, new), ("compare.change-new", new, old)):
        change = there.fields.get("change")
        if isinstance(change, Amount) and "change" not in lacking.fields:
            printed = money.text(change.kr, change.unit, change.decimals)
            yield Remark(key, (("name", new.name), ("printed", printed)), new.pointer)


def own_amounts(facet: Facet, rows: tuple[Item, Item], plans: tuple[Plan, Plan]) -> tuple[Figure, Figure] | None:
    """The two amounts of one of these facets in their rows' own sense; None for a facet of anything else."""
    if not (isinstance(facet.old, tuple) and isinstance(facet.new, tuple) and facet.old and facet.new):
        return None
    old, new = facet.old[0], facet.new[0]
    if not (isinstance(old, YearAmount) and isinstance(new, YearAmount)):
        return None
    before, after = (_Side(row, plan) for row, plan in zip(rows, plans, strict=True))
    return before.own(old.amount, after), after.own(new.amount, before)


class _Side:
    """A row in its plan, with its table's sign rule."""

    def __init__(self, item: Item, plan: Plan) -> None:
        table = table_of(plan, item)
        self.row: Row = next(row for row in table.rows if row.pointer == item.pointer)
        self.main = table.main
        self._rule: SignRule = read_signs(table)
        self.sign = self._rule.sign(self.row)

    def own(self, amount: Amount, other: _Side) -> Figure:
        """The amount in the row's own sense; a rule that can't be read is taken to be the other plan's."""
        return self._rule.own(self.row, amount, other.sign or 1)


def _columns(before: _Side, after: _Side) -> Iterator[tuple[Column, Column]]:
    """The columns to compare: the plans' own years, then every other column that both have."""
    yield before.main, after.main
    for column in before.row.figures:
        if column in after.row.figures and (column, column) != (before.main, after.main):
            yield column, column


def _facet(before: _Side, after: _Side, at_old: Column, at_new: Column) -> Facet | None:
    if at_old not in before.row.figures or at_new not in after.row.figures:
        return None
    old, new = before.row.figures[at_old], after.row.figures[at_new]
    own_old, own_new = before.own(old, after), after.own(new, before)
    exact = before.main == after.main and old.unit is new.unit
    if own_old.kr == own_new.kr if exact else same(own_old, own_new):
        return None
    kind = Kind.INCREASED if own_new.kr > own_old.kr else Kind.DECREASED
    return Facet(kind, "amounts", (YearAmount(*at_old, old),), (YearAmount(*at_new, new),))


def _change_facet(old: Row, new: Row) -> Facet | None:
    """The printed change, between two versions of one year's plan; between years it follows from the amounts."""
    if old.change is None or new.change is None:
        return None
    exact = old.change.unit is new.change.unit
    if old.change.kr == new.change.kr if exact else same(Figure.of(old.change), Figure.of(new.change)):
        return None
    kind = Kind.INCREASED if new.change.kr > old.change.kr else Kind.DECREASED
    return Facet(kind, "change", old.change, new.change)

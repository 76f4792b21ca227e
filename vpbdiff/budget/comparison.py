"""The budgets of two plans compared: the one value that every report of the money shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.conventions import ChangeRule, Meaning, SignRule, read_change, read_signs, way
from vpbdiff.budget.movement import Movement, RowChange, frame_change, movement, row_changes
from vpbdiff.budget.tables import TABLES, AmountColumn, BudgetRow, table, unit_word
from vpbdiff.model.changes import Comparison, Matching
from vpbdiff.model.money import Amount, same
from vpbdiff.model.plan import Plan


class Rules(NamedTuple):
    """What a table's figures say of its signs and of its column of changes, None where it has no such column."""

    signs: SignRule
    change: ChangeRule | None


class TableChange(NamedTuple):
    """One budget table in two plans: its rows side by side, and each plan's own rules for it."""

    path: str
    rows: tuple[RowChange, ...]
    old_rules: Rules
    new_rules: Rules

    @property
    def meaning(self) -> Meaning | None:
        """What the new plan's own column of changes holds; None where it has none, or none that can be read."""
        rule = self.new_rules.change
        return next(iter(rule.meanings), None) if rule else None

    def sign(self, row: RowChange) -> int:
        """The sign that the new plan prints the row with, or the old where that can't be read."""
        one = (row.new or row.old)[0]
        return self.new_rules.signs.sign(one) or self.old_rules.signs.sign(one) or 1

    def way(self, row: RowChange) -> int:
        """What a row's change in its own sense is multiplied by to stand beside the new plan's own column of changes: 1
        or -1, and 1 where that can't be read."""
        return way(self.meaning, (row.new or row.old)[0], self.sign(row)) if self.meaning else 1

    @property
    def changed(self) -> bool:
        """Whether any amount of it differs, or a row came, went or lacks a figure on one side alone."""
        return any(map(_differs, self.rows))


def _differs(row: RowChange) -> bool:
    if not row.old or not row.new or (row.before is None) != (row.after is None):
        return True
    return row.change is not None and row.change.kr != 0


class Restated(NamedTuple):
    """A row's amount for the old plan's year, as that plan prints it and as the new plan's comparison column does.

    `word` is the new plan's word for the unit of `told`.
    """

    before: BudgetRow
    after: BudgetRow
    year: int
    own: Amount
    told: Amount
    word: str


class BudgetComparison(NamedTuple):
    """The budget tables that both plans have, the movement between units, and the frame, with units or without."""

    old: Plan
    new: Plan
    tables: tuple[TableChange, ...]
    movement: Movement | None
    restated: tuple[Restated, ...]
    frame: RowChange | None = None

    @property
    def changed(self) -> bool:
        """Whether there is any difference to show."""
        return bool(self.restated) or any(each.changed for each in self.tables)


def compare_budgets(old: Plan, new: Plan, matching: Matching) -> BudgetComparison:
    """The budgets of two plans side by side. A table that one of them lacks is not compared."""
    both = [path for path in TABLES if old.listing(path) and new.listing(path)]
    tables = (
        TableChange(path, row_changes(old, new, path, matching), _rules(old, path), _rules(new, path)) for path in both
    )
    found = tuple(tables)
    restated = tuple(_restated(old, new, found))
    return BudgetComparison(old, new, found, movement(old, new, matching), restated, frame_change(old, new, matching))


@by_identity(4)
def budgets_of(comparison: Comparison) -> BudgetComparison:
    """The same of a comparison, worked out once for all that show it."""
    return compare_budgets(comparison.old, comparison.new, comparison.matching)


def _restated(old: Plan, new: Plan, tables: Iterable[TableChange]) -> Iterator[Restated]:
    """The rows whose amount for the old plan's year is another in the new plan."""
    column = AmountColumn(old.year)
    if old.year == new.year:
        return
    for of in tables:
        for row in of.rows:
            if len(row.old) != 1 or len(row.new) != 1 or column not in row.new[0].figures:
                continue
            before, after = row.old[0], row.new[0]
            signs = of.old_rules.signs, of.new_rules.signs
            told = after.figures[column]
            now = signs[1].own(after, told, signs[0].sign(before) or 1)
            if column in before.figures and row.before is not None and not same(row.before, now):
                yield Restated(before, after, old.year, before.figures[column], told, unit_word(new, of.path, told))


def _rules(plan: Plan, path: str) -> Rules:
    rows = table(plan, path)
    signs = read_signs(rows)
    return Rules(signs, read_change(rows, signs))

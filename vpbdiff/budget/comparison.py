"""Everything that two plans' budgets say of each other: the value that every report of the money shows."""

from __future__ import annotations

from dataclasses import dataclass

from vpbdiff.budget.change_column import ChangeRule, read_change
from vpbdiff.budget.movement import Movement, movement
from vpbdiff.budget.rows import RowChange, row_changes
from vpbdiff.budget.signs import SignRule, read_signs
from vpbdiff.budget.tables import TABLES, table
from vpbdiff.changes import Matching
from vpbdiff.model import Plan


@dataclass(frozen=True, slots=True)
class Rules:
    """What a table's figures say of its signs and of its column of changes, None where it has no such column."""

    signs: SignRule
    change: ChangeRule | None


@dataclass(frozen=True, slots=True)
class TableChange:
    """One budget table in two plans: its rows side by side, and each plan's own rules for it."""

    path: str
    rows: tuple[RowChange, ...]
    old_rules: Rules
    new_rules: Rules

    @property
    def changed(self) -> bool:
        """Whether any amount of it differs, or a row came, went or lacks a figure on one side."""
        return any(row.change is None or row.change.kr or not row.old or not row.new for row in self.rows)


@dataclass(frozen=True, slots=True)
class BudgetComparison:
    """The budget tables that both plans have, and the movement between units."""

    old: Plan
    new: Plan
    tables: tuple[TableChange, ...]
    movement: Movement | None

    @property
    def changed(self) -> bool:
        """Whether there is any difference to show."""
        return any(each.changed for each in self.tables)


def compare_budgets(old: Plan, new: Plan, matching: Matching) -> BudgetComparison:
    """The budgets of two plans side by side. A table that one of them lacks is not compared."""
    both = [path for path in TABLES if old.listing(path) and new.listing(path)]
    tables = (
        TableChange(path, row_changes(old, new, path, matching), _rules(old, path), _rules(new, path)) for path in both
    )
    return BudgetComparison(old, new, tuple(tables), movement(old, new, matching))


def _rules(plan: Plan, path: str) -> Rules:
    rows = table(plan, path)
    signs = read_signs(rows)
    return Rules(signs, read_change(rows, signs))

"""What a table's column «Förändring» computes, read off its own figures.

Every meaning that the column can have is tried on every row. The meaning that explains most rows is the rule, and a
row that it does not explain is a fault of the row. Meanings that give the same figures in this table can't be told
apart and are all named; where no row tells anything, the rule can't be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vpbdiff.budget.conventions import SignRule, is_income
from vpbdiff.budget.tables import Column, Row, Table
from vpbdiff.model.figures import Figure


class Meaning(StrEnum):
    """What the column may mean. In the order of preference where the figures can't separate them: the meanings that
    hold for income and cost alike say most."""

    NET_COST = "net-cost"
    """Change in net cost: more cost and less income are positive."""
    RESULT = "result"
    """Change in the result: less cost and more income are positive."""
    OWN_SENSE = "own-sense"
    """Change of each amount in its own sense: more cost and more income are positive."""
    NEW_LESS_OLD = "new-less-old"
    """The new figure less the old, with the signs as printed."""
    OLD_LESS_NEW = "old-less-new"
    """The old figure less the new, with the signs as printed."""


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """What the column computes from the figures in the columns `new` and `old`.

    `meanings` are those that the figures can't separate, none where the rule can't be read. `evidence` are the rows
    that tell (their change is more than rounding), `against` those that the rule does not explain.
    """

    new: Column
    old: Column
    meanings: tuple[Meaning, ...]
    evidence: tuple[Row, ...]
    against: tuple[Row, ...]

    def computed(self, row: Row, signs: SignRule) -> Figure | None:
        """The change that the row's figures give, by the reading of the rule that comes nearest to the printed change;
        None where the row lacks a figure. Where the rule can't be read, every meaning is allowed."""
        if row.change is None or not {self.new, self.old} <= row.figures.keys():
            return None
        printed = row.change.kr
        readings = [change(row, signs, self.new, self.old, meaning) for meaning in self.meanings or tuple(Meaning)]
        return min(readings, key=lambda reading: abs(printed - reading.kr))


def change(row: Row, signs: SignRule, new: Column, old: Column, meaning: Meaning) -> Figure:
    """The change of a row between two columns, as `meaning` has it."""
    signed = Figure.of(row.figures[new]) - Figure.of(row.figures[old])
    own = signs.own(row, row.figures[new]) - signs.own(row, row.figures[old])
    match meaning:
        case Meaning.NET_COST:
            return -own if is_income(row) else own
        case Meaning.RESULT:
            return own if is_income(row) else -own
        case Meaning.OWN_SENSE:
            return own
        case Meaning.NEW_LESS_OLD:
            return signed
        case Meaning.OLD_LESS_NEW:
            return -signed


def read_change(table: Table, signs: SignRule) -> ChangeRule | None:
    """The table's rule; None where it has no such column, or nothing to compare in it.

    The plan's own year is compared with the year before if the rows explain that, else with the column that they do.
    """
    if all(row.change is None for row in table.rows):
        return None
    others = sorted(
        (column for column in table.columns if column != table.main),
        key=lambda column: (column.kind != "budget", column.year > table.year, abs(table.year - column.year)),
    )
    rules = [_rule(table, signs, old) for old in others]
    return max(rules, key=lambda rule: len(rule.evidence) - len(rule.against), default=None)


def _rule(table: Table, signs: SignRule, old: Column) -> ChangeRule:
    """The rule if the column compares with `old`: the meanings that explain the same rows, and more than any other."""
    tested = [row for row in table.rows if row.change is not None and {table.main, old} <= row.figures.keys()]
    explained = {meaning: _explained(tested, signs, table.main, old, meaning) for meaning in Meaning}
    most = max((len(rows) for rows in explained.values()), default=0)
    best = {meaning: rows for meaning, rows in explained.items() if len(rows) == most}
    telling = next(iter(best.values()))
    against = tuple(row for row in tested if row not in telling and not _is_still(row, signs, table.main, old))
    # Several meanings that explain different rows, or no more rows than they fail to, settle nothing.
    if len({tuple(row.pointer for row in rows) for rows in best.values()}) > 1 or most <= len(against):
        return ChangeRule(table.main, old, (), (), ())
    return ChangeRule(table.main, old, tuple(best), tuple(telling), against)


def _explained(rows: Iterable[Row], signs: SignRule, new: Column, old: Column, meaning: Meaning) -> list[Row]:
    """The rows whose printed change is more than rounding, and what the meaning computes."""
    found = []
    for row in rows:
        computed = change(row, signs, new, old, meaning)
        if row.change is not None and not computed.is_nil and (Figure.of(row.change) - computed).is_nil:
            found.append(row)
    return found


def _is_still(row: Row, signs: SignRule, new: Column, old: Column) -> bool:
    """Whether the row neither moved nor says that it did: it fits every meaning."""
    computed = change(row, signs, new, old, Meaning.NET_COST)
    return computed.is_nil and row.change is not None and (Figure.of(row.change) - computed).is_nil

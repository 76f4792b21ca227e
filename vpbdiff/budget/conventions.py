"""The conventions of a budget table, read off its own figures: its sign rule, and what its change column means.

Municipalities differ, and so do two plans of one committee: costs and income may be printed as negative or as positive.
Once the rule is known, every figure has a value in its own sense: a cost is a positive amount of cost, an income a
positive amount of income, a net cost likewise.

For the column «Förändring», every possible meaning is tried on every row. The meaning that explains most rows is the
rule, and a row that it does not explain is a fault of that row. Meanings that give the same figures in this table
cannot be told apart, and all are named. Where no row decides, the rule is unread; none is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.tables import SUMS, AmountColumn, BudgetRow, BudgetTable
from vpbdiff.model.money import Amount, Figure, add


class SignRule(NamedTuple):
    """How a table signs its amounts: +1 as positive figures, -1 as negative ones, None where it can't be read.

    `net` counts for net costs, parts and totals. `evidence` holds the rows that it was read from.
    """

    income: int | None
    cost: int | None
    net: int | None
    evidence: tuple[BudgetRow, ...] = ()

    def sign(self, row: BudgetRow) -> int | None:
        """The sign that this row's amounts carry."""
        return {"income": self.income, "cost": self.cost}.get(row.role, self.net)

    def own(self, row: BudgetRow, amount: Amount, unread: int = 1) -> Figure:
        """An amount in its row's own sense; `unread` is the sign to take where the rule can't be read."""
        return Figure.of(amount, self.sign(row) or unread)

    def net_cost(self, row: BudgetRow, amount: Amount) -> Figure:
        """What an amount adds to the net cost: an income takes from it."""
        own = self.own(row, amount)
        return -own if is_income(row) else own


def is_income(row: BudgetRow) -> bool:
    """Whether more of this row means more income; every other row is a cost or a net cost."""
    return row.role == "income"


@by_identity(64)
def read_signs(table: BudgetTable) -> SignRule:
    """The table's sign rule.

    The net's sign is the one with which cost less income gives it; failing that, the one that its figures share. A
    committee is a net cost, so that its figures are negative means that costs are. Of two signs in one kind of row, the
    one that most figures have is the rule: one misprint does not make a rule that hides it.
    """
    income, cost = _shared(table.of("income")), _shared(table.of("cost"))
    net = _fitting_net(table, income, cost) or _shared(table.of(*SUMS)) or _shared(table.of("part"))
    evidence = tuple(row for row in table.rows if any(amount.kr for amount in row.figures.values()))
    return SignRule(income, cost, net, evidence)


def _shared(rows: Iterable[BudgetRow]) -> int | None:
    positive = [amount.kr > 0 for row in rows for amount in row.figures.values() if amount.kr]
    balance = 2 * sum(positive) - len(positive)
    return None if balance == 0 else 1 if balance > 0 else -1


def _fitting_net(table: BudgetTable, income: int | None, cost: int | None) -> int | None:
    """The sign of the net with which it adds up in every column, if that settles it."""
    if income is None or cost is None:
        return None
    columns = [column for column in table.columns if _is_whole(table, column)]
    fits = [
        net
        for net in (-1, 1)
        if columns and all(_closes(table, SignRule(income, cost, net), column) for column in columns)
    ]
    return fits[0] if len(fits) == 1 else None


def _is_whole(table: BudgetTable, column: AmountColumn) -> bool:
    return all(any(column in row.figures for row in table.of(role)) for role in ("income", "cost", "net"))


def _closes(table: BudgetTable, rule: SignRule, column: AmountColumn) -> bool:
    nets = add(rule.own(row, row.figures[column]) for row in table.of("net"))
    return (net_cost(table, rule, column) - nets).is_nil


def net_cost(table: BudgetTable, rule: SignRule, column: AmountColumn) -> Figure:
    """Cost less income in a column that has figures for them."""
    return add(rule.net_cost(row, row.figures[column]) for row in table.of("income", "cost"))


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


class ChangeRule(NamedTuple):
    """What the column computes from the figures in the columns `new` and `old`.

    `meanings` are those that the figures can't separate, none where the rule can't be read. `evidence` are the rows
    that tell (their change is more than rounding), `against` those that the rule does not explain.
    """

    new: AmountColumn
    old: AmountColumn
    meanings: tuple[Meaning, ...]
    evidence: tuple[BudgetRow, ...]
    against: tuple[BudgetRow, ...]

    def computed(self, row: BudgetRow, signs: SignRule) -> Figure | None:
        """The change that the row's figures give, by the reading of the rule that comes nearest to the printed change;
        None where the row lacks a figure. Where the rule can't be read, every meaning is allowed."""
        if row.change is None or not {self.new, self.old} <= row.figures.keys():
            return None
        printed = row.change.kr
        readings = [change(row, signs, self.new, self.old, meaning) for meaning in self.meanings or tuple(Meaning)]
        return min(readings, key=lambda reading: abs(printed - reading.kr))


def way(meaning: Meaning, row: BudgetRow, sign: int) -> int:
    """What a change of a row in its own sense is multiplied by, 1 or -1, for it to be what `meaning` has. `sign` is the
    one that the row's amounts are printed with."""
    match meaning:
        case Meaning.NET_COST:
            return -1 if is_income(row) else 1
        case Meaning.RESULT:
            return 1 if is_income(row) else -1
        case Meaning.OWN_SENSE:
            return 1
        case Meaning.NEW_LESS_OLD:
            return sign
        case Meaning.OLD_LESS_NEW:
            return -sign


def change(row: BudgetRow, signs: SignRule, new: AmountColumn, old: AmountColumn, meaning: Meaning) -> Figure:
    """The change of a row between two columns, as `meaning` has it."""
    return _meant(row, _moved(row, signs, new, old), meaning)


_Moved = tuple[Figure, Figure]
"""By how much a row moved, as it is printed and in its own sense."""


def _moved(row: BudgetRow, signs: SignRule, new: AmountColumn, old: AmountColumn) -> _Moved:
    after, before = row.figures[new], row.figures[old]
    return Figure.of(after) - Figure.of(before), signs.own(row, after) - signs.own(row, before)


def _meant(row: BudgetRow, moved: _Moved, meaning: Meaning) -> Figure:
    signed, own = moved
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


def read_change(table: BudgetTable, signs: SignRule) -> ChangeRule | None:
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


def _rule(table: BudgetTable, signs: SignRule, old: AmountColumn) -> ChangeRule:
    """The rule if the column compares with `old`: the meanings that explain the same rows, and more than any other."""
    tested = [row for row in table.rows if row.change is not None and {table.main, old} <= row.figures.keys()]
    moved = [(row, _moved(row, signs, table.main, old)) for row in tested]
    explained = {meaning: [row for row, each in moved if _explains(row, each, meaning)] for meaning in Meaning}
    most = max((len(rows) for rows in explained.values()), default=0)
    best = {meaning: rows for meaning, rows in explained.items() if len(rows) == most}
    telling = next(iter(best.values()))
    against = tuple(row for row in tested if row not in telling and not _is_still(row, signs, table.main, old))
    # Several meanings that explain different rows, or no more rows than they fail to, settle nothing.
    if len({tuple(row.pointer for row in rows) for rows in best.values()}) > 1 or most <= len(against):
        return ChangeRule(table.main, old, (), (), ())
    return ChangeRule(table.main, old, tuple(best), tuple(telling), against)


def _explains(row: BudgetRow, moved: _Moved, meaning: Meaning) -> bool:
    """Whether a row's printed change is more than rounding, and what the meaning computes."""
    computed = _meant(row, moved, meaning)
    return row.change is not None and not computed.is_nil and (Figure.of(row.change) - computed).is_nil


def _is_still(row: BudgetRow, signs: SignRule, new: AmountColumn, old: AmountColumn) -> bool:
    """Whether the row neither moved nor says that it did: it fits every meaning."""
    computed = change(row, signs, new, old, Meaning.NET_COST)
    return computed.is_nil and row.change is not None and (Figure.of(row.change) - computed).is_nil

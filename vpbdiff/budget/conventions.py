"""The sign rule of a budget table, read off its own figures: whether costs and income are printed as negative.

Municipalities differ, and so do two plans of one committee. With the rule known, every figure has a value in its own
sense: a cost is a positive amount of cost, an income a positive amount of income, a net cost likewise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vpbdiff.budget.tables import SUMS, Column, Row, Table
from vpbdiff.model.figures import Figure, add
from vpbdiff.model.money import Amount


@dataclass(frozen=True, slots=True)
class SignRule:
    """How a table signs its amounts: +1 as positive figures, -1 as negative ones, None where it can't be read.

    `net` counts for net costs, parts and totals. `evidence` holds the rows that it was read from.
    """

    income: int | None
    cost: int | None
    net: int | None
    evidence: tuple[Row, ...] = ()

    def sign(self, row: Row) -> int | None:
        """The sign that this row's amounts carry."""
        return {"income": self.income, "cost": self.cost}.get(row.role, self.net)

    def own(self, row: Row, amount: Amount, unread: int = 1) -> Figure:
        """An amount in its row's own sense; `unread` is the sign to take where the rule can't be read."""
        return Figure.of(amount, self.sign(row) or unread)

    def net_cost(self, row: Row, amount: Amount) -> Figure:
        """What an amount adds to the net cost: an income takes from it."""
        own = self.own(row, amount)
        return -own if is_income(row) else own


def is_income(row: Row) -> bool:
    """Whether more of this row means more income; every other row is a cost or a net cost."""
    return row.role == "income"


def read_signs(table: Table) -> SignRule:
    """The table's sign rule.

    The net's sign is the one with which cost less income gives it; failing that, the one that its figures share. A
    committee is a net cost, so that its figures are negative means that costs are. Of two signs in one kind of row, the
    one that most figures have is the rule: one misprint does not make a rule that hides it.
    """
    income, cost = _shared(table.of("income")), _shared(table.of("cost"))
    net = _fitting_net(table, income, cost) or _shared(table.of(*SUMS)) or _shared(table.of("part"))
    evidence = tuple(row for row in table.rows if any(amount.kr for amount in row.figures.values()))
    return SignRule(income, cost, net, evidence)


def _shared(rows: Iterable[Row]) -> int | None:
    positive = [amount.kr > 0 for row in rows for amount in row.figures.values() if amount.kr]
    balance = 2 * sum(positive) - len(positive)
    return None if balance == 0 else 1 if balance > 0 else -1


def _fitting_net(table: Table, income: int | None, cost: int | None) -> int | None:
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


def _is_whole(table: Table, column: Column) -> bool:
    return all(any(column in row.figures for row in table.of(role)) for role in ("income", "cost", "net"))


def _closes(table: Table, rule: SignRule, column: Column) -> bool:
    nets = add(rule.own(row, row.figures[column]) for row in table.of("net"))
    return (net_cost(table, rule, column) - nets).is_nil


def net_cost(table: Table, rule: SignRule, column: Column) -> Figure:
    """Cost less income in a column that has figures for them."""
    return add(rule.net_cost(row, row.figures[column]) for row in table.of("income", "cost"))

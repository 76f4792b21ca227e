"""Whether a plan's budget adds up: each table in itself, the tables with each other, and with the year before.

There are two levels. An error is more than rounding can cause: some printed figure is wrong. A note is within rounding,
but the figures do not add up as printed. An earlier year's figure that is given otherwise is a warning: it may well
have been changed since. A figure that is not printed is not zero: a check that needs it is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from vpbdiff import matching
from vpbdiff.base.errors import Diagnostic, Level
from vpbdiff.budget.conventions import SignRule, net_cost, read_change, read_signs
from vpbdiff.budget.findings import finding, some
from vpbdiff.budget.frame_steps import check_steps
from vpbdiff.budget.movement import row_changes
from vpbdiff.budget.tables import LINES, TABLES, UNITS, AmountColumn, BudgetRow, BudgetTable, above, added_up, table
from vpbdiff.model.money import Amount, Figure, add, same
from vpbdiff.model.plan import Plan


def check_budget(plan: Plan, before: Plan | None = None) -> tuple[Diagnostic, ...]:
    """Everything in the plan's budget that does not add up, in the order of the plan.

    `before` is the plan of the year before, if there is one of its own: its figures are held against this plan's
    comparison column.
    """
    found: list[Diagnostic] = []
    for path in TABLES:
        found += _check_table(table(plan, path))
    found += _units_against_net(table(plan, UNITS), table(plan, LINES))
    own = before if before is not None and before.known_from is None else None
    found += check_steps(plan, own)
    if own is not None:
        found += _restated(own, plan)
    return tuple(found)


def _check_table(rows: BudgetTable) -> Iterator[Diagnostic]:
    signs = read_signs(rows)
    changes = list(_changes(rows, signs))
    wrong = (each.problem.location.pointer for each in changes if each.level is Level.ERROR)
    yield from _parts_against_total(rows, set(filter(None, wrong)))
    yield from _net(rows, signs)
    yield from changes


def _parts_against_total(rows: BudgetTable, wrong: Container[str | None]) -> Iterator[Diagnostic]:
    """The parts add up to the total, in every column and in the column of changes. `wrong` changes of parts are told
    themselves, and not blamed on the total.

    Beside costs and income, which give the net cost, other rows are parts of those, or stand against the net.
    """
    total, parts = rows.sum_row(), rows.of("part")
    if total is None or not parts or (total.role == "net" and rows.of("income", "cost")):
        return
    for column in rows.columns:
        yield from _sum(total, parts, _in(column), total.pointer_to(column), f"{column.year}")
    if not any(f"{part.pointer}/change" in wrong for part in parts):
        yield from _sum(total, parts, lambda row: row.change, f"{total.pointer}/change", "")


def _in(column: AmountColumn) -> Callable[[BudgetRow], Amount | None]:
    return lambda row: row.figures.get(column)


def _sum(
    total: BudgetRow, parts: Iterable[BudgetRow], figure: Callable[[BudgetRow], Amount | None], pointer: str, year: str
) -> Iterator[Diagnostic]:
    printed, amounts = figure(total), [figure(part) for part in parts]
    found = [amount for amount in amounts if amount is not None]
    if printed is None or len(found) < len(amounts):
        return
    rule = "parts" if year else "parts-change"
    yield from some(finding(rule, pointer, printed, add(map(Figure.of, found)), name=total.name, year=year))


def _net(rows: BudgetTable, signs: SignRule) -> Iterator[Diagnostic]:
    """Cost less income is the net cost, in every column."""
    if len(rows.of("net")) != 1 or not rows.of("cost") or not rows.of("income"):
        return
    (net,) = rows.of("net")
    for column in rows.columns:
        if all(column in row.figures for row in rows.of("income", "cost", "net")):
            if wrong := _wrong_sum(rows, column):
                yield wrong
                continue
            computed = net_cost(rows, signs, column).times(signs.net or 1)
            if _is_left_over(rows, column, Figure.of(net.figures[column]) - computed):
                continue
            place = net.pointer_to(column)
            yield from some(finding("net", place, net.figures[column], computed, name=net.name, year=column.year))


def _is_left_over(rows: BudgetTable, column: AmountColumn, apart: Figure) -> bool:
    """Whether a result is what parts the net cost from costs and income: of an outcome the grant is printed for it."""
    left = [Figure.of(row.figures[column]) for row in rows.of("result") if column in row.figures]
    return any(each.kr and ((apart - each).is_nil or (apart + each).is_nil) for each in left)


def _wrong_sum(rows: BudgetTable, column: AmountColumn) -> Diagnostic | None:
    """The finding on the costs or the income, where the rows above them prove that it is those, and not the net cost,
    that are wrong: with the sum of these rows in their place, the table adds up."""
    for role in ("cost", "income"):
        sums = rows.of(role)
        parts = above(rows, sums[0]) if len(sums) == 1 else ()
        amounts = [row.figures[column] for row in parts if column in row.figures]
        if len(amounts) < _FEWEST or len(amounts) < len(parts):
            continue
        printed, whole = sums[0].figures[column], add(map(Figure.of, amounts))
        net, others = rows.of("net")[0].figures[column], rows.of("income" if role == "cost" else "cost")
        beside = add(Figure.of(row.figures[column]) for row in others)
        fits = (abs(abs(whole.kr) - abs(beside.kr)), abs(whole.kr) + abs(beside.kr))
        wrong = finding("parts", sums[0].pointer_to(column), printed, whole, name=sums[0].name, year=f"{column.year}")
        if wrong is not None and wrong.level is Level.ERROR and abs(net.kr) in fits:
            return wrong
    return None


_FEWEST = 2
"""Rows that a sum is made of: one row alone is the sum said twice."""


def _changes(rows: BudgetTable, signs: SignRule) -> Iterator[Diagnostic]:
    """The printed change is the one that the figures beside it give, as the table's own rule reckons it."""
    rule = read_change(rows, signs)
    if rule is None:
        return
    years = {"old": rule.old.year, "new": rule.new.year}
    for row in rows.rows:
        computed = rule.computed(row, signs)
        if computed is not None and row.change is not None:
            yield from some(finding("change", f"{row.pointer}/change", row.change, computed, name=row.name, **years))


def _units_against_net(units: BudgetTable, lines: BudgetTable) -> Iterator[Diagnostic]:
    """The units' total, or their sum where no total is printed, is the committee's net cost. Where the units are, it is
    the total that is wrong, and told so beside them."""
    if len(lines.of("net")) != 1:
        return
    (net,) = lines.of("net")
    unit_signs, sign = read_signs(units), read_signs(lines).sign(net) or 1
    total, parts = units.sum_row(), units.of("part")
    for column in units.columns:
        if column not in net.figures:
            continue
        sums = [
            add(unit_signs.own(row, row.figures[column], sign) for row in rows).times(sign)
            for rows in ((total,) if total else (), parts)
            if rows and all(column in row.figures for row in rows)
        ]
        if sums and not any(same(each, Figure.of(net.figures[column])) for each in sums[1:]):
            place = net.pointer_to(column)
            yield from some(finding("units", place, net.figures[column], sums[0], name=net.name, year=column.year))


def _restated(before: Plan, plan: Plan) -> Iterator[Diagnostic]:
    """This plan's figures of the year before are those of that year's own plan.

    A budget may have been revised since: that is told, and no error. One with the other sign is.
    """
    pairs = matching.match(before, plan)
    for path in TABLES:
        own, told = table(before, path), table(plan, path)
        for each in row_changes(before, plan, path, pairs):
            if each.alone:
                continue
            partner, row = added_up(each.old), added_up(each.new)
            if own.main in partner.figures and own.main in row.figures:
                sign = read_signs(told).sign(row) or read_signs(own).sign(partner) or 1
                first = read_signs(own).own(partner, partner.figures[own.main], sign).times(sign)
                printed = row.figures[own.main]
                if not same(first, Figure.of(printed)):
                    params = {"name": row.name, "year": own.year, "other": partner.name}
                    rule = "restated-turned" if same(-first, Figure.of(printed)) else "restated"
                    yield from some(finding(rule, row.pointer_to(own.main), printed, first, **params))

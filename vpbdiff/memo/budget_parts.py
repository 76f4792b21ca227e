"""A budget table that only one of the plans has: what it comes to there, and that the other plan has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vpbdiff.budget.tables import INVESTMENTS, LINES, UNITS, BudgetTable, table, unit_word
from vpbdiff.language.grammar import spaced
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.parts import is_budget_only
from vpbdiff.model import money
from vpbdiff.model.document import Span, stated
from vpbdiff.model.plan import Plan, Presence
from vpbdiff.statements.memo_words import REASON

_NAMES = {
    LINES: "tabell över hela nämndens driftbudget",
    UNITS: "budget per verksamhet",
    INVESTMENTS: "investeringsbudget",
}


class LonePart(NamedTuple):
    """A budget table of one plan alone: the plan that has it, the one that lacks it, and the changes of its rows."""

    path: str
    held_by: Plan
    lacked_by: Plan
    ids: tuple[str, ...]


def lone_parts(scope: MemoContext) -> Iterator[LonePart]:
    """The tables of which one plan has rows and the other is known to have none; nothing of one that nobody knows."""
    if is_budget_only(scope):
        return
    old, new = scope.plans
    for path in _NAMES:
        held, lacked = (old, new) if table(old, path).rows else (new, old)
        if table(lacked, path).rows or lacked.listing(path).presence is Presence.NOT_KNOWN:
            continue
        ids = tuple(
            change.id
            for change in scope.told
            if any(item.pointer.startswith(f"/{path}/") for item in (change.old if held is old else change.new))
        )
        if ids:
            yield LonePart(path, held, lacked, ids)


def in_short(scope: MemoContext) -> Iterator[Span]:
    """«Planen har ingen investeringsbudget, till skillnad från planen för 2025.»"""
    old, new = scope.plans
    for part in lone_parts(scope):
        what, other = _NAMES[part.path], _other(scope)
        if part.held_by is old:
            text = f"Planen{_as_read(new)} har ingen {what}, till skillnad från {other}."
        else:
            text = f"Planen har en {what}, till skillnad från {other}{_as_read(old)}."
        yield stated(text, part.ids)


def in_full(scope: MemoContext, *, appendix: bool = True) -> Iterator[Span]:
    """The same with what the table comes to, where an `appendix` has its rows, and why."""
    old, new = scope.plans
    for part in lone_parts(scope):
        whose = _other(scope) if part.held_by is old else f"planen för {new.year}"
        amount = _amount(part.held_by, table(part.held_by, part.path))
        is_there = f"{_NAMES[part.path].capitalize()}en" if part.path != LINES else "Tabellen över nämndens driftbudget"
        is_there = "Budgeten per verksamhet" if part.path == UNITS else is_there
        other = f"den nya planen{_as_read(new)}" if part.held_by is old else f"{_other(scope)}{_as_read(old)}"
        see = scope.see(change for change in scope.told if change.id in part.ids) if appendix else ""
        comes_to = f"är {amount} i {whose}" if amount else f"finns i {whose}"
        yield stated(f"{is_there} {comes_to} och saknas i {other}{f' ({see})' if see else ''}.", part.ids)
        changes = [change for change in scope.told if change.id in part.ids]
        for reason in dict.fromkeys(each for change in changes for each in scope.reasons.told(change)):
            yield stated(f"{REASON}: {reason}", part.ids)
        yield from scope.reasons.gap(*changes)


def _amount(plan: Plan, of: BudgetTable) -> str:
    """What a table comes to, as its sum prints it; empty where it has none."""
    total = of.sum_row()
    found = total.figures.get(of.main) if total is not None else None
    if found is None:
        return ""
    text = money.text(abs(found.kr), found.unit, found.decimals)
    return f"{text}{money.NO_BREAK_SPACE}{spaced(unit_word(plan, of.path, found))}"


def _other(scope: MemoContext) -> str:
    old, new = scope.plans
    return f"planen för {old.year}" if old.year != new.year else "den tidigare planen för året"


def _as_read(plan: Plan) -> str:
    """What is added where a plan may have what nobody could read."""
    return ", i det som har lästs in," if plan.unread else ""

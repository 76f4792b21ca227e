"""A budget table that only one of the plans has: what it comes to there, and that the other plan has none.

A plan of which the import knew no such table may have it all the same, as a table that stays as it stands or in running
text: then nothing is said to lack, but to be none that can be compared.
"""

from __future__ import annotations

import re
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
    may_be_there: bool = False
    """Whether the other plan has chapters, tables or amounts that may be such a budget."""


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
            yield LonePart(path, held, lacked, ids, _may_hold(lacked, path))


_CHAPTERS = {
    LINES: ("budget", "operating_budget", "frame"),
    UNITS: ("budget", "operating_budget", "unit_budget", "frame"),
    INVESTMENTS: ("budget", "investment_budget"),
}
_INVESTED = re.compile(r"\binvest\w+[^.]*\d\s*(?:[mt]?kr\b|mnkr\b|kronor\b|miljon)", re.IGNORECASE)


def _may_hold(plan: Plan, path: str) -> bool:
    """Whether a plan without a known table may have that budget: a table in such a chapter, or what it says of it."""
    for item in plan.items():
        if item.entity.name == "section" and item.fields.get("role") in _CHAPTERS[path]:
            own = path == INVESTMENTS and item.fields.get("role") == "investment_budget"
            if item.lists["tables"] or (own and item.lists["paragraphs"]):
                return True
        if path == INVESTMENTS and item.entity.name == "paragraph" and _INVESTED.search(item.name):
            return True
    return False


def in_short(scope: MemoContext) -> Iterator[Span]:
    """«Planen har ingen investeringsbudget, till skillnad från planen för 2025.»"""
    old, new = scope.plans
    for part in lone_parts(scope):
        what, other = _NAMES[part.path], _other(scope)
        if part.held_by is old and part.may_be_there:
            text = f"Planen har ingen {what} som går att jämföra med den i {other}."
        elif part.held_by is old:
            text = f"Planen{_as_read(new, more=True)} har ingen {what}, till skillnad från {other}."
        elif part.may_be_there:
            text = f"Planen har en {what}, som inte går att jämföra med {other}."
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
        other = "den nya planen" if part.held_by is old else _other(scope)
        lacks = f"saknas i {other}{_as_read(part.lacked_by)}"
        if part.may_be_there:
            lacks = f"går inte att jämföra med {other}"
        see = scope.see(change for change in scope.told if change.id in part.ids) if appendix else ""
        comes_to = f"är {amount} i {whose}" if amount else f"finns i {whose}"
        yield stated(f"{is_there} {comes_to} och {lacks}{f' ({see})' if see else ''}.", part.ids)
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


def _as_read(plan: Plan, *, more: bool = False) -> str:
    """What is added where a plan may have what nobody could read; with a comma after it where `more` follows."""
    return f", i det som har lästs in{',' if more else ''}" if plan.unread else ""

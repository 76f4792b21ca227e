"""How much a change weighs, from 1 to 6, the worst first: one order for every output.

An item takes the lowest number that fits. What a plan claims against its own tables, and what was not read, would weigh
0; neither is a change.

1. A high risk removed; a control removed or rarer where the risk stands high; the frame, the units, the investments,
   another amount or gone.
2. A goal changed or removed; a weaker promise, one to all that is gone, a figure of a promise; a target lowered or
   dropped, a later deadline.
3. A binding sentence struck and nowhere in the new plan; an activity, a measure or an assignment removed; a new fee.
4. Indexes; a low risk removed; targets raised; what was added or merged; fees, figures of tables, steps of the frame.
5. Names, places, who and how; contracts, procurement, organisation.
6. What follows from last year; prose without figures; form and order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.detect.prose import lost_promises
from vpbdiff.language.quantities import is_free
from vpbdiff.language.sentences import split_text
from vpbdiff.model.changes import Change, Facet, Kind, Op, Significance
from vpbdiff.model.entities import Chapter, Role
from vpbdiff.model.plan import Cell, Item, Plan

LIGHTEST = 6

_BINDING = re.compile(r"\b(?:ska|skall|måste|alla|samtliga|varje)\b", re.IGNORECASE)
_AMOUNTS = (Kind.INCREASED, Kind.DECREASED)
_CAME = (Kind.ADDED, Kind.MERGED)


def weight(change: Change, owner_now: Iterable[Item], new: Plan, is_high: Callable[[Item], bool]) -> int:
    """How much a change weighs. `owner_now` is what the owner of its items is now; `is_high` tells of a high risk."""
    facets = [facet for facet in change.facets if facet.significance is Significance.MATERIAL]
    if not facets:
        return LIGHTEST
    item, kinds = (change.new or change.old)[0], {facet.kind for facet in facets}
    tests: tuple[Callable[[], bool], ...] = (
        lambda: _gravest(item, facets, any(map(is_high, owner_now)), is_high),
        lambda: (
            (item.entity.aim and kinds != {Kind.ADDED})
            or any(map(_promises_less, facets))
            or bool(lost_promises(change, new))
        ),
        lambda: _taken_away(change, item, facets, new),
        lambda: _grown(item, kinds) or _figured(item, facets),
        lambda: item.entity.chapter is Chapter.ORGANISATION or not _quiet(item, kinds),
    )
    return next((number for number, holds in enumerate(tests, 1) if holds()), LIGHTEST)


def _gravest(item: Item, facets: list[Facet], owner_high: bool, is_high: Callable[[Item], bool]) -> bool:
    gone = any(facet.kind is Kind.REMOVED for facet in facets)
    if item.entity.is_rated and gone:
        return is_high(item)
    if item.entity.part and owner_high:
        return gone or any(facet.field == "frequency" and facet.weakened for facet in facets)
    return item.entity.is_money and (gone or any(facet.kind in _AMOUNTS for facet in facets)) and _is_whole(item)


def _is_whole(item: Item) -> bool:
    """Whether a row is the frame, a unit, or the investments' total."""
    if item.pointer.startswith(f"/{UNITS}/"):
        return True
    whole = item.text("role") in SUMS
    return whole and item.pointer.startswith((f"/{LINES}/", f"/{INVESTMENTS}/"))


def _promises_less(facet: Facet) -> bool:
    name = str(facet.field).partition("/")[0]
    return facet.weakened or (facet.kind is Kind.LOWERED and name == "targets")


def _taken_away(change: Change, item: Item, facets: list[Facet], new: Plan) -> bool:
    if any(facet.kind is Kind.REMOVED for facet in facets):
        return _is_done(item)
    if (
        item.entity.chapter is Chapter.SERVICES
        and _has_figures(item)
        and any(facet.kind is Kind.ADDED for facet in facets)
    ):
        return True
    if item.entity.chapter is Chapter.SERVICES and any(map(_now_charged, facets)):
        return True
    texts = [facet for facet in facets if facet.kind is Kind.REWORDED and _is_running(item, facet)]
    return _is_done(item) and any(_struck(facet, new) for facet in texts) and bool(change.new)


def _now_charged(facet: Facet) -> bool:
    """Whether something is to be paid that was free: «0 kr» or «avgiftsfritt» before."""
    if facet.kind is not Kind.VALUE_CHANGED or not all(isinstance(side, tuple) for side in (facet.old, facet.new)):
        return False
    old, new = (
        [each.value for each in side if isinstance(each, Cell)]  # type: ignore[union-attr]
        for side in (facet.old, facet.new)
    )
    return bool(old and new) and all(map(is_free, old)) and not any(map(is_free, new))


def _is_done(item: Item) -> bool:
    """Whether it is something that the nämnd has said that it does, or measures."""
    return item.entity.chapter in (Chapter.GOALS, Chapter.MEASURES) and not item.entity.aim


def _has_figures(item: Item) -> bool:
    """Whether it is a fee or a row of a table, which figures stand in."""
    return any(field.role is Role.FIGURES for field in item.entity.fields)


def _is_running(item: Item, facet: Facet) -> bool:
    return any(field.role is Role.TEXT and field.name == facet.field for field in item.entity.fields)


def _struck(facet: Facet, new: Plan) -> bool:
    """Whether a binding sentence of the old text stands nowhere in the new plan."""
    if not isinstance(facet.old, str):
        return False
    kept = str(facet.new or "").casefold()
    if len(_BINDING.findall(kept)) >= len(_BINDING.findall(facet.old)):
        return False
    gone = [each for each in split_text(facet.old) if _BINDING.search(each) and each.casefold() not in kept]
    return any(each.casefold() not in _all_texts(new) for each in gone)


@by_identity(size=2)
def _all_texts(plan: Plan) -> str:
    values = (value for item in plan.items() for value in item.fields.values())
    return "\n".join(value.casefold() for value in values if isinstance(value, str))


def _grown(item: Item, kinds: set[Kind]) -> bool:
    """Whether it came, was merged, has an index or a value that went up or down, or is a low risk that went."""
    if item.entity.is_rated and Kind.REMOVED in kinds:
        return True
    told = item.entity.chapter in (Chapter.GOALS, Chapter.MEASURES, Chapter.CONTROL, Chapter.MONEY, Chapter.TABLES)
    return bool(kinds & {Kind.RAISED, Kind.LOWERED, Kind.RETARGETED}) or (told and bool(kinds & {*_CAME}))


def _figured(item: Item, facets: list[Facet]) -> bool:
    """Whether a figure changed: of a fee, of a row of a table, of a text."""
    if _has_figures(item) or item.entity.is_money:
        return not {facet.kind for facet in facets} <= {Kind.STATUS_CHANGED, Kind.DATED, Kind.RENAMED}
    words = (word for facet in facets for word in facet.words if word.op is not Op.SAME)
    return any(character.isdigit() for word in words for character in word.text)


def _quiet(item: Item, kinds: set[Kind]) -> bool:
    if item.entity.is_plan or kinds <= {Kind.STATUS_CHANGED, Kind.RESTATED}:
        return True
    return item.entity.chapter is Chapter.PROSE and Kind.MOVED not in kinds

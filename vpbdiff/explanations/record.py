"""From a comparison to what can be explained: one subject a change, with the texts that an explanation holds on to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.budget.tables import Column, year_amounts
from vpbdiff.changes import Change, Comparison, Facet, Kind, Significance
from vpbdiff.explanations.model import Content, Explained
from vpbdiff.keys import plan_keys
from vpbdiff.model import Item, Plan, YearAmount
from vpbdiff.values import Json, value_json

WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)
"""Kinds whose record is all that is in the items: what came, went, joined or parted."""

SHIFTING = (Kind.REORDERED, Kind.TRANSFERRED)
"""Kinds that shift with what becomes of other items; no explanation hangs on them. See detect.keys."""

UNDER = "under"
"""The field of a record that says which item it stood under; an owner's name, since a reader knows it by that."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a reason can be given for: a change, or a budget row with a figure in one of the plans alone.

    Of such a row `change` is None and `kinds` is empty. `pointer` is its place in the new plan, or in the old one
    where it is there no longer.
    """

    record: Explained
    entity: str
    pointer: str
    gone: bool
    change: Change | None = None

    @property
    def item(self) -> str:
        """The stable key."""
        return self.record.item


def subjects(comparison: Comparison) -> tuple[Subject, ...]:
    """Everything in a comparison that a reason can be given for, in its order."""
    return (*(_of_change(change, comparison) for change in comparison.changes), *_bare_rows(comparison))


def counts(facet: Facet) -> bool:
    """Whether an explanation holds on to a facet: not to what is editorial for certain, nor to what shifts."""
    return facet.kind not in SHIFTING and not (facet.significance is Significance.EDITORIAL and facet.certain)


def _of_change(change: Change, comparison: Comparison) -> Subject:
    place = (change.new or change.old)[0].pointer
    return Subject(_record(change, comparison), change.entity, place, not change.new, change)


def _record(change: Change, comparison: Comparison) -> Explained:
    facets = [facet for facet in change.facets if counts(facet)] or list(change.facets)
    kinds = tuple(dict.fromkeys(facet.kind for facet in facets))
    if any(kind in WHOLE for kind in kinds):
        sides = tuple(tuple(_content(item) for item in _ordered(side)) for side in (change.old, change.new))
        return Explained(change.item, change.title, kinds, *sides)
    old: dict[str, Json] = {}
    new: dict[str, Json] = {}
    for facet in facets:
        name = _field(facet, old)
        old[name], new[name] = _values(facet, comparison)
    return Explained(change.item, change.title, kinds, (old,), (new,))


def _ordered(items: tuple[Item, ...]) -> list[Item]:
    return sorted(items, key=lambda item: (item.name, item.pointer))


def _field(facet: Facet, taken: Content) -> str:
    """What the record calls a facet's field; an amount for a year that both plans print carries the year."""
    if facet.kind is Kind.MOVED:
        return UNDER
    name = facet.field or str(facet.kind)
    if name in taken and isinstance(facet.new, tuple) and isinstance(facet.new[0], YearAmount):
        return f"{name}/{facet.new[0].year}"
    return name


def _values(facet: Facet, comparison: Comparison) -> tuple[Json, Json]:
    if facet.kind is Kind.MOVED:
        return _named(comparison.old, facet.old), _named(comparison.new, facet.new)
    return value_json(facet.old), value_json(facet.new)


def _named(plan: Plan, pointer: object) -> Json:
    """The name of the item that a pointer leads to; None for the plan itself."""
    return next((item.name for item in plan.items() if item.pointer == pointer), None)


def _content(item: Item) -> Content:
    """All that is in an item, with its parts (controls, bullets, paragraphs), which are told with it."""
    found: dict[str, Json] = {name: value_json(value) for name, value in item.fields.items()}
    for path, listing in item.lists.items():
        parts: list[Json] = [_line(part) for part in listing if part.entity.part]
        if parts:
            found[path] = parts
    return found


def _line(part: Item) -> str:
    return " – ".join(str(value) for value in part.fields.values() if isinstance(value, str))


def _bare_rows(comparison: Comparison) -> Iterator[Subject]:
    """Budget rows whose amount is there in one of the plans alone: no change of an amount, yet nothing to slip by."""
    bare = [pair for pair in comparison.matching.pairs if _lacks_one(pair.old, pair.new, comparison)]
    if not bare:
        return
    keys = {item.pointer: key for key, item in plan_keys(comparison.old).items()}
    for pair in bare:
        sides = ((_content(pair.old),), (_content(pair.new),))
        record = Explained(keys[pair.old.pointer], pair.new.name, (), *sides)
        yield Subject(record, pair.new.entity.name, pair.new.pointer, gone=False)


def _lacks_one(old: Item, new: Item, comparison: Comparison) -> bool:
    if new.entity.name != "budget_line":
        return False
    return _has_amount(old, comparison.old) != _has_amount(new, comparison.new)


def _has_amount(row: Item, plan: Plan) -> bool:
    return any((each.year, each.kind) == Column(plan.year) for each in year_amounts(row))

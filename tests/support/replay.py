"""Rebuilds the new plan out of the old one and the changes, and so shows that the changes tell everything.

What a change does not tell is taken from the old plan: an item keeps its fields, its owner and its place among those
that stay. The amounts of budget rows are left out: only the plans' own years are compared, so what last year's column
says anew is told nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Rung
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity, Role
from vpbdiff.model.plan import Item, YearValue

Content = dict[str, Any]
_TABLES = (Role.AMOUNTS, Role.CHANGE)


def content(item: Item) -> Content:
    """An item's fields and lists as plain values: no id, no source, no amounts."""
    lists = {path: [content(child) for child in listing] for path, listing in item.lists.items()}
    return _fields(item) | lists


def plan_content(lists: Any) -> dict[str, list[Content]]:
    """The content of a plan's own lists by path."""
    return {path: [content(item) for item in listing] for path, listing in lists.items()}


def _fields(item: Item) -> Content:
    """The fields by name; of values with years one entry a year, since their order says nothing."""
    found: Content = {}
    for field in item.entity.fields:
        value = item.fields.get(field.name)
        if isinstance(value, tuple) and field.role is Role.VALUES:
            found |= numbered(
                (f"{field.name}/{_year(each)}", each.value) for each in value if isinstance(each, YearValue)
            )
        elif value is not None and field.role not in _TABLES:
            found[field.name] = value
    return found


def numbered(leaves: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Leaves by name, the second and later ones of a name with their number, as the changes name them."""
    found: dict[str, object] = {}
    counts: Counter[str] = Counter()
    for name, value in leaves:
        counts[name] += 1
        found[name if counts[name] == 1 else f"{name}#{counts[name]}"] = value
    return found


def _year(value: YearValue) -> str:
    return "-" if value.year is None else str(value.year)


class Replay:
    """One comparison, replayed."""

    def __init__(self, comparison: Comparison) -> None:
        self._changes = {item.pointer: change for change in comparison.changes for item in change.new}
        self._origin: dict[str, Item] = {}
        self._heirs: dict[str, set[str]] = defaultdict(set)
        for pair in comparison.matching.pairs:
            self._heirs[pair.old.pointer].add(pair.new.pointer)
            if pair.rung not in (Rung.MERGED, Rung.SPLIT):
                self._origin[pair.new.pointer] = pair.old
        self._split = {p.new.pointer for p in comparison.matching.pairs if p.rung is Rung.SPLIT}
        self._items = {**self._origin} | {item.pointer: item for item in comparison.matching.added}

    def plan(self) -> dict[str, list[Content]]:
        """The content of the new plan's lists."""
        homes: dict[str, list[str]] = defaultdict(list)
        for pointer in {*self._items, *self._split}:
            homes[self._home(pointer)].append(pointer)
        return {of.path: self._list(f"/{of.path}", ENTITIES[of.entity], homes) for of in PLAN_LISTS}

    def _list(self, home: str, entity: Entity, homes: dict[str, list[str]]) -> list[Content]:
        return [
            self._rebuilt(pointer)
            | {of.path: self._list(f"{pointer}/{of.path}", ENTITIES[of.entity], homes) for of in entity.lists}
            for pointer in self._ordered(homes[home])
        ]

    def _home(self, pointer: str) -> str:
        """The list that an item belongs in: its old one, seen from the new plan, unless it is said to have moved.

        Of an owner that was split, the matches alone tell which of its heirs got the item.
        """
        change = self._changes.get(pointer)
        path = pointer.rpartition("/")[0]
        if pointer not in self._origin or (change and Kind.MOVED in change.kinds):
            return path
        owner, listed = _split_home(self._origin[pointer].pointer)
        homes = {f"{heir}/{listed}" for heir in self._heirs[owner]} if owner else {f"/{listed}"}
        return path if path in homes else min(homes)

    def _ordered(self, pointers: list[str]) -> list[str]:
        """Who is told to have come, moved or changed places stands where it is told; the rest keep their old order.

        Where owners were merged, how their lists interleave is in the new pointers alone.
        """
        places = sorted(pointers, key=_position)
        stay: dict[str, list[str]] = defaultdict(list)
        for pointer in sorted(filter(self._stays, pointers), key=lambda one: _position(self._origin[one].pointer)):
            stay[self._old_list(pointer)].append(pointer)
        return [stay[self._old_list(pointer)].pop(0) if self._stays(pointer) else pointer for pointer in places]

    def _old_list(self, pointer: str) -> str:
        return self._origin[pointer].pointer.rpartition("/")[0]

    def _stays(self, pointer: str) -> bool:
        """Whether no change tells of its place."""
        change = self._changes.get(pointer)
        told = {Kind.ADDED, Kind.MOVED, Kind.REORDERED, Kind.MERGED, Kind.SPLIT}
        return pointer in self._origin and not (change and told & set(change.kinds))

    def _rebuilt(self, pointer: str) -> Content:
        change = self._changes.get(pointer)
        if change is None:
            return _fields(self._origin[pointer])
        if not change.old:
            return _fields(change.new[0])
        if Kind.SPLIT in change.kinds or Kind.MERGED in change.kinds:
            return _fields(next(item for item in change.new if item.pointer == pointer))
        return patched(_fields(self._origin[pointer]), change)


def patched(fields: Content, change: Change) -> Content:
    """The fields as the change's facets leave them."""
    found = dict(fields)
    for facet in change.facets:
        _patch(found, facet)
    return found


def _patch(fields: Content, facet: Facet) -> None:
    if facet.field in ("amounts", "change") or facet.field is None or "/figure" in facet.field:
        return
    if facet.new is None:
        fields.pop(facet.field, None)
    else:
        fields[facet.field] = _bare(facet.new)


def _bare(value: Any) -> Any:
    """A value as the new plan holds it, without the year that a facet gives it where the years differ."""
    return value[0].value if isinstance(value, tuple) and value and isinstance(value[0], YearValue) else value


def _position(pointer: str) -> int:
    return int(pointer.rpartition("/")[2])


def _split_home(pointer: str) -> tuple[str, str]:
    """The owner's pointer (empty for the plan) and the path of the list in it."""
    keys = pointer.split("/")[1:-1]
    after = max((number + 1 for number, key in enumerate(keys) if key.isdigit()), default=0)
    owner = "".join(f"/{key}" for key in keys[:after])
    return owner, "/".join(keys[after:])

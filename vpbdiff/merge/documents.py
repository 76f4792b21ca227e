"""Several documents of one plan as one snapshot: each item once, with what every document says of it.

Each document is read to a plan of its own. An item that several of them have, by the same name in the same place, is
one: the value of the document that goes first stands, what only another gives comes in, and what another gives
otherwise is kept beside it in `also`. Where a name does not tell, only what is the very same is one. So nothing of any
document is lost, and no two things are made one on a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from vpbdiff.merge import content
from vpbdiff.merge.content import ALSO, SOURCE, bare
from vpbdiff.merge.versions import ABSENT, METADATA, Version, VersionItem
from vpbdiff.model import money
from vpbdiff.model.entities import PLAN, PLAN_LISTS
from vpbdiff.model.keys import canonical, slug
from vpbdiff.store import upgraded

Json = dict[str, Any]

T = TypeVar("T")

_HEAD = ("format", "year", "version", "known_from")

_OF_EVERY_DOCUMENT = ("municipality", "committee")
"""What a document says of itself that holds for the whole plan; its title, number and date are its own."""

Holders = Mapping[int, VersionItem | None]
"""The documents that have something, by number, each with its item; None for the plan itself."""


def combined(plans: Sequence[Json], prefer: int = 0) -> Json:
    """The snapshot of a plan whose documents gave these snapshots, the plan's own first.

    `prefer` is the number, from 0, of the document whose values stand; then they go in their order. Year and version
    are the first one's: whether the plans are of one year and one committee is for the caller to see to.
    """
    if len(plans) == 1:
        return plans[0]
    return _Combiner([Version(upgraded(plan)) for plan in plans], prefer).plan()


class _Combiner:
    """Puts the documents together from the top down."""

    def __init__(self, sides: Sequence[Version], prefer: int) -> None:
        self._sides = sides
        self._ranked = sorted(range(len(sides)), key=lambda number: number != prefer)

    def plan(self) -> Json:
        """The whole snapshot."""
        first = self._sides[0].raw
        made: Json = {key: first[key] for key in _HEAD if key in first}
        made["documents"] = [name for side in self._sides for name in side.raw.get("documents", ())]
        everywhere: Holders = dict.fromkeys(range(len(self._sides)))
        made[METADATA] = self._item({number: side.entries["/metadata"] for number, side in enumerate(self._sides)})
        for of in PLAN_LISTS:
            group, _, name = of.path.rpartition("/")
            listed = self._list(everywhere, of.path)
            is_known = any(isinstance(side.raw.get(group), dict) for side in self._sides)
            holder = made.setdefault(group, self._unit(group)) if is_known else made
            if listed is not ABSENT:
                holder[name if is_known else group or name] = listed
        made |= {group: content.in_table(made[group], self._units(group)) for group in made if self._units(group)}
        if unread := [each for number, side in enumerate(self._sides) for each in _unread(side, number)]:
            made["unread"] = unread
        return made

    def _units(self, group: str) -> list[str]:
        """The words of the units in which the documents print a budget, the plan's own first."""
        held = (side.raw.get(group) for side in self._sides)
        return list(dict.fromkeys(each["unit"] for each in held if isinstance(each, dict) and "unit" in each))

    def _unit(self, group: str) -> Json:
        return {"unit": units[0]} if (units := self._units(group)) else {}

    def _list(self, owners: Holders, path: str) -> Any:
        """A list with every document's items; null where one does not know it and none has any, or `ABSENT`."""
        held = {number: self._sides[number].lists.get((owner, path), []) for number, owner in owners.items()}
        if items := [self._item(group) for group in _grouped(held)]:
            return items
        states = [self._sides[number].listed(owner, path) for number, owner in owners.items()]
        return [] if [] in states else None if None in states else ABSENT

    def _item(self, holders: Mapping[int, VersionItem]) -> Json:
        """An item that these documents have."""
        is_plan = holders[min(holders)].item.entity is PLAN  # what a document says of itself is of the plan's own first
        ranked = [number for number in (sorted(holders) if is_plan else self._ranked) if number in holders]
        entries = [holders[number] for number in ranked]
        lists = {of.path for of in entries[0].item.entity.lists}
        fields, also = self._content(ranked, entries)
        made: Json = {}
        for key in _in_order([entry.raw for entry in entries]):
            value = self._list(holders, key) if key in lists else fields.get(key, ABSENT)
            if value is not ABSENT:
                made[key] = value
        if source := _source(entries[0], ranked[0]):
            made[SOURCE] = source
        return made | ({ALSO: also} if also else {})

    def _content(self, ranked: Sequence[int], entries: Sequence[VersionItem]) -> tuple[Json, list[Json]]:
        """The fields of an item, and what stands beside it: what the documents that do not decide say otherwise."""
        entity = entries[0].item.entity
        pieces = content.parted(entity, [entry.raw for entry in entries])
        stands = dict(pieces[0])
        also: list[Json] = []
        for number, entry, piece in zip(ranked[1:], entries[1:], pieces[1:], strict=True):
            differs: list[Json] = []
            for name, value in piece.items():
                if name not in stands and (entity is not PLAN or name in _OF_EVERY_DOCUMENT):
                    stands[name] = value
                elif isinstance(value, content.ContentParts) and _agree(stands[name], value):
                    stands[name] = content.ContentParts({**value, **stands[name]})
                else:
                    told = _otherwise(name, stands.get(name), value, self._sides[number].unit(entry.path))
                    differs += [{"field": _field(field, entry), "value": text} for field, text in told]
            if differs:
                source = {**_source(entry, number), "document": number + 1}
                also.append({SOURCE: source, "differs": differs})
        return content.together(stands), also


def _grouped(held: Mapping[int, Sequence[VersionItem]]) -> list[dict[int, VersionItem]]:
    """The items of one list in several documents, each with its counterparts, in the order of the first document.

    A name tells where every document has it once at most; of twins, and of what has no name, only the same is the same.
    """
    counts = {number: Counter(map(_name, listed)) for number, listed in held.items()}
    twins = {name for count in counts.values() for name, times in count.items() if times > 1}
    groups: dict[object, dict[int, VersionItem]] = {}
    order: list[object] = []
    for number, listed in held.items():
        seen: Counter[object] = Counter()
        keys: list[object] = []
        for entry in listed:
            name = _name(entry)
            key: object = name if name and name not in twins else ("", canonical(bare(entry.raw)))
            seen[key] += 1
            keys.append((key, seen[key]))
            groups.setdefault(keys[-1], {})[number] = entry
        order = _woven(order, keys)
    return [groups[key] for key in order]


def _name(entry: VersionItem) -> tuple[str, ...]:
    """What tells an item in its list; of a table its columns too, since rows stand in those that they came with."""
    if entry.item.entity is PLAN:
        return (PLAN.name,)
    if not entry.item.name.strip():
        return ()
    return slug(entry.item.name), canonical(entry.raw.get("columns", ())) if entry.item.entity.is_table else ""


def _in_order(raws: Sequence[Json]) -> list[str]:
    order: list[str] = []
    for raw in raws:
        order = _woven(order, list(raw))
    return order


def _woven(order: list[T], more: Sequence[T]) -> list[T]:
    """The order with what it lacks of another: after what it follows there, and last where it follows nothing."""
    found, known, place = list(order), {*order}, len(order)
    for each in more:
        if each in known:
            place = found.index(each)
        else:
            found.insert(place + 1, each)
            place = min(place + 1, len(found) - 1)
    return found


def _source(entry: VersionItem, number: int) -> Json:
    """Where an item stands, with the number of its document; the first is named by none."""
    source: Json = entry.raw.get(SOURCE, {})
    return source | ({"document": number + 1} if number and entry.item.entity is not PLAN else {})


def _unread(side: Version, number: int) -> Iterable[Json]:
    for each in side.raw.get("unread", ()):
        yield {**each, "document": number + 1} if number else each


def _agree(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two assessments of a risk have the same in all that both give."""
    return all(one[name] == other[name] for name in one.keys() & other.keys())


def _otherwise(name: str, stands: Any, value: Any, unit: str) -> Iterable[tuple[str, str]]:
    """What another document has in a piece of an item, by field, where it is not what stands."""
    if isinstance(value, content.ContentParts):
        yield from ((each, str(figure)) for each, figure in value.items() if stands.get(each) != figure)
    elif not content.is_same(stands, value) and not (_worth(stands) == _worth(value) is not None):
        yield name, _text(value, unit)


def _field(name: str, entry: VersionItem) -> str:
    """The name of a piece in `also`: a cell goes by the head of its column, if no other has the same."""
    key, _, place = name.partition("/")
    if key != "cells" or entry.owner is None:
        return name
    heads = [column["name"] for column in entry.owner.raw["columns"]]
    head = heads[int(place)] if place.isdecimal() and int(place) < len(heads) else ""
    return f"{key}/{head}" if head and heads.count(head) == 1 else name


def _worth(value: Any) -> int | None:
    """The kronor of an amount; None for what is none."""
    amount = value[0] if isinstance(value, list) and len(value) == 1 else value
    return amount["kr"] if isinstance(amount, dict) and "kr" in amount else None


def _text(value: Any, unit: str) -> str:
    """A value as its document prints it: an amount with its unit, parts of a list with semicolons between."""
    if isinstance(value, list):
        return "; ".join(_text(each, unit) for each in value)
    if not isinstance(value, dict):
        return str(value)
    if "kr" in value:
        printed = value.get("printed", f"{value['kr']} kr")
        return printed if re.search(money.UNIT_WORDS, printed) else f"{printed} {unit}"
    if "value" in value:
        return str(value["value"])
    return " ".join(str(each) for each in value.values())

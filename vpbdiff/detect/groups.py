"""Matched items that belong together, their keys, and their new order in a list.

It sees the matching item by item: what belongs together in both plans, and who owns it. Each group gets a stable key,
which explanations refer to, and each change an id. An item that is in both plans goes by its old key, since the old
plan is decided and does not change: an explanation survives every edit but a renaming there. Of a reordered list as few
items as possible have moved, and the same ones backwards as forwards.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vpbdiff.model.changes import Facet, Kind, Matching, Pair, Rung
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.keys import canonical, content, item_key, numbered
from vpbdiff.model.plan import Item, Plan

_PLAN_ORDER = {listed.path: rank for rank, listed in enumerate(PLAN_LISTS)}


@dataclass(eq=False)
class Group:
    """One item through both plans; two items on a side where items were merged or split, none where it came or went."""

    old: list[Item] = field(default_factory=list)
    new: list[Item] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    old_owner: Group | None = None
    new_owner: Group | None = None

    @property
    def stays(self) -> bool:
        """Whether it is in both plans."""
        return bool(self.old and self.new)

    @property
    def entity(self) -> str:
        """The entity's identifier."""
        return (self.new or self.old)[0].entity.name

    @cached_property
    def primary(self) -> Pair:
        """The pair that stood before others were merged into it or split off."""
        return next(pair for pair in self.pairs if pair.rung not in (Rung.MERGED, Rung.SPLIT))

    @cached_property
    def reference(self) -> Item:
        """The item that names the group: of the old plan if it was there, the first by name where several were."""
        return min(self.old or self.new, key=lambda item: (item.name, repr(sorted(item.fields.items()))))

    @property
    def owner(self) -> Group | None:
        """The owner of the reference item."""
        return self.old_owner if self.old else self.new_owner

    @property
    def moved(self) -> bool:
        """Whether it stands under another owner than it did, or in another list."""
        old, new = self.primary.old, self.primary.new
        return self.old_owner is not self.new_owner or list_path(old.pointer) != list_path(new.pointer)

    @cached_property
    def place(self) -> tuple[tuple[int, int, int], ...]:
        """Where a reader of the new plan expects it: its place there, or the one that it had, after what is there."""
        item = self.primary.new if self.stays else (self.new or self.old)[0]
        owner = self.new_owner if self.new else self.old_owner
        return (*(owner.place if owner else ()), (_list_rank(item, owner), position(item), int(not self.new)))


def _list_rank(item: Item, owner: Group | None) -> int:
    path = list_path(item.pointer)
    if owner is None:
        return _PLAN_ORDER.get(path, -1)
    return [listed.path for listed in (owner.new or owner.old)[0].entity.lists].index(path)


def list_path(pointer: str) -> str:
    """The path of the list that a pointer goes into last: `operating_budget/lines`, `activities`."""
    keys = pointer.split("/")[1:-1]
    after = max((number + 1 for number, key in enumerate(keys) if key.isdigit()), default=0)
    return "/".join(keys[after:])


def position(item: Item) -> int:
    """Its position in its list, from 0."""
    last = item.pointer.rsplit("/", 1)[1]
    return int(last) if last.isdigit() else 0


def owner_pointer(pointer: str) -> str:
    """The pointer of the item that owns the one pointed at; empty if the plan itself does."""
    path = list_path(pointer)
    return pointer.rsplit("/", 1)[0].removesuffix(path).rstrip("/")


def group(matching: Matching, old: Plan, new: Plan) -> list[Group]:
    """All groups of a matching, metadata first, in a reader's order."""
    found: dict[tuple[str, str], Group] = {}
    metadata = Pair(old.metadata, new.metadata, Rung.SAME_TITLE_SAME_PARENT, 1.0, "title")
    for pair in (metadata, *matching.pairs):
        _take(pair, found)
    found |= {("old", item.pointer): Group(old=[item]) for item in matching.removed}
    found |= {("new", item.pointer): Group(new=[item]) for item in matching.added}
    groups = list(dict.fromkeys(found.values()))
    for one in groups:
        one.old_owner = _owner(one, "old", found)
        one.new_owner = _owner(one, "new", found)
    return sorted(groups, key=lambda one: one.place)


def _take(pair: Pair, found: dict[tuple[str, str], Group]) -> None:
    ours, theirs = ("old", pair.old.pointer), ("new", pair.new.pointer)
    one = found.get(ours) or found.get(theirs) or Group()
    one.pairs.append(pair)
    for key, items, item in ((ours, one.old, pair.old), (theirs, one.new, pair.new)):
        if key not in found:
            found[key] = one
            items.append(item)


def _owner(one: Group, side: str, found: dict[tuple[str, str], Group]) -> Group | None:
    items = one.old if side == "old" else one.new
    if not items:
        return None
    item = items[0]
    if one.stays:
        item = one.primary.old if side == "old" else one.primary.new
    return found.get((side, owner_pointer(item.pointer)))


Keys = dict[Group, str]

_SHARED = (Kind.REORDERED, Kind.TRANSFERRED)
_DIGEST = 12
"""Hexadecimal digits of a change's id, 48 bits: among 1 000 changes two ids agree once in 500 million comparisons."""


def item_keys(groups: Sequence[Group]) -> Keys:
    """The key of every group. Twins of one name under one owner are counted by all that is in them, not by position."""
    keys: Keys = {}
    levels: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        levels[_depth(group)].append(group)
    for depth in sorted(levels):
        level = [(_key(group, keys), group) for group in levels[depth]]
        keys |= {group: key for key, group in numbered(level, _twin_rank)}
    return keys


def _depth(group: Group) -> int:
    return 0 if group.owner is None else 1 + _depth(group.owner)


def _key(group: Group, keys: Keys) -> str:
    owner = keys[group.owner] if group.owner else ""
    return item_key(group.reference, list_path(group.reference.pointer), owner)


def _twin_rank(group: Group) -> tuple[bool, str]:
    """What tells twins apart: all that is in them, what they became, and who owns that."""
    known = [group.reference, *group.new, *([group.new_owner.reference] if group.new_owner else [])]
    return not group.old, canonical([content(item) for item in known])


def change_id(group: Group, facets: Sequence[Facet], keys: Keys) -> str:
    """A change's id: a digest of the item, the kinds and the values.

    The order of a list is no value, and a likely transfer none: they shift with what becomes of other items, so they
    count only where they are all that changed.
    """
    own = [facet for facet in facets if facet.kind not in _SHARED]
    values: list[object] = [[facet.kind, facet.field, *_values(facet, group, keys)] for facet in own]
    values = values or [facet.kind for facet in facets]
    return hashlib.sha256(canonical([keys[group], values]).encode()).hexdigest()[:_DIGEST]


def _values(facet: Facet, group: Group, keys: Keys) -> list[object]:
    match facet.kind:
        case Kind.MOVED:
            return [keys[owner] if owner else None for owner in (group.old_owner, group.new_owner)]
        case Kind.ADDED | Kind.REMOVED | Kind.MERGED | Kind.SPLIT:
            return [sorted(canonical(dict(item.fields)) for item in side) for side in (group.old, group.new)]
    return [facet.old, facet.new]


_ONE, _STAYS = 1 << 64, 1 << 40
"""What keeping one more item in place is worth; of equal ways, one that keeps what has the same rank in both lists; and
between those that are left the 32 bits of a digest choose."""


def reordered(groups: Sequence[Group]) -> dict[Group, tuple[int, int]]:
    """The groups that changed places within their list, with their positions from 1 in the old and the new.

    What stays is a longest run of items in unchanged order; of equally long ones that with most items whose rank is
    what it was, then content decides. Ranks count the items of both lists alone: what came or went shifts none.
    """
    lists: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        if len(group.pairs) == 1 and not group.moved:
            lists[_list(group.primary.old), _list(group.primary.new)].append(group)
    return {
        group: (position(group.primary.old) + 1, position(group.primary.new) + 1)
        for family in lists.values()
        for group in _out_of_place(family)
    }


def _list(item: Item) -> str:
    return item.pointer.rpartition("/")[0]


def _out_of_place(family: list[Group]) -> list[Group]:
    ordered = sorted(family, key=lambda group: position(group.primary.old))
    places = [position(group.primary.new) for group in ordered]
    if places == sorted(places):
        return []
    ranks = [sorted(places).index(place) for place in places]
    weights = [
        _weight(group) + _STAYS * (rank == number)
        for number, (group, rank) in enumerate(zip(ordered, ranks, strict=True))
    ]
    kept = _heaviest_run(places, weights)
    return [group for number, group in enumerate(ordered) if number not in kept]


def _heaviest_run(places: list[int], weights: list[int]) -> set[int]:
    """The indices of the increasing run of places with the greatest weight."""
    best: list[tuple[int, int]] = []
    for number, place in enumerate(places):
        before = max(
            ((best[earlier][0], earlier) for earlier in range(number) if places[earlier] < place), default=(0, -1)
        )
        best.append((before[0] + weights[number], before[1]))
    number = max(range(len(best)), key=lambda index: best[index][0])
    kept = set()
    while number >= 0:
        kept.add(number)
        number = best[number][1]
    return kept


def _weight(group: Group) -> int:
    both = sorted(canonical([item.id, content(item)]) for item in (group.primary.old, group.primary.new))
    return _ONE + int.from_bytes(hashlib.sha256("\n".join(both).encode()).digest()[:4], "big")

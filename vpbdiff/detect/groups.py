"""The matching seen item by item: what belongs together in both plans, and who owns it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from vpbdiff.model.changes import Matching, Pair, Rung
from vpbdiff.model.entities import PLAN_LISTS
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
        return (*(owner.place if owner else ()), (_rank(item, owner), position(item), int(not self.new)))


def _rank(item: Item, owner: Group | None) -> int:
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

"""What is true of two invented plans, by JSON pointer, and which kinds of change follow from it and from the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from benchmarks.draft import PlanDraft
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity, ListOf, Role

Raw = dict[str, object]
Link = tuple[str, str]
Merge = tuple[frozenset[str], str]
Split = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Node:
    """An item of a raw plan: where it is, what it is, and the pointer of its owner (empty for the plan)."""

    pointer: str
    entity: Entity
    raw: Raw
    owner: str
    path: str
    position: int

    @property
    def body(self) -> str:
        """Its name and texts together, without its parts."""
        fields = (field for field in self.entity.fields if field.role in (Role.NAME, Role.TEXT))
        return " ".join(str(self.raw[field.name]) for field in fields if field.name in self.raw)


def nodes(plan: Raw) -> dict[str, Node]:
    """Every item of a raw plan by its pointer; metadata is none."""
    return {node.pointer: node for node in _lists(plan, "", PLAN_LISTS)}


def _lists(owner: Raw, pointer: str, lists: Iterable[ListOf]) -> Iterator[Node]:
    for listing in lists:
        for position, raw in enumerate(items_at(owner, listing.path)):
            entity = ENTITIES[listing.entity]
            node = Node(f"{pointer}/{listing.path}/{position}", entity, raw, pointer, listing.path, position)
            yield node
            yield from _lists(raw, node.pointer, entity.lists)


def items_at(owner: Raw, path: str) -> list[Raw]:
    """The items of one of an owner's lists; none where it or its group is absent or null."""
    holder: object = owner
    for key in path.split("/"):
        holder = holder.get(key) if isinstance(holder, dict) else None
    return holder if isinstance(holder, list) else []


@dataclass(frozen=True)
class Truth:
    """What became of every item: paired, merged, split, removed or added, each once."""

    pairs: frozenset[Link]
    merged: frozenset[Merge]
    split: frozenset[Split]
    removed: frozenset[str]
    added: frozenset[str]

    @staticmethod
    def of(before: PlanDraft, after: PlanDraft) -> Truth:
        """Read off what the items of the edited plan remember."""
        old, new = before.pointers(), after.pointers()
        origins = {new[item.number]: [old[number] for number in item.origins] for item in after.walk()}
        heirs: dict[str, list[str]] = defaultdict(list)
        for pointer, olds in origins.items():
            for one in olds:
                heirs[one].append(pointer)
        return Truth(
            frozenset((o[0], n) for n, o in origins.items() if len(o) == 1 and len(heirs[o[0]]) == 1),
            frozenset((frozenset(o), n) for n, o in origins.items() if len(o) > 1),
            frozenset((o, frozenset(n)) for o, n in heirs.items() if len(n) > 1),
            frozenset(old.values()) - heirs.keys(),
            frozenset(n for n, o in origins.items() if not o),
        )

    @property
    def links(self) -> frozenset[Link]:
        """Every old item with every new one that has something of it."""
        merged = {(old, new) for olds, new in self.merged for old in olds}
        split = {(old, new) for old, news in self.split for new in news}
        return self.pairs | merged | split


KINDS = ("moved", "renamed", "reworded", "recategorised", "raised", "lowered")
"""Kinds that the pairs and the two texts decide."""


def kinds(truth: Truth, old: Raw, new: Raw) -> dict[str, set[Link]]:
    """Which one-to-one pairs each of `KINDS` is true of, if the pairs are right."""
    before, after = nodes(old), nodes(new)
    found: dict[str, set[Link]] = {kind: set() for kind in KINDS}
    for pair in truth.pairs:
        first, second = before[pair[0]], after[pair[1]]
        if first.path != second.path or not _same_owner(truth, first, second):
            found["moved"].add(pair)
        for kind in _field_kinds(first, second):
            found[kind].add(pair)
    return found


def _same_owner(truth: Truth, old: Node, new: Node) -> bool:
    return (old.owner, new.owner) == ("", "") or (old.owner, new.owner) in truth.links


def _field_kinds(old: Node, new: Node) -> Iterator[str]:
    for field in old.entity.fields:
        before, after = old.raw.get(field.name), new.raw.get(field.name)
        if before == after:
            continue
        if field.role is Role.NAME:
            yield "renamed"
        elif field.role in (Role.TEXT, Role.VALUES):
            yield "reworded"
        elif field.role is Role.CATEGORY:
            yield "recategorised"
        elif field.role is Role.INDEX and isinstance(before, int) and isinstance(after, int):
            yield "raised" if after > before else "lowered"


def reordered(truth: Truth, old: Raw, new: Raw) -> set[tuple[str, str]]:
    """The lists, by the pointers of old and new list, whose staying items stand in another order.

    By list, since which of two swapped items is the one that went is nobody's truth.
    """
    before, after = nodes(old), nodes(new)
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for first, second in ((before[o], after[n]) for o, n in truth.pairs):
        if first.path == second.path and _same_owner(truth, first, second):
            lists = (f"{first.owner}/{first.path}", f"{second.owner}/{second.path}")
            places[lists].append((second.position, first.position))
    orders = {lists: [position for _, position in sorted(pairs)] for lists, pairs in places.items()}
    return {lists for lists, order in orders.items() if order != sorted(order)}


def weight(old: Node, new: Node) -> float:
    """How heavily a pair was edited, 0-1: the share of letters that differ between the two bodies."""
    return 1 - fuzz.ratio(old.body, new.body) / 100

"""DeepDiff's answer to the same question, in the terms of the truth.

DeepDiff knows no items, so its pairs are read off fairly: two dicts that its tree holds against each other anywhere on
the way to a difference are its pair, whatever the list; items in which it found nothing are paired with what it must
have held equal (the equal item, the one in the same place first). What it calls added or removed is unpaired. The
kinds of change then follow from its pairs as they do from the true ones, so that it is measured on pairing alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deepdiff import DeepDiff

from benchmarks.truth import Link, Merge, Raw, Split, items_at, nodes
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, ListOf

SETTINGS: dict[str, dict[str, object]] = {
    "DeepDiff": {},
    "DeepDiff ignore_order": {"ignore_order": True},
    "DeepDiff widest": {
        "ignore_order": True,
        "cutoff_distance_for_pairs": 1,
        "cutoff_intersection_for_pairs": 1,
    },
}
"""DeepDiff as it comes, without regard to order, and without regard to order with both cutoffs at their widest."""


@dataclass(frozen=True)
class Answer:
    """A tool's answer: its pairs, merges and splits, and what it holds to be gone or new. One-to-one pairs only."""

    pairs: frozenset[Link]
    merged: frozenset[Merge]
    split: frozenset[Split]
    removed: frozenset[str]
    added: frozenset[str]


def deepdiff_answer(old: Raw, new: Raw, settings: dict[str, object]) -> Answer:
    """What DeepDiff pairs with these settings."""
    tree = DeepDiff(old, new, view="tree", **settings)
    held: dict[int, int] = {}
    for levels in tree.values():
        for level in levels:
            held |= dict(_held(level))
    unpaired = {id(side) for levels in tree.values() for level in levels for side in _alone(level)}
    pairs = frozenset(_Walk(held, unpaired).pairs((old, ""), (new, ""), PLAN_LISTS))
    before, after = nodes(old), nodes(new)
    paired_old, paired_new = {old for old, _ in pairs}, {new for _, new in pairs}
    return Answer(
        pairs, frozenset(), frozenset(), frozenset(before.keys() - paired_old), frozenset(after.keys() - paired_new)
    )


def _held(level: object) -> Iterator[tuple[int, int]]:
    """The dicts held against each other at this level and above."""
    while level is not None:
        if isinstance(level.t1, dict) and isinstance(level.t2, dict):
            yield id(level.t1), id(level.t2)
        level = level.up


def _alone(level: object) -> Iterator[object]:
    if not isinstance(level.t1, dict) and isinstance(level.t2, dict):
        yield level.t2
    if isinstance(level.t1, dict) and not isinstance(level.t2, dict):
        yield level.t1


Place = tuple[Raw, str]
"""An owner of lists and its pointer."""


@dataclass(frozen=True)
class _Walk:
    """Goes through two plans by what DeepDiff held against each other and what it found alone, by identity."""

    held: dict[int, int]
    unpaired: set[int]

    def pairs(self, old: Place, new: Place, lists: Iterable[ListOf]) -> Iterator[Link]:
        for listing in lists:
            olds, news = items_at(old[0], listing.path), items_at(new[0], listing.path)
            for first, second in self._list_pairs(olds, news):
                pointers = f"{old[1]}/{listing.path}/{first}", f"{new[1]}/{listing.path}/{second}"
                yield pointers
                below = ENTITIES[listing.entity].lists
                yield from self.pairs((olds[first], pointers[0]), (news[second], pointers[1]), below)

    def _list_pairs(self, olds: list[Raw], news: list[Raw]) -> Iterator[tuple[int, int]]:
        places = {id(item): place for place, item in enumerate(news)}
        held = ((place, self.held.get(id(item))) for place, item in enumerate(olds))
        pairs = {place: places[partner] for place, partner in held if partner in places}
        yield from pairs.items()
        taken = set(pairs.values())
        equals: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(news):
            if place not in taken and id(item) not in self.unpaired:
                equals[_content(item)].append(place)
        for place, item in enumerate(olds):
            free = equals[_content(item)]
            if place not in pairs and id(item) not in self.unpaired and free:
                yield place, free.pop(free.index(place) if place in free else 0)


def _content(value: object) -> str:
    """The value without regard to the order of its lists; where order counts, a difference in it has been reported."""
    if isinstance(value, dict):
        return repr(sorted((key, _content(inner)) for key, inner in value.items()))
    if isinstance(value, list):
        return repr(sorted(map(_content, value)))
    return repr(value)

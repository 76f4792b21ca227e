"""Which items of a list changed places: as few as possible, and the same ones backwards as forwards."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from vpbdiff.detect.groups import Group, position
from vpbdiff.model.keys import canonical, content
from vpbdiff.model.plan import Item

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

"""A lineage cut down to one item of it: what it came from and what became of it, without its neighbours' own past."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from vpbdiff.history.lineage import Appearance, Event, Lineage

Key = tuple[int, str]


def thread(lineage: Lineage, of: Iterable[Appearance]) -> Lineage:
    """The part of a lineage that some of its items have a share in: they, their ancestors and their descendants.

    What they were merged with stands in the event that says so, and has no past here.
    """
    start = {each.key for each in of}
    kept = _reached(lineage, start, _forwards) | _reached(lineage, start, _backwards)
    for event in lineage.events:
        if event.across and _is_of(event, kept) and event.old and event.new:
            kept |= _between(lineage, event)
    return replace(
        lineage,
        appearances=tuple(each for each in lineage.appearances if each.key in kept),
        events=tuple(event for event in lineage.events if _is_of(event, kept)),
    )


def ends(lineage: Lineage) -> tuple[Appearance, ...]:
    """The items that a lineage ends in: those that nothing became of in a later plan."""
    continued = {each.key for event in lineage.events if event.new for each in event.old}
    return tuple(each for each in lineage.appearances if each.key not in continued)


Sides = tuple[tuple[Appearance, ...], tuple[Appearance, ...]]


def _forwards(event: Event) -> Sides:
    return event.old, event.new


def _backwards(event: Event) -> Sides:
    return event.new, event.old


def _between(lineage: Lineage, whole: Event) -> set[Key]:
    """The items in the plans that a longer step leaps over: what led to its end, and what came of its start."""
    found = _reached(lineage, {each.key for each in whole.new}, _backwards)
    found |= _reached(lineage, {each.key for each in whole.old}, _forwards)
    return {key for key in found if whole.old[0].edition < key[0] < whole.new[0].edition}


def _reached(lineage: Lineage, start: set[Key], sides: Callable[[Event], Sides]) -> set[Key]:
    """All that is reached from some items in one direction."""
    reached, edge = set(start), set(start)
    while edge:
        found: set[Key] = set()
        for event in lineage.events:
            source, target = sides(event)
            if any(each.key in edge for each in source):
                found |= {each.key for each in target}
        edge = found - reached
        reached |= found
    return reached


def _is_of(event: Event, kept: set[Key]) -> bool:
    """Whether an event is one of the kept items': on both sides, where it has two."""
    sides = [side for side in (event.old, event.new) if side]
    return all(any(each.key in kept for each in side) for side in sides)

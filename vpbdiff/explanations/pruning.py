"""What is on record and says nothing any more: shown first, then taken away, never by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vpbdiff.explanations.coverage import Standing
from vpbdiff.explanations.entries import Entry, Explained, PinEntry
from vpbdiff.explanations.ledger import Edit


class Why(StrEnum):
    """Why an entry, or what it says of one item, can go."""

    ORPHANED = "orphaned"
    """The change is no longer there."""
    DUPLICATE = "duplicate"
    """Another reason for the change stands before it."""
    PAST = "past"
    """It was for an earlier revision of the plan."""
    PIN = "pin"
    """The pin no longer applies."""


@dataclass(frozen=True, slots=True)
class Loose:
    """An entry or a pin that can go; of an entry `items` alone, where it speaks of others too."""

    why: Why
    held: Entry | PinEntry
    items: tuple[Explained, ...] = ()


def loose(entries: Sequence[Entry], standing: Standing, pins: Sequence[PinEntry]) -> tuple[Loose, ...]:
    """All that can go: of the entries, those whose changes are no longer there, have another reason or are past;
    `pins` are those that no longer apply."""
    return (*_entries(entries, standing), *(Loose(Why.PIN, each) for each in pins))


def edits(found: Sequence[Loose]) -> Iterator[Edit]:
    """The edits that take it away; an entry that speaks of other changes too is left to those."""
    gone: dict[int, tuple[Entry, list[Explained]]] = {}
    for each in found:
        if isinstance(each.held, Entry):
            gone.setdefault(id(each.held), (each.held, []))[1].extend(each.items)
        else:
            yield Edit(each.held, None)
    for entry, items in gone.values():
        left = tuple(record for record in entry.items if not any(record is item for item in items))
        yield Edit(entry, replace(entry, items=left) if left else None)


def _entries(entries: Sequence[Entry], standing: Standing) -> Iterator[Loose]:
    used = [id(entry) for stand in standing.stands for entry in (*stand.entries, *(each for each, _ in stand.stale))]
    for entry in entries:
        orphans = _items(entry, standing.orphans)
        duplicates = _items(entry, standing.duplicates)
        if orphans:
            yield Loose(Why.ORPHANED, entry, orphans)
        if duplicates:
            yield Loose(Why.DUPLICATE, entry, duplicates)
        if not orphans and not duplicates and id(entry) not in used:
            yield Loose(Why.PAST, entry, entry.items)


def _items(entry: Entry, said: Sequence[tuple[Entry, Explained]]) -> tuple[Explained, ...]:
    return tuple(item for held, item in said if held is entry)

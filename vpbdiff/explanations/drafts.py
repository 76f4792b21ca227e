"""Last year's reasons of the kinds that come back: offered as drafts for this year's changes, never as explanations.

An index, a volume and a technical adjustment are decided anew each year, on much the same ground. A draft says where it
is from; a person who takes it writes this year's figures and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vpbdiff.explanations.choosing import plain
from vpbdiff.explanations.entries import RECURRING, Entry
from vpbdiff.explanations.file import read
from vpbdiff.explanations.subjects import Subject
from vpbdiff.store import Snapshot
from vpbdiff.store.beside import SUFFIX, stem


@dataclass(frozen=True, slots=True)
class Draft:
    """A reason of an earlier year, where it stands, and the changes of this year that it may be said of anew.

    `place` is the explanations file, `number` the entry's in it from 0.
    """

    entry: Entry
    subjects: tuple[Subject, ...]
    place: Snapshot
    number: int


def drafts(old: Snapshot, new: Snapshot, subjects: Sequence[Subject]) -> tuple[Draft, ...]:
    """The recurring reasons on record of how the old plan came about, for the subjects that are of the same items.

    Raises `VpbdiffError` for a file of explanations that can't be read.
    """
    return tuple(draft for place in _earlier(old, new) for draft in _of(place, subjects))


def _earlier(old: Snapshot, new: Snapshot) -> list[Snapshot]:
    """The files beside the new plan that explain how the old one came about; of a working folder alone."""
    if new.revision is not None:
        return []
    found = Path(new.path).parent.glob(f"*-{stem(old)}{SUFFIX}")
    return [Snapshot(path) for path in sorted(found)]


def _of(place: Snapshot, subjects: Sequence[Subject]) -> Iterator[Draft]:
    for number, entry in enumerate(read(place).explanations.entries):
        if entry.kind in RECURRING and not entry.baseline and (same := tuple(_same(entry, subjects))):
            yield Draft(entry, same, place, number)


def _same(entry: Entry, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """The subjects that are of an entry's items: by key, or by the name that the items had got when it was written."""
    keys = {*entry.key}
    names = {(each.item.partition(":")[0], plain(each.name)) for each in entry.items}
    for subject in subjects:
        old = subject.change.old if subject.change is not None else ()
        if subject.item in keys or any((subject.entity, plain(item.name)) in names for item in old):
            yield subject

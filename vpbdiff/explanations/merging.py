"""Two versions of one record that grew from the same, merged entry by entry.

What one of them added is added, what one of them took away is taken away. Where both wrote of the same change, both
versions are kept and told: a person chooses, and the gate lists the second until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.explanations.entries import Entry, Explanations, PinEntry
from vpbdiff.explanations.file import identity, in_order

Held = Entry | PinEntry


@dataclass(frozen=True, slots=True)
class MergedReasons:
    """The record of both, and what both wrote of in different ways: an entry or a pin of one of them for each."""

    explanations: Explanations
    conflicts: tuple[Held, ...]


class _MergeSide:
    """What one version took away and added, by what it is about."""

    def __init__(self, base: dict[str, Held], now: Explanations) -> None:
        held = {identity(each): each for each in now.held}
        self.held = held
        self.gone = {key: each for key, each in base.items() if key not in held}
        self.new = {key: each for key, each in held.items() if key not in base}


def merged(base: Explanations, ours: Explanations, theirs: Explanations) -> MergedReasons:
    """The record with what either has added and without what either has taken away."""
    known = {identity(each): each for each in base.held}
    sides = _MergeSide(known, ours), _MergeSide(known, theirs)
    gone = sides[0].gone | sides[1].gone
    found = {key: each for side in sides for key, each in side.held.items() if key not in gone}
    entries = tuple(each for each in found.values() if isinstance(each, Entry))
    pins = tuple(each for each in found.values() if isinstance(each, PinEntry))
    return MergedReasons(in_order(Explanations(entries, pins)), tuple(_conflicts(*sides)))


def _conflicts(ours: _MergeSide, theirs: _MergeSide) -> Iterator[Held]:
    """What both have written in different ways: a new word on one change, or on what the other has taken away."""
    told = set[str]()
    mine = {key: each for key, each in ours.new.items() if key not in theirs.new}
    others = {key: each for key, each in theirs.new.items() if key not in ours.new}
    both = [each for key, each in ours.gone.items() if key in theirs.gone]
    for key, each in (mine | others).items():
        rivals = others.values() if key in mine else mine.values()
        meets = any(_is_one(each, other) for other in rivals) or any(_about(each) == _about(old) for old in both)
        if meets and str(_about(each)) not in told:
            told.add(str(_about(each)))
            yield each


def _is_one(one: Held, other: Held) -> bool:
    """Whether two speak of the same change. Amounts stand side by side."""
    if isinstance(one, PinEntry) or isinstance(other, PinEntry):
        return _about(one) == _about(other)
    return one.component is None and other.component is None and not {*one.key}.isdisjoint(other.key)


def _about(held: Held) -> tuple[object, ...]:
    if isinstance(held, PinEntry):
        return "pin", held.pin.old, held.pin.new
    return type(held.component), *held.key

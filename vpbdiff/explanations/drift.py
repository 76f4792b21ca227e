"""Whether a text is still the one that was explained: the same, or different by a certain editorial change alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from vpbdiff.changes import Significance, Word
from vpbdiff.detect.texts import Vocabulary, compare_texts
from vpbdiff.explanations.model import Content, Explained
from vpbdiff.explanations.record import SHIFTING
from vpbdiff.values import Json


@dataclass(frozen=True, slots=True)
class Drift:
    """What differs since an explanation was written: a field of the `old` or the `new` plan, or the kinds.

    `words` marks the words that differ, where both values are texts.
    """

    side: str
    field: str
    was: Json
    now: Json
    words: tuple[Word, ...] = ()


def drifts(written: Explained, now: Explained, vocabulary: Vocabulary) -> Iterator[Drift]:
    """What differs from `written` by more than a certain editorial change; nothing while the explanation stands."""
    for side, before, after in (("old", written.old, now.old), ("new", written.new, now.new)):
        for was, is_ in zip_longest(before, after, fillvalue=_NOTHING):
            yield from _fields(side, was, is_, vocabulary)
    if more := [kind for kind in now.kinds if kind not in (*written.kinds, *SHIFTING)]:
        yield Drift("new", "kinds", [str(kind) for kind in written.kinds], [str(kind) for kind in more])


_NOTHING: Mapping[str, Json] = {}


def _fields(side: str, was: Content, now: Content, vocabulary: Vocabulary) -> Iterator[Drift]:
    for name in dict.fromkeys([*was, *now]):
        yield from _values(side, name, was.get(name), now.get(name), vocabulary)


def _values(side: str, name: str, was: Json, now: Json, vocabulary: Vocabulary) -> Iterator[Drift]:
    if was == now:
        return
    if isinstance(was, str) and isinstance(now, str):
        found = compare_texts(was, now, vocabulary)
        if not (found.significance is Significance.EDITORIAL and found.certain):
            yield Drift(side, name, was, now, found.words)
    elif isinstance(was, list) and isinstance(now, list):
        yield from _parts(side, name, was, now, vocabulary)
    else:
        yield Drift(side, name, was, now)


def _parts(side: str, name: str, was: Sequence[Json], now: Sequence[Json], vocabulary: Vocabulary) -> Iterator[Drift]:
    """The parts of an item, in whatever order they stand: those that are the same on both sides are set aside first."""
    gone, come = [part for part in was if part not in now], [part for part in now if part not in was]
    for one, other in zip_longest(gone, come):
        yield from _values(side, name, one, other, vocabulary)
    if not gone and not come and len(was) != len(now):
        yield Drift(side, name, list(was), list(now))

"""Whether a text is still the one that was explained: the same, or different by a certain editorial change alone.

It finds what differs. Which entry that makes stale is for `coverage` to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from operator import ne
from typing import NamedTuple, TypeVar

from vpbdiff.explanations.entries import Content, Explained
from vpbdiff.explanations.subjects import SHIFTING
from vpbdiff.model.changes import Comparison, Significance, WordEdit
from vpbdiff.model.plan import Json
from vpbdiff.textdiff import Vocabulary, compare_texts

T = TypeVar("T")


class Drift(NamedTuple):
    """What differs since an explanation was written: a field of the `old` or the `new` plan, or the kinds.

    `words` marks the words that differ, where both values are texts.
    """

    side: str
    field: str
    was: Json
    now: Json
    words: tuple[WordEdit, ...] = ()


def vocabulary(comparison: Comparison, written: Iterable[Content] = ()) -> Vocabulary:
    """The words of both plans and of the records of them, so that a word of a record counts as a word."""
    plans = (item.fields for plan in (comparison.old, comparison.new) for item in plan.items())
    values = (value for fields in (*plans, *written) for value in fields.values())
    return Vocabulary.of({value for value in values if isinstance(value, str)})


def is_form(one: str, other: str, words: Vocabulary) -> bool:
    """Whether two texts differ by a certain editorial change alone."""
    found = compare_texts(one, other, words)
    return found.significance is Significance.EDITORIAL and found.certain


def drifts(written: Explained, now: Explained, vocabulary: Vocabulary) -> Iterator[Drift]:
    """What differs from `written` by more than a certain editorial change; nothing while the explanation stands."""
    reader = _RecordReader(vocabulary)
    for side, before, after in (("old", written.old, now.old), ("new", written.new, now.new)):
        for was, is_ in _unlike(before, after, lambda one, other: reader.differs("", dict(one), dict(other))):
            yield from reader.fields(side, was or {}, is_ or {})
    if more := [kind for kind in now.kinds if kind not in (*written.kinds, *SHIFTING)]:
        yield Drift("new", "kinds", [str(kind) for kind in written.kinds], [str(kind) for kind in more])


class _RecordReader:
    """Compares a record with what is there now."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def differs(self, name: str, was: Json, now: Json) -> bool:
        """Whether two values differ by more than a certain editorial change."""
        if isinstance(was, dict) and isinstance(now, dict) and was.keys() == now.keys():
            return any(self.differs(each, was[each], now[each]) for each in was)
        return any(self.values("", name, was, now))

    def fields(self, side: str, was: Content, now: Content) -> Iterator[Drift]:
        """What differs between the fields of one item."""
        for name in dict.fromkeys([*was, *now]):
            yield from self.values(side, name, was.get(name), now.get(name))

    def values(self, side: str, name: str, was: Json, now: Json) -> Iterator[Drift]:
        """What differs between two values of one field."""
        if was == now:
            return
        if isinstance(was, str) and isinstance(now, str):
            found = compare_texts(was, now, self._vocabulary)
            if not (found.significance is Significance.EDITORIAL and found.certain):
                yield Drift(side, name, was, now, found.words)
        elif isinstance(was, list) and isinstance(now, list):
            for one, other in _unlike(was, now, lambda one, other: self.differs(name, one, other)):
                yield from self.values(side, name, one, other)
        elif _amount(was) != _amount(now):
            yield Drift(side, name, was, now)


def _amount(value: Json) -> Json:
    """A value, of an amount its kronor and not its print: a longer minus or one more decimal is the same amount."""
    return {key: part for key, part in value.items() if key != "printed"} if isinstance(value, dict) else value


def _unlike(was: Sequence[T], now: Sequence[T], differs: Callable[[T, T], bool]) -> Iterator[tuple[T | None, T | None]]:
    """The parts of each side that have no counterpart on the other, whatever their order, in pairs as long as both
    last.

    Equal parts are set aside before those that are merely alike, so that each part is the counterpart of one alone.
    """
    gone, come = list(was), list(now)
    for apart in (ne, differs):
        for one in tuple(gone):
            at = next((at for at, other in enumerate(come) if not apart(one, other)), None)
            if at is not None:
                gone.remove(one)
                del come[at]
    return zip_longest(gone, come)

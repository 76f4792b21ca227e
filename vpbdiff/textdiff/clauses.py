"""Whether other punctuation may turn what a sentence says: «ska inte, som tidigare, avveckla» and «ska, inte som
tidigare, avveckla» have the same words.

A mark bounds what a negation, a condition or a figure belongs to. No machine can tell which reading was meant, so that
a person is asked: nothing that is found here is certain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from vpbdiff.language.lexicon import NEGATIONS, words
from vpbdiff.language.numerals import ARTICLES, CARDINALS
from vpbdiff.language.tokens import Sort, Token
from vpbdiff.textdiff.hunks import AlignedBlock

_STOPS = frozenset(".,;:!?()[]/")
"""Marks that part a sentence, beside a dash between spaces."""


class _Bound(Enum):
    """Words that reach as far as the marks around them, by what a moved mark does to them."""

    DENIED = auto()
    """A negation belongs to what stands between the same two marks, so that each of the two matters."""
    ON_CONDITION = auto()
    """So does a condition, but that the mark behind its clause, and both around it, are a matter of taste."""
    RELATIVE = auto()
    """Without a mark before it such a clause says which are meant («barn som bor här»), with one it is of all."""
    COUNTED = auto()
    """A figure is of what stands behind it, and another's when a mark goes from one side of it to the other."""
    DATED = auto()
    """A year is a matter of the latter alone («under 2025, ...»), as the number of a heading is («3. Mål»)."""


_BOUND = {
    **dict.fromkeys(CARDINALS.keys() - ARTICLES, _Bound.COUNTED),
    **dict.fromkeys(words("som vars vilken vilket vilka"), _Bound.RELATIVE),
    **dict.fromkeys(
        words("om ifall såvida förutsatt förutsättning villkor utom förutom undantag undantaget endast enbart bara"),
        _Bound.ON_CONDITION,
    ),
    **dict.fromkeys(NEGATIONS, _Bound.DENIED),
}


def turned(blocks: Sequence[AlignedBlock]) -> bool:
    """Whether the marks part two texts of the same words otherwise around a word that reaches as far as they do."""
    if all(block.same for block in blocks):
        return False
    old, new, at = _Parted(), _Parted(), 0
    for block in blocks:
        at = max(old.take(block.old, at), new.take(block.new, at))
    if (old.stops, old.asked, old.dashed) == (new.stops, new.asked, new.dashed):
        return False
    if old.asked != new.asked or old.dashed != new.dashed:
        return True
    bound = {*old.bound} & {*new.bound}
    return any(_is_turned(sort, old.around(at), new.around(at), at) for at, sort in bound)


def _is_turned(sort: _Bound, old: tuple[int, int], new: tuple[int, int], at: int) -> bool:
    before, behind = new[0] - old[0], new[1] - old[1]
    match sort:
        case _Bound.DENIED:
            return bool(before or behind)
        case _Bound.ON_CONDITION:
            return (before and not behind) or before * behind > 0
        case _Bound.RELATIVE:
            return bool(before) and at in (old[0], new[0])
        case _Bound.COUNTED:
            return before * behind > 0 or (bool(behind) and at + 1 in (old[1], new[1]))
        case _Bound.DATED:
            return before * behind > 0


def _figure(token: Token, at: int) -> _Bound:
    return _Bound.COUNTED if at and not _YEAR.fullmatch(token.key) else _Bound.DATED


_YEAR = re.compile(r"(?:19|20)\d\d")


class _Parted:
    """The places of a text's words that reach, and the places before which a mark stands."""

    def __init__(self) -> None:
        self.bound: list[tuple[int, _Bound]] = []
        self.stops: list[int] = [0]
        self.asked: list[int] = []
        """Stops that ask, so that what stands before them is not said."""
        self.dashed: list[int] = []
        """Figures with a dash before them, which may be their minus: «avvikelse: – 5 mkr»."""
        self._dash = False
        self._end = 0
        self._spaced = False

    def take(self, tokens: Iterable[Token], at: int) -> int:
        """Adds a stretch of text that begins at a place, and gives the place behind it."""
        for token in tokens:
            if token.counts:
                sort = _figure(token, at) if token.sort is Sort.FIGURE else _BOUND.get(token.key)
                if sort is not None:
                    self.bound.append((at, sort))
                if self._dash and token.sort is Sort.FIGURE:
                    self.dashed.append(at)
                at += 1
            elif token.key in _STOPS or (token.key == "-" and self._spaced and token.space):
                if self.stops[-1] != at:
                    self.stops.append(at)
                if token.key == "?":
                    self.asked.append(at)
            self._dash = token.key == "-" and self._spaced
            self._spaced = bool(token.space)
        self._end = at
        return at

    def around(self, at: int) -> tuple[int, int]:
        """The stops before and behind a word; the ends of a text are such."""
        place = bisect_right(self.stops, at)
        return self.stops[place - 1], self.stops[place] if place < len(self.stops) else self._end

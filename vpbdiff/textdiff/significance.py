"""Whether a difference between two aligned texts is material or editorial.

Every difference is material until something shows otherwise: a hidden change is worse than a reader who looks once too
often. `differs_in_substance` is stricter. It is true only where a figure, a negation, a word of promise or of
direction, or an acronym differs: there no reason of mere wording can hold.

Other punctuation may turn what a sentence says: «ska inte, som tidigare, avveckla» and «ska, inte som tidigare,
avveckla» have the same words. A mark bounds what a negation, a condition or a figure belongs to. No machine can tell
which reading was meant, so that a person is asked: nothing that is found so is certain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from vpbdiff.language.lexicon import CONDITIONS, COUNTED, FUNCTION_WORDS, NEGATIONS, RELATIVES, words
from vpbdiff.language.numerals import ARTICLES, CARDINALS
from vpbdiff.language.spelling import Vocabulary, Witness, editorial
from vpbdiff.language.tokens import Sort, Token, TokenOrigin, tokenize
from vpbdiff.model.changes import Facet, Op, Significance
from vpbdiff.textdiff.hunks import AlignedBlock


class Assessment(NamedTuple):
    """Material or editorial, and whether that is certain or a person should accept it."""

    significance: Significance
    certain: bool


MATERIAL = Assessment(Significance.MATERIAL, True)
EDITORIAL = Assessment(Significance.EDITORIAL, True)
PROPOSED = Assessment(Significance.EDITORIAL, False)

_PLAIN = (TokenOrigin.PLAIN, TokenOrigin.PLAIN)

_WEIGHT = {EDITORIAL: 0, PROPOSED: 1, MATERIAL: 2}


def judge(
    old: Sequence[Token], new: Sequence[Token], blocks: Sequence[AlignedBlock], vocabulary: Vocabulary
) -> Assessment:
    """The verdict on two aligned texts: material if any difference is, proposed if any is."""
    if any(token.counts for token in old) != any(token.counts for token in new):
        return MATERIAL  # the whole text came or went
    witness = Witness(vocabulary, old, new)
    verdict = EDITORIAL
    for position, block in enumerate(blocks):
        found = _same(block) if block.same else _Gap(blocks, position).verdict(witness)
        if found is MATERIAL:
            return MATERIAL
        verdict = max(verdict, found, key=_WEIGHT.__getitem__)
    return PROPOSED if verdict is EDITORIAL and turned(blocks) else verdict


def _same(block: AlignedBlock) -> Assessment:
    """Equal keys are editorial, for certain unless a law's name or another inflection stands behind the key."""
    for old, new in zip(block.old, block.new, strict=True):
        if (old.origin, new.origin) != _PLAIN and old.text != new.text and _doubtful(old, new):
            return PROPOSED
    return EDITORIAL


def _doubtful(old: Token, new: Token) -> bool:
    if TokenOrigin.LAW in (old.origin, new.origin):
        return True
    return old.origin is new.origin is TokenOrigin.LONG and old.text.casefold() != new.text.casefold()


class _Gap:
    """A place where the two texts differ, with the tokens on either side of it."""

    def __init__(self, blocks: Sequence[AlignedBlock], position: int) -> None:
        block = blocks[position]
        self.old = [token for token in block.old if token.counts]
        self.new = [token for token in block.new if token.counts]
        self.marks = [token.key for token in (*block.old, *block.new) if not token.counts]
        self.before = blocks[position - 1].new[-1] if position else None
        self.after = blocks[position + 1].new[0] if position + 1 < len(blocks) else None

    def verdict(self, witness: Witness) -> Assessment:
        """What the difference here is."""
        words = self.old + self.new
        if any(token.sort is not Sort.WORD for token in words):
            return MATERIAL
        if self._between_figures() or self._one_of_something() or self._and_or():
            return MATERIAL
        if not words:
            return EDITORIAL
        if "".join(token.key for token in self.old) == "".join(token.key for token in self.new):
            return EDITORIAL if "-" in self.marks else PROPOSED
        by_pairs = _by_pairs(self.old, self.new, witness)
        if by_pairs is not MATERIAL:
            return by_pairs
        without = _by_pairs(_content(self.old), _content(self.new), witness)
        return PROPOSED if without is not MATERIAL else MATERIAL

    def _between_figures(self) -> bool:
        """A mark or a word between two figures, or a bracket at one: «3–11», «6 (5,4)»."""
        figures = [token is not None and token.sort is Sort.FIGURE for token in (self.before, self.after)]
        return all(figures) or (any(figures) and not {"(", ")", "[", "]"}.isdisjoint(self.marks))

    def _one_of_something(self) -> bool:
        """«en gång», «ett år»: here the article is a number."""
        counted = self.after is not None and self.after.key in COUNTED
        return counted and any(token.key in ("en", "ett") for token in self.old + self.new)

    def _and_or(self) -> bool:
        """«och/eller»: here «och» is one of two choices."""
        beside = {token.key for token in (self.before, self.after) if token is not None}
        return not beside.isdisjoint(("/", "eller")) and any(token.key == "och" for token in self.old + self.new)


def _content(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.key not in FUNCTION_WORDS]


def _by_pairs(old: Sequence[Token], new: Sequence[Token], witness: Witness) -> Assessment:
    """Word against word in order: editorial if every pair is."""
    if len(old) != len(new):
        return MATERIAL
    verdict = EDITORIAL
    for one, other in zip(old, new, strict=True):
        found = editorial(one, other, witness) if one.key != other.key else True
        if found is None:
            return MATERIAL
        if not found:
            verdict = PROPOSED
    return verdict


_PROMISES = words(
    """
    ska skall bör kan får måste avser alla allt samtliga samtligas varje flesta flertalet många några vissa
    alltid aldrig senast minst högst endast enbart procent mkr mnkr tkr kronor
    """
)
"""Ska/bör/kan, alla/de flesta and the like: how binding a promise is, and for how many."""

_DIRECTIONS = words(
    """
    öka ökar ökad ökade ökat ökning minska minskar minskad minskade minskat minskning höja höjer höjd höjs sänka sänker
    sänkt sänks fler färre mer mindre högre lägre större
    """
)
"""Which way something goes."""


def differs_in_substance(facet: Facet) -> bool:
    """Whether a figure, a negation, a word of promise or of direction stands oftener in one of a facet's texts than in
    the other, or each holds an acronym that the other lacks (LVU, LVM)."""
    if facet.weakened:
        return True
    old, new = ([word.text for word in facet.words if word.op is op] for op in (Op.OLD, Op.NEW))
    return _carrying(old) != _carrying(new) or bool(_acronyms(old) - _acronyms(new) and _acronyms(new) - _acronyms(old))


def _carrying(texts: Iterable[str]) -> Counter[str]:
    tokens = (token for text in texts for token in tokenize(text))
    return Counter(token.key for token in tokens if token.sort is Sort.FIGURE or token.key in _WEIGHTY)


def _acronyms(texts: Iterable[str]) -> set[str]:
    """Words of capitals alone. One that stands in one text only may be spelled out in the other."""
    return {found for text in texts for found in re.findall(r"\b[A-ZÅÄÖ]{2,}\b", text)}


_WEIGHTY = NEGATIONS | _PROMISES | _DIRECTIONS


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
    **dict.fromkeys(RELATIVES, _Bound.RELATIVE),
    **dict.fromkeys(
        CONDITIONS,
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

"""Names that hold figures: what a name says without them, and which of them differ between two.

«Avgift för trygghetslarm (350 kr/mån)» and «(530 kr/mån)» are one fee whose figure changed. What is compared is the
words, whatever their order and their endings; a figure that only numbers things («etapp 2», «1990:52») is a word.
«Klar senast den 30 juni» and «senast den 31 december» differ so in their time.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.due import Due, dues, placed_dues
from vpbdiff.language.limits import Limit, LimitKind, looser, read_limits
from vpbdiff.language.quantities import number, unit
from vpbdiff.language.tokens import Sort, Token, normal, tokenize

_NUMBERS = frozenset(
    (
        *("etapp", "fas", "steg", "del", "nr", "nummer", "mål", "område", "åk", "årskurs", "klass", "kapitel", "kap"),
        *("paragraf", "bilaga", "version", "grupp", "nivå", "agenda", "kvartal", "tertial", "väg", "lag", "typ", "§"),
        *("avsnitt", "punkt", "alternativ", "kategori", "zon", "hus", "skola"),
    )
)
"""Words after which a figure is a name and counts nothing."""
_YEAR = range(1900, 2100)
_ENDING = re.compile(
    r"(?<=\w{4})(?:arnas|ernas|ornas|arna|erna|orna|ade|ad|at|ens|ets|ers|ars|ors|en|et|ar|er|or|na|ns|s|n|t|a|e)$"
)
_LINKS = frozenset(("för", "av", "på", "om", "till", "i", "per", "vid"))
"""Words that only tie the others together: «Avgift för matlåda» is «Matlåda, avgift»."""
_TELLING = 2
"""Words that a name must have besides its figures to be known by them; one does where the figures count something."""
_SMALL = 3
"""A word of fewer letters says nothing of what a name is about."""


class NameFigure(NamedTuple):
    """A figure in a name, with the word that it counts («kr», «dagar», «%»), as printed and as compared."""

    number: Fraction
    text: str
    of: str


class Bare(NamedTuple):
    """A name without its figures: its words without endings, in an order of their own, and the figures and the times in
    theirs. A year alone is a word."""

    words: tuple[str, ...]
    figures: tuple[NameFigure, ...]
    times: tuple[Due, ...]

    @property
    def tells(self) -> bool:
        """Whether it says what it is about without its figures: «Kolonilott 200 kr» does, «Etapp 2» does not."""
        telling = sum(len(word) >= _SMALL and word.isalpha() for word in self.words)
        return telling >= (1 if self.figures and all(figure.of for figure in self.figures) else _TELLING)

    @property
    def undated(self) -> tuple[str, ...]:
        """Its words without years: «senast 2027»."""
        return tuple(word for word in self.words if not _is_year(word))


@lru_cache(maxsize=1 << 14)
def bare(name: str) -> Bare:
    """A name without its figures."""
    read = tokenize(name)
    placed = [each for each in placed_dues(read) if not each.due.is_year]
    timed = {place for each in placed for place in range(each.start, each.end)}
    tokens = [t for place, t in enumerate(read) if place not in timed and (t.counts or t.text in "%‰")]
    words = ["@"] * len(placed)
    figures: list[NameFigure] = []
    for place, token in enumerate(tokens):
        value = _counts(tokens, place)
        if value is None:
            words += [_ENDING.sub("", unit(token.key))] if token.key not in _LINKS else []
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        of = unit(after.key) if after else ""
        beside = after.text if after is not None and (after.sort is not Sort.FIGURE) else ""
        figures.append(NameFigure(value, f"{token.text}{token.space}{beside}".strip(), of))
        words.append("#")
    return Bare(tuple(sorted(words)), tuple(figures), tuple(each.due for each in placed))


def _counts(tokens: list[Token], place: int) -> Fraction | None:
    """The number that a token counts something by; None for a word, a year, and what only numbers things."""
    token = tokens[place]
    value = number(token)
    if value is None or _is_year(token.key):
        return None
    before = tokens[place - 1].key if place else ""
    return None if before in _NUMBERS else value


def _is_year(word: str) -> bool:
    return len(word) == len("2025") and word.isdecimal() and int(word) in _YEAR


def figures_differ(old: str, new: str) -> list[tuple[NameFigure, NameFigure]]:
    """The figures that two names differ in, where they differ in nothing else; none where they do."""
    before, after = bare(old), bare(new)
    if before.words != after.words or len(before.figures) != len(after.figures):
        return []
    pairs = zip(before.figures, after.figures, strict=True)
    return [(one, other) for one, other in pairs if one.number != other.number]


def times_differ(old: str, new: str) -> list[tuple[Due, Due]]:
    """The times that two names differ in, where each has one alone, or they differ in nothing else."""
    before, after = dues(old), dues(new)
    if len(before) != len(after) or (len(before) > 1 and bare(old).words != bare(new).words):
        return []
    return [(one, other) for one, other in zip(before, after, strict=True) if one[1:] != other[1:]]


def binds_less(old: str, new: str) -> bool | None:
    """Whether a limit in a name («inom 14 dagar», «minst tre») binds to less than it did; None where none differs."""
    for one, other in zip(*map(_limits, (old, new)), strict=False):
        if one.kind is other.kind and one.value != other.value:
            return looser(one, other)
    return None


def _limits(name: str) -> list[Limit]:
    found = read_limits(normal(name))
    return [limit for _, limit in found if limit.kind is not LimitKind.COUNT]

"""The words of a memo that can be true or false: figures, numbers in words, directions, names in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vpbdiff.base.escaping import safe
from vpbdiff.language.grammar import NUMBERS

_FIGURE = re.compile(r"(?:(?<![^\s(])[+\-\u2212]|(?<![\d,]))(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:,\d+)?")
"""A hyphen or a plus is a sign where nothing stands before it: not in a date, not in «2021-2022»."""

_UNIT = re.compile(r"(?:mnkr|mkr|tkr|kr|kronor|miljon|miljoner|procent|procentenheter|%)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_BREAKS = re.compile(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f\x85]*")

_DIRECTIONS = {
    "up": "ökar ökat ökade ökning ökningen höjs höjt höjd höjda höjning höjningen högre utökas utökat större fler mer "
    "stiger",
    "down": "minskar minskat minskade minskning minskningen sänks sänkt sänkta sänkning sänkningen lägre mindre färre "
    "sjunker reduceras",
    "gone": "utgår utgått upphör upphört borttagen borttaget borttagna avvecklas",
    "new": "ny nytt nya tillkommer tillkommit införs",
    "weaker": "svagare",
    "stronger": "starkare skarpare",
    "same": "oförändrad oförändrat oförändrade",
    "not": "inte ej aldrig ingen inget inga",
}
"""Words that turn a sentence round, by what they say: one may stand for another of its sort."""

_SORTS = {word: sort for sort, words in _DIRECTIONS.items() for word in words.split()}
_COUNTS = frozenset(NUMBERS[2:])
_ARTICLES = frozenset(["en", "ett"])
"""Numbers and articles both, so they prove nothing where no other number went."""


def shown(text: str) -> str:
    """A text as every format shows it: on one line, with each space one and no character unseen."""
    return " ".join(safe(_BREAKS.sub(" ", text)).split())


def plain_name(name: str) -> str:
    """A name as names are compared: as it is shown, without case and a closing full stop."""
    return shown(name).rstrip(".").casefold()


@dataclass(frozen=True)
class Said:
    """What a text says that can be true or false."""

    text: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in quotation marks, in order, as names are compared."""
        return tuple(plain_name(name) for name in _NAME.findall(self.text))

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The figures outside the names, in order; with a sign where one stands."""
        return tuple(_figure(found) for found in _FIGURE.findall(self._rest))

    @cached_property
    def amounts(self) -> tuple[str, ...]:
        """The figures that say of what they are, without their sign: mkr, kr, procent."""
        found = _FIGURE.finditer(self._rest)
        return tuple(unsigned(_figure(each[0])) for each in found if _UNIT.match(self._rest[each.end() :].lstrip()))

    @cached_property
    def counts(self) -> Counter[str]:
        """The numbers in words."""
        return Counter(word for word in self._words if word in _COUNTS)

    @cached_property
    def articles(self) -> int:
        """How many times «en» or «ett» stands."""
        return sum(word in _ARTICLES for word in self._words)

    @cached_property
    def sorts(self) -> Counter[str]:
        """How often the text says each sort of direction."""
        return Counter(_SORTS[word] for word in self._words if word in _SORTS)

    @cached_property
    def directions(self) -> Mapping[str, str]:
        """The words that turn a sentence round, by their sort; the first of each."""
        return {_SORTS[word]: word for word in reversed(self._words) if word in _SORTS}

    @cached_property
    def frame(self) -> str:
        """The text without its figures and names: what two sentences are alike in."""
        return " ".join(_FIGURE.sub("#", self._rest).casefold().split())

    @cached_property
    def _rest(self) -> str:
        return _NAME.sub("«»", self.text)

    @cached_property
    def _words(self) -> list[str]:
        return [word.casefold() for word in _WORD.findall(self._rest)]


def unsigned(figure: str) -> str:
    """A figure without its sign."""
    return figure.lstrip("+\u2212")


def _figure(text: str) -> str:
    """A figure without the spaces of its thousands and with one minus; «7» and «7,0» are one."""
    plain = re.sub(r"\s", "", text).replace("-", "\u2212")
    return plain.rstrip("0").rstrip(",") if "," in plain else plain

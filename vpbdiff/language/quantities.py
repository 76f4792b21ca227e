"""A short value as one figure with the words beside it: «minst 90 %» is 90 with «minst %»; and how often something is.

Two values are compared by their figures where the words beside them are the same. What is a range, or holds several
figures, is no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.language.due import dues, is_later
from vpbdiff.language.limits import LimitKind, read_limits
from vpbdiff.language.numerals import ARTICLES, MONTH_FORMS, parse
from vpbdiff.language.tokens import Sort, Token, normal, tokenize

_SAME_UNIT = {
    **dict.fromkeys(("procent", "procenten"), "%"),
    **dict.fromkeys(("kronor", "krona", "kronorna", "sek"), "kr"),
    **dict.fromkeys(("mnkr", "miljoner"), "mkr"),
    **dict.fromkeys(("gång", "gånger"), "ggr"),
}
"""Words that are one unit, by the form in which they are compared."""

_SILENT = frozenset(("ca", "cirka", "st", "stycken"))
"""Words beside a figure that change neither it nor what it counts."""


class Quantity(NamedTuple):
    """One figure with the words beside it, in the form in which they are compared."""

    number: Fraction
    beside: tuple[str, ...]


@lru_cache(maxsize=4096)
def quantity(text: str) -> Quantity | None:
    """The one figure of a short text; None where it holds none, several, or a figure that is no number."""
    tokens = [token for token in tokenize(text) if token.counts or token.text in "-%‰/"]
    numbers = [(place, value) for place, token in enumerate(tokens) if (value := number(token)) is not None]
    if len(numbers) != 1 or any(token.sort is Sort.FIGURE and number(token) is None for token in tokens):
        return None
    place, value = numbers[0]
    beside = (unit(token.key) for at, token in enumerate(tokens) if at != place)
    return Quantity(value, tuple(word for word in beside if word not in _SILENT))


def number(token: Token) -> Fraction | None:
    """The number that a token is: digits with a decimal comma, or a number word that is no article; else None."""
    if token.sort is Sort.FIGURE:
        key = token.key.replace("±", "").lstrip("+")
        return Fraction(key.replace(",", ".")) if re.fullmatch(r"-?\d{1,15}(?:,\d{1,15})?", key) else None
    if token.sort is Sort.WORD and token.key not in ARTICLES and (found := parse(token.key)) is not None:
        return Fraction(found)
    return None


_FREE = lazily(r"(?:kostnads|avgifts)?fri(?:tt)?\b|gratis\b|ingen (?:avgift|kostnad)\b", re.IGNORECASE)


def is_free(price: str) -> bool:
    """Whether a price is nothing: «0 kr», «avgiftsfritt»."""
    found = quantity(price)
    return found.number == 0 if found else bool(_FREE.match(price.strip()))


def unit(word: str) -> str:
    """A word as units are compared: «kronor» is «kr», «procent» «%»."""
    return _SAME_UNIT.get(word, word)


_MEASURES = {
    **{each: each for each in ("%", "‰", "kr", "tkr", "mkr", "promille", "procentenhet", "kvartal", "år", "dygn")},
    **dict.fromkeys(("tusen", "tusental"), "tkr"),
    **dict.fromkeys(("miljon", "miljontal"), "mkr"),
    **dict.fromkeys(("mdkr", "miljard", "miljarder"), "mdkr"),
    **dict.fromkeys(("procentenheter",), "procentenhet"),
    **dict.fromkeys(("timme", "timmar", "timma"), "timme"),
    **dict.fromkeys(("dag", "dagar"), "dag"),
    **dict.fromkeys(("vecka", "veckor"), "vecka"),
    **dict.fromkeys(("månad", "månader"), "månad"),
    **dict.fromkeys(("tertial", "tertialer"), "tertial"),
    **dict.fromkeys(("halvår", "terminer", "termin"), "halvår"),
    **dict.fromkeys(("minst", "lägst"), "minst"),
    **dict.fromkeys(("högst", "mest", "max", "maximalt"), "högst"),
}
"""What a figure is counted in or by, and what bounds it: with another such word it is another figure."""


def measure(word: str) -> str:
    """What a word says that figures are counted in or bound by, in the form in which it is compared; else empty."""
    return _MEASURES.get(unit(word), "")


def measures(tokens: Sequence[Token]) -> list[str]:
    """The words among tokens that say what figures are counted in, in the form in which they are compared."""
    found = [_MEASURES[key] for token in tokens if (key := unit(token.text.casefold())) in _MEASURES]
    # «miljoner kronor» is «mkr»
    return [each for each in found if each != "kr"] if {"tkr", "mkr", "mdkr"}.intersection(found) else found


_ALWAYS = lazily(r"\b(?:löpande|kontinuerligt|ständigt|vid varje|varje gång)\b")
_AT_NEED = lazily(r"\b(?:vid behov|sporadiskt)\b")
_SPANS = {"dag": 365, "vecka": 52, "månad": 12, "kvartal": 4, "tertial": 3, "halvår": 2, "termin": 2, "år": 1}
_MONTH = lazily(rf"\b(?:{'|'.join(MONTH_FORMS)})\b")
_SHORT = lazily(r"\b(\d+|\w+) ?(?:ggr|gånger|gång)? ?(?:/|per) ?(dag|vecka|månad|kvartal|tertial|halvår|termin|år)\b")


def times_a_year(text: str) -> Fraction | None:
    """How often a year something is done, as a short text has it («Varje kvartal», «2 ggr/år», «Maj»); None where it
    says no such thing, or «vid behov»."""
    line = normal(text)
    if _AT_NEED.search(line):
        return None
    if _ALWAYS.search(line):
        return Fraction(365)
    often = [limit.value for _, limit in read_limits(line) if limit.kind is LimitKind.OFTEN]
    if often:
        return sum(often, Fraction(0)) if len(often) == 1 else None
    if found := _SHORT.search(line.replace(" / ", "/")):
        times = Fraction(found[1]) if found[1].isdigit() else Fraction(parse(found[1]) or 0)
        return times * _SPANS[found[2]] or None
    if line in _SPANS:
        return Fraction(_SPANS[line])
    months = _MONTH.findall(line)
    return Fraction(len(set(months))) if months else None


def rarer(old: str, new: str) -> bool:
    """Whether the new frequency is lower than the old: less often a year, «vid behov», or none at all."""
    before = times_a_year(old)
    if before is None:
        return False
    after = times_a_year(new)
    line = " ".join(token.key for token in tokenize(new))
    return after < before if after is not None else not line or bool(_AT_NEED.search(line))


def later(old: str, new: str) -> bool:
    """Whether the new day, month or part of a year comes after the old one, or none is given any longer. What one of
    the texts alone gives (a year, a month) says nothing."""
    if not new.strip():
        return bool(old.strip())
    before, after = dues(old), dues(new)
    return bool(before and after) and is_later(before[-1], after[-1])

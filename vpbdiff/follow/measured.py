"""A target's or an outcome's value as numbers: what it is compared by, exact, and how finely it was printed.

`value` of a measure stays in the words of its document; comparator, unit and masking are parsed only when two are
compared. What can't be read so is no number, and no verdict rests on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.language.quantities import unit
from vpbdiff.model.figures import NOTHING
from vpbdiff.model.money import FIGURE, MINUSES, SPACES

AT_LEAST, MORE, AT_MOST, LESS = ">=", ">", "<=", "<"
ABOUT = "~"
"""What a value is compared by that is no exact number: it carries no verdict."""

_COMPARATORS = {
    **dict.fromkeys(("minst", "lägst", "åtminstone", "≥", ">=", "inte under", "ej under", "lägst nå"), AT_LEAST),
    **dict.fromkeys(("över", "mer än", "fler än", "högre än", "större än", ">"), MORE),
    **dict.fromkeys(("högst", "max", "maximalt", "som mest", "upp till", "≤", "<=", "inte över", "ej över"), AT_MOST),
    **dict.fromkeys(("under", "mindre än", "färre än", "lägre än", "kortare än", "<"), LESS),
    **dict.fromkeys(("", "mål", "öka till", "ska öka till", "minska till", "ska minska till"), ""),
    **dict.fromkeys(("ca", "cirka", "omkring", "runt", "ungefär", "drygt", "knappt"), ABOUT),
}
"""What may stand before a value's figure, and how a target with it compares; anything else makes it no number."""

_VALUE = lazily(rf"(?P<words>[^{MINUSES}\d]*)(?P<figure>{FIGURE})[{SPACES}]?(?P<unit>[^\d]*)")
_RANGE = lazily(
    rf"(?:mellan\s+)?(?P<low>\d+(?:,\d+)?)\s*%?\s*(?:[{MINUSES}]|och|till)\s*(?P<high>\d+(?:,\d+)?)[{SPACES}]?(?P<unit>\D*)"
)
_MASKED = lazily(r"(?:<\s*\d|färre än|mindre än|under)\s*\w*|\.\.|…|x+|sekretess\w*", re.IGNORECASE)
"""What stands for a number that is kept back since it is of too few people. As a target «färre än 5» is a limit."""
_MARKS = lazily(r"[*¹²³⁾]+$|^\*+|\d\)$|\s*[↑↓→←↗↘▲▼⬆⬇⇧⇩]\ufe0f?$")
"""What is no part of a value: marks of notes, and an arrow after it. One before it may say how much it changed."""
_DECIMAL_POINT = lazily(r"(?<=\d)\.(?=\d{1,2}(?!\d))")
_NONE = frozenset(("i.u", "i u", "iu", "-", "e.t", "uppgift saknas", "saknas", "ingen uppgift", "saknar värde"))
_SILENT = frozenset(("st", "stycken", "styck"))
_RATES = lazily(r"\b(?:per|av|andel\w*)\b|%", re.IGNORECASE)
_YES, _NO = frozenset(("ja", "yes", "uppfyllt")), frozenset(("nej", "no", "ej uppfyllt"))


@dataclass(frozen=True, slots=True)
class MeasuredResult:
    """One printed number: its value, what it is counted in, its comparator, and half a unit of its last digit."""

    number: Fraction
    unit: str
    comparator: str = ""
    half: Fraction = Fraction(0)
    decimals: int = 0

    @property
    def is_share(self) -> bool:
        """Whether a difference from it is in percentage points."""
        return self.unit == "%"


class ValueSpan(NamedTuple):
    """A target from one number to another."""

    low: Fraction
    high: Fraction
    unit: str


UNIT_OF_NAME = lazily(
    r"\s*(?:\((?P<unit>%|procent|antal|st|kr|tkr|mkr|mnkr|dagar|timmar)\)|,\s*(?P<share>%))\s*$", re.I
)
"""What a measure is counted in, where its name ends with that: «Sjukfrånvaro (%)»."""


def of_measure(text: str, name: str) -> MeasuredResult | None:
    """The number that a value of a measure is; one without a unit is counted in what the measure's name says."""
    found, named = measured(text), UNIT_OF_NAME.search(name)
    if found is None or found.unit or named is None:
        return found
    own = (named["unit"] or named["share"]).casefold()
    return replace(found, unit="" if own == "antal" else _unit(own))


def is_missing(text: str) -> bool:
    """Whether what stands in a cell is no value: empty, or a dash."""
    return text.strip() in NOTHING or text.strip().casefold().rstrip(".") in _NONE


def is_masked(text: str) -> bool:
    """Whether a value is kept back since it is of too few people: «färre än 5», «<5», «..»."""
    return bool(_MASKED.fullmatch(text.strip()))


def measured(text: str) -> MeasuredResult | None:
    """The one number that a value is; None for a range, a word, or several."""
    plain = _DECIMAL_POINT.sub(",", _MARKS.sub("", text.strip()).strip())
    found = _VALUE.fullmatch(plain)
    if found is None:
        return None
    comparator = _COMPARATORS.get(" ".join(found["words"].casefold().split()).rstrip(":"))
    if comparator is None:
        return None
    figure = "".join(each for each in found["figure"] if each not in SPACES)
    for minus in MINUSES:
        figure = figure.replace(minus, "-")
    number = Fraction(figure.lstrip("+").replace(",", "."))
    decimals = len(figure.partition(",")[2])
    return MeasuredResult(number, _unit(found["unit"]), comparator, Fraction(1, 2 * 10**decimals), decimals)


def span(text: str) -> ValueSpan | None:
    """The range that a target is: «20–25», «mellan 20 och 25»."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    low, high = (Fraction(found[name].replace(",", ".")) for name in ("low", "high"))
    return ValueSpan(low, high, _unit(found["unit"])) if low < high else None


def yes(text: str) -> bool | None:
    """Whether a value is yes; None where it is neither yes nor no."""
    word = text.strip().rstrip(".").casefold()
    return True if word in _YES else False if word in _NO else None


def is_count(name: str, value: MeasuredResult) -> bool:
    """Whether a value is a number of things, which no rounding has touched: a whole number of a measure by the name
    «Antal …» that is no rate («per 100 platser»)."""
    counted = name.strip().casefold().startswith(("antal", "antalet"))
    return counted and not value.decimals and not value.is_share and not _RATES.search(name)


def _unit(text: str) -> str:
    word = " ".join(text.casefold().split()).rstrip(".")
    word = unit(word)
    return "" if word in _SILENT else word

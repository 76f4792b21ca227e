"""Reads the figures by which a promise can be held: at least, at most, within, no later than, how often, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple


class LimitKind(Enum):
    """What a figure in a promise limits, and so in which direction it grows weaker."""

    AT_LEAST = auto()
    AT_MOST = auto()
    WITHIN = auto()
    """Days until something is done."""
    BY = auto()
    """Month and day of the year, 0 where the text names none that can be compared."""
    OFTEN = auto()
    """Times a year."""
    COUNT = auto()
    """A figure with no direction of its own."""


class Limit(NamedTuple):
    """One such figure; `of` is the word after it, since 2 groups and 2 hours are not to be compared."""

    kind: LimitKind
    value: Fraction
    of: str = ""


_NUMBER_WORDS = {
    word: value
    for value, words in {
        0: "noll",
        Fraction(1, 2): "halv halva halvt",
        1: "en ett",
        2: "två båda",
        3: "tre",
        4: "fyra",
        5: "fem",
        6: "sex",
        7: "sju",
        8: "åtta",
        9: "nio",
        10: "tio",
        11: "elva",
        12: "tolv",
        14: "fjorton",
        15: "femton",
        20: "tjugo",
        30: "trettio",
        40: "fyrtio",
        50: "femtio",
        60: "sextio",
        70: "sjuttio",
        80: "åttio",
        90: "nittio",
        100: "hundra",
        1000: "tusen",
    }.items()
    for word in words.split()
}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_DAYS = {"minut": Fraction(1, 1440), "timm": Fraction(1, 24), "dygn": 1, "dag": 1, "veck": 7, "månad": 30, "år": 365}
_A_YEAR = {
    "dygn": 365,
    "dag": 365,
    "veck": 52,
    "månad": 12,
    "kvartal": 4,
    "tertial": 3,
    "halvår": 2,
    "termin": 2,
    "år": 1,
}

_NUMBER = rf"(?P<number>\d+(?:,\d+)?(?![\d:])|\b(?:{'|'.join(_NUMBER_WORDS)})\b)"
_TIME = r"(?:arbets|var|kalender|läs|skol)?(?P<unit>minut|timm|dygn|dag|veck|månad|kvartal|tertial|halvår|termin|år)[a-zåäö]*"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"

_PATTERNS = (
    (LimitKind.OFTEN, rf"{_NUMBER} gång(?:er)? (?:per|om|i|varje) {_TIME}"),
    (LimitKind.OFTEN, rf"\b(?:varje|var) {_TIME}"),
    (LimitKind.OFTEN, rf"\b(?P<second>varannan|vartannat) {_TIME}"),
    (LimitKind.OFTEN, rf"\b(?:var|vart) (?P<ordinal>tredje|fjärde|femte|sjätte) {_TIME}"),
    (LimitKind.OFTEN, r"\b(?P<adverb>dagligen|veckovis|månadsvis|månatligen|kvartalsvis|tertialvis|halvårsvis|terminsvis"
                      r"|årligen|årsvis)\b"),
    (LimitKind.WITHIN, rf"\binom (?:loppet av )?{_NUMBER} {_TIME}"),
    (LimitKind.WITHIN, rf"\bsenast (?:inom )?{_NUMBER} {_TIME} (?:efter|från)"),
    (LimitKind.WITHIN, r"\b(?P<soon>samma dag|nästa dag|nästa arbetsdag)\b"),
    (LimitKind.BY, rf"\b(?:senast|före|innan) (?:den )?(?:(?P<day>\d{{1,2}}) |i |under |sista )?(?:slutet av )?{_MONTH}"),
    (LimitKind.BY, r"\bsenast (?:den )?\d{4} - (?P<month_number>\d\d) - (?P<day_number>\d\d)"),
    (LimitKind.BY, r"\bsenast\b"),
    (LimitKind.AT_LEAST, rf"\b(?:minst|lägst|åtminstone|inte (?:mindre|färre) än) {_NUMBER} (?P<of>\w+)"),
    (LimitKind.AT_MOST, rf"\b(?:högst|max|maximalt|som mest|upp till|inte (?:mer|fler|längre) än) {_NUMBER} (?P<of>\w+)"),
    (LimitKind.COUNT, rf"{_NUMBER} (?P<of>\w+)"),
)  # fmt: skip
"""In order of what they claim: a figure that says how often is no count."""

_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)

_ADVERBS = {"dag": 365, "veck": 52, "månad": 12, "kvartal": 4, "tertial": 3, "halvår": 2, "termin": 2, "år": 1,
            "månat": 12}  # fmt: skip
_ORDINALS = {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6}


def read_limits(line: str) -> Iterator[Limit]:
    """The limits in a sentence, given as token keys with a space between them."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(line):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            limit = _limit(kind, match.groupdict())
            taken.append((start, end))
            if limit:
                yield limit


def _limit(kind: LimitKind, found: dict[str, str | None]) -> Limit | None:
    of = found.get("of") or ""
    if kind is LimitKind.OFTEN:
        return Limit(kind, _a_year(found))
    if kind is LimitKind.WITHIN:
        return Limit(kind, _days(found))
    if kind is LimitKind.BY:
        return Limit(kind, _day_of_year(found))
    number = found["number"] or ""
    if kind is LimitKind.COUNT and (number in ("en", "ett") or of in _MONTHS or _is_year(number)):
        return None
    return Limit(kind, _value(number), of[:5])


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _value(number: str) -> Fraction:
    word = _NUMBER_WORDS.get(number)
    return Fraction(word) if word is not None else Fraction(number.replace(",", "."))


def _a_year(found: dict[str, str | None]) -> Fraction:
    adverb = found.get("adverb")
    if adverb:
        return Fraction(next(times for start, times in _ADVERBS.items() if adverb.startswith(start)))
    times = Fraction(_A_YEAR.get(found["unit"] or "", 1))
    if found.get("second"):
        return times / 2
    ordinal = found.get("ordinal")
    if ordinal:
        return times / _ORDINALS[ordinal]
    number = found.get("number")
    return times * _value(number) if number else times


def _days(found: dict[str, str | None]) -> Fraction:
    soon = found.get("soon")
    if soon:
        return Fraction(0 if soon == "samma dag" else 1)
    number, unit = found["number"] or "", found["unit"] or ""
    return _value(number) * Fraction(_DAYS.get(unit, 365 / Fraction(_A_YEAR.get(unit, 1))))


def _day_of_year(found: dict[str, str | None]) -> Fraction:
    month, day = found.get("month"), found.get("day")
    if month:
        return Fraction(100 * (_MONTHS.index(month) + 1) + int(day or 31))
    number = found.get("month_number")
    return Fraction(100 * int(number) + int(found.get("day_number") or 0)) if number else Fraction(0)


def looser(old: Limit, new: Limit) -> bool:
    """Whether the new figure of the same kind holds the municipality to less."""
    if old.kind in (LimitKind.AT_LEAST, LimitKind.OFTEN):
        return new.value < old.value
    if old.kind in (LimitKind.AT_MOST, LimitKind.WITHIN):
        return new.value > old.value
    return old.kind is LimitKind.BY and 0 < old.value < new.value

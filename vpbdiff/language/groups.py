"""Groups that a sentence names by figures: people by age or school year, opening hours, days of the week.

Each is read as the set of its members, so that «barn 0–12 år» is seen to be a part of «barn 0–19 år», however the two
are written. Whether the narrower group makes a promise weaker is for `textdiff.weakening` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import has_all, lazily
from vpbdiff.language.numerals import WRITTEN_OUT, number, parse


class GroupKind(Enum):
    """What the members of a group are."""

    AGES = auto()
    """Years of age."""
    GRADES = auto()
    """Years of school, 0 for the preschool class."""
    HOURS = auto()
    """Hours of the day."""
    WEEKDAYS = auto()
    """Days of the week, Monday 0."""


class MemberGroup(NamedTuple):
    """A group by its members."""

    kind: GroupKind
    members: frozenset[int]


_LIMITS = {GroupKind.AGES: (0, 120), GroupKind.GRADES: (0, 9), GroupKind.HOURS: (0, 24)}
"""The first and the last that a group reaches to where its sentence names no end."""

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEK = {"vardagar": 5, "vardag": 5, "alla dagar": 7, "varje dag": 7, "dagligen": 7}

_NUMBER = rf"\d{{1,3}}|{'|'.join(number(each, neuter=True) for each in range(1, WRITTEN_OUT + 1))}"
_LOW, _HIGH = rf"(?P<low>{_NUMBER})", rf"(?P<high>{_NUMBER})"
_TO = r"(?:-|till och med|till|och)"
_YEARS = r"(?:år\b(?! \d)|års ålder|- åring\w*)"
_OF_AGE = " år| - åring"
_GRADE = r"(?P<low>f|\d)"
_CLOCK = r"(?:klockan|kl \.|kl)"
_HOUR = r"(?P<low>\d{1,2})(?:[,:]\d\d)?"
_LAST_HOUR = r"(?P<high>\d{1,2})(?:[,:]\d\d)?"
_DAY = rf"(?:{'|'.join(_DAYS)})"

_PATTERNS = (
    (GroupKind.AGES, rf"\b(?:mellan )?{_LOW} {_TO} {_HIGH} {_YEARS}", (_OF_AGE, "-|till|och")),
    (GroupKind.AGES, rf"\b(?:under|yngre än) (?P<below>{_NUMBER}) {_YEARS}", (_OF_AGE, "under |yngre än ")),
    (
        GroupKind.AGES,
        rf"\b(?:över|äldre än|från och med|från|fyllt|fyller) {_LOW} {_YEARS}",
        (_OF_AGE, "över |äldre än |från |med |fyll"),
    ),
    (GroupKind.AGES, rf"\b{_LOW} {_YEARS} (?:och|eller) (?:äldre|uppåt|över)", (_OF_AGE, " äldre| uppåt| över")),
    (GroupKind.AGES, rf"\b(?:upp till|till och med) (?P<high>\d\d) {_YEARS}", (_OF_AGE, "upp till|till och med")),
    (GroupKind.AGES, rf"\b{_HIGH} {_YEARS} (?:och|eller) (?:yngre|under)", (_OF_AGE, " yngre| under")),
    (
        GroupKind.GRADES,
        rf"\bårskurs(?:erna)? {_GRADE} (?:-|till och med|till) (?:årskurs )?(?P<high>\d)\b",
        ("årskurs", " - | till "),
    ),
    (GroupKind.GRADES, r"\bårskurs(?:erna)? (?P<list>(?:f|\d)(?: , \d)* och \d)\b", ("årskurs", " och ")),
    (GroupKind.GRADES, rf"\bfrån (?:och med )?årskurs {_GRADE}\b", ("årskurs", "från ")),
    (GroupKind.GRADES, r"\btill (?:och med )?årskurs (?P<high>\d)\b", ("årskurs", "till ")),
    (GroupKind.HOURS, rf"{_CLOCK} {_HOUR} (?:-|till) (?:{_CLOCK} )?{_LAST_HOUR}(?! %)", ("kl", " - | till ")),
    (GroupKind.HOURS, rf"\btill {_CLOCK} {_LAST_HOUR}", ("till kl",)),
    (
        GroupKind.WEEKDAYS,
        rf"\b(?P<first>{_DAY})(?:ar)? (?:-|till och med|till) (?P<last>{_DAY})(?:ar)?\b",
        ("dag - |dagar - |dag till |dagar till ",),
    ),
    (
        GroupKind.WEEKDAYS,
        rf"\b(?P<days>{_DAY}(?:ar)?(?: ,| och| samt)(?: {_DAY}(?:ar)?(?: ,| och| samt)?)* {_DAY}(?:ar)?)\b",
        ("dag ,|dagar ,|dag och |dagar och |dag samt |dagar samt ",),
    ),
    (GroupKind.WEEKDAYS, rf"\b(?P<days>{_DAY}ar)\b", ("dagar",)),
    (GroupKind.WEEKDAYS, rf"\b(?P<week>{'|'.join(_WEEK)})\b", ("|".join(_WEEK),)),
)
"""In order of precedence: a range is no list, and no end of another. Each with what a line has that it stands in."""

_LAZY = tuple((kind, lazily(pattern), needs) for kind, pattern, needs in _PATTERNS)
_ANY_NUMBER = re.compile(rf"\d|\b(?:f|{_NUMBER})\b")
"""What a group has that is no day of the week: a figure, or «årskurs f»."""
_ANY = re.compile(rf"\b(?:års? |åring|årskurs|kl|vardag|alla dagar|varje dag|dagligen|{_DAY})|år\b")


@lru_cache(maxsize=4096)
def read_groups(line: str) -> tuple[tuple[int, int, MemberGroup], ...]:
    """The groups in a sentence, given as token keys with a space between them: where each begins and ends, and it."""
    return tuple(_read(line)) if _ANY.search(line) else ()


def _read(line: str) -> Iterator[tuple[int, int, MemberGroup]]:
    taken = bytearray(len(line))
    has_number = bool(_ANY_NUMBER.search(line))
    for kind, pattern, needs in _LAZY:
        may = (has_number or kind is GroupKind.WEEKDAYS) and has_all(line, needs)
        for match in pattern.finditer(line) if may else ():
            start, end = match.span()
            members = _members(kind, match.groupdict())
            if members and not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                yield start, end, MemberGroup(kind, members)


def _members(kind: GroupKind, found: Mapping[str, str | None]) -> frozenset[int]:
    if kind is GroupKind.WEEKDAYS:
        return _weekdays(found)
    if listed := found.get("list"):
        return frozenset(map(_number, re.findall(r"\w+", listed.replace("och", " "))))
    low, high = _LIMITS[kind]
    if found.get("low"):
        low = _number(found["low"] or "")
    if found.get("high"):
        high = _number(found["high"] or "")
    if below := found.get("below"):
        high = _number(below) - 1
    return frozenset(range(low, min(high, _LIMITS[kind][1]) + (kind is not GroupKind.HOURS)))


def _weekdays(found: Mapping[str, str | None]) -> frozenset[int]:
    if week := found.get("week"):
        return frozenset(range(_WEEK[week]))
    if first := found.get("first"):
        return frozenset(range(_DAYS.index(first), _DAYS.index(found["last"] or first) + 1))
    return frozenset(map(_DAYS.index, re.findall(_DAY, found["days"] or "")))


def _number(word: str) -> int:
    if word == "f":
        return 0
    return int(word) if word.isdigit() else parse(word) or 0

"""When something is to be done, as a name or a short field has it: a day, a week, a month, a part of a year, a year.

Two times are compared by year, month and day, of a longer time by its last day. Whether a later one takes something
back depends on what is said of it: «klar i juni» does, «öppet till den 30 juni» gives more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.language.direction import COMES, ONCE, YEARLY
from vpbdiff.language.limits import PARTS_OF_YEAR, PERIODS, end_of_part
from vpbdiff.language.numerals import MONTH_FORMS, MONTHS
from vpbdiff.language.promises import LAST_DAY
from vpbdiff.language.tokens import Token, tokenize

_SHORT = "|".join(short for rest in MONTHS.values() for short in rest)
_LAST_DAY = 31
_INDEFINITE = {"vår": 531, "sommar": 831, "höst": 1130, "vinter": 1231}
_WITHIN = {"början": 1 / 3, "mitten": 2 / 3}
"""How much of a month or a year has passed by then; all of it at «slutet» and «utgången»."""

_BY = r"(?:(?:senast|före|innan|till|klar\w*|färdig\w*) (?:den |i |under |till )?)"
_PART = r"(?:(?P<within>början|mitten|slutet|utgången) av )"
_ALONE = r"(?:(?<!\w )|(?<=\bi )|(?<=\bav )|(?<=\btill )|(?<=\bföre )|(?<=\binnan )|(?<=\bsenast )|(?<=\bunder ))"
"""Before a month's short form that ends a text: «Nov», «senast dec». Elsewhere «jan» and «mar» may be other words."""
_YEAR = r"(?<![-/] )(?:19[5-9]\d|20(?!00)\d\d)\b(?! ?[-/:] ?\d)"
_TIME = lazily(
    rf"\b{_BY}?{_PART}?(?:"
    r"(?P<iso>(?:19|20)\d\d) ?- ?(?P<m>0[1-9]|1[0-2])(?: ?- ?(?P<d>[0-3]\d))?\b(?! ?-)"
    rf"|(?:(?:(?:den )?(?P<day>[0-3]?\d) (?P<month>{'|'.join(MONTH_FORMS)})"
    rf"|(?P<alone>{'|'.join(MONTHS)}|(?:{_SHORT})(?= 20\d\d\b)|{_ALONE}(?:{_SHORT})(?=$| \.$))"
    r"|(?P<unit>" + "|".join(PARTS_OF_YEAR) + r") ?(?P<number>[1-4])"
    r"|(?:vecka|v) (?P<week>[1-5]?\d)"
    rf"|(?P<period>{'|'.join(PERIODS)})"
    rf"|(?P<season>{'|'.join(_INDEFINITE)})(?= 20\d\d\b))\b(?: (?:år )?(?P<year>{_YEAR}))?"
    rf"|(?P<only>{_YEAR})))"
)


_ANY = lazily(rf"\d|{'|'.join(MONTHS)}|{'|'.join(PERIODS)}|\b(?:{_SHORT})(?=$| \.$)")
"""What every time has something of; most names have nothing."""


class Due(NamedTuple):
    """A time as printed, and its year, month and day: 0 where it names none, the last ones of a longer time."""

    text: str
    year: int
    month: int
    day: int

    @property
    def is_year(self) -> bool:
        """Whether it is a year and nothing more."""
        return bool(self.year) and not self.month


class Placed(NamedTuple):
    """A time and the tokens that it is made of: the first of them, and the first after it."""

    due: Due
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def dues(text: str) -> tuple[Due, ...]:
    """The times that a text names. The one year of a name belongs to its one day: «(2026) senast den 30 juni»."""
    found = [placed.due for placed in placed_dues(tokenize(text))]
    years, others = ([due for due in found if due.is_year is alone] for alone in (True, False))
    if len(years) == len(others) == 1 and not others[0].year:
        return (others[0]._replace(year=years[0].year),)
    return tuple(found)


def placed_dues(tokens: Sequence[Token]) -> list[Placed]:
    """The times among tokens, in their order."""
    starts: dict[int, int] = {}
    line = ""
    for place, token in enumerate(tokens):
        if token.key:
            line += " " if line else ""
            starts[len(line)] = place
            line += token.key
    found: list[Placed] = []
    if not _ANY.search(line):
        return found
    for match in _TIME.finditer(line):
        if match.start() not in starts:
            continue
        start = starts[match.start()]
        end = max(place for at, place in starts.items() if at < match.end()) + 1
        text = "".join(token.text + token.space for token in tokens[start:end]).strip()
        found.append(Placed(Due(text, *_day(match.groupdict())), start, end))
    return found


@lru_cache(maxsize=1 << 14)
def untimed(name: str) -> str:
    """A name without the times in it, but for years; as it stands where it is nothing else."""
    tokens = tokenize(name)
    timed = {place for each in placed_dues(tokens) if not each.due.is_year for place in range(each.start, each.end)}
    left = "".join(token.text + token.space for place, token in enumerate(tokens) if place not in timed)
    return left if timed and any(map(str.isalpha, left)) else name


def _day(found: dict[str, str | None]) -> tuple[int, int, int]:
    if found["iso"]:
        return int(found["iso"]), int(found["m"] or 12), int(found["d"] or _LAST_DAY)
    year = int(found["year"] or found["only"] or 0)
    part = _WITHIN.get(found["within"] or "", 1.0)
    if name := found["month"] or found["alone"]:
        return year, MONTH_FORMS[name], int(found["day"] or _LAST_DAY * part)
    if number := found["number"] or found["week"]:
        month, day = divmod(end_of_part(found["unit"] or "vecka", int(number)), 100)
        return year, month, int(day * part)
    last = PERIODS.get(found["period"] or "") or _INDEFINITE.get(found["season"] or "") or 0
    return (year, *divmod(last, 100)) if last else (year, 0 if part == 1 else int(12 * part), _LAST_DAY)


def is_later(old: Due, new: Due, shift: int = 0) -> bool:
    """Whether a time comes after another; what one of them alone gives (a year, a month) says nothing. `shift` are the
    years by which the plans are apart, to count each from its own plan."""
    if old.year and new.year:
        return (new.year - shift, new.month or 12, new.day) > (old.year, old.month or 12, old.day)
    return not (old.year or new.year) and (new.month, new.day) > (old.month, old.day)


def is_put_off(name: str, old: Due, new: Due, shift: int) -> bool:
    """Whether what is done by a time in a name is to be done later: counted from the plans' own years where
    the year rolled on with these, and what is done may be done each year. `shift` are the years between the plans."""
    line = " ".join(token.key for token in tokenize(name) if token.key)
    if not _AWAITED.search(line) and (LAST_DAY.search(line) or not COMES.search(line)):
        return False
    once = bool(ONCE.search(line)) and not YEARLY.search(line)
    rolled = not once and old.year and new.year - old.year == shift
    return is_later(old, new) and (not rolled or is_later(old, new, shift))


_AWAITED = lazily(r"\b(?:senast|före|innan|klar|klart|klara|färdig|färdigt|färdiga)\b")
"""What makes a time the last one."""

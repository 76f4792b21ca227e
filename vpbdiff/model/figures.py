"""Printed figures by value: «71,0» is 71, «1 250» is «1250», «85 %» is «85 procent», 1 250 tkr is 1,25 mkr.

What a cell of a table holds is kept as printed; here is how two of them are compared. Exact fractions, no float.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import ARTICLES, MONTH_FORMS, parse
from vpbdiff.language.quantities import measures
from vpbdiff.language.tokens import Sort, as_printed, tokenize
from vpbdiff.model.money import MINUSES, SPACES, Unit

DASHES = frozenset(("-", "–", "—", "−"))
"""What stands for no value."""

NOTHING = DASHES | {"", "..", "…"}
"""What stands in a cell that holds no value."""

_FIGURE = lazily(
    rf"(?P<sign>[{MINUSES}+]?)[{SPACES}]?"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}){{1,9}}|[0-9]{{1,30}})"
    r"(?:,(?P<comma>[0-9]{1,30})|\.(?P<point>[0-9]{1,2}))?"
    rf"[{SPACES}]*(?P<unit>%|[^\W\d_]*)"
)
"""A figure and at most one word after it. A point with three digits after it is not to be guessed: no figure."""

_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERCENT = frozenset(("%", "procent"))
_DATE = lazily(r"(?P<iso>" + ISO_DAY + r")|(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]+)\.? (?P<year>\d{4})")


class Sameness(Enum):
    """What two printed values are to each other."""

    PRINT = auto()
    """The same print, but for kinds of blanks and of minus."""
    VALUE = auto()
    """The same value, printed otherwise."""
    LIKELY = auto()
    """The same figure, of which one has a unit and the other none."""
    NONE = auto()


class Printed(NamedTuple):
    """A figure's value, and what it is counted in: `kr` for any unit of money, `%`, another word, or nothing."""

    value: Fraction
    unit: str


def read(text: str, unit: str = "") -> Printed | None:
    """The figure that a text is, None if it is anything else; `unit` is that of its column."""
    match = _FIGURE.fullmatch(text.replace("*", "").strip())
    if match is None:
        return None
    decimals = match["comma"] or match["point"] or ""
    whole = "".join(filter(str.isdigit, match["whole"]))
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    word = (match["unit"] or unit).strip().casefold()
    if money := Unit.of(word):
        word, value = "kr", value * money.value
    elif word in _PERCENT:
        word = "%"
    return Printed(-value if match["sign"] in tuple(MINUSES) else value, word)


def is_value(text: str) -> bool:
    """Whether a text is a figure or a date, and nothing else."""
    return read(text) is not None or _date(as_printed(text)) is not None


def sameness(one: str, other: str, units: tuple[str, str] = ("", "")) -> Sameness:
    """Whether two cells say the same; `units` are those of their columns."""
    first, second = _plain(one), _plain(other)
    if first in NOTHING and second in NOTHING:
        return Sameness.PRINT if first == second else Sameness.VALUE
    mine, theirs = read(one, units[0]), read(other, units[1])
    if first == second and (mine is None or theirs is None or mine.value == theirs.value):
        return Sameness.PRINT
    if mine is None or theirs is None:
        date = _date(first)
        return Sameness.VALUE if date is not None and date == _date(second) else Sameness.NONE
    if mine.value != theirs.value or (mine.unit and theirs.unit and mine.unit != theirs.unit):
        return Sameness.NONE
    return Sameness.VALUE if mine.unit == theirs.unit else Sameness.LIKELY


def differ_in_figures(one: str, other: str) -> bool:
    """Whether two texts hold other figures, number words or months, in whatever order, or count or bound them
    otherwise («900 kr» and «900 tkr», «minst 38» and «högst 38»)."""
    found = _figures(one)
    return found != _figures(other) or (bool(found) and differ_in_measures(one, other))


def differ_in_measures(one: str, other: str) -> bool:
    """Whether two texts say otherwise what figures are counted in («Pris, tkr» and «Pris, mkr»)."""
    return sorted(measures(tokenize(one))) != sorted(measures(tokenize(other)))


def relative(text: str, year: int) -> str:
    """A text with its years counted from a plan's, so that a title that rolled on with the plan is the same."""
    return _YEAR.sub(lambda found: f"{int(found[0]) - year:+d}", text)


def years_in(text: str) -> list[int]:
    """The years that a text names, in their order."""
    return [int(found) for found in _YEAR.findall(text)]


def without_years(text: str) -> str:
    """A text without the years that it names."""
    return " ".join(_YEAR.sub("", text).split())


def _figures(text: str) -> list[str]:
    return sorted(
        token.key
        for token in tokenize(text)
        if token.sort is Sort.FIGURE
        or token.key in MONTH_FORMS
        or (token.key not in ARTICLES and parse(token.key) is not None)
    )


def _date(text: str) -> str | None:
    """The day that a text is, as YYYY-MM-DD; None if it is none."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    if match["iso"]:
        return match["iso"]
    month = MONTH_FORMS.get(match["month"].casefold())
    return f"{match['year']}-{month:02}-{int(match['day']):02}" if month else None


def _plain(text: str) -> str:
    """A text with one kind of blank and of minus."""
    return re.sub(f"[{MINUSES}](?=[{SPACES}]?[0-9])", "-", as_printed(text))

"""The figures of a memo by value: what they are counted in, and as how exact they are printed.

7 300 tkr is 7,3 mkr, and 0,85 procent is 0,848 procent rounded. A figure may be rounded to what it is printed with, and
never made more exact than its source: that can't be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.claims import Truth
from vpbdiff.language.quantities import measure
from vpbdiff.model.money import MINUS, MINUSES, Figure, Unit

_FIGURE = re.compile(
    rf"(?:(?<![^\s(])[{MINUSES}+]|(?<![\d,]))(?:\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}){{1,9}}(?!\d)|\d{{1,30}}(?!\d))"
    r"(?:,\d{1,30}(?!\d))?(?!,\d{31})"
    r"(?:\s?(?P<unit>%|miljon(?:er)?(?:\skronor)?|tusen\skronor|[^\W\d_]+))?"
)
"""No figure has more digits than what a budget prints, and Python reads none of thousands.

A hyphen or a plus is a sign where nothing stands before it: not in a date, not in «2021-2022»."""

_JOINED = re.compile(r"\s*(?:till|och|respektive|eller|mot|samt|[,–-])\s*(?:med\s+|från\s+)?")
"""What stands between two figures of which the last alone has its unit: «från 13 800 till 13 400 tkr»."""

_MONEY = "kr"
_SHARES = frozenset(("%", "procentenhet"))


class SaidFigure(NamedTuple):
    """A printed figure: `number` in kronor for money, else as printed; `step` is the last printed digit in the same."""

    printed: str
    """With its sign, without its unit, «7» and «7,0» alike."""
    sign: str
    number: Fraction
    step: Fraction
    unit: str
    """`kr` for any unit of money, `%`, another measure, or nothing."""
    bare: Fraction
    """The number without its unit."""
    word: str
    """The unit as printed."""

    @property
    def is_amount(self) -> bool:
        """Whether it says that it is money or a share."""
        return self.unit == _MONEY or self.unit in _SHARES

    def agrees(self, other: SaidFigure) -> bool:
        """Whether it may be said of what the other, the source's, is: the same, or the same at the coarser precision.
        What has no sign may be said of either."""
        if self.sign and self.sign != other.sign:
            return False
        if not (self.unit and other.unit):
            return self.bare == other.bare
        if self.unit != other.unit:
            return False
        rounded = max(self.step, other.step) / 2 if self.is_amount and self.step != other.step else Fraction(0)
        return abs(self.number - other.number) <= rounded

    def is_borne_out(self, other: SaidFigure) -> bool:
        """Whether it agrees and gives no more than the source does: 7 312 tkr is more than 7,3 mkr."""
        return self.agrees(other) and (self.number == other.number or self.step >= other.step)

    def is_of(self, unit: SaidFigure) -> SaidFigure:
        """The same, counted in what a figure after it is counted in."""
        factor = unit.number / unit.bare if unit.bare else Fraction(1)
        return self._replace(number=self.bare * factor, step=self.step * factor, unit=unit.unit)


FigureRead = tuple[SaidFigure, ...]
"""The ways in which a figure may be read; the first has no unit but its own."""


@lru_cache(maxsize=1 << 14)
def figures_of(text: str) -> tuple[FigureRead, ...]:
    """The figures of a text in their order, each with the other ways in which it may be read."""
    found = list(_FIGURE.finditer(text))
    read = [_read(each) for each in found]
    ways: list[FigureRead] = []
    for place, (match, figure) in enumerate(zip(found, read, strict=True)):
        after = found[place + 1] if place + 1 < len(found) else None
        joined = after is not None and not figure.unit and _JOINED.fullmatch(text[_end(match) : after.start()])
        following = read[place + 1] if joined else None
        ways.append((figure, figure.is_of(following)) if following is not None and following.unit else (figure,))
    return tuple(ways)


def masked(text: str) -> str:
    """A text with a mark in place of each figure and its unit."""

    def mark(found: re.Match[str]) -> str:
        return f"# {found['unit']}" if found["unit"] and not _unit(found["unit"])[0] else "#"

    return _FIGURE.sub(mark, text)


def same_said(one: str, other: str) -> bool:
    """Whether two texts are alike but for how their figures are printed, and the first gives no more than the other."""
    if masked(one) != masked(other):
        return False
    mine, theirs = figures_of(one), figures_of(other)
    pairs = zip(mine, theirs, strict=True)
    return all(any(way.is_borne_out(source) for way in said for source in held) for said, held in pairs)


def is_said(figure: FigureRead, sources: Iterable[SaidFigure]) -> bool:
    """Whether a figure, read in any of its ways, agrees with any of its sources."""
    return any(way.agrees(source) for source in sources for way in figure)


def strange(figures: Iterable[FigureRead], sources: Collection[SaidFigure]) -> list[str]:
    """Those of some figures that agree with no source, each as printed; with its unit where that is what is wrong."""
    numbers = {source.bare for source in sources}
    found = [each[0] for each in figures if not is_said(each, sources)]
    texts = [f"{each.printed} {each.word}" if each.bare in numbers else each.printed for each in found]
    return list(dict.fromkeys(text.strip() for text in texts))


def holds(said: Figure, source: Figure) -> Truth:
    """Whether an amount is the source's, rounded or not; one more exact than its source can't be told."""
    distance = abs(said.kr - source.kr)
    if not distance or source.tolerance < said.tolerance >= distance:
        return Truth.HOLDS
    # The change of two printed amounts has the tolerance of both, and is printed as exactly as each.
    is_finer = said.tolerance < source.tolerance / 2
    return Truth.CANNOT_TELL if is_finer and distance <= source.tolerance else Truth.CONTRADICTED


def _end(match: re.Match[str]) -> int:
    """Where a figure ends that has no unit: the word after it is no part of it."""
    return match.end() if match["unit"] is None else match.start("unit")


def _read(match: re.Match[str]) -> SaidFigure:
    unit, factor = _unit(match["unit"])
    figure = match[0].removesuffix(match["unit"] or "").strip()
    sign = "+" if figure.startswith("+") else MINUS if figure[:1] in tuple(MINUSES) else ""
    whole, _, decimals = re.sub(r"\s", "", figure.lstrip(f"{MINUSES}+")).partition(",")
    bare, step = Fraction(int(whole + decimals), 10 ** len(decimals)), Fraction(1, 10 ** len(decimals))
    shown = f"{whole},{decimals}".rstrip("0").rstrip(",") if decimals else whole
    word = match["unit"] if unit else ""
    return SaidFigure(f"{sign}{shown}", sign, bare * factor, step * factor, unit, bare, word)


def _unit(word: str | None) -> tuple[str, int]:
    """What a word after a figure says that it is counted in, and how many kronor or days one is, 1 of anything else."""
    text = " ".join((word or "").casefold().split())
    if money := Unit.of(text) or Unit.of(measure(text)):
        return _MONEY, money.value
    return ("dag", 7) if measure(text) == "vecka" else (measure(text), 1)

"""Exact amounts with their unit and printed precision, and figures with their rounding error.

An amount is a whole number of kronor. It is read from and printed in the plan's own unit by the Swedish rules: decimal
comma, no-break space for thousands and before the unit, U+2212 for minus. A `Figure` is for calculating: the exact
value beside the most that rounding can have hidden. No float touches money anywhere in the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""The blanks that may stand in a figure."""
MINUSES = "-\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
"""The characters that stand for a minus."""
FIGURE = rf"[{MINUSES}+]?[{SPACES}]?(?:[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+|[0-9]+)(?:,[0-9]+)?"
"""A printed figure, as a part of other patterns: sign, groups of thousands, decimal comma."""

UNIT_WORDS = r"(?:mn?kr|tkr|kr|miljon(?:er)? kronor|tusen kronor|kronor)\b"
"""A unit's word, as a part of other patterns."""

_READ_FIGURE = re.compile(
    rf"(?P<sign>[{MINUSES}+]?)[{SPACES}]?"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?"
    rf"(?:[{SPACES}]?(?P<unit>{UNIT_WORDS}))?"
)
_BOLD = re.compile(r"\*\*|__|</?(?:b|strong)>", re.IGNORECASE)
"""How the readers of documents mark bold; around a figure it says nothing of the amount."""


_THOUSAND = 1_000
"""Kronor that three decimals of a million show; what is not made of them is said in kronor."""


class Unit(Enum):
    """The unit an amount is printed in; the value is its size in kronor. `mnkr` and `mkr` are the same unit, and
    the word that the source uses is kept beside the figure, not here."""

    KR = 1
    TKR = 1_000
    MKR = 1_000_000

    @staticmethod
    def of(word: str) -> Unit | None:
        """The unit that a word in a plan names, or None if the word names none."""
        return _UNIT_WORDS.get(" ".join(word.split()).casefold().rstrip("."))


_UNIT_WORDS = {
    "kr": Unit.KR,
    "kronor": Unit.KR,
    "tkr": Unit.TKR,
    "tusen kronor": Unit.TKR,
    "mkr": Unit.MKR,
    "mnkr": Unit.MKR,
    "miljon kronor": Unit.MKR,
    "miljoner kronor": Unit.MKR,
}


_MOST_DIGITS = 15
"""Digits of the longest figure that is read, as in a snapshot's JSON: no budget has more, and Python reads no number
of thousands of digits."""


class NotAnAmount(ValueError):
    """The text is no figure that the Swedish ways of printing amounts allow, is finer than one krona or too long."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`kr` whole kronor, in the sign of the source, printed in `unit` with `decimals` decimals as `printed`."""

    kr: int
    unit: Unit = Unit.KR
    decimals: int = 0
    printed: str | None = None

    @property
    def tolerance(self) -> Fraction:
        """Half a unit of the last printed digit, in kronor: the most that rounding can have hidden."""
        return Fraction(self.unit.value, 2 * 10**self.decimals)


def parse(text: str, unit: Unit) -> Amount:
    """Read one printed figure, such as «-228,4», «−1 250» or «**0,2**», given in `unit`.

    A figure with a unit of its own, such as «230 590 tkr» in a table in mkr, is read in that. Raises `NotAnAmount` for
    anything else: a guess at an amount is worse than none.
    """
    figure = _BOLD.sub("", text).strip()
    match = _READ_FIGURE.fullmatch(figure)
    if match is None:
        raise NotAnAmount(text)
    unit = Unit.of(match["unit"] or "") or unit
    decimals = match["decimals"] or ""
    whole = "".join(character for character in match["whole"] if character.isdigit())
    if len(whole + decimals) > _MOST_DIGITS:
        raise NotAnAmount(text)
    kr, finer = divmod(int(whole + decimals) * unit.value, 10 ** len(decimals))
    if finer:
        raise NotAnAmount(text)
    negative = match["sign"] in tuple(MINUSES)
    return Amount(-kr if negative else kr, unit, len(decimals), figure)


def text(kr: int | Fraction, unit: Unit, decimals: int, *, signed: bool = False) -> str:
    """Print kronor in `unit` by the Swedish rules, without the unit's word; `signed` adds a plus to increases.

    Rounds half away from zero, as a person does («2,25» to «2,3»), and never prints «−0,0».
    """
    scaled = int(abs(kr) * 10**decimals / Fraction(unit.value) + Fraction(1, 2))
    whole, fraction = divmod(scaled, 10**decimals)
    digits = f"{whole:,}".replace(",", NO_BREAK_SPACE)
    if decimals:
        digits += f",{fraction:0{decimals}d}"
    if scaled == 0:
        return digits
    return (MINUS if kr < 0 else "+" if signed else "") + digits


def whole(kr: Fraction) -> int:
    """Whole kronor, half away from zero."""
    rounded = int(abs(kr) + Fraction(1, 2))
    return rounded if kr >= 0 else -rounded


def in_largest_unit(kr: int, blank: str = NO_BREAK_SPACE) -> str:
    """Whole kronor with their unit, the largest that shows every one of them with three decimals at most."""
    return in_full(kr, Unit.KR if kr % _THOUSAND else Unit.MKR, blank)


def in_full(kr: int, unit: Unit, blank: str = " ") -> str:
    """Every one of some kronor in a unit, with its word."""
    return text(kr, unit, to_the_krona(kr, unit)) + blank + unit.name.lower()


def beside(kr: int | Fraction, printed: Amount, other: Amount, word: str) -> str:
    """Print kronor that were read from `printed` in the unit of `other`, whose word is `word`, to stand beside that.

    As many decimals as were printed; in another unit those of `other`, and as many more as show every krona.
    """
    decimals = printed.decimals if printed.unit is other.unit else other.decimals
    return text(kr, other.unit, to_the_krona(kr, other.unit, decimals)) + NO_BREAK_SPACE + word


def to_the_krona(kr: int | Fraction, unit: Unit, least: int = 0) -> int:
    """The decimals that show every krona in `unit`, and no fewer than `least`."""
    return next((n for n in range(least, _FINEST) if kr * 10**n % unit.value == 0), max(least, _FINEST))


def places(amount: Amount, unit: Unit, least: int = 0) -> int:
    """The decimals that an amount is shown with in `unit`: as many as were printed, and of one that was printed in
    another unit as many as show all of it, and no fewer than `least`."""
    return amount.decimals if amount.unit is unit else to_the_krona(amount.kr, unit, least)


_FINEST = 6
"""Decimals that show one krona in the largest unit."""


def parsed(text: str, unit: Unit) -> Amount | None:
    """The same, None for what is no amount."""
    try:
        return parse(text, unit)
    except NotAnAmount:
        return None


def parse_percent(text: str) -> Fraction:
    """Read a percentage, such as «1,0», «−0,5 %» or «1 procent», as a share: «1,0» is one hundredth.

    Raises `NotAnAmount` for anything else.
    """
    match = re.fullmatch(rf"({FIGURE})[{SPACES}]?(?:%|procent)?", text.strip())
    if match is None:
        raise NotAnAmount(text)
    figure = parse(match[1], Unit.MKR)
    return Fraction(figure.kr, Unit.MKR.value * 100)


def common_places(amounts: Sequence[Amount], unit: Unit) -> int:
    """The decimals that amounts are shown with side by side in `unit`: the most of those printed in it; where none is,
    as many as show all of them."""
    own = [each for each in amounts if each.unit is unit]
    return max((places(each, unit) for each in own or amounts), default=0)


@dataclass(frozen=True, slots=True)
class Figure:
    """`kr` kronor, exact as printed or computed, and its tolerance in kronor: half a last digit of every printed figure
    that went into it."""

    kr: Fraction = Fraction(0)
    tolerance: Fraction = Fraction(0)

    @staticmethod
    def of(amount: Amount, sign: int = 1) -> Figure:
        """A printed amount, times `sign`."""
        return Figure(Fraction(sign * amount.kr), amount.tolerance)

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.kr + other.kr, self.tolerance + other.tolerance)

    def __sub__(self, other: Figure) -> Figure:
        return Figure(self.kr - other.kr, self.tolerance + other.tolerance)

    def __neg__(self) -> Figure:
        return Figure(-self.kr, self.tolerance)

    def times(self, sign: int) -> Figure:
        """The same amount under a sign rule: `sign` is 1 or -1."""
        return self if sign > 0 else -self

    @property
    def is_nil(self) -> bool:
        """Whether rounding alone can make it nothing."""
        return abs(self.kr) <= self.tolerance


def add(figures: Iterable[Figure]) -> Figure:
    """Their sum."""
    return sum(figures, Figure())


def same(one: Figure, other: Figure) -> bool:
    """Whether two printed amounts are alike at the coarser of their precisions (at one and the same: equal).

    So 230 590 tkr is 230,6 mkr, while 18,1 mkr and 18,2 mkr differ although rounding could have made them of one
    amount: what was decided is the figure that was printed.
    """
    if one.tolerance == other.tolerance:
        return one.kr == other.kr
    return abs(one.kr - other.kr) <= max(one.tolerance, other.tolerance)


def percent(before: Figure, change: Figure) -> str:
    """A change as a percentage, with as many decimals as its rounding settles; empty where not even one is settled."""
    for places in (1, 0) if before.kr else ():
        low, high = _percents(before, change, places)
        if low == high and low:
            return _printed(low)
    return ""


def percents(before: Figure, change: Figure, *, signed: bool = False) -> str:
    """A change as a percentage; where its rounding settles none, the nearest whole one, marked («≈5»).

    Empty for a change of nothing, or of nought.
    """
    if not before.kr or not change.kr:
        return ""
    settled = percent(before, change)
    told = settled or _printed(_quantized(abs(change.kr / before.kr) * 100, 0))
    sign = "" if not signed or told == "0" else "+" if change.kr > 0 else MINUS
    return f"{sign}{told}" if settled else f"\N{ALMOST EQUAL TO}{sign}{told}"


def _percents(before: Figure, change: Figure, places: int) -> tuple[Decimal, Decimal]:
    """The least and the most that a change can be of what was, in per cent, to so many decimals."""
    ends = (max(abs(change.kr) + sign * change.tolerance, Fraction(0)) / abs(before.kr) * 100 for sign in (-1, 1))
    low, high = (_quantized(end, places) for end in ends)
    return low, high


def _quantized(share: Fraction, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(step, ROUND_HALF_UP)


def _printed(percents: Decimal) -> str:
    return str(percents).replace(".", ",").removesuffix(",0")

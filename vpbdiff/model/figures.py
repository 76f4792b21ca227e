"""Reckoning with printed figures: the exact value beside the most that rounding can have hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from vpbdiff.model.money import Amount


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

"""A finding on a printed amount: an error or a warning beyond what rounding can do, a note within it."""

from __future__ import annotations

from fractions import Fraction

from vpbdiff.base.errors import Diagnostic, Level, Location, Problem
from vpbdiff.model import money
from vpbdiff.model.money import Amount, Figure

_WARNED = frozenset({"restated"})
"""Rules of which a figure that rounding does not explain may well be right."""


def finding(rule: str, pointer: str, printed: Amount, computed: Figure, **params: object) -> Diagnostic | None:
    """A finding on a printed amount; None if what is computed, in the same sign, rounds to it at its own precision."""
    residual = Figure.of(printed) - computed
    if abs(residual.kr) <= printed.tolerance:
        return None
    level = Level.NOTE if residual.is_nil else Level.WARNING if rule in _WARNED else Level.ERROR
    params |= {
        "printed": printed.printed or _text(Fraction(printed.kr), printed),
        "computed": _text(computed.kr, printed),
        "difference": _text(residual.kr, printed),
        # Half a last digit takes one decimal more than the figure.
        "tolerance": money.text(residual.tolerance, printed.unit, printed.decimals + 1),
    }
    return Diagnostic(level, Problem(f"money.{rule}.{level.value}", params, Location(pointer=pointer)))


def _text(kr: Fraction, like: Amount) -> str:
    return money.text(kr, like.unit, like.decimals)


def some(found: Diagnostic | None) -> tuple[Diagnostic, ...]:
    """The finding, if there is one."""
    return () if found is None else (found,)

"""Money that no reason accounts for, in the words that say which way it went."""

from __future__ import annotations

from fractions import Fraction

from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.budget.tables import UNITS
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.money import Unit
from vpbdiff.wording import Wording

_SHELL_THOUSAND = 1_000
"""Kronor that three decimals of a million show; what is not made of them is said in kronor."""


def words(span: BridgeRow, comparison: Comparison, wording: Wording) -> tuple[str, str]:
    """The row's name, and how much of its change of net cost lacks a reason."""
    scale = _Scale(span, comparison)
    name = span.row.name if span.row is not None else wording.say("gate.all-units")
    change = span.new.kr - span.old.kr
    way = "up" if change > 0 else "down" if change < 0 else "same"
    moved = wording.say(f"gate.net-{way}", amount=scale(change))
    lacking = wording.say(
        "gate.lacks-more" if span.residual.kr > 0 else "gate.lacks-less", amount=scale(span.residual.kr)
    )
    key = "gate.unbridged-part" if span.steps else "gate.unbridged"
    return name, wording.say(key, moved=moved, lacking=lacking, amount=scale(span.residual.kr))


def shell_amount(span: BridgeRow) -> str:
    """The amount that a reason has to account for, in whole kronor, as `vpbdiff explain --amount` takes it."""
    kr = round(span.residual.kr)
    unit = Unit.MKR if kr % _SHELL_THOUSAND == 0 else Unit.KR
    decimals = next(number for number in range(4) if kr * 10**number % unit.value == 0)
    return f"{money.text(Fraction(kr), unit, decimals)} {unit.name.lower()}"


class _Scale:
    """Says amounts without a sign, in the unit and with the decimals of the new plan's row."""

    def __init__(self, span: BridgeRow, comparison: Comparison) -> None:
        self._word = comparison.new.listing(UNITS).unit or "kr"
        self._unit = Unit.of(self._word) or Unit.KR
        rows = (*span.row.old, *span.row.new) if span.row is not None else ()
        printed = [figure for row in rows for figure in row.figures.values() if figure.unit is self._unit]
        self._decimals = max((figure.decimals for figure in printed), default=1)

    def __call__(self, kr: Fraction) -> str:
        return money.text(abs(kr), self._unit, self._decimals) + money.NO_BREAK_SPACE + self._word

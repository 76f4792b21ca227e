"""The risks by how grave they are now, each index from old to new on one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vpbdiff.changes import Comparison
from vpbdiff.model import Item
from vpbdiff.wording import Wording

HIGHEST = 16
"""Sannolikhet 1-4 times konsekvens 1-4."""

BANDS = ((9, 16), (4, 8), (1, 3))
"""Indices from and to, the gravest band first: from 9 both factors are in the upper half of their scales, or one is at
its end (DOMAIN: 1 2 3 4 6 8 9 12 16 are the only products); up to 3 one of them is as low as can be."""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk through both plans; an index is None where the plan does not have the risk, or no index for it."""

    name: str
    old: int | None
    new: int | None
    there: tuple[bool, bool]
    """Whether the old and the new plan have the risk."""
    pointer: str
    """Its place in the new plan; in the old, after `old:`, where it is gone."""

    @property
    def what(self) -> str:
        """What became of it: `dropped`, `new`, `raised`, `lowered`, `same`, or `unknown` where an index is missing."""
        if not all(self.there):
            return "new" if self.there[1] else "dropped"
        if self.old is None or self.new is None:
            return "same" if self.old == self.new else "unknown"
        return "raised" if self.new > self.old else "lowered" if self.new < self.old else "same"

    @property
    def index(self) -> int:
        """How grave it is now, or was when it was dropped; 0 where nobody says."""
        index = self.new if self.there[1] else self.old
        return index or 0

    @property
    def scale(self) -> str:
        """A scale of 1-16 with the old index and an arrow to the new one."""
        cells = ["·"] * HIGHEST
        old, new = self.old, self.new
        if old is not None and new is not None and old != new:
            low, high = sorted((old, new))
            cells[low - 1 : high] = ["─"] * (high - low + 1)
            cells[old - 1], cells[new - 1] = "○", "▶" if new > old else "◀"
        elif (at := new if self.there[1] else old) is not None:
            cells[at - 1] = {"dropped": "✕", "new": "+"}.get(self.what, "●")
        return "".join(cells)


def bands(comparison: Comparison) -> Iterator[tuple[tuple[int, int] | None, tuple[RiskLine, ...]]]:
    """The bands that hold any risk, the gravest first, each with its risks, the gravest first; None for no index."""
    found = sorted(_risks(comparison), key=lambda risk: (-risk.index, risk.name))
    for band in (*BANDS, None):
        low, high = band or (0, 0)
        held = tuple(risk for risk in found if low <= risk.index <= high)
        if held:
            yield band, held


def _risks(comparison: Comparison) -> Iterator[RiskLine]:
    matching = comparison.matching
    olds: dict[str, Item] = {}
    for pair in matching.pairs:
        if pair.new.entity.name == "risk":
            olds.setdefault(pair.new.pointer, pair.old)
    news: Mapping[str, Item] = {pair.new.pointer: pair.new for pair in matching.pairs}
    for pointer, old in olds.items():
        yield RiskLine(news[pointer].name, _index(old), _index(news[pointer]), (True, True), pointer)
    for item in matching.removed:
        if item.entity.name == "risk":
            yield RiskLine(item.name, _index(item), None, (True, False), f"old:{item.pointer}")
    for item in matching.added:
        if item.entity.name == "risk":
            yield RiskLine(item.name, None, _index(item), (False, True), item.pointer)


def _index(item: Item) -> int | None:
    index = item.fields.get("index")
    return index if isinstance(index, int) and not isinstance(index, bool) else None


def told(risk: RiskLine, wording: Wording) -> str:
    """What became of a risk, in words, with its indices."""
    missing = wording.say("risks.no-index")
    old, new = (missing if index is None else str(index) for index in (risk.old, risk.new))
    return wording.say(f"risks.{risk.what}", old=old, new=new)

"""The risks by how grave they are now, each index from old to new on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.language.alphabet import alphabetical
from vpbdiff.model.changes import Caveat, Comparison, Pair
from vpbdiff.model.document import HIGHEST
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS
from vpbdiff.model.plan import Item, Presence
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording

BANDS = ((9, 16), (4, 8), (1, 3))
"""Indices from and to, the gravest band first: from 9 both factors are in the upper half of their scales, or one is at
its end (DOMAIN: 1 2 3 4 6 8 9 12 16 are the only products); up to 3 one of them is as low as can be."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A risk of one plan: its entity and name, and its index if it has one."""

    entity: str
    name: str
    index: int | None


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk through both plans: all that it was and all that it is. Several on a side are a merge or a split; an
    empty side is a plan that does not have the risk or, where it is not `compared`, one whose risks are not known."""

    olds: tuple[Rated, ...]
    news: tuple[Rated, ...]
    pointer: str
    """The place of the first of them in the new plan; in the old, after `old:`, where no new plan has it."""
    compared: bool = True

    @property
    def name(self) -> str:
        """What it is called now, or was when it was dropped."""
        return " + ".join(each.name for each in self.news or self.olds)

    @property
    def old(self) -> int | None:
        """The gravest index that it had; None where it had none."""
        return max(_indices(self.olds), default=None)

    @property
    def new(self) -> int | None:
        """The gravest index that it has; None where it has none."""
        return max(_indices(self.news), default=None)

    @property
    def what(self) -> str:
        """What became of it: `dropped`, `new`, `merged`, `split`, `raised`, `lowered`, `same`, `unknown` where one
        index of the two is missing, or `alone` where the other plan's risks are not known."""
        if not self.compared:
            return "alone"
        if not (self.olds and self.news):
            return "new" if self.news else "dropped"
        if len(self.olds) > 1 or len(self.news) > 1:
            return "merged" if len(self.olds) > 1 else "split"
        if self.old is None or self.new is None:
            return "same" if self.old == self.new else "unknown"
        return "raised" if self.new > self.old else "lowered" if self.new < self.old else "same"

    @property
    def index(self) -> int:
        """How grave it is now, or was when it was dropped; 0 where nobody says."""
        return (self.new if self.news else self.old) or 0

    @property
    def scale(self) -> str:
        """A scale of 1-16 with the old index and an arrow to the new one."""
        cells = ["·"] * HIGHEST
        old, new = _indices(self.olds), _indices(self.news)
        if old and new:
            low, high = min(*old, *new), max(*old, *new)
            cells[low - 1 : high] = ["─"] * (high - low + 1)
        for index in old:
            cells[index - 1] = "○" if self.news else "✕"
        for index in new:
            cells[index - 1] = _arrow(index, old) if self.olds else "+"
        if not self.compared:
            for index in (*old, *new):
                cells[index - 1] = "?"
        return "".join(cells)


def _indices(risks: Iterable[Rated]) -> list[int]:
    return [each.index for each in risks if each.index is not None]


def _arrow(new: int, old: list[int]) -> str:
    """How a new index stands to the old ones: beyond them all, or among them."""
    if old and not min(old) <= new <= max(old):
        return "▶" if new > max(old) else "◀"
    return "●"


def bands(comparison: Comparison) -> Iterator[tuple[tuple[int, int] | None, tuple[RiskLine, ...]]]:
    """The bands that hold any risk, the gravest first, each with its risks, the gravest first; None for no index."""
    found = sorted(_risks(comparison), key=lambda risk: (-risk.index, alphabetical(risk.name)))
    for band in (*BANDS, None):
        low, high = band or (0, 0)
        held = tuple(risk for risk in found if low <= risk.index <= high)
        if held:
            yield band, held


def unknown(comparison: Comparison) -> tuple[Caveat, ...]:
    """The plans whose risks are not known, so that none of the other's can be compared: a caveat for each list."""
    return tuple(
        Caveat("compare.not-known", (("list", listed.path), ("side", side)))
        for listed in PLAN_LISTS
        if ENTITIES[listed.entity].is_rated
        for side, plan in (("old", comparison.old), ("new", comparison.new))
        if plan.lists[listed.path].presence is Presence.NOT_KNOWN
    )


def _risks(comparison: Comparison) -> Iterator[RiskLine]:
    matching = comparison.matching
    pairs = [pair for pair in matching.pairs if pair.new.entity.is_rated]
    removed, added = _rated_of(matching.removed), _rated_of(matching.added)
    for olds, news in _families(pairs):
        yield _line(olds, news)
    yield from (_line([item], []) for item in removed)
    yield from (_line([], [item]) for item in added)
    known_old = {item.pointer for item in (*(pair.old for pair in pairs), *removed)}
    known_new = {item.pointer for item in (*(pair.new for pair in pairs), *added)}
    for item in _rated_of(comparison.old.items()):
        if item.pointer not in known_old:
            yield _line([item], [], compared=False)
    for item in _rated_of(comparison.new.items()):
        if item.pointer not in known_new:
            yield _line([], [item], compared=False)


def _rated_of(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.entity.is_rated]


def _families(pairs: Iterable[Pair]) -> Iterator[tuple[list[Item], list[Item]]]:
    """The items that are one risk: pairs that share an item, as those of a merge or a split, are of one family."""
    families: list[tuple[list[Item], list[Item]]] = []
    home: dict[tuple[bool, str], tuple[list[Item], list[Item]]] = {}
    for pair in pairs:
        sides = ((False, pair.old), (True, pair.new))
        family = next((home[is_new, item.pointer] for is_new, item in sides if (is_new, item.pointer) in home), None)
        if family is None:
            family = ([], [])
            families.append(family)
        for is_new, item in sides:
            if (is_new, item.pointer) not in home:
                home[is_new, item.pointer] = family
                family[is_new].append(item)
    yield from families


def _line(olds: Sequence[Item], news: Sequence[Item], *, compared: bool = True) -> RiskLine:
    pointer = news[0].pointer if news else f"old:{olds[0].pointer}"
    return RiskLine(tuple(map(_rated, olds)), tuple(map(_rated, news)), pointer, compared)


def _rated(item: Item) -> Rated:
    index = item.fields.get("index")
    known = index if isinstance(index, int) and not isinstance(index, bool) else None
    return Rated(item.entity.name, item.name, known)


def change_of(risk: RiskLine, wording: Wording) -> str:
    """What became of a risk, in words, with its indices."""
    old, new = ([each.index for each in side] for side in (risk.olds, risk.news))
    return phrases.rated((risk.news or risk.olds)[0].entity, risk.what, old, new, wording)

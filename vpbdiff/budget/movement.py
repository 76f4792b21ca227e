"""Where the money went between units: arithmetic first, a transfer only where nothing else fits.

That one unit gained and another lost says nothing of a transfer between them. What can be said is the sum of the
increases, that of the decreases, what the frame did, and that no more than the smaller of the two sums can have been
redistributed. A transfer is likely only of equal and opposite amounts, each the only one of its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from vpbdiff.budget.rows import RowChange, row_changes
from vpbdiff.budget.tables import LINES, SUMS, UNITS
from vpbdiff.model.changes import Matching
from vpbdiff.model.figures import Figure, add
from vpbdiff.model.plan import Plan


@dataclass(frozen=True, slots=True)
class LikelyTransfer:
    """Equal and opposite amounts, in kronor: likely, never certain, that `source` gave and `target` got them."""

    source: RowChange
    target: RowChange
    kr: Fraction


@dataclass(frozen=True, slots=True)
class Movement:
    """What the units' net costs did between two plans; every figure is net cost, more is positive.

    `frame` is the committee's net cost, or else the units' total, as both plans print it; None where no such row has a
    figure in both. `rests` are what no index and no decision explains, for each unit that can be compared.
    """

    units: tuple[RowChange, ...]
    frame: RowChange | None
    rests: tuple[Figure, ...]

    @property
    def increases(self) -> Figure:
        """The sum of what the units that grew grew by."""
        return add(change for change in self._changes if change.kr > 0)

    @property
    def decreases(self) -> Figure:
        """The sum of what the units that shrank shrank by, as a positive amount."""
        return -add(change for change in self._changes if change.kr < 0)

    @property
    def change(self) -> Figure:
        """Increases less decreases: what the frame did, if the units make it up."""
        return add(self._changes)

    @property
    def redistributed_at_most(self) -> Fraction:
        """The most that can have gone from unit to unit, in kronor: what an index or a decision explains did not."""
        return min(
            add(rest for rest in self.rests if rest.kr > 0).kr, -add(rest for rest in self.rests if rest.kr < 0).kr
        )

    @property
    def not_compared(self) -> tuple[RowChange, ...]:
        """Units without a figure in one of the plans: they are in no sum."""
        return tuple(unit for unit in self.units if unit.change is None)

    @property
    def likely_transfers(self) -> tuple[LikelyTransfer, ...]:
        """The transfers that equal and opposite rests suggest."""
        compared = [unit for unit in self.units if unit.change is not None]
        return tuple(_likely(list(zip(compared, self.rests, strict=True))))

    @property
    def _changes(self) -> tuple[Figure, ...]:
        return tuple(unit.change for unit in self.units if unit.change is not None)


def movement(
    old: Plan,
    new: Plan,
    matching: Matching,
    *,
    aliases: Mapping[str, str] | None = None,
    explained: Mapping[str, Fraction] | None = None,
) -> Movement | None:
    """The movement between two plans' units; None where one of the plans has no figures by unit.

    `aliases` are pairs of names that a person fixed. `explained` is what components explain of each unit's change, in
    kronor of net cost by the unit's key.
    """
    if not old.listing(UNITS) or not new.listing(UNITS):
        return None
    rows = row_changes(old, new, UNITS, matching, aliases)
    units = tuple(row for row in rows if row.role not in SUMS)
    shares = explained or {}
    rests = tuple(_rest(unit.change, shares.get(unit.key)) for unit in units if unit.change is not None)
    totals = [row for row in rows if row.role in SUMS]
    nets = [row for row in row_changes(old, new, LINES, matching) if row.role == "net"]
    return Movement(units, next((row for row in (*nets, *totals) if row.change is not None), None), rests)


def _rest(change: Figure, explained: Fraction | None) -> Figure:
    """What is left of a change: nothing where rounding alone can be what the explanation leaves."""
    if explained is None:
        return change
    rest = change - Figure(explained)
    return Figure(tolerance=rest.tolerance) if rest.is_nil else rest


def _likely(rests: list[tuple[RowChange, Figure]]) -> Iterable[LikelyTransfer]:
    sized = [(unit, _rounded(rest, unit)) for unit, rest in rests]
    for source, kr in sized:
        if kr < 0 and [each for _, each in sized].count(kr) == 1:
            targets = [unit for unit, each in sized if each == -kr]
            if len(targets) == 1:
                yield LikelyTransfer(source, targets[0], -kr)


def _rounded(rest: Figure, unit: RowChange) -> Fraction:
    """The rest at the coarser precision of the two figures that it came from, half away from zero."""
    assert unit.before is not None and unit.after is not None
    step = 2 * max(unit.before.tolerance, unit.after.tolerance)
    if not step:
        return rest.kr
    steps = int(abs(rest.kr) / step + Fraction(1, 2))
    return step * steps if rest.kr > 0 else -step * steps

"""The bridge from the old amount to the new: components and the residual, for each unit and for the whole.

A bridge always adds up, since the residual is part of it. Whether the residual is explained is another question: within
the rounding of the plans' figures it is, beyond that it is not. An amount whose spread over the units is not stated may
cover what a unit lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.errors import failure
from vpbdiff.budget.components import Component, Transfer, for_the_whole, on_units
from vpbdiff.budget.movement import Movement, RowChange
from vpbdiff.language.tokens import normal
from vpbdiff.model.money import Figure, add


class ResidualState(StrEnum):
    """Whether a residual is explained."""

    EXPLAINED = "explained"
    """Within the rounding of the figures used."""
    SHARE = "share"
    """Beyond rounding, but it can be the unit's share of an amount whose spread over units is not stated."""
    UNEXPLAINED = "unexplained"
    """Beyond rounding, and nothing accounts for it."""


class BridgeStep(NamedTuple):
    """What one component explains of one amount, in kronor of net cost."""

    component: Component
    kr: Fraction


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """One bridge: the row whose amounts it joins, its steps, and what they leave. Of a row that one plan alone has the
    other end is nothing, for the arithmetic: it is never printed.

    `old` + steps + `residual` = `new`, exactly. The residual's tolerance is half a last digit for each plan figure
    used; for the whole, the sum of the units' tolerances. `row` is None for a whole that no row of the plans states.
    """

    row: RowChange | None
    old: Figure
    new: Figure
    steps: tuple[BridgeStep, ...]
    residual: Figure
    standing: ResidualState


class Bridge(NamedTuple):
    """The units' bridges and the whole's."""

    units: tuple[BridgeRow, ...]
    whole: BridgeRow

    @property
    def explained(self) -> dict[str, Fraction]:
        """What is explained of a unit's change, by the unit's key; for units that some component speaks of."""
        return {span.row.key: _sum(span.steps) for span in self.units if span.row is not None and span.steps}

    @property
    def unexplained(self) -> tuple[BridgeRow, ...]:
        """The bridges that do not reach, units first."""
        return tuple(span for span in (*self.units, self.whole) if span.standing is ResidualState.UNEXPLAINED)


def bridge(movement: Movement, components: tuple[Component, ...], aliases: Mapping[str, str] | None = None) -> Bridge:
    """The bridge over a movement. A unit without a figure in one of the plans is in no bridge.

    `aliases` are names that a person fixed, the new by the old. Raises `VpbdiffError` for a component that names no
    unit of the plans, or a name that several have, and for a transfer from a unit to itself.
    """
    units = tuple(unit for unit in movement.units if unit.change is not None or unit in movement.alone)
    resolve = _RowNames(units, aliases or {})
    base = {unit.key: unit.before.kr for unit in units if unit.before is not None}
    for each in components:
        if isinstance(each, Transfer) and resolve(each.source) == resolve(each.target):
            raise failure("bridge.same-unit", line=each.source)
    effects = [(component, on_units(component, base, resolve)) for component in components]
    spreads = _spreads(components)
    spans = tuple(
        _span(
            unit, tuple(BridgeStep(each, effect[unit.key]) for each, effect in effects if unit.key in effect), spreads
        )
        for unit in units
    )
    return Bridge(spans, _whole(movement.frame, effects, spans))


class _RowNames:
    """Finds the unit that a component names: by its name in either plan, or by an alias."""

    def __init__(self, units: tuple[RowChange, ...], aliases: Mapping[str, str]) -> None:
        self._units = units
        self._aliases = {normal(old): normal(new) for old, new in aliases.items()}

    def __call__(self, name: str) -> str:
        """The unit's key. Raises `VpbdiffError` for a name that none or several have."""
        wanted = {normal(name), self._aliases.get(normal(name), normal(name))}
        found = [unit for unit in self._units if wanted & {normal(row.name) for row in (*unit.old, *unit.new)}]
        if len(found) != 1:
            key = "bridge.ambiguous-line" if found else "bridge.unknown-line"
            raise failure(key, line=name, known=", ".join(unit.name for unit in self._units))
        return found[0].key


def _spreads(components: tuple[Component, ...]) -> tuple[Fraction, Fraction]:
    """The least and the most that a unit can have got of the amounts whose spread is not stated: each unit's share of
    such an amount lies between nothing and all of it."""
    amounts = [for_the_whole(component) for component in components]
    return sum((kr for kr in amounts if kr < 0), Fraction(0)), sum((kr for kr in amounts if kr > 0), Fraction(0))


def _span(unit: RowChange, steps: tuple[BridgeStep, ...], spreads: tuple[Fraction, Fraction]) -> BridgeRow:
    before, after = (unit.before or Figure(), unit.after or Figure())
    residual = after - before - Figure(_sum(steps))
    least, most = spreads[0] - residual.tolerance, spreads[1] + residual.tolerance
    standing = ResidualState.SHARE if least <= residual.kr <= most else ResidualState.UNEXPLAINED
    return BridgeRow(unit, before, after, steps, residual, ResidualState.EXPLAINED if residual.is_nil else standing)


def _whole(
    frame: RowChange | None, effects: list[tuple[Component, dict[str, Fraction]]], units: tuple[BridgeRow, ...]
) -> BridgeRow:
    """The whole's bridge: between the frame's figures, or the units' sums where they state none in common."""
    old, new = add(span.old for span in units), add(span.new for span in units)
    if frame is not None and frame.before is not None and frame.after is not None:
        old, new = frame.before, frame.after
    steps = tuple(
        BridgeStep(component, sum(effect.values(), for_the_whole(component))) for component, effect in effects
    )
    tolerance = sum((span.residual.tolerance for span in units), Fraction(0))
    residual = Figure(new.kr - old.kr - _sum(steps), tolerance)
    return BridgeRow(
        frame, old, new, steps, residual, ResidualState.EXPLAINED if residual.is_nil else ResidualState.UNEXPLAINED
    )


def _sum(steps: tuple[BridgeStep, ...]) -> Fraction:
    return sum((step.kr for step in steps), Fraction(0))

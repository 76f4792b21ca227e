"""The bridge of a comparison, built from the components on record, and the money that it does not explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.errors import Problem, VpbdiffError, failure
from vpbdiff.budget.bridge import Bridge, BridgeRow, ResidualState, bridge
from vpbdiff.budget.components import Component, Index, names
from vpbdiff.budget.movement import Movement, RowChange, movement
from vpbdiff.explanations.coverage import Coverage as Reasons
from vpbdiff.explanations.entries import Entry
from vpbdiff.explanations.quality import fault
from vpbdiff.explanations.staleness import is_form, vocabulary
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import Comparison
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import Figure
from vpbdiff.textdiff import Vocabulary


class BridgeCoverage(NamedTuple):
    """The bridge with every component that can be laid, and the entries whose component can't, with why."""

    bridge: Bridge | None
    refused: tuple[tuple[Entry, Problem], ...] = ()


def crossing(comparison: Comparison, reasons: Reasons) -> BridgeCoverage:
    """The bridge between the two plans' units; none where one of the plans has no figures by unit."""
    found = movement(comparison.old, comparison.new, comparison.matching)
    if found is None:
        return BridgeCoverage(None)
    laid = []
    refused = [(entry, Problem("bridge.no-row", {})) for entry in _rowless(reasons)]
    standing = components(reasons)
    aliases = _aliases(standing, found, comparison)
    for entry in standing:
        assert entry.component is not None
        try:
            _check(entry.component)
            bridge(found, (entry.component,), aliases)
        except VpbdiffError as error:
            refused.append((entry, error.problems[0]))
        else:
            laid.append(entry.component)
    return BridgeCoverage(bridge(found, tuple(laid), aliases), tuple(refused))


def _aliases(entries: Iterable[Entry], found: Movement, comparison: Comparison) -> dict[str, str]:
    """The units' names, by what components call them where that is the same but for a slip of spelling: one that was
    mended in the plan must take no reason from the money."""
    rows = [row for unit in found.units for row in (*unit.old, *unit.new)]
    known = {normal(row.name) for row in rows}
    called = {name for entry in entries if entry.component for name in names(entry.component)}
    unknown = {name for name in called if normal(name) not in known}
    words = vocabulary(comparison, [{"name": name} for name in unknown]) if unknown else Vocabulary()
    return {name: row.name for name in sorted(unknown) for row in rows if is_form(name, row.name, words)}


def components(reasons: Reasons) -> tuple[Entry, ...]:
    """The entries with a component that stand in all they speak of and give a reason, each once. An entry must name a
    row of the budget: one that holds on to no amount would stand whatever became of the money."""
    stale = [entry for each in reasons.stands for entry, _ in each.stale]
    rows = [each for each in reasons.stands if ENTITIES[each.subject.entity].is_money]
    standing = [entry for each in rows for entry in each.entries if entry.component is not None]
    found: list[Entry] = []
    for entry in standing:
        if entry not in found and entry not in stale and not entry.baseline and fault(entry) is None:
            found.append(entry)
    return tuple(found)


def _rowless(reasons: Reasons) -> Iterator[Entry]:
    """The entries with a component that stand, and on no row of the budget."""
    held = [(ENTITIES[each.subject.entity].is_money, entry) for each in reasons.stands for entry in each.entries]
    held += [(False, entry) for each in reasons.stands for entry in each.beside]
    on_rows = [entry for of_money, entry in held if of_money]
    told: list[Entry] = []
    for _, entry in held:
        if entry.component is not None and entry not in on_rows and entry not in told:
            told.append(entry)
            yield entry


def whole_rest(found: Bridge, without: Iterable[BridgeRow]) -> Figure:
    """What the whole lacks beside what some of its units lack."""
    left = sum((span.residual.kr for span in without), Fraction(0))
    return Figure(found.whole.residual.kr - left, found.whole.residual.tolerance)


def shared(found: Bridge) -> tuple[BridgeRow, ...]:
    """The units' bridges that reach only if the unit got a share of an amount whose spread nobody states."""
    return tuple(span for span in found.units if span.standing is ResidualState.SHARE)


def keys(row: RowChange) -> frozenset[str]:
    """What subjects of a row of the bridge are known by (`Subject.row`)."""
    return frozenset(each.pointer for each in row.new) or frozenset(f"old:{each.pointer}" for each in row.old)


def _check(component: Component) -> None:
    """Raises `VpbdiffError` for a component that explains nothing."""
    if component.rate == 0 if isinstance(component, Index) else component.kr == 0:
        raise failure("bridge.nothing")

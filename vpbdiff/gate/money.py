"""The bridge over a comparison's money, built from the components on record, and what it does not reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpbdiff.budget.bridge import Bridge, Span, bridge
from vpbdiff.budget.movement import movement
from vpbdiff.budget.rows import RowChange
from vpbdiff.changes import Comparison
from vpbdiff.errors import Problem, VpbdiffError
from vpbdiff.explanations.model import Entry
from vpbdiff.explanations.standing import Standing as Reasons


@dataclass(frozen=True, slots=True)
class Crossing:
    """The bridge with every component that can be laid, and the entries whose component can't, with why."""

    bridge: Bridge | None
    refused: tuple[tuple[Entry, Problem], ...] = ()


def crossing(comparison: Comparison, reasons: Reasons) -> Crossing:
    """The bridge between the two plans' units; none where one of the plans has no figures by unit."""
    found = movement(comparison.old, comparison.new, comparison.matching)
    if found is None:
        return Crossing(None)
    laid, refused = [], []
    for entry in components(reasons):
        assert entry.component is not None
        try:
            bridge(found, (entry.component,))
        except VpbdiffError as error:
            refused.append((entry, error.problems[0]))
        else:
            laid.append(entry.component)
    return Crossing(bridge(found, tuple(laid)), tuple(refused))


def components(reasons: Reasons) -> tuple[Entry, ...]:
    """The entries with a component that stand in all they speak of, each once."""
    stale = [entry for each in reasons.stands for entry, _ in each.stale]
    standing = [entry for each in reasons.stands for entry in each.entries if entry.component is not None]
    return tuple(entry for number, entry in enumerate(standing) if entry not in standing[:number] + stale)


def unreached(found: Bridge, waived: Iterable[str]) -> Iterator[Span]:
    """The bridges that do not reach, units first, save those of rows whose pointers, in the new plan, are `waived`."""
    pointers = set(waived)
    for span in found.unexplained:
        if span.row is None or not pointers.intersection(_pointers(span.row)):
            yield span


def _pointers(row: RowChange) -> set[str]:
    return {each.pointer for each in (row.new or row.old)}

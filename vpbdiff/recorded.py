"""Two plans compared under the pins on record, with what is on record of each change: for a reader who judges nothing.

Apart from the gate, so that a comparison is shown without loading what judges it.
"""

from __future__ import annotations

from vpbdiff import store
from vpbdiff.compare import compare
from vpbdiff.explanations import Explanations, ReasonStatus, beside, coverage_of, is_history, read
from vpbdiff.explanations.coverage import Coverage
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Plan
from vpbdiff.store import Snapshot


def on_record(old: Snapshot, new: Snapshot) -> tuple[Comparison, dict[str, ReasonStatus]]:
    """Two plans compared under their pins, and what is on record of each change, by its id, and of each budget row
    without an amount in one of the plans, by its pointer: what a reader needs who judges nothing. Raises
    `VpbdiffError` as `open_case` does, save for the policy, which is not read."""
    return recorded((old, new), (store.load(old), store.load(new)))


def recorded(places: tuple[Snapshot, Snapshot], plans: tuple[Plan, Plan]) -> tuple[Comparison, dict[str, ReasonStatus]]:
    """The same of two plans that have been read already."""
    reading = read(beside(*places))
    comparison = compared(*plans, reading.explanations)
    if not reading.explanations.entries:
        return comparison, {}
    own = Explanations(tuple(entry for entry in reading.explanations.entries if not entry.is_of_policy))
    return comparison, held(coverage_of(comparison, own, history=is_history(*places)))


def held(standing: Coverage) -> dict[str, ReasonStatus]:
    """What is on record of each change, by its id, and of each row without an amount, by its pointer."""
    found = (each for each in standing.stands if each.entries or each.stale)
    return {each.subject.change.id if each.subject.change else each.subject.pointer: each for each in found}


def compared(old: Plan, new: Plan, explanations: Explanations) -> Comparison:
    """Two plans compared under the pins of some explanations."""
    return compare(old, new, tuple(entry.pin for entry in explanations.pins))

"""New entries: the record of what is explained, taken from the comparison as it is now."""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff.base.errors import failure
from vpbdiff.budget.bridge import bridge
from vpbdiff.budget.components import Component
from vpbdiff.budget.movement import movement
from vpbdiff.budget.tables import LINES, SUMS, UNITS, table
from vpbdiff.explanations.entries import Entry
from vpbdiff.explanations.quality import BASELINE
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.model.changes import Comparison

__all__ = ["BASELINE", "baseline", "covered"]


def covered(component: Component, comparison: Comparison) -> tuple[Subject, ...]:
    """The changes of amounts that a component takes part in: of its units, of the units' total, and of the rows that
    the net cost is made of. An entry with the component names them, so that no amount changes behind its back.

    Raises `VpbdiffError` for a component that can't be laid on these budgets.
    """
    found = movement(comparison.old, comparison.new, comparison.matching)
    if found is None:
        raise failure("explanations.no-bridge")
    laid = bridge(found, (component,))
    touched = [span.row for span in laid.units if span.row is not None and span.steps]
    rows = {row.pointer for each in touched for row in each.new}
    rows |= {f"old:{row.pointer}" for each in touched for row in each.old if not each.new}
    for plan, side in ((comparison.old, "old:"), (comparison.new, "")):
        sums = [*table(plan, LINES).rows, *table(plan, UNITS).of(*SUMS)]
        rows |= {f"{side}{row.pointer}" for row in sums}
    return tuple(each for each in subjects(comparison) if each.entity == "budget_line" and each.row in rows)


def baseline(found: Iterable[Subject], by: str | None, date: str | None) -> tuple[Entry, ...]:
    """An entry for each subject that says that it was there before the gate."""
    return tuple(Entry((each.record,), BASELINE, by=by, date=date, baseline=True) for each in found)

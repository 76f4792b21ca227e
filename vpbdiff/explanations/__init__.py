"""Why a plan changed: the reasons that people gave, whether each still fits its change, and the file of them."""

from __future__ import annotations

from vpbdiff.explanations.coverage import Coverage, ReasonStatus, State, coverage_of
from vpbdiff.explanations.entries import Decision, Entry, Explained, Explanations, PinEntry, ReasonKind, StatedIn
from vpbdiff.explanations.file import Reading, read
from vpbdiff.explanations.ledger import Edit, Written, write
from vpbdiff.store.paths import beside, is_history

__all__ = [
    "Coverage",
    "Decision",
    "Edit",
    "Entry",
    "Explained",
    "Explanations",
    "PinEntry",
    "Reading",
    "ReasonKind",
    "ReasonStatus",
    "State",
    "StatedIn",
    "Written",
    "beside",
    "coverage_of",
    "is_history",
    "read",
    "write",
]

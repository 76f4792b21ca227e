"""Why a plan changed: what people have said, whether it still stands, and where it is kept."""

from __future__ import annotations

from vpbdiff.explanations.coverage import Coverage, ReasonStatus, State, stand
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
    "is_history",
    "read",
    "stand",
    "write",
]

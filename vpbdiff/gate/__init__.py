"""The gate: whether every change that needs a reason has one, and what is missing."""

from __future__ import annotations

from vpbdiff.gate.case import Case, open_case
from vpbdiff.gate.judge import judge
from vpbdiff.gate.verdict import (
    OF_MONEY,
    Answer,
    Finding,
    Lacking,
    PlanFile,
    Pointer,
    Relaxation,
    Rule,
    Verdict,
    Waiver,
)

__all__ = [
    "OF_MONEY",
    "Answer",
    "Case",
    "Finding",
    "Lacking",
    "PlanFile",
    "Pointer",
    "Relaxation",
    "Rule",
    "Verdict",
    "Waiver",
    "judge",
    "open_case",
]

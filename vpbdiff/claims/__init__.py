"""Statements in a plan's prose and status columns that its figures can confirm or contradict."""

from __future__ import annotations

from vpbdiff.claims.factcheck import Judgement, Truth, claims_of, judge_claims
from vpbdiff.claims.finder import Claim, find, untested, untested_places
from vpbdiff.claims.patterns import ClaimKind, ClaimSubject

__all__ = [
    "Claim",
    "ClaimKind",
    "ClaimSubject",
    "Judgement",
    "Truth",
    "claims_of",
    "find",
    "judge_claims",
    "untested",
    "untested_places",
]

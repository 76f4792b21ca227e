"""The statements in a plan's prose and status columns that can be checked, and whether they hold."""

from __future__ import annotations

from vpbdiff.claims.factcheck import Judgement, Verdict, judge_claims
from vpbdiff.claims.finder import Claim, find
from vpbdiff.claims.patterns import Kind, Subject

__all__ = ["Claim", "Judgement", "Kind", "Subject", "Verdict", "find", "judge_claims"]

"""The statements in a plan's prose and status columns that can be checked, and whether they hold."""

from __future__ import annotations

from vpbdiff.claims.find import Claim, find
from vpbdiff.claims.judge import Judgement, Verdict, judge_claims
from vpbdiff.claims.patterns import Kind, Subject

__all__ = ["Claim", "Judgement", "Kind", "Subject", "Verdict", "find", "judge_claims"]

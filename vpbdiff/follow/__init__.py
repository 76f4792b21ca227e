"""Outcome against plan: a report on a year held against the plan that was decided for it."""

from __future__ import annotations

from vpbdiff.follow.following import follow
from vpbdiff.follow.relation import FollowCoverage, FollowedItem, Following, MoneyRow, Relation, RelationKind
from vpbdiff.follow.verdict import Outcome, TargetVerdict, Why

__all__ = [
    "FollowCoverage",
    "FollowedItem",
    "Following",
    "MoneyRow",
    "Outcome",
    "Relation",
    "RelationKind",
    "TargetVerdict",
    "Why",
    "follow",
]

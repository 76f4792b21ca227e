"""Outcome against plan: a report on a year held against the plan that was decided for it."""

from __future__ import annotations

from vpbdiff.follow.following import follow
from vpbdiff.follow.relation import Coverage, FollowedItem, Following, MoneyRow, Relation, RelationKind
from vpbdiff.follow.verdict import Outcome, Verdict, Why

__all__ = [
    "Coverage",
    "FollowedItem",
    "Following",
    "MoneyRow",
    "Outcome",
    "Relation",
    "RelationKind",
    "Verdict",
    "Why",
    "follow",
]

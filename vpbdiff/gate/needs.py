"""What a change needs under a policy: the most that any of its facets asks for."""

from __future__ import annotations

from fractions import Fraction

from vpbdiff.changes import Change, Comparison, Facet, Kind, Rung, Significance
from vpbdiff.entities import ENTITIES
from vpbdiff.explanations.record import Subject
from vpbdiff.model import Item, YearAmount
from vpbdiff.policy.model import Need, Policy

_NEVER_HIDDEN = ("goal", "risk", "budget_line")
"""Entities that no pin may hide: a person who says that a dropped risk is another one needs what dropping it needs."""


class Needs:
    """Says what each change of one comparison needs."""

    def __init__(self, comparison: Comparison, policy: Policy) -> None:
        self._policy = policy
        self._pinned = {
            pointer
            for pair in comparison.matching.pairs
            if pair.rung is Rung.PINNED and pair.new.entity.name in _NEVER_HIDDEN
            for pointer in (f"old:{pair.old.pointer}", f"new:{pair.new.pointer}")
        }

    def of(self, subject: Subject) -> Need:
        """What a subject needs. A part that came or went with its owner is told with it, and needs nothing more."""
        change = subject.change
        if change is None:
            return self._policy.figure_missing
        if change.within is not None and ENTITIES[change.entity].part:
            return Need.NOTHING
        needs = [self._facet(facet, change) for facet in change.facets]
        if self._is_pinned(change):
            needs.append(self._gone(change.entity, change.old))
        return max(needs)

    def _facet(self, facet: Facet, change: Change) -> Need:
        if facet.kind is Kind.REORDERED:
            return self._policy.reordered
        if facet.significance is Significance.EDITORIAL:
            return self._policy.editorial if facet.certain else self._policy.proposed
        if facet.kind is Kind.REMOVED:
            return self._gone(change.entity, change.old)
        need = self._policy.need(change.entity, facet.kind)
        if (
            facet.kind is Kind.LOWERED
            and change.entity == "risk"
            and facet.field == "index"
            and self._is_high(facet.old)
        ):
            need = max(need, Need.DECISION)
        if facet.weakened:
            need = max(need, self._policy.weakened)
        return need if self._counts(facet) else min(need, Need.NOTE)

    def _gone(self, entity: str, items: tuple[Item, ...]) -> Need:
        need = self._policy.need(entity, Kind.REMOVED)
        high = entity == "risk" and any(self._is_high(item.fields.get("index")) for item in items)
        return max(need, Need.DECISION) if high else need

    def _is_high(self, index: object) -> bool:
        return isinstance(index, int) and index >= self._policy.decision_from_index

    def _counts(self, facet: Facet) -> bool:
        """Whether a change of money reaches what the policy counts; everything that is no money does."""
        sides = [value[0] for value in (facet.old, facet.new) if isinstance(value, tuple) and value]
        amounts = [Fraction(each.amount.kr) for each in sides if isinstance(each, YearAmount)]
        if len(amounts) != 2:
            return True
        # A table whose sign rule turned between the plans prints one amount with either sign.
        before, after = (abs(amount) for amount in amounts)
        return self._policy.money.reached(after - before, before)

    def _is_pinned(self, change: Change) -> bool:
        pointers = [f"old:{item.pointer}" for item in change.old] + [f"new:{item.pointer}" for item in change.new]
        return any(pointer in self._pinned for pointer in pointers)

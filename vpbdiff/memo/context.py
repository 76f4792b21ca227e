"""What a memo is made from, gathered once: the verdict, the changes by part of the plan, and how things are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vpbdiff.gate.verdict import Verdict
from vpbdiff.memo import LANGUAGE
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements.memo_sentences import MemoPhrasing, ReasonSentences
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.statement import is_quiet, is_rolled
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.wording import Wording


def is_part_of_it(change: Change) -> bool:
    """Whether a change is a control, a bullet or a paragraph that came or went with the item that it is part of."""
    return change.within is not None and ENTITIES[change.entity].part


@dataclass(frozen=True)
class MemoContext:
    """Everything that the sections read."""

    verdict: Verdict
    high_risk: int
    """The risk index from which a dropped risk is said apart, as in the policy."""

    @property
    def title(self) -> str:
        """The memo's title: the new plan's, or what it is where the plan has none."""
        return self.comparison.new.metadata.name.strip() or f"Verksamhetsplan och budget {self.comparison.new.year}"

    @property
    def comparison(self) -> Comparison:
        """The comparison that the memo is of."""
        return self.verdict.comparison

    @cached_property
    def wording(self) -> Wording:
        """The memo is in Swedish, whatever the interface is in."""
        return Wording(LANGUAGE)

    @cached_property
    def outline(self) -> Outline:
        """Where every change stands."""
        return Outline(self.comparison, self.comparison.changes)

    @cached_property
    def reasons(self) -> ReasonSentences:
        """The reasons on record."""
        return ReasonSentences(self.verdict)

    @cached_property
    def teller(self) -> MemoPhrasing:
        """How a change is told."""
        parts: dict[str, list[Change]] = {}
        for change in self.comparison.changes:
            if change.within is not None and is_part_of_it(change):
                parts.setdefault(change.within, []).append(change)
        return MemoPhrasing(self.outline, self.reasons, self.wording, parts)

    @cached_property
    def money(self) -> BudgetFigures:
        """The budgets side by side."""
        return BudgetFigures(self.comparison, self.wording)

    def of(self, entities: Iterable[str]) -> tuple[Change, ...]:
        """The material changes of these entities. Parts that came or went with their owner are told with it."""
        wanted = set(entities)
        return tuple(change for change in self.told if change.entity in wanted)

    @cached_property
    def told(self) -> tuple[Change, ...]:
        """The changes that a memo tells one by one."""
        return tuple(
            change
            for change in self.comparison.changes
            if change.significance is Significance.MATERIAL and not is_part_of_it(change)
        )

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of the changes that a reason is asked for."""
        held = (each.stand.subject.change for each in self.verdict.answers if each.stand is not None)
        return frozenset(change.id for change in held if change is not None)

    @cached_property
    def editorial(self) -> tuple[Change, ...]:
        """The changes that are counted and not told."""
        return tuple(
            change
            for change in self.comparison.changes
            if change.significance is Significance.EDITORIAL and not is_quiet(change) and not is_rolled(change)
        )

    @cached_property
    def rolled(self) -> tuple[Change, ...]:
        """What has values for other years than it had, since the plan is for another year."""
        return tuple(filter(is_rolled, self.comparison.changes))

    @cached_property
    def reordered(self) -> tuple[Change, ...]:
        """What has another place in its list and is otherwise as it was."""
        return tuple(change for change in self.comparison.changes if change.kinds == (Kind.REORDERED,))

    def is_dropped_high(self, change: Change) -> bool:
        """Whether a risk is gone whose index was as high as the policy wants a decision for."""
        index = change.old[0].fields.get("index") if change.kinds[0] is Kind.REMOVED else None
        return isinstance(index, int) and index >= self.high_risk

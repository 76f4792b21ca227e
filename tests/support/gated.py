"""A pair of plans with everything explained: what the gate's tests start from, and spoil."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.support.once import compared
from vpbdiff.base.errors import Level
from vpbdiff.budget.components import Component
from vpbdiff.explanations import Decision, Entry, Explanations
from vpbdiff.explanations.authoring import covered
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.gate import Finding, Rule, Verdict, judge
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Plan
from vpbdiff.policy import Policy, policy

REASON = "Nämnden har beslutat om en annan inriktning."
DECISION = Decision("Omsorgsnämnden", "2024-12-09", "§ 98", "ON/2024:12")
DEFAULT = policy("", None)
TODAY = "2025-06-30"
"""The day that the gate is asked: after what is decided in the tests' plans."""
NONE = Explanations()


def entry(*about: Subject, reason: str = REASON, component: Component | None = None) -> Entry:
    """A reason with a decision, for one change or several."""
    return Entry(tuple(each.record for each in about), reason, decision=DECISION, component=component)


def amount(component: Component, comparison: Comparison, reason: str = REASON) -> Entry:
    """A reason for an amount, on every row that it touches."""
    return entry(*covered(component, comparison), reason=reason, component=component)


def explained(comparison: Comparison, *components: Component) -> Explanations:
    """A reason for each subject of a comparison, and an entry for each component."""
    amounts = [amount(each, comparison) for each in components]
    return Explanations((*(entry(each) for each in subjects(comparison)), *amounts))


def verdict(
    old: Plan, new: Plan, explanations: Explanations = NONE, asked: Policy = DEFAULT, *, history: bool = False
) -> Verdict:
    """What the gate says of two plans."""
    pins = tuple(each.pin for each in explanations.pins)
    return judge(compared(old, new, pins), explanations, asked, history=history, today=TODAY)


def errors(found: Verdict) -> tuple[Finding, ...]:
    """What makes it fail."""
    return tuple(finding for finding in found.findings if finding.level is Level.ERROR)


def rules(found: Iterable[Finding]) -> list[Rule]:
    """The rules of some findings."""
    return [finding.rule for finding in found]


def altered(explanations: Explanations, alter: Callable[[Entry], Entry]) -> Explanations:
    """The same with every entry put through `alter`."""
    return replace(explanations, entries=tuple(alter(each) for each in explanations.entries))

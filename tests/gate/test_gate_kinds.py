"""Every kind of change has a policy row that the gate goes by: it passes without, fails with it, and is explained."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tests.detect.test_kinds import PAIRS, compared
from tests.support.gated import DECISION, errors, explained, rules, verdict
from tests.support.plans import plan
from vpbdiff.explanations import Decision, Explanations, ReasonKind
from vpbdiff.gate import Finding, Rule, Verdict
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy import Need, Policy, policy
from vpbdiff.store import schema

ENTITY = {
    Kind.ADDED: "activity",
    Kind.REMOVED: "activity",
    Kind.MERGED: "activity",
    Kind.SPLIT: "activity",
    Kind.MOVED: "activity",
    Kind.RENAMED: "risk",
    Kind.REWORDED: "risk",
    Kind.RAISED: "risk",
    Kind.LOWERED: "risk",
    Kind.RETARGETED: "measure",
    Kind.RESTATED: "measure",
    Kind.FIELD_CHANGED: "activity",
    Kind.ROLLED: "measure",
    Kind.INCREASED: "budget_line",
    Kind.DECREASED: "budget_line",
    Kind.TRANSFERRED: "budget_line",
    Kind.RECATEGORISED: "risk",
    Kind.DATED: "fee",
    Kind.STATUS_CHANGED: "fee",
    Kind.VALUE_CHANGED: "row",
    Kind.REORDERED: "fee",
}
"""What each kind's pair of plans shows it on."""


def asking(kind: Kind, need: str) -> Policy:
    """A policy that asks for nothing but this of this kind of change to the entity that shows it."""
    lines = ["[policy]", *(f'{name} = "nothing"' for name in ("proposed", "weakened", "figure_missing"))]
    lines += [f'editorial = "{need if kind is Kind.ROLLED else "nothing"}"']
    lines += [f'reordered = "{need if kind is Kind.REORDERED else "nothing"}"', 'unbridged = "note"']
    lines += ["[policy.risk]", "decision_from_index = 17", "[policy.needs]"]
    lines += [f'{entity} = "nothing"' for entity in ENTITIES if entity != ENTITY[kind]]
    lines += [f"[policy.needs.{ENTITY[kind]}]", 'any = "nothing"', f'{kind} = "{need}"']
    return policy("\n".join(lines), None)


def case(kind: Kind) -> Comparison:
    return compared(*PAIRS[kind])


def judged(kind: Kind, need: str, explanations: Explanations = Explanations()) -> Verdict:  # noqa: B008
    comparison = case(kind)
    return verdict(comparison.old, comparison.new, explanations, asking(kind, need))


def about(found: Verdict, *left_out: Rule) -> list[Finding]:
    """The findings of changes."""
    return [each for each in found.findings if each.stand is not None and each.rule not in left_out]


def without_decision(explanations: Explanations) -> Explanations:
    return Explanations(tuple(replace(each, decision=Decision()) for each in explanations.entries))


def test_every_kind_has_a_pair_and_is_asked_for() -> None:
    assert set(ENTITY) == set(PAIRS) == set(Kind)


def test_the_default_says_what_every_kind_of_change_to_every_entity_needs() -> None:
    assert set(policy("", None).needs) == set(product(ENTITIES, Kind))


@pytest.mark.parametrize("kind", Kind)
class TestEveryKind:
    def test_passes_silently_where_nothing_is_asked(self, kind: Kind) -> None:
        assert about(judged(kind, "nothing")) == []

    def test_is_noted_where_a_note_is_asked(self, kind: Kind) -> None:
        found = judged(kind, "note")
        assert found.passed
        assert set(rules(about(found))) == {Rule.NOTED}

    def test_fails_where_a_reason_is_asked_and_passes_with_one(self, kind: Kind) -> None:
        found = judged(kind, "reason")
        assert not found.passed
        assert set(rules(errors(found))) == {Rule.UNEXPLAINED}
        assert all(each.stand and each.stand.subject.entity == ENTITY[kind] for each in errors(found))
        reasons = without_decision(explained(case(kind)))
        assert judged(kind, "reason", reasons).passed

    def test_needs_a_decision_where_one_is_asked(self, kind: Kind) -> None:
        reasons = explained(case(kind))
        found = judged(kind, "decision", without_decision(reasons))
        assert set(rules(errors(found))) == {Rule.NO_DECISION}
        assert judged(kind, "decision", reasons).passed
        assert all(each.decision == DECISION for each in reasons.entries)

    def test_an_explanation_of_it_is_of_nothing_else(self, kind: Kind) -> None:
        """Turned round, the same pair shows the opposite kind: what explained the one does not explain the other."""
        reasons = explained(case(kind))
        comparison = compared(*reversed(PAIRS[kind]))
        found = verdict(comparison.old, comparison.new, reasons, asking(kind, "reason"))
        of_kind = [each for each in comparison.changes if kind in each.kinds]
        if kind not in (Kind.REORDERED, Kind.TRANSFERRED, Kind.ROLLED):  # of these nothing is held but that it happened
            assert len([each for each in about(found) if each.need is Need.REASON]) == len(of_kind)


CLOSED: dict[str, tuple[Any, set[str]]] = {
    "entities of the policy": (
        lambda: schema.read("settings")["properties"]["policy"]["properties"]["needs"],
        set(ENTITIES),
    ),
    "kinds of the policy": (lambda: schema.read("settings")["$defs"]["needs"]["anyOf"][1], {"any", *map(str, Kind)}),
    "kinds explained": (
        lambda: schema.read("explanations")["$defs"]["explained"]["properties"]["kinds"]["items"],
        set(map(str, Kind)),
    ),
    "kinds of reason": (
        lambda: schema.read("explanations")["$defs"]["entry"]["properties"]["kind"],
        set(map(str, ReasonKind)),
    ),
    "needs": (lambda: schema.read("settings")["$defs"]["need"], {need.word for need in Need}),
}


@pytest.mark.parametrize("name", CLOSED)
def test_the_schemas_name_what_the_registries_hold(name: str) -> None:
    read, registry = CLOSED[name]
    part = read()
    assert set(part.get("enum", part.get("properties", ()))) == registry


def test_a_plan_that_holds_nothing_to_compare_never_passes() -> None:
    found = verdict(plan(2024), plan(2025))
    assert rules(errors(found)) == [Rule.NOTHING_COMPARED]

"""Ways round the gate, each with what is right: it stops, or what let it through is told first. None passes in silence.

Those that need plans alone stand here; those of a branch in git in the second table. Ways to cheat with the record of a
single change are in `test_gate_cheats`, reasons that are none in `test_reasons_that_are_none`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from tests.support.gated import NONE, errors, rules, verdict
from tests.support.plans import activity, goal, plan, raw_plan, risk, risks
from vpbdiff.gate import Rule
from vpbdiff.model.plan import Plan
from vpbdiff.store import plan_from_json

CARE = "Nämnden ska ge ett gott stöd till äldre"


def titled(year: int, title: str, **lists: Any) -> Plan:
    raw = raw_plan(year, **lists)
    raw["metadata"]["title"] = title
    return plan_from_json(raw)


class Pair(NamedTuple):
    """Two plans, and the rule that must stop them."""

    reason: str
    old: Plan
    new: Plan
    rule: Rule


PROSE = [{"title": "Inledning", "paragraphs": [{"text": "Nämnden ansvarar för äldreomsorgen."}]}]
PAIRS = [
    Pair("nothing was read of either", plan(2024), plan(2025), Rule.NOTHING_COMPARED),
    Pair("and their titles differ", titled(2024, "Plan"), titled(2025, "Verksamhetsplan"), Rule.NOTHING_COMPARED),
    Pair(
        "nothing was read of the old, prose of the new", plan(2024), plan(2025, sections=PROSE), Rule.NOTHING_COMPARED
    ),
    Pair("prose of the old, nothing of the new", plan(2024, sections=PROSE), plan(2025), Rule.NOTHING_COMPARED),
    Pair(
        "prose of the old, nothing of the new, and another title",
        titled(2024, "Plan", sections=PROSE),
        titled(2025, "Ny plan"),
        Rule.NOTHING_COMPARED,
    ),
    Pair("empty lists in both", plan(2024, goals=[]), titled(2025, "Ny plan", goals=[]), Rule.NOTHING_COMPARED),
    Pair(
        "everything taken out",
        plan(2024, goals=[goal(CARE)]),
        plan(2025),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a risk hidden by a list that is called unknown",
        plan(2024, internal_control_plan=risks(risk("Läkemedel", "Fel dos.", "Stickprov", index=12))),
        plan(2025, goals=[goal(CARE, activity("Matråd", "Brukarna väljer."))], internal_control_plan={"risks": None}),
        Rule.NOT_COMPARED,
    ),
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.reason)
def test_a_pair_is_stopped(pair: Pair) -> None:
    assert pair.rule in rules(errors(verdict(pair.old, pair.new, NONE)))


def test_plans_with_anything_in_common_are_compared() -> None:
    old, new = (titled(year, title, goals=[goal(CARE)]) for year, title in ((2024, "Plan"), (2025, "Ny plan")))
    assert verdict(old, new).passed

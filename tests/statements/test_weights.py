"""How much a change weighs: the worst first, one row a rule with its nearest neighbour."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.budgets import operating
from tests.support.plans import activity, goal, plan, risk, risks, section
from vpbdiff.compare import compare
from vpbdiff.statements.statement import surroundings

Raw = dict[str, Any]
STEP = "Alla barn ska erbjudas ett hembesök."
PLAN = "Personalen ska skriva en plan."
WE = "Vi samarbetar med förskolan."


def goals(*activities: Raw, title: str = "Trygga barn", **more: Any) -> Raw:
    return {"goals": [goal(title, *activities, **more)]}


def control(index: int, **fields: Any) -> Raw:
    controls = [{"text": "Granska beslut.", **fields}] if fields is not None else []
    return {"internal_control_plan": risks({**risk("Avgifter", "Fel avgift.", index=index), "controls": controls})}


def no_control(index: int) -> Raw:
    return {"internal_control_plan": risks(risk("Avgifter", "Fel avgift.", index=index))}


def of_25(index: int | None, **fields: Any) -> Raw:
    """A risk that is assessed by a scale of 1-5, none for no index."""
    plan_ = control(index, **fields) if index is not None else {"internal_control_plan": {"risks": []}}
    plan_["internal_control_plan"]["scale"] = [{"name": str(each), "value": each} for each in range(1, 6)]
    return plan_


def in_words(*levels: str, scale: tuple[str, ...] = ()) -> Raw:
    """Risks with a level in a word and no index, and the words of a printed scale."""
    of_each = zip(("Avgifter", "Inköp"), levels, strict=False)
    plan_ = risks(*({"process": name, "description": f"{name} brister.", "level": each} for name, each in of_each))
    plan_ |= {"scale": [{"name": name, "factor": "index", "value": at} for at, name in enumerate(scale, 1)]}
    return {"internal_control_plan": plan_}


COLOURS = ("Grön", "Gul", "Röd")


def fee(**fields: Any) -> Raw:
    return {"fees": [{"name": "Matlåda", "decided": "2023-01-01", **fields}]}


def target(value: str) -> Raw:
    return goals(measures=[{"title": "Andel nöjda", "targets": [{"year": 2025, "value": value}]}])


def money(net: str) -> Raw:
    return {"operating_budget": operating(f"net | Nettokostnad | {net} |", year=2025)}


def prose(text: str) -> Raw:
    return {"sections": [section("Framtiden", text)]}


WEIGHTS: dict[str, tuple[Raw, Raw, int]] = {
    "a high risk removed": (no_control(12), {}, 1),
    "a low risk removed": (no_control(4), {}, 4),
    "a risk of 10 of 25 removed": (of_25(10), of_25(None), 4),
    "a risk of 15 of 25 removed": (of_25(15), of_25(None), 1),
    "a rarer control at 16 of 25": (of_25(16, frequency="Månad"), of_25(16, frequency="Kvartal"), 1),
    "a rarer control at 10 of 25": (of_25(10, frequency="Månad"), of_25(10, frequency="Kvartal"), 2),
    "the highest level in words removed": (in_words("Hög"), {}, 1),
    "a level in words below the highest removed": (in_words("Måttlig"), {}, 4),
    "the highest level that a plan has, and no high one": (in_words("Låg", "Medel"), in_words("Låg"), 4),
    "the lowest level of a printed scale": (in_words("Grön", scale=COLOURS), in_words(scale=COLOURS), 4),
    "the highest level of a printed scale": (in_words("Röd", scale=COLOURS), in_words(scale=COLOURS), 1),
    "a control removed from a high risk": (control(12), no_control(12), 1),
    "a rarer control of a high risk": (control(12, frequency="Månad"), control(12, frequency="Kvartal"), 1),
    "a rarer control of a low risk": (control(4, frequency="Månad"), control(4, frequency="Kvartal"), 2),
    "the frame": (money("-80,0"), money("-81,0"), 1),
    "a goal changed": (goals(description="Bra."), goals(description="Bättre."), 2),
    "a target lowered": (target("90 %"), target("80 %"), 2),
    "a target raised": (target("80 %"), target("90 %"), 4),
    "an activity removed": (goals(activity("Ring alla")), goals(), 3),
    "an activity added": (goals(), goals(activity("Ring alla")), 4),
    "a promise to everyone struck": (goals(activity("Besök", f"{STEP} {WE}")), goals(activity("Besök", WE)), 2),
    "a binding sentence struck": (goals(activity("Besök", f"{PLAN} {WE}")), goals(activity("Besök", WE)), 3),
    "a new fee": ({"fees": []}, fee(), 3),
    "a fee where there was none": (fee(amounts=[{"value": "0 kr"}]), fee(amounts=[{"value": "50 kr"}]), 3),
    "a fee where it was free": (fee(amounts=[{"value": "Avgiftsfritt"}]), fee(amounts=[{"value": "50 kr"}]), 3),
    "a higher fee": (fee(amounts=[{"value": "50 kr"}]), fee(amounts=[{"value": "60 kr"}]), 4),
    "who": (goals(activity("A", responsible="Stab")), goals(activity("A", responsible="Hemtjänst")), 5),
    "an index": (no_control(9), no_control(8), 4),
    "prose without figures": (prose("Behovet växer i norr."), prose("Behovet växer i hela kommunen."), 6),
    "prose with figures": (prose("Behovet växer med 800 platser."), prose("Behovet växer med 500 platser."), 4),
    "a promise to all that is gone whole": (prose(f"{STEP}\n\n{WE}"), prose(WE), 2),
    "a status": (fee(status="Ny"), fee(status="Oförändrad"), 6),
    "form": (goals(activity("Öppna förskolan")), goals(activity("Öppna förskolan.")), 6),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_change_weighs_what_its_gravest_part_weighs(name: str) -> None:
    old, new, expected = WEIGHTS[name]
    found = compare(plan(2025, **old), plan(2025, **new))
    around = surroundings(found)
    weights = [around.statement(change).weight for change in found.changes if change.within is None]
    assert weights == [expected]

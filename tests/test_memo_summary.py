"""What the summary of a memo must not leave unsaid, on small plans: what is compared, and what is dropped or weaker."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.memos import written
from tests.support.plans import activity, goal, plan, risk, risks, section, unit
from vpbdiff.model.document import sentences
from vpbdiff.model.plan import Plan

AGED = "Nämnden ska ge ett gott stöd till äldre"
ALL = "Alla som vill ska erbjudas ett hembesök inom 14 dagar."
SOME = "De flesta som vill bör erbjudas ett hembesök."


def told(old: Plan, new: Plan) -> list[str]:
    """The memo's sentences, with ordinary spaces."""
    return [sentence.text.replace("\u00a0", " ") for sentence in sentences(written(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (plan(2024), plan(2025), "Planen för 2025 jämförs med planen för 2024."),
        (plan(2023), plan(2025), "År 2024 ingår inte i jämförelsen."),
        (plan(2022), plan(2025), "Åren 2023 och 2024 ingår inte i jämförelsen."),
        (
            plan(2025),
            plan(2025, version="reviderad"),
            "Planen för 2025 (reviderad) jämförs med en tidigare version av samma års plan.",
        ),
        (plan(2025), plan(2025), "Inga skillnader: planerna har samma innehåll."),
    ],
    ids=["neighbours", "a year between", "two years between", "a revision", "the same"],
)
def test_what_is_compared_is_said(old: Plan, new: Plan, said: str) -> None:
    assert said in told(old, new)


def _goals(*activities: dict[str, Any]) -> dict[str, Any]:
    return {"goals": [goal(AGED, *activities)]}


def _risks(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"internal_control_plan": risks(*rows)}


HIGH = risk("Nycklar", "Nyckeln hittas inte när larmet går.", "Stickprov varje månad.", index=12)
LOW = risk("Avgifter", "Avgiften räknas fel.", "Stickprov varje år.", index=4)
BARE_HIGH = risk("Nycklar", "Nyckeln hittas inte när larmet går.", index=12)
BARE_LOW = risk("Avgifter", "Avgiften räknas fel.", index=4)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            _goals(activity("Hembesök", ALL)),
            _goals(activity("Hembesök", SOME)),
            "Löften kan ha blivit svagare, bland annat i «Hembesök».",
        ),
        (
            _goals(activity("Hembesök", ALL), activity("Larm")),
            _goals(activity("Larm")),
            "En aktivitet utgår fast nämndmålet står kvar.",
        ),
        (_risks(HIGH, LOW), _risks(LOW), "En risk utgår fast riskindex var 9 eller högre: «Nycklar»."),
        (
            _risks(HIGH, LOW),
            _risks(BARE_HIGH, LOW),
            "Ett kontrollmoment utgår fast risken står kvar och är hög (riskindex 9 eller mer).",
        ),
    ],
    ids=["a weaker promise", "a dropped activity", "a high risk that is dropped", "a control of a high risk"],
)
def test_what_a_reader_must_not_miss_is_in_the_summary(old: Any, new: Any, said: str) -> None:
    assert said in told(plan(2024, **old), plan(2025, **new))


@pytest.mark.parametrize(
    ("old", "new", "not_said"),
    [
        (_goals(activity("Hembesök", SOME)), _goals(activity("Hembesök", ALL)), "svagare"),
        (_goals(activity("Larm")), {"goals": []}, "står kvar"),
        (_risks(HIGH, LOW), _risks(HIGH), "utgår fast"),
        (_risks(HIGH, LOW), _risks(HIGH, BARE_LOW), "utgår fast"),
    ],
    ids=["a stronger promise", "a goal that goes with it", "a low risk", "a control of a low risk"],
)
def test_what_is_not_so_is_not_said(old: Any, new: Any, not_said: str) -> None:
    assert not any(not_said in text for text in told(plan(2024, **old), plan(2025, **new)))


def test_what_goes_with_its_owner_is_counted_with_it() -> None:
    staff = unit("Staben", "Ekonomi", "Post", "Arkiv")
    care = unit("Hemtjänsten", "Omsorg i hemmet")
    found = told(plan(2024, organisation={"units": [staff, care]}), plan(2025, organisation={"units": [care]}))
    assert found[found.index("Enheten «Staben» utgår.") + 1] == "Med den utgår tre ansvarsområden."


def test_a_promise_in_the_running_text_is_told_with_its_words() -> None:
    found = told(plan(2024, sections=[section("Anhöriga", ALL)]), plan(2025, sections=[section("Anhöriga", SOME)]))
    assert f"Stycket «{ALL[:-1]}» har fått lydelsen «{SOME[:-1]}»." in found
    assert "Löftet kan ha blivit svagare." in found

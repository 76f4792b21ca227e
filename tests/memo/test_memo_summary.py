"""What the summary of a memo must not leave unsaid, on small plans: what is compared, and what is dropped or weaker."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.budgets import budget
from tests.support.memos import written
from tests.support.plans import activity, goal, plan, risk, risks, section, unit
from vpbdiff.model.document import Table, sentences
from vpbdiff.model.plan import Plan
from vpbdiff.wording import Wording

AGED = "Nämnden ska ge ett gott stöd till äldre"
ALL = "Alla som vill ska erbjudas ett hembesök inom 14 dagar."
SOME = "De flesta som vill bör erbjudas ett hembesök."


def told(old: Plan, new: Plan) -> list[str]:
    """The memo's sentences, with ordinary spaces."""
    return [sentence.text.replace("\u00a0", " ") for sentence in sentences(written(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (plan(2024), plan(2025), "Planen jämförs med planen för 2024."),
        (plan(2023), plan(2025), "År 2024 ingår inte i jämförelsen."),
        (plan(2022), plan(2025), "Åren 2023 och 2024 ingår inte i jämförelsen."),
        (
            plan(2025),
            plan(2025, version="reviderad"),
            "Planen jämförs med en tidigare version av samma års plan.",
        ),
        (plan(2025), plan(2024), Wording("sv").say("compare.backwards", first=2025, then=2024)),
        (plan(2025), plan(2025), "Inga skillnader: planerna har samma innehåll."),
    ],
    ids=["neighbours", "a year between", "two years between", "a revision", "backwards", "the same"],
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
            "Bland annat ändras aktiviteten ”Hembesök”.",
        ),
        (
            _goals(activity("Hembesök", ALL), activity("Larm")),
            _goals(activity("Larm")),
            "”Hembesök” tas bort.",
        ),
        (_risks(HIGH, LOW), _risks(LOW), "Risken ”Nycklar” tas bort."),
        (
            _risks(HIGH, LOW),
            _risks(BARE_HIGH, LOW),
            "För ”Nycklar” (riskindex 12) tas kontrollmomentet ”Stickprov varje månad” bort.",
        ),
    ],
    ids=["a weaker promise", "a dropped activity", "a high risk that is dropped", "a control of a high risk"],
)
def test_what_a_reader_must_not_miss_is_in_the_summary(old: Any, new: Any, said: str) -> None:
    assert said in told(plan(2024, **old), plan(2025, **new))


@pytest.mark.parametrize("said", ["svagare", "utgår", "särskilt belopp", "ny lydelse", "sammanlagt"])
def test_what_is_never_said(said: str) -> None:
    pairs = (
        (_goals(activity("Hembesök", ALL)), _goals(activity("Hembesök", SOME))),
        (_goals(activity("Hembesök", ALL), activity("Larm")), _goals(activity("Larm"))),
        (_risks(HIGH, LOW), _risks(BARE_HIGH, LOW)),
        ({"sections": [section("Anhöriga", ALL)]}, {"sections": [section("Anhöriga", SOME)]}),
        ({"procurement_plan": {"contracts": [{"name": "Larm"}]}}, {"procurement_plan": {"contracts": []}}),
    )
    for old, new in pairs:
        assert not any(said in text for text in told(plan(2024, **old), plan(2025, **new)))


def test_what_goes_with_its_owner_has_a_row_of_its_own() -> None:
    staff = unit("Staben", "Ekonomi", "Post", "Arkiv")
    care = unit("Hemtjänsten", "Omsorg i hemmet")
    old, new = plan(2024, organisation={"units": [staff, care]}), plan(2025, organisation={"units": [care]})
    rows = [row for block in written(old, new).blocks if isinstance(block, Table) for row in block.rows]
    assert [row[-1].text for row in rows] == ["[Skäl saknas.]", *["Följer med enheten."] * 3]


def test_a_promise_is_told_with_its_words() -> None:
    found = told(plan(2024, **_goals(activity("Hembesök", ALL))), plan(2025, **_goals(activity("Hembesök", SOME))))
    assert f"”{ALL[:-1]}” ändras till ”{SOME[:-1]}”." in found


def test_a_contract_that_need_not_be_procured_again_is_not_said_to_end() -> None:
    old, new = ({"procurement_plan": {"contracts": [{"name": name} for name in names]}} for names in (["Larm"], []))
    assert "Avtalet ”Larm” står inte kvar bland dem som ska upphandlas på nytt." in told(plan(**old), plan(**new))


def test_a_heading_of_the_organisation_is_no_unit_unless_its_name_says_so() -> None:
    old = plan(2024, organisation={"units": [unit("Stab och ledning", "Ekonomi", "Post")]})
    new = plan(2025, organisation={"units": [unit("Stabens arbete", "Ekonomi", "Post")]})
    assert "”Stab och ledning” i beskrivningen av organisationen heter nu ”Stabens arbete”." in told(old, new)
    assert "Avsnittet ”Stabens arbete” i beskrivningen av organisationen är nytt." in told(plan(2024), new)


def test_that_a_unit_stands_in_one_plan_alone_is_said_of_what_was_read() -> None:
    """The picture in the new plan may be of its row."""
    unread = [{"kind": "picture", "place": {"line": 1}}]
    rows = "part | Hamnen | {} | | \n part | {} | 4 | | \n total | Summa | 9 | |"
    old, new = (
        budget(units=rows.format(*told_), year=year, **more)
        for year, told_, more in ((2024, ("5", "Badet"), {}), (2025, ("6", "Kören"), {"unread": unread}))
    )
    text = told(old, new)
    rest = "och har därför ingen förändring i tabellen."
    assert f"Badet står, i det som har lästs in, bara i planen för 2024 {rest}" in text
    assert f"Kören står bara i planen för 2025 {rest}" in text

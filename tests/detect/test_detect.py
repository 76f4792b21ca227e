"""What became of each item: kinds, facets, keys and ids."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.plans import activity, goal, plan, raw_plan, risk, risks, section
from vpbdiff.compare import compare
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.store import plan_from_json

CARE = "Nämnden ska ge ett gott stöd"
MONEY = "Nämnden ska hålla budget"
DAY = "Dagverksamheten vid Björkbacken öppnar en grupp för yngre personer med demens två dagar i veckan."
HOME = "Ge stöd i hemmet så att äldre kan bo kvar, med tätare besök under den första månaden efter en sjukhusvistelse."


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    return list(compare(plan(2024, **old), plan(2024, **new)).changes)


def only(old: dict[str, Any], new: dict[str, Any]) -> Change:
    (change,) = changes(old, new)
    return change


def test_identical_plans_are_silent() -> None:
    content = {
        "goals": [goal(CARE, activity("Dagverksamhet", DAY))],
        "fees": [{"name": "Tillsyn", "status": "Oförändrad"}],
    }
    assert changes(content, content) == []


def test_a_moved_and_reworded_activity_is_one_change_with_two_facets() -> None:
    old = {"goals": [goal(CARE, activity("Dagverksamhet i veckan", DAY)), goal(MONEY)]}
    new = {"goals": [goal(CARE), goal(MONEY, activity("Dagverksamhet i veckan", DAY.replace("två", "tre")))]}
    change = only(old, new)
    assert change.kinds == (Kind.MOVED, Kind.REWORDED)
    moved, reworded = change.facets
    assert (moved.old, moved.new) == ("/goals/0", "/goals/1")
    assert reworded.field == "description"
    assert reworded.significance is Significance.MATERIAL


@pytest.mark.parametrize(
    ("field", "old", "new", "kind"),
    [
        ("index", 9, 12, Kind.RAISED),
        ("index", 12, 9, Kind.LOWERED),
        ("category", "Ekonomi", "Medarbetare", Kind.RECATEGORISED),
        ("process", "Avgiftsbeslut i tid", "Avgiftsbeslut inom rätt tid", Kind.RENAMED),
        ("description", "Avgiften räknas fel vid ombesiktning.", "Avgiften uteblir vid ombesiktning.", Kind.REWORDED),
    ],
)
def test_each_field_of_a_risk_has_its_kind(field: str, old: Any, new: Any, kind: Kind) -> None:
    base = {
        "process": "Avgiftsbeslut i tid",
        "index": 9,
        "category": "Ekonomi",
        "description": "Avgiften räknas fel vid ombesiktning.",
    }
    sides = [{"internal_control_plan": risks({**base, field: value})} for value in (old, new)]
    change = only(*sides)
    assert change.kinds == (kind,)
    assert [(f.field, f.old, f.new) for f in change.facets] == [(field, old, new)]


def test_what_goes_with_its_owner_says_so() -> None:
    old = {"internal_control_plan": risks(risk("Avgiftsbeslut", "Fel avgift.", "Stickprov varje kvartal."))}
    gone = changes(old, {"internal_control_plan": risks()})
    assert [(change.entity, change.within) for change in gone] == [("risk", None), ("control", gone[0].item)]


def test_a_control_that_is_dropped_from_a_standing_risk_stands_alone() -> None:
    old = {"internal_control_plan": risks(risk("Avgiftsbeslut", "Fel avgift.", "Stickprov varje kvartal."))}
    new = {"internal_control_plan": risks(risk("Avgiftsbeslut", "Fel avgift."))}
    assert [(change.entity, change.kinds, change.within) for change in changes(old, new)] == [
        ("control", (Kind.REMOVED,), None)
    ]


def test_reordering_is_quiet_and_as_small_as_can_be() -> None:
    names = ["Stöd i hemmet", "Dagverksamhet", "Måltider", "Fixartjänst"]
    old, new = ({"fees": [{"name": name} for name in order]} for order in (names, [names[3], *names[:3]]))
    change = only(old, new)
    assert change.title == "Fixartjänst"
    assert change.kinds == (Kind.REORDERED,)
    assert change.significance is Significance.EDITORIAL
    assert (change.facets[0].old, change.facets[0].new) == (4, 1)


def test_an_item_and_its_change_keep_their_names_when_others_come_and_go() -> None:
    old = {"goals": [goal(CARE, activity("Stöd i hemmet", HOME))]}
    reworded = activity("Stöd i hemmet", HOME.replace("tätare", "längre"))
    alone = only(old, {"goals": [goal(CARE, reworded)]})
    crowd = {
        "goals": [goal("Nämnden ska öppna nya mötesplatser"), goal(CARE, activity("Dagverksamhet", DAY), reworded)]
    }
    among = next(change for change in changes(old, crowd) if change.title == "Stöd i hemmet")
    assert (among.item, among.id) == (alone.item, alone.id)
    assert alone.item == "activity:nämnden-ska-ge-ett-gott-stöd/stöd-i-hemmet"


def test_another_value_is_another_change_of_the_same_item() -> None:
    old = {"internal_control_plan": risks(risk("Avgiftsbeslut", index=9))}
    first, second = (only(old, {"internal_control_plan": risks(risk("Avgiftsbeslut", index=i))}) for i in (12, 16))
    assert first.item == second.item
    assert first.id != second.id


def test_twins_are_counted_by_content_and_not_by_place() -> None:
    one, two = section("Inledning", "Nämnden svarar för äldre."), section("Inledning", "Planen gäller ett år i taget.")
    old = {"sections": [one, two]}
    items = {change.item for change in changes(old, {"sections": []}) if change.entity == "section"}
    assert items == {"section:inledning", "section:inledning#2"}
    swapped = changes({"sections": [two, one]}, {"sections": []})
    assert {(c.item, c.id) for c in swapped} == {(c.item, c.id) for c in changes(old, {"sections": []})}


def test_a_skipped_year_an_absent_section_and_an_unknown_list_are_said() -> None:
    old = raw_plan(2020, goals=[{"title": CARE}], fees=None)
    new = raw_plan(2022, goals=[{"title": CARE, "measures": [{"title": "Andel nöjda"}]}], fees=[{"name": "Tillsyn"}])
    found = compare(plan_from_json(old), plan_from_json(new))
    assert [(remark.key, dict(remark.params)) for remark in found.warnings] == [
        ("compare.skipped-years", {"years": (2021,)}),
        ("compare.no-section", {"list": "goals/measures", "side": "old"}),
    ]
    assert [(remark.key, dict(remark.params)) for remark in found.not_comparable] == [
        ("compare.not-known", {"list": "fees", "side": "old"})
    ]


def test_what_stands_elsewhere_in_a_plan_is_no_part_that_it_lacks() -> None:
    inner = section("Lokaler", "Nämnden hyr två hus.")
    old = raw_plan(2024, sections=[section("Inledning", "Nämnden svarar för bad.") | {"sections": [inner]}])
    new = raw_plan(2025, sections=[section("Inledning", "Nämnden svarar för bad och is.")])
    assert compare(plan_from_json(old), plan_from_json(new)).warnings == ()


MONEY_IN_TEXT = [
    ("by its role", section("Pengar", "Ramen är 83,2 mnkr.") | {"role": "budget"}, "Pengar"),
    ("by its heading", section("Budgetramar 2026", "Nämnden får 83 200 tkr."), "Budgetramar 2026"),
    ("a table of no known kind",
     section("Ekonomi") | {"tables": [{"columns": [{"name": "2026"}], "rows": [{"label": "Bad", "cells": ["4,2"]}]}]},
     "Ekonomi"),
    ("a long row of figures", section("Ekonomi", "1 " * 10_000), None),
    ("no amount", section("Ekonomi", "Ramen räcker 2026."), None),
    ("another chapter", section("Mål", "Fler besök för 2 mnkr."), None),
    ("what fees bring in", section("Taxor och avgifter", "Avgiften är 80 kr."), None),
]  # fmt: skip


@pytest.mark.parametrize(("part", "heading"), [row[1:] for row in MONEY_IN_TEXT], ids=[row[0] for row in MONEY_IN_TEXT])
def test_money_in_text_alone_is_said(part: dict[str, Any], heading: str | None) -> None:
    read = _units(2026, Bad="-4,2")
    found = compare(plan(2025, **_units(2025, Bad="-4,1"), sections=[part]), plan(2026, sections=[part]))
    told = [each for each in found.not_comparable if each.key == "compare.money-in-text"]
    assert [dict(each.params)["heading"] for each in told] == ([heading] if heading else [])
    assert (found.unchanged("budget_line").not_compared != ()) is (heading is not None)
    whole = compare(plan(2026, **read, sections=[part]), plan(2026, **read, sections=[part]))
    assert whole.not_comparable == ()


@pytest.mark.parametrize(("old", "new", "told"), [(2025, 2024, True), (2024, 2025, False), (2024, 2024, False)])
def test_a_later_plan_before_an_earlier_is_told(old: int, new: int, told: bool) -> None:
    assert ("compare.backwards" in {remark.key for remark in compare(plan(old), plan(new)).warnings}) is told


def test_two_plans_of_different_committees_are_called_unlike() -> None:
    old = {
        "goals": [goal(CARE, *(activity(f"Omsorg {word}") for word in ("hemma", "natt", "mat", "resor", "trygghet")))],
        "fees": [{"name": name} for name in ("Hemtjänst", "Matlåda", "Larm", "Boende")],
    }
    new = {
        "goals": [goal(MONEY, *(activity(f"Gator {word}") for word in ("snö", "träd", "bro", "cykel", "belysning")))],
        "fees": [{"name": name} for name in ("Parkering", "Torgplats", "Grävning", "Marksyn")],
    }
    assert "compare.unlike-plans" in {remark.key for remark in compare(plan(**old), plan(**new)).warnings}


def _units(year: int, **figures: str) -> dict[str, Any]:
    """A table of units in mkr, costs negative."""
    rows = [
        {
            "name": name,
            "role": "part",
            "amounts": [
                {"year": year, "kind": "budget", "kr": -int(figure.replace(",", "")) * 100_000, "printed": f"-{figure}"}
            ],
        }
        for name, figure in figures.items()
    ]
    return {"operating_budget": {"unit": "mkr", "units": rows}}


@pytest.mark.parametrize(
    ("reason", "new", "expected"),
    [
        ("equal and opposite", {"Hemtjänst": "10,5", "Boende": "19,5", "Stab": "5,0"}, {"Hemtjänst", "Boende"}),
        ("not equal", {"Hemtjänst": "10,5", "Boende": "19,4", "Stab": "5,0"}, set()),
        ("two could have given", {"Hemtjänst": "10,5", "Boende": "19,5", "Stab": "4,5"}, set()),
    ],
)
def test_a_transfer_is_said_only_of_equal_and_opposite_amounts(
    reason: str, new: dict[str, str], expected: set[str]
) -> None:
    old = plan(2024, **_units(2024, Hemtjänst="10,0", Boende="20,0", Stab="5,0"))
    found = compare(old, plan(2025, **_units(2025, **new))).changes
    transferred = [change for change in found if Kind.TRANSFERRED in change.kinds]
    assert {change.title for change in transferred} == expected, reason
    for change in transferred:
        facet = next(facet for facet in change.facets if facet.kind is Kind.TRANSFERRED)
        assert (facet.old, facet.new, facet.certain) == ("Boende", "Hemtjänst", False)


def test_every_target_of_a_year_is_compared() -> None:
    sides = [
        {
            "goals": [
                {
                    "title": CARE,
                    "measures": [{"title": "Andel nöjda", "targets": [{"year": 2025, "value": v} for v in values]}],
                }
            ]
        }
        for values in (("80 %", "85 %"), ("75 %", "85 %"))
    ]
    assert [(facet.field, facet.old, facet.new) for facet in only(*sides).facets] == [("targets/2025", "80 %", "75 %")]

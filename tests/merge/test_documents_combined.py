"""Several documents as one plan: nothing of any of them is lost, and no two things are made one on a guess."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import edits_of, raw_lists, raw_plans
from tests.support.budgets import raw_budget
from tests.support.plans import activity, goal, raw_plan, risk, risks, section
from vpbdiff import store
from vpbdiff.merge.documents import combined
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.other_sources import contradictions

Json = dict[str, Any]


def from_document(name: str, raw: Json) -> Json:
    """A plan as the import gives it of one document: no ids, and a line at every item."""
    made = deepcopy(raw) | {"documents": [name]}
    for number, item in enumerate((item for _, items in raw_lists(made) for item in items), start=1):
        item.pop("id", None)
        item["source"] = {"line": number}
    return made


def leaves(value: Any) -> Iterator[str]:
    """Every text and number that a plan holds, save where it stands and which kroner an amount comes to."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in {"source", "kr", "documents"}:
                yield from leaves(member)
    elif isinstance(value, list):
        for member in value:
            yield from leaves(member)
    elif value is not None:
        yield str(value)


def lost(part: Json, whole: Json) -> set[str]:
    """What a document says and the plan of them all does not, not even beside what stands."""
    held = {*leaves(whole)}
    beside = " ".join(each["value"] for each in others(whole))
    return {leaf for leaf in leaves(part) if leaf not in held and leaf not in beside}


def others(value: Any) -> Iterator[Json]:
    """All that stands beside the items of a plan."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key == "also":
                yield from (each for other in member for each in other["differs"])
            else:
                yield from others(member)
    elif isinstance(value, list):
        for member in value:
            yield from others(member)


def names(raw: Json) -> set[tuple[str, str]]:
    """The items of a plan by entity and name."""
    plan = store.plan_from_json(store.upgraded(raw))
    return {(item.entity.name, item.name) for item in plan.items() if not item.entity.is_plan}


@st.composite
def _documents(draw: st.DrawFn) -> list[Json]:
    """Two or three documents that say much of the same, much of it otherwise."""
    first = draw(raw_plans(nulls=False))
    rest = [draw(edits_of(first)) | {"year": first["year"]} for _ in range(draw(st.integers(1, 2)))]
    return [from_document(f"{name}.txt", raw) for name, raw in zip("abc", [first, *rest], strict=False)]


# What always holds


@given(_documents())
def test_nothing_is_lost_and_the_plan_can_be_read(parts: list[Json]) -> None:
    whole = combined(parts)
    store.readable(store.dumps(whole), "2024.json")
    for part in parts:
        assert lost(part, whole) == set()
        assert names(part) <= names(whole)


@given(_documents())
def test_the_documents_own_plans_are_left_as_they_are(parts: list[Json]) -> None:
    before = deepcopy(parts)
    combined(parts, len(parts) - 1)
    assert parts == before


@given(raw_plans(nulls=False))
def test_the_same_twice_is_the_same_once(raw: Json) -> None:
    first, again = from_document("a.txt", raw), from_document("b.txt", raw)
    assert combined([first]) is first
    assert combined([first, again]) == store.upgraded(first) | {"documents": ["a.txt", "b.txt"]}


@given(_documents(), st.data())
def test_the_order_of_the_others_changes_only_which_goes_first(parts: list[Json], data: st.DataObject) -> None:
    shuffled = [parts[0], *data.draw(st.permutations(parts[1:]))]
    one, other = combined(parts), combined(shuffled)
    assert names(one) == names(other)
    assert {*leaves(one)} - {*leaves(other)} <= set(_texts_beside(other))


def _texts_beside(whole: Json) -> Iterator[str]:
    for each in others(whole):
        yield each["value"]
        yield from each["value"].split()
        yield each["field"]


@given(_documents())
def test_every_item_knows_its_document(parts: list[Json]) -> None:
    whole = combined(parts)
    for of, items in raw_lists(whole):
        for item in items:
            own = parts[item["source"].get("document", 1) - 1]
            name = ENTITIES[of.entity].name_field
            if isinstance(item.get(name), str):
                assert item[name] in {*leaves(own)}


# What is one, and what is not

FRAME = """
    net | Nettokostnad | -188,4 | -185 | -3,4
"""


def budget(units: str = "", *, name: str, lines: str = FRAME, **content: Any) -> Json:
    return from_document(name, raw_budget(lines=lines, units=units, year=2024, **content))


def test_an_amount_that_only_rounding_parts_contradicts_nothing() -> None:
    """The plan in millions, the detailed budget in thousands."""
    plan, detail = budget(name="plan.txt"), budget(name="budget.txt")
    detail["operating_budget"]["unit"] = "tkr"
    (row,) = detail["operating_budget"]["lines"]
    row["amounts"] = [{"year": 2024, "kind": "budget", "kr": -188_430_000, "printed": "-188 430"}]
    row.pop("change", None)
    whole = combined([plan, detail])
    assert [*others(whole)] == [{"field": "amounts/2024/budget", "value": "-188 430 tkr"}]
    assert [*contradictions(store.plan_from_json(whole))] == []
    row["amounts"][0] |= {"kr": -190_000_000, "printed": "-190 000"}
    (found,) = contradictions(store.plan_from_json(combined([plan, detail])))
    assert (found.stands, found.other, found.document) == ("-188,4 mkr", "-190 000 tkr", "budget.txt")


def test_an_amount_alone_keeps_its_unit_in_the_plans_table() -> None:
    plan = budget(name="plan.txt")
    detail = budget(name="budget.txt", lines="part | Hemtjänst | -100 000 | -90 000 | -10 000")
    detail["operating_budget"]["unit"] = "tkr"
    for row in detail["operating_budget"]["lines"]:
        row.pop("change", None)
        for amount in row["amounts"]:
            amount["kr"] = int(amount["kr"] / 1000)
    whole = combined([plan, detail])
    printed = {row["name"]: row["amounts"][0]["printed"] for row in whole["operating_budget"]["lines"]}
    assert printed == {"Nettokostnad": "-188,4", "Hemtjänst": "-100 000 tkr"}
    store.readable(store.dumps(whole), "2024.json")


RISK = risk("Kassahantering", "Kontanter kan försvinna.", "Kassan räknas varje dag.", index=12)
GRADED = RISK | {"index": 12, "likelihood": 3, "consequence": 4}


@pytest.mark.parametrize(
    ("other", "standing", "beside"),
    [
        (RISK | {"index": 9}, {"index": 12}, [("index", "9")]),
        (GRADED, {"index": 12, "likelihood": 3, "consequence": 4}, []),
        (RISK | {"description": "Pengar kan försvinna."}, {"index": 12}, [("description", "Pengar kan försvinna.")]),
        (RISK | {"category": "Ekonomi"}, {"index": 12, "category": "Ekonomi"}, []),
    ],
    ids=["another index", "the factors of the same index", "another text", "what the plan does not say"],
)
def test_one_risk_in_two_documents_is_one_item(other: Json, standing: Json, beside: list[tuple[str, str]]) -> None:
    plan = from_document("plan.txt", raw_plan(internal_control_plan=risks(RISK)))
    annex = from_document("ikp.txt", raw_plan(internal_control_plan=risks(other)))
    (found,) = combined([plan, annex])["internal_control_plan"]["risks"]
    assert standing.items() <= found.items()
    assert len(found["controls"]) == 1
    assert [(each["field"], each["value"]) for each in others(found)] == beside
    if beside:
        assert found["also"][0]["source"]["document"] == 2


def test_prefer_turns_what_stands() -> None:
    plan = from_document("plan.txt", raw_plan(internal_control_plan=risks(RISK)))
    annex = from_document("ikp.txt", raw_plan(internal_control_plan=risks(RISK | {"index": 9})))
    whole = combined([plan, annex], prefer=1)
    (found,) = whole["internal_control_plan"]["risks"]
    assert (found["index"], found["source"]["document"]) == (9, 2)
    assert found["also"][0] == {
        "source": {"line": 1, "document": 1},
        "differs": [{"field": "index", "value": "12"}],
    }
    assert whole["documents"] == ["plan.txt", "ikp.txt"]


def test_three_documents_that_disagree_are_all_kept() -> None:
    parts = [
        from_document(f"{name}.txt", raw_plan(internal_control_plan=risks(RISK | {"index": index})))
        for name, index in (("a", 12), ("b", 9), ("c", 8))
    ]
    found = [*contradictions(store.plan_from_json(combined(parts)))]
    assert [(each.stands, each.other, each.document) for each in found] == [("12", "9", "b.txt"), ("12", "8", "c.txt")]


def test_twins_are_not_paired_by_their_name() -> None:
    """Two goals with an activity «Utbildning» each would be guessed at; so would two of one goal."""
    twice = goal("Kunnig personal", activity("Utbildning", "I brandskydd."), activity("Utbildning", "I språk."))
    plan = from_document("plan.txt", raw_plan(goals=[twice]))
    annex = from_document("bilaga.txt", raw_plan(goals=[goal("Kunnig personal", activity("Utbildning", "I hot."))]))
    (found,) = combined([plan, annex])["goals"]
    assert [each["description"] for each in found["activities"]] == ["I brandskydd.", "I språk.", "I hot."]
    assert [*others(found)] == []


def test_tables_with_other_columns_stay_two() -> None:
    def table(*columns: str) -> Json:
        rows = [{"label": "Skola", "cells": [str(place) for place, _ in enumerate(columns)]}]
        return {"title": "Volymer", "columns": [{"name": each} for each in columns], "rows": rows}

    parts = [from_document(f"{n}.txt", raw_plan(tables=[table(*columns)])) for n, columns in (("a", "x"), ("b", "xy"))]
    assert [len(each["columns"]) for each in combined(parts)["tables"]] == [1, 2]
    same = [from_document(f"{n}.txt", raw_plan(tables=[table("2024")])) for n in "ab"]
    same[1]["tables"][0]["rows"][0]["cells"] = ["7"]
    (found,) = combined(same)["tables"]
    assert [*others(found)] == [{"field": "cells/2024", "value": "7"}]


def test_a_chapter_of_both_is_one_with_the_paragraphs_of_both() -> None:
    plan = from_document("plan.txt", raw_plan(sections=[section("Budget", "Ramen är given."), section("Mål", "Tre.")]))
    annex = from_document("bilaga.txt", raw_plan(sections=[section("Budget", "Så fördelas den."), section("Bilaga")]))
    found = combined([plan, annex])["sections"]
    assert [each["title"] for each in found] == ["Budget", "Bilaga", "Mål"]
    assert [each["text"] for each in found[0]["paragraphs"]] == ["Ramen är given.", "Så fördelas den."]
    assert [each["source"].get("document", 1) for each in found[0]["paragraphs"]] == [1, 2]


def test_what_a_document_says_of_itself_is_no_contradiction() -> None:
    plan = from_document("plan.txt", raw_plan(metadata={"title": "Verksamhetsplan 2024"}))
    told = {"title": "Internbudget 2024", "reference": "ON/2024:2", "committee": "Omsorgsnämnden"}
    whole = combined([plan, from_document("budget.txt", raw_plan(metadata=told))])
    assert whole["metadata"]["title"] == "Verksamhetsplan 2024"
    assert whole["metadata"]["committee"] == "Omsorgsnämnden"
    assert {each["value"] for each in others(whole)} == {"Internbudget 2024", "ON/2024:2"}
    assert [*contradictions(store.plan_from_json(whole))] == []


def test_a_list_that_one_says_is_empty_and_another_fills_is_filled() -> None:
    plan = from_document("plan.txt", raw_plan(goals=[]))
    annex = from_document("bilaga.txt", raw_plan(goals=[goal("Trygg vård")]))
    assert [each["title"] for each in combined([plan, annex])["goals"]] == ["Trygg vård"]
    assert combined([plan, from_document("x.txt", raw_plan())])["goals"] == []
    assert "goals" not in combined([from_document("x.txt", raw_plan()), from_document("y.txt", raw_plan())])


def test_what_was_not_read_is_of_its_document() -> None:
    unread = {"kind": "chart", "place": {"page": 3}, "digest": "a" * 8}
    plan = from_document("plan.txt", raw_plan(unread=[unread]))
    annex = from_document("bilaga.txt", raw_plan(unread=[unread]))
    assert combined([plan, annex])["unread"] == [unread, unread | {"document": 2}]

"""A new import over a corrected snapshot: what comes in, what stays, what a person must decide."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.support.goldens import assert_golden
from tests.support.plans import activity, goal, raw_plan, risk, risks, section, unit
from vpbdiff import store
from vpbdiff.merge.result import Merged, MergeOutcome
from vpbdiff.merge.three_way import merge
from vpbdiff.model.document import Block
from vpbdiff.render import terminal
from vpbdiff.statements.options import Options
from vpbdiff.views import merge_report
from vpbdiff.wording import LANGUAGES, Wording

Json = dict[str, Any]
Edit = Callable[[Json], object]

WALKS = "Hembesök görs hos alla som har fyllt 80 år."
MEALS = "Måltider lagas på boendet två dagar i veckan."
SHIFTS = "Scheman läggs så att kvällar och helger delas lika."
SUMMER = "Rekryteringen inför sommaren börjar i januari."
TRAFFIC = "Resor samordnas med Region Ekdalen."


def base() -> Json:
    """What the last import gave."""
    raw = raw_plan(
        documents=["plan.pdf"],
        goals=[
            goal(
                "Äldre ska kunna bo kvar hemma.",
                activity("Förebygga fall", WALKS, source={"page": 2}),
                activity("Laga mat tillsammans", MEALS, source={"page": 2}),
            ),
            goal("Medarbetare ska trivas.", activity("Fördela arbetstiden", SHIFTS)),
        ],
        operating_budget={
            "unit": "mkr",
            "units": [
                row("Hemtjänst", (2023, "-40,1"), (2024, "-41,5")),
                row("Boende", (2023, "-90,0"), (2024, "-92,4")),
            ],
        },
        internal_control_plan=risks(
            risk("Handläggning enligt SoL", "Beslut fattas för sent.", "Stickprov görs varje kvartal.", index=8),
            risk("Rekrytering", SUMMER, "Vakanser följs upp varje månad.", likelihood=3, consequence=3),
        ),
        organisation={"units": [unit("Hemtjänsten", "Omsorg i hemmet", "Trygghetslarm")]},
        sections=[section("Inledning", f"{WALKS} {MEALS}", SHIFTS), section("Läget", SUMMER)],
    )
    store.read_plan(store.dumps(raw), "plan.json")
    return raw


def row(name: str, *printed: tuple[int, str]) -> Json:
    amounts = [
        {"year": year, "kind": "budget", "kr": int(figure.replace(",", "")) * 100_000, "printed": figure}
        for year, figure in printed
    ]
    return {"name": name, "role": "part", "amounts": amounts}


def at(raw: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        raw = raw[int(step) if step.isdigit() else step]
    return raw


def put(pointer: str, value: object) -> Edit:
    """Set a member, or an element of a list."""
    owner, _, key = pointer.rpartition("/")

    def edit(raw: Json) -> None:
        at(raw, owner)[int(key) if key.isdigit() else key] = value

    return edit


def drop(pointer: str) -> Edit:
    owner, _, key = pointer.rpartition("/")
    return lambda raw: at(raw, owner).pop(int(key) if key.isdigit() else key)


def insert(pointer: str, value: object) -> Edit:
    owner, _, key = pointer.rpartition("/")
    return lambda raw: at(raw, owner).insert(int(key), value)


def move(pointer: str, to: str) -> Edit:
    def edit(raw: Json) -> None:
        owner, _, key = pointer.rpartition("/")
        home, _, place = to.rpartition("/")
        at(raw, home).insert(int(place), at(raw, owner).pop(int(key)))

    return edit


def both(*edits: Edit) -> Edit:
    def edit(raw: Json) -> None:
        for each in edits:
            each(raw)

    return edit


def nothing(_: Json) -> None:
    pass


def edited(*edits: Edit) -> Json:
    raw = base()
    for edit in edits:
        edit(raw)
    store.read_plan(store.dumps(raw), "plan.json")
    return raw


def told(merged: Merged) -> list[tuple[str, str, str]]:
    """The differences by outcome, kind, and field or name of the item."""
    return [
        (str(each.outcome), str(each.what), each.field or (each.item.name if each.item else each.path))
        for each in merged.differences
        if not (each.within and each.field)
    ]


FALLS, FOOD = "/goals/0/activities/0", "/goals/0/activities/1"
RISK, OTHER_RISK = "/internal_control_plan/risks/0", "/internal_control_plan/risks/1"
HOME_CARE = "/operating_budget/units/0"
FORECAST = {"year": 2025, "kind": "plan", "kr": -42_000_000, "printed": "-42,0"}
OWN_FIGURE = {"year": 2024, "kind": "budget", "kr": -41_600_000, "printed": "-41,6"}
NEW_FIGURE = {"year": 2024, "kind": "budget", "kr": -43_000_000, "printed": "-43,0"}
MISSED = activity("Samordna resor", TRAFFIC)

MERGES: list[tuple[str, Edit, Edit, Edit, list[tuple[str, str, str]]]] = [
    ("nothing at all", nothing, nothing, nothing, []),
    (
        "a slip that the person corrected",
        put(f"{FALLS}/title", "Förebygga fall i hemmet"),
        nothing,
        put(f"{FALLS}/title", "Förebygga fall i hemmet"),
        [("kept", "changed", "title")],
    ),
    (
        "a text that the document changed",
        nothing,
        put(f"{FALLS}/description", WALKS.replace("80", "75")),
        put(f"{FALLS}/description", WALKS.replace("80", "75")),
        [("taken", "changed", "description")],
    ),
    (
        "both changed it alike",
        put(f"{RISK}/index", 12),
        put(f"{RISK}/index", 12),
        put(f"{RISK}/index", 12),
        [],
    ),
    (
        "both changed it, differently: the person's stands",
        put(f"{RISK}/index", 12),
        put(f"{RISK}/index", 6),
        put(f"{RISK}/index", 12),
        [("conflict", "changed", "index")],
    ),
    (
        "two fields of one item",
        put(f"{RISK}/index", 12),
        put(f"{RISK}/category", "Myndighetsutövning"),
        both(put(f"{RISK}/category", "Myndighetsutövning"), put(f"{RISK}/index", 12)),
        [("kept", "changed", "index"), ("taken", "changed", "category")],
    ),
    (
        "an index and its factors stand and fall together",
        both(put(f"{OTHER_RISK}/likelihood", 4), put(f"{OTHER_RISK}/index", 12)),
        both(put(f"{OTHER_RISK}/consequence", 4), put(f"{OTHER_RISK}/index", 12)),
        both(put(f"{OTHER_RISK}/likelihood", 4), put(f"{OTHER_RISK}/index", 12)),
        [("conflict", "changed", "index")],
    ),
    (
        "a field that the person filled in",
        put(f"{FALLS}/responsible", "Hemtjänstens chef"),
        nothing,
        put(f"{FALLS}/responsible", "Hemtjänstens chef"),
        [("kept", "changed", "responsible")],
    ),
    (
        "a field that the person took out and the document changed",
        drop(f"{FALLS}/description"),
        put(f"{FALLS}/description", WALKS.replace("80", "75")),
        drop(f"{FALLS}/description"),
        [("conflict", "changed", "description")],
    ),
    ("an id", put(f"{FALLS}/id", "A7"), nothing, put(f"{FALLS}/id", "A7"), [("kept", "changed", "id")]),
    (
        "a corrected item that has another name in the document may be another",
        put(f"{RISK}/index", 12),
        put(f"{RISK}/process", "Beslut enligt SoL"),
        both(put(f"{RISK}/process", "Beslut enligt SoL"), put(f"{RISK}/index", 12)),
        [("taken", "changed", "process"), ("conflict", "changed", "index")],
    ),
    (
        "two figures of one row",
        put(f"{HOME_CARE}/amounts/1", OWN_FIGURE),
        insert(f"{HOME_CARE}/amounts/2", FORECAST),
        both(put(f"{HOME_CARE}/amounts/1", OWN_FIGURE), insert(f"{HOME_CARE}/amounts/2", FORECAST)),
        [("kept", "changed", "amounts/2024/budget"), ("taken", "changed", "amounts/2025/plan")],
    ),
    (
        "one figure that both changed",
        put(f"{HOME_CARE}/amounts/1", OWN_FIGURE),
        put(f"{HOME_CARE}/amounts/1", NEW_FIGURE),
        put(f"{HOME_CARE}/amounts/1", OWN_FIGURE),
        [("conflict", "changed", "amounts/2024/budget")],
    ),
    (
        "a row that the import missed",
        insert("/goals/1/activities/1", MISSED),
        nothing,
        insert("/goals/1/activities/1", MISSED),
        [("kept", "added", "Samordna resor")],
    ),
    (
        "a row that the import missed and now finds",
        insert("/goals/1/activities/1", MISSED),
        insert("/goals/1/activities/1", MISSED | {"source": {"page": 3}}),
        insert("/goals/1/activities/1", MISSED | {"source": {"page": 3}}),
        [],
    ),
    (
        "a row that the document has got",
        nothing,
        insert("/goals/1/activities/0", MISSED),
        insert("/goals/1/activities/0", MISSED),
        [("taken", "added", "Samordna resor")],
    ),
    (
        "what was no goal, and stays away",
        drop("/goals/1"),
        nothing,
        drop("/goals/1"),
        [("kept", "removed", "Medarbetare ska trivas."), ("kept", "removed", "Fördela arbetstiden")],
    ),
    (
        "what was no goal, and has something new in the document",
        drop("/goals/1"),
        insert("/goals/1/activities/1", MISSED),
        drop("/goals/1"),
        [
            ("conflict", "removed", "Medarbetare ska trivas."),
            ("conflict", "removed", "Fördela arbetstiden"),
            ("conflict", "refused", "Samordna resor"),
        ],
    ),
    (
        "a row that both removed",
        drop(FOOD),
        drop(FOOD),
        drop(FOOD),
        [],
    ),
    (
        "a row that the document no longer has",
        nothing,
        drop(FOOD),
        drop(FOOD),
        [("taken", "removed", "Laga mat tillsammans")],
    ),
    (
        "a corrected row that the document no longer has: it stays, without its place there",
        put(f"{FOOD}/description", MEALS.replace("två", "tre")),
        drop(FOOD),
        both(put(f"{FOOD}/description", MEALS.replace("två", "tre")), drop(f"{FOOD}/source")),
        [("conflict", "added", "Laga mat tillsammans")],
    ),
    (
        "a goal that the document no longer has, with a row of the person's own",
        insert("/goals/1/activities/1", MISSED),
        drop("/goals/1"),
        insert("/goals/1/activities/1", MISSED),
        [
            ("conflict", "added", "Medarbetare ska trivas."),
            ("conflict", "added", "Fördela arbetstiden"),
            ("kept", "added", "Samordna resor"),
        ],
    ),
    (
        "a row that the person moved and the document changed",
        move(FOOD, "/goals/1/activities/0"),
        put(f"{FOOD}/description", MEALS.replace("två", "tre")),
        both(put(f"{FOOD}/description", MEALS.replace("två", "tre")), move(FOOD, "/goals/1/activities/0")),
        [("kept", "moved", "Laga mat tillsammans"), ("taken", "changed", "description")],
    ),
    (
        "a row that the document moved and the person corrected",
        put(f"{FOOD}/description", MEALS.replace("två", "tre")),
        move(FOOD, "/goals/1/activities/0"),
        both(put(f"{FOOD}/description", MEALS.replace("två", "tre")), move(FOOD, "/goals/1/activities/0")),
        [("taken", "moved", "Laga mat tillsammans"), ("kept", "changed", "description")],
    ),
    (
        "a row that the document moved into a goal that the person removed",
        drop("/goals/1"),
        move(FOOD, "/goals/1/activities/0"),
        drop("/goals/1"),
        [
            ("conflict", "moved", "Laga mat tillsammans"),
            ("conflict", "removed", "Medarbetare ska trivas."),
            ("conflict", "removed", "Fördela arbetstiden"),
        ],
    ),
    (
        "a goal that the document no longer has, with a row that is there moved into one that the person removed",
        drop("/goals/0"),
        both(move("/goals/1/activities/0", "/goals/0/activities/0"), drop("/goals/1")),
        drop("/goals/0"),
        [
            ("conflict", "removed", "Äldre ska kunna bo kvar hemma."),
            ("conflict", "removed", "Förebygga fall"),
            ("conflict", "removed", "Laga mat tillsammans"),
            ("conflict", "added", "Medarbetare ska trivas."),
            ("conflict", "moved", "Fördela arbetstiden"),
        ],
    ),
    (
        "a row that the document moved into a list that the person says is not known",
        put("/goals/0/activities", None),
        move("/goals/1/activities/0", "/goals/0/activities/0"),
        put("/goals/0/activities", None),
        [
            ("kept", "removed", "Förebygga fall"),
            ("kept", "removed", "Laga mat tillsammans"),
            ("kept", "presence", "activities"),
            ("conflict", "moved", "Fördela arbetstiden"),
        ],
    ),
    (
        "an order of the person's own, and a row more in the document",
        move("/goals/0/activities/1", "/goals/0/activities/0"),
        insert("/goals/0/activities/1", MISSED),
        both(move("/goals/0/activities/1", "/goals/0/activities/0"), insert("/goals/0/activities/2", MISSED)),
        [("kept", "reordered", "activities"), ("taken", "added", "Samordna resor")],
    ),
    (
        "two halves that the person joined",
        both(put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS} {SHIFTS}"), drop("/sections/0/paragraphs/1")),
        nothing,
        both(put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS} {SHIFTS}"), drop("/sections/0/paragraphs/1")),
        [("kept", "changed", "text"), ("kept", "removed", SHIFTS)],
    ),
    (
        "two halves that the person joined, of which the document changed one",
        both(put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS} {SHIFTS}"), drop("/sections/0/paragraphs/1")),
        put("/sections/0/paragraphs/1/text", SHIFTS.replace("kvällar", "nätter")),
        both(put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS} {SHIFTS}"), drop("/sections/0/paragraphs/1")),
        [("conflict", "changed", "text"), ("conflict", "removed", SHIFTS.replace("kvällar", "nätter"))],
    ),
    (
        "a paragraph that the document has in two",
        nothing,
        both(put("/sections/0/paragraphs/0/text", WALKS), insert("/sections/0/paragraphs/1", {"text": MEALS})),
        both(put("/sections/0/paragraphs/0/text", WALKS), insert("/sections/0/paragraphs/1", {"text": MEALS})),
        [("taken", "changed", "text"), ("taken", "added", MEALS)],
    ),
    (
        "a corrected paragraph that the document has in two: neither half comes in twice",
        put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS}".replace("80", "81")),
        both(put("/sections/0/paragraphs/0/text", WALKS), insert("/sections/0/paragraphs/1", {"text": MEALS})),
        put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS}".replace("80", "81")),
        [("conflict", "changed", "text"), ("conflict", "parted", MEALS)],
    ),
    (
        "two paragraphs that the document has in one, the first corrected: the other is not lost",
        put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS}".replace("80", "81")),
        both(put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS} {SHIFTS}"), drop("/sections/0/paragraphs/1")),
        put("/sections/0/paragraphs/0/text", f"{WALKS} {MEALS}".replace("80", "81")),
        [("conflict", "changed", "text"), ("conflict", "joined", SHIFTS)],
    ),
    (
        "a list that the person says is not known stays so, whatever the document adds",
        put("/goals/0/activities", None),
        insert("/goals/0/activities/2", MISSED),
        put("/goals/0/activities", None),
        [
            ("kept", "removed", "Förebygga fall"),
            ("kept", "removed", "Laga mat tillsammans"),
            ("conflict", "refused", "Samordna resor"),
            ("kept", "presence", "activities"),
        ],
    ),
    (
        "a list that the document says is empty",
        nothing,
        put("/assignments", []),
        put("/assignments", []),
        [("taken", "presence", "assignments")],
    ),
    (
        "a budget that the document no longer has, with a corrected row",
        put(f"{HOME_CARE}/amounts/1", OWN_FIGURE),
        drop("/operating_budget"),
        both(put(f"{HOME_CARE}/amounts/1", OWN_FIGURE), drop("/operating_budget/units/1")),
        [("conflict", "added", "Hemtjänst"), ("taken", "removed", "Boende")],
    ),
    (
        "the plan's own facts, and the names of its documents",
        put("/metadata/reference", "ON/2023:7"),
        both(put("/documents", ["plan.docx"]), put("/metadata/title", "Verksamhetsplan och budget")),
        both(
            put("/documents", ["plan.docx"]),
            put("/metadata/title", "Verksamhetsplan och budget"),
            put("/metadata/reference", "ON/2023:7"),
        ),
        [("taken", "changed", "title"), ("kept", "changed", "reference")],
    ),
    (
        "blanks that can't be told apart are no difference, and the document's where nothing was corrected",
        put(f"{FALLS}/title", "Förebygga fall i hemmet"),
        both(
            put(f"{FOOD}/description", MEALS.replace(" ", "\N{NO-BREAK SPACE}")),
            put(f"{FALLS}/title", "Förebygga\N{NO-BREAK SPACE}fall"),
        ),
        both(
            put(f"{FOOD}/description", MEALS.replace(" ", "\N{NO-BREAK SPACE}")),
            put(f"{FALLS}/title", "Förebygga fall i hemmet"),
        ),
        [("kept", "changed", "title")],
    ),
    (
        "places are the document's and no difference",
        put(f"{FALLS}/title", "Förebygga fall i hemmet"),
        put(f"{FALLS}/source", {"page": 4}),
        both(put(f"{FALLS}/title", "Förebygga fall i hemmet"), put(f"{FALLS}/source", {"page": 4})),
        [("kept", "changed", "title")],
    ),
]


@pytest.mark.parametrize(
    ("person", "document", "result", "differences"), [pytest.param(*case, id=name) for name, *case in MERGES]
)
def test_a_merge(person: Edit, document: Edit, result: Edit, differences: list[tuple[str, str, str]]) -> None:
    merged = merge(base(), edited(person), edited(document))
    assert merged.raw == edited(result)
    assert sorted(told(merged)) == sorted(differences)


@pytest.mark.parametrize(("person", "document"), [pytest.param(*case[1:3], id=case[0]) for case in MERGES])
def test_with_everything_taken_the_document_is_all_there_is(person: Edit, document: Edit) -> None:
    sides = base(), edited(person), edited(document)
    ids = {each.id for each in merge(*sides).differences if each.id}
    merged = merge(*sides, ids)
    assert merged.raw == sides[2]
    assert {each.outcome for each in merged.differences} <= {MergeOutcome.TAKEN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_as_a_person_reads_it(language: str) -> None:
    """Read what git shows of these files: they are all that is ever said of a merge."""
    elements: list[Block] = []
    for name, person, document, *_ in MERGES:
        merged = merge(base(), edited(person), edited(document))
        elements += merge_report.elements(merged, name, Wording(language))
    assert_golden(f"reimport/cases.{language}.txt", terminal.written(elements, Options(width=100)))


def test_one_difference_is_taken_and_the_others_are_not() -> None:
    mine = edited(put(f"{RISK}/index", 12), put(f"{FALLS}/title", "Förebygga fall i hemmet"))
    index = next(each for each in merge(base(), mine, base()).differences if each.field == "index")
    merged = merge(base(), mine, base(), {index.id})
    assert merged.raw == edited(put(f"{FALLS}/title", "Förebygga fall i hemmet"))
    assert sorted(told(merged)) == [("kept", "changed", "title"), ("taken", "changed", "index")]


def test_an_id_says_the_same_before_and_after_and_another_for_another_value() -> None:
    def ids(index: int, last: Json) -> list[str]:
        return [each.id for each in merge(last, edited(put(f"{RISK}/index", index)), base()).differences]

    assert ids(12, base()) == ids(12, edited(put(f"{RISK}/index", 6)))
    assert ids(12, base()) != ids(16, base())


@pytest.mark.parametrize(
    ("person", "document", "printed"),
    [
        pytest.param(put(f"{HOME_CARE}/amounts/1", OWN_FIGURE), nothing, "-41,6", id="same unit"),
        pytest.param(put(f"{HOME_CARE}/amounts/1", OWN_FIGURE), "tkr", "-41,6 mkr", id="the document went over to tkr"),
    ],
)
def test_a_corrected_figure_means_the_same_in_another_unit(person: Edit, document: Any, printed: str) -> None:
    theirs = edited(nothing if document != "tkr" else in_thousands)
    merged = merge(base(), edited(person), theirs).raw
    store.read_plan(store.dumps(merged), "plan.json")
    assert at(merged, f"{HOME_CARE}/amounts/1") == OWN_FIGURE | {"printed": printed}


def in_thousands(raw: Json) -> None:
    """The same budget in tkr."""
    raw["operating_budget"]["unit"] = "tkr"
    for line in raw["operating_budget"]["units"]:
        for amount in line["amounts"]:
            amount["printed"] = f"{amount['kr'] // 1000}"


def test_no_reading_is_changed_by_a_merge() -> None:
    sides = base(), edited(put(f"{RISK}/index", 12)), edited(insert("/goals/1/activities/0", MISSED))
    before = deepcopy(sides)
    merge(*sides)
    assert sides == before


def test_two_sections_moved_into_each_other_are_both_there() -> None:
    def inner(raw: Json, goes: int, into: int) -> Json:
        sections = raw["sections"]
        moved = sections.pop(goes)
        sections[into if into < goes else into - 1]["sections"] = [moved]
        return raw

    mine, theirs = inner(base(), 0, 1), inner(base(), 1, 0)
    merged = merge(base(), mine, theirs)
    assert merged.raw["sections"] == mine["sections"]
    assert ("conflict", "moved", "Läget") in told(merged)

"""Targets, baselines and outcomes: what is raised, lowered, restated or dropped, and what only rolled on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.plans import goal, plan
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Effect, Facet, Kind, Significance

Years = dict[int | None, str]
Raw = dict[str, Any]


def values(given: Years) -> list[Raw]:
    return [{"value": value} | ({} if year is None else {"year": year}) for year, value in given.items()]


def compared(old: Raw, new: Raw, years: tuple[int, int] = (2025, 2026)) -> Comparison:
    sides = ({"goals": [goal("Fler ska trivas", measures=[{"title": "Andel nöjda", **side}])]} for side in (old, new))
    return compare(*(plan(year, **side) for year, side in zip(years, sides, strict=True)))


def facets(old: Raw, new: Raw, years: tuple[int, int] = (2025, 2026)) -> list[Facet]:
    return [facet for change in compared(old, new, years).changes for facet in change.facets if facet.field != "title"]


def material(old: Raw, new: Raw, years: tuple[int, int] = (2025, 2026)) -> list[tuple[Kind, str | None]]:
    found = facets(old, new, years)
    return [(facet.kind, facet.field) for facet in found if facet.significance is Significance.MATERIAL]


UP, DOWN, OTHER = Kind.RAISED, Kind.LOWERED, Kind.RETARGETED

TARGETS: dict[str, tuple[Years, Years, list[tuple[Kind, str]]]] = {
    "a common year decides": ({2025: "80", 2026: "85"}, {2026: "82", 2027: "90"}, [(DOWN, "targets/2026")]),
    "the step that was planned is no change": ({2025: "80", 2026: "85"}, {2026: "85", 2027: "90"}, []),
    "the plans' own years where none is common": ({2025: "90 %"}, {2026: "75 %"}, [(DOWN, "targets/2026")]),
    "the same figure for the next year": ({2025: "90 %"}, {2026: "90 %"}, []),
    "years as far from each plan": ({2028: "90 %"}, {2029: "95 %"}, [(UP, "targets/2029")]),
    "without a year": ({None: "90"}, {None: "75"}, [(DOWN, "targets/-")]),
    "a year given anew": ({None: "90"}, {2026: "75"}, [(DOWN, "targets/2026")]),
    "two of three years": (
        {2026: "5,5", 2027: "6,0", 2028: "6,5"},
        {2026: "5,5", 2027: "5,6", 2028: "7,0"},
        [(DOWN, "targets/2027"), (UP, "targets/2028")],
    ),
    "one writing for another": ({2026: "90 procent"}, {2026: "90 %"}, []),
    "thousands with a space": ({2026: "20 000"}, {2026: "21 500"}, [(UP, "targets/2026")]),
    "kronor": ({2026: "1 250 kr"}, {2026: "1200 kronor"}, [(DOWN, "targets/2026")]),
    "a number word": ({2026: "tolv besök"}, {2026: "elva besök"}, [(DOWN, "targets/2026")]),
    "another unit has no direction": ({2026: "90 %"}, {2026: "90 per år"}, [(OTHER, "targets/2026")]),
    "a range has no direction": ({2026: "80-85 %"}, {2026: "80-90 %"}, [(OTHER, "targets/2026")]),
    "words have no direction": ({2026: "Öka"}, {2026: "Minska"}, [(OTHER, "targets/2026")]),
    "a later year is dropped": ({2026: "85", 2028: "90"}, {2026: "85"}, [(OTHER, "targets/2028")]),
    "all are dropped": ({2025: "85"}, {}, [(OTHER, "targets/2025")]),
    "the first": ({}, {2026: "85"}, [(OTHER, "targets/2026")]),
    "a year between": ({2025: "1", 2028: "4"}, {2026: "2", 2028: "4"}, [(UP, "targets/2026")]),
    "last year's own target printed again beside a lower one": (
        {2024: "80 %", 2025: "90 %"},
        {2025: "90 %", 2026: "85 %"},
        [(DOWN, "targets/2026")],
    ),
    "put off, the figure as it was": ({2025: "90 %"}, {2031: "90 %"}, [(OTHER, "targets/2031")]),
    "put off and spread": ({2025: "90 %"}, {2031: "90 %", 2032: "90 %"}, [(OTHER, "targets/2031")]),
    "brought nearer": ({2027: "90 %"}, {2026: "90 %"}, [(OTHER, "targets/2026")]),
    "last year's own target printed again beside the same": ({2024: "12", 2025: "10"}, {2025: "10", 2026: "10"}, []),
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_is_compared_by_the_year_that_it_is_for(name: str) -> None:
    old, new, expected = TARGETS[name]
    assert material({"targets": values(old)}, {"targets": values(new)}) == expected


def test_two_versions_of_one_year_have_no_window_that_rolls() -> None:
    old, new = {"targets": values({2026: "85", 2027: "90"})}, {"targets": values({2027: "90"})}
    assert material(old, new, (2026, 2026)) == [(OTHER, "targets/2026")]


def test_the_planned_step_is_shown_with_both_years() -> None:
    found = facets({"targets": values({2025: "80", 2026: "85"})}, {"targets": values({2026: "85", 2027: "90"})})
    step = next(facet for facet in found if isinstance(facet.old, tuple))
    assert step.kind is Kind.ROLLED
    assert [each[0].value for each in (step.old, step.new)] == ["80", "85"]  # type: ignore[index]
    assert {facet.kind for facet in found} == {Kind.ROLLED}


OUTCOMES: dict[str, tuple[Years, Years, list[tuple[Kind, str]]]] = {
    "a new outcome is no change": ({2023: "78"}, {2024: "81"}, []),
    "one more year": ({2023: "78"}, {2023: "78", 2024: "81"}, []),
    "printed otherwise": ({2023: "78", 2022: "70"}, {2023: "76", 2024: "81"}, [(Kind.RESTATED, "outcomes/2023")]),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_outcome_is_restated_or_new(name: str) -> None:
    old, new, expected = OUTCOMES[name]
    assert material({"outcomes": values(old)}, {"outcomes": values(new)}) == expected


B, W = Effect.BETTER, Effect.WORSE
EFFECTS: dict[str, tuple[Raw, str, str, Effect | None, bool]] = {
    "«minst» in the target": ({}, "minst 90 %", "minst 75 %", W, True),
    "«högst» in the target": ({}, "högst 30 dagar", "högst 45 dagar", W, True),
    "«högst», lowered": ({}, "högst 30 dagar", "högst 25 dagar", B, False),
    "≤": ({}, "≤ 5 %", "≤ 6 %", W, True),
    "«öka» in the name": ({"title": "Öka andelen nöjda"}, "80", "85", B, False),
    "«minska» in the description": ({"description": "Andelen ska minska."}, "20", "25", W, True),
    "a direction of its own": ({"direction": "down"}, "20", "15", B, False),
    "nothing says which way, lower": ({}, "90", "75", None, True),
    "nothing says which way, higher": ({}, "75", "90", None, False),
    "nobody wishes more absence, less": ({"title": "Sjukfrånvaro, %"}, "5,8", "5,6", B, False),
    "nobody wishes more absence, more": ({"title": "Sjukfrånvaro, %"}, "5,6", "5,8", W, True),
    "a harm denied is no harm": ({"title": "Andel barn utan avgift"}, "4 %", "3 %", None, False),
    "the good denied is one": ({"title": "Elever som inte klarar målen"}, "6 %", "8 %", W, True),
    "the time that something takes": ({"title": "Tid från ansökan till beslut"}, "20 dagar", "30 dagar", W, True),
    "those who wait": ({"title": "Andel ärenden över 120 dagar"}, "4 %", "6 %", W, True),
    "those whom one cares for": ({"title": "Antal elever per lärare"}, "14", "16", W, True),
    "a place among others": ({"title": "Företagsklimat"}, "Bland de 10 % bästa", "Bland de 25 % bästa", W, True),
    "words: as it is in place of more": ({"title": "Utlån"}, "Öka", "Bibehålla", W, True),
    "words: as it is in place of less": ({"title": "Sjukfrånvaro"}, "Minska", "Oförändrad", W, True),
    "words: more in place of as it is": ({"title": "Nöjda brukare"}, "Oförändrad", "Öka", B, False),
    "words: less of what is good": ({"title": "Nöjda brukare"}, "Öka", "Minska", W, True),
    "words: less in place of more, of what nobody knows": ({"title": "Bygglov"}, "Öka", "Minska", None, False),
    "words: the mean": ({"title": "Nöjda brukare"}, "Över rikets snitt", "I nivå med rikets snitt", W, True),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_which_way_is_better_is_what_the_plan_says(name: str) -> None:
    measure, was, now, effect, weaker = EFFECTS[name]
    sides = ({**measure, "targets": values({2026: value})} for value in (was, now))
    (facet,) = facets(*sides)
    assert (facet.effect, facet.weakened) == (effect, weaker)


def test_a_baseline_is_no_promise() -> None:
    (facet,) = facets({"baselines": values({2024: "82"})}, {"baselines": values({2024: "79"})})
    assert (facet.kind, facet.weakened, facet.effect) == (Kind.LOWERED, False, None)


def test_groups_are_compared_each_with_itself() -> None:
    old, new = (
        {"targets": [{"year": 2026, "value": value, "group": group} for group, value in both.items()]}
        for both in ({"Flickor": "80", "Pojkar": "78"}, {"Flickor": "80", "Pojkar": "81"})
    )
    assert material(old, new) == [(UP, "targets/2026/Pojkar")]

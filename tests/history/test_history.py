"""The history of a series: its plans in order, what is compared with what, lineages, and what a word finds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.budgets import raw_budget
from tests.support.invented import SERIES, YEARS, snapshot
from tests.support.plans import activity, goal, raw_plan, risk, risks
from tests.support.solna import FOLDER
from vpbdiff.history import History, Lineage, LineageStart, search, trace
from vpbdiff.history.lineage import thread
from vpbdiff.history.trends import NeverChanged, never_changed, plans_with, raised
from vpbdiff.model.changes import Kind
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.store import Snapshot, load, plan_from_json

Json = dict[str, Any]


def series(*raws: Json | tuple[str, Json]) -> History:
    """The history of plans by file name; a plan alone is the one in force of its year."""
    named = [raw if isinstance(raw, tuple) else (str(raw["year"]), raw) for raw in raws]
    return trace(
        (Snapshot(Path("snapshots/ekvik/omsorgsnamnden") / f"{name}.json"), plan_from_json(raw)) for name, raw in named
    )


@cache
def invented() -> History:
    """The invented committee's three years, with the reasons on record."""
    return trace((Snapshot(snapshot(year)), load(Snapshot(snapshot(year)))) for year in YEARS)


def named(history: History, name: str) -> Lineage:
    """The one lineage that has borne a name."""
    (found,) = (each for each in history.lineages if name in {one.item.name for one in each.appearances})
    return found


def told(lineage: Lineage) -> list[tuple[int, tuple[Kind, ...]]]:
    """Each event by its step, with the kinds of its change; none where it stands as it stood."""
    return [(event.step, event.change.kinds if event.change else ()) for event in lineage.events]


def test_a_walk_meets_every_item_once_in_the_plans_order_with_its_owner_before_it() -> None:
    """Plan, list, item and history go by one walk: depth first, an owner before what it holds."""
    plan = load(Snapshot(snapshot(YEARS[-1])))
    walked = [item.pointer for listing in plan.lists.values() for item in listing.walk()]
    assert walked == [item.pointer for item in plan.items()][1:]
    assert len(set(walked)) == len(walked)
    history = trace([(Snapshot(snapshot(YEARS[-1])), plan)])
    appearances = [each for lineage in history.lineages for each in lineage.appearances]
    assert [each.item.pointer for each in appearances] == ["/metadata", *walked]
    tops = {item.pointer for listing in plan.lists.values() for item in listing} | {"/metadata"}
    for each in appearances:
        assert (each.owner is None) == (each.item.pointer in tops)
        assert each.owner is None or each.item in tuple(each.owner.children())


# The chain

ORDERS: dict[str, tuple[Sequence[str], list[str], bool]] = {
    "years, whatever the order of the files": (["2026", "2024", "2025"], ["2024", "2025", "2026"], False),
    "a version before the plan in force": (["2025", "2025.forslag"], ["2025.forslag", "2025"], False),
    "versions by the order of the work": (
        ["2025", "2025.reviderad", "2025.forslag", "2025.ramar"],
        ["2025.ramar", "2025.forslag", "2025.reviderad", "2025"],
        False,
    ),
    "numbered versions as numbers": (
        ["2025.forslag-10", "2025.forslag-2", "2025.forslag", "2025"],
        ["2025.forslag", "2025.forslag-2", "2025.forslag-10", "2025"],
        False,
    ),
    "one version of an unknown name needs no guess": (["2025", "2025.blå"], ["2025.blå", "2025"], False),
    "unknown names are in an order that is guessed": (
        ["2025", "2025.grön", "2025.blå"],
        ["2025.blå", "2025.grön", "2025"],
        True,
    ),
    "a year without a plan in force": (["2025.forslag", "2024"], ["2024", "2025.forslag"], False),
}


@pytest.mark.parametrize(("files", "order", "guessed"), ORDERS.values(), ids=ORDERS)
def test_the_plans_of_a_series_in_order(files: Sequence[str], order: list[str], *, guessed: bool) -> None:
    found = series(*((name, raw_plan(int(name[:4]))) for name in files))
    assert [edition.place.path.name.removesuffix(".json") for edition in found.editions] == order
    assert bool(found.guessed) is guessed


def test_versions_of_unknown_names_go_by_the_days_of_their_meetings() -> None:
    def version(name: str, date: str) -> tuple[str, Json]:
        return f"2025.{name}", raw_plan(2025, metadata={"title": "Plan", "meeting_date": date})

    found = series(version("blå", "2024-11-19"), version("grön", "2024-09-17"), raw_plan(2025))
    assert [edition.place.path.stem for edition in found.editions] == ["2025.grön", "2025.blå", "2025"]
    assert found.guessed == ()


def test_what_a_comparison_column_tells_takes_part_only_where_the_year_has_no_plan() -> None:
    own = [load(Snapshot(snapshot(year))) for year in YEARS]
    assert [edition.plan.known_from for edition in invented().editions] == [None, None, None]
    prior = prior_year_plan(json.loads(snapshot(2024).read_text(encoding="utf-8")))
    assert prior is not None
    told_by = Snapshot(Path("snapshots/ekvik/omsorgsnamnden/2023.known-from-2024.json"))
    found = trace([(told_by, plan_from_json(prior)), *((Snapshot(snapshot(plan.year)), plan) for plan in own)])
    assert [edition.plan.known_from for edition in found.editions] == [2024, None, None, None]
    again = Snapshot(Path("snapshots/ekvik/omsorgsnamnden/2024.known-from-2025.json"))
    assert prior_year_plan(json.loads(snapshot(2025).read_text(encoding="utf-8"))) is not None
    later = prior_year_plan(json.loads(snapshot(2025).read_text(encoding="utf-8"))) or {}
    crowded = trace([(again, plan_from_json(later)), *((Snapshot(snapshot(plan.year)), plan) for plan in own)])
    assert len(crowded.editions) == 3


def test_of_several_tellers_of_a_year_the_nearest_counts() -> None:
    told = [(f"2023.known-from-{teller}", raw_plan(2023, known_from=teller)) for teller in (2026, 2024, 2025)]
    assert series(*told, raw_plan(2024)).editions[0].plan.known_from == 2024


def test_each_pair_of_neighbours_is_compared_once() -> None:
    assert [(step.old, step.new) for step in invented().steps] == [(0, 1), (1, 2)]


def test_goals_go_past_a_year_of_which_a_comparison_column_alone_tells() -> None:
    names = ("2019.known-from-2020", "2020", "2021.known-from-2022", "2022")
    places = [Snapshot(FOLDER / f"{name}.json") for name in names]
    found = trace((place, load(place)) for place in places)
    assert [(step.old, step.new, step.skipped) for step in found.steps] == [
        (0, 1, ()),
        (1, 2, ()),
        (2, 3, ()),
        (1, 3, (2021,)),
    ]
    assert found.steps[3].lists.isdisjoint(found.steps[2].lists)
    gone = [lineage for lineage in found.lineages if lineage.path != "metadata" and lineage.latest.edition == 2]
    assert gone == []


IN_BETWEEN: dict[str, Json] = {
    "nobody knows of its goals": raw_plan(2025, goals=None),
    "it has no part on goals, as frames have none": raw_plan(2025),
}


@pytest.mark.parametrize("between", IN_BETWEEN.values(), ids=IN_BETWEEN)
def test_what_a_plan_in_between_does_not_know_is_not_removed(between: Json) -> None:
    first, last = (raw_plan(year, goals=[goal("Trygg hemgång"), goal("Gott liv")]) for year in (2024, 2026))
    found = series(first, between, last)
    lineage = named(found, "Trygg hemgång")
    assert [each.edition for each in lineage.appearances] == [0, 2]
    assert told(lineage) == [(next(s.number for s in found.steps if (s.old, s.new) == (0, 2)), ())]


def test_a_year_with_a_plan_of_its_own_is_not_called_skipped() -> None:
    goals = [goal("Gott liv")]
    found = series(raw_plan(2024, goals=goals), raw_plan(2026, goals=None), raw_plan(2027, goals=goals))
    assert [(step.old, step.new, step.skipped) for step in found.steps] == [
        (0, 1, (2025,)),
        (1, 2, ()),
        (0, 2, (2025,)),
    ]


def test_a_part_that_came_or_went_for_good_is_new_or_gone() -> None:
    goals = [goal("Gott liv")]
    found = series(raw_plan(2023), raw_plan(2024), raw_plan(2025, goals=goals), raw_plan(2026))
    assert told(named(found, "Gott liv")) == [(1, (Kind.ADDED,)), (2, (Kind.REMOVED,))]


# Lineages


def test_an_item_comes_is_reworded_moves_stands_and_goes() -> None:
    here, there = "Ge äldre ett gott liv", "Stödja den som är anhörig"
    text = "Kommunen ger stöd till anhöriga som vårdar en närstående hemma."
    more = text.replace("stöd", "råd och stöd")
    found = series(
        raw_plan(2021, goals=[goal(here), goal(there)]),
        raw_plan(2022, goals=[goal(here, activity("Anhörigstöd", text)), goal(there)]),
        raw_plan(2023, goals=[goal(here, activity("Anhörigstöd", more)), goal(there)]),
        raw_plan(2024, goals=[goal(here), goal(there, activity("Anhörigstöd", more))]),
        raw_plan(2025, goals=[goal(here), goal(there, activity("Anhörigstöd", more))]),
        raw_plan(2026, goals=[goal(here), goal(there)]),
    )
    lineage = named(found, "Anhörigstöd")
    assert told(lineage) == [
        (0, (Kind.ADDED,)),
        (1, (Kind.REWORDED,)),
        (2, (Kind.MOVED,)),
        (3, ()),
        (4, (Kind.REMOVED,)),
    ]
    assert [found.origin(lineage, each) for each in lineage.appearances] == [LineageStart.ADDED, None, None, None]
    assert found.origin(named(found, here), named(found, here).appearances[0]) is LineageStart.FIRST


def test_what_was_not_known_before_is_neither_new_nor_old() -> None:
    measures = [{"title": "Andel nöjda kunder"}]
    found = series(
        raw_plan(2024, goals=[goal("Gott liv", measures=None)]),
        raw_plan(2025, goals=[goal("Gott liv", measures=measures)]),
    )
    lineage = named(found, "Andel nöjda kunder")
    assert lineage.events == ()
    assert found.origin(lineage, lineage.appearances[0]) is LineageStart.NOT_KNOWN


def test_lineage_follows_a_merge_and_a_split() -> None:
    found = invented()
    whole = named(found, "Förebygga fall och undernäring hos äldre")
    assert [len(whole.within(number)) for number in range(3)] == [2, 1, 2]
    assert told(whole) == [(0, (Kind.MERGED, Kind.RENAMED, Kind.REWORDED)), (1, (Kind.SPLIT, Kind.RENAMED))]
    tillsyn = named(found, "Utveckla digital tillsyn dygnet runt")
    assert {each.item.name for each in tillsyn.appearances} == {
        "Utveckla digital tillsyn nattetid",
        "Utveckla digital tillsyn dagtid",
        "Utveckla digital tillsyn dygnet runt",
    }


def test_a_thread_has_no_past_of_what_an_item_was_merged_with() -> None:
    found = invented()
    tillsyn = named(found, "Utveckla digital tillsyn dygnet runt")
    dagtid = [each for each in tillsyn.appearances if each.item.name.endswith("dagtid")]
    alone = thread(tillsyn, dagtid)
    assert [each.item.name for each in alone.appearances] == [
        "Utveckla digital tillsyn dagtid",
        "Utveckla digital tillsyn dygnet runt",
    ]
    assert told(alone) == [(0, (Kind.ADDED,)), (1, (Kind.MERGED, Kind.RENAMED, Kind.REWORDED))]


def test_the_reason_of_the_time_stands_at_its_change() -> None:
    found = invented()
    (event,) = (each for each in named(found, "Stärka demensvården").events if each.change is not None)
    assert event.stand is not None
    assert [entry.reason for entry in event.stand.entries] == [
        "Två avdelningar saknar ombud, och utbildningen ges bara på våren."
    ]
    assert event.change is not None
    assert event.change.weakened


def test_what_an_item_holds_is_told_with_it() -> None:
    found = invented()
    lineage = named(found, "Informationssäkerhet vid digital tillsyn")
    assert [[below.change.kinds for below in found.below(event) if below.change] for event in lineage.events] == [
        [(Kind.ADDED,)],
        [(Kind.REWORDED,)],
    ]


# What a word finds

WORDS: dict[str, tuple[str, set[str]]] = {
    "a whole name": ("Stärka demensvården", {"Stärka demensvården"}),
    "without regard to case": ("stärka DEMENSVÅRDEN", {"Stärka demensvården"}),
    "without the marks over letters": ("Starka demensvarden", {"Stärka demensvården"}),
    "the beginning of a word of the name": ("demensvår", {"Stärka demensvården"}),
    "a name of another year": ("Utveckla digital tillsyn nattetid", {"Utveckla digital tillsyn dygnet runt"}),
    "a slip": ("Starka demensvorden", {"Stärka demensvården"}),
    "the frame": ("ram", {"Nettokostnader"}),
    "the frame in English": ("frame", {"Nettokostnader"}),
    "a place": (
        "2024:/goals/0",
        {"Omsorgsnämnden ska ge äldre förutsättningar att bo kvar i det egna hemmet så länge de vill och kan."},
    ),
    "a place of the newest plan": ("/internal_control_plan/risks/0", {"Personalförsörjning under semesterperioden"}),
    "a key": ("risk:läkemedelshantering-i-särskilt-boende", {"Läkemedelshantering i särskilt boende"}),
}


@pytest.mark.parametrize(("word", "names"), WORDS.values(), ids=WORDS)
def test_a_word_finds_an_item(word: str, names: set[str]) -> None:
    found = search.find(invented(), word)
    assert {each.name for each in found.lineages} == names
    assert not found.guessed
    assert found.is_one


def test_the_frame_of_plans_that_print_no_net_cost_is_what_the_units_come_to() -> None:
    units = "part | Stab | -1,0 |\npart | Bad | -3,0 |\ntotal | Summa verksamheter | -4,0 |"
    found = search.find(series(*(raw_budget(units=units, year=year) for year in (2024, 2025))), "ram")
    assert [each.name for each in found.lineages] == ["Summa verksamheter"]


def test_an_id_from_a_person_finds_its_item() -> None:
    plans = [raw_plan(year, goals=[goal("Gott liv", id="M7")]) for year in (2024, 2025)]
    (lineage,) = search.find(series(*plans), "M7").lineages
    assert lineage.name == "Gott liv"


def test_the_id_of_a_change_finds_its_item() -> None:
    history = invented()
    event = next(each for each in named(history, "Stärka demensvården").events if each.change is not None)
    assert event.change is not None
    (lineage,) = search.find(history, event.change.id).lineages
    assert lineage.name == "Stärka demensvården"


def test_words_of_a_text_find_it_only_where_no_name_holds_them() -> None:
    history = invented()
    found = search.find(history, "mellanmål")
    assert {each.entity.has_name for each in found.lineages} == {True, False} or len(found.lineages) == 1
    assert all(
        any("mellanmål" in str(value) for one in each.appearances for value in one.item.fields.values())
        for each in found.lineages
    )


def test_a_short_word_is_not_looked_for_inside_others() -> None:
    goals = [goal("Gott liv", activity("Särskilt boende", "Fler platser."), activity("Trygga inköp", "Avtal med SKI."))]
    found = series(*(raw_plan(year, goals=goals) for year in (2024, 2025)))
    assert [each.name for each in search.find(found, "SKI").lineages] == ["Trygga inköp"]
    assert [each.name for each in search.find(found, "kilt boende").lineages] == ["Särskilt boende"]


def test_an_entity_narrows_the_search() -> None:
    history = invented()
    everything = search.find(history, "välkomstsamtal")
    assert {each.entity.name for each in everything.lineages} == {"activity", "measure"}
    assert not everything.is_one
    assert [each.entity.name for each in search.find(history, "välkomstsamtal", "measure").lineages] == ["measure"]


def test_nothing_that_fits_gives_the_nearest_names() -> None:
    found = search.find(invented(), "Demensvårdslyftet")
    assert found.guessed
    assert not found.is_one
    assert "Stärka demensvården" in {each.name for each in found.lineages}


@pytest.mark.parametrize("word", ["", " ", "«»", "2031:/goals/0", "/nothing/here"])
def test_a_word_that_names_nothing(word: str) -> None:
    assert not search.find(invented(), word).is_one


def test_twins_are_told_apart_by_their_places() -> None:
    plans = [
        raw_plan(year, goals=[goal("A", activity("Dialog", "Ett.")), goal("B", activity("Dialog", "Två."))])
        for year in (2024, 2025)
    ]
    found = search.find(series(*plans), "Dialog")
    assert len(found.lineages) == 2
    assert not found.is_one
    assert search.find(series(*plans), "2025:/goals/1/activities/0").is_one


def test_what_went_and_came_back_is_one() -> None:
    with_it, without = [goal("A", activity("Läxhjälp", "Ett."))], [goal("A")]
    found = search.find(
        series(raw_plan(2024, goals=with_it), raw_plan(2025, goals=without), raw_plan(2026, goals=with_it)), "Läxhjälp"
    )
    assert len(found.lineages) == 2
    assert found.is_one


# The two lists


def goals_of(*titles: str) -> list[Json]:
    return [goal(title) for title in titles]


SAME = "Nämnden ska ge äldre ett gott liv"
WORDED = "Nämnden ska korta väntetiderna till särskilt boende"
SLIP = "Nämnden ska stödja anhöriga som vårdar en närstående"
LATE = "Nämnden ska rekrytera fler undersköterskor"
THREE = (
    (2023, (SAME, WORDED, f"{SLIP}.")),
    (2025, (SLIP, WORDED, SAME, LATE)),
    (2026, (SAME, WORDED.replace("ska", "bör"), SLIP, LATE)),
)
BETWEEN: dict[str, list[Json]] = {
    "no plan between": [],
    "a plan that has no part on goals": [raw_plan(2024)],
    "a plan of whose goals nobody knows": [raw_plan(2024, goals=None)],
}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_goals_never_changed_say_the_same_in_every_plan_that_has_goals(between: list[Json]) -> None:
    found = series(*between, *(raw_plan(year, goals=goals_of(*titles)) for year, titles in THREE))
    assert len(plans_with(found, "goals")) == 3
    assert [(each.lineage.name, len(each.slips), each.sure) for each in listed(found)] == [
        (SAME, 0, True),
        (SLIP, 1, True),
    ]


def test_a_goal_that_a_plan_says_there_is_not_has_changed() -> None:
    found = series(*(raw_plan(year, goals=goals_of(*titles)) for year, titles in THREE), raw_plan(2024, goals=[]))
    assert listed(found) == ()


def listed(found: History) -> tuple[NeverChanged, ...]:
    return never_changed(found, "goals")


def test_a_word_that_differs_is_for_a_person_to_read() -> None:
    old, new = "Nämnden ska stödja de anhöriga", "Nämnden ska stödja anhöriga"
    found = series(raw_plan(2024, goals=goals_of(old)), raw_plan(2025, goals=goals_of(new)))
    assert [each.sure for each in listed(found)] == [False]


def test_one_plan_alone_says_nothing_of_what_never_changed() -> None:
    assert never_changed(series(raw_plan(2024, goals=goals_of("Gott liv")), raw_plan(2025)), "goals") == ()


def indexed(*values: int | None) -> History:
    """A risk with an index a year; a year without the risk for None."""
    others = risk("Upphandling av livsmedel", "Avtal saknas.", index=4)
    return series(
        *(
            raw_plan(
                2020 + n,
                internal_control_plan=risks(others, *([risk("Läkemedel", "Fel dos ges.", index=v)] if v else [])),
            )
            for n, v in enumerate(values)
        )
    )


RISES: dict[str, tuple[tuple[int | None, ...], list[tuple[int, bool]]]] = {
    "raised": ((4, 6), [(1, False)]),
    "raised twice": ((4, 6, 9), [(2, False)]),
    "raised, then lowered": ((4, 9, 6), []),
    "lowered, then raised": ((9, 6, 8), [(1, False)]),
    "raised, lowered and raised again": ((4, 9, 6, 8), [(1, False)]),
    "raised, then as it was for years": ((4, 6, 6, 6), [(1, False)]),
    "raised, then gone": ((4, 6, None), [(1, True)]),
    "lowered": ((9, 6), []),
    "never changed": ((9, 9, 9), []),
}


@pytest.mark.parametrize(("values", "expected"), RISES.values(), ids=RISES)
def test_risks_raised_and_never_lowered_since(values: tuple[int | None, ...], expected: list[tuple[int, bool]]) -> None:
    assert [(len(each.rises), each.gone) for each in raised(indexed(*values))] == expected


def test_a_risk_without_a_printed_index_goes_by_its_product() -> None:
    def plan(year: int, likelihood: int, consequence: int) -> Json:
        row = {"process": "Läkemedel", "likelihood": likelihood, "consequence": consequence}
        return raw_plan(year, internal_control_plan=risks(row))

    assert [len(each.rises) for each in raised(series(plan(2024, 2, 3), plan(2025, 3, 3)))] == [1]
    assert raised(series(plan(2024, 3, 2), plan(2025, 4, 1))) == ()


GAPS: dict[str, tuple[tuple[int | None, ...], list[tuple[int, int]]]] = {
    "raised over a plan that gives none": ((8, None, 12), [(2020, 2022)]),
    "over two": ((8, None, None, 12), [(2020, 2023)]),
    "lowered over one": ((4, 12, None, 8), []),
    "the same after as before": ((4, 8, None, 8), [(2020, 2021)]),
    "given late": ((None, 8, 8), []),
}


@pytest.mark.parametrize(("values", "expected"), GAPS.values(), ids=GAPS)
def test_a_plan_without_an_index_hides_no_rise(values: tuple[int | None, ...], expected: list[tuple[int, int]]) -> None:
    rows = ({"process": "Läkemedel"} | ({"index": value} if value else {}) for value in values)
    history = series(*(raw_plan(2020 + n, internal_control_plan=risks(row)) for n, row in enumerate(rows)))
    years = [each.plan.year for each in history.editions]
    rises = [rise for each in raised(history) for rise in each.rises]
    assert [(years[rise.before.edition], years[rise.event.new[0].edition]) for rise in rises] == expected


def test_the_invented_lists() -> None:
    history = invented()
    assert history.series == SERIES
    assert [len(never_changed(history, path)) for path in ("goals", "overarching_goals")] == [2, 2]
    assert [each.lineage.name for each in raised(history)] == [
        "Läkemedelshantering i särskilt boende",
        "Anmälan av vårdskador enligt PSL",
    ]

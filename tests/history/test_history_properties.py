"""History is consistent with the comparisons of pairs: nothing is lost on the way, nothing told twice, nothing new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.edit import case
from tests.strategies import Json, edits_of, raw_plans
from tests.support.examples import examples
from tests.support.solna import raw_solna
from vpbdiff.compare import compare
from vpbdiff.history import Edition, Event, History, trace
from vpbdiff.history.lineage import thread
from vpbdiff.history.search import find
from vpbdiff.model.changes import Comparison
from vpbdiff.model.entities import PLAN_LISTS, Role
from vpbdiff.model.plan import Plan, Presence
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.render import Shown, names, renderer
from vpbdiff.statements.options import Options
from vpbdiff.store import Snapshot, plan_from_json
from vpbdiff.wording import LANGUAGES, Wording

Series = list[Json]

FEW, MANY = 6, 600
"""A series takes as long as three pairs, and every pair is compared twice."""

METADATA = "metadata"
UNKNOWN = ("goals", "overarching_goals", "fees", "internal_control_plan", "operating_budget")
"""Parts of a plan that a snapshot may call not known, or lack."""


@st.composite
def raw_series(draw: st.DrawFn) -> Series:
    """Three or four years of plans, each an edited copy of the one before; one may not know all, or be known from the
    next alone."""
    found = [draw(raw_plans())]
    for _ in range(draw(st.integers(2, 3))):
        found.append(draw(edits_of(found[-1])))
    between = draw(st.integers(1, len(found) - 2))
    unknown = draw(st.lists(st.sampled_from(UNKNOWN), max_size=3))
    found[between] = found[between] | dict.fromkeys(unknown)
    absent = draw(st.lists(st.sampled_from(UNKNOWN), max_size=2))
    found[between] = {key: value for key, value in found[between].items() if key not in absent}
    prior = prior_year_plan(found[between + 1]) if draw(st.booleans()) else None
    return found if prior is None else [*found[:between], prior, *found[between + 1 :]]


def generated() -> st.SearchStrategy[Series]:
    """A generated plan, its successor, and the plan that it was once more: what came goes, what went comes back."""

    def three(seed: int) -> Series:
        pair = case(seed, size=40)
        return [pair.old, pair.new, {**pair.old, "year": pair.new["year"] + 1}]

    return st.integers(min_value=0, max_value=10**6).map(three)


def some_series() -> st.SearchStrategy[Series]:
    return raw_series() | generated()


def traced(raws: Series) -> History:
    """The history of plans that lie where there is nothing on record."""
    places = [Snapshot(Path(f"nowhere/snapshots/ekvik/omsorgsnamnden/{_name(raw)}.json")) for raw in raws]
    return trace(zip(places, map(plan_from_json, raws), strict=True))


def _name(raw: Json) -> str:
    told_by = raw.get("known_from")
    return f"{raw['year']}.known-from-{told_by}" if told_by else str(raw["year"])


def knows(plan: Plan, path: str) -> bool:
    """Said anew, apart from the code: whether a plan says anything of a list."""
    if path == METADATA:
        return plan.known_from is None
    return plan.lists[path].presence is not Presence.NOT_KNOWN


def has(plan: Plan, path: str) -> bool:
    return knows(plan, path) and (path == METADATA or plan.lists[path].presence is Presence.PRESENT)


def counts(editions: tuple[Edition, ...], number: int, path: str) -> bool:
    """Whether a plan has a say on a list: it knows, and has such a part unless none before it or none after it has."""
    plan = editions[number].plan
    before, after = editions[:number], editions[number + 1 :]
    between = any(has(each.plan, path) for each in before) and any(has(each.plan, path) for each in after)
    return has(plan, path) or (knows(plan, path) and not between)


def pairs(editions: tuple[Edition, ...]) -> dict[tuple[int, int], set[str]]:
    """The pairs of plans with the lists that both have a say on and no plan between does, by trying all."""
    paths = [METADATA, *(of.path for of in PLAN_LISTS)]
    found: dict[tuple[int, int], set[str]] = {}
    for old, new in combinations(range(len(editions)), 2):
        lists = {
            path
            for path in paths
            if counts(editions, old, path) and counts(editions, new, path)
            if not any(counts(editions, each, path) for each in range(old + 1, new))
        }
        if lists:
            found[old, new] = lists
    return found


def part_of(pointer: str) -> str:
    return next((of.path for of in PLAN_LISTS if pointer.startswith(f"/{of.path}/")), METADATA)


Pairs = list[tuple[tuple[int, int], set[str], Comparison]]
"""Two editions by number, the lists whose history goes by them, and their comparison."""


def compared(history: History) -> Pairs:
    """Every pair compared anew, outside the history."""
    plans = [edition.plan for edition in history.editions]
    return [(pair, lists, compare(*(plans[each] for each in pair))) for pair, lists in pairs(history.editions).items()]


def every_facet_is_in_exactly_one_event(history: History, pairs: Pairs) -> None:
    wanted = Counter(
        (pair, change.id, change.facets)
        for pair, lists, comparison in pairs
        for change in comparison.changes
        if part_of((change.new or change.old)[0].pointer) in lists
    )
    found = Counter(
        ((step.old, step.new), event.change.id, event.change.facets)
        for event in history.events()
        if event.change is not None
        for step in [history.steps[event.step]]
    )
    assert found == wanted


def every_pair_of_items_is_in_one_lineage_and_told_once(history: History, pairs: Pairs) -> None:
    told = Counter(
        ((step.old, step.new), old.item.pointer, new.item.pointer)
        for event in history.events()
        for step in [history.steps[event.step]]
        for old in event.old
        for new in event.new
    )
    wanted = set()
    for (old, new), lists, comparison in pairs:
        for pair in comparison.matching.pairs:
            if part_of(pair.new.pointer) in lists:
                wanted.add(((old, new), pair.old.pointer, pair.new.pointer))
                assert history.lineage(old, pair.old.pointer) is history.lineage(new, pair.new.pointer)
        if METADATA in lists:
            wanted.add(((old, new), "/metadata", "/metadata"))
    assert told.keys() == wanted
    assert set(told.values()) <= {1}


def the_lineages_share_out_all_items(history: History, pairs: Pairs) -> None:
    del pairs
    found = Counter(each.key for lineage in history.lineages for each in lineage.appearances)
    wanted = Counter(
        (edition.number, item.pointer)
        for edition in history.editions
        for item in edition.plan.items()
        if knows(edition.plan, part_of(item.pointer))
    )
    assert found == wanted
    for lineage in history.lineages:
        assert {each.item.entity for each in lineage.appearances} == {lineage.entity}
        assert lineage.path == part_of(lineage.latest.item.pointer)
        assert thread(lineage, lineage.appearances) == lineage


def nothing_joins_items_but_pairs(history: History, pairs: Pairs) -> None:
    """Every item of a lineage is reached from its first by pairs alone."""
    beside: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for (old, new), lists, comparison in pairs:
        joined = [(pair.old.pointer, pair.new.pointer) for pair in comparison.matching.pairs]
        joined += [("/metadata", "/metadata")] if METADATA in lists else []
        for one, other in joined:
            if part_of(other) in lists:
                beside.setdefault((old, one), set()).add((new, other))
                beside.setdefault((new, other), set()).add((old, one))
    for lineage in history.lineages:
        reached, edge = set(), {lineage.appearances[0].key}
        while edge:
            reached |= edge
            edge = {other for each in edge for other in beside.get(each, ())} - reached
        assert reached == {each.key for each in lineage.appearances}


CHECKS = (
    every_facet_is_in_exactly_one_event,
    every_pair_of_items_is_in_one_lineage_and_told_once,
    the_lineages_share_out_all_items,
    nothing_joins_items_but_pairs,
)


@examples(FEW, MANY)
@given(raws=some_series())
def test_history_says_what_the_pairs_say(raws: Series) -> None:
    history = traced(raws)
    pairs = compared(history)
    for holds_of in CHECKS:
        holds_of(history, pairs)


@pytest.mark.parametrize("check", CHECKS)
def test_the_history_of_the_published_plans_says_what_their_pairs_say(check: Callable[[History, Pairs], None]) -> None:
    history, pairs = published()
    check(history, pairs)


@cache
def published() -> tuple[History, Pairs]:
    history = traced([raw_solna(year) for year in (2019, 2020, 2021, 2022)])
    return history, compared(history)


@examples(FEW, MANY)
@given(raw=raw_plans(nulls=False))
def test_plans_that_say_the_same_have_a_silent_history(raw: Json) -> None:
    history = traced([{**raw, "year": raw["year"] + n} for n in range(3)])
    assert [event for event in history.events() if event.change is not None and _is_of_no_amount(event)] == []


def _is_of_no_amount(event: Event) -> bool:
    """What stands in columns by year has another in the plan of another year, its own."""
    return not any(field.role in (Role.AMOUNTS, Role.FIGURES) for field in event.appearances[0].item.entity.fields)


@examples(FEW, MANY)
@given(raws=some_series())
def test_every_item_is_found_by_its_place_and_its_name(raws: Series) -> None:
    history = traced(raws)
    last = history.editions[-1]
    for item in list(last.plan.items())[:8]:
        lineage = history.lineage(last.number, item.pointer)
        if lineage is None:
            continue
        by_place = find(history, f"{last.plan.year}:{item.pointer}")
        assert by_place.is_one or last.plan.known_from is not None
        assert {each.key for each in by_place.lineages[0].appearances} <= {each.key for each in lineage.appearances}


@examples(3, 30)
@given(raws=some_series())
def test_every_history_can_be_shown(raws: Series) -> None:
    history = traced(raws)
    for form, language in product(names(Shown.HISTORY), LANGUAGES):
        render = renderer(Shown.HISTORY, form)
        assert render((history, None), Wording(language), Options(60))
        for lineage in history.lineages[:: max(len(history.lineages) // 5, 1)]:
            assert render((history, (lineage,)), Wording(language), Options(60))

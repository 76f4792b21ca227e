"""What must hold of any two plans: conservation, symmetry, and that order and neighbours decide nothing."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import PurePath
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.truth import nodes
from tests.strategies import Json, Pair, raw_lists, raw_pairs, raw_plans, successors
from tests.support.every_kind import opposite
from tests.support.examples import examples
from tests.support.plans import raw_plan
from tests.support.replay import Replay, numbered, plan_content
from vpbdiff.compare import compare
from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Rung
from vpbdiff.model.entities import ENTITIES, Entity, Role
from vpbdiff.model.plan import Item
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.store import Snapshot, dumps, plan_from_json, read_plan
from vpbdiff.wording import Wording

FEW, MANY = 6, 1500
BY_COLUMN = ("amounts", "cells", "change", "columns")
"""Fields that are compared by the years of their columns, not leaf by leaf."""

render = renderer(Shown.DIFF, "json")
REGROUPED = (Rung.MERGED, Rung.SPLIT)


def compared(old: Json, new: Json) -> Comparison:
    return compare(plan_from_json(old), plan_from_json(new))


@examples(FEW, MANY)
@given(raw=raw_plans(), pair=raw_pairs())
def test_generated_plans_are_valid(raw: Json, pair: Pair) -> None:
    for plan in (raw, *pair):
        assert read_plan(dumps(plan), Snapshot(PurePath("plan.json"))) == plan_from_json(plan, path="plan.json")


@examples(FEW, MANY)
@given(raw=raw_plans() | successors().map(lambda pair: pair[1]))
def test_a_plan_against_itself_gives_nothing(raw: Json) -> None:
    found = compared(raw, deepcopy(raw))
    assert found.changes == ()
    assert found.matching.removed == found.matching.added == ()


@examples(FEW, MANY)
@given(pair=raw_pairs())
def test_backwards_mirrors_forwards(pair: Pair) -> None:
    forwards, backwards = compared(*pair), compared(*reversed(pair))
    assert _pairs(forwards) == {(old, new) for new, old in _pairs(backwards)}
    assert _kinds(forwards) == _kinds(backwards, mirrored=True)


def _pairs(comparison: Comparison) -> set[tuple[str, str]]:
    return {(pair.old.pointer, pair.new.pointer) for pair in comparison.matching.pairs}


def _kinds(comparison: Comparison, *, mirrored: bool = False) -> dict[tuple[frozenset[str], frozenset[str]], Any]:
    """The facets of each change by the items that it is about, seen backwards if `mirrored`."""
    found = {}
    for change in comparison.changes:
        sides = (
            (_pointers(change.new), _pointers(change.old))
            if mirrored
            else (_pointers(change.old), _pointers(change.new))
        )
        facets = [(opposite(f.kind) if mirrored else f.kind, f.field or "", f.significance) for f in change.facets]
        found[sides] = sorted(facets)
    return found


def _pointers(items: tuple[Item, ...]) -> frozenset[str]:
    return frozenset(item.pointer for item in items)


@examples(FEW, MANY)
@given(pair=raw_pairs(nulls=False))
def test_every_item_is_paired_once_or_came_or_went(pair: Pair) -> None:
    found = compared(*pair)
    for side, plan, alone in (
        ("old", found.old, found.matching.removed),
        ("new", found.new, found.matching.added),
    ):
        counted = Counter(getattr(one, side).pointer for one in found.matching.pairs if one.rung not in REGROUPED)
        regrouped = {getattr(one, side).pointer for one in found.matching.pairs if one.rung in REGROUPED}
        counted.update(regrouped - counted.keys())
        counted.update(item.pointer for item in alone)
        items = [item.pointer for item in plan.items() if item is not plan.metadata]
        assert {pointer: counted[pointer] for pointer in items} == dict.fromkeys(items, 1)


@examples(FEW, MANY)
@given(pair=raw_pairs())
def test_merges_and_splits_share_no_item(pair: Pair) -> None:
    found = compared(*pair)
    for change in found.changes:
        if len(change.old) + len(change.new) > 2:
            assert len(change.old) == 1 or len(change.new) == 1
            assert {Kind.MERGED, Kind.SPLIT} & set(change.kinds)
    for side in ("old", "new"):
        tellers = Counter(item.pointer for change in found.changes for item in getattr(change, side))
        assert not [pointer for pointer, times in tellers.items() if times > 1]


@examples(FEW, MANY)
@given(pair=raw_pairs())
def test_every_leaf_that_differs_is_in_exactly_one_facet(pair: Pair) -> None:
    """Judged from three JSON documents alone: the two plans and the report."""

    report = json.loads(render(compared(*pair), Wording("sv"), Options()))
    before, after = _by_pointer(pair[0]), _by_pointer(pair[1])
    changes = {change["new"][0]: change for change in report["changes"] if change["old"] and change["new"]}
    regrouped = {new for change in report["changes"] for new in change["new"] if _is_regrouped(change)}
    for match in report["matches"]:
        if match["new"] not in regrouped:
            entity = ENTITIES[match["entity"]]
            old, new = before[match["old"]], after[match["new"]]
            told = _told_leaves(changes.get(match["new"], {"facets": []}))
            assert told == Counter(_differing(entity, old, new))


Leaf = tuple[str, str, str]
"""A field (with a year, where it has values by year), and what it holds in the old and the new plan, as JSON."""


def _by_pointer(plan: Json) -> dict[str, Json]:
    return {"/metadata": plan["metadata"]} | {pointer: node.raw for pointer, node in nodes(plan).items()}


def _is_regrouped(change: Json) -> bool:
    return bool({"merged", "split"} & set(change["kinds"]))


def _told_leaves(change: Json) -> Counter[Leaf]:
    fields = [(facet.get("field") or "amounts", facet) for facet in change["facets"]]
    leaves = [facet for field, facet in fields if field.partition("/")[0] not in BY_COLUMN]
    return Counter((facet["field"], *map(json.dumps, _sides(facet))) for facet in leaves)


def _sides(facet: Json) -> tuple[Json, Json]:
    """What a facet holds; of a value for the plan's own year against one for the old plan's, that it is there now."""
    match facet["old"], facet["new"]:
        case [{"year": before}], [{"year": now, "value": value}] if before != now:
            return None, value
    return facet["old"], facet["new"]


def _differing(entity: Entity, old: Json, new: Json) -> Iterator[Leaf]:
    ours, theirs = numbered(_leaves(entity, old)), numbered(_leaves(entity, new))
    for name in ours.keys() | theirs.keys():
        if ours.get(name) != theirs.get(name):
            yield name, json.dumps(ours.get(name)), json.dumps(theirs.get(name))


def _leaves(entity: Entity, raw: Json) -> Iterator[tuple[str, object]]:
    for field in entity.fields:
        value = raw.get(field.name)
        if field.role is Role.VALUES:
            yield from ((f"{field.name}/{each.get('year', '-')}", each["value"]) for each in value or ())
        elif value is not None and field.name not in BY_COLUMN:
            yield field.name, value


@examples(FEW, MANY)
@given(pair=successors())
def test_amounts_of_the_plan_years_are_told_once_where_they_differ(pair: Pair) -> None:
    """On successors: their costs are negative throughout and printed alike, so no sign rule and no rounding speaks."""

    found = compared(*pair)
    told = {change.new[0].pointer: change for change in found.changes if change.old and change.new}
    for one in found.matching.pairs:
        if one.new.entity.name != "budget_line":
            continue
        facets = told[one.new.pointer].facets if one.new.pointer in told else ()
        amounts = Counter(_columns(facet) for facet in facets if facet.field == "amounts")
        assert amounts == Counter(_differing_columns(one.old, one.new, found))


Column = tuple[int, str]


def _columns(facet: Facet) -> tuple[Column, Column]:
    assert isinstance(facet.old, tuple) and isinstance(facet.new, tuple)
    return tuple((each.year, each.kind) for each in (*facet.old, *facet.new))  # type: ignore[union-attr,return-value]


def _differing_columns(old: Item, new: Item, found: Comparison) -> Iterator[tuple[Column, Column]]:
    ours, theirs = _figures(old), _figures(new)
    own = (found.old.year, "budget"), (found.new.year, "budget")
    for before, after in dict.fromkeys([own, *((column, column) for column in ours if column in theirs)]):
        if before in ours and after in theirs and ours[before] != theirs[after]:
            yield before, after


def _figures(item: Item) -> dict[Column, int]:
    return {(each.year, each.kind): each.amount.kr for each in item.fields["amounts"]}  # type: ignore[union-attr]


@examples(FEW, MANY)
@given(pair=raw_pairs(nulls=False))
def test_replaying_the_changes_rebuilds_the_new_plan(pair: Pair) -> None:
    found = compared(*pair)
    assert Replay(found).plan() == plan_content(found.new.lists)


@examples(FEW, MANY)
@given(pair=raw_pairs(), seed=st.integers(0, 2**16))
def test_shuffling_changes_nothing_but_the_order(pair: Pair, seed: int) -> None:
    old, new = pair
    shuffled = _shuffled(new, random.Random(seed))
    assert _told(compared(old, shuffled)) == _told(compared(old, new))


def _shuffled(raw: Json, chance: random.Random) -> Json:
    plan = deepcopy(raw)
    for _, items in raw_lists(plan):
        chance.shuffle(items)
    return plan


def _told(comparison: Comparison) -> Counter[object]:
    """Every change by its keys and what it says, in no order, reordering left out."""
    return Counter(
        (change.item, change.id, change.within, _facets(change))
        for change in comparison.changes
        if set(change.kinds) != {Kind.REORDERED}
    )


def _facets(change: Change) -> tuple[object, ...]:
    """What the facets say; where a thing moved from and to is in the change's id, not in a pointer."""
    lasting = [facet for facet in change.facets if facet.kind is not Kind.REORDERED]
    return tuple(
        (f.kind, f.field, () if f.kind is Kind.MOVED else (f.old, f.new), f.significance, f.certain, f.weakened)
        for f in lasting
    )


@examples(FEW, MANY)
@given(pair=raw_pairs(nulls=False), side=st.integers(0, 1), place=st.integers(0, 10**6))
def test_inserting_something_elsewhere_changes_no_other_key(pair: Pair, side: int, place: int) -> None:
    """Strictly so for items of other entities. Among its own a newcomer makes every shared word a little rarer, which
    may tip a pair at the very threshold; where the pairs are the same, so are the keys."""

    changed = list(deepcopy(pair))
    entity = _insert_stranger(changed[side], place)
    before, after = compared(*pair), compared(*changed)
    assert _told_keys(after, entity, others=True) == _told_keys(before, entity, others=True)
    if len(after.matching.pairs) == len(before.matching.pairs):
        news = _told_keys(after, entity) - _told_keys(before, entity)
        assert len(news) == 1
        assert STRANGER in next(iter(news))[0]


STRANGER = "zqxvbn-wkrtpl-jfdgh"
"""The words, as in a key, of an item that shares none with any other."""


def _told_keys(comparison: Comparison, entity: str, *, others: bool = False) -> Counter[tuple[str, str]]:
    """The keys of the changes to items of the entity, or of all others; reordering left out."""
    return Counter(
        (change.item, change.id)
        for change in comparison.changes
        if set(change.kinds) != {Kind.REORDERED} and (change.entity == entity) is not others
    )


def _insert_stranger(raw: Json, place: int) -> str:
    """Put the stranger into one of the plan's lists; its entity."""
    lists = {"fees": "fee", "assignments": "assignment", "quality_declarations": "quality_declaration", "goals": "goal"}
    there = [key for key in lists if raw.get(key)] or ["fees"]
    key = there[place % len(there)]
    items = raw.setdefault(key, [])
    items.insert(place % (len(items) + 1), {ENTITIES[lists[key]].name_field: STRANGER.replace("-", " ").capitalize()})
    return lists[key]


def test_nothing_merges_into_the_partner_of_what_it_held() -> None:
    """A section whose subsection rose in its place would else own itself, and no report could be made of it."""
    inner = {"title": "Samverkan med Region Ekdalen"}
    outer = {"title": "Omvärld", "sections": [inner, {"title": "Boende och stöd"}]}
    risen = {**inner, "sections": [{"title": "Boende och stöd"}]}
    found = compared(raw_plan(sections=[outer]), raw_plan(sections=[risen]))
    assert {pair.rung for pair in found.matching.pairs}.isdisjoint(REGROUPED)
    assert [change.title for change in found.changes if Kind.REMOVED in change.kinds] == ["Omvärld"]

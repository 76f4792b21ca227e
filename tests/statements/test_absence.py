"""Absence is proven: nothing is called unchanged while it has a change of substance, and every outline has them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from tests import strategies
from tests.support.gated import DEFAULT, NONE
from vpbdiff.compare import compare
from vpbdiff.gate import judge
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import BRIEF, OUTLINES, SECTIONS, memo
from vpbdiff.model.changes import Absence, Change, Comparison, Significance
from vpbdiff.model.document import Document, changes_in, sentences
from vpbdiff.model.entities import ENTITIES, PLAN, PLAN_LISTS, Entity, ListOf, Role
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.counts import rows as rows_of
from vpbdiff.statements.options import Options
from vpbdiff.store import FORMAT, plan_from_json
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import messages

Json = dict[str, Any]

SAYS_ABSENCE = re.compile(r"(?i)\boförändra|inga skillnader|skiljer sig inte|samma innehåll|inget (har )?ändra")
WHOLE = re.compile(r"(?i)inga skillnader|skiljer sig inte|samma innehåll")

VALUES: dict[Role, tuple[Any, Any]] = {
    Role.NAME: ("Öppna förskolor i alla kommundelar", "Lekotek och sagostunder på biblioteken"),
    Role.TEXT: ("Alla barn ska erbjudas en plats inom 30 dagar.", "Barn kan erbjudas en plats inom 60 dagar."),
    Role.DETAIL: ("Hemtjänsten", "Boendeenheten"),
    Role.CATEGORY: ("Ekonomi", "Medarbetare"),
    Role.DATE: ("2023-05-27", "2024-11-25"),
    Role.FIGURES: ([{"year": 2025, "value": "1 250"}], [{"year": 2025, "value": "1 350"}]),
    Role.COLUMNS: ([{"name": "Antal platser"}, {"name": "Not"}], [{"name": "Antal timmar"}, {"name": "Not"}]),
    Role.STATUS: ("Pågår", "Avslutad"),
    Role.VALUES: ([{"year": 2025, "value": "85 procent"}], [{"year": 2025, "value": "60 procent"}]),
    Role.AMOUNTS: (
        [{"year": 2024, "kind": "budget", "kr": -30_000_000, "printed": "-30,0"}],
        [{"year": 2025, "kind": "budget", "kr": -90_000_000, "printed": "-90,0"}],
    ),
}
"""A value of each role and another that differs in substance. An index goes with its factors; a printed change is
derived, and a form is no substance."""
BY_NAME: dict[str, tuple[Any, Any]] = {
    "index": (6, 12),
    "likelihood": (2, 3),
    "consequence": (3, 4),
    "serves": (["Ett tryggt Ekvik"], ["Ett grönt Ekvik"]),
    "cells": (["1 250", "Alla barn ska erbjudas en plats."], ["1 350", "Alla barn ska erbjudas en plats."]),
    "value": (3, 4),
    "direction": ("up", "down"),
    "type": ("index", "saving"),
    "factor": ("likelihood", "consequence"),
}


def values(entity: Entity, side: int) -> Json:
    """Every field of an item with its value in the old plan (0) or another (1)."""
    chosen = {field.name: BY_NAME.get(field.name) or VALUES.get(field.role) for field in entity.fields}
    found = {name: pair[side] for name, pair in chosen.items() if pair is not None}
    if "role" in found:
        found["role"] = "part"
    return found


def item(entity: Entity, depth: int = 0) -> Json:
    """One item with all its fields and one item in each of its lists."""
    below = {of.path: [item(ENTITIES[of.entity], depth + 1)] for of in entity.lists if depth < 2}
    return values(entity, 0) | below


def twin(entity: Entity) -> Json:
    """Another item of the entity, that both plans have."""
    return {entity.name_field: f"Står kvar i båda planerna, {entity.name}"} | (
        {"role": "part", "amounts": [{"year": 2024, "kind": "budget", "kr": -5_000_000, "printed": "-5,0"}]}
        if entity.is_money
        else {}
    )


def raw(year: int) -> Json:
    """A plan with two items in each of its lists, the first of which has everything."""
    found: Json = {"format": FORMAT, "year": year, "metadata": values(PLAN, 0)}
    for of in PLAN_LISTS:
        *groups, key = of.path.split("/")
        owner = found
        for group in groups:
            owner = owner.setdefault(group, {"unit": "mkr"} if group.endswith("budget") else {})
        owner[key] = [item(ENTITIES[of.entity]), twin(ENTITIES[of.entity])]
    for row in rows(found):
        for amount in row["amounts"]:
            amount["year"] = year
    return found


def rows(plan: Json) -> Iterator[Json]:
    yield from (each for of, items in strategies.raw_lists(plan) if ENTITIES[of.entity].is_money for each in items)


def first(plan: Json, entity: str) -> tuple[ListOf, list[Json]]:
    return next((of, items) for of, items in strategies.raw_lists(plan) if of.entity == entity)


def field_pairs() -> Iterator[tuple[str, Json, Json]]:
    """For every field of every entity two plans that differ in it alone."""
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.role in (Role.CHANGE, Role.FORM) or field.name == "role":
                continue
            old, new = raw(2024), raw(2025)
            target = new["metadata"] if entity.is_plan else first(new, entity.name)[1][0]
            assert field.name in target, f"the plan has no {entity.name}.{field.name}"
            if field.role is Role.INDEX:
                target |= {"likelihood": 3, "consequence": 4, "index": 12}
            else:
                target[field.name] = values(entity, 1)[field.name]
            yield f"{entity.name}.{field.name}", old, new


def item_pairs() -> Iterator[tuple[str, Json, Json]]:
    """For every entity two plans of which the first or the second lacks an item of it."""
    for entity in ENTITIES.values():
        if entity.is_plan:
            continue
        for what, side in (("dropped", 1), ("new", 0)):
            pair = raw(2024), raw(2025)
            first(pair[side], entity.name)[1].pop(0)
            yield f"{entity.name} {what}", *pair


@cache
def pairs() -> dict[str, Comparison]:
    """Every pair, compared."""
    made = (*field_pairs(), *item_pairs())
    return {name: compare(plan_from_json(old), plan_from_json(new)) for name, old, new in made}


def outlines(comparison: Comparison) -> Iterator[tuple[str, Document]]:
    scope = MemoContext(judge(comparison, NONE, DEFAULT), DEFAULT.decision_from_index)
    for name, names in OUTLINES.items():
        yield name, memo(scope, names)
        yield f"{name} --brief", memo(scope, [each for each in names if each in BRIEF])
    for name in SECTIONS:
        yield f"the section {name} alone", memo(scope, [name])


def material(comparison: Comparison) -> list[Change]:
    return [change for change in comparison.changes if change.significance is Significance.MATERIAL]


def is_with_its_owner(change: Change) -> bool:
    """A part that came or went with an item is stated with it."""
    return change.within is not None and ENTITIES[change.entity].part


def check(name: str, comparison: Comparison) -> None:
    changes = material(comparison)
    assert bool(changes) == (comparison.unchanged().absence is None), name
    for change in changes:
        assert comparison.unchanged(change.entity).absence is None, name
        owners = [entity for entity in ENTITIES.values() if change.entity in entity.parts]
        assert all(comparison.unchanged(owner.name).absence is None for owner in owners), name
    changed = {entity.name for entity in ENTITIES.values() if comparison.unchanged(entity.name).absence is None}
    for outline, written in outlines(comparison):
        stated = {each for block in written.blocks for each in changes_in(block)}
        lost = [each for each in changes if each.id not in stated and not is_with_its_owner(each)]
        assert not lost, (name, outline, [each.item for each in lost])
        for sentence in sentences(written):
            if changes and SAYS_ABSENCE.search(sentence.text) and not sentence.text.startswith("Oförändrat riskindex"):
                assert not WHOLE.search(sentence.text), (name, outline, sentence.text)
                said = {each for each in changed if says(sentence.text, ENTITIES[each])}
                assert not said, (name, outline, sentence.text)


def says(text: str, entity: Entity) -> bool:
    """Whether a sentence names all of an entity: «Riskerna är oförändrade.»"""
    return re.search(rf"(?i)(?<!\w){re.escape(entity.noun.the_many)}(?!\w)", text) is not None


def test_the_pairs_hold_every_entity_and_field() -> None:
    named = {name for name in pairs() if "." in name}
    assert len(named) > 40
    for name, comparison in pairs().items():
        entity = re.split(r"[ .]", name)[0]
        assert any(change.entity == entity for change in material(comparison)), name


def test_no_absence_is_claimed_and_nothing_is_lost_in_any_outline() -> None:
    for name, comparison in pairs().items():
        check(name, comparison)


@given(strategies.raw_pairs(nulls=True))
def test_nor_for_any_two_plans(pair: tuple[Json, Json]) -> None:
    check("any", compare(*map(plan_from_json, pair)))


def test_a_comparison_with_changes_never_says_that_there_are_none() -> None:
    for name, comparison in pairs().items():
        assert not WHOLE.search(renderer(Shown.DIFF, "text")(comparison, Wording("sv"), Options())), name


def test_an_item_whose_part_changed_is_not_counted_as_unchanged() -> None:
    parts = [entity for entity in ENTITIES.values() if entity.part]
    assert len(parts) > 2
    for part in parts:
        comparison = pairs()[f"{part.name}.{part.fields[-1].name if part.column_fields else 'text'}"]
        owners = [row for row in rows_of(comparison) if part.name in ENTITIES[row.entity].parts and row.what["parts"]]
        assert [(row.what["parts"], row.what["unchanged"] + 1) for row in owners] == [(1, row.new) for row in owners]
        assert owners, part.name


@pytest.mark.parametrize(
    ("old", "new", "absence", "said"),
    [
        pytest.param({}, {}, Absence.NO_DIFFERENCE, "Inga skillnader: planerna har samma innehåll.", id="the same"),
        pytest.param(
            {"fees": [{"name": "Hyra"}, {"name": "Båtplats"}]},
            {"fees": [{"name": "Båtplats"}, {"name": "Hyra"}]},
            Absence.EDITORIAL,
            "Inga skillnader i sak: den enda ändringen är redaktionell.",
            id="another order",
        ),
        pytest.param(
            {"fees": None},
            {"fees": [{"name": "Båtplats"}]},
            Absence.IN_COMPARED,
            "Inga skillnader i sak i det som går att jämföra.",
            id="not known",
        ),
    ],
)
def test_the_three_phrases(old: Json, new: Json, absence: Absence, said: str) -> None:
    plans = [
        plan_from_json({"format": FORMAT, "year": year, "metadata": values(PLAN, 0), **content})
        for year, content in ((2024, old), (2025, new))
    ]
    comparison = compare(plans[0], plans[1])
    assert comparison.unchanged().absence is absence
    assert said in renderer(Shown.DIFF, "text")(comparison, Wording("sv"), Options(width=200))
    written = dict(outlines(comparison))
    assert all(any(said in each.text for each in sentences(written[name])) for name in OUTLINES)


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        pytest.param({"name": "Båtplats"}, "Namnen på taxorna är oförändrade.", id="names alone"),
        pytest.param(
            {"name": "Båtplats", "amounts": [{"value": "350", "unit": "kr"}]},
            "Taxorna är oförändrade.",
            id="with amounts",
        ),
    ],
)
def test_what_costs_something_is_unchanged_only_where_the_plans_tell_what_it_costs(fee: Json, said: str) -> None:
    raw = {"format": FORMAT, "metadata": values(PLAN, 0), "fees": [fee]}
    comparison = compare(*(plan_from_json(raw | {"year": year}) for year in (2024, 2025)))
    told = [each.text for each in sentences(dict(outlines(comparison))["memo"])]
    assert said in told
    assert ("Vad taxorna kostar framgår inte av planerna." in told) is ("amounts" not in fee)


def test_what_was_not_compared_of_an_entity_is_not_called_unchanged() -> None:
    """A budget row with a figure in one plan alone: the rows are the same in what was compared, and no more."""
    rows = [{"name": "Hemtjänst", "role": "part", "amounts": []}]
    printed = [{"year": 2025, "kind": "budget", "kr": -5_000_000, "printed": "-5,0"}]
    old = {"operating_budget": {"unit": "mkr", "units": rows}}
    new = {"operating_budget": {"unit": "mkr", "units": [deepcopy(rows[0]) | {"amounts": printed}]}}
    plans = [
        plan_from_json({"format": FORMAT, "year": year, "metadata": values(PLAN, 0), **content})
        for year, content in ((2024, old), (2025, new))
    ]
    found = compare(plans[0], plans[1]).unchanged("budget_line")
    assert found.absence is Absence.IN_COMPARED
    assert [each.key for each in found.not_compared] == ["compare.no-figure"]
    assert compare(plans[0], plans[1]).unchanged("fee").absence is Absence.NO_DIFFERENCE
    report = renderer(Shown.DIFF, "text")(compare(plans[0], plans[1]), Wording("sv"), Options(width=200))
    assert "Budgeten i siffror" in report
    assert "Ingen verksamhets nettokostnad" not in report, "no amount was compared"


def test_no_other_message_says_that_plans_do_not_differ() -> None:
    found = {key for key, message in messages().items() if WHOLE.search(message.sv)}
    assert {key for key in found if not key.startswith("absence.")} == set()
    assert found

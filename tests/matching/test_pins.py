"""A person's word on two items goes before their likeness, and is refused where it can't hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import raw_pairs
from tests.support.examples import examples
from tests.support.plans import activity, goal, plan, risk, risks, section, unit
from vpbdiff.compare import compare
from vpbdiff.matching import inapplicable, match
from vpbdiff.model.changes import Rung
from vpbdiff.model.keys import Pin, plan_keys
from vpbdiff.model.plan import Item, Plan
from vpbdiff.statements.caveats import PairEvidence
from vpbdiff.statements.statement import surroundings
from vpbdiff.store import plan_from_json
from vpbdiff.wording import Wording

HOME = "Ge stöd i hemmet så att äldre kan bo kvar, med tätare besök under den första månaden efter en sjukhusvistelse."
DAY = "Dagverksamheten vid Björkbacken öppnar en grupp för yngre personer med demens två dagar i veckan."
CARE = "goal:nämnden-ska-ge-ett-gott-stöd"
IN_CARE = CARE.replace("goal", "activity")
FREED = "activity:maten-ska-vara-god"
REGROUPED = (Rung.MERGED, Rung.SPLIT)


class Row(NamedTuple):
    """Two plans, what is pinned, the pairs of the pinned entity as (old name, new name, rung), and what is refused."""

    reason: str
    old: dict[str, Any]
    new: dict[str, Any]
    pins: list[Pin]
    expected: set[tuple[str, str, Rung]]
    refused: Sequence[Pin] = ()


def _goals(*activities: dict[str, Any]) -> dict[str, Any]:
    return {"goals": [goal("Nämnden ska ge ett gott stöd", *activities)]}


def _moved(*activities: dict[str, Any]) -> dict[str, Any]:
    return {"goals": [goal("Nämnden ska ge ett gott stöd"), goal("Maten ska vara god", *activities)]}


def _same(old: str, new: str) -> Pin:
    return Pin(old, new, same=True)


def _apart(old: str, new: str) -> Pin:
    return Pin(old, new, same=False)


STAYS = ("Stöd i hemmet", "Stöd i hemmet", Rung.SAME_TEXT)
OWNER = "an owner is pinned and what it holds is paired under it"
TO_FOOD = _same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/matråd")
PAIRED = [
    Row(
        "what shares no word is one item if a person says so, under another owner too",
        _goals(activity("Stöd i hemmet", HOME)),
        _moved(activity("Matråd", DAY)),
        [_same(f"{IN_CARE}/stöd-i-hemmet", f"{FREED}/matråd")],
        {("Stöd i hemmet", "Matråd", Rung.PINNED)},
    ),
    Row(
        "a person's word goes before an id",
        _goals(activity("Stöd i hemmet", id="A1")),
        _goals(activity("Stöd i hemmet", id="A1"), activity("Dagverksamhet")),
        [_same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/dagverksamhet")],
        {("Stöd i hemmet", "Dagverksamhet", Rung.PINNED)},
    ),
    Row(
        "a pinned pair whose texts say otherwise is in a merge or a split, never in both",
        _goals(activity("Stöd i hemmet", HOME, id="A1"), activity("Dagverksamhet", DAY, id="A2")),
        _goals(activity("Stöd i hemmet", HOME, id="A1"), activity("Dagverksamhet", DAY, id="A2")),
        [_same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/dagverksamhet")],
        {("Stöd i hemmet", "Dagverksamhet", Rung.PINNED), ("Stöd i hemmet", "Stöd i hemmet", Rung.SPLIT)},
    ),
    Row(
        "equal in everything and yet two: removed and added",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", HOME)),
        [_apart(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/stöd-i-hemmet")],
        set(),
    ),
    Row(
        "an item kept from one partner pairs with the next best",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", HOME), activity("Stöd i hemmen", HOME)),
        [_apart(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/stöd-i-hemmet")],
        {("Stöd i hemmet", "Stöd i hemmen", Rung.SIMILAR_SAME_PARENT)},
    ),
    Row(
        OWNER,
        {"internal_control_plan": risks(risk("Väntetid", HOME, "Stickprov i mars"))},
        {"internal_control_plan": risks(risk("Köer", DAY, "Stickprov i april"))},
        [_same("risk:väntetid", "risk:köer")],
        {("Väntetid", "Köer", Rung.PINNED)},
    ),
    Row(
        "two that became one: the first is the one that stayed, the other was merged into it",
        _goals(activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)),
        _goals(activity("Matråd")),
        [TO_FOOD, _same(f"{IN_CARE}/dagverksamhet", f"{IN_CARE}/matråd")],
        {("Stöd i hemmet", "Matråd", Rung.PINNED), ("Dagverksamhet", "Matråd", Rung.MERGED)},
    ),
    Row(
        "one that became two",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Matråd"), activity("Dagverksamhet", DAY)),
        [TO_FOOD, _same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/dagverksamhet")],
        {("Stöd i hemmet", "Matråd", Rung.PINNED), ("Stöd i hemmet", "Dagverksamhet", Rung.SPLIT)},
    ),
    Row(
        "a section and one that stood in it became one: the outer is the one that stayed, whichever is said first",
        {"sections": [section("Boende", sections=[section("Hemtjänst")])]},
        {"sections": [section("Omsorg")]},
        [_same("section:boende/hemtjänst", "section:omsorg"), _same("section:boende", "section:omsorg")],
        {("Boende", "Omsorg", Rung.PINNED), ("Hemtjänst", "Omsorg", Rung.MERGED)},
    ),
    Row(
        "an item that is part of one merge is no part of another",
        _goals(activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)),
        _goals(activity("Matråd"), activity("Lunch")),
        [
            TO_FOOD,
            _same(f"{IN_CARE}/dagverksamhet", f"{IN_CARE}/matråd"),
            _same(f"{IN_CARE}/dagverksamhet", f"{IN_CARE}/lunch"),
        ],
        {("Stöd i hemmet", "Matråd", Rung.PINNED), ("Dagverksamhet", "Matråd", Rung.MERGED)},
        [_same(f"{IN_CARE}/dagverksamhet", f"{IN_CARE}/lunch")],
    ),
]
REFUSED = [
    Row(
        "the item is no longer there",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", HOME)),
        [TO_FOOD],
        {STAYS},
        [TO_FOOD],
    ),
    Row(
        "an activity is no goal",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", HOME)),
        [_same(f"{IN_CARE}/stöd-i-hemmet", CARE)],
        {STAYS},
        [_same(f"{IN_CARE}/stöd-i-hemmet", CARE)],
    ),
    Row(
        "of two that say opposite things the first holds",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", HOME)),
        [
            _apart(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/stöd-i-hemmet"),
            _same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/stöd-i-hemmet"),
        ],
        set(),
        [_same(f"{IN_CARE}/stöd-i-hemmet", f"{IN_CARE}/stöd-i-hemmet")],
    ),
    Row(
        "said twice is said once",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Matråd")),
        [TO_FOOD, TO_FOOD],
        {("Stöd i hemmet", "Matråd", Rung.PINNED)},
    ),
    Row(
        "what the other plan does not know is compared with nothing",
        _goals(activity("Stöd i hemmet", HOME)),
        {"goals": None},
        [TO_FOOD],
        set(),
        [TO_FOOD],
    ),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.reason) for row in PAIRED + REFUSED])
def test_pins(row: Row) -> None:
    old, new = plan(2024, **row.old), plan(2025, **row.new)
    entity = row.pins[0].old.partition(":")[0]
    found = {
        (pair.old.name, pair.new.name, pair.rung)
        for pair in match(old, new, row.pins).pairs
        if pair.old.entity.name == entity
    }
    assert found == row.expected
    assert list(inapplicable(row.pins, old, new)) == list(row.refused)


def test_what_is_said_of_an_owner_pairs_what_it_holds() -> None:
    row = next(row for row in PAIRED if row.reason == OWNER)
    matching = match(plan(2024, **row.old), plan(2025, **row.new), row.pins)
    assert {(pair.old.entity.name, pair.rung) for pair in matching.pairs} == {
        ("risk", Rung.PINNED),
        ("control", Rung.SIMILAR_SAME_PARENT),
    }
    assert not match(plan(2024, **row.old), plan(2025, **row.new)).pairs


def test_a_merge_that_a_person_denies_is_none() -> None:
    old = plan(organisation={"units": [unit("Stab", "Budget", "Upphandling av måltider"), unit("Hemvård", "Besök")]})
    new = plan(organisation={"units": [unit("Hemvård", "Besök", "Budget", "Upphandling av måltider")]})
    assert Rung.MERGED in {pair.rung for pair in match(old, new).pairs}
    assert Rung.MERGED not in {pair.rung for pair in match(old, new, [_apart("unit:stab", "unit:hemvård")]).pairs}


def test_a_pinned_pair_says_so() -> None:
    old, new = plan(2024, **_goals(activity("Stöd i hemmet"))), plan(2025, **_goals(activity("Matråd")))
    (pair,) = (pair for pair in match(old, new, [TO_FOOD]).pairs if pair.old.entity.name == "activity")
    assert (pair.rung, pair.score, pair.field) == (Rung.PINNED, 1.0, "pin")


def test_no_share_of_text_is_said_to_speak_for_what_a_person_merged() -> None:
    row = next(row for row in PAIRED if row.expected and Rung.MERGED in {rung for *_, rung in row.expected})
    comparison = compare(plan(2024, **row.old), plan(2025, **row.new), row.pins)
    change = next(change for change in comparison.changes if change.entity == "activity")
    parts = list(PairEvidence(Wording("sv")).regrouped(surroundings(comparison).statement(change)))
    assert len(parts) == 2
    assert "%" not in "".join(span.text for spans in parts for span in spans)


def test_an_old_item_has_the_key_of_its_change() -> None:
    twins = [risk("Väntetid", HOME, "Stickprov", "Stickprov"), risk("Väntetid", DAY)]
    tables = {"operating_budget": {"unit": "mkr", "lines": [{"name": "Kostnad", "amounts": []}]}}
    old = plan(2024, internal_control_plan=risks(*twins), sections=[section("Boende", HOME)], **tables)
    new = plan(2025)
    keys = {item.pointer: key for key, item in plan_keys(old).items()}
    changes = compare(old, new).changes
    assert {change.old[0].pointer: change.item for change in changes} == {
        pointer: key for pointer, key in keys.items() if pointer != "/metadata"
    }
    assert keys["/internal_control_plan/risks/1"] == "risk:väntetid"
    assert keys["/internal_control_plan/risks/0/controls/1"] == "control:väntetid#2/stickprov#2"
    assert keys["/operating_budget/lines/0"] == "budget_line:operating_budget.lines/kostnad"


def test_twins_have_their_keys_by_content_whatever_their_order() -> None:
    twins = [activity("Stöd i hemmet", HOME), activity("Stöd i hemmet", DAY)]
    one, other = (plan_keys(plan(**_goals(*order))) for order in (twins, twins[::-1]))
    assert {key: item.fields for key, item in one.items()} == {key: item.fields for key, item in other.items()}


def _pool(item: Item) -> str:
    table = item.pointer.rpartition("/")[0] if item.entity.name == "budget_line" else ""
    return f"{item.entity.name}{table}"


@st.composite
def _pinned(draw: st.DrawFn) -> tuple[Plan, Plan, list[Pin]]:
    """Two plans, and up to four pins on items of one pool each."""
    old, new = (plan_from_json(raw) for raw in draw(raw_pairs(nulls=False)))
    theirs = plan_keys(new)
    couples = [
        (key, other)
        for key, item in plan_keys(old).items()
        for other, candidate in theirs.items()
        if _pool(item) == _pool(candidate) and item.entity.name != "metadata"
    ]
    if not couples:
        return old, new, []
    pins = st.builds(lambda couple, same: Pin(couple[0], couple[1], same), st.sampled_from(couples), st.booleans())
    return old, new, draw(st.lists(pins, min_size=1, max_size=4))


@examples(6, 600)
@given(_pinned())
def test_what_is_pinned_holds_and_every_item_keeps_one_fate(pinned: tuple[Plan, Plan, list[Pin]]) -> None:
    old, new, pins = pinned
    matching = compare(old, new, pins).matching
    pairs = {(pair.old.pointer, pair.new.pointer) for pair in matching.pairs}
    olds, news = plan_keys(old), plan_keys(new)
    refused = inapplicable(pins, old, new)
    assert not pins or pins[0] not in refused or len(set(pins)) > 1, "a pin that is alone applies"
    for pin in set(pins) - set(refused):
        assert ((olds[pin.old].pointer, news[pin.new].pointer) in pairs) == pin.same
    for plan_, side, alone in ((old, "old", matching.removed), (new, "new", matching.added)):
        counted = Counter(getattr(pair, side).pointer for pair in matching.pairs if pair.rung not in REGROUPED)
        parts = {getattr(pair, side).pointer for pair in matching.pairs if pair.rung in REGROUPED}
        counted.update(parts - counted.keys())
        counted.update(item.pointer for item in alone)
        items = [item.pointer for item in plan_.items() if item is not plan_.metadata]
        assert {pointer: counted[pointer] for pointer in items} == dict.fromkeys(items, 1)

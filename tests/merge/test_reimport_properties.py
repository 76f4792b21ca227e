"""What must always hold when a document is imported over a snapshot that a person has corrected.

Each property is a plain function of three readings.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.edit import Editor
from benchmarks.generate import plan as generated_draft
from tests.strategies import edits_of, raw_lists, raw_plans
from tests.support.examples import examples
from vpbdiff import store
from vpbdiff.merge.result import Difference, Merged, MergeOutcome
from vpbdiff.merge.three_way import merge
from vpbdiff.model.entities import ENTITIES, Role
from vpbdiff.model.plan import Item
from vpbdiff.render import terminal as text
from vpbdiff.statements.options import Options
from vpbdiff.views import merge_report
from vpbdiff.wording import LANGUAGES, Wording

Json = dict[str, Any]

_LETTERS = "abcdefghij"


@st.composite
def _edited(draw: st.DrawFn, raw: Json) -> Json:
    """The same plan after a few edits of any kind, some with an id or without a place."""
    plan = draw(edits_of(raw)) | {"year": raw["year"]}
    for _, items in raw_lists(plan):
        for item in items:
            if draw(st.integers(0, 19)) == 0:
                item.pop("source", None)
    return plan


@st.composite
def _imports(draw: st.DrawFn) -> tuple[Json, Json, Json]:
    """The last import, the corrected snapshot and the new import, where no two items say the same."""
    base = _told_apart(draw(raw_plans()))
    return base, draw(_edited(base)), draw(_edited(base))


def _told_apart(raw: Json) -> Json:
    """The plan with a word of its own at the end of every name and text."""
    numbers = count()
    for of, items in raw_lists(raw):
        for item in items:
            for field in ENTITIES[of.entity].fields:
                if field.role in (Role.NAME, Role.TEXT) and field.name in item:
                    item[field.name] += " " + "".join(_LETTERS[int(digit)] for digit in f"{next(numbers):03}")
    return raw


def _valid(raw: Json) -> Json:
    """The same JSON, which is that of a valid snapshot."""
    store.read_plan(store.dumps(raw), "plan.json")
    return raw


def the_same_document_again_changes_nothing(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, mine, deepcopy(base))
    assert store.dumps(merged.raw) == store.dumps(mine)
    assert {each.outcome for each in merged.differences} <= {MergeOutcome.KEPT}


def without_corrections_the_snapshot_becomes_the_new_import(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, deepcopy(base), theirs)
    assert store.dumps(merged.raw) == store.dumps(theirs)
    assert {each.outcome for each in merged.differences} <= {MergeOutcome.TAKEN}


def what_was_corrected_as_the_document_is_now_is_no_difference(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, mine, deepcopy(mine))
    assert (store.dumps(merged.raw), merged.differences) == (store.dumps(mine), ())


def a_second_merge_changes_nothing(base: Json, mine: Json, theirs: Json) -> None:
    merged = _valid(merge(base, mine, theirs).raw)
    assert merge(theirs, merged, theirs).raw == merged


def a_merge_whose_record_was_not_written_loses_nothing(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, mine, theirs).raw
    again = merge(base, merged, theirs)
    assert set(_strings(merged)) <= set(_strings(again.raw)) | _told(again)


def nothing_vanishes_untold(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, mine, theirs)
    seen = set(_strings(merged.raw)) | _told(merged)
    assert set(_strings(mine)) - seen == set()
    assert set(_strings(theirs)) - seen == set()


def with_all_taken_nothing_of_the_document_is_missing(base: Json, mine: Json, theirs: Json) -> None:
    ids = {each.id for each in merge(base, mine, theirs).differences if each.id}
    merged = merge(base, mine, theirs, ids)
    assert set(_strings(theirs)) - set(_strings(_valid(merged.raw))) == set()


def every_difference_can_be_shown(base: Json, mine: Json, theirs: Json) -> None:
    merged = merge(base, mine, theirs)
    for language in LANGUAGES:
        shown = text.written(list(merge_report.elements(merged, "plan.json", Wording(language))), Options())
        assert all(line.isprintable() or "\N{NO-BREAK SPACE}" in line for line in shown.splitlines())
        assert {"\x1b", "\u202e", "\u200b"}.isdisjoint(shown)
        assert all(f"--take {each.id}" in shown or f"[{each.id}]" in shown for each in merged.differences if each.id)


PROPERTIES = [
    every_difference_can_be_shown,
    the_same_document_again_changes_nothing,
    without_corrections_the_snapshot_becomes_the_new_import,
    what_was_corrected_as_the_document_is_now_is_no_difference,
    a_second_merge_changes_nothing,
    a_merge_whose_record_was_not_written_loses_nothing,
    nothing_vanishes_untold,
    with_all_taken_nothing_of_the_document_is_missing,
]


@examples(6, 1000)
@given(_imports())
def test_always(imports: tuple[Json, Json, Json]) -> None:
    for check in PROPERTIES:
        check(*imports)


@pytest.mark.parametrize("seed", range(8))
def test_corrections_and_news_of_different_items_both_come_in(seed: int) -> None:
    base, chance = generated_draft(seed, 60, 2024).raw(), random.Random(seed)
    chosen = chance.sample(list(_texts(base)), 12)
    mine, theirs = deepcopy(base), deepcopy(base)
    for correction, news in zip(chosen[:6], chosen[6:], strict=True):
        _append(mine, correction, "rättelse")
        _append(theirs, news, "nyhet")
    merged = merge(base, mine, theirs)
    assert merged.of(MergeOutcome.CONFLICT) == ()
    assert [store.dumps(merged.raw).count(f' {word}"') for word in ("rättelse", "nyhet")] == [6, 6]


@pytest.mark.parametrize(
    "seeds", [pytest.param(range(1), id="few"), pytest.param(range(1, 100), id="many", marks=pytest.mark.soak)]
)
def test_two_hands_on_a_whole_plan(seeds: range) -> None:
    """A control with plans of 60 items, edited in half of them on both sides: joined, parted, moved, reworded."""
    for seed in seeds:
        before = generated_draft(seed, 60, 2024)
        base = before.raw()
        mine, theirs = (
            Editor(before, random.Random(f"{seed} {hand}"), 0.5).edit().raw() | {"year": base["year"]} for hand in "mt"
        )
        for check in PROPERTIES:
            check(base, mine, theirs)


def _texts(raw: Json) -> Iterator[tuple[int, int, str]]:
    for number, (of, items) in enumerate(raw_lists(raw)):
        for position, item in enumerate(items):
            yield from ((number, position, name) for name in ENTITIES[of.entity].text_fields if name in item)


def _append(raw: Json, at: tuple[int, int, str], word: str) -> None:
    number, position, name = at
    item = list(raw_lists(raw))[number][1][position]
    item[name] += f" {word}"


def _strings(raw: Json) -> Iterator[str]:
    """Every name and text in a plan."""
    for of, items in raw_lists(raw):
        for item in items:
            for field in ENTITIES[of.entity].fields:
                if field.role in (Role.NAME, Role.TEXT) and field.name in item:
                    yield item[field.name]


def _told(merged: Merged) -> set[str]:
    """Every name and text that the differences show."""
    return {text for each in merged.differences for text in _shown(each)}


def _shown(one: Difference) -> Iterator[str]:
    if one.item is not None and one.what in ("added", "removed", "refused", "joined", "parted"):
        yield from _of_item(one.item)
    yield from (value for value in (one.base, one.mine, one.theirs) if isinstance(value, str))


def _of_item(item: Item) -> Iterator[str]:
    yield from (value for value in item.fields.values() if isinstance(value, str))

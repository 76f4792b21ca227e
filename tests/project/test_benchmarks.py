"""The benchmarks' own truth is consistent, DeepDiff is read fairly, and vpbdiff keeps its floors."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path, PurePath

import pytest

from benchmarks import accuracy, cells, follow, fuzz, gate, generic, kills, mutants, mutations, planted, reading, speed
from benchmarks.edit import Case, case
from benchmarks.generate import plan
from benchmarks.noise import slip
from benchmarks.truth import Link, Raw, kinds, nodes, reordered
from tests.support.plans import activity, goal, raw_plan
from vpbdiff.store import Snapshot, dumps, read_plan

SOME = accuracy.SEEDS["report"][:4]
"""Enough for one miss to cost a row about 0.04: some 600 pairs, 12 merges and 12 splits."""


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case(seed) for seed in SOME]


def test_the_same_seed_writes_the_same_plans(cases: Sequence[Case]) -> None:
    assert case(SOME[0]) == cases[0]
    assert case(SOME[1]).old != cases[0].old


def test_the_plans_are_valid_and_of_their_size(cases: Sequence[Case]) -> None:
    for one in cases:
        for raw in (one.old, one.new):
            read_plan(dumps(raw), Snapshot(PurePath("plan.json")))
            assert 150 <= len(nodes(raw)) <= 260
    assert 650 <= len(nodes(plan(1, size=800).raw())) <= 950


def test_every_item_has_one_fate(cases: Sequence[Case]) -> None:
    for one in cases:
        truth = one.truth
        old = [*(o for o, _ in truth.pairs), *(o for olds, _ in truth.merged for o in olds), *truth.removed]
        old += [o for o, _ in truth.split]
        new = [*(n for _, n in truth.pairs), *(n for _, news in truth.split for n in news), *truth.added]
        new += [n for _, n in truth.merged]
        assert sorted(old) == sorted(nodes(one.old))
        assert sorted(new) == sorted(nodes(one.new))


def test_pairs_are_of_one_entity(cases: Sequence[Case]) -> None:
    for one in cases:
        before, after = nodes(one.old), nodes(one.new)
        assert all(before[old].entity is after[new].entity for old, new in one.truth.links)


def test_no_added_item_is_one_that_was_removed(cases: Sequence[Case]) -> None:
    """Else whether it went and came, or stayed, would be a matter of taste."""
    for one in cases:
        before, after = nodes(one.old), nodes(one.new)
        gone = {(before[pointer].entity.name, before[pointer].body) for pointer in one.truth.removed}
        assert not gone & {(after[pointer].entity.name, after[pointer].body) for pointer in one.truth.added}


def test_every_kind_of_edit_is_made(cases: Sequence[Case]) -> None:
    made = {kind for one in cases for kind, links in kinds(one.truth, one.old, one.new).items() if links}
    assert made == set(accuracy.KINDS)
    for one in cases:
        assert one.truth.merged and one.truth.split and one.truth.added and one.truth.removed
        assert reordered(one.truth, one.old, one.new)


def test_the_truth_itself_scores_full_marks(cases: Sequence[Case]) -> None:
    heavy = accuracy.heaviest_tenth(cases)
    tally = accuracy.Score()
    for one in cases:
        truth = accuracy.told_by_truth(one.truth, one.old, one.new)
        accuracy.score(one, truth, truth, heavy[one.seed], tally)
    assert {row: tally.rows[row].f1 for row in accuracy.ROWS} == dict.fromkeys(accuracy.ROWS, 1.0)
    assert tally.heaviest["pairs"].f1 == 1.0


def _titles(*titles: str) -> Raw:
    return raw_plan(goals=[goal("Nämnden ska ge stöd", *(activity(title, f"{title} med omsorg") for title in titles))])


@pytest.mark.parametrize(
    ("reason", "old", "new", "setting", "expected"),
    [
        ("by place as it comes", "abc", "cab", "DeepDiff", [(0, 0), (1, 1), (2, 2)]),
        ("equal items whatever the place", "abc", "cab", "DeepDiff ignore_order", [(0, 1), (1, 2), (2, 0)]),
        ("a new item first shifts none", "abc", "xabc", "DeepDiff ignore_order", [(0, 1), (1, 2), (2, 3)]),
        ("what is gone has no partner", "abc", "ac", "DeepDiff widest", [(0, 0), (2, 1)]),
    ],
)
def test_deepdiff_is_given_its_own_pairs(
    reason: str, old: str, new: str, setting: str, expected: list[tuple[int, int]]
) -> None:
    answer = generic.deepdiff_answer(_titles(*old), _titles(*new), generic.SETTINGS[setting])
    activities: set[Link] = {pair for pair in answer.pairs if "activities" in pair[0]}
    assert activities == {(f"/goals/0/activities/{o}", f"/goals/0/activities/{n}") for o, n in expected}, reason


def test_plants_differ_where_they_say_and_nowhere_else() -> None:
    for changes in (planted.SUBSTANCE, planted.SLIPS):
        for garden in planted.gardens(7, changes, 60):
            before, after = nodes(garden.old), nodes(garden.new)
            differing = {pointer for pointer in before if before[pointer].body != after[pointer].body}
            assert differing <= {plant.pointer for plant in garden.plants}
            for plant in garden.plants:
                assert before[plant.pointer].raw[plant.field] == plant.old != plant.new
                assert after[plant.pointer].raw[plant.field] == plant.new


def test_a_slip_spares_short_words_figures_and_capitals() -> None:
    text = "LVU inte ska 2024 alla kan Ekvik"
    assert slip(text, random.Random(1)) == text
    assert slip(f"{text} handläggning", random.Random(1)).startswith(text)


def test_vpbdiff_keeps_its_floors(cases: Sequence[Case]) -> None:
    assert not accuracy.below_floors(accuracy.measure(cases, ["vpbdiff"]))


@pytest.mark.soak
def test_vpbdiff_pairs_better_than_deepdiff_at_its_best(cases: Sequence[Case]) -> None:
    scores = accuracy.measure(cases[:1], ["vpbdiff", "DeepDiff widest"])
    for row in ("pairs", "edited pairs", "moved", "merged", "split"):
        assert (scores["vpbdiff"].rows[row].f1 or 0) > (scores["DeepDiff widest"].rows[row].f1 or 0), row


@pytest.mark.soak
def test_planted_changes_are_seen_for_what_they_are() -> None:
    assert not accuracy.judge(planted.gardens(2000, planted.SUBSTANCE, 60), "material").wrong
    slips = accuracy.judge(planted.gardens(2000, planted.SLIPS, 40), "editorial")
    assert slips.share("editorial") >= accuracy.EDITORIAL_SLIPS


@pytest.mark.soak
@pytest.mark.parametrize("type_", mutants.TYPES)
def test_a_mutant_is_told_for_what_it_is(type_: str) -> None:
    cases = mutants.mutants(1, mutations.FIT, mutants.plans()[3:], [type_])
    tallies = mutations.measure(cases, mutations.this_program)
    assert not mutations.total(tallies).counts, tallies[type_].examples


@pytest.mark.soak
def test_many_mutants_are_told_for_what_they_are() -> None:
    cases = mutants.mutants(15, mutations.FIT + 100, mutants.plans())
    assert mutations.passes(mutations.measure(cases, mutations.this_program))


@pytest.mark.soak
def test_the_full_floors() -> None:
    scores = accuracy.measure([case(seed) for seed in accuracy.SEEDS["fresh"]], ["vpbdiff"])
    assert not accuracy.below_floors(scores)


@pytest.mark.soak
def test_the_full_count_of_plants() -> None:
    assert not accuracy.judge(planted.gardens(1000, planted.SUBSTANCE, 2000), "material").wrong
    slips = accuracy.judge(planted.gardens(1000, planted.SLIPS, 1000), "editorial")
    assert slips.share("editorial") >= accuracy.EDITORIAL_SLIPS


def test_the_readme_names_every_command() -> None:
    """What can be run is told, and what is told can be run."""
    text = (Path(accuracy.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"python -m (benchmarks\.\w+)", text)) == {
        accuracy.__name__,
        cells.__name__,
        follow.__name__,
        fuzz.__name__,
        gate.__name__,
        kills.__name__,
        mutations.__name__,
        reading.__name__,
        speed.__name__,
        "benchmarks.house",
        "benchmarks.review",  # not imported: it loads Textual
        "benchmarks.verify",
    }


@pytest.mark.soak
def test_nothing_is_lost_by_kills_and_five_writers() -> None:
    assert kills.run(5, 3) == []


@pytest.mark.soak
def test_damaged_files_and_odd_arguments_end_as_they_should() -> None:
    with fuzz.workplace() as places:
        assert [outcome for number in range(60) if (outcome := fuzz.run(number, places)).faults] == []

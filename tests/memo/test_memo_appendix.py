"""The appendix has each material change exactly once, in a row or in the sentence on the plan's own facts, and each
change of form exactly once among those that are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given

from benchmarks.edit import case
from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples
from tests.support.gated import DEFAULT, NONE, verdict
from vpbdiff.memo.appendix import appendix
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Significance
from vpbdiff.model.document import Paragraph, Table
from vpbdiff.store import plan_from_json

FEW = range(6)
MANY = range(6, 306)


def scope_of(old: Mapping[str, object], new: Mapping[str, object]) -> MemoContext:
    return MemoContext(verdict(plan_from_json(old), plan_from_json(new), NONE), DEFAULT.decision_from_index)


def stands(scope: MemoContext) -> Iterator[tuple[str, str]]:
    """Each change that the appendix has, as often as it has it, and whether in a table or in a sentence."""
    for block in appendix(scope):
        if isinstance(block, Table):
            yield from ((change, "row") for change in block.changes)
        if isinstance(block, Paragraph):
            yield from ((change, "sentence") for span in block.spans for change in span.changes)


def check_once(scope: MemoContext) -> None:
    held = Counter(change for change, _ in stands(scope))
    wrong = {
        (change.id, change.entity, change.kinds, held[change.id])
        for change in scope.comparison.changes
        if held[change.id] != 1
    }
    assert wrong == set()
    assert set(held) == {change.id for change in scope.comparison.changes}
    in_rows = {change for change, where in stands(scope) if where == "row"}
    of_form = {each.id for each in scope.comparison.changes if each.significance is not Significance.MATERIAL}
    assert in_rows.isdisjoint(of_form)


def check_numbered(scope: MemoContext) -> None:
    """The numbers run from 1 without a gap, a row for each."""
    tables = [block for block in appendix(scope) if isinstance(block, Table) and block.header[0] == "Nr"]
    numbers = [row[0].text for table in tables for row in table.rows]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert all(len(table.rows) == len(table.changes) for table in tables)


def generated(seed: int) -> MemoContext:
    made = case(seed, size=40)
    return scope_of(made.old, made.new)


@pytest.mark.parametrize("seed", FEW)
def test_the_appendix_has_each_change_once(seed: int) -> None:
    scope = generated(seed)
    assert len(scope.numbers) > len(FEW)
    check_once(scope)
    check_numbered(scope)


@pytest.mark.soak
def test_three_hundred_appendices_have_each_change_once() -> None:
    for seed in MANY:
        scope = generated(seed)
        check_once(scope)
        check_numbered(scope)


@examples(8, 300)
@given(raw_pairs())
def test_the_appendix_of_plans_with_anything_in_them_has_each_change_once(found: Pair) -> None:
    scope = scope_of(*found)
    check_once(scope)
    check_numbered(scope)

"""The comparison of the invented plans, held to what a person found: `examples/changes/`.

Both ways: each row is found, and nothing is found that is no row. A pair that should not be, a change that hides in
another, a slip told as substance: each shows as a row too many or too few.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from tests.support.invented import EXAMPLES, snapshot
from vpbdiff.gate import open_case
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import ENTITIES

Pair = tuple[int, int]
PAIRS: list[Pair] = [(2024, 2025), (2025, 2026)]
TABLES: dict[Pair, dict[str, Any]] = {
    pair: tomllib.loads((EXAMPLES / "changes" / "{}-{}.toml".format(*pair)).read_text(encoding="utf-8"))
    for pair in PAIRS
}

Row = dict[str, Any]


@cache
def comparison(pair: Pair) -> Comparison:
    """With the pairs that a person has named in the explanations beside the plans."""
    return open_case(*(str(snapshot(year)) for year in pair)).comparison


def is_named(name: str, listed: str) -> bool:
    return name.startswith(listed.removesuffix("…")) if listed.endswith("…") else name == listed


def are_named(names: Sequence[str], listed: Sequence[str]) -> bool:
    return len(names) == len(listed) and all(any(is_named(name, one) for one in listed) for name in names)


def fits(change: Change, row: Row) -> bool:
    return (
        signs(change) == (row["kinds"], row.get("editorial", False), row.get("weakened", False))
        and are_named([item.name for item in change.old], row["old"])
        and are_named([item.name for item in change.new], row["new"])
    )


def signs(change: Change) -> tuple[str, bool, bool]:
    return " ".join(change.kinds), change.significance is Significance.EDITORIAL, change.weakened


def told(change: Change) -> str:
    kinds, editorial, weakened = signs(change)
    marks = " editorial" * editorial + " weakened" * weakened
    return f"{kinds}{marks}: {[item.name for item in change.old]} -> {[item.name for item in change.new]}"


def unlike(pair: Pair, entity: str) -> tuple[list[str], list[str]]:
    """The changes that are in no row, and the rows that no change is: each change is one row's alone."""
    rows = list(TABLES[pair].get(entity, ()))  # the examples have no tables but typed ones
    left = []
    for change in comparison(pair).changes:
        if change.entity != entity or change.within:
            continue
        row = next((row for row in rows if fits(change, row)), None)
        if row is None:
            left.append(told(change))
        else:
            rows.remove(row)
    return left, [f"{row['kinds']}: {row['old']} -> {row['new']}" for row in rows]


@pytest.mark.parametrize("entity", [name for name in ENTITIES if name != "paragraph"])
@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_changes_are_those_that_a_person_found(pair: Pair, entity: str) -> None:
    assert unlike(pair, entity) == ([], [])


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_clear_changes_of_prose_are_found(pair: Pair) -> None:
    _, missed = unlike(pair, "paragraph")
    assert missed == []


@pytest.mark.parametrize(
    ("pair", "row"),
    [
        pytest.param(pair, row, id=f"{row['old']} / {row['new']}")
        for pair in PAIRS
        for row in TABLES[pair]["look_alikes"]
    ],
)
def test_look_alikes_are_no_pair(pair: Pair, row: Row) -> None:
    old = [item for item in comparison(pair).old.items() if is_named(item.name, row["old"])]
    new = [item for item in comparison(pair).new.items() if is_named(item.name, row["new"])]
    assert old and new
    assert not [found for found in comparison(pair).matching.pairs if found.old in old and found.new in new]


def test_every_kind_of_change_occurs() -> None:
    table = TABLES[PAIRS[0]]
    listed = {Kind(kind) for entity in ENTITIES for row in table.get(entity, ()) for kind in row["kinds"].split()}
    assert listed == set(Kind) - {Kind(kind) for kind in table["not_a_kind"]}


def test_what_is_not_seen_is_still_not_seen() -> None:
    """A list of what to be better at: what is seen one day is a row with `weakened` instead."""
    for pair in PAIRS:
        for row in TABLES[pair].get("not_seen", ()):
            same = [change for change in comparison(pair).changes if change.entity == row["entity"] and change.old]
            (found,) = [change for change in same if change.new and is_named(change.title, row["name"])]
            assert not found.weakened and row["what"]

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
from vpbdiff import store
from vpbdiff.changes import Change, Comparison, Kind, Significance
from vpbdiff.compare import compare
from vpbdiff.entities import ENTITIES

TABLE: dict[str, Any] = tomllib.loads((EXAMPLES / "changes" / "2024-2025.toml").read_text(encoding="utf-8"))

Row = dict[str, Any]


@cache
def comparison() -> Comparison:
    return compare(store.load(snapshot(2024)), store.load(snapshot(2025)))


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


def unlike(entity: str) -> tuple[list[str], list[str]]:
    """The changes that are in no row, and the rows that no change is: each change is one row's alone."""
    rows = list(TABLE[entity])
    left = []
    for change in comparison().changes:
        if change.entity != entity or change.within:
            continue
        row = next((row for row in rows if fits(change, row)), None)
        if row is None:
            left.append(told(change))
        else:
            rows.remove(row)
    return left, [f"{row['kinds']}: {row['old']} -> {row['new']}" for row in rows]


@pytest.mark.parametrize("entity", [name for name in ENTITIES if name != "paragraph"])
def test_changes_are_those_that_a_person_found(entity: str) -> None:
    assert unlike(entity) == ([], [])


def test_clear_changes_of_prose_are_found() -> None:
    _, missed = unlike("paragraph")
    assert missed == []


@pytest.mark.parametrize("pair", TABLE["look_alikes"], ids=lambda pair: f"{pair['old']} / {pair['new']}")
def test_look_alikes_are_no_pair(pair: Row) -> None:
    old = [item for item in comparison().old.items() if is_named(item.name, pair["old"])]
    new = [item for item in comparison().new.items() if is_named(item.name, pair["new"])]
    assert old and new
    assert not [found for found in comparison().matching.pairs if found.old in old and found.new in new]


def test_every_kind_of_change_occurs() -> None:
    listed = {Kind(kind) for entity in ENTITIES for row in TABLE[entity] for kind in row["kinds"].split()}
    assert listed == set(Kind) - {Kind(kind) for kind in TABLE["not_a_kind"]}

"""Statements: what each says of a change without a word, and that nothing else takes words of changes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vpbdiff
from tests.support import every_kind
from tests.support.comparisons import Builder
from tests.support.plans import activity, goal, raw_plan, risk, risks
from vpbdiff.model.changes import Kind, Rung, Significance
from vpbdiff.statements.statement import Statement, surroundings
from vpbdiff.statements.weights import LIGHTEST
from vpbdiff.wording.catalogue import TOPICS, messages
from vpbdiff.wording.change_messages import MESSAGES

PACKAGE = Path(vpbdiff.__file__).parent
PREFIX = "change."

EVERY = every_kind.comparison()
STATED = tuple(map(surroundings(EVERY).statement, EVERY.changes))


def keys(path: Path) -> Iterator[str]:
    """The texts in a module that are the key of a message of changes, or the beginning of one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(PREFIX):
            yield node.value


def test_statements_alone_take_messages_of_changes() -> None:
    """A view, a screen, a format, the gate and the history ask for statements in words."""
    inside = PACKAGE / "statements"
    named = {path: set(keys(path)) for path in PACKAGE.rglob("*.py") if path.name != "change_messages.py"}
    assert len(named) > 150
    assert len(set().union(*(found for path, found in named.items() if path.parent == inside))) > 40
    outside = {path.relative_to(PACKAGE): found for path, found in named.items() if found and path.parent != inside}
    assert outside == {}


def test_absence_alone_says_that_nothing_changed() -> None:
    """Its sentences stand in one module's hands, which asks the comparison."""
    holders = {path.name for path in PACKAGE.rglob("*.py") if '"absence.' in path.read_text(encoding="utf-8")}
    assert holders == {"absence.py", "diff_messages.py"}


def test_messages_of_changes_are_a_topic_of_their_own() -> None:
    assert "change_messages" in TOPICS
    assert len(MESSAGES) > 80
    assert {key for key in messages() if key.startswith(PREFIX)} == set(MESSAGES)


def test_a_statement_is_its_change_with_what_surrounds_it() -> None:
    for change, statement in zip(EVERY.changes, STATED, strict=True):
        assert (statement.id, statement.item, statement.old, statement.new) == (
            *(change.id, change.item),
            *(change.old, change.new),
        )
        assert (statement.kinds, statement.significance, statement.weakened) == (
            *(change.kinds, change.significance),
            change.weakened,
        )
        assert set(statement.headline_kinds) <= set(change.kinds)
        assert [facet.kind for facet in statement.facets] == [facet.kind for facet in change.facets]
        assert (statement.before is None, statement.after is None) == (not change.old, not change.new)


def test_a_facet_knows_its_item_and_the_role_of_its_field() -> None:
    facets = [(facet, statement) for statement in STATED for facet in statement.facets]
    assert all(facet.item is statement.subject for facet, statement in facets)
    assert all((facet.role is None) is (facet.field is None) for facet, _ in facets)


def stated(kind: Kind) -> Statement:
    return next(statement for statement in STATED if kind in statement.kinds)


def test_a_statement_knows_both_places() -> None:
    moved = stated(Kind.MOVED)
    assert moved.before is not None
    assert moved.after is not None
    assert moved.before.owner is not moved.after.owner
    assert moved.owner is moved.after.owner
    removed = next(each for each in STATED if each.kinds == (Kind.REMOVED,) and each.entity == "activity")
    assert removed.owner is not None
    assert [item.name for item in removed.owner_now] == [removed.owner.name]


def test_a_statement_knows_what_holds_its_items_to_be_the_same() -> None:
    assert {pair.rung for pair in stated(Kind.MERGED).evidence} >= {Rung.MERGED}
    assert all(pair.old in each.old and pair.new in each.new for each in STATED for pair in each.evidence)


@pytest.mark.parametrize("index", [8, 9])
def test_what_is_gone_weighs_by_what_it_was(index: int) -> None:
    old = raw_plan(
        goals=[goal("Målet", activity("A"))], internal_control_plan=risks(risk("Nycklar", index=index), risk("Larm"))
    )
    build = Builder(old, raw_plan(2025, goals=[goal("Målet")], internal_control_plan=risks(risk("Larm"))))
    build.pair("/goals/0")
    build.removed("/internal_control_plan/risks/0")
    build.removed("/goals/0/activities/0")
    found = build.comparison()
    dropped_risk, dropped_activity = map(surroundings(found).statement, found.changes)
    assert (dropped_activity.weight, dropped_risk.weight) == (3, 1 if index == 9 else 4)


def test_what_is_editorial_weighs_least() -> None:
    assert all(each.weight == LIGHTEST for each in STATED if each.significance is Significance.EDITORIAL)

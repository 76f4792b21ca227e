"""What must hold of every report of every two plans: nothing hidden, nothing told twice, every count adds up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from hypothesis import given
from jsonschema import Draft202012Validator

from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples
from tests.support.shown import words
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.render import Shown, names, renderer
from vpbdiff.statements import counts
from vpbdiff.statements.options import Options
from vpbdiff.statements.outline import OrderedItem, Outline
from vpbdiff.statements.statement import is_quiet, surroundings
from vpbdiff.store import plan_from_json, schema
from vpbdiff.wording import LANGUAGES, Wording

VALIDATOR = Draft202012Validator(schema.read("changes"))


def compared(pair: Pair) -> Comparison:
    """The two plans compared."""
    old, new = pair
    return compare(plan_from_json(old), plan_from_json(new))


def told(nodes: Iterable[OrderedItem]) -> Iterator[str]:
    """The ids of the changes in a tree, folded ones too."""
    for node in nodes:
        if node.statement is not None:
            yield node.statement.id
        yield from told(node.folded)
        yield from told(node.children)


def assert_every_change_is_told_once(found: Comparison) -> None:
    outline = Outline(found, found.changes)
    ids = Counter(change.id for change in outline.reordered if is_quiet(change))
    for part in outline.parts:
        ids.update(told(part.nodes))
        ids.update(change.id for change in part.editorial)
    assert ids == Counter(change.id for change in found.changes)


def assert_every_count_adds_up(found: Comparison) -> None:
    """Save where an item moved to another part of the plan: it is counted where it is now."""
    around = surroundings(found)
    for change in found.changes:
        parts = {around.old_places[item.pointer].part for item in change.old}
        parts |= {around.new_places[item.pointer].part for item in change.new}
        if len(parts) > 1:
            return
    for row in counts.rows(found):
        kept = sum(number for what, number in row.what.items() if what not in ("added", "removed"))
        assert row.old == kept + row.what["removed"] + sum(old for old, _ in (*row.merged, *row.split))
        assert row.new == kept + row.what["added"] + sum(new for _, new in (*row.merged, *row.split))
        assert min(row.what.values(), default=0) >= 0


def assert_every_format_works(found: Comparison) -> None:
    for language in LANGUAGES:
        for name in names(Shown.DIFF):
            text = words(renderer(Shown.DIFF, name)(found, Wording(language), Options(width=60)))
            text.encode()
            if name == "json":
                VALIDATOR.validate(json.loads(text))


CLAIMS = (assert_every_change_is_told_once, assert_every_count_adds_up, assert_every_format_works)


@examples(3, 1000)
@given(raw_pairs())
def test_what_must_hold(pair: Pair) -> None:
    found = compared(pair)
    for claim in CLAIMS:
        claim(found)

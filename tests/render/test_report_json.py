"""The comparison for programs: its schema holds, and nothing is lost on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.support import every_kind
from tests.support.goldens import assert_golden
from tests.views.test_report_text import HOSTILE, one_paragraph
from vpbdiff import store
from vpbdiff.compare import compare
from vpbdiff.model.changes import Kind, Op, Rung, Significance
from vpbdiff.model.entities import ENTITIES
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options, Selection
from vpbdiff.store import schema
from vpbdiff.wording import Wording

render = renderer(Shown.DIFF, "json")
SV = Wording("sv")
EVERY = every_kind.comparison()
SCHEMA = schema.read("changes")
VALIDATOR = Draft202012Validator(SCHEMA)


def document(selection: Selection | None = None) -> dict[str, Any]:
    """The JSON of the pair with every kind of change."""
    found: dict[str, Any] = json.loads(render(EVERY, SV, Options(selection=selection or Selection())))
    return found


def test_report_of_every_kind_of_change() -> None:
    assert_golden("diff/every-kind.json", render(EVERY, SV, Options()))


def test_it_is_valid_and_the_schema_too() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(document())
    VALIDATOR.validate(document(Selection(("risk",), (Kind.ADDED,))))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("entity", list(ENTITIES)),
        ("kind", [str(kind) for kind in Kind]),
        ("significance", [str(each) for each in Significance]),
    ],
)
def test_the_schema_knows_what_the_code_knows(name: str, values: list[str]) -> None:
    assert SCHEMA["$defs"][name]["enum"] == values


def test_the_schema_knows_every_rung_and_sign() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["match"]["properties"]["rung"]["enum"] == [str(rung) for rung in Rung]
    assert definitions["facet"]["properties"]["words"]["items"]["prefixItems"][0]["enum"] == [str(op) for op in Op]


def _fields(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for below in node.values():
            yield from _fields(below)


def test_every_field_is_described() -> None:
    for name, field in _fields(SCHEMA):
        target = SCHEMA["$defs"][field["$ref"].rsplit("/", 1)[1]] if "$ref" in field else {}
        assert field.get("description") or target.get("description"), name


def test_the_language_makes_no_difference() -> None:
    assert render(EVERY, SV, Options()) == render(EVERY, Wording("en"), Options(width=40, colour=True))


def test_a_selection_is_said_and_leaves_the_pairs_whole() -> None:
    found = document(Selection(("risk",), (Kind.RAISED,), material=True))
    assert found["filter"] == {"entities": ["risk"], "kinds": ["raised"], "material": True}
    assert [change["title"] for change in found["changes"]] == ["Tillsyn av badplatser"]
    assert found["matches"] == document()["matches"]
    assert "filter" not in document()


def test_texts_are_never_shortened() -> None:
    facets = [facet for change in document()["changes"] for facet in change["facets"] if "words" in facet]
    assert facets
    for facet in facets:
        for side, op in (("old", "-"), ("new", "+")):
            text = "".join(words for sign, words in facet["words"] if sign in ("=", op))
            assert text.split() == (facet[side] or "").split()


def test_amounts_are_objects() -> None:
    change = next(change for change in document()["changes"] if change["title"] == "Kostnader")
    assert change["facets"][0]["old"] == {"year": 2023, "kind": "budget", "kr": -80_000_000, "printed": "-80,0"}


def test_shares_of_a_merge_are_in_the_matches() -> None:
    merged = [match for match in document()["matches"] if match["rung"] == "merged"]
    assert [(match["new"], match["score"]) for match in merged] == [("/goals/0/activities/1", 0.58)]


def test_paths_are_as_given() -> None:
    assert document()["old"] == {
        "path": "snapshots/ekvik/kultur-och-fritidsnamnden/2023.json",
        "series": "ekvik/kultur-och-fritidsnamnden",
        "year": 2023,
        "version": None,
        "unread": [],
    }


def test_the_real_plans_give_a_valid_document() -> None:
    folder = Path(__file__).parents[2] / "snapshots" / "solna" / "socialnamnden"
    old, new = (store.load(folder / f"{year}.json") for year in (2020, 2022))
    VALIDATOR.validate(json.loads(render(compare(old, new), SV, Options())))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hidden_characters_are_escaped_and_kept(text: str) -> None:
    shown = render(one_paragraph(text), SV, Options())
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", shown) is None
    assert json.loads(shown)["changes"][1]["title"] == text


@given(st.text(st.characters(), min_size=1))
@example("half a pair: \ud800")
def test_any_text_comes_back(text: str) -> None:
    shown = render(one_paragraph(text), SV, Options())
    assert json.loads(shown.encode())["changes"][1]["title"] == text

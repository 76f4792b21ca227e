"""The quick check of a snapshot never says yes where jsonschema says no, and says yes to every plan as it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.strategies import raw_plans
from tests.support.examples import examples
from tests.support.invented import YEARS, raw_snapshot
from vpbdiff.store import schema, upgraded
from vpbdiff.store.schema import acceptance

PLAN = schema.read("plan")
ACCEPTS = acceptance(PLAN)
ASSERTED = Draft202012Validator(PLAN, format_checker=FormatChecker(["date"]))
SNAPSHOTS = sorted((Path(__file__).parents[2] / "snapshots").rglob("*[0-9].json"))

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 4, 5, 16, 17, 1899, 1900, 2200, 2201, 10**12, 0.0, 1.0, 2022.0, -0.5),
    *("", " ", "a", "ö-1_", "A", "mkr", "Mkr", "net", "budget", "2022-02-28", "2022-02-29", "2022-2-8", "2022-02-28\n"),
    *("٢٠٢٢-٠٢-٢٨", "20220228", "2022-W08-1", "vpbdiff-plan/1", "vpbdiff-plan/2"),
    *([], [None], ["a"], [""], [1], [[]], [{}], [{"text": "a"}], [{"text": "a"}, 1], {}, {"text": "a"}, {"text": ""}),
    *({"text": None}, {"text": "a", "bullet": True}, {"text": "a", "bullet": 1}, {"text": "a", "other": 1}),
    *({"kr": 1}, {"kr": True}, {"kr": 1.0}, {"kr": 1, "printed": "1"}, {"value": "a", "year": 2022}, {"unit": "mkr"}),
)
"""Values at and beyond every limit, and those that Python takes for each other and JSON does not."""

SCHEMAS: dict[str, dict[str, Any]] = {
    **{f"a {kind}": {"type": kind} for kind in ("string", "integer", "boolean", "array", "object", "null")},
    "one of two types": {"type": ["array", "null"]},
    "a word": {"const": "mkr"},
    "true": {"const": True},
    "one": {"const": 1},
    "words": {"enum": ["mkr", "net"]},
    "at least": {"type": "integer", "minimum": 1900},
    "at least, of any type": {"minimum": 1},
    "at most": {"type": "integer", "maximum": 16},
    "not empty": {"type": "string", "minLength": 1},
    "not empty, of any type": {"minLength": 1},
    "a list not empty": {"type": "array", "minItems": 1},
    "a pattern": {"type": "string", "pattern": "^[a-zåäö0-9][a-zåäö0-9_-]*$"},
    "a date": {"type": "string", "format": "date"},
    "a date, of any type": {"format": "date"},
    "a list of words": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "a list or null": {"type": ["array", "null"], "items": {"type": "string"}},
    "a list, of any type": {"items": {"type": "string"}},
    "an object": {"type": "object", "properties": {"text": {"type": "string"}}, "additionalProperties": False},
    "an object of any type": {"properties": {"text": {"type": "string"}}, "additionalProperties": False},
    "an open object": {"type": "object", "properties": {"text": {"type": "string"}}},
    "nothing allowed": {"type": "object", "additionalProperties": False},
    "a field asked for": {
        "type": "object",
        "properties": {"text": {"type": "string"}, "bullet": {"const": True}},
        "required": ["text"],
        "additionalProperties": False,
    },
    "a field asked for that may not be there": {
        "type": "object",
        "properties": {"text": {"type": "string"}},
        "required": ["value"],
        "additionalProperties": False,
    },
    "open values": {"type": "object", "additionalProperties": {"type": "integer"}},
    "a reference": {"$ref": "#/$defs/word", "$defs": {"word": {"type": "string"}}},
    "a reference with more beside it": {
        "$ref": "#/$defs/word",
        "minLength": 2,
        "$defs": {"word": {"type": "string"}},
    },
    "an unknown keyword": {"type": "string", "maxLength": 1},
    "an unknown format": {"type": "string", "format": "time"},
    "a choice": {"type": "integer", "anyOf": [{"minimum": 4}, {"const": 1}]},
    "a choice of any type": {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 4}]},
    "a member": {
        "type": "object",
        "minProperties": 1,
        "properties": {"text": {"type": "string"}},
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_keyword_accepts_what_jsonschema_refuses(name: str) -> None:
    accepts = acceptance(SCHEMAS[name])
    validator = Draft202012Validator(SCHEMAS[name], format_checker=FormatChecker(["date"]))
    assert [value for value in ODD if accepts(value) and not validator.is_valid(value)] == []


UNKNOWN = ["an open object", "open values", "an unknown keyword", "an unknown format"]
KNOWN = [name for name in SCHEMAS if name not in UNKNOWN and "may not be there" not in name]


@pytest.mark.parametrize("name", KNOWN)
def test_every_keyword_of_a_plan_accepts_something(name: str) -> None:
    assert any(map(acceptance(SCHEMAS[name]), ODD))


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_known_is_never_accepted(name: str) -> None:
    assert not any(map(acceptance(SCHEMAS[name]), ODD))


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_snapshot_of_the_project_is_accepted(path: Path) -> None:
    assert ACCEPTS(upgraded(json.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("year", YEARS)
def test_the_invented_plans_are_accepted(year: int) -> None:
    assert ACCEPTS(upgraded(raw_snapshot(year)))


@given(raw_plans())
@examples(10, 300)
def test_valid_plans_are_accepted(raw: dict[str, Any]) -> None:
    assert ACCEPTS(raw)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and element, as its container and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


@given(raw_plans(), st.data())
@examples(40, 2000)
def test_a_plan_with_something_wrong_in_it_is_accepted_only_if_jsonschema_accepts_it(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    raw = json.loads(json.dumps(raw))
    container, key = data.draw(st.sampled_from(list(places(raw))))
    change = data.draw(st.sampled_from(("replaced", "removed", "added")))
    if change == "replaced":
        container[key] = data.draw(st.sampled_from(ODD))
    elif change == "removed":
        del container[key]
    elif isinstance(container, dict):
        names = st.sampled_from(("okänt", "id", "source", "title", "text", "sections", "year", ""))
        container[data.draw(names)] = data.draw(st.sampled_from(ODD))
    else:
        container.append(data.draw(st.sampled_from(ODD)))
    if ACCEPTS(raw):
        ASSERTED.validate(raw)


def test_a_valid_plan_needs_no_jsonschema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_validator", None)
    assert schema.problems(upgraded(raw_snapshot(YEARS[0])), "plan") == []

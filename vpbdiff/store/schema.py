"""The JSON Schemas, with a fast path for valid snapshots.

Says of a valid snapshot that it is valid, in a fraction of the time that it takes to load and run jsonschema.

A yes is certain, and anything else means «ask jsonschema», which alone says what is wrong. So a check here may be too
strict and never too lenient: a value of another type than its keyword speaks of is left to jsonschema, and so is all
that a keyword says that is not known here. A test holds against jsonschema that nothing is accepted that it refuses.

The JSON Schemas that ship with the program, and what they find wrong, as `Problem`s.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff.base.errors import Location, Problem
from vpbdiff.store import strict_json
from vpbdiff.store.strict_json import escaped

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Check = Callable[[Any], bool]
"""Whether a value is valid for certain, as far as one keyword goes, or one schema."""
Defined = Callable[[str], Check]
"""The check of a schema that is referred to."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
"""The one Python type of each JSON type: True is no integer, and neither is 1.0. A number has two, and is left out."""
_PLAIN = frozenset({str, int, bool})
"""Types whose values are equal to Python when they are to JSON."""
_SILENT = frozenset({"$schema", "$id", "$defs", "title", "description"})
"""Keywords that refuse no value."""
_OF_OBJECTS = frozenset({"properties", "required", "additionalProperties"})
"""Keywords that are checked together."""


def acceptance(schema: Json) -> Check:
    """A check that is True only for what a JSON Schema (2020-12), dates asserted, finds valid."""

    @cache
    def defined(reference: str) -> Check:
        name = reference.removeprefix("#/$defs/")
        return _whole(schema["$defs"][name], defined) if name in schema["$defs"] else _never

    return _whole(schema, defined)


def _whole(schema: Json, defined: Defined) -> Check:
    checks = [
        _keyword(keyword, wanted, defined)
        for keyword, wanted in schema.items()
        if keyword not in _SILENT and keyword not in _OF_OBJECTS
    ]
    if not _OF_OBJECTS.isdisjoint(schema):
        checks.append(_members(schema, defined))
    return _both(checks[0], checks[1:]) if checks else _never


def _both(first: Check, rest: list[Check]) -> Check:
    if not rest:
        return first
    second = _both(rest[0], rest[1:])
    return lambda value: first(value) and second(value)


def _keyword(keyword: str, wanted: Any, defined: Defined) -> Check:  # noqa: PLR0911, PLR0912 - a line a keyword
    match keyword:
        case "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            types = frozenset(_TYPES[name] for name in names if name in _TYPES)
            return lambda value: type(value) in types
        case "const" | "enum":
            choices = {(type(each), each) for each in ([wanted] if keyword == "const" else wanted)}
            return lambda value: type(value) in _PLAIN and (type(value), value) in choices
        case "minimum":
            return lambda value: type(value) is int and value >= wanted
        case "maximum":
            return lambda value: type(value) is int and value <= wanted
        case "minLength":
            return lambda value: type(value) is str and len(value) >= wanted
        case "pattern":
            return lambda value: type(value) is str and re.search(wanted, value) is not None
        case "format" if wanted == "date":
            return _is_date
        case "minItems":
            return lambda value: type(value) is list and len(value) >= wanted
        case "minProperties":
            return lambda value: type(value) is dict and len(value) >= wanted
        case "anyOf":
            checks = [_whole(each, defined) for each in wanted]
            return lambda value: any(check(value) for check in checks)
        case "items":
            return _items(_whole(wanted, defined))
        case "$ref":
            return _referred(wanted, defined)
        case _:
            return _never


def _never(_: Any) -> bool:
    return False


def _is_date(value: Any) -> bool:
    if type(value) is not str or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _referred(reference: str, defined: Defined) -> Check:
    """Looked up when a value comes: a section holds sections, and its check would never be ready."""

    def referred(value: Any) -> bool:
        return defined(reference)(value)

    return referred


def _items(each: Check) -> Check:
    return lambda value: value is None or (type(value) is list and all(map(each, value)))


def _members(schema: Json, defined: Defined) -> Check:
    """The check of an object that may hold the properties that are named, and no others."""
    if schema.get("additionalProperties") is not False:
        return _never
    checks = {name: _whole(part, defined) for name, part in schema.get("properties", {}).items()}
    required = frozenset(schema.get("required", ()))

    def members(value: Any) -> bool:
        if value is None:
            return True
        return (
            type(value) is dict
            and checks.keys() >= value.keys() >= required
            and all(checks[name](member) for name, member in value.items())
        )

    return members


Json = dict[str, Any]


def folder() -> Path:
    """Where the schemas lie: in the installed package, or in the checkout that an editable install points to."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "schemas"
    return shipped if shipped.is_dir() else package.parent / "schemas"


@cache
def read(name: str) -> Json:
    """One schema, such as `plan`."""
    schema: Json = json.loads((folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def problems(raw: Any, name: str) -> list[Problem]:
    """What the schema finds wrong, each with its JSON pointer; the first of them, where they are many."""
    if _accepts(name)(raw):
        return []
    return strict_json.first(problem for error in _validator(name).iter_errors(raw) for problem in _told(error))


@cache
def _accepts(name: str) -> Check:
    return acceptance(read(name))


@cache
def _validator(name: str) -> Validator:
    # Imported late: it is the slowest of all imports, and only a plan with something wrong in it needs it.
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415

    return Draft202012Validator(read(name), format_checker=FormatChecker(["date"]))


def _told(error: ValidationError) -> Iterator[Problem]:
    """A finding of jsonschema as problems in our words: one an unknown or missing field, otherwise one alone."""
    pointer = "".join(f"/{escaped(str(step))}" for step in error.absolute_path)
    schema: Any = error.schema
    wanted: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "additionalProperties":
            known = list(schema["properties"])
            yield from (_unknown(each, known, f"{pointer}/{escaped(each)}") for each in instance if each not in known)
        case "required":
            missing = (each for each in wanted if each not in instance and f"'{each}'" in error.message)
            yield from (Problem("schema.required", {"field": each}, Location(pointer=pointer)) for each in missing)
        case "type":
            kind = wanted if isinstance(wanted, str) else "-".join(wanted)
            yield Problem(f"schema.type.{kind}", {"value": _shown(instance)}, Location(pointer=pointer))
        case "minimum" | "maximum" if "maximum" in schema:
            params = {"value": _shown(instance), "low": schema["minimum"], "high": schema["maximum"]}
            yield Problem("schema.range", params, Location(pointer=pointer))
        case "anyOf":
            yield from (problem for each in _meant(error) for problem in _told(each))
        case keyword:
            params = {"value": _shown(instance), "wanted": _choice(wanted)}
            yield Problem(f"schema.{keyword}", params, Location(pointer=pointer))


def _meant(error: ValidationError) -> list[ValidationError]:
    """What is wrong by the choice that was meant: the one of its kind, with its fixed word; else the first."""
    choices: dict[object, list[ValidationError]] = {}
    for each in error.context:
        choices.setdefault(each.relative_schema_path[0], []).append(each)
    return min(choices.values(), key=_distance)


def _distance(found: list[ValidationError]) -> tuple[int, int]:
    """How far a value is from a choice: by its own kind first, then by the words inside it that name the choice."""
    apart = [not each.relative_path for each in found if each.validator in ("type", "const", "enum")]
    return sum(apart), len(apart)


def _unknown(field: str, known: list[str], pointer: str) -> Problem:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when something is wrong

    # 60 of 100: «titel» and «title» share 80, «beskrivning» and «description» 55; a worse guess would mislead.
    nearest = process.extractOne(field, known, scorer=fuzz.ratio, score_cutoff=60)
    location = Location(pointer=pointer)
    if nearest is None:
        return Problem("schema.unknown-field", {"field": field, "known": ", ".join(sorted(known))}, location)
    return Problem("schema.misspelt-field", {"field": field, "nearest": nearest[0]}, location)


def _choice(wanted: object) -> str:
    """What the schema asks for, as a person writes it: the values to choose from, a pattern, a limit."""
    if isinstance(wanted, list):
        return ", ".join(map(str, wanted))
    return wanted if isinstance(wanted, str) else json.dumps(wanted)


def _shown(value: object) -> str:
    """A value as JSON, cut where a reader has seen enough of it."""
    text = json.dumps(value, ensure_ascii=False, default=str)  # a date of TOML is no JSON
    return text if len(text) <= 60 else text[:57] + "..."

"""Says of a valid snapshot that it is valid, in a fraction of the time that it takes to load and run jsonschema.

A yes is certain, and anything else means «ask jsonschema», which alone says what is wrong. So a check here may be too
strict and never too lenient: a value of another type than its keyword speaks of is left to jsonschema, and so is all
that a keyword says that is not known here. A test holds against jsonschema that nothing is accepted that it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

Json = dict[str, Any]
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

"""The JSON Schemas that ship with the program, and what is wrong with a file by them, as `Problem`s.

A valid file is accepted by a quick check of its own, for its speed alone: of the CPU time of `vpbdiff diff 2020 2022`
no validation takes 0.71 s, the quick check 0.72 s, jsonschema's `is_valid` 0.78 s and its `iter_errors` 0.79 s, of
which loading jsonschema is the larger part, so that building its validator late saves nothing.

The quick check must never be more lenient than jsonschema: its yes is certain, and anything else means «ask
jsonschema», which alone reports what is wrong. It may be stricter: a value of another type than its keyword is about,
and a keyword that it does not know, are left to jsonschema. `tests/store/test_acceptance.py` holds the two together.
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

Json = dict[str, Any]
Check = Callable[[Any, Any, Json, Json], bool]
"""Whether a value is valid for certain as far as one keyword goes: by the value, what the keyword asks, the schema that
it stands in, and the whole schema."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPES = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object", type(None): "null"}
"""The one JSON type of each Python type: True is no integer, and neither is 1.0. A number has two, and is left out."""
_PLAIN = frozenset({str, int, bool})
"""Types whose values are equal to Python when they are to JSON."""


def acceptance(schema: Json) -> Callable[[Any], bool]:
    """A check that is True only for what a JSON Schema (2020-12), dates asserted, finds valid."""
    return lambda value: _accepted(value, schema, schema)


def _accepted(value: Any, schema: Json, root: Json) -> bool:
    for keyword, wanted in schema.items():
        check = _CHECKS.get(keyword, _never)
        if check and not check(value, wanted, schema, root):
            return False
    return True


def _never(_: Any, wanted: Any, schema: Json, root: Json) -> bool:
    return False


def _type(value: Any, wanted: Any, *_: Json) -> bool:
    kind = _TYPES.get(type(value))
    return kind == wanted if type(wanted) is str else kind in wanted


def _const(value: Any, wanted: Any, *_: Json) -> bool:
    return type(value) in _PLAIN and type(value) is type(wanted) and value == wanted


def _date(value: Any, wanted: Any, *_: Json) -> bool:
    if wanted != "date" or type(value) is not str or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _members(value: Any, wanted: Any, schema: Json, root: Json) -> bool:
    if value is None:
        return True
    if type(value) is not dict or schema.get("additionalProperties") is not False:
        return False
    return all(name in wanted and _accepted(member, wanted[name], root) for name, member in value.items())


def _items(value: Any, wanted: Any, _: Json, root: Json) -> bool:
    return value is None or (type(value) is list and all(_accepted(each, wanted, root) for each in value))


def _referred(value: Any, wanted: Any, _: Json, root: Json) -> bool:
    schema = root["$defs"].get(wanted.removeprefix("#/$defs/"))
    return schema is not None and _accepted(value, schema, root)


_CHECKS: dict[str, Check | None] = {
    **dict.fromkeys(("$schema", "$id", "$defs", "title", "description")),
    "type": _type,
    "const": _const,
    "enum": lambda value, wanted, *_: any(_const(value, each) for each in wanted),
    "minimum": lambda value, wanted, *_: type(value) is int and value >= wanted,
    "maximum": lambda value, wanted, *_: type(value) is int and value <= wanted,
    "minLength": lambda value, wanted, *_: type(value) is str and len(value) >= wanted,
    "pattern": lambda value, wanted, *_: type(value) is str and re.search(wanted, value) is not None,
    "format": _date,
    "minItems": lambda value, wanted, *_: type(value) is list and len(value) >= wanted,
    "minProperties": lambda value, wanted, *_: type(value) is dict and len(value) >= wanted,
    "properties": _members,
    "required": lambda value, wanted, *_: value is None or (type(value) is dict and value.keys() >= set(wanted)),
    "additionalProperties": lambda value, wanted, schema, _: wanted is False and ("properties" in schema or not value),
    "items": _items,
    "anyOf": lambda value, wanted, _, root: any(_accepted(value, each, root) for each in wanted),
    "$ref": _referred,
}
"""The keywords that the quick check knows; None for those that refuse no value."""


def folder() -> Path:
    """Where the schemas lie: in the installed package, or in the checkout that an editable install points to."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "schemas"
    return shipped if shipped.is_dir() else package.parent / "schemas"


_ENDING = ".schema.json"


def names() -> list[str]:
    """The schemas that ship with the program, such as `plan`, in order."""
    return sorted(path.name.removesuffix(_ENDING) for path in folder().glob(f"*{_ENDING}"))


def text(name: str) -> str:
    """One schema as it lies in its file."""
    return (folder() / f"{name}{_ENDING}").read_text(encoding="utf-8")


@cache
def read(name: str) -> Json:
    """One schema, such as `plan`."""
    schema: Json = json.loads(text(name))
    return schema


def problems(raw: Any, name: str) -> list[Problem]:
    """What the schema finds wrong, each with its JSON pointer; the first of them, where they are many."""
    if _accepts(name)(raw):
        return []
    return strict_json.first(problem for error in _validator(name).iter_errors(raw) for problem in _translated(error))


@cache
def _accepts(name: str) -> Callable[[Any], bool]:
    return acceptance(read(name))


@cache
def _validator(name: str) -> Validator:
    # Imported late: it is the slowest of all imports, and only a plan with something wrong in it needs it.
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415

    return Draft202012Validator(read(name), format_checker=FormatChecker(["date"]))


def _translated(error: ValidationError) -> Iterator[Problem]:
    """A finding of jsonschema as problems with messages of the catalogue: one for each unknown or missing field, else
    one."""
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
            yield from (problem for each in _meant(error) for problem in _translated(each))
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

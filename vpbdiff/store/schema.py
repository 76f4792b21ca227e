"""The JSON Schemas that ship with the program, and what they find wrong, as `Problem`s."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff.base.errors import Location, Problem
from vpbdiff.store import strict_json
from vpbdiff.store.acceptance import Check, acceptance
from vpbdiff.store.strict_json import escaped

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

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

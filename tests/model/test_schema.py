"""The plan's schema: described throughout, in agreement with the registry of entities, and told of in our words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.invented import YEARS, raw_snapshot
from vpbdiff import store
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity, Field, Role
from vpbdiff.store import schema
from vpbdiff.store.migrations import FORMAT, VERSION
from vpbdiff.wording.catalogue import messages

SCHEMAS = sorted(path.name.removesuffix(".schema.json") for path in schema.folder().glob("*.schema.json"))
PLAN = schema.read("plan")
DEFINITIONS: dict[str, Any] = PLAN["$defs"]
SNAPSHOTS = sorted((Path(__file__).parents[2] / "snapshots").rglob("*[0-9].json"))


def subschemas(part: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema of every field, with its pointer."""
    if isinstance(part, dict):
        for name, field in part.get("properties", {}).items():
            yield f"{pointer}/{name}", field
            yield from subschemas(field, f"{pointer}/{name}")
        for name, definition in part.get("$defs", {}).items():
            yield from subschemas(definition, f"{pointer}/$defs/{name}")
        if isinstance(part.get("items"), dict):
            yield from subschemas(part["items"], f"{pointer}/items")


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """A field's schema with what it refers to."""
    return DEFINITIONS[part["$ref"].rpartition("/")[2]] | part if "$ref" in part else part


@pytest.mark.parametrize("name", SCHEMAS)
class TestEverySchema:
    def test_is_a_valid_schema_of_its_own_kind(self, name: str) -> None:
        Draft202012Validator.check_schema(schema.read(name))
        assert schema.read(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_has_an_identity(self, name: str) -> None:
        assert schema.read(name)["$id"].startswith(f"urn:vpbdiff:schema:{name}:")

    def test_describes_every_field(self, name: str) -> None:
        whole = schema.read(name)
        definitions = whole.get("$defs", {})

        def described(field: dict[str, Any]) -> bool:
            referred = definitions[field["$ref"].rpartition("/")[2]] if "$ref" in field else {}
            return bool(field.get("description") or referred.get("description"))

        assert [pointer for pointer, field in subschemas(whole) if not described(field)] == []


def test_the_format_and_the_identity_name_one_version() -> None:
    assert PLAN["properties"]["format"]["const"] == FORMAT
    assert PLAN["$id"] == f"urn:vpbdiff:schema:plan:{VERSION}"


def is_closed(part: dict[str, Any]) -> bool:
    return part.get("additionalProperties") is False


def test_no_object_takes_unknown_fields() -> None:
    objects = [(pointer, part) for pointer, part in subschemas(PLAN) if "properties" in part]
    assert [pointer for pointer, part in [("", PLAN), *objects] if not is_closed(part)] == []


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: entity.name)
def test_the_schema_and_the_registry_know_the_same_fields(entity: Entity) -> None:
    common = {"source", "also"} if entity.name == "metadata" else {"id", "source", "also"}
    known = {field.name for field in entity.fields} | {of.path for of in entity.lists}
    assert set(DEFINITIONS[entity.name]["properties"]) - common == known


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: entity.name)
def test_every_list_of_an_item_holds_the_entity_that_the_registry_says(entity: Entity) -> None:
    held = {of.path: DEFINITIONS[entity.name]["properties"][of.path]["items"]["$ref"] for of in entity.lists}
    assert held == {of.path: f"#/$defs/{of.entity}" for of in entity.lists}


def test_the_plan_has_the_lists_of_the_registry_and_no_others() -> None:
    def lists(part: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
        for name, field in part["properties"].items():
            if "properties" in field:
                yield from lists(field, f"{path}{name}/")
            elif "$ref" in field.get("items", {}):
                yield path + name, field["items"]["$ref"]

    found = dict(lists(PLAN, ""))
    assert found.pop("unread") == "#/$defs/unread"
    assert list(found.items()) == [(of.path, f"#/$defs/{of.entity}") for of in PLAN_LISTS]


def role_of(entity: Entity, field: Field) -> set[str]:
    """The JSON types that a field of this role may have."""
    del entity
    return {
        Role.INDEX: {"integer"},
        Role.VALUES: {"array"},
        Role.AMOUNTS: {"array"},
        Role.CHANGE: {"object", "array"},
        Role.FIGURES: {"array", "integer"},
        Role.COLUMNS: {"array"},
        Role.FORM: {"string", "boolean"},
        Role.CATEGORY: {"string", "array"},
        Role.DATE: {"string", "object"},
    }.get(field.role, {"string"})


@pytest.mark.parametrize(
    ("entity", "field"),
    [pytest.param(e, f, id=f"{e.name}.{f.name}") for e in ENTITIES.values() for f in e.fields],
)
def test_a_field_has_the_type_that_its_role_needs(entity: Entity, field: Field) -> None:
    part = resolved(DEFINITIONS[entity.name]["properties"][field.name])
    kind = part.get("type") or {bool: "boolean", str: "string"}[type((part.get("enum") or [part.get("const")])[0])]
    assert kind in role_of(entity, field)


@pytest.mark.parametrize("list_path", [of.path for of in PLAN_LISTS])
def test_a_list_can_be_empty_absent_or_not_known(list_path: str) -> None:
    *groups, key = list_path.split("/")
    part = PLAN
    for group in groups:
        part = part["properties"][group]
        assert part["type"] == ["object", "null"]
    assert part["properties"][key]["type"] == ["array", "null"]
    assert key not in part.get("required", [])
    assert "minItems" not in part["properties"][key]


LATER = {
    "risk": ["likelihood", "consequence", "level", "actions"],
    "control": ["responsible", "frequency", "method", "reported_to"],
    "measure": ["baselines", "targets", "outcomes", "direction", "direction_from", "accumulates", "external"],
    "activity": ["responsible", "deadline", "status"],
    "goal": ["serves", "responsible"],
    "budget_line": ["amounts", "role", "group", "deviations"],
    "year_amount": ["of", "basis", "through"],
    "year_value": ["through", "group", "preliminary", "note"],
    "assignment": ["number", "given_by"],
    "fee": ["amounts"],
    "table": ["title", "columns", "rows"],
    "frame_step": ["group", "type", "rows", "decision"],
}
"""What plans elsewhere have, and what would unsettle every explanation if it came later."""


@pytest.mark.parametrize(("name", "fields"), LATER.items())
def test_what_other_plans_have_is_there_from_the_start_and_optional(name: str, fields: list[str]) -> None:
    definition = DEFINITIONS[name]
    assert set(fields) <= set(definition["properties"])
    needed = {"budget_line": {"amounts"}, "table": {"columns", "rows"}}.get(name, set())
    assert set(fields) & set(definition.get("required", [])) == needed


def test_an_amount_can_be_of_a_later_plan_year() -> None:
    assert "plan" in DEFINITIONS["year_amount"]["properties"]["kind"]["enum"]


def test_a_plan_can_be_a_version_within_the_year() -> None:
    assert "version" in PLAN["properties"]
    assert "version" not in PLAN["required"]


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_snapshot_of_the_project_is_valid(path: Path) -> None:
    assert schema.problems(store.upgraded(json.loads(path.read_text(encoding="utf-8"))), "plan") == []


@pytest.mark.parametrize("year", YEARS)
def test_the_invented_plans_are_valid(year: int) -> None:
    assert store.read_plan(store.dumps(raw_snapshot(year)), "plan.json").year == year


def keywords(part: Any) -> Iterator[tuple[str, Any]]:
    """Every keyword that can find something wrong, with what it asks for."""
    told_by_others = {"properties", "$defs", "items", "$ref", "description", "$schema", "$id", "title"}
    for _, field in [("", part), *subschemas(part)]:
        for each in (field, field.get("items", {})):
            yield from ((key, value) for key, value in each.items() if key not in told_by_others)


def test_everything_that_the_schema_can_find_wrong_has_words() -> None:
    ours = {
        "additionalProperties": ["schema.unknown-field", "schema.misspelt-field"],
        "minimum": ["schema.range", "schema.minimum"],
        "maximum": ["schema.range"],
    }
    for keyword, wanted in keywords(PLAN):
        if keyword == "type":
            needed = ["schema.type." + (wanted if isinstance(wanted, str) else "-".join(wanted))]
        else:
            needed = ours.get(keyword, [f"schema.{keyword}"])
        assert set(needed) <= set(messages()), keyword


def test_what_has_a_greatest_value_has_a_least() -> None:
    assert all("minimum" in field for _, field in subschemas(PLAN) if "maximum" in field)

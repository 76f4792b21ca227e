"""What a schema can't say: ids are unique, an index agrees with its factors, a printed figure with its kronor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vpbdiff import money
from vpbdiff.entities import ENTITIES, PLAN_LISTS, Entity, ListOf, Role
from vpbdiff.errors import Location, Problem
from vpbdiff.money import Unit
from vpbdiff.store.tree import unit_of

Json = dict[str, Any]


def problems(raw: Json) -> list[Problem]:
    """The contradictions in a snapshot that has passed the schema, each with its JSON pointer."""
    items = list(_items(raw))
    found = list(_duplicate_ids(items))
    for entity, item, pointer, unit in items:
        found += _index_problems(item, pointer)
        found += _amount_problems(entity, item, pointer, unit)
    return found


_Placed = tuple[Entity, Json, str, Unit]


def _items(raw: Json) -> Iterator[_Placed]:
    for of in PLAN_LISTS:
        *groups, key = of.path.split("/")
        owner: Json = raw
        for group in groups:
            owner = owner.get(group) or {}
        pointer = "".join(f"/{group}" for group in groups)
        yield from _listed(owner, ListOf(key, of.entity), pointer, unit_of(owner))


def _listed(owner: Json, of: ListOf, pointer: str, unit: Unit) -> Iterator[_Placed]:
    entity = ENTITIES[of.entity]
    for position, item in enumerate(owner.get(of.path) or ()):
        place = f"{pointer}/{of.path}/{position}"
        yield entity, item, place, unit
        for inner in entity.lists:
            yield from _listed(item, inner, place, unit)


def _duplicate_ids(items: list[_Placed]) -> Iterator[Problem]:
    """An id names one item of its entity in the whole plan; the second that claims it is at fault."""
    owners: dict[tuple[str, str], str] = {}
    for entity, item, pointer, _ in items:
        if "id" not in item:
            continue
        owner = owners.setdefault((entity.name, item["id"]), pointer)
        if owner != pointer:
            yield Problem("plan.duplicate-id", {"id": item["id"], "other": owner}, Location(pointer=f"{pointer}/id"))


def _index_problems(item: Json, pointer: str) -> Iterator[Problem]:
    index, likelihood, consequence = (item.get(key) for key in ("index", "likelihood", "consequence"))
    if index is None or likelihood is None or consequence is None or index == likelihood * consequence:
        return
    params = {"index": index, "likelihood": likelihood, "consequence": consequence, "product": likelihood * consequence}
    yield Problem("plan.index-disagrees", params, Location(pointer=f"{pointer}/index"))


def _amount_problems(entity: Entity, item: Json, pointer: str, unit: Unit) -> Iterator[Problem]:
    for field in entity.fields:
        if field.role is Role.AMOUNTS:
            for position, amount in enumerate(item.get(field.name, ())):
                yield from _printed_problems(amount, f"{pointer}/{field.name}/{position}", unit)
        elif field.role is Role.CHANGE and field.name in item:
            yield from _printed_problems(item[field.name], f"{pointer}/{field.name}", unit)


def _printed_problems(amount: Json, pointer: str, unit: Unit) -> Iterator[Problem]:
    """The figure as printed and the kronor must say the same: nobody can tell which of the two is right."""
    if "printed" not in amount:
        return
    location = Location(pointer=f"{pointer}/printed")
    try:
        printed = money.parse(amount["printed"], unit)
    except money.NotAnAmount:
        yield Problem("plan.not-an-amount", {"printed": amount["printed"]}, location)
        return
    if printed.kr != amount["kr"]:
        yield Problem(
            "plan.printed-disagrees",
            {"printed": amount["printed"], "unit": unit.name.lower(), "kr": amount["kr"], "meant": printed.kr},
            location,
        )

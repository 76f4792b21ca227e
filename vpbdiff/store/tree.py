"""From the JSON of a snapshot to a `Plan`, field by field as `entities` says.

Takes JSON that has passed the schema; it makes values, and leaves it to `structure` to judge them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vpbdiff.model import money
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity, Field, ListOf, Role
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Item, Listing, Plan, Presence, Source, Value, YearAmount, YearValue

Json = dict[str, Any]


def plan_from_json(raw: Json, *, path: str = "", series: str | None = None) -> Plan:
    """The plan that a valid snapshot's JSON holds. `path` and `series` say where it lies and are no content."""
    absent = Presence.NO_SECTION if raw.get("known_from") is None else Presence.NOT_KNOWN
    build = _Builder(absent)
    return Plan(
        year=raw["year"],
        metadata=build.item(ENTITIES["metadata"], raw["metadata"], "/metadata", Unit.KR),
        lists={of.path: build.plan_listing(raw, of) for of in PLAN_LISTS},
        version=raw.get("version"),
        known_from=raw.get("known_from"),
        path=path,
        series=series,
        documents=tuple(raw.get("documents", ())),
    )


def _unit_of(group: Json) -> Unit:
    """The unit that the figures of a budget table are printed in; kronor for what is no budget table."""
    return Unit.of(group.get("unit", "kr")) or Unit.KR


class _Builder:
    """Builds items; `absent` is what a list that is left out says in this plan."""

    def __init__(self, absent: Presence) -> None:
        self._absent = absent

    def plan_listing(self, raw: Json, of: ListOf) -> Listing:
        """One of the plan's own lists; a group that is absent or null says so for all its lists."""
        *groups, key = of.path.split("/")
        owner = raw
        for group in groups:
            owner = owner.get(group, {})
            if owner is None:
                return Listing(presence=Presence.NOT_KNOWN)
        pointer = "".join(f"/{group}" for group in groups)
        return self._listing(ENTITIES[of.entity], owner, key, pointer, _unit_of(owner))

    def item(self, entity: Entity, raw: Json, pointer: str, unit: Unit) -> Item:
        """One item with everything in it; `unit` is that of the table it stands in."""
        source = raw.get("source")
        return Item(
            entity=entity,
            pointer=pointer,
            fields={field.name: value(field, raw[field.name], unit) for field in entity.fields if field.name in raw},
            lists={of.path: self._listing(ENTITIES[of.entity], raw, of.path, pointer, unit) for of in entity.lists},
            id=raw.get("id"),
            source=Source(source.get("line"), source.get("page"), source.get("document", 1)) if source else None,
        )

    def _listing(self, entity: Entity, owner: Mapping[str, Any], key: str, pointer: str, unit: Unit) -> Listing:
        if key not in owner:
            return Listing(presence=self._absent)
        if owner[key] is None:
            return Listing(presence=Presence.NOT_KNOWN)
        items = tuple(self.item(entity, raw, f"{pointer}/{key}/{n}", unit) for n, raw in enumerate(owner[key]))
        return Listing(items, unit=owner.get("unit"))


def value(field: Field, raw: Any, unit: Unit) -> Value:
    """A field's value, from its JSON; `unit` is that of the table it stands in."""
    match field.role:
        case Role.AMOUNTS:
            return tuple(YearAmount(each["year"], each["kind"], amount(each, unit)) for each in raw)
        case Role.CHANGE:
            return amount(raw, unit)
        case Role.VALUES:
            return tuple(YearValue(each.get("year"), each["value"]) for each in raw)
        case _:
            return tuple(raw) if isinstance(raw, list) else raw


def amount(raw: Json, unit: Unit) -> Amount:
    """An amount as a snapshot keeps it; one that was never printed is exact to the krona."""
    if "printed" not in raw:
        return Amount(raw["kr"])
    try:
        printed = money.parse(raw["printed"], unit)
    except money.NotAnAmount:
        return Amount(raw["kr"], unit, printed=raw["printed"])  # for `structure` to refuse
    return replace(printed, kr=raw["kr"], printed=raw["printed"])

"""A snapshot's text to a `Plan`: strict JSON, the schema, the tree, then the consistency checks.

The tree is built field by field as `model.entities` describes it, from JSON that has passed the schema. Building it
judges nothing: that is for `consistency`. A snapshot of an older format is refused, and migrated only on request.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from vpbdiff.base.errors import Location, Problem, VpbdiffError
from vpbdiff.base.escaping import in_json
from vpbdiff.model import money
from vpbdiff.model.entities import ENTITIES, PLAN, PLAN_LISTS, Entity, Field, ListOf, Role
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import (
    Cell,
    Column,
    Item,
    Listing,
    OtherSource,
    Plan,
    Presence,
    Source,
    Unread,
    UnreadShown,
    Value,
    YearAmount,
    YearValue,
)
from vpbdiff.store import consistency, schema, strict_json
from vpbdiff.store.migrations import FORMAT, VERSION, migrated, version_of
from vpbdiff.store.paths import Name, Snapshot

Json = dict[str, Any]


def plan_from_json(raw: Json, *, path: str = "", series: str | None = None) -> Plan:
    """The plan that a valid snapshot's JSON holds. `path` and `series` are its place and no content."""
    absent = Presence.NO_SECTION if raw.get("known_from") is None else Presence.NOT_KNOWN
    build = _Builder(absent, tables_known=raw.get("tables", ()) is not None)
    return Plan(
        year=raw["year"],
        metadata=build.item(PLAN, raw["metadata"], "/metadata", Unit.KR),
        lists={of.path: build.plan_listing(raw, of) for of in PLAN_LISTS},
        version=raw.get("version"),
        known_from=raw.get("known_from"),
        path=path,
        series=series,
        documents=tuple(raw.get("documents", ())),
        unread=tuple(_unread(each, f"/unread/{n}") for n, each in enumerate(raw.get("unread", ()))),
    )


def _unread(raw: Json, pointer: str) -> Unread:
    place, shows = raw["place"], raw.get("shows")
    return Unread(
        kind=raw["kind"],
        pointer=pointer,
        source=Source(place.get("line"), place.get("page"), raw.get("document", 1), place.get("sheet")),
        heading=place.get("heading", ""),
        cell=place.get("cell", ""),
        digest=raw.get("digest", ""),
        shows=UnreadShown(shows["text"], shows["by"], shows["date"]) if shows else None,
    )


def _unit_of(group: Json) -> Unit:
    """The unit that the figures of a budget table are printed in; kronor for what is no budget table."""
    return Unit.of(group.get("unit", "kr")) or Unit.KR


class _Builder:
    """Builds items; `absent` is what a list that is left out means in this plan, save of tables where nobody knows
    which the plan has."""

    def __init__(self, absent: Presence, *, tables_known: bool) -> None:
        self._absent = absent
        self._tables_known = tables_known

    def plan_listing(self, raw: Json, of: ListOf) -> Listing:
        """One of the plan's own lists; a group that is absent or null stands for all its lists."""
        *groups, key = of.path.split("/")
        owner = raw
        for group in groups:
            owner = owner.get(group, {})
            if owner is None:
                return Listing(presence=Presence.NOT_KNOWN)
        pointer = "".join(f"/{group}" for group in groups)
        return self._listing(ENTITIES[of.entity], owner, key, pointer, _unit_of(owner))

    def item(
        self, entity: Entity, raw: Json, pointer: str, unit: Unit, columns: Sequence[Column] | None = None
    ) -> Item:
        """One item with everything in it; `unit` is that of the table it stands in, `columns` are its columns."""
        source = raw.get("source")
        return Item(
            entity=entity,
            pointer=pointer,
            fields={
                field.name: value(field, raw[field.name], unit, columns) for field in entity.fields if field.name in raw
            },
            lists={of.path: self._listing(ENTITIES[of.entity], raw, of.path, pointer, unit) for of in entity.lists},
            id=raw.get("id"),
            source=_source(source) if source else None,
            also=tuple(_also(each) for each in raw.get("also", ())),
        )

    def _listing(self, entity: Entity, owner: Mapping[str, Any], key: str, pointer: str, unit: Unit) -> Listing:
        if key not in owner:
            known = self._tables_known or key != "tables"
            return Listing(presence=self._absent if known else Presence.NOT_KNOWN)
        if owner[key] is None:
            return Listing(presence=Presence.NOT_KNOWN)
        columns = _columns(owner["columns"]) if "columns" in owner else None
        items = tuple(self.item(entity, raw, f"{pointer}/{key}/{n}", unit, columns) for n, raw in enumerate(owner[key]))
        return Listing(items, unit=owner.get("unit"))


def _also(raw: Json) -> OtherSource:
    return OtherSource(_source(raw["source"]), tuple((each["field"], each["value"]) for each in raw["differs"]))


def _source(raw: Json) -> Source:
    return Source(raw.get("line"), raw.get("page"), raw.get("document", 1), raw.get("sheet"))


def value(field: Field, raw: Any, unit: Unit, columns: Sequence[Column] | None = None) -> Value:  # noqa: PLR0911 - a role each
    """A field's value, from its JSON; `unit` is that of the table it stands in, `columns` are its columns."""
    match field.role:
        case Role.AMOUNTS:
            return tuple(_year_amount(each, unit) for each in raw)
        case Role.CHANGE if isinstance(raw, list):
            return tuple(str(each.get("printed", each["kr"])) for each in raw)
        case Role.CHANGE:
            return amount(raw, unit)
        case Role.VALUES:
            return tuple(_year_value(each) for each in raw)
        case Role.COLUMNS:
            return _columns(raw)
        case Role.FIGURES if columns is not None:
            return _in_columns(raw, columns)
        case Role.FIGURES:
            return tuple(_figure(each, unit) for each in (raw if isinstance(raw, list) else [raw]))
    if isinstance(raw, dict):
        return " ".join(map(str, raw.values()))
    return tuple(raw) if isinstance(raw, list) else raw


def _year_amount(raw: Json, unit: Unit) -> YearAmount:
    which = {name: raw.get(name, "") for name in ("of", "basis", "through")}
    return YearAmount(raw["year"], raw["kind"], amount(raw, unit), **which)


def _year_value(raw: Json) -> YearValue:
    rest = {name: raw[name] for name in ("group", "through", "preliminary", "note") if name in raw}
    return YearValue(raw.get("year"), raw["value"], **rest)


def _columns(raw: Sequence[Json]) -> tuple[Column, ...]:
    return tuple(Column(each["name"], each.get("year"), each.get("unit", ""), each.get("kind", "")) for each in raw)


def _in_columns(cells: Sequence[str], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The cells of a row; `consistency` refuses a row that has more or fewer of them than the table has columns."""
    heads = chain(columns, repeat(Column("")))
    return tuple(Cell(column, cell) for column, cell in zip(heads, cells, strict=False))


_PRELIMINARY = "prel."
"""What stands beside a preliminary figure, in the language of the plans."""


def _figure(raw: Json | int, unit: Unit) -> Cell:
    """A figure of a typed list as a cell: its column is what the figure is of."""
    if isinstance(raw, int):
        return Cell(Column(""), str(raw))
    told = [raw[name] for name in ("name", "of", "basis", "group", "through") if name in raw]
    kind, year = raw.get("kind", ""), raw.get("year")
    if "kr" in raw:
        exact = amount(raw, unit)
        printed = exact.printed or money.text(exact.kr, exact.unit, exact.decimals)
        return Cell(Column(", ".join(told), year, unit.name.lower(), kind), printed)
    beside = [*([_PRELIMINARY] if raw.get("preliminary") else []), *([raw["note"]] if "note" in raw else [])]
    said = f"{raw['value']} ({', '.join(beside)})" if beside else raw["value"]
    return Cell(Column(", ".join(told), year, raw.get("unit", ""), kind), said)


def amount(raw: Json, unit: Unit) -> Amount:
    """An amount as a snapshot keeps it; one that was never printed is exact to the krona."""
    if "printed" not in raw:
        return Amount(raw["kr"])
    try:
        printed = money.parse(raw["printed"], unit)
    except money.NotAnAmount:
        return Amount(raw["kr"], unit, printed=raw["printed"])  # for `structure` to refuse
    return replace(printed, kr=raw["kr"], printed=raw["printed"])


def load(place: Snapshot | Path | str) -> Plan:
    """The plan in a snapshot.

    A plan of an older format version is upgraded in memory. Raises `VpbdiffError` for a file that can't be read, is no
    JSON, is of a newer format version, fails the schema, contradicts itself or its name; all problems of one kind are
    reported at once.
    """
    snapshot = _snapshot(place)
    return read_plan(snapshot.text(), snapshot)


def read_plan(text: str, place: Snapshot | Path | str) -> Plan:
    """The plan in the text of a snapshot that lies, or would lie, at `place`. Raises `VpbdiffError` as `load` does."""
    snapshot = _snapshot(place)
    raw = upgraded(strict_json.parse(text, snapshot.shown))
    problems = _format_problems(raw) or schema.problems(raw, "plan")
    if problems or not isinstance(raw, dict):
        raise VpbdiffError(*_in_text(problems, text, snapshot))
    plan = plan_from_json(raw, path=snapshot.shown, series=snapshot.series)
    problems = strict_json.first(chain(consistency.problems(plan), _name_problems(plan, snapshot.name)))
    if problems:
        raise VpbdiffError(*_in_text(problems, text, snapshot))
    return plan


def upgraded(raw: Any) -> Any:
    """JSON that a snapshot may hold, in the current format where it is of an older version, else as it is."""
    version = version_of(raw.get("format")) if isinstance(raw, dict) else None
    return migrated(raw, version) if isinstance(raw, dict) and version is not None and version < VERSION else raw


def dumps(raw: dict[str, Any]) -> str:
    """The text of a snapshot, as every command writes it: keys in the order given, two spaces, UTF-8,
    escapes for what can't be seen."""
    return in_json(json.dumps(raw, ensure_ascii=False, indent=2)) + "\n"


def in_current_format(place: Snapshot | Path | str) -> tuple[str, str | None]:
    """The text of a snapshot in the current format, and the older format that it has now, None if it is current.

    Raises `VpbdiffError` for what is no snapshot, is of a newer format, or would not be a valid plan.
    """
    snapshot = _snapshot(place)
    return made_current(snapshot.text(), snapshot)


def made_current(text: str, place: Snapshot | Path | str) -> tuple[str, str | None]:
    """The same of the text of a snapshot that lies, or would lie, at `place`."""
    snapshot = _snapshot(place)
    raw = strict_json.parse(text, snapshot.shown)
    old = raw.get("format") if isinstance(raw, dict) else None
    version = version_of(old)
    if not isinstance(raw, dict) or version is None or version > VERSION:
        raise VpbdiffError(*_in_text(_format_problems(raw), text, snapshot))
    if version == VERSION:
        return text, None
    new = dumps(migrated(raw, version))
    readable(new, snapshot)
    return new, old


def readable(text: str, place: Snapshot | Path | str) -> None:
    """Raises `VpbdiffError` as `load` does for a text that is about to be written and that could not be read back."""
    try:
        read_plan(text, place)
    except VpbdiffError as error:
        # The lines are those of the new text, which is nowhere to be seen; the pointers hold for both.
        raise VpbdiffError(
            *(problem._replace(location=problem.location._replace(line=None)) for problem in error.problems)
        ) from error


def _snapshot(place: Snapshot | Path | str) -> Snapshot:
    return place if isinstance(place, Snapshot) else Snapshot(Path(place))


def placed(problems: Sequence[Problem], snapshot: Snapshot) -> list[Problem]:
    """The same problems with the file and the line of each one's JSON pointer."""
    return _placed(problems, snapshot.text(), snapshot)


def _placed(problems: Sequence[Problem], text: str, snapshot: Snapshot) -> list[Problem]:
    lines = strict_json.lines(text, {problem.location.pointer for problem in problems if problem.location.pointer})
    places = [(lines.get(problem.location.pointer or ""), problem.location.pointer) for problem in problems]
    return [
        problem._replace(location=Location(snapshot.shown, line, pointer))
        for problem, (line, pointer) in zip(problems, places, strict=True)
    ]


def _in_text(problems: Sequence[Problem], text: str, snapshot: Snapshot) -> list[Problem]:
    """The problems with their places, in the order of the text; those of no place last."""
    return sorted(_placed(problems, text, snapshot), key=lambda problem: problem.location.line or len(text))


def _format_problems(raw: object) -> list[Problem]:
    found = raw.get("format") if isinstance(raw, dict) else None
    version = version_of(found)
    if version is None:
        return [Problem("plan.not-a-plan", {"known": FORMAT})]
    if version == VERSION:
        return []
    return [Problem("plan.newer-version", {"found": found, "known": FORMAT}, Location(pointer="/format"))]


def _name_problems(plan: Plan, name: Name | None) -> Iterator[Problem]:
    """A file in a series whose name gives another year or version than its content. A name without a version is in
    force."""
    if name is None:
        return
    if (name.year, name.known_from) != (plan.year, plan.known_from) or name.version not in {None, plan.version}:
        suffix = f".known-from-{plan.known_from}" if plan.known_from else f".{plan.version}" if plan.version else ""
        yield Problem("plan.misnamed", {"meant": f"{plan.year}{suffix}.json"}, Location(pointer="/year"))

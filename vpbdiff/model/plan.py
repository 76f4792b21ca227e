"""A plan as a tree of frozen items, and field values as JSON.

Every later stage reads the tree and none changes it. A field's value as JSON, and JSON as text, have one form each, in
which comparisons and explanations write them down.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain

from vpbdiff.model.entities import Entity
from vpbdiff.model.money import Amount


class Presence(Enum):
    """What a list says about what it holds. An empty list is PRESENT: the plan says that there are none."""

    PRESENT = "present"
    NO_SECTION = "no-section"
    """The plan has no such section (the key is absent)."""
    NOT_KNOWN = "not-known"
    """Nobody knows (the key is null, or the plan is known only from another plan's comparison column)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item stands: line or page of one of the plan's documents, all from 1; of a workbook the sheet, and the
    row as line. Never content, never a change."""

    line: int | None = None
    page: int | None = None
    document: int = 1
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class YearAmount:
    """An amount of one year; `kind` is what the column says it is: budget, outcome, forecast or plan.

    `of` is `income` or `cost` where those stand in columns beside the row's own amount, `basis` tells an `original`
    budget from a `revised` one, `through` is the last day of a part of the year; each empty where nothing is said.
    """

    year: int
    kind: str
    amount: Amount
    of: str = ""
    basis: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class YearValue:
    """A measure's value, in the words of the plan, for one year.

    `group` is whom it is for and `through` the last day that it covers, both empty for all of it.
    """

    year: int | None
    value: str
    group: str = ""
    through: str = ""
    preliminary: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: what heads it, as printed, with its year and unit as far as the plan says.

    `kind` is what it holds (budget, outcome, forecast, plan, target), empty where only the words of the head tell.
    """

    name: str
    year: int | None = None
    unit: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed in a column; an empty text for an empty cell."""

    column: Column
    value: str


Value = (
    str
    | int
    | bool
    | Amount
    | tuple[str, ...]
    | tuple[YearValue, ...]
    | tuple[YearAmount, ...]
    | tuple[Column, ...]
    | tuple[Cell, ...]
)
"""What a field may hold; which of them follows from the field's role."""


@dataclass(frozen=True, slots=True)
class OtherSource:
    """What another of the plan's documents says of an item otherwise: fields (`amounts/2025/budget` where one holds
    several) with their values as printed there."""

    source: Source
    differs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a plan, of one entity.

    `pointer` is its JSON pointer in the snapshot. `fields` holds its content by field name, absent fields left out;
    `lists` its lists by path, every list of the entity present. `id` comes from people or a source system, if at all.
    `also` is what others of the plan's documents say of it otherwise: no content, and never compared.
    """

    entity: Entity
    pointer: str
    fields: Mapping[str, Value]
    lists: Mapping[str, Listing] = field(default_factory=dict)
    id: str | None = None
    source: Source | None = None
    also: tuple[OtherSource, ...] = ()

    @property
    def name(self) -> str:
        """What a reader calls it: its name field, or its text where it has no name; else what heads its columns, or the
        first of its figures. Empty if it has none of them."""
        return self.text(self.entity.name_field) or self._by_columns()

    def _by_columns(self) -> str:
        values = (self.fields.get(name, ()) for name in self.entity.column_fields)
        held = [each for value in values if isinstance(value, tuple) for each in value]
        cells = (each.value for each in held if isinstance(each, Cell))
        return next(filter(None, cells), "") or ", ".join(
            each.name for each in held if isinstance(each, Column) and each.name
        )

    def text(self, field_name: str) -> str:
        """A field as text; empty if it is absent or no text."""
        value = self.fields.get(field_name, "")
        return value if isinstance(value, str) else ""

    def children(self) -> Iterator[Item]:
        """The items of all its lists, in order."""
        for listing in self.lists.values():
            yield from listing

    def walk(self) -> Iterator[Item]:
        """The item and all below it, depth first in the plan's order."""
        yield self
        for child in self.children():
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items and what its being there, or not, says. `unit` is the word of a budget table's unit (mkr, mnkr)
    in the plan; None for other lists."""

    items: tuple[Item, ...] = ()
    presence: Presence = Presence.PRESENT
    unit: str | None = None

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def walk(self) -> Iterator[Item]:
        """Every item of the list, each followed by all below it."""
        return chain.from_iterable(map(Item.walk, self.items))

    def __getitem__(self, position: int) -> Item:
        return self.items[position]


@dataclass(frozen=True, slots=True)
class UnreadShown:
    """What a person says that something unread shows: `by` is a role, `date` the day as YYYY-MM-DD."""

    text: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a plan's document that no reader could take in, so that nothing of it is compared.

    `kind` is what it is, in the schema's words. `heading` is what it stands under and `cell` where in a sheet, empty
    where that is not known. `shows` is None until a person has said what it shows.
    """

    kind: str
    pointer: str
    source: Source
    heading: str = ""
    cell: str = ""
    digest: str = ""
    shows: UnreadShown | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A municipality's plan for one year, as one snapshot holds it.

    `year` and `version` say which plan it is; they, the path and the series are never a change. `known_from` is the
    year of the plan whose comparison column told of this one, None for a plan of its own.
    """

    year: int
    metadata: Item
    lists: Mapping[str, Listing]
    version: str | None = None
    known_from: int | None = None
    path: str = ""
    series: str | None = None
    documents: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    def listing(self, path: str) -> Listing:
        """One of the plan's lists, by its path in `entities.PLAN_LISTS`."""
        return self.lists[path]

    def items(self) -> Iterator[Item]:
        """Every item, metadata first, then depth first in the plan's order."""
        yield self.metadata
        for listing in self.lists.values():
            yield from listing.walk()


Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_LINE = 100
"""Characters up to which a list or object stands on one line: a pair of items, a run of words, a decision."""


_encode = json.JSONEncoder(ensure_ascii=False).encode


def pretty(value: Json, indent: str = "") -> str:
    """JSON text that a person can read, and read changes in: containers on one line where they fit, else a line for
    each of their members, under a first line that stands at `indent`."""
    if not isinstance(value, dict | list) or not value:
        return _encode(value)
    inner = indent + "  "
    texts = [pretty(member, inner) for member in (value.values() if isinstance(value, dict) else value)]
    names = [f"{_encode(key)}: " for key in value] if isinstance(value, dict) else [""] * len(texts)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    long = sum(map(len, names)) + sum(map(len, texts)) + 2 * len(texts) + len(indent) > _LINE
    if not long and not any("\n" in text for text in texts):
        return opening + ", ".join(map(str.__add__, names, texts)) + closing
    members = ",\n".join(f"{inner}{name}{text}" for name, text in zip(names, texts, strict=True))
    return f"{opening}\n{members}\n{indent}{closing}"


def value_json(value: Value | None) -> Json:
    """A field's value: an amount as in a plan's schema, the one amount or cell of a facet alone, lists as lists."""
    if isinstance(value, Amount):
        return _amount(value)
    if isinstance(value, tuple):
        parts = [_part(part) for part in value]
        return parts[0] if len(value) == 1 and isinstance(value[0], YearAmount | Cell) else parts
    return value


def _part(part: str | YearValue | YearAmount | Column | Cell) -> Json:
    match part:
        case YearAmount():
            rest: dict[str, Json] = {"of": part.of, "basis": part.basis, "through": part.through}
            return {"year": part.year, "kind": part.kind, **_amount(part.amount), **_there(rest)}
        case YearValue():
            told: dict[str, Json] = {"group": part.group, "through": part.through}
            told |= {"preliminary": part.preliminary, "note": part.note}
            return {**_there({"year": part.year}), "value": part.value, **_there(told)}
        case Column():
            return _column(part)
        case Cell():
            return {**_column(part.column), "value": part.value}
    return part


def _column(column: Column) -> dict[str, Json]:
    return {"name": column.name, **_there({"year": column.year, "unit": column.unit, "kind": column.kind})}


def _there(members: Mapping[str, Json]) -> dict[str, Json]:
    """The members that say something."""
    return {name: value for name, value in members.items() if value}


def _amount(amount: Amount) -> dict[str, Json]:
    return {"kr": amount.kr} if amount.printed is None else {"kr": amount.kr, "printed": amount.printed}

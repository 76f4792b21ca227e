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
    """Where an item stands: line or page of one of the plan's documents, all from 1. Never content, never a change."""

    line: int | None = None
    page: int | None = None
    document: int = 1


@dataclass(frozen=True, slots=True)
class YearAmount:
    """An amount of one year; `kind` is what the column says it is: budget, outcome, forecast or plan."""

    year: int
    kind: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class YearValue:
    """A measure's value, in the words of the plan, for one year."""

    year: int | None
    value: str


Value = str | int | bool | Amount | tuple[str, ...] | tuple[YearValue, ...] | tuple[YearAmount, ...]
"""What a field may hold; which of them follows from the field's role."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a plan, of one entity.

    `pointer` is its JSON pointer in the snapshot. `fields` holds its content by field name, absent fields left out;
    `lists` its lists by path, every list of the entity present. `id` comes from people or a source system, if at all.
    """

    entity: Entity
    pointer: str
    fields: Mapping[str, Value]
    lists: Mapping[str, Listing] = field(default_factory=dict)
    id: str | None = None
    source: Source | None = None

    @property
    def name(self) -> str:
        """What a reader calls it: its name field, or its text where it has no name; empty if it has neither."""
        return self.text(self.entity.name_field)

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


def pretty(value: Json, indent: str = "") -> str:
    """JSON text that a person can read, and read changes in: containers on one line where they fit, else a line for
    each of their members, under a first line that stands at `indent`."""
    return "".join(_lines(value, indent))


def _lines(value: Json, indent: str) -> Iterator[str]:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(indent) + len(line) <= _LINE:
        yield line
        return
    members = value.items() if isinstance(value, dict) else ((None, member) for member in value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    for number, (key, member) in enumerate(members):
        yield ("," if number else "") + f"\n{indent}  " + ("" if key is None else f"{json.dumps(key)}: ")
        yield from _lines(member, indent + "  ")
    yield f"\n{indent}{closing}"


def value_json(value: Value | None) -> Json:
    """A field's value: an amount as in a plan's schema, the one amount of a facet alone, lists as lists."""
    if isinstance(value, Amount):
        return _amount(value)
    if isinstance(value, tuple):
        parts = [_part(part) for part in value]
        return parts[0] if len(value) == 1 and isinstance(value[0], YearAmount) else parts
    return value


def _part(part: str | YearValue | YearAmount) -> Json:
    if isinstance(part, YearAmount):
        return {"year": part.year, "kind": part.kind, **_amount(part.amount)}
    if isinstance(part, YearValue):
        return {"value": part.value} if part.year is None else {"year": part.year, "value": part.value}
    return part


def _amount(amount: Amount) -> dict[str, Json]:
    return {"kr": amount.kr} if amount.printed is None else {"kr": amount.kr, "printed": amount.printed}

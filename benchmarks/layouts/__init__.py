"""Invented plans in forty layouts, and what a person reads in each: the truth that `benchmarks.reading` measures by.

The layouts are data, in the text files beside this module. Each begins with `=== number title`, and `[held]` where it
is held back: nothing of the program is mended after a look at how it is read. What follows is the document: headings
with `#`, bullets with `-`, cells parted by ` | ` (`//` parts the paragraphs of a cell). A line that begins with `%` is
no part of it, but says what a person reads:

    % goal: Title | responsible: Role    an item; a line without an entity gives the last item a field
    % table measure: title | outcomes 2024 | -    what each column of the next table holds, `-` for nothing typed
    % maybe goal: Title                  an item that may be read and need not be
    % free                               what follows stands under no goal

A column of amounts may be of `any` kind, where its head is a year alone. A row of a table may end with
` %% role: total`, a field of its own. Empty cells of a name mean «as above».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from vpbdiff.model.entities import ENTITIES

Row = tuple[str, ...]
"""The cells of a row; the paragraphs of a cell are its lines."""
BUDGET_LISTS = ("lines", "units", "investment")
"""The lists of budget rows, each an entity of its own here: a row in another list is read otherwise."""
OWNERS = {"activity": "goal", "measure": "goal", "control": "risk", "risk_action": "risk", "responsibility": "unit"}
_FREE = ("activity", "measure")
_SHORT = {"action": "risk_action"}
_CARRIED = ("group", "category")
_SCALED = ("likelihood", "consequence", "index")
"""Fields that are a whole number, whatever words stand beside it."""


@dataclass(eq=False)
class Item:
    """An item as a person reads it. Amounts and values are fields by kind and year: `budget 2026`, `targets 2027`."""

    entity: str
    fields: dict[str, str] = field(default_factory=dict)
    owner: Item | None = None
    optional: bool = False
    alias: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.fields.get(name_field(self.entity), "")


@dataclass(frozen=True)
class Piece:
    """One thing of a document: `kind` is heading, text, bullet or table."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[Row, ...] = ()

    @property
    def texts(self) -> list[str]:
        """All that it holds, each cell by itself."""
        return [cell for row in self.rows for cell in row] if self.rows else [self.text]


@dataclass(frozen=True)
class Layout:
    """A document in pieces, and the items that a person reads there."""

    number: str
    title: str
    held_back: bool
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]


def name_field(entity: str) -> str:
    """The field that names an item; a row of a table goes by its label."""
    return "name" if entity in BUDGET_LISTS else ENTITIES[entity].name_field if entity in ENTITIES else "committee"


@cache
def layouts() -> tuple[Layout, ...]:
    """All of them, by number."""
    files = sorted(Path(__file__).parent.glob("*.txt"))
    parts = [part for file in files for part in re.split(r"^=== ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]]
    return tuple(sorted(map(_layout, parts), key=lambda layout: layout.number))


def _layout(source: str) -> Layout:
    head, _, body = source.partition("\n")
    number, _, title = head.removesuffix("[held]").strip().partition(" ")
    reader = _Reader()
    reader.read(body.split("\n"))
    return Layout(number, title, head.endswith("[held]"), tuple(reader.pieces), tuple(reader.items))


@dataclass
class _Reader:
    """Goes through a layout's lines with the item that stands last."""

    pieces: list[Piece] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    owners: dict[str, Item | None] = field(default_factory=dict)
    columns: tuple[str, list[str]] | None = None

    def read(self, lines: list[str]) -> None:
        table: list[str] = []
        for line in [*lines, ""]:
            if " | " in line and not line.startswith("%"):
                table.append(line)
                continue
            if table:
                self._table(table)
                table = []
            if line.startswith("% "):
                self._truth(line[2:])
            elif line.strip():
                self.pieces.append(_piece(line))

    def _truth(self, line: str) -> None:
        if line == "free":
            self.owners.clear()
            return
        said, _, columns = line.removeprefix("table ").partition(": ")
        if line.startswith("table "):
            self.columns = said, [column.strip() for column in columns.split(" | ")]
            return
        optional = line.startswith("maybe ")
        for part in line.removeprefix("maybe ").split(" | "):
            key, _, value = part.partition(": ")
            if key in ENTITIES:
                self._add(key, {name_field(key): value}, optional=optional)
            elif key == "plan":
                self._add(key, {"year": value.removeprefix("year ")})
            elif key == "alias":
                self.items[-1].alias = value
            else:
                owner, _, name = key.rpartition(".")
                item = self.owners[owner] if owner else self.items[-1]
                assert item is not None
                item.fields[name] = value

    def _add(self, entity: str, fields: dict[str, str], *, optional: bool = False) -> Item:
        item = Item(entity, fields, self.owners.get(OWNERS.get(entity, "")), optional)
        self.items.append(item)
        if entity in OWNERS.values():
            self.owners[entity] = item
        return item

    def _table(self, lines: list[str]) -> None:
        """A table, and its items where its columns are known."""
        rows, own = [], []
        for line in lines:
            cells, _, said = line.partition(" %% ")
            rows.append(tuple("\n".join(cell.strip().split(" // ")) for cell in cells.split("|")))
            own.append(dict([said.split(": ")] if said else []))
        assert len({len(row) for row in rows}) == 1, lines[0]
        self.pieces.append(Piece("table", rows=tuple(rows)))
        if self.columns:
            entity, columns = self.columns
            carried: dict[str, str] = {}
            for row, fields in zip(rows[1:], own[1:], strict=True):
                self._row(entity, dict(_named(columns, row)), fields, carried)
            self.columns = None

    def _row(self, entity: str, cells: dict[str, str], own: dict[str, str], carried: dict[str, str]) -> None:
        for name in list(cells):
            owner, _, key = name.removeprefix("maybe ").rpartition(".")
            entity_of = _SHORT.get(owner, owner)
            if owner and entity_of not in OWNERS and cells[name] and cells[name] != carried.get(name):
                carried[name] = cells[name]
                self._add(entity_of, {key: cells[name]}, optional=name.startswith("maybe "))
        for name in _CARRIED:
            if name in cells and not own:
                carried[name] = cells[name] or carried.get(name, "")
                cells[name] = carried[name]
        mine = {name: value for name, value in cells.items() if "." not in name and value and name != "controls"}
        mine |= {name: re.sub(r"\D", "", mine[name]) for name in _SCALED if name in mine}
        if entity == "row":
            self._add(
                "row", {"label": cells["label"], "cells": " | ".join(v for k, v in cells.items() if k != "label")}
            )
            return
        key = name_field(entity)
        if key not in mine and own:  # a total, whose name stands in the column of the groups
            mine[key] = mine.pop("group")
        self._add(entity, mine | own)
        parts = {owner: {} for owner in ("control", "action")}
        for name, value in cells.items():
            owner, _, key = name.rpartition(".")
            if owner in parts and value:
                parts[owner][key] = value
        for owner, fields in parts.items():
            if fields:
                self._add(_SHORT.get(owner, owner), fields)
        for text in cells.get("controls", "").split("\n"):
            if text:
                self._add("control", {"text": text})


def _named(columns: list[str], row: Row) -> Iterator[tuple[str, str]]:
    assert len(columns) == len(row), (columns, row)
    for number, (name, cell) in enumerate(zip(columns, row, strict=True)):
        if name != "-":
            yield (f"cell {number}" if name == "cell" else name), cell


def _piece(line: str) -> Piece:
    if heading := re.fullmatch(r"(#+) (.*)", line):
        return Piece("heading", heading[2], len(heading[1]))
    return Piece("bullet", line[2:]) if line.startswith("- ") else Piece("text", line)

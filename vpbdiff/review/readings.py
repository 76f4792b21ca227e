"""A document block by block, each with how it was read and why: what a person looks at who teaches a profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, ListOf
from vpbdiff.recognise import Extraction
from vpbdiff.recognise.accounting import Note
from vpbdiff.recognise.budget_headers import BUDGETS
from vpbdiff.recognise.header_columns import IGNORED, Header, HeaderColumn, with_whole_years, word_of
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import header, kind_of_head
from vpbdiff.recognise.table_kinds import cells_below, nearest_table

GENERIC = ("table", "row")
"""Entities that stand as they were printed."""

PROSE = ("section", "paragraph")
_UNTYPED = frozenset((*GENERIC, *PROSE, "metadata"))


class TeachableKind(StrEnum):
    """What can be taught of a line."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"
    """The head of a table."""
    COLUMN = "column"
    ROW = "row"
    UNREAD = "unread"
    """Something that no reader takes in."""


class ReadingState(StrEnum):
    """How a line was read where it became no item of its own."""

    PROSE = "prose"
    GENERIC = "generic"
    PLAN = "plan"
    """A particular of the plan itself: its title, its committee."""
    LEFT_OUT = "left-out"
    NOT_UNDERSTOOD = "not-understood"
    UNREAD = "unread"
    UNKNOWN_COLUMN = "unknown-column"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """A line of the document, or a column of a table in it, and how it was read.

    `entity` is the item that it became, `role` that of the section that a heading opens, `table` the kind of table
    that a head or a column is of, as far as it is known, `field` what the column holds, or what the row of a budget is.
    `sure` says that the table was read as one of that kind. `year` is whether the column's header has a year.
    """

    kind: TeachableKind
    text: str
    line: int
    state: ReadingState | None
    column: int | None = None
    entity: str | None = None
    role: str | None = None
    table: str | None = None
    sure: bool = False
    field: str | None = None
    year: bool = False
    reason: str | None = None
    notes: tuple[Note, ...] = ()
    cells: tuple[str, ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    digests: tuple[str, ...] = ()
    """Of what could not be read there."""

    @property
    def key(self) -> tuple[int, int]:
        """What it is known by when the document is read again."""
        return self.line, -1 if self.column is None else self.column

    @property
    def is_open(self) -> bool:
        """Whether a person may have something to say of it: nothing typed was made of it."""
        return self.state in {
            ReadingState.NOT_UNDERSTOOD,
            ReadingState.UNREAD,
            ReadingState.GENERIC,
            ReadingState.UNKNOWN_COLUMN,
        } or any(
            note.key.startswith(("import.note.unknown-", "import.note.strange-", "import.note.goal-by-place"))
            for note in self.notes
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """The entries of a document, and how many items of each entity came of it."""

    entries: tuple[BlockEntry, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def entities(plan: Mapping[str, Any]) -> dict[str, str]:
    """The entity of each item and each list of a plan as JSON, by pointer."""
    return dict(pair for of in PLAN_LISTS for pair in _listed(plan, "", of))


def _listed(owner: Any, pointer: str, of: ListOf) -> Iterator[tuple[str, str]]:
    for key in of.path.split("/"):
        owner = owner.get(key) if isinstance(owner, dict) else None
    if not isinstance(owner, list):
        return
    pointer = f"{pointer}/{of.path}"
    yield pointer, of.entity
    for number, item in enumerate(owner):
        yield f"{pointer}/{number}", of.entity
        for inner in ENTITIES[of.entity].lists:
            yield from _listed(item, f"{pointer}/{number}", inner)


def counted(plan: Mapping[str, Any]) -> dict[str, int]:
    """How many items of each entity a plan has, in the order of the entities."""
    found = Counter(entity for pointer, entity in entities(plan).items() if pointer.rpartition("/")[2].isdigit())
    return {name: found[name] for name in ENTITIES if found[name]}


def typed(counts: Mapping[str, int]) -> int:
    """How many items are more than text or rows as they stand."""
    return sum(number for name, number in counts.items() if name not in _UNTYPED)


def readings(document: SourceDocument, found: Extraction | None, profile: Profile) -> Readings:
    """How each line was read; `profile` has the names of the plan filled in. Nothing was, where no plan was found."""
    return Readings(tuple(_BlocksReader(document, found, profile).entries()), counted(found.plan) if found else {})


class _BlocksReader:
    def __init__(self, document: SourceDocument, found: Extraction | None, profile: Profile) -> None:
        self._document = document
        self._found = found
        self._profile = profile
        self._entities = entities(found.plan) if found else {}
        self._roles = dict(_roles(found.plan.get("sections", ()), "/sections")) if found else {}
        self._rows = dict(_rows(found)) if found else {}
        self._kept = frozenset(found.accounts.as_they_stand) if found else frozenset()
        self._digests: dict[int, tuple[str, ...]] = {}
        for each in document.unread:
            self._digests[each.place.line] = (*self._digests.get(each.place.line, ()), each.digest)
        self._notes: dict[int, list[Note]] = {}
        for note in found.accounts.notes if found else ():
            self._notes.setdefault(note.line, []).append(note)

    def entries(self) -> Iterator[BlockEntry]:
        """Every line in order; what could not be read stands where it does."""
        blocks = self._document.blocks
        unread = {each.place.line for each in self._document.unread} - {block.line for block in blocks}
        above = ["", ""]
        for place, block in enumerate(blocks):
            for line in sorted(line for line in unread if line < block.line):
                unread.discard(line)
                yield self._unread(line)
            if block.kind is BlockKind.RULE:
                continue
            heads = block.kind is BlockKind.ROW and self._heads_table(blocks, place)
            if heads:
                yield from self._table(blocks, place, "\n".join(filter(None, above)))
            else:
                yield self._plain(block)
            if block.kind is BlockKind.HEADING:
                above = [block.text, ""]
            elif block.kind is not BlockKind.ROW:
                above[1] = block.text if len(block.text) <= _CAPTION else ""
        yield from map(self._unread, sorted(unread))

    def _heads_table(self, blocks: Sequence[Block], place: int) -> bool:
        block, before = blocks[place], blocks[place - 1] if place else None
        if before is None or before.kind is not BlockKind.ROW or block.apart:
            return True
        return before.kind is BlockKind.ROW and header(block.cells, self._profile) is not None

    def _unread(self, line: int) -> BlockEntry:
        notes = tuple(self._notes.get(line, ()))
        digests = self._digests.get(line, ())
        return BlockEntry(TeachableKind.UNREAD, "", line, ReadingState.UNREAD, notes=notes, digests=digests)

    def _plain(self, block: Block) -> BlockEntry:
        kinds = {BlockKind.HEADING: TeachableKind.HEADING, BlockKind.ROW: TeachableKind.ROW}
        state, entity, role, reason = self._read(block)
        notes = tuple(self._notes.get(block.line, ()))
        text = " ".join(block.text.split()) if block.kind is not BlockKind.ROW else _row_text(block.flat)
        digests = self._digests.get(block.line, ())
        known: dict[str, Any] = {"cells": block.flat, "field": self._rows.get(block.line), "digests": digests}
        kind = kinds.get(block.kind, TeachableKind.TEXT)
        return BlockEntry(kind, text, block.line, state, entity=entity, role=role, reason=reason, notes=notes, **known)

    def _table(self, blocks: Sequence[Block], place: int, above: str) -> Iterator[BlockEntry]:
        """The head of a table, and its columns."""
        block, below = blocks[place], tuple(cells_below(blocks, place))
        found = header(block.cells, self._profile, above, below)
        kind = kind_of_head(block.flat, self._profile) or (found.kind if found else None)
        sure = kind is not None
        if kind is None and (near := nearest_table(block.flat, self._profile)):
            kind = near.kind
        state, entity, _, reason = self._read(block)
        notes = tuple(self._notes.get(block.line, ()))
        known: dict[str, Any] = {"table": kind, "sure": sure, "cells": block.flat, "below": below}
        yield BlockEntry(
            TeachableKind.TABLE,
            _row_text(block.flat),
            block.line,
            state,
            entity=entity,
            reason=reason,
            notes=notes,
            digests=self._digests.get(block.line, ()),
            **known,
        )
        for number, cell in enumerate(block.flat):
            if cell and state is not ReadingState.LEFT_OUT:
                yield self._column(block, number, found, known)

    def _column(self, block: Block, number: int, found: Header | None, known: Mapping[str, Any]) -> BlockEntry:
        column: HeaderColumn | None = found.columns[number] if found else None
        cell = block.flat[number]
        state = ReadingState.COLUMN if column else ReadingState.UNKNOWN_COLUMN
        year = with_whole_years(cell, self._profile) != word_of(with_whole_years(cell, self._profile))
        notes = tuple(note for note in self._notes.get(block.line, ()) if note.params.get("text") == cell)
        if column and column.field == IGNORED:
            state = ReadingState.LEFT_OUT
        return BlockEntry(
            TeachableKind.COLUMN,
            cell,
            block.line,
            state,
            number,
            field=column.field if column else None,
            year=year,
            notes=notes,
            **known,
        )

    def _read(self, block: Block) -> tuple[ReadingState | None, str | None, str | None, str | None]:
        """How a line was read: its state, or the entity that it became; its section's role, why it was left out."""
        if self._found is None:
            return ReadingState.NOT_UNDERSTOOD, None, None, None
        accounts = self._found.accounts
        if block.line in accounts.left_out and block.line not in accounts.placed:
            return ReadingState.LEFT_OUT, None, None, str(accounts.left_out[block.line])
        pointers = accounts.placed.get(block.line, ())
        names = [self._entities[pointer] for pointer in pointers if pointer in self._entities]
        own = [name for name in names if name not in _UNTYPED]
        if own:
            return None, own[-1], None, None
        if any(name in GENERIC for name in names) or block.line in self._kept:
            return ReadingState.GENERIC, None, None, None
        if names:
            role = next((self._roles[pointer] for pointer in pointers if pointer in self._roles), None)
            return ReadingState.PROSE, names[0], role, None
        return (ReadingState.PLAN if pointers else ReadingState.NOT_UNDERSTOOD), None, None, None


_CAPTION = 150
"""Characters of the longest line that may say a table's unit above it."""


def _rows(found: Extraction) -> Iterator[tuple[int, str]]:
    """What each row of a budget is, by its lines."""
    known = entities(found.plan)
    for line, pointers in found.accounts.placed.items():
        for pointer in pointers:
            if known.get(pointer) == "budget_line" and pointer.rpartition("/")[2].isdigit():
                yield line, str(_at(found.plan, pointer).get("role", ""))


def _at(plan: Mapping[str, Any], pointer: str) -> Mapping[str, Any]:
    value: Any = plan
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if isinstance(value, list) else value[key]
    found: Mapping[str, Any] = value
    return found


def _row_text(cells: Sequence[str]) -> str:
    return " | ".join(cells).rstrip(" |")


def _roles(sections: Any, pointer: str) -> Iterator[tuple[str, str]]:
    for number, section in enumerate(sections or ()):
        if "role" in section:
            yield f"{pointer}/{number}", section["role"]
        yield from _roles(section.get("sections"), f"{pointer}/{number}/sections")


def is_budget(kind: str | None) -> bool:
    """Whether a kind of table is a budget."""
    return kind == "budget" or kind in BUDGETS

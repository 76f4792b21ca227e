"""Tables: known by their header row, whole again where a page broke them.

A header may be printed again on the next page, or not at all; a cell's sentence may go on in the next part's first row;
trailing empty cells may be gone with the blanks at a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from rapidfuzz import fuzz

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.extract import sentences
from vpbdiff.extract.ledger import Ledger, Reason
from vpbdiff.extract.profile import LONGEST, Profile, plain
from vpbdiff.money import Unit

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")

SLIP = 85
"""Likeness (0-100) from which a column's header is another's with a slip: «Risiker» has 92 of «Risker», while the
nearest two headers of different columns, «Beslutad» and «Beslutsdatum», have 80."""

MOST_COLUMNS = 20
"""A row with more cells is no table of a plan; the widest known has five columns, and as many again may be added."""

KNOWN_SHARE = 0.6
"""Share of a row's cells that must be known headers: three of five. Cells of content never are."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a field of the table's entity, and a year where its header names one."""

    field: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: the kind of table, its columns (None for one not known), the unit of a budget table, as printed."""

    kind: str
    columns: tuple[Column | None, ...]
    unit: str | None = None
    slips: tuple[tuple[str, str], ...] = ()
    """Columns known in spite of a slip: as printed, and as known."""


@dataclass(slots=True)
class Row:
    """A row: its cells by position, the lines it came from, whether it is the first after a break in the table."""

    cells: list[str]
    lines: list[int]
    first: bool = False


@dataclass(slots=True)
class Table:
    """A table, its parts joined."""

    header: Header
    line: int
    rows: list[Row] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> str:
        """The text of a row in the column of a field; empty if there is no such column."""
        return next((text for column, text in self.pairs(row) if column and column.field == name), "")

    def pairs(self, row: Row) -> Iterator[tuple[Column | None, str]]:
        """The columns with the row's texts."""
        return zip(self.header.columns, row.cells, strict=True)


def header(cells: Sequence[str], profile: Profile) -> Header | None:
    """The header that a row's cells make up, None if they are content."""
    if len(cells) > MOST_COLUMNS or max(map(len, cells)) > LONGEST:
        return None
    if budget := _budget_header(cells, profile):
        return budget
    found = [known for kind in profile.data["tables"] if (known := _header(kind, cells, profile))]
    return max(found, key=lambda known: sum(column is not None for column in known.columns), default=None)


def _header(kind: str, cells: Sequence[str], profile: Profile) -> Header | None:
    wordings = profile.columns(kind)
    key = next(iter(wordings))
    slips: list[tuple[str, str]] = []
    columns = tuple(_column(cell, wordings, profile, slips) for cell in cells)
    fields = {column.field for column in columns if column}
    if key not in fields or len(fields) < KNOWN_SHARE * sum(map(bool, cells)):
        return None
    return Header(kind, columns, slips=tuple(slips))


def _column(
    cell: str, wordings: Mapping[str, tuple[str, ...]], profile: Profile, slips: list[tuple[str, str]]
) -> Column | None:
    year = _YEAR.search(cell)
    word = _YEAR.sub("", cell).strip(" ,()")
    for name, known in wordings.items():
        if profile.matches(word, known):
            return Column(name, int(year[1]) if year else None)
    if not word:
        return None
    name, meant = max(
        ((name, wording) for name, known in wordings.items() for wording in known),
        key=lambda known: fuzz.ratio(plain(word), plain(known[1])),
    )
    if fuzz.ratio(plain(word), plain(meant)) < SLIP:
        return None
    slips.append((cell, meant))
    return Column(name, int(year[1]) if year else None)


def _budget_header(cells: Sequence[str], profile: Profile) -> Header | None:
    budget = profile.data["budget"]
    unit = next((word for word in re.findall(r"\w+", cells[0]) if Unit.of(word)), None)
    if unit is None or len(cells) < 2:
        return None
    wordings = {**budget["columns"], "change": budget["change"]}
    columns = [_column(cell, wordings, profile, []) for cell in cells[1:]]
    if not any(column and (column.year or column.field == "change") for column in columns):
        return None
    return Header("budget", (Column("name"), *columns), unit.casefold())


class Reader:
    """Parts the content of a section into prose and whole tables."""

    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self._profile = profile
        self._ledger = ledger
        self._table: Table | None = None
        self._broken = False

    def read(self, content: Sequence[Block]) -> Iterator[Block | Table]:
        """The blocks of prose and the tables, in order. Rows that belong to no table are told as not understood."""
        self._table = None
        found: list[Block | Table] = []
        for block, following in zip_longest(content, content[1:]):
            if new := self._header(block, following):
                if self._open(new, block) and self._table:
                    found.append(self._table)
            elif self._table and self._is_row(block):
                self._add(block)
            elif block.kind is Kind.ROW:
                self._ledger.misread(block.line, "import.note.stray-row", text=block.text)
            else:
                self._table = None
                found.append(block)
        return iter(found)

    def _header(self, block: Block, following: Block | None) -> Header | None:
        if block.kind is Kind.ROW:
            return header(block.cells, self._profile)
        alone = following is None or following.apart
        if block.kind is not Kind.TEXT or (alone and not (block.bold or block.ruled)):
            return None
        return header([block.text], self._profile)

    def _open(self, new: Header, block: Block) -> bool:
        """Begin a table with this header, or another part of the one that is open; whether a table began."""
        for text, meant in new.slips:
            self._ledger.note(block.line, "import.note.header-slip", text=text, meant=meant)
        for column, text in zip(new.columns, block.cells or (block.text,), strict=True):
            if column is None and text:
                self._ledger.misread(block.line, "import.note.unknown-column", text=text)
        if self._table and self._table.header.kind == new.kind and new.kind != "budget":
            self._ledger.leave_out(Reason.REPEATED_HEADER, block.line)
            self._ledger.note(block.line, "import.note.repeated-header")
            self._broken = True
            return False
        self._table, self._broken = Table(new, block.line), False
        return True

    def _is_row(self, block: Block) -> bool:
        assert self._table
        columns = len(self._table.header.columns)
        if block.kind is Kind.ROW:
            return len(_trimmed(block.cells)) <= columns
        return not block.apart and block.kind in {Kind.TEXT, Kind.BULLET}

    def _add(self, block: Block) -> None:
        assert self._table
        cells = _trimmed(block.cells or (block.text,))
        if not cells:
            self._ledger.leave_out(Reason.RULE, block.line)
            return
        row = Row([*cells, *[""] * (len(self._table.header.columns) - len(cells))], [block.line], self._broken)
        if block.apart and not self._broken and self._table.rows:
            row.first = True
            self._ledger.note(block.line, "import.note.no-header")
        self._broken = False
        if row.first and self._table.rows and sentences.goes_on(cells[_first(cells)]):
            self.extend(self._table.rows[-1], row)
        else:
            self._table.rows.append(row)

    def extend(self, above: Row, row: Row) -> None:
        """Add the cells of a row to those of the row above, whose sentences they continue."""
        for place, text in enumerate(row.cells):
            if text:
                above.cells[place] = sentences.join(above.cells[place], text) if above.cells[place] else text
        above.lines += row.lines
        self._ledger.note(row.lines[0], "import.note.cell-continued", text=row.cells[_first(row.cells)])


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, text in enumerate(cells) if text), default=-1)
    return tuple(cells[: last + 1])


def _first(cells: Sequence[str]) -> int:
    return next(place for place, text in enumerate(cells) if text)

"""Tables: known by their header row, whole again where a page broke them.

A header may be printed again on the next page, or not at all; a cell's sentence may go on in the next part's first row;
trailing empty cells may be gone with the blanks at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.extract import sentences
from vpbdiff.extract.headers import Column, Header, header
from vpbdiff.extract.ledger import Ledger, Reason
from vpbdiff.extract.profile import Profile


@dataclass(slots=True)
class Row:
    """A row: its cells by position, the lines that each came from, whether it is the first after a break."""

    cells: list[str]
    origins: list[list[int]]
    first: bool = False

    @staticmethod
    def of(cells: Sequence[str], line: int, width: int, *, first: bool) -> Row:
        """A row of one line, its missing last cells empty."""
        filled = [*cells, *[""] * (width - len(cells))]
        return Row(filled, [[line] if text else [] for text in filled], first)

    @property
    def lines(self) -> list[int]:
        """The lines that the row came from, in order."""
        return sorted({line for origin in self.origins for line in origin})


@dataclass(slots=True)
class Table:
    """A table, its parts joined."""

    header: Header
    line: int
    rows: list[Row] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> str:
        """The text of a row in the column of a field; empty if there is no such column."""
        return next((text for column, text in self.pairs(row) if column and column.field == name), "")

    def origin(self, row: Row, name: str) -> list[int]:
        """The lines of a row's text in the column of a field."""
        places = (place for place, column in enumerate(self.header.columns) if column and column.field == name)
        return next((row.origins[place] for place in places), [])

    def pairs(self, row: Row) -> Iterator[tuple[Column | None, str]]:
        """The columns with the row's texts."""
        return zip(self.header.columns, row.cells, strict=True)


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
        if block.kind is Kind.HEADING:
            return header([block.text], self._profile)
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
        if self._table and self._table.header.kind == new.kind and not self._table.rows:
            self._table.header = new
            self._ledger.leave_out(Reason.REPEATED_HEADER, block.line)
            return False
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
        row = Row.of(cells, block.line, len(self._table.header.columns), first=self._broken)
        for column, text in self._table.pairs(row):
            if column is None and text:
                self._ledger.misread(block.line, "import.note.lost-cell", text=text)
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
                above.origins[place] += row.origins[place]
        self._ledger.note(row.lines[0], "import.note.cell-continued", text=row.cells[_first(row.cells)])


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, text in enumerate(cells) if text), default=-1)
    return tuple(cells[: last + 1])


def _first(cells: Sequence[str]) -> int:
    return next(place for place, text in enumerate(cells) if text)

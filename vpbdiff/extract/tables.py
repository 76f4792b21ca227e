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
    under_heading: bool = False
    """Whether a heading stands for its header row, as in a goal's «Mått» with bullets under it."""

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
            elif self._table and self._is_row(self._table, block):
                self._add(self._table, block)
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
        above = self._table if self._table and self._table.header.kind == new.kind else None
        if above is None or (above.rows and new.kind == "budget"):
            self._table, self._broken = Table(new, block.line, under_heading=block.kind is Kind.HEADING), False
            return True
        self._ledger.leave_out(Reason.REPEATED_HEADER, block.line)
        self._ledger.note(block.line, "import.note.repeated-header")
        if not above.rows:
            above.header = new
        self._broken = True
        return False

    def _is_row(self, table: Table, block: Block) -> bool:
        """Whether the block is a row of the open table; one that a blank line parts from it may only look like one."""
        if block.kind is Kind.ROW:
            return len(_trimmed(block.cells)) <= len(table.header.columns)
        if not block.apart or (table.under_heading and block.kind is Kind.BULLET):
            return block.kind in {Kind.TEXT, Kind.BULLET}
        if len(table.header.columns) > 1 or not table.rows or not _alike(block.text, table.rows[-1].cells[0]):
            return False
        if sentences.ended(block.text):
            self._ledger.note(block.line, "import.note.could-be-row", text=block.text)
            return False
        return True

    def _add(self, table: Table, block: Block) -> None:
        cells = _trimmed(block.cells or (block.text,))
        row = Row.of(cells, block.line, len(table.header.columns), first=self._broken)
        for column, text in table.pairs(row):
            if column is None and text:
                self._ledger.misread(block.line, "import.note.lost-cell", text=text)
        if block.apart and not self._broken and table.rows:
            row.first = True
            self._ledger.note(block.line, "import.note.no-header")
        self._broken = False
        if row.first and table.rows and _continues(table, cells):
            extend(table.rows[-1], row, self._ledger)
        else:
            table.rows.append(row)


def extend(above: Row, row: Row, ledger: Ledger) -> None:
    """Add the cells of a row to those of the row above, whose sentences they continue."""
    for place, text in enumerate(row.cells):
        if text:
            above.cells[place] = sentences.join(above.cells[place], text) if above.cells[place] else text
            above.origins[place] += row.origins[place]
    ledger.note(row.lines[0], "import.note.cell-continued", text=next(filter(None, row.cells)))


def _continues(table: Table, cells: Sequence[str]) -> bool:
    """Whether a row that is the first after a break continues the one above: it begins with a small letter.

    A row of a budget with figures of its own does not, as in «varav löner».
    """
    if table.header.kind == "budget" and any(cells[1:]):
        return False
    return sentences.goes_on(next(filter(None, cells)))


def _alike(text: str, row: str) -> bool:
    """Whether a line could be one more row of a table of one column: one sentence that ends as the row does."""
    return sentences.single(text) and not sentences.goes_on(text) and sentences.ended(text) == sentences.ended(row)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, text in enumerate(cells) if text), default=-1)
    return tuple(cells[: last + 1])

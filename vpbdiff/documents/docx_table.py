"""Word tables: merged cells in their columns, deleted rows left out.

A cell that spans columns has its text in the first of them, one that goes on over rows in the uppermost: the others
are empty, as they are to the eye.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from vpbdiff.documents.word_styles import Styles
from vpbdiff.documents.word_text import GONE, NEW, Paragraph, on_one_line, paragraph

MOST_COLUMNS = 63
"""Columns that Word gives a table at most; a file may claim that a cell spans millions."""

_WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}) | NEW


@dataclass(slots=True)
class Cell:
    """A cell: the column of the grid, from 0, that it begins in, its paragraphs joined, and what hangs on them."""

    start: int
    element: Any
    texts: list[str] = field(default_factory=list)
    pages_before: int = 0
    """Page breaks that Word stored before its first character, and within it."""
    pages_within: int = 0
    changed: bool = False
    hidden: bool = False
    notes: list[str] = field(default_factory=list)
    tables: int = 0
    """Tables within it."""

    @property
    def text(self) -> str:
        """All of its text, on one line."""
        return on_one_line(" ".join(self.texts))


@dataclass(slots=True)
class Table:
    """A table's rows of cells; `changed` says that rows were deleted or put in while changes were tracked."""

    rows: list[list[Cell]]
    changed: bool

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row)

    @property
    def starts(self) -> list[int]:
        """The columns of the grid in which any cell begins: a column that none begins in is there for layout alone."""
        return sorted({cell.start for cell in self.cells})

    @property
    def is_layout(self) -> bool:
        """Whether the table is a box round running text: one column, and more than one text in a cell."""
        return len(self.starts) <= 1 and any(len(cell.texts) > 1 or cell.tables for cell in self.cells)

    def texts(self, row: list[Cell]) -> tuple[str, ...]:
        """The texts of a row, one for each column of the table."""
        text = {cell.start: cell.text for cell in row}
        return tuple(text.get(start, "") for start in self.starts)


def table(element: Any, styles: Styles) -> Table:
    """Read a `w:tbl`."""
    made = Table([], changed=False)
    for row in _children(element, qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        marks = {child.tag for child in properties} if properties is not None else set()
        made.changed |= bool(marks & (GONE | NEW))
        if not marks & GONE:
            made.rows.append(list(_cells(row, properties, styles)))
    return made


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _cells(row: Any, properties: Any, styles: Styles) -> Iterator[Cell]:
    start = _number(properties, "w:gridBefore", 0)
    for element in _children(row, qn("w:tc")):
        said = element.find(qn("w:tcPr"))
        merged = said.find(qn("w:vMerge")) if said is not None else None
        cell = Cell(start, element)
        if merged is None or merged.get(qn("w:val")) == "restart":
            _fill(cell, element, styles)
        start = min(start + _number(said, "w:gridSpan", 1), MOST_COLUMNS)
        yield cell


def _fill(cell: Cell, parent: Any, styles: Styles) -> None:
    above: Paragraph | None = None
    for element in parent.iterchildren():
        if element.tag == qn("w:p"):
            above = _take(cell, paragraph(element, styles, above), styles)
        elif element.tag == qn("w:tbl"):
            cell.tables += 1
            inner = table(element, styles)
            cell.texts += [each.text for each in inner.cells if each.text]
            cell.notes += [note for each in inner.cells for note in each.notes]
        elif element.tag in _WRAPPERS:
            _fill(cell, element, styles)


def _take(cell: Cell, read: Paragraph, styles: Styles) -> Paragraph | None:
    """Put a paragraph into its cell; one that the next continues is given back instead."""
    cell.changed |= read.changed
    cell.hidden |= read.hidden
    if read.open:
        return read
    if cell.texts:
        cell.pages_within += read.pages_before
    else:
        cell.pages_before += read.pages_before
    cell.pages_within += read.pages_within
    cell.notes += read.notes
    cell.texts += [read.text] if read.text else []
    for box in read.boxes:
        _fill(cell, box, styles)
    return None


def _number(properties: Any, name: str, default: int) -> int:
    """The whole number that a property holds, at most what a table can have."""
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isdecimal() and len(value) < 10 else default

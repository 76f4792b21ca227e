"""Reads a workbook (.xlsx, .xls, .ods): every sheet, its rows as tables, and lines that stand alone as text.

What is hidden is read, marked and noted: a plan's figures may well stand there. calamine gives the values; what it does
not tell is read beside it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents import blocks as block_parts
from vpbdiff.documents import confined, marks, pictures
from vpbdiff.documents.blocks import (
    Block,
    BlockKind,
    BlockPlace,
    Place,
    ReadingNote,
    SourceDocument,
    table_row,
)
from vpbdiff.documents.number_formats import shown
from vpbdiff.documents.ods_details import OdsDetails
from vpbdiff.documents.plain_text import MAX_LINES, in_words, legible, too_long
from vpbdiff.documents.sheet_details import SheetDetails, name_of
from vpbdiff.documents.xls_details import XlsDetails
from vpbdiff.documents.xlsx_details import XlsxDetails

_UNNAMED = re.compile(r"(?:blad|sheet|ark|tabelle|taul)\s*\d+", re.IGNORECASE)
"""What programs call a sheet that nobody has named."""

_NOTE = 40
"""Characters from which a line alone under a table is a note to it, and no group's name."""

Row = tuple[int, list[str]]
"""A row's number, from 0, and its cells."""


def read(path: Path) -> SourceDocument:
    """The blocks of the workbook at `path`.

    Raises VpbdiffError where there is no such file, or it is no workbook, locked, damaged, or larger than any plan.
    """
    data = files.read(path, confined.MAX_BYTES)
    name = str(path)
    try:
        details = dict(_details(data, name))
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            reader = _SheetReader(name)
            for sheet in book.sheets_metadata:
                said = details.get(sheet.name, SheetDetails())
                hidden = sheet.visible is not SheetVisibleEnum.Visible
                rows: list[list[Any]] = []
                if sheet.typ is SheetTypeEnum.WorkSheet:
                    values = book.get_sheet_by_name(sheet.name)
                    said.merged += values.merged_cell_ranges or []
                    rows = values.to_python(skip_empty_area=False)
                reader.sheet(sheet.name, rows, said, hidden=hidden)
    except PasswordError as error:
        raise failure("document.password", Location(name)) from error
    except CalamineError as error:
        raise failure("document.damaged", Location(name)) from error
    return marks.apart(reader.document(path.name))


def _details(data: bytes, name: str) -> Iterator[tuple[str, SheetDetails]]:
    """What the sheets say beside their values, by name."""
    if not data.startswith(b"PK"):
        yield from XlsDetails(data).sheets()
        return
    files.check(data, name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kind = OdsDetails if "content.xml" in archive.namelist() else XlsxDetails
        yield from kind(archive, name).sheets()


class _SheetReader:
    """Makes blocks of sheets, in order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._line = 0
        self._blocks: list[Block] = []
        self._marks: list[Block] = []
        self._remarks: list[ReadingNote] = []
        self._unread: list[pictures.PictureFound] = []
        self._sizes: dict[int, float] = {}
        self._unsized: list[int] = []

    def document(self, name: str) -> SourceDocument:
        """The document as read."""
        unread, counted = pictures.judge(self._unread, self._blocks)
        remarks = (*self._remarks, *counted)
        if self._sizes:  # a sheet's name stands over all that is set as a heading on it
            self._sizes |= dict.fromkeys(self._unsized, max(self._sizes.values()) + 1)
        found = block_parts.ranked(self._blocks, self._sizes)
        return SourceDocument(name, found, BlockPlace.SHEET, tuple(self._marks), remarks, unread)

    def sheet(self, name: str, values: Sequence[Sequence[Any]], said: SheetDetails, *, hidden: bool) -> None:
        """Take in a sheet: what it holds, under its name. The title that the first opens with stands above that."""
        rows = _printed(values, said)
        lines = list(_lines(rows, said))
        start = len(self._blocks)
        named = _named_at(lines) if not self._blocks else 0
        for place, line in enumerate(lines):
            if place == named:
                self._name_sheet(name, line.row)
            more: dict[str, Any] = {
                "row": line.row + 1,
                "hidden": hidden or line.row in said.hidden_rows,
                "apart": line.apart,
            }
            if line.kind is BlockKind.ROW:
                self._blocks.append(table_row(line.cells, self._next(), sheet=name, fills=line.fills, **more))
            else:
                number = self._next()
                if line.kind is BlockKind.HEADING:
                    self._sizes[number] = line.size
                self._blocks.append(Block(line.kind, line.text, number, sheet=name, **more))
        last = lines[-1].row if lines else 0
        if lines and named == len(lines):
            self._mark(name, last)
        for text in dict.fromkeys(said.running):
            self._mark(text, last)
        for text in said.boxes:
            self._blocks.append(Block(BlockKind.TEXT, text, self._next(), sheet=name, row=last + 1, apart=True))
        self._note(self._blocks[start:], rows, said, name if hidden else "")
        for each in said.objects:
            self._line += 1
            at = Place(self._line, sheet=name, cell=name_of(each.cell))
            self._unread.append(pictures.PictureFound(each.kind, at, each.digest, each.share))

    def _note(self, blocks: Sequence[Block], rows: Sequence[Row], said: SheetDetails, hidden: str) -> None:
        """Note what a person should know of a sheet, at its first block, and of its rows."""
        if not blocks:
            return
        first = blocks[0].line
        if hidden:
            self._remarks.append(ReadingNote(first, "document.note.hidden-sheet", text=hidden))
        if said.commented:
            self._remarks.append(ReadingNote(first, "document.note.comment"))
        filled = {column for _, cells in rows for column, text in enumerate(cells) if text}
        if columns := sorted(filled & said.hidden_columns):
            letters = ", ".join(name_of((0, column)).rstrip("1") for column in columns)
            self._remarks.append(ReadingNote(first, "document.note.hidden-column", text=letters))
        lines = {block.row or 0: block.line for block in reversed(blocks)}
        hidden_rows = sorted(lines.keys() & {row + 1 for row in said.hidden_rows})
        self._remarks += [ReadingNote(lines[row], "document.note.hidden-row") for row in hidden_rows]
        for (row, _), notes in sorted(said.notes.items()):
            line = max((lines[above] for above in lines if above <= row + 1), default=first)
            self._remarks += [ReadingNote(line, key, text=text) for key, text in notes]

    def _name_sheet(self, name: str, row: int) -> None:
        """The name of a sheet as its heading; one that a program gave says nothing."""
        if _UNNAMED.fullmatch(name):
            self._mark(name, row)
        else:
            number = self._next()
            self._unsized.append(number)
            self._blocks.append(Block(BlockKind.HEADING, in_words(name), number, sheet=name, row=row + 1, apart=True))

    def _mark(self, name: str, row: int) -> None:
        self._marks.append(Block(BlockKind.TEXT, name, self._next(), sheet=name, row=row + 1))

    def _next(self) -> int:
        if len(self._blocks) == MAX_LINES:
            raise too_long(self._name)
        self._line += 1
        return self._line


def _printed(values: Sequence[Sequence[Any]], said: SheetDetails) -> list[Row]:
    """The rows that are not empty, each cell as it is printed; a merged cell has its text in the first alone.

    A row that is struck out is there with nothing in it: it ends no table.
    """
    covered = {
        (row, column)
        for (top, left), (bottom, right) in said.merged
        for row in range(top, min(bottom + 1, len(values)))
        for column in range(left, min(right + 1, len(values[row])))
        if (row, column) != (top, left)
    }
    found: list[Row] = []
    for row, cells in enumerate(values):
        texts = [
            "" if (row, column) in covered else _text(value, (row, column), said) for column, value in enumerate(cells)
        ]
        if any(texts) or any((row, column) in said.notes for column in range(len(cells))):
            found.append((row, texts))
    return found


def _text(value: Any, cell: tuple[int, int], said: SheetDetails) -> str:
    """What a cell shows, its paragraphs parted by newlines; nothing where that is struck out, which is noted."""
    text = said.texts.get(cell)
    if text is None:
        text = shown(value, said.codes.get(cell, ""))
    text = marks.cell([" ".join(part.split(" ")) for part in legible(text).replace("\r", "").split("\n")])
    text = text.replace("\t", " ")
    if text and cell in said.struck:
        said.notes.setdefault(cell, []).append((marks.STRUCK, text))
        return ""
    return text


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it is set: by itself, or as one of the table between two blank rows, without its empty columns.

    `size` is that of a heading, in points.
    """

    kind: BlockKind
    row: int
    cells: list[str]
    apart: bool
    area: int
    size: int = 0
    fills: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What a line that stands by itself says."""
        text = in_words(" ".join(" ".join(self.cells).split("\n")))
        return text[len(_BULLET) :] if self.kind is BlockKind.BULLET else text


_BULLET = "• "


def _lines(rows: Sequence[Row], said: SheetDetails) -> Iterator[_Line]:
    """The rows as lines: those between two blank ones are a table, with what stands alone over and under it; so is each
    of tables side by side.

    A text that stands alone in bold is a heading.
    """
    areas = groupby(enumerate(rows), key=lambda numbered: numbered[1][0] - numbered[0])
    for number, (_, group) in enumerate(areas):
        area = [(row, cells) for _, (row, cells) in group if any(cells)]
        for columns in _side_by_side(area):
            yield from _area(area, columns, number, said)


def _area(area: Sequence[Row], columns: Sequence[int], number: int, said: SheetDetails) -> Iterator[_Line]:
    """The lines of some columns of the rows between two blank ones."""
    kept = [(row, [cells[each] if each < len(cells) else "" for each in columns]) for row, cells in area]
    kept = [(row, cells) for row, cells in kept if any(cells)]
    tables = [place for place, (_, cells) in enumerate(kept) if not _is_alone(cells, 0)]
    for place, (row, cells) in enumerate(kept):
        texts = list(filter(None, cells))
        if not tables or place < tables[0] or (place > tables[-1] and len(texts[0]) >= _NOTE):
            size = said.bold.get((row, columns[0]), 0) if len(texts) == 1 else 0
            bullet = len(texts) == 1 and texts[0].startswith(_BULLET)
            headed = size and len(texts[0]) <= block_parts.LONGEST and not texts[0].endswith(".")
            kind = BlockKind.BULLET if bullet else BlockKind.HEADING if headed else BlockKind.TEXT
            yield _Line(kind, row, texts, True, number, size if headed else 0)
        else:
            fills = tuple(said.fills.get((row, column), "") for column in columns)
            filled = fills if any(fills) else ()
            yield _Line(BlockKind.ROW, row, cells, place == tables[0], number, fills=filled)


def _side_by_side(area: Sequence[Row]) -> list[list[int]]:
    """The columns of the area that hold anything: of one table, or of each of several with empty columns between.

    Each of several has names in its first column and figures beside them; what else stands beside a table is of it.
    """
    columns = sorted({column for _, cells in area for column, text in enumerate(cells) if text})
    parts = [[column for _, column in each] for _, each in groupby(enumerate(columns), lambda at: at[1] - at[0])]
    return parts if len(parts) > 1 and all(_is_table(area, part) for part in parts) else [columns]


def _is_table(area: Sequence[Row], columns: Sequence[int]) -> bool:
    rows = [[cells[each] if each < len(cells) else "" for each in columns] for _, cells in area]
    rows = [row for row in rows if sum(map(bool, row)) > 1]
    words = sum(bool(row[0]) and not _is_figure(row[0]) for row in rows)
    figures = sum(any(map(_is_figure, row[1:])) for row in rows)
    return len(rows) > 1 and words >= len(rows) - 1 and figures >= len(rows) - 1


def _is_figure(text: str) -> bool:
    return text[-1:].isdigit() and not any(map(str.isalpha, text))


def _is_alone(cells: Sequence[str], first: int) -> bool:
    """Whether a row holds a single text, in the first column of what is around it."""
    return sum(map(bool, cells)) == 1 and bool(cells[first])


def _named_at(lines: Sequence[_Line]) -> int:
    """Before which line of the first sheet its name stands: the first that is no longer the plan's title.

    What stands right over the first table is the table's, but for a line that opens the sheet; so is what stands below
    a heading.
    """
    table = next((line.area for line in lines if line.kind is BlockKind.ROW), None)
    place = next((place for place, line in enumerate(lines) if line.area == table), len(lines))
    headings = (at for at, line in enumerate(lines) if at and line.kind is BlockKind.HEADING)
    place = min(place, next(headings, place))
    return 1 if place == 0 and lines and lines[0].kind is not BlockKind.ROW else place

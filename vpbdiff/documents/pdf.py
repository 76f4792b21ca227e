"""Reads a plan out of a PDF with a text layer: headings by size and weight, paragraphs whole, tables as rows.

A PDF says where letters stand and no more. Running headers and footers are kept apart, text that does not stand
upright is left out and told of.
"""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import islice
from math import inf
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents import confined, looks
from vpbdiff.documents.blocks import Block, Document, Kind, Place, Remark
from vpbdiff.documents.hyphenation import Joiner, known_words
from vpbdiff.documents.pdf_grid import Grid
from vpbdiff.documents.pdf_page import Page, page
from vpbdiff.documents.pdf_sheets import Piece, Sheet, sheets
from vpbdiff.documents.pdf_text import Measure, Passage
from vpbdiff.documents.plain_text import legible

MAX_PAGES = 500
"""The most pages read: the longest plan known has thirty, and a municipality's whole budget three hundred."""


def read(path: Path) -> Document:
    """The blocks of the PDF at `path`.

    Raises VpbdiffError where there is no such file, or it is locked, scanned, or longer than any plan, and pdfminer's
    errors where it is damaged.
    """
    pages = _pages(files.read(path, confined.MAX_BYTES), Location(str(path)))
    if not any(each.words for each in pages):
        raise failure("document.no-text", Location(str(path)))
    found, set_as = sheets(pages)
    return _Reader(found, set_as).document(path.name)


def _pages(data: bytes, location: Location) -> list[Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as source:
            if sum(1 for _ in islice(PDFPage.create_pages(source.doc), MAX_PAGES + 1)) > MAX_PAGES:
                raise failure("document.too-many-pages", location, limit=MAX_PAGES)
            found = []
            for each in source.pages:
                found.append(page(each))
                each.close()
            return found
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise failure("document.password", location) from error
        if isinstance(error.args[0], MemoryError):
            raise MemoryError from error
        raise


class _Reader:
    """Makes blocks of the pages, in order."""

    def __init__(self, found: list[Sheet], set_as: Measure) -> None:
        self._sheets = found
        self._set_as = set_as
        self._joiner = Joiner(known_words(texts for sheet in found for texts in sheet.texts()))
        self._blocks: list[Block] = []
        self._marks: list[Block] = []
        self._remarks: list[Remark] = []

    def document(self, name: str) -> Document:
        """The document as read."""
        cover = True
        for sheet in self._sheets:
            number = sheet.page.number
            self._marks += [
                Block(Kind.TEXT, line.text, self._next() + n, page=number) for n, line in enumerate(sheet.marks)
            ]
            told = {"document.note.turned": sheet.page.turned, "document.note.crowded": sheet.page.crowded}
            self._remarks += [Remark(self._next(), key) for key, is_so in told.items() if is_so]
            if sheet.page.pictured:
                self._remarks.append(Remark(self._next(), "document.note.pictured", lost=True))
            for piece in sheet.pieces:
                cover = cover and _length(piece) < looks.RUNNING
                if isinstance(piece, Grid) and not cover:
                    self._table(piece, number)
                elif isinstance(piece, Grid):
                    self._line(piece, number)
                else:
                    self._text(piece, cover)
        last = self._next() - 1
        remarks = tuple(replace(remark, line=min(remark.line, last)) for remark in self._remarks)
        return Document(name, tuple(self._blocks), Place.PAGE, tuple(self._marks), remarks)

    def _next(self) -> int:
        return len(self._blocks) + len(self._marks) + 1

    def _text(self, piece: Passage, cover: bool) -> None:
        text = self._whole(piece.texts)
        large = looks.is_heading(text, piece.size, self._set_as.size)
        kind = Kind.BULLET if piece.bullet else Kind.HEADING if large and not cover else Kind.TEXT
        if piece.doubtful:
            self._remarks.append(Remark(self._next(), "document.note.could-continue"))
        apart, bold = piece.apart or kind is Kind.HEADING, kind is Kind.TEXT and (piece.bold or large)
        lead = legible(self._joiner.whole(piece.lead)) if piece.bullet else ""
        self._blocks.append(Block(kind, text, self._next(), apart=apart, bold=bold, lead=lead, page=piece.page))

    def _table(self, grid: Grid, number: int) -> None:
        above = self._blocks[-1] if self._blocks else None
        first = True
        for row in grid.rows:
            cells = tuple(self._whole(cell) for cell in row)
            if len(cells) > 1 and any(cells):
                self._blocks.append(Block(Kind.ROW, "\t".join(cells), self._next(), cells, apart=first, page=number))
            elif any(cells):
                ruled = first and not (above and above.page == number - 1 and not above.apart)
                self._blocks.append(Block(Kind.TEXT, cells[0], self._next(), apart=first, ruled=ruled, page=number))
            if first and any(cells) and grid.guessed:
                self._remarks.append(Remark(self._next() - 1, "document.note.rows-guessed"))
            first = first and not any(cells)

    def _line(self, grid: Grid, number: int) -> None:
        """A line of a cover that stands in columns."""
        text = self._whole([" ".join(cell) for row in grid.rows for cell in row if cell])
        self._blocks.append(Block(Kind.TEXT, text, self._next(), apart=True, page=number))

    def _whole(self, texts: list[str] | tuple[str, ...]) -> str:
        """Lines as one text; that a word was put together on a guess is told at the next block."""
        self._joiner.guessed = False
        text = legible(self._joiner.whole(texts))
        if self._joiner.guessed:
            self._remarks.append(Remark(self._next(), "document.note.word-joined"))
        return text


def _length(piece: Piece) -> float:
    """How many characters a passage has; a table, save a single line in columns, is longer than any."""
    if isinstance(piece, Grid):
        return len(" ".join(text for cell in piece.rows[0] for text in cell)) if len(piece.rows) == 1 else inf
    return len(" ".join(piece.texts))

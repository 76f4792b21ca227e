"""PDF files with a text layer: headings by size and weight, paragraphs whole, tables as rows.

A PDF states where letters stand and no more. Each page gives lines, passages and tables, and those that a page cut are
made whole again. Running headers and footers are kept apart. What is struck out, watermarks, and text set on its
side outside tables are left out and reported.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise, zip_longest
from math import inf
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents import blocks, confined, pdf_text, pictures
from vpbdiff.documents.blocks import (
    Block,
    BlockKind,
    BlockPlace,
    Place,
    ReadingNote,
    SourceDocument,
    UnreadKind,
    UnreadObject,
    table_row,
)
from vpbdiff.documents.hyphenation import Joiner, known_words
from vpbdiff.documents.marks import apart, cell
from vpbdiff.documents.pdf_columns import segments
from vpbdiff.documents.pdf_justified import stretched
from vpbdiff.documents.pdf_page import PageGrid, PdfLine, PdfPage, Span, continued, lines, listed, with_rest
from vpbdiff.documents.pdf_pictures import PdfPicture
from vpbdiff.documents.pdf_source import page, without_watermarks
from vpbdiff.documents.pdf_tables import ruled, unruled
from vpbdiff.documents.pdf_text import Measure, TextRegion, joined, measure, passages
from vpbdiff.documents.plain_text import in_words, legible

SMALL = 0.95
"""Share of the running text's size that a footnote has at most: 10 points under 11."""

Piece = TextRegion | PageGrid


@dataclass(frozen=True, slots=True)
class PdfSheet:
    """A page: its running lines, and its pieces from above. What goes on from the page before stands there."""

    page: PdfPage
    marks: Sequence[PdfLine]
    pieces: list[Piece]

    def texts(self) -> Iterator[Sequence[str]]:
        """All that its pieces say, line by line."""
        for piece in self.pieces:
            if isinstance(piece, TextRegion):
                yield piece.texts
            else:
                yield from (cell for row in piece.rows for cell in row)


def sheets(pages: Sequence[PdfPage]) -> tuple[list[PdfSheet], Measure]:
    """The pages with what they hold, and how the document is set."""
    pages = without_watermarks(pages)
    drawn = [ruled(page) for page in pages]
    prose = stretched([(page.width, lines(words)) for page, (_, words) in zip(pages, drawn, strict=True)])
    marks = pdf_text.marks([(page.number, page.height, found) for page, found in zip(pages, prose, strict=True)])
    parted: list[list[_Segment]] = []
    for sheet, found, (grids, _) in zip(pages, prose, drawn, strict=True):
        parts = segments([line for line in found if line not in marks[sheet.number]], sheet.width, grids)
        own: list[_Segment] = []
        for part in parts:
            above = own or (parted[-1] if parted else [])
            open_ = _open_columns(above[-1].grids, above[-1].rest) if above and len(parts) == 1 else ()
            content = stretched([(part.width, part.lines)])[0] if part.column else part.lines
            own.append(_Segment(part.width, *unruled(content, sheet.rules, open_)))
        own[0].grids.extend(grids)
        parted.append(own)
    set_as = measure((part.width, part.rest) for parts in parted for part in parts)
    made = [
        PdfSheet(
            page,
            sorted(marks[page.number], key=lambda line: line.top),
            [piece for part in parts for piece in _pieces(page.number, part, set_as)],
        )
        for page, parts in zip(pages, parted, strict=True)
    ]
    _join(made, set_as)
    return made, set_as


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a page that is read from above: its width, its tables, its lines that stand in none."""

    width: float
    grids: list[PageGrid]
    rest: list[PdfLine]


def _open_columns(grids: Sequence[PageGrid], rest: Sequence[PdfLine]) -> Sequence[Span]:
    """The columns of the table without rules that a page ends with, if it ends with one."""
    last = max(grids, key=lambda grid: grid.bottom, default=None)
    return last.columns if last and all(line.bottom <= last.bottom for line in rest) else ()


def _pieces(number: int, part: _Segment, set_as: Measure) -> list[Piece]:
    """The tables and passages of a part of a page, from above."""
    pieces: list[Piece] = []
    rest = part.rest
    for grid in [*sorted(part.grids, key=lambda grid: grid.top), None]:
        above = [line for line in rest if grid is None or line.bottom <= grid.bottom]
        rest = rest[len(above) :]
        pieces += passages(above, number, part.width, set_as)
        pieces += [grid] if grid else []
    return pieces


def _join(found: Sequence[PdfSheet], set_as: Measure) -> None:
    """Put the part of a paragraph or of a row that a page's end cut off back to where it begins."""
    above: PdfSheet | None = None
    for sheet in found:
        if above and above.pieces and sheet.pieces:
            _join_pieces(above, sheet, set_as)
        if sheet.pieces or sheet.page.digest:
            above = sheet


def _join_pieces(above: PdfSheet, below: PdfSheet, set_as: Measure) -> None:
    place = _last_above_notes(above.pieces, set_as)
    last, first = above.pieces[place], below.pieces[0]
    if isinstance(last, TextRegion) and isinstance(first, TextRegion):
        whole, *rest = joined(last, first, above.page.width, set_as)
        above.pieces[place] = whole
        below.pieces[:1] = rest
    elif isinstance(last, PageGrid) and isinstance(first, PageGrid) and (parts := continued(last, first)):
        above.pieces[place] = parts[0]
        below.pieces[:1] = [parts[1]] if parts[1].rows else []
    elif isinstance(last, PageGrid):
        whole_list = listed(last, first) if isinstance(first, PageGrid) else with_rest(last, first.texts)
        if whole_list:
            above.pieces[place] = whole_list
            del below.pieces[0]


def _last_above_notes(pieces: Sequence[Piece], set_as: Measure) -> int:
    """Where the last piece stands that is no footnote: those are smaller than the running text, at the page's foot."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, PageGrid) or piece.size >= SMALL * set_as.size:
            return place
    return len(pieces) - 1


MAX_PAGES = 500
"""The most pages read: the longest plan known has thirty, and a municipality's whole budget three hundred."""


def read(path: Path) -> SourceDocument:
    """The blocks of the PDF at `path`.

    Raises VpbdiffError where there is no such file, or it is locked, scanned, or longer than any plan, and pdfminer's
    errors where it is damaged.
    """
    pages = _pages(files.read(path, confined.MAX_BYTES), Location(str(path)))
    if not any(each.words or each.large for each in pages):
        raise failure("document.no-text", Location(str(path)))
    found, set_as = sheets(pages)
    return apart(_PdfReader(found, set_as).document(path.name))


def _pages(data: bytes, location: Location) -> list[PdfPage]:
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


class _PdfReader:
    """Makes blocks of the pages, in order."""

    def __init__(self, found: list[PdfSheet], set_as: Measure) -> None:
        self._sheets = found
        self._set_as = set_as
        self._joiner = Joiner(known_words(texts for sheet in found for texts in sheet.texts()))
        self._blocks: list[Block] = []
        self._marks: list[Block] = []
        self._remarks: list[ReadingNote] = []
        self._sizes: dict[int, float] = {}
        self._unread: list[UnreadObject] = []
        asides = Counter(text for sheet in found for text in {_masked(text) for text in sheet.page.aside})
        self._running = {text for text, pages in asides.items() if pages > 1}

    def document(self, name: str) -> SourceDocument:
        """The document as read."""
        left = self._pieces_of_cover()
        unread = self._judge_pictures()
        for sheet in self._sheets:
            number = sheet.page.number
            running = [text for text in sheet.page.aside if _masked(text) in self._running]
            self._mark([*(line.text for line in sheet.marks), *running], number)
            for key, text in sheet.page.notes:
                self._note(key, text)
            for text in sheet.page.aside:
                if text not in running:
                    self._note("document.note.turned", text, lost=True)
            if unnamed := next(filter(blocks.UNNAMED.search, chain.from_iterable(sheet.texts())), None):
                self._note("document.note.letters", unnamed, lost=True)
            for piece in sheet.pieces:
                cover = left > 0
                left -= 1
                if isinstance(piece, PageGrid) and not cover:
                    self._table(piece, number)
                elif isinstance(piece, PageGrid):
                    self._line(piece, number)
                else:
                    self._text(piece, cover)
            for each in unread[number]:
                self._unread.append(UnreadObject(each.kind, Place(self._next(), number), each.digest))
        last = self._next() - 1
        remarks = tuple(replace(remark, line=min(remark.line, last)) for remark in self._remarks)
        found = blocks.ranked(self._blocks, self._sizes)
        return SourceDocument(name, found, BlockPlace.PAGE, tuple(self._marks), remarks, tuple(self._unread))

    def _pieces_of_cover(self) -> int:
        """How many pieces the cover has: up to the first running text, sentence or table, and the headings over that.

        What is set as large as anything above is the plan's title.
        """
        pieces = [piece for sheet in self._sheets for piece in sheet.pieces]
        end = next((place for place, piece in enumerate(pieces) if _is_content(piece)), len(pieces))
        largest = max((piece.size for piece in pieces[:end] if isinstance(piece, TextRegion)), default=0.0)
        if (headed := self._headed(pieces[:end])) is not None:
            return headed
        if end == len(pieces):
            return end
        over = range(max(0, end - _OVER_CONTENT), end)
        end = next((place for place in reversed(over) if self._heads(pieces[place], largest)), end - 1) + 1
        while end and self._heads(pieces[end - 1], largest):
            end -= 1
        return end

    def _headed(self, pieces: Sequence[Piece]) -> int | None:
        """Where the first of several headings of one size stands that each have ordinary text below, if there are."""
        over: defaultdict[float, list[int]] = defaultdict(list)
        for place, (piece, below) in enumerate(pairwise(pieces)):
            if isinstance(piece, TextRegion) and self._heads(piece, inf) and not self._heads(below, inf):
                over[piece.size].append(place)
        largest = max((piece.size for piece in pieces if isinstance(piece, TextRegion)), default=0.0)
        found = (places[0] for size, places in over.items() if len(places) > 1 + (size == largest))
        return min(found, default=None)

    def _heads(self, piece: Piece, title: float) -> bool:
        """Whether a piece is large enough for a heading, and smaller than the title."""
        if isinstance(piece, PageGrid) or piece.bullet or piece.size >= title:
            return False
        return blocks.is_heading(" ".join(piece.texts), piece.size, self._set_as.size)

    def _judge_pictures(self) -> Mapping[int, list[pictures.PictureFound]]:
        """What could not be read, by page; that pictures are left out is noted where the document begins."""
        first = self._sheets[0] if len(self._sheets) > 1 else None
        found = []
        for number, sheet in enumerate(self._sheets):
            above = next((other.pieces[-1] for other in reversed(self._sheets[:number]) if other.pieces), None)
            below = next((other.pieces[0] for other in self._sheets[number + 1 :] if other.pieces), None)
            for each, picture in _unread(sheet, first=sheet is first):
                alone = picture is not None and self._is_alone(picture, sheet, above, below)
                found.append(replace(each, is_content=each.is_content or alone))
        left_out = pictures.decor(found)
        if any(left_out):
            self._remarks.append(pictures.counted(1, sum(left_out)))
        unread: defaultdict[int, list[pictures.PictureFound]] = defaultdict(list)
        for each, out in zip(found, left_out, strict=True):
            if not out:
                unread[each.place.page or 0].append(each)
        return unread

    def _is_alone(self, picture: PdfPicture, sheet: PdfSheet, above: Piece | None, below: Piece | None) -> bool:
        """Whether a picture is all that stands under a heading; `above` and `below` are on the pages around."""
        for piece in sheet.pieces:
            top, bottom = (piece.top, piece.bottom) if isinstance(piece, PageGrid) else _reach(piece)
            if bottom <= picture.top + _OVER:
                above = piece
            elif top >= picture.bottom - _OVER:
                below = piece
                break
            else:
                return False
        return above is not None and self._is_heading(above) and (below is None or self._is_heading(below))

    def _is_heading(self, piece: Piece) -> bool:
        """Whether a piece is set as a heading; a passage in bold is one too."""
        return self._heads(piece, inf) or (isinstance(piece, TextRegion) and piece.bold and not piece.bullet)

    def _note(self, key: str, text: str = "", *, lost: bool = False) -> None:
        """Have a person told at the next block."""
        self._remarks.append(ReadingNote(self._next(), key, lost, text))

    def _mark(self, texts: Iterable[str], number: int) -> None:
        """Keep running lines, which hold no content."""
        for text in texts:
            self._marks.append(Block(BlockKind.TEXT, text, self._next(), page=number))

    def _next(self) -> int:
        return len(self._blocks) + len(self._marks) + len(self._unread) + 1

    def _text(self, piece: TextRegion, cover: bool) -> None:
        text = in_words(self._whole(piece.texts))
        large = blocks.is_heading(text, piece.size, self._set_as.size)
        kind = BlockKind.BULLET if piece.bullet else BlockKind.HEADING if large and not cover else BlockKind.TEXT
        if piece.doubtful:
            self._note("document.note.could-continue")
        apart, bold = piece.apart or kind is BlockKind.HEADING, kind is BlockKind.TEXT and (piece.bold or large)
        lead = legible(self._joiner.whole(piece.lead)) if piece.bullet else ""
        self._sizes[self._next()] = piece.size
        self._blocks.append(Block(kind, text, self._next(), apart=apart, bold=bold, lead=lead, page=piece.page))

    def _table(self, grid: PageGrid, number: int) -> None:
        above = self._blocks[-1] if self._blocks else None
        first = True
        for row, fills in zip_longest(grid.rows, grid.fills, fillvalue=()):
            cells = tuple(cell(self._whole(lines).split("\n")) for lines in row)
            if len(cells) > 1 and any(cells):
                known = fills if any(fills) else ()
                self._blocks.append(table_row(cells, self._next(), apart=first, page=number, fills=known))
            elif any(cells):
                ruled = first and not (above and above.page == number - 1 and not above.apart)
                text = in_words(" ".join(cells[0].split("\n")))
                self._blocks.append(Block(BlockKind.TEXT, text, self._next(), apart=first, ruled=ruled, page=number))
            if first and any(cells) and grid.guessed:
                self._remarks.append(ReadingNote(self._next() - 1, "document.note.rows-guessed"))
            first = first and not any(cells)

    def _line(self, grid: PageGrid, number: int) -> None:
        """A line of a cover that stands in columns."""
        text = " ".join(" ".join(self._whole(each).split("\n")) for row in grid.rows for each in row if each)
        self._blocks.append(Block(BlockKind.TEXT, text, self._next(), apart=True, page=number))

    def _whole(self, texts: list[str] | tuple[str, ...]) -> str:
        """Lines as one text; that a word was put together on a guess is told at the next block."""
        self._joiner.guessed = False
        text = legible(self._joiner.whole(texts))
        if self._joiner.guessed:
            self._note("document.note.word-joined")
        return text


def _masked(text: str) -> str:
    """A text on its side as it is known again on another page: without its figures."""
    return re.sub(r"\d+", "#", text)


def _reach(piece: TextRegion) -> tuple[float, float]:
    """How far down a passage begins and ends."""
    return min(line.top for line in piece.lines), max(line.bottom for line in piece.lines)


def _unread(sheet: PdfSheet, *, first: bool) -> Iterator[tuple[pictures.PictureFound, PdfPicture | None]]:
    """What could not be read on a page, and the picture that it is. A first page that only names the plan, or shows a
    picture, is its cover."""
    place = Place(0, sheet.page.number)
    cover = first and all(_may_be_on_cover(piece) for piece in sheet.pieces)
    for picture in sheet.page.pictures if not sheet.page.digest or cover else ():
        spoken_of = _is_spoken_of(picture, sheet)
        yield pictures.PictureFound(UnreadKind.PICTURE, place, picture.digest, picture.share, cover, spoken_of), picture
    for digest in sheet.page.fields:
        yield pictures.PictureFound(UnreadKind.FORM_FIELD, place, digest), None
    if sheet.page.digest and not cover:
        yield pictures.PictureFound(UnreadKind.PAGE, place, sheet.page.digest), None


def _is_spoken_of(picture: PdfPicture, sheet: PdfSheet) -> bool:
    """Whether the lines right above or below a picture speak of it; those over a table speak of that."""
    if any(isinstance(piece, PageGrid) and -_NEAR < piece.top - picture.bottom < _NEAR for piece in sheet.pieces):
        return False
    found = lines(sheet.page.words)
    above = [line.text for line in found if 0 <= picture.top - line.bottom + _OVER < _NEAR]
    below = [line.text for line in found if 0 <= line.top - picture.bottom + _OVER < _NEAR]
    return pictures.announced(" ".join(above), " ".join(below))


_NEAR, _OVER = 40.0, 4.0
"""Points within which a picture's text stands, and by which a letter may reach into it."""


def _may_be_on_cover(piece: Piece) -> bool:
    return _length(piece) < blocks.RUNNING and not (isinstance(piece, TextRegion) and piece.bullet)


_OVER_CONTENT = 3
"""Pieces above a plan's first content of which one may be its heading: a unit or a caption stands between."""

_SENTENCE_BLANKS = 2
"""Blanks of the shortest sentence that ends a cover."""


def _is_content(piece: Piece) -> bool:
    """Whether a piece is no line of a cover: long, a table, a bullet, or a sentence."""
    if isinstance(piece, TextRegion) and piece.bullet:
        return True
    text = "" if isinstance(piece, PageGrid) else " ".join(piece.texts)
    return _length(piece) >= blocks.RUNNING or (text.endswith(".") and text.count(" ") >= _SENTENCE_BLANKS)


def _length(piece: Piece) -> float:
    """How many characters a passage has; a table, save a single line in columns, is longer than any."""
    if isinstance(piece, PageGrid):
        return len(" ".join(text for cell in piece.rows[0] for text in cell)) if len(piece.rows) == 1 else inf
    return len(" ".join(piece.texts))

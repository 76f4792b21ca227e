"""The pages of a PDF with what they hold: running lines, passages and tables, those whole again that a page cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.documents import pdf_marks
from vpbdiff.documents.pdf_grid import Grid, Span, continued
from vpbdiff.documents.pdf_page import Line, Page, lines
from vpbdiff.documents.pdf_ruled import ruled
from vpbdiff.documents.pdf_tables import unruled
from vpbdiff.documents.pdf_text import Measure, Passage, joined, measure, passages

SMALL = 0.95
"""Share of the running text's size that a footnote has at most: 10 points under 11."""

Piece = Passage | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its running lines, and its pieces from above. What goes on from the page before stands there."""

    page: Page
    marks: Sequence[Line]
    pieces: list[Piece]

    def texts(self) -> Iterator[Sequence[str]]:
        """All that its pieces say, line by line."""
        for piece in self.pieces:
            if isinstance(piece, Passage):
                yield piece.texts
            else:
                yield from (cell for row in piece.rows for cell in row)


def sheets(pages: Sequence[Page]) -> tuple[list[Sheet], Measure]:
    """The pages with what they hold, and how the document is set."""
    drawn = [ruled(page) for page in pages]
    prose = [lines(words) for _, words in drawn]
    marks = pdf_marks.marks([(page.number, page.height, found) for page, found in zip(pages, prose, strict=True)])
    columns: list[tuple[list[Grid], list[Line]]] = []
    for page, found in zip(pages, prose, strict=True):
        open_ = _open_columns(*columns[-1]) if columns else ()
        columns.append(unruled([line for line in found if line not in marks[page.number]], page.rules, open_))
    set_as = measure((page.width, rest) for page, (_, rest) in zip(pages, columns, strict=True))
    made = [
        Sheet(
            page,
            sorted(marks[page.number], key=lambda line: line.top),
            _pieces(page, [*grids, *more], rest, set_as),
        )
        for page, (grids, _), (more, rest) in zip(pages, drawn, columns, strict=True)
    ]
    _join(made, set_as)
    return made, set_as


def _open_columns(grids: Sequence[Grid], rest: Sequence[Line]) -> Sequence[Span]:
    """The columns of the table without rules that a page ends with, if it ends with one."""
    last = max(grids, key=lambda grid: grid.bottom, default=None)
    return last.columns if last and all(line.bottom <= last.bottom for line in rest) else ()


def _pieces(page: Page, grids: Sequence[Grid], rest: Sequence[Line], set_as: Measure) -> list[Piece]:
    """A page's tables and passages, from above."""
    pieces: list[Piece] = []
    for grid in [*sorted(grids, key=lambda grid: grid.top), None]:
        above = [line for line in rest if grid is None or line.bottom <= grid.bottom]
        rest = rest[len(above) :]
        pieces += passages(above, page.number, page.width, set_as)
        pieces += [grid] if grid else []
    return pieces


def _join(found: Sequence[Sheet], set_as: Measure) -> None:
    """Put the part of a paragraph or of a row that a page's end cut off back to where it begins."""
    above: Sheet | None = None
    for sheet in found:
        if above and above.pieces and sheet.pieces:
            _join_pieces(above, sheet, set_as)
        if sheet.pieces or sheet.page.pictured:
            above = sheet


def _join_pieces(above: Sheet, below: Sheet, set_as: Measure) -> None:
    place = _last_above_notes(above.pieces, set_as)
    last, first = above.pieces[place], below.pieces[0]
    if isinstance(last, Passage) and isinstance(first, Passage):
        whole, *rest = joined(last, first, above.page.width, set_as)
        above.pieces[place] = whole
        below.pieces[:1] = rest
    elif isinstance(last, Grid) and isinstance(first, Grid) and (parts := continued(last, first)):
        above.pieces[place] = parts[0]
        below.pieces[:1] = [parts[1]] if parts[1].rows else []


def _last_above_notes(pieces: Sequence[Piece], set_as: Measure) -> int:
    """Where the last piece stands that is no footnote: those are smaller than the running text, at the page's foot."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, Grid) or piece.size >= SMALL * set_as.size:
            return place
    return len(pieces) - 1

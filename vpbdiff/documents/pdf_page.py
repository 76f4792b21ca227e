"""One page of a PDF: lines of text with their place and look, and the cells that rules draw.

A table on a page is here too, however it was found, and how its parts on two pages are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from vpbdiff.documents import hyphenation
from vpbdiff.documents.pdf_pictures import PdfPicture

BULLET = re.compile(r"[-*•▪◦–—−‣●○■□◆◾❖§»➢➤►▶∙⁃·✓✔\ue000-\uf8ff\ufffd]|\(cid:\d+\)|o")
"""What stands alone before an item of a list. Symbol fonts have their dots among the private characters, or say nothing
of what a glyph means."""

MARKER = re.compile(rf"{BULLET.pattern}|\W|\d{{1,2}}(?:\.\d{{1,2}})*[.)]?|[a-zA-Z][.)]")
"""What stands before an item of a list or a heading, with a gap after it."""

_SAME_LINE = 0.5
"""Share of a word's height that must lie within a line's for it to stand on it; a raised figure still does."""

CLOSE = 0.35
"""How far from a word the mark of its note stands at most, in parts of its size: less than a wide space."""

_WIDEST = 0.85
"""Width of a letter in parts of its size, where it is not known which: that of an «m»."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's upper left corner."""
Rows = tuple[tuple[Box | None, ...], ...]
"""A table's cells by row and column; None where another cell reaches."""


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word with its box and look."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    initial: float = 0.0
    """The width of its first letter."""
    blank: float = 0.0
    """The width of the blank that the file has right after it; 0 if it has none. At a line's end some programs write
    one where a word ends and the next had no room."""


@dataclass(frozen=True)
class PdfLine:
    """Words side by side."""

    words: tuple[PdfWord, ...]
    stretched: bool = False
    """Whether its gaps are wide only because its paragraph has a straight right edge."""

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1

    @cached_property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of the words that are as large as most; a raised figure does not count."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return max(sizes, key=sizes.__getitem__)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its lines from above, the rows of cells of each table that rules draw, and the rules across it."""

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    grids: tuple[Rows, ...]
    rules: tuple[Box, ...]
    notes: tuple[tuple[str, str], ...] = ()
    """What a person should know: the key of a message, and what was left out, if anything."""
    aside: tuple[str, ...] = ()
    """Texts on their side that stand in no table."""
    pictures: tuple[PdfPicture, ...] = ()
    fields: tuple[str, ...] = ()
    """The digests of form fields that could not be read."""
    digest: str | None = None
    """That of a page without text."""
    large: tuple[PdfWord, ...] = ()
    """Words so large that they may be a watermark's."""
    painted: tuple[tuple[Box, str], ...] = ()
    """The areas that are painted in a colour, each with it as six hexadecimal digits, the last drawn last."""

    def fill(self, cell: Box) -> str:
        """The colour that is painted under the middle of a cell; empty for none."""
        x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
        under = (
            colour for (x0, top, x1, bottom), colour in reversed(self.painted) if x0 <= x <= x1 and top <= y <= bottom
        )
        return next(under, "")


def lines(words: Iterable[PdfWord]) -> list[PdfLine]:
    """The words as lines, from above and from the left."""
    rows: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda each: (each.top, each.x0)):
        row = next((row for row in reversed(rows[-3:]) if _stands_on(word, row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    found = [PdfLine(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]
    return sorted(found, key=lambda line: (line.bottom, line.x0))


def _stands_on(word: PdfWord, row: Sequence[PdfWord]) -> bool:
    """Whether a word stands on the line of the largest word of a row."""
    largest = max(row, key=lambda each: each.size)
    overlap = min(word.bottom, largest.bottom) - max(word.top, largest.top)
    return overlap >= _SAME_LINE * min(word.bottom - word.top, largest.bottom - largest.top)


def within(words: Iterable[PdfWord], box: Box) -> list[PdfWord]:
    """The words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [
        word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]


_STOP = re.compile(r"[.!?][)\]\"'”»]*$")
_WITHIN = re.compile(r"[.!?][)\]\"'”»]* +[A-ZÅÄÖ]")
"""Where a sentence begins within a line."""
_END = re.compile(r"[.!?:;][)\]\"'”»]*$")

Cells = tuple[tuple[str, ...], ...]
"""A row's cells, each the lines that it holds."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A table, or what of it stands on one page: its place from above, its rows."""

    top: float
    bottom: float
    rows: tuple[Cells, ...]
    guessed: bool = False
    """Whether no rule and no distance tells where a row of several lines ends."""
    columns: tuple[Span, ...] = ()
    """The columns of a table that only stands in them."""
    fills: tuple[tuple[str, ...], ...] = ()
    """The colour of each cell by row, empty for none; nothing where no cell has one."""


def continued(above: PageGrid, below: PageGrid) -> tuple[PageGrid, PageGrid] | None:
    """The two parts of a table with a row that a page's end broke whole again, in the first; None if none was broken.

    It was where a cell goes on in the middle of a word, or in small letters in every cell whose sentence was open. The
    second part may begin with the header again.
    """
    headed = len(below.rows) > 1 and len(above.rows) > 1 and below.rows[0] == above.rows[0]
    last, first = above.rows[-1], below.rows[headed]
    if len(last) != len(first):
        return None
    cells = list(zip(last, first, strict=True))
    both = [(first[-1], second[0]) for first, second in cells if first and second]
    parted = any(first.endswith((hyphenation.FULL, "-")) and second[:1].islower() for first, second in both)
    alone = any(second and not first for first, second in cells)
    unended = (
        bool(both) and not alone and all(second[:1].islower() and not _END.search(first) for first, second in both)
    )
    if not parted and not unended:
        return None
    rows, fills = ((*own[:headed], *own[headed + 1 :]) for own in (below.rows, below.fills))
    whole = (*above.rows[:-1], tuple((*a, *b) for a, b in cells))
    return replace(above, rows=whole), replace(below, rows=rows, fills=fills)


def listed(above: PageGrid, below: PageGrid) -> PageGrid | None:
    """A list of one column as a whole, of which a page's end left the header alone; None if the parts are no such."""
    if len(above.rows) == len(above.rows[0]) == 1 and all(len(row) == 1 for row in below.rows):
        return replace(above, rows=(*above.rows, *below.rows))
    return None


def with_rest(above: PageGrid, texts: Sequence[str]) -> PageGrid | None:
    """A list of one column with the lines that stand alone on the next page, if its last item goes on in them."""
    *rows, last = above.rows
    if len(last) != 1 or not last[0] or _END.search(last[0][-1]) or not texts[0][:1].islower():
        return None
    return replace(above, rows=(*rows, ((*last[0], *texts),)))


def marked(found: Sequence[PdfLine], right: float) -> tuple[str, ...]:
    """A cell's lines, those marked that are one word and fill it, and those that end a paragraph.

    Where the file has blanks at the ends of lines, a line with room for one, but without, ends within a word.
    Where one sentence is proved to end its paragraph, and none begins within a line, each is a paragraph of its own.
    """
    proved = [_ends(line, below, right) for line, below in pairwise(found)]
    sentences = [bool(_STOP.search(line.text)) and below.text[0].isupper() for line, below in pairwise(found)]
    if any(map(all, zip(proved, sentences, strict=True))) and not any(_WITHIN.search(line.text) for line in found):
        proved = [ends or stops for ends, stops in zip(proved, sentences, strict=True)]
    blank = max((line.words[-1].blank for line in found[:-1]), default=0.0)
    firsts = [*(line.words[0].initial for line in found[1:]), *(_WIDEST * line.size for line in found[-1:])]
    made = []
    for place, (line, initial, ends) in enumerate(zip(found, firsts, [*proved, False], strict=False)):
        mark = hyphenation.PART if ends else ""
        if not ends and len(line.words) == 1 and not line.words[0].blank and line.x1 + initial > right:
            broken = place + 1 < len(found) and line.text[-1].isalpha() and 0 < blank <= right - line.x1
            mark = hyphenation.BROKEN if broken else hyphenation.FULL
        made.append(line.text + mark)
    return tuple(made)


def _ends(line: PdfLine, below: PdfLine, right: float) -> bool:
    """Whether a line of a cell ends a paragraph: the next begins a bullet, or its first word had room on this one."""
    first = below.words[0]
    if len(below.words) > 1 and BULLET.fullmatch(first.text):
        return True
    return line.x1 + CLOSE * line.size + first.x1 - first.x0 <= right - CLOSE * line.size

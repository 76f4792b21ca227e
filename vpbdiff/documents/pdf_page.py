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
from vpbdiff.language.sentences import ended

BULLET = re.compile(r"[-*•▪◦–‣●○■□§»➢►∙⁃·✓\ue000-\uf8ff]|\(cid:\d+\)|o")
"""What stands alone before an item of a list. Symbol fonts have their dots among the private characters, or say nothing
of what a glyph means."""

_SAME_LINE = 0.5
"""Share of a word's height that must lie within a line's for it to stand on it; a raised figure still does."""

CLOSE = 0.35
"""How far from a word the mark of its note stands at most, in parts of its size: less than a wide space."""

WIDEST = 0.85
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
    blank: bool = False
    """Whether the file has a blank after it, even at the end of a line."""


@dataclass(frozen=True)
class PdfLine:
    """Words side by side."""

    words: tuple[PdfWord, ...]
    stretched: bool = False
    """Whether its gaps are only as wide as its paragraph's straight right edge makes them."""

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
    head: Cells = ()
    """The table's first row, where that stands on a page before."""


_NAME = 2
"""Words that the rest of a column's head has at most; what is longer under a header is a row's."""


_NAME = 2
"""Words that the rest of a column's head has at most; what is longer under a header is a row's."""


def continued(above: PageGrid, below: PageGrid) -> tuple[PageGrid, PageGrid] | None:
    """The two parts of a table with a row that a page's end broke whole again, in the first; None if none was broken.

    The second part may begin with the header again.
    """
    head = above.head or above.rows[0]
    headed = len(below.rows) > 1 and (len(above.rows) > 1 or bool(above.head)) and _same(below.rows[0], head)
    last, first = above.rows[-1], below.rows[headed]
    if len(last) != len(first):
        return None
    named = below.rows[headed][0] or not all(row[0] for row in (*above.rows, *below.rows[headed + 1 :]))
    is_head = _same(last, head)
    heads = is_head and any(len(" ".join(cell).split()) > _NAME for cell in first)
    if not _is_broken(last, first, in_sentence=not heads, nameless=not (named or is_head)):
        return None
    rows = (*below.rows[:headed], *below.rows[headed + 1 :])
    whole = replace(above, rows=(*above.rows[:-1], tuple((*a, *b) for a, b in zip(last, first, strict=True))))
    return whole, replace(below, rows=rows, head=head if len(above.rows) > 1 else whole.rows[0])


def _is_broken(above: Cells, below: Cells, *, in_sentence: bool, nameless: bool) -> bool:
    """Whether two rows are one.

    A cell goes on in the middle of a word; or in the middle of a sentence, if that may be and no other cell speaks
    against it; or the second alone in its table is `nameless`.
    """
    both = [(first[-1], second[0]) for first, second in zip(above, below, strict=True) if first and second]
    if any(_goes_on_in_word(*each) for each in both):
        return True
    if not both or any(second and not first for first, second in zip(above, below, strict=True)):
        return False
    if nameless:
        return all(text[:1].islower() or _may_go_on(over, text) for over, text in both)
    going_on = [_goes_on_in_sentence(*each) for each in both]
    may = all(goes_on or _may_go_on(*each) for goes_on, each in zip(going_on, both, strict=True))
    return in_sentence and any(going_on) and may


def listed(above: PageGrid, below: PageGrid) -> PageGrid | None:
    """A list of one column as a whole, of which a page's end left the header alone; None if the parts are no such."""
    if len(above.rows) == len(above.rows[0]) == 1 and all(len(row) == 1 for row in below.rows):
        return replace(above, rows=(*above.rows, *below.rows))
    return None


def with_rest(above: PageGrid, texts: Sequence[str]) -> PageGrid | None:
    """A list of one column with lines that stand alone on the next page, if its last item goes on in them."""
    *rows, last = above.rows
    if len(last) != 1 or not last[0] or not texts:
        return None
    ends = last[0][-1], texts[0]
    if not (_goes_on_in_word(*ends) or _goes_on_in_sentence(*ends)):
        return None
    return replace(above, rows=(*rows, ((*last[0], *texts),)))


def _same(row: Cells, head: Cells) -> bool:
    """Whether two rows say the same, however their lines are broken."""
    return [hyphenation.letters(cell) for cell in row] == [hyphenation.letters(cell) for cell in head]


_DATE_BROKEN = re.compile(r"\d[-–]$")


def _goes_on_in_word(above: str, below: str) -> bool:
    """Whether a word, a pair of words or a date begins in the last line of a cell and ends in the next part's first."""
    if _DATE_BROKEN.search(above):
        return below[:1].isdigit()
    return hyphenation.is_rest(below) or above.endswith("/") or (hyphenation.is_open(above) and below[:1].islower())


def _goes_on_in_sentence(above: str, below: str) -> bool:
    return below[:1].islower() and not (_END.search(above) and ended(above))


def _may_go_on(above: str, below: str) -> bool:
    """Whether a sentence, a name or what stands in brackets may begin where a cell goes on."""
    said = hyphenation.unmarked(above)
    return below.startswith("(") or (below[:1].isupper() and (bool(_STOP.search(said)) or hyphenation.hangs(said)))


def marked(found: Sequence[PdfLine], right: float) -> tuple[str, ...]:
    """A cell's lines, those marked that are one word and fill it, and those that end a paragraph.

    Where one sentence is proved to end its paragraph, and none begins within a line, each is a paragraph of its own.
    """
    proved = [_ends(line, below, right) for line, below in pairwise(found)]
    sentences = [bool(_STOP.search(line.text)) and below.text[0].isupper() for line, below in pairwise(found)]
    if any(map(all, zip(proved, sentences, strict=True))) and not any(_WITHIN.search(line.text) for line in found):
        proved = [ends or stops for ends, stops in zip(proved, sentences, strict=True)]
    initials = [*(line.words[0].initial for line in found[1:]), *(WIDEST * line.size for line in found[-1:])]
    full = hyphenation.BROKEN if any(line.words[-1].blank for line in found[:-1]) else hyphenation.FULL
    return tuple(
        line.text + (hyphenation.PART if ends else full if _is_full(line, initial, right) else "")
        for line, initial, ends in zip(found, initials, [*proved, False], strict=False)
    )


def _is_full(line: PdfLine, initial: float, right: float) -> bool:
    """Whether a line is one word without a blank after it, and the next letter, that wide, would not have fitted."""
    last = line.words[-1]
    return len(line.words) == 1 and not last.blank and last.x1 + initial > right


def _ends(line: PdfLine, below: PdfLine, right: float) -> bool:
    """Whether a line of a cell ends a paragraph: the next begins a bullet, or its first word had room on this one."""
    first = below.words[0]
    if len(below.words) > 1 and BULLET.fullmatch(first.text):
        return True
    return line.x1 + CLOSE * line.size + first.x1 - first.x0 <= right - CLOSE * line.size

"""Lines of a PDF that a straight right edge pulls apart: wide as their blanks are, they are text and no table's row.

A setter pulls a line apart because the next word had no room on it, and gives all of its blanks the same width. So the
line ends where others do, its gaps are even, and the first word of the line below would not have fitted. A table's row
seldom does one of these, and hardly all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vpbdiff.documents.pdf_page import MARKER, PdfLine, PdfWord
from vpbdiff.documents.pdf_tables import APART, GUTTER, columns_of

_EVEN = 0.05
"""Parts of the size by which the gaps of a line that was pulled apart differ: programs round by less than 0.02, and
the gaps of rows differ by 0.3 at least."""

_SEVERAL = 3
"""Lines that make an edge straight."""

_AROUND = 2
"""Lines above and below that are looked at."""

_SAME_EDGE = 1
"""Points by which the lines' right edges differ: what widths are rounded by."""

_BLANK = 0.35
"""Width of a blank at most, in parts of the size: fonts have 0.22 to 0.32."""

_SAME_LEFT = 2.0
"""Points within which the lines of a paragraph begin."""

_INDENT = 5.0
"""By how much, in parts of the size, the first line of a paragraph may be indented."""


def stretched(pages: Sequence[tuple[float, Sequence[PdfLine]]]) -> list[list[PdfLine]]:
    """The lines of each page, given with its width, from above; those marked that were only pulled apart."""
    ends = Counter((width, round(line.x1)) for width, found in pages for line in found if len(_even(line)) > 1)
    made = []
    for width, found in pages:
        edges = {
            right
            for of, right in ends
            if of == width and sum(ends[width, right + step] for step in range(-_SAME_EDGE, _SAME_EDGE + 1)) >= _SEVERAL
        }
        made.append(
            [
                replace(line, stretched=True)
                if round(line.x1) in edges
                and _is_stretched(line, found[max(0, place - _AROUND) : place], found[place + 1 : place + 1 + _AROUND])
                else line
                for place, line in enumerate(found)
            ]
        )
    return made


def _said(line: PdfLine) -> tuple[PdfWord, ...]:
    """A line's words without the mark of a bullet or a number before them."""
    first, *rest = line.words
    return tuple(rest) if rest and MARKER.fullmatch(first.text) else line.words


def _even(line: PdfLine) -> list[float]:
    """The gaps of a line whose gaps are equally wide; none of any other."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(_said(line))]
    return gaps if gaps and max(gaps) - min(gaps) <= _EVEN * line.size else []


def _is_stretched(line: PdfLine, above: Sequence[PdfLine], below: Sequence[PdfLine]) -> bool:
    """Whether a line that ends at a straight edge has wide gaps for that alone.

    A gap alone is as wide as itself: there a line around must have words in it, as it has in no gutter.
    """
    gaps = _even(line)
    if not gaps or gaps[0] < GUTTER * line.size or not any(word.text[0].isalpha() for word in line.words[1:]):
        return False
    if below and not (_is_of_paragraph(line, below[0]) and not _fits(line, below[0])):
        return False
    return bool(below and len(gaps) > 1) or any(_crosses(each, line) for each in (*above, *below))


def _is_of_paragraph(line: PdfLine, below: PdfLine) -> bool:
    """Whether the line below may go on with the text of a line; the first may be indented, and stand after a mark."""
    if below.size != line.size or below.bottom - line.bottom > APART * line.size or _said(below) != below.words:
        return False
    indent = _said(line)[0].x0 - below.x0
    return -_SAME_LEFT <= indent <= _INDENT * line.size


def _fits(line: PdfLine, below: PdfLine) -> bool:
    """Whether the next line's first word would have had room on a line whose blanks are not pulled apart."""
    words = _said(line)
    own = sum(word.x1 - word.x0 + _BLANK * line.size for word in words)
    return own + below.words[0].x1 - below.words[0].x0 <= line.x1 - words[0].x0


def _crosses(other: PdfLine, line: PdfLine) -> bool:
    """Whether a line not far above or under another has words where that has gaps."""
    near = other.size == line.size and abs(other.bottom - line.bottom) <= _AROUND * APART * line.size
    return near and len(columns_of([line, other])) < len(columns_of([line]))

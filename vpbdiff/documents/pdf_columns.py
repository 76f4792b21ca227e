"""Running text that a page of a PDF sets in two columns beside each other, read one after the other.

A table of two columns has its rows: what begins anew in one column begins in the other at the same height. Text has
paragraphs of its own in each, fills both columns, and leaves one straight gutter free between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median, mode

from vpbdiff.documents.pdf_page import BULLET, PageGrid, PdfLine, PdfWord, Span, lines
from vpbdiff.documents.pdf_tables import is_parted

_GUTTER = 0.8
"""Width of the gutter, in parts of the size, at least."""
_MIDDLE = (0.3, 0.7)
"""Between which shares of the text's width it stands."""
_FEWEST = 8
"""Lines that each column has at least: fewer may be two notes beside each other."""
_FILLED, _LINES_FILLED = 0.7, 0.5
"""Share of its column that a full line takes, and the share of lines that are full."""
_WORDS = 3
"""Words of a line on average at least."""
_STRAIGHT = 0.7
"""Share of a column's lines that begin at its edge, within two points."""
_APART = 1.25
"""How much further apart than lines of a paragraph stand what begins anew."""
_TOGETHER = 0.6
"""Share of one column's parts that begin, end or have their middle at the height of one of the other's in a table."""
_FIGURE = re.compile(r"[-−–+]?\d[\d.,%]*")


@dataclass(frozen=True, slots=True)
class PageSegment:
    """Lines of a page that have one width in common: of the whole page, or of one of its columns.

    `width` is what those lines are measured by: the page's, or a number of the column's own.
    """

    width: float
    lines: Sequence[PdfLine]
    column: bool = False


def segments(found: Sequence[PdfLine], width: float, grids: Sequence[PageGrid]) -> list[PageSegment]:
    """A page's lines as they are read: what stands over two columns, the first, the second, what stands below them."""
    for run, gutter in _runs(found):
        block = [found[place] for place in run]
        block = _trimmed(block, gutter) if run.stop < len(found) else block
        top, bottom = min(line.top for line in block), max(line.bottom for line in block)
        if any(grid.top < bottom and grid.bottom > top for grid in grids):
            continue
        left, right = _sides(block, gutter)
        if not _are_text(left, right):
            continue
        taken = set(block)
        above = [line for line in found if line not in taken and line.bottom <= bottom]
        below = [line for line in found if line not in taken and line.bottom > bottom]
        return [
            PageSegment(width, above),
            PageSegment(round(gutter), left, column=True),
            PageSegment(width + 0.5, right, column=True),
            *segments(below, width, grids),
        ]
    return [PageSegment(width, found)]


def _runs(found: Sequence[PdfLine]) -> Iterator[tuple[range, float]]:
    """The lines that follow each other and leave a gutter free in the middle of the page, with where that is."""
    if len(found) < _FEWEST:
        return
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    start = 0
    while start < len(found):
        free: Span = (low, high)
        end = start
        while end < len(found) and (next_free := _free(found[end], free)):
            free, end = next_free, end + 1
        if end - start >= _FEWEST:
            yield range(start, end), (free[0] + free[1]) / 2
        start = max(end, start + 1)


def _free(line: PdfLine, free: Span) -> Span | None:
    """What a line leaves free of a span, the widest part; None where that is too narrow for a gutter."""
    edges = [-inf, *(edge for word in line.words for edge in (word.x0, word.x1)), inf]
    gaps = ((max(free[0], x0), min(free[1], x1)) for x0, x1 in zip(edges[::2], edges[1::2], strict=True))
    widest = max(gaps, key=lambda gap: gap[1] - gap[0])
    return widest if widest[1] - widest[0] >= _GUTTER * line.size else None


def _sides(block: Sequence[PdfLine], gutter: float) -> tuple[list[PdfLine], list[PdfLine]]:
    """The lines to the left and to the right of a gutter."""
    words: tuple[list[PdfWord], list[PdfWord]] = ([], [])
    for word in (word for line in block for word in line.words):
        words[word.x0 > gutter].append(word)
    return lines(words[0]), lines(words[1])


def _trimmed(block: Sequence[PdfLine], gutter: float) -> list[PdfLine]:
    """The lines without those at their end that stand on one side alone and further down than a column's lines do: they
    head what follows across the page."""
    kept = list(block)
    steps = [below.bottom - above.bottom for above, below in pairwise(block) if below.bottom > above.bottom]
    usual = median(steps) if steps else 0.0
    while len(kept) > _FEWEST and (kept[-1].x1 < gutter or kept[-1].x0 > gutter):
        if all(kept[-1].bottom - line.bottom > _APART * usual for line in kept[:-1] if line.bottom < kept[-1].bottom):
            kept.pop()
        else:
            break
    return kept


def _are_text(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """Whether two columns hold running text each, and are no table's: that has heads beside each other, or rows."""
    if min(len(left), len(right)) < _FEWEST or not all(map(_is_text, (left, right))):
        return False
    heads = [next((line for line in side if line.top >= right[0].top - _SAME), side[0]) for side in (left, right)]
    if all(line.x1 - line.x0 < _SHORT * _width(side) for line, side in zip(heads, (left, right), strict=True)):
        return False
    parts = [list(_parts(side)) for side in (left, right)]
    fewer, more = sorted(parts, key=len)
    ways = (lambda part: part[0].top, lambda part: part[-1].bottom, lambda part: part[0].top + part[-1].bottom)
    return len(fewer) < 2 or all(_agreeing(map(way, fewer), map(way, more)) < _TOGETHER * len(fewer) for way in ways)


_SAME = 3.0
"""Points within which two lines stand at one height."""
_SHORT = 0.5
"""Share of its column that the head of a table's column takes at most."""


def _agreeing(own: Iterable[float], others: Iterable[float]) -> int:
    found = list(others)
    return sum(any(abs(each - other) < _SAME for other in found) for each in own)


def _width(side: Sequence[PdfLine]) -> float:
    return max(line.x1 for line in side) - mode(round(line.x0) for line in side)


def _is_text(side: Sequence[PdfLine]) -> bool:
    x0, x1 = mode(round(line.x0) for line in side), max(line.x1 for line in side)
    words = [word.text for line in side for word in line.words]
    full = sum(line.x1 - x0 >= _FILLED * (x1 - x0) for line in side)
    straight = sum(abs(line.x0 - x0) <= 2.0 for line in side)
    return (
        full >= _LINES_FILLED * len(side)
        and straight >= _STRAIGHT * len(side)
        and len(words) >= _WORDS * len(side)
        and sum(_FIGURE.fullmatch(word) is not None for word in words) * 6 < len(words)
        and sum(map(is_parted, side)) * 10 < len(side)
    )


def _parts(side: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """The lines of a column that belong together: each part stands further down than a paragraph's lines do, or begins
    with a bullet."""
    usual = median(below.bottom - above.bottom for above, below in pairwise(side))
    part = [side[0]]
    for above, line in pairwise(side):
        if line.bottom - above.bottom > _APART * usual or BULLET.fullmatch(line.words[0].text):
            yield part
            part = []
        part.append(line)
    yield part

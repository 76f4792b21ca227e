"""Tables on a page of a PDF, ruled and unruled.

An unruled table is a series of lines that leave the same gutters free; where one row ends is read off the rules between
them, the distances, and what would still have fitted. Where the cells are drawn, or at least the rows, the drawing is
believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from math import inf

from vpbdiff.documents import hyphenation
from vpbdiff.documents.pdf_page import (
    MARKER,
    Box,
    Cells,
    PageGrid,
    PdfLine,
    PdfPage,
    PdfWord,
    Span,
    lines,
    marked,
    within,
)

CLEAR = 1.5
"""Gap, in parts of the size, that no two words of a sentence have between them, even where the setter stretches lines;
a first gap this wide makes one look for a table."""

GUTTER = 0.5
"""Gap, in parts of the size, that must stay free between two columns in every line: twice an ordinary space."""

APART = 2.5
"""Distance, in parts of the size, between two lines of one table at most; rows stand 1.2 to 2 apart."""

SAME_SIZE = 0.15
"""Share by which the sizes of two lines of one table may differ: a header may be a point larger than its rows."""

FURTHER = 1.15
"""How much further apart than lines within a cell rows stand where distance tells them: a table's own padding is a
fifth of a line at least, rounding a fiftieth."""

_LEADER = re.compile(r"\.{3,}|…{2,}|_{3,}")
"""What leads the eye to a page number in a table of contents, or a hand to where a name goes."""

_FIGURE = re.compile(r"[-−–+]?[\d  ]+(?:[.,]\d+)?\s*%?")


def unruled(
    found: Sequence[PdfLine], rules: Sequence[Box], open_: Sequence[Span] = ()
) -> tuple[list[PageGrid], list[PdfLine]]:
    """The tables that only stand in columns, and the lines that belong to none.

    `open_` are the columns of the table that the page before ends with: its last row may go on at the top.
    """
    grids: list[PageGrid] = []
    rest: list[PdfLine] = []
    going_on = list(takewhile(lambda line: _goes_on(line, open_), found))
    if going_on:
        row = texts(going_on, open_)
        grids.append(PageGrid(going_on[0].top, going_on[-1].bottom, (row,), columns=tuple(open_)))
    place = first = len(going_on)
    while place < len(found):
        grown = _grown(found[place:])
        if len(columns_of(grown)) < 2:
            place += 1
            continue
        start = place - _start(found[first:place], grown)
        rest += found[first:start]
        place = first = place + len(grown)
        block = found[start:place]
        own = headed(block, columns_of(block))
        columns = own if rest or len(grids) > bool(going_on) else _within(own, open_)
        rows, guessed = _rows(block, columns, rules)
        cells = tuple(texts(row, columns) for row in rows)
        grids.append(PageGrid(block[0].top, block[-1].bottom, cells, guessed, tuple(columns)))
    return grids, [*rest, *found[first:]]


def _within(columns: Sequence[Span], open_: Sequence[Span]) -> Sequence[Span]:
    """The columns as those of the table that goes on, if each is one of them: another may be empty on this page."""
    held = [
        next((place for place, (left, right) in enumerate(open_) if left <= (own[0] + own[1]) / 2 <= right), None)
        for own in columns
    ]
    if len(columns) >= len(open_) or None in held or len(set(held)) < len(held):
        return columns
    wider = dict(zip(held, columns, strict=True))
    return [
        (min(left, wider.get(place, (left, right))[0]), max(right, wider.get(place, (left, right))[1]))
        for place, (left, right) in enumerate(open_)
    ]


def _start(above: Sequence[PdfLine], block: Sequence[PdfLine]) -> int:
    """How many of the lines above a block belong to it: they leave the same gutters free, only less clearly."""
    number = len(columns_of(block))
    taken: list[PdfLine] = []
    for line in reversed(above):
        below = taken[0] if taken else block[0]
        together = columns_of([line, *taken, *block])
        if not _is_near(line, below) or len(together) < number or len(_filled(line, together)) < 2:
            break
        taken.insert(0, line)
    return len(taken)


def _is_near(above: PdfLine, below: PdfLine) -> bool:
    """Whether two lines, one right under the other, could be of one table."""
    same = abs(below.size - above.size) <= SAME_SIZE * above.size
    leader = any(_LEADER.search(word.text) for line in (above, below) for word in line.words)
    text = above.stretched or below.stretched
    return same and not leader and not text and below.top - above.bottom <= APART * below.size


def _goes_on(line: PdfLine, columns: Sequence[Span]) -> bool:
    """Whether a line stands in columns, over the edge of none, and in the first of them with a sentence's rest."""
    held = [
        any(left - 1 <= word.x0 and word.x1 <= right + GUTTER * line.size for left, right in columns)
        for word in line.words
    ]
    rest = bool(columns) and not line.stretched and (line.x0 > columns[0][1] or line.text[0].islower())
    return rest and all(held) and not is_parted(line)


def is_parted(line: PdfLine) -> bool:
    """Whether a line has a gap that no sentence has, other than that after a bullet or a number, or beside dots."""
    if line.stretched or any(_LEADER.search(word.text) for word in line.words):
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.words)]
    wide = [gap >= CLEAR * line.size for gap in gaps]
    if wide and wide[0] and MARKER.fullmatch(line.words[0].text):
        wide = wide[1:]
    return any(wide)


def _grown(found: Sequence[PdfLine]) -> list[PdfLine]:
    """The first line with all after it that could be one table with it; none if it begins no table."""
    if not is_parted(found[0]):
        return []
    block = [found[0]]
    number = len(columns_of(block, CLEAR))
    for line in found[1:]:
        if not _is_near(block[-1], line):
            break
        if len(columns_of([*block, line])) < number:
            break
        block.append(line)
    return _trimmed(block)


def _trimmed(block: list[PdfLine]) -> list[PdfLine]:
    """The block without lines at its end that stand in its first column alone and further down than the others."""
    columns = columns_of(block)
    steps = [below.bottom - above.bottom for above, below in pairwise(block)]
    while len(block) > 2 and _filled(block[-1], columns) == {0} and steps[-1] > FURTHER * _leading(block, columns):
        block, steps = block[:-1], steps[:-1]
    return block


def columns_of(block: Sequence[PdfLine], gutter: float = GUTTER) -> list[Span]:
    """The columns that lines leave gutters between, each from its left to its right edge."""
    if not block:
        return []
    size = max(line.size for line in block)
    spans = sorted((word.x0, word.x1) for line in block for word in line.words)
    columns = [spans[0]]
    for left, right in spans[1:]:
        if left - columns[-1][1] >= gutter * size:
            columns.append((left, right))
        else:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
    return columns


def headed(block: Sequence[PdfLine], columns: Sequence[Span]) -> list[Span]:
    """The columns, each with its header where that stands beside what it is for: to the left over figures to the right.

    The one has words at the head alone, the other below it alone. As many as can be are paired, the nearest first;
    names in the first column may well have no header, and that to their right is no header of theirs.
    """
    filled = [_filled(line, columns) for line in block]
    lines = [[place for place, own in enumerate(filled) if number in own] for number in range(len(columns))]
    best: list[tuple[int, float, tuple[int, ...]]] = [(0, 0.0, ())] * 2
    for number, ((_, right), (left, _)) in enumerate(pairwise(columns)):
        here, below = lines[number], lines[number + 1]
        count, gaps, taken = best[-2]
        one = here[-1] < below[0] or (number > 0 and below[-1] < here[0])
        best.append(max(best[-1], (count + 1, gaps - (left - right), (*taken, number))) if one else best[-1])
    taken = best[-1][2]
    return [
        (left, columns[number + 1][1] if number in taken else right)
        for number, (left, right) in enumerate(columns)
        if number - 1 not in taken
    ]


def _filled(line: PdfLine, columns: Sequence[Span]) -> set[int]:
    """The columns, by number, in which the line has words."""
    return {
        number
        for number, (left, right) in enumerate(columns)
        if any(left <= (word.x0 + word.x1) / 2 <= right for word in line.words)
    }


def texts(row: Sequence[PdfLine], columns: Sequence[Span]) -> Cells:
    """The cells of a row's lines."""
    parts = zip(*(_words_of(line, columns) for line in row), strict=True)
    return tuple(
        marked([PdfLine(tuple(words)) for words in part if words], right)
        for part, (_, right) in zip(parts, columns, strict=True)
    )


def _rows(block: Sequence[PdfLine], columns: Sequence[Span], rules: Sequence[Box]) -> tuple[list[list[PdfLine]], bool]:
    """The lines grouped into rows, and whether that is a guess."""
    bands = _bands(block, columns, rules)
    if len(block) == 1 or (len(bands) > 2 and not any(_holds_several(band, columns) for band in bands)):
        return bands, False
    steps = [below.bottom - above.bottom for above, below in pairwise(block)]
    leading = _leading(block, columns)
    spaced = max(steps) >= FURTHER * leading and not _is_row_distance(leading, block, columns)
    told = not spaced and _blanks_tell(block, columns)
    rows = [[block[0]]]
    for (above, line), step in zip(pairwise(block), steps, strict=True):
        if told and not _holds_several([*rows[-1], line], columns) and _is_open(above, line, columns):
            rows[-1].append(line)
            continue
        begins = step >= FURTHER * leading if spaced else _begins(line, above, columns)
        if begins or (spaced and _holds_several([*rows[-1], line], columns)):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows, not spaced and len(rows) < len(block)


def _is_row_distance(leading: float, block: Sequence[PdfLine], columns: Sequence[Span]) -> bool:
    """Whether the least distance parts rows, as most lines so near hold figures of their own; what is further apart
    are groups of rows."""
    near = [pair for pair in pairwise(block) if pair[1].bottom - pair[0].bottom < FURTHER * leading]
    return sum(_holds_several(pair, columns) for pair in near) * 2 >= len(near)


def _blanks_tell(block: Sequence[PdfLine], columns: Sequence[Span]) -> bool:
    """Whether a blank at the end of a cell's line means that the cell goes on: those that surely end have none."""
    cells = [[cell for cell in _words_of(line, columns) if cell] for line in block]
    figures = [cell for row in cells for cell in row if len(cell) == 1 and _FIGURE.fullmatch(cell[0].text)]
    blank = any(cell[-1].blank for row in cells for cell in row)
    return blank and not any(cell[-1].blank for cell in figures or cells[-1])


def _is_open(above: PdfLine, line: PdfLine, columns: Sequence[Span]) -> bool:
    """Whether a cell of a line goes on in the next, where blanks tell: with another word, or within one.

    A blank may also have been typed at a cell's end. It is none between two words where the second had room in the
    column as wide as it shows itself, nor where a line fills all columns with words that begin texts.
    """
    over, under = _words_of(above, columns), _words_of(line, columns)
    begins = all(cell and not cell[0].text[0].islower() for cell in under)
    for cell, rest, (_, right) in zip(over, under, columns, strict=True):
        if cell and rest and cell[-1].blank and not begins:
            room = right - cell[-1].x1 - cell[-1].blank
            if rest[0].x1 - rest[0].x0 > room:
                return True
    parted = (hyphenation.FULL, hyphenation.BROKEN)
    marks = [cell[0].endswith(parted) if cell else False for cell in texts([above, line], columns)]
    return any(
        mark and first and second and second[0].text[0].islower()
        for mark, first, second in zip(marks, over, under, strict=True)
    )


def _words_of(line: PdfLine, columns: Sequence[Span]) -> list[list[PdfWord]]:
    """The words that a line has in each column."""
    return [[word for word in line.words if left <= (word.x0 + word.x1) / 2 <= right] for left, right in columns]


def _leading(block: Sequence[PdfLine], columns: Sequence[Span]) -> float:
    """How far apart the lines of one cell stand: the least distance of two lines in the same column.

    Cells beside each other may have their lines at other heights, where each is set in the middle of its row.
    """
    bottoms = [[line.bottom for line in block if number in _filled(line, columns)] for number, _ in enumerate(columns)]
    return min((below - above for own in bottoms for above, below in pairwise(own)), default=inf)


def _bands(block: Sequence[PdfLine], columns: Sequence[Span], rules: Sequence[Box]) -> list[list[PdfLine]]:
    """The lines between rules that run across at least half of the table."""
    left, right = columns[0][0], columns[-1][1]
    across = sorted(
        (rule[1] + rule[3]) / 2 for rule in rules if min(rule[2], right) - max(rule[0], left) >= (right - left) / 2
    )
    bands: dict[int, list[PdfLine]] = {}
    for line in block:
        middle = (line.top + line.bottom) / 2
        bands.setdefault(sum(rule < middle for rule in across), []).append(line)
    return list(bands.values())


def _holds_several(band: Sequence[PdfLine], columns: Sequence[Span]) -> bool:
    """Whether lines can't be one row: a column other than the first has two figures under each other."""
    rows = [texts([line], columns) for line in band]
    return any(
        sum(bool(row[number]) and bool(_FIGURE.fullmatch(row[number][0])) for row in rows) > 1
        for number in range(1, len(columns))
    )


def _begins(line: PdfLine, above: PdfLine, columns: Sequence[Span]) -> bool:
    """Whether a line begins a row, in a table whose lines all stand equally far apart.

    It goes on with the row above only if in none of its columns the next word would have fitted there.
    """
    filled = _filled(line, columns)
    if 0 not in filled:
        return len(filled) > len(columns) / 2
    others = [cell[0] for cell in texts([line], columns)[1:] if cell]
    if 0 not in _filled(above, columns):
        return True
    cells = [cell[0] for cell in texts([line], columns) if cell]
    if not any(cell[0].islower() for cell in cells):
        return True
    if len(filled) == len(columns) > 2 or (others and all(map(_FIGURE.fullmatch, others))):
        return True
    edges = [left - GUTTER * line.size for left, _ in columns[1:]] + [columns[-1][1]]
    return any(_fits(line, above, column, edge) for column, edge in zip(columns, edges, strict=True))


def _fits(line: PdfLine, above: PdfLine, column: Span, edge: float) -> bool:
    """Whether the first word of a line in a column would have fitted at the end of the line above, up to the edge."""
    own = [word for word in line.words if column[0] <= word.x0 <= column[1]]
    before = [word for word in above.words if column[0] <= word.x0 <= column[1]]
    return bool(own and before) and before[-1].x1 + GUTTER * line.size + own[0].x1 - own[0].x0 <= edge


def ruled(page: PdfPage) -> tuple[list[PageGrid], tuple[PdfWord, ...]]:
    """The tables whose cells are drawn, and the words that stand in none. A frame round a single cell is none."""
    found: list[PageGrid] = []
    taken: set[PdfWord] = set()
    for cells in page.grids:
        boxes = [box for row in cells for box in row if box]
        if len(boxes) < 2:
            continue
        words = within((word for word in page.words if word not in taken), _around(boxes))
        edges = min(box[1] for box in boxes), max(box[3] for box in boxes)
        if len(cells[0]) > 1:
            grids = [
                PageGrid(*edges, tuple(_row(row, words) for row in part), fills=_fills(part, page))
                for part in _parts(cells)
            ]
        else:
            grids = [PageGrid(*edges, tuple(_striped(boxes, words)))]
        found += [grid for grid in grids if any(any(row) for row in grid.rows)]
        taken.update(words)
    return found, tuple(word for word in page.words if word not in taken)


def _parts(cells: Sequence[Sequence[Box | None]]) -> Iterator[list[Sequence[Box | None]]]:
    """The rows, parted where at the end a table of one column stands right under one of several."""
    alone = [sum(box is not None for box in row) == 1 and row[0] is not None for row in cells]
    right = max(box[2] for row in cells for box in row if box)
    end = len(cells)
    while end and alone[end - 1] and (box := cells[end - 1][0]) and abs(box[2] - right) < 1:
        end -= 1
    if end:
        yield list(cells[:end])
    if end < len(cells):
        yield [row[:1] for row in cells[end:]]


def _fills(rows: Sequence[Sequence[Box | None]], page: PdfPage) -> tuple[tuple[str, ...], ...]:
    """The colour of each cell; nothing where no cell has one."""
    found = tuple(tuple(page.fill(box) if box else "" for box in row) for row in rows) if page.painted else ()
    return found if any(map(any, found)) else ()


def _row(boxes: Sequence[Box | None], words: Sequence[PdfWord]) -> Cells:
    """A row's cells; where a cell reaches over several columns or rows, the others are empty."""
    return tuple(_cell(words, box) if box else () for box in boxes)


def _cell(words: Sequence[PdfWord], box: Box) -> tuple[str, ...]:
    """A cell's lines; it has as much room left at the right as at the left."""
    found = lines(within(words, box))
    padding = min((line.x0 for line in found), default=0.0) - box[0]
    return marked(found, box[2] - padding)


def _striped(boxes: Sequence[Box], words: Sequence[PdfWord]) -> list[Cells]:
    """The rows of a table that has bands or rules across and none down: its columns are what its lines leave free."""
    bands = [lines(within(words, box)) for box in sorted(boxes, key=lambda box: box[1])]
    every = [line for band in bands for line in band]
    clear = sum(is_parted(line) for line in every) >= 2
    columns = headed(every, columns_of(every)) if clear else []
    if len(columns) < 2:
        return [(tuple(line.text for line in band),) for band in bands]
    return [texts(band, columns) for band in bands]


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)

"""Tables on a page of a PDF whose cells are drawn, or at least its rows; the drawing is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.documents.pdf_grid import Cells, Grid, marked
from vpbdiff.documents.pdf_page import Box, Page, Word, lines, within
from vpbdiff.documents.pdf_tables import columns_of, headed, is_parted, texts


def ruled(page: Page) -> tuple[list[Grid], tuple[Word, ...]]:
    """The tables whose cells are drawn, and the words that stand in none. A frame round a single cell is none."""
    found: list[Grid] = []
    taken: set[Word] = set()
    for cells in page.grids:
        boxes = [box for row in cells for box in row if box]
        if len(boxes) < 2:
            continue
        words = within((word for word in page.words if word not in taken), _around(boxes))
        parts = (
            [[_row(row, words) for row in part] for part in _parts(cells)]
            if len(cells[0]) > 1
            else [_striped(boxes, words)]
        )
        edges = min(box[1] for box in boxes), max(box[3] for box in boxes)
        found += [Grid(*edges, tuple(rows)) for rows in parts if any(any(row) for row in rows)]
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


def _row(boxes: Sequence[Box | None], words: Sequence[Word]) -> Cells:
    """A row's cells; where a cell reaches over several columns or rows, the others are empty."""
    return tuple(_cell(words, box) if box else () for box in boxes)


def _cell(words: Sequence[Word], box: Box) -> tuple[str, ...]:
    """A cell's lines; it has as much room left at the right as at the left."""
    found = lines(within(words, box))
    padding = min((line.x0 for line in found), default=0.0) - box[0]
    return marked(found, box[2] - padding)


def _striped(boxes: Sequence[Box], words: Sequence[Word]) -> list[Cells]:
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

"""A table of figures for a terminal: names wrapped, figures flush right, a bar beside each row that has one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from vpbdiff.model.document import Figures, FiguresRow, Span
from vpbdiff.render.columns import columns, wrapped

_GAP = "  "
_LONGEST, _SHORTEST = 10, 4
"""Columns of a bar on each side of the axis: eighths of a column are drawn, so ten show an eightieth of the largest
change; with fewer than four, changes look alike."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_WIDE_NAME, _NARROW_NAME = 22, 12
"""Columns that a name keeps before a bar is given up, and on the narrowest terminal."""


def lines(table: Figures, width: int) -> Iterator[str]:
    """The table's lines, header first; bars as long as the width has room for. All texts must be safe to print."""
    rows = [FiguresRow(table.header, None), *table.rows]
    widths = [max(map(columns, column)) for column in zip(*(row.cells[1:] for row in rows), strict=True)]
    room = width - sum(widths) - len(_GAP) * len(widths)
    names = max(columns(row.cells[0]) for row in rows)
    bar = min((room - min(names, _WIDE_NAME) - len(_GAP) - 1) // 2, _LONGEST)
    if bar < _SHORTEST or all(row.share is None for row in table.rows):
        bar = 0
    names = min(names, max(room - (2 * bar + 1 + len(_GAP) if bar else 0), _NARROW_NAME))
    for row in rows:
        yield from _row(row, names, widths, bar)


def fits(table: Figures, width: int) -> bool:
    """Whether the table's lines keep within the width, and no word of a name has to be cut for it."""
    rows = [table.header, *(row.cells for row in table.rows)]
    amounts = sum(max(map(columns, column)) + len(_GAP) for column in list(zip(*rows, strict=True))[1:])
    word = max(columns(word) for cells in rows for word in cells[0].split(" "))
    return amounts + max(word, min(_NARROW_NAME, max(columns(cells[0]) for cells in rows))) <= width


def stacked(table: Figures, width: int) -> Iterator[str]:
    """The table for a width that has no room for its columns: under each name a line for each amount."""
    title, *labels = table.header
    yield from sentence(title, width)
    label = max(map(columns, labels))
    amount = max((columns(cell) for row in table.rows for cell in row.cells[1:]), default=0)
    for row in table.rows:
        yield from sentence(row.cells[0], width)
        for heading, cell in zip(labels, row.cells[1:], strict=True):
            gaps = label - columns(heading), amount - columns(cell)
            yield f"{_GAP}{heading}{' ' * gaps[0]}{_GAP}{' ' * gaps[1]}{cell}".rstrip()


def sentence(text: str, width: int) -> Iterator[str]:
    """A text that is safe to print, as lines of the width."""
    for line in wrapped([Span(text)], width):
        yield "".join(span.text for span in line)


def _row(row: FiguresRow, names: int, widths: list[int], bar: int) -> Iterator[str]:
    *above, last = [" ".join(span.text for span in line) for line in wrapped([Span(row.cells[0])], names)] or [""]
    yield from above
    cells = [last + " " * (names - columns(last))]
    cells += [" " * (width - columns(cell)) + cell for cell, width in zip(row.cells[1:], widths, strict=True)]
    if bar and row.share is not None:
        cells.append(bar_of(row.share, bar))
    yield _GAP.join(cells).rstrip()


def bar_of(share: Fraction, length: int) -> str:
    """A bar from an axis, at most `length` columns: to the right for more, to the left for less; the least thing shows.

    To the left there are no eighths in every font, so that less is drawn in whole columns, rounded up.
    """
    eighths = max(int(abs(share) * length * 8), 1 if share else 0)
    whole, rest = divmod(eighths, 8)
    if share < 0:
        return ("█" * (whole + bool(rest))).rjust(length) + "│"
    return " " * length + "│" + "█" * whole + _EIGHTHS[rest].strip()

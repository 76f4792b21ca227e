"""A table of figures for a terminal: names wrapped, figures flush right, a bar beside each row that has one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from vpbdiff.report.document import Figures, FiguresRow, Span
from vpbdiff.report.wrap import columns, wrapped

_GAP = "  "
_BAR = 10
"""Columns on each side of the axis: with eighths of a column, an eightieth of the largest change can be seen."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_MIN_NAME = 12
"""Columns that a name keeps on the narrowest terminal."""


def lines(table: Figures, width: int) -> Iterator[str]:
    """The table's lines, header first; bars only where they fit the width. All texts must be safe to print."""
    rows = [FiguresRow(table.header, None), *table.rows]
    widths = [max(map(columns, column)) for column in zip(*(row.cells[1:] for row in rows), strict=True)]
    figures = sum(widths) + len(_GAP) * len(widths)
    names = max(columns(row.cells[0]) for row in rows)
    room = width - figures
    bars = any(row.share is not None for row in table.rows) and room - (2 * _BAR + 1 + len(_GAP)) >= min(
        names, 2 * _MIN_NAME
    )
    if bars:
        room -= 2 * _BAR + 1 + len(_GAP)
    names = min(names, max(room, _MIN_NAME))
    for row in rows:
        yield from _row(row, names, widths, bars)


def _row(row: FiguresRow, names: int, widths: list[int], bars: bool) -> Iterator[str]:
    *above, last = [" ".join(span.text for span in line) for line in wrapped([Span(row.cells[0])], names)] or [""]
    yield from above
    cells = [last + " " * (names - columns(last))]
    cells += [" " * (width - columns(cell)) + cell for cell, width in zip(row.cells[1:], widths, strict=True)]
    bar = [bar_of(row.share)] if bars and row.share is not None else []
    yield _GAP.join([*cells, *bar]).rstrip()


def bar_of(share: Fraction) -> str:
    """A bar from an axis: to the right for more, to the left for less; anything but nothing shows."""
    eighths = max(int(abs(share) * _BAR * 8), 1 if share else 0)
    whole, rest = divmod(eighths, 8)
    if share < 0:
        # There are no left-hand eighths in every font: less is drawn in whole columns, rounded up.
        return ("█" * (whole + bool(rest))).rjust(_BAR) + "│"
    return " " * _BAR + "│" + "█" * whole + _EIGHTHS[rest].strip()

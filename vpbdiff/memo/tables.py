"""The tables of figures in an edited memo, held against those that the data give.

A table is one of ours if any of its rows is; the officer's own tables, and those that only part a page, are text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.memo.facts import Row, row_of
from vpbdiff.memo.readback import Stated

Tables = Sequence[tuple[Row, ...]]


def parted(stated: Sequence[Stated], known: Tables) -> tuple[list[list[Stated]], list[Stated]]:
    """The rows of the tables of ours, a list for each, and the rest, of which a table's cells are texts."""
    rows: dict[int, list[Stated]] = {}
    for piece in stated:
        if piece.cells:
            rows.setdefault(piece.table, []).append(piece)
    ours = {number for number, held in rows.items() if _likest(held, known)}
    texts = [text for piece in stated if piece.table not in ours for text in _texts(piece)]
    return [rows[number] for number in sorted(ours)], texts


def changed(tables: Sequence[Sequence[Stated]], known: Tables) -> Iterator[tuple[Stated, str]]:
    """The cells that say something else, each with its row."""
    for held in tables:
        table = _likest(held, known)
        for piece in held:
            row = row_of(piece.cells)
            if row not in table:
                near = max(table, key=lambda true: _agreeing(row, true))
                wrong = [cell for cell, one, two in zip(piece.cells, row, near, strict=False) if one != two]
                yield from ((piece, cell) for cell in wrong or piece.cells[len(near) :])


def missing(tables: Sequence[Sequence[Stated]], known: Tables) -> Iterator[tuple[Stated, str]]:
    """The names of the rows that are gone, each with the table's first row."""
    for held in tables:
        table = _likest(held, known)
        left = [row_of(piece.cells) for piece in held]
        for row in table:
            near = max(left, key=lambda one: _agreeing(one, row), default=())
            if near and (near == row or _agreeing(near, row) * 2 >= len(row)):
                left.remove(near)
            else:
                yield held[0], row[0]


def _texts(piece: Stated) -> Iterator[Stated]:
    if not piece.cells:
        yield piece
        return
    yield from (Stated(cell, piece.line) for cell in piece.cells if cell)


def _likest(held: Sequence[Stated], known: Tables) -> tuple[Row, ...]:
    """The table of ours with most rows in common, or with the head if no more is left of it; none if there is none."""
    rows = [row_of(piece.cells) for piece in held]
    best = max(known, key=lambda table: _common(rows, table), default=())
    if not _common(rows, best):
        best = next((table for table in known if rows == [table[0]]), ())
    return best


def _common(rows: Sequence[Row], table: Sequence[Row]) -> int:
    """How many cells of rows beside the head agree in place, by the rows that share their name."""
    return sum(max((_agreeing(row, true) for true in table[1:] if true[0] == row[0]), default=0) for row in rows)


def _agreeing(one: Row, two: Row) -> int:
    """In how many places two rows agree; the name counts double."""
    return sum(a == b for a, b in zip(one, two, strict=False)) + (one[:1] == two[:1])

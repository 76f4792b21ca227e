"""Sets an example as a workbook, as a person would: a sheet with its chapter's name, heads in bold, figures as numbers.

The same text gives the same bytes on every machine.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from setting.source import Piece, is_figure

_MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook says that it was made."""
_WIDTH = 24
"""Letters that a column has room for."""


def write(pieces: list[Piece], path: Path, title: str) -> None:
    """Set a plan as the workbook at `path`: its sheet is named by the first chapter."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": title, "created": _MADE})
    bold, large, number = (
        book.add_format(look) for look in ({"bold": True}, {"bold": True, "font_size": 16}, {"num_format": "#,##0"})
    )
    chapter = next(piece for piece in pieces if piece.kind == "heading" and piece.level > 1)
    sheet = book.add_worksheet(chapter.text)
    sheet.set_column(0, 3, _WIDTH)
    row = 0
    for piece in pieces:
        if piece is chapter:
            continue
        for place, cells in enumerate(piece.rows or [(piece.text,)]):
            for column, cell in enumerate(cells):
                if piece.rows and place and is_figure(cell):
                    sheet.write_number(row, column, int(cell.replace(" ", "")), number)
                else:
                    look = large if piece.kind == "heading" else bold if piece.rows and not place else None
                    sheet.write_string(row, column, cell, look)
            row += 1
        row += 1
    book.close()

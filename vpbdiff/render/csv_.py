"""A table for a spreadsheet, as Excel in Sweden opens it by a double click: the only writer of CSV.

UTF-8 with a byte order mark, semicolons, CRLF, decimal comma. No cell is a formula, whatever a plan says: `cell` is the
one place that sees to it.
"""

from __future__ import annotations

import csv
import io
import re

from vpbdiff.base.escaping import in_cell
from vpbdiff.model import money
from vpbdiff.model.document import CellType, Table, TableCell
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
"""What a spreadsheet in Sweden takes for a number."""

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
"""How a cell begins that a spreadsheet would run, full-width signs included."""


def write(table: Table, wording: Wording, options: Options) -> str:
    """The table, its header first, after a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(cell, table.header))
    writer.writerows(map(_shown, row) for row in table.rows)
    return "\ufeff" + out.getvalue()


def _shown(found: TableCell) -> str:
    return cell(_number(found.text) if found.type is CellType.AMOUNT else found.text)


def _number(figure: str) -> str:
    """A printed figure as a spreadsheet in Sweden reads it: an ASCII minus, and nothing between the thousands."""
    plain = figure.replace(money.MINUS, "-").replace(money.NO_BREAK_SPACE, "")
    return plain if _NUMBER.fullmatch(plain) else figure


def cell(text: str) -> str:
    """The text as a spreadsheet shows it: hidden characters by their code, an apostrophe before what it would run.

    A number is left as it is, for the spreadsheet to reckon with.
    """
    shown = in_cell(text)
    return f"'{shown}" if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown) else shown

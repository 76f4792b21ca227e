"""Writes a layout as a document: text, Word, PDF or a workbook, by the setters of the examples where there is one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.layouts import Layout, Piece

EXAMPLES = Path(__file__).parents[2] / "examples"
if str(EXAMPLES) not in sys.path:
    sys.path.append(str(EXAMPLES))  # `setting` is a package of the examples' own

FORMATS = ("txt", "docx", "pdf", "xlsx")
_RUNNING = "Sundhamra kommun"
_BOLD, _WHOLE, _TENTHS = 1, 2, 3
_LEVELS = {1: 6, 2: 5, 3: 4, 4: _BOLD}
"""The styles of cells that are headings, by level: bold, the higher the larger."""
_STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="0"/></numFmts>'
    '<fonts><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="13"/></font>'
    '<font><b/><sz val="15"/></font><font><b/><sz val="18"/></font></fonts>'
    "<fills><fill/></fills><borders><border/></borders>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/>'
    '<xf numFmtId="3" fontId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/><xf numFmtId="0" fontId="4"/></cellXfs>'
)
_NUMBER = re.compile(r"[-−]?(\d{1,3}( \d{3})+|\d+)(,\d)?")


def write(layout: Layout, ending: str, folder: Path) -> Path:
    """Write the layout in the format of that ending, and give the file."""
    path = folder / f"{layout.number}.{ending}"
    if ending == "txt":
        path.write_text(_text(layout), encoding="utf-8")
    elif ending == "xlsx":
        _workbook(layout, path)
    else:
        _set(layout, ending, path)
    return path


def _text(layout: Layout) -> str:
    lines = []
    for piece, after in zip(layout.pieces, (*layout.pieces[1:], None), strict=True):
        mark = {"heading": "#" * piece.level + " ", "bullet": "- "}.get(piece.kind, "")
        said = "\n".join("\t".join(map(_quoted, row)) for row in piece.rows) if piece.rows else piece.text
        apart = piece.kind != "bullet" or after is None or after.kind != "bullet"
        lines.append(mark + said + ("\n" if apart else ""))
    return "\n".join(lines)


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "\n" in cell else cell


def _set(layout: Layout, ending: str, path: Path) -> None:
    from setting import pdf, source, word  # noqa: PLC0415 - loads python-docx and reportlab

    pieces = [source.Piece(piece.kind, piece.text, piece.level, list(piece.rows)) for piece in layout.pieces]
    title = layout.pieces[0].text
    (word if ending == "docx" else pdf).write(pieces, path, title, _RUNNING)


def _workbook(layout: Layout, path: Path) -> None:
    from tests.support import sheets  # noqa: PLC0415

    cells: list[list[object]] = []
    style: dict[str, int] = {}
    for piece in layout.pieces:
        for number, row in enumerate(piece.rows or [(_plain(piece),)]):
            values = [_value(cell) if piece.rows else (cell, 0) for cell in row]
            cells.append([value for value, _ in values])
            for column, (_, own) in enumerate(values):
                look = _BOLD if piece.rows and number == 0 else own
                look = _LEVELS[piece.level] if piece.kind == "heading" else look
                style[sheets.name_of((len(cells) - 1, column))] = look
        if piece.kind != "bullet":
            cells.append([])
    sheets.xlsx(path, "Plan|" + sheets.rows(cells, style=style), styles=_STYLES)


def _plain(piece: Piece) -> str:
    text = piece.text.replace("**", "")
    return f"• {text}" if piece.kind == "bullet" else text


def _value(cell: str) -> tuple[object, int]:
    """A cell as a workbook has it: a figure as a number with its format, and its style."""
    if not cell:
        return None, 0
    if not _NUMBER.fullmatch(cell):
        return cell, 0
    figure = cell.replace(" ", "").replace("−", "-").replace(",", ".")
    if "." in figure:
        return float(figure), _TENTHS
    return int(figure), _WHOLE if " " in cell else 0

"""Another invented committee: its plans for two years and two reports on the first, set as text, Word and Excel.

Written by somebody who knew what reports hold and no rule of how they are read. In a report's text a cell may end with
its fill («Röd[#FF0000]»), which is none of its words.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from vpbdiff import recognise, reports, store
from vpbdiff.documents import plain_text, reader
from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.model.plan import Plan
from vpbdiff.recognise import profile
from vpbdiff.reports import Report, reading

FOLDER = Path(__file__).parents[1] / "data" / "second-committee"
AUGUST, ANNUAL = "delarsrapport-2025", "arsrapport-2025"
_FILL = re.compile(r"\[#(?P<fill>[0-9A-F]{6})\]")


@cache
def plan(year: int) -> Plan:
    """The plan for a year."""
    found = recognise.extract(reader.read(FOLDER / f"plan-{year}.txt"), profile.load(None))
    return store.plan_from_json(found.plan, series="tallasa/miljo-och-byggnadsnamnden")


def report(path: Path) -> Report:
    """A report, read from a document."""
    raw = reading.read(reader.read(path), profile.load(None)).raw
    return reports.loading.read_report(reports.dumps(raw), path.name)


def as_text(name: str, folder: Path) -> Path:
    """A report as text: a colour alone is lost there."""
    path = folder / f"{name}.txt"
    path.write_text(_FILL.sub("", (FOLDER / f"{name}.txt").read_text(encoding="utf-8")), encoding="utf-8")
    return path


def _pieces(name: str) -> list[Block | list[tuple[str, ...]]]:
    """A report's headings and lines, and its tables as rows of cells with their fills."""
    made: list[Block | list[tuple[str, ...]]] = []
    for block in plain_text.blocks((FOLDER / f"{name}.txt").read_text(encoding="utf-8")):
        if block.kind is not BlockKind.ROW:
            made.append(block)
        elif block.apart or not isinstance(made[-1], list):
            made.append([block.cells])
        else:
            made[-1].append(block.cells)
    return made


def _parted(cell: str) -> tuple[str, str]:
    found = _FILL.search(cell)
    return _FILL.sub("", cell), found["fill"] if found else ""


def as_word(name: str, folder: Path) -> Path:
    """A report in Word, with headings by style; a head over several columns is one cell."""
    import docx  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = docx.Document()
    for piece in _pieces(name):
        if isinstance(piece, Block):
            heading = piece.kind is BlockKind.HEADING
            document.add_heading(piece.text, piece.level) if heading else document.add_paragraph(piece.text)
            continue
        table = document.add_table(len(piece), max(map(len, piece)), "Table Grid")
        for row, cells in zip(table.rows, piece, strict=True):
            for cell, (text, fill) in zip(row.cells, map(_parted, cells), strict=False):
                cell.text = text
                if fill:
                    shading = OxmlElement("w:shd")
                    shading.set(qn("w:fill"), fill)
                    cell._tc.get_or_add_tcPr().append(shading)
        for first, last in _spans(piece[0]):
            table.cell(0, first).merge(table.cell(0, last))
        document.add_paragraph("")
    document.save(str(folder / f"{name}.docx"))
    return folder / f"{name}.docx"


def _spans(heads: tuple[str, ...]) -> list[tuple[int, int]]:
    """The heads that stand over several columns, from the first to the last of each."""
    if "" not in heads[1:]:
        return []
    starts = [place for place, text in enumerate(heads) if text]
    ends = [*(start - 1 for start in starts[1:]), len(heads) - 1]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def as_workbook(name: str, folder: Path) -> Path:
    """A report in Excel, a sheet a part, its figures as numbers."""
    import xlsxwriter  # noqa: PLC0415

    book = xlsxwriter.Workbook(str(folder / f"{name}.xlsx"))
    bold = book.add_format({"bold": True})
    sheet, row = book.add_worksheet("Rapport"), 0
    for piece in _pieces(name):
        if isinstance(piece, Block):
            if piece.kind is BlockKind.HEADING and piece.level == 2:
                sheet, row = book.add_worksheet(piece.text[:31]), 0
            sheet.write(row, 0, piece.text, bold if piece.kind is BlockKind.HEADING else None)
            row += 1
            continue
        for at, cells in enumerate(piece, row):
            for column, (text, fill) in enumerate(map(_parted, cells)):
                _write(sheet, (at, column), text, book.add_format({"bg_color": f"#{fill}"}) if fill else None)
        for first, last in _spans(piece[0]):
            sheet.merge_range(row, first, row, last, piece[0][first], bold)
        row += len(piece) + 1
    book.close()
    return folder / f"{name}.xlsx"


def _write(sheet: Any, place: tuple[int, int], text: str, look: Any) -> None:
    number = text.replace(" ", "")
    if re.fullmatch(r"-?\d{3,}|0", number) and " " in f"{text} ":
        sheet.write_number(*place, int(number), look)
    elif text or look:
        sheet.write(*place, text, look)

"""Sets an example as a PDF: running header and page numbers, hyphens at lines' ends, tables broken over pages.

The same text gives the same bytes on every machine: nothing of who made it, when or where is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from setting.source import Piece, Rows, is_figure, runs, shares

for _face in ("Vera", "VeraBd", "VeraIt"):  # reportlab's own: they have all that a plan is written with
    registerFont(TTFont(_face, f"{_face}.ttf"))
registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBd")

_INK, _LINE, _SHADE = HexColor("#1f3a4d"), HexColor("#8fa3ad"), HexColor("#dce6ea")
_MARGIN = 64
_WIDTH = A4[0] - 2 * _MARGIN
_BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=13.5, spaceAfter=7)
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=16, bulletIndent=4, spaceAfter=3)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=7.5, leading=9.5, spaceAfter=0, splitLongWords=0)
_FIGURE = ParagraphStyle("figure", parent=_CELL, alignment=TA_RIGHT)
_LETTER = 5.0
"""Points that a letter of a table takes, on the average."""
_DOT = stringWidth(".", "Vera", 9.5)
_HEADINGS = {
    level: ParagraphStyle(
        f"heading {level}",
        fontName="VeraBd",
        textColor=_INK,
        fontSize=size,
        leading=size * 1.25,
        spaceBefore=size * 0.8,
        spaceAfter=size * 0.4,
        keepWithNext=1,
    )
    for level, size in {1: 22, 2: 16, 3: 13, 4: 11}.items()
}

_FIRST_PARTS = (
    "anläggnings|arbets|arbetsmarknads|befolknings|bemannings|delegerings|energi|frivillig|fritids|funktions|förenings|"
    "förvaltnings|genomförande|hemtjänst|informations|inkomst|intern(?=kontroll)|kommun(?!al|ik)|kompetens|konkurrens|"
    "kultur|kvalitets|lag(?=stift)|läkemedels|medarbetar|missför|myndighets|nämnd(?=mål|plan)|omsorgs|organisations|"
    "personal|samverkans|semester|social(?=tjänst)|tillsvidare|trygghets|under(?=sköt|när)|upphandlings|utbildnings|"
    "utvecklings|verksamhets|välfärds|vård(?=centr|skad)|äldre|åter(?=bes)|över(?=grip)"
)
_PARTS = re.compile(rf"(?<!\w)({_FIRST_PARTS})(?=\w{{5}})", re.IGNORECASE)
"""Where a long word may be parted at a line's end: after the first part of a compound, which is always right."""


class Look(NamedTuple):
    """How a committee's office sets its tables."""

    lines: list[tuple[object, ...]]


GRID = Look([("GRID", (0, 0), (-1, -1), 0.5, _LINE), ("BACKGROUND", (0, 0), (-1, 0), _SHADE)])
RULES = Look([("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE), ("LINEABOVE", (0, 0), (-1, 0), 1, _INK)])
"""Horizontal lines alone, as the neighbour has them."""


def write(pieces: list[Piece], path: Path, title: str, running: str, look: Look = GRID) -> None:
    """Set a plan as the PDF at `path`; `running` stands at the top of its pages."""

    pages = [_page("upright", A4, running), _page("wide", landscape(A4), running)]
    template = BaseDocTemplate(str(path), pagesize=A4, title=title, lang="sv-SE", invariant=1, pageTemplates=pages)
    template.build([flowable for piece in pieces for flowable in _set(piece, look)])


def _page(name: str, size: tuple[float, float], running: str) -> PageTemplate:
    """A page with its header and its number."""
    width, height = size

    def mark(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont("Vera", 8)
        canvas.setFillColor(_INK)
        canvas.drawString(_MARGIN, height - 40, running)
        canvas.drawRightString(width - _MARGIN, 30, f"Sida {template.page}")

    frame = Frame(_MARGIN, 56, width - 2 * _MARGIN, height - 120, leftPadding=0, rightPadding=0)
    return PageTemplate(name, [frame], mark, pagesize=size)


def _set(piece: Piece, look: Look) -> Iterator[Flowable]:
    if piece.breaks:
        yield PageBreak()
    match piece.kind:
        case "heading":
            yield Paragraph(escape(piece.text), _HEADINGS[min(piece.level, 4)])
        case "text":
            yield Paragraph(_markup(piece.text), _BODY)
        case "bullet":
            yield Paragraph(_markup(piece.text), _ITEM, bulletText="•")
        case "table" if piece.wide:
            yield from (NextPageTemplate("wide"), PageBreak())
            yield from _table(piece.rows, look, landscape(A4)[0] - 2 * _MARGIN)
            yield NextPageTemplate("upright")
        case "table":
            yield from _table(piece.rows, look, _WIDTH)
        case "contents":
            yield from (_entry(*row) for row in piece.rows)


def _markup(text: str, *, bold: bool = False) -> str:
    """A text as reportlab's markup, its compounds ready to be parted."""
    made = ""
    for run in runs(text):
        said = escape(_PARTS.sub("\\1\N{SOFT HYPHEN}", run.text)).replace("\n", "<br/>")
        said = f"<i>{said}</i>" if run.italic else said
        made += f"<b>{said}</b>" if run.bold or bold else said
    return made


def _entry(entry: str, page: str) -> Paragraph:
    dots = int((_WIDTH - 2 * _ITEM.leftIndent - stringWidth(f"{entry} {page}", "Vera", 9.5)) / _DOT)
    return Paragraph(f"{escape(entry)} {'.' * dots} {page}", _ITEM)


def _table(rows: Rows, look: Look, width: float) -> Iterator[Flowable]:
    cells = [[_cell(cell, header=number == 0) for cell in row] for number, row in enumerate(rows)]
    lines = [*look.lines, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
    lines.append(("RIGHTPADDING", (0, 0), (-1, -1), 3))
    yield Spacer(1, 4)
    yield Table(cells, colWidths=[width * share for share in shares(rows, width / _LETTER)], style=lines, repeatRows=1)
    yield Spacer(1, 10)


def _cell(text: str, *, header: bool) -> Paragraph:
    return Paragraph(_markup(text, bold=header), _FIGURE if is_figure(text) else _CELL)

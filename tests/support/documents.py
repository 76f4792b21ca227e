"""Texts as Word and PDF files, made anew for each test: the same plan, another format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from vpbdiff.documents import plain_text as text
from vpbdiff.documents.blocks import Block, BlockKind

_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0x202D, 0x202E, 0x202C])


def without_control(content: str) -> str:
    """A text without the characters that no XML may hold, and those that turn the order of letters on a page."""
    return content.translate(_CONTROL)


Rows = list[tuple[str, ...]]

_COLUMN_HEADERS = ("Mått", "Uppdrag", "Nya upphandlingsbehov")
"""What the tables of one column begin with; other lines under each other are one paragraph."""


def pieces(content: str) -> Iterator[Block | Rows]:
    """A text's paragraphs, each a block, and its tables, each a list of rows."""
    groups: list[list[Block]] = []
    for block in text.blocks(without_control(content)):
        if (
            groups
            and not block.apart
            and block.kind is groups[-1][-1].kind
            and block.kind in {BlockKind.ROW, BlockKind.TEXT}
        ):
            groups[-1].append(block)
        elif block.kind is not BlockKind.RULE:
            groups.append([block])
    for group in groups:
        if _is_table(group):
            yield [block.cells or (block.text,) for block in group]
        else:
            yield from group


def _is_table(group: list[Block]) -> bool:
    if group[0].kind is BlockKind.ROW:
        return "....." not in group[0].text
    return group[0].text.startswith(_COLUMN_HEADERS) and len(group) > 1


def write_docx(content: str, path: Path) -> Path:
    """Write a text as a Word file, as a person would set it: headings and lists by style, tables as tables."""
    document = docx.Document()
    for piece in pieces(content):
        if isinstance(piece, list):
            _docx_table(document, piece)
        elif piece.kind is BlockKind.HEADING:
            document.add_heading(piece.text, 2)
        else:
            style = "List Bullet" if piece.kind is BlockKind.BULLET else None
            document.add_paragraph(style=style).add_run(piece.text).bold = piece.bold or None
    document.save(str(path))
    return path


def set_finely(path: Path) -> Path:
    """Give a Word file a header, a footer with the page's number, straight edges and hyphens at the ends of lines."""
    made = docx.Document(str(path))
    made.settings.element.insert(0, parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="true"/>'))
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    for paragraph in made.paragraphs:
        if paragraph.style.name == "Normal":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    made.sections[0].header.paragraphs[0].text = "Ekviks kommun\tOmsorgsnämnden"
    footer = made.sections[0].footer.paragraphs[0]
    footer.add_run("Sida ")
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    footer._p.append(parse_xml(number))
    made.save(str(path))
    return path


def _docx_table(document: docx.document.Document, rows: Rows) -> None:
    made = document.add_table(0, max(map(len, rows)), style="Table Grid")
    for row in rows:
        for cell, said in zip(made.add_row().cells, row, strict=False):
            cell.text = said


for _face in ("Vera", "VeraBd"):  # reportlab's own: it has all that a plan is written with
    registerFont(TTFont(_face, f"{_face}.ttf"))
registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera", boldItalic="VeraBd")

BODY = ParagraphStyle("body", fontName="Vera", fontSize=10, leading=14, spaceAfter=8)
HEADING = ParagraphStyle("heading", fontName="VeraBd", fontSize=14, leading=18, spaceBefore=10, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8, leading=10, spaceAfter=0, splitLongWords=0)

RULED = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
BARE = [("VALIGN", (0, 0), (-1, -1), "TOP")]


def write_pdf(
    content: str,
    path: Path,
    *,
    header: str = "",
    footer: str = "",
    lines: list[Any] = RULED,
    body: ParagraphStyle = BODY,
    repeat: bool = True,
) -> Path:
    """Write a text as a PDF: large bold headings, paragraphs set over lines and pages, tables that may break.

    `header` and `footer` stand on every page, with {page} for its number; `lines` is how tables are drawn, `repeat`
    that a page's end breaks them between rows and repeats the header, not within rows.
    """

    def running(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont("Vera", 8)
        canvas.drawString(72, A4[1] - 40, header.format(page=template.page))
        canvas.drawString(72, 30, footer.format(page=template.page))

    frame = Frame(72, 60, A4[0] - 144, A4[1] - 130, leftPadding=0, rightPadding=0)
    template = BaseDocTemplate(str(path), pagesize=A4, pageTemplates=[PageTemplate(frames=[frame], onPage=running)])
    template.build([flowable for piece in pieces(content) for flowable in _flowables(piece, lines, body, repeat)])
    return path


def _flowables(piece: Block | Rows, lines: list[Any], body: ParagraphStyle, repeat: bool) -> Iterator[Flowable]:
    if isinstance(piece, list):
        width = max(map(len, piece))
        cells = [[Paragraph(escape(cell), CELL) for cell in (*row, *[""] * (width - len(row)))] for row in piece]
        yield Spacer(1, 4)
        yield Table(cells, colWidths=_widths(piece), style=lines, repeatRows=repeat, splitInRow=not repeat)
        yield Spacer(1, 10)
    elif piece.kind is BlockKind.HEADING:
        yield Paragraph(escape(piece.text), HEADING)
    elif piece.kind is BlockKind.BULLET:
        yield Paragraph(escape(piece.text), ParagraphStyle("item", parent=body, leftIndent=18), bulletText="•")
    else:
        text = escape(piece.text).replace("\t", " ")
        yield Paragraph(f"<b>{text}</b>" if piece.bold else text, body)


def _widths(rows: Rows) -> list[float]:
    """Widths that give each column its longest word, and the rest by how much it says."""
    columns = [[row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows)))]
    words = [
        max(stringWidth(word, "Vera", 8) for cell in column for word in cell.split() or [""]) for column in columns
    ]
    least = [width + 14 for width in words]
    said = [sum(map(len, column)) for column in columns]
    return [width + (A4[0] - 144 - sum(least)) * length / sum(said) for width, length in zip(least, said, strict=True)]


def write_html(content: str, path: Path) -> Path:
    """Write a text as a page with headings, lists and tables, for converters to make other files of."""
    parts = [_html(piece) for piece in pieces(content)]
    body = "\n".join(parts).replace("</ul>\n<ul>", "")
    style = "table { border-collapse: collapse } td { border: 1px solid black }"
    path.write_text(f'<html lang="sv"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>', "utf-8")
    return path


def _html(piece: Block | Rows) -> str:
    if isinstance(piece, list):
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in piece]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    said = f"<b>{escape(piece.text)}</b>" if piece.bold else escape(piece.text)
    match piece.kind:
        case BlockKind.HEADING:
            return f"<h2>{said}</h2>"
        case BlockKind.BULLET:
            return f"<ul><li>{said}</li></ul>"
        case _:
            return f"<p>{said}</p>"

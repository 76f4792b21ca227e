"""Sets an example as a Word file, as a person would: headings and lists by style, tables with merged cells.

The same text gives the same bytes on every machine: nothing of who made it, when or where is in the file.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from setting.source import Piece, Rows, is_figure, runs, shares

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can hold; the files in it need one."""
_TEMPLATES_OWN = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
"""Parts of python-docx's own template that tell of another file, made elsewhere."""
_INK = RGBColor(0x1F, 0x3A, 0x4D)
_FONT = "Calibri"
_SMALL = 9
"""Points of the text in tables."""
_LETTER = 0.2
"""Centimetres that a letter of that size takes, on the average."""
_SHORT, _LONG, _MARGIN = 21.0, 29.7, 2.2
_WIDTH = _SHORT - 2 * _MARGIN
"""The page's sides, margin and text, in centimetres."""


def write(pieces: list[Piece], path: Path, title: str, running: str) -> None:
    """Set a plan as the Word file at `path`; `running` stands at the top of its pages."""
    document = docx.Document()
    _prepare(document, title, running)
    for piece in pieces:
        _set(document, piece)
    _save(document, path)


def _prepare(document: Document, title: str, running: str) -> None:
    _language(document)
    for name, size in (("Normal", 10.5), ("Heading 1", 22), ("Heading 2", 16), ("Heading 3", 13), ("Heading 4", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.rPr.rFonts.set(qn("w:hAnsi"), _FONT)
        if name != "Normal":
            style.font.color.rgb, style.font.italic = _INK, False
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_SHORT), Cm(_LONG)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.header.paragraphs[0].text = running
    footer = section.footer.paragraphs[0]
    footer.add_run("Sida ")
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title, properties.language = title, "sv-SE"


def _language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _set(document: Document, piece: Piece) -> None:
    match piece.kind:
        case "heading":
            document.add_heading(piece.text, piece.level).paragraph_format.page_break_before = piece.breaks or None
        case "text":
            made = document.add_paragraph()
            made.paragraph_format.page_break_before = piece.breaks or None
            _runs(made, piece.text)
        case "bullet":
            _runs(document.add_paragraph(style="List Bullet"), piece.text)
        case "table" if piece.wide:
            _turn(document)
            _table(document, piece.rows, _LONG - 2 * _MARGIN)
        case "table":
            _table(document, piece.rows, _WIDTH)
        case "contents":
            for entry, page in piece.rows:
                _entry(document, entry, page)


def _runs(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    for run in runs(text):
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or bold or None, run.italic or None


def _entry(document: Document, entry: str, page: str) -> None:
    paragraph = document.add_paragraph(f"{entry}\t{page}")
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _table(document: Document, rows: Rows, width: float) -> None:
    made = document.add_table(0, len(rows[0]), style="Table Grid")
    made.autofit = False
    widths = [Cm(width * share) for share in shares(rows, width / _LETTER)]
    for number, row in enumerate(rows):
        for cell, said, own in zip(made.add_row().cells, row, widths, strict=True):
            cell.width = own
            _fill(cell, said, header=number == 0)
    for column, own in zip(made.columns, widths, strict=True):
        column.width = own
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    _merge(made, rows)
    document.add_paragraph()


def _turn(document: Document) -> None:
    """Begin a page that lies on its side; the examples end with what needs one."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Cm(_LONG), Cm(_SHORT)


def _fill(cell: _Cell, said: str, *, header: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    _runs(paragraph, said, bold=header)
    for run in paragraph.runs:
        run.font.size = Pt(_SMALL)
    if is_figure(said):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if header:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="DCE6EA"/>'))


def _merge(made: Table, rows: Rows) -> None:
    """Merge what is «as above» with what it is the same as: an empty cell in a row whose cells before it are empty."""
    for column in range(len(rows[0])):
        start = 1
        for number in range(2, len(rows) + 1):
            if number < len(rows) and not any(rows[number][: column + 1]):
                continue
            if number - start > 1:
                made.cell(start, column).merge(made.cell(number - 1, column))
            start = number


def _save(document: Document, path: Path) -> None:
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in _TEMPLATES_OWN:
                del holder.rels[key]
    stored = io.BytesIO()
    document.save(stored)
    with zipfile.ZipFile(stored) as read, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in read.namelist():
            made.writestr(zipfile.ZipInfo(name, _EPOCH), read.read(name), zipfile.ZIP_DEFLATED)

"""A memo's blocks as Word's paragraphs, lists and tables, put in front of a paragraph in the styles of its document."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.table import CT_Tbl
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from vpbdiff.model.document import Figures
from vpbdiff.model.model import Block, Bullets, Heading, Paragraph, Passage, Picture, Table
from vpbdiff.render import charts
from vpbdiff.render.docx_runs import Marks, plain, write, write_passage
from vpbdiff.render.docx_styles import Styles

_NAMES = 0.4
"""The share of a table's width that its names take; a unit's name of thirty letters stands on one line in it."""


class Writer:
    """Writes blocks in front of one paragraph. `levels` is what a heading's level is raised by: 0 where a section's
    heading is a Heading 2."""

    def __init__(self, before: WordParagraph, styles: Styles, marks: Marks, levels: int, width: int) -> None:
        self._before = before
        self._styles = styles
        self._marks = marks
        self._levels = levels
        self._width = width

    def write(self, blocks: Iterable[Block]) -> None:
        """Write them in order."""
        for block in blocks:
            match block:
                case Heading(text, level):
                    write(self._paragraph(self._styles.heading(level + self._levels)), text)
                case Paragraph(passage):
                    self._passage(passage)
                case Bullets(points):
                    for point in points:
                        bullet = self._paragraph(None)
                        self._styles.make_bullet(bullet)
                        write_passage(bullet, point, self._marks)
                case Table():
                    self._table(block)
                case Picture():
                    self._picture(block)

    def _picture(self, block: Picture) -> None:
        """A picture, with what it shows in words for who can't see it; the words alone where it can't be drawn."""
        caption = self._paragraph(self._styles.caption())
        write(caption, block.caption)
        caption.paragraph_format.keep_with_next = True
        if not charts.available():
            self._passage(block.passage)
            return
        run = self._paragraph(None).add_run()
        shape = run.add_picture(io.BytesIO(charts.draw(block, "png")), width=Emu(self._width))
        shape._inline.docPr.set("descr", plain(block.text))
        shape._inline.docPr.set("title", plain(block.caption))

    def _passage(self, passage: Passage) -> None:
        paragraph = self._paragraph(None)
        write_passage(paragraph, passage, self._marks)
        if passage and passage[-1].text.endswith(":"):
            paragraph.paragraph_format.keep_with_next = True

    def _paragraph(self, style: str | None) -> WordParagraph:
        """A new paragraph; in the style of the one that it stands before, if none is given."""
        element = OxmlElement("w:p")
        self._before._p.addprevious(element)
        paragraph = WordParagraph(element, self._before._parent)
        element.get_or_add_pPr().style = style or self._before._p.style
        return paragraph

    def _table(self, block: Table) -> None:
        caption = self._paragraph(self._styles.caption())
        self._marks.around(caption, block.changes, write(caption, block.caption))
        caption.paragraph_format.keep_with_next = True
        figures = block.figures
        element = CT_Tbl.new_tbl(1 + len(figures.rows), len(figures.header), Emu(self._width))
        self._before._p.addprevious(element)
        table = WordTable(element, self._before._parent)
        self._styles.make_table(table, plain(block.caption))
        _set_widths(table, self._width)
        self._fill(table, figures)
        self._paragraph(None).paragraph_format.space_after = 0

    def _fill(self, table: WordTable, figures: Figures) -> None:
        for place, (row, cells) in enumerate(zip(table.rows, (figures.header, *_cells(figures)), strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                paragraph = cell.paragraphs[0]
                write(paragraph, text, bold=place == 0)
                paragraph.paragraph_format.space_after = 0
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column else WD_ALIGN_PARAGRAPH.LEFT
                paragraph.paragraph_format.keep_with_next = place < len(figures.rows)


def _cells(figures: Figures) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in figures.rows)


def _set_widths(table: WordTable, width: int) -> None:
    """The names in the first column, the figures in columns of one width."""
    columns = list(table.columns)
    first = int(width * _NAMES) if len(columns) > 2 else int(width * 0.75)
    for place, column in enumerate(columns):
        column.width = Emu(first if place == 0 else (width - first) // (len(columns) - 1))
        for cell in column.cells:
            cell.width = column.width


def text_width(section: Any) -> int:
    """How wide the text of a page is, in EMU."""
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))

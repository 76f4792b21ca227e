"""A document as Word, in a template or plain.

A memo's blocks as Word's paragraphs, lists and tables, put in front of a paragraph in the styles of its document.

A memo as a Word document: in a plain one of ours, or in the municipality's own at its placeholders.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.model.document import WHOLE, Block, Document, Heading, Line, Paragraph, Picture, Spans, Table, plain
from vpbdiff.render import charts, docx_template
from vpbdiff.render.docx_runs import LANGUAGE, Marks, TemplateStyles, row, word_text, write_spans, write_text
from vpbdiff.render.docx_template import Placeholder
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_WORDS = 2
"""Columns of words from which a table is set smaller: beside one another they would be a word wide."""

_SMALL = Pt(9)

_KEPT = 12
"""Rows of a table that stands on one page; a longer one is broken between its rows."""


class Writer:
    """Writes blocks in front of one paragraph. `levels` is what a heading's level is raised by: 0 where a section's
    heading is a Heading 2."""

    def __init__(self, before: WordParagraph, styles: TemplateStyles, marks: Marks, levels: int, width: int) -> None:
        self._before = before
        self._styles = styles
        self._marks = marks
        self._levels = levels
        self._width = width
        self._under = ""

    def write(self, blocks: Iterable[Block]) -> None:
        """Write them in order."""
        for block in blocks:
            match block:
                case Heading(text, level):
                    self._under = text
                    heading = self._paragraph(self._styles.heading(level + self._levels))
                    write_text(heading, text)
                    heading.paragraph_format.page_break_before = block.page or None
                case Paragraph(spans):
                    self._running(spans)
                case Line():
                    self._point(block)
                case Table():
                    self._table(block)
                case Picture():
                    self._picture(block)

    def _picture(self, block: Picture) -> None:
        """A picture, with what it shows in words for who can't see it; the words alone where it can't be drawn."""
        caption = self._paragraph(self._styles.caption())
        write_text(caption, block.caption)
        caption.paragraph_format.keep_with_next = True
        if not charts.available():
            self._running(block.spans)
            return
        run = self._paragraph(None).add_run()
        shape = run.add_picture(io.BytesIO(charts.draw(block, "png")), width=Emu(self._width))
        shape._inline.docPr.set("descr", word_text(block.text))
        shape._inline.docPr.set("title", word_text(block.caption))

    def _running(self, spans: Spans) -> None:
        paragraph = self._paragraph(None)
        write_spans(paragraph, spans, self._marks)
        if spans and spans[-1].text.endswith(":"):
            paragraph.paragraph_format.keep_with_next = True

    def _point(self, line: Line) -> None:
        bullet = self._paragraph(None)
        self._styles.make_bullet(bullet, line.depth)
        write_spans(bullet, line.spans, self._marks)

    def _paragraph(self, style: str | None) -> WordParagraph:
        """A new paragraph; in the style of the one that it stands before, if none is given."""
        element = OxmlElement("w:p")
        self._before._p.addprevious(element)
        paragraph = WordParagraph(element, self._before._parent)
        element.get_or_add_pPr().style = style or self._before._p.style
        return paragraph

    def _table(self, block: Table) -> None:
        if block.caption:
            caption = self._paragraph(self._styles.caption())
            self._marks.around(caption, block.changes, write_text(caption, block.caption))
            caption.paragraph_format.keep_with_next = True
        element = CT_Tbl.new_tbl(0, len(block.header), Emu(self._width))
        self._before._p.addprevious(element)
        table = WordTable(element, self._before._parent)
        self._styles.make_table(table, word_text(block.caption or self._under))
        of_columns = widths(block, self._width)
        for column, width in zip(table.columns, of_columns, strict=True):
            column.width = Emu(width)
        element.extend(parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(_rows(block, of_columns))}</w:tbl>"))
        after = self._paragraph(None)
        after.paragraph_format.space_after = 0
        after.paragraph_format.line_spacing = Pt(6)


def _rows(block: Table, widths: Sequence[int]) -> Iterator[str]:
    texts = (block.header, *(tuple(cell.text for cell in cells) for cells in block.rows))
    figures = [block.is_of_figures(place) for place in range(len(block.header))]
    size = _SMALL if len(block.header) - sum(figures) > _WORDS else None
    whole = len(block.rows) <= _KEPT
    for place, cells in enumerate(texts):
        kept = place < len(block.rows) if whole else place == 0
        yield row(zip(cells, widths, figures, strict=True), head=place == 0, size=size, kept=kept)


def text_width(section: Any) -> int:
    """How wide the text of a page is, in EMU."""
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


_LIMIT = 50 * files.MEGABYTE
"""The largest template opened: ten times one with a logotype and pictures."""

_ZIP = b"PK"

_NOTHING = (Paragraph(plain("[Sammanfattningen har inget i det här avsnittet.]")),)
"""What stands at the placeholder of a section that has nothing to say: no word on what did not change."""


def write(memo: Document, wording: Wording, options: Options) -> bytes:
    """The memo as a Word document of its own."""
    new = docx_template.document()
    return _filled(new, docx_template.find(new), {}, memo)


class Template:
    """A municipality's document with placeholders."""

    def __init__(self, path: Path, sections: Mapping[str, str]) -> None:
        """Read the document; `sections` are what can be put in it, by the names of their placeholders. Raises
        `VpbdiffError` for a file that is none, or that has no placeholder."""
        self._document = open_document(path)
        self._found = docx_template.find(self._document)
        self._sections = sections
        names = (docx_template.WHOLE, *sections, *docx_template.FACTS)
        self.unknown = tuple(dict.fromkeys(each.name for each in self._found if each.name not in names))
        """What looks like a placeholder and is none of ours; it is left as it is."""
        if all(each.name in self.unknown for each in self._found):
            raise failure(
                "summary.template-empty", Location(str(path)), names=", ".join(f"{{{{{name}}}}}" for name in names)
            )

        crowded = [each for each in self._found if each.name in (docx_template.WHOLE, *sections) and not each.is_alone]
        if crowded:
            params = [(f"{{{{{each.name}}}}}", phrases.brief(each.text)) for each in crowded]
            problems = (
                Problem("summary.template-not-alone", {"name": name, "text": text}, Location(str(path)))
                for name, text in params
            )
            raise VpbdiffError(*problems)

    @property
    def places(self) -> tuple[str, ...]:
        """The sections that have a placeholder of their own, and `WHOLE` where there is one for the rest."""
        whole = any(each.name == docx_template.WHOLE for each in self._found)
        return (*_sections_of(self._found, self._sections), *([WHOLE] if whole else []))

    def render(self, memo: Document) -> bytes:
        """The document with the memo in its places. A template is filled once."""
        return _filled(self._document, self._found, self._sections, memo)


def open_document(path: Path) -> WordDocument:
    """A Word document. Raises `VpbdiffError` for a file that can't be read or is none."""
    data = files.read(path, _LIMIT)
    if not data.startswith(_ZIP):
        raise failure("document.no-docx", Location(str(path)))
    files.check(data, str(path))
    try:
        return docx.Document(io.BytesIO(data))
    except SyntaxError as error:  # what lxml raises for XML that is none is one
        raise failure("document.damaged", Location(str(path))) from error
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise failure("document.no-docx", Location(str(path))) from error


def _sections_of(found: Sequence[Placeholder], sections: Mapping[str, str]) -> tuple[str, ...]:
    """The sections that have a placeholder of their own, in the order in which those stand."""
    return tuple(dict.fromkeys(sections[each.name] for each in found if each.name in sections))


def _filled(document: WordDocument, found: Sequence[Placeholder], sections: Mapping[str, str], memo: Document) -> bytes:
    filler = _Filler(document, memo, sections, _sections_of(found, sections))
    for placeholder in found:
        filler.fill(placeholder)
    properties = document.core_properties
    properties.title, properties.language = word_text(memo.title), LANGUAGE
    properties.modified = datetime.now(UTC)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


class _Filler:
    """Puts one memo into one document."""

    def __init__(
        self, document: WordDocument, memo: Document, sections: Mapping[str, str], apart: Sequence[str]
    ) -> None:
        self._document = document
        self._memo = memo
        self._sections = sections
        self._apart = apart
        self._styles = TemplateStyles(document)
        self._marks = Marks(document.element.body)

    def fill(self, placeholder: Placeholder) -> None:
        """Put what it is for in its place; one that is not ours is left as it is."""
        name = placeholder.name
        if name in docx_template.FACTS:
            placeholder.replace(word_text(self._memo.facts.get(docx_template.FACTS[name], "")))
        elif name == docx_template.HEAD:
            self._write(placeholder, self._memo.head)
        elif name == docx_template.WHOLE:
            self._write(placeholder, self._memo.without(self._apart))
        elif name in self._sections:
            self._write(placeholder, self._memo.section(self._sections[name]) or _NOTHING)

    def _write(self, placeholder: Placeholder, blocks: Sequence[Block]) -> None:
        placeholder.replace("")
        before = WordParagraph(placeholder.paragraph, placeholder.owner)
        level = self._level_before(placeholder.paragraph)
        first = 2 if placeholder.name == docx_template.WHOLE else 3
        width = placeholder.width(text_width(self._document.sections[0]))
        Writer(before, self._styles, self._marks, level + 1 - first, width).write(blocks)
        _remove_if_empty(placeholder.paragraph)

    def _level_before(self, paragraph: Any) -> int:
        """The level of the heading that a paragraph stands under; 0 if none does."""
        level = 0
        for each in paragraph.getroottree().getroot().iter(qn("w:p")):
            if each is paragraph:
                break
            level = self._styles.level(each) or level
        return level


def _remove_if_empty(paragraph: Any) -> None:
    """Take away the placeholder's paragraph, unless it holds more or is what a table's cell must end with."""
    previous = paragraph.getprevious()
    holds = any((each.text or "").strip() for each in paragraph.iter(qn("w:t")))
    if not holds and not list(paragraph.iter(qn("w:sectPr"))) and previous is not None and previous.tag == qn("w:p"):
        paragraph.getparent().remove(paragraph)


_CHARACTER = 68_000
"""EMU of a character at 10,5 points, a wide one: figures and capitals are."""

_EDGES = 3
"""Characters that a cell's edges take."""

_LONG = 24
"""Characters of a word that no column breaks."""

_LEAST, _MOST = 9, 45
"""Characters of a column of words, whatever it holds: fewer break every word, more leave the others too little."""


_FOR_FIGURES = 0.7
"""The share of a table within which its columns of figures are as wide as their cells: beyond it as their words."""


def widths(table: Table, width: int) -> list[int]:
    """The columns' widths, in EMU as `width`, which they fill."""
    columns = range(len(table.header))
    figures = {place for place in columns if table.is_of_figures(place)}
    least = {place: _longest_word(table, place) for place in columns}
    whole_cells = {place: max(least[place], _longest_cell(table, place)) for place in figures}
    if sum(whole_cells.values()) <= _FOR_FIGURES * width / _CHARACTER:
        least |= whole_cells
    asked = {place: _amount(table, place) for place in columns if place not in figures}
    room = width / _CHARACTER - sum(least[place] for place in figures)
    loose = sum(asked.values())
    share = {place: float(least[place]) for place in figures}
    share |= {place: max(min(least[place], _LONG), each * room / loose) for place, each in asked.items()}
    whole = sum(share.values())
    return [int(width * share[place] / whole) for place in columns]


def _longest_word(table: Table, place: int) -> int:
    texts = (table.header[place], *(row[place].text for row in table.rows))
    return max((len(word) for text in texts for word in text.split(" ")), default=1) + _EDGES


def _longest_cell(table: Table, place: int) -> int:
    return max((len(row[place].text) for row in table.rows), default=1) + _EDGES


def _amount(table: Table, place: int) -> float:
    """How much room a column of words asks for: less than in proportion, so that a long cell is high and not wide."""
    held = sorted(len(row[place].text) for row in table.rows) or [1]
    usual: float = held[len(held) * 3 // 4] ** 0.7
    return min(max(usual, _LEAST), _MOST)

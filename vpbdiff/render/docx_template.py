"""Placeholders of a Word template, and the plain one.

Placeholders in a Word document: found wherever they stand, and put a text or the memo's blocks in their place.

All are found before any is filled, so a plan's text that looks like a placeholder is text.

The document that a memo is written in where no template is given: plain, as Swedish official letters look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from vpbdiff.render.docx_runs import LANGUAGE, write_text

WHOLE = "hela"
"""Everything in the outline that has no placeholder of its own."""

HEAD = "huvud"
"""What stands above the title: only in the plain document; a municipality's own has a head of its own."""

FACTS = {
    "titel": "title",
    "nämnd": "committee",
    "kommun": "municipality",
    "år": "year",
    "jämförelseår": "old_year",
    "diarienummer": "reference",
}
"""What a placeholder is called for each fact about the plans; these may stand within a line."""

_TWIP = 635
"""EMU in the unit of a cell's width."""
_MARGINS = int(Cm(0.4))
"""Of a cell, left and right together, where a table says nothing else."""

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its name in small letters, the paragraph's element, what of python-docx that belongs to (the
    text, a head or a foot), and where in its text it stands."""

    name: str
    paragraph: Any
    owner: Any
    start: int
    end: int

    @property
    def is_alone(self) -> bool:
        """Whether its paragraph holds nothing else."""
        text = self.text
        return not (text[: self.start] + text[self.end :]).strip()

    @property
    def text(self) -> str:
        """All the text of its paragraph."""
        return "".join(piece.text or "" for piece in _pieces(self.paragraph))

    def width(self, page: int) -> int:
        """How wide what stands in its place may be, in EMU: as the cell that it stands in, or as the page's text."""
        cell = next(self.paragraph.iterancestors(qn("w:tc")), None)
        size = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell is not None else None
        if size is None or size.get(qn("w:type")) != "dxa":
            return page if cell is None else page // max(len(cell.getparent().findall(qn("w:tc"))), 1) - _MARGINS
        return min(page, max(int(size.get(qn("w:w"), "0")) * _TWIP - _MARGINS, _MARGINS))

    def replace(self, text: str) -> None:
        """Put a text in its place, in the look of its first letter."""
        at = 0
        for piece in _pieces(self.paragraph):
            held = piece.text or ""
            first, last = max(self.start - at, 0), min(self.end - at, len(held))
            if first < last:
                inside = text if at + first == self.start else ""
                piece.text = held[:first] + inside + held[last:]
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(held)


def find(document: Document) -> list[Placeholder]:
    """Every placeholder: in the text, in tables and text boxes, in the heads and feet of every sort of page. In each
    paragraph the last first, so that replacing one leaves the others where they are."""
    return [
        found
        for owner in _owners(document)
        for paragraph in owner._element.iter(qn("w:p"))
        for found in _in(paragraph, owner)
    ]


def _owners(document: Document) -> Iterator[Any]:
    yield document._body
    seen = set()
    for section in document.sections:
        pages = ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer")
        for page in (getattr(section, name) for name in pages):
            if not page.is_linked_to_previous and page.part.partname not in seen:
                seen.add(page.part.partname)
                yield page


def _in(paragraph: Any, owner: Any) -> list[Placeholder]:
    text = "".join(piece.text or "" for piece in _pieces(paragraph))
    found = [Placeholder(each[1].casefold(), paragraph, owner, *each.span()) for each in _PLACEHOLDER.finditer(text)]
    return found[::-1]


def _pieces(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph; those of a text box in it are another's."""
    return [piece for piece in paragraph.iter(qn("w:t")) if next(piece.iterancestors(qn("w:p")), None) is paragraph]


_FONT = "Calibri"
"""On every machine with Word; LibreOffice has one of the same widths."""

_SIZES = dict(zip(("Normal", "Heading 1", "Heading 2", "Heading 3", "Caption"), (10.5, 15, 12, 10.5, 10), strict=True))
_SIZES |= {"Header": 9, "Footer": 9}
"""Points. The running text is as small as official letters have it, so that the matter fits two pages."""

_BLACK = RGBColor(0, 0, 0)
_WIDTH = Cm(17)
"""Of the text: A4 with margins of 2 cm."""


def document() -> Document:
    """A new document, empty but for its head and foot: `{{titel}}` and `{{hela}}` say where the memo goes."""
    new = docx.Document()
    _set_page(new)
    _set_styles(new)
    _set_head(new)
    _forget_origin(new)
    write_text(new.add_paragraph(), "{{huvud}}")
    write_text(new.add_paragraph(style="Heading 1"), "{{titel}}")
    write_text(new.add_paragraph(), "{{hela}}")
    return new


def set_language(new: Document) -> None:
    """Mark every style and the document's default as Swedish."""
    for properties in new.styles.element.iter(qn("w:rPr")):
        for language in properties.findall(qn("w:lang")):
            properties.remove(language)
        if properties.getparent().tag in {qn("w:rPrDefault"), qn("w:style")}:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), LANGUAGE)
            properties.append(language)
    for language in new.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _forget_origin(new: Document) -> None:
    """Take away what the library's own empty document says of itself: its maker, its day and its picture."""
    properties = new.core_properties
    properties.author = properties.comments = ""
    properties.created = datetime.now(UTC)
    package = new.part.package
    for relation in [each for each in package.rels.values() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[relation.rId]


def _set_page(new: Document) -> None:
    page = new.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.5)
    page.header_distance = page.footer_distance = Cm(0.9)


def _set_styles(new: Document) -> None:
    for name, size in _SIZES.items():
        style = new.styles[name]
        font: Any = style.font
        font.name, font.size, font.color.rgb = _FONT, Pt(size), _BLACK
        fonts = style.element.rPr.rFonts
        for theme in [each for each in fonts.attrib if "Theme" in each]:
            del fonts.attrib[theme]
        spacing = style.paragraph_format
        if name.startswith("Heading"):
            spacing.space_before, spacing.space_after = Pt(size * 0.4), Pt(1)
    new.styles["Table Grid"].delete()  # lines between the rows alone are read more easily than a grid
    body = new.styles["Normal"].paragraph_format
    body.space_after, body.line_spacing, body.widow_control = Pt(2), 1.0, True
    set_language(new)


def _set_head(new: Document) -> None:
    """Who the document is from and its number, and on which page one is."""
    head, foot = new.sections[0].header.paragraphs[0], new.sections[0].footer.paragraphs[0]
    for paragraph, style in ((head, "Header"), (foot, "Footer")):
        new.styles[style].paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    write_text(head, "{{nämnd}}")
    head.add_run("\t")
    write_text(head, "{{diarienummer}}")
    foot.add_run("\t")
    write_text(foot, "Sida ")
    _field(foot, "PAGE")
    write_text(foot, " av ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(write_text(paragraph, "1"))
    paragraph._p.append(field)

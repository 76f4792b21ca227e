"""Runs, bookmarks and styles of a Word text.

The parts that a Word text is made of: runs that say their language, and bookmarks that hold a sentence's ids.

A bookmark goes round the sentence that states the change, since that is what lives through editing: it is not seen, not
copied as text, not read aloud and not printed; it follows a sentence that is moved or pasted into another document, and
goes when the sentence goes. Hidden text would turn up where text is copied or hidden text is shown, and a part beside
the text stays behind where a paragraph is moved to another document.

The styles of a Word document by what they are for, found by the names that Word keeps in every language.

In a Swedish Word the user sees «Rubrik 1»; the file says «heading 1». What a municipality's document lacks is added in
its plainest form, so that a heading is one and a list is one whatever the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Emu, Length, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph

from vpbdiff.base.escaping import joined_lines
from vpbdiff.model.document import Spans, Style

LANGUAGE = "sv-SE"

_MARK = "_vpbdiff_{id}_{number}"
MARKED = re.compile(r"_vpbdiff_([0-9a-f]+)_\d+")
"""The name of a bookmark. It begins with «_», so Word leaves it out of its list of bookmarks; the number makes it the
document's only one."""


def word_text(text: str) -> str:
    """A text on one line in which every character is allowed in XML and seen."""
    return joined_lines(text)


class Marks:
    """Numbers the bookmarks of one document."""

    def __init__(self, root: Any) -> None:
        taken = [int(each.get(qn("w:id"), 0)) for each in root.iter(qn("w:bookmarkStart"))]
        self._numbers = count(max(taken, default=0) + 1)

    def around(self, paragraph: Paragraph, ids: Iterable[str], *runs: Any) -> None:
        """Put the ids of some changes round these runs, which stand next to one another in the paragraph."""
        for each in ids:
            number = str(next(self._numbers))
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            start.set(qn("w:id"), number)
            start.set(qn("w:name"), _MARK.format(id=each, number=number))
            end.set(qn("w:id"), number)
            runs[0].addprevious(start)
            runs[-1].addnext(end)


def write_text(paragraph: Paragraph, text: str, *, bold: bool = False) -> Any:
    """Add a text to a paragraph and return its run's element."""
    run = parse_xml(_run(word_text(text), _look(bold=bold), f" {nsdecls('w')}"))
    paragraph._p.append(run)
    return run


def row(cells: Iterable[tuple[str, int, bool]], *, head: bool, size: Length | None, kept: bool) -> str:
    """A row of a table in XML, of texts with the widths of their columns in EMU, and whether these are of figures.
    `kept` holds it on one page with the next. To ask python-docx for each cell takes time that grows with their square.
    """
    kept_with_next = "<w:keepNext/>" if kept else '<w:keepNext w:val="0"/>'
    look = _look(bold=head, size=size)
    made = []
    for text, width, figures in cells:
        lines = "<w:r><w:br/></w:r>".join([_run(word_text(line), look) for line in text.split("\n")])
        side = "right" if figures else "left"
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Emu(width).twips}"/></w:tcPr><w:p><w:pPr>{kept_with_next}'
            f'<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="{side}"/></w:pPr>{lines}</w:p></w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(made)}</w:tr>"


def _look(*, bold: bool, size: Length | None = None) -> str:
    """The properties of a run in XML: its language is said in each, whatever the document's is."""
    points = "" if size is None else f'<w:sz w:val="{int(size.pt * 2)}"/>'
    return f'<w:rPr>{"<w:b/>" if bold else ""}{points}<w:lang w:val="{LANGUAGE}"/></w:rPr>'


def _run(text: str, look: str, names: str = "") -> str:
    """A run in XML: the one place where text becomes markup of Word's."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r{names}>{look}{f'<w:t{space}>{escape(text)}</w:t>' if text else ''}</w:r>"


_BOLD = (Style.STRONG, Style.ALARM, Style.GAP)


def write_spans(paragraph: Paragraph, spans: Spans, marks: Marks) -> None:
    """Add spans with their ids; titles, warnings and gaps are bold."""
    for span in spans:
        marks.around(paragraph, span.changes, write_text(paragraph, span.text, bold=span.style in _BOLD))


_STEP = Twips(360)
"""How far in a point of a list stands, in Word's own styles as in the list of ours."""

_DEEPEST = 9
"""Word has nine levels of headings."""

_BULLETS = """<w:abstractNum {} w:abstractNumId="{}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>"""


class TemplateStyles:
    """The styles of one document, by their id in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known = {
            (style.name or "").casefold(): style.style_id for style in document.styles if style.style_id is not None
        }
        self._list_number: str | None = None

    def heading(self, level: int) -> str:
        """The style of a heading of this level, from 1."""
        level = max(1, min(level, _DEEPEST))
        return self._known.get(f"heading {level}") or self._added_heading(level)

    def caption(self) -> str | None:
        """The style of a table's caption; none if the document has none."""
        return self._known.get("caption")

    def level(self, paragraph: Any) -> int:
        """The level of a paragraph's element as a heading; 0 if it is none."""
        style = self._document.styles.element.get_by_id(paragraph.style) if paragraph.style else None
        levels = [paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")]
        while style is not None:
            name = (style.name_val or "").casefold()
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
            levels.append(style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"))
            style = style.base_style
        found = next((int(each.get(qn("w:val"))) + 1 for each in levels if each is not None), 0)
        return found if found <= _DEEPEST else 0

    def make_bullet(self, paragraph: Paragraph, depth: int = 0) -> None:
        """Make a paragraph a point of a list, `depth` steps in: in the document's own style for it, else as a list of
        ours."""
        if depth:
            paragraph.paragraph_format.left_indent = _STEP * (depth + 1)
        if style := self._known.get("list bullet"):
            paragraph._p.get_or_add_pPr().style = style
            return
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = 0
        numbering.get_or_add_numId().val = int(self._numbering())

    def make_table(self, table: Table, caption: str) -> None:
        """Give a table lines, a first row and column that are heads, and its caption for those who do not see it."""
        properties = table._tbl.tblPr
        for look in properties.findall(qn("w:tblLook")):
            properties.remove(look)
        if style := self._known.get("table grid"):
            properties.style = style
        else:
            properties.append(_lines())
        properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="00A0" w:firstRow="1" w:firstColumn="1"/>'))
        title = OxmlElement("w:tblCaption")
        title.set(qn("w:val"), caption)
        properties.append(title)

    def _added_heading(self, level: int) -> str:
        style = self._document.styles.add_style(f"Heading {level}", 1, builtin=True)
        style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'))
        style.paragraph_format.keep_with_next = True
        style.font.bold = True
        self._known[f"heading {level}"] = style.style_id
        return str(style.style_id)

    def _numbering(self) -> str:
        """The id of a list of ours in the document."""
        if self._list_number is None:
            root = _numbering_root(self._document)
            taken = [int(each.get(qn("w:abstractNumId"))) for each in root.iterchildren(qn("w:abstractNum"))]
            abstract = max(taken, default=-1) + 1
            element = parse_xml(_BULLETS.format(nsdecls("w"), abstract))
            first = root.find(qn("w:num"))
            root.append(element) if first is None else first.addprevious(element)
            self._list_number = str(root.add_num(abstract).numId)
        return self._list_number


def _numbering_root(document: Document) -> Any:
    part = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        root = OxmlElement("w:numbering")
        new = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
        part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
        return root


def _lines() -> Any:
    """Lines over, under and between the rows."""
    return parse_xml(
        f"<w:tblBorders {nsdecls('w')}>"
        + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in ("top", "bottom", "insideH"))
        + "</w:tblBorders>"
    )

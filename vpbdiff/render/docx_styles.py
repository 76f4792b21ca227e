"""The styles of a Word document by what they are for, found by the names that Word keeps in every language.

In a Swedish Word the user sees «Rubrik 1»; the file says «heading 1». What a municipality's document lacks is added in
its plainest form, so that a heading is one and a list is one whatever the template.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.table import Table
from docx.text.paragraph import Paragraph

_DEEPEST = 9
"""Word has nine levels of headings."""

_BULLETS = """<w:abstractNum {} w:abstractNumId="{}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>"""


class Styles:
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

    def make_bullet(self, paragraph: Paragraph) -> None:
        """Make a paragraph a point of a list: in the document's own style for it, else as a list of ours."""
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

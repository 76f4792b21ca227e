"""The text of a Word paragraph as it would be printed with all tracked changes accepted.

python-docx gives a paragraph's own runs alone: what was inserted while changes were tracked would be lost, and so
would the text in content controls and text boxes. So the tree is walked here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import nsmap, qn

from vpbdiff.documents.plain_text import legible
from vpbdiff.documents.word_styles import Look, Styles, look_of

GONE = frozenset({qn("w:del"), qn("w:moveFrom")})
"""What tracked changes take away."""
NEW = frozenset({qn("w:ins"), qn("w:moveTo")})
"""What tracked changes put in."""
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WRAPPERS = NEW | {
    qn(name)
    for name in ("w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir", "w:bdo")
}
_DRAWN = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_BOX = f"{{{nsmap['w']}}}txbxContent"
_CHARACTERS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_BLANKS = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile(r"[ \t\n]+")


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read. `pieces` are its texts with their looks."""

    style: str | None = None
    properties: Any = None
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    pages_before: int = 0
    """Page breaks that Word stored before its first character, and within it."""
    pages_within: int = 0
    changed: bool = False
    """Whether tracked changes had to be accepted."""
    hidden: bool = False
    """Whether hidden text was left out."""
    open: bool = False
    """Whether its end was deleted, so that the next paragraph continues it."""
    notes: list[str] = field(default_factory=list)
    """What refers to its footnotes and endnotes: the kind and the id."""
    boxes: list[Any] = field(default_factory=list)
    """Text boxes anchored in it."""

    @property
    def text(self) -> str:
        """Its text, lines within it parted by newlines."""
        return _BLANKS.sub("\n", legible("".join(text for text, _ in self.pieces))).strip()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        looks = [look for text, look in self.pieces if text.strip()]
        return bool(looks) and all(look.bold for look in looks)

    def lead(self, mark: int = 0) -> str:
        """The bold words that it begins with and goes on from, after as many characters as a typed bullet takes."""
        taken = ""
        for text, look in self.pieces:
            rest, mark = text[mark:], max(0, mark - len(text))
            if rest.strip() and not look.bold:
                return on_one_line(legible(taken))
            taken += rest
        return ""

    @property
    def size(self) -> float | None:
        """The size, in points, of most of its characters."""
        sizes: Counter[float] = Counter()
        for text, look in self.pieces:
            if look.size:
                sizes[look.size] += len(text.strip())
        return max(sizes, key=sizes.__getitem__, default=None)


def on_one_line(text: str) -> str:
    """The text with its line breaks and tabs made spaces; a space that does not break stays one."""
    return _SPACES.sub(" ", text).strip()


def paragraph(element: Any, styles: Styles, above: Paragraph | None = None) -> Paragraph:
    """Read a `w:p`; `above` is a paragraph that it continues, as the end of that was deleted."""
    properties = element.find(qn("w:pPr"))
    named = properties.find(qn("w:pStyle")) if properties is not None else None
    made = above or Paragraph()
    made.style = named.get(qn("w:val")) if named is not None else None
    made.properties = properties
    mark = properties.find(qn("w:rPr")) if properties is not None else None
    marks = {child.tag for child in mark} if mark is not None else set()
    made.open = bool(marks & GONE)
    made.changed |= bool(marks & (GONE | NEW))
    _walk(element, made, styles, styles.look(made.style))
    return made


def _walk(parent: Any, made: Paragraph, styles: Styles, look: Look) -> None:
    for element in parent.iterchildren():
        if element.tag == qn("w:r"):
            _run(element, made, styles, look)
        elif element.tag in GONE:
            made.changed = True
        elif element.tag in _WRAPPERS:
            made.changed |= element.tag in NEW
            _walk(element, made, styles, look)
        elif isinstance(element.tag, str) and element.tag.startswith(_MATHS):
            made.pieces += [(text.text or "", look) for text in element.iter(f"{_MATHS}t")]


def _run(run: Any, made: Paragraph, styles: Styles, look: Look) -> None:
    properties = run.find(qn("w:rPr"))
    named = properties.find(qn("w:rStyle")) if properties is not None else None
    character = styles.character(named.get(qn("w:val")) if named is not None else None)
    look = look_of(properties).over(character).over(look)
    for element in run.iterchildren():
        if element.tag == qn("w:lastRenderedPageBreak"):
            if any(text.strip() for text, _ in made.pieces):
                made.pages_within += 1
            else:
                made.pages_before += 1
        elif element.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
            made.notes.append(f"{element.tag} {element.get(qn('w:id'))}")
        elif element.tag in _DRAWN or element.tag == _ALTERNATE:
            made.boxes += boxes(element)
        elif text := _characters(element):
            if look.hidden:
                made.hidden = True
            else:
                made.pieces.append((text, look))


def _characters(element: Any) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:br"):
        return "\n" if element.get(qn("w:type")) in {None, "textWrapping"} else ""
    if element.tag == qn("w:sym"):
        return _symbol(element.get(qn("w:char"), ""))
    return _CHARACTERS.get(element.tag, "")


def _symbol(code: str) -> str:
    """A character by its code; half of one (a surrogate), which no file could hold, is shown as one that is lost."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return ""
    return "\N{REPLACEMENT CHARACTER}" if re.match(r"[Dd][89A-Fa-f]", code) else chr(int(code, 16))


def boxes(element: Any) -> Iterator[Any]:
    """The text boxes in something drawn; of its alternatives, which say the same, only the first."""
    for child in element.iterchildren():
        if child.tag == _BOX:
            yield child
        else:
            yield from boxes(child)
        if element.tag == _ALTERNATE:
            return

"""Paragraphs and tables of a Word file as they would be printed with all tracked changes accepted.

python-docx gives a paragraph's own runs alone: text inserted under change tracking, text in content controls and in
text boxes would be lost. So the tree is walked here, and what no rule is known for only wraps what is in it. In a
table, merged cells stand in their columns and deleted rows are left out. A cell that spans columns has its text in the
first of them, one that spans rows in the uppermost; the others are empty, as they look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from docx.oxml.ns import nsmap, qn

from vpbdiff.documents.marks import NOTE_MARK, PICTURED, STRUCK, cell, is_note_mark, symbol
from vpbdiff.documents.plain_text import in_words, legible
from vpbdiff.documents.word_objects import lettering, parts
from vpbdiff.documents.word_styles import OFF, RunStyle, StyleReader, look_of

GONE = frozenset({qn("w:del"), qn("w:moveFrom")})
"""What tracked changes take away."""
NEW = frozenset({qn("w:ins"), qn("w:moveTo")})
"""What tracked changes put in."""
CHANGED = "document.note.tracked-changes"
PLACEHOLDER = "document.note.placeholder"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWN = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_BOX = f"{{{nsmap['w']}}}txbxContent"
_STORY = frozenset({qn("w:p"), qn("w:tbl")})
_CHARACTERS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_BLANKS = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile(r"[ \t\n]+")

Told = tuple[str, str]
"""What a person should know of a text: the key of a message, and what was left out of the text, if anything."""


@dataclass(slots=True)
class WordParagraph:
    """A paragraph as read. `pieces` are its texts with their looks."""

    style: str | None = None
    properties: Any = None
    pieces: list[tuple[str, RunStyle]] = field(default_factory=list)
    pages_before: int = 0
    """Page breaks that Word stored before its first character, and within it."""
    pages_within: int = 0
    told: list[Told] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    """What is struck out, by run."""
    page_before: bool = False
    """Whether a page ends before its first character, or after that."""
    page_after: bool = False
    open: bool = False
    """Whether its end was deleted, so that the next paragraph continues it."""
    notes: list[str] = field(default_factory=list)
    """What refers to its footnotes and endnotes: the kind and the id."""
    boxes: list[Any] = field(default_factory=list)
    """Text boxes anchored in it."""
    drawn: list[Any] = field(default_factory=list)
    """What else is drawn or embedded in it."""

    def tell(self, key: str, text: str = "") -> None:
        """Have a person told of it, once."""
        if (key, text) not in self.told:
            self.told.append((key, text))

    def end_page(self) -> bool:
        """Keep that a page ends here; whether that is after its first character."""
        begun = any(text.strip() for text, _ in self.pieces)
        self.page_after |= begun
        self.page_before |= not begun
        return begun

    @property
    def text(self) -> str:
        """Its text, lines within it parted by newlines."""
        return _BLANKS.sub("\n", in_words("".join(text for text, _ in self.pieces))).strip()

    @property
    def in_cell(self) -> str:
        """Its text where it stands in a cell."""
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


def paragraph(element: Any, styles: StyleReader, above: WordParagraph | None = None) -> WordParagraph:
    """Read a `w:p`, or what stands without one where paragraphs should; `above` is a paragraph that it continues, as
    the end of that was deleted."""
    properties = element.find(qn("w:pPr"))
    named = properties.find(qn("w:pStyle")) if properties is not None else None
    made = above or WordParagraph()
    made.style = named.get(qn("w:val")) if named is not None else None
    made.properties = properties
    mark = properties.find(qn("w:rPr")) if properties is not None else None
    marks = {child.tag for child in mark} if mark is not None else set()
    made.open = bool(marks & GONE)
    if marks & (GONE | NEW):
        made.tell(CHANGED)
    (_walk if element.tag == qn("w:p") else _take_in)(element, made, styles, styles.look(made.style))
    if properties is not None:
        made.page_before |= properties.find(qn("w:pageBreakBefore")) is not None
        made.page_after |= properties.find(qn("w:sectPr")) is not None
    if made.struck:
        made.tell(STRUCK, on_one_line(legible("".join(made.struck))))
        made.struck.clear()
    _take_note_marks(made)
    return made


def _take_note_marks(made: WordParagraph) -> None:
    """Take what stands raised and refers to a note off the text."""
    kept: list[tuple[str, RunStyle]] = []
    for raised, group in groupby(made.pieces, key=lambda piece: bool(piece[1].raised)):
        pieces = list(group)
        text = "".join(text for text, _ in pieces)
        if raised and is_note_mark(text, "".join(text for text, _ in kept)):
            made.tell(NOTE_MARK, text.strip())
            pieces = [(" ", pieces[-1][1])] if text.endswith(" ") else []
        kept += pieces
    made.pieces = kept


def _walk(parent: Any, made: WordParagraph, styles: StyleReader, look: RunStyle, font: str = "") -> None:
    for element in parts(parent):
        _take_in(element, made, styles, look, font)


def _take_in(element: Any, made: WordParagraph, styles: StyleReader, look: RunStyle, font: str = "") -> None:
    """Take in what a paragraph or a run holds. What has no rule of its own only wraps what is in it."""
    if element.tag == qn("w:r"):
        _run(element, made, styles, look)
    elif element.tag in GONE:
        made.tell(CHANGED)
    elif element.tag.endswith("Pr"):
        return  # properties
    elif is_placeholder(element):
        made.tell(PLACEHOLDER, placeholder(element))
    elif element.tag.startswith(_MATHS):
        made.pieces += [(text.text or "", look) for text in element.iter(f"{_MATHS}t")]
    elif element.tag in DRAWN:
        made.boxes += boxes(element)
        made.drawn.append(element)
        made.pieces += [(f"\n{text}\n", look) for text in lettering(element)]
    elif element.tag == qn("w:p"):
        made.pieces.append(("\n", look))
        _walk(element, made, styles, look)
        made.pieces.append(("\n", look))
    elif any(child.tag in _STORY for child in parts(element)):
        made.boxes.append(element)
    elif element.tag == qn("w:ruby"):
        _ruby(element, made, styles, look)
    elif not _character(element, made, look, font):
        if element.tag in NEW:
            made.tell(CHANGED)
        _walk(element, made, styles, look, font)


def _ruby(element: Any, made: WordParagraph, styles: StyleReader, look: RunStyle) -> None:
    """The text, and in brackets what stands in small type above it."""
    for base in element.iterchildren(qn("w:rubyBase")):
        _walk(base, made, styles, look)
    over = WordParagraph()
    for above in element.iterchildren(qn("w:rt")):
        _walk(above, over, styles, RunStyle())
    if over.text:
        made.pieces.append((f" ({over.text})", look))


def placeholder(element: Any) -> str:
    """What a content control shows in the place of what is to be filled in."""
    return on_one_line("".join(text.text or "" for text in element.iter(qn("w:t"))))


def is_placeholder(element: Any) -> bool:
    """Whether a content control only shows what is to be filled in: «Klicka här för att ange text»."""
    shown = element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") if element.tag == qn("w:sdt") else None
    return shown is not None and shown.get(qn("w:val")) not in OFF


def _run(run: Any, made: WordParagraph, styles: StyleReader, look: RunStyle) -> None:
    properties = run.find(qn("w:rPr"))
    named = properties.find(qn("w:rStyle")) if properties is not None else None
    character = styles.character(named.get(qn("w:val")) if named is not None else None)
    look = look_of(properties).over(character).over(look)
    fonts = properties.find(qn("w:rFonts")) if properties is not None else None
    font = fonts.get(qn("w:ascii"), "") if fonts is not None else ""
    _walk(run, made, styles, look, font)


def _character(element: Any, made: WordParagraph, look: RunStyle, font: str) -> bool:
    """Take in an element that is text, a break or what refers to a note; whether it is one."""
    if element.tag == qn("w:lastRenderedPageBreak"):
        if made.end_page():
            made.pages_within += 1
        else:
            made.pages_before += 1
    elif element.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
        made.notes.append(f"{element.tag} {element.get(qn('w:id'))}")
    elif element.tag == qn("w:commentReference"):
        made.tell("document.note.comment")
    elif text := _characters(element, font):
        if look.hidden:
            made.tell("document.note.hidden", text.strip())
        elif look.struck:
            made.struck.append(text)
        else:
            made.pieces.append((text, look))
    elif element.tag == qn("w:br") and element.get(qn("w:type")) == "page":
        made.end_page()
    else:
        return False
    return True


def _characters(element: Any, font: str) -> str:
    if element.tag == qn("w:t"):
        text = element.text or ""
        return "".join(symbol(font, ord(each)) or each for each in text) if font in PICTURED else text
    if element.tag == qn("w:br"):
        return "\n" if element.get(qn("w:type")) in {None, "textWrapping"} else ""
    if element.tag == qn("w:sym"):
        return _symbol(element.get(qn("w:font"), ""), element.get(qn("w:char"), ""))
    if element.tag == qn("w:fldChar"):
        return _field_value(element.find(qn("w:ffData")))
    return _CHARACTERS.get(element.tag, "")


def _symbol(font: str, code: str) -> str:
    """A character by its code; half of one (a surrogate), which no file could hold, is shown as one that is lost."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return ""
    if found := symbol(font, int(code, 16)):
        return found
    return "\N{REPLACEMENT CHARACTER}" if re.match(r"[Dd][89A-Fa-f]", code) else chr(int(code, 16))


def _field_value(field_data: Any) -> str:
    """What a form field of the old kind shows that has no text of its own: a box, or the entry chosen from a list."""
    if field_data is None:
        return ""
    if (box := field_data.find(qn("w:checkBox"))) is not None:
        state = box.find(qn("w:checked"))
        state = box.find(qn("w:default")) if state is None else state
        return "☒" if state is not None and state.get(qn("w:val")) not in OFF else "☐"
    if (chosen := field_data.find(qn("w:ddList"))) is not None:
        entries = [entry.get(qn("w:val"), "") for entry in chosen.iterchildren(qn("w:listEntry"))]
        place = _number(chosen, "w:result", _number(chosen, "w:default", 0))
        return entries[place] if place < len(entries) else ""
    return ""


def boxes(element: Any) -> Iterator[Any]:
    """The text boxes in something drawn."""
    for child in parts(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from boxes(child)


MOST_COLUMNS = 63
"""Columns that Word gives a table at most; a file may claim that a cell spans millions."""


@dataclass(slots=True)
class WordCell:
    """A cell: the column of the grid, from 0, that it begins in, its paragraphs joined, and what hangs on them."""

    start: int
    element: Any
    texts: list[str] = field(default_factory=list)
    pages_before: int = 0
    """Page breaks that Word stored before its first character, and within it."""
    pages_within: int = 0
    told: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drawn: list[Any] = field(default_factory=list)
    parts: int = 0
    """Paragraphs and tables within it."""
    tabled: bool = False
    """Whether a table of several rows and columns stands within it."""

    @property
    def text(self) -> str:
        """Its text, a line for each paragraph and bullet."""
        return cell([on_one_line(text) for text in self.texts])

    @property
    def alone(self) -> str:
        """Its text where it is all that its row has: a line as those outside tables are."""
        return on_one_line(in_words("\n".join(self.texts)))


@dataclass(slots=True)
class WordTable:
    """A table's rows of cells; `changed` says that rows were deleted or put in while changes were tracked."""

    rows: list[list[WordCell]]
    changed: bool

    @property
    def cells(self) -> Iterator[WordCell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row)

    @property
    def starts(self) -> list[int]:
        """The columns of the grid in which any cell begins: a column that none begins in is there for layout alone."""
        return sorted({cell.start for cell in self.cells})

    @property
    def is_layout(self) -> bool:
        """Whether the table only sets what is in it side by side, as it holds tables, or is a box round running text:
        one column, and more than one paragraph in a cell."""
        return any(cell.tabled for cell in self.cells) or (
            len(self.starts) <= 1 and any(cell.parts > 1 for cell in self.cells)
        )

    def texts(self, row: list[WordCell]) -> tuple[str, ...]:
        """The texts of a row, one for each column of the table."""
        text = {cell.start: cell.text for cell in row}
        return tuple(text.get(start, "") for start in self.starts)

    def fills(self, row: list[WordCell]) -> tuple[str, ...]:
        """The fills of a row, one for each column of the table; nothing where no cell has one."""
        found = {cell.start: fill for cell in row if (fill := _fill_of(cell))}
        return tuple(found.get(start, "") for start in self.starts) if found else ()


def _fill_of(cell: WordCell) -> str:
    """The colour that a cell is filled with, as six hexadecimal digits; empty for none."""
    shading = cell.element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    found = str(shading.get(qn("w:fill"), "")) if shading is not None else ""
    return found.upper() if re.fullmatch("[0-9A-Fa-f]{6}", found) else ""


def table(element: Any, styles: StyleReader) -> WordTable:
    """Read a `w:tbl`."""
    made = WordTable([], changed=False)
    for row in _children(element, qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        marks = {child.tag for child in properties} if properties is not None else set()
        made.changed |= bool(marks & (GONE | NEW))
        if not marks & GONE:
            made.rows.append(list(_cells(row, properties, styles)))
    return made


_LOOSE = frozenset({qn("w:t"), f"{_MATHS}t"}) | DRAWN
_INLINE = frozenset({qn("w:r")}) | DRAWN
_HOLDERS = _STORY | GONE | {qn("w:tr"), qn("w:tc")}
"""What holds rows and cells that are not its table's, or are gone."""


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that something wraps."""
    for child in parts(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in _HOLDERS:
            yield from _children(child, tag)


def _cells(row: Any, properties: Any, styles: StyleReader) -> Iterator[WordCell]:
    start = _number(properties, "w:gridBefore", 0)
    for element in _children(row, qn("w:tc")):
        said = element.find(qn("w:tcPr"))
        merged = said.find(qn("w:vMerge")) if said is not None else None
        cell = WordCell(start, element)
        if (prompt := _prompt_around(element, row)) is not None:
            cell.told.append((PLACEHOLDER, placeholder(prompt)))
        else:
            _fill(cell, element, styles)
        if merged is not None and merged.get(qn("w:val")) != "restart":
            cell = WordCell(start, element, told=[("document.note.hidden", cell.alone)] if cell.texts else [])
        start = min(start + _number(said, "w:gridSpan", 1), MOST_COLUMNS)
        yield cell


def _prompt_around(cell: Any, row: Any) -> Any:
    """The content control round a cell that only shows what is to be filled in; None where there is none."""
    for each in cell.iterancestors():
        if each is row or is_placeholder(each):
            return None if each is row else each
    return None


def _fill(made: WordCell, parent: Any, styles: StyleReader) -> None:
    above: WordParagraph | None = None
    for element in parts(parent):
        if element.tag == qn("w:p"):
            above = _take(made, paragraph(element, styles, above), styles)
        elif is_placeholder(element):
            made.told.append((PLACEHOLDER, placeholder(element)))
        elif element.tag in GONE:
            made.told.append((CHANGED, ""))
        elif element.tag == qn("w:tbl"):
            made.parts += 2
            inner = table(element, styles)
            made.tabled |= any(each.tabled for each in inner.cells) or (len(inner.rows) > 1 and len(inner.starts) > 1)
            for each in inner.cells:
                made.texts += each.texts
                made.told += each.told
                made.notes += each.notes
                made.drawn += each.drawn
        elif wraps(element):
            _fill(made, element, styles)
        elif is_loose(element):
            above = _take(made, paragraph(element, styles, above), styles)
    if above is not None:
        above.open = False
        _take(made, above, styles)


def wraps(element: Any) -> bool:
    """Whether an element holds paragraphs and is no part of one."""
    return element.tag not in _INLINE and element.find(f".//{qn('w:p')}") is not None


def is_loose(element: Any) -> bool:
    """Whether an element holds text or something drawn that stands in no paragraph."""
    return any(each.tag in _LOOSE for each in element.iter())


def _take(made: WordCell, read: WordParagraph, styles: StyleReader) -> WordParagraph | None:
    """Put a paragraph into its cell; one that the next continues is given back instead."""
    if read.open:
        return read
    made.told += read.told
    made.drawn += read.drawn
    if made.texts:
        made.pages_within += read.pages_before
    else:
        made.pages_before += read.pages_before
    made.pages_within += read.pages_within
    made.notes += read.notes
    texts = [line for line in read.in_cell.split("\n") if line]
    made.parts += bool(texts)
    made.texts += texts
    for box in read.boxes:
        _fill(made, box, styles)
    return None


def _number(properties: Any, name: str, default: int) -> int:
    """The whole number that a property holds, at most what a table can have."""
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isdecimal() and len(value) < 10 else default

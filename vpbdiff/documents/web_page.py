"""Reads a web page as a browser saves it: headings, paragraphs, lists and tables, without menus and what is hidden."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents import marks, pictures
from vpbdiff.documents.blocks import (
    Block,
    BlockKind,
    BlockPlace,
    Place,
    ReadingNote,
    SourceDocument,
    UnreadKind,
    table_row,
)
from vpbdiff.documents.page_tree import BLOCKS, Element, tree
from vpbdiff.documents.plain_text import BULLET, MAX_LINES, UTF_8, decoded, in_words, legible, too_long

MAX_BYTES = 20 * files.MEGABYTE
"""The largest page: pictures may be written into it."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLASS = re.compile(r"\.(?P<name>[\w-]{1,60})\s*\{(?P<look>[^{}]{0,2000})\}")
_FILL = re.compile(r"background(?:-color)?\s*:\s*#(?P<fill>[0-9a-f]{6})\b", re.IGNORECASE)
_SKIPPED = frozenset({"script", "style", "template", "head", "title", "link", "meta"})
_AROUND = frozenset({"nav", "footer", "button"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_STRUCK = frozenset({"del", "s", "strike"})
_BOLD = frozenset({"b", "strong"})
_UNREAD = {
    "img": UnreadKind.PICTURE,
    "svg": UnreadKind.PICTURE,
    "canvas": UnreadKind.CHART,
    "iframe": UnreadKind.OBJECT,
    "object": UnreadKind.OBJECT,
    "embed": UnreadKind.OBJECT,
}
_A4_PIXELS = 794 * 1_123
"""The area of a page of A4 on a screen."""
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"tr", "thead", "tbody", "tfoot", "colgroup"})
_MOST_COLUMNS = 63
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read(path: Path, encoding: str = UTF_8) -> SourceDocument:
    """The blocks of the saved page at `path`; `encoding` goes before what the page itself says.

    Raises VpbdiffError where there is no such file, or it is empty, too large or in another encoding.
    """
    reader = _PageReader(str(path))
    reader.page(tree(_page(files.read(path, MAX_BYTES), str(path), encoding)))
    return marks.apart(reader.document(path.name))


def _page(data: bytes, name: str, encoding: str) -> str:
    """The page as text; of a page that was saved with its pictures in one file, the part that is the page."""
    if not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"<", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = message_from_bytes(data, policy=policy.default)
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = part.get_payload(decode=True) if part else None
        if part is None or not isinstance(content, bytes):
            raise failure("document.damaged", Location(name))
        data, said = content, part.get_content_charset() or ""
    else:
        found = _CHARSET.search(data[:4_096])
        said = found[1].decode("ascii", "replace") if found else ""
    if encoding == UTF_8 and said.casefold() in {"iso-8859-1", "latin1", "windows-1252", "cp1252", "us-ascii"}:
        return data.decode("cp1252", "replace")
    return decoded(data, name, encoding)


@dataclass(slots=True)
class _Paragraph:
    """A line in the making: its pieces, each with whether it is bold, and what was left out of it."""

    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    in_cell: bool = False

    @property
    def text(self) -> str:
        """Its text, with newlines where its lines end."""
        lines = "".join(text for text, _ in self.pieces).split("\v")
        as_read = legible if self.in_cell else in_words
        return "\n".join(line for each in lines if (line := as_read(_SPACES.sub(" ", each)).strip()))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        looks = [bold for text, bold in self.pieces if text.strip()]
        return bool(looks) and all(looks)

    @property
    def lead(self) -> str:
        """The bold words that it begins with and goes on from."""
        taken = ""
        for text, bold in self.pieces:
            if text.strip() and not bold:
                return " ".join(legible(taken).split())
            taken += text
        return ""


class _PageReader:
    """Goes through a page in order, and keeps what it has found."""

    def __init__(self, name: str, *, in_cell: bool = False) -> None:
        self._name = name
        self._line = 0
        self._blocks: list[Block] = []
        self._marks: list[Block] = []
        self._remarks: list[ReadingNote] = []
        self._pending: list[tuple[str, str]] = []
        self._found: list[pictures.PictureFound] = []
        self._in_cell = in_cell
        self._open = _Paragraph(in_cell=in_cell)
        self._looks: dict[str, str] = {}
        """What the page's own style sheet says of each class."""

    def document(self, name: str) -> SourceDocument:
        """The document as read."""
        unread, counted = pictures.judge(self._found, self._blocks)
        last = self._blocks[-1].line if self._blocks else 1
        rest = [ReadingNote(last, key, text=text) for key, text in self._pending]
        remarks = (*self._remarks, *rest, *counted)
        return SourceDocument(name, tuple(self._blocks), BlockPlace.PARAGRAPH, tuple(self._marks), remarks, unread)

    def page(self, root: Element) -> None:
        """Take in a page; where it says which is its main part, the rest stands around that."""
        self._marks += (Block(BlockKind.TEXT, each.text(), self._next()) for each in root.walk() if each.tag == "title")
        sheets = (each.text() for each in root.walk() if each.tag == "style")
        self._looks = {found["name"]: found["look"] for text in sheets for found in _CLASS.finditer(text)}
        main = next((each for each in root.walk() if each.tag == "main" or each.attributes.get("role") == "main"), None)
        self._flow(root, main)
        self._flush()

    def _flow(self, parent: Element, main: Element | None, *, bold: bool = False) -> None:
        for child in parent.children:
            if isinstance(child, str) and main:
                self._leave_out(Element("p", children=[child]))
            elif isinstance(child, str):
                self._say(child, bold)
            elif child is main or (main and any(each is main for each in child.walk())):
                self._flush()
                self._flow(child, None if child is main else main)
                self._flush()
            elif main or _stands_around(child):
                self._leave_out(child)
            else:
                self._element(child, bold)

    def _element(self, element: Element, bold: bool) -> None:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if _is_hidden(element):
            self._open.notes += [("document.note.hidden", element.text())] if element.text() else []
        elif tag in _STRUCK:
            self._open.notes += [(marks.STRUCK, element.text())] if element.text() else []
        elif tag == "sup":
            self._raised(element)
        elif tag == "br":
            self._open.pieces.append(("\v", bold))
        elif tag in _UNREAD:
            self._draw(element)
        elif tag in {"input", "select", "textarea"}:
            self._say(_filled_in(element), bold)
        elif tag == "table":
            self._flush()
            self._table(element)
        elif tag == "dt":
            self._flush()
            self._flow(element, None, bold=True)
            ended = self._open.text[-1:] in {"", ":", "?", "."}
            self._say(" " if ended else ": ", bold=True)
        elif tag == "dd":
            self._flow(element, None, bold=bold)  # on the line of its term, if one waits
            self._flush()
        elif tag in BLOCKS:
            self._flush()
            self._open.kind = _kind(tag)
            self._open.level = int(tag[1]) if self._open.kind is BlockKind.HEADING else 0
            self._flow(element, None, bold=bold or tag == "th")
            self._flush()
        else:
            self._flow(element, None, bold=bold or tag in _BOLD)

    def _say(self, text: str, bold: bool) -> None:
        if text:
            self._open.pieces.append((text, bold))

    def _raised(self, element: Element) -> None:
        text = element.text()
        if marks.is_note_mark(text, "".join(piece for piece, _ in self._open.pieces)):
            self._open.notes.append((marks.NOTE_MARK, text))
        else:
            self._say(text, bold=False)

    def _draw(self, element: Element) -> None:
        """Keep what can't be read; a drawing without a size is an icon."""
        size = [element.attributes.get(side, "").removesuffix("px") for side in ("width", "height")]
        known = [float(side) for side in size if side.isdecimal() and len(side) < 7]
        share = known[0] * known[1] / _A4_PIXELS if len(known) == 2 else 0.0 if element.tag == "svg" else None
        shown = (
            element.attributes.get("src") or element.attributes.get("data") or element.text() or str(element.attributes)
        )
        self._line += 1
        self._found.append(
            pictures.PictureFound(
                _UNREAD[element.tag],
                Place(self._line),
                sha256(shown.encode("utf-8", "surrogatepass")).hexdigest(),
                share,
                cover=not self._blocks,
            )
        )

    def _leave_out(self, element: Element) -> None:
        """Keep the texts of menus and the like among the running lines."""
        self._flush()
        if element.tag not in _SKIPPED and (text := element.text()):
            self._marks.append(Block(BlockKind.TEXT, text, self._next()))

    def _flush(self) -> None:
        """Make blocks of the paragraph that is open."""
        made, self._open = self._open, _Paragraph(in_cell=self._in_cell)
        self._pending += made.notes
        for place, line in enumerate(made.text.split("\n")):
            if not line:
                continue
            kind, text, lead = made.kind, line, made.lead if place == 0 else ""
            if kind is BlockKind.TEXT and (bullet := BULLET.fullmatch(line)):
                kind, text = BlockKind.BULLET, bullet["text"].strip()
            if place and made.kind is BlockKind.BULLET:
                kind = BlockKind.TEXT
            bold = kind is BlockKind.TEXT and made.bold
            lead = lead if not bold and text.startswith(lead) else ""
            level = made.level if kind is BlockKind.HEADING else 0
            self._keep(Block(kind, text, self._next(), apart=place == 0, bold=bold, lead=lead, level=level))

    def _table(self, element: Element) -> None:
        """A table's rows; one that only sets running text in its place is read as that."""
        rows = list(_rows(element))
        if _is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                self._flow(cell, None)
                self._flush()
            return
        for stray in _strays(element):
            self._flow(Element("p", children=[stray]), None)
            self._flush()
        drawn = list(_grid(rows))
        grid = [[self._cell(cell) if cell else "" for cell in row] for row in drawn]
        columns = [place for place in range(max(map(len, grid), default=0)) if any(row[place] for row in grid)]
        first = True
        for row, elements in zip(grid, drawn, strict=True):
            cells = [row[place] for place in columns]
            fills = tuple(self._fill(elements[place]) for place in columns)
            if len(cells) > 1 and any(cells):
                self._keep(table_row(cells, self._next(), apart=first, fills=fills if any(fills) else ()))
            elif any(cells):
                text = in_words(" ".join(cells[0].split("\n")))
                self._keep(Block(BlockKind.TEXT, text, self._next(), apart=first, ruled=first))
            first = first and not any(cells)

    def _cell(self, element: Element) -> str:
        """What stands in a cell, its paragraphs and bullets parted by newlines."""
        inner = _PageReader(self._name, in_cell=True)
        inner._flow(element, None)
        inner._flush()
        self._pending += [(remark.key, remark.text) for remark in inner._remarks] + inner._pending
        for each in inner._found:
            self._line += 1
            alone = not inner._blocks and bool(self._blocks)
            self._found.append(replace(each, place=Place(self._line), cover=False, is_content=alone))
        return marks.cell([" ".join(filter(None, (block.text.replace("\t", " "),))) for block in inner._blocks])

    def _fill(self, cell: Element | None) -> str:
        """The colour that a cell is filled with, as six hexadecimal digits; empty for none that the page says."""
        if cell is None:
            return ""
        said = [self._looks.get(name, "") for name in cell.attributes.get("class", "").split()]
        said += [f"background:{cell.attributes.get('bgcolor', '')}", cell.attributes.get("style", "")]
        found = [match["fill"].upper() for text in said for match in _FILL.finditer(text)]
        return found[-1] if found else ""

    def _keep(self, block: Block) -> None:
        self._blocks.append(block)
        self._remarks += [ReadingNote(block.line, key, text=text) for key, text in self._pending]
        self._pending.clear()

    def _next(self) -> int:
        if len(self._blocks) == MAX_LINES:
            raise too_long(self._name)
        self._line += 1
        return self._line


def _kind(tag: str) -> BlockKind:
    if re.fullmatch("h[1-6]", tag):
        return BlockKind.HEADING
    return BlockKind.BULLET if tag == "li" else BlockKind.TEXT


def _stands_around(element: Element) -> bool:
    return element.tag in _AROUND or element.attributes.get("role", "") in _ROLES


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes or bool(_HIDDEN.search(element.attributes.get("style", "")))


def _filled_in(element: Element) -> str:
    """What a field of a form shows."""
    if element.tag == "textarea":
        return element.text()
    if element.tag == "select":
        options = [each for each in element.walk() if each.tag == "option"]
        chosen = [each for each in options if "selected" in each.attributes] or options[:1]
        return ", ".join(each.text() for each in chosen)
    kind = element.attributes.get("type", "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☒" if "checked" in element.attributes else "☐"
    return element.attributes.get("value", "") if kind in {"text", "number", "date", "email", "tel", "url"} else ""


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of a table, row by row, without those of tables within it; cells in no row are one."""
    loose: list[Element] = []
    for child in table.children:
        if isinstance(child, Element) and child.tag in _CELLS:
            loose.append(child)
        elif isinstance(child, Element) and child.tag in _PARTS:
            yield from [loose] if loose else []
            loose = []
            if child.tag == "tr":
                yield [each for each in child.children if isinstance(each, Element) and each.tag in _CELLS]
            else:
                yield from _rows(child)
    yield from [loose] if loose else []


def _strays(table: Element) -> Iterator[Element | str]:
    """What stands in a table and in none of its cells: its caption, and what an author forgot to put into one."""
    for child in table.children:
        if isinstance(child, str):
            yield from [child] if child.strip() else []
        elif child.tag in _PARTS:
            yield from _strays(child)
        elif child.tag not in _CELLS:
            yield child


def _is_layout(rows: list[list[Element]]) -> bool:
    """Whether a table only sets what is in it side by side: it holds tables or headings, or has one cell a row."""
    cells = [cell for row in rows for cell in row]
    inner = {each.tag for cell in cells for each in cell.walk()}
    if inner & {"table", "h1", "h2", "h3"}:
        return True
    return max(map(len, rows), default=0) < 2 and bool(inner & {"p", "div", "ul", "ol"})


def _grid(rows: list[list[Element]]) -> list[list[Element | None]]:
    """The cells by row and column; None where another reaches over columns or rows."""
    taken: set[tuple[int, int]] = set()
    placed: list[dict[int, Element]] = []
    width = 0
    for number, row in enumerate(rows):
        column = 0
        placed.append({})
        for cell in row:
            while (number, column) in taken:
                column += 1
            across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - number)
            placed[-1][column] = cell
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
            column = min(column + across, _MOST_COLUMNS)
            width = max(width, column)
    return [[row.get(column) for column in range(width)] for row in placed]


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and len(value) < 6 else 1

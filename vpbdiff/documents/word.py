"""Word files (.docx): the text as it would be printed with all tracked changes accepted.

What is struck out, headers and footers are left out and told, and nothing that the file points to is fetched. Pages are
known where Word stored where they broke when it last laid the document out.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents import blocks as looks
from vpbdiff.documents import confined, marks, pictures
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Place, ReadingNote, SourceDocument, table_row
from vpbdiff.documents.plain_text import BULLET, MAX_LINES, too_long
from vpbdiff.documents.word_objects import drawn, page_area, parts
from vpbdiff.documents.word_proof import lost
from vpbdiff.documents.word_styles import StyleReader
from vpbdiff.documents.word_text import (
    CHANGED,
    GONE,
    PLACEHOLDER,
    Told,
    WordParagraph,
    WordTable,
    is_loose,
    is_placeholder,
    on_one_line,
    paragraph,
    placeholder,
    table,
    wraps,
)

_NOTES = {
    RELATIONSHIP_TYPE.FOOTNOTES: qn("w:footnoteReference"),
    RELATIONSHIP_TYPE.ENDNOTES: qn("w:endnoteReference"),
}
"""The parts of a file that hold notes, and what refers to those."""

_EMBEDDED = frozenset({qn("w:altChunk"), qn("w:subDoc")})
"""A whole document within the document, of any format."""

_PAGE_NUMBER = re.compile(r"\b(?:sida|sid|page)\b[\s\d.]*(?:\(|/|\bav\b|\bof\b)?[\s\d]*\)?", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")
_TITLE = 6
"""The most words of a running title: those of the cover; what is longer says something of its own."""

_AROUND = frozenset({RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER})


def read(path: Path) -> SourceDocument:
    """The blocks of the Word file at `path`.

    Raises VpbdiffError where there is no such file, or it is no Word file, locked, damaged, or larger than any plan.
    """
    data = files.read(path, confined.MAX_BYTES)
    files.check(data, str(path))
    try:
        package = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise failure("document.no-docx", Location(str(path))) from error
    reader = _WordReader(StyleReader(package.styles.element), package.part, str(path))
    reader.story(package.element.body)
    return marks.apart(reader.document(path.name))


def _notes(part: Any) -> dict[str, Any]:
    """The footnotes and endnotes by what refers to them; each kind is numbered by itself."""
    found: dict[str, Any] = {}
    for kind, reference in _NOTES.items():
        for related in (rel.target_part for rel in part.rels.values() if rel.reltype == kind and not rel.is_external):
            found |= {f"{reference} {note.get(qn('w:id'))}": note for note in parse_xml(related.blob)}
    return found


class _WordReader:
    """Goes through the document in reading order, and keeps what it has found."""

    def __init__(self, styles: StyleReader, part: Any, name: str) -> None:
        self._styles = styles
        self._part = part
        self._notes = _notes(part)
        self._name = name
        self._area = page_area(part.element.body)
        self._page = 1
        self._line = 0
        self._open: WordParagraph | None = None
        self._found: list[tuple[Block, float | None]] = []
        self._pending: list[Told] = []
        self._remarks: list[ReadingNote] = []
        self._drawn: list[pictures.PictureFound] = []
        self._cover_end: int | None = None
        self._read_notes: list[Any] = []

    def document(self, name: str) -> SourceDocument:
        """The document as read."""
        read = tuple(self._blocks())
        if not any(block.level for block in read):  # beside headings with levels a size has no place
            read = looks.ranked(read, {block.line: size for block, size in self._found if size})
        unread, counted = pictures.judge([self._placed(each) for each in self._drawn], read)
        remarks = [*self._remarks, *counted]
        marks = tuple(self._page_marks())
        if read:
            remarks += (ReadingNote(read[-1].line, key, text=text) for key, text in sorted(self._pending))
            remarks += self._around(marks, read)
            unseen = (on_one_line("".join(note.itertext(qn("w:t")))) for note in self._notes.values())
            remarks += (ReadingNote(read[-1].line, "document.note.hidden", text=text) for text in unseen if text)
            remarks += lost([self._part.element.body, *self._read_notes], read, remarks)
        return SourceDocument(name, read, self._place, marks, tuple(remarks), unread)

    def _around(self, marks: Sequence[Block], read: Sequence[Block]) -> Iterator[ReadingNote]:
        """What headers and footers say beside the plan's title and the page's number: left out, and told."""
        text = "\n".join(block.text for block in read).casefold()
        known = set(_WORD.findall(text))
        for mark in marks:
            said = _WORD.findall(_PAGE_NUMBER.sub("", mark.text).casefold())
            is_title = len(said) <= _TITLE and known.issuperset(said)
            if any(map(str.isalpha, said)) and not is_title and mark.text.casefold() not in text:
                yield ReadingNote(read[-1].line, "document.note.around", text=mark.text)

    @property
    def _place(self) -> BlockPlace:
        """Pages if Word stored any break, else paragraphs."""
        return BlockPlace.PAGE if self._page > 1 else BlockPlace.PARAGRAPH

    def _blocks(self) -> Iterator[Block]:
        """The blocks, those that are larger than the running text made headings."""
        sizes: Counter[float] = Counter()
        for block, size in self._found:
            if size and block.kind in {BlockKind.TEXT, BlockKind.BULLET}:
                sizes[size] += len(block.text)
        body = max(sizes, key=sizes.__getitem__, default=0.0)
        cover = True
        for found, size in self._found:
            cover = cover and _may_be_on_cover(found)
            block = found if self._place is BlockPlace.PAGE else replace(found, page=None)
            is_line = block.kind is BlockKind.TEXT and block.apart and not block.ruled
            if is_line and looks.is_heading(block.text, size or 0.0, body):
                block = replace(block, bold=cover, kind=BlockKind.TEXT if cover else BlockKind.HEADING)
            yield block

    def _placed(self, each: pictures.PictureFound) -> pictures.PictureFound:
        place = each.place if self._place is BlockPlace.PAGE else Place(each.place.line)
        return replace(each, place=place, cover=self._on_cover(each))

    def _on_cover(self, each: pictures.PictureFound) -> bool:
        """Whether something drawn stands before all text, or on a first page that only names the plan."""
        above = [block for block, _ in self._found if block.line < each.place.line]
        if self._cover_end is None or each.place.line > self._cover_end:
            return not above
        first_page = [block for block, _ in self._found if block.line <= self._cover_end]
        return all(block.kind is not BlockKind.BULLET and _may_be_on_cover(block) for block in first_page)

    def _page_marks(self) -> Iterator[Block]:
        """The lines of headers and footers, each once."""
        texts: dict[str, None] = {}
        for related in self._part.rels.values():
            if related.reltype in _AROUND and not related.is_external:
                root = parse_xml(related.target_part.blob)
                read = (paragraph(element, self._styles) for element in root.iter(qn("w:p")))
                texts |= dict.fromkeys(text for each in read if (text := on_one_line(each.text)))
        page = 1 if self._place is BlockPlace.PAGE else None
        for number, text in enumerate(texts, 1):
            yield Block(BlockKind.TEXT, text, self._line + number, page=page)

    def story(self, parent: Any) -> None:
        """Read the paragraphs and tables in an element, in order."""
        for element in parts(parent):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._table(table(element, self._styles))
            elif is_placeholder(element):
                self._tell([(PLACEHOLDER, placeholder(element))])
            elif element.tag in GONE:
                self._tell([(CHANGED, "")])
            elif element.tag in _EMBEDDED:
                self._draw(element)
            elif wraps(element):
                self.story(element)
            elif is_loose(element):
                self._paragraph(element)
        if self._open is not None:
            self._finish(self._open)

    def _paragraph(self, element: Any) -> None:
        read = paragraph(element, self._styles, self._open)
        self._open = read if read.open else None
        if not read.open:
            self._finish(read)

    def _finish(self, read: WordParagraph) -> None:
        """Make blocks of a paragraph that is whole, and of what hangs on it."""
        self._open = None
        above = self._line
        self._page += read.pages_before
        for box in read.boxes:
            self.story(box)
        self._tell(read.told)
        if read.text:
            self._text(read)
        for element in read.drawn:
            self._draw(element)
        if self._cover_end is None and (read.page_before or read.page_after) and self._line:
            self._cover_end = above if read.page_before else self._line
        self._page += read.pages_within
        self._append_notes(read.notes)

    def _text(self, read: WordParagraph) -> None:
        if level := self._styles.heading_level(read.style, read.properties):
            self._add(BlockKind.HEADING, on_one_line(read.text), level=level)
            return
        listed = self._styles.is_list(read.style, read.properties)
        for place, line in enumerate(read.text.split("\n")):
            apart = place == 0
            if bullet := BULLET.fullmatch(line):
                lead = read.lead(bullet.start("text")) if place == 0 else ""
                self._add(BlockKind.BULLET, bullet["text"].strip(), apart=apart, lead=lead, size=read.size)
            elif listed and apart:
                self._add(BlockKind.BULLET, on_one_line(line), lead=read.lead(), size=read.size)
            elif "\t" in line:
                self._row([cell.strip() for cell in line.split("\t")], apart=apart)
            else:
                lead = read.lead() if apart and not read.bold else ""
                self._add(BlockKind.TEXT, line, apart=apart, bold=read.bold, lead=lead, size=read.size)

    def _table(self, read: WordTable) -> None:
        if self._open is not None:
            self._finish(self._open)
        self._tell([(CHANGED, "")] if read.changed else [])
        if read.is_layout:
            for cell in read.cells:
                self.story(cell.element)
            return
        first, opens = True, not self._found
        for row in read.rows:
            cells = read.texts(row)
            self._tell([told for cell in row for told in cell.told])
            self._page += max((cell.pages_before for cell in row), default=0)
            if len(cells) > 1 and any(cells):
                self._row(cells, apart=first, fills=read.fills(row))
            elif any(cells):
                self._add(BlockKind.TEXT, row[0].alone, apart=first, ruled=first)
            first = first and not any(cells)
            self._page += max((cell.pages_within for cell in row), default=0)
            for cell in row:  # in the head of a letter a logotype has a cell of its own
                for element in cell.drawn:
                    self._draw(element, alone=not cell.text and not opens)
        self._append_notes(note for cell in read.cells for note in cell.notes)

    def _append_notes(self, ids: Iterable[str]) -> None:
        """Put footnotes after the paragraph or table that refers to them."""
        for note in (self._notes.pop(each) for each in ids if each in self._notes):
            self._tell([("document.note.footnote", "")])
            self._read_notes.append(note)
            self.story(note)

    def _tell(self, told: Iterable[Told]) -> None:
        """Note what a person should know; it is told at the next block. What says the same is told once."""
        self._pending += [each for each in told if each[1] or each not in self._pending]

    def _draw(self, element: Any, *, alone: bool = False) -> None:
        """Keep what is drawn or embedded, each in a line of its own; `alone` in a cell that holds nothing else."""
        for kind, digest, share in drawn(element, self._part, self._area):
            self._line += 1
            at = Place(self._line, self._page)
            self._drawn.append(pictures.PictureFound(kind, at, digest, share, is_content=alone))

    def _row(self, cells: Sequence[str], *, apart: bool, fills: tuple[str, ...] = ()) -> None:
        self._keep(table_row(cells, self._next(), apart=apart, page=self._page, fills=fills))

    def _add(self, kind: BlockKind, text: str, *, size: float | None = None, apart: bool = True, **more: Any) -> None:
        self._keep(Block(kind, text, self._next(), apart=apart, page=self._page, **more), size)

    def _next(self) -> int:
        if len(self._found) == MAX_LINES:
            raise too_long(self._name)
        self._line += 1
        return self._line

    def _keep(self, block: Block, size: float | None = None) -> None:
        self._found.append((block, size))
        self._remarks += [ReadingNote(block.line, key, text=text) for key, text in sorted(self._pending)]
        self._pending.clear()


def _may_be_on_cover(block: Block) -> bool:
    return block.kind is not BlockKind.ROW and len(block.text) < looks.RUNNING

"""Word files (.docx): the text as it would be printed with all tracked changes accepted.

Headers and footers are left out, and nothing that the file points to is fetched. Pages are known where Word stored
where they broke when it last laid the document out.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.documents import blocks as looks
from vpbdiff.documents import reader as confined
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Document, ReadingNote
from vpbdiff.documents.plain_text import BULLET, MAX_LINES
from vpbdiff.documents.word_styles import StyleReader
from vpbdiff.documents.word_text import GONE, NEW, WordParagraph, WordTable, on_one_line, paragraph, table

_NOTES = {
    RELATIONSHIP_TYPE.FOOTNOTES: qn("w:footnoteReference"),
    RELATIONSHIP_TYPE.ENDNOTES: qn("w:endnoteReference"),
}
"""The parts of a file that hold notes, and what refers to those."""

_EMBEDDED = "document.note.embedded"
"""A whole document within the document, of any format: the only content of a Word file that can't be read."""

_TRANSPARENT = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}) | NEW
"""What only wraps paragraphs and tables."""


def read(path: Path) -> Document:
    """The blocks of the Word file at `path`.

    Raises VpbdiffError where there is no such file, or it is no Word file, locked, damaged, or larger than any plan.
    """
    data = files.read(path, confined.MAX_BYTES)
    files.check(data, str(path))
    try:
        package = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise failure("document.no-docx", Location(str(path))) from error
    reader = _WordReader(StyleReader(package.styles.element), _notes(package.part), str(path))
    reader.story(package.element.body)
    return Document(path.name, tuple(reader.blocks()), reader.place, remarks=tuple(reader.remarks()))


def _notes(part: Any) -> dict[str, Any]:
    """The footnotes and endnotes by what refers to them; each kind is numbered by itself."""
    found: dict[str, Any] = {}
    for kind, reference in _NOTES.items():
        for related in (rel.target_part for rel in part.rels.values() if rel.reltype == kind and not rel.is_external):
            found |= {f"{reference} {note.get(qn('w:id'))}": note for note in parse_xml(related.blob)}
    return found


class _WordReader:
    """Goes through the document in reading order, and keeps what it has found."""

    def __init__(self, styles: StyleReader, notes: dict[str, Any], name: str) -> None:
        self._styles = styles
        self._notes = notes
        self._name = name
        self._page = 1
        self._open: WordParagraph | None = None
        self._found: list[tuple[Block, float | None]] = []
        self._pending: set[str] = set()
        self._remarks: list[ReadingNote] = []

    @property
    def place(self) -> BlockPlace:
        """Pages if Word stored any break, else paragraphs."""
        return BlockPlace.PAGE if self._page > 1 else BlockPlace.PARAGRAPH

    def blocks(self) -> Iterator[Block]:
        """The blocks, those that are larger than the running text made headings."""
        sizes: Counter[float] = Counter()
        for block, size in self._found:
            if size and block.kind in {BlockKind.TEXT, BlockKind.BULLET}:
                sizes[size] += len(block.text)
        body = max(sizes, key=sizes.__getitem__, default=0.0)
        cover = True
        for found, size in self._found:
            cover = cover and found.kind is not BlockKind.ROW and len(found.text) < looks.RUNNING
            block = found if self.place is BlockPlace.PAGE else replace(found, page=None)
            is_line = block.kind is BlockKind.TEXT and block.apart and not block.ruled
            if is_line and looks.is_heading(block.text, size or 0.0, body):
                block = replace(block, bold=cover, kind=BlockKind.TEXT if cover else BlockKind.HEADING)
            yield block

    def remarks(self) -> Iterator[ReadingNote]:
        """What a person should check; what was met after the last block is told there."""
        yield from self._remarks
        if self._found:
            yield from (_remark(len(self._found), key) for key in sorted(self._pending))

    def story(self, parent: Any) -> None:
        """Read the paragraphs and tables in an element, in order."""
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._table(table(element, self._styles))
            elif element.tag in _TRANSPARENT:
                self.story(element)
            elif element.tag in GONE:
                self._pending.add("document.note.tracked-changes")
            elif element.tag == qn("w:altChunk"):
                self._pending.add(_EMBEDDED)
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
        self._page += read.pages_before
        for box in read.boxes:
            self.story(box)
        self._tell(changed=read.changed, hidden=read.hidden)
        if read.text:
            self._text(read)
        self._page += read.pages_within
        self._append_notes(read.notes)

    def _text(self, read: WordParagraph) -> None:
        if self._styles.is_heading(read.style, read.properties):
            self._add(BlockKind.HEADING, on_one_line(read.text))
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
                cells = tuple(cell.strip() for cell in line.split("\t"))
                self._add(BlockKind.ROW, "\t".join(cells), cells=cells, apart=apart)
            else:
                self._add(BlockKind.TEXT, line, apart=apart, bold=read.bold, size=read.size)

    def _table(self, read: WordTable) -> None:
        if self._open is not None:
            self._finish(self._open)
        self._tell(changed=read.changed, hidden=False)
        if read.is_layout:
            for cell in read.cells:
                self.story(cell.element)
            return
        first = True
        for row in read.rows:
            cells = read.texts(row)
            self._tell(changed=any(cell.changed for cell in row), hidden=any(cell.hidden for cell in row))
            self._page += max((cell.pages_before for cell in row), default=0)
            if len(cells) > 1 and any(cells):
                self._add(BlockKind.ROW, "\t".join(cells), cells=cells, apart=first)
            elif any(cells):
                self._add(BlockKind.TEXT, cells[0], apart=first, ruled=first)
            first = first and not any(cells)
            self._page += max((cell.pages_within for cell in row), default=0)
        self._append_notes(note for cell in read.cells for note in cell.notes)

    def _append_notes(self, ids: Iterable[str]) -> None:
        """Put footnotes after the paragraph or table that refers to them."""
        for note in (self._notes.pop(each) for each in ids if each in self._notes):
            self._pending.add("document.note.footnote")
            self.story(note)

    def _tell(self, *, changed: bool, hidden: bool) -> None:
        """Note what a person should know; it is told at the next block."""
        self._pending |= {"document.note.tracked-changes"} if changed else set()
        self._pending |= {"document.note.hidden"} if hidden else set()

    def _add(self, kind: BlockKind, text: str, *, size: float | None = None, apart: bool = True, **more: Any) -> None:
        if len(self._found) == MAX_LINES:
            raise _too_long(self._name)
        line = len(self._found) + 1
        self._found.append((Block(kind, text, line, apart=apart, page=self._page, **more), size))
        self._remarks += [_remark(line, key) for key in sorted(self._pending)]
        self._pending.clear()


def _remark(line: int, key: str) -> ReadingNote:
    return ReadingNote(line, key, lost=key == _EMBEDDED)


def _too_long(name: str) -> VpbdiffError:
    return failure("import.too-many-lines", Location(name), limit=MAX_LINES)

"""An edited memo read back with its ids.

Reads an edited memo back, piece by piece, with the ids that it carries.

Reads an edited Word memo back: its sentences with the bookmarks round them, and the rows of its tables.

Tracked changes count as accepted. What was typed beside a bookmark belongs to its sentence until the sentence ends, as
Word puts what is typed at a bookmark's edge outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from vpbdiff.language.sentences import split_text
from vpbdiff.render.docx import open_document
from vpbdiff.render.docx_runs import MARKED

_COMMENT = re.compile(r"<!-- vpbdiff: ([0-9a-f ]*) -->")
_BAR = re.compile(r"(?<!\\)\|")
_OPENING = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")
_NUMBERED = re.compile(r"\d+[.)]\s")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&@$#+=:.)(-])")


_SLANTED = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])([^*\n]*[^\s*\\])\*(?![*\w])|(?<![\\_\w])_(?=[^\s_])([^_\n]*[^\s_\\])_(?![_\w])"
)
_OTHER_QUOTES = re.compile(r'"([^"]*)"|”([^”]*)”|[“„]([^”“]*)[”“]|»([^«»]*)[«»]')


def in_our_quotes(text: str) -> str:
    """A text with other quotation marks than ours set in ours: what a pair holds is no sentence of its own."""
    if "«" in text and text.find("«") < text.find("»"):
        return text
    return _OTHER_QUOTES.sub(lambda found: f"«{next(each for each in found.groups() if each is not None)}»", text)


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of a memo as it was read: a sentence or a row of a table, with the changes that it says it states.

    `line` is where it stands, from 1, in a file that has lines. `changes` are in order of their ids. `cells` are a
    row's, none for running text; the rows of one table have its number, from 1. The sentences of one paragraph have its
    number, `block`.
    """

    text: str
    line: int | None = None
    changes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    table: int = 0
    block: int = 0


def from_markdown(text: str) -> Iterator[Stated]:
    """The sentences and the table rows of a Markdown text; a sentence ends at its ids, where it has any."""
    table, last = 0, 0
    for number, line in _paragraphs(text):
        if line.startswith("|"):
            table, last = table + (number != last + 1), number  # an empty line parts two tables
            cells = tuple(_plain(cell) for cell in _BAR.split(line.removeprefix("|").removesuffix("|")))
            if not set("".join(cells)) <= set("-: "):
                yield Stated(" ".join(cells), number, cells=cells, table=table)
        else:
            yield from _stretches(in_our_quotes(_OPENING.sub("", line)), number)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, points, headings and rows with the line that each begins on; a paragraph may be broken."""
    start, held = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        body = line.strip()
        goes_on = held and body and not (_opens(line, held) or body.startswith("|") or held.startswith(("|", "#")))
        if goes_on:
            held = f"{held} {body}"
            continue
        if held:
            yield start, held
        start, held = number, body
    if held:
        yield start, held


def _opens(line: str, held: str) -> bool:
    """Whether a line opens a block. A number does so within a list, or where it is the first: «(mål\n2) tas bort»."""
    found = _OPENING.match(line)
    number = found[0].strip(" .)") if found is not None else ""
    return found is not None and (not number.isdigit() or number == "1" or bool(_NUMBERED.match(held)))


def _stretches(line: str, number: int) -> Iterator[Stated]:
    """What stands before each comment with ids, and the sentences after the last."""
    start = 0
    for comment in _COMMENT.finditer(line):
        yield Stated(_plain(line[start : comment.start()]), number, tuple(sorted(comment[1].split())), block=number)
        start = comment.end()
    yield from (Stated(text, number, block=number) for text in _parted(_plain(line[start:])))


_BRACKET = re.compile(r"(\[[^\[\]]*\])\s+(?=[A-ZÅÄÖ«\d])")


def _parted(text: str) -> Iterator[str]:
    """The sentences of a text; what stands in brackets before one is none of it."""
    for each in split_text(text):
        rest = each
        while found := _BRACKET.match(rest):
            yield found[1]
            rest = rest[found.end() :]
        yield rest


def _plain(text: str) -> str:
    """Markdown as the text that a reader sees."""
    text = _SLANTED.sub(lambda found: found[1] or found[2], text.replace("**", "").replace("<br>", " "))
    plain = _ESCAPED.sub(r"\1", text).replace("&lt;", "<").replace("&amp;", "&")
    return plain.strip()


_SPACES = {qn("w:tab"), qn("w:br"), qn("w:cr")}
_GONE = {
    *(qn("w:del"), qn("w:moveFrom")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
"""What is not there when tracked changes are accepted, and what repeats a text box for old programs."""

_ENDS = (".", "!", "?", ":", "…", "]", ".»", "?»", "!»")
"""What a sentence, or the lead of a list, ends with."""

Piece = tuple[str, tuple[str, ...]]
"""A stretch of text and the changes that all of it states."""


def from_docx(path: Path) -> Iterator[Stated]:
    """The sentences and the table rows of a Word document's text. Raises `VpbdiffError` for a file that is none."""
    yield from _MemoReader().story(open_document(path).element.body)


class _MemoReader:
    """Goes through a document in its order, and keeps which bookmarks are open: one may end in another paragraph."""

    def __init__(self) -> None:
        self._open: dict[str, str] = {}
        self._tables, self._blocks = count(1), count(1)

    def story(self, parent: Any) -> Iterator[Stated]:
        """What the paragraphs and tables in an element state."""
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                yield from _sentences(self._pieces(element), next(self._blocks))
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}:
                self._mark(element)
            elif element.tag not in _GONE:
                yield from self.story(element)

    def _table(self, table: Any) -> Iterator[Stated]:
        """A table's rows. A cell that holds more than one paragraph, or a sentence with ids, is a place for text."""
        number = next(self._tables)
        for row in table.iterchildren(qn("w:tr")):
            held = [list(self.story(cell)) for cell in row.iterchildren(qn("w:tc"))]
            several = any(len(list(cell.iter(qn("w:p")))) > 1 for cell in row.iterchildren(qn("w:tc")))
            if several or any(each.changes or each.cells for cell in held for each in cell):
                yield from (each for cell in held for each in cell)
            else:
                cells = tuple(" ".join(each.text for each in cell) for cell in held)
                yield Stated(" ".join(cells), cells=cells, table=number)

    def _pieces(self, paragraph: Any) -> list[Piece]:
        """A paragraph's text, parted where a bookmark begins or ends."""
        found: list[Piece] = []
        for element in _within(paragraph):
            if element.tag in {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}:
                self._mark(element)
            elif text := _text(element):
                ids = tuple(sorted(set(self._open.values())))
                if found and found[-1][1] == ids:
                    found[-1] = (found[-1][0] + text, ids)
                else:
                    found.append((text, ids))
        return found

    def _mark(self, element: Any) -> None:
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:bookmarkEnd"):
            self._open.pop(number, None)
        elif found := MARKED.fullmatch(element.get(qn("w:name"), "")):
            self._open[number] = found[1]


def _within(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag not in _GONE:
            yield child
            yield from _within(child)


def _text(element: Any) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:noBreakHyphen"):
        return "\u2011"
    return " " if element.tag in _SPACES and element.getparent().tag == qn("w:r") else ""


def _sentences(pieces: list[Piece], block: int) -> Iterator[Stated]:
    """Sentences of a paragraph out of stretches: one that does not end with a mark goes on in the next."""
    held: Piece = ("", ())
    for text, changes in pieces:
        if not text.strip() or not (_is_whole(held[0]) or (held[1] and changes)):
            held = (held[0] + text, held[1] or changes)
        else:
            yield from _stated(held, block)
            held = (text, changes)
    yield from _stated(held, block)


def _is_whole(text: str) -> bool:
    return not text.strip() or text.rstrip().endswith(_ENDS)


def _stated(piece: Piece, block: int) -> Iterator[Stated]:
    """A sentence with ids is one whatever it holds; other text is as many as it has."""
    text, changes = in_our_quotes(piece[0].strip()), piece[1]
    for sentence in [text] if changes else _parted(text):
        if sentence:
            yield Stated(sentence, None, changes, block=block)

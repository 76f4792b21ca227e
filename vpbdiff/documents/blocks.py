"""The blocks that every reader gives: in reading order, each with its place in the document.

A block records how something is set, never what it means: `recognise` finds that out. What makes a heading of text that
only its size marks as one is here too, the same for Word and PDF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import Any

from vpbdiff.language.sentences import parted


class BlockKind(Enum):
    """How a block is set in its document."""

    HEADING = auto()
    """Marked as a heading."""
    TEXT = auto()
    """A line of running text, or one that only looks like a heading."""
    BULLET = auto()
    ROW = auto()
    """A row of a table with more than one column."""
    RULE = auto()
    """A line drawn across the page or under a table's header; holds nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a document, markers of form taken off its text.

    `line` counts from 1: the lines of a text, the paragraphs and rows of a document without lines of its own. `page`,
    from 1, is known where the document says; `sheet` and `row`, from 1, in a workbook. `apart` says that a blank line
    or a page break stands before it, `bold` that all of it is bold, `ruled` that a line is drawn right under it,
    `hidden` that a workbook does not show it. A row has its text by column in `cells`, the paragraphs and bullets of a
    cell parted by newlines, and all of it in `text`. `lead` holds the bold words that a bullet or a paragraph begins
    with and goes on from (of a PDF a bullet alone). `level` is a heading's, from 1 for the highest, 0 where the
    document does not say: evidence and no more, as one level is not used for the same thing throughout.
    """

    kind: BlockKind
    text: str
    line: int
    cells: tuple[str, ...] = ()
    apart: bool = False
    bold: bool = False
    ruled: bool = False
    lead: str = ""
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    hidden: bool = False
    level: int = 0
    fills: tuple[str, ...] = ()
    """The fill of each cell of a row as six hexadecimal digits, empty for none; nothing where no cell has one."""

    @property
    def flat(self) -> tuple[str, ...]:
        """The cells, each on one line."""
        return tuple(cell.replace("\n", " ") for cell in self.cells)


def table_row(cells: Sequence[str], line: int, **more: Any) -> Block:
    """A table's row; its text has the cells parted by tabs, each on one line."""
    text = "\t".join(cells).replace("\n", " ")
    return Block(BlockKind.ROW, text, line, tuple(cells), **more)


class BlockPlace(StrEnum):
    """By what a person finds a block in its document."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"
    """By counting paragraphs and rows, where nobody knows the pages."""
    SHEET = "sheet"
    """By the sheet of a workbook and the row on it."""


class UnreadKind(StrEnum):
    """What a document holds that no reader can take in."""

    PICTURE = "picture"
    PAGE = "page"
    """A page without text."""
    CHART = "chart"
    OBJECT = "object"
    """A document or sheet embedded in the document."""
    DIAGRAM = "diagram"
    """A diagram of shapes (SmartArt)."""
    FORM_FIELD = "form_field"
    FORMULA = "formula"
    """A formula without a stored value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `line` as the blocks count them, and the page or the sheet with its cell if known."""

    line: int
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def row(self) -> int | None:
        """The row of the cell, from 1."""
        return int(re.sub(r"\D", "", self.cell)) if self.cell else None


@dataclass(frozen=True, slots=True)
class UnreadObject:
    """Something that could not be read: what, where, and the SHA-256 of its bytes or of what identifies it."""

    kind: UnreadKind
    place: Place
    digest: str


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something about how a line was read that a person should check: a message key, and the line it is on.

    `lost` says that something there could not be read at all, and belongs to the plan for all one knows. `text` is what
    was left out, `number` how many such there are, for the messages that say so.
    """

    line: int
    key: str
    lost: bool = False
    text: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as read: the bare name of its file, and a block for each of its lines that is not blank.

    `page_marks` are the lines of running headers and footers, which hold no content and stand not among the blocks.
    `unread` is what could not be read; where the document has no lines of its own, each has one in the count.
    """

    name: str
    blocks: tuple[Block, ...]
    place: BlockPlace = BlockPlace.LINE
    page_marks: tuple[Block, ...] = ()
    remarks: tuple[ReadingNote, ...] = ()
    unread: tuple[UnreadObject, ...] = ()


UNNAMED = re.compile(r"\w\(cid:\d+\)|\(cid:\d+\)\w")
"""Within a word, a letter of which a PDF's font says no more than its number."""

LARGER = 1.1
"""How much larger than the running text a heading is: 12 on 11 points is none yet, 12 on 10 is; bold tells the rest."""

LONGEST = 250
"""The longest heading, in characters; a goal set as one has up to 190."""

RUNNING = 80
"""Characters from which text is running text. Before the first stands a cover, where what is large is no heading."""


def ranked(blocks: Sequence[Block], sizes: Mapping[int, float]) -> tuple[Block, ...]:
    """The blocks, headings that only their size marks with the level that it ranks them at; `sizes` are by line."""
    marked = {block.line for block in blocks if block.kind is BlockKind.HEADING and not block.level}
    order = sorted({round(sizes[line]) for line in marked if line in sizes}, reverse=True)
    level = {size: place for place, size in enumerate(order, 1)}
    return tuple(
        replace(block, level=level[round(sizes[block.line])]) if block.line in marked and block.line in sizes else block
        for block in blocks
    )


def is_heading(text: str, size: float, running: float) -> bool:
    """Whether a text of this size is a heading where running text has the other, both in points. A preamble in large
    type, of more than one sentence, is none."""
    large = running > 0 and size >= LARGER * running
    return large and len(text) <= LONGEST and any(map(str.isalpha, text)) and not parted(_NUMBER.sub("", text))


_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.\s+")
"""What a heading may be numbered with: «2. Mål» is no sentence of one figure."""

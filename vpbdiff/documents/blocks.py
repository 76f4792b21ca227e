"""The blocks that every reader gives: in reading order, each with its place in the document.

A block records how something is set, never what it means: `recognise` finds that out. What makes a heading of text that
only its size marks as one is here too, the same for Word and PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from vpbdiff.language.sentences import parted


class BlockKind(Enum):
    """How a block is set in its document."""

    HEADING = auto()
    """Marked as a heading. Its level is left out on purpose: the same level is not used for the same thing."""
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
    from 1, is known where the document says. `apart` says that a blank line or a page break stands before it, `bold`
    that all of it is bold, `ruled` that a line is drawn right under it. A row has its text by column in `cells`, and
    all of it in `text`. `lead` holds the bold words that a bullet begins with and goes on from.
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


class BlockPlace(StrEnum):
    """By what a person finds a block in its document."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"
    """By counting paragraphs and rows, where nobody knows the pages."""


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something about how a line was read that a person should check: a message key, and the line it is on.

    `lost` says that something there could not be read at all, and belongs to the plan for all one knows.
    """

    line: int
    key: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: the bare name of its file, and a block for each of its lines that is not blank.

    `page_marks` are the lines of running headers and footers, which hold no content and stand not among the blocks.
    """

    name: str
    blocks: tuple[Block, ...]
    place: BlockPlace = BlockPlace.LINE
    page_marks: tuple[Block, ...] = ()
    remarks: tuple[ReadingNote, ...] = ()


LARGER = 1.1
"""How much larger than the running text a heading is: 12 on 11 points is none yet, 12 on 10 is; bold tells the rest."""

LONGEST = 250
"""The longest heading, in characters; a goal set as one has up to 190."""

RUNNING = 80
"""Characters from which text is running text. Before the first stands a cover, where what is large is no heading."""


def is_heading(text: str, size: float, running: float) -> bool:
    """Whether a text of this size is a heading where running text has the other, both in points. A preamble in large
    type, of more than one sentence, is none."""
    large = running > 0 and size >= LARGER * running
    return large and len(text) <= LONGEST and any(map(str.isalpha, text)) and not parted(text)

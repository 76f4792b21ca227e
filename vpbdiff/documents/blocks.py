"""What every reader of documents gives: blocks in reading order, each with the line that it came from.

A block says how something is set, never what it means; `vpbdiff.extract` finds that out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
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

    `line` counts from 1. `apart` says that a blank line or a page break stands before it, `bold` that all of it is
    bold, `ruled` that a line is drawn right under it. A row has its text by column in `cells`, and all of it in `text`.
    """

    kind: Kind
    text: str
    line: int
    cells: tuple[str, ...] = ()
    apart: bool = False
    bold: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: the bare name of its file, and a block for each of its lines that is not blank."""

    name: str
    blocks: tuple[Block, ...]

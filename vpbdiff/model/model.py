"""A memo before any format: blocks of sentences, each of which knows the changes that it states."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from vpbdiff.model.document import Figures
from vpbdiff.model.drawings import Drawing

WHOLE = "whole"
"""The outline's sections together, among the places of a template."""


@dataclass(frozen=True, slots=True)
class StatedSentence:
    """One sentence; `changes` are the ids of what it states, none for what it says of the plans as wholes.

    `lacks` marks what is not a sentence of the memo but a gap in it, for a draft's reader to fill.
    """

    text: str
    changes: tuple[str, ...] = ()
    lacks: bool = False


Passage = tuple[StatedSentence, ...]


@dataclass(frozen=True, slots=True)
class MemoHeading:
    """A heading; `level` is 1 for the memo's own, 2 for its sections, 3 for what stands within one. `section` is the
    name in `vpbdiff.toml` of the section that it opens, empty for a heading within one."""

    text: str
    level: int = 2
    section: str = ""


@dataclass(frozen=True, slots=True)
class MemoParagraph:
    """Sentences that stand together."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each point is one or more sentences."""

    points: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class MemoTable:
    """A table of figures with its caption; `changes` are the ids of what its rows state."""

    caption: str
    figures: Figures
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption. `passage` says all that it shows, for those who can't see it or have not drawn it."""

    caption: str
    drawing: Drawing
    passage: Passage

    @property
    def text(self) -> str:
        """The passage as one text, for an alternative text."""
        return " ".join(sentence.text for sentence in self.passage)


Block = MemoHeading | MemoParagraph | Bullets | MemoTable | Picture

FACTS = ("title", "committee", "municipality", "year", "old_year", "reference")
"""What is known of the plans beside their content; empty where the plan does not say."""


@dataclass(frozen=True, slots=True)
class Memo:
    """A whole memo: its title, then its blocks in order. `facts` are what a document's head gives, by `FACTS`."""

    title: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def gaps(self) -> tuple[StatedSentence, ...]:
        """What a draft still lacks."""
        return tuple(sentence for sentence in sentences(self) if sentence.lacks)

    def section(self, name: str) -> tuple[Block, ...]:
        """What stands under the heading of a section; nothing where the memo has no such section."""
        return tuple(block for held, block in self._by_section() if held == name and not _opens(block))

    def without(self, names: Collection[str]) -> tuple[Block, ...]:
        """The memo but for these sections."""
        return tuple(block for held, block in self._by_section() if held not in names)

    def _by_section(self) -> Iterator[tuple[str, Block]]:
        held = ""
        for block in self.blocks:
            if isinstance(block, MemoHeading) and block.section:
                held = block.section
            yield held, block


def _opens(block: Block) -> bool:
    return isinstance(block, MemoHeading) and bool(block.section)


def sentences(memo: Memo) -> tuple[StatedSentence, ...]:
    """Every sentence of a memo, in order."""
    found: list[StatedSentence] = []
    for block in memo.blocks:
        match block:
            case MemoParagraph(passage) | Picture(passage=passage):
                found += passage
            case Bullets(points):
                found += [sentence for point in points for sentence in point]
    return tuple(found)

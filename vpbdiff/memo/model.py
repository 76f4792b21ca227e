"""A memo before any format: blocks of sentences, each of which knows the changes that it states."""

from __future__ import annotations

from dataclasses import dataclass

from vpbdiff.report.document import Figures


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `changes` are the ids of what it states, none for what it says of the plans as wholes.

    `lacks` marks what is not a sentence of the memo but a gap in it, for a draft's reader to fill.
    """

    text: str
    changes: tuple[str, ...] = ()
    lacks: bool = False


Passage = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the memo's own, 2 for its sections, 3 for what stands within one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each point is one or more sentences."""

    points: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures with its caption; `changes` are the ids of what its rows state."""

    caption: str
    figures: Figures
    changes: tuple[str, ...] = ()


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Memo:
    """A whole memo: its title, then its blocks in order."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def gaps(self) -> tuple[Sentence, ...]:
        """What a draft still lacks."""
        return tuple(sentence for sentence in sentences(self) if sentence.lacks)


def sentences(memo: Memo) -> tuple[Sentence, ...]:
    """Every sentence of a memo, in order."""
    found: list[Sentence] = []
    for block in memo.blocks:
        match block:
            case Paragraph(passage):
                found += passage
            case Bullets(points):
                found += [sentence for point in points for sentence in point]
    return tuple(found)

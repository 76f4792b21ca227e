"""The one document model: blocks, spans that know their changes, tables, chart data.

What a report says, before any format: headings, lines and tables, made of spans.

A format decides how a span looks and escapes it; nothing here does. So a sentence is put together once, and every
format that a person reads says the same.

What a picture shows, as values: places on an axis, names and printed figures. How it looks is for `pictures`.

A memo before any format: blocks of sentences, each of which knows the changes that it states.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple


class Style(Enum):
    """What a span is, not how it looks."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    ALARM = auto()
    """What a reader must not miss."""
    OLD = auto()
    """Words of the old plan alone."""
    NEW = auto()
    """Words of the new plan alone."""


class Span(NamedTuple):
    """A run of text in one style; may hold anything that a plan holds."""

    text: str
    style: Style = Style.PLAIN


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the report's own, 2 for its parts, 3 for what stands within a part."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on its own."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Line:
    """One point of a list, `depth` steps in; `mark` is one character that says what happened, empty for none.
    `first` says that it opens a block: air before it where the format has room. `whole` says that it is there to be
    copied, and must not be broken."""

    spans: Spans
    depth: int = 0
    mark: str = ""
    first: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the last column holds running text and may be wrapped."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """A row of a table of figures: its name, then its figures. `share` of -1 to 1 is a bar, for formats that draw."""

    cells: tuple[str, ...]
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures: the first column holds names, the others figures."""

    header: tuple[str, ...]
    rows: tuple[FiguresRow, ...]


Element = Heading | Paragraph | Line | Table | Figures


def plain(text: str) -> Spans:
    """One span without a style."""
    return (Span(text),)


def apart(spans: Spans) -> Spans:
    """The spans with a space between words that went and those that came in their place, for marks without brackets."""
    found: list[Span] = []
    for span in spans:
        if span.style is Style.NEW and found and found[-1].style is Style.OLD:
            found.append(Span(" "))
        found.append(span)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One bar of a waterfall, from `start` to `end` in the unit of the axis; `figure` is what stands beside it."""

    name: str
    start: Fraction
    end: Fraction
    figure: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The way from one total to another; `axis` names what is measured, with its unit."""

    axis: str
    steps: tuple[WaterfallStep, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """One risk's index in the old plan and in the new: none where that plan does not have it, several where risks were
    merged or split."""

    name: str
    olds: tuple[int, ...]
    news: tuple[int, ...]
    figure: str


@dataclass(frozen=True, slots=True)
class Indices:
    """The risks on the scale of 1 to 16; `plans` are what the two plans are called."""

    axis: str
    plans: tuple[str, str]
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class PairedBar:
    """One row's two amounts in the unit of the axis, each with the figure that stands beside it."""

    name: str
    old: Fraction
    new: Fraction
    figures: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairedBars:
    """Amounts old and new, row by row."""

    axis: str
    plans: tuple[str, str]
    pairs: tuple[PairedBar, ...]


Drawing = Waterfall | Indices | PairedBars


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


def changes_in(block: Block) -> tuple[str, ...]:
    """The ids of all changes that a block states."""
    match block:
        case MemoTable(changes=changes):
            return changes
        case MemoParagraph(passage) | Picture(passage=passage):
            return tuple(each for one in passage for each in one.changes)
        case Bullets(points):
            return tuple(each for point in points for one in point for each in one.changes)
    return ()

"""The one document model: what a report, a verdict, a history or a memo holds, before any format.

A document is headings, paragraphs, points of a list, tables and pictures; text is made of spans, which know what they
are and which changes they state. A format decides how each looks and escapes it; nothing here does. So a sentence is
put together once, and every format that a person reads says the same.

What a picture shows is values: places on an axis, names and printed figures. How it looks is for `render.charts`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum, auto
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple


class Style(Enum):
    """What a span is, not how it looks."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    ALARM = auto()
    """What a reader must not miss."""
    OLD = auto()
    """Words of the old plan alone, pointed out among words of both."""
    NEW = auto()
    """Words of the new plan alone, pointed out among words of both."""
    GAP = auto()
    """No sentence of the document but a gap in it, for a draft's reader to fill."""
    BLANK = auto()
    """No sentence either but a place for what only people know, in a finished memo too."""


class SpanMark(Enum):
    """What became of a text from the old plan to the new, for formats that track changes."""

    INSERTED = auto()
    DELETED = auto()
    MOVED_FROM = auto()
    MOVED_TO = auto()


class Span(NamedTuple):
    """A run of text in one style; may hold anything that a plan holds. `changes` are the ids of what it states, none
    for what it says of the plans as wholes."""

    text: str
    style: Style = Style.PLAIN
    changes: tuple[str, ...] = ()
    mark: SpanMark | None = None


Spans = tuple[Span, ...]


class Heading(NamedTuple):
    """A heading; `level` is 1 for the document's own, 2 for its parts, 3 for what stands within a part. `section` is
    the name in `vpbdiff.toml` of the memo's section that it opens, empty for any other. `page` says that what it opens
    begins on a page of its own, where there are pages."""

    text: str
    level: int = 2
    section: str = ""
    page: bool = False


class Paragraph(NamedTuple):
    """A paragraph on its own."""

    spans: Spans


class Line(NamedTuple):
    """One point of a list, `depth` steps in; `mark` is one character that says what happened, empty for none.
    `first` says that it opens a block: air before it where the format has room. `whole` says that it is there to be
    copied, and must not be broken. `cut` says that it is one of many to look over: one line, where lines have an end,
    and what does not fit in it left out."""

    spans: Spans
    depth: int = 0
    mark: str = ""
    first: bool = False
    whole: bool = False
    cut: bool = False


class CellType(Enum):
    """What a table's cell holds, also where it is empty or has a sign for what is missing."""

    TEXT = auto()
    COUNT = auto()
    AMOUNT = auto()
    INDEX = auto()
    DATE = auto()
    SHARE = auto()


class DifferenceOf(NamedTuple):
    """A cell is its row's cell in the column `of` less the one in the column `less`."""

    of: int
    less: int


class ShareOf(NamedTuple):
    """A cell is its row's cell in the column `of` as a share of the one in the column `base`."""

    of: int
    base: int


class SumOf(NamedTuple):
    """A cell is the sum of the cells of its column in these rows, counted from 0 under the header."""

    rows: tuple[int, ...]


class TableCell(NamedTuple):
    """A table's cell, as it is printed. `bar` of -1 to 1 is its amount as a share of the largest, for formats that draw
    a bar beside it. `follows` says how it follows from other cells, where it does."""

    text: str
    type: CellType = CellType.TEXT
    bar: Fraction | None = None
    follows: DifferenceOf | ShareOf | SumOf | None = None


Row = tuple[TableCell, ...]


class Table(NamedTuple):
    """A table: each row opens with its name; text in the last column is running text and may be wrapped. Where there is
    no `caption` the first heading says what the table is of. `changes` are the ids of what its rows state."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    changes: tuple[str, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether its last column holds running text."""
        return any(row[-1].type is CellType.TEXT for row in self.rows)

    def is_of_figures(self, column: int) -> bool:
        """Whether a column holds figures and signs for what is missing, and no running text."""
        return any(row[column].type is not CellType.TEXT for row in self.rows)

    def cleaned(self, clean: Callable[[str], str]) -> Table:
        """The same table with every text made fit for a format."""
        rows = (tuple(cell._replace(text=clean(cell.text)) for cell in row) for row in self.rows)
        return self._replace(header=tuple(map(clean, self.header)), rows=tuple(rows), caption=clean(self.caption))


def table_row(name: str, kind: CellType, texts: Iterable[str]) -> Row:
    """A row of figures: its name, then cells of one type."""
    return (TableCell(name), *(TableCell(text, kind) for text in texts))


def plain(text: str) -> Spans:
    """One span without a style."""
    return (Span(text),)


def stated(text: str, changes: tuple[str, ...] = ()) -> Span:
    """A sentence with the ids of the changes that it states."""
    return Span(text, changes=changes)


def running_text(sentences: Iterable[Span]) -> Spans:
    """Sentences with a space between them."""
    found: list[Span] = []
    for sentence in sentences:
        found += (Span(" "), sentence) if found else (sentence,)
    return tuple(found)


def list_point(sentences: Iterable[Span]) -> Line:
    """Sentences as one point of a list."""
    return Line(running_text(sentences), mark="·")


def apart(spans: Spans) -> Spans:
    """The spans with a space between words that went and those that came in their place, for marks without brackets."""
    found: list[Span] = []
    for span in spans:
        if span.style is Style.NEW and found and found[-1].style is Style.OLD:
            found.append(Span(" "))
        found.append(span)
    return tuple(found)


class WaterfallStep(NamedTuple):
    """One bar of a waterfall, from `start` to `end` in the unit of the axis; `figure` is what stands beside it."""

    name: str
    start: Fraction
    end: Fraction
    figure: str
    total: bool = False


class Waterfall(NamedTuple):
    """The way from one total to another; `axis` names what is measured, with its unit."""

    axis: str
    steps: tuple[WaterfallStep, ...]


HIGHEST = 16
"""The highest risk index: sannolikhet 1-4 times konsekvens 1-4."""


class Marker(NamedTuple):
    """One risk's index in the old plan and in the new: none where that plan does not have it, several where risks were
    merged or split."""

    name: str
    olds: tuple[int, ...]
    news: tuple[int, ...]
    figure: str


class Indices(NamedTuple):
    """The risks on the scale of 1 to `HIGHEST`; `plans` are what the two plans are called."""

    axis: str
    plans: tuple[str, str]
    markers: tuple[Marker, ...]


class PairedBar(NamedTuple):
    """One row's two amounts in the unit of the axis, each with the figure that stands beside it."""

    name: str
    old: Fraction
    new: Fraction
    figures: tuple[str, str]


class PairedBars(NamedTuple):
    """Amounts old and new, row by row."""

    axis: str
    plans: tuple[str, str]
    pairs: tuple[PairedBar, ...]


Drawing = Waterfall | Indices | PairedBars


class Picture(NamedTuple):
    """A picture with its caption. `spans` say all that it shows, for those who can't see it or have not drawn it."""

    caption: str
    drawing: Drawing
    spans: Spans

    @property
    def text(self) -> str:
        """All that it shows as one text, for an alternative text."""
        return "".join(span.text for span in self.spans)


Block = Heading | Paragraph | Line | Table | Picture

FACTS = ("title", "committee", "municipality", "year", "old_year", "reference")
"""What a memo knows of the plans beside their content; empty where the plan does not say."""

WHOLE = "whole"
"""The outline's sections together, among the places of a template."""


class Document(NamedTuple):
    """A whole document: its head above the title, the title, then its blocks in order. `facts` are what a template's
    head may give, by `FACTS`."""

    title: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = MappingProxyType({})
    head: tuple[Block, ...] = ()

    @staticmethod
    def of(blocks: Iterable[Block]) -> Document:
        """A document of blocks, the first of which may be its title."""
        found = tuple(blocks)
        if found and isinstance(found[0], Heading) and found[0].level == 1:
            return Document(found[0].text, found[1:])
        return Document("", found)

    @property
    def whole(self) -> tuple[Block, ...]:
        """The document's blocks, its head and its title first if it has them."""
        return (*self.head, Heading(self.title, 1), *self.blocks) if self.title else (*self.head, *self.blocks)

    @property
    def gaps(self) -> Spans:
        """What a draft still lacks."""
        return tuple(sentence for sentence in sentences(self) if sentence.style is Style.GAP)

    @property
    def blanks(self) -> Spans:
        """What is left for people to write."""
        return tuple(sentence for sentence in sentences(self) if sentence.style is Style.BLANK)

    def section(self, name: str) -> tuple[Block, ...]:
        """What stands under the heading of a section; nothing where the document has no such section."""
        return tuple(block for held, block in self._by_section() if held == name and not _opens(block))

    def without(self, names: Collection[str]) -> tuple[Block, ...]:
        """The document but for these sections."""
        return tuple(block for held, block in self._by_section() if held not in names)

    def _by_section(self) -> Iterator[tuple[str, Block]]:
        held = ""
        for block in self.blocks:
            if isinstance(block, Heading) and block.section:
                held = block.section
            yield held, block


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and bool(block.section)


def sentences(document: Document) -> Spans:
    """Every sentence of a memo, in order: its spans but for the spaces and signs between them."""
    texts = (
        block.spans for block in (*document.head, *document.blocks) if isinstance(block, Paragraph | Line | Picture)
    )
    return tuple(span for spans in texts for span in spans if span.text.strip(" ·"))


def changes_in(block: Block) -> tuple[str, ...]:
    """The ids of all changes that a block states."""
    match block:
        case Table(changes=changes):
            return changes
        case Paragraph(spans) | Line(spans) | Picture(spans=spans):
            return tuple(each for span in spans for each in span.changes)
    return ()

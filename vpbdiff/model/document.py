"""What a report says, before any format: headings, lines and tables, made of spans.

A format decides how a span looks and escapes it; nothing here does. So a sentence is put together once, and every
format that a person reads says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
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

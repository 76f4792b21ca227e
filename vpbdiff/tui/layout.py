"""A document as lines of a given width.

Text of a plan on its way to the screen: the one place where it is made safe, and never markup.

Everything that the review shows passes `clean`; what goes into a widget of Textual's own goes as `Content`, which
parses nothing.

Elements of a report as lines of a given width: what a page shows, before any colour.

A line is a tuple of spans that are safe to print. Two texts stand side by side where there is room, else one above
the other, in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from vpbdiff.base.escaping import in_line
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Spans, Style, Table, apart, plain
from vpbdiff.render import columns as figures
from vpbdiff.render.columns import columns, wrapped

_LOOKS = {Style.STRONG: "bold", Style.ALARM: "bold", Style.GAP: "bold", Style.OLD: "strike", Style.NEW: "underline"}
"""How a span looks outside a page, without colour."""


def content(text: str | Iterable[Span]) -> Content:
    """Text or spans as what a widget of Textual's shows, character by character."""
    if isinstance(text, str):
        return Content(in_line(text))
    return Content.assemble(*((in_line(span.text), _LOOKS.get(span.style, "")) for span in text))


APART = 72
"""Columns from which two texts stand side by side: each then has the 34 or so that Swedish needs to be read."""

_GAP = 3
_STEP = 2
_BRACKETS = {Style.OLD: ("[-", "-]"), Style.NEW: ("{+", "+}")}
"""As `git diff --word-diff` and the text report mark words where there is no colour."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One of two texts, with the word that says which it is."""

    label: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two texts that belong together: the old one, then the new."""

    old: TextColumn
    new: TextColumn


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


PageElement = Heading | Paragraph | Line | Table | SideBySide | Gap
"""What a page can show."""


class Layout:
    """Lays elements out for one width; `bare` says that there is no colour, so that words are marked by brackets."""

    def __init__(self, width: int, *, bare: bool = False) -> None:
        self._width = max(width, 10)
        self._bare = bare

    def lines(self, elements: Iterable[PageElement]) -> Iterator[Spans]:
        """The lines of the elements, in reading order."""
        for element in elements:
            yield from self._element(element)

    def _element(self, element: PageElement) -> Iterator[Spans]:
        match element:
            case Gap():
                yield ()
            case Heading():
                yield from self._block((Span(element.text, Style.STRONG),), self._width)
            case Paragraph():
                yield from self._block(element.spans, self._width)
            case Line():
                yield from self._line(element)
            case SideBySide():
                yield from self._sides(element)
            case Table():
                yield from self._table(element.cleaned(in_line))

    def _table(self, table: Table) -> Iterator[Spans]:
        if table.caption:
            yield from self._block((Span(table.caption, Style.STRONG),), self._width)
        yield from (plain(line) for line in figures.lines(table, self._width))

    def _line(self, line: Line) -> Iterator[Spans]:
        indent = " " * (_STEP * line.depth)
        opening = f"{indent}{line.mark} " if line.mark else indent
        hanging = " " * columns(opening)
        for number, spans in enumerate(self._block(line.spans, self._width - len(hanging))):
            yield (*plain(hanging if number else opening), *spans)

    def _sides(self, sides: SideBySide) -> Iterator[Spans]:
        if self._width < APART:
            for side in (sides.old, sides.new):
                label = Span(in_line(side.label) + ": ", Style.QUIET)
                yield from self._line(Line((label, *side.spans), 1))
            return
        width = (self._width - _GAP) // 2
        yield _beside(
            (Span(in_line(sides.old.label), Style.QUIET),), (Span(in_line(sides.new.label), Style.QUIET),), width
        )
        halves = (self._block(side.spans, width) for side in (sides.old, sides.new))
        for old, new in zip_longest(*halves, fillvalue=()):
            yield _beside(old, new, width)

    def _block(self, spans: Spans, width: int) -> Iterator[Spans]:
        return fitted(self._marked(spans), max(width, 8))

    def _marked(self, spans: Spans) -> Iterator[Span]:
        for span in apart(spans):
            text = in_line(span.text)
            if self._bare and span.style in _BRACKETS:
                text = text.join(_BRACKETS[span.style])
            yield Span(text, span.style)


def fitted(spans: Iterable[Span], width: int, narrower: int = 0) -> Iterator[Spans]:
    """The spans in lines that fit as Textual counts columns too: it takes some emoji for wider than a report does, and
    would cut off what stands after them."""
    for line in wrapped(spans, max(width - narrower, 2)):
        excess = sum(cell_len(span.text) for span in line) - width
        if excess > 0 and narrower < width:
            yield from fitted(line, width, narrower + excess)
        else:
            yield line


def _beside(old: Spans, new: Spans, width: int) -> Spans:
    used = sum(columns(span.text) for span in old)
    return (*old, Span(" " * (width - used)), Span(" │ ", Style.QUIET), *new)

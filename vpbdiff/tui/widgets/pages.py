"""Pages of text: scrolling, and a cursor on what can be acted on.

What every long thing on the screen has in common: the keys to move by, and lines laid out for the width there is.

A page of text: elements of a report, wrapped to the width, of which only the lines in sight are ever drawn.

A page with a cursor: elements of a report, of which some are points that something can be done with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as Look
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vpbdiff.model.document import Spans, Style
from vpbdiff.tui.layout import Layout, PageElement


class Moving(ScrollView, can_focus=True):
    """Moves by arrows, letters and pages: it scrolls, where the widget has no cursor that steps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "review.key.down", id="down", show=False),
        Binding("k,up", "step(-1)", "review.key.up", id="up", show=False),
        Binding("pagedown,ctrl+d", "leap(1)", "review.key.page-down", id="page-down", show=False),
        Binding("pageup,ctrl+u", "leap(-1)", "review.key.page-up", id="page-up", show=False),
        Binding("g,home", "edge(0)", "review.key.first", id="first", show=False),
        Binding("G,end", "edge(-1)", "review.key.last", id="last", show=False),
    ]

    class Opened(Message):
        """What is under the cursor was clicked once more."""

    def action_step(self, step: int) -> None:
        """Go one line down, or up."""
        self.scroll_relative(y=step, animate=False)

    def action_leap(self, step: int) -> None:
        """Go as many lines as are in sight."""
        self.scroll_relative(y=step * self.scrollable_content_region.height, animate=False)

    def action_edge(self, edge: int) -> None:
        """Go to the beginning, or to the end."""
        self.scroll_to(y=0 if edge == 0 else self.virtual_size.height, animate=False)


_SIGNS = {"░": "left", "▶": "up", "◀": "down"}
"""Signs of a bar or a scale that have a colour: what is left to explain, an index that was raised or lowered."""

_SPLIT = re.compile(f"([{''.join(_SIGNS)}]+)")


def hits(text: str, sought: str) -> Iterator[tuple[str, bool]]:
    """A text in parts, and of each whether it is what is sought, whatever its case."""
    low, wanted = text.lower(), sought.lower()
    if not wanted or len(low) != len(text):
        yield text, False
        return
    end = 0
    while (at := low.find(wanted, end)) >= 0:
        yield text[end:at], False
        end = at + len(wanted)
        yield text[at:end], True
    yield text[end:], False


class Laid(Moving):
    """Holds lines that are laid out for its width, anew when that is another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"page--{style.name.lower()}" for style in Style),
        *(f"page--{sign}" for sign in _SIGNS.values()),
        "page--hit",
    }

    sought = var("", init=False)
    """What is searched for: marked wherever it stands."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Spans] = []
        self._laid_for = 0

    @property
    def text(self) -> str:
        """All that it holds, as it is laid out."""
        return "\n".join("".join(span.text for span in line) for line in self._lines)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew where the width is another."""
        if self.scrollable_content_region.width != self._laid_for:
            self.lay_out()

    def notify_style_update(self) -> None:
        """Draw anew: what is drawn has its colours in it."""
        super().notify_style_update()
        self.refresh()

    def lay_out(self) -> None:
        """Lay the text out for the width there is, once there is any."""
        self._laid_for = self.scrollable_content_region.width
        if self._laid_for:
            self._lay(self._laid_for)
            self.refresh()

    def _lay(self, width: int) -> None:
        """Fill the lines, and say how large they are."""
        raise NotImplementedError

    def _drawn(self, number: int) -> list[Segment]:
        """A line in its colours; nothing past the last."""
        line = self._lines[number] if number < len(self._lines) else ()
        return [Segment(text, self.get_component_rich_style(f"page--{look}")) for text, look in self._looks(line)]

    def _looks(self, line: Spans) -> Iterator[tuple[str, str]]:
        for span in line:
            look = span.style.name.lower()
            for text, is_hit in hits(span.text, self.sought):
                parts = _SPLIT.split(text) if span.style is Style.PLAIN and not is_hit else [text]
                yield from ((part, "hit" if is_hit else _SIGNS.get(part[:1], look)) for part in parts if part)

    def watch_sought(self) -> None:
        """Mark it."""
        self.refresh()


def under_cursor(strip: Strip, look: Look) -> Strip:
    """A line as it looks where the reader is: on the cursor's ground, whatever ground its parts have."""
    return Strip(Segment.apply_style(strip, post_style=look), strip.cell_length)


class TextPage(Laid):
    """Shows elements, one below the other; scrolled by keys and mouse."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._elements: tuple[PageElement, ...] = ()

    def show(self, elements: Iterable[PageElement], *, keep_place: bool = False) -> None:
        """Show other elements, from the top unless the reader is to keep the place."""
        self._elements = tuple(elements)
        self.lay_out()
        if not keep_place:
            self.scroll_to(y=0, animate=False)

    def seek(self, styles: Collection[Style], step: int) -> bool:
        """Scroll to the next line below the first in sight, or above it, that begins a stretch with one of the styles;
        whether there is one."""
        marked = [any(span.style in styles for span in line) for line in self._lines]
        begins = [number for number, here in enumerate(marked) if here and not (number and marked[number - 1])]
        top = self.scroll_offset.y
        found = [number for number in begins if (number > top + 1 if step > 0 else number < top)]
        if not found:
            return False
        self.scroll_to(y=max(found[0 if step > 0 else -1] - 1, 0), animate=False)
        return True

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        segments = self._drawn(self.scroll_offset.y + y)
        width = self.scrollable_content_region.width
        return Strip(segments).adjust_cell_length(width, self.get_component_rich_style("page--plain"))

    def _lay(self, width: int) -> None:
        self._lines = list(Layout(width, bare=self.app.no_color).lines(self._elements))
        self.virtual_size = Size(width, len(self._lines))


_GUTTER = 2
"""Columns before the text, for the cursor."""


@dataclass(frozen=True, slots=True)
class Point:
    """Elements that belong together. `key` names what they are about; None for what is only read."""

    elements: tuple[PageElement, ...]
    key: Hashable = None


def distinct(keys: Iterable[Hashable]) -> Iterator[Hashable]:
    """Keys that are told apart where several are the same: each with how many of it came before."""
    seen: Counter[Hashable] = Counter()
    for key in keys:
        yield key, seen[key]
        seen[key] += 1


class Points(Laid):
    """Shows points, one below the other; the cursor steps between those that have a key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"points--cursor"}
    DEFAULT_CSS = """
    Points {
        height: 1fr;
        padding: 0 1 0 0;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    cursor = var(0)
    """The place of the point under the cursor, among those with a key."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: tuple[Point, ...] = ()
        self._spans: list[tuple[int, int]] = []
        """The first line of each point with a key, and the line after its last."""
        self._keys: list[Hashable] = []

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew where the width is another; keep in sight what the cursor stands on."""
        super().on_resize(event)
        if self.cursor:
            self._reveal()

    @property
    def key(self) -> Hashable:
        """What the point under the cursor is about; None where there is none."""
        return self._keys[self.cursor] if self.cursor < len(self._keys) else None

    def show(self, points: Iterable[Point]) -> None:
        """Show other points; the cursor stays on what it was about, or else at its place."""
        kept = self.key
        self._points = tuple(points)
        keys = [point.key for point in self._points if point.key is not None]
        if kept in keys:
            self.cursor = keys.index(kept)
        self._keys = keys
        self.cursor = max(min(self.cursor, len(keys) - 1), 0)
        self.lay_out()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on the point with a key, if there is one."""
        if key in self._keys:
            self._go(self._keys.index(key))

    def action_step(self, step: int) -> None:
        """Step to the next point or the one before, once this one has been seen to its end; scroll on past the last
        and the first."""
        target = self.cursor + step
        if self._goes_on(step):
            self._read_on(step)
        elif 0 <= target < len(self._keys):
            self._go(target)
        else:
            super().action_step(step)

    def action_leap(self, step: int) -> None:
        """Scroll a page, with the cursor on the first point that then begins in sight."""
        height = self.scrollable_content_region.height
        top = max(min(self.scroll_offset.y + step * height, self.max_scroll_y), 0)
        begun = (number for number, (first, _) in enumerate(self._spans) if top <= first < top + height)
        self.cursor = next(begun, self.cursor)
        self.scroll_to(y=top, animate=False)
        self.refresh()

    def action_edge(self, edge: int) -> None:
        """Go to the first point or the last, and all the way."""
        self.cursor = 0 if edge == 0 else max(len(self._keys) - 1, 0)
        super().action_edge(edge)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the point that was clicked."""
        number = event.y + self.scroll_offset.y
        for position, (first, after) in enumerate(self._spans):
            if first <= number < after:
                if position == self.cursor and event.chain > 1:
                    self.post_message(self.Opened())
                self._go(position)

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        first = self._spans[self.cursor][0] if self._spans else -1
        mark = Segment("▸ " if number == first else "  ", self.rich_style)
        strip = Strip([mark, *self._drawn(number)]).adjust_cell_length(width, self.rich_style)
        if number == first and self.has_focus:
            strip = under_cursor(strip, self.get_component_rich_style("points--cursor", partial=True))
        return strip

    def _go(self, position: int) -> None:
        self.cursor = max(min(position, len(self._keys) - 1), 0)
        self._reveal()
        self.refresh()

    def _goes_on(self, step: int) -> bool:
        """Whether the point under the cursor goes on in this direction, below or above what is in sight."""
        if not self._spans:
            return False
        first, after = self._spans[self.cursor]
        top = self.scroll_offset.y
        edge = top + self.scrollable_content_region.height if step > 0 else top
        return first < edge < after

    def _read_on(self, step: int) -> None:
        """Show the rest of the point under the cursor: all at once where it has room, else line by line."""
        first, after = self._spans[self.cursor]
        if after - first <= self.scrollable_content_region.height:
            self._reveal()
        else:
            super().action_step(step)

    def _reveal(self) -> None:
        if self._spans:
            first, after = self._spans[self.cursor]
            self.scroll_to_region(Region(0, first, 1, after - first), animate=False, force=True)

    def _end(self, first: int) -> int:
        """The line after the last one with text, of the lines from `first` on: air below is nothing to be seen."""
        after = len(self._lines)
        while after > first + 1 and not self._lines[after - 1]:
            after -= 1
        return after

    def _lay(self, width: int) -> None:
        layout = Layout(width - _GUTTER, bare=self.app.no_color)
        self._lines, self._spans = [], []
        for point in self._points:
            first = len(self._lines)
            self._lines += layout.lines(point.elements)
            if point.key is not None:
                self._spans.append((first, self._end(first)))
        self.virtual_size = Size(width, len(self._lines))
        if self.cursor:  # at the first point the reader stays where they are: what stands above it is to be read too
            self._reveal()

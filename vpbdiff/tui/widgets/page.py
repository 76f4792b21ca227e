"""A page of text: elements of a report, wrapped to the width, of which only the lines in sight are ever drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vpbdiff.report.document import Spans, Style
from vpbdiff.tui.layout import Layout, PageElement


class Page(ScrollView, can_focus=True):
    """Shows elements, one below the other; scrolled by keys and mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style.name.lower()}" for style in Style}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "review.key.scroll-down", show=False),
        Binding("k,up", "scroll_up", "review.key.scroll-up", show=False),
        Binding("g,home", "scroll_home", "review.key.first", show=False),
        Binding("G,end", "scroll_end", "review.key.last", show=False),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._elements: tuple[PageElement, ...] = ()
        self._lines: list[Spans] = []
        self._laid_for = 0

    def show(self, elements: Iterable[PageElement], *, keep_place: bool = False) -> None:
        """Show other elements, from the top unless the reader is to keep the place."""
        self._elements = tuple(elements)
        self._lay_out()
        if not keep_place:
            self.scroll_to(y=0, animate=False)

    @property
    def text(self) -> str:
        """All that the page holds, as it is laid out."""
        return "\n".join("".join(span.text for span in line) for line in self._lines)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out anew where the width is another."""
        if self.scrollable_content_region.width != self._laid_for:
            self._lay_out()

    def notify_style_update(self) -> None:
        """Draw anew: what is drawn has its colours in it."""
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        line = self._lines[number] if number < len(self._lines) else ()
        segments = [
            Segment(span.text, self.get_component_rich_style(f"page--{span.style.name.lower()}")) for span in line
        ]
        return Strip(segments).adjust_cell_length(width, self.get_component_rich_style("page--plain"))

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._laid_for = width
        if not width:
            return
        self._lines = list(Layout(width, bare=self.app.no_color).lines(self._elements))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

"""A page of text: elements of a report, wrapped to the width, of which only the lines in sight are ever drawn."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Size
from textual.strip import Strip

from vpbdiff.tui.layout import Layout, PageElement
from vpbdiff.tui.widgets.pages import Laid


class Page(Laid):
    """Shows elements, one below the other; scrolled by keys and mouse."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._elements: tuple[PageElement, ...] = ()

    def show(self, elements: Iterable[PageElement], *, keep_place: bool = False) -> None:
        """Show other elements, from the top unless the reader is to keep the place."""
        self._elements = tuple(elements)
        self.lay_out()
        if not keep_place:
            self.scroll_to(y=0, animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        segments = self._drawn(self.scroll_offset.y + y)
        width = self.scrollable_content_region.width
        return Strip(segments).adjust_cell_length(width, self.get_component_rich_style("page--plain"))

    def _lay(self, width: int) -> None:
        self._lines = list(Layout(width, bare=self.app.no_color).lines(self._elements))
        self.virtual_size = Size(width, len(self._lines))

"""What every long thing on the screen has in common: the keys to move by, and lines laid out for the width there is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView

from vpbdiff.model.document import Spans, Style


class Moving(ScrollView, can_focus=True):
    """Moves by arrows, letters and pages: it scrolls, where the widget has no cursor that steps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "review.key.down", show=False),
        Binding("k,up", "step(-1)", "review.key.up", show=False),
        Binding("pagedown,ctrl+d", "leap(1)", "review.key.page-down", show=False),
        Binding("pageup,ctrl+u", "leap(-1)", "review.key.page-up", show=False),
        Binding("g,home", "edge(0)", "review.key.first", show=False),
        Binding("G,end", "edge(-1)", "review.key.last", show=False),
    ]

    def action_step(self, step: int) -> None:
        """Go one line down, or up."""
        self.scroll_relative(y=step, animate=False)

    def action_leap(self, step: int) -> None:
        """Go as many lines as are in sight."""
        self.scroll_relative(y=step * self.scrollable_content_region.height, animate=False)

    def action_edge(self, edge: int) -> None:
        """Go to the beginning, or to the end."""
        self.scroll_to(y=0 if edge == 0 else self.virtual_size.height, animate=False)


class Laid(Moving):
    """Holds lines that are laid out for its width, anew when that is another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style.name.lower()}" for style in Style}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
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
        return [Segment(span.text, self.get_component_rich_style(f"page--{span.style.name.lower()}")) for span in line]

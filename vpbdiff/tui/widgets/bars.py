"""The top line: which plans are compared, and which views there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vpbdiff.tui.text import clean
from vpbdiff.wording import Wording


class Tabs(Static):
    """Names the views with their keys, the shown one marked; a click chooses."""

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    def __init__(self, wording: Wording, views: Sequence[str]) -> None:
        super().__init__(markup=False)
        self._wording = wording
        self._views = views
        self._current = views[0]
        self._title = ""
        self._ends: list[int] = []

    def tell(self, title: str) -> None:
        """Say what is compared."""
        self._title = clean(title)
        self.refresh()

    def mark(self, name: str) -> None:
        """Mark the view that is shown."""
        self._current = name
        self.refresh()

    def render(self) -> Content:
        """The line; where it has no room for every name, that of the shown view and the others' keys."""
        found = self._line(brief=False)
        if found.cell_length > self.size.width:
            found = self._line(brief=True)
        return found + f"  {self._title}"

    def _line(self, *, brief: bool) -> Content:
        found = Content()
        self._ends = []
        for number, name in enumerate(self._views, start=1):
            shown = name == self._current
            title = f"{number}" if brief and not shown else f"{number} {self._wording.say(f'review.view.{name}')}"
            found += Content.styled(f"[{title}]" if shown else f" {title} ", "bold" if shown else "")
            self._ends.append(found.cell_length)
        return found

    def on_click(self, event: events.Click) -> None:
        """Choose the view that was clicked."""
        for name, end in zip(self._views, self._ends, strict=True):
            if event.x < end:
                self.post_message(self.Chosen(name))
                return

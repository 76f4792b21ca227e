"""The line of keys: what can be done where the reader is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from vpbdiff.report.wrap import columns
from vpbdiff.tui.keys import deeds
from vpbdiff.wording import Wording


class KeyLine(Static):
    """Shows as many keys as there is room for, the first of each action; the last two are always those for help."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(markup=False)
        self._wording = wording

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.call_later(self.refresh))

    def render(self) -> Content:
        """The keys that apply now."""
        shown = [(each.keys[0], each.name) for each in deeds(self.screen, self._wording) if each.shown]
        found, used = Content(), 0
        for number, (key, name) in enumerate(shown):
            size = columns(f"{key} {name}") + 2
            if used + size > self.size.width + 2:
                break
            found += Content.assemble("  " if number else "", (key, "bold"), " ", name)
            used += size
        return found

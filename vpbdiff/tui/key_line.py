"""The line of keys: what can be done where the reader is."""

from __future__ import annotations

from textual.app import App
from textual.content import Content
from textual.widgets import Static

from vpbdiff.render.columns import columns
from vpbdiff.tui.key_bindings import Deed, deeds
from vpbdiff.wording import Wording

_GAP = 2


class KeyLine(Static):
    """Shows as many keys as there is room for, the first of each action; help and quit always have room."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(markup=False)
        self._wording = wording

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.call_later(self.refresh))

    def render(self) -> Content:
        """The keys that apply now."""
        shown = [each for each in deeds(self.screen, self._wording) if each.shown]
        always = [each for each in shown if isinstance(each.node, App)]
        room = self.size.width + _GAP - sum(map(_size, always))
        fitting = []
        for each in shown:
            room -= 0 if each in always else _size(each)
            if room < 0:
                break
            fitting.append(each)
        told = [each for each in shown if each in fitting or each in always]
        parts = [Content.assemble((each.keys[0], "bold"), " ", each.name) for each in told]
        return Content(" " * _GAP).join(parts)


def _size(deed: Deed) -> int:
    return columns(f"{deed.keys[0]} {deed.name}") + _GAP

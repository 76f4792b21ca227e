"""The bottom lines: how far the work has come, and what the gate says now."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from vpbdiff.gate import Verdict
from vpbdiff.review.listing import Count
from vpbdiff.tui.gate_words import gate_line, progress
from vpbdiff.tui.text import content
from vpbdiff.wording import Wording

_BAR = 12


class Status(Static):
    """Shows counts and the verdict of a case."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(markup=False)
        self._wording = wording

    def show(self, count: Count, verdict: Verdict) -> None:
        """Show where a case stands."""
        full = _BAR * count.done // count.all if count.all else _BAR
        bar = "█" * full + "░" * (_BAR - full)
        self.update(
            Content.assemble(f"{bar} ", (progress(count, self._wording), "bold"), "  ")
            + content(gate_line(verdict, self._wording))
        )

"""The bottom lines: how far the work has come, what the gate says now, what the last action came to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vpbdiff.gate import Verdict
from vpbdiff.model.document import Spans
from vpbdiff.review.worklist import Count
from vpbdiff.tui.text import content
from vpbdiff.tui.widgets.gate_words import gate_line, progress
from vpbdiff.wording import Wording

_BAR = 12


class Status(Vertical):
    """Shows counts, the verdict and the last sentence."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def compose(self) -> ComposeResult:
        """One line for the work, one for what was done last."""
        yield Static(id="work", markup=False)
        yield Static(id="told", markup=False)

    def show(self, count: Count, verdict: Verdict) -> None:
        """Show where a case stands."""
        full = _BAR * count.done // count.all if count.all else _BAR
        bar = "█" * full + "░" * (_BAR - full)
        told = Content.assemble(f"{bar} ", (progress(count, self._wording), "bold"), "  ")
        self.query_one("#work", Static).update(told + content(gate_line(verdict, self._wording)))

    def tell(self, sentence: Spans) -> None:
        """Say what the last action came to, until the next one."""
        told = self.query_one("#told", Static)
        told.update(content(sentence))
        told.display = bool(sentence)

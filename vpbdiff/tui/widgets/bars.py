"""The head: which plans are compared, how far the work has come, and what the gate says now, open or closed with what
it still lacks, in the words of `check`; below it, which views there are.

The bottom lines: what on disk is another than what is shown; what the last action came to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from vpbdiff.base.errors import Level
from vpbdiff.gate import Rule, Verdict
from vpbdiff.gate.verdict import GAPS
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.review import worklist
from vpbdiff.review.worklist import Count
from vpbdiff.statements import phrases, reasons
from vpbdiff.tui.layout import content
from vpbdiff.wording import Wording

_BAR = 12
_APART = "   "


class Head(Static):
    """Tells where a case stands: on one line where there is room for all of it, else the gate on one of its own."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(markup=False)
        self._wording = wording
        self._pair = self._bar = self._work = self._gate = Content()

    def show(self, pair: str, verdict: Verdict) -> None:
        """Show where a case of two plans stands."""
        count = worklist.progress(verdict)
        full = max(_BAR * count.done // count.all, min(count.done, 1)) if count.all else 0
        self._bar = Content.assemble(("█" * full, "$open"), "░" * (_BAR - full), " ") if count.all else Content()
        self._pair = content(pair).stylize("bold")
        self._work = Content.styled(progress(count, self._wording), "bold")
        if count.done == count.all and not verdict.passed:
            self._work = Content()  # what holds the gate is nothing that lacks a reason, and stands beside
        opening, *lacks = gate_line(verdict, self._wording)
        look = "$open-text on $open" if verdict.passed else "$alarm-text on $alarm"
        self._gate = Content.styled(opening.text, f"bold {look}") + content(lacks)
        self.refresh(layout=True)

    def render(self) -> Content:
        """One line or two."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the width takes; words that the gate's line has no room for go on below it."""
        return sum(-(-line.cell_length // max(width, 1)) for line in self._lines(width))

    def _lines(self, width: int) -> tuple[Content, ...]:
        """All on one line, or the gate on one of its own; the bar where there is room for it."""
        works = (self._bar + self._work, self._work) if self._work else (self._work,)
        whole = _line(self._pair, works[0], self._gate)
        if whole.cell_length <= width:
            return (whole,)
        firsts = [_line(self._pair, work) for work in works]
        return next((each for each in firsts if each.cell_length <= width), firsts[-1]), self._gate


def _line(*parts: Content) -> Content:
    return Content(_APART).join([each for each in parts if each])


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
        self._ends: list[int] = []

    def mark(self, name: str) -> None:
        """Mark the view that is shown."""
        self._current = name
        self.refresh()

    def render(self) -> Content:
        """The line; where it has no room for every name, as many as it has room for, and the others' keys."""
        for named in range(len(self._views), -1, -1):
            found = self._line(named)
            if found.cell_length <= self.size.width:
                break
        return found

    def _line(self, named: int) -> Content:
        """The views, of which the first so many and the shown one have their names."""
        found = Content()
        self._ends = []
        for number, name in enumerate(self._views, start=1):
            shown = name == self._current
            title = (
                f"{number}" if number > named and not shown else f"{number} {self._wording.say(f'review.view.{name}')}"
            )
            found += Content.styled(f"[{title}]" if shown else f" {title} ", "bold $key" if shown else "")
            self._ends.append(found.cell_length)
        return found

    def on_click(self, event: events.Click) -> None:
        """Choose the view that was clicked."""
        for name, end in zip(self._views, self._ends, strict=True):
            if event.x < end:
                self.post_message(self.Chosen(name))
                return


def progress(count: Count, wording: Wording) -> str:
    """How many of those that need a reason have one."""
    if not count.all:
        return wording.say("review.none-needed")
    if count.done == count.all:
        return wording.count("review.all-done", count.all)
    return wording.say("review.done", done=count.done, all=count.all)


def gate_line(verdict: Verdict, wording: Wording) -> Spans:
    """Whether the gate would let the plan through, how much lacks a reason, and what else holds it up."""
    if verdict.passed:
        return (Span(wording.say("review.gate-open"), Style.STRONG),)
    lacks = phrases.enumeration(list(_lacks(verdict, wording)), wording)
    return (Span(wording.say("review.gate-closed"), Style.ALARM), Span(wording.say("review.gate-lacks", what=lacks)))


def _lacks(verdict: Verdict, wording: Wording) -> Iterator[str]:
    if missing := reasons.missing(verdict.lacking, wording):
        yield missing
    for rule in (each for each in Rule if each not in GAPS):
        number = sum(finding.level is Level.ERROR for finding in verdict.of_rule(rule))
        if number:
            yield wording.count(f"gate.group-{rule}", number)


class Status(Vertical):
    """Shows what is out of date, and the last sentence."""

    def compose(self) -> ComposeResult:
        """One line for what is out of date, one for what was done last."""
        yield Static(id="outdated", markup=False)
        yield Static(id="told", markup=False)

    def warn(self, outdated: str) -> None:
        """Say that what is shown is not what is on disk, until it is again."""
        line = self.query_one("#outdated", Static)
        line.update(content((Span(outdated, Style.ALARM),)))
        line.display = bool(outdated)

    def tell(self, sentence: Spans) -> None:
        """Say what the last action came to, until the next one."""
        told = self.query_one("#told", Static)
        told.update(content(sentence))
        told.display = bool(sentence)

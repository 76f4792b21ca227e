"""The explanations: all that is on record, what no longer stands first, then what does, then the pins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.explanations import Entry
from vpbdiff.gate import Case
from vpbdiff.gate.judge import of_setting
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Style
from vpbdiff.policy.rules import Setting
from vpbdiff.review.edits import Held, about
from vpbdiff.review.worklist import Worklist
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.messages import AddComponent, Explain, ExplainPolicy, Remove, ShowHistory, Visit
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.pages import Point, Points, distinct
from vpbdiff.views import record_report


class ExplanationsView(PagedView):
    """Shows what is on record; leads to the change that an entry is about, and takes away what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "visit", "review.key.visit", id="visit"),
        Binding("e", "explain", "review.key.explain", id="explain"),
        Binding("d", "remove", "review.key.remove", id="remove"),
        Binding("h", "history", "review.key.history", id="history"),
        Binding("y", "copy", "review.key.copy-page", id="copy-page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="on-record")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show what is on record in a case."""
        self._listing = listing
        self._ids = {row.subject.item: row.id for row in listing.all}
        held = record_report.in_order(case, self.wording)
        self._lowered = {of_setting(each): each for each in case.loosened}
        keys = ((each,) if isinstance(each, Setting) else about(each) for each in held)
        self._held = dict(zip(distinct(keys), held, strict=True))
        self._page.show(self._points(case))

    def _points(self, case: Case) -> Iterator[Point]:
        """The list's elements: an entry or a pin with its lines is one point, in the order of `in_order`."""
        if not case.explanations and case.verdict.missing:
            yield Point((Paragraph((Span(self.wording.say("review.record-empty"), Style.STRONG),)), Gap()))
        held = iter(self._held)
        for opening, block in _blocks(record_report.elements(case, self.wording)):
            yield Point(block, next(held) if opening else None)

    @property
    def _chosen(self) -> Held | Setting | None:
        return self._held.get(self._page.key)

    @property
    def _setting(self) -> Setting | None:
        """The lowered requirement under the cursor, or the one that the reason there is for."""
        chosen = self._chosen
        if isinstance(chosen, Entry):
            return next((self._lowered[item] for item in chosen.key if item in self._lowered), None)
        return chosen if isinstance(chosen, Setting) else None

    def action_explain(self) -> None:
        """Change the reason, or give the one that a lowered requirement lacks."""
        chosen = self._chosen
        if (setting := self._setting) is not None:
            self.post_message(ExplainPolicy(setting))
        elif isinstance(chosen, Entry) and chosen.component is not None:
            self.post_message(AddComponent(held=chosen))
        else:
            self.ask(Explain(self._changes) if self._changes else None)

    def action_visit(self) -> None:
        """Show the change that the entry is about; of a lowered requirement the form."""
        if self._setting is not None:
            self.action_explain()
        else:
            self.ask(Visit(self._changes[0]) if self._changes else None)

    @property
    def _changes(self) -> tuple[str, ...]:
        """The changes that the entry under the cursor is about, as far as they are there."""
        items = self._chosen.key if isinstance(self._chosen, Entry) else ()
        return tuple(self._ids[item] for item in items if item in self._ids)

    def action_history(self) -> None:
        """Ask for the history of what the entry is about."""
        rows = [row for row in map(self._listing.row, self._changes) if row is not None]
        self.ask(ShowHistory(*rows[0].standing) if rows else None)

    def action_remove(self) -> None:
        """Take the entry or the pin away; it can be undone."""
        chosen = self._chosen
        self.ask(Remove(chosen) if chosen is not None and not isinstance(chosen, Setting) else None)


def _blocks(elements: Iterable[Block]) -> Iterator[tuple[bool, tuple[PageElement, ...]]]:
    """What belongs together, with air after it, and whether it opens an entry or a pin."""
    lines: list[Line] = []
    for element in elements:
        if lines and not (isinstance(element, Line) and not element.first):
            yield lines[0].first, (*lines, Gap())
            lines = []
        match element:
            case Line():
                lines.append(element)
            case Heading():
                yield False, (element,)
            case Paragraph():
                yield False, (element, Gap())
    if lines:
        yield lines[0].first, (*lines, Gap())


VIEW = ExplanationsView

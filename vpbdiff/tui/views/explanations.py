"""The explanations: all that is on record, what no longer stands first, then what does, then the pins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.explanations import Entry, PinEntry
from vpbdiff.gate import Case
from vpbdiff.report import record_page
from vpbdiff.report.document import Heading, Line, Paragraph
from vpbdiff.review.listing import Listing
from vpbdiff.tui.layout import Gap
from vpbdiff.tui.messages import CopyText, Remove, Visit
from vpbdiff.tui.views.base import View
from vpbdiff.tui.widgets.points import Point, Points

Held = Entry | PinEntry


class ExplanationsView(View):
    """Shows what is on record; leads to the change that an entry is about, and takes away what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "visit", "review.key.visit"),
        Binding("d", "remove", "review.key.remove"),
        Binding("y", "copy", "review.key.copy-page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="on-record")

    def show(self, case: Case, listing: Listing) -> None:
        """Show what is on record in a case."""
        self._ids = {row.subject.item: row.id for row in listing.all}
        self._held = record_page.in_order(case, self.wording)
        self._page.show(self._points(case))

    @property
    def _page(self) -> Points:
        return self.query_one("#on-record", Points)

    def _points(self, case: Case) -> Iterator[Point]:
        """The list's elements: an entry or a pin with its lines is one point, in the order of `in_order`."""
        held = iter(range(len(self._held)))
        lines: list[Line] = []
        for element in record_page.elements(case, self.wording):
            if isinstance(element, Line) and element.first and lines:
                yield Point((*lines, Gap()), next(held))
                lines = []
            if isinstance(element, Line):
                lines.append(element)
                continue
            if lines:
                yield Point((*lines, Gap()), next(held))
                lines = []
            if isinstance(element, Heading | Paragraph):
                yield Point((element, Gap()) if isinstance(element, Paragraph) else (element,))
        if lines:
            yield Point((*lines, Gap()), next(held))

    @property
    def _chosen(self) -> Held | None:
        key = self._page.key
        return self._held[key] if isinstance(key, int) else None

    def action_visit(self) -> None:
        """Show the change that the entry is about."""
        chosen = self._chosen
        items = chosen.key if isinstance(chosen, Entry) else ()
        found = next((self._ids[item] for item in items if item in self._ids), None)
        if found is None:
            self.app.bell()
        else:
            self.post_message(Visit(found))

    def on_points_opened(self) -> None:
        """A click on the chosen entry leads there too."""
        self.action_visit()

    def action_remove(self) -> None:
        """Take the entry or the pin away; it can be undone."""
        if (chosen := self._chosen) is not None:
            self.post_message(Remove(chosen))

    def action_copy(self) -> None:
        """Copy the page."""
        self.post_message(CopyText(self._page.text, "review.copied-view"))


VIEW = ExplanationsView

"""The explanations: all that is on record, what no longer stands first, then what does, then the pins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.explanations import Entry
from vpbdiff.gate import Case
from vpbdiff.report import record_page
from vpbdiff.report.document import Element, Heading, Line, Paragraph
from vpbdiff.review.holding import Held, about
from vpbdiff.review.listing import Listing
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.messages import CopyText, Remove, Visit
from vpbdiff.tui.views.base import View
from vpbdiff.tui.widgets.points import Point, Points, distinct


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
        held = record_page.in_order(case, self.wording)
        self._held = dict(zip(distinct(map(about, held)), held, strict=True))
        self._page.show(self._points(case))

    @property
    def _page(self) -> Points:
        return self.query_one("#on-record", Points)

    def _points(self, case: Case) -> Iterator[Point]:
        """The list's elements: an entry or a pin with its lines is one point, in the order of `in_order`."""
        held = iter(self._held)
        for opening, block in _blocks(record_page.elements(case, self.wording)):
            yield Point(block, next(held) if opening else None)

    @property
    def _chosen(self) -> Held | None:
        return self._held.get(self._page.key)

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


def _blocks(elements: Iterable[Element]) -> Iterator[tuple[bool, tuple[PageElement, ...]]]:
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

"""The old plan through its year: each item, what each report says of it, and what the new plan has of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.gate import Case
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.review.worklist import Worklist
from vpbdiff.statements import followed_report, phrases
from vpbdiff.tui.layout import Gap
from vpbdiff.tui.messages import ShowHistory, Visit
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.pages import Point, Points
from vpbdiff.views import follow_through
from vpbdiff.views.follow_through import ItemThroughYear

_LEADS = "▿"
"""The mark of an item that has a change to go to."""


class FollowView(PagedView):
    """Shows what was followed up, and leads to the changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "visit", "review.key.visit", id="visit"),
        Binding("h", "history", "review.key.history", id="history"),
        Binding("y", "copy", "review.key.copy-page", id="copy-page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="follow-page")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the reports of a case."""
        held = follow_through.rows(case.comparison, case.followed, self.wording)
        self._rows = {row.item.pointer: row for row in held}
        told = ((change, row.id) for row in listing.all for change in (row.change, *row.parts))
        self._listed = {change.id: row for change, row in told if change is not None}
        self._page.show(self._points(case))

    def _points(self, case: Case) -> Iterator[Point]:
        old, new = case.comparison.old.year, case.comparison.new.year
        yield Point((Paragraph(plain(self.wording.say("review.follow-head", year=old, next=new))), Gap()))
        for entity, rows in groupby(self._rows.values(), lambda row: row.item.entity.name):
            yield Point((Heading(phrases.capital(phrases.entity_word(entity, 2, self.wording))),))
            yield from (self._point(row, new) for row in rows)
            yield Point((Gap(),))

    def _point(self, row: ItemThroughYear, year: int) -> Point:
        say = self.wording.say
        lines = [Line((Span(row.item.name, Style.STRONG),), mark=_LEADS if self._leads(row) else "·")]
        for iso, text in row.words:
            day = followed_report.day(iso, self.wording)
            lines.append(Line(plain(say("review.follow-day", day=day, text=text or "–")), 1))
        if row.became:
            lines.append(Line(plain(say("review.follow-next", year=year, text=row.became)), 1))
        return Point(tuple(lines), row.item.pointer)

    def _leads(self, row: ItemThroughYear) -> str | None:
        """The change that the item's own is told in: that of its owner, where it came or went with that."""
        return self._listed.get(row.change or "")

    @property
    def _chosen(self) -> ItemThroughYear | None:
        return self._rows.get(str(self._page.key))

    def action_visit(self) -> None:
        """Show the change of the item."""
        change = self._leads(self._chosen) if self._chosen is not None else None
        self.ask(Visit(change) if change is not None else None)

    def action_history(self) -> None:
        """Ask for the item's history."""
        row = self._chosen
        self.ask(ShowHistory(row.item.pointer, gone=True) if row is not None else None)


VIEW = FollowView

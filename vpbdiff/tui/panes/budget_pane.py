"""The budget: the tables with bars, what went up and down, and the bridge with what is left to explain."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.budget.bridge import ResidualState
from vpbdiff.explanations import Entry
from vpbdiff.gate import Case
from vpbdiff.history.search import FRAMES
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Style, Table, plain
from vpbdiff.review.edits import about
from vpbdiff.review.worklist import Worklist
from vpbdiff.statements.options import Options
from vpbdiff.tui.layout import Gap
from vpbdiff.tui.messages import AddComponent, Remove, ShowHistory
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.pages import Point, Points, distinct
from vpbdiff.views import budget_report
from vpbdiff.views.bridge_report import BridgePage


class BudgetPane(PagedView):
    """Shows the money of a case, and asks for components of the bridge."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "add", "review.key.component", id="component"),
        Binding("enter,e", "change", "review.key.component-here", id="component-here"),
        Binding("d", "remove", "review.key.remove", id="remove"),
        Binding("h", "history", "review.key.history", id="history"),
        Binding("y", "copy", "review.key.copy-page", id="copy-page", show=False),
    ]

    opens = "change"

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="money")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the money of a case."""
        self._bridge = BridgePage(case.verdict, self.wording)
        entries = self._bridge.entries
        self._components = dict(zip(distinct(map(about, entries)), entries, strict=True))
        self._rows: dict[Hashable, str | None] = {}
        self._left: set[Hashable] = set()
        self._places: dict[Hashable, tuple[str, bool]] = {}
        rows = [each for each in case.comparison.new.items() if each.entity.is_money]
        self._frame = next((each.pointer for fits in FRAMES for each in rows if fits(each)), None)
        self._page.show((*self._span_points(), *self._component_points(), *self._table_points(case)))

    def _span_points(self) -> Iterator[Point]:
        if self._bridge.bridge is None:
            yield Point((Paragraph(plain(self.wording.say("bridge.none"))), Gap()))
            return
        legend = Span(self._bridge.legend, Style.QUIET)
        yield Point((Heading(self._bridge.heading), Paragraph((legend,)), Gap()))
        for span, lines in self._bridge.spans():
            key = span.row.key if span.row is not None else "whole"
            self._rows[key] = span.row.name if span.row is not None else None
            if span.row is not None and span.standing is ResidualState.UNEXPLAINED:
                self._left.add(key)
            if span.row is not None:
                self._places[key] = (span.row.new or span.row.old)[0].pointer, not span.row.new
            elif self._frame is not None:
                self._places[key] = self._frame, False
            yield Point(lines, key)
        yield Point((Gap(),))

    def _component_points(self) -> Iterator[Point]:
        if self._bridge.bridge is None:
            return
        yield Point((Heading(self.wording.say("bridge.components")),))
        if not self._components:
            yield Point((Paragraph(plain(self.wording.say("bridge.no-components"))),))
        for key, entry in self._components.items():
            yield Point(self._bridge.component(entry), key)
        yield Point((Gap(),))

    def _table_points(self, case: Case) -> Iterator[Point]:
        """The report's own section on money; its rules and claims, which are long, come last."""
        for element in budget_report.elements(case.comparison, self.wording, Options(full=True), shares=True):
            if isinstance(element, Table):
                yield Point((element, Gap()))
            elif isinstance(element, Heading | Paragraph | Line):
                yield Point((element,))

    def action_add(self) -> None:
        """Ask for the form of a component, for the unit under the cursor if there is one."""
        self.post_message(AddComponent(self._row))

    def action_change(self) -> None:
        """Ask for the form of the component under the cursor, or of one for the unit there."""
        self.post_message(AddComponent(self._row, self._component))

    def go_on(self) -> None:
        """Ask for the form of the next unit with something left to explain."""
        keys = [*self._rows]
        at = keys.index(self._page.key) + 1 if self._page.key in keys else 0
        found = next((key for key in (*keys[at:], *keys[:at]) if key in self._left), None)
        if found is not None:
            self._page.go_to(found)
            self.action_add()

    @property
    def _row(self) -> str | None:
        """The unit under the cursor."""
        return self._rows.get(self._page.key)

    def action_remove(self) -> None:
        """Take the component under the cursor away; it can be undone."""
        entry = self._component
        self.ask(Remove(entry) if entry is not None else None)

    @property
    def _component(self) -> Entry | None:
        """The component under the cursor."""
        return self._components.get(self._page.key)

    def action_history(self) -> None:
        """Ask for the history of the unit, or of the net cost."""
        place = self._places.get(self._page.key)
        self.ask(ShowHistory(*place) if place is not None else None)


VIEW = BudgetPane

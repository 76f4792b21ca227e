"""The risks: each index from old to new on one line, by band, with the new and the dropped ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.gate import Case
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.review.worklist import Worklist, WorklistRow
from vpbdiff.statements import caveats
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.messages import Explain, ShowHistory, Visit
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.change_lines import SIGNS
from vpbdiff.tui.widgets.pages import Point, Points
from vpbdiff.views import risk_bands
from vpbdiff.views.risk_bands import RiskLine

_QUIET = ("same",)


class RisksView(PagedView):
    """Shows every risk of both plans, and leads to the change of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "visit", "review.key.visit", id="visit"),
        Binding("e", "explain", "review.key.explain", id="explain"),
        Binding("h", "history", "review.key.history", id="history"),
        Binding("y", "copy", "review.key.copy-page", id="copy-page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="risk-page")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the risks of a case."""
        self._rows = {
            pointer: row for row in listing.all if ENTITIES[row.subject.entity].is_rated for pointer in _pointers(row)
        }
        self._page.show(self._points(case))

    def _points(self, case: Case) -> Iterator[Point]:
        say = self.wording.say
        found = list(risk_bands.bands(case.comparison))
        head = " ".join(self._head(case.comparison, [risk for _, risks in found for risk in risks]))
        yield Point((Paragraph(plain(head)), Gap()))
        words = [risk_bands.change_of(risk, self.wording) for _, risks in found for risk in risks]
        widest = max(map(len, words), default=0)
        for band, risks in found:
            low, high = band or (0, 0)
            heading = say("risks.band", low=low, high=high) if band else say("risks.band-none")
            yield Point((Heading(heading),))
            for risk in risks:
                yield Point((self._line(risk, widest),), risk.pointer)
            yield Point((Gap(),))

    def _head(self, comparison: Comparison, found: Sequence[RiskLine]) -> Iterator[str]:
        """What the marks mean, and whose risks are not known: that there are none is said of known plans alone."""
        unknown = caveats.sentences(risk_bands.unknown(comparison), comparison, self.wording)
        if found:
            yield self.wording.say("risks.legend")
        elif not unknown:
            yield self.wording.say("risks.none")
        yield from unknown
        if not all(risk.compared for risk in found):
            yield self.wording.say("risks.not-compared")

    def _line(self, risk: RiskLine, widest: int) -> PageElement:
        """The scale and the words in columns of their own, so that the names stand below each other."""
        row = self._rows.get(risk.pointer)
        told = risk_bands.change_of(risk, self.wording).ljust(widest)
        spans = [Span(risk.name, Style.PLAIN if risk.what in _QUIET else Style.STRONG)]
        if row is not None:
            state = f"{SIGNS[row.mark]}\N{NO-BREAK SPACE}{self.wording.say(f'review.state.{row.mark}')}"
            spans.append(Span(f"  {state}", Style.ALARM if row.is_open else Style.QUIET))
        return Line(tuple(spans), mark=f"{risk.scale}  {told} ")

    @property
    def _chosen(self) -> WorklistRow | None:
        return self._rows.get(str(self._page.key))

    def action_visit(self) -> None:
        """Show the change of the risk."""
        row = self._chosen
        self.ask(Visit(row.id) if row is not None else None)

    def action_explain(self) -> None:
        """Give the reason at once."""
        row = self._chosen
        self.ask(Explain((row.id,)) if row is not None else None)

    def action_history(self) -> None:
        """Ask for the risk's history."""
        pointer = str(self._page.key or "")
        if pointer:
            self.post_message(ShowHistory(pointer.removeprefix("old:"), pointer.startswith("old:")))


def _pointers(row: WorklistRow) -> Iterator[str]:
    """The places that a row's risk is known by in the list of risks."""
    change = row.change
    if change is None:
        return
    yield from (item.pointer for item in change.new)
    if not change.new:
        yield from (f"old:{item.pointer}" for item in change.old)


VIEW = RisksView

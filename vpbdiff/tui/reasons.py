"""What is on record of a change: its reasons, those that are stale with what differs since, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.explanations import Entry
from vpbdiff.gate import Case
from vpbdiff.model.document import Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.review.worklist import Row
from vpbdiff.statements import reasons
from vpbdiff.statements.drift_words import DriftWords
from vpbdiff.tui.layout import PageElement
from vpbdiff.wording import Wording


class Reasons:
    """Tells the entries of the changes of one case."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._drifts = DriftWords(case.comparison, wording)
        self._wording = wording

    def elements(self, row: Row) -> Iterator[PageElement]:
        """The reasons that stand, then those that do not."""
        yield Paragraph((Span(self._wording.say("review.explanation"), Style.STRONG),))
        for entry in row.stand.entries:
            yield from self._entry(entry)
        for entry, drifts in row.stand.stale:
            yield Line((Span(self._wording.say("review.stale-since"), Style.ALARM),), 1, "?")
            for drift in drifts:
                yield Line(self._drifts.line(drift), 2)
            yield from self._entry(entry)
        if not (row.stand.entries or row.stand.stale):
            yield Line((Span(self._wording.say("review.none-given"), Style.QUIET),), 1)

    def _entry(self, entry: Entry) -> Iterator[PageElement]:
        yield Line(self._reason(entry), 1, "✓" if entry.reason else "")
        if entry.component is not None:
            yield Line(plain(reasons.component(entry.component, self._wording)), 2)
        for fact in reasons.facts(entry, self._wording):
            yield Line((Span(fact, Style.QUIET),), 2)
        if len(entry.items) > 1:
            named = reasons.items(entry, self._wording)
            yield Line((Span(self._wording.say("review.together-with", items=named), Style.QUIET),), 2)

    def _reason(self, entry: Entry) -> Spans:
        return plain(entry.reason)

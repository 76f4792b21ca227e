"""What the reports on the old plan's year say of one change, beside its reason and never in place of it."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.follow.changes import beside_change
from vpbdiff.gate import Case
from vpbdiff.model.document import Line, Paragraph, Span, Style, plain
from vpbdiff.review.worklist import WorklistRow
from vpbdiff.statements import followed_changes
from vpbdiff.tui.layout import PageElement
from vpbdiff.wording import Wording


class FollowUpDetail:
    """Tells of the changes of one case; nothing of any where no report is known."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._followings = case.followed
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """A line for each report's words, then that a reason and a report disagree."""
        found = beside_change(row.change, self._followings) if row.change is not None and self._followings else None
        if found is None:
            return
        yield Paragraph((Span(self._wording.say("review.followed"), Style.STRONG),))
        yield from (Line(plain(text), 1) for text in followed_changes.beside_lines(found, self._wording))
        yield from (Line(spans, 1) for spans in followed_changes.disagreeing(found, row.stand, self._wording))

"""Sentences of the new plan that seem to give the reason: found for one change at a time, never taken by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from vpbdiff.model.document import Line, Paragraph, Span, Style, plain
from vpbdiff.model.plan import Plan
from vpbdiff.review.worklist import Row
from vpbdiff.statements import reasons
from vpbdiff.tui.layout import PageElement
from vpbdiff.tui.text import clean
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations.suggestions import Suggester


MOST = 3
"""Sentences that a form offers for several changes together: as many as for one."""


class Suggestions:
    """Looks in one plan."""

    def __init__(self, plan: Plan, wording: Wording) -> None:
        self.plan = plan
        self._wording = wording

    @cached_property
    def _suggester(self) -> Suggester:
        from vpbdiff.explanations.suggestions import Suggester, of_plan  # noqa: PLC0415 - not before the list is shown

        return Suggester(of_plan(self.plan))

    def sentences(self, row: Row) -> tuple[str, ...]:
        """The sentences as they can be taken into a form, likeliest first."""
        return tuple(clean(each.passage.text) for each in self._suggester.of(row.subject))

    def elements(self, row: Row) -> Iterator[PageElement]:
        """The sentences with where they stand; nothing where there is none."""
        for number, each in enumerate(self._suggester.of(row.subject)):
            if not number:
                yield Paragraph((Span(self._wording.say("review.suggestions"), Style.STRONG),))
            where = reasons.origin(each.passage.origin, self._wording)
            yield Line((*plain(each.passage.text), Span(f" ({where})", Style.QUIET)), 1, "»")

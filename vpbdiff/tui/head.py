"""What a page opens with: what became of which item, and how it stands with the gate."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.explanations.quality import Fault
from vpbdiff.gate import Case, Rule
from vpbdiff.model.document import Paragraph, Span, Spans, Style
from vpbdiff.policy import Need
from vpbdiff.review.worklist import Mark, Row
from vpbdiff.statements import phrases
from vpbdiff.statements.bare_rows import bare_rows
from vpbdiff.statements.plan_order import Outline, is_text
from vpbdiff.tui.layout import PageElement
from vpbdiff.tui.widgets.change_lines import SIGNS
from vpbdiff.views.change_block import Blocks
from vpbdiff.wording import Wording


class Head:
    """Says headings in one language."""

    def __init__(self, case: Case, wording: Wording) -> None:
        comparison = case.comparison
        self._bare = bare_rows(comparison)
        self._blocks = Blocks(comparison, Outline(comparison, ()), wording, full=True)
        self._wording = wording

    def elements(self, row: Row) -> Iterator[PageElement]:
        """The heading, then the state in words."""
        yield Paragraph(self._heading(row))
        yield Paragraph(self._state(row))
        if row.weakened:
            yield Paragraph((Span(self._wording.say("review.weakened"), Style.ALARM),))

    def _heading(self, row: Row) -> Spans:
        change = row.change
        if change is None:
            line, *_ = self._blocks.bare_row(self._bare[row.subject.pointer], 0)
            return line.spans
        item = (change.new or change.old)[0]
        name = phrases.brief(item.name, phrases.TEXT_WORDS) if is_text(item) else item.name
        return (*self._blocks.headline(change), Span(name, Style.STRONG))

    def _state(self, row: Row) -> Spans:
        """What it lacks, or what is wrong with what it has."""
        style = Style.ALARM if row.is_open else Style.PLAIN
        return (Span(f"{SIGNS[row.mark]} {self._stands(row)}".lstrip(), style),)

    def _stands(self, row: Row) -> str:
        finding = row.finding
        if finding is not None and finding.rule is Rule.NO_DECISION:
            return self._wording.say("gate.no-decision")
        if finding is not None and finding.rule is Rule.NO_REASON and isinstance(finding.params["fault"], Fault):
            reason = finding.entry.reason if finding.entry else ""
            return self._wording.say(f"gate.no-reason.{finding.params['fault']}", reason=phrases.brief(reason))
        if row.mark is Mark.NEEDS and row.need is Need.DECISION:
            return self._wording.say("review.stand.needs-decision")
        return self._wording.say(f"review.stand.{row.mark}")

"""All that the review shows of one change, as elements of a page. Nothing here knows a widget.

What became of which item and how it stands with the gate; what differs; what is on record, and sentences of the new
plan that seem to give the reason; why its items are held to be the same; where it stands in plan, snapshot and source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.base.escaping import in_line
from vpbdiff.explanations import Entry
from vpbdiff.gate import Case, Rule
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item, Plan
from vpbdiff.policy import Need
from vpbdiff.review.worklist import Mark, WorklistRow
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.caveats import PairEvidence
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.reasons import DriftWords
from vpbdiff.statements.statement import bare_rows, surroundings
from vpbdiff.store import Snapshot
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.side_by_side import Texts
from vpbdiff.tui.widgets.change_lines import SIGNS, WEAKER
from vpbdiff.views.finding_links import lines
from vpbdiff.views.findings import change_fault
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations.suggestions import Suggester
from vpbdiff.follow.changes import beside_change
from vpbdiff.statements import followed_changes


class DetailHead:
    """What a page opens with: how which item changed, and what the gate says of it."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._comparison = case.comparison
        self._phrasing = Phrasing(case.comparison, wording, full=True)
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """The heading, then the state in words."""
        yield Paragraph(self._heading(row))
        yield Paragraph(self._state(row))
        if row.weakened:
            yield Paragraph((Span(f"{WEAKER} {self._phrasing.weakened()}", Style.ALARM),))

    def _heading(self, row: WorklistRow) -> Spans:
        if row.change is None:
            return self._phrasing.bare_opening(bare_rows(self._comparison)[row.subject.pointer])
        return self._phrasing.heading(surroundings(self._comparison).statement(row.change), full=True)

    def _state(self, row: WorklistRow) -> Spans:
        """What it lacks, or what is wrong with what it has."""
        style = Style.ALARM if row.is_open else Style.PLAIN
        return (Span(f"{SIGNS[row.mark]} {self.stands(row)}".lstrip(), style),)

    def stands(self, row: WorklistRow) -> str:
        """How it stands with the gate: what it lacks, if anything."""
        finding = row.finding
        if finding is not None and (finding.rule in (Rule.NO_DECISION, Rule.NO_REASON) or row.mark is Mark.REFUSED):
            return change_fault(finding, self._comparison, self._wording)
        if row.mark is Mark.NEEDS and row.need is Need.DECISION:
            return self._wording.say("review.stand.needs-decision")
        return self._wording.say(f"review.stand.{row.mark}")


class MoneyDetail:
    """By how much an amount changed, in its unit and in per cent."""

    def __init__(self, comparison: Comparison, wording: Wording, earlier: MoneyDetail | None = None) -> None:
        """An `earlier` one of the same comparison has worked it out already."""
        self._comparison = comparison
        self._wording = wording
        if earlier is not None and earlier._comparison is comparison and "_changes" in vars(earlier):
            self._changes = earlier._changes

    @cached_property
    def _changes(self) -> Mapping[str, str]:
        from vpbdiff.views.budget_figures import BudgetFigures  # noqa: PLC0415 - not before an amount is shown

        return dict(BudgetFigures(self._comparison, self._wording).changes())

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """One line, for a row of the budget that has a figure in both plans."""
        if ENTITIES[row.subject.entity].is_money and (told := self._changes.get(row.standing[0])):
            yield Paragraph((Span(told, Style.STRONG),))


class PairDetail:
    """Why two items are held to be the same, and how surely."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._comparison = comparison
        self._evidence = PairEvidence(wording)
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """A line for each pair; that nothing was found for what came or went."""
        if row.change is None:
            return
        statement = surroundings(self._comparison).statement(row.change)
        found = [*self._evidence.sentences(statement)]
        key = "pairing" if statement.old and statement.new else f"unpaired-{'old' if statement.old else 'new'}"
        if found:
            yield Paragraph((Span(self._wording.say(f"review.{key}"), Style.STRONG),))
        yield from (Line(plain(sentence), 1) for sentence in found)


class Places:
    """Looks up where the changes of a case stand; reads each snapshot once, when a place in it is first asked for."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._sides = {"old": (case.comparison.old, case.old), "new": (case.comparison.new, case.new)}
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """The path of headings, then a line for each of its items."""
        path = " › ".join(self.path(row))
        yield Paragraph((Span(self._wording.say("review.place"), Style.STRONG), *plain(path)))
        for side, items in self._items(row):
            for item in items:
                yield Line(plain(self._line(side, item)), 1)

    def path(self, row: WorklistRow) -> tuple[str, ...]:
        """The part of the plan and the items that the change stands in."""
        return (phrases.capital(phrases.list_word(row.part, self._wording)), *(owner.name for owner in row.owners))

    def spot(self, row: WorklistRow) -> str:
        """File and line of the item in the new plan's snapshot, or in the old one's where it is there no longer."""
        side, items = list(self._items(row))[-1]
        return self._spot(side, items[0])

    def _items(self, row: WorklistRow) -> Iterator[tuple[str, tuple[Item, ...]]]:
        change = row.change
        if change is not None:
            yield from ((side, items) for side, items in (("old", change.old), ("new", change.new)) if items)
            return
        plan, _ = self._sides["new"]
        yield "new", tuple(item for item in plan.items() if item.pointer == row.subject.pointer)

    def _line(self, side: str, item: Item) -> str:
        plan, _ = self._sides[side]
        spot = self._wording.say(
            "review.spot", plan=phrases.plan_name(plan, self._wording), spot=self._spot(side, item)
        )
        return spot + self._source(plan, item)

    def _spot(self, side: str, item: Item) -> str:
        plan, snapshot = self._sides[side]
        line = _lines_of(plan, snapshot).get(item.pointer)
        return snapshot.shown if line is None else f"{snapshot.shown}:{line}"

    def _source(self, plan: Plan, item: Item) -> str:
        source = item.source
        if source is None or (source.line is None and source.page is None):
            return ""
        named = plan.documents[source.document - 1] if source.document <= len(plan.documents) else ""
        what = "page" if source.line is None else "line"
        document = named or self._wording.say("review.the-document")
        return self._wording.say(f"review.source-{what}", document=document, n=source.line or source.page)


@by_identity(4)
def _known_lines(plan: Plan) -> dict[str, dict[str, int]]:
    """The lines that were found of a plan's items, by the file that it was read from: what the plan alone decides is
    found once, whatever is written about it."""
    return {}


def find_lines(case: Case) -> None:
    """Find the lines of all items of a case's plans, so that no page waits for it."""
    _lines_of(case.comparison.old, case.old)
    _lines_of(case.comparison.new, case.new)


def _lines_of(plan: Plan, snapshot: Snapshot) -> dict[str, int]:
    """The line of every item; none where the file can't be read any more, which takes nothing from the page."""
    known = _known_lines(plan)
    if snapshot.shown not in known:
        try:
            known[snapshot.shown] = lines(snapshot, {item.pointer for item in plan.items()})
        except VpbdiffError:
            known[snapshot.shown] = {}
    return known[snapshot.shown]


_SHORT = {Mark.REFUSED: SIGNS[Mark.REFUSED]}
"""What stands before a reason that is not enough, or not taken."""


class ReasonDetail:
    """Tells the entries of the changes of one case."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._drifts = DriftWords(case.comparison, wording)
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """The reasons that stand, then those that do not."""
        yield Paragraph((Span(self._wording.say("review.explanation"), Style.STRONG),))
        for entry in row.stand.entries:
            yield from self._entry(entry, SIGNS[Mark.HAS] if not row.is_open else _SHORT.get(row.mark, "·"))
        for entry, drifts in row.stand.stale:
            yield Line((Span(self._wording.say("review.stale-since"), Style.ALARM),), 1, "?")
            for drift in drifts:
                yield Line(self._drifts.line(drift), 2)
            yield from self._entry(entry)
        if not (row.stand.entries or row.stand.stale):
            yield Line((Span(self._wording.say("review.none-given"), Style.QUIET),), 1)

    def _entry(self, entry: Entry, sign: str = "") -> Iterator[PageElement]:
        yield Line(plain(entry.reason), 1, sign if entry.reason else "")
        if entry.component is not None:
            yield Line(plain(reasons.component(entry.component, self._wording)), 2)
        for fact in reasons.facts(entry, self._wording):
            yield Line((Span(fact, Style.QUIET),), 2)
        if len(entry.items) > 1:
            named = reasons.items(entry, self._wording)
            yield Line((Span(self._wording.say("review.together-with", items=named), Style.QUIET),), 2)


MOST = 2
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

    def sentences(self, row: WorklistRow) -> tuple[str, ...]:
        """The sentences as they can be taken into a form, likeliest first."""
        return tuple(in_line(each.passage.text) for each in self._suggester.of(row.subject))

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """The sentences with where they stand; nothing where there is none."""
        for number, each in enumerate(self._suggester.of(row.subject)):
            if not number:
                yield Paragraph((Span(self._wording.say("review.suggestions"), Style.STRONG),))
            where = reasons.origin(each.passage.origin, self._wording)
            yield Line((*plain(each.passage.text), Span(f" ({where})", Style.QUIET)), 1, "»")


class _DetailPart(Protocol):
    def elements(self, row: WorklistRow) -> Iterator[PageElement]: ...


class Detail:
    """Tells the changes of one case: what differs, why it says so, what is on record, where it stands."""

    def __init__(self, case: Case, wording: Wording, earlier: Detail | None = None) -> None:
        """`earlier` is the detail of the case before, which may have read the same plans."""
        self._places: Places = Places(case, wording)
        self._money: MoneyDetail = MoneyDetail(case.comparison, wording, earlier._money if earlier else None)
        self.texts = Texts(case.comparison, wording)
        if earlier is not None:
            self.texts.folds = earlier.texts.folds
        self._parts: tuple[_DetailPart, ...] = (
            DetailHead(case, wording),
            self.texts,
            self._money,
            ReasonDetail(case, wording),
            FollowUpDetail(case, wording),
            PairDetail(case.comparison, wording),
            self._places,
        )

    def elements(self, row: WorklistRow, suggestions: Suggestions | None = None) -> Iterator[PageElement]:
        """The page of one change, in reading order; with what is suggested, where that is asked for."""
        for number, part in enumerate(self._parts):
            found = list(part.elements(row))
            if isinstance(part, ReasonDetail) and suggestions is not None:
                found += suggestions.elements(row)
            if found and number:
                yield Gap()
            yield from found

    def spot(self, row: WorklistRow) -> str:
        """File and line of the change's item."""
        return self._places.spot(row)


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

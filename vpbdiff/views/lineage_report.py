"""A lineage plan by plan: what each plan made of the item, in the words and the order of `diff`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vpbdiff.budget.tables import year_amounts
from vpbdiff.follow.money import outcomes_of
from vpbdiff.follow.reasons import in_order
from vpbdiff.follow.series import reports_beside
from vpbdiff.history import Appearance, ComparedPair, Edition, Event, History, Lineage, LineageStart
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.money import Amount
from vpbdiff.statements import absence, caveats, followed, followed_report, phrases
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.options import Options, Selection
from vpbdiff.statements.outline import OrderedItem, Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.reasons import reasons_by_handle
from vpbdiff.statements.statement import BareRow, bare_rows, is_quiet
from vpbdiff.views.diff_report import Reasons, lines, part_elements
from vpbdiff.wording import Wording


def edition_name(history: History, number: int, wording: Wording) -> str:
    """What one plan of a series is called beside the others: its year, and its version where the year has several."""
    edition = history.editions[number]
    if edition.plan.known_from is None and not history.is_one_of_several(edition):
        return wording.say("diff.plan", year=edition.plan.year)
    return full_name(edition, wording)


def full_name(edition: Edition, wording: Wording) -> str:
    """A plan's year and version, or that another plan alone tells of it."""
    if edition.plan.known_from is None:
        return phrases.plan_name(edition.plan, wording)
    return wording.say("history.told-by", year=edition.plan.year, teller=edition.plan.known_from)


_OF_LISTS = ("compare.no-section", "compare.not-known")
"""Remarks on what a plan says of a whole list: why something came or went that may have been there all the time."""


class Chapters:
    """Tells a lineage in one language, a chapter for each plan that it stands in or is gone from."""

    def __init__(self, history: History, lineage: Lineage, wording: Wording, options: Options) -> None:
        self._history = history
        self._lineage = lineage
        self._wording = wording
        self._options = options
        self._brief = phrases.whole if options.full else phrases.brief

    def elements(self) -> Iterator[Block]:
        """All chapters, oldest first."""
        for edition in self._history.editions:
            steps = [step for step in self._history.steps if step.new == edition.number]
            found = list(self._beginnings(edition.number))
            for step in steps:
                found += self._step(step)
            found += self._reported(edition)
            if found:
                yield Heading(edition_name(self._history, edition.number, self._wording))
                yield from found

    def _reported(self, edition: Edition) -> Iterator[Block]:
        """What the reports on a plan's year say of the item, each with its day, under the plan in force for it."""
        name = edition.place.name
        if name is None or name.version is not None or name.known_from is not None:
            return
        pointers = {each.item.pointer for each in self._lineage.within(edition.number)}
        for following in in_order(edition.plan, reports_beside((edition.place,), edition.plan.year)):
            for each in following.items:
                if each.plan is not None and each.plan.pointer in pointers and each.report:
                    day = followed_report.day(following.report.through, self._wording)
                    told = followed.sentences(replace(each, before=()), following, self._wording, dated=False)
                    text = " ".join(told)
                    yield Line(plain(self._wording.say("follow.in-history", day=day, text=text)), mark="·")
        yield from self._outcomes(edition)

    def _outcomes(self, edition: Edition) -> Iterator[Block]:
        """What the reports on a plan's year and on the next give as a budget row's outcome of that year."""
        place, year = (edition.place,), edition.plan.year
        held = [each.item for each in self._lineage.within(edition.number) if each.item.entity.is_money]
        for report in (*reports_beside(place, year), *reports_beside(place, year + 1)) if held else ():
            for item in held:
                for amount in outcomes_of(item, report, year):
                    told = {"year": year, "amount": phrases.amount_text(amount, self._wording)}
                    day = followed_report.day(report.through, self._wording)
                    yield Line(plain(self._wording.say("follow.in-history-outcome", day=day, **told)), mark="·")

    def _beginnings(self, edition: int) -> Iterator[Block]:
        for appearance in self._lineage.within(edition):
            origin = self._history.origin(self._lineage, appearance)
            if origin in (LineageStart.FIRST, LineageStart.NOT_KNOWN):
                yield from self._content(appearance, origin)

    def _content(self, appearance: Appearance, origin: LineageStart) -> Iterator[Block]:
        """An item that nothing is known of before: all that it says, and what it holds."""
        item, owner = appearance.item, appearance.owner
        under = ""
        if owner is not None:
            word = self._wording.say(f"entity.{owner.entity.name}.the")
            under = self._wording.say("history.under", owner=word, name=self._brief(owner.name))
        name = Span(item.name, Style.STRONG) if item.entity.has_name else Span(item.name)
        opening = plain(self._wording.say(f"history.origin-{origin}", under=under))
        yield Line((*opening, name), mark="·", first=True)
        for spans in FacetWords(self._wording, full=self._options.full).content(item):
            yield Line(spans, 1)
        for listing in item.lists.values():
            names = [each.name for each in listing]
            if not names:
                continue
            holding = phrases.holding({listing[0].entity.name: len(names)}, self._wording)
            yield Line(plain(holding), 1)
            yield from (Line(plain(self._brief(each, phrases.TEXT_WORDS)), 2, "·") for each in names)

    def _step(self, step: ComparedPair) -> Iterator[Block]:
        events = [event for event in self._lineage.events if event.step == step.number]
        if not any(each.path in step.lists for each in self._lineage.appearances):
            yield from self._across(step)
            return
        if not events:
            return
        yield from self._leap(step)
        below = [each for event in events for each in self._history.below(event) if _is_told(each)]
        bare = self._bare(step, events)
        if not any(map(_is_told, events)) and not bare:
            yield Line((Span(self._unchanged(step, events, changed_below=bool(below)), Style.QUIET),), mark="·")
        yield from self._told(step, events, below, bare)

    def _across(self, step: ComparedPair) -> Iterator[Block]:
        """The reasons that were given for a longer step, whose changes stand piece by piece above."""
        mine = [event for event in self._lineage.events if event.step == step.number]
        items = (*self._lineage.within(step.old), *self._lineage.within(step.new))
        parts = [each for each in self._history.held(step.number, items) if each.appearances[0].item.entity.part]
        if not mine and not parts:
            return
        old = edition_name(self._history, step.old, self._wording)
        yield Paragraph(plain(self._wording.say("history.across", old=old)))
        changes = [event.change for event in (*mine, *parts) if event.change is not None]
        bare = self._bare(step, mine)
        outline, phrasing, on_record = self._words(step, changes, bare)
        for row in bare.values():
            yield from lines(phrasing.node(OrderedItem(row.new, bare=row)), on_record)
        for statement in outline.shown:
            yield from lines(phrasing.brief(statement), on_record)

    def _words(
        self, step: ComparedPair, changes: Iterable[Change], bare: Mapping[str, BareRow]
    ) -> tuple[Outline, Phrasing, Reasons]:
        """Changes of a step arranged, what puts them into words, and what is on record of them."""
        outline = Outline(step.comparison, changes, bare)
        handles = [*(statement.id for statement in outline.shown), *bare]
        stands = {handle: step.stands[handle] for handle in handles if handle in step.stands}
        phrasing = Phrasing(step.comparison, self._wording, full=self._options.full)
        return outline, phrasing, reasons_by_handle(stands, self._wording)

    @staticmethod
    def _bare(step: ComparedPair, events: list[Event]) -> dict[str, BareRow]:
        """The row as one that lacks an amount in one of the plans, if it is."""
        pointers = {each.item.pointer for event in events for each in event.new}
        return {pointer: row for pointer, row in bare_rows(step.comparison).items() if pointer in pointers}

    def _leap(self, step: ComparedPair) -> Iterator[Paragraph]:
        """What the step leaps over, where it does, and why."""
        old = edition_name(self._history, step.old, self._wording)
        why = []
        if step.skipped:
            years = phrases.enumeration([str(year) for year in step.skipped], self._wording)
            why.append(self._wording.say("history.skipped", years=years))
        word = phrases.list_word(self._lineage.path, self._wording)
        for edition in self._history.passed(step, self._lineage.path):
            key = "history.passed-no-part" if edition.knows(self._lineage.path) else "history.passed-not-known"
            plan = edition_name(self._history, edition.number, self._wording)
            why.append(self._wording.say(key, plan=plan, list=word))
        if why:
            said = " ".join((self._wording.say("history.compared-with", old=old), *why))
            yield Paragraph((Span(said, Style.QUIET),))

    def _told(
        self, step: ComparedPair, events: list[Event], below: list[Event], bare: dict[str, BareRow]
    ) -> Iterator[Block]:
        """The changes of the item and of what it holds, as `diff` shows them."""
        changes = [event.change for event in events if event.change is not None]
        parts = [other.change for other in below if other.change is not None and other.appearances[0].item.entity.part]
        outline, phrasing, on_record = self._words(step, (*changes, *parts), bare)
        on_record = {**on_record, **self._lacking(events, on_record)}
        for part in phrasing.parts(outline):
            yield from part_elements(part, on_record, self._wording)
        owned = [other for other in below if not other.appearances[0].item.entity.part]
        yield from self._held(phrasing, outline, events, owned)
        yield from self._of_lists(step, changes)

    def _lacking(self, events: list[Event], on_record: Reasons) -> Reasons:
        """That a change of substance has no reason, where people have given reasons for others of its step."""
        none = (Span(self._wording.say("history.no-reason"), Style.QUIET),)
        lacking = [each.change for each in events if self._history.lacks_reason(self._lineage, each)]
        return {
            change.id: (*on_record.get(change.id, ()), none)
            for change in lacking
            if change is not None and change.significance is Significance.MATERIAL
        }

    def _held(self, phrasing: Phrasing, outline: Outline, events: list[Event], below: list[Event]) -> Iterator[Line]:
        """What became of the items that it owns and that have a history of their own: a line each."""
        owned = [(other, outline.statement(other.change)) for other in below if other.change is not None]
        if owned:
            the = self._wording.say(f"entity.{self._lineage.entity.name}.the")
            yield Line(plain(self._wording.say("history.held", the=the)), first=True)
        mine = {each.key for event in events for each in event.appearances}
        for other, statement in owned:
            short = phrasing.brief(statement)
            yield Line(short.opening, 1, short.mark)
            if Kind.MOVED in statement.kinds:
                if _has_come(other.new, other.old, mine):
                    yield Line(phrasing.moved(statement), 2)
                if _has_come(other.old, other.new, mine):
                    yield Line(phrasing.moved_away(statement), 2)

    def _of_lists(self, step: ComparedPair, changes: list[Change]) -> Iterator[Line]:
        """That a plan has no such part at all, where the item came or went."""
        if not any({Kind.ADDED, Kind.REMOVED} & {*change.kinds} for change in changes):
            return
        held = caveats.held(step.comparison, Selection((self._lineage.entity.name,)))
        of_lists = (each for each in held if each.key in _OF_LISTS)
        for sentence in caveats.sentences(of_lists, step.comparison, self._wording):
            yield Line((Span(sentence, Style.QUIET),), 1)

    def _unchanged(self, step: ComparedPair, events: list[Event], *, changed_below: bool) -> str:
        """That the item says what it said; itself, where what it holds has changed."""
        old = edition_name(self._history, step.old, self._wording)
        plans = step.comparison.old, step.comparison.new
        if any(event.change is not None for event in events):
            return self._wording.say(f"history.only-order{absence.as_read(plans)}", old=old)
        if rounded := next(filter(None, (_rounded(step, event) for event in events)), None):
            before, after = (phrases.amount_text(amount, self._wording) for amount in rounded)
            return self._wording.say(
                f"history.unchanged-rounded{absence.as_read(plans)}", old=old, before=before, after=after
            )
        if not changed_below:
            return self._wording.say(f"history.unchanged{absence.as_read(plans)}", old=old)
        form = phrases.gender(self._lineage.entity.name, self._wording)
        the = self._wording.say(f"entity.{self._lineage.entity.name}.the")
        if any(plan.unread for plan in plans):
            return phrases.capital(self._wording.say("history.unchanged-itself-read", the=the, old=old))
        return phrases.capital(self._wording.say(f"history.unchanged-itself.{form}", the=the, old=old))


def _has_come(here: Sequence[Appearance], there: Sequence[Appearance], mine: Collection[tuple[int, str]]) -> bool:
    """Whether something that stands here under one of my appearances stands there under an item that is none."""
    if not any((each.edition, each.owner.pointer) in mine for each in here if each.owner is not None):
        return False
    owner = there[0].owner
    return owner is not None and (there[0].edition, owner.pointer) not in mine


def _rounded(step: ComparedPair, event: Event) -> tuple[Amount, Amount] | None:
    """A row's amounts in the two plans where they are the same but for how precisely each is printed."""
    years = (event.old, step.comparison.old.year), (event.new, step.comparison.new.year)
    before, after = (_amount(appearances, year) for appearances, year in years)
    return (before, after) if before and after and abs(before.kr) != abs(after.kr) else None


def _amount(appearances: tuple[Appearance, ...], year: int) -> Amount | None:
    """What a row is given for a plan's own year."""
    known = (each for one in appearances for each in year_amounts(one.item))
    return next((each.amount for each in known if (each.year, each.kind) == (year, "budget")), None)


def _is_told(event: Event) -> bool:
    """Whether there is something to show: more than that an item stood, or has another place in its list."""
    return event.change is not None and not is_quiet(event.change)

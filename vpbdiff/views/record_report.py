"""What is on record, and suggestions for it.

What is on record of why a plan changed, as a document: what no longer stands first, then what stands, then pins.

Suggested reasons as a document: for each change the sentences with where they stand, then last year's drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from vpbdiff.documents.blocks import BlockPlace
from vpbdiff.explanations import Entry, Explained, PinEntry, ReasonStatus
from vpbdiff.explanations.coverage import LooseCause, LooseEntry
from vpbdiff.explanations.staleness import Drift
from vpbdiff.explanations.subjects import Subject, short_id
from vpbdiff.explanations.suggestions import CarriedReason, SourceSentence, Suggestion
from vpbdiff.gate import Answer, Case, Lacking, Rule
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.policy.rules import Setting
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.reasons import DriftWords
from vpbdiff.wording import Wording


class RecordSection(StrEnum):
    """The parts of the list, in its order."""

    STALE = "stale"
    ORPHANED = "orphaned"
    DUPLICATE = "duplicate"
    PAST = "past"
    STANDING = "standing"
    BASELINE = "baseline"
    POLICY = "policy"


_SOUND = (RecordSection.PAST, RecordSection.STANDING, RecordSection.BASELINE, RecordSection.POLICY)
"""The parts that nobody has to do anything about."""


def elements(case: Case, wording: Wording, items: Sequence[str] = ()) -> Iterator[Block]:
    """The list's elements: all that is on record, or what is on record of some items alone."""
    page = _RecordPage(case, wording, frozenset(items))
    yield Heading(wording.say("explain.list.title", old=case.words[0], new=case.words[1]), 1)
    yield from page.counts()
    for section in RecordSection:
        yield from page.section(section)
    yield from page.missing()
    if not items:
        yield from page.pins()


def in_order(case: Case, wording: Wording) -> tuple[Entry | PinEntry | Setting, ...]:
    """All that is on record, with the lowered requirements that lack a reason, in the order of the list: each opens
    with a line that is `first`."""
    page = _RecordPage(case, wording, frozenset())
    entries = (entry for section in RecordSection for entry in page.held(section))
    return (*entries, *lowered(case), *case.explanations.pins)


def held(case: Case, wording: Wording, items: Sequence[str] = ()) -> tuple[tuple[RecordSection, Entry], ...]:
    """The entries that the list has, in its order, each with its part of the list."""
    page = _RecordPage(case, wording, frozenset(items))
    return tuple((section, entry) for section in RecordSection for entry in page.held(section))


def numbers(case: Case, wording: Wording, items: Sequence[str] = ()) -> dict[str, int]:
    """How many answers are asked for, of all changes or of some items: `needed`, and of those `explained`,
    `before_the_gate`, `stale` and `missing`."""
    return _RecordPage(case, wording, frozenset(items)).numbers()


def lowered(case: Case) -> tuple[Setting, ...]:
    """The lowered requirements that lack a reason with a decision."""
    found = {finding.params["setting"] for finding in case.verdict.of_rule(Rule.POLICY)}
    return tuple(each for each in case.loosened if each.name in found)


def loose(found: Sequence[LooseEntry], case: Case, wording: Wording) -> Iterator[Block]:
    """What can go, by why: each entry or pin with its reason and its line in the file."""
    page = _RecordPage(case, wording, frozenset())
    for why in LooseCause:
        held = [each for each in found if each.why is why]
        if held:
            yield Heading(wording.say(f"explain.list.{why}"))
        for each in held:
            if isinstance(each.held, Entry):
                yield from page.entry(each.held, each.items, "−")
            else:
                yield from page.pin(each.held, "−")


class _RecordPage:
    """Puts the list together."""

    def __init__(self, case: Case, wording: Wording, items: frozenset[str]) -> None:
        self._case = case
        self._wording = wording
        self._items = items
        self._stands = tuple(each for each in case.verdict.standing.stands if not items or each.subject.item in items)
        count = len(case.explanations.entries), len(case.explanations.pins)
        pointers = {f"/entries/{n}" for n in range(count[0])} | {f"/pins/{n}" for n in range(count[1])}
        self._spots = case.reading.spots(pointers)

    def counts(self) -> Iterator[Block]:
        """How many changes need a reason, and how it stands with them."""
        found = self.numbers()
        needed, before = found["needed"], found["before_the_gate"]
        amounts = [each for each in self._answers() if each.is_amount]
        owed, left = sum(each.gap not in (None, Rule.STALE) for each in amounts), found["missing"]
        counts = {
            "what": reasons.counted(needed - len(amounts), len(amounts), self._wording),
            "done": str(found["explained"]),
            "stale": str(found["stale"]),
            "left": reasons.counted(left - owed, owed, self._wording) if owed else str(left),
        }
        none = self._wording.say("explain.list.none-needed")
        said = [self._wording.count("explain.list.counts", needed, **counts) if needed else none]
        said += [self._wording.count("explain.list.before", before)] if before else []
        yield Paragraph(plain(" ".join(said)))
        where = "explain.list.file" if self._case.reading.text else "explain.list.no-file"
        yield Paragraph(plain(self._wording.say(where, path=self._case.place.shown)))

    def numbers(self) -> dict[str, int]:
        """What `counts` says, by name."""
        needy = self._answers()
        before = sum(each.is_baseline for each in needy)
        stale = sum(each.gap is Rule.STALE for each in needy)
        missing = sum(each.gap is not None for each in needy)
        done = {"explained": len(needy) - before - missing, "before_the_gate": before}
        return {"needed": len(needy), **done, "stale": stale, "missing": missing - stale}

    def _answers(self) -> list[Answer]:
        """The answers that are asked for, of the items that are."""
        stands = {id(each) for each in self._stands}
        return [
            each
            for each in self._case.verdict.answers
            if (id(each.stand) in stands if each.stand is not None else not self._items)
        ]

    def section(self, section: RecordSection) -> Iterator[Block]:
        """One part of the list, nothing where it is empty."""
        if held := self.held(section):
            yield Heading(self._wording.say(f"explain.list.{section}"))
        mark = "·" if section in _SOUND else "!"
        for entry in held:
            yield from self.entry(entry, entry.items, mark, brief=section is RecordSection.BASELINE)

    def held(self, section: RecordSection) -> list[Entry]:
        """The entries of one part of the list."""
        held = self._parts[section]
        return [each for each in held if not self._items or self._items & {*each.key}]

    def missing(self) -> Iterator[Block]:
        """What lacks an answer, but for reasons out of date; counted, or by name where some items are asked for."""
        left = [each for each in self._answers() if each.gap not in (None, Rule.STALE)]
        settings = () if self._items else lowered(self._case)
        if not left and not settings:
            return
        yield Heading(self._wording.say("explain.list.missing"))
        named = [each.stand for each in left if each.stand is not None] if self._items else []
        for each in named:
            yield Line(plain(phrases.capital(reasons.subject(each.subject, self._wording))), mark="!")
        for setting in settings:
            words = {"setting": setting.name, "was": setting.was, "now": setting.now}
            said = self._wording.say("explain.list.lowered", **words)
            yield Line(plain(said), mark="!", first=True)
        told = [reasons.missing(Lacking.of(self._answers()), self._wording)] if left else []
        told += [self._wording.count("explain.todo.lowered", len(settings)).removesuffix(".")] if settings else []
        command = reasons.command(self._case)
        yield Paragraph(plain(self._wording.say("explain.list.todo", lacking=". ".join(told), command=command)))

    def pins(self) -> Iterator[Block]:
        """A person's words on pairs of items."""
        if not self._case.explanations.pins:
            return
        yield Heading(self._wording.say("explain.list.pins"))
        past = [each.pin for each in self._case.verdict.of_rule(Rule.PIN)]
        for each in self._case.explanations.pins:
            yield from self.pin(each, "!" if each in past else "·")
            if each in past:
                yield Line((Span(self._wording.say("explain.list.pin-past"), Style.ALARM),), 1)

    def pin(self, each: PinEntry, mark: str) -> Iterator[Line]:
        """One pair, with its reason and its line in the file."""
        key = "same" if each.pin.same else "apart"
        said = self._wording.say(f"explain.list.pin-{key}", pair=reasons.pair(each, self._wording))
        yield Line(plain(said), mark=mark, first=True)
        if each.reason:
            yield Line(plain(each.reason), 1)
        pointer = f"/pins/{self._case.explanations.pins.index(each)}"
        written = " ".join(filter(None, (each.by, each.date)))
        yield Line(self._about(self._line(pointer), written), 1)

    def _in_order(self) -> list[Entry]:
        """The entries in the order of the plan; what is on record of nothing last, as the file has it."""
        stands = self._case.verdict.standing.stands
        said = [id(entry) for each in stands for entry in (*each.entries, *(held for held, _ in each.stale))]
        place = {entry: number for number, entry in reversed(list(enumerate(said)))}
        return sorted(self._case.explanations.entries, key=lambda entry: place.get(id(entry), len(said)))

    @cached_property
    def _sections(self) -> dict[int, RecordSection]:
        """The part of the list that each entry is in, by identity; of several the first."""
        standing = self._case.verdict.standing
        found: dict[int, RecordSection] = {}
        held = [entry for each in standing.stands for entry in each.entries]
        found |= {id(entry): RecordSection.BASELINE if entry.baseline else RecordSection.STANDING for entry in held}
        found |= {id(entry): RecordSection.DUPLICATE for entry, _ in standing.duplicates}
        found |= {id(entry): RecordSection.ORPHANED for entry, _ in standing.orphans}
        return found | {id(entry): RecordSection.STALE for each in standing.stands for entry, _ in each.stale}

    def _section_of(self, entry: Entry) -> RecordSection:
        return RecordSection.POLICY if entry.is_of_policy else self._sections.get(id(entry), RecordSection.PAST)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each entry in the file, by identity."""
        return {id(entry): number for number, entry in enumerate(self._case.explanations.entries)}

    @cached_property
    def _parts(self) -> dict[RecordSection, list[Entry]]:
        """The entries of each part of the list, in its order."""
        parts: dict[RecordSection, list[Entry]] = {section: [] for section in RecordSection}
        for entry in self._in_order():
            parts[self._section_of(entry)].append(entry)
        return parts

    def entry(self, entry: Entry, items: Sequence[Explained], mark: str, *, brief: bool = False) -> Iterator[Line]:
        """One entry: which of its items and, unless `brief`, why, what differs since, and all that is known of it."""
        for number, spans in enumerate(self._titles(entry, items)):
            yield Line(spans, mark=mark if number == 0 else " ", first=number == 0)
        if brief:
            return
        yield Line(plain(entry.reason), 1)
        for stand in self._stands:
            for held, drifts in stand.stale:
                if held is entry:
                    yield from self._drifts(entry, stand, drifts)
        pointer = f"/entries/{self._numbers[id(entry)]}"
        yield Line(self._about(self._line(pointer), *reasons.facts(entry, self._wording)), 1)

    def _titles(self, entry: Entry, items: Sequence[Explained]) -> Iterator[Spans]:
        """What an entry is about: an amount, or the items, a line each with the id that they have now."""
        if entry.component is not None:
            yield (Span(phrases.capital(reasons.component(entry.component, self._wording)), Style.STRONG),)
            return
        for each in items:
            name = phrases.capital(reasons.named_record(each.item, each.name, self._wording))
            handle = self._ids.get(each.item)
            yield (Span(name, Style.STRONG), *((Span(f" {handle}", Style.QUIET),) if handle else ()))

    @cached_property
    def _ids(self) -> dict[str, str | None]:
        """The id that each item's change has now."""
        stands = self._case.verdict.standing.stands
        return {each.subject.item: short_id(each.subject) for each in stands if each.subject.change is not None}

    def _drifts(self, entry: Entry, stand: ReasonStatus, drifts: Sequence[Drift]) -> Iterator[Line]:
        words = DriftWords(self._case.comparison, self._wording)
        name = stand.subject.record.name
        for spans in map(words.line, drifts):
            if len(entry.items) > 1:
                yield Line((*plain(self._wording.say("explain.list.drift-of", name=phrases.brief(name))), *spans), 1)
            else:
                yield Line(spans, 1)

    def _about(self, *facts: str) -> Spans:
        return (Span(" · ".join(filter(None, facts)), Style.QUIET),)

    def _line(self, pointer: str) -> str:
        if pointer not in self._spots:
            return ""
        place, line = self._spots[pointer]
        return self._wording.say("explain.list.at", path=place.path.name, line=line)


Found = Sequence[tuple[Subject, Sequence[Suggestion]]]


def suggestions(
    found: Found, drafts: Sequence[CarriedReason], case: Case, wording: Wording, document: str | None
) -> Iterator[Block]:
    """The page. `document` is the one that was read, None for the new plan itself."""
    where = document or phrases.plan_name(case.comparison.new, wording)
    told = [(subject, held) for subject, held in found if held]
    yield Heading(wording.say("explain.suggest.title", where=where), 1)
    yield Paragraph(plain(wording.count("explain.suggest.counts", len(found), told=len(told))))
    for subject, held in told:
        name = phrases.capital(reasons.subject(subject, wording))
        yield Line((Span(name, Style.STRONG), Span(f" {short_id(subject)}", Style.QUIET)), mark="·", first=True)
        for each in held:
            yield Line(plain(f"«{each.passage.text}»"), 1)
            yield Line((Span(_place(each.passage, wording), Style.QUIET),), 1)
    if drafts:
        yield Heading(wording.say("explain.suggest.drafts"))
    for draft in drafts:
        yield from _draft(draft, wording)
    if told or drafts:
        yield Paragraph(plain(wording.say("explain.suggest.take", command=reasons.command(case))))


def _draft(draft: CarriedReason, wording: Wording) -> Iterator[Line]:
    """A reason of last year: what it was given for, and to what it may be said anew."""
    entry = draft.entry
    what = reasons.component(entry.component, wording) if entry.component is not None else reasons.items(entry, wording)
    yield Line((Span(phrases.capital(what), Style.STRONG),), mark="·", first=True)
    yield Line(plain(f"«{entry.reason}»"), 1)
    ids = " ".join(filter(None, map(short_id, draft.subjects)))
    facts = [wording.say("explain.suggest.from", path=draft.place.shown), *reasons.facts(entry, wording)]
    yield Line((Span(" · ".join(facts), Style.QUIET),), 1)
    if entry.component is None:
        yield Line((Span(wording.say("explain.suggest.for", ids=ids), Style.QUIET),), 1)


def _place(passage: SourceSentence, wording: Wording) -> str:
    """Where a sentence stands, as a reader finds it."""
    if passage.place is BlockPlace.PARAGRAPH:
        return wording.say("explain.source.paragraph", document=passage.document, n=passage.number)
    return reasons.origin(passage.origin, wording)

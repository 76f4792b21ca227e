"""The changes to work through: ordered, filtered, searched, counted.

They are ordered by section in the new plan's order; what was removed stands after the neighbour that it followed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vpbdiff.base.errors import Level
from vpbdiff.explanations import Entry, ReasonStatus, State
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate import Answer, Case, Finding, Verdict
from vpbdiff.model.changes import Change, Comparison, Kind
from vpbdiff.model.entities import ENTITIES, PLAN
from vpbdiff.model.plan import Item, value_json
from vpbdiff.policy import Need
from vpbdiff.statements.statement import surroundings

Key = tuple[bool, str]
"""Whether an item is gone, and its pointer in the plan that it is in."""


@dataclass(frozen=True, slots=True)
class ListPosition:
    """A place in the plans: its number in their common order, the path of the plan's list that it is found under
    (`metadata` for the plan's own facts), and the items that own it, outermost first."""

    number: int
    part: str
    owners: tuple[Item, ...] = ()


def positions(comparison: Comparison) -> dict[Key, ListPosition]:
    """The spot of every item of the new plan, and of every item of the old one that is gone."""
    found = {(False, comparison.new.metadata.pointer): ListPosition(0, PLAN.name)}
    walk = _Walk(comparison)
    for path, listing in comparison.new.lists.items():
        for key, owners in walk.through(listing, comparison.old.lists[path], ()):
            found[key] = ListPosition(len(found), path, owners)
    return found


class _Walk:
    """Goes through two plans at once."""

    def __init__(self, comparison: Comparison) -> None:
        self._around = surroundings(comparison)

    def through(
        self, new: Iterable[Item], old: Iterable[Item], owners: tuple[Item, ...]
    ) -> Iterator[tuple[Key, tuple[Item, ...]]]:
        """One list in both plans with all that is below it."""
        here = tuple(new)
        followers = self._followers({item.pointer for item in here}, old)
        yield from self._gone(followers.get(None, ()), owners)
        for item in here:
            yield (False, item.pointer), owners
            origins = [each for each in self._around.origins(item) if self._around.became(each)[0] is item]
            for path, listing in item.lists.items():
                before = [part for each in origins for part in each.lists.get(path, ())]
                yield from self.through(listing, before, (*owners, item))
            yield from self._gone(followers.get(item.pointer, ()), owners)

    def _followers(self, here: set[str], old: Iterable[Item]) -> dict[str | None, list[Item]]:
        """The items that are gone, by the item that stands where the one before them went; by None at the start."""
        found: dict[str | None, list[Item]] = {}
        neighbour: str | None = None
        for item in old:
            became = self._around.became(item)
            if not became:
                found.setdefault(neighbour, []).append(item)
            neighbour = next((each.pointer for each in became if each.pointer in here), neighbour)
        return found

    def _gone(self, items: Iterable[Item], owners: tuple[Item, ...]) -> Iterator[tuple[Key, tuple[Item, ...]]]:
        for item in items:
            yield (True, item.pointer), owners
            for listing in item.lists.values():
                yield from self._gone((each for each in listing if not self._around.became(each)), (*owners, item))


class Mark(StrEnum):
    """How far a change has come."""

    NEEDS = "needs"
    """It needs a reason (a better one, or one with a decision) before the gate lets it through."""
    STALE = "stale"
    """Its reason is for a text that is no longer this one."""
    REFUSED = "refused"
    """It has a reason that the gate does not take: a report says otherwise, say."""
    HAS = "has"
    """It has what it needs, or a reason though it needs none."""
    NOTE = "note"
    """It is mentioned, and holds nothing up."""
    NOTHING = "nothing"
    """It needs nothing."""


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One change, or one budget row with a figure in one of the plans alone, as it stands now.

    `id` names it in the actions of a review. `part` is the path of the plan's list that it is found under, `owners` the
    items that it stands in, outermost first. `finding` is what the gate says of it, `answer` what it asks
    for, None where it asks for nothing. `parts` came or went with it.
    """

    id: str
    stand: ReasonStatus
    part: str
    owners: tuple[Item, ...]
    need: Need
    mark: Mark
    finding: Finding | None
    answer: Answer | None = None
    parts: tuple[Change, ...] = ()

    @property
    def subject(self) -> Subject:
        """What a reason is given for."""
        return self.stand.subject

    @property
    def change(self) -> Change | None:
        """The change; None for a budget row with a figure in one of the plans alone."""
        return self.subject.change

    @property
    def standing(self) -> tuple[str, bool]:
        """The pointer of its item in the new plan; in the old one, and True, where it is gone."""
        change = self.change
        if change is None:
            return self.subject.pointer, self.subject.gone
        return (change.new or change.old)[0].pointer, not change.new

    @property
    def on_record(self) -> tuple[Entry, ...]:
        """The entries on record for it, those that stand before the stale ones."""
        return (*self.stand.entries, *(entry for entry, _ in self.stand.stale))

    @property
    def weakened(self) -> bool:
        """Whether a promise in it became weaker."""
        return self.change is not None and self.change.weakened

    @property
    def lacks(self) -> bool:
        """Whether an answer is asked for, and something is missing of it."""
        return self.answer is not None and self.answer.gap is not None

    @property
    def is_open(self) -> bool:
        """Whether it is left to do: something is missing of an answer, or the gate does not take the one there is."""
        return self.lacks or self.mark is Mark.REFUSED


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows to show: those with any of the named entities, kinds and marks, each all where empty; `text` is found
    in their old or new text, in their reasons or in what they are called, whatever its case."""

    entities: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    marks: tuple[Mark, ...] = ()
    weakened: bool = False
    text: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.entities or self.kinds or self.marks or self.weakened or folded(self.text))


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the answers that are asked for are given."""

    done: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class WorklistLine:
    """What of a row stays the same for one comparison."""

    spot: ListPosition
    text: str
    parts: tuple[Change, ...]


class Worklist:
    """Every row of a review, in the plan's order. The order and the texts are taken from an `earlier` listing of the
    same comparison, if there is one."""

    def __init__(self, case: Case, earlier: Worklist | None = None) -> None:
        self.case = case
        stands = {name_of(each.subject): each for each in case.verdict.standing.stands}
        known = earlier is not None and earlier.case.comparison is case.comparison
        self._lines: Mapping[str, WorklistLine] = (
            earlier._lines
            if earlier and known
            else lines_of(case.comparison, [each.subject for each in stands.values()])
        )
        found = [each for each in reversed(case.verdict.findings) if each.stand is not None]
        found.sort(key=lambda each: each.level is Level.ERROR)  # the last one counts
        findings = {name_of(each.stand.subject): each for each in found if each.stand is not None}
        answers = {name_of(each.stand.subject): each for each in case.verdict.answers if each.stand is not None}
        rows = (
            _row(line, stands[name], (findings.get(name), answers.get(name)), case)
            for name, line in self._lines.items()
        )
        self._rows = {row.id: row for row in rows}

    @property
    def all(self) -> tuple[WorklistRow, ...]:
        """Every row."""
        return tuple(self._rows.values())

    def rows(self, chosen: Filter, called: Callable[[WorklistRow], str] = lambda row: "") -> tuple[WorklistRow, ...]:
        """The rows that a filter lets through. Its text is searched for in the plans' texts, in what is on record, and
        in what a row is `called` on the screen: its section, its state, its kind."""
        return tuple(self._chosen(chosen, called))

    def row(self, name: str) -> WorklistRow | None:
        """The row with this id."""
        return self._rows.get(name)

    def _chosen(self, chosen: Filter, called: Callable[[WorklistRow], str]) -> Iterator[WorklistRow]:
        wanted = folded(chosen.text)
        for row in self._rows.values():
            if _passes(row, chosen) and (wanted in self._lines[row.id].text or wanted in _said(row, called(row))):
                yield row


def progress(verdict: Verdict) -> Count:
    """How many of the answers that are asked for are given."""
    return Count(len(verdict.answers) - len(verdict.missing), len(verdict.answers))


def counts(rows: Sequence[WorklistRow]) -> tuple[Count, dict[str, Count]]:
    """How many are done, of all these rows and by part of the plan."""
    asked = Counter(row.part for row in rows if row.answer is not None)
    left = Counter(row.part for row in rows if row.is_open)
    parts = {part: Count(asked[part] - left[part], asked[part]) for part in dict.fromkeys(row.part for row in rows)}
    return Count(asked.total() - left.total(), asked.total()), parts


def next_open(rows: Sequence[WorklistRow], start: str | None, step: int = 1) -> WorklistRow | None:
    """The next row that is left to do after the one with the id `start`, from the beginning once past the end; with a
    `step` of -1 the one before. None where nothing is left."""
    position = next((number for number, row in enumerate(rows) if row.id == start), -1 if step > 0 else len(rows))
    for away in range(1, len(rows) + 1):
        row = rows[(position + step * away) % len(rows)]
        if row.is_open:
            return row
    return None


def name_of(subject: Subject) -> str:
    """What names a subject in the actions of a review: its change's id, or its key where it has no change."""
    return subject.change.id if subject.change else subject.item


def folded(text: str) -> str:
    """A text as it is searched: whatever its case, its way to write é, its line breaks."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


def lines_of(comparison: Comparison, found: Sequence[Subject]) -> dict[str, WorklistLine]:
    """The lines of a comparison's subjects, in the plan's order; a part that is told with its owner has none."""
    places = positions(comparison)
    parts = _parts(found)
    told = {change.id for changes in parts.values() for change in changes}
    lines = {
        name_of(each): WorklistLine(_spot(each, places), _text(each, parts), parts.get(each.item, ()))
        for each in found
        if name_of(each) not in told
    }
    return dict(sorted(lines.items(), key=lambda pair: pair[1].spot.number))


def _spot(subject: Subject, places: Mapping[Key, ListPosition]) -> ListPosition:
    """Where a subject stands; where it is several items by now, at the first of them."""
    pointers = [item.pointer for item in subject.change.new] if subject.change else []
    return min((places[subject.gone, each] for each in pointers or [subject.pointer]), key=lambda spot: spot.number)


def _row(
    line: WorklistLine, stands: ReasonStatus, said: tuple[Finding | None, Answer | None], case: Case
) -> WorklistRow:
    name, (finding, answer) = name_of(stands.subject), said
    need = answer.need if answer is not None else case.verdict.needs.get(name, case.policy.figure_missing)
    mark = _mark(stands, need, answer, finding)
    return WorklistRow(name, stands, line.spot.part, line.spot.owners, need, mark, finding, answer, line.parts)


def _mark(stands: ReasonStatus, need: Need, answer: Answer | None, finding: Finding | None) -> Mark:
    if stands.state is State.STALE and need is not Need.NOTHING:
        return Mark.STALE
    if answer is not None and answer.gap is not None:
        return Mark.NEEDS
    if answer is not None and finding is not None and finding.level is Level.ERROR:
        return Mark.REFUSED
    if stands.state is State.EXPLAINED:
        return Mark.HAS
    return Mark.NOTE if need is Need.NOTE else Mark.NOTHING


def _said(row: WorklistRow, called: str) -> str:
    """What is said of a row: its names on the screen, its reasons and the decisions that they refer to."""
    texts = [called]
    for entry in row.on_record:
        decision = entry.decision
        texts += [entry.reason, *filter(None, (decision.body, decision.date, decision.section, decision.reference))]
    return "\n".join(map(folded, texts))


def _passes(row: WorklistRow, chosen: Filter) -> bool:
    return (
        (not chosen.entities or row.subject.entity in chosen.entities)
        and (not chosen.kinds or (row.change is not None and any(kind in chosen.kinds for kind in row.change.kinds)))
        and (not chosen.marks or row.mark in chosen.marks)
        and (not chosen.weakened or row.weakened)
    )


def _parts(found: Sequence[Subject]) -> dict[str, tuple[Change, ...]]:
    """The parts that came or went with their owner, which are told with it, by the key of the outermost such owner."""
    changes = {each.item: each.change for each in found if each.change}
    parts: dict[str, tuple[Change, ...]] = {}
    for each in found:
        if each.change and (owner := _told_with(each.change, changes)) is not each.change:
            parts[owner.item] = (*parts.get(owner.item, ()), each.change)
    return parts


def _told_with(change: Change, changes: Mapping[str, Change]) -> Change:
    """The change of the owner that a change is told with; of what is no part, the change itself."""
    while ENTITIES[change.entity].part and change.within is not None and change.within in changes:
        change = changes[change.within]
    return change


def _text(subject: Subject, parts: Mapping[str, Sequence[Change]]) -> str:
    """All the text of a subject on both sides, each field on a line of its own: a search finds nothing across two."""
    record = subject.record
    texts = [record.name]
    texts += [str(value) for content in (*record.old, *record.new) for value in content.values()]
    for change in (subject.change, *parts.get(subject.item, ())):
        for item in (*change.old, *change.new) if change else ():
            texts += [str(value_json(value)) for value in item.fields.values()]
    return "\n".join(dict.fromkeys(map(folded, texts)))

"""Which change has a reason, which reason is stale, and which entry no longer explains anything.

An entry is found by its `item` key. Where the key itself has changed (an added item is known by its new name), the
entry is followed. A slip of spelling leads to the one change that is the same but for the slip, and the entry stands
there. Another word or two lead to the one change that is much like it, and the entry is stale there. Twins, items of
one name, are told apart by a number that their content gives them, so between twins an entry goes by its content.

Entries that explain nothing any more are listed (`loose`) and removed only by a person, never by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations.entries import Entry, Explained, Explanations, PinEntry
from vpbdiff.explanations.ledger import Edit
from vpbdiff.explanations.staleness import Drift, drifts, vocabulary
from vpbdiff.explanations.subjects import UNDER, Subject, subjects
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.textdiff import Vocabulary


class State(StrEnum):
    """Whether a change has a reason on record."""

    EXPLAINED = "explained"
    STALE = "stale"
    """There is a reason, for a text that is no longer this one."""
    NONE = "none"


class ReasonStatus(NamedTuple):
    """What is on record for one subject.

    `entries` are those that still fit; `stale` those that do not, with what differs since. `beside` are amounts of the
    units' net cost whose entry names a row that they say nothing of: gross income or cost.
    """

    subject: Subject
    entries: tuple[Entry, ...]
    stale: tuple[tuple[Entry, tuple[Drift, ...]], ...]
    beside: tuple[Entry, ...] = ()

    @property
    def state(self) -> State:
        """Explained if any entry stands, whatever stale ones there are beside it."""
        if self.entries:
            return State.EXPLAINED
        return State.STALE if self.stale else State.NONE

    @property
    def is_baseline(self) -> bool:
        """Whether all that stands is that it was there before the gate."""
        return bool(self.entries) and all(entry.baseline for entry in self.entries)


class Coverage(NamedTuple):
    """Every subject of a comparison with what is on record for it, and the entries that are for none."""

    stands: tuple[ReasonStatus, ...]
    orphans: tuple[tuple[Entry, Explained], ...] = ()
    duplicates: tuple[tuple[Entry, Explained], ...] = ()


def coverage_of(
    comparison: Comparison,
    explanations: Explanations,
    *,
    history: bool = False,
    asks: Callable[[str, Kind], bool] | None = None,
) -> Coverage:
    """The coverage of a comparison by its explanations.

    `history` is for a file that collects the reasons of all revisions of one plan. There an entry for another old text
    than this one records an earlier revision, and is neither stale nor orphaned. `asks` says whether a change of this
    kind, of the entity named, needs a reason or at least a mention; without it the default of the policy does.
    """
    found = subjects(comparison)
    records = [(entry, each) for entry in explanations.entries for each in entry.items]
    if not records:
        return Coverage(tuple(ReasonStatus(subject, (), ()) for subject in found))
    judge = _CoverageJudge(comparison, found, records, history=history, asks=asks or _asks_by_default)
    return Coverage(tuple(judge.stands()), tuple(judge.orphans), tuple(judge.duplicates()))


def _asks_by_default(entity: str, kind: Kind) -> bool:
    needs = dict(ENTITIES[entity].needs)
    return needs.get(str(kind), needs["any"]) != "nothing"


EntryItem = tuple[Entry, Explained]
"""An entry and one of the records in it."""

_LIKE = 50
"""Likeness of two names, of 100, from which an entry is compared with a change of another key: a slip of spelling
leaves more, and other names mostly less. It spares comparing every lost entry with every change, and decides nothing.
"""

_MUCH_LIKE = 80
"""Likeness from which a lost entry is shown as stale at a change of another key: a word of four may differ."""


@dataclass(slots=True)
class _Held:
    """The entries for one subject: those that stand, and those that do not, with what differs."""

    standing: list[EntryItem]
    stale: list[tuple[EntryItem, tuple[Drift, ...]]]


class _CoverageJudge:
    """Assigns the entries to the subjects."""

    def __init__(
        self,
        comparison: Comparison,
        found: tuple[Subject, ...],
        records: list[EntryItem],
        *,
        history: bool,
        asks: Callable[[str, Kind], bool],
    ) -> None:
        self._comparison = comparison
        self._asks = asks
        self._records = records
        self._history = history
        self._subjects = {_key(subject.record): subject for subject in found}
        self._held = {key: _Held([], []) for key in self._subjects}
        self._joined = {_key(each.halves[1]): key for key, each in self._subjects.items() if each.halves}
        self.orphans: list[EntryItem] = []
        astray = [each for each in records if not self._stands(each, self._own_key(each))]
        for each in [each for each in astray if not self._follows(each)]:
            self._lose(each)

    def stands(self) -> Iterator[ReasonStatus]:
        """Every subject with its entries, in the order of the file; those that followed a changed key come last."""
        for key, subject in self._subjects.items():
            held = self._held[key]
            if self._is_half(subject, held):
                held = _Held([], [*((each, self._since(each, subject)) for each in held.standing), *held.stale])
            standing = tuple(entry for entry, _ in held.standing)
            stale = tuple((entry, drifted) for (entry, _), drifted in held.stale)
            if subject.gross:
                plain = tuple(entry for entry in standing if entry.component is None)
                stale = tuple(each for each in stale if each[0].component is None)
                yield ReasonStatus(subject, plain, stale, tuple(each for each in standing if each not in plain))
                continue
            if subject.follows:  # what it sums up is the same, or speaks for itself
                stale = tuple(each for each in stale if each[0].component is None or each[0] not in self._of_units)
            yield ReasonStatus(subject, standing, stale)

    def _is_half(self, subject: Subject, held: _Held) -> bool:
        """Whether all that stands is for the removal alone, or the addition alone, that a change was told as, and the
        other one needs something too."""
        halves = {half.kinds: half for half in subject.halves or ()}
        given = {each.kinds for _, each in held.standing}
        if not halves or not given or not given <= halves.keys():
            return False
        return any(self._asks(subject.entity, kinds[0]) for kinds in halves.keys() - given)

    def _since(self, each: EntryItem, subject: Subject) -> tuple[Drift, ...]:
        """What a change is beside the half of it that a record is of."""
        return tuple(drifts(each[1], subject.record, self._vocabulary))

    @cached_property
    def _of_units(self) -> list[Entry]:
        """The entries that stand on a row that is a unit's own."""
        rows = (key for key, each in self._subjects.items() if each.pointer.startswith(f"/{UNITS}/"))
        return [entry for key in rows if not self._subjects[key].follows for entry, _ in self._held[key].standing]

    def duplicates(self) -> Iterator[EntryItem]:
        """All but the first of several reasons that stand for one change; the components of a bridge stand side by side
        on the rows of the budget."""
        for key, subject in self._subjects.items():
            of_money = ENTITIES[subject.entity].is_money
            # one reason for what was held to be removed, one for new
            halves = [half.kinds for half in subject.halves or ()]
            plain = [each for each in self._held[key].standing if each[0].component is None or not of_money]
            plain = [each for each in plain if each[1].kinds not in halves]
            yield from plain[1:]

    def _own_key(self, each: EntryItem) -> Key:
        """The key of what a record is of: of an item that was held to be new, that of the one it is now known to be."""
        key = _key(each[1])
        return key if key in self._subjects else self._joined.get(key, key)

    def _stands(self, each: EntryItem, key: Key) -> bool:
        """Assign a reason to a subject if it stands there."""
        if key not in self._subjects or self._drifts(each, key):
            return False
        self._held[key].standing.append(each)
        return True

    def _follows(self, each: EntryItem) -> bool:
        """Assign a reason that does not stand under its own key to the change that is the same."""
        key = _key(each[1])
        alike = [other for other in self._near(each, _LIKE) if not self._drifts(each, other)]
        twins = [other for other in alike if _family(other) == _family(key)]
        if not twins and len(alike) != 1:
            return False
        self._held[(twins or alike)[0]].standing.append(each)
        return True

    def _lose(self, each: EntryItem) -> None:
        """Mark a reason stale at its own change, or at a twin that has none; orphaned where there is no such change."""
        key = _key(each[1])
        if key not in self._subjects:
            if not self._history and not self._resembles(each):
                self.orphans.append(each)
            return
        if self._held[key].standing:
            key = next(self._near(each, 0), key)
        drifted = self._drifts(each, key)
        if not (self._history and any(drift.side == "old" for drift in drifted)):
            self._held[key].stale.append((each, drifted))

    def _resembles(self, each: EntryItem) -> bool:
        """Mark a lost reason for an added item stale at the one change under the same owner whose name is much like its
        own.

        An item of the old plan is known by its name there, which does not change.
        """
        if each[1].old:
            return False
        drifted = {other: self._drifts(each, other) for other in self._near(each, _MUCH_LIKE)}
        alike = [
            other
            for other, differing in drifted.items()
            if not self._held[other].stale and UNDER not in {drift.field for drift in differing}
        ]
        if len(alike) == 1:
            self._held[alike[0]].stale.append((each, drifted[alike[0]]))
        return len(alike) == 1

    def _near(self, each: EntryItem, least: int) -> Iterator[Key]:
        """The subjects without a reason that one may follow: of its entity and kinds; of its very name where its own
        subject is still there."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a key has changed

        key, name = _key(each[1]), each[1].name
        for other, subject in self._subjects.items():
            kinds = (subject.record.kinds, *([subject.former.kinds] if subject.former else []))
            if self._held[other].standing or other == key or each[1].kinds not in kinds:
                continue
            if key in self._subjects and _family(other) != _family(key):
                continue
            if _entity(other) == _entity(key) and fuzz.ratio(subject.record.name, name) >= least:
                yield other

    def _drifts(self, each: EntryItem, key: Key) -> tuple[Drift, ...]:
        subject = self._subjects[key]
        now, former = subject.record, subject.former
        if (each[1].kinds, each[1].old, each[1].new) == (now.kinds, now.old, now.new):
            return ()
        for half in subject.halves or ():
            if each[1].kinds == half.kinds:
                return tuple(drifts(each[1], half, self._vocabulary))
        found = tuple(drifts(each[1], now, self._vocabulary))
        if found and former is not None and not any(drifts(each[1], former, self._vocabulary)):
            return ()
        return found

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        """With the words of what was explained. Most files are unchanged, and then it is never computed."""
        return vocabulary(
            self._comparison, (content for _, each in self._records for content in (*each.old, *each.new))
        )


Key = tuple[str, bool]
"""An item and whether it changed: a row without a change is apart from the change of the same row."""


def _key(each: Explained) -> Key:
    return each.item, bool(each.kinds)


def _entity(key: Key) -> str:
    return key[0].split(":", 1)[0]


def _family(key: Key) -> Key:
    """The key without the numbers that tell twins apart."""
    return re.sub(r"#\d+", "", key[0]), key[1]


class LooseCause(StrEnum):
    """Why an entry, or its record of one item, can be removed."""

    ORPHANED = "orphaned"
    """The change is no longer there."""
    DUPLICATE = "duplicate"
    """Another reason for the change stands before it."""
    PAST = "past"
    """It was for an earlier revision of the plan."""
    PIN = "pin"
    """The pin no longer applies."""


class LooseEntry(NamedTuple):
    """An entry or a pin that can be removed; of an entry the `items` alone, where it names others too."""

    why: LooseCause
    held: Entry | PinEntry
    items: tuple[Explained, ...] = ()


def loose(entries: Sequence[Entry], standing: Coverage, pins: Sequence[PinEntry]) -> tuple[LooseEntry, ...]:
    """All that can be removed: of the entries, those whose changes are no longer there, have another reason or are
    past; `pins` are those that no longer apply."""
    return (*_entries(entries, standing), *(LooseEntry(LooseCause.PIN, each) for each in pins))


def edits(found: Sequence[LooseEntry]) -> Iterator[Edit]:
    """The edits that remove it; an entry that names other changes too is kept for those."""
    gone: dict[int, tuple[Entry, list[Explained]]] = {}
    for each in found:
        if isinstance(each.held, Entry):
            gone.setdefault(id(each.held), (each.held, []))[1].extend(each.items)
        else:
            yield Edit(each.held, None)
    for entry, items in gone.values():
        left = tuple(record for record in entry.items if not any(record is item for item in items))
        yield Edit(entry, replace(entry, items=left) if left else None)


def _entries(entries: Sequence[Entry], standing: Coverage) -> Iterator[LooseEntry]:
    used = [
        id(entry)
        for each in standing.stands
        for entry in (*each.entries, *each.beside, *(stale for stale, _ in each.stale))
    ]
    for entry in entries:
        orphans = _items(entry, standing.orphans)
        duplicates = _items(entry, standing.duplicates)
        if orphans:
            yield LooseEntry(LooseCause.ORPHANED, entry, orphans)
        if duplicates:
            yield LooseEntry(LooseCause.DUPLICATE, entry, duplicates)
        if not orphans and not duplicates and id(entry) not in used:
            yield LooseEntry(LooseCause.PAST, entry, entry.items)


def _items(entry: Entry, records: Sequence[tuple[Entry, Explained]]) -> tuple[Explained, ...]:
    return tuple(item for held, item in records if held is entry)

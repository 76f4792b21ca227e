"""Which change has a reason, which reason is stale, and which has nothing left to explain.

An entry is found by `item`. Where the key itself has changed by a slip of spelling (an added item is known by its new
name), the entry is followed to the one change that is the same but for that; nothing is followed further than so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vpbdiff.changes import Comparison
from vpbdiff.detect.texts import Vocabulary
from vpbdiff.explanations.drift import Drift, drifts
from vpbdiff.explanations.model import Entry, Explained, Explanations
from vpbdiff.explanations.record import Subject, subjects


class State(StrEnum):
    """Whether a change has a reason on record."""

    EXPLAINED = "explained"
    STALE = "stale"
    """There is a reason, for a text that is no longer this one."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stand:
    """What is on record of one subject.

    `entries` are those that stand; `stale` those that do not, with what differs since.
    """

    subject: Subject
    entries: tuple[Entry, ...]
    stale: tuple[tuple[Entry, tuple[Drift, ...]], ...]

    @property
    def state(self) -> State:
        """Explained if any entry stands: an older one beside it takes nothing away."""
        if self.entries:
            return State.EXPLAINED
        return State.STALE if self.stale else State.NONE


@dataclass(frozen=True, slots=True)
class Standing:
    """Every subject of a comparison with what is on record of it, and what is on record of nothing."""

    stands: tuple[Stand, ...]
    orphans: tuple[tuple[Entry, Explained], ...] = ()
    duplicates: tuple[tuple[Entry, Explained], ...] = ()

    def of_change(self, change_id: str) -> Stand | None:
        """The stand of the change with this id."""
        return next((each for each in self.stands if each.subject.change and each.subject.change.id == change_id), None)

    @property
    def states(self) -> Mapping[str, State]:
        """The state of every change, by its id."""
        return {each.subject.change.id: each.state for each in self.stands if each.subject.change}


def stand(comparison: Comparison, explanations: Explanations, *, history: bool = False) -> Standing:
    """How a comparison stands to its explanations.

    `history` is for a file that gathers the reasons of all revisions of one plan: there an entry for another old text
    than this one is the record of an earlier revision, neither stale nor orphaned.
    """
    found = subjects(comparison)
    said = [(entry, each) for entry in explanations.entries for each in entry.items]
    if not said:
        return Standing(tuple(Stand(subject, (), ()) for subject in found))
    judge = _Judge(found, said, _vocabulary(comparison, said), history=history)
    return Standing(tuple(judge.stands()), tuple(judge.orphans()), tuple(judge.duplicates()))


Said = tuple[Entry, Explained]


class _Judge:
    """Joins the subjects with what is said of them."""

    def __init__(self, found: tuple[Subject, ...], said: list[Said], vocabulary: Vocabulary, *, history: bool) -> None:
        self._subjects = found
        self._vocabulary = vocabulary
        self._history = history
        self._said: dict[tuple[str, bool], list[Said]] = defaultdict(list)
        known = {_key(subject.record) for subject in found}
        lost = [each for each in said if _key(each[1]) not in known]
        for each in said:
            if _key(each[1]) in known:
                self._said[_key(each[1])].append(each)
        self._lost = [each for each in lost if not self._follow(each)]

    def stands(self) -> Iterator[Stand]:
        for subject in self._subjects:
            judged = [(entry, tuple(self._drifts(each, subject))) for entry, each in self._said[_key(subject.record)]]
            yield Stand(
                subject,
                tuple(entry for entry, drifted in judged if not drifted),
                tuple((entry, drifted) for entry, drifted in judged if drifted and not self._is_past(drifted)),
            )

    def orphans(self) -> Iterator[Said]:
        return iter(() if self._history else self._lost)

    def duplicates(self) -> Iterator[Said]:
        """All but the first of several reasons for one change; components of a bridge stand side by side."""
        for subject in self._subjects:
            plain = [
                (entry, each)
                for entry, each in self._said[_key(subject.record)]
                if entry.component is None and not (self._history and any(self._drifts(each, subject)))
            ]
            yield from plain[1:]

    def _drifts(self, each: Explained, subject: Subject) -> Iterator[Drift]:
        return drifts(each, subject.record, self._vocabulary)

    def _is_past(self, drifted: Iterable[Drift]) -> bool:
        return self._history and any(drift.side == "old" for drift in drifted)

    def _follow(self, lost: Said) -> bool:
        """Give a lost reason to the one change without any that differs from it by certain editorial changes alone."""
        _, each = lost
        alike = [
            subject
            for subject in self._subjects
            if not self._said[_key(subject.record)]
            and _entity(subject.item) == _entity(each.item)
            and subject.record.kinds == each.kinds
            and not any(self._drifts(each, subject))
        ]
        if len(alike) != 1:
            return False
        self._said[_key(alike[0].record)].append(lost)
        return True


def _key(each: Explained) -> tuple[str, bool]:
    """A row without a change is apart from the change of the same row."""
    return each.item, bool(each.kinds)


def _entity(item: str) -> str:
    return item.split(":", 1)[0]


def _vocabulary(comparison: Comparison, said: Iterable[Said]) -> Vocabulary:
    """The words of both plans and of what was explained, so that a word of the record is one."""
    texts = {
        value
        for plan in (comparison.old, comparison.new)
        for item in plan.items()
        for value in item.fields.values()
        if isinstance(value, str)
    }
    written = {
        value
        for _, each in said
        for content in (*each.old, *each.new)
        for value in content.values()
        if isinstance(value, str)
    }
    return Vocabulary.of(texts | written)

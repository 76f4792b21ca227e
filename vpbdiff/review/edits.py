"""The answers of a form, the edits of the explanations file that they lead to, and the outcome.

Values in and values out, no sentences. What the file holds is looked up fast: thousands of entries are compared with as
many after every action.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from vpbdiff.base.errors import Problem
from vpbdiff.budget.components import Component, component_to_json
from vpbdiff.explanations import Decision, Edit, Entry, Explanations, PinEntry, ReasonKind, authoring
from vpbdiff.explanations.quality import Fault
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.keys import Pin, canonical, plan_keys
from vpbdiff.model.plan import Item, Plan
from vpbdiff.review.worklist import name_of
from vpbdiff.statements import phrases
from vpbdiff.statements.statement import PlanPlace, places
from vpbdiff.wording import Wording

Held = Entry | PinEntry

About = frozenset[tuple[str, ...]]
"""The items that an entry or a pin speaks of, each beside the component that it is about, if one."""


class RecordIndex:
    """The entries and pins of a file, to be asked whether one is among them, to the last letter."""

    def __init__(self, found: Explanations) -> None:
        self._by_key: dict[tuple[str, ...], list[Held]] = defaultdict(list)
        held: list[Held] = [*found.entries, *found.pins]
        for each in held:
            self._by_key[_key(each)].append(each)

    def __contains__(self, held: Held | None) -> bool:
        return held is not None and held in self._by_key.get(_key(held), ())


def _key(held: Held) -> tuple[str, ...]:
    return held.key if isinstance(held, Entry) else (held.pin.old, held.pin.new)


def about(held: Held) -> About:
    """What an entry or a pin speaks of."""
    if isinstance(held, PinEntry):
        return frozenset({("pin", held.pin.old, held.pin.new)})
    component = canonical(component_to_json(held.component)) if held.component else ""
    return frozenset((component, item) for item in held.key)


class ActionKind(StrEnum):
    """What an action came to, or what was noticed."""

    EXPLAINED = "explained"
    ACCEPTED = "accepted"
    """Proposed wording was accepted as that."""
    WITHDRAWN = "withdrawn"
    COMPONENT = "component"
    """A component was laid in the bridge."""
    POLICY = "policy"
    """The reason for a lowered requirement was given."""
    REMOVED = "removed"
    """Something on record was taken away: an orphaned entry, a pin."""
    PAIRED = "paired"
    PARTED = "parted"
    UNDONE = "undone"
    REDONE = "redone"
    REREAD = "reread"
    """The explanations were changed by somebody else, and are shown as they are now."""
    UNREADABLE = "unreadable"
    """The explanations can't be read any more; what was read last is shown, and nothing is written until they can."""
    OUTDATED = "outdated"
    """A plan or the policy was changed since it was read; the review goes on with what was read."""
    REOPENED = "reopened"
    """The plans, the policy and the explanations were read anew."""
    RESTORED = "restored"
    """What this review had written and somebody else had taken away was written again."""
    REFUSED = "refused"
    """What was asked for can't be done: `why`, `fault` or `problem` says more."""
    FAILED = "failed"
    """Nothing could be written: `problem` says why, and a reason that was given is kept as a draft."""


class RefusalCause(StrEnum):
    """Why what was asked for can't be done."""

    GONE = "gone"
    """A change or an item is no longer there."""
    NO_REASON = "no-reason"
    """What was given as a reason is none: `fault` says why."""
    NOTHING = "nothing"
    """There is nothing to do: no reason to take away, no proposed wording to accept."""
    NO_PAIR = "no-pair"
    """The two can't be one: they are of different kinds, or an earlier pin says otherwise."""
    COMPONENT = "component"
    """The component can't be laid on these budgets: `problem` says why."""
    UNSEEN = "unseen"
    """It would replace words of somebody else's that the person has not been shown: `others` holds them."""
    NO_DECISION = "no-decision"
    """What was asked for needs a decision that can be looked up, and none was given."""


@dataclass(frozen=True, slots=True)
class FormInput:
    """What a person has filled in: a reason with its kind and its decision. `draft` is the id of the draft that it
    grew out of, which goes when the reason is accepted."""

    reason: str
    kind: ReasonKind | None = None
    decision: Decision = field(default_factory=Decision)
    draft: str | None = None

    @staticmethod
    def of(entry: Entry) -> FormInput:
        """What a form starts from to change an entry, or to let a stale one stand for the text of now."""
        return FormInput(entry.reason, entry.kind, entry.decision)


@dataclass(frozen=True, slots=True)
class ActionResult:
    """What became of an action, told by facts.

    `changes` are the ids of those concerned, as they are called now. `step` is what was undone or redone, or what
    failed of going back or reading anew. `conflicts`
    are the edits whose entry somebody else had changed or given meanwhile: both versions are in the file; of a step
    back, what was left as the other has it. `others` is what the action would have replaced and was not shown before,
    `gone` what it took off the record. `merged` says that somebody else had written since the file was read; that
    is now shown too. `lost` is what this review had written and somebody else has taken away. `places` are the files
    that were changed.
    """

    what: ActionKind
    changes: tuple[str, ...] = ()
    step: ActionKind | None = None
    conflicts: tuple[Edit, ...] = ()
    merged: bool = False
    lost: tuple[Held, ...] = ()
    others: tuple[Held, ...] = ()
    gone: tuple[Held, ...] = ()
    why: RefusalCause | None = None
    fault: Fault | None = None
    problem: Problem | None = None
    places: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether what was asked for was done."""
        return self.what not in (ActionKind.REFUSED, ActionKind.FAILED)


WORDING = "Ändrad formulering utan ändring i sak."
"""The reason of accepted wording, in the language of the plans."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, as a role, and the day."""

    by: str | None
    today: str

    def entry(self, found: Sequence[Subject], given: FormInput, component: Component | None = None) -> Entry:
        """One entry for these subjects, with their record of now."""
        parts = given.decision.body, given.decision.date, given.decision.section, given.decision.reference
        decision = Decision(*((part or "").strip() or None for part in parts))
        said = authoring.ReasonText(given.reason, given.kind, decision, component, self.by, self.today)
        return authoring.entry(found, said)

    def wording(self, subject: Subject) -> Entry:
        """The entry that accepts proposed wording."""
        return self.entry((subject,), FormInput(WORDING, ReasonKind.WORDING))

    def pin(self, comparison: Comparison, old: str, new: str, *, same: bool) -> PinEntry | None:
        """The word on two items, given by their keys; None where one of them is not there."""
        items = plan_keys(comparison.old).get(old), plan_keys(comparison.new).get(new)
        if items[0] is None or items[1] is None:
            return None
        return PinEntry(Pin(old, new, same), items[0].name, items[1].name, by=self.by, date=self.today)

    def apart(self, comparison: Comparison, change: Change) -> list[PinEntry]:
        """The word that the items of a change, which are held to be one, are not."""
        sides = (_keys(comparison.old), _keys(comparison.new))
        pairs = [pair for pair in comparison.matching.pairs if pair.old in change.old and pair.new in change.new]
        pins = (
            self.pin(comparison, sides[0][pair.old.pointer], sides[1][pair.new.pointer], same=False) for pair in pairs
        )
        return [pin for pin in pins if pin is not None]


Words = tuple[object, ...]


def words_of(held: Held) -> Words:
    """What a person has said by an entry or a pin, whatever items it is on record for, and whoever wrote it when."""
    if isinstance(held, PinEntry):
        return held.pin, held.reason
    return held.reason, held.kind, held.decision, held.component, held.origin


def given_way(made: Iterable[Edit]) -> tuple[Held, ...]:
    """What edits take off the record, whole or of some of its items: words that no entry they leave says of all of
    them. What was there before the gate (a baseline) nobody has said, and no more a pin without a reason."""
    left: dict[Words, set[str]] = {}
    edits = tuple(made)
    for edit in edits:
        if edit.after is not None:
            left.setdefault(words_of(edit.after), set()).update(_items(edit.after))
    found = (
        edit.before
        for edit in edits
        if edit.before is not None
        and _says(edit.before)
        and not _items(edit.before) <= left.get(words_of(edit.before), set())
    )
    return tuple(found)


def _items(held: Held) -> set[str]:
    return set(held.key) if isinstance(held, Entry) else {held.pin.old, held.pin.new}


def _says(held: Held) -> bool:
    return bool(held.reason) and not (isinstance(held, Entry) and held.baseline)


def concerned(held: Sequence[Held], comparison: Comparison) -> tuple[str, ...]:
    """The ids of the changes that entries and pins speak of, as they are called in this comparison. Of an item with
    several changes those that an entry is of; all of them where it is of none as they are now."""
    records = {(each.item, each.kinds) for entry in held if isinstance(entry, Entry) for each in entry.items}
    found = subjects(comparison)
    met = {each.item for each in found if (each.item, each.record.kinds) in records}
    loose = {item for item, _ in records} - met
    pins = [each.pin for each in held if isinstance(each, PinEntry)]
    olds = _pointers(comparison.old, {pin.old for pin in pins})
    news = _pointers(comparison.new, {pin.new for pin in pins})
    return tuple(
        name_of(each)
        for each in found
        if each.item in loose
        or (each.item, each.record.kinds) in records
        or (each.change and (_are_in(each.change.old, olds) or _are_in(each.change.new, news)))
    )


def _pointers(plan: Plan, keys: set[str]) -> set[str]:
    """The pointers of the items of a plan with these keys."""
    return {item.pointer for key, item in plan_keys(plan).items() if key in keys} if keys else set()


def _are_in(items: Sequence[Item], pointers: set[str]) -> bool:
    return any(item.pointer in pointers for item in items)


def _keys(plan: Plan) -> dict[str, str]:
    """The keys of a plan's items, by pointer."""
    return {item.pointer: key for key, item in plan_keys(plan).items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of the other plan: the keys of the pair that it would make, its name, and where it stands."""

    old_key: str
    new_key: str
    name: str
    where: str
    free: bool


def candidates(change: Change, comparison: Comparison, wording: Wording) -> tuple[Candidate, ...]:
    """What the item of a change can be paired with: in the new plan, or in the old one for what was added."""
    gone = bool(change.old)
    own_plan, other = (comparison.old, comparison.new) if gone else (comparison.new, comparison.old)
    item = (change.old or change.new)[0]
    own_key = next(key for key, each in plan_keys(own_plan).items() if each.pointer == item.pointer)
    unpaired = {each.pointer for each in (comparison.matching.added if gone else comparison.matching.removed)}
    found = [
        Candidate(*((own_key, key) if gone else (key, own_key)), each.name, where, each.pointer in unpaired)
        for key, each, where in _of_entity(other, item, wording)
    ]
    return tuple(sorted(found, key=lambda each: not each.free))


def _of_entity(plan: Plan, like: Item, wording: Wording) -> Iterator[tuple[str, Item, str]]:
    standing = places(plan)
    for key, item in plan_keys(plan).items():
        if item.entity.name == like.entity.name:
            yield key, item, _where(standing[item.pointer], wording)


def _where(place: PlanPlace, wording: Wording) -> str:
    if place.owner is not None:
        return phrases.brief(place.owner.name)
    return phrases.list_word(place.list_path, wording)

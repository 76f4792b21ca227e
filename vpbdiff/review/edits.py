"""From what a person wants to the edits of the explanations file that bring it about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpbdiff.budget.components import Component
from vpbdiff.changes import Change, Comparison
from vpbdiff.explanations import Decision, Edit, Entry, Explained, Explanations, PinEntry, ReasonKind, Stand
from vpbdiff.explanations.record import Subject
from vpbdiff.keys import plan_keys
from vpbdiff.model import Plan
from vpbdiff.pins import Pin
from vpbdiff.review.holding import Holding
from vpbdiff.review.outcome import Given

WORDING = "Ändrad formulering utan ändring i sak."
"""The reason of accepted wording, in the language of the plans."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, as a role, and the day."""

    by: str | None
    today: str

    def entry(self, found: Sequence[Subject], given: Given, component: Component | None = None) -> Entry:
        """One entry for these subjects, with their record of now."""
        items = tuple(each.record for each in found)
        parts = given.decision.body, given.decision.date, given.decision.section, given.decision.reference
        decision = Decision(*((part or "").strip() or None for part in parts))
        return Entry(items, given.reason.strip(), given.kind, decision, component, self.by, self.today)

    def wording(self, subject: Subject) -> Entry:
        """The entry that accepts proposed wording."""
        return self.entry((subject,), Given(WORDING, ReasonKind.WORDING))

    def pin(self, comparison: Comparison, old: str, new: str, *, same: bool) -> PinEntry | None:
        """The word on two items, given by their keys; None where one of them is not there."""
        items = plan_keys(comparison.old).get(old), plan_keys(comparison.new).get(new)
        if items[0] is None or items[1] is None:
            return None
        return PinEntry(Pin(old, new, same), items[0].name, items[1].name, by=self.by, date=self.today)

    def apart(self, comparison: Comparison, change: Change) -> list[PinEntry]:
        """The word that the items of a change, which are held to be one, are not."""
        sides = (_keys(comparison.old), _keys(comparison.new))
        return [
            PinEntry(
                Pin(sides[0][pair.old.pointer], sides[1][pair.new.pointer], same=False),
                pair.old.name,
                pair.new.name,
                by=self.by,
                date=self.today,
            )
            for pair in comparison.matching.pairs
            if pair.old in change.old and pair.new in change.new
        ]


def explaining(entry: Entry, stands: Sequence[Stand]) -> tuple[Edit, ...]:
    """Put an entry for the subjects of these stands on record, in the place of what is said of them now."""
    away = withdrawing(stands)
    first = next((edit for edit in away if edit.after is None), None)
    return (Edit(first.before if first else None, entry), *(edit for edit in away if edit is not first))


def withdrawing(stands: Sequence[Stand]) -> tuple[Edit, ...]:
    """Take the reasons of these subjects away, standing and stale; an entry for several keeps the others. Components
    stay, and so does what is on record of earlier revisions."""
    gone: list[tuple[Entry, list[Explained]]] = []
    for each in stands:
        for entry in (*each.entries, *(entry for entry, _ in each.stale)):
            if entry.component is None:
                items = next((items for held, items in gone if held is entry), None)
                if items is None:
                    gone.append((entry, items := []))
                items += _items_on(each.subject, entry)
    return tuple(Edit(entry, _without(entry, items)) for entry, items in gone)


def pinning(pin: PinEntry, held: Explanations) -> Edit:
    """Put a pin on record, in the place of what was said of the same two items."""
    said = (each for each in held.pins if (each.pin.old, each.pin.new) == (pin.pin.old, pin.pin.new))
    return Edit(next(said, None), pin)


def rivals(made: Sequence[Edit], before: Explanations, after: Explanations) -> list[Edit]:
    """The edits whose items somebody else has given a reason meanwhile, so that the file now holds both."""
    known = Holding(before)
    ours = Holding(Explanations(tuple(edit.after for edit in made if isinstance(edit.after, Entry))))
    others = [each for each in after.entries if each not in known and each not in ours]
    plain = {item for each in others if each.component is None for item in each.key}
    return [
        edit
        for edit in made
        if isinstance(edit.after, Entry) and edit.after.component is None and plain.intersection(edit.after.key)
    ]


def about(held: Entry | PinEntry, comparison: Comparison) -> tuple[str, ...]:
    """The ids of the changes that an entry or a pin speaks of."""
    if isinstance(held, Entry):
        keys = set(held.key)
        return tuple(change.id for change in comparison.changes if change.item in keys)
    old = plan_keys(comparison.old).get(held.pin.old), plan_keys(comparison.new).get(held.pin.new)
    return tuple(change.id for change in comparison.changes if any(item in old for item in (*change.old, *change.new)))


def _items_on(subject: Subject, entry: Entry) -> list[Explained]:
    """What an entry says of a subject: under its key or, where a slip of spelling changed that, the like of it."""
    own = [each for each in entry.items if (each.item, bool(each.kinds)) == (subject.item, bool(subject.record.kinds))]
    return own or [
        each for each in entry.items if each.kinds == subject.record.kinds and _entity(each) == _entity(subject)
    ]


def _entity(each: Explained | Subject) -> str:
    return each.item.partition(":")[0]


def _without(entry: Entry, items: Sequence[Explained]) -> Entry | None:
    left = tuple(each for each in entry.items if each not in items)
    return replace(entry, items=left) if left else None


def _keys(plan: Plan) -> dict[str, str]:
    """The keys of a plan's items, by pointer."""
    return {item.pointer: key for key, item in plan_keys(plan).items()}

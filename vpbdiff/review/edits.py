"""From what a person wants to the edits of the explanations file that bring it about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vpbdiff.budget.components import Component
from vpbdiff.changes import Comparison
from vpbdiff.explanations import Edit, Entry, Explained, Explanations, PinEntry, ReasonKind, Stand
from vpbdiff.explanations.record import Subject
from vpbdiff.keys import plan_keys
from vpbdiff.pins import Pin
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
        return Entry(items, given.reason.strip(), given.kind, given.decision, component, self.by, self.today)

    def wording(self, subject: Subject) -> Entry:
        """The entry that accepts proposed wording."""
        return self.entry((subject,), Given(WORDING, ReasonKind.WORDING))

    def pin(self, comparison: Comparison, old: str, new: str, *, same: bool) -> PinEntry | None:
        """The word on two items, given by their keys; None where one of them is not there."""
        items = plan_keys(comparison.old).get(old), plan_keys(comparison.new).get(new)
        if items[0] is None or items[1] is None:
            return None
        return PinEntry(Pin(old, new, same), items[0].name, items[1].name, by=self.by, date=self.today)


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


def effective(edits: Iterable[Edit], found: Explanations) -> Iterator[Edit]:
    """What the edits did to a file that held `found`: without what was not there, and what was there already."""
    held: list[Entry | PinEntry] = [*found.entries, *found.pins]
    for edit in edits:
        before = edit.before if edit.before in held else None
        after = edit.after if edit.after not in held else None
        if before is not None or after is not None:
            yield Edit(before, after)


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

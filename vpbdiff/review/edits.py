"""From what a person wants to the edits of the explanations file that bring it about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpbdiff.budget.components import Component
from vpbdiff.explanations import Decision, Edit, Entry, Explanations, PinEntry, ReasonKind, authoring
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.pins import Pin
from vpbdiff.model.plan import Item, Plan
from vpbdiff.review.holding import Held, Holding
from vpbdiff.review.outcome import Given
from vpbdiff.review.worklist import name_of

WORDING = "Ändrad formulering utan ändring i sak."
"""The reason of accepted wording, in the language of the plans."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, as a role, and the day."""

    by: str | None
    today: str

    def entry(self, found: Sequence[Subject], given: Given, component: Component | None = None) -> Entry:
        """One entry for these subjects, with their record of now."""
        parts = given.decision.body, given.decision.date, given.decision.section, given.decision.reference
        decision = Decision(*((part or "").strip() or None for part in parts))
        said = authoring.Given(given.reason, given.kind, decision, component, self.by, self.today)
        return authoring.entry(found, said)

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
        pairs = [pair for pair in comparison.matching.pairs if pair.old in change.old and pair.new in change.new]
        pins = (
            self.pin(comparison, sides[0][pair.old.pointer], sides[1][pair.new.pointer], same=False) for pair in pairs
        )
        return [pin for pin in pins if pin is not None]


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


def concerned(held: Sequence[Held], comparison: Comparison) -> tuple[str, ...]:
    """The ids of the changes that entries and pins speak of, as they are called in this comparison."""
    keys = {item for each in held if isinstance(each, Entry) for item in each.key}
    pins = [each.pin for each in held if isinstance(each, PinEntry)]
    olds = _pointers(comparison.old, {pin.old for pin in pins})
    news = _pointers(comparison.new, {pin.new for pin in pins})
    return tuple(
        name_of(each)
        for each in subjects(comparison)
        if each.item in keys or (each.change and (_are_in(each.change.old, olds) or _are_in(each.change.new, news)))
    )


def _pointers(plan: Plan, keys: set[str]) -> set[str]:
    """The pointers of the items of a plan with these keys."""
    return {item.pointer for key, item in plan_keys(plan).items() if key in keys} if keys else set()


def _are_in(items: Sequence[Item], pointers: set[str]) -> bool:
    return any(item.pointer in pointers for item in items)


def _keys(plan: Plan) -> dict[str, str]:
    """The keys of a plan's items, by pointer."""
    return {item.pointer: key for key, item in plan_keys(plan).items()}

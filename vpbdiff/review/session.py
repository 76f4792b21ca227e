"""One review of one pair of plans: what a person can do, each done on disk when the call returns.

Every action gives an `Outcome` and leaves `case` as it is after it. One call at a time: a session is no two threads'.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.budget.components import Component
from vpbdiff.errors import Problem, VpbdiffError
from vpbdiff.explanations import Edit, Entry, PinEntry, Stand, write
from vpbdiff.explanations.making import covered
from vpbdiff.explanations.reasons import fault
from vpbdiff.gate import Case, open_case
from vpbdiff.review import edits
from vpbdiff.review.drafts import Draft, Drafts
from vpbdiff.review.edits import Hand
from vpbdiff.review.listing import Index, Listing, name_of
from vpbdiff.review.outcome import Given, Outcome, What
from vpbdiff.review.writable import unwritable


class Session:
    """A review. `case` is replaced by every action; `unwritable` says why nothing can be written, if nothing can."""

    def __init__(self, case: Case, today: str, by: str | None, drafts: Drafts) -> None:
        self.case = case
        self.drafts = drafts
        self.unwritable: Problem | None = unwritable(case.place)
        self._hand = Hand(by, today)
        self._index: Index | None = None

    @classmethod
    def open(cls, old: str, new: str, today: str, by: str | None = None) -> Session:
        """The review of two plans as a user names them. `today` is the day as YYYY-MM-DD, `by` a role. Raises
        `VpbdiffError` as `open_case`."""
        case = open_case(old, new)
        return cls(case, today, by, Drafts.of(case.place))

    @property
    def listing(self) -> Listing:
        """Every change as it stands now."""
        if self._index is None or self._index.comparison is not self.case.comparison:
            self._index = Index(self.case.comparison, [each.subject for each in self.case.verdict.standing.stands])
        return Listing(self._index, self.case)

    def explain(self, changes: Sequence[str], given: Given) -> Outcome:
        """Give the reason for these changes, one entry for them all, in the place of what they had."""
        stands = self._stands(changes)
        if not stands:
            return Outcome(What.REFUSED, tuple(changes))
        entry = self._hand.entry([each.subject for each in stands], given)
        if refused := self._refused(entry, stands):
            return refused
        return self._write(What.EXPLAINED, changes, edits.explaining(entry, stands), given)

    def accept_wording(self, changes: Sequence[str]) -> Outcome:
        """Accept what is proposed as mere wording as that, each change with an entry of its own."""
        made: list[Edit] = []
        for each in self._stands(changes):
            entry = self._hand.wording(each.subject)
            if refused := self._refused(entry, [each]):
                return refused
            made += edits.explaining(entry, [each])
        return self._write(What.ACCEPTED, changes, made)

    def withdraw(self, changes: Sequence[str]) -> Outcome:
        """Take the reasons of these changes away; components of the bridge stay."""
        return self._write(What.WITHDRAWN, changes, edits.withdrawing(self._stands(changes)))

    def add_component(self, component: Component, given: Given) -> Outcome:
        """Lay a component in the bridge, with its reason."""
        try:
            found = covered(component, self.case.comparison)
        except VpbdiffError as error:
            return Outcome(What.REFUSED, problem=error.problems[0])
        entry = self._hand.entry(found, given, component)
        if wrong := fault(entry):
            return Outcome(What.REFUSED, fault=wrong)
        return self._write(What.COMPONENT, [name_of(each) for each in found], [Edit(None, entry)], given)

    def remove(self, held: Sequence[Entry | PinEntry]) -> Outcome:
        """Take away what is on record: orphaned and second entries, components, pins."""
        return self._write(What.REMOVED, (), [Edit(each, None) for each in held])

    def pair(self, old_key: str, new_key: str) -> Outcome:
        """Say that two items are the same, by their keys in their own plans; the plans are compared anew."""
        return self._pin([(old_key, new_key)], same=True)

    def unpair(self, change: str) -> Outcome:
        """Say that the items of a change are not the same; the plans are compared anew."""
        return self._pin([], same=False)

    def undo(self) -> Outcome | None:
        """Take the last action back; None where there is none."""
        return None

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where there is nothing."""
        return None

    def poll(self) -> Outcome | None:
        """What somebody else has changed on disk since the last call; None where nothing. Cheap, to be called often."""
        return None

    def drafts_of(self, changes: Sequence[str]) -> tuple[Draft, ...]:
        """The drafts about these changes, the latest first."""
        items = [each.subject.item for each in self._stands(changes)]
        return self.drafts.about(changes, items)

    def stray_drafts(self) -> tuple[Draft, ...]:
        """The drafts about changes that are no longer there."""
        return ()

    def close(self) -> None:
        """End the review."""
        self.drafts.close()

    def _stands(self, changes: Sequence[str]) -> list[Stand]:
        wanted = set(changes)
        return [each for each in self.case.verdict.standing.stands if name_of(each.subject) in wanted]

    def _refused(self, entry: Entry, stands: Sequence[Stand]) -> Outcome | None:
        for each in stands:
            if wrong := fault(entry, each.subject.change):
                return Outcome(What.REFUSED, (name_of(each.subject),), fault=wrong)
        return None

    def _pin(self, keys: Sequence[tuple[str, str]], *, same: bool) -> Outcome:
        pins = [self._hand.pin(self.case.comparison, *each, same=same) for each in keys]
        made = [edits.pinning(pin, self.case.explanations) for pin in pins if pin is not None]
        if not made:
            return Outcome(What.REFUSED)
        return self._write(What.PAIRED if same else What.PARTED, (), made)

    def _write(self, what: What, changes: Sequence[str], made: Sequence[Edit], given: Given | None = None) -> Outcome:
        try:
            if self.unwritable is not None:
                raise VpbdiffError(self.unwritable)
            written = write(self.case.place, made)
        except VpbdiffError as error:
            return Outcome(What.FAILED, tuple(changes), problem=error.problems[0])
        self.case = self.case.with_reading(written.reading)
        if given is not None and given.draft is not None:
            self.drafts.forget(given.draft)
        return Outcome(what, tuple(changes), conflicts=written.conflicts)

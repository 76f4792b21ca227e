"""One review of one pair of plans: what a person can do, each action on disk when the call returns.

Every action gives an `ActionResult` and leaves `case` as it is after it. One call at a time: a session must not be
shared by two threads. Whether the explanations can be written is checked first, before a person has spent an hour on
them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from vpbdiff.base.errors import Location, Problem, VpbdiffError
from vpbdiff.budget.components import Component
from vpbdiff.explanations import Edit, Entry, PinEntry, Reading, ReasonStatus, State, authoring, record
from vpbdiff.explanations.authoring import covered
from vpbdiff.explanations.ledger import unkept
from vpbdiff.explanations.quality import Fault, fault
from vpbdiff.gate import Case, open_case
from vpbdiff.gate.case import Finder, find_both
from vpbdiff.gate.judge import entry_for
from vpbdiff.model.changes import Significance
from vpbdiff.policy.rules import Setting
from vpbdiff.review import edits
from vpbdiff.review.drafts import Draft, Drafts
from vpbdiff.review.edits import ActionKind, ActionResult, FormInput, Hand, Held, RefusalCause
from vpbdiff.review.file_watch import Sources
from vpbdiff.review.undo import Undone, UndoStack, UndoStep
from vpbdiff.review.worklist import Worklist, name_of
from vpbdiff.store import Snapshot


def unwritable(place: Snapshot) -> Problem | None:
    """Why nothing can be written at a place: no file can be there, the folder takes no new file (which is how
    a file is replaced), or the file itself is read-only. None where it can be written. Leaves no trace."""
    if (refused := unkept(place)) is not None:
        return refused
    target = Path(place.path).resolve()
    try:
        with tempfile.TemporaryFile(dir=target if target.is_dir() else target.parent):
            pass
        if target.exists() and not target.is_dir():
            with target.open("r+b"):
                pass
    except OSError as error:
        return Problem("file.not-written", {"reason": error.strerror or str(error)}, Location(place.shown))
    return None


class Session:
    """A review. `case` is replaced by every action; `unwritable` says why nothing can be written, if nothing can."""

    def __init__(self, case: Case, sources: Sources, today: str, by: str | None, find: Finder = find_both) -> None:
        self.case = case
        self.drafts = Drafts.of(case.place)
        self.unwritable: Problem | None = unwritable(case.place)
        self._hand = Hand(by, today)
        self._book = UndoStack(case.reading)
        self._sources = sources
        self._find = find
        self._listing: Worklist | None = None

    @classmethod
    def open(cls, old: str, new: str, today: str, by: str | None = None, find: Finder = find_both) -> Session:
        """The review of two plans as a user names them, which `find` finds. `today` is the day as YYYY-MM-DD, `by` a
        role. Raises `VpbdiffError` as `open_case`."""
        places = find(old, new)
        sources = Sources(*places)  # looked at before they are read: no change slips between
        return cls(open_case(old, new, lambda *_: places), sources, today, by, find)

    @property
    def listing(self) -> Worklist:
        """Every change as it stands now."""
        if self._listing is None or self._listing.case is not self.case:
            self._listing = Worklist(self.case, self._listing)
        return self._listing

    @property
    def outdated(self) -> tuple[str, ...]:
        """The files of the plans and the policy that hold something else than what the review goes by."""
        return self._sources.different

    @property
    def unreadable(self) -> Problem | None:
        """Why the explanations can't be read any more; while that is so nothing is written."""
        return self._book.unreadable

    def explain(self, changes: Sequence[str], given: FormInput) -> ActionResult:
        """Give the reason for these changes, one entry for them all, in the place of what they had."""
        stands = self._stands(changes)
        if not stands:
            return ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.GONE)
        entry = self._hand.entry([each.subject for each in stands], given)
        for each in stands:
            if wrong := fault(entry, each.subject.change):
                return _no_reason([each], wrong)
        return self._do(ActionKind.EXPLAINED, changes, self._replacing(stands, entry), given)

    def accept_wording(self, changes: Sequence[str]) -> ActionResult:
        """Accept what is proposed as mere wording as that, each change with an entry of its own. Those that have a
        reason keep it."""
        stands = self._stands(changes)
        if not stands:
            return ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.GONE)
        if wrong := [each for each in stands if not _is_proposed(each)]:
            return _no_reason(wrong, Fault.NOT_WORDING)
        wanted = [each for each in stands if each.state is not State.EXPLAINED]
        made = self._replacing(wanted, *(self._hand.wording(each.subject) for each in wanted))
        return self._do(ActionKind.ACCEPTED, [name_of(each.subject) for each in wanted], made)

    def withdraw(self, changes: Sequence[str]) -> ActionResult:
        """Take the reasons of these changes away; components of the bridge stay."""
        return self._do(ActionKind.WITHDRAWN, changes, self._replacing(self._stands(changes)))

    def add_component(self, component: Component, given: FormInput, instead: Entry | None = None) -> ActionResult:
        """Lay a component in the bridge, with its reason; `instead` of an entry that is on record, if one is given."""
        try:
            found = covered(component, self.case.comparison)
        except VpbdiffError as error:
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.COMPONENT, problem=error.problems[0])
        if not found:
            return ActionResult(
                ActionKind.REFUSED, why=RefusalCause.COMPONENT, problem=Problem("explain.no-money-changed", {})
            )
        entry = self._hand.entry(found, given, component)
        if wrong := fault(entry):
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_REASON, fault=wrong)
        repeated = authoring.replacing([entry], (), self.case.verdict.standing).replaced
        made = [Edit(instead, entry), *(edit for edit in repeated if edit.before != instead)]
        return self._do(ActionKind.COMPONENT, [name_of(each) for each in found], made, given)

    def explain_policy(self, setting: Setting, given: FormInput) -> ActionResult:
        """Give the reason for a requirement that was lowered, in the place of what it had."""
        entry = replace(self._hand.entry((), given), items=(entry_for(setting),))
        if wrong := fault(entry):
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_REASON, fault=wrong)
        if not entry.decision.is_reference:
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_DECISION)
        former = [each for each in self.case.explanations.entries if each.key == entry.key]
        return self._do(ActionKind.POLICY, (), [*(Edit(each, None) for each in former), Edit(None, entry)], given)

    def remove(self, held: Sequence[Held]) -> ActionResult:
        """Take away what is on record: orphaned and second entries, components, pins."""
        return self._do(ActionKind.REMOVED, self._about(held), [Edit(each, None) for each in held])

    def restore(self, lost: Sequence[Held]) -> ActionResult:
        """Write again what an `ActionResult` told as lost."""
        return self._do(ActionKind.RESTORED, self._about(lost), [Edit(None, each) for each in lost])

    def pair(self, old_key: str, new_key: str) -> ActionResult:
        """Say that two items are the same, by their keys in their own plans; the plans are compared anew."""
        pin = self._hand.pin(self.case.comparison, old_key, new_key, same=True)
        if pin is None:
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.GONE)
        if not authoring.applies(pin.pin, self.case.explanations, self.case.comparison):
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_PAIR)
        return self._pinned(ActionKind.PAIRED, [pin])

    def unpair(self, change: str) -> ActionResult:
        """Say that the items of a change are not the same; the plans are compared anew."""
        found = next((each for each in self.case.comparison.changes if each.id == change), None)
        if found is None:
            return ActionResult(ActionKind.REFUSED, (change,), why=RefusalCause.GONE)
        return self._pinned(ActionKind.PARTED, self._hand.apart(self.case.comparison, found))

    def undo(self) -> ActionResult | None:
        """Take the last action back; None where there is none."""
        return self._back(ActionKind.UNDONE, self._book.undo)

    def redo(self) -> ActionResult | None:
        """Do again what was undone last; None where there is nothing."""
        return self._back(ActionKind.REDONE, self._book.redo)

    def poll(self) -> ActionResult | None:
        """What somebody else has changed on disk since the last call; None where nothing. Cheap, to be called often."""
        found = self._book.look()
        if isinstance(found, Problem):
            return ActionResult(ActionKind.UNREADABLE, problem=found)
        if found is not None:
            return replace(self._shown(ActionKind.REREAD, found), lost=self._book.lost())
        if self._sources.changed():
            return ActionResult(ActionKind.OUTDATED, places=self.outdated)
        return None

    def reopen(self) -> ActionResult:
        """Read the plans, the policy and the explanations anew."""
        old, new = self.case.words
        try:
            places = self._find(old, new)
            sources = Sources(*places)
            case = open_case(old, new, lambda *_: places)
        except VpbdiffError as error:
            return ActionResult(ActionKind.FAILED, problem=error.problems[0])
        self._sources = sources
        self._book.turn_to(case.reading)
        self.case = case
        return ActionResult(ActionKind.REOPENED)

    def about(self, draft: Draft) -> tuple[str, ...]:
        """The ids of the changes that a draft is about, as they are called now; none where none is there any more."""
        return tuple(
            name_of(each.subject)
            for each in self.case.verdict.standing.stands
            if name_of(each.subject) in draft.changes or each.subject.item in draft.items
        )

    def drafts_of(self, changes: Sequence[str]) -> tuple[Draft, ...]:
        """The drafts about these changes and no others, the latest first."""
        return tuple(each for each in self.drafts.load() if set(self.about(each)) == set(changes))

    def close(self) -> None:
        """End the review."""
        self.drafts.close()

    def _stands(self, changes: Sequence[str]) -> list[ReasonStatus]:
        """What is on record of these changes; nothing if any of them is no longer there."""
        wanted = set(changes)
        found = [each for each in self.case.verdict.standing.stands if name_of(each.subject) in wanted]
        return found if len(found) == len(wanted) else []

    def _replacing(self, stands: Sequence[ReasonStatus], *new: Entry) -> tuple[Edit, ...]:
        """Put entries in the place of what is on record of some subjects."""
        return authoring.replacing(new, [each.subject for each in stands], self.case.verdict.standing).edits

    def _about(self, held: Sequence[Held]) -> tuple[str, ...]:
        return edits.concerned(held, self.case.comparison)

    def _pinned(self, what: ActionKind, pins: Sequence[PinEntry]) -> ActionResult:
        done = self._do(what, (), [edit for pin in pins for edit in authoring.edits(pin, self.case.explanations)])
        return replace(done, changes=self._about(pins))

    def _do(
        self, what: ActionKind, changes: Sequence[str], made: Sequence[Edit], given: FormInput | None = None
    ) -> ActionResult:
        if not made:
            return ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.NOTHING)
        try:
            if self.unwritable is not None:
                raise VpbdiffError(self.unwritable)
            taken = self._book.do(what, made)
        except VpbdiffError as error:
            self._keep_draft(changes, given)
            return ActionResult(ActionKind.FAILED, tuple(changes), problem=error.problems[0])
        if given is not None and given.draft is not None:
            self.drafts.forget(given.draft)
        before = self.case.explanations
        told = self._told(taken, ActionResult(what, tuple(changes)))
        if not told.merged:
            return told
        rivals = edits.rivals(made, before, taken.now.reading.explanations)
        return replace(told, conflicts=(*told.conflicts, *rivals))

    def _back(self, what: ActionKind, take: Callable[[], tuple[UndoStep, Undone] | None]) -> ActionResult | None:
        try:
            done = take()
        except VpbdiffError as error:
            return ActionResult(ActionKind.FAILED, problem=error.problems[0])
        if done is None:
            return None
        step, taken = done
        told = self._told(taken, ActionResult(what, step=step.what))
        held = [each for edit in step.edits for each in (edit.before, edit.after) if each is not None]
        return replace(told, changes=self._about(held))

    def _told(self, taken: Undone, outcome: ActionResult) -> ActionResult:
        """The outcome of what was written, with what others had done to the file; the case is then that of now."""
        merged = record.plain(taken.found, self.case.place) != self.case.reading.text
        self.case = self.case.with_reading(taken.now.reading)
        lost = self._book.lost() if merged else ()
        return replace(outcome, conflicts=taken.conflicts, merged=merged, lost=lost)

    def _shown(self, what: ActionKind, reading: Reading) -> ActionResult:
        """Show another state of the explanations; the changes told are those that stand in another way than before."""
        before = {name_of(each.subject): each.state for each in self.case.verdict.standing.stands}
        self.case = self.case.with_reading(reading)
        now = {name_of(each.subject): each.state for each in self.case.verdict.standing.stands}
        return ActionResult(what, tuple(each for each, state in now.items() if before.get(each) is not state))

    def _keep_draft(self, changes: Sequence[str], given: FormInput | None) -> None:
        if given is not None and all(each.id != given.draft for each in self.drafts.load()):
            items = [each.subject.item for each in self._stands(changes)]
            self.drafts.save(Draft.of(changes, items, given))


def _is_proposed(each: ReasonStatus) -> bool:
    """Whether a change is held to be mere wording, and a person is to say so."""
    change = each.subject.change
    if change is None or change.significance is Significance.MATERIAL:
        return False
    return any(not facet.certain for facet in change.facets)


def _no_reason(stands: Sequence[ReasonStatus], wrong: Fault) -> ActionResult:
    changes = tuple(name_of(each.subject) for each in stands)
    return ActionResult(ActionKind.REFUSED, changes, why=RefusalCause.NO_REASON, fault=wrong)

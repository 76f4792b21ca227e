"""One review of one pair of plans: what a person can do, each action on disk when the call returns.

Every action gives an `ActionResult` and leaves `case` as it is after it. Actions take turns: one that is called while
another thread is at one waits, and `poll` then sees nothing. Whether the explanations can be written is checked first,
before a person has spent an hour on them.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from vpbdiff.base.errors import Location, Problem, VpbdiffError
from vpbdiff.budget.components import Component
from vpbdiff.explanations import Edit, Entry, PinEntry, Reading, ReasonStatus, State, authoring, record
from vpbdiff.explanations.authoring import covered
from vpbdiff.explanations.ledger import OvertakenError, unkept
from vpbdiff.explanations.quality import Fault, fault
from vpbdiff.gate import Case, open_case
from vpbdiff.gate.case import Finder, find_both
from vpbdiff.gate.judge import entry_for, meeting_day
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


_REMEMBERED = 50
"""Reasons that are at hand to be given again: more are found by their words in the file."""

Seen = Sequence[Held] | None
"""The words that a person was shown before an action: the only ones that it may replace. None for all that `case` holds
when the action is asked for."""

Plan = Sequence[Edit] | ActionResult
"""The edits of an action on the explanations as they are now, or why it can't be done on them."""


Asked = ParamSpec("Asked")
Result = TypeVar("Result")


def _in_turn(act: Callable[Concatenate[Session, Asked], Result]) -> Callable[Concatenate[Session, Asked], Result]:
    """Do it when no other thread is at an action."""

    def turned(session: Session, /, *args: Asked.args, **named: Asked.kwargs) -> Result:
        with session._turn:
            return act(session, *args, **named)

    return turned


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
        self._turn = threading.RLock()
        self.given: tuple[FormInput, ...] = ()
        """What was given in this review, the last first."""

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

    def explain(self, changes: Sequence[str], given: FormInput, seen: Seen = None) -> ActionResult:
        """Give the reason for these changes, one entry for them all, in the place of what they had."""

        def made() -> Plan:
            stands = self._stands(changes)
            if not stands:
                return ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.GONE)
            entry = self._hand.entry([each.subject for each in stands], given)
            for each in stands:
                if wrong := fault(entry, each.subject.change):
                    return _no_reason([each], wrong)
            return self._replacing(stands, entry)

        return self._do(ActionKind.EXPLAINED, changes, made, seen, given)

    def accept_wording(self, changes: Sequence[str], seen: Seen = None) -> ActionResult:
        """Accept what is proposed as mere wording as that, each change with an entry of its own. Those that have a
        reason keep it."""
        accepted: list[str] = []

        def made() -> Plan:
            stands = self._stands(changes)
            if not stands:
                return ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.GONE)
            if wrong := [each for each in stands if not _is_proposed(each)]:
                return _no_reason(wrong, Fault.NOT_WORDING)
            wanted = [each for each in stands if each.state is not State.EXPLAINED]
            accepted[:] = [name_of(each.subject) for each in wanted]
            return self._replacing(wanted, *(self._hand.wording(each.subject) for each in wanted))

        return self._do(ActionKind.ACCEPTED, accepted, made, seen)

    def withdraw(self, changes: Sequence[str], seen: Seen = None) -> ActionResult:
        """Take the reasons of these changes away; components of the bridge stay."""
        return self._do(ActionKind.WITHDRAWN, changes, lambda: self._replacing(self._stands(changes)), seen)

    def add_component(
        self, component: Component, given: FormInput, instead: Entry | None = None, seen: Seen = None
    ) -> ActionResult:
        """Lay a component in the bridge, with its reason; `instead` of an entry that is on record, if one is given."""
        laid: list[str] = []

        def made() -> Plan:
            try:
                found = covered(component, self.case.comparison)
            except VpbdiffError as error:
                return ActionResult(ActionKind.REFUSED, why=RefusalCause.COMPONENT, problem=error.problems[0])
            if not found:
                problem = Problem("explain.no-money-changed", {})
                return ActionResult(ActionKind.REFUSED, why=RefusalCause.COMPONENT, problem=problem)
            entry = self._hand.entry(found, given, component)
            if wrong := fault(entry):
                return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_REASON, fault=wrong)
            laid[:] = [name_of(each) for each in found]
            repeated = authoring.replacing([entry], (), self.case.verdict.standing).replaced
            return [Edit(instead, entry), *(edit for edit in repeated if edit.before != instead)]

        return self._do(ActionKind.COMPONENT, laid, made, seen, given)

    def explain_policy(self, setting: Setting, given: FormInput, seen: Seen = None) -> ActionResult:
        """Give the reason for a requirement that was lowered, in the place of what it had."""
        entry = replace(self._hand.entry((), given), items=(entry_for(setting),))
        if wrong := fault(entry):
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_REASON, fault=wrong)
        if not entry.has_decision(meeting_day(self.case.comparison), self._hand.today):
            return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_DECISION)

        def made() -> Plan:
            former = [each for each in self.case.explanations.entries if each.key == entry.key]
            return [*(Edit(each, None) for each in former), Edit(None, entry)]

        return self._do(ActionKind.POLICY, (), made, seen, given)

    def remove(self, held: Sequence[Held]) -> ActionResult:
        """Take away what is on record: orphaned and second entries, components, pins."""
        return self._do(ActionKind.REMOVED, self._about(held), lambda: [Edit(each, None) for each in held], held)

    def restore(self, lost: Sequence[Held]) -> ActionResult:
        """Write again what an `ActionResult` told as lost."""
        return self._do(ActionKind.RESTORED, self._about(lost), lambda: [Edit(None, each) for each in lost])

    def pair(self, old_key: str, new_key: str, seen: Seen = None) -> ActionResult:
        """Say that two items are the same, by their keys in their own plans; the plans are compared anew."""

        def pins() -> list[PinEntry] | ActionResult:
            pin = self._hand.pin(self.case.comparison, old_key, new_key, same=True)
            if pin is None:
                return ActionResult(ActionKind.REFUSED, why=RefusalCause.GONE)
            if not authoring.applies(pin.pin, self.case.explanations, self.case.comparison):
                return ActionResult(ActionKind.REFUSED, why=RefusalCause.NO_PAIR)
            return [pin]

        return self._pinned(ActionKind.PAIRED, pins, seen)

    def unpair(self, change: str, seen: Seen = None) -> ActionResult:
        """Say that the items of a change are not the same; the plans are compared anew."""

        def pins() -> list[PinEntry] | ActionResult:
            found = next((each for each in self.case.comparison.changes if each.id == change), None)
            if found is None:
                return ActionResult(ActionKind.REFUSED, (change,), why=RefusalCause.GONE)
            return self._hand.apart(self.case.comparison, found)

        return self._pinned(ActionKind.PARTED, pins, seen)

    def undo(self) -> ActionResult | None:
        """Take the last action back; None where there is none."""
        return self._back(ActionKind.UNDONE, self._book.undo)

    def redo(self) -> ActionResult | None:
        """Do again what was undone last; None where there is nothing."""
        return self._back(ActionKind.REDONE, self._book.redo)

    def poll(self) -> ActionResult | None:
        """What somebody else has changed on disk since the last call; None where nothing, and while an action goes on.
        Cheap, to be called often."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            return self._looked()
        finally:
            self._turn.release()

    def _looked(self) -> ActionResult | None:
        found = self._book.look()
        if isinstance(found, Problem):
            return ActionResult(ActionKind.UNREADABLE, problem=found)
        if found is not None:
            return replace(self._shown(ActionKind.REREAD, found), lost=self._book.lost())
        if self._sources.changed():
            return ActionResult(ActionKind.OUTDATED, places=self.outdated)
        return None

    @_in_turn
    def reopen(self, is_unwanted: Callable[[], bool] = lambda: False) -> ActionResult | None:
        """Read the plans, the policy and the explanations anew; None, and all as it was, where that turns out to be
        unwanted by the time that they are compared."""
        old, new = self.case.words
        try:
            places = self._find(old, new)
            sources = Sources(*places)
            case = open_case(old, new, lambda *_: places)
        except VpbdiffError as error:
            return ActionResult(ActionKind.FAILED, step=ActionKind.REOPENED, problem=error.problems[0])
        if is_unwanted():
            return None
        self._sources = sources
        self._book.turn_to(case.reading)
        self.case = case
        return ActionResult(ActionKind.REOPENED, lost=self._book.lost())

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

    def _pinned(self, what: ActionKind, pins: Callable[[], list[PinEntry] | ActionResult], seen: Seen) -> ActionResult:
        pinned: list[PinEntry] = []

        def made() -> Plan:
            found = pins()
            if isinstance(found, ActionResult):
                return found
            pinned[:] = found
            return [edit for pin in found for edit in authoring.edits(pin, self.case.explanations)]

        done = self._do(what, (), made, seen)
        return replace(done, changes=self._about(pinned)) if pinned else done

    @_in_turn
    def _do(
        self,
        what: ActionKind,
        changes: Sequence[str],
        made: Callable[[], Plan],
        seen: Seen = None,
        given: FormInput | None = None,
    ) -> ActionResult:
        """Make the edits that `made` finds right for the file as it is: asked again each time that somebody else turns
        out to have written since, and refused where they would take away words that are not among the `seen`."""
        shown: Sequence[Held] = (
            (*self.case.explanations.entries, *self.case.explanations.pins) if seen is None else seen
        )
        known = {edits.words_of(each) for each in shown}
        merged = False
        try:
            while True:
                found = made()
                if isinstance(found, ActionResult):
                    return replace(found, merged=merged)
                if not found:
                    return ActionResult(ActionKind.REFUSED, tuple(changes), merged=merged, why=RefusalCause.NOTHING)
                if self.unwritable is not None:
                    raise VpbdiffError(self.unwritable)
                gone = edits.given_way(found)
                if others := tuple(each for each in gone if edits.words_of(each) not in known):
                    unseen = ActionResult(ActionKind.REFUSED, tuple(changes), why=RefusalCause.UNSEEN, others=others)
                    return replace(unseen, merged=merged, lost=self._book.lost() if merged else ())
                try:
                    taken = self._book.do(what, found)
                except OvertakenError:
                    self.case = self.case.with_reading(self._book.catch_up())
                    merged = True
                else:
                    break
        except VpbdiffError as error:
            self._keep_draft(changes, given)
            return ActionResult(ActionKind.FAILED, tuple(changes), problem=error.problems[0])
        if given is not None:
            said = replace(given, draft=None)
            self.given = (said, *(each for each in self.given if each != said))[:_REMEMBERED]
        if given is not None and given.draft is not None:
            self.drafts.forget(given.draft)
        told = self._told(taken, ActionResult(what, tuple(changes), gone=gone))
        return replace(told, merged=True, lost=self._book.lost()) if merged else told

    @_in_turn
    def _back(self, what: ActionKind, take: Callable[[], tuple[UndoStep, Undone] | None]) -> ActionResult | None:
        try:
            done = take()
        except VpbdiffError as error:
            return ActionResult(ActionKind.FAILED, step=what, problem=error.problems[0])
        if done is None:
            return None
        step, taken = done
        told = self._told(taken, ActionResult(what, step=step.what))
        held = [each for edit in step.edits for each in (edit.before, edit.after) if each is not None]
        gone = edits.given_way(taken.step.edits if taken.step else ())
        return replace(told, changes=self._about(held), gone=gone)

    def _told(self, taken: Undone, outcome: ActionResult) -> ActionResult:
        """The outcome of what was written, with what others had done to the file; the case is then that of now."""
        merged = record.plain(taken.found, self.case.place) != self.case.reading.text
        self.case = self.case.with_reading(taken.now.reading)
        lost = self._book.lost() if merged else ()
        return replace(outcome, conflicts=taken.conflicts, merged=merged, lost=lost)

    def _shown(self, what: ActionKind, reading: Reading) -> ActionResult:
        """Show another state of the explanations; the changes told are those of which other words are on record."""
        before = {name_of(each.subject): _on_record(each) for each in self.case.verdict.standing.stands}
        self.case = self.case.with_reading(reading)
        now = {name_of(each.subject): _on_record(each) for each in self.case.verdict.standing.stands}
        return ActionResult(what, tuple(each for each, held in now.items() if before.get(each) != held))

    def _keep_draft(self, changes: Sequence[str], given: FormInput | None) -> None:
        if given is not None and all(each.id != given.draft for each in self.drafts.load()):
            items = [each.subject.item for each in self._stands(changes)]
            self.drafts.save(Draft.of(changes, items, given))


def _on_record(each: ReasonStatus) -> tuple[object, ...]:
    return each.state, *map(edits.words_of, (*each.entries, *(entry for entry, _ in each.stale)))


def _is_proposed(each: ReasonStatus) -> bool:
    """Whether a change is held to be mere wording, and a person is to say so."""
    change = each.subject.change
    if change is None or change.significance is Significance.MATERIAL:
        return False
    return any(not facet.certain for facet in change.facets)


def _no_reason(stands: Sequence[ReasonStatus], wrong: Fault) -> ActionResult:
    changes = tuple(name_of(each.subject) for each in stands)
    return ActionResult(ActionKind.REFUSED, changes, why=RefusalCause.NO_REASON, fault=wrong)

"""What was done to the explanations, step by step, and how a step is undone.

While nobody else writes, an undo restores the very bytes that were there before. When somebody has written since, only
what the step itself added is removed, and what it removed is put back: the other's work is not touched.

A step keeps the difference between two texts, not the texts: thousands of steps, each with a whole file of thousands of
entries before and after it, would not fit in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vpbdiff.base.errors import Problem, VpbdiffError
from vpbdiff.explanations import Edit, Explanations, Reading, read, write
from vpbdiff.explanations.ledger import replace_text
from vpbdiff.review.edits import About, ActionKind, Held, RecordIndex, about
from vpbdiff.review.file_watch import Watched, digest, of_record


@dataclass(frozen=True, slots=True)
class Patch:
    """What stood and what stands after the first `start` characters; all around it is the same."""

    start: int
    old: str
    new: str

    @staticmethod
    def between(before: str, after: str) -> Patch:
        """The patch that makes `after` of `before`."""
        shorter = min(len(before), len(after))
        start = _longest(shorter, lambda low, high: before[low:high] == after[low:high])
        ends = len(before), len(after)
        same = _longest(
            shorter - start,
            lambda low, high: before[ends[0] - high : ends[0] - low] == after[ends[1] - high : ends[1] - low],
        )
        return Patch(start, before[start : ends[0] - same], after[start : ends[1] - same])

    @property
    def reverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(self.start, self.new, self.old)

    def applied(self, text: str) -> str:
        """The text that it makes of the one that it was made for."""
        return text[: self.start] + self.new + text[self.start + len(self.old) :]


def _longest(limit: int, is_same: Callable[[int, int], bool]) -> int:
    """How many characters are the same, by halves: a file of megabytes is compared in no time."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True)
class Known:
    """What a file is known to hold: `text` is all of it, with a byte order mark if it has one."""

    reading: Reading
    text: str

    @cached_property
    def digest(self) -> bytes:
        """What tells the text from every other."""
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What an action did to the file: the edits that truly changed something, and the patch of its text, with the
    digests of the texts before and after."""

    what: ActionKind
    edits: tuple[Edit, ...]
    patch: Patch
    digests: tuple[bytes, bytes]

    @property
    def reverse(self) -> UndoStep:
        """The step that takes this one back."""
        edits = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return UndoStep(self.what, edits, self.patch.reverse, self.digests[::-1])


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken: what the file is known to hold now, the text that it held, and the edits that met with
    somebody else's. `step` is None where nothing changed."""

    now: Known
    found: str
    conflicts: tuple[Edit, ...]
    step: UndoStep | None


def take(known: Known, what: ActionKind, edits: Sequence[Edit], *, as_known: bool = False) -> Undone:
    """Make edits, and remember what they did. Raises `VpbdiffError` and `OvertakenError` as `write`."""
    written = write(known.reading.place, edits, known.reading, as_known=as_known)
    found, text = written.found, written.reading.text
    now = Known(written.reading, text)
    if text == found:
        return Undone(now, found, written.conflicts, None)
    digests = known.digest if found == known.text else digest(found), now.digest
    effective = tuple(_effective(edits, written.before))
    step = UndoStep(what, effective, Patch.between(found, text), digests)
    return Undone(now, found, written.conflicts, step)


def retake(known: Known, step: UndoStep) -> Undone:
    """Take a step on a file that ought to hold what was there when it was made: to the last byte if it does. Else only
    its edits are made, save those whose entry somebody else has changed since. Raises `VpbdiffError` as `write`."""
    if known.digest == step.digests[0]:
        text = step.patch.applied(known.text)
        if reading := replace_text(known.reading, known.text, text):
            return Undone(Known(reading, text), known.text, (), step)
    now = read(known.reading.place)
    left, lost = _parted(step.edits, RecordIndex(now.explanations))
    if not left:
        return Undone(Known(now, now.text), now.text, lost, None)
    taken = take(Known(now, now.text), step.what, left)
    return Undone(taken.now, taken.found, (*taken.conflicts, *lost), taken.step)


def _parted(edits: Sequence[Edit], held: RecordIndex) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The edits that can still be made, and those that can't: what they would take away somebody else has changed or
    taken away, or what they would put in its place speaks of the same items."""
    gone = [edit for edit in edits if edit.before is not None and edit.before not in held]
    theirs = frozenset[tuple[str, ...]]().union(*(about(edit.before) for edit in gone if edit.before))
    lost = tuple(edit for edit in edits if edit in gone or _gained(edit) & theirs)
    return tuple(edit for edit in edits if edit not in lost), lost


def _gained(edit: Edit) -> About:
    """What an edit makes the file speak of by its entry, and did not before."""
    after = about(edit.after) if edit.after else frozenset[tuple[str, ...]]()
    return after - about(edit.before) if edit.before else after


def _effective(edits: Sequence[Edit], found: Explanations) -> Iterator[Edit]:
    """What edits do to a file that holds `found`: without what is not there, and what is there already."""
    held = RecordIndex(found)
    for edit in edits:
        before = edit.before if edit.before in held else None
        after = None if edit.after in held else edit.after
        if before is not None or after is not None:
            yield Edit(before, after)


class UndoStack:
    """What the file held when it was read or written last; `unreadable` says why it can't be read now."""

    def __init__(self, reading: Reading) -> None:
        self._known = Known(reading, reading.text)
        self.unreadable: Problem | None = None
        self._watched = Watched(*of_record(reading.place))
        self._watched.expect(self._known.digest)
        self._doubted = False
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._mine: dict[About, Held] = {}

    def do(self, what: ActionKind, edits: Sequence[Edit]) -> Undone:
        """Make edits on the file as it is known; what was undone can't be done again after them. Raises `VpbdiffError`
        as `write`, `OvertakenError` where somebody else has written since."""
        taken = self._keep(take(self._known, what, edits, as_known=True))
        if taken.step:
            self._done.append(taken.step)
            self._undone.clear()
        return taken

    def undo(self) -> tuple[UndoStep, Undone] | None:
        """Take the last step back; None where there is none. Raises `VpbdiffError` as `write`."""
        return self._back(self._done, self._undone)

    def redo(self) -> tuple[UndoStep, Undone] | None:
        """Take back the last step back; None where there is none. Raises `VpbdiffError` as `write`."""
        return self._back(self._undone, self._done)

    def look(self) -> Reading | Problem | None:
        """What the file holds now, if somebody else has changed it since it was read; a problem, once, if it can't be
        read any more.

        A file that is gone or unreadable is believed at the second look: most editors empty or remove a file for a
        moment while they save it.
        """
        if not self._watched.changed() and not self._doubted:
            return None
        try:
            now = read(self._known.reading.place)
        except VpbdiffError as error:
            return self._broken(error.problems[0])
        if self._known.reading.text and not now.text and not self._doubted:
            self._doubted = True
            return None
        return self._whole(now)

    def catch_up(self) -> Reading:
        """What the file holds now, whoever wrote it. Raises `VpbdiffError` where it can't be read."""
        self.turn_to(read(self._known.reading.place))
        return self._known.reading

    def turn_to(self, reading: Reading) -> None:
        """Go on from what the file was found to hold."""
        self._known, self.unreadable, self._doubted = Known(reading, reading.text), None, False
        self._watched.expect(self._known.digest)

    def lost(self) -> tuple[Held, ...]:
        """What this review had written and nothing on record speaks of any more, told once."""
        spoken = frozenset[tuple[str, ...]]().union(*map(about, self._known.reading.explanations.held))
        lost = {key: each for key, each in self._mine.items() if not key & spoken}
        for key in lost:
            del self._mine[key]
        return tuple(lost.values())

    def _broken(self, problem: Problem) -> Problem | None:
        if not self._doubted:
            self._doubted = True
            return None
        self._doubted = False
        known, self.unreadable = self.unreadable, problem
        return problem if problem != known else None

    def _whole(self, now: Reading) -> Reading | None:
        mended = self.unreadable is not None
        self.unreadable, self._doubted = None, False
        if now.text == self._known.reading.text and not mended:
            return None
        self._known = Known(now, now.text)
        return now

    def _back(self, stack: list[UndoStep], other: list[UndoStep]) -> tuple[UndoStep, Undone] | None:
        if not stack:
            return None
        step = stack[-1]
        taken = self._keep(retake(self._known, step.reverse))
        stack.pop()
        if taken.step:
            other.append(taken.step)
        return step, taken

    def _keep(self, taken: Undone) -> Undone:
        """Remember what the file holds, and which of it is this review's."""
        self._known, self.unreadable, self._doubted = taken.now, None, False
        self._watched.expect(taken.now.digest)
        for edit in taken.step.edits if taken.step else ():
            if edit.before is not None:
                self._mine.pop(about(edit.before), None)
            if edit.after is not None:
                self._mine[about(edit.after)] = edit.after
        return taken

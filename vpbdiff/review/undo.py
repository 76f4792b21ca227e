"""The explanations of one pair as one review keeps them: what was read last, what was done, what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vpbdiff.base.errors import Problem, VpbdiffError
from vpbdiff.explanations import Edit, Explanations, Reading, read
from vpbdiff.review.file_watch import Watched
from vpbdiff.review.holding import About, Held, about
from vpbdiff.review.outcome import What
from vpbdiff.review.steps import Known, Step, Taken, retake, take


class Book:
    """What the file held when it was read or written last; `unreadable` says why it can't be read now."""

    def __init__(self, reading: Reading) -> None:
        self._known = Known(reading, reading.text)
        self.unreadable: Problem | None = None
        self._watched = Watched(Path(reading.place.path))
        self._watched.expect(self._known.digest)
        self._doubted = False
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._mine: dict[About, Held] = {}

    def do(self, what: What, edits: Sequence[Edit]) -> Taken:
        """Make edits; what was undone can't be done again after them. Raises `VpbdiffError` as `write`."""
        taken = self._keep(take(self._known, what, edits))
        if taken.step:
            self._done.append(taken.step)
            self._undone.clear()
        return taken

    def undo(self) -> tuple[Step, Taken] | None:
        """Take the last step back; None where there is none. Raises `VpbdiffError` as `write`."""
        return self._back(self._done, self._undone)

    def redo(self) -> tuple[Step, Taken] | None:
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

    def turn_to(self, reading: Reading) -> None:
        """Go on from what the file was found to hold."""
        self._known, self.unreadable, self._doubted = Known(reading, reading.text), None, False
        self._watched.expect(self._known.digest)

    def lost(self) -> tuple[Held, ...]:
        """What this review had written and nothing on record speaks of any more, told once."""
        spoken = frozenset[tuple[str, ...]]().union(*map(about, _held(self._known.reading.explanations)))
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

    def _back(self, stack: list[Step], other: list[Step]) -> tuple[Step, Taken] | None:
        if not stack:
            return None
        step = stack[-1]
        taken = self._keep(retake(self._known, step.reverse))
        stack.pop()
        if taken.step:
            other.append(taken.step)
        return step, taken

    def _keep(self, taken: Taken) -> Taken:
        """Remember what the file holds, and which of it is this review's."""
        self._known, self.unreadable, self._doubted = taken.now, None, False
        self._watched.expect(taken.now.digest)
        for edit in taken.step.edits if taken.step else ():
            if edit.before is not None:
                self._mine.pop(about(edit.before), None)
            if edit.after is not None:
                self._mine[about(edit.after)] = edit.after
        return taken


def _held(found: Explanations) -> tuple[Held, ...]:
    return (*found.entries, *found.pins)

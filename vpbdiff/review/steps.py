"""What was done to the explanations, one step at a time, and how a step is taken back.

While nobody else writes, a step back is the very bytes that were there before. When somebody has written since, only
what the step itself put there is taken away and what it took away is put back: the other's work is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vpbdiff.explanations import Edit, Explanations, Reading, read, write
from vpbdiff.explanations.ledger import replace_text
from vpbdiff.review.file_watch import digest
from vpbdiff.review.holding import About, Holding, about
from vpbdiff.review.outcome import What
from vpbdiff.review.patch import Patch


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
class Step:
    """What an action did to the file: the edits that truly changed something, and the patch of its text, with the
    digests of the texts before and after."""

    what: What
    edits: tuple[Edit, ...]
    patch: Patch
    digests: tuple[bytes, bytes]

    @property
    def reverse(self) -> Step:
        """The step that takes this one back."""
        edits = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return Step(self.what, edits, self.patch.reverse, self.digests[::-1])


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: what the file is known to hold now, the text that it held, and the edits that met with
    somebody else's. `step` is None where nothing changed."""

    now: Known
    found: str
    conflicts: tuple[Edit, ...]
    step: Step | None


def take(known: Known, what: What, edits: Sequence[Edit]) -> Taken:
    """Make edits, and remember what they did. Raises `VpbdiffError` as `write`."""
    written = write(known.reading.place, edits, known.reading)
    found, text = written.found, written.reading.text
    now = Known(written.reading, text)
    if text == found:
        return Taken(now, found, written.conflicts, None)
    digests = known.digest if found == known.text else digest(found), now.digest
    effective = tuple(_effective(edits, written.before))
    step = Step(what, effective, Patch.between(found, text), digests)
    return Taken(now, found, written.conflicts, step)


def retake(known: Known, step: Step) -> Taken:
    """Take a step on a file that ought to hold what was there when it was made: to the last byte if it does. Else only
    its edits are made, save those whose entry somebody else has changed since. Raises `VpbdiffError` as `write`."""
    if known.digest == step.digests[0]:
        text = step.patch.applied(known.text)
        if reading := replace_text(known.reading, known.text, text):
            return Taken(Known(reading, text), known.text, (), step)
    now = read(known.reading.place)
    left, lost = _parted(step.edits, Holding(now.explanations))
    if not left:
        return Taken(Known(now, now.text), now.text, lost, None)
    taken = take(Known(now, now.text), step.what, left)
    return Taken(taken.now, taken.found, (*taken.conflicts, *lost), taken.step)


def _parted(edits: Sequence[Edit], held: Holding) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
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
    held = Holding(found)
    for edit in edits:
        before = edit.before if edit.before in held else None
        after = None if edit.after in held else edit.after
        if before is not None or after is not None:
            yield Edit(before, after)

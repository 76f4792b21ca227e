"""What was done to the explanations, one step at a time, and how a step is taken back.

While nobody else writes, a step back is the very bytes that were there before. When somebody has written since, only
what the step itself put there is taken away and what it took away is put back: the other's work is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.explanations import Edit, Explanations, Reading, read, write
from vpbdiff.explanations.reading import parse
from vpbdiff.explanations.writing import replace_text
from vpbdiff.review.holding import Holding
from vpbdiff.review.outcome import What
from vpbdiff.store import Snapshot


@dataclass(frozen=True, slots=True)
class Step:
    """What an action did to the file: the texts before and after it, and the edits that truly changed something."""

    what: What
    changes: tuple[str, ...]
    edits: tuple[Edit, ...]
    before: str
    after: str

    @property
    def reverse(self) -> Step:
        """The step that takes this one back."""
        edits = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return Step(self.what, self.changes, edits, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: what the file holds now, what it held (to the last byte), and the edits that met with
    somebody else's. `step` is None where nothing changed."""

    reading: Reading
    found: str
    conflicts: tuple[Edit, ...]
    step: Step | None


def take(place: Snapshot, what: What, changes: Sequence[str], edits: Sequence[Edit]) -> Taken:
    """Make edits, and remember what they did. Raises `VpbdiffError` as `write`."""
    written = write(place, edits)
    text = written.reading.text
    if text == written.found:
        return Taken(written.reading, written.found, written.conflicts, None)
    before = parse(written.found.removeprefix("\ufeff"), place.shown) if written.found else Explanations()
    step = Step(what, tuple(changes), tuple(_effective(edits, before)), written.found, text)
    return Taken(written.reading, written.found, written.conflicts, step)


def retake(place: Snapshot, step: Step) -> Taken:
    """Take a step on a file that ought to hold what is before it: to the last byte if it does. Else only its edits are
    made, save those whose entry somebody else has changed since. Raises `VpbdiffError` as `write`."""
    if replace_text(place, step.before, step.after):
        return Taken(read(place), step.before, (), step)
    now = read(place)
    held = Holding(now.explanations)
    lost = tuple(edit for edit in step.edits if edit.before is not None and edit.before not in held)
    left = [edit for edit in step.edits if edit not in lost]
    if not left:
        return Taken(now, now.text, lost, None)
    taken = take(place, step.what, step.changes, left)
    return Taken(taken.reading, taken.found, (*taken.conflicts, *lost), taken.step)


def _effective(edits: Sequence[Edit], found: Explanations) -> Iterator[Edit]:
    """What edits do to a file that holds `found`: without what is not there, and what is there already."""
    held = Holding(found)
    for edit in edits:
        before = edit.before if edit.before in held else None
        after = None if edit.after in held else edit.after
        if before is not None or after is not None:
            yield Edit(before, after)

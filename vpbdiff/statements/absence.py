"""That nothing of substance changed, in words: the only place that says so.

Three sentences and no other, each on the ground of `Comparison.unchanged`; and that one thing is as it was, only in
what was read where something was not. Where an amount may differ within what it is rounded by, not even
that is certain, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Absence, Comparison, Unchanged
from vpbdiff.model.plan import Plan
from vpbdiff.statements import caveats
from vpbdiff.wording import Wording


def sentence(found: Unchanged, wording: Wording) -> str | None:
    """That two plans do not differ, or not in substance; None where they do."""
    match found.absence:
        case None:
            return None
        case Absence.EDITORIAL:
            return wording.count("absence.editorial", len(found.editorial))
        case Absence.IN_COMPARED if any(each.key == caveats.ROUNDED for each in found.not_compared):
            return wording.say("absence.rounded")
        case absence:
            return wording.say(f"absence.{absence}")


def as_read(plans: Iterable[Plan]) -> str:
    """What ends the key of a message that says that one thing is as it was: `-read` for «in what was read», where
    something of the plans was not."""
    return "-read" if any(plan.unread for plan in plans) else ""


def whole(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """The same of a whole comparison, with what was not compared; nothing where the plans differ in substance."""
    found = comparison.unchanged()
    if (text := sentence(found, wording)) is None:
        return
    yield text
    yield from caveats.sentences(found.not_compared, comparison, wording)

"""That nothing of substance changed, in words: the only place that says so.

Three sentences and no other, each on the ground of `Comparison.unchanged`. Nothing here looks at a plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.changes import Absence, Comparison, Unchanged
from vpbdiff.statements import caveats
from vpbdiff.wording import Wording


def sentence(found: Unchanged, wording: Wording) -> str | None:
    """That two plans do not differ, or not in substance; None where they do."""
    match found.absence:
        case None:
            return None
        case Absence.EDITORIAL:
            return wording.count("absence.editorial", len(found.editorial))
        case absence:
            return wording.say(f"absence.{absence}")


def whole(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """The same of a whole comparison, with what was not compared; nothing where the plans differ in substance."""
    found = comparison.unchanged()
    if (text := sentence(found, wording)) is None:
        return
    yield text
    yield from caveats.sentences(found.not_compared, comparison, wording)

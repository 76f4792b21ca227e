"""What counts as a reason. An excuse that says nothing is refused where it is given and where it is found."""

from __future__ import annotations

import re
from enum import StrEnum

from vpbdiff.changes import Change, Kind
from vpbdiff.detect.substance import differs_in_substance
from vpbdiff.explanations.model import OF_FORM, Entry

_WORD = re.compile(r"\w+")

_FEWEST = 2
"""Words of a reason: one word alone («Beslut», «Ändrat») names a sort of reason and gives none."""


class Fault(StrEnum):
    """Why a text is no reason."""

    EMPTY = "empty"
    ONE_WORD = "one-word"
    COPY = "copy"
    """The item's own name, which says what changed and not why."""
    NOT_WORDING = "not-wording"
    """A reason that says that nothing of substance changed, where something certainly did."""


_WORDED = (Kind.RENAMED, Kind.REWORDED, Kind.REORDERED)
"""Kinds that can be mere wording."""


def fault(entry: Entry, change: Change | None = None) -> Fault | None:
    """What is wrong with an entry's reason, for one of its changes if that is given; None if it is one. What was
    there before the gate needs none."""
    if entry.baseline:
        return None
    if change is not None and entry.kind in OF_FORM and is_of_substance(change):
        return Fault.NOT_WORDING
    words = _words(entry.reason)
    if not words:
        return Fault.EMPTY
    if len(words) < _FEWEST:
        return Fault.ONE_WORD
    names = {tuple(_words(each.name)) for each in entry.items}
    return Fault.COPY if tuple(words) in names else None


def is_of_substance(change: Change) -> bool:
    """Whether more than wording certainly changed: another kind of change, a weakened promise, or other figures,
    negations or words of promise (ska/bör/kan, alla/de flesta)."""
    return any(facet.kind not in _WORDED or differs_in_substance(facet) for facet in change.facets)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())

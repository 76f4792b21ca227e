"""The result of a merge: the snapshot, and everything in which it, the person's and the document's version differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vpbdiff.model.plan import Item, Presence, Source, Value

Json = dict[str, Any]

Shown = Value | Presence | Mapping[str, Value] | None
"""A value in a difference: of a field, of fields that stand and fall together, of a list's being there; or none."""


class MergeOutcome(StrEnum):
    """Whose side the merged snapshot has."""

    CONFLICT = "conflict"
    """The person's, though the document has changed the same thing: to be decided."""
    TAKEN = "taken"
    """The document's."""
    KEPT = "kept"
    """The person's correction; the document says what it said."""


class DifferenceKind(StrEnum):
    """What the side that the snapshot has did, seen from the last import."""

    ADDED = "added"
    """Has the item, which was not there; or has kept one that the document no longer has."""
    REMOVED = "removed"
    """Has it no longer."""
    CHANGED = "changed"
    """Has another value in a field."""
    REFUSED = "refused"
    """Has not taken it in, though it is new: it stands in what the person removed or said is not known."""
    JOINED = "joined"
    """Has kept it by itself, though the document now has it in one with an item that the person has corrected."""
    PARTED = "parted"
    """Has not taken it in, since the document has parted it from an item that the person has corrected."""
    MOVED = "moved"
    """Has it elsewhere; the values are the names of the owners."""
    REORDERED = "reordered"
    """Has a list in another order; the values are the names in their orders."""
    PRESENCE = "presence"
    """Says otherwise of a whole list: that there is none, or that it is not known."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, with the value of each reading.

    `item` is the one it is about, None for the plan itself and its lists; `owner` what that stands in. `path` names the
    list, `field` the field or the column of it (`amounts/2024/budget`). `source` is where the document says it now.
    `within` says that it came or went with its owner, which is the difference before it. `id` names this very
    difference, the same on every machine: with it a person takes the document's side. It is empty where that side is
    taken already.
    """

    outcome: MergeOutcome
    what: DifferenceKind
    item: Item | None
    owner: Item | None = None
    path: str = ""
    field: str = ""
    base: Shown = None
    mine: Shown = None
    theirs: Shown = None
    source: Source | None = None
    within: bool = False
    id: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether the document has nothing where the snapshot has something."""
        return self.what is DifferenceKind.REMOVED or (
            self.what is DifferenceKind.CHANGED and self.mine is not None and self.theirs is None
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged snapshot and its differences, in a reader's order. `placed` counts the items that the document has in
    another place than the snapshot says, `unseen` the values that differ in blanks alone: neither is a difference."""

    raw: Json
    differences: tuple[Difference, ...]
    placed: int = 0
    unseen: int = 0

    @property
    def is_undecided(self) -> bool:
        """Whether the person and the document contradict each other anywhere."""
        return any(each.outcome is MergeOutcome.CONFLICT for each in self.differences)

    @property
    def has_news(self) -> bool:
        """Whether the document says anything new that comes in."""
        return any(each.outcome is MergeOutcome.TAKEN for each in self.differences)

    @property
    def loses(self) -> bool:
        """Whether anything goes because the document no longer says it, or was not understood where it does."""
        return any(each.outcome is MergeOutcome.TAKEN and each.is_loss for each in self.differences)

    def of(self, outcome: MergeOutcome) -> tuple[Difference, ...]:
        """The differences of one outcome."""
        return tuple(each for each in self.differences if each.outcome is outcome)

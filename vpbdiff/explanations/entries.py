"""What is on record about why a plan changed: the values that the file, the gate, the memo and the review share.

Frozen values and nothing else: `file` knows their JSON, `coverage` and `quality` judge them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from vpbdiff.base.records import dataclass
from vpbdiff.budget.components import Component
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Json

Content = Mapping[str, Json]
"""Fields of one item, by name, as they were when the explanation was written."""


class ReasonKind(StrEnum):
    """What sort of reason it is. The budget's words are those of the field (DOMAIN: uppräkning, volymförändring...)."""

    LAW = "law"
    DECISION = "decision"
    PRIORITY = "re-prioritisation"
    INDEX = "index"
    VOLUME = "volume"
    SAVING = "saving"
    TECHNICAL = "technical"
    FINISHED = "finished"
    WORDING = "wording"
    ERROR = "error-corrected"


RECURRING = (ReasonKind.INDEX, ReasonKind.VOLUME, ReasonKind.TECHNICAL)
"""Reasons that come back year after year, so that last year's are worth offering as drafts."""

OF_FORM = (ReasonKind.WORDING,)
"""Reasons which claim that nothing of substance changed: no reason for what certainly did."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a decision is to be found; each part is the text that a person wrote."""

    body: str | None = None
    date: str | None = None
    section: str | None = None
    reference: str | None = None

    def __bool__(self) -> bool:
        return any(self._parts)

    @property
    def is_reference(self) -> bool:
        """Whether the decision can be found by it: by a date or a diarienummer with a digit, or by a paragraph of a
        body that is named. Who decided is not enough, and no more is a paragraph of nobody's."""
        found = (self.date, self.reference, self.section if self.body else None)
        return any(character.isdigit() and character != "0" for part in found for character in part or "")

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.body, self.date, self.section, self.reference)))


@dataclass(frozen=True, slots=True)
class StatedIn:
    """Where a reason stands, if a document states it: the document's name, a line or a page from 1."""

    document: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One change as it was when it was explained.

    `item` is the stable key that the entry is found by, `name` what a reader calls it. `old` and `new` hold the fields
    that differed, of one item each; of none where it was not there, of several where items were merged or split.
    """

    item: str
    name: str
    kinds: tuple[Kind, ...]
    old: tuple[Content, ...]
    new: tuple[Content, ...]


POLICY_ITEM = "policy:"
"""What stands before a setting in the key of an entry that gives the reason for loosening it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reason, for one change or for several, which it names.

    `component` is what it explains of the money, in the bridge. `by` is a role, never a person's name; `date` the day
    it was written. `baseline` marks what was there before the gate: recorded, and explained by nobody.
    """

    items: tuple[Explained, ...]
    reason: str
    kind: ReasonKind | None = None
    decision: Decision = Decision()
    component: Component | None = None
    by: str | None = None
    date: str | None = None
    origin: StatedIn | None = None
    baseline: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What it is about: the items, in their order."""
        return tuple(each.item for each in self.items)

    def has_decision(self, meeting: str = "", end: str = "") -> bool:
        """Whether a decision can be found by it that nobody has to foresee."""
        return self.decision.is_reference and not (self.is_ahead(meeting) or self.is_beyond(end))

    def is_ahead(self, meeting: str = "") -> bool:
        """Whether its decision is dated after the day that it was written and after the `meeting` that decides on the
        plan, for which it may have been written: nobody could know of it."""
        return bool(self.date and self.decision.date and self.decision.date > max(self.date, meeting))

    def is_beyond(self, end: str) -> bool:
        """Whether its decision is dated after the `end` of the years that the plan is for: whoever wrote it, and
        whenever the plan says that it is decided, nothing of these years is decided then."""
        return bool(end and self.decision.date and self.decision.date > end)

    @property
    def is_of_policy(self) -> bool:
        """Whether it gives the reason for a setting of the policy, and not for a change of the plan."""
        return all(each.item.startswith(POLICY_ITEM) for each in self.items)


@dataclass(frozen=True, slots=True)
class PinEntry:
    """A person's decision about a pair of items, with the names that a reader knows them by."""

    pin: Pin
    old_name: str
    new_name: str
    reason: str | None = None
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Explanations:
    """What one explanations file holds."""

    entries: tuple[Entry, ...] = ()
    pins: tuple[PinEntry, ...] = ()

    @property
    def held(self) -> tuple[Entry | PinEntry, ...]:
        """All of it."""
        return (*self.entries, *self.pins)

    def __bool__(self) -> bool:
        return bool(self.entries or self.pins)

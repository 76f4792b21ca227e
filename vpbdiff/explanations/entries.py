"""What is on record about why a plan changed: the values that the file, the gate, the memo and the review share.

Frozen values and nothing else: `file` knows their JSON, `coverage` and `quality` judge them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.budget.components import Component
from vpbdiff.language.non_reasons import says_nothing
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
        """Whether the decision can be found by it: by a date or a diarienummer, or by a paragraph of a body that is
        named. Who decided is not enough, and no more is a paragraph of nobody's, a year without a number, or what a
        body is called that says that there is none."""
        if self.body and not self.is_of_body:
            return False
        found = (self.date, self.section if self.body else None)
        dated = any(character.isdigit() and character != "0" for part in found for character in part or "")
        return dated or _is_number(self.reference or "")

    @property
    def is_of_body(self) -> bool:
        """Whether it says who decided, and not that nobody did."""
        return bool(self.body) and not says_nothing(_WORD.findall((self.body or "").casefold()))

    @property
    def year(self) -> str:
        """The year of which it is: that of its date, else that of its diarienummer; empty where neither has one."""
        return (self.date or "")[:4] or min(_YEAR.findall(self.reference or ""), default="")

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.body, self.date, self.section, self.reference)))


_WORD = lazily(r"[^\W\d_]+")
_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = lazily(r"\d+")
_PLAIN = 3
"""Digits of a number by which alone a matter is found; a shorter one has letters or a year beside it."""


def _is_number(reference: str) -> bool:
    """Whether a diarienummer has a number of its own beside its year: «ON/2024:12», not «ON/2024» or «1»."""
    years = _YEAR.findall(reference)
    own = [each for each in _DIGITS.findall(reference) if each.strip("0") and each not in years]
    return any(years or len(each) >= _PLAIN or _WORD.search(reference) for each in own)


class StatedIn(NamedTuple):
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

    def has_decision(self, meeting: str = "", today: str = "") -> bool:
        """Whether a decision can be found by it that nobody has to foresee."""
        return self.decision.is_reference and not self.is_ahead(meeting, today)

    def is_ahead(self, meeting: str = "", today: str = "") -> bool:
        """Whether its decision is dated after the day that it was written, or after `today`, and after the `meeting`
        that decides on the plan, for which it may have been written: nobody could know of it. Of a diarienummer alone
        the year tells."""
        days = [day for day in (self.date, today) if day]
        known = max(min(days, default="9999"), meeting)
        decided = self.decision.date or self.decision.year
        return decided > known[: len(decided)]

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

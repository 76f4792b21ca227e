"""What comes in and goes out of a review: the answers of a form, and what became of an action. Values, no sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vpbdiff.errors import Problem
from vpbdiff.explanations import Decision, Edit, Entry, ReasonKind
from vpbdiff.explanations.reasons import Fault


class What(StrEnum):
    """What an action came to, or what was noticed."""

    EXPLAINED = "explained"
    ACCEPTED = "accepted"
    """Proposed wording was accepted as that."""
    WITHDRAWN = "withdrawn"
    COMPONENT = "component"
    """A component was laid in the bridge."""
    REMOVED = "removed"
    """Something on record was taken away: an orphaned entry, a pin."""
    PAIRED = "paired"
    PARTED = "parted"
    UNDONE = "undone"
    REDONE = "redone"
    REREAD = "reread"
    """The explanations were changed by somebody else, and are shown as they are now."""
    UNREADABLE = "unreadable"
    """The explanations can't be read any more; what was read last is shown, and nothing is written until they can."""
    OUTDATED = "outdated"
    """A plan or the policy was changed since it was read; the review goes on with what was read."""
    REFUSED = "refused"
    """Nothing was done: `fault` or `problem` says why; neither, where the changes are no longer there."""
    FAILED = "failed"
    """Nothing could be written: `problem` says why, and a reason that was given is kept as a draft."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person has filled in: a reason with its kind and its decision. `draft` is the id of the draft that it
    grew out of, which goes when the reason is accepted."""

    reason: str
    kind: ReasonKind | None = None
    decision: Decision = field(default_factory=Decision)
    draft: str | None = None

    @staticmethod
    def of(entry: Entry) -> Given:
        """What a form starts from to change an entry, or to let a stale one stand for the text of now."""
        return Given(entry.reason, entry.kind, entry.decision)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an action, told by facts.

    `changes` are the ids of those concerned. `step` is what was undone or redone. `conflicts` are the edits whose entry
    somebody else had changed or given meanwhile: both versions are in the file. `merged` says that somebody else had
    written since the file was read; that is now shown too. `places` are the files that were changed.
    """

    what: What
    changes: tuple[str, ...] = ()
    step: What | None = None
    conflicts: tuple[Edit, ...] = ()
    merged: bool = False
    fault: Fault | None = None
    problem: Problem | None = None
    places: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether what was asked for was done."""
        return self.what not in (What.REFUSED, What.FAILED)

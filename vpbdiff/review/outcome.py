"""What comes in and goes out of a review: the answers of a form, and what became of an action. Values, no sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vpbdiff.base.errors import Problem
from vpbdiff.explanations import Decision, Edit, Entry, ReasonKind
from vpbdiff.explanations.quality import Fault
from vpbdiff.review.holding import Held


class What(StrEnum):
    """What an action came to, or what was noticed."""

    EXPLAINED = "explained"
    ACCEPTED = "accepted"
    """Proposed wording was accepted as that."""
    WITHDRAWN = "withdrawn"
    COMPONENT = "component"
    """A component was laid in the bridge."""
    POLICY = "policy"
    """The reason for a lowered requirement was given."""
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
    REOPENED = "reopened"
    """The plans, the policy and the explanations were read anew."""
    RESTORED = "restored"
    """What this review had written and somebody else had taken away was written again."""
    REFUSED = "refused"
    """What was asked for can't be done: `why`, `fault` or `problem` says more."""
    FAILED = "failed"
    """Nothing could be written: `problem` says why, and a reason that was given is kept as a draft."""


class Why(StrEnum):
    """Why what was asked for can't be done."""

    GONE = "gone"
    """A change or an item is no longer there."""
    NO_REASON = "no-reason"
    """What was given as a reason is none: `fault` says why."""
    NOTHING = "nothing"
    """There is nothing to do: no reason to take away, no proposed wording to accept."""
    NO_PAIR = "no-pair"
    """The two can't be one: they are of different kinds, or an earlier pin says otherwise."""
    COMPONENT = "component"
    """The component can't be laid on these budgets: `problem` says why."""
    NO_DECISION = "no-decision"
    """What was asked for needs a decision that can be looked up, and none was given."""


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

    `changes` are the ids of those concerned, as they are called now. `step` is what was undone or redone. `conflicts`
    are the edits whose entry somebody else had changed or given meanwhile: both versions are in the file; of a step
    back, what was left as the other has it. `merged` says that somebody else had written since the file was read; that
    is now shown too. `lost` is what this review had written and somebody else has taken away. `places` are the files
    that were changed.
    """

    what: What
    changes: tuple[str, ...] = ()
    step: What | None = None
    conflicts: tuple[Edit, ...] = ()
    merged: bool = False
    lost: tuple[Held, ...] = ()
    why: Why | None = None
    fault: Fault | None = None
    problem: Problem | None = None
    places: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether what was asked for was done."""
        return self.what not in (What.REFUSED, What.FAILED)

"""What the gate finds, as values: facts and levels, no sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from vpbdiff.base.errors import Level
from vpbdiff.budget.bridge import Bridge, BridgeRow
from vpbdiff.explanations.coverage import Coverage, ReasonStatus
from vpbdiff.explanations.entries import Entry, PinEntry
from vpbdiff.explanations.staleness import Drift
from vpbdiff.model.changes import Caveat, Comparison
from vpbdiff.policy.rules import Need


class Rule(StrEnum):
    """What a finding is about; the registry of the gate's rules. Each has a row in `wording.rule_messages`."""

    UNEXPLAINED = "unexplained"
    """A change that needs a reason has none."""
    NO_REASON = "no-reason"
    """What stands as a reason is none: empty, one word, the item's own name, «wording» for a change of substance."""
    NO_DECISION = "no-decision"
    """There is a reason, and the change needs a reference to a decision too."""
    STALE = "stale"
    """There is a reason, for a text that is no longer this one."""
    UNBRIDGED = "unbridged"
    """Money that no component of the bridge accounts for."""
    BAD_COMPONENT = "bad-component"
    """A component that can't be laid on these budgets."""
    POLICY = "policy-loosened"
    """The policy itself asks less than it did."""
    OLD_EDITED = "old-edited"
    """The plan that is compared with was changed since the revision that judges, and changes of it lack reasons."""
    NOTHING_COMPARED = "nothing-compared"
    """The two plans have nothing in common that could be compared."""
    NOT_FOUND = "not-found"
    """What every plan has, and was not found in a document that was read on the fly."""
    ORPHANED = "orphaned"
    """A reason for a change that is no longer there."""
    DUPLICATE = "duplicate"
    """A second reason for one change."""
    THIN_REASON = "thin-reason"
    """A reason that fits any change, and names nothing of this one."""
    DOUBTFUL = "doubtful-reason"
    """A reason that says what the change is not, or a decision from before the old plan was decided."""
    PIN = "pin"
    """A pin that no longer applies."""
    TWO_SOURCES = "two-sources"
    """Something that the documents of one plan say otherwise than each other."""
    OTHER_AMOUNTS = "other-amounts"
    """Amounts of the budget that no change tells of."""
    FIGURES = "prose-figures"
    """Running text that has other figures, dates or sums than it had."""
    FINISHED_NOT_REPORTED = "finished-not-reported"
    """A reason that calls something finished, of which a report on the old plan's year says otherwise."""
    TARGET_RESTATED = "target-restated"
    """A target that a report gives otherwise than the plan, for no reason on record."""
    BUDGET_RESTATED = "budget-restated"
    """A budget that a report gives otherwise than the plan, without a decision on record or in the report."""
    NOT_FOLLOWED_UP = "not-followed-up"
    """Something that a report was to follow up and does not."""
    FIGURE_DISAGREES = "figure-disagrees"
    """A figure of a reason or of the plan beside another in a report."""
    REPORT_UNREAD = "report-unread"
    """Something of a report that nobody could read, where an answer depends on it."""
    NOTED = "noted"
    """A change that the policy wants mentioned."""
    UNREAD = "unread"
    """Something in a plan's document that no reader could take in."""
    NOT_COMPARED = "not-compared"
    """Something that one of the plans does not tell."""


GAPS = (
    Rule.UNEXPLAINED,
    Rule.NO_REASON,
    Rule.NO_DECISION,
    Rule.STALE,
    Rule.UNBRIDGED,
    Rule.TARGET_RESTATED,
    Rule.BUDGET_RESTATED,
)
"""The rules that say that a person owes an answer: each has a `gap` among its words."""

OF_MONEY = (Rule.UNBRIDGED, Rule.BUDGET_RESTATED)
"""The rules that are about money that no amount on record accounts for."""


class PlanFile(StrEnum):
    """The file that a finding's pointer leads into."""

    OLD = "old"
    NEW = "new"
    PLAN = "plan"
    """The plan that a report follows up, where OLD would be called the old one."""
    EXPLANATIONS = "explanations"
    POLICY = "policy"
    REFITTED = "refitted"
    """A reason whose texts on record were edited, and nothing else of it."""


class Pointer(NamedTuple):
    """A JSON pointer in one of the files; empty for the file as a whole."""

    where: PlanFile
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the gate says. What it is about stands in the field that its rule uses; the rest is None."""

    rule: Rule
    level: Level
    place: Pointer
    stand: ReasonStatus | None = None
    need: Need = Need.NOTHING
    entry: Entry | None = None
    drifts: tuple[Drift, ...] = ()
    span: BridgeRow | None = None
    pin: PinEntry | None = None
    remark: Caveat | None = None
    params: Mapping[str, object] = field(default_factory=dict)


class Waiver(StrEnum):
    """What made the gate let more through than it would by itself."""

    PIN = "pin"
    BASELINE = "baseline"
    SEVERAL = "several"
    """An entry for several items at once."""
    SHARE = "share"
    """A unit whose money reaches only with a share of an amount whose spread nobody states."""
    POLICY = "policy"
    REFITTED = "refitted"
    """A reason whose texts on record were edited, and nothing else of it."""
    UNREAD = "unread"
    """What nobody could read in the plan as the revision that judges has it, and that the plan no longer lists."""


class Relaxation(NamedTuple):
    """One thing that loosened the gate, with what it is called and how many changes it covers."""

    what: Waiver
    name: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a person owes or has given: the unit of every count.

    It is for a change, or for one amount of the units' money (`is_amount`): one unit's, or what the whole moved beside
    its units. `stand` is None of an amount that no row of the comparison shows. `gap` is the rule that says what is
    missing, None where nothing is.
    """

    stand: ReasonStatus | None
    need: Need
    gap: Rule | None = None
    is_amount: bool = False

    @property
    def is_baseline(self) -> bool:
        """Whether it was there before the gate, and nobody has given it."""
        return self.gap is None and self.stand is not None and self.stand.is_baseline


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many answers are missing: of changes, and of amounts. `decisions` says that of some a decision alone is."""

    changes: int = 0
    amounts: int = 0
    decisions: bool = False

    def __bool__(self) -> bool:
        return bool(self.changes or self.amounts)

    def __int__(self) -> int:
        return self.changes + self.amounts

    @staticmethod
    def of(answers: Iterable[Answer]) -> Lacking:
        """How many of some answers are missing."""
        found = [each for each in answers if each.gap is not None]
        amounts = sum(each.is_amount for each in found)
        return Lacking(len(found) - amounts, amounts, any(each.gap is Rule.NO_DECISION for each in found))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one comparison, whole."""

    comparison: Comparison
    standing: Coverage
    findings: tuple[Finding, ...]
    needs: Mapping[str, Need]
    """What each change needs, by its id."""
    loosened: tuple[Relaxation, ...] = ()
    bridge: Bridge | None = None
    answers: tuple[Answer, ...] = ()
    """Every answer that the policy asks for, given or not, in the order of the comparison."""

    @property
    def missing(self) -> tuple[Answer, ...]:
        """The answers that a person still owes."""
        return tuple(each for each in self.answers if each.gap is not None)

    @property
    def lacking(self) -> Lacking:
        """How many these are: the one count of what is missing, which every output asks."""
        return Lacking.of(self.answers)

    @property
    def gaps(self) -> dict[str, Rule]:
        """What is missing about a change, by its id, or about a row without an amount, by its pointer."""
        found = ((each.stand.subject, each.gap) for each in self.missing if each.stand is not None)
        return {
            subject.change.id if subject.change else subject.pointer: rule
            for subject, rule in found
            if rule is not None
        }

    @property
    def passed(self) -> bool:
        """Whether nothing is an error."""
        return not any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def looked_at(self) -> int:
        """How many changes were judged."""
        return len(self.standing.stands)

    def of_rule(self, rule: Rule) -> tuple[Finding, ...]:
        """The findings of one rule."""
        return tuple(finding for finding in self.findings if finding.rule is rule)

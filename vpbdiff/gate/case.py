"""A pair of plans as it is worked on: the comparison under its pins, the explanations on record, and the policy.

Every command and the review open a pair here, so that they cannot disagree. A case is a value: a write makes a new one.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from vpbdiff import store
from vpbdiff.base import git
from vpbdiff.base.errors import Level, VpbdiffError
from vpbdiff.explanations import Explanations, Reading, beside, is_history, read
from vpbdiff.gate.branches import binding, branched, same_plans
from vpbdiff.gate.exemptions import Decided, decided, in_revision, lowered, refitted
from vpbdiff.gate.judge import judge
from vpbdiff.gate.verdict import Finding, PlanFile, Pointer, Relaxation, Rule, Verdict, Waiver
from vpbdiff.model.changes import Comparison
from vpbdiff.policy import Policy, policy, policy_for
from vpbdiff.policy.rules import Setting, loosened
from vpbdiff.recorded import compared
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import may_be_followed

if TYPE_CHECKING:
    from vpbdiff.follow import Following


@dataclass(frozen=True)
class Case:
    """Two plans with everything that their changes are judged by. `words` are OLD and NEW as the user wrote them."""

    words: tuple[str, str]
    old: Snapshot
    new: Snapshot
    comparison: Comparison
    reading: Reading
    policy: Policy
    decided: Decided | None = None
    """What the revision that judges has; None for two plans of one working copy."""
    against: str | None = None
    """The revision that the user named to judge by."""
    tip: Snapshot | None = None
    """The old plan as the user named it, where the plan of the merge base stands for it."""
    directly: bool = False
    """Whether the user asked for the revision itself and not for the merge base."""
    reported: Following | None = None
    """The plan followed up by a report, where NEW is one: `comparison.new` is the plan as the report restates it."""
    day: str = ""
    """The day (YYYY-MM-DD) as of which the user asked for the verdict; empty where it is today."""

    @property
    def place(self) -> Snapshot:
        """Where the explanations lie, or will."""
        return self.reading.place

    @property
    def explanations(self) -> Explanations:
        """What is on record."""
        return self.reading.explanations

    @property
    def loosened(self) -> tuple[Setting, ...]:
        """What asks less here than in the revision that judges."""
        return tuple(lowered(self.decided, self.policy, self.explanations)) if self.decided else ()

    @property
    def is_exempt_by_itself(self) -> bool:
        """Whether something is exempted and no revision was there to judge it."""
        if self.decided is not None and self.decided.explanations is not None:
            return False
        held = self.explanations
        exempt = held.pins or any(each.baseline for each in held.entries)
        return bool(exempt) or any(loosened(policy("", None), self.policy))

    @property
    def is_history(self) -> bool:
        """Whether the two are revisions of one plan, whose explanations gather over the revisions."""
        return is_history(self.old, self.new)

    @cached_property
    def verdict(self) -> Verdict:
        """What the gate says now."""
        verdict = judge(
            self.comparison,
            self.explanations,
            self.policy,
            history=self.is_history,
            loosened=self.loosened,
            final=self.decided is not None and self.decided.policy.is_final,
            refitted=refitted(self.decided, self.explanations) if self.decided else (),
            followed=self.followed,
            today=self.day or date.today().isoformat(),  # noqa: DTZ011 - the day where the person sits
        )
        if self.reported is not None:
            from vpbdiff.gate.report_findings import of_report  # noqa: PLC0415 - most of what is judged is no report

            verdict = of_report(verdict, self.reported, self.policy)
        found = (*self._old_edited(), *self._not_found(), *verdict.findings)
        return replace(verdict, findings=found, loosened=(*self._unlisted, *verdict.loosened))

    def _old_edited(self) -> Iterator[Finding]:
        """That the old plan of the working copy is another than in the revision `against`, without the reasons that
        `check REV:OLD OLD` asks for: a branch could else write into last year's plan what this year's has. What nobody
        could read there says nothing of the branch."""
        if self.against is None or self.old.revision is not None or self.old.read is not None or self.is_history:
            return
        decided_plan = in_revision(self.old, self.against)
        if not git.has(self.against, decided_plan.path) or decided_plan.text() == self.old.text():
            return
        words = decided_plan.shown, self.old.shown
        edited = replace(open_case(*words, lambda *_: (decided_plan, self.old)), day=self.day).verdict
        errors = [each for each in edited.findings if each.level is Level.ERROR and each.rule is not Rule.UNREAD]
        if errors:
            command = f"vpbdiff check {shlex.join(words)}"
            told = {"revision": self.against, "n": int(edited.lacking), "command": command}
            yield Finding(Rule.OLD_EDITED, Level.ERROR, Pointer(PlanFile.OLD), params=told)

    def _not_found(self) -> Iterator[Finding]:
        """What was not found in a document read on the fly: whether the plan has it nobody knows, and none passes."""
        for where, place in ((PlanFile.OLD, self.old), (PlanFile.NEW, self.new)):
            for part in place.read.missing if place.read else ():
                told = {"document": place.path.name, "sort": part}
                yield Finding(Rule.NOT_FOUND, Level.ERROR, Pointer(where), params=told)

    @cached_property
    def followed(self) -> tuple[Following, ...]:
        """The old plan followed up by the reports on its year that were there on the day of the verdict: those of the
        revision that judges, and beside the plans those that it has not. So a branch adds reports, and neither edits
        nor drops one to fit its reasons."""
        if self.reported is not None:
            return ()
        judge = () if self.against is None or self.old.read else (in_revision(self.old, self.against),)
        plans = (*judge, self.tip or self.old, self.new)
        if not any(map(may_be_followed, plans)):
            return ()
        from vpbdiff.follow.reasons import in_order  # noqa: PLC0415 - most series have no reports
        from vpbdiff.follow.series import reports_beside  # noqa: PLC0415

        found = reports_beside(plans, self.comparison.old.year)
        reports = [each for each in found if not self.day or (each.meeting or each.through) <= self.day]
        return in_order(self.comparison.old, reports, self._decided_on) if reports else ()

    @property
    def _decided_on(self) -> str:
        """The day of the meeting that decides on the new plan: the later of what it says and what it said in the
        revision that judges, so that no branch makes a report one that came after by moving the day."""
        own = self.comparison.new.metadata.text("meeting_date")
        was = self._judged.get("metadata", {}).get("meeting_date", "")
        return max(own, was) if isinstance(was, str) else own

    @cached_property
    def _judged(self) -> dict[str, Any]:
        """The new plan as the revision that judges has it, as JSON; empty where it is not there."""
        revision = self.decided.revision if self.decided is not None else None
        if revision is None or self.new.revision is not None or self.new.read is not None or self.reported is not None:
            return {}
        try:
            raw = json.loads(in_revision(self.new, revision).text())
        except (VpbdiffError, ValueError, RecursionError):
            return {}
        return raw if isinstance(raw, dict) else {}

    @property
    def _unlisted(self) -> tuple[Relaxation, ...]:
        """What nobody could read when the revision that judges was made, and that the plan no longer lists: read by
        now, or taken away."""
        known = {_mark(each.kind, each.digest) for each in self.comparison.new.unread}
        was = [each for each in self._judged.get("unread") or () if isinstance(each, dict)]
        gone = [each for each in was if _mark(each.get("kind"), each.get("digest")) not in known]
        return (Relaxation(Waiver.UNREAD, "", len(gone)),) if gone else ()

    def with_reading(self, reading: Reading) -> Case:
        """The same case with another state of its explanations; compared anew if the pins are others."""
        comparison = self.comparison
        if reading.explanations.pins != self.explanations.pins:
            comparison = compared(comparison.old, comparison.new, reading.explanations)
        return replace(self, reading=reading, comparison=comparison)


def _mark(kind: object, digest: object) -> tuple[object, object]:
    """What an unread object is known by: its digest, else what it is."""
    return (None, digest) if digest else (kind, None)


Finder = Callable[[str, str], tuple[Snapshot, Snapshot]]
"""What finds the places of two plans as a user names them."""


def find_both(old: str, new: str) -> tuple[Snapshot, Snapshot]:
    """The places of two snapshots."""
    return store.find(old), store.find(new)


def open_case(
    old: str, new: str, find: Finder = find_both, against: str | None = None, *, directly: bool = False
) -> Case:
    """The case of two plans as a user names them, exempted as the revision `against` has it where OLD is of none.

    Where OLD is a revision of the plan NEW, the plan that the branch began with stands for it, unless `directly`.
    Raises `VpbdiffError` for what can't be read: plans, explanations, policy or the revision; and in a shallow clone.
    """
    named = find(old, new)
    if judge := named[0].revision or against:
        same_plans((old, new), named, judge)
    base = None if directly else branched(*named)
    places = (base or named[0], named[1])
    plans = store.load(places[0]), store.load(places[1])
    case = case_of((old, new), places, lambda explanations: compared(*plans, explanations), against, tip=named[0])
    return replace(case, tip=named[0] if base else None, directly=directly)


def case_of(
    words: tuple[str, str],
    places: tuple[Snapshot, Snapshot],
    made: Callable[[Explanations], Comparison],
    against: str | None = None,
    tip: Snapshot | None = None,
) -> Case:
    """The case of two plans that have been read; `made` gives their comparison under the pins on record. `tip` is the
    old plan in the revision that judges, if that is another. Raises `VpbdiffError` as `open_case`, but for the plans.
    """
    reading = read(beside(*places))
    judged = decided(tip or places[0], places[1], against)
    asked = binding(judged, tip or places[0], places[1], policy_for(places[1]))
    comparison = made(reading.explanations)
    return Case(words, *places, comparison, reading, asked, judged, against)

"""What the gate says in all: how many changes it looked at, what it found, what loosened it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.explanations import ReasonStatus, State
from vpbdiff.gate import Case, Relaxation, Rule, Waiver
from vpbdiff.policy import Need
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def levels(case: Case) -> dict[Level, int]:
    """How many findings there are of each level."""
    found = Counter(finding.level for finding in case.verdict.findings)
    return {level: found[level] for level in Level}


def needing(case: Case) -> int:
    """How many changes need a reason."""
    return sum(_needs(each, case) for each in case.verdict.standing.stands)


def explained(case: Case) -> int:
    """How many of those have a reason that holds, with all that is asked of it."""
    return sum(not each.is_baseline for each in _held(case))


def before_the_gate(case: Case) -> int:
    """How many of those are let through since they were there before the gate, explained by nobody."""
    return sum(each.is_baseline for each in _held(case))


def _held(case: Case) -> Iterator[ReasonStatus]:
    """The changes that need a reason and that nothing is missing from."""
    lacking = {
        finding.stand.subject.item
        for finding in case.verdict.findings
        if finding.stand is not None and (finding.rule, finding.level) in _LACKING
    }
    for each in case.verdict.standing.stands:
        if _needs(each, case) and each.state is State.EXPLAINED and each.subject.item not in lacking:
            yield each


_LACKING = ((Rule.NO_REASON, Level.ERROR), (Rule.NO_DECISION, Level.ERROR))
"""What says of a change with something on record that it is not enough."""


def _needs(stand: ReasonStatus, case: Case) -> bool:
    change = stand.subject.change
    return (case.policy.figure_missing if change is None else case.verdict.needs[change.id]) >= Need.REASON


def verdict(case: Case, wording: Wording) -> str:
    """The verdict in one sentence or two: passed or not, and what was looked at."""
    looked_at, asked = case.verdict.looked_at, needing(case)
    said = wording.say("gate.passed" if case.verdict.passed else "gate.stopped")
    if not looked_at:
        return f"{said} {wording.say(_nothing(case))}"
    seen = wording.count("gate.looked-at", looked_at)
    if not asked:
        return f"{said} {seen} {wording.count('gate.none-needed', looked_at)}"
    held, before = explained(case), before_the_gate(case)
    if held == asked:
        return f"{said} {seen} {wording.count('gate.all-explained', asked)}"
    key = "gate.some-before" if before else "gate.some-explained"
    return f"{said} {seen} {wording.say(key, n=held, all=asked, before=before)}"


def _nothing(case: Case) -> str:
    """What is said where there was nothing to judge. What could not be compared is never called the same."""
    if not case.verdict.passed:
        return "gate.nothing-judged"
    return "diff.nothing-comparable" if case.comparison.not_comparable else "gate.no-changes"


def loosened(case: Case, wording: Wording) -> Iterator[str]:
    """A sentence for each thing that made the gate let more through than it would by itself; one for all settings."""
    for each in case.verdict.loosened:
        if each.what is not Waiver.POLICY:
            yield loose(each, wording)
    settings = [f"«{each.name}»" for each in case.verdict.loosened if each.what is Waiver.POLICY]
    if settings:
        yield wording.count("gate.loose-policy", len(settings), names=phrases.joined(settings, wording))


def loose(each: Relaxation, wording: Wording) -> str:
    """One thing that loosened the gate."""
    match each.what:
        case Waiver.BASELINE:
            return wording.count("gate.loose-baseline", each.number)
        case Waiver.SEVERAL:
            reason = phrases.brief(each.name, phrases.TEXT_WORDS)
            return wording.say("gate.loose-several", n=each.number, reason=reason)
        case Waiver.POLICY:
            return wording.count("gate.loose-policy", 1, names=f"«{each.name}»")
    return wording.say(f"gate.loose-{each.what}", name=phrases.brief(each.name, phrases.TEXT_WORDS))

"""What the gate says in all: how many changes it looked at, what it found, what loosened it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vpbdiff.errors import Level
from vpbdiff.gate import Case, Loose, Loosened, Rule
from vpbdiff.policy import Need
from vpbdiff.report import phrases
from vpbdiff.wording import Wording

_SHORT = (Rule.UNEXPLAINED, Rule.STALE, Rule.NO_REASON, Rule.NO_DECISION)
"""The rules that say of a change that needs a reason that it has none that holds."""


def levels(case: Case) -> dict[Level, int]:
    """How many findings there are of each level."""
    found = Counter(finding.level for finding in case.verdict.findings)
    return {level: found[level] for level in Level}


def needing(case: Case) -> int:
    """How many changes need a reason."""
    verdict = case.verdict
    bare = sum(each.subject.change is None for each in verdict.standing.stands)
    by_policy = bare if case.policy.figure_missing >= Need.REASON else 0
    return by_policy + sum(need >= Need.REASON for need in verdict.needs.values())


def explained(case: Case) -> int:
    """How many of those have one that holds, with all that is asked of it."""
    return needing(case) - sum(finding.rule in _SHORT for finding in case.verdict.findings)


def verdict(case: Case, wording: Wording) -> str:
    """The verdict in one sentence or two: passed or not, and what was looked at."""
    looked_at, asked = case.verdict.looked_at, needing(case)
    said = wording.say("gate.passed" if case.verdict.passed else "gate.stopped")
    if not looked_at:
        return f"{said} {wording.say('gate.no-changes')}"
    seen = wording.count("gate.looked-at", looked_at)
    if not asked:
        return f"{said} {seen} {wording.say('gate.none-needed')}"
    held = explained(case)
    if held == asked:
        return f"{said} {seen} {wording.count('gate.all-explained', asked)}"
    return f"{said} {seen} {wording.say('gate.some-explained', n=held, all=asked)}"


def loosened(case: Case, wording: Wording) -> Iterator[str]:
    """A sentence for each thing that made the gate let more through than it would by itself."""
    for each in case.verdict.loosened:
        yield _loose(each, wording)


def _loose(each: Loosened, wording: Wording) -> str:
    match each.what:
        case Loose.BASELINE:
            return wording.count("gate.loose-baseline", each.number)
        case Loose.SEVERAL:
            reason = phrases.brief(each.name, phrases.TEXT_WORDS)
            return wording.say("gate.loose-several", n=each.number, reason=reason)
    return wording.say(f"gate.loose-{each.what}", name=phrases.brief(each.name, phrases.TEXT_WORDS))

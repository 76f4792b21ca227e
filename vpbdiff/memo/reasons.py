"""The reasons in a memo: the explanations' own words, and the gaps where one is wanted."""

from __future__ import annotations

from vpbdiff.changes import Change
from vpbdiff.explanations.model import Decision, Entry
from vpbdiff.explanations.standing import State
from vpbdiff.gate.model import Rule, Verdict
from vpbdiff.memo.model import Passage, Sentence
from vpbdiff.policy.model import Need

GAPS = {
    Rule.UNEXPLAINED: "[Skäl saknas.]",
    Rule.NO_REASON: "[Skäl saknas: det som står är inget skäl.]",
    Rule.NO_DECISION: "[Hänvisning till beslut saknas.]",
    Rule.STALE: "[Skälet gäller en tidigare lydelse och måste ses över.]",
}
"""What a draft's reader sees where the gate finds something missing."""


class Reasons:
    """Says why each change was made, as far as is on record."""

    def __init__(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._stands = {each.subject.change.id: each for each in verdict.standing.stands if each.subject.change}
        self._gaps = {
            finding.stand.subject.change.id: GAPS[finding.rule]
            for finding in verdict.findings
            if finding.stand is not None and finding.stand.subject.change is not None and finding.rule in GAPS
        }

    def of(self, change: Change) -> Passage:
        """The reason on record as sentences, then the gap if something is missing; nothing where nothing is needed."""
        found = [
            Sentence(f"Skäl: {told(entry)}", (change.id,))
            for entry in self._stands[change.id].entries
            if not entry.baseline
        ]
        if gap := self._gaps.get(change.id):
            found.append(Sentence(gap, (change.id,), lacks=True))
        return tuple(found)

    def wants(self, change: Change) -> bool:
        """Whether the change has a reason on record or needs one, so that it is told by itself."""
        state = self._stands[change.id].state
        return state is not State.NONE or self._verdict.needs[change.id] >= Need.REASON


def told(entry: Entry) -> str:
    """A reason in its own words, with where it was decided; nothing but a missing full stop is added to the words."""
    reason, place = " ".join(entry.reason.split()), decided(entry.decision)
    if not reason.endswith((".", "!", "?", "…")):
        reason += "."
    if not place:
        return reason
    return f"{reason.removesuffix('.')} ({place})."


def decided(decision: Decision) -> str:
    """The reference to a decision: body, day, paragraph and diarienummer, what there is of them."""
    number = f"dnr {decision.reference}" if decision.reference else None
    first = " ".join(filter(None, (decision.body, decision.date, decision.section)))
    return ", ".join(filter(None, (first, number)))

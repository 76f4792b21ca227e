"""The reasons in a memo: the explanations' own words, and the gaps where one is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.explanations.entries import Decision, Entry
from vpbdiff.gate.verdict import Rule, Verdict
from vpbdiff.language.grammar import spaced
from vpbdiff.model.changes import Change
from vpbdiff.model.model import Passage, Sentence

GAPS = {
    Rule.UNEXPLAINED: "[Skäl saknas.]",
    Rule.NO_REASON: "[Skäl saknas: det som står är inget skäl.]",
    Rule.NO_DECISION: "[Hänvisning till beslut saknas.]",
    Rule.STALE: "[Skälet gäller en tidigare lydelse och måste ses över.]",
}
"""What a draft's reader sees where the gate finds something missing."""


REASON = "Skäl"
"""What a sentence that gives a reason begins with."""


class Reasons:
    """Says why each change was made, as far as is on record."""

    def __init__(self, verdict: Verdict) -> None:
        self._stands = {each.subject.change.id: each for each in verdict.standing.stands if each.subject.change}
        self._gaps = {
            finding.stand.subject.change.id: GAPS[finding.rule]
            for finding in verdict.findings
            if finding.stand is not None and finding.stand.subject.change is not None and finding.rule in GAPS
        }

    def of(self, change: Change) -> Passage:
        """The reason on record as sentences, then the gap if something is missing; nothing where nothing is needed."""
        found = [
            Sentence(f"{REASON}: {told(entry)}", (change.id,))
            for entry in self._stands[change.id].entries
            if not entry.baseline
        ]
        if gap := self._gaps.get(change.id):
            found.append(Sentence(gap, (change.id,), lacks=True))
        return tuple(found)

    def common(self, changes: Sequence[Change]) -> str:
        """The reason that every one of these has and none has more than; empty if they differ or one has a gap."""
        texts = {
            tuple(told(entry) for entry in self._stands[change.id].entries if not entry.baseline) for change in changes
        }
        if len(texts) != 1 or any(change.id in self._gaps for change in changes):
            return ""
        found = texts.pop()
        return found[0] if len(found) == 1 else ""


def told(entry: Entry) -> str:
    """A reason in its own words, with where it was decided; nothing but a missing full stop is added to the words."""
    reason, place = spaced(entry.reason), decided(entry.decision)
    if not reason.endswith((".", "!", "?", "…")):
        reason += "."
    if not place:
        return reason
    return f"{reason.removesuffix('.')} ({place})."


def decided(decision: Decision) -> str:
    """The reference to a decision: body, day, paragraph and diarienummer, what there is of them."""
    number = f"dnr {decision.reference}" if decision.reference else None
    section = (decision.section or "").replace("§ ", "§\u00a0")  # the sign stays on the line of its number
    first = " ".join(filter(None, (decision.body, decision.date, section)))
    return ", ".join(filter(None, (first, number)))

"""The very command that would answer a finding, ready for a shell; what a person has to write is an ellipsis.

Run as it stands, such a command is refused: an ellipsis is no sort of reason and no reason in words.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from vpbdiff.budget.bridge import Span
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate import Case, Finding, Rule
from vpbdiff.gate.judge import POLICY_ITEM
from vpbdiff.policy import Need
from vpbdiff.statements import shortfall

_REASON = ("--kind …", '--text "…"')
_DECISION = '--decision "…"'


def explain(words: Iterable[str]) -> str:
    """The command that explains, with OLD and NEW as the user wrote them."""
    return " ".join(["vpbdiff", "explain", *map(shlex.quote, words)])


class Remedies:
    """Says what would answer each finding of a case."""

    def __init__(self, case: Case) -> None:
        self._opening = explain(case.words)
        self._subjects = {each.subject.row: each.subject for each in case.verdict.standing.stands}
        self._lacking = {
            finding.span.row.key: finding.span
            for finding in case.verdict.of_rule(Rule.UNBRIDGED)
            if finding.span is not None and finding.span.row is not None
        }

    def command(self, finding: Finding) -> str | None:
        """The command; None where none mends it."""
        asked = self._asked(finding)
        return None if asked is None else " ".join([self._opening, *asked])

    def _asked(self, finding: Finding) -> tuple[str, ...] | None:
        match finding.rule:
            case Rule.UNEXPLAINED | Rule.NO_REASON | Rule.STALE | Rule.NOTED:
                decision = (_DECISION,) if finding.need is Need.DECISION else ()
                return (*self._subject(finding), *_REASON, *decision)
            case Rule.NO_DECISION:
                return *self._subject(finding), _DECISION
            case Rule.UNBRIDGED if finding.span is not None:
                return *self._row(finding.span), *_REASON
            case Rule.POLICY:
                return shlex.quote(f"{POLICY_ITEM}{finding.params['setting']}"), *_REASON, _DECISION
            case Rule.ORPHANED | Rule.PIN:
                return ("--prune",)
        return None

    def _subject(self, finding: Finding) -> tuple[str, ...]:
        """The change; of a unit whose money lacks a reason, with the amount that a reason has to account for."""
        assert finding.stand is not None, "a finding on a change has one"
        subject = finding.stand.subject
        span = self._lacking.get(subject.row) if subject.change is not None else None
        return (_handle(subject),) if span is None else self._row(span)

    def _row(self, span: Span) -> tuple[str, ...]:
        """A row of the bridge and what its change lacks."""
        amount = f'--amount "{shortfall.amount(span)}"'
        if span.row is None:
            return "…", amount
        subject = self._subjects.get(span.row.key)
        return shlex.quote(span.row.name) if subject is None else _handle(subject), amount


def _handle(subject: Subject) -> str:
    """What names a change on the command line: its id, or the item of what is no change."""
    return shlex.quote(subject.change.id if subject.change else subject.item)

"""The very command that would answer a finding, ready for a shell; what a person has to write is an ellipsis.

Run as it stands, such a command is refused: an ellipsis is no sort of reason and no reason in words.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from vpbdiff.gate import Finding, Rule
from vpbdiff.gate.judge import POLICY_ITEM
from vpbdiff.policy import Need

_REASON = ("--kind …", '--text "…"')
_DECISION = '--decision "…"'


def command(finding: Finding, words: Sequence[str]) -> str | None:
    """The command, with OLD and NEW as the user wrote them; None where no command mends it."""
    asked = _asked(finding)
    if asked is None:
        return None
    return " ".join(["vpbdiff", "explain", *map(shlex.quote, words), *asked])


def _asked(finding: Finding) -> tuple[str, ...] | None:
    match finding.rule:
        case Rule.UNEXPLAINED | Rule.NO_REASON | Rule.STALE | Rule.NOTED:
            return _change(finding), *_REASON, *((_DECISION,) if finding.need is Need.DECISION else ())
        case Rule.NO_DECISION:
            return _change(finding), _DECISION
        case Rule.UNBRIDGED:
            return None
        case Rule.POLICY:
            return shlex.quote(f"{POLICY_ITEM}{finding.params['setting']}"), *_REASON, _DECISION
        case Rule.ORPHANED:
            return ("--prune",)
    return None


def _change(finding: Finding) -> str:
    assert finding.stand is not None, "a finding on a change has one"
    subject = finding.stand.subject
    return shlex.quote(subject.change.id if subject.change else subject.item)

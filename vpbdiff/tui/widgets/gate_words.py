"""What the gate says now, on one line: open, or closed with what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.gate import Rule, Verdict
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.review.worklist import Count
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def progress(count: Count, wording: Wording) -> str:
    """How many of those that need a reason have one."""
    if not count.all:
        return wording.say("review.none-needed")
    if count.done == count.all:
        return wording.count("review.all-done", count.all)
    return wording.say("review.done", done=count.done, all=count.all)


def gate_line(verdict: Verdict, wording: Wording) -> Spans:
    """Whether the gate would let the plan through, and how many findings of each rule hold it up."""
    if verdict.passed:
        return (Span(wording.say("review.gate-open"), Style.STRONG),)
    lacks = phrases.joined(list(_lacks(verdict, wording)), wording)
    return (Span(wording.say("review.gate-closed"), Style.ALARM), Span(wording.say("review.gate-lacks", what=lacks)))


def _lacks(verdict: Verdict, wording: Wording) -> Iterator[str]:
    for rule in Rule:
        number = sum(finding.level is Level.ERROR for finding in verdict.of_rule(rule))
        if number:
            yield wording.count(f"review.lacks-{rule}", number)

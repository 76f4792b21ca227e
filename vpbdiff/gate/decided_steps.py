"""What the budget of a row moved by within the year, by the steps that reports tell with their decision."""

from __future__ import annotations

from fractions import Fraction

from vpbdiff.explanations import Decision
from vpbdiff.follow import Following, MoneyRow
from vpbdiff.reports import ReportStep


def decided_by(following: Following) -> str:
    """The day up to which a report can tell of decisions: that of its meeting, else the last that it is about."""
    return following.report.meeting or following.report.through


def decided_steps(row: MoneyRow, day: str) -> Fraction:
    """What the row's budget moved by, by the steps that the year's reports tell with their decision, each once; what is
    decided after a day is no decision on it."""
    steps = (*row.steps, *(step for _, step in row.earlier_steps))
    return Fraction(sum({_identity(step): step.kr for step in steps if _has_decision(step, day)}.values()))


def _identity(step: ReportStep) -> tuple[object, ...]:
    assert step.decision is not None
    return step.line, step.kr, step.decision.date, step.decision.section


def _has_decision(step: ReportStep, day: str) -> bool:
    made = step.decision
    if made is None or made.date > day:
        return False
    return Decision(made.body or None, made.date or None, made.section or None).is_reference

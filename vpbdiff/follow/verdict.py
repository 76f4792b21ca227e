"""Whether an outcome meets the plan's target: met, not met, or that it can't be told and why. Never guessed.

A verdict needs all of it: the plan's own target and the report's outcome are numbers in one unit, the direction is
known, the measure is the same, the year is over, nothing is kept back, and the answer is the same at both ends of what
the print can mean. The report's own assessment has no part in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.follow import measured
from vpbdiff.follow.measured import ABOUT, AT_LEAST, AT_MOST, LESS, MORE, MeasuredResult
from vpbdiff.model.plan import Item, YearValue
from vpbdiff.reports import Report


class Outcome(StrEnum):
    """What a verdict says."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


class Why(StrEnum):
    """Why it can't be told whether a target is met."""

    NO_TARGET = "no_target"
    NO_OUTCOME = "no_outcome"
    INTERIM = "interim"
    DEFINITION = "definition"
    NO_DIRECTION = "no_direction"
    NOT_NUMERIC = "not_numeric"
    ROUNDING = "rounding"
    MASKED = "masked"
    PARTS_DISAGREE = "parts_disagree"
    SEVERAL_VALUES = "several_values"
    OTHER_YEAR = "other_year"


class TargetVerdict(NamedTuple):
    """The plan's target and the report's outcome as printed, empty where there is none, and what they come to.

    `difference` is how far the outcome is from the target, where both are numbers in one unit; `parts` the printed
    groups that do not make up the whole.
    """

    outcome: Outcome
    why: Why | None = None
    target: str = ""
    value: str = ""
    difference: Fraction | None = None
    decimals: int = 0
    is_share: bool = False
    parts: tuple[tuple[str, str], ...] = ()


def values(item: Item | None, name: str) -> tuple[YearValue, ...]:
    """The values of a measure in one of its fields."""
    found = () if item is None else item.fields.get(name, ())
    return tuple(each for each in found if isinstance(each, YearValue)) if isinstance(found, tuple) else ()


def of_year(found: Sequence[YearValue], year: int) -> tuple[YearValue, ...]:
    """The values of a year that are of everyone."""
    return tuple(each for each in found if each.year == year and not each.group)


def target_of(plan: Item, year: int) -> YearValue | None:
    """The plan's own target for its year; one without a year is for it."""
    place = target_place(plan, year)
    return None if place is None else values(plan, "targets")[place]


def target_place(plan: Item, year: int) -> int | None:
    """Its place among the plan's targets, from 0."""
    targets = enumerate(values(plan, "targets"))
    return next((place for place, each in targets if each.year in {year, None} and not each.group), None)


def outcome_of(item: Item, report: Report) -> YearValue | None:
    """The outcome of the year that a report gives as of its day."""
    found = of_year(values(item, "outcomes"), report.year)
    own = [each for each in found if each.through in {report.through, ""}]
    return next(iter((*own, *found)), None)


def verdict(plan: Item, item: Item, report: Report, *, same: bool) -> TargetVerdict:
    """The verdict on a measure of the plan by a report's; `same` says that both are by one definition."""
    target, value = target_of(plan, report.year), outcome_of(item, report)
    printed = (target.value if target else "", value.value if value else "")
    why = _unready(plan, item, report, target, value, same=same)
    if why is not None:
        return TargetVerdict(Outcome.CANNOT_TELL, why, *printed)
    return _compared(plan, item, report, *printed)


def _unready(  # noqa: PLR0913 - both items, and what was found of each
    plan: Item, item: Item, report: Report, target: YearValue | None, value: YearValue | None, *, same: bool
) -> Why | None:
    """Why the two are not to be compared at all."""
    if target is None or measured.is_missing(target.value):
        return Why.NO_TARGET
    if value is None or measured.is_missing(value.value):
        elsewhere = [each for each in values(item, "outcomes") if not measured.is_missing(each.value)]
        others = value is None and elsewhere and not any(each.year == report.year for each in elsewhere)
        return Why.OTHER_YEAR if others else Why.NO_OUTCOME
    if not same:
        return Why.DEFINITION
    if not _is_over(plan, report, target, value):
        return Why.INTERIM
    return Why.MASKED if measured.is_masked(value.value) else None


def _is_over(plan: Item, report: Report, target: YearValue, value: YearValue) -> bool:
    """Whether the outcome covers what the target is for: all of the year, or the target's own day. What does not add up
    over the year may be held to it on any day, where the plan says that it does not."""
    day = value.through or report.through
    if target.through:
        return day == target.through
    return day == f"{report.year}-12-31" or plan.fields.get("accumulates") is False


def _compared(  # noqa: PLR0911 - one for each reason
    plan: Item, item: Item, report: Report, target: str, value: str
) -> TargetVerdict:
    """The verdict on a target and an outcome that are for one measure and one time."""
    found = measured.of_measure(value, item.name)
    wanted = measured.of_measure(target, plan.name)
    printed = (target, value)
    if plan.text("direction") == "done" or measured.yes(target) is not None:
        return _done(*printed)
    between = measured.span(target)
    is_exact = found is not None and not found.comparator and not (wanted is not None and wanted.comparator == ABOUT)
    if found is None or not is_exact or (wanted is None and between is None):
        return TargetVerdict(Outcome.CANNOT_TELL, Why.NOT_NUMERIC, *printed)
    counted_in = between.unit if wanted is None and between is not None else wanted.unit if wanted else ""
    if found.unit != counted_in and ("%" in {found.unit, counted_in} or (found.unit and counted_in)):
        return TargetVerdict(Outcome.CANNOT_TELL, Why.DEFINITION, *printed)
    if parts := _parts(item, report, found):
        return TargetVerdict(Outcome.CANNOT_TELL, Why.PARTS_DISAGREE, *printed, parts=parts)
    half = Fraction(0) if measured.is_count(plan.name, found) else found.half
    ends = (found.number - half, found.number + half)
    if wanted is None and between is not None:
        inside = [between.low <= end <= between.high for end in ends]
        if not any(inside) and plan.text("direction") != "within" and not _WITHIN.match(target):
            return TargetVerdict(Outcome.CANNOT_TELL, Why.NO_DIRECTION, *printed)  # beyond a bare range may be better
        return _judged(inside, printed, None, found)
    assert wanted is not None
    sign = _comparator(plan, wanted)
    if sign is None:
        return TargetVerdict(Outcome.CANNOT_TELL, Why.NO_DIRECTION, *printed)
    return _judged([_holds(end, sign, wanted.number) for end in ends], printed, wanted, found)


def _judged(
    answers: Sequence[bool], printed: tuple[str, str], wanted: MeasuredResult | None, found: MeasuredResult
) -> TargetVerdict:
    difference = None if wanted is None else found.number - wanted.number
    decimals = max(found.decimals, wanted.decimals if wanted else 0)
    share = found.is_share or bool(wanted and wanted.is_share)
    if len(set(answers)) > 1:
        return TargetVerdict(Outcome.CANNOT_TELL, Why.ROUNDING, *printed, None, decimals, share)
    return TargetVerdict(Outcome.MET if answers[0] else Outcome.NOT_MET, None, *printed, difference, decimals, share)


def _done(target: str, value: str) -> TargetVerdict:
    wanted, found = measured.yes(target), measured.yes(value)
    if wanted is None or found is None:
        return TargetVerdict(Outcome.CANNOT_TELL, Why.NOT_NUMERIC, target, value)
    return TargetVerdict(Outcome.MET if wanted == found else Outcome.NOT_MET, None, target, value)


_WITHIN = lazily(r"\s*(?:mellan|inom)\b", re.IGNORECASE)
_BY_DIRECTION = {"up": AT_LEAST, "down": AT_MOST}


def _comparator(plan: Item, wanted: MeasuredResult) -> str | None:
    """How the outcome is to compare with the target: by the target's own words and the plan's direction. None where
    neither says, or where they say two things."""
    said = _BY_DIRECTION.get(plan.text("direction"))
    if wanted.comparator and said and wanted.comparator[0] != said[0]:
        return None
    return wanted.comparator or said


def _holds(value: Fraction, sign: str, target: Fraction) -> bool:
    return {AT_LEAST: value >= target, MORE: value > target, AT_MOST: value <= target, LESS: value < target}[sign]


_HALVES = (("kvinnor", "män"), ("flickor", "pojkar"), ("k", "m"))
"""Groups that together are everyone."""


def _parts(item: Item, report: Report, whole: MeasuredResult) -> tuple[tuple[str, str], ...]:
    """The parts of an outcome that contradict the whole: two halves of a count that do not add up to it, or of a share
    between which it does not lie. Nothing is said where a part is kept back or no number."""
    groups = {each.group.casefold(): each.value for each in values(item, "outcomes") if each.year == report.year}
    for pair in _HALVES:
        if not all(group in groups for group in pair):
            continue
        first, second = (measured.measured(groups[group]) for group in pair)
        if first is None or second is None or first.comparator or second.comparator:
            continue
        if measured.is_count(item.name, whole):
            agree = first.number + second.number == whole.number
        else:
            low = min(each.number - each.half for each in (first, second)) - whole.half
            agree = low <= whole.number <= max(each.number + each.half for each in (first, second)) + whole.half
        if not agree:
            return tuple((group, groups[group]) for group in pair)
    return ()

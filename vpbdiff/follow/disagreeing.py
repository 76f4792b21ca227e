"""Where a report and the plan, or a report's assessment and its figures, do not agree on an item: both are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.follow import measured
from vpbdiff.follow.pairing import name_key
from vpbdiff.follow.relation import FollowedItem, Relation, RelationKind
from vpbdiff.follow.verdict import Outcome, of_year, target_of, values
from vpbdiff.model.plan import Item


def restated(plan: Item, item: Item, year: int, *, same: bool) -> Iterator[Relation]:
    """Where the report gives the plan's target or baseline otherwise."""
    target, theirs = target_of(plan, year), target_of(item, year)
    if target is not None and theirs is not None and not measured.is_missing(theirs.value):
        mine = measured.of_measure(target.value, plan.name)
        other = measured.of_measure(theirs.value, item.name)
        facts: dict[str, object] = {"plan": target.value, "report": theirs.value, "same": same}
        if mine is not None and other is not None and _is_one(mine, other):
            if mine.comparator != other.comparator:
                yield Relation(RelationKind.COMPARATOR_LEFT_OUT, facts)
        elif _plain_aim(target.value) != _plain_aim(theirs.value):
            yield Relation(RelationKind.TARGET_RESTATED, facts)
    yield from _baselines(plan, item, year, same=same)


def _baselines(plan: Item, item: Item, year: int, *, same: bool) -> Iterator[Relation]:
    for mine in (*values(plan, "baselines"), *values(plan, "outcomes")):
        theirs = (*values(item, "baselines"), *values(item, "outcomes"))
        of_its_year = [each for each in of_year(theirs, mine.year or 0) if not each.through]
        if mine.year is None or mine.year >= year or mine.group or not of_its_year or not same:
            continue
        ours = measured.of_measure(mine.value, plan.name)
        other = measured.of_measure(of_its_year[0].value, item.name)
        if ours is not None and other is not None and not _is_one(ours, other):
            facts = {"year": mine.year, "plan": mine.value, "report": of_its_year[0].value}
            yield Relation(RelationKind.BASELINE_RESTATED, facts)
            return


def _is_one(mine: measured.MeasuredResult, other: measured.MeasuredResult) -> bool:
    """Whether two figures are one: a unit that only one of them is printed with makes no other."""
    return mine.number == other.number and ("" in {mine.unit, other.unit} or mine.unit == other.unit)


def _plain_aim(target: str) -> str:
    """A target in words as it is compared: «ska öka» is «öka»."""
    return re.sub(r"^(?:ska|skall)\s+", "", name_key(target))


def elsewhere(goal: FollowedItem, made: Iterable[FollowedItem]) -> Iterator[Relation]:
    """That the plan says that a goal has no measure, and the report puts another measure of the plan under it."""
    if goal.plan is None or len(goal.plan.lists.get("measures", ())) or not goal.report:
        return
    for each in made:
        below = any(row.pointer.startswith(f"{aim.pointer}/") for aim in goal.report for row in each.report)
        if each.is_measured and each.owner is None and below:
            yield Relation(RelationKind.MEASURE_ELSEWHERE, {"name": each.name})


def beside_figures(goal: FollowedItem, below: Sequence[FollowedItem], *, is_whole_year: bool) -> Iterator[Relation]:
    """The report's assessment of a goal beside the verdicts on the plan's measures of it."""
    assessed = next((each.assessment for each in goal.said if each.assessment is not None), None)
    if assessed is None or not assessed.printed or assessed.reading in {None, "not_assessed"}:
        return
    if not below:
        yield Relation(RelationKind.NO_MEASURE, {"printed": assessed.printed})
        return
    verdicts = [each.verdict for each in below if each.verdict is not None]
    numbers = {outcome: sum(each.outcome is outcome for each in verdicts) for outcome in Outcome}
    if is_whole_year and (
        (assessed.reading == "reached" and numbers[Outcome.NOT_MET])
        or (assessed.reading == "missed" and numbers[Outcome.MET] == len(below))
    ):
        facts = {"printed": assessed.printed, "measures": len(below)}
        more = {"met": numbers[Outcome.MET], "not_met": numbers[Outcome.NOT_MET]}
        unknown = {"cannot_tell": len(below) - numbers[Outcome.MET] - numbers[Outcome.NOT_MET]}
        yield Relation(RelationKind.ASSESSMENT_DIFFERS, facts | more | unknown)

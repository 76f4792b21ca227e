"""What a report says of a plan's item, as values: the relation, and what it is told with. No words, no format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.follow.verdict import TargetVerdict
from vpbdiff.model.plan import Item
from vpbdiff.reports import FollowedUp, Report, ReportStep


class FollowCoverage(StrEnum):
    """Whether a report speaks of an item of the plan. What it leaves out is not followed up, and never «not done»."""

    FOLLOWED = "followed"
    NO_RESULT = "no_result"
    """Named, and nothing said of how it went."""
    DEFERRED = "deferred"
    """Followed up later, the report says."""
    NOT_DUE = "not_due"
    """No part of a report of this kind."""
    NOT_FOLLOWED_UP = "not_followed_up"
    NOT_READ = "not_read"
    """Named in a table or a text of the report that was not read as follow-up: what it says of it is not known."""
    NOT_IN_PLAN = "not_in_plan"


class RelationKind(StrEnum):
    """How a report and the plan, or the report and itself or an earlier one, stand to each other on an item."""

    TARGET_RESTATED = "target_restated"
    COMPARATOR_LEFT_OUT = "comparator_left_out"
    BASELINE_RESTATED = "baseline_restated"
    DEFINITION_CHANGED = "definition_changed"
    ASSESSMENT_DIFFERS = "assessment_differs"
    NO_MEASURE = "no_measure"
    STATUS_REVERSED = "status_reversed"
    COUNT_DIFFERS = "count_differs"
    SEVERAL_ROWS = "several_rows"
    PROPOSED = "proposed"
    MENTIONED = "mentioned"
    INDEX_RESTATED = "index_restated"
    PLAN_FIGURE = "plan_figure"
    """The plan has another figure of what the report counts: both are quoted, and neither is judged."""
    FORECAST_SUM = "forecast_sum"
    OTHER_DAYS = "other_days"
    """The plan says on which days it is reported on, and the report is on another."""
    CLAIM_ON_ALL = "claim_on_all"
    AS_FORECAST = "as_forecast"
    """A claim without a figure that the outcome is as forecast."""
    MONEY_ABSENT = "money_absent"
    """A budget table of the plan, or rows of one, that the report has no amounts for that could be read."""
    MEASURE_ELSEWHERE = "measure_elsewhere"
    """The plan gives a goal no measure, and the report puts a measure of the plan under it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, with the facts that its sentence gives: texts as printed, numbers as they are."""

    kind: RelationKind
    facts: Mapping[str, object] = field(default_factory=dict)


AIM, MEASURED, CHECK = "goal", "measure", "control"
TASKS = ("activity", "assignment")
"""The entities that a report gives a status."""
CHAPTERS = (AIM, *TASKS, CHECK)
"""The entities that are told one after another, beside the measures and the money."""
JUDGED_BY = {AIM: "assessment", CHECK: "result"}


@dataclass(frozen=True, slots=True)
class FollowedItem:
    """An item of the plan with what a report says of it, or one that the report alone has.

    `plan` is None for the latter, `report` empty where the report does not speak of it. `said` is what each of the
    report's rows says beside its fields. `before` says whether an earlier report of the year spoke of it, by that
    report's day, None where there is no earlier one.
    """

    entity: str
    plan: Item | None
    report: tuple[Item, ...]
    coverage: FollowCoverage
    said: tuple[FollowedUp, ...] = ()
    verdict: TargetVerdict | None = None
    relations: tuple[Relation, ...] = ()
    owner: Item | None = None
    deferred: str = ""
    certain: bool = True
    """Whether the report's rows are known to be about it: by name or id, and not by likeness alone."""
    before: tuple[tuple[str, str], ...] = ()
    """What earlier reports of the year said: the day, and the status or the value as printed, empty for nothing."""

    @property
    def is_measured(self) -> bool:
        """Whether it has a target that an outcome is held against."""
        return self.entity == MEASURED

    @property
    def is_task(self) -> bool:
        """Whether it is something to do, which has a status."""
        return self.entity in TASKS

    @property
    def is_check(self) -> bool:
        """Whether it is a check on a risk, its owner."""
        return self.entity == CHECK

    @property
    def judged_by(self) -> str:
        """What a report says of how it went: its `assessment`, its `result`, or its `status`."""
        return JUDGED_BY.get(self.entity, "status")

    def is_about(self, item: Item) -> bool:
        """Whether it is an item of the plan, or a check on it where that is a risk."""
        if self.plan is None:
            return False
        checked = self.owner.pointer if self.is_check and self.owner is not None else ""
        return item.pointer in {self.plan.pointer, checked}

    @property
    def is_aim(self) -> bool:
        """Whether it is what the plan is for, assessed over several reports."""
        return self.judged_by == "assessment"

    @property
    def item(self) -> Item:
        """The plan's item, else the report's."""
        return self.plan if self.plan is not None else self.report[0]

    @property
    def name(self) -> str:
        """What a reader calls it: by the plan's name where it has one."""
        return self.item.name

    def of(self, kind: RelationKind) -> Relation | None:
        """Its relation of a kind."""
        return next((each for each in self.relations if each.kind is kind), None)


class MoneyRow(NamedTuple):
    """A row of a budget table in kronor of net cost, of cost or of income, positive for more of what it is.

    `planned` is the plan's budget, `budget` the report's (the revised one where it says so), `result` the outcome, or
    before the year's end the forecast. None where it is not given. `path` is the plan's table.
    """

    name: str
    path: str
    role: str
    planned: Fraction | None
    budget: Fraction | None
    outcome: Fraction | None
    forecast: Fraction | None
    steps: tuple[ReportStep, ...] = ()
    frame_steps: tuple[ReportStep, ...] = ()
    """Of a part, the steps that the report tells of the whole frame."""
    earlier_steps: tuple[tuple[str, ReportStep], ...] = ()
    """The steps of it that earlier reports of the year tell, each with that report's day."""
    earlier: tuple[tuple[str, Fraction, Fraction], ...] = ()
    """Forecasts that the report gives otherwise than the earlier report did: its day, as told, as it was."""
    decimals: int = 1
    unit: str = "mkr"
    pointer: str = ""
    """The plan's row; empty where the report alone has it."""

    @property
    def result(self) -> Fraction | None:
        """The outcome of the whole year, else the forecast for it."""
        return self.outcome if self.outcome is not None else self.forecast

    @property
    def restated(self) -> Fraction | None:
        """What the report's budget is above the plan's; None where one of them is missing or both are one."""
        if self.planned is None or self.budget is None or self.planned == self.budget:
            return None
        return self.budget - self.planned


class DeviationRule(NamedTuple):
    """How a budget table of the report prints its costs and its deviations, as read off its figures.

    `costs_negative` is None where nobody can tell. `deviation` is `result_less_budget`, `budget_less_result`, empty
    where the figures can't tell or there are none.
    """

    path: str
    costs_negative: bool | None
    deviation: str = ""


class Counted(NamedTuple):
    """How many items of an entity the plan has and what a report says of them."""

    entity: str
    in_plan: int
    followed: int
    not_followed: int
    later: int
    not_read: int
    only_in_report: int


@dataclass(frozen=True, slots=True)
class Following:
    """A plan followed up by a report.

    `known_before` says whether the report was known when the plan of the next year was decided, None where a day is
    missing or there is no such plan; `decided` is that plan's day.
    """

    report: Report
    plan_year: int
    plan_title: str
    plan_version: str | None
    series: str | None
    items: tuple[FollowedItem, ...]
    money: tuple[MoneyRow, ...]
    signs: tuple[DeviationRule, ...] = ()
    counts: tuple[Counted, ...] = ()
    relations: tuple[Relation, ...] = ()
    """Of the report as a whole."""
    decided: str = ""
    known_before: bool | None = None
    plan_path: str = ""
    after: Mapping[str, int] = field(default_factory=dict)
    """The index of a risk of the plan after its controls, by the risk's pointer, where the report gives one."""

    def of(self, *entities: str) -> tuple[FollowedItem, ...]:
        """The items of some entities, in the plan's order."""
        return tuple(each for each in self.items if each.entity in entities)

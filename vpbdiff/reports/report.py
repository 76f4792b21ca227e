"""A report as a value: its items as a plan has them, and beside each what only a report says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vpbdiff.model.plan import Item, Plan, Source, YearValue
from vpbdiff.reports.words import step_meaning


class ReportJudgement(NamedTuple):
    """An assessment, a status or a control's result: as printed, and what it means by the report's own legend, None
    where nobody knows. `printed` is empty where the report leaves it out, and ends with the `gloss` where the legend
    says in words what a mark is."""

    printed: str
    reading: str | None = None
    gloss: str = ""

    @property
    def mark(self) -> str:
        """What is printed, without its gloss."""
        return self.printed.removesuffix(f" ({self.gloss})")

    @property
    def says_itself(self) -> bool:
        """Whether its own words say what it means, and not the report's legend alone."""
        return self.reading is not None and step_meaning(self.printed) == self.reading


class Deviation(NamedTuple):
    """A printed deviation: positions in the row's amounts of what deviates and from what, and kronor as signed."""

    of: int
    against: int
    kr: int


class FollowedUp(NamedTuple):
    """What a report says of one item beside the fields that a plan has too. Empty and None where it says nothing."""

    assessment: ReportJudgement | None = None
    status: ReportJudgement | None = None
    result: ReportJudgement | None = None
    """Of a control."""
    text: str = ""
    """What it says came of it, or what was observed."""
    note: str = ""
    not_measured: str = ""
    trend: str = ""
    forecasts: tuple[YearValue, ...] = ()
    index_after: int | None = None
    checked: str = ""
    deviating: str = ""
    action: str = ""
    deviations: tuple[Deviation, ...] = ()
    earlier_forecasts: tuple[tuple[str, int], ...] = ()
    """Of a budget row, forecasts that were made earlier: the day, and kronor as signed."""

    @property
    def figures_beside(self) -> str:
        """Its note where that has figures, of which one may be what is asked for; empty where it has none."""
        return self.note if any(map(str.isdigit, self.note)) else ""


NOTHING_SAID = FollowedUp()


class ReportDecision(NamedTuple):
    """Who decided on something, when (YYYY-MM-DD) and in which paragraph; empty where the report does not say."""

    body: str
    date: str = ""
    section: str = ""


class ReportStep(NamedTuple):
    """A change of the budget within the year: `kr` is what the budget of `line` grows by, of the whole frame where
    `line` is empty."""

    type: str
    kr: int
    line: str = ""
    printed: str = ""
    decision: ReportDecision | None = None


class Deferred(NamedTuple):
    """A part of the plan that the report says is followed up later, in its words."""

    what: str
    printed: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report on a plan's year.

    `kind` is `interim` or `annual`, `through` the last day that it is about (YYYY-MM-DD). `items` holds its items as a
    plan-like value, which is never compared with a plan for what is missing; `said` what it says of each beside that,
    by pointer. `plan_version` is the version that it follows up, None for the one in force.
    """

    kind: str
    through: str
    items: Plan
    said: Mapping[str, FollowedUp] = field(default_factory=dict)
    version: str | None = None
    plan_version: str | None = None
    deferred: tuple[Deferred, ...] = ()
    steps: tuple[ReportStep, ...] = ()
    scales: tuple[Mapping[str, str | None], ...] = ()
    """The readings of each scale by its printed steps."""

    @property
    def year(self) -> int:
        """The plan's year."""
        return self.items.year

    @property
    def path(self) -> str:
        """Where it lies; empty for one that lies nowhere."""
        return self.items.path

    @property
    def title(self) -> str:
        """The document's title."""
        return self.items.metadata.name

    @property
    def meeting(self) -> str:
        """The day of the meeting that it was laid before; empty where it does not say."""
        return self.items.metadata.text("meeting_date")

    @property
    def is_read_in_part(self) -> bool:
        """Whether what is not found in it may be there all the same: it has what no reader could take in, or tables of
        which none was known."""
        lists = (self.items.listing(path) for path in ("goals", "measures", "activities", "assignments"))
        tables = any(item.entity.name == "table" for item in self.items.items())
        return bool(self.items.unread) or (tables and not any(len(each) for each in lists))

    @property
    def is_whole_year(self) -> bool:
        """Whether it is about all of the year."""
        return self.through == f"{self.year}-12-31"

    def of(self, item: Item) -> FollowedUp:
        """What it says of one of its items beside its fields."""
        return self.said.get(item.pointer, NOTHING_SAID)

    def prose(self) -> tuple[tuple[str, Source | None], ...]:
        """Its paragraphs, in order, with their places."""
        held = [each for each in self.items.items() if each.entity.name == "paragraph"]
        return tuple((each.text("text"), each.source) for each in held)

"""What a plan is made of: one row per entity, with its fields, what each field means, and its lists.

The only place in the code that knows the fields of an entity. Loading, matching and detecting go by a field's `Role`
and never by its name, so that a new field is a row here, a property in `schemas/plan.schema.json` and a word in the
catalogue; a test holds the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property


class Role(Enum):
    """What a field means to a reader, and so which kind of change a difference in it is."""

    NAME = auto()
    """Names the item; a difference is a renaming."""
    TEXT = auto()
    """Running text; a difference is a rewording."""
    INDEX = auto()
    """A whole number where higher is worse: riskindex 1-16, its factors 1-4; raised or lowered."""
    CATEGORY = auto()
    """One of a few classes, or the names of those it belongs to; recategorised."""
    DATE = auto()
    """A date or a decision's number that is dated with it; dated."""
    STATUS = auto()
    """A status word; status_changed."""
    VALUES = auto()
    """Values in words or figures, each with its year; a difference is a rewording of the promise."""
    AMOUNTS = auto()
    """Exact amounts by year; increased or decreased."""
    CHANGE = auto()
    """A printed difference between two of the amounts: derived, compared only between versions of one year."""
    FORM = auto()
    """How the source set it (a bullet) or the import classed it (a section's role); an editorial rewording at most."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name in the snapshot and its role."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of items in its owner: the path of keys to it, and the entity that it holds."""

    path: str
    entity: str


@dataclass(frozen=True)
class Entity:
    """One kind of item: its identifier, its fields in reading order, its lists.

    `part` says that the item lives in its owner and is nothing alone (a control, a bullet, a paragraph): when the
    owner is added or removed as a whole, a reader sees the part within it.
    """

    name: str
    fields: tuple[Field, ...]
    lists: tuple[ListOf, ...] = ()
    part: bool = False

    @cached_property
    def name_field(self) -> str:
        """The field that names an item of this entity; the opening words of its text where it has no name."""
        return next((field.name for field in self.fields if field.role is Role.NAME), self.fields[0].name)

    @cached_property
    def has_name(self) -> bool:
        """Whether its items have a name of their own, apart from their text."""
        return any(field.role is Role.NAME for field in self.fields)

    @cached_property
    def text_fields(self) -> tuple[str, ...]:
        """The fields of running text, in reading order; a unit and a section have none but what stands in them."""
        return tuple(field.name for field in self.fields if field.role is Role.TEXT)


def _fields(**roles: Role) -> tuple[Field, ...]:
    return tuple(Field(name, role) for name, role in roles.items())


_FOLLOW_UP = {"responsible": Role.TEXT, "deadline": Role.DATE, "status": Role.STATUS}

ENTITIES: dict[str, Entity] = {
    entity.name: entity
    for entity in (
        Entity(
            "metadata",
            _fields(
                title=Role.NAME,
                municipality=Role.TEXT,
                committee=Role.TEXT,
                reference=Role.DATE,
                meeting_date=Role.DATE,
            ),
        ),
        Entity("overarching_goal", _fields(title=Role.NAME, description=Role.TEXT)),
        Entity(
            "goal",
            _fields(title=Role.NAME, description=Role.TEXT, serves=Role.CATEGORY),
            (ListOf("activities", "activity"), ListOf("measures", "measure")),
        ),
        Entity("activity", _fields(title=Role.NAME, description=Role.TEXT, **_FOLLOW_UP)),
        Entity(
            "measure",
            _fields(
                title=Role.NAME,
                description=Role.TEXT,
                baselines=Role.VALUES,
                targets=Role.VALUES,
                outcomes=Role.VALUES,
            ),
        ),
        Entity("assignment", _fields(title=Role.NAME, description=Role.TEXT, **_FOLLOW_UP)),
        Entity("budget_line", _fields(name=Role.NAME, role=Role.CATEGORY, amounts=Role.AMOUNTS, change=Role.CHANGE)),
        Entity(
            "fee",
            _fields(
                name=Role.NAME,
                decided_by=Role.TEXT,
                decided=Role.DATE,
                status=Role.STATUS,
                new_decision=Role.DATE,
                valid_from=Role.DATE,
            ),
        ),
        Entity("quality_declaration", _fields(name=Role.NAME, decided=Role.DATE, status=Role.STATUS)),
        Entity("contract", _fields(name=Role.NAME, reference=Role.DATE)),
        Entity("procurement", _fields(name=Role.NAME)),
        Entity(
            "risk",
            _fields(
                process=Role.NAME,
                category=Role.CATEGORY,
                index=Role.INDEX,
                likelihood=Role.INDEX,
                consequence=Role.INDEX,
                description=Role.TEXT,
            ),
            (ListOf("controls", "control"),),
        ),
        Entity("control", _fields(text=Role.TEXT, responsible=Role.TEXT, frequency=Role.TEXT), part=True),
        Entity("unit", _fields(name=Role.NAME), (ListOf("responsibilities", "responsibility"),)),
        Entity("responsibility", _fields(text=Role.TEXT), part=True),
        Entity(
            "section",
            _fields(title=Role.NAME, role=Role.FORM),
            (ListOf("paragraphs", "paragraph"), ListOf("sections", "section")),
        ),
        Entity("paragraph", _fields(text=Role.TEXT, bullet=Role.FORM), part=True),
    )
}

PLAN_LISTS = (
    ListOf("overarching_goals", "overarching_goal"),
    ListOf("goals", "goal"),
    ListOf("assignments", "assignment"),
    ListOf("operating_budget/lines", "budget_line"),
    ListOf("operating_budget/units", "budget_line"),
    ListOf("investment_budget/lines", "budget_line"),
    ListOf("fees", "fee"),
    ListOf("quality_declarations", "quality_declaration"),
    ListOf("procurement_plan/contracts", "contract"),
    ListOf("procurement_plan/procurements", "procurement"),
    ListOf("internal_control_plan/risks", "risk"),
    ListOf("organisation/units", "unit"),
    ListOf("sections", "section"),
)
"""The plan's own lists, in the order in which a plan is read."""

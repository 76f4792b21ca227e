"""What a plan is made of: one row per entity, with its fields, what each field means, and its lists.

The only place in the code that knows the fields of an entity. Loading, matching, detecting, the gate, the memo, the
history and every table go by a field's `Role` and an entity's row, never by a name, so that a new field is a row here,
a property in `schemas/plan.schema.json` and a word in the catalogue; a test holds the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from vpbdiff.language.grammar import Noun


class Role(Enum):
    """What a field means to a reader, and so which kind of change a difference in it is."""

    NAME = auto()
    """Names the item; a difference is a renaming."""
    TEXT = auto()
    """Running text; a difference is a rewording."""
    DETAIL = auto()
    """A short statement that its field's name gives meaning to: who, how, how often; field_changed."""
    INDEX = auto()
    """A whole number where higher is worse: riskindex 1-16, its factors 1-4; raised or lowered."""
    CATEGORY = auto()
    """One of a few classes, or the names of those it belongs to; recategorised."""
    DATE = auto()
    """A date or a decision's number that is dated with it; dated."""
    STATUS = auto()
    """A status word; status_changed."""
    VALUES = auto()
    """Values in words or figures, each with its year; raised, lowered or retargeted, rolled where the years alone
    differ."""
    AMOUNTS = auto()
    """Exact amounts by year; increased or decreased."""
    CHANGE = auto()
    """A printed difference between two of the amounts: derived, compared only between versions of one year."""
    FIGURES = auto()
    """Figures and words as printed, each in a column with its year and unit; compared column by column."""
    COLUMNS = auto()
    """The columns of a table: what heads them, and with what year and unit."""
    FORM = auto()
    """How the source set it (a bullet) or the import classed it (a section's role); an editorial rewording at most."""


class Bound(Enum):
    """What a field binds to, and so when a change in it binds to less."""

    BY = auto()
    """When it is to be done: later, or never said, is less."""
    OFTEN = auto()
    """How often it is done: more seldom is less."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name in the snapshot, its role, and what it binds to, if anything."""

    name: str
    role: Role
    bound: Bound | None = None


class ListOf(NamedTuple):
    """A list of items in its owner: the path of keys to it, and the entity that it holds."""

    path: str
    entity: str


class Chapter(Enum):
    """The parts of a plan as a memo arranges them; each is the heading of some entities."""

    GOALS = auto()
    MEASURES = auto()
    CONTROL = auto()
    SERVICES = auto()
    ORGANISATION = auto()
    PROSE = auto()
    TABLES = auto()
    """Tables that are no typed list."""
    MONEY = auto()
    PLAN = auto()
    """The plan's own facts."""


Needs = tuple[tuple[str, str], ...]
"""What a change needs before the gate passes it, by kind of change, `any` for those not named: `nothing`, `note`,
`reason`, `decision`."""

_REASON: Needs = (("any", "reason"),)
_NOTE: Needs = (("any", "note"),)
_FIGURES: Needs = (("any", "reason"), ("renamed", "note"), ("reworded", "note"))
"""A figure that changed asks for a reason, words alone for a mention."""


@dataclass(frozen=True, eq=False)
class Entity:
    """One kind of item, and all that is general about it: the whole program goes by this row.

    `fields` stand in reading order. `part` says that the item lives in its owner and is nothing alone (a control, a
    bullet, a paragraph): when the owner is added or removed as a whole, a reader sees the part within it. `needs` is
    the default of the policy. `protected` items are ones that no pin may hide: who says that a dropped risk is another
    one needs what dropping it needs. `generic` names are the same in every plan, so they say nothing of whose it is.
    `bound` items are themselves only within their owner: a row of another table is another row, however alike.
    `filed` items' names may say where they belong and not what they are: two risks of one process are two where their
    texts have nothing in common.
    `under` is how something stands to an owner of this entity («under», «för», «inom»), empty where that goes without
    saying; `stands` says that a reader wants to know that the owner is still there when something under it goes.
    `aim` marks what a plan is for. `priced` items are about what they cost: without a figure a plan tells only their
    names.
    """

    name: str
    noun: Noun
    chapter: Chapter
    fields: tuple[Field, ...]
    lists: tuple[ListOf, ...] = ()
    part: bool = False
    needs: Needs = _REASON
    protected: bool = False
    generic: bool = False
    bound: bool = False
    filed: bool = False
    under: str = ""
    stands: bool = False
    aim: bool = False
    priced: bool = False

    @cached_property
    def is_money(self) -> bool:
        """Whether its items are rows with amounts."""
        return any(field.role is Role.AMOUNTS for field in self.fields)

    @cached_property
    def is_rated(self) -> bool:
        """Whether its items have an index where higher is worse."""
        return any(field.role is Role.INDEX for field in self.fields)

    @cached_property
    def is_plan(self) -> bool:
        """Whether it is the plan's own facts and not an item of a list."""
        return self.chapter is Chapter.PLAN

    @cached_property
    def nests(self) -> bool:
        """Whether its items hold items of the same entity."""
        return any(of.entity == self.name for of in self.lists)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The entities that live in it, at any depth, by name."""
        held = [ENTITIES[of.entity] for of in self.lists if ENTITIES[of.entity].part]
        return frozenset(name for each in held for name in (each.name, *each.parts))

    @cached_property
    def name_field(self) -> str:
        """The field that names an item of this entity; the opening words of its text where it has no name."""
        return next((field.name for field in self.fields if field.role is Role.NAME), self.fields[0].name)

    @cached_property
    def has_name(self) -> bool:
        """Whether its items have a name of their own, apart from their text."""
        return any(field.role is Role.NAME for field in self.fields)

    @cached_property
    def is_table(self) -> bool:
        """Whether its items have columns of their own, in which their rows stand."""
        return any(field.role is Role.COLUMNS for field in self.fields)

    @cached_property
    def column_fields(self) -> tuple[str, ...]:
        """The fields that hold columns, or something in columns."""
        return tuple(field.name for field in self.fields if field.role in (Role.COLUMNS, Role.FIGURES))

    @cached_property
    def text_fields(self) -> tuple[str, ...]:
        """The fields of running text, in reading order; a unit and a section have none but what stands in them."""
        return tuple(field.name for field in self.fields if field.role is Role.TEXT)


_BOUNDS = {"deadline": Bound.BY, "frequency": Bound.OFTEN}


def _fields(**roles: Role) -> tuple[Field, ...]:
    return tuple(Field(name, role, _BOUNDS.get(name)) for name, role in roles.items())


RESPONSIBLE = "responsible"
"""The field that names who answers for an item."""

_FOLLOW_UP = {RESPONSIBLE: Role.DETAIL, "deadline": Role.DATE, "status": Role.STATUS}

_ROWS = (
    Entity(
        "metadata",
        Noun(
            "uppgift om planen",
            "uppgifter om planen",
            "uppgiften om planen",
            "uppgifterna om planen",
            ("fact about the plan", "facts about the plan"),
        ),
        Chapter.PLAN,
        _fields(
            title=Role.NAME,
            municipality=Role.DETAIL,
            committee=Role.DETAIL,
            reference=Role.DATE,
            meeting_date=Role.DATE,
        ),
        needs=_NOTE,
    ),
    Entity(
        "overarching_goal",
        Noun(
            "övergripande mål",
            "övergripande mål",
            "det övergripande målet",
            "de övergripande målen",
            ("overarching goal", "overarching goals"),
            neuter=True,
        ),
        Chapter.GOALS,
        _fields(title=Role.NAME, description=Role.TEXT),
        aim=True,
    ),
    Entity(
        "goal",
        Noun("nämndmål", "nämndmål", "nämndmålet", "nämndmålen", ("committee goal", "committee goals"), neuter=True),
        Chapter.GOALS,
        _fields(title=Role.NAME, description=Role.TEXT, responsible=Role.DETAIL, serves=Role.CATEGORY),
        (ListOf("activities", "activity"), ListOf("measures", "measure")),
        needs=(("any", "decision"), ("added", "reason")),
        protected=True,
        under="under",
        stands=True,
        aim=True,
    ),
    Entity(
        "activity",
        Noun("aktivitet", "aktiviteter", "aktiviteten", "aktiviteterna", ("activity", "activities")),
        Chapter.GOALS,
        _fields(title=Role.NAME, description=Role.TEXT, **_FOLLOW_UP),
    ),
    Entity(
        "measure",
        Noun("mått", "mått", "måttet", "måtten", ("measure", "measures"), neuter=True),
        Chapter.MEASURES,
        _fields(
            title=Role.NAME,
            description=Role.TEXT,
            data_source=Role.DETAIL,
            external=Role.DATE,
            direction=Role.CATEGORY,
            direction_from=Role.FORM,
            accumulates=Role.FORM,
            baselines=Role.VALUES,
            targets=Role.VALUES,
            outcomes=Role.VALUES,
        ),
    ),
    Entity(
        "key_figure",
        Noun("nyckeltal", "nyckeltal", "nyckeltalet", "nyckeltalen", ("key figure", "key figures"), neuter=True),
        Chapter.MEASURES,
        _fields(name=Role.NAME, description=Role.TEXT, group=Role.CATEGORY, values=Role.FIGURES),
    ),
    Entity(
        "assignment",
        Noun("uppdrag", "uppdrag", "uppdraget", "uppdragen", ("assignment", "assignments"), neuter=True),
        Chapter.MEASURES,
        _fields(title=Role.NAME, description=Role.TEXT, number=Role.DATE, given_by=Role.DETAIL, **_FOLLOW_UP),
    ),
    Entity(
        "budget_line",
        Noun("budgetrad", "budgetrader", "budgetraden", "budgetraderna", ("budget row", "budget rows")),
        Chapter.MONEY,
        _fields(
            name=Role.NAME,
            role=Role.CATEGORY,
            group=Role.CATEGORY,
            amounts=Role.AMOUNTS,
            change=Role.CHANGE,
            deviations=Role.CHANGE,
        ),
        protected=True,
        generic=True,
    ),
    Entity(
        "frame_step",
        Noun(
            "ramförändring",
            "ramförändringar",
            "ramförändringen",
            "ramförändringarna",
            ("step of the frame", "steps of the frame"),
        ),
        Chapter.MONEY,
        _fields(
            name=Role.NAME,
            description=Role.TEXT,
            role=Role.CATEGORY,
            group=Role.CATEGORY,
            type=Role.CATEGORY,
            rows=Role.CATEGORY,
            decision=Role.DATE,
            amounts=Role.FIGURES,
        ),
        generic=True,
    ),
    Entity(
        "fee",
        Noun("taxa", "taxor", "taxan", "taxorna", ("fee", "fees")),
        Chapter.SERVICES,
        _fields(
            name=Role.NAME,
            description=Role.TEXT,
            amounts=Role.FIGURES,
            decided_by=Role.DETAIL,
            decided=Role.DATE,
            status=Role.STATUS,
            new_decision=Role.DATE,
            valid_from=Role.DATE,
        ),
        priced=True,
    ),
    Entity(
        "quality_declaration",
        Noun(
            "kvalitetsdeklaration",
            "kvalitetsdeklarationer",
            "kvalitetsdeklarationen",
            "kvalitetsdeklarationerna",
            ("quality declaration", "quality declarations"),
        ),
        Chapter.SERVICES,
        _fields(name=Role.NAME, decided=Role.DATE, status=Role.STATUS),
    ),
    Entity(
        "contract",
        Noun("avtal", "avtal", "avtalet", "avtalen", ("contract", "contracts"), neuter=True),
        Chapter.SERVICES,
        _fields(name=Role.NAME, reference=Role.DATE),
    ),
    Entity(
        "procurement",
        Noun(
            "upphandlingsbehov",
            "upphandlingsbehov",
            "upphandlingsbehovet",
            "upphandlingsbehoven",
            ("procurement need", "procurement needs"),
            neuter=True,
        ),
        Chapter.SERVICES,
        _fields(name=Role.NAME),
    ),
    Entity(
        "risk_level",
        Noun(
            "nivå i riskskalan",
            "nivåer i riskskalan",
            "nivån i riskskalan",
            "nivåerna i riskskalan",
            ("level of the risk scale", "levels of the risk scale"),
        ),
        Chapter.CONTROL,
        _fields(name=Role.NAME, factor=Role.CATEGORY, value=Role.FIGURES, description=Role.TEXT),
        generic=True,
    ),
    Entity(
        "risk",
        Noun("risk", "risker", "risken", "riskerna", ("risk", "risks")),
        Chapter.CONTROL,
        _fields(
            process=Role.NAME,
            category=Role.CATEGORY,
            index=Role.INDEX,
            likelihood=Role.INDEX,
            consequence=Role.INDEX,
            level=Role.CATEGORY,
            description=Role.TEXT,
        ),
        (ListOf("controls", "control"), ListOf("actions", "risk_action")),
        protected=True,
        filed=True,
        under="för",
        stands=True,
    ),
    Entity(
        "control",
        Noun(
            "kontrollmoment",
            "kontrollmoment",
            "kontrollmomentet",
            "kontrollmomenten",
            ("control", "controls"),
            neuter=True,
        ),
        Chapter.CONTROL,
        _fields(
            text=Role.TEXT, method=Role.DETAIL, responsible=Role.DETAIL, frequency=Role.DETAIL, reported_to=Role.DETAIL
        ),
        part=True,
    ),
    Entity(
        "risk_action",
        Noun(
            "riskåtgärd",
            "riskåtgärder",
            "riskåtgärden",
            "riskåtgärderna",
            ("action against a risk", "actions against risks"),
        ),
        Chapter.CONTROL,
        _fields(text=Role.TEXT, **_FOLLOW_UP),
        part=True,
    ),
    Entity(
        "unit",
        Noun("enhet", "enheter", "enheten", "enheterna", ("unit", "units")),
        Chapter.ORGANISATION,
        _fields(name=Role.NAME),
        (ListOf("responsibilities", "responsibility"),),
        under="inom",
    ),
    Entity(
        "responsibility",
        Noun(
            "ansvarsområde",
            "ansvarsområden",
            "ansvarsområdet",
            "ansvarsområdena",
            ("responsibility", "responsibilities"),
            neuter=True,
        ),
        Chapter.ORGANISATION,
        _fields(text=Role.TEXT),
        part=True,
        needs=_NOTE,
    ),
    Entity(
        "section",
        Noun("avsnitt", "avsnitt", "avsnittet", "avsnitten", ("section", "sections"), neuter=True),
        Chapter.PROSE,
        _fields(title=Role.NAME, role=Role.FORM),
        (ListOf("paragraphs", "paragraph"), ListOf("tables", "table"), ListOf("sections", "section")),
        needs=_NOTE,
        generic=True,
    ),
    Entity(
        "paragraph",
        Noun("stycke", "textstycken", "stycket", "textstyckena", ("paragraph", "paragraphs"), neuter=True),
        Chapter.PROSE,
        _fields(text=Role.TEXT, bullet=Role.FORM),
        part=True,
        needs=_NOTE,
    ),
    Entity(
        "table",
        Noun("tabell", "tabeller", "tabellen", "tabellerna", ("table", "tables")),
        Chapter.TABLES,
        _fields(title=Role.NAME, label_name=Role.DETAIL, columns=Role.COLUMNS),
        (ListOf("rows", "row"),),
        part=True,
        needs=_FIGURES,
        generic=True,
        under="i",
    ),
    Entity(
        "row",
        Noun("tabellrad", "tabellrader", "tabellraden", "tabellraderna", ("table row", "table rows")),
        Chapter.TABLES,
        _fields(label=Role.NAME, group=Role.CATEGORY, cells=Role.FIGURES),
        part=True,
        needs=_FIGURES,
        generic=True,
        bound=True,
    ),
)

ENTITIES: dict[str, Entity] = {entity.name: entity for entity in _ROWS}
"""The registry, by name."""

PLAN: Entity = next(entity for entity in _ROWS if entity.is_plan)
"""The plan's own facts."""


PLAN_LISTS = (
    ListOf("overarching_goals", "overarching_goal"),
    ListOf("goals", "goal"),
    ListOf("activities", "activity"),
    ListOf("measures", "measure"),
    ListOf("key_figures", "key_figure"),
    ListOf("assignments", "assignment"),
    ListOf("operating_budget/lines", "budget_line"),
    ListOf("operating_budget/units", "budget_line"),
    ListOf("operating_budget/steps", "frame_step"),
    ListOf("investment_budget/lines", "budget_line"),
    ListOf("fees", "fee"),
    ListOf("quality_declarations", "quality_declaration"),
    ListOf("procurement_plan/contracts", "contract"),
    ListOf("procurement_plan/procurements", "procurement"),
    ListOf("internal_control_plan/scale", "risk_level"),
    ListOf("internal_control_plan/risks", "risk"),
    ListOf("internal_control_plan/controls", "control"),
    ListOf("organisation/units", "unit"),
    ListOf("tables", "table"),
    ListOf("sections", "section"),
)
"""The plan's own lists, in the order in which a plan is read."""

RARE = frozenset(
    (
        *("activities", "measures", "key_figures", "tables"),
        *("operating_budget/steps", "internal_control_plan/scale", "internal_control_plan/controls"),
    )
)
"""Lists that most plans lack: where one is not known, that is said if the other plan has it."""


def held_in(path: str) -> frozenset[str]:
    """The entities that a list holds, by its path in the plan or in an item of it, those in its items too.

    `goals` holds goals, activities and measures; `goals/measures` holds measures.
    """
    listed = next(of for of in PLAN_LISTS if path == of.path or path.startswith(f"{of.path}/"))
    below = ENTITIES[listed.entity].lists
    found = [listed] if path == listed.path else [of for of in below if path == f"{listed.path}/{of.path}"]
    return frozenset(name for of in found for name in (of.entity, *_below(of.entity)))


def _below(entity: str) -> frozenset[str]:
    """The entities of all that stands in the items of an entity, at any depth."""
    own = [of.entity for of in ENTITIES[entity].lists if of.entity != entity]
    return frozenset(name for each in own for name in (each, *_below(each)))

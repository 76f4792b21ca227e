"""The small words that every format shares: names of plans, entities and kinds, values, lists of words.

All of it goes through `Wording`; nothing here escapes, that is each format's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, TypeGuard

from vpbdiff.base.errors import Problem
from vpbdiff.language.alphabet import alphabetical
from vpbdiff.model import money
from vpbdiff.model.changes import TIME, Change, Comparison, Kind, is_of_figure, is_of_time
from vpbdiff.model.document import Spans, plain
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Field, Role
from vpbdiff.model.plan import Cell, Column, Item, Plan, Value, YearAmount, YearValue
from vpbdiff.model.scale import rating
from vpbdiff.statements.statement import FacetStatement, PlanPlace, Statement
from vpbdiff.statements.ways import price_way
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence
from vpbdiff.wording.change_messages import MESSAGES
from vpbdiff.wording.entity_messages import CODED, FIELDS

ADJECTIVES = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RENAMED, Kind.REWORDED)
"""Kinds that are an adjective beside the entity's word; the others are something that the item has got."""

_MONEY = ("income", "cost", "net")
"""Roles of budget rows that say of what there is more or less."""

MARKS = {
    Kind.ADDED: "+",
    Kind.REMOVED: "−",
    Kind.MERGED: "»",
    Kind.SPLIT: "«",
    Kind.MOVED: "→",
    Kind.RAISED: "↑",
    Kind.LOWERED: "↓",
    Kind.RETARGETED: "~",
    Kind.INCREASED: "↑",
    Kind.DECREASED: "↓",
    Kind.TRANSFERRED: "⇄",
    Kind.RESTATED: "~",
    Kind.RENAMED: "~",
    Kind.REWORDED: "~",
    Kind.RECATEGORISED: "~",
    Kind.DATED: "~",
    Kind.FIELD_CHANGED: "~",
    Kind.STATUS_CHANGED: "~",
    Kind.VALUE_CHANGED: "~",
    Kind.ROLLED: "~",
    Kind.REORDERED: "~",
}
"""The character before a change; of several kinds, the first here gives it. The words beside it say the same."""

_IN_COLUMNS = ("columns", "values", "amounts")
_HOLDS = ("budget", "outcome", "forecast", "plan", "target")
"""What a column without a name of its own holds, as a facet's field has it: `values/outcome/2024`."""

TITLE_WORDS = 12
"""Words of a name that are shown where it only points to an item: a goal's title is a sentence of up to 30 words, and
a dozen tell the goals of a plan apart."""

TEXT_WORDS = 20
"""Words shown of a text that only points to an item: a control is seldom longer, a paragraph is known by as many."""


def mark_of(statement: Statement) -> str:
    """The character before a change, by the kinds that its headline names."""
    return next(mark for kind, mark in MARKS.items() if kind in statement.headline_kinds)


def plan_names(comparison: Comparison, wording: Wording) -> tuple[str, str]:
    """What the two plans of a comparison are called."""
    return plan_name(comparison.old, wording), plan_name(comparison.new, wording)


def plan_name(plan: Plan, wording: Wording) -> str:
    """What a reader calls the plan: its year, and its version if it has one."""
    if plan.version is None:
        return wording.say("diff.plan", year=plan.year)
    return wording.say("diff.plan-version", year=plan.year, version=plan.version)


def entity_word(entity: str, number: int, wording: Wording) -> str:
    """The entity's word in the singular for one, in the plural for any other number."""
    return wording.say(f"entity.{entity}.{'one' if number == 1 else 'many'}")


def counted(entity: str, number: int, wording: Wording) -> str:
    """How many of an entity: «1 aktivitet», «3 mått»."""
    return f"{number} {entity_word(entity, number, wording)}"


def holding(numbers: Mapping[str, int], wording: Wording) -> str:
    """What an item holds, counted by entity: «Med 2 kontrollmoment och 1 stycke:»."""
    words = [counted(entity, number, wording) for entity, number in numbers.items()]
    return wording.say("change.holding", what=enumeration(words, wording))


def label(entity: str, wording: Wording) -> Spans:
    """What stands before an item's name: «Aktivitet: »."""
    return plain(wording.say("change.label", word=capital(entity_word(entity, 1, wording))))


def place(at: PlanPlace, wording: Wording) -> str:
    """What an item stands under: «Mål: …», or the name of the plan's list."""
    if at.owner is None:
        return capital(list_word(at.list_path, wording))
    return "".join(span.text for span in label(at.owner.entity.name, wording)) + at.owner_name


def adjective(kind: str, entity: str, number: int, wording: Wording) -> str:
    """A kind's adjective, in the form that goes with the entity's word."""
    form = gender(entity, wording) if number == 1 else "p"
    return wording.say(f"change.kind.{kind}.{form}")


_BY_FIELD = {
    **dict.fromkeys((Kind.RAISED, Kind.LOWERED), ("targets", "baselines")),
    Kind.RETARGETED: ("baselines",),
    Kind.RESTATED: ("outcomes", "amounts"),
    Kind.DATED: ("deadline", TIME),
    Kind.FIELD_CHANGED: (
        *("responsible", "frequency", "method", "reported_to", "decided_by", "given_by"),
        "data_source",
    ),
}
"""Fields whose change of a kind has words of its own; the others of the kind share one word."""


def facets_word(kind: Kind, item: Item, facets: Sequence[FacetStatement], wording: Wording) -> str:
    """What an item has got by its facets of a kind: of a fee whose amounts all went one way, «höjd avgift»."""
    ways = {price_way(facet.old, facet.new) if facet.role is Role.FIGURES else None for facet in facets}
    if kind is Kind.VALUE_CHANGED and item.entity.priced and len(ways) == 1 and (only := ways.pop()):
        return wording.say(f"change.kind.{kind}.{only}")
    return kind_word(kind, item, {facet.field for facet in facets}, wording)


def kind_word(kind: Kind, item: Item, fields: Collection[str | None], wording: Wording) -> str:
    """What an item of this kind of change has got, by the fields that changed so: «sänkt målvärde», «ny ansvarig»; of a
    budget row whose role is known, income or cost by its name."""
    role = item.text("role")
    if kind in (Kind.INCREASED, Kind.DECREASED) and item.entity.is_money and role in _MONEY:
        return wording.say(f"change.kind.{kind}.{role}")
    if kind is Kind.RECATEGORISED:
        return recategorised(fields, wording)
    names = {TIME if is_of_time(field) else str(field).partition("/")[0] for field in fields}
    return kind_of(kind, item.entity.name, wording, names)


def kind_of(kind: Kind, entity: str, wording: Wording, fields: Collection[str] = ()) -> str:
    """What several items of an entity have got, where they changed in these fields alone."""
    if kind in (Kind.RAISED, Kind.LOWERED) and ENTITIES[entity].is_rated:
        return wording.say(f"change.kind.{kind}.rated")
    only = next(iter(fields)) if len(fields) == 1 else ""
    return wording.say(f"change.kind.{kind}.{only}" if only in _BY_FIELD.get(kind, ()) else f"change.kind.{kind}")


def recategorised(fields: Collection[str | None], wording: Wording) -> str:
    """What an item has got that belongs elsewhere by these fields, or whose numbers in them came or went."""
    general = "change.kind.recategorised"
    own = [name for name in ((field or "").partition("/")[0] for field in fields) if FIELDS[name].another is not None]
    words = {wording.say(f"{general}.{name}") for name in own}
    return words.pop() if len(words) == 1 and len(own) == len(fields) else wording.say(general)


def kind_alone(kind: Kind, wording: Wording) -> str:
    """A kind by itself, of no item: «flyttad», «höjt index»."""
    return wording.say(f"change.kind.{kind}.u" if kind in ADJECTIVES else f"change.kind.{kind}")


def kind_keys(kind: Kind) -> list[str]:
    """The keys of all words that there are for a kind, of whatever it is said."""
    key = f"change.kind.{kind}"
    return [each for each, text in MESSAGES.items() if f"{each}.".startswith(f"{key}.") and "{" not in text.sv]


def other_name(comparison: Comparison, wording: Wording) -> str:
    """What a row with another name has got where one plan is known only from another, whose names it bears; empty
    where both plans are their own, so that a renaming is one."""
    return wording.say("change.other-name", year=namer(comparison.new)) if is_from_column(comparison) else ""


def is_from_column(comparison: Comparison) -> bool:
    """Whether one of the plans is known only from another plan's comparison column, and so by that plan's names."""
    return comparison.old.known_from is not None or comparison.new.known_from is not None


def namer(plan: Plan) -> int:
    """The year of the plan whose names this one bears: its own, or that of the plan that tells of it."""
    return plan.known_from or plan.year


def gender(entity: str, wording: Wording) -> str:
    """`u` for an en-word, `n` for an ett-word."""
    return wording.say(f"entity.{entity}.gender")


def field_word(name: str, wording: Wording) -> str:
    """What a reader calls a field, or one year of a field, such as `targets/2024`."""
    field, *which = name.split("/")
    if field == "cells" and which:
        return name.partition("/")[2]
    if is_of_figure(name):
        return wording.say("field.figure")
    if of := of_figure(name):
        return of if of[0].isupper() else f"{wording.say(f'field.{field}')} {of}"
    if is_of_time(name):
        return wording.say("field.time")
    word = wording.say(f"field.{field}")
    if field in _IN_COLUMNS:
        which = [wording.say(f"diff.amount-kind.{each}") if each in _HOLDS else each for each in which]
    told = [each for each in which if each != "-" and "#" not in each]
    return " ".join([word, *told]) if len(told) == len(which) else word


def of_figure(name: str) -> str:
    """What one of an item's several figures is of, as its column is headed: «Pris, barn», «per termin»; empty of a
    field that has years or none."""
    field, _, column = name.partition("/")
    return column if field == "amounts" and column[:1].isalpha() else ""


def facet_word(name: str, old: Value | None, new: Value | None, wording: Wording) -> str:
    """What a reader calls the field of a facet: without a year of its own where the values beside it name another."""
    field, _, year = name.partition("/")
    return field_word(name if years_named(old, new) <= {year} or of_figure(name) else field, wording)


def years_named(old: Value | None, new: Value | None) -> set[str]:
    """The years that values are told with: of figures in a column only where the plans have other years there."""
    parts = [part for side in sides(old, new) if isinstance(side, tuple) for part in side]
    years = [part.column.year if isinstance(part, Cell) else part.year for part in parts if _has_year(part)]
    return {str(year) for year in years if year is not None}


def _has_year(part: object) -> TypeGuard[YearValue | Cell]:
    return isinstance(part, Cell) or is_dated(part)


def is_dated(part: object) -> TypeGuard[YearValue]:
    """Whether a part of a value is told with its year."""
    return isinstance(part, YearValue) and part.year is not None


def list_word(path: str, wording: Wording) -> str:
    """What a reader calls a list of the plan, such as `fees`, or of its items, such as `goals/measures`."""
    for listed in PLAN_LISTS:
        path = path.removeprefix(f"{listed.path}/")
    return wording.say(f"list.{path}")


_SWEDISH = Wording("sv")
"""The language of running text that is in Swedish alone, as a memo is."""


def enumeration(words: Sequence[str], wording: Wording = _SWEDISH, last: str = "and") -> str:
    """«a», «a och b», «a, b och c»; `last` is `and` or `or`."""
    if len(words) < 2:
        return "".join(words)
    return wording.say(f"diff.{last}", first=", ".join(words[:-1]), last=words[-1])


def the_field(name: str) -> str:
    """What a field is called within a sentence: «kategorin», «vem som ansvarar»."""
    return _SWEDISH.say(f"field.{name.partition('/')[0]}.the")


def number_word(number: int, wording: Wording) -> str:
    """A number from two on in words as far as Swedish writes numbers out, to twelve, and in digits beyond."""
    words = wording.say("budget.number-words").split()
    return words[number - 2] if 2 <= number < len(words) + 2 else str(number)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def rated_as(risk: Item, wording: Wording) -> str:
    """«riskindex 12», or «risknivå hög» of a risk that has a word and no figure; empty where it has neither."""
    if not (has := rating(risk)):
        return ""
    key = "index" if has.isdigit() else "level"
    return wording.say(f"change.rated-{key}", rating=has if has.isdigit() else has.lower())


def problem(told: Problem, wording: Wording) -> str:
    """A problem as a sentence of its own. The path that it may begin with stays as it is written."""
    said = sentence(wording, told)
    return said if told.location.path else capital(said)


def brief(text: str, words: int = TITLE_WORDS) -> str:
    """The opening words of a text, with « …» where more follow."""
    found = text.split()
    return " ".join(found) if len(found) <= words else " ".join(found[:words]) + " …"


class Brief(Protocol):
    """How much of a text is shown where it only points to an item."""

    def __call__(self, text: str, words: int = ..., /) -> str:
        """The text, or its opening words."""


def whole(text: str, words: int = 0) -> str:
    """The whole text, however many words it has: `brief` for a reader who wants nothing left out."""
    return " ".join(text.split())


def percent(share: float, wording: Wording) -> str:
    """A share of 0-1 as whole per cent. Only all is 100 % and only nothing is 0 %: rounding never hides a rest."""
    whole = int((Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return wording.say("diff.percent", n=whole)


def from_to(old: str, new: str, wording: Wording) -> str:
    """«3 → 4»."""
    return wording.say("change.from-to", old=old, new=new)


_OF_WHOLE = {"dropped": Kind.REMOVED, "new": Kind.ADDED, "merged": Kind.MERGED, "split": Kind.SPLIT}
"""What became of an item as a whole, by the kind that says so."""


def rated(entity: str, what: str, old: Sequence[int | None], new: Sequence[int | None], wording: Wording) -> str:
    """What became of something with an index, beside its index in each plan: «9 → 12 höjt», «6 borttagen». `what` is
    `dropped`, `new`, `merged`, `split`, `raised`, `lowered`, `same`, `unknown` or `alone`; an index is None where it is
    not given."""
    kind = _OF_WHOLE.get(what)
    word = adjective(kind, entity, 1, wording) if kind is not None else ""
    if what == "alone":
        word = wording.say("change.not-compared")
    one_side = what in ("dropped", "new", "same", "alone")
    if one_side and not any((*old, *new)):
        return ", ".join(filter(None, (word, wording.say("change.no-index"))))
    if what in ("raised", "lowered", "same"):
        word = wording.say(f"change.index-{what}")
    missing = wording.say("diff.absent")
    before, after = (" + ".join(str(each or missing) for each in side) for side in (old, new))
    return f"{(after or before) if one_side else from_to(before, after, wording)} {word}".rstrip()


def is_nothing(value: Value | None) -> bool:
    """Whether a facet's side holds nothing: there is none, or an empty cell."""
    return value is None or (
        isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], Cell) and not value[0].value.strip()
    )


def value_text(value: Value | None, wording: Wording) -> str:
    """A field's value as a reader wants it: amounts by the Swedish rules with their unit, lists with commas."""
    if value is None:
        return wording.say("diff.absent")
    if isinstance(value, bool):
        return wording.say("diff.yes" if value else "diff.no")
    if isinstance(value, tuple):
        if len(value) == 1 and isinstance(value[0], Cell):
            return _dated(value[0], wording)
        return ", ".join(_part_text(part, wording) for part in value) or wording.say("diff.absent")
    return amount_text(value, wording) if isinstance(value, money.Amount) else str(value)


def field_text(item: Item, name: str, value: Value | None, wording: Wording) -> str:
    """The value of an item's field; the role of a row of the budget and other codes by their words."""
    if name in CODED and isinstance(value, str) and not is_code(item, name):
        return wording.say(f"row.{value}" if name == "role" else f"code.{name}.{value}")
    return value_text(value, wording)


def is_code(item: Item, name: str) -> bool:
    """Whether a field holds a code of the import, as a section's role, and no words for a reader."""
    return name == "role" and Field(name, Role.FORM) in item.entity.fields


def _part_text(part: str | YearValue | YearAmount | Column | Cell, wording: Wording) -> str:
    match part:
        case YearAmount():
            kind = wording.say(f"diff.amount-kind.{part.kind}")
            of = f"{wording.say(f'row.{part.of}')}," if part.of else ""
            basis = wording.say(f"diff.basis.{part.basis}") if part.basis else ""
            what = " ".join(filter(None, (of, kind, basis)))
            return wording.say("diff.year-amount", amount=amount_text(part.amount, wording), kind=what, year=part.year)
        case YearValue():
            beside = [str(part.year or ""), part.group, part.through, part.note]
            told = ", ".join(filter(None, beside))
            return wording.say("diff.year-value", value=part.value, year=told) if told else part.value
        case Column():
            return column_text(part, wording)
        case Cell():
            return wording.say("diff.cell", column=column_text(part.column, wording), value=cell_text(part, wording))
    return part


def column_text(column: Column, wording: Wording) -> str:
    """What a reader calls a column: what heads it, else what it holds and for which year."""
    kind = wording.say(f"diff.amount-kind.{column.kind}") if column.kind else ""
    return column.name or " ".join(filter(None, (kind, str(column.year or ""))))


def sides(old: Value | None, new: Value | None) -> tuple[Value | None, Value | None]:
    """The values of a facet as they are told beside each other: one cell in both plans without a year that is the same,
    which its column says already."""
    match old, new:
        case (Cell() as one,), (Cell() as other,) if one.column.year == other.column.year:
            return _yearless(one), _yearless(other)
    return old, new


def _yearless(cell: Cell) -> tuple[Cell]:
    return (replace(cell, column=replace(cell.column, year=None)),)


def _dated(cell: Cell, wording: Wording) -> str:
    """What stands in the one cell of a facet, with the year of its column: it may be another in the other plan."""
    text, year = cell_text(cell, wording), cell.column.year
    return wording.say("diff.year-value", value=text, year=year) if year else text


def cell_text(cell: Cell, wording: Wording) -> str:
    """What stands in a cell, with as much of the column's unit as the cell does not say itself."""
    if not cell.value.strip():
        return wording.say("diff.absent")
    unit, said = cell.column.unit.split(), cell.value.casefold().split()
    if not unit or cell.value[-1:].isdigit():
        return "\N{NO-BREAK SPACE}".join((cell.value, *filter(None, [cell.column.unit])))
    shared = next((n for n in range(len(unit), 0, -1) if said[-n:] == [word.casefold() for word in unit[:n]]), 0)
    return " ".join((cell.value, *unit[shared:])) if shared else cell.value


def amount_text(amount: money.Amount, wording: Wording) -> str:
    """An amount as exactly as it was printed, with its unit."""
    figure = money.text(amount.kr, amount.unit, amount.decimals)
    return wording.say("diff.amount", amount=figure, unit=amount.unit.name.lower())


def own_facts(changes: Iterable[Change]) -> str:
    """Which of the plan's own facts changes are on: «diarienumret, rubriken och sammanträdesdatumet»."""
    fields = {str(facet.field) for change in changes for facet in change.facets}
    return enumeration(sorted({the_field(field) for field in fields}, key=alphabetical))

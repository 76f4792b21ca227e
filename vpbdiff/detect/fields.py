"""What differs in fields and amounts, one facet a leaf, and likely transfers.

DeepDiff finds the leaves with parts that differ; a text or a number differs or does not. The role of the field decides
which kind of change a difference is, and `textdiff` what it means.

Amounts are compared in their own sense, more or less, whatever sign the two plans print. They differ where their
figures do at the coarser of the two precisions: 230 590 tkr is 230,6 mkr, but 18,1 mkr is not 18,2 mkr, however close
the amounts behind them may be. Between two versions of one year's plan, in one unit, they must be equal: -14 in place
of -13,8 changes a figure that was decided.

A transfer, two units between which an equal amount seems to have moved, is only likely: a person accepts it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpbdiff.budget.conventions import SignRule, read_signs
from vpbdiff.budget.movement import movement
from vpbdiff.budget.tables import UNITS, AmountColumn, BudgetRow, added_up, lone_amounts, rows_by_pointer, table_of
from vpbdiff.detect.values import Measured, one_sided, value_facets
from vpbdiff.language.due import is_put_off
from vpbdiff.language.names import binds_less, figures_differ, times_differ
from vpbdiff.language.quantities import later, rarer
from vpbdiff.model import money
from vpbdiff.model.changes import FIGURE, TIME, Caveat, Effect, Facet, Kind, Matching, Significance
from vpbdiff.model.entities import Bound, Chapter, Entity, Field, Role
from vpbdiff.model.money import Amount, Figure, same
from vpbdiff.model.plan import Item, Plan, Presence, Value, YearAmount, YearValue
from vpbdiff.textdiff import Vocabulary, compare_texts

Fields = Mapping[str, Value]

_KINDS = {
    Role.NAME: Kind.RENAMED,
    Role.TEXT: Kind.REWORDED,
    Role.DETAIL: Kind.FIELD_CHANGED,
    Role.CATEGORY: Kind.RECATEGORISED,
    Role.DATE: Kind.DATED,
    Role.STATUS: Kind.STATUS_CHANGED,
    Role.FORM: Kind.REWORDED,
}
_WORDED = (Role.NAME, Role.TEXT, Role.DETAIL, Role.STATUS, Role.CATEGORY)
"""Roles whose values are words of the plan, where a slip of spelling is no change of substance."""
_BINDS_LESS = {Bound.BY: later, Bound.OFTEN: rarer}
"""Whether the new text of a field binds to less than the old one, by what the field binds to."""
_PROMISED = (Chapter.GOALS, Chapter.MEASURES, Chapter.CONTROL)
"""Chapters of the plan whose items are known by what is to be done, and by when."""
_ELSEWHERE = (Role.AMOUNTS, Role.CHANGE, Role.FIGURES, Role.COLUMNS)
"""Roles that are compared column by column, by the years of both plans: amounts below, figures in `cells`."""


class FieldDifference(NamedTuple):
    """What two items' fields hold, leaf by leaf, and which leaves differ, in the entity's order of fields."""

    entity: Entity
    old: Mapping[str, Value]
    new: Mapping[str, Value]
    paths: Sequence[str]


def differences(pairs: Iterable[tuple[Entity, Fields, Fields]]) -> list[FieldDifference]:
    """How the fields of each pair of items differ, amounts left out.

    One DeepDiff compares all pairs, each with its own partner: setting it up takes longer than a pair.
    """
    sides = [(entity, _leaves(entity, old), _leaves(entity, new)) for entity, old, new in pairs]
    found = _differing({number: (old, new) for number, (_, old, new) in enumerate(sides) if old != new})
    return [
        FieldDifference(entity, old, new, [path for path in dict.fromkeys([*old, *new]) if path in found[number]])
        for number, (entity, old, new) in enumerate(sides)
    ]


def field_facets(difference: FieldDifference, vocabulary: Vocabulary, years: tuple[int, int]) -> Iterator[Facet]:
    """The facets of two items' fields, amounts left out, in the entity's order of fields; `years` are the plans'."""
    entity, old, new, paths = difference
    changed = {path.partition("/")[0] for path in paths}
    for field in entity.fields:
        if field.name not in changed:
            continue
        found = [path for path in paths if path.partition("/")[0] == field.name]
        if field.role is Role.VALUES:
            yield from value_facets(field.name, old, new, Measured.of(old, new, years), vocabulary)
        else:
            yield from (_facet(field, path, old.get(path), new.get(path), vocabulary) for path in found)
            sides = old.get(field.name), new.get(field.name)
            if field.role is Role.NAME:
                yield from _figures(field.name, *sides)
            if field.name == entity.name_field and entity.chapter in _PROMISED:
                yield from _times(field.name, *sides, years[1] - years[0])


def _figures(name: str, old: Value | None, new: Value | None) -> Iterator[Facet]:
    """The figures in a name that went up or down, where the names agree in all else."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return
    less = binds_less(old, new)
    effect = None if less is None else Effect.WORSE if less else Effect.BETTER
    for count, (one, other) in enumerate(figures_differ(old, new), 1):
        kind = Kind.RAISED if other.number > one.number else Kind.LOWERED
        path = f"{name}/{FIGURE}" if count == 1 else f"{name}/{FIGURE}#{count}"
        yield Facet(kind, path, one.text, other.text, weakened=bool(less), effect=effect)


def _times(name: str, old: Value | None, new: Value | None, shift: int) -> Iterator[Facet]:
    """The times in a name that are others, but for those that only rolled on with the plans' years."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return
    for count, (one, other) in enumerate(times_differ(old, new), 1):
        later, sooner = is_put_off(new, one, other, shift), is_put_off(new, other, one, -shift)
        if not later and shift and one._replace(text="", year=one.year + shift) == other._replace(text=""):
            continue
        path = f"{name}/{TIME}" if count == 1 else f"{name}/{TIME}#{count}"
        effect = Effect.WORSE if later else Effect.BETTER if sooner else None
        yield Facet(Kind.DATED, path, one.text, other.text, weakened=later, effect=effect)


def _leaves(entity: Entity, fields: Fields) -> dict[str, Value]:
    """The fields by name; values with years by name and year, so that 2024 is compared with 2024."""
    leaves: dict[str, Value] = {}
    for field in entity.fields:
        value = fields.get(field.name)
        if value is None or field.role in _ELSEWHERE:
            continue
        if field.role is Role.VALUES and isinstance(value, tuple):
            leaves |= _by_year(field.name, [each for each in value if isinstance(each, YearValue)])
        else:
            leaves[field.name] = value
    return leaves


def _by_year(name: str, values: Iterable[YearValue]) -> dict[str, Value]:
    """Values by year, group and last day, those without a year under a hyphen; of several for one the later ones are
    numbered. What is said beside a value (a note, that it is preliminary) is a value of its own."""
    found: dict[str, Value] = {}
    counts: Counter[str] = Counter()
    for value in values:
        year = "-" if value.year is None else str(value.year)
        which = "/".join(filter(None, (year, value.group, value.through)))
        counts[which] += 1
        path = f"{name}/{which}" if counts[which] == 1 else f"{name}/{which}#{counts[which]}"
        found[path] = value.value
        found |= {f"{path}/note": value.note} if value.note else {}
        found |= {f"{path}/preliminary": value.preliminary} if value.preliminary else {}
    return found


def _differing(pairs: Mapping[int, tuple[Mapping[str, Value], Mapping[str, Value]]]) -> Mapping[int, set[str]]:
    """Of numbered pairs the leaves that differ, by the pair's number."""
    differing: dict[int, set[str]] = defaultdict(set)
    with_parts: tuple[dict[int, dict[str, Value]], dict[int, dict[str, Value]]] = {}, {}
    for number, (old, new) in pairs.items():
        for path in {*old, *new}:
            one, other = old.get(path), new.get(path)
            if type(one) is type(other) is tuple:
                with_parts[0].setdefault(number, {})[path] = one
                with_parts[1].setdefault(number, {})[path] = other
            elif (type(one), one) != (type(other), other):
                differing[number].add(path)
    if with_parts[0] == with_parts[1]:
        return differing
    from deepdiff import DeepDiff  # noqa: PLC0415 - a tenth of a second to load, and few pairs of plans need it

    for levels in DeepDiff(*with_parts, view="tree", threshold_to_diff_deeper=0).values():
        for level in levels:
            number, path, *_ = level.path(output_format="list")
            differing[number].add(path)
    return differing


def _facet(field: Field, path: str, old: Value | None, new: Value | None, vocabulary: Vocabulary) -> Facet:
    role = field.role
    looser = field.bound is not None and _BINDS_LESS[field.bound](str(old or ""), str(new or ""))
    if isinstance(old, str) and isinstance(new, str) and role in _WORDED:
        found = compare_texts(old, new, vocabulary)
        weaker = found.significance is Significance.MATERIAL and (found.weakened or looser)
        return Facet(_KINDS[role], path, old, new, found.significance, found.certain, weaker, found.words)
    if role is Role.FORM:
        return Facet(Kind.REWORDED, path, old, new, Significance.EDITORIAL)
    if role is Role.INDEX:
        return Facet(_index_kind(old, new), path, old, new)
    return Facet(_KINDS[role], path, old, new, weakened=looser, words=one_sided(old, new))


def _index_kind(old: Value | None, new: Value | None) -> Kind:
    if isinstance(old, int) and isinstance(new, int):
        return Kind.RAISED if new > old else Kind.LOWERED
    return Kind.RECATEGORISED


def amount_facets(old: Sequence[Item], new: Sequence[Item], old_plan: Plan, new_plan: Plan) -> tuple[Facet, ...]:
    """The facets of the amounts of one budget row in two plans; of rows that were merged or split, of their sums.

    The plans' own years are compared with each other. A year that both plans print is compared with itself too: what
    the new plan prints otherwise of a year before its own is restated, and no decision.
    """
    before, after = _Side(old, old_plan), _Side(new, new_plan)
    facets = [facet for pair in _columns(before, after) if (facet := _amount_facet(before, after, *pair))]
    if old_plan.year == new_plan.year and len(old) == len(new) == 1:
        facets += [*_change_facets(before.row, after.row), *_deviation_facets(old[0], new[0])]
    return tuple(facets)


def amount_remarks(old: Item, new: Item, old_plan: Plan, new_plan: Plan) -> tuple[Caveat, ...]:
    """What can't be compared: a row with a figure in one of the plans alone, for the plan's year or, between versions
    of one year, for any (it is not zero); or, between those, with a printed change in one alone."""
    found = []
    for before, _, year in lone_amounts(old, new, (old_plan, new_plan)):
        row, plan = (old, old_plan) if before is None else (new, new_plan)
        of_plan = () if year == plan.year or old_plan.year == new_plan.year else (("plan", plan.year),)
        key = "compare.no-other-figure" if of_plan else "compare.no-figure"
        found.append(Caveat(key, (("name", row.name), ("year", year), *of_plan), row.pointer))
    if old_plan.year == new_plan.year:
        found += _lone_change(old, new)
    found += _within_rounding(_Side([old], old_plan), _Side([new], new_plan))
    return tuple(found)


def _within_rounding(before: _Side, after: _Side) -> Iterator[Caveat]:
    """Amounts of the plans' own years that differ by no more than the coarser of them is rounded by, and that are
    printed in different units or precisions: whether they differ, nobody can tell."""
    if before.main not in before.row.figures or after.main not in after.row.figures:
        return
    old, new = before.row.figures[before.main], after.row.figures[after.main]
    own = before.own(old, after), after.own(new, before)
    exact = before.main == after.main and old.unit is new.unit
    if own[0].kr != own[1].kr and old.tolerance != new.tolerance and same(*own) and not exact:
        printed = (f"{money.text(each.kr, each.unit, each.decimals)} {each.unit.name.lower()}" for each in (old, new))
        params = zip(("name", "old", "new"), (after.row.name, *printed), strict=True)
        yield Caveat("compare.within-rounding", tuple(params), after.row.pointer)


def _lone_change(old: Item, new: Item) -> Iterator[Caveat]:
    """A printed change that one of two versions of a row alone has."""
    for key, there, lacking in (("compare.change-gone", old, new), ("compare.change-new", new, old)):
        change = there.fields.get("change")
        if isinstance(change, Amount) and "change" not in lacking.fields:
            printed = money.text(change.kr, change.unit, change.decimals)
            yield Caveat(key, (("name", new.name), ("printed", printed)), new.pointer)


def own_amounts(facet: Facet, rows: tuple[Item, Item], plans: tuple[Plan, Plan]) -> tuple[Figure, Figure] | None:
    """The two amounts of one of these facets in their rows' own sense; None for a facet of anything else."""
    if not (isinstance(facet.old, tuple) and isinstance(facet.new, tuple) and facet.old and facet.new):
        return None
    old, new = facet.old[0], facet.new[0]
    if not (isinstance(old, YearAmount) and isinstance(new, YearAmount)):
        return None
    before, after = (_Side([row], plan) for row, plan in zip(rows, plans, strict=True))
    return before.own(old.amount, after), after.own(new.amount, before)


class _Side:
    """A row in its plan, or the sum of several that were merged or split, with its table's sign rule."""

    def __init__(self, items: Sequence[Item], plan: Plan) -> None:
        table = table_of(plan, items[0])
        rows = rows_by_pointer(table)
        self.row: BudgetRow = added_up([rows[item.pointer] for item in items if item.pointer in rows])
        self.main = table.main
        self._rule: SignRule = read_signs(table)
        self.sign = self._rule.sign(self.row)

    def own(self, amount: Amount, other: _Side) -> Figure:
        """The amount in the row's own sense; a rule that can't be read is taken to be the other plan's."""
        return self._rule.own(self.row, amount, other.sign or 1)


def _columns(before: _Side, after: _Side) -> Iterator[tuple[AmountColumn, AmountColumn]]:
    """The columns to compare: the plans' own years, income and cost too where a table has those beside its net, then
    every other column that both have."""
    sides = dict.fromkeys(("", *(column.of for column in before.row.figures)))
    own = [(before.main._replace(of=of), after.main._replace(of=of)) for of in sides]
    yield from own
    for column in before.row.figures:
        if column in after.row.figures and (column, column) not in own:
            yield column, column


def _amount_facet(before: _Side, after: _Side, at_old: AmountColumn, at_new: AmountColumn) -> Facet | None:
    if at_old not in before.row.figures or at_new not in after.row.figures:
        return None
    old, new = before.row.figures[at_old], after.row.figures[at_new]
    own_old, own_new = before.own(old, after), after.own(new, before)
    exact = before.main == after.main and old.unit is new.unit
    if own_old.kr == own_new.kr if exact else same(own_old, own_new):
        return None
    if at_old == at_new and at_new.year < max(before.main.year, after.main.year):
        kind = Kind.RESTATED
    else:
        more = abs(own_new.kr) > abs(own_old.kr) if _is_beside(at_new, own_old, own_new) else own_new.kr > own_old.kr
        kind = Kind.INCREASED if more else Kind.DECREASED
    return Facet(kind, "amounts", (at_old.holding(old),), (at_new.holding(new),))


def _is_beside(column: AmountColumn, old: Figure, new: Figure) -> bool:
    """Whether amounts are income or cost beside a row's net: more of either is more, whatever it does to the net."""
    return bool(column.of) and (old.kr < 0) is (new.kr < 0)


def _change_facets(old: BudgetRow, new: BudgetRow) -> Iterator[Facet]:
    """The printed change, between two versions of one year's plan; between years it follows from the amounts."""
    if old.change is None or new.change is None:
        return
    exact = old.change.unit is new.change.unit
    if old.change.kr == new.change.kr if exact else same(Figure.of(old.change), Figure.of(new.change)):
        return
    kind = Kind.INCREASED if new.change.kr > old.change.kr else Kind.DECREASED
    yield Facet(kind, "change", old.change, new.change)


def _deviation_facets(old: Item, new: Item) -> Iterator[Facet]:
    """The printed deviations, likewise."""
    before, after = (item.fields.get("deviations") for item in (old, new))
    if before != after:
        yield Facet(Kind.VALUE_CHANGED, "deviations", before, after)


def transfer_facets(matching: Matching, old: Plan, new: Plan) -> dict[str, Facet]:
    """The facet of each row that gave or got, by its pointer in the new plan; its values are the names of both rows.

    Only equal and opposite amounts, each the only one of its size, and between rows that both plans have: a unit that
    came or went explains its own amount.
    """
    if any(plan.listing(UNITS).presence is Presence.NOT_KNOWN for plan in (old, new)):
        return {}
    moved = movement(old, new, matching)
    found: dict[str, Facet] = {}
    for transfer in moved.likely_transfers if moved else ():
        sides = transfer.source, transfer.target
        if all(side.old and side.new for side in sides):
            facet = Facet(Kind.TRANSFERRED, None, transfer.source.name, transfer.target.name, certain=False)
            found |= {row.pointer: facet for side in sides for row in side.new}
    return found

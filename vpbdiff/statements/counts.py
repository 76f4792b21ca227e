"""How many of each, and what to see first: changes counted and picked out, as values and in words.

Each item is counted once, by the most telling of its kinds, so that the counts of a row add up: what is unchanged,
changed and removed makes the old number, what is unchanged, changed and new makes the new one. An item of which only a
part has changed in substance (a risk's control) is counted by that, and never as unchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vpbdiff.model.changes import Comparison, Kind, Significance
from vpbdiff.model.document import CellType, Row, Table, TableCell
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.statement import (
    PlanPlace,
    Statement,
    Surroundings,
    bare_rows,
    is_quiet,
    surroundings,
)
from vpbdiff.wording import Wording

_MOST_TELLING = (
    *(Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RAISED, Kind.LOWERED),
    *(
        Kind.INCREASED,
        Kind.DECREASED,
        Kind.RESTATED,
        Kind.TRANSFERRED,
        Kind.RETARGETED,
        Kind.VALUE_CHANGED,
        Kind.RECATEGORISED,
    ),
    *(Kind.RENAMED, Kind.REWORDED, Kind.FIELD_CHANGED, Kind.DATED, Kind.STATUS_CHANGED, Kind.ROLLED, Kind.REORDERED),
)
"""Which of its kinds an item is counted by, the most telling first."""

_SAME = ("unchanged", "same-read")
"""What stayed as it was: all of it, or only what could be read of it."""

_SHOWN = (
    *("unchanged", "same-read", "parts", "reordered", "editorial", "bare-now", "bare-before"),
    *("reworded", "renamed", "recategorised", "dated", "status_changed", "field_changed", "value_changed", "rolled"),
    *("raised", "lowered", "retargeted", "increased", "decreased", "restated", "transferred"),
    *("moved", "merged", "split", "removed", "added"),
)
"""The order of the counts in a row: what stays first, what went and came last."""


@dataclass(slots=True)
class CountRow:
    """The counts of one entity in one part of the plan.

    `what` counts changes by kind, `editorial`, `unchanged` (`same-read` where not all could be read), `parts` for items
    of which only a part has changed in substance, or `bare-now` and `bare-before` for budget rows with an amount in one
    plan alone; `changed_parts` are the entities of those parts; `merged` and `split` hold the items on either side of
    those changes. `namer` is the year of the plan whose names stand in the new one, where that makes up a renaming.
    """

    part: str
    entity: str
    old: int = 0
    new: int = 0
    what: Counter[str] = field(default_factory=Counter)
    changed_parts: set[str] = field(default_factory=set)
    merged: list[tuple[int, int]] = field(default_factory=list)
    split: list[tuple[int, int]] = field(default_factory=list)
    namer: int | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything became of the row's items."""
        return bool(self.merged or self.split or any(n for what, n in self.what.items() if what not in _SAME))


def rows(comparison: Comparison, entities: Collection[str] = ()) -> list[CountRow]:
    """The counts of everything that either plan holds, in the plan's order, or of these entities alone. The plan's own
    facts are no list, and what the other plan does not know of is not compared and not counted."""
    found: dict[tuple[str, str], CountRow] = {}
    around, matching = surroundings(comparison), comparison.matching
    namer = phrases.namer(comparison.new) if phrases.is_from_column(comparison) else None
    for side, compared, places in (
        (
            "old",
            {item.pointer for item in (*(pair.old for pair in matching.pairs), *matching.removed)},
            around.old_places,
        ),
        (
            "new",
            {item.pointer for item in (*(pair.new for pair in matching.pairs), *matching.added)},
            around.new_places,
        ),
    ):
        for place in _listed(compared, places):
            entity = place.item.entity.name
            row = found.setdefault((place.part, entity), CountRow(place.part, entity, namer=namer))
            setattr(row, side, getattr(row, side) + 1)
    _count_all(comparison, found)
    same = "same-read" if comparison.old.unread or comparison.new.unread else "unchanged"
    for row in found.values():
        row.what[same] = row.new - _taken(row)
    parts, order = list(comparison.new.lists), list(ENTITIES)
    bare = {place.item.entity.name for place in _places(around) if not _says_something(place.item)}
    said = {place.item.entity.name for place in _places(around) if _says_something(place.item)}
    found = {key: row for key, row in found.items() if row.is_changed or row.entity not in bare - said}
    chosen = [row for row in found.values() if not entities or row.entity in entities]
    return sorted(chosen, key=lambda row: (parts.index(row.part), order.index(row.entity)))


def _places(around: Surroundings) -> Iterator[PlanPlace]:
    yield from around.old_places.values()
    yield from around.new_places.values()


def _says_something(item: Item) -> bool:
    """Whether an item has words of its plan: how far a scale goes may be taken from the figures alone."""
    return bool(item.name) or not item.entity.has_name


def _listed(compared: Collection[str], places: Mapping[str, PlanPlace]) -> Iterator[PlanPlace]:
    return (place for pointer, place in places.items() if pointer in compared and not place.item.entity.is_plan)


def _count_all(comparison: Comparison, found: dict[tuple[str, str], CountRow]) -> None:
    """Count the changes, then what else became of items: only a part of them changed, or an amount is in one plan."""
    around = surroundings(comparison)
    bare, in_parts = dict(bare_rows(comparison)), _owners_of_changed_parts(comparison)
    for statement in map(around.statement, comparison.changes):
        pointer = statement.subject.pointer
        quiet = statement.new and statement.significance is Significance.EDITORIAL
        if statement.subject.entity.is_plan or (quiet and (pointer in bare or pointer in in_parts)):
            continue
        _count(found[statement.part, statement.entity], statement)
        here = {item.pointer for item in statement.new}
        bare = {each: row for each, row in bare.items() if each not in here}
        in_parts = {each: parts for each, parts in in_parts.items() if each not in here}
    for pointer, parts in in_parts.items():
        place = around.new_places[pointer]
        found[place.part, place.item.entity.name].changed_parts |= parts
    what = dict.fromkeys(in_parts, "parts") | {each: row.what for each, row in bare.items()}
    for pointer, kind in what.items():
        place = around.new_places[pointer]
        found[place.part, place.item.entity.name].what[kind] += 1


def _owners_of_changed_parts(comparison: Comparison) -> dict[str, set[str]]:
    """The items of the new plan, by pointer, a part of which came, went or changed in substance, with the entities of
    such parts. What holds an item that is a part itself holds its parts too."""
    around, found = surroundings(comparison), dict[str, set[str]]()
    for each in map(around.statement, comparison.changes):
        owners = [each.owner] if each.new else list(each.owner_now)
        while owners and ENTITIES[each.entity].part and each.significance is Significance.MATERIAL:
            owner = owners.pop()
            if owner is not None:
                found.setdefault(owner.pointer, set()).add(each.entity)
                owners += [around.new_places[owner.pointer].owner] if owner.entity.part else []
    return found


def _count(row: CountRow, statement: Statement) -> None:
    kind = next(kind for kind in _MOST_TELLING if kind in statement.headline_kinds)
    if kind is Kind.MERGED:
        row.merged.append((len(statement.old), len(statement.new)))
    elif kind is Kind.SPLIT:
        row.split.append((len(statement.old), len(statement.new)))
    elif statement.significance is Significance.EDITORIAL and not is_quiet(statement):
        row.what["editorial"] += 1
    else:
        row.what[kind] += 1


def _taken(row: CountRow) -> int:
    """The new plan's items that a change has already counted."""
    regrouped = sum(new for _, new in (*row.merged, *row.split))
    return regrouped + sum(number for what, number in row.what.items() if what != "removed")


def table(comparison: Comparison, shown: Sequence[CountRow], wording: Wording) -> Table:
    """The rows as a table, a number for each plan."""
    header = (
        wording.say("diff.overview-part"),
        *phrases.plan_names(comparison, wording),
        wording.say("diff.overview-what"),
    )
    return Table(header, tuple(cells(row, wording) for row in shown))


def label(row: CountRow, wording: Wording) -> str:
    """What the row is called: the list's name for budgets, else the entity's."""
    if ENTITIES[row.entity].is_money:
        return phrases.capital(phrases.list_word(row.part, wording))
    return phrases.capital(phrases.entity_word(row.entity, 2, wording))


def cells(row: CountRow, wording: Wording) -> Row:
    """The row of a table: what it is called, how many then and now, and how they changed."""
    numbers = (TableCell(str(number), CellType.COUNT) for number in (row.old, row.new))
    return (TableCell(label(row, wording)), *numbers, TableCell(sentence(row, wording)))


def sentence(row: CountRow, wording: Wording) -> str:
    """What became of the row's items, in words: «12 omformulerade, 4 borttagna, 2 nya»."""
    return ", ".join(_counts(row, wording))


def _counts(row: CountRow, wording: Wording) -> Iterator[str]:
    for what in _SHOWN:
        if what in ("merged", "split"):
            yield from _regrouped(row, what, wording)
        elif number := row.what[what]:
            yield _counted(row, what, number, wording)


def _regrouped(row: CountRow, what: str, wording: Wording) -> Iterator[str]:
    sizes = row.merged if what == "merged" else row.split
    if not sizes:
        return
    old, new = (sum(side) for side in zip(*sizes, strict=True))
    form = "p" if old != 1 else phrases.gender(row.entity, wording)
    key = "change.count-merged" if what == "merged" else f"change.count-split.{form}"
    yield wording.say(key, old=old, new=new)


def _counted(row: CountRow, what: str, number: int, wording: Wording) -> str:
    if what == Kind.RENAMED and row.namer is not None:
        return wording.say("change.count-with", n=number, what=wording.say("change.other-name", year=row.namer))
    if what == "same-read":
        return wording.say("change.same-read", n=number)
    if what == "parts":
        parts = [phrases.entity_word(each, 2, wording) for each in ENTITIES if each in row.changed_parts]
        return wording.say("change.count-parts", n=number, parts=phrases.enumeration(parts, wording))
    if what in ("bare-now", "bare-before"):
        return wording.say(f"change.count-{what}", n=number)
    if what in phrases.ADJECTIVES or what in ("editorial", "unchanged"):
        return f"{number} {phrases.adjective(what, row.entity, number, wording)}"
    return wording.say("change.count-with", n=number, what=phrases.kind_of(Kind(what), row.entity, wording))


class OutOfSelection:
    """Counts, by their owner, the parts that an outline does not show: so that no item looks whole that is not."""

    def __init__(self, outline: Outline, wording: Wording) -> None:
        self._wording = wording
        self._numbers = outline.left_out()

    def sentence(self, statement: Statement) -> str:
        """«Utanför urvalet: 2 borttagna kontrollmoment»; empty if no part of the changed item is left out."""
        number = Counter[tuple[str, Kind]]()
        for side, items in (("old", statement.old), ("new", statement.new)) if self._numbers else ():
            for item in items:
                number += self._numbers.get((side, item.pointer), Counter())
        words = [self._counted(entity, kind, n) for (entity, kind), n in number.items()]
        return self._wording.say("change.unshown", what=phrases.enumeration(words, self._wording)) if words else ""

    def _counted(self, entity: str, kind: Kind, number: int) -> str:
        adjective = phrases.adjective(kind, entity, number, self._wording)
        return f"{number} {adjective} {phrases.entity_word(entity, number, self._wording)}"


_ORDER_WORDS = 6
"""Words of a name where only its place in a list counts."""


def reordered(shown: Collection[Statement], wording: Wording, brief: phrases.Brief) -> Iterator[str]:
    """What changed places, a sentence for each list: «Aktiviteter (målet): «A» 1 → 2, «B» 2 → 1»."""
    lists: dict[tuple[str, str], list[str]] = {}
    for statement in shown:
        owner = brief(statement.owner.name) if statement.owner else ""
        moves = lists.setdefault((statement.entity, owner), [])
        facet = next(facet for facet in statement.facets if facet.kind is Kind.REORDERED)
        name = brief(statement.title, _ORDER_WORDS)
        moves.append(wording.say("change.reordered-item", name=name, old=facet.old, new=facet.new))
    for (entity, owner), moves in lists.items():
        name = phrases.capital(phrases.entity_word(entity, 2, wording))
        name = wording.say("change.reordered-under", list=name, owner=owner) if owner else name
        yield wording.say("change.reordered-list", list=name, moves=", ".join(moves))

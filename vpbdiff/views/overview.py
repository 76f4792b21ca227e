"""How many of each, what changed, what to read first.

The counts at a glance: how many of each, then and now, and what became of them.

Each item is counted once, by what tells most of it, so that the counts of a row add up: what is unchanged, changed and
removed makes the old number, what is unchanged, changed and new makes the new one.

What a reader should see first: promises that were dropped or weakened, risks that were, and their controls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Significance
from vpbdiff.model.document import CellType, Line, Row, Span, Style, TableCell, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item, Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Outline, bare_rows, is_quiet, places, telling_kinds
from vpbdiff.views.change_block import MARKS
from vpbdiff.wording import Wording

_MOST_TELLING = (
    *(Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RAISED, Kind.LOWERED),
    *(Kind.INCREASED, Kind.DECREASED, Kind.TRANSFERRED, Kind.RECATEGORISED, Kind.RENAMED, Kind.REWORDED),
    *(Kind.DATED, Kind.STATUS_CHANGED, Kind.REORDERED),
)
"""Which of its kinds an item is counted by, the most telling first."""

_SHOWN = (
    *(
        "unchanged",
        "reordered",
        "editorial",
        "bare-now",
        "bare-before",
        "reworded",
        "renamed",
        "recategorised",
        "dated",
        "status_changed",
    ),
    *("raised", "lowered", "increased", "decreased", "transferred", "moved", "merged", "split", "removed", "added"),
)
"""The order in which a row tells its counts: what stays first, what went and came last."""


@dataclass(slots=True)
class CountRow:
    """The counts of one entity in one part of the plan.

    `what` counts changes by kind, `editorial`, `unchanged`, or `bare-now` and `bare-before` for budget rows with an
    amount in one plan alone; `merged` and `split` hold the items on either side of those changes. `namer` is the year
    of the plan whose names stand in the new one, where that makes up a renaming.
    """

    part: str
    entity: str
    old: int = 0
    new: int = 0
    what: Counter[str] = field(default_factory=Counter)
    merged: list[tuple[int, int]] = field(default_factory=list)
    split: list[tuple[int, int]] = field(default_factory=list)
    namer: int | None = None


def rows(comparison: Comparison, entities: Collection[str] = ()) -> list[CountRow]:
    """The counts of everything that either plan holds, in the plan's order, or of these entities alone. The plan's own
    facts are no list, and what the other plan does not know of is not compared and not counted."""
    found: dict[tuple[str, str], CountRow] = {}
    matching = comparison.matching
    namer = phrases.namer(comparison.new) if phrases.is_told_by_another(comparison) else None
    compared = {
        "old": {item.pointer for item in (*(pair.old for pair in matching.pairs), *matching.removed)},
        "new": {item.pointer for item in (*(pair.new for pair in matching.pairs), *matching.added)},
    }
    for side, plan in (("old", comparison.old), ("new", comparison.new)):
        for part, item in _listed(plan):
            if item.pointer not in compared[side]:
                continue
            row = found.setdefault((part, item.entity.name), CountRow(part, item.entity.name, namer=namer))
            setattr(row, side, getattr(row, side) + 1)
    _count_all(comparison, found)
    for row in found.values():
        row.what["unchanged"] = row.new - _taken(row)
    parts, order = list(comparison.new.lists), list(ENTITIES)
    chosen = [row for row in found.values() if not entities or row.entity in entities]
    return sorted(chosen, key=lambda row: (parts.index(row.part), order.index(row.entity)))


def _count_all(comparison: Comparison, found: dict[tuple[str, str], CountRow]) -> None:
    new_places, old_places = places(comparison.new), places(comparison.old)
    bare = bare_rows(comparison)
    for change in comparison.changes:
        if ENTITIES[change.entity].is_plan:
            continue
        pointer = change.new[0].pointer if change.new else change.old[0].pointer
        if pointer in bare and change.new and change.significance is Significance.EDITORIAL:
            continue
        place = (new_places if change.new else old_places)[pointer]
        _count(found[place.part, change.entity], change)
        if change.new:
            bare.pop(pointer, None)
    for pointer, row in bare.items():
        found[new_places[pointer].part, row.new.entity.name].what[row.what] += 1


def _listed(plan: Plan) -> Iterator[tuple[str, Item]]:
    place = places(plan)
    for item in plan.items():
        if item is not plan.metadata:
            yield place[item.pointer].part, item


def _count(row: CountRow, change: Change) -> None:
    kinds = telling_kinds(change)
    kind = next(kind for kind in _MOST_TELLING if kind in kinds)
    if kind is Kind.MERGED:
        row.merged.append((len(change.old), len(change.new)))
    elif kind is Kind.SPLIT:
        row.split.append((len(change.old), len(change.new)))
    elif change.significance is Significance.EDITORIAL and not is_quiet(change):
        row.what["editorial"] += 1
    else:
        row.what[kind] += 1


def _taken(row: CountRow) -> int:
    """The new plan's items that a change has already counted."""
    regrouped = sum(new for _, new in (*row.merged, *row.split))
    return regrouped + sum(number for what, number in row.what.items() if what != "removed")


def is_changed(row: CountRow) -> bool:
    """Whether anything became of the row's items."""
    return bool(row.merged or row.split or any(number for what, number in row.what.items() if what != "unchanged"))


def label(row: CountRow, wording: Wording) -> str:
    """What the row is called: the list's name for budgets, else the entity's."""
    if ENTITIES[row.entity].is_money:
        return phrases.capital(phrases.list_word(row.part, wording))
    return phrases.capital(phrases.entity_word(row.entity, 2, wording))


def cells(row: CountRow, wording: Wording) -> Row:
    """The row of a table: what it is called, how many then and now, and what became of them."""
    counts = (TableCell(str(number), CellType.COUNT) for number in (row.old, row.new))
    return (TableCell(label(row, wording)), *counts, TableCell(sentence(row, wording)))


def sentence(row: CountRow, wording: Wording) -> str:
    """What became of the row's items, in words: «12 omformulerade, 4 borttagna, 2 nya»."""
    return ", ".join(_told(row, wording))


def _told(row: CountRow, wording: Wording) -> Iterator[str]:
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
    key = "diff.count-merged" if what == "merged" else f"diff.count-split.{form}"
    yield wording.say(key, old=old, new=new)


def _counted(row: CountRow, what: str, number: int, wording: Wording) -> str:
    if what == Kind.RENAMED and row.namer is not None:
        return wording.say("diff.count-with", n=number, what=wording.say("diff.other-name", year=row.namer))
    if what in ("bare-now", "bare-before"):
        return wording.say(f"diff.count-{what}", n=number)
    if what in phrases.ADJECTIVES or what in ("editorial", "unchanged"):
        return wording.say("diff.count", n=number, what=phrases.adjective(what, row.entity, number, wording))
    return wording.say("diff.count-with", n=number, what=wording.say(f"kind.{what}"))


HIGH_RISK = 9
"""Risk index from which a dropped risk is pointed out. Of the products 1 2 3 4 6 8 9 12 16 it is the first for which
likelihood and consequence both lie in the upper half of their scales, 3 or 4; the gate's policy takes the same number
unless it is told otherwise."""

_GOAL_WORDS = 8
"""Words of the goal beside a dropped activity: enough to tell a plan's few goals apart."""


Teller = Callable[[Change, Outline, "_Words"], str]


class _Words(NamedTuple):
    """The language, and how much of a name is shown."""

    wording: Wording
    brief: phrases.Brief


def highlights(outline: Outline, wording: Wording, brief: phrases.Brief = phrases.brief) -> Iterator[Line]:
    """The lines of «to see first», grouped by reason; none if there is nothing to point out."""
    words = _Words(wording, brief)
    groups: tuple[tuple[str, str, Callable[[Change], bool], Teller], ...] = (
        ("dropped-activities", MARKS[Kind.REMOVED], lambda change: _goal_stands(change, outline), _under_goal),
        ("dropped-risks", MARKS[Kind.REMOVED], _dropped_while_high, _with_index),
        ("dropped-controls", MARKS[Kind.REMOVED], lambda change: _high_risk(change, outline) is not None, _of_risk),
        ("raised", MARKS[Kind.RAISED], lambda change: _risk_index(change, Kind.RAISED) is not None, _index_change),
        ("lowered", MARKS[Kind.LOWERED], lambda change: _risk_index(change, Kind.LOWERED) is not None, _index_change),
        ("weakened", "!", lambda change: change.weakened, _weakened),
    )
    for reason, mark, holds, tell in groups:
        found = [change for change in outline.shown if holds(change)]
        if found:
            sentence = wording.count(f"diff.first-{reason}", len(found), high=HIGH_RISK)
            yield Line((Span(sentence, Style.ALARM),))
            for change in found:
                yield Line(plain(tell(change, outline, words)), 1, mark)


def _goal_stands(change: Change, outline: Outline) -> bool:
    owner = outline.owner(change)
    dropped = change.entity == "activity" and Kind.REMOVED in change.kinds
    return dropped and owner is not None and bool(outline.stands(owner))


def _under_goal(change: Change, outline: Outline, words: _Words) -> str:
    goal = outline.owner(change)
    assert goal is not None, "an activity whose goal stands has one"
    title, owner = words.brief(change.title), words.brief(goal.name, _GOAL_WORDS)
    return words.wording.say("diff.first-under-goal", title=title, goal=owner)


def _dropped_while_high(change: Change) -> bool:
    if change.entity != "risk" or Kind.REMOVED not in change.kinds:
        return False
    return _is_high(change.old[0])


def _is_high(risk: Item) -> bool:
    index = risk.fields.get("index")
    return isinstance(index, int) and index >= HIGH_RISK


def _with_index(change: Change, outline: Outline, words: _Words) -> str:
    return words.wording.say("diff.first-risk", title=words.brief(change.title), index=change.old[0].fields["index"])


def _high_risk(change: Change, outline: Outline) -> Item | None:
    """What the risk of a dropped control has become, where it stands and is high in the new plan."""
    owner = outline.owner(change)
    if change.entity != "control" or Kind.REMOVED not in change.kinds or owner is None:
        return None
    return next(filter(_is_high, outline.stands(owner)), None)


def _of_risk(change: Change, outline: Outline, words: _Words) -> str:
    risk = _high_risk(change, outline)
    assert risk is not None, "a control that is told of had a risk that stands"
    name = words.brief(risk.name)  # as long as a title: risks of like cases begin alike
    return words.wording.say(
        "diff.first-of-risk", title=words.brief(change.title), risk=name, index=risk.fields["index"]
    )


def _risk_index(change: Change, kind: Kind) -> Facet | None:
    return next((facet for facet in change.facets if facet.kind is kind and facet.field == "index"), None)


def _index_change(change: Change, outline: Outline, words: _Words) -> str:
    facet = _risk_index(change, Kind.RAISED) or _risk_index(change, Kind.LOWERED)
    assert facet is not None, "a risk whose index changed has such a facet"
    return words.wording.say("diff.first-index", title=words.brief(change.title), old=facet.old, new=facet.new)


def _weakened(change: Change, outline: Outline, words: _Words) -> str:
    item: Item = change.new[0]
    word = phrases.capital(phrases.entity_word(item.entity.name, 1, words.wording))
    return words.wording.say("diff.first-weak", entity=word, title=words.brief(item.name))

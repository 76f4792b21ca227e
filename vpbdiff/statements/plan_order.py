"""What is said of which item, in the plan's order; rows with one amount alone.

Budget rows whose amount is there in one of the plans alone: no change of an amount, and yet nothing to overlook.

Puts the changes where a reader of the plan expects them: list by list, item by item, in the new plan's order.

What was removed stands after the neighbour that it followed in the old plan. Parts that came or went with their owner
are folded into it. Editorial changes and pure reorderings are set aside, to be shown compactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vpbdiff.budget.tables import lone_amounts
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item, Plan, YearAmount


@dataclass(frozen=True, slots=True)
class BareRow:
    """A row that both plans have, with its first amount that one of them lacks (`lone_amounts`): None there."""

    new: Item
    before: YearAmount | None
    after: YearAmount | None

    @property
    def what(self) -> str:
        """Which plan lacks the amount: `bare-now` or `bare-before`."""
        return "bare-now" if self.after is None else "bare-before"


def bare_rows(comparison: Comparison) -> dict[str, BareRow]:
    """The rows by their pointer in the new plan. A comparison says of each that its amount is not compared."""
    return {row.new.pointer: row for row in _rows(comparison)}


def _rows(comparison: Comparison) -> Iterator[BareRow]:
    years = comparison.old.year, comparison.new.year
    for pair in comparison.matching.pairs:
        lone = lone_amounts(pair.old, pair.new, years) if pair.new.entity.is_money else iter(())
        if found := next(lone, None):
            yield BareRow(pair.new, *found)


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where an item stands in its plan: the path of the plan's list that it is found under, the item that owns it,
    and the path of the very list that holds it."""

    part: str
    owner: Item | None
    list_path: str


def places(plan: Plan) -> dict[str, PlanPlace]:
    """The place of every item of a plan, by pointer; the plan's own facts have the place `metadata`."""
    found = {plan.metadata.pointer: PlanPlace("metadata", None, "metadata")}

    def walk(items: Iterable[Item], place: PlanPlace) -> None:
        for item in items:
            found[item.pointer] = place
            for path, listing in item.lists.items():
                walk(listing, PlanPlace(place.part, item, path))

    for path, listing in plan.lists.items():
        walk(listing, PlanPlace(path, None, path))
    return found


@dataclass(slots=True)
class OrderedItem:
    """An item with what became of it (None where only something in it changed), what in it changed on its own, what
    came or went with it as a whole, and that of a budget row only one plan has an amount."""

    item: Item
    change: Change | None = None
    children: list[OrderedItem] = field(default_factory=list)
    folded: list[OrderedItem] = field(default_factory=list)
    bare: BareRow | None = None


@dataclass(slots=True)
class Part:
    """A list of the plan with what changed in it: the tree of what matters, then the editorial changes."""

    path: str
    nodes: list[OrderedItem]
    editorial: list[Change]


class Outline:
    """The shown changes of a comparison, arranged. Read `parts`, `reordered` and the lookups; nothing changes it."""

    def __init__(
        self, comparison: Comparison, shown: Iterable[Change], bare: Mapping[str, BareRow] | None = None
    ) -> None:
        self.shown = tuple(shown)
        self._bare = bare or {}
        self.old_places = places(comparison.old)
        self.new_places = places(comparison.new)
        self._old_of: dict[str, list[Item]] = {}
        self._new_of: dict[str, list[Item]] = {}
        for pair in comparison.matching.pairs:
            self._old_of.setdefault(pair.new.pointer, []).append(pair.old)
            self._new_of.setdefault(pair.old.pointer, []).append(pair.new)
        self._folds = _folds(self.shown)
        self._by_old, self._by_new = self._in_the_tree()
        self.reordered = tuple(change for change in self.shown if Kind.REORDERED in change.kinds)
        self.parts = [part for part in self._parts(comparison) if part.nodes or part.editorial]

    def part_of(self, change: Change) -> str:
        """The path of the plan's list that the change is shown under."""
        return (self.new_places[change.new[0].pointer] if change.new else self.old_places[change.old[0].pointer]).part

    def owner(self, change: Change) -> Item | None:
        """The item that owns the changed one: in the new plan, or in the old for what was removed."""
        if change.new:
            return self.new_places[change.new[0].pointer].owner
        return self.old_places[change.old[0].pointer].owner

    def stands(self, old: Item) -> tuple[Item, ...]:
        """What an old item has become in the new plan; nothing if it was removed."""
        return tuple(self._new_of.get(old.pointer, ()))

    def _in_the_tree(self) -> tuple[dict[str, Change], dict[str, Change]]:
        by_old, by_new = {}, {}
        order = {pointer: number for number, pointer in enumerate(self.new_places)}
        folded = {change.id for changes in self._folds.values() for change in changes}
        for change in self.shown:
            if change.id in folded or is_quiet(change) or change.significance is Significance.EDITORIAL:
                continue
            if change.new:
                by_new[min((item.pointer for item in change.new), key=order.__getitem__)] = change
            else:
                by_old[change.old[0].pointer] = change
        return by_old, by_new

    def _parts(self, comparison: Comparison) -> Iterator[Part]:
        editorial: dict[str, list[Change]] = {}
        for change in self.shown:
            if change.significance is Significance.EDITORIAL and not is_quiet(change):
                editorial.setdefault(self.part_of(change), []).append(change)
        facts = self._nodes((comparison.new.metadata,), (comparison.old.metadata,))
        yield Part("metadata", facts, editorial.get("metadata", []))
        for path, listing in comparison.new.lists.items():
            nodes = self._nodes(listing, comparison.old.lists[path])
            yield Part(path, nodes, editorial.get(path, []))

    def _nodes(self, new: Iterable[Item], old: Iterable[Item]) -> list[OrderedItem]:
        """Nodes of one list in both plans, those without any change left out."""
        followers: dict[str | None, list[Item]] = {}
        neighbour: str | None = None
        here = tuple(new)
        pointers = {item.pointer for item in here}
        for item in old:
            became = self.stands(item)
            if not became:
                followers.setdefault(neighbour, []).append(item)
            neighbour = next((other.pointer for other in became if other.pointer in pointers), neighbour)
        nodes = [self._removed(item) for item in followers.get(None, ())]
        for item in here:
            nodes.append(self._kept(item))
            nodes += [self._removed(gone) for gone in followers.get(item.pointer, ())]
        return [node for node in nodes if node.change or node.children or node.bare]

    def _kept(self, item: Item) -> OrderedItem:
        change = self._by_new.get(item.pointer)
        origins = [old for old in self._old_of.get(item.pointer, ()) if self.stands(old)[0] is item]
        children = [
            node
            for path, listing in item.lists.items()
            for node in self._nodes(listing, [part for old in origins for part in old.lists.get(path, ())])
        ]
        return OrderedItem(item, change, children, self._folded_in(change), self._bare.get(item.pointer))

    def _removed(self, item: Item) -> OrderedItem:
        change = self._by_old.get(item.pointer)
        children = [node for listing in item.lists.values() for node in self._nodes((), listing)]
        return OrderedItem(item, change, children, self._folded_in(change))

    def _folded_in(self, change: Change | None) -> list[OrderedItem]:
        parts = self._folds.get(change.item, ()) if change else ()
        return [OrderedItem((part.new or part.old)[0], part, folded=self._folded_in(part)) for part in parts]


def telling_kinds(change: Change) -> tuple[Kind, ...]:
    """The kinds that a change is told by: of what matters in it where anything does, its place in the list never.

    Where items were merged or split, the names on either side are told with that, not as a renaming.
    """
    regrouped = any(kind in change.kinds for kind in (Kind.MERGED, Kind.SPLIT))
    left_out = (Kind.REORDERED, Kind.RENAMED) if regrouped else (Kind.REORDERED,)
    kinds = {facet.kind for facet in change.facets if facet.significance is change.significance}
    return tuple(kind for kind in change.kinds if kind in kinds and kind not in left_out) or change.kinds


def is_text(item: Item) -> bool:
    """Whether the item is a text without a name of its own: a control, a bullet, a paragraph."""
    return not any(field.role is Role.NAME for field in item.entity.fields)


def is_quiet(change: Change) -> bool:
    """Whether only the item's place in its list changed."""
    return change.kinds == (Kind.REORDERED,)


def _folds(shown: tuple[Change, ...]) -> dict[str, list[Change]]:
    """The changes shown within each owner's, by the owner's `item`; a part whose owner is not shown stands alone."""
    owners = {change.item for change in shown}
    found: dict[str, list[Change]] = {}
    for change in shown:
        if change.within in owners:
            found.setdefault(str(change.within), []).append(change)
    return found

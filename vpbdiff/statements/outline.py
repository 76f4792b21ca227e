"""Statements where a reader of the plan expects them: list by list, item by item, in the new plan's order.

What was removed stands after the neighbour that it followed in the old plan. Parts that came or went with their owner
are folded into it. Editorial changes and pure reorderings are set aside, to be shown compactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import PLAN
from vpbdiff.model.plan import Item
from vpbdiff.statements.statement import BareRow, PlanPlace, Statement, is_quiet, surroundings


class OrderedItem(NamedTuple):
    """An item with what is stated of it (None where only something in it changed), what in it changed on its own, what
    came or went with it as a whole, and that of a budget row only one plan has an amount."""

    item: Item
    statement: Statement | None = None
    children: Sequence[OrderedItem] = ()
    folded: Sequence[OrderedItem] = ()
    bare: BareRow | None = None

    def below(self) -> Iterator[OrderedItem]:
        """All that came or went with it, depth first."""
        for part in self.folded:
            yield part
            yield from part.below()


class Part(NamedTuple):
    """A list of the plan with what changed in it: the tree of what matters, then the editorial changes."""

    path: str
    nodes: Sequence[OrderedItem]
    editorial: Sequence[Statement]


class Outline:
    """The shown changes of a comparison, arranged. Read `parts`, `reordered` and the lookups; nothing changes it."""

    def __init__(
        self, comparison: Comparison, shown: Iterable[Change], bare: Mapping[str, BareRow] | None = None
    ) -> None:
        self._around = surroundings(comparison)
        self._comparison = comparison
        self.shown = tuple(map(self._around.statement, shown))
        self._bare = bare or {}
        self._folds = _folds(self.shown)
        self._by_old, self._by_new = self._in_the_tree()
        self.reordered = tuple(change for change in self.shown if Kind.REORDERED in change.kinds)
        self.parts = [part for part in self._parts() if part.nodes or part.editorial]

    def statement(self, change: Change) -> Statement:
        """What a change of the comparison states, shown or not."""
        return self._around.statement(change)

    def place(self, pointer: str) -> PlanPlace:
        """Where an item of the new plan stands."""
        return self._around.new_places[pointer]

    def owner(self, change: Change) -> Item | None:
        """The item that owns the changed one: in the new plan, or in the old for what was removed."""
        return self.statement(change).owner

    def left_out(self) -> Mapping[tuple[str, str], Counter[tuple[str, Kind]]]:
        """How many parts that came or went are not shown, by entity and kind, under the plan (`old` or `new`) and the
        pointer of their owner: so that no item looks whole where a selection leaves parts of it out."""
        numbers: dict[tuple[str, str], Counter[tuple[str, Kind]]] = {}
        if len(self.shown) == len(self._comparison.changes):
            return numbers
        shown = {change.id for change in self.shown}
        for change in self._comparison.changes:
            if change.id in shown or not (change.new or change.old)[0].entity.part:
                continue
            if (owner := self.owner(change)) is not None:
                number = numbers.setdefault(("new" if change.new else "old", owner.pointer), Counter())
                number.update((change.entity, kind) for kind in (Kind.REMOVED, Kind.ADDED) if kind in change.kinds)
        return numbers

    def _in_the_tree(self) -> tuple[dict[str, Statement], dict[str, Statement]]:
        by_old, by_new = {}, {}
        order = {pointer: number for number, pointer in enumerate(self._around.new_places)}
        folded = {change.id for changes in self._folds.values() for change in changes}
        for change in self.shown:
            if change.id in folded or is_quiet(change) or change.significance is Significance.EDITORIAL:
                continue
            if change.new:
                by_new[min((item.pointer for item in change.new), key=order.__getitem__)] = change
            else:
                by_old[change.old[0].pointer] = change
        return by_old, by_new

    def _parts(self) -> Iterator[Part]:
        old, new = self._comparison.old, self._comparison.new
        editorial: dict[str, list[Statement]] = {}
        for change in self.shown:
            if change.significance is Significance.EDITORIAL and not is_quiet(change):
                editorial.setdefault(change.part, []).append(change)
        yield Part(PLAN.name, self._nodes((new.metadata,), (old.metadata,)), editorial.get(PLAN.name, ()))
        for path, listing in new.lists.items():
            yield Part(path, self._nodes(listing, old.lists[path]), editorial.get(path, ()))

    def _nodes(self, new: Iterable[Item], old: Iterable[Item]) -> list[OrderedItem]:
        """Nodes of one list in both plans, those without any change left out."""
        followers: dict[str | None, list[Item]] = {}
        neighbour: str | None = None
        here = tuple(new)
        pointers = {item.pointer for item in here}
        for item in old:
            became = self._around.became(item)
            if not became:
                followers.setdefault(neighbour, []).append(item)
            neighbour = next((other.pointer for other in became if other.pointer in pointers), neighbour)
        nodes = [self._removed(item) for item in followers.get(None, ())]
        for item in here:
            nodes.append(self._kept(item))
            nodes += [self._removed(gone) for gone in followers.get(item.pointer, ())]
        return [node for node in nodes if node.statement or node.children or node.bare]

    def _kept(self, item: Item) -> OrderedItem:
        statement = self._by_new.get(item.pointer)
        origins = [old for old in self._around.origins(item) if self._around.became(old)[0] is item]
        children = [
            node
            for path, listing in item.lists.items()
            for node in self._nodes(listing, [part for old in origins for part in old.lists.get(path, ())])
        ]
        return OrderedItem(item, statement, children, self._folded_in(statement), self._bare.get(item.pointer))

    def _removed(self, item: Item) -> OrderedItem:
        statement = self._by_old.get(item.pointer)
        children = [node for listing in item.lists.values() for node in self._nodes((), listing)]
        return OrderedItem(item, statement, children, self._folded_in(statement))

    def _folded_in(self, statement: Statement | None) -> list[OrderedItem]:
        parts = self._folds.get(statement.item, ()) if statement else ()
        return [OrderedItem(part.subject, part, folded=self._folded_in(part)) for part in parts]


def _folds(shown: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    """The changes shown within each owner's, by the owner's `item`; a part whose owner is not shown stands alone."""
    owners = {change.item for change in shown}
    found: dict[str, list[Statement]] = {}
    for change in shown:
        if change.within in owners:
            found.setdefault(str(change.within), []).append(change)
    return found

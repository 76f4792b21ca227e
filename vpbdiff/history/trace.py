"""From compared pairs of plans to lineages: items joined over the steps by the matching, with what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpbdiff.history.lineage import METADATA, Appearance, Edition, Event, Lineage, Step
from vpbdiff.model.changes import Change, Pair, Rung
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.plan import Item

Key = tuple[int, str]


def lineages(editions: Sequence[Edition], steps: Sequence[Step]) -> tuple[Lineage, ...]:
    """The lineage of every item of every edition, in the order of the newest plan that has it, newest plans first."""
    tracing = _Tracing({each.key: each for edition in editions for each in _appearances(edition)})
    for step in steps:
        tracing.take(step)
    return tuple(tracing.lineages())


def path_of(pointer: str) -> str:
    """The path of the plan's own list that an item stands in, however deep; `METADATA` for the plan's own facts."""
    return next((of.path for of in PLAN_LISTS if pointer.startswith(f"/{of.path}/")), METADATA)


def _appearances(edition: Edition) -> Iterator[Appearance]:
    """Every item that an edition knows, in its order."""
    if edition.knows(METADATA):
        yield Appearance(edition.number, edition.plan.metadata)
    for listing in edition.plan.lists.values():
        for item in listing:
            yield from _with_all_below(edition.number, item, None)


def _with_all_below(edition: int, item: Item, owner: Item | None) -> Iterator[Appearance]:
    yield Appearance(edition, item, owner)
    for child in item.children():
        yield from _with_all_below(edition, child, item)


@dataclass
class _Tracing:
    """Joins appearances that are one item, and keeps what became of them."""

    appearances: dict[Key, Appearance]
    _joined: dict[Key, Key] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Everything that one step tells."""
        told: set[Key] = set()
        pinned = {pair.new.pointer for pair in step.comparison.matching.pairs if pair.rung is Rung.PINNED}
        for change in step.comparison.changes:
            event = self._event(step, change.old, change.new, change)
            if not event.across or event.stand is not None or any(item.pointer in pinned for item in change.new):
                self._events.append(event)
            told |= {each.key for each in event.appearances}
        for pair in step.comparison.matching.pairs:
            self._pair(step, pair, told)
        if METADATA in step.lists:
            plans = step.comparison.old, step.comparison.new
            self._stays(step, plans[0].metadata, plans[1].metadata, told)

    def _pair(self, step: Step, pair: Pair, told: set[Key]) -> None:
        """A pair of items. Over a longer step than the history takes, what a person has said of it still holds."""
        if path_of(pair.new.pointer) in step.lists:
            self._stays(step, pair.old, pair.new, told)
            return
        if pair.rung is Rung.PINNED:
            self._join((step.old, pair.old.pointer), (step.new, pair.new.pointer))
        if pair.new.pointer in step.stands:  # an amount that one of the plans lacks, explained over the leap
            self._events.append(self._event(step, (pair.old,), (pair.new,), None))

    def _stays(self, step: Step, old: Item, new: Item, told: set[Key]) -> None:
        """Join an item with itself in the next plan; a silent event unless a change has told of it."""
        ours, theirs = (step.old, old.pointer), (step.new, new.pointer)
        self._join(ours, theirs)
        if ours not in told and theirs not in told:
            self._events.append(self._event(step, (old,), (new,), None))

    def _event(self, step: Step, old: Sequence[Item], new: Sequence[Item], change: Change | None) -> Event:
        item = (*new, *old)[0]
        return Event(
            step.number,
            self._known(step.old, old),
            self._known(step.new, new),
            change,
            step.stands.get(change.id if change is not None else item.pointer),
            across=path_of(item.pointer) not in step.lists,
        )

    def _known(self, edition: int, items: Sequence[Item]) -> tuple[Appearance, ...]:
        keys = ((edition, item.pointer) for item in items)
        return tuple(self.appearances[key] for key in keys if key in self.appearances)

    def _join(self, one: Key, other: Key) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._joined[max(first, second)] = min(first, second)

    def _root(self, key: Key) -> Key:
        while (parent := self._joined.get(key, key)) != key:
            self._joined[key] = self._joined.get(parent, parent)
            key = parent
        return key

    def lineages(self) -> Iterator[Lineage]:
        """The lineages, once every step has been taken."""
        appearances: dict[Key, list[Appearance]] = {}
        for key, each in self.appearances.items():
            appearances.setdefault(self._root(key), []).append(each)
        events: dict[Key, list[Event]] = {}
        for event in self._events:
            if event.appearances:
                events.setdefault(self._root(event.appearances[0].key), []).append(event)
        ranks = {key: rank for rank, key in enumerate(self.appearances)}
        for root, found in sorted(appearances.items(), key=lambda one: self._order(one[1], ranks)):
            item = found[0].item
            yield Lineage(item.entity, path_of(item.pointer), tuple(found), tuple(events.get(root, ())))

    def _order(self, found: list[Appearance], ranks: dict[Key, int]) -> tuple[int, int]:
        newest = found[-1].edition
        return -newest, next(ranks[each.key] for each in found if each.edition == newest)

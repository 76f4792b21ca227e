"""The history of a series as values: its editions in order, what was compared, and the lineage of every item.

An item is traced through pairs of plans by the same matching and the same changes that `diff` shows; nothing is found
here that a comparison of two of the plans does not show. Items merge and split, so a lineage is a graph, and one plan
may hold several of its items. A lineage can be cut down to one item: what it came from and how it continued, without
its neighbours' own past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from vpbdiff.explanations import ReasonStatus
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.entities import PLAN, PLAN_LISTS, Entity
from vpbdiff.model.plan import Item, Plan, Presence
from vpbdiff.store import Snapshot

METADATA = PLAN.name
"""What stands for the list of a plan's facts about itself, which are in no list."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One plan of the series, in its place in the order: `number` counts from 0, oldest first."""

    number: int
    place: Snapshot
    plan: Plan

    def knows(self, path: str) -> bool:
        """Whether the plan says anything of one of its lists, if only that it has none, by its path in `PLAN_LISTS`."""
        if path == METADATA:
            return self.plan.known_from is None  # its metadata are those of the plan that tells of it
        return self.plan.lists[path].presence is not Presence.NOT_KNOWN

    def has_part(self, path: str) -> bool:
        """Whether the plan has a part for one of its lists, be it empty."""
        return self.knows(path) if path == METADATA else self.plan.lists[path].presence is Presence.PRESENT


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """From one plan to the next on the way of some lists: two editions by number and their comparison.

    `lists` are the lists whose history goes by this step, as `History.chains` says; none where it only holds reasons
    for a whole that is told piece by piece. `skipped` are the years between
    that have no plan of their own. `stands` is what is on record of each change,
    by its id, and of each budget row without an amount in one of the plans, by its pointer in the new one.
    """

    number: int
    old: int
    new: int
    comparison: Comparison
    lists: frozenset[str]
    skipped: tuple[int, ...] = ()
    stands: Mapping[str, ReasonStatus] = field(default_factory=dict)


def path_of(pointer: str) -> str:
    """The path of the plan's own list that an item stands in, however deep; `METADATA` for the plan's own facts."""
    return next((of.path for of in PLAN_LISTS if pointer.startswith(f"/{of.path}/")), METADATA)


@dataclass(frozen=True, slots=True)
class Appearance:
    """An item as it stands in one edition, with the item that owns it, if one does."""

    edition: int
    item: Item
    owner: Item | None = None

    @property
    def key(self) -> tuple[int, str]:
        """The edition's number and the item's pointer: what it is found by."""
        return self.edition, self.item.pointer

    @property
    def path(self) -> str:
        """The path of the plan's own list that it stands in, however deep."""
        return path_of(self.item.pointer)


class LineageStart(StrEnum):
    """How an item came into the history."""

    FIRST = "first"
    """It stands in the first plan that knows of its list: nobody knows whether it is older."""
    ADDED = "added"
    """It came between two plans."""
    NOT_KNOWN = "not-known"
    """The plan before does not say whether it was there: its owner's list is not known there."""


@dataclass(frozen=True, slots=True)
class Event:
    """What became of an item over one step, with the explanation given at the time.

    `old` and `new` are the item in the two plans: none where it was not there, several where items were merged or
    split. `change` is that of the comparison, None where it stands as it stood. `across` says that the step leaps over
    plans which tell the same piece by piece; it is there for its explanation alone.
    """

    step: int
    old: tuple[Appearance, ...]
    new: tuple[Appearance, ...]
    change: Change | None = None
    stand: ReasonStatus | None = None
    across: bool = False

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """The item on both sides."""
        return self.old + self.new


@dataclass(frozen=True, slots=True)
class Lineage:
    """An item through all plans, with whatever it was merged with or split into: oldest first.

    Every item of every edition is in exactly one lineage, and every change in exactly one event of it.
    """

    entity: Entity
    appearances: tuple[Appearance, ...]
    events: tuple[Event, ...]

    @property
    def path(self) -> str:
        """The path of the plan's own list that it stands in, however deep, or stood in when it was last seen."""
        return self.latest.path

    @property
    def latest(self) -> Appearance:
        """The item as it was last seen, the first of them where there are several."""
        last = self.appearances[-1].edition
        return next(each for each in self.appearances if each.edition == last)

    @property
    def name(self) -> str:
        """What a reader calls it now, or called it when it was last seen."""
        return self.latest.item.name

    @property
    def changes(self) -> tuple[Event, ...]:
        """The events in which something differs, each once: not the wholes that are there for their reasons."""
        return tuple(event for event in self.events if event.change is not None and not event.across)

    def within(self, edition: int) -> tuple[Appearance, ...]:
        """The item in one edition: none, one, or several after a split or before a merge."""
        return tuple(each for each in self.appearances if each.edition == edition)


@dataclass(frozen=True)
class History:
    """The whole history of a series: `series` is its name, such as `ekvik/omsorgsnamnden`.

    `chains` are the editions that the history of each list goes by. `guessed` are the years whose versions could not
    be put in order by what they are called or dated.
    """

    series: str
    editions: tuple[Edition, ...]
    steps: tuple[ComparedPair, ...]
    lineages: tuple[Lineage, ...]
    chains: Mapping[str, tuple[int, ...]]
    guessed: tuple[int, ...] = ()

    def events(self) -> Iterator[Event]:
        """Every event of every lineage."""
        for lineage in self.lineages:
            yield from lineage.events

    def is_one_of_several(self, edition: Edition) -> bool:
        """Whether the edition's year has others."""
        return sum(each.plan.year == edition.plan.year for each in self.editions) > 1

    @cached_property
    def _by_appearance(self) -> dict[tuple[int, str], Lineage]:
        return {each.key: lineage for lineage in self.lineages for each in lineage.appearances}

    @cached_property
    def _by_owner(self) -> dict[tuple[int, int, str], list[Event]]:
        """The events by their step and by the edition and the pointer of what owned the item."""
        found: dict[tuple[int, int, str], list[Event]] = {}
        for event in self.events():
            owners = {(each.edition, each.owner.pointer) for each in event.appearances if each.owner is not None}
            for edition, pointer in owners:
                found.setdefault((event.step, edition, pointer), []).append(event)
        return found

    def lineage(self, edition: int, pointer: str) -> Lineage | None:
        """The lineage of the item at a JSON pointer in one edition; None if nothing stands there."""
        return self._by_appearance.get((edition, pointer))

    def below(self, event: Event) -> tuple[Event, ...]:
        """What became of what the item owned, over the same step: the events with a change, each once."""
        return self.held(event.step, event.appearances)

    def held(self, step: int, owners: Iterable[Appearance]) -> tuple[Event, ...]:
        """What became of what items own, over one step: the events with a change, each once."""
        found = (
            other
            for each in owners
            for other in self._by_owner.get((step, each.edition, each.item.pointer), ())
            if other.change is not None
        )
        return tuple({id(other): other for other in found}.values())

    def stands(self, lineage: Lineage, event: Event) -> tuple[ReasonStatus, ...]:
        """What is on record of a change: at its own step, and of a whole that it is a part of, at steps that leap over
        plans (from year to year, where the history goes by way of a version)."""
        wholes = (each for each in lineage.events if each.across and self._spans(each.step, event.step))
        return tuple(each.stand for each in (event, *wholes) if each.stand is not None)

    def lacks_reason(self, lineage: Lineage, event: Event) -> bool:
        """Whether nothing is on record of a change, although people have given reasons for that step, or for a longer
        one."""
        recorded = any(step.stands for step in self.steps if self._spans(step.number, event.step))
        return recorded and not self.stands(lineage, event)

    def _spans(self, whole: int, part: int) -> bool:
        """Whether a step is another, or a longer one over the same plans."""
        outer, inner = self.steps[whole], self.steps[part]
        return outer.old <= inner.old and inner.new <= outer.new

    def origin(self, lineage: Lineage, appearance: Appearance) -> LineageStart | None:
        """How an item came into the history; None for one that stood in an earlier plan too."""
        for event in lineage.events:
            if appearance in event.new and not event.across:
                return LineageStart.ADDED if not event.old else None
        return LineageStart.FIRST if appearance.edition == self.chains[appearance.path][0] else LineageStart.NOT_KNOWN

    def passed(self, step: ComparedPair, path: str) -> tuple[Edition, ...]:
        """The plans of their own between two, that a step leaves out for a list."""
        between = self.editions[step.old + 1 : step.new]
        return tuple(each for each in between if each.plan.known_from is None and each.number not in self.chains[path])


Key = tuple[int, str]


def thread(lineage: Lineage, of: Iterable[Appearance]) -> Lineage:
    """The part of a lineage that some of its items have a share in: they, their ancestors and their descendants.

    What they were merged with stands in the event that says so, and has no past here.
    """
    start = {each.key for each in of}
    kept = _reached(lineage, start, _forwards) | _reached(lineage, start, _backwards)
    for event in lineage.events:
        if event.across and _is_of(event, kept) and event.old and event.new:
            kept |= _between(lineage, event)
    return replace(
        lineage,
        appearances=tuple(each for each in lineage.appearances if each.key in kept),
        events=tuple(event for event in lineage.events if _is_of(event, kept)),
    )


def ends(lineage: Lineage) -> tuple[Appearance, ...]:
    """The items that a lineage ends in: those that nothing became of in a later plan."""
    continued = {each.key for event in lineage.events if event.new for each in event.old}
    return tuple(each for each in lineage.appearances if each.key not in continued)


Sides = tuple[tuple[Appearance, ...], tuple[Appearance, ...]]


def _forwards(event: Event) -> Sides:
    return event.old, event.new


def _backwards(event: Event) -> Sides:
    return event.new, event.old


def _between(lineage: Lineage, whole: Event) -> set[Key]:
    """The items in the plans that a longer step leaps over: what led to its end, and what came of its start."""
    found = _reached(lineage, {each.key for each in whole.new}, _backwards)
    found |= _reached(lineage, {each.key for each in whole.old}, _forwards)
    return {key for key in found if whole.old[0].edition < key[0] < whole.new[0].edition}


def _reached(lineage: Lineage, start: set[Key], sides: Callable[[Event], Sides]) -> set[Key]:
    """All that is reached from some items in one direction."""
    after: dict[Key, list[Key]] = defaultdict(list)
    for event in lineage.events:
        source, target = sides(event)
        for each in source:
            after[each.key] += [other.key for other in target]
    reached, edge = set(start), set(start)
    while edge:
        edge = {key for each in edge for key in after.get(each, ())} - reached
        reached |= edge
    return reached


def _is_of(event: Event, kept: set[Key]) -> bool:
    """Whether an event is one of the kept items': on both sides, where it has two."""
    sides = [side for side in (event.old, event.new) if side]
    return all(any(each.key in kept for each in side) for side in sides)

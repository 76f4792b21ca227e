"""The plans of a series in order, compared in pairs, and the lineages that follow from their matchings.

Within a year the plan in force comes last, since its versions preceded it. What another plan's comparison column says
of a year takes part only where the year has no plan of its own. The matchings join the items over the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vpbdiff.history.lineage import METADATA, Appearance, ComparedPair, Edition, Event, Lineage, path_of
from vpbdiff.model.changes import Change, Pair, Rung
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.plan import Item, Plan
from vpbdiff.recorded import recorded
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import with_record

Key = tuple[int, str]


def lineages(editions: Sequence[Edition], steps: Sequence[ComparedPair]) -> tuple[Lineage, ...]:
    """The lineage of every item of every edition, in the order of the newest plan that has it, newest plans first."""
    tracing = _Tracing({each.key: each for edition in editions for each in _appearances(edition)})
    for step in steps:
        tracing.take(step)
    return tuple(tracing.lineages())


def _appearances(edition: Edition) -> Iterator[Appearance]:
    """Every item that an edition knows, in its order."""
    if edition.knows(METADATA):
        yield Appearance(edition.number, edition.plan.metadata)
    for listing in edition.plan.lists.values():
        for item in listing:
            owners = {child.pointer: each for each in item.walk() for child in each.children()}
            yield from (Appearance(edition.number, each, owners.get(each.pointer)) for each in item.walk())


@dataclass
class _Tracing:
    """Joins appearances that are one item, and keeps how they changed."""

    appearances: dict[Key, Appearance]
    _joined: dict[Key, Key] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)

    def take(self, step: ComparedPair) -> None:
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

    def _pair(self, step: ComparedPair, pair: Pair, told: set[Key]) -> None:
        """A pair of items. Over a longer step than the history takes, what a person has said of it still holds."""
        if path_of(pair.new.pointer) in step.lists:
            self._stays(step, pair.old, pair.new, told)
            return
        if pair.rung is Rung.PINNED:
            self._join((step.old, pair.old.pointer), (step.new, pair.new.pointer))
        if pair.new.pointer in step.stands:  # an amount that one of the plans lacks, explained over the leap
            self._events.append(self._event(step, (pair.old,), (pair.new,), None))

    def _stays(self, step: ComparedPair, old: Item, new: Item, told: set[Key]) -> None:
        """Join an item with itself in the next plan; a silent event unless a change has told of it."""
        ours, theirs = (step.old, old.pointer), (step.new, new.pointer)
        self._join(ours, theirs)
        if ours not in told and theirs not in told:
            self._events.append(self._event(step, (old,), (new,), None))

    def _event(self, step: ComparedPair, old: Sequence[Item], new: Sequence[Item], change: Change | None) -> Event:
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
            yield Lineage(found[0].item.entity, tuple(found), tuple(events.get(root, ())))

    def _order(self, found: list[Appearance], ranks: dict[Key, int]) -> tuple[int, int]:
        newest = found[-1].edition
        return -newest, next(ranks[each.key] for each in found if each.edition == newest)


STAGES = (
    ("ram", "ramar", "ks-ramar", "budgetram", "budgetramar"),
    ("utkast", "arbetsmaterial"),
    ("forslag", "förslag", "tjansteforslag", "tjänsteförslag"),
    ("remiss", "mbl", "samverkan"),
    ("namnd", "nämnd", "namnden", "nämnden", "ursprunglig", "antagen", "beslutad"),
    ("reviderad", "revidering"),
)
"""What a version is called, in the order of the work: the municipal board's frames in June, the office's proposal, what
the committee decided, and its revision when the council has decided the budget."""

_STAGE = {name: rank for rank, names in enumerate(STAGES) for name in names}
_NUMBERED = re.compile(r"(?P<name>.*?)[-_]?(?P<number>\d*)")

Named = tuple[Snapshot, Plan]


def in_order(found: Iterable[Named]) -> tuple[tuple[Edition, ...], tuple[int, ...]]:
    """The editions of a series, oldest first, and the years whose versions are in an order that is guessed."""
    by_year: dict[int, list[Named]] = {}
    for place, plan in found:
        by_year.setdefault(plan.year, []).append((place, plan))
    ordered: list[Named] = []
    guessed: list[int] = []
    for year, plans in sorted(by_year.items()):
        known, is_guess = _within_a_year(plans)
        ordered += known
        guessed += [year] if is_guess else []
    return tuple(Edition(number, *named) for number, named in enumerate(ordered)), tuple(guessed)


def _within_a_year(plans: list[Named]) -> tuple[list[Named], bool]:
    """The year's own plans in order, and whether that is a guess; else what the nearest plan tells of the year."""
    own = [named for named in plans if named[1].known_from is None]
    if not own:
        return [min(plans, key=lambda named: abs((named[1].known_from or 0) - named[1].year))], False
    in_force = [named for named in own if not _version(named)]
    versions = sorted((named for named in own if _version(named)), key=_by_name)
    if len(versions) < 2 or all(_stage(named) is not None for named in versions):
        return [*versions, *in_force], False
    dates = [plan.metadata.text("meeting_date") for _, plan in versions]
    if all(dates) and len(set(dates)) == len(dates):
        return [*sorted(versions, key=lambda named: named[1].metadata.text("meeting_date")), *in_force], False
    return [*versions, *in_force], True


def _by_name(named: Named) -> tuple[int, str, int]:
    """Where a version goes by its name: «forslag» before «forslag-2» before «forslag-10»."""
    stage = _stage(named)
    name, number = _parts(named)
    return len(STAGES) if stage is None else stage, name if stage is None else "", number


def _stage(named: Named) -> int | None:
    return _STAGE.get(_parts(named)[0])


def _parts(named: Named) -> tuple[str, int]:
    match = _NUMBERED.fullmatch(_version(named))
    assert match is not None, "the pattern takes any text on one line"
    return match["name"], int(match["number"] or 0)


def _version(named: Named) -> str:
    """What the file's name says of the version; empty for the plan in force, whatever that calls itself."""
    place, plan = named
    return (place.name.version if place.name is not None else plan.version) or ""


def chains(editions: Sequence[Edition]) -> dict[str, tuple[int, ...]]:
    """For each list of a plan, by path, the editions that its history goes by.

    Those that know of it; of those that have no such part only what stands before the first that has, or after the
    last. So what a plan does not know, or has no part for, is never taken for removed: goals go past a year of which a
    comparison column alone tells, and past the frames that are decided before there are any goals.
    """
    return {path: _chain(editions, path) for path in (METADATA, *(listed.path for listed in PLAN_LISTS))}


def _chain(editions: Sequence[Edition], path: str) -> tuple[int, ...]:
    having = [edition.number for edition in editions if edition.has_part(path)]
    return tuple(
        edition.number
        for edition in editions
        if edition.knows(path)
        and (edition.number in having or not having or not having[0] < edition.number < having[-1])
    )


def steps(editions: Sequence[Edition], by_list: Mapping[str, Sequence[int]]) -> tuple[ComparedPair, ...]:
    """Every pair of plans that the history goes by, each compared once under its pins, in the order of the new plan;
    then those that people have explained, though other plans stand between: they are there for their reasons alone."""
    told: dict[tuple[int, int], set[str]] = {}
    for path, chain in by_list.items():
        for pair in pairwise(chain):
            told.setdefault(pair, set()).add(path)
    for old, new in with_record([edition.place for edition in editions]):
        told.setdefault((editions[old].number, editions[new].number), set())
    pairs = sorted(told, key=lambda pair: (pair[1], -pair[0]))
    return tuple(_step(number, editions, pair, frozenset(told[pair])) for number, pair in enumerate(pairs))


def _step(number: int, editions: Sequence[Edition], pair: tuple[int, int], lists: frozenset[str]) -> ComparedPair:
    old, new = (editions[position] for position in pair)
    comparison, stands = recorded((old.place, new.place), (old.plan, new.plan))
    own = {edition.plan.year for edition in editions if edition.plan.known_from is None}
    skipped = tuple(year for year in range(old.plan.year + 1, new.plan.year) if year not in own)
    return ComparedPair(number, *pair, comparison, lists, skipped, stands)

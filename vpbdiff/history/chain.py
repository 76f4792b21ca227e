"""The plans of a series in order, and which of them are compared with which.

Within a year the plan in force comes last, since its versions went before it. What another plan's comparison column
says of a year takes part only where the year has no plan of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from vpbdiff.gate.case import recorded
from vpbdiff.history.lineage import METADATA, Edition, Step
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.plan import Plan
from vpbdiff.store import Snapshot
from vpbdiff.store.beside import beside, may_hold

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


def steps(editions: Sequence[Edition], by_list: Mapping[str, Sequence[int]]) -> tuple[Step, ...]:
    """Every pair of plans that the history goes by, each compared once under its pins, in the order of the new plan;
    then those that people have explained, though other plans stand between: they are there for their reasons alone."""
    told: dict[tuple[int, int], set[str]] = {}
    for path, chain in by_list.items():
        for pair in pairwise(chain):
            told.setdefault(pair, set()).add(path)
    for old, new in combinations(editions, 2):
        if may_hold(beside(old.place, new.place)):
            told.setdefault((old.number, new.number), set())
    pairs = sorted(told, key=lambda pair: (pair[1], -pair[0]))
    return tuple(_step(number, editions, pair, frozenset(told[pair])) for number, pair in enumerate(pairs))


def _step(number: int, editions: Sequence[Edition], pair: tuple[int, int], lists: frozenset[str]) -> Step:
    old, new = (editions[position] for position in pair)
    comparison, stands = recorded((old.place, new.place), (old.plan, new.plan))
    own = {edition.plan.year for edition in editions if edition.plan.known_from is None}
    skipped = tuple(year for year in range(old.plan.year + 1, new.plan.year) if year not in own)
    return Step(number, *pair, comparison, lists, skipped, stands)

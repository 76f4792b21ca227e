"""Which item of the plan each item of a report is about: the matching's ladder, and what only a report does.

A report has the names of the plan's items and little else, and may tell of one item in two rows. Whether two items are
one by name, or only by likeness, is kept: no verdict rests on likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from vpbdiff.base.patterns import lazily
from vpbdiff.follow.measured import UNIT_OF_NAME, is_missing, of_measure
from vpbdiff.follow.verdict import target_of
from vpbdiff.language.tokens import normal
from vpbdiff.matching import match
from vpbdiff.model.changes import Rung
from vpbdiff.model.plan import Item, Listing, Plan, Presence
from vpbdiff.reports import Report

FOLLOWED_LISTS = (
    "goals",
    "activities",
    "measures",
    "assignments",
    "operating_budget/lines",
    "operating_budget/units",
    "investment_budget/lines",
    "internal_control_plan/risks",
)
"""The plan's lists that a report may follow up; fees, contracts, declarations and prose are no part of that."""

_SURE = (Rung.PINNED, Rung.SAME_ID, Rung.SAME_TEXT)
_BY_NAME = ("activity", "goal", "measure", "assignment", "risk")
_LAW = lazily(r"\((\d{4}:\d+)\)|\[(\d{4}:\d+)\]")
_SMALL = frozenset(
    [
        "och",
        "i",
        "på",
        "av",
        "för",
        "till",
        "med",
        "om",
        "hos",
        "att",
        "en",
        "ett",
        "den",
        "det",
        "de",
        "som",
        "vid",
        "samt",
        "eller",
    ]
)


class Paired(NamedTuple):
    """The report's items about an item of the plan: none, one, or several rows for the one."""

    plan: Item
    report: tuple[Item, ...]
    same: bool
    """Whether the names agree, or a person or an id says that they are one."""


class Pairing(NamedTuple):
    """What the items of a plan are in a report, and what the report alone has. `proposed` are pairs for a person to
    accept: the same place and words, and two law numbers."""

    paired: Mapping[str, Paired]
    """By the pointer of the plan's item."""
    only: tuple[Item, ...]
    proposed: tuple[tuple[Item, Item], ...] = ()


def pair(plan: Plan, report: Report) -> Pairing:
    """Pair the items of a plan with those of a report."""
    matching = match(_narrowed(plan), _narrowed(report.items))
    found: dict[str, list[tuple[Item, bool]]] = {}
    free_old = {each.pointer: each for each in matching.removed}
    free_new = {each.pointer: each for each in matching.added}
    proposed: list[tuple[Item, Item]] = []
    for each in matching.pairs:
        if _two_laws(each.old, each.new):
            proposed.append((each.old, each.new))
        found.setdefault(each.old.pointer, []).append((each.new, _same(each.old, each.new, each.rung)))
    _split(plan, report, found, free_old, free_new)
    proposed += _from_prose(found, free_old, free_new)
    _by_target(report.year, found, free_old, free_new)
    _again(plan, found, free_new)
    items = {each.pointer: each for each in _followed(plan)}
    paired = {
        pointer: Paired(items[pointer], tuple(item for item, _ in rows), all(same for _, same in rows))
        for pointer, rows in found.items()
        if pointer in items
    }
    return Pairing(paired, tuple(free_new.values()), tuple(proposed))


def _narrowed(plan: Plan) -> Plan:
    """The plan with what a report may follow up alone; a list that is not known is as good as absent."""
    lists = {
        path: listing if path in FOLLOWED_LISTS else Listing(presence=Presence.NO_SECTION)
        for path, listing in plan.lists.items()
    }
    return replace(plan, lists=lists)


def _followed(plan: Plan) -> Iterable[Item]:
    for path in FOLLOWED_LISTS:
        yield from plan.listing(path).walk()


_LONG = 10
"""Letters of a word from which one letter more or less is a slip («genomförandplanerna») and no other word."""


def _same(old: Item, new: Item, rung: Rung) -> bool:
    if rung in _SURE or name_key(old.name) == name_key(new.name):
        return True
    return old.entity.name == "activity" and _is_slip(name_key(old.name).split(), name_key(new.name).split())


def _is_slip(old: list[str], new: list[str]) -> bool:
    """Whether two names differ in one long word alone, by one letter that the other lacks."""
    apart = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    if len(old) != len(new) or len(apart) != 1:
        return False
    shorter, longer = sorted(apart[0], key=len)
    return len(shorter) >= _LONG and len(longer) == len(shorter) + 1 and Levenshtein.distance(shorter, longer) == 1


def name_key(name: str) -> str:
    """A name as it is compared: without case, footnote marks, a full stop, and the unit that it is counted in."""
    return normal(UNIT_OF_NAME.sub("", re.sub(r"[*¹²³]+$", "", name.strip()).rstrip(" .:")))


def _two_laws(old: Item, new: Item) -> bool:
    """Whether the two name one law by two numbers."""
    mine, theirs = (_LAW.findall(each.name) for each in (old, new))
    return bool(mine and theirs and mine != theirs)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that say something."""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", normal(name)) if word not in _SMALL)


def _split(
    plan: Plan,
    report: Report,
    found: dict[str, list[tuple[Item, bool]]],
    free_old: dict[str, Item],
    free_new: dict[str, Item],
) -> None:
    """Rows that together tell of one item: the words of each stand in its name, and theirs together are all of it."""
    for old in [each for each in _followed(plan) if each.entity.name in _BY_NAME]:
        rows = found.get(old.pointer, [])
        if any(same for _, same in rows):
            continue
        words = content_words(old.name)
        of_it = [item for item, _ in rows] + [each for each in free_new.values() if each.entity is old.entity]
        parts = [each for each in of_it if content_words(each.name) < words and content_words(each.name)]
        union = frozenset().union(*(content_words(each.name) for each in parts)) if parts else frozenset()
        if len(parts) > 1 and union == words:
            order = [each for each in _followed(report.items) if each in parts]
            found[old.pointer] = [(each, True) for each in order]
            free_old.pop(old.pointer, None)
            for each in parts:
                free_new.pop(each.pointer, None)


def _again(plan: Plan, found: dict[str, list[tuple[Item, bool]]], free_new: dict[str, Item]) -> None:
    """Rows left of the report that have the name of an item that another row of it is about: they are about it too."""
    known: dict[tuple[str, str], list[Item]] = {}
    for item in _followed(plan):
        if item.pointer in found and item.entity.name in _BY_NAME:
            known.setdefault((item.entity.name, name_key(item.name)), []).append(item)
    for new in list(free_new.values()):
        of_name = known.get((new.entity.name, name_key(new.name)), [])
        if len(of_name) == 1 and all(same for _, same in found[of_name[0].pointer]):
            found[of_name[0].pointer].append((new, True))
            del free_new[new.pointer]


def _by_target(
    year: int, found: dict[str, list[tuple[Item, bool]]], free_old: dict[str, Item], free_new: dict[str, Item]
) -> None:
    """Measures left on both sides with one target and words of one stem, or of which one is named by all words of the
    other: perhaps one measure under two names, on which there is no verdict. Nothing where several fit."""
    mine, theirs = ([each for each in held.values() if each.entity.name == "measure"] for held in (free_old, free_new))
    fits = [
        (old, new)
        for old in mine
        for new in theirs
        if _within(old, new) or (_one_target(old, new, year) and _one_stem(old, new))
    ]
    for old, new in fits:
        if sum(old in pair for pair in fits) == sum(new in pair for pair in fits) == 1:
            found[old.pointer] = [(new, False)]
            del free_old[old.pointer], free_new[new.pointer]


def _within(old: Item, new: Item) -> bool:
    mine, theirs = (content_words(each.name) - _COUNTING for each in (old, new))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _one_target(old: Item, new: Item, year: int) -> bool:
    mine, theirs = (target_of(each, year) for each in (old, new))
    if mine is None or theirs is None or is_missing(mine.value):
        return False
    first, second = of_measure(mine.value, old.name), of_measure(theirs.value, new.name)
    return first is not None and second is not None and (first.number, first.unit) == (second.number, second.unit)


def _one_stem(old: Item, new: Item) -> bool:
    """Whether half of the words of both names begin alike, «Antal» and «Andel» left out."""
    mine, theirs = (content_words(each.name) - _COUNTING for each in (old, new))
    alike = [word for word in mine if any(each[:_STEM] == word[:_STEM] for each in theirs)]
    return bool(alike) and 2 * len(alike) >= max(len(mine), len(theirs))


_STEM = 6
_COUNTING = frozenset(("antal", "andel", "antalet", "andelen"))
_OPENING = frozenset(("uppdraget", "uppdrag"))


def _from_prose(
    found: dict[str, list[tuple[Item, bool]]], free_old: dict[str, Item], free_new: dict[str, Item]
) -> list[tuple[Item, Item]]:
    """Assignments that a report tells of in running text («Uppdraget om andelen medarbetare på heltid är slutfört»):
    the one of the plan that holds all words of it, for a person to accept."""
    made = []
    for new in [each for each in free_new.values() if each.entity.name == "assignment"]:
        words = content_words(new.name) - _OPENING
        fits = [
            old for old in free_old.values() if old.entity is new.entity and words and words <= content_words(old.name)
        ]
        if len(fits) == 1 and len(words) > 1:
            found[fits[0].pointer] = [(new, False)]
            del free_old[fits[0].pointer], free_new[new.pointer]
            made.append((fits[0], new))
    return made

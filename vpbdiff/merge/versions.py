"""Base, mine and theirs as trees of items, and each item followed through all three.

It also checks whose plan it is: a document of one committee must not change what another committee has corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz

from vpbdiff.matching import match
from vpbdiff.matching.nodes import words
from vpbdiff.model.changes import Rung
from vpbdiff.model.entities import PLAN, PLAN_LISTS, ListOf
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.plan import Item
from vpbdiff.store import plan_from_json

Json = dict[str, Any]

METADATA = PLAN.name
"""The path of the plan's one item that stands in no list."""


class Absent:
    """The type of `ABSENT`, which says that a reading has no such value."""


ABSENT: Final = Absent()


@dataclass(eq=False, slots=True)
class VersionItem:
    """One item of one reading, as a value and as the snapshot has it; `owner` is None for the plan's own."""

    item: Item
    raw: Json
    owner: VersionItem | None
    path: str


class Version:
    """One reading: its JSON, and its items by their pointers, owners first."""

    def __init__(self, raw: Json) -> None:
        """`raw` is a valid snapshot's; it is never changed."""
        self.raw = raw
        self.plan = plan_from_json(raw)
        self.entries = {entry.item.pointer: entry for entry in self._all()}
        self.lists: dict[tuple[VersionItem | None, str], list[VersionItem]] = {}
        for entry in self.entries.values():
            self.lists.setdefault((entry.owner, entry.path), []).append(entry)

    def keys(self) -> dict[VersionItem, str]:
        """The stable key of every item."""
        return {self.entries[item.pointer]: key for key, item in plan_keys(self.plan).items()}

    def listed(self, owner: VersionItem | None, path: str) -> object:
        """What the JSON has for a list: the list, None for null, `ABSENT` for no key; a group speaks for its lists."""
        *groups, key = path.split("/")
        holder = owner.raw if owner else self.raw
        for group in groups:
            holder = holder.get(group, {})
            if holder is None:
                return None
        return holder.get(key, ABSENT)

    def unit(self, path: str) -> str:
        """The word of the unit that the figures of a list are printed in; kronor where it is no budget table's."""
        group = self.raw.get(path.partition("/")[0])
        return group.get("unit", "kr") if isinstance(group, dict) else "kr"

    def _all(self) -> Iterator[VersionItem]:
        yield VersionItem(self.plan.metadata, self.raw[METADATA], None, METADATA)
        for of in PLAN_LISTS:
            *groups, key = of.path.split("/")
            owner = self.raw
            for group in groups:
                owner = owner.get(group) or {}
            yield from _below(tuple(self.plan.lists[of.path]), owner.get(key) or [], None, of)


def _below(items: tuple[Item, ...], raws: list[Json], owner: VersionItem | None, of: ListOf) -> Iterator[VersionItem]:
    for item, raw in zip(items, raws, strict=True):
        entry = VersionItem(item, raw, owner, of.path)
        yield entry
        for below in item.entity.lists:
            yield from _below(item.lists[below.path].items, raw.get(below.path) or [], entry, below)


@dataclass(eq=False, slots=True)
class Alignment:
    """One item through the readings; None where a reading lacks it."""

    base: VersionItem | None = None
    mine: VersionItem | None = None
    theirs: VersionItem | None = None

    @property
    def shown(self) -> VersionItem:
        """The entry that a reader knows it by: the person's where there is one."""
        return self.mine or self.theirs or self.base  # type: ignore[return-value]


Home = tuple[Alignment | None, str]
"""Where an item stands: in which item, None for the plan, and in which of its lists."""


class Strands:
    """Every item of three readings, followed through them by the matching."""

    def __init__(self, base: Version, mine: Version, theirs: Version) -> None:
        """Items that are not in `base` are paired directly: a person may have added what the document now gives."""
        self.of: dict[VersionItem, Alignment] = {}
        (ours, my_ties), (new, their_ties) = _pairs(base, mine), _pairs(base, theirs)
        for entry in base.entries.values():
            self._add(Alignment(entry, ours.get(entry), new.get(entry)))
        alone = {entry for entry in theirs.entries.values() if entry not in self.of}
        added = [entry for entry in mine.entries.values() if entry not in self.of]
        direct, _ = _pairs(mine, theirs) if alone and added else ({}, [])
        for entry in added:
            other = direct.get(entry)
            self._add(Alignment(None, entry, other if other in alone else None))
        for entry in theirs.entries.values():
            if entry not in self.of:
                self._add(Alignment(None, None, entry))
        self.by_person = self._knots(my_ties)
        """What the person has joined into one or parted: each strand of it with all of them."""
        self.by_document = self._knots(their_ties)
        """The same, by the document."""

    def _add(self, strand: Alignment) -> None:
        for entry in (strand.base, strand.mine, strand.theirs):
            if entry is not None:
                self.of[entry] = strand

    def _knots(self, ties: Ties) -> dict[Alignment, list[Alignment]]:
        knots: dict[Alignment, list[Alignment]] = {}
        for tie in ties:
            tied = [strand for each in tie for strand in knots.get(self.of[each], [self.of[each]])]
            knots |= {strand: list(dict.fromkeys(tied)) for strand in tied}
        return knots

    def home(self, entry: VersionItem | None) -> Home | None:
        """Where an item stands in one reading; None where that lacks it."""
        if entry is None:
            return None
        return self.of[entry.owner] if entry.owner else None, entry.path

    def all(self) -> list[Alignment]:
        """Every strand once, in the order of the readings."""
        return list(dict.fromkeys(self.of.values()))


Ties = list[tuple[VersionItem, VersionItem]]
"""An item of the old reading and one of the new, where several were joined into one or one was parted."""


def _pairs(old: Version, new: Version) -> tuple[dict[VersionItem, VersionItem], Ties]:
    """Which item of one reading is which of another. Of several that were joined, or of one that was parted, the pair
    counts that stood before the others came to it; the rest came or went, and are tied to it."""
    if old.raw == new.raw:
        return {entry: new.entries[pointer] for pointer, entry in old.entries.items()}, []
    pairs = {old.entries["/metadata"]: new.entries["/metadata"]}
    ties: Ties = []
    for pair in match(old.plan, new.plan).pairs:
        found = old.entries[pair.old.pointer], new.entries[pair.new.pointer]
        if pair.rung in (Rung.MERGED, Rung.SPLIT):
            ties.append(found)
        else:
            pairs[found[0]] = found[1]
    tied = {entry for tie in ties for entry in tie}
    gone = [entry for entry in old.entries.values() if entry not in pairs and entry not in tied]
    partners = {new_one: old_one for old_one, new_one in pairs.items()}
    came = [entry for entry in new.entries.values() if entry not in partners and entry not in tied]
    ties += list(_halves(gone, pairs))
    ties += [(whole, part) for part, whole in _halves(came, partners)]
    return pairs, ties


def _halves(
    parts: Iterable[VersionItem], pairs: Mapping[VersionItem, VersionItem]
) -> Iterator[tuple[VersionItem, VersionItem]]:
    """The bullets and paragraphs that stand word for word in another of the other reading, whose partner lacks them.

    The matching sees joined and parted texts of a dozen words or more; two readings of one document say the same words.
    """
    said = [(kept.item.entity, _said(kept), _said(other), other) for kept, other in pairs.items()]
    for part in parts:
        if not part.item.entity.has_name:
            text = _said(part)
            for entity, kept, other, whole in said:
                if entity is part.item.entity and text in other and text not in kept:
                    yield part, whole


def _said(entry: VersionItem) -> str:
    return f" {' '.join(words(entry.item.name))} "


_SAME = 90
"""Likeness (0-100) from which two names are one committee's, a scan's slip apart: «Omsorgsnamnden» has 93 of
«Omsorgsnämnden», «Norra stadsdelsnämnden» 86 of «Södra stadsdelsnämnden»."""


def name(plan: Json) -> str:
    """The committee that a plan gives; empty where it gives none."""
    found = (plan.get("metadata") or {}).get("committee")
    return found if isinstance(found, str) else ""


def is_same(one: Json, other: Json) -> bool:
    """Whether two plans give the same committee; one that gives none may be anybody's."""
    names = name(one), name(other)
    return not all(names) or fuzz.ratio(*(each.casefold() for each in names)) >= _SAME

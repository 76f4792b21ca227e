"""Comparisons made by hand, so that a report is tested on what it is given and not on what is found in two plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from vpbdiff.model.changes import (
    Caveat,
    Change,
    Comparison,
    Facet,
    Kind,
    Matching,
    Op,
    Pair,
    Rung,
    Significance,
    WordEdit,
)
from vpbdiff.model.plan import Item, Plan, Value
from vpbdiff.store import plan_from_json

_MARKED = re.compile(r"\[-(?P<old>.*?)-\]|\{\+(?P<new>.*?)\+\}|(?P<same>(?:(?!\[-|\{\+).)+)", re.DOTALL)


def words(marked: str) -> tuple[WordEdit, ...]:
    """The runs of a text marked as the report marks it: «Nämnden [-ska -]{+bör +}pröva»."""
    found = []
    for match in _MARKED.finditer(marked):
        op = {"old": Op.OLD, "new": Op.NEW, "same": Op.SAME}[str(match.lastgroup)]
        found.append(WordEdit(op, match[0] if op is Op.SAME else match[0][2:-2]))
    return tuple(found)


def text_facet(kind: Kind, field_name: str, marked: str, **more: Any) -> Facet:
    """A facet of a text, old and new read from the marks."""
    runs = words(marked)
    old = "".join(run.text for run in runs if run.op is not Op.NEW).strip()
    new = "".join(run.text for run in runs if run.op is not Op.OLD).strip()
    return Facet(kind, field_name, old, new, words=runs, **more)


def slip(kind: Kind, field_name: str, marked: str, *, certain: bool = True) -> Facet:
    """An editorial facet of a text."""
    return text_facet(kind, field_name, marked, significance=Significance.EDITORIAL, certain=certain)


def values(kind: Kind, field_name: str | None, old: Value | None, new: Value | None) -> Facet:
    """A facet of two values."""
    return Facet(kind, field_name, old, new)


def moved(old_owner: str, new_owner: str) -> Facet:
    """The facet of an item that stands under another owner, given as pointers."""
    return Facet(Kind.MOVED, None, old_owner, new_owner)


def reordered(old: int, new: int) -> Facet:
    """The facet of an item that changed places in its list."""
    return Facet(Kind.REORDERED, None, old, new, significance=Significance.EDITORIAL)


@dataclass
class Builder:
    """Puts a comparison of two snapshots together, items named by their pointers."""

    old_raw: dict[str, Any]
    new_raw: dict[str, Any]
    series: str | None = "ekvik/kultur-och-fritidsnamnden"
    pairs: list[Pair] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    warnings: tuple[Caveat, ...] = ()
    not_comparable: tuple[Caveat, ...] = ()

    def __post_init__(self) -> None:
        self.old = self._plan(self.old_raw)
        self.new = self._plan(self.new_raw)
        self._old_items = {item.pointer: item for item in self.old.items()}
        self._new_items = {item.pointer: item for item in self.new.items()}

    def _plan(self, raw: dict[str, Any]) -> Plan:
        path = f"snapshots/{self.series}/{raw['year']}.json" if self.series else f"{raw['year']}.json"
        return plan_from_json(raw, path=path, series=self.series)

    def pair(
        self, old: str, new: str | None = None, rung: Rung = Rung.SAME_TEXT, score: float = 1.0, by: str = "title"
    ) -> None:
        """Hold two items to be the same; at the same pointer if only one is given."""
        self.pairs.append(Pair(self._old_items[old], self._new_items[new or old], rung, score, by))

    def change(self, old: Iterable[str], new: Iterable[str], *facets: Facet, within: str | None = None) -> str:
        """A change of these items; returns its `item`. Its id counts the changes, so that a golden can be read."""
        olds, news = tuple(self._old_items[each] for each in old), tuple(self._new_items[each] for each in new)
        item: Item = (olds or news)[0]
        key = f"{item.entity.name}:{item.pointer.strip('/')}" + ("" if olds else "+")
        identity = f"{len(self.changes) + 1:012x}"
        self.changes.append(Change(identity, key, olds, news, facets, within))
        return key

    def added(self, new: str, within: str | None = None) -> str:
        """A change: an item that came."""
        return self.change((), (new,), Facet(Kind.ADDED), within=within)

    def removed(self, old: str, within: str | None = None) -> str:
        """A change: an item that went."""
        return self.change((old,), (), Facet(Kind.REMOVED), within=within)

    def comparison(self) -> Comparison:
        """The finished value; what is in no pair was removed or added."""
        paired = {pair.old.pointer for pair in self.pairs}, {pair.new.pointer for pair in self.pairs}
        matching = Matching(
            tuple(self.pairs),
            tuple(item for item in self._old_items.values() if item.pointer not in {*paired[0], "/metadata"}),
            tuple(item for item in self._new_items.values() if item.pointer not in {*paired[1], "/metadata"}),
        )
        return Comparison(self.old, self.new, matching, tuple(self.changes), self.not_comparable, self.warnings)

"""Explanations from and to the JSON that `schemas/explanations.schema.json` describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from vpbdiff.budget.components import component_from_json, component_to_json
from vpbdiff.explanations.entries import Decision, Entry, Explained, Explanations, Origin, PinEntry, ReasonKind
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import canonical
from vpbdiff.model.pins import Pin

VERSION = 1
FORMAT = f"vpbdiff-explanations/{VERSION}"

Raw = Mapping[str, Any]


def from_json(raw: Raw) -> Explanations:
    """Explanations out of JSON that has passed the schema."""
    return Explanations(
        tuple(entry_from_json(each) for each in raw["entries"]), tuple(_pin(each) for each in raw.get("pins", ()))
    )


def in_order(explanations: Explanations) -> Explanations:
    """The same in the file's order: by item, so that two people's entries seldom meet in a merge, and whatever the
    order in which they came. Components stand last of an item; twins, which are few, by all that is in them."""
    places = [(entry.key, entry.component is not None) for entry in explanations.entries]
    twins = Counter(places)
    ranks = [
        (place, canonical(entry_to_json(entry)) if twins[place] > 1 else "")
        for place, entry in zip(places, explanations.entries, strict=True)
    ]
    entries = (explanations.entries[number] for number in sorted(range(len(ranks)), key=ranks.__getitem__))
    pins = sorted(explanations.pins, key=lambda each: canonical(pin_to_json(each)))
    return Explanations(tuple(entries), tuple(pins))


def entry_from_json(raw: Raw) -> Entry:
    """One entry."""
    return Entry(
        tuple(_explained(each) for each in raw["items"]),
        raw["reason"],
        ReasonKind(raw["kind"]) if "kind" in raw else None,
        Decision(**raw.get("decision", {})),
        component_from_json(raw["component"]) if "component" in raw else None,
        raw.get("by"),
        raw.get("date"),
        Origin(**raw["source"]) if "source" in raw else None,
        raw.get("baseline", False),
    )


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The JSON of one entry, what it lacks left out."""
    decision, origin = entry.decision, entry.origin
    return _present(
        {
            "items": [
                {
                    "item": each.item,
                    "name": each.name,
                    "kinds": [str(kind) for kind in each.kinds],
                    "old": [dict(content) for content in each.old],
                    "new": [dict(content) for content in each.new],
                }
                for each in entry.items
            ],
            "reason": entry.reason,
            "kind": str(entry.kind) if entry.kind else None,
            "decision": _present({name: getattr(decision, name) for name in Decision.__slots__}) or None,
            "component": component_to_json(entry.component) if entry.component else None,
            "by": entry.by,
            "date": entry.date,
            "source": _present({name: getattr(origin, name) for name in Origin.__slots__}) if origin else None,
            "baseline": entry.baseline or None,
        }
    )


def _explained(raw: Raw) -> Explained:
    kinds = tuple(Kind(kind) for kind in raw["kinds"])
    return Explained(raw["item"], raw["name"], kinds, tuple(raw["old"]), tuple(raw["new"]))


def _pin(raw: Raw) -> PinEntry:
    pin = Pin(raw["old"], raw["new"], raw["same"])
    return PinEntry(pin, raw["old_name"], raw["new_name"], raw.get("reason"), raw.get("by"), raw.get("date"))


def pin_to_json(each: PinEntry) -> dict[str, Any]:
    """The JSON of one pin, what it lacks left out."""
    return _present(
        {
            "old": each.pin.old,
            "new": each.pin.new,
            "same": each.pin.same,
            "old_name": each.old_name,
            "new_name": each.new_name,
            "reason": each.reason,
            "by": each.by,
            "date": each.date,
        }
    )


def _present(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if value is not None}

"""The explanations file: read strictly, and its entries from and to JSON.

`schemas/explanations.schema.json` describes the JSON. A file that cannot be read is an error with its line, never «no
explanations». What a person writes in one line is read here too: a decision's reference, and the document that states a
reason. Writing the file is for `ledger`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.base.patterns import lazily
from vpbdiff.budget.components import component_from_json, component_to_json
from vpbdiff.explanations import record
from vpbdiff.explanations.entries import (
    POLICY_ITEM,
    Decision,
    Entry,
    Explained,
    Explanations,
    PinEntry,
    ReasonKind,
    StatedIn,
)
from vpbdiff.language.dates import ISO_DAY
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.keys import Pin, canonical
from vpbdiff.store import Snapshot, schema, strict_json
from vpbdiff.store.paths import as_file, as_folder, may_hold

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
        StatedIn(**raw["source"]) if "source" in raw else None,
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
            "source": _present({name: getattr(origin, name) for name in StatedIn._fields}) if origin else None,
            "baseline": entry.baseline or None,
        }
    )


def identity(held: Entry | PinEntry) -> str:
    """All of an entry or a pin, to know it by."""
    return canonical(entry_to_json(held) if isinstance(held, Entry) else pin_to_json(held))


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


_VERSIONED = lazily(r"vpbdiff-explanations/([0-9]{1,6})")
_MERGE = lazily(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
"""What git leaves at the start of a line where it could not merge; no line of JSON starts so."""


@dataclass(frozen=True)
class Reading:
    """What the record held when it was read: `place` is the file or the folder that it is in, or would be; `text` that
    of all its files (`record.joined`), empty where there is none yet."""

    place: Snapshot
    text: str
    explanations: Explanations

    def spots(self, pointers: Iterable[str]) -> dict[str, tuple[Snapshot, int]]:
        """The file and the line of JSON pointers to entries and pins, counted through all files."""
        wanted = set(pointers)
        if not wanted:
            return {}
        if not is_parted(self.text):
            place = as_file(self.place) if self.text else self.place
            return {each: (place, line) for each, line in strict_json.lines(self.text, wanted).items()}
        return {each: self._spot(*each.split("/")[1:3]) for each in wanted}

    def _spot(self, sort: str, number: str) -> tuple[Snapshot, int]:
        held = getattr(self.explanations, sort)[int(number)]
        for name, text, found in self._parts:
            if held in (among := getattr(found, sort)):
                pointer = f"/{sort}/{among.index(held)}"
                return record.part(self.place, name), strict_json.lines(text, {pointer})[pointer]
        return self.place, 1

    @cached_property
    def _parts(self) -> tuple[tuple[str, str, Explanations], ...]:
        texts = record.parted(self.text, self.place)
        return tuple((name, text, parse(text, name)) for name, text in texts.items())


def is_parted(text: str) -> bool:
    """Whether a text is that of several files."""
    return text.startswith("\0")


def read(place: Snapshot) -> Reading:
    """The explanations at a place, in whatever form they are there; none where there is nothing.

    Raises `VpbdiffError` for a file that can't be read, is no JSON, is of another format or fails the schema.
    """
    return of_text(place, record.joined(record.load(place), place) if may_hold(place) else "")


def of_text(place: Snapshot, text: str, known: Reading | None = None) -> Reading:
    """The same of the text of all files, each with its byte order mark if it has one; `known` is what was read last,
    reused where the text is the same. Raises `VpbdiffError` likewise."""
    text = record.plain(text, place)
    form = record.form(place)
    if is_parted(text):
        form = as_folder(place)
    if known is not None and known.text == text:
        return replace(known, place=form)
    if not is_parted(text):
        return Reading(form, text, parse(text, as_file(place).shown) if text else Explanations())
    found = [parse(each, record.part(place, name).shown) for name, each in record.parted(text, place).items()]
    entries = {identity(each): each for one in found for each in one.entries}
    pins = {identity(each): each for one in found for each in one.pins}
    return Reading(form, text, in_order(Explanations(tuple(entries.values()), tuple(pins.values()))))


def parse(text: str, name: str) -> Explanations:
    """The explanations in a text. Raises `VpbdiffError` as `read` does."""
    if merge := _MERGE.search(text):
        raise failure("explanations.unmerged", Location(name, text.count("\n", 0, merge.start()) + 1))
    raw = strict_json.parse(text, name)
    problems = _format_problems(raw) or schema.problems(raw, "explanations") or _unknown_entities(raw)
    if problems or not isinstance(raw, dict):
        places = strict_json.lines(text, {each.location.pointer for each in problems if each.location.pointer})
        raise VpbdiffError(*(_placed(each, places, name) for each in problems))
    return from_json(raw)


def _unknown_entities(raw: Any) -> list[Problem]:
    """Keys of items that no plan has: of something that is no entity, as after a slip of the pen."""
    keys = [
        (f"/entries/{number}/items/{place}/item", each["item"])
        for number, entry in enumerate(raw["entries"])
        for place, each in enumerate(entry["items"])
    ]
    keys += [(f"/pins/{number}/{side}", pin[side]) for number, pin in enumerate(raw.get("pins", ())) for side in _SIDES]
    known = {*ENTITIES, POLICY_ITEM.removesuffix(":")}
    return [
        Problem("explanations.unknown-entity", {"key": key, "known": ", ".join(ENTITIES)}, Location(pointer=pointer))
        for pointer, key in keys
        if key.partition(":")[0] not in known
    ]


_SIDES = ("old", "new")


def _format_problems(raw: object) -> list[Problem]:
    found = raw.get("format") if isinstance(raw, dict) else None
    if found == FORMAT:
        return []
    version = _VERSIONED.fullmatch(found) if isinstance(found, str) else None
    if version is None:
        return [Problem("explanations.not-of-format", {"known": FORMAT}, Location(pointer="/format"))]
    key = "explanations.newer-version" if int(version[1]) > VERSION else "explanations.not-of-format"
    return [Problem(key, {"found": found, "known": FORMAT}, Location(pointer="/format"))]


def _placed(problem: Problem, places: dict[str, int], name: str) -> Problem:
    pointer = problem.location.pointer
    return problem._replace(location=Location(name, places.get(pointer or ""), pointer))


_DATE = lazily(rf"(?<![\d:/-]){ISO_DAY}(?![\d:/-])")
_SECTION = lazily(r"§{1,2}\s*\d+(?:\s?[a-z]\b)?(?:\s*[-–,]\s*\d+)*|\bparagraf\s+\d+", re.IGNORECASE)
_REFERENCE = lazily(
    r"(?:\b(?:dnr|diarienummer|diarienr)\b[.:]*\s*)?(?P<number>(?:\b[^\W\d_]{1,10}[ /-]?)?\b\d{4}[:/]\d+\b|"
    r"\b[^\W\d_]{1,10} ?[/-]?\d{4}-\d{3,}\b)",
    re.IGNORECASE,
)
"""A diarienummer: letters for the authority, a year and a running number, such as SN/2021:1, KS 2021/12, SN-2021-00123.
"""

_PLACE = lazily(
    r"(?P<document>.+?)(?::|,?\s+)\s*(?:(?P<page>s\.?|sid(?:a|an)?\.?|p\.?|page)|rad|r\.?|line)?\s*(?P<number>[1-9]\d{0,5})"
)
_COLON = lazily(r"(?P<document>.+):(?P<number>[1-9]\d{0,5})")


def decision(text: str) -> Decision:
    """The decision that a line such as «Socialnämnden 2021-12-14 § 98 SN/2021:1» refers to, its parts in any order.

    Raises `VpbdiffError` for a date that does not exist, and for a line without any number: it identifies no decision.
    """
    rest, day = _taken(text, _DATE)
    rest, section = _taken(rest, _SECTION)
    rest, reference = _taken(rest, _REFERENCE)
    body = " ".join(rest.split()).strip(" ,;.:()–-")
    if not re.search(r"\d", text):
        raise failure("explain.no-decision", text=text)
    return Decision(body or None, checked(day) if day else None, section, reference)


def checked(day: str) -> str:
    """A date, written as YYYY-MM-DD. Raises `VpbdiffError` if it is none."""
    try:
        if not _DATE.fullmatch(day):
            raise ValueError(day)
        date.fromisoformat(day)
    except ValueError as error:
        raise failure("explain.no-date", date=day) from error
    return day


def origin(text: str) -> StatedIn:
    """Where a reason stands: «protokoll.txt:12» is a line, «protokoll.pdf s. 3» a page, a name alone the document."""
    text = text.strip()
    if not text:
        raise failure("explain.no-source")
    found = _COLON.fullmatch(text) or _PLACE.fullmatch(text)
    if found is None:
        return StatedIn(text)
    number = int(found["number"])
    return StatedIn(found["document"].strip(), **{"page" if found.groupdict().get("page") else "line": number})


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    """The text without the first match of a pattern, and the match, or its number, with plain spaces."""
    found = pattern.search(text)
    if found is None:
        return text, None
    kept = found.groupdict().get("number") or found[0]
    return f"{text[: found.start()]} {text[found.end() :]}", " ".join(kept.split())

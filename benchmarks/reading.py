"""How much of a plan is read rightly: forty invented layouts in four formats, by entity.

Each item that a person reads in a layout is, in the snapshot, **right** (of its entity, under its owner, every field as
printed), **generic** (in a table or a paragraph, all its figures there), **told** (not understood, and said so) or
**wrong**: lost in silence, or read as something that it is not. What is read that nobody wrote is wrong too.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.layouts import Item, Layout, layouts, name_field
from benchmarks.layouts.render import FORMATS, write
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.accounting import Accounts

RIGHT, GENERIC, TOLD, WRONG = OUTCOMES = ("right", "generic", "told", "wrong")
AIM = 0.9
"""The least share of items that must be typed rightly."""

Raw = dict[str, Any]
_LISTS = {
    "overarching_goals": "overarching_goal",
    "goals": "goal",
    "activities": "activity",
    "measures": "measure",
    "key_figures": "key_figure",
    "assignments": "assignment",
    "operating_budget/lines": "lines",
    "operating_budget/units": "units",
    "operating_budget/steps": "frame_step",
    "investment_budget/lines": "investment",
    "fees": "fee",
    "quality_declarations": "quality_declaration",
    "procurement_plan/contracts": "contract",
    "procurement_plan/procurements": "procurement",
    "internal_control_plan/risks": "risk",
    "internal_control_plan/controls": "control",
    "internal_control_plan/scale": "risk_level",
    "organisation/units": "unit",
}
_PARTS = {
    "activities": "activity",
    "measures": "measure",
    "controls": "control",
    "actions": "risk_action",
    "responsibilities": "responsibility",
}
_UNJUDGED = {"id", "source", "also", "direction", "direction_from", "accumulates", "type", "rows", *_PARTS}
"""Fields that a layout says nothing of: what the import infers from a name or a target."""
_UNASKED = ("serves", "group", "category", "committee")
"""Fields that a layout need not give where the import does: a heading over the item says as much."""


@dataclass(frozen=True)
class Read:
    """A document as it was read."""

    plan: Raw
    accounts: Accounts
    document: SourceDocument

    @cached_property
    def items(self) -> list[Item]:
        """The typed items of the snapshot."""
        plan = Item("plan", {"year": str(self.plan["year"]), "committee": self.plan["metadata"].get("committee", "")})
        return [plan, *(item for path, entity in _LISTS.items() for item in _items(_at(self.plan, path), entity, None))]

    @cached_property
    def rows(self) -> list[tuple[str, str]]:
        """The rows of generic tables: their label, and all that they say."""
        return [
            (str(row.get("label", "")), " | ".join([row.get("group", ""), row.get("label", ""), *row["cells"]]))
            for table in self._tables
            for row in table["rows"]
        ]

    @cached_property
    def generic(self) -> list[set[str]]:
        """The words of every row, of every section as a whole, and of the running text of every item."""
        told = [words(item.fields.get("description", "")) for item in self.items]
        return (
            [words(said) for _, said in self.rows] + [words(" | ".join(_texts(part))) for part in self._sections] + told
        )

    @cached_property
    def told(self) -> set[str]:
        """The words of what was left out or not understood."""
        lines = {*self.accounts.left_out, *self.accounts.not_understood}
        return words(" | ".join(block.text for block in self.document.blocks if block.line in lines))

    @property
    def _sections(self) -> Iterator[Raw]:
        yield from _below(self.plan.get("sections") or [])

    @property
    def _tables(self) -> Iterator[Raw]:
        yield from self.plan.get("tables") or []
        for section in self._sections:
            yield from section.get("tables") or []


@dataclass
class Tally:
    """How many items came out how, by entity and format, and each that did not come out right."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, place: str, ending: str, item: Item, outcome: str, why: str) -> None:
        """Count an item's outcome."""
        self.counts[item.entity, ending, outcome] += 1
        if outcome != RIGHT:
            self.misses.append(f"{outcome:8}{place:10}{item.entity}: {item.name} {why}")

    def sum(self, outcome: str | None = None, entity: str | None = None, ending: str | None = None) -> int:
        """The number of items of that outcome, entity and format; of all where none is given."""
        wanted = (entity, ending, outcome)
        return sum(
            number
            for key, number in self.counts.items()
            if all(want in (None, have) for want, have in zip(wanted, key, strict=True))
        )

    @property
    def share(self) -> float:
        """The share of items that came out right."""
        return self.sum(RIGHT) / max(1, self.sum())


def words(text: str) -> set[str]:
    """The words and figures of a text, however they are spaced and marked."""
    return set(tokens(text))


def tokens(text: str) -> list[str]:
    """The words and figures of a text in order; a figure is one, with its decimals and its sign."""
    plain = re.sub(r"(?<=\d)[\s\xa0]+(?=\d{3}(?!\d))", "", text.replace("−", "-").replace("\xad", ""))
    return re.findall(r"-?\d+(?:,\d+)?|[^\W\d_]+", plain.casefold())


def same(first: str, second: str) -> bool:
    """Whether two fields say the same, apart from how they are spaced and marked."""
    return tokens(first) == tokens(second)


def read(layout: Layout, ending: str, folder: Path) -> Read:
    """The layout written in a format and read again."""
    document = reader.read(write(layout, ending, folder))
    found = extract(document, profile.load(None))
    return Read(found.plan, found.accounts, document)


def score(layout: Layout, ending: str, found: Read, tally: Tally) -> None:
    """Judge every item of the layout, and every typed item that is none of it."""
    place = f"{layout.number}.{ending}"
    left = list(found.items)
    pairs = {id(item): _partner(item, left) for item in layout.items}
    for item in layout.items:
        outcome, why = _outcome(item, pairs[id(item)], found)
        if not (item.optional and outcome != WRONG):
            tally.add(place, ending, item, outcome, why)
    for item in left:
        if not any(item is other for other in pairs.values()):
            tally.add(place, ending, item, WRONG, f"is nothing in the document: {item.fields}")


def _partner(wanted: Item, left: list[Item]) -> Item | None:
    """The read item that this one is, by name and owner, the one with most equal fields; it is used up."""
    names = [wanted.name, *filter(None, [wanted.alias, _in_one(wanted)])]
    owner = wanted.owner.name if wanted.owner else ""
    alias = wanted.owner.alias if wanted.owner else ""
    same_name = [
        item
        for item in left
        if item.entity == wanted.entity
        and (wanted.entity == "plan" or any(same(item.name, name) for name in names))
        and (not item.owner or any(same(item.owner.name, each) for each in (owner, alias or owner)))
        and (wanted.owner or not item.owner)
    ]
    best = max(same_name, key=lambda item: _agreement(wanted, item), default=None)
    if best is not None:
        left[:] = [item for item in left if item is not best]
    return best


def _in_one(wanted: Item) -> str:
    """A name and the text after it as one, where no bold words part them."""
    said = wanted.fields.get("description")
    return f"{wanted.name}. {said}" if said else ""


def _agreement(wanted: Item, item: Item) -> int:
    return bool(item.owner) + sum(same(value, item.fields.get(name, "")) for name, value in wanted.fields.items())


def _outcome(wanted: Item, item: Item | None, found: Read) -> tuple[str, str]:
    if wanted.entity == "row":
        return _row_outcome(wanted, found)
    if item is None:
        if wanted.optional:
            return RIGHT, ""
        return _untyped(_said(wanted), found), "is not typed"
    if wanted.owner and not item.owner:
        return GENERIC, "stands under no goal"
    own = " | ".join(item.fields.values())
    worst, reasons = RIGHT, []
    read_as: set[str] = set()
    for key, value in wanted.fields.items():
        name = _kind_read(key, item)
        have = item.fields.get(name, "")
        read_as.add(name)
        if _equal(wanted, name, value, have):
            continue
        # More words than its own are no other words: the field is compared as it stands.
        kept = words(value) <= words(have) and (name == "description" or same(have, _in_one(wanted)))
        outcome = GENERIC if kept or (not have and words(value) <= words(own)) else WRONG
        if not have and outcome == WRONG and name != "role":
            outcome = _untyped(value, found)
        worst = max(worst, outcome, key=OUTCOMES.index)
        reasons.append(f"[{name}: {value!r} read as {have!r}]")
    for name, have in item.fields.items():
        if name not in read_as and name not in _UNASKED and have:
            if name == "description" and any(words(have) <= words(value) for value in wanted.fields.values()):
                continue
            outcome = GENERIC if reasons and name == "description" and worst == GENERIC else WRONG
            worst = max(worst, outcome, key=OUTCOMES.index)
            reasons.append(f"[{name}: nothing read as {have!r}]")
    return worst, " ".join(reasons)


def _kind_read(name: str, item: Item) -> str:
    """The field of an amount of any kind as it was read."""
    year = name.removeprefix("any ")
    return next((have for have in item.fields if year != name and have.endswith(year)), name)


def _equal(wanted: Item, name: str, value: str, have: str) -> bool:
    if name in ("serves",):
        return not have or same(value, have)
    return same(value, have) or (name == name_field(wanted.entity) and same(wanted.alias, have))


def _said(wanted: Item) -> str:
    """What the document says of an item in one place: not what a heading over it says, or its place among others."""
    return " | ".join(value for name, value in wanted.fields.items() if name not in ("role", *_UNASKED))


def _untyped(said: str, found: Read) -> str:
    """What became of a text that is in no field of its own."""
    if any(words(said) <= unit for unit in found.generic):
        return GENERIC
    return TOLD if words(said) <= found.told else WRONG


def _row_outcome(wanted: Item, found: Read) -> tuple[str, str]:
    said = words(" | ".join(wanted.fields.values()))
    if any(same(label, wanted.name) and said <= words(row) for label, row in found.rows):
        return RIGHT, ""
    return _untyped(" | ".join(wanted.fields.values()), found), "is no row of a table"


def _at(plan: Raw, path: str) -> list[Raw]:
    value: Any = plan
    for key in path.split("/"):
        value = (value or {}).get(key)
    return value or []


def _items(raws: Sequence[Raw], entity: str, owner: Item | None) -> Iterator[Item]:
    for raw in raws:
        if entity == "risk_level" and "name" not in raw:
            continue  # how far the scale goes
        item = Item(entity, dict(_fields(raw, entity)), owner)
        yield item
        for path, part in _PARTS.items():
            yield from _items(raw.get(path) or [], part, item)


def _fields(raw: Raw, entity: str) -> Iterator[tuple[str, str]]:
    """The fields of an item as text, each value of a list by its kind and year."""
    for name, value in raw.items():
        if name in _UNJUDGED or (name == "role" and value == "part"):
            continue
        if name == "change":
            yield name, value["printed"]
        elif isinstance(value, list):
            for each in value:
                yield from [_value(name, entity, each)] if isinstance(each, dict) else [(name, " / ".join(value))]
        else:
            yield name, str(value)


def _value(name: str, entity: str, each: Raw) -> tuple[str, str]:
    kind = each.get("kind", name) if entity in ("lines", "units", "investment") else name
    named = "" if "year" in each else each.get("name", "")
    parts = (kind, named, each.get("year", ""), each.get("group") or each.get("of") or "")
    key = " ".join(str(part) for part in parts if part)
    return key, str(each.get("printed", each.get("value", "")))


def _below(sections: Sequence[Raw]) -> Iterator[Raw]:
    for section in sections:
        yield section
        yield from _below(section.get("sections") or [])


def _texts(raw: Raw) -> Iterator[str]:
    """Every text of a section: its title, its paragraphs, its tables."""
    yield raw.get("title", "")
    yield from (paragraph["text"] for paragraph in raw.get("paragraphs") or [])
    for table in raw.get("tables") or []:
        yield table.get("title", "")
        yield from (column["name"] for column in table["columns"])
        for row in table["rows"]:
            yield from (row.get("label", ""), *row["cells"])


_NUMBERED = re.compile(r"^(?:[^\W\d]+ ){0,2}\d+(?:\.\d+)*\s*[.:–-]?\s+(?=\S)")
"""The number that a heading has before its words, with the word for what it numbers."""
_SCALE = re.compile(r"\(?\b1\s*[-–]\s*\d+\b\)?")
"""A scale in the head of a column, which the snapshot holds by its highest step."""


def lost(layout: Layout, found: Read, known: Set[str]) -> Counter[str]:
    """The words and figures of a layout that are neither in the snapshot nor in the account, with how many are missing.

    `known` words are those that say what something is, such as «Ansvarig»: a field of the snapshot says the same, and
    so do other words that head a column of a table. A number before a heading goes with its place.
    """
    said: Counter[str] = Counter()
    for piece in layout.pieces:
        said.update(tokens(_NUMBERED.sub("", piece.text) if piece.kind == "heading" else piece.text.replace("**", "")))
        said.update(word for text in piece.rows[:1] for cell in text for word in tokens(_SCALE.sub("", cell)))
        said.update(word for row in piece.rows[1:] for cell in row for word in tokens(cell))
    kept = Counter(token for text in _all_texts(found.plan) for token in tokens(text))
    lines = {*found.accounts.left_out, *found.accounts.not_understood}
    blocks = [block for block in found.document.blocks if block.line in lines]
    kept.update(token for block in (*blocks, *found.document.page_marks) for token in tokens(block.text))
    kept.update(token for remark in found.document.remarks for token in tokens(remark.text))
    return Counter({token: number for token, number in (said - kept).items() if token not in known})


def structure_words() -> Set[str]:
    """The words by which the general profile knows headings, columns, labels and units."""
    return {token for text in _all_texts(profile.load(None).data) for token in tokens(text)}


_CARRIED = ("serves", "group", "category", "committee", "municipality", "kr", "also")
"""What an item holds that is said for several of them, or that the program reckons."""


def twice(layout: Layout, found: Read) -> Counter[str]:
    """The words and figures that the snapshot holds more often than the layout says them, with how many are too many.

    What is said once for several items, such as a heading over them, stands at each.
    """
    said = Counter(token for piece in layout.pieces for text in piece.texts for token in tokens(text))
    said += Counter(
        token for sheet in {block.sheet or "" for block in found.document.blocks} for token in tokens(sheet)
    )
    kept = Counter(token for text in _own_texts(found.plan) for token in tokens(text))
    return kept - said


_CONTENT = (
    *("title", "name", "text", "description", "label", "printed", "value", "responsible", "deadline", "status"),
    *("method", "frequency", "reported_to", "given_by", "number", "process", "index", "level", "data_source"),
)
"""The fields that hold words and figures of the document as printed."""


def _own_texts(value: Any, field: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            heads_figure = name == "name" and field in {"amounts", "values"}
            if name not in {*_CARRIED, "metadata", "source", "documents", "columns"} and not heads_figure:
                yield from _own_texts(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _own_texts(inner, field)
    elif field in (*_CONTENT, "cells"):
        yield str(value)


def _all_texts(value: Any) -> Iterator[str]:
    """Every text and number of a snapshot."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name in {"source", "format", "documents", "kr"} else _all_texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _all_texts(inner)
    else:
        yield str(value)


def measure(some: Iterable[Layout], endings: Sequence[str] = FORMATS) -> Tally:
    """Write, read and judge these layouts in these formats."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        for layout in some:
            for ending in endings:
                try:
                    found = read(layout, ending, Path(folder))
                except VpbdiffError as refused:
                    for item in layout.items:
                        tally.add(f"{layout.number}.{ending}", ending, item, TOLD, f"refused: {refused}")
                else:
                    score(layout, ending, found, tally)
    return tally


def table(tally: Tally, endings: Sequence[str]) -> str:
    """The figures as a table in Markdown: a row an entity, then a row a format, then all."""
    lines = ["| | items | right | generic | told | wrong |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    entities = sorted({entity for entity, _, _ in tally.counts})
    rows = [(entity, entity, None) for entity in entities] + [(f"in {e}", None, e) for e in endings]
    for name, entity, ending in [*rows, ("all", None, None)]:
        figures = [tally.sum(outcome, entity, ending) for outcome in (None, *OUTCOMES)]
        lines.append(f"| {name} | " + " | ".join(map(str, figures)) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both parts' tables; 1 where something is silently wrong or too little is typed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--only", nargs="+", help="numbers of layouts")
    parser.add_argument(
        "--misses", action="store_true", help="what was not right, of the layouts that are not held back"
    )
    chosen = parser.parse_args(arguments)
    failed = False
    for held_back, name in ((False, "Tuned on"), (True, "Held back")):
        some = [each for each in layouts() if each.held_back == held_back]
        some = [each for each in some if not chosen.only or each.number in chosen.only]
        if not some:
            continue
        tally = measure(some, chosen.formats)
        print(f"{name}: {len(some)} layouts, {tally.share:.1%} right\n\n{table(tally, chosen.formats)}\n")  # noqa: T201
        if chosen.misses and not held_back:
            print("\n".join(tally.misses))  # noqa: T201
        failed |= tally.sum(WRONG) > 0 or tally.share < AIM
    return failed


if __name__ == "__main__":
    sys.exit(main())

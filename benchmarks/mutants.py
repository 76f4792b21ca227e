"""Pairs of plans of which it is known what became of every item: a real plan, furnished with figures, and its mutant.

The types were listed before any rule was looked at. Each mutant has one type of edit, at one to four items. Half of
the mutants are another version of the same year; the other half are the next year's plan, whose columns rolled on.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.truth import Link, Node, Raw, items_at, nodes

ROOT = Path(__file__).parents[1]
PLANS = (
    "snapshots/solna/socialnamnden/2020.json",
    "snapshots/solna/socialnamnden/2022.json",
    "examples/snapshots/ekvik/omsorgsnamnden/2024.json",
    "examples/snapshots/ekvik/omsorgsnamnden/2025.json",
    "examples/snapshots/ekvik/omsorgsnamnden/2026.json",
    "examples/snapshots/ekvik/kultur-och-fritidsnamnden/2026.json",
)
_TAG = "#"
"""The key under which an item remembers which it is, while the plans are made."""

AMOUNT = frozenset({"increased", "decreased"})
EDGES = frozenset({"added", "removed", "merged", "split"})
_UNITS = "operating_budget/units"
_LINES = "operating_budget/lines"
_SUMS = ("net", "cost", "total")


@dataclass
class Expected:
    """What is to be said of one edited item: its fields that differ, by the start of the facet's field, and the kinds
    that they may be told as."""

    kinds: frozenset[str]
    figure: str = ""
    """The facet's field that a figure which changed must be told under; empty where no figure did."""


@dataclass
class Mutant:
    """A pair of plans with what is true of it, by JSON pointer."""

    type: str
    old: Raw
    new: Raw
    links: frozenset[Link]
    expected: dict[str, Expected] = field(default_factory=dict)
    """By the pointer in the new plan, of items that are in both."""


class Draft:
    """A plan under the edits of one type, with the plan that it was made from."""

    def __init__(self, plan: Raw, chance: random.Random, *, rolled: bool) -> None:
        self.chance = chance
        self.rolled = rolled
        self.old = _furnished(deepcopy(plan), chance)
        for number, node in enumerate(nodes(self.old).values()):
            node.raw[_TAG] = [number]
        self.new = deepcopy(self.old)
        if rolled:
            _roll_on(self.new)
        self.touched: dict[int, Expected] = {}

    @property
    def year(self) -> int:
        """The new plan's year."""
        return int(str(self.new["year"]))

    def some(self, *entities: str, where: Callable[[Node], object] = lambda _: True) -> list[Node]:
        """Items that no edit has touched yet, in an order of chance."""
        found = [node for node in nodes(self.new).values() if node.entity.name in entities and where(node)]
        found = [node for node in found if not self.touched.keys() & set(node.raw[_TAG])]  # type: ignore[call-overload]
        self.chance.shuffle(found)
        return found

    def siblings(self, node: Node) -> list[Raw]:
        """The list that an item stands in."""
        return items_at(nodes(self.new)[node.owner].raw if node.owner else self.new, node.path)

    def touch(self, raw: Raw, kinds: frozenset[str] | set[str], figure: str = "") -> None:
        """Expect these kinds of an item; what was expected of it before stands beside them."""
        for number in raw[_TAG]:  # type: ignore[attr-defined]
            before = self.touched.get(number, Expected(frozenset()))
            self.touched[number] = Expected(before.kinds | kinds, figure or before.figure)

    def mutant(self, type_: str) -> Mutant:
        """The pair, with what it remembers turned into pointers."""
        olds = {number: pointer for pointer, number in _tags(self.old)}
        links = frozenset((olds[number], pointer) for pointer, number in _tags(self.new) if number in olds)
        expected = {pointer: self.touched[number] for pointer, number in _tags(self.new) if number in self.touched}
        for plan in (self.old, self.new):
            for node in nodes(plan).values():
                del node.raw[_TAG]
        return Mutant(type_, self.old, self.new, links, expected)


def _tags(plan: Raw) -> Iterator[tuple[str, int]]:
    for pointer, node in nodes(plan).items():
        yield from ((pointer, number) for number in node.raw[_TAG])  # type: ignore[attr-defined]


_FREQUENCIES = ("varje vecka", "varje månad", "varje kvartal", "två gånger om året", "en gång om året")
_WHO = ("Enhetschef", "Kvalitetschef", "Stabschef", "Verksamhetschef", "Kvalitetsutvecklare", "Controller")
_TARGETS = ("minst {} procent", "{} procent", "{}", "högst {} dagar")


def _furnished(plan: Raw, chance: random.Random) -> Raw:
    """The plan with deadlines, people, frequencies, targets and figures in names: a published plan has them here and
    there, and every type needs some."""
    year = int(str(plan["year"]))
    for place, node in enumerate(nodes(plan).values()):
        raw = node.raw
        match node.entity.name:
            case "activity" | "assignment":
                raw.setdefault("deadline", f"{year}-{chance.randint(2, 11):02}-{chance.randint(1, 28):02}")
                raw.setdefault("responsible", chance.choice(_WHO))
            case "control":
                raw.setdefault("frequency", chance.choice(_FREQUENCIES))
                raw.setdefault("responsible", chance.choice(_WHO))
            case "measure" if "targets" not in raw:
                form, value = chance.choice(_TARGETS), chance.randint(20, 90)
                raw["targets"] = [
                    {"year": year + step, "value": form.format(value + 2 * step)}
                    for step in range(chance.choice((1, 3)))
                ]
                raw["outcomes"] = [{"year": year - 2, "value": str(value - 3)}, {"year": year - 1, "value": str(value)}]
            case "fee":
                raw["name"] = (
                    f"{raw['name']}, {chance.randint(20, 900)} kronor per {chance.choice(('månad', 'tillfälle'))}"
                )
            case "procurement" | "quality_declaration" if place % 3 == 0:
                raw["name"] = f"{raw['name']} inom {chance.randint(3, 60)} dagar"
            case "budget_line":
                raw.pop("change", None)
    for entity, form in (
        ("assignment", "{} i minst {} fall"),
        ("measure", "{}, högst {} dagar"),
        ("activity", "{} vid {} tillfällen"),
    ):
        for node in [each for each in nodes(plan).values() if each.entity.name == entity][::3]:
            node.raw["title"] = form.format(str(node.raw["title"]).rstrip("."), chance.randint(2, 40))
    return plan


def _roll_on(plan: Raw) -> None:
    """Make it the plan of the next year, nothing else decided: last year's budget is the comparison column, and the
    windows of the measures move by a year."""
    year = int(str(plan["year"]))
    plan["year"] = year + 1
    for node in nodes(plan).values():
        raw = node.raw
        if node.entity.name == "budget_line":
            own = next((each for each in items_at(raw, "amounts") if _is_own(each, year)), None)
            raw["amounts"] = [own | {"year": year + 1}, dict(own)] if own else []
        elif node.entity.name == "measure":
            raw["targets"] = _window(items_at(raw, "targets"), year)
            if outcomes := items_at(raw, "outcomes"):
                raw["outcomes"] = [*outcomes[1:], {"year": year, "value": outcomes[-1]["value"]}]


def _is_own(amount: Raw, year: int) -> bool:
    return amount["year"] == year and amount["kind"] == "budget" and not amount.keys() & {"of", "basis", "through"}


def _window(targets: list[Raw], year: int) -> list[Raw]:
    """Next year's targets: those that were planned, and the last one carried on."""
    later = [each for each in targets if int(str(each.get("year") or 0)) > year]
    last = (later or targets)[-1]
    begin = max(int(str(last.get("year") or year)), year) + 1
    return [*later, {"year": begin, "value": last["value"]}]


Edit = Callable[[Draft], bool]
"""Makes one edit; whether there was anything to edit in that way."""

_RENAMES = frozenset({"renamed"})
_ADDITIONS = ("Samlad", "Fördjupad", "Gemensam", "Kommunens", "Förstärkt")
_STRANGERS = (
    "Kompetens och rekrytering",
    "Nya arbetssätt för framtiden",
    "Trygg vardag nära invånarna",
    "Sammanhållen ingång",
    "Jämlika villkor i hela staden",
    "Hållbar ekonomi över tid",
    "Tillgänglighet och bemötande",
    "Rättssäker dokumentation",
)


def _worded_otherwise(name: str, chance: random.Random) -> str:
    """The name with a word more or less, in another order, or inflected."""
    parts = name.split(" och ")
    words = name.split()
    ways = [f"{chance.choice(_ADDITIONS)} {name[0].lower()}{name[1:]}", f"{name} i kommunen"]
    if len(parts) == 2 and len(words) < 8:
        ways.append(f"{parts[1][0].upper()}{parts[1][1:]} och {parts[0][0].lower()}{parts[0][1:]}")
    if len(words) > 4:
        ways.append(" ".join(words[:-2] + words[-1:]))
    if words[-1].isalpha() and len(words) > 1:
        ways.append(f"{name}s" if not name.endswith("s") else f"{name}arna")
    return chance.choice(ways)


def _renamed(draft: Draft) -> bool:
    entities = (
        "activity",
        "measure",
        "assignment",
        "fee",
        "quality_declaration",
        "risk",
        "unit",
        "budget_line",
        "goal",
    )
    for node in draft.some(draft.chance.choice(entities), where=lambda node: node.raw.get("role", "part") == "part"):
        key = node.entity.name_field
        node.raw[key] = _worded_otherwise(str(node.raw[key]), draft.chance)
        draft.touch(node.raw, _RENAMES)
        return True
    return False


_BODY = 12
"""Words of a text by which a person knows the item under a name that shares no word with the old one."""


def _renamed_whole(draft: Draft) -> bool:
    """Another name altogether; the text, or the amounts beside those of the old plan, tell which item it is."""

    def known(node: Node) -> bool:
        if node.entity.name == "budget_line":
            main = [_kr(each) for each in items_at(node.raw, "amounts") if each["year"] == draft.year]
            twins = [
                other
                for other in nodes(draft.new).values()
                if other.path == node.path and main and main[0] in map(_kr, items_at(other.raw, "amounts"))
            ]
            return node.raw.get("role") == "part" and bool(main) and abs(main[0]) >= 1_000_000 and len(twins) == 1
        return len(str(node.raw.get("description", "")).split()) >= _BODY

    taken = {str(node.raw.get(node.entity.name_field)) for node in nodes(draft.new).values()}
    for node in draft.some(draft.chance.choice(("activity", "risk", "budget_line")), where=known):
        strange = [name for name in _STRANGERS if name not in taken]
        if strange:
            node.raw[node.entity.name_field] = draft.chance.choice(strange)
            draft.touch(node.raw, _RENAMES)
            return True
    return False


def _kr(amount: Raw) -> int:
    return int(str(amount["kr"]))


_NUMBER = re.compile(r"(?<![\w:/.-])(?<!årskurs )\d+(?![\w:/-])")
"""A figure that counts something."""


def _other_number(text: str, chance: random.Random) -> str:
    return _NUMBER.sub(lambda found: str(int(found[0]) + chance.choice((-1, 1, 2, 5, 10, 35)) or 77), text, count=1)


def _figured(draft: Draft, *entities: str) -> list[Node]:
    return draft.some(*entities, where=lambda node: _NUMBER.search(str(node.raw[node.entity.name_field])))


def _refigured(draft: Draft, *entities: str) -> bool:
    for node in _figured(draft, *entities):
        key = node.entity.name_field
        node.raw[key] = _other_number(str(node.raw[key]), draft.chance)
        draft.touch(node.raw, _RENAMES | {"raised", "lowered", "reworded"}, f"{key}/figure")
        return True
    return False


def _fee(draft: Draft) -> bool:
    """Another amount in a fee's name, sometimes with the day from which it holds."""
    for node in _figured(draft, "fee"):
        node.raw["name"] = _other_number(str(node.raw["name"]), draft.chance)
        kinds = {"renamed", "raised", "lowered"}
        if draft.chance.random() < 0.5:
            node.raw.update({"valid_from": f"{draft.year}-01-01", "status": "Ändrad"})
            kinds |= {"dated", "status_changed"}
        draft.touch(node.raw, kinds, "name/figure")
        return True
    return False


def _target(draft: Draft) -> bool:
    for node in draft.some("measure", where=lambda node: items_at(node.raw, "targets")):
        own = [each for each in items_at(node.raw, "targets") if each.get("year") == draft.year]
        if own and _NUMBER.search(str(own[0]["value"])):
            own[0]["value"] = _other_number(str(own[0]["value"]), draft.chance)
            draft.touch(node.raw, {"raised", "lowered", "rolled"}, "targets")
            return True
    return False


def _printed(kr: int, unit: str) -> str:
    """An amount as a table in this unit prints it."""
    if unit == "tkr":
        return f"{kr // 1000:,}".replace(",", " ").replace("-", "−")
    return f"{kr / 1_000_000:.1f}".replace(".", ",").replace("-", "−")


def _unit(draft: Draft, path: str) -> str:
    holder = draft.new[path.split("/", maxsplit=1)[0]]
    return str(holder["unit"]) if isinstance(holder, dict) else ""


def _set(amount: Raw, kr: int, unit: str) -> None:
    amount |= {"kr": kr, "printed": _printed(kr, unit)}


def _main(raw: Raw, year: int) -> Raw | None:
    return next((each for each in items_at(raw, "amounts") if _is_own(each, year)), None)


def _parts(draft: Draft) -> list[Node]:
    def is_part(node: Node) -> bool:
        main = _main(node.raw, draft.year)
        return node.path == _UNITS and node.raw.get("role") == "part" and main is not None and _kr(main) != 0

    return draft.some("budget_line", where=is_part)


def _by(draft: Draft, raw: Raw, kr: int, year: int, kinds: frozenset[str] = AMOUNT) -> bool:
    """Change a row's amount of a year, and every sum with it. `kr` is in the row's own printed sign."""
    amount = _main(raw, year)
    if amount is None:
        return False
    _set(amount, _kr(amount) + kr, _unit(draft, _UNITS))
    draft.touch(raw, kinds, "amounts")
    for path in (_UNITS, _LINES):
        for row in items_at(draft.new, path):
            held = _main(row, year)
            if row.get("role") in _SUMS and held is not None and (_kr(held) < 0) == (_kr(amount) < 0):
                _set(held, _kr(held) + kr, _unit(draft, path))
                draft.touch(row, kinds, "amounts")
    return True


def _restated(draft: Draft) -> bool:
    """The comparison column gives another figure for a year that has been."""
    year = draft.year - 1
    for node in _parts(draft):
        if _main(node.raw, year) and (draft.rolled or _main(_origin(draft, node), year)):
            kinds = frozenset({"restated"})
            return _by(draft, node.raw, draft.chance.choice((-400_000, 300_000, 1_100_000)), year, kinds)
    return False


def _origin(draft: Draft, node: Node) -> Raw:
    number = node.raw[_TAG]
    return next(each.raw for each in nodes(draft.old).values() if each.raw[_TAG] == number)


def _split(draft: Draft) -> bool:
    """A unit's row becomes two, whose amounts make up the old one's."""
    for node in _parts(draft):
        mains = list(items_at(node.raw, "amounts"))
        if all(abs(_kr(each)) >= 2_000_000 for each in mains):
            name = str(node.raw["name"])
            second = deepcopy(node.raw)
            share = draft.chance.choice((3, 4, 6))
            unit = _unit(draft, _UNITS)
            for first, other in zip(mains, items_at(second, "amounts"), strict=True):
                part = _kr(first) * share // 10 // 100_000 * 100_000
                _set(other, part, unit)
                _set(first, _kr(first) - part, unit)
            node.raw["name"], second["name"] = f"{name} norr", f"{name} söder"
            siblings = draft.siblings(node)
            siblings.insert(siblings.index(node.raw) + 1, second)
            draft.touch(node.raw, EDGES | AMOUNT | _RENAMES)
            return True
    return False


def _merged(draft: Draft) -> bool:
    found = _parts(draft)
    if len(found) < 3:
        return False
    one, other = found[:2]
    columns = [{(each["year"], each["kind"]) for each in items_at(node.raw, "amounts")} for node in (one, other)]
    if columns[0] != columns[1]:
        return False
    for amount in items_at(one.raw, "amounts"):
        beside = next(each for each in items_at(other.raw, "amounts") if each["year"] == amount["year"])
        _set(amount, _kr(amount) + _kr(beside), _unit(draft, _UNITS))
    one.raw["name"] = f"{one.raw['name']} och {str(other.raw['name'])[0].lower()}{str(other.raw['name'])[1:]}"
    one.raw[_TAG] = [*one.raw[_TAG], *other.raw[_TAG]]  # type: ignore[misc]
    draft.siblings(other).remove(other.raw)
    draft.touch(one.raw, EDGES | AMOUNT | _RENAMES)
    return True


def _swapped(draft: Draft) -> bool:
    """Two rows, or two names, have each other's figure."""
    if draft.chance.random() < 0.5:
        for one in _figured(draft, "fee", "measure", "activity"):
            others = [
                each for each in _figured(draft, one.entity.name) if each.raw is not one.raw and each.path == one.path
            ]
            key = one.entity.name_field
            for other in others:
                first, second = (_NUMBER.findall(str(each.raw[key]))[0] for each in (one, other))
                if first != second:
                    one.raw[key] = _NUMBER.sub(second, str(one.raw[key]), count=1)
                    other.raw[key] = _NUMBER.sub(first, str(other.raw[key]), count=1)
                    for each in (one, other):
                        draft.touch(each.raw, _RENAMES | {"raised", "lowered", "reworded"}, f"{key}/figure")
                    return True
        return False
    found = _parts(draft)
    if len(found) < 2:
        return False
    first, second = (_main(each.raw, draft.year) for each in found[:2])
    assert first and second
    if _kr(first) == _kr(second) or (_kr(first) < 0) != (_kr(second) < 0):
        return False
    figures = _kr(first), _kr(second)
    _set(first, figures[1], _unit(draft, _UNITS))
    _set(second, figures[0], _unit(draft, _UNITS))
    for each in found[:2]:
        draft.touch(each.raw, AMOUNT | {"transferred"}, "amounts")
    return True


def _reprinted(draft: Draft, how: Callable[[Raw, str], None], unit: str = "") -> bool:
    rows = _parts(draft)
    if not rows or draft.touched:
        return False
    own = _main(rows[0].raw, draft.year)
    assert own is not None
    _by(draft, rows[0].raw, draft.chance.choice((-1, 1)) * draft.chance.randint(20, 60) * 100_000, draft.year)
    for path in (_UNITS, _LINES):
        word = _unit(draft, path)
        for row in items_at(draft.new, path):
            for amount in items_at(row, "amounts"):
                how(amount, word)
    holder = draft.new["operating_budget"]
    if unit and isinstance(holder, dict):
        holder["unit"] = unit
    return True


def _in_thousands(draft: Draft) -> bool:
    """The whole table in another unit."""
    if _unit(draft, _UNITS) == "tkr":
        return False
    return _reprinted(draft, lambda amount, _: _set(amount, _kr(amount), "tkr"), "tkr")


def _coarser(draft: Draft) -> bool:
    """The whole table without decimals, where the year is another: what is decided then is less exact."""
    if not draft.rolled or _unit(draft, _UNITS) == "tkr":
        return False

    def whole(amount: Raw, _: str) -> None:
        kr = _kr(amount)
        rounded = (abs(kr) + 500_000) // 1_000_000 * (1 if kr > 0 else -1)
        amount |= {"kr": rounded * 1_000_000, "printed": str(rounded).replace("-", "−")}

    return _reprinted(draft, whole)


def _other_signs(draft: Draft) -> bool:
    """The whole table by another rule of signs."""

    def turned(amount: Raw, word: str) -> None:
        _set(amount, -_kr(amount), word)

    return _reprinted(draft, turned)


_SENTENCES = (
    "Arbetet ska följas upp varje tertial.",
    "Personalen ska få utbildning under våren.",
    "Nämnden ska få en redovisning i december.",
    "Brukarna ska vara med och utforma arbetet.",
)


def _moved_and_reworded(draft: Draft) -> bool:
    """An activity or a measure under another goal, a control under another risk, with a sentence exchanged."""
    for node in draft.some("activity", where=lambda node: len(str(node.raw.get("description", "")).split()) > _BODY):
        goals = [each for each in draft.some("goal") if each.pointer != node.owner and items_at(each.raw, node.path)]
        if goals:
            sentences = str(node.raw["description"]).rstrip(".").split(". ")
            if len(sentences) > 1:
                sentences.pop(draft.chance.randrange(len(sentences)))
            node.raw["description"] = f"{'. '.join(sentences)}. {draft.chance.choice(_SENTENCES)}"
            draft.siblings(node).remove(node.raw)
            target = items_at(goals[0].raw, node.path)
            target.insert(draft.chance.randint(0, len(target)), node.raw)
            draft.touch(node.raw, {"moved", "reworded"})
            return True
    return False


def _field(name: str, values: Sequence[str], kinds: set[str], *entities: str) -> Edit:
    def edit(draft: Draft) -> bool:
        for node in draft.some(*entities, where=lambda node: node.raw.get(name)):
            node.raw[name] = draft.chance.choice(
                [value for value in values if value.casefold() != str(node.raw[name]).casefold()]
            )
            draft.touch(node.raw, kinds, name)
            return True
        return False

    return edit


def _deadline(draft: Draft) -> bool:
    dates = [f"{draft.year}-{month:02}-15" for month in range(1, 13)] + ["våren", "kvartal 3"]
    return _field("deadline", dates, {"dated"}, "activity", "assignment")(draft)


TYPES: dict[str, Edit] = {
    "renamed": _renamed,
    "renamed altogether": _renamed_whole,
    "renamed, a figure": lambda draft: _refigured(
        draft, "assignment", "measure", "activity", "procurement", "quality_declaration"
    ),
    "target": _target,
    "fee": _fee,
    "unit split": _split,
    "units merged": _merged,
    "restated": _restated,
    "precision": _coarser,
    "unit of the table": _in_thousands,
    "sign rule": _other_signs,
    "swapped figures": _swapped,
    "moved and reworded": _moved_and_reworded,
    "frequency": _field("frequency", _FREQUENCIES, {"field_changed"}, "control"),
    "deadline": _deadline,
    "responsible": _field("responsible", _WHO, {"field_changed"}, "activity", "assignment", "control"),
}
"""Every type of edit."""
_MOST = 4


def plans(root: Path = ROOT) -> list[Raw]:
    """The plans that mutants are made of."""
    return [json.loads((root / path).read_text(encoding="utf-8")) for path in PLANS]


def mutants(count: int, seed: int, bases: Sequence[Raw], types: Sequence[str] = tuple(TYPES)) -> Iterator[Mutant]:
    """So many mutants of each type. One that can't be made of a plan is made of another."""
    for type_ in types:
        chance = random.Random(f"{seed} {type_}")
        made = 0
        while made < count:
            draft = Draft(chance.choice(bases), chance, rolled=chance.random() < 0.5)
            edits = sum(TYPES[type_](draft) for _ in range(chance.randint(1, _MOST)))
            if edits:
                yield draft.mutant(type_)
                made += 1

"""Plants one change in an item whose significance is beyond doubt: a figure, a negation, how binding a promise is; or
a mere slip. Half of the former come with a slip in the same text, which must not hide them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from benchmarks import generate
from benchmarks.noise import slip
from benchmarks.truth import Node, Raw, nodes
from vpbdiff.model.entities import Role


@dataclass(frozen=True)
class Plant:
    """What was planted where: the kind, the item's pointer (the same in both plans), the field and its two texts."""

    kind: str
    pointer: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Garden:
    """Two plans that differ in what was planted, one item in three, and nothing else."""

    old: Raw
    new: Raw
    plants: tuple[Plant, ...]


Change = Callable[[str, random.Random], str | None]
"""The changed text, or None where the text has nothing to change in that way."""


def _digit(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\d", text))
    if not found:
        return None
    digit = chance.choice(found)
    other = chance.choice([figure for figure in "123456789" if figure != digit[0]])
    return text[: digit.start()] + other + text[digit.end() :]


def _negated(text: str, chance: random.Random) -> str | None:
    if " inte " in text and chance.random() < 0.5:
        return text.replace(" inte ", " ", 1)
    word = chance.choice(("inte", "aldrig", "inte längre"))
    changed = re.sub(r"\b(ska|kan|får)\b", rf"\1 {word}", text, count=1)
    return changed if changed != text else None


def _modal(text: str, chance: random.Random) -> str | None:
    weaker = chance.choice(("bör", "kan", "får"))
    changed = re.sub(r"\bska\b", weaker, text, count=1)
    return changed if changed != text else None


def _quantity(text: str, chance: random.Random) -> str | None:
    weaker = chance.choice(("de flesta", "vissa", "flertalet"))
    changed = re.sub(r"\b(alla|samtliga)\b", weaker, text, count=1)
    if changed == text:
        changed = re.sub(r"\bAlla\b", weaker.capitalize(), text, count=1)
    return changed if changed != text else None


def _slipped(text: str, chance: random.Random) -> str | None:
    changed = slip(text, chance)
    return changed if changed != text else None


def _punctuated(text: str, chance: random.Random) -> str | None:
    changed = chance.choice(
        (text.removesuffix("."), text.replace(", ", " ", 1), text + " ", text.replace(" ", "  ", 1))
    )
    return changed if changed.split() != text.split() else None


_ABBREVIATIONS = (
    ("t.ex.", "till exempel"),
    ("bl.a.", "bland annat"),
    ("ev.", "eventuella"),
    ("inkl.", "inklusive"),
    ("m.m.", "med mera"),
    ("resp.", "respektive"),
)


def _spelled_out(text: str, _chance: random.Random) -> str | None:
    for short, long in _ABBREVIATIONS:
        if short in text:
            return text.replace(short, long, 1)
    return None


SUBSTANCE: dict[str, Change] = {"digit": _digit, "negation": _negated, "ska/bör/kan": _modal, "alla": _quantity}
SLIPS: dict[str, Change] = {"spelling": _slipped, "punctuation": _punctuated, "abbreviation": _spelled_out}

_SHORT_SENTENCES = (
    "Detta gäller t.ex. vid årets slut.",
    "Det berör bl.a. mottagningen.",
    "Kontrollen omfattar även ev. tilläggsbeslut.",
    "Verksamheten bedrivs inkl. kvällar och helger.",
    "Det gäller lokaler, inventarier m.m. i verksamheten.",
    "Enheterna ansvarar för sina resp. ärenden.",
)
_FIELDS = (Role.NAME, Role.TEXT, Role.DATE)


def gardens(seed: int, changes: dict[str, Change], count: int) -> Iterator[Garden]:
    """Plans with `count` plants in all, each kind as often as the other."""
    kinds = list(changes)
    planted = 0
    while planted < count:
        garden = _garden(seed, changes, kinds, count - planted)
        planted += len(garden.plants)
        seed += 1
        yield garden


def _garden(seed: int, changes: dict[str, Change], kinds: list[str], limit: int) -> Garden:
    chance = random.Random(seed)
    old = generate.plan(seed).raw()
    _abbreviate(old, chance)
    new = deepcopy(old)
    plants = []
    for position, (node, copy) in enumerate(zip(nodes(old).values(), nodes(new).values(), strict=True)):
        if position % 3 == seed % 3 and len(plants) < limit:
            kind = kinds[len(plants) % len(kinds)]
            plant = _plant(kind, changes[kind], node, chance)
            if plant:
                copy.raw[plant.field] = plant.new
                plants.append(plant)
    return Garden(old, new, tuple(plants))


def _abbreviate(plan: Raw, chance: random.Random) -> None:
    for node in nodes(plan).values():
        for name in ("description", "text"):
            if name in node.raw and chance.random() < 0.5:
                node.raw[name] = f"{node.raw[name]} {chance.choice(_SHORT_SENTENCES)}"


def _plant(kind: str, change: Change, node: Node, chance: random.Random) -> Plant | None:
    names = [field.name for field in node.entity.fields if field.role in _FIELDS and field.name in node.raw]
    chance.shuffle(names)
    for name in names:
        text = str(node.raw[name])
        changed = change(text, chance)
        if changed and _is_valid(name, changed):
            if change in SUBSTANCE.values() and chance.random() < 0.5:
                changed = slip(changed, chance)
            return Plant(kind, node.pointer, name, text, changed)
    return None


def _is_valid(name: str, text: str) -> bool:
    """Dates stay dates: only the day's last figure, 1-9, is sure to."""
    return (
        name not in ("decided", "valid_from")
        or re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])-([01]\d|2[0-8])", text) is not None
    )

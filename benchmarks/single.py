"""Makes one edit in a plan whose every change is explained, as a hand would on the last evening: of substance, or not.

Every edit knows what it is: what it does to the plan decides that, and never the program that is measured.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from benchmarks.planted import SLIPS, SUBSTANCE, Change
from benchmarks.truth import Node, Raw, items_at, nodes
from vpbdiff.model.entities import Role

_TEXTS = (Role.NAME, Role.TEXT)
_STEP = 100_000
"""Kronor: the last digit of a plan in mkr."""


@dataclass(frozen=True)
class Edit:
    """One edit: its kind, whether it is of substance, the entity and the place it was made in, and the edited plan."""

    kind: str
    material: bool
    entity: str
    pointer: str
    plan: Raw


Hand = Callable[[Raw, random.Random], Node | None]
"""Edits a plan in place and says what it edited; None where there is nothing to edit in that way."""


def edits(plan: Raw, count: int, seed: int) -> Iterator[Edit]:
    """So many edits of a plan, each kind as often as another, each made alone."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        kind = list(HANDS)[made % len(HANDS)]
        copy = deepcopy(plan)
        node = HANDS[kind](copy, chance)
        if node is not None and copy != plan:
            yield Edit(kind, kind not in FORM, node.entity.name, node.pointer, copy)
            made += 1


def _some(plan: Raw, chance: random.Random, *entities: str) -> list[Node]:
    """The plan's items, of these entities if any are named, in an order of chance."""
    found = [node for node in nodes(plan).values() if not entities or node.entity.name in entities]
    chance.shuffle(found)
    return found


def _siblings(plan: Raw, node: Node) -> list[Raw]:
    owner = nodes(plan)[node.owner].raw if node.owner else plan
    return items_at(owner, node.path)


def _worded(change: Change) -> Hand:
    def hand(plan: Raw, chance: random.Random) -> Node | None:
        for node in _some(plan, chance):
            for field in node.entity.fields:
                text = node.raw.get(field.name)
                if field.role in _TEXTS and isinstance(text, str) and (changed := change(text, chance)):
                    node.raw[field.name] = changed
                    return node
        return None

    return hand


def _sentence(text: str, chance: random.Random) -> str | None:
    """The text without one of its sentences."""
    sentences = text.split(". ")
    if len(sentences) < 2:
        return None
    del sentences[chance.randrange(len(sentences))]
    return ". ".join(sentences)


def _added_sentence(text: str, chance: random.Random) -> str | None:
    return (
        f"{text} Arbetet ska följas upp varje {chance.choice(('vecka', 'månad', 'termin'))}." if "." in text else None
    )


def _removed(plan: Raw, chance: random.Random) -> Node | None:
    node = _some(plan, chance)[0]
    del _siblings(plan, node)[node.position]
    return node


def _added(plan: Raw, chance: random.Random) -> Node | None:
    """A stranger beside another item, of its kind."""
    node = _some(plan, chance)[0]
    stranger = {name: value for name, value in node.raw.items() if not isinstance(value, str | list | dict)}
    stranger |= {
        field.name: f"Bygga en {chance.choice(('brygga', 'lekplats', 'ishall'))} vid sjön Ekaren"
        for field in node.entity.fields
        if field.name in (node.entity.name_field, "text")
    }
    _siblings(plan, node).insert(chance.randint(0, node.position), stranger)
    return node


def _moved(plan: Raw, chance: random.Random) -> Node | None:
    """To another owner of the same kind, that has a list for it."""
    for node in _some(plan, chance):
        if node.owner:
            here = nodes(plan)[node.owner]
            others = [each for each in _some(plan, chance, here.entity.name) if each.pointer != here.pointer]
            others = [each for each in others if node.raw not in items_at(each.raw, node.path)]
            if others and items_at(others[0].raw, node.path):
                items_at(here.raw, node.path).remove(node.raw)
                items_at(others[0].raw, node.path).append(node.raw)
                return node
    return None


def _index(plan: Raw, chance: random.Random) -> Node | None:
    node = _some(plan, chance, "risk")[0]
    node.raw["index"] = chance.choice([each for each in (1, 2, 3, 4, 6, 8, 9, 12, 16) if each != node.raw["index"]])
    return node


def _amount(plan: Raw, chance: random.Random) -> Node | None:
    for node in _some(plan, chance, "budget_line"):
        for figure in items_at(node.raw, "amounts"):
            if figure["year"] == plan["year"]:
                kr = int(str(figure["kr"])) + chance.choice((-_STEP, _STEP))
                figure |= {"kr": kr, "printed": f"{kr // _STEP / 10}".replace(".", ",")}
                return node
    return None


def _figure(plan: Raw, chance: random.Random) -> Node | None:
    for node in _some(plan, chance, "budget_line"):
        left = [figure for figure in items_at(node.raw, "amounts") if figure["year"] != plan["year"]]
        if left != node.raw["amounts"]:
            node.raw["amounts"] = left
            return node
    return None


def _field(entity_field: dict[str, str], values: tuple[str, ...]) -> Hand:
    def hand(plan: Raw, chance: random.Random) -> Node | None:
        node = _some(plan, chance, *entity_field)[0]
        name = entity_field[node.entity.name]
        node.raw[name] = chance.choice([value for value in values if value != node.raw.get(name)])
        return node

    return hand


def _swapped(plan: Raw, chance: random.Random) -> Node | None:
    """Two neighbours change places."""
    for node in _some(plan, chance):
        items = _siblings(plan, node)
        if node.position and items[node.position] != items[node.position - 1]:
            items[node.position - 1 : node.position + 1] = items[node.position], items[node.position - 1]
            return node
    return None


HANDS: dict[str, Hand] = {
    **{f"word: {name}": _worded(change) for name, change in SUBSTANCE.items()},
    "sentence dropped": _worded(_sentence),
    "sentence added": _worded(_added_sentence),
    "item removed": _removed,
    "item added": _added,
    "item moved": _moved,
    "index": _index,
    "category": _field({"risk": "category"}, ("Ekonomi", "Medarbetare", "Förtroende")),
    "date": _field({"fee": "decided", "quality_declaration": "decided"}, ("2018-03-05", "2021-10-18")),
    "status": _field({"fee": "status", "quality_declaration": "status"}, ("Upphör", "Ny", "Under omprövning")),
    "amount": _amount,
    "figure removed": _figure,
    **{f"form: {name}": _worded(change) for name, change in SLIPS.items()},
    "form: order": _swapped,
}
"""Every kind of edit; the words in front say what sort it is of."""
FORM = tuple(kind for kind in HANDS if kind.startswith("form: "))

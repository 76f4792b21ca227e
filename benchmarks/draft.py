"""A plan while it is written and edited: items that remember which items they came from, texts that remember how else
they could have been said. `raw` turns it into a snapshot; what it remembers is the truth that is measured against."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace

from benchmarks.vocabulary import SLOTS, Family, Term
from vpbdiff.store import FORMAT

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Topic:
    """What an item is about: one term for every slot, so that its sentences speak of the same things."""

    terms: dict[str, Term]

    @staticmethod
    def draw(chance: random.Random) -> Topic:
        """A new topic; the slots with a number are a second thing of the same kind."""
        terms = {slot: chance.choice(choices) for slot, choices in SLOTS.items()}
        others = {f"{slot}2": _other(chance, choices, terms[slot]) for slot, choices in SLOTS.items()}
        return Topic(terms | others)


def _other(chance: random.Random, choices: tuple[Term, ...], taken: Term) -> Term:
    return chance.choice([term for term in choices if term != taken])


@dataclass(frozen=True)
class Sentence:
    """One sentence: the patterns that it can be said in, the one in use, and its terms with the wording in use."""

    family: Family
    topic: Topic
    variant: int = 0
    wordings: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        chosen = dict(self.wordings)
        text = _SLOT.sub(lambda slot: self._word(slot[1], chosen), self.family[self.variant])
        return text[:1].upper() + text[1:]

    def _word(self, slot: str, chosen: dict[str, int]) -> str:
        term = self.topic.terms[slot]
        return term[chosen.get(slot, 0) % len(term)]

    def reworded(self, chance: random.Random) -> Sentence:
        """The same with one synonym swapped, if it has any."""
        slots = [slot for slot in _SLOT.findall(self.family[self.variant]) if len(self.topic.terms[slot]) > 1]
        if not slots:
            return self
        slot = chance.choice(slots)
        wordings = dict(self.wordings)
        wordings[slot] = 1 - wordings.get(slot, 0) % 2
        return replace(self, wordings=tuple(sorted(wordings.items())))

    def rewritten(self, chance: random.Random) -> Sentence:
        """The same said in another of its patterns, if it has another."""
        others = [variant for variant in range(len(self.family)) if variant != self.variant]
        return replace(self, variant=chance.choice(others)) if others else self


Text = list[Sentence]


@dataclass
class Draft:
    """One item while it is written. `origins` are the numbers of the old items that it came from; `number` its own.

    `texts` hold fields made of sentences; `fields` everything else, and texts that noise has fixed to a string.
    """

    entity: str
    number: int
    topic: Topic
    origins: tuple[int, ...] = ()
    texts: dict[str, Text] = field(default_factory=dict)
    fields: dict[str, object] = field(default_factory=dict)
    lists: dict[str, list[Draft]] = field(default_factory=dict)
    twin: bool = False

    def raw(self) -> dict[str, object]:
        """The item as a snapshot holds it."""
        texts = {name: " ".join(map(str, text)) for name, text in self.texts.items()}
        lists = {path: [child.raw() for child in children] for path, children in self.lists.items()}
        return texts | self.fields | lists

    def walk(self) -> Iterator[Draft]:
        """It and everything in it."""
        yield self
        for children in self.lists.values():
            for child in children:
                yield from child.walk()


@dataclass
class PlanDraft:
    """A whole plan while it is written: its lists by path, and what stands outside them."""

    year: int
    metadata: dict[str, object]
    lists: dict[str, list[Draft]]
    numbers: int = 0

    def next_number(self) -> int:
        """A number that no item of this plan, or of the plan that it was made from, has."""
        self.numbers += 1
        return self.numbers

    def walk(self) -> Iterator[Draft]:
        """Every item."""
        for items in self.lists.values():
            for item in items:
                yield from item.walk()

    def all_lists(self) -> Iterator[tuple[Draft | None, str, list[Draft]]]:
        """Every list with its owner and its path."""
        yield from ((None, path, items) for path, items in self.lists.items())
        for owner in list(self.walk()):
            yield from ((owner, path, items) for path, items in owner.lists.items())

    def successor(self, year: int) -> PlanDraft:
        """The next plan before anything is edited: every item its own only origin."""
        plan = deepcopy(self)
        plan.year = year
        for item in plan.walk():
            item.origins = (item.number,)
        return plan

    def raw(self) -> dict[str, object]:
        """The plan as a snapshot holds it."""
        plan: dict[str, object] = {"format": FORMAT, "year": self.year, "metadata": self.metadata}
        for path, items in self.lists.items():
            place(plan, path, [item.raw() for item in items])
        return plan

    def pointers(self) -> dict[int, str]:
        """JSON pointer of every item by its number."""
        found: dict[int, str] = {}
        for path, items in self.lists.items():
            _point(items, f"/{path}", found)
        return found


def place(plan: dict[str, object], path: str, items: list[dict[str, object]]) -> None:
    """Put a list where a snapshot has it; a budget's group gets its unit."""
    *groups, name = path.split("/")
    holder = plan
    for group in groups:
        inner = holder.setdefault(group, {"unit": "mkr"} if group.endswith("_budget") else {})
        assert isinstance(inner, dict)
        holder = inner
    holder[name] = items


def _point(items: list[Draft], pointer: str, found: dict[int, str]) -> None:
    for position, item in enumerate(items):
        found[item.number] = f"{pointer}/{position}"
        for path, children in item.lists.items():
            _point(children, f"{pointer}/{position}/{path}", found)

"""Edits an invented plan into next year's, the way plans are edited: everything at once, its truth remembered.

No edit asks for what a person could not see: a renamed item keeps its text, a heavily rewritten one its topic, and an
item is merged or split at most once.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from benchmarks import vocabulary as words
from benchmarks.draft import Draft, PlanDraft, Sentence, Text, Topic
from benchmarks.generate import NAMES, STANDARD_SIZE, Author, amounts, assess, plan, twin
from benchmarks.noise import scan, slip
from benchmarks.truth import Truth

YEARS = (2020, 2021)

Hand = Callable[[Text], Text]
"""A way to reword a text."""

_LONG = {"overarching_goal", "activity", "risk", "paragraph"}
_MERGED = ("activity", "risk", "unit", "paragraph")
_MOVED = ("activity", "measure", "control", "responsibility", "paragraph")
_STILL = ("overarching_goal", "goal", "section")
"""Entities that the council or the form of the document decides: seldom added, removed or renamed."""


@dataclass(frozen=True)
class Case:
    """Two plans and what is true of them."""

    seed: int
    old: dict[str, object]
    new: dict[str, object]
    truth: Truth


def case(seed: int, size: int = STANDARD_SIZE, changed: float = 0.7) -> Case:
    """The plan of this seed and its successor, in which about `changed` of the items are edited."""
    before = plan(seed, size, YEARS[0])
    after = Editor(before, random.Random(seed + 1_000_003), changed).edit()
    return Case(seed, before.raw(), after.raw(), Truth.of(before, after))


class Editor:
    """Edits one plan. Structure first, then words, then order and noise, so that each sees what the last left."""

    def __init__(self, before: PlanDraft, chance: random.Random, changed: float) -> None:
        self.before = before
        self.plan = before.successor(YEARS[1])
        self.chance = chance
        self.changed = changed
        self.author = Author(self.plan, chance)
        for item in before.walk():
            for text in item.texts.values():
                self.author.used.add((item.entity, " ".join(map(str, text)).casefold()))
        self.settled: set[int] = set()
        self.moved: set[int] = set()
        self.poor_scan = chance.random() < 0.15

    def edit(self) -> PlanDraft:
        """The successor."""
        self._remove()
        self._swap_lonely_twin()
        for _ in range(self._some(3)):
            self._merge(self.chance.choice(_MERGED))
            self._split(self.chance.choice(_MERGED))
        for _ in range(self._some(5)):
            self._move(self.chance.choice(_MOVED))
        old = [item for item in self.plan.walk() if item.origins]
        for item in old:
            self._rewrite(item)
        self._add()
        self._reorder()
        for item in old:
            self._spoil(item)
        return self.plan

    def _some(self, standard: int) -> int:
        return max(1, round(standard * self.before.numbers / STANDARD_SIZE))

    def _happens(self, probability: float) -> bool:
        return self.chance.random() < probability * self.changed

    def _remove(self) -> None:
        for _, _, items in list(self.plan.all_lists()):
            for item in list(items):
                rate = 0.02 if item.entity in _STILL else 0.4 if item.twin else 0.1
                if len(items) > 1 and self._happens(rate):
                    items.remove(item)

    def _swap_lonely_twin(self) -> None:
        """A risk goes and its look-alike comes: two things, however alike they are worded."""
        for _, _, items in self.plan.all_lists():
            for position, item in enumerate(items):
                marks = [marks for marks in words.LAW_TWINS if item.twin and item.topic.terms.get("mark") in marks]
                if marks and not self._has_sibling_twin(item) and self._happens(0.7):
                    other = next(mark for mark in marks[0] if mark != item.topic.terms["mark"])
                    pattern = item.texts[NAMES[item.entity]][0].family[0]
                    items[position] = twin(self.author, item.entity, pattern, other)

    def _has_sibling_twin(self, item: Draft) -> bool:
        """Whether the old plan holds the item's look-alike too."""
        pattern = item.texts[NAMES[item.entity]][0].family
        twins = [other for other in self.before.walk() if other.twin and other.entity == item.entity]
        return sum(other.texts[NAMES[other.entity]][0].family == pattern for other in twins) > 1

    def _merge(self, entity: str) -> None:
        """Two siblings become one that keeps most of both texts; its name is one of theirs, both, or another."""
        lists = [items for _, _, items in self.plan.all_lists() if len(self._free(items, entity)) > 1]
        if not lists:
            return
        items = self.chance.choice(lists)
        kept, gone = self.chance.sample(self._free(items, entity), 2)
        items.remove(gone)
        for field, text in gone.texts.items():
            if field != NAMES[entity] or entity == "paragraph":
                kept.texts[field] = self._most(kept.texts.get(field, [])) + self._most(text)
        for path, children in gone.lists.items():
            kept.lists[path] = kept.lists.get(path, []) + children
        kept.origins += gone.origins
        if entity != "paragraph":
            self._name_merged(kept, gone)
        self.settled.add(kept.number)

    def _name_merged(self, kept: Draft, gone: Draft) -> None:
        name = NAMES[kept.entity]
        first, second = (" ".join(map(str, item.texts[name])) for item in (kept, gone))
        way = self.chance.randrange(4)
        if way == 1:
            kept.texts[name] = gone.texts[name]
        elif way == 2:
            kept.fields[name] = f"{first} och {second[:1].lower()}{second[1:]}"
        elif way == 3:
            kept.texts[name] = self._new_name(kept)

    def _split(self, entity: str) -> None:
        """One becomes two neighbours that share its text between them; at most one keeps the name."""
        lists = [items for _, _, items in self.plan.all_lists() if self._divisible(items, entity)]
        if not lists:
            return
        items = self.chance.choice(lists)
        first = self.chance.choice(self._divisible(items, entity))
        second = deepcopy(first)
        second.number = self.plan.next_number()
        parts = self._parts(first)
        middle = len(parts) // 2
        for half, share in ((first, parts[:middle]), (second, parts[middle:])):
            self._hold(half, share)
            self.settled.add(half.number)
        if entity != "paragraph":
            renamed = (second,) if self.chance.random() < 0.6 else (first, second)
            for half in renamed:
                half.texts[NAMES[entity]] = self._new_name(half)
        if entity == "risk":
            self._share_controls(first, second)
        items.insert(items.index(first) + 1, second)

    def _parts(self, item: Draft) -> list[Sentence] | list[Draft]:
        if item.entity == "unit":
            return item.lists["responsibilities"]
        return item.texts["text" if item.entity == "paragraph" else "description"]

    def _hold(self, item: Draft, share: list[Sentence] | list[Draft]) -> None:
        if item.entity == "unit":
            item.lists["responsibilities"] = [part for part in share if isinstance(part, Draft)]
        else:
            field = "text" if item.entity == "paragraph" else "description"
            item.texts[field] = [part for part in share if isinstance(part, Sentence)]

    def _share_controls(self, first: Draft, second: Draft) -> None:
        controls = first.lists["controls"]
        first.lists["controls"], second.lists["controls"] = controls[::2], controls[1::2]

    def _divisible(self, items: list[Draft], entity: str) -> list[Draft]:
        return [item for item in self._free(items, entity) if len(self._parts(item)) >= 4]

    def _free(self, items: list[Draft], entity: str) -> list[Draft]:
        return [i for i in items if i.entity == entity and i.origins and not i.twin and i.number not in self.settled]

    def _most(self, text: Text) -> Text:
        """At least four fifths of the sentences."""
        dropped = {self.chance.randrange(len(text))} if len(text) >= 5 and self._happens(0.5) else set()
        return [sentence for position, sentence in enumerate(text) if position not in dropped]

    def _move(self, entity: str) -> None:
        """An item goes to another owner of the same kind."""
        lists = [items for owner, path, items in self.plan.all_lists() if owner and path == _HOME[entity]]
        sources = [items for items in lists if len(self._free(items, entity)) > 1]
        if not sources:
            return
        source = self.chance.choice(sources)
        targets = [items for items in lists if items is not source]
        if targets:
            item = self.chance.choice(self._free(source, entity))
            source.remove(item)
            self.moved.add(item.number)
            target = self.chance.choice(targets)
            target.insert(self.chance.randint(0, len(target)), item)

    def _rewrite(self, item: Draft) -> None:
        """New words for one item, and its other fields."""
        if not self._happens(0.95):
            return
        if item.number not in self.settled and item.entity in ("activity", "risk", "unit") and self._happens(0.1):
            self._rename(item)
        else:
            self._reword(item)
        self._change_fields(item)

    def _rename(self, item: Draft) -> None:
        """Another name that shares no word with the old one; the text stays, or nearly so."""
        old = " ".join(map(str, item.texts[NAMES[item.entity]]))
        for _ in range(40):
            name = self._new_name(item)
            if item.twin or not _words(old) & _words(str(name[0])):
                break
        else:
            return
        if not item.twin:
            item.texts[NAMES[item.entity]] = name
        if "description" in item.texts and self._happens(0.5):
            item.texts["description"] = self._lightly(item.texts["description"])

    def _new_name(self, item: Draft) -> Text:
        families = {"activity": words.TITLES, "risk": words.RISK_NAMES, "unit": words.UNITS}[item.entity]
        return [self.author.fresh(Draft(item.entity, 0, item.topic), families)]

    def _reword(self, item: Draft) -> None:
        """Each text by itself, lightly to heavily."""
        hands, weights = self._ways(item)
        hand = self.chance.choices(hands, weights)[0]
        for field, text in item.texts.items():
            if field == NAMES[item.entity] and item.entity in (*_STILL, *_LONG - {"paragraph"}):
                item.texts[field] = self._lightly(text) if self._happens(0.2) else text
            else:
                item.texts[field] = hand(text)

    def _ways(self, item: Draft) -> tuple[tuple[Hand, ...], tuple[int, ...]]:
        """The ways that an item may be reworded in, and how often each.

        What has a name and nothing else is mostly rephrased around its own terms: with another word for the only thing
        it names, no reader could tell that it is the same, and none at all if it moved too. What was merged, split or
        moved keeps most of its text.
        """
        if item.number in self.settled or (item.number in self.moved and item.entity == "paragraph"):
            return (_keep, self._lightly, self._much), (40, 40, 20)
        if item.entity in _LONG:
            return (_keep, self._lightly, self._much, self._heavily), (25, 30, 25, 20)
        if item.number in self.moved:
            return (_keep, self._rephrased), (70, 30)
        return (_keep, self._rephrased, self._lightly, self._heavily), (70, 18, 7, 5)

    def _rephrased(self, text: Text) -> Text:
        """Every sentence said otherwise, its terms as they were."""
        return [sentence.rewritten(self.chance) for sentence in text]

    def _lightly(self, text: Text) -> Text:
        """One synonym."""
        at = self.chance.randrange(len(text))
        return [
            sentence.reworded(self.chance) if at == position else sentence for position, sentence in enumerate(text)
        ]

    def _much(self, text: Text) -> Text:
        """Half of the sentences said otherwise; in a long text one goes, or one comes."""
        text = [sentence.rewritten(self.chance) if self.chance.random() < 0.5 else sentence for sentence in text]
        if len(text) >= 4 and self._happens(0.4):
            text.pop(self.chance.randrange(len(text)))
        if len(text) > 1 and self._happens(0.4):
            text.insert(self.chance.randint(0, len(text)), self._sentence_like(text))
        return self._lightly(text)

    def _heavily(self, text: Text) -> Text:
        """Every sentence said otherwise with other synonyms, up to half of them gone, new ones added, the order new."""
        text = [sentence.rewritten(self.chance).reworded(self.chance) for sentence in text]
        if len(text) > 1:
            text = self.chance.sample(text, max(1, len(text) - self.chance.randint(0, len(text) // 2)))
            text += [self._sentence_like(text) for _ in range(self.chance.randint(0, 2))]
            self.chance.shuffle(text)
        return text

    def _sentence_like(self, text: Text) -> Sentence:
        """A new sentence on the text's topic, or on another."""
        topic = text[0].topic if self.chance.random() < 0.5 else Topic.draw(self.chance)
        families = words.RISKS if text[0].family in words.RISKS else words.PROSE
        return Sentence(self.chance.choice(families), topic)

    def _change_fields(self, item: Draft) -> None:
        if item.entity == "budget_line":
            item.fields["amounts"] = amounts(self.chance, self.plan.year)
        if item.entity == "risk" and self._happens(0.6):
            assess(self.chance, item)
        if item.entity == "risk" and self._happens(0.2):
            item.fields["category"] = self.chance.choice(words.CATEGORIES)
        if item.entity == "goal" and self._happens(0.15):
            item.fields["serves"] = [self.chance.choice(words.OVERARCHING_GOALS)[0]]
        if "status" in item.fields and self._happens(0.15):
            item.fields["status"] = self.chance.choice(words.STATUSES)
        if "targets" in item.fields and self._happens(0.5):
            item.fields["targets"] = [{"year": self.plan.year, "value": str(self.chance.randint(20, 400))}]

    def _add(self) -> None:
        for owner, path, items in list(self.plan.all_lists()):
            if not items or (owner and not owner.origins):
                continue
            entity = items[0].entity
            rate = 0.02 if entity in _STILL else 0.12
            for _ in range(len(items)):
                if self._happens(rate):
                    topic = owner.topic if owner and path == "controls" and "mark" not in owner.topic.terms else None
                    items.insert(self.chance.randint(0, len(items)), self.author.item(entity, topic))

    def _reorder(self) -> None:
        for _, _, items in self.plan.all_lists():
            if self._happens(0.2):
                self.chance.shuffle(items)
            elif len(items) > 2 and self._happens(0.2):
                items.insert(self.chance.randrange(len(items)), items.pop(self.chance.randrange(len(items))))

    def _spoil(self, item: Draft) -> None:
        """A slip in one of the item's texts, or a poor scan of all of them."""
        rate = 0.5 if self.poor_scan else 0.12
        for field, text in item.texts.items():
            if field in item.fields or not self._happens(rate):
                continue
            hand = scan if self.poor_scan else slip
            item.fields[field] = hand(" ".join(map(str, text)), self.chance)


_HOME = {
    "activity": "activities",
    "measure": "measures",
    "control": "controls",
    "responsibility": "responsibilities",
    "paragraph": "paragraphs",
}


def _keep(text: Text) -> Text:
    return text


def _words(text: str) -> set[str]:
    return {word.strip(".,:").casefold() for word in text.split()}

"""The items of two plans prepared for matching: each with its parent and the texts that identify it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from vpbdiff.base.cache import by_identity, once
from vpbdiff.language.due import untimed
from vpbdiff.language.lexicon import FUNCTION_WORDS, GUARDS, MISHAP, SIDES, SMALL_WORDS
from vpbdiff.language.tokens import as_printed
from vpbdiff.model.entities import PLAN_LISTS, Chapter, ListOf
from vpbdiff.model.figures import relative
from vpbdiff.model.plan import Item, Plan, YearAmount, YearValue

_WORD = re.compile(r"\w+")
_DOT_BETWEEN_LETTERS = re.compile(r"\.(?<=\b\w\.)\s?(?=\w\b)")
"""The dot of «m.m.» and «t. ex». The dot comes first and looks back, so that a text is searched for dots alone."""
_IDENTIFIER = re.compile(r"\b(?:[A-ZÅÄÖ]+/\d{4}:\d+|\d{4}:\d+|[A-ZÅÄÖ]+[a-zåäö]?[A-ZÅÄÖ]+(?=s?\b))")
_NUMBER = re.compile(r"(?<![\w:])\d+(?:[.,]\d+)?(?![\w:])")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_WORDS = 30
"""A text of up to 30 words is compared word by word, as a name is: controls and bullets are that long, and the extra
care costs time that grows with the square of the words."""
_STEMS = (5, 9, 13)
"""Lengths of the beginnings that stand for a word: Swedish inflects at the end and builds compounds, and 5 letters
keep «enhet» and «enheten» together while 9 and 13 tell «arbetsmarknad» from «arbetsmiljö»."""


_TELLS_NOTHING = SMALL_WORDS | FUNCTION_WORDS | GUARDS
"""Words that say nothing of what a text is about."""


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def words(text: str) -> list[str]:
    """The words of a text, without case and punctuation; «m.m.» and «t. ex.» are one word each."""
    return _WORD.findall(_DOT_BETWEEN_LETTERS.sub("", as_printed(text).casefold()))


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> tuple[str, ...]:
    """Beginnings of a word, which survive inflection and most slips; a short word is its own."""
    return tuple([word[:length] for length in _STEMS if len(word) >= length]) or (word,)


@lru_cache(maxsize=1 << 12)
def _stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words; found once for what stands in an item and in all that it stands under."""
    return tuple(chain.from_iterable(map(stems, words(text))))


@dataclass(eq=False)
class Node:
    """An item with its place in the tree. Compared by identity: twins are two nodes."""

    item: Item
    path: str
    """Path of the list in its owner (for the plan's own lists, in the plan)."""
    parent: Node | None = None
    depth: int = 0
    year: int = 0
    """The plan's: a table's title rolls on with it."""
    children: list[Node] = field(default_factory=list)

    @once
    def pool(self) -> str:
        """Items of one pool can be paired: those of one entity, and of one table for budget lines."""
        return self.path if self.item.entity.is_money else self.item.entity.name

    @once
    def content(self) -> str:
        """Everything in it and below it, as one comparable text; the order of its lists is not in it."""
        fields = {
            name: as_printed(value) if isinstance(value, str) else repr(value)
            for name, value in self.item.fields.items()
        }
        lists: dict[str, list[str]] = defaultdict(list)
        for child in self.children:
            lists[child.path].append(child.content)
        return _encode([fields, {path: sorted(contents) for path, contents in lists.items()}])

    @once
    def values(self) -> Mapping[tuple[object, ...], object]:
        """Its values and amounts by field and year, as far as they have a year."""
        return dict(_values(self.item))

    @once
    def ids_below(self) -> frozenset[str]:
        """The ids of what stands in it: which of two twins it is, they can tell."""
        below = (child.ids_below | {child.item.id} if child.item.id else child.ids_below for child in self.children)
        return frozenset().union(*below)

    @once
    def title(self) -> str:
        """Its name as compared for equality: words alone, the years of a table's and of its rows' from the plan's."""
        name = self.item.name
        return " ".join(words(relative(name, self.year) if self.item.entity.chapter is Chapter.TABLES else name))

    def owners(self) -> Iterator[Node]:
        """Its owner, the owner's owner, and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @once
    def role(self) -> str:
        """What a section or a budget line is, whatever it is called; empty where that is not known."""
        return self.item.text("role")

    @once
    def name_words(self) -> frozenset[str]:
        """The words of its name, without the time by which what it names is done; none where a text without a name is
        too long to be one."""
        entity = self.item.entity
        timed = entity.has_name and not entity.is_money and entity.chapter is not Chapter.TABLES
        found = words(untimed(self.item.name)) if timed else self.title.split()
        return frozenset(found if len(found) <= _NAME_WORDS else ())

    @once
    def _name_stems(self) -> list[str]:
        return list(chain.from_iterable(map(stems, self.title.split())))

    @once
    def _said(self) -> list[str]:
        """The stems of its texts and of everything below it, its name left out where it has one."""
        texts = list(filter(None, _texts(self.item)))
        return self._name_stems if texts == [self.item.name] else list(chain.from_iterable(map(_stems_of, texts)))

    @once
    def body_counts(self) -> Counter[str]:
        """These stems, and how often each occurs."""
        return Counter(self._said)

    @once
    def text_counts(self) -> Counter[str]:
        """The stems of all of it, name and body."""
        if not self.has_name:
            return self.body_counts
        counts = self.body_counts.copy()
        counts.update(self._name_stems)
        return counts

    @once
    def own_counts(self) -> Counter[str]:
        """The stems of its own name and texts, without what stands below it."""
        texts = map(self.item.text, self.item.entity.text_fields)
        return Counter(chain(self._name_stems, *map(_stems_of, texts)))

    @once
    def body(self) -> frozenset[str]:
        """The stems of its body, each once."""
        return frozenset(self._said)

    @once
    def text(self) -> frozenset[str]:
        """The stems of all of it, each once."""
        return self.body.union(self._name_stems) if self.has_name else self.body

    @once
    def matter_stems(self) -> frozenset[str]:
        """Of what its name only files: the beginnings of the words of its running text and of what stands below it,
        without those that say nothing of what it is about, those of its name and those for what it is («risk»). None
        where its name says what it is, and where it has no text of its own."""
        entity = self.item.entity
        if not entity.filed or MISHAP.search(self.item.name) or not any(map(self.item.text, entity.text_fields)):
            return frozenset()
        plain = words(" ".join((self.item.name, entity.noun.one, entity.noun.many, entity.noun.the)))
        said = chain.from_iterable(map(words, _texts(self.item)))
        about = frozenset(word[: _STEMS[0]] for word in said if word not in _TELLS_NOTHING)
        return about.difference(word[: _STEMS[0]] for word in plain)

    @once
    def has_name(self) -> bool:
        """Whether it has a name of its own, apart from its text."""
        return self.item.entity.has_name

    @once
    def has_text(self) -> bool:
        """Whether it has running text of its own; a unit, a section and a table have what stands in them."""
        return bool(self.item.entity.text_fields)

    @once
    def identifiers(self) -> frozenset[str]:
        """Acronyms, law numbers and diarienummer in its name: LVU is not LVM, however alike the rest is."""
        if not self.name_words or self.item.name.isupper():
            return frozenset()
        return frozenset(_IDENTIFIER.findall(as_printed(self.item.name)))

    @once
    def sides(self) -> frozenset[str]:
        """The words of its name that tell which of several it is: «norra», «södra»."""
        return frozenset(word[:3] for word in self.name_words & SIDES)

    @once
    def numbers(self) -> frozenset[str]:
        """Other numbers in its name; not years, which roll on with the plan."""
        if not self.name_words:
            return frozenset()
        name = _THOUSANDS.sub("", as_printed(untimed(self.item.name)))
        return frozenset(n for n in _NUMBER.findall(name) if not _YEAR.fullmatch(n))


def _values(item: Item) -> Iterator[tuple[tuple[object, ...], object]]:
    for name, value in item.fields.items():
        for part in value if isinstance(value, tuple) else ():
            if isinstance(part, YearAmount):
                yield (name, part.year, part.kind, part.of, part.basis, part.through), part.amount.kr
            elif isinstance(part, YearValue) and part.year is not None:
                yield (name, part.year, part.group, part.through), as_printed(part.value)


def _texts(item: Item) -> Iterator[str]:
    """Its running text and that of what stands below it: not who, how and how often, which a register repeats and
    which says nothing of what an item is."""
    yield from map(item.text, item.entity.text_fields)
    for child in item.children():
        if child.name:
            yield child.name
        yield from (text for text in _texts(child) if text != child.name)


def nodes(plan: Plan, unknown: Container[str] = ()) -> list[Node]:
    """All items of a plan save its metadata and the lists in `unknown`, owners before what they hold; nodes that no one
    else has."""
    found: list[Node] = []
    for listed in PLAN_LISTS:
        if listed.path not in unknown:
            for item in plan.lists[listed.path]:
                _add(item, listed, None, found, plan.year)
    return found


@by_identity(4)
def known_nodes(plan: Plan) -> list[Node]:
    """All items of a plan, the same nodes each time: a history compares a plan with the one before and the one after,
    and what its texts say is found once."""
    return nodes(plan)


def _add(item: Item, listed: ListOf, parent: Node | None, found: list[Node], year: int) -> None:
    node = Node(item, listed.path, parent, parent.depth + 1 if parent else 0, year)
    found.append(node)
    if parent:
        parent.children.append(node)
    for below in item.entity.lists:
        for child in item.lists[below.path]:
            _add(child, below, node, found, year)

"""How similar two items are, and which of their fields shows it.

Words that many items share say little: «Socialnämnden ska» is in every goal, «stickprov» in every control. So a word
weighs by how rare it is in its pool. Unlike items of one plan then score near 0, where a plain ratio of characters
gives them 50 of 100.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import accumulate, chain, islice, product, takewhile
from math import fsum, log
from typing import NamedTuple

from rapidfuzz import fuzz, process

from vpbdiff.language.lexicon import SMALL_WORDS
from vpbdiff.matching.nodes import Node, stems

_SLIP = 80.0
"""Two words this alike (of 100) count as one word with a slip or another ending: «Hysesrådgivning» scores 93,
«enhetens»/«enheten» 93, while «unga»/«ungdomar» (67) and «barn»/«vuxna» (22) stay two words."""
_STEM = (5, 85.0)
"""A word of five letters or more that begins the other counts this alike: «ungdom», «ungdomsenheten»."""
_CONTRADICTION = (0.3, 0.3)
"""A body that agrees less than 0.3 takes up to 0.3 of what a like name says: «Placering i jourhem» and «Placering i
tillståndspliktig verksamhet» are alike in name, and two risks."""
_COMPOUND = 10
"""Letters of a word that two words may make up: a shorter one is seldom a compound of two that tell."""
_END = 60.0
"""A compound and the word that it ends with count this alike: «gruppboende» is a kind of «boende»."""
_SLIP_LENGTH = 4
"""Shorter words are too easily another word."""
_SUPPORT = 0.3
"""How much the other field adds where it agrees too: enough to choose between two equal candidates, too little to
make a pair of two fields that both say no."""
_BODY_STEMS = 8
"""A body of fewer stems, some four words, is no evidence of its own."""
_SAME_PART = 85.0
"""Bullets this alike (of 100) are one bullet with a slip or a short word more, and so are those where all words of the
one stand in the other: «Stöd till familjehem» and «Råd och stöd till familjehem»."""
_SAME_MATTER = 0.2
"""How much of the shorter text of two risks the other holds at the least. Of 262 that are one, reworded heavily among
them, none held less than 0.27 (benchmarks/accuracy.py, seeds to fit on)."""
_LARGE = 60
"""Up to 60 items a side every pair is scored, 3 600 at most; above that an index finds the candidates."""
_COMMON = 0.1
"""In a large pool a stem that more than a tenth of the items hold finds no candidates; it still counts in the score."""
_WEIGHED = 1000
"""Items that are looked at for the candidates of one: in a pool of 150 all that share anything rare."""
_CANDIDATES = 12
"""Candidates kept for each item of a large pool; the right one stands first or second where it has any rare word."""


class Score(NamedTuple):
    """How alike two items are, 0-1, the field that spoke for it, what their bodies alone say, and how much of the
    name (or short text) that says less stands in the other: 1 where words only came or went, less where one was
    exchanged for another."""

    value: float
    field: str
    body: float
    contained: float


class Weights:
    """How much each word and stem of a pool says: the squared logarithm of how rare it is.

    Squared as in a cosine of tf-idf: in a pool of 16, a word that all share weighs 1/16 of one that is alone.
    """

    def __init__(self, *sides: Sequence[frozenset[str]]) -> None:
        most: dict[str, int] = {}
        for side in sides:
            for word, count in Counter(chain.from_iterable(side)).items():
                if count > most.get(word, 0):
                    most[word] = count
        size = max(map(len, sides))
        by_count = {count: log(1 + size / count) ** 2 for count in set(most.values())}
        self._weights = {word: by_count[count] for word, count in most.items()}
        self._weights |= dict.fromkeys(SMALL_WORDS & self._weights.keys(), log(2) ** 2)

    def __getitem__(self, word: str) -> float:
        return self._weights[word]

    def total(self, document: Iterable[str]) -> float:
        """The weight of a whole document, the same whatever order its words come in."""
        return fsum(map(self._weights.__getitem__, document))


class Pool:
    """The items of one entity in both plans, and how alike any two of them are. Symmetric in old and new."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self._sides = old, new
        self._scores: dict[tuple[Node, Node], Score] = {}
        self._nearest: dict[str, Mapping[str, float]] = {}
        self._indexed: Collection[tuple[Node, Node]] | None = None
        """The candidates of a large pool, found among what is free when they are first asked for."""

    @cached_property
    def bodies(self) -> Weights:
        """The weights of the stems of their texts."""
        return Weights(*([node.text for node in side] for side in self._sides))

    @cached_property
    def _names(self) -> Weights:
        return Weights(*([node.name_words for node in side] for side in self._sides))

    @cached_property
    def _body_totals(self) -> dict[Node, float]:
        return {node: self.bodies.total(node.body) for side in self._sides for node in side}

    @cached_property
    def _name_totals(self) -> dict[Node, float]:
        return {node: self._names.total(node.name_words) for side in self._sides for node in side}

    def score(self, old: Node, new: Node) -> Score:
        """How alike the two are. Items whose names hold different acronyms, law numbers or diarienummer are not."""
        if (old, new) not in self._scores:
            self._scores[old, new] = self._score(old, new)
        return self._scores[old, new]

    def body(self, old: Node, new: Node) -> float:
        """What the two bodies alone say, as in the score, without the cost of comparing names."""
        return 0.0 if conflict(old, new) else self._body(old, new)

    def _score(self, old: Node, new: Node) -> Score:
        if conflict(old, new):
            return Score(0.0, "name", 0.0, 0.0)
        names, body = self._name(old, new), self._body(old, new)
        if not old.has_name:
            return self._score_of_text(old, new, names, body)
        name, contained = names
        if old.numbers and new.numbers and not old.numbers & new.numbers:
            name = min(name, body) if old.body and new.body else name / 2
        if min(len(old.body), len(new.body)) >= _BODY_STEMS:
            least, most_taken = _CONTRADICTION
            name *= 1 - most_taken * max(0.0, 1 - body / least)
        best, other = max(name, body), min(name, body)
        field = old.item.entity.name_field if name >= body else "body"
        return Score(best + _SUPPORT * other * (1 - best), field, body, contained)

    def _score_of_text(self, old: Node, new: Node, words: tuple[float, float], stems: float) -> Score:
        """A control, a bullet, a paragraph: word by word where both are short, as boilerplate has the longer words."""
        short = bool(old.name_words and new.name_words)
        alike, contained = words if short else (stems, stems)
        return Score(alike, old.item.entity.name_field, stems, contained)

    def _name(self, old: Node, new: Node) -> tuple[float, float]:
        """How much of both names agrees, and how much of the one that says less stands in the other."""
        if old.title == new.title and old.name_words:
            return 1.0, 1.0
        if old.has_name and old.title and new.title and not (old.name_words and new.name_words):
            return self._long_name(old, new)
        totals = self._name_totals[old], self._name_totals[new]
        if not all(totals):
            return 0.0, 0.0
        shared = old.name_words & new.name_words
        slips = self._slips(old.name_words - shared, new.name_words - shared)
        agreed = 2 * self._names.total(shared) + slips
        return min(1.0, agreed / sum(totals)), min(1.0, agreed / 2 / min(totals))

    def _long_name(self, old: Node, new: Node) -> tuple[float, float]:
        """The same of a name that is a text: by the stems of its words."""
        sides = [frozenset(chain.from_iterable(map(stems, node.title.split()))) for node in (old, new)]
        totals = [self.bodies.total(side) for side in sides]
        shared = self.bodies.total(sides[0] & sides[1])
        return 2 * shared / sum(totals), shared / min(totals)

    def _slips(self, old: Set[str], new: Set[str]) -> float:
        """What near-equal words agree on: each word of one side with at most one of the other, the nearest first; a
        compound with two, since «vårdnadsutredning» is «utredning om vårdnad»."""
        agreed, used = 0.0, Counter[str]()
        near = [(alike, one, other) for one in old for other, alike in self._near(one).items() if other in new]
        for alike, one, other in sorted(near, key=lambda row: (-row[0], *sorted(row[1:]))):
            if used[one] < _parts(one) and used[other] < _parts(other) and not (used[one] and used[other]):
                agreed += alike / 100 * sum(self._names[word] for word in (one, other) if not used[word])
                used.update((one, other))
        return agreed

    def _near(self, word: str) -> Mapping[str, float]:
        """The words in names of the new plan that a slip or another ending tells from this one of the old plan, with
        how alike they are (of 100). Found once a word: a plan says the same words over and over."""
        if word not in self._nearest:
            self._nearest[word] = self._vocabulary.near(word)
        return self._nearest[word]

    @cached_property
    def _vocabulary(self) -> _Vocabulary:
        return _Vocabulary(word for node in self._sides[1] for word in node.name_words)

    def _body(self, old: Node, new: Node) -> float:
        if min(len(old.body), len(new.body)) < _BODY_STEMS:
            return 0.0
        if not old.has_text and old.children and new.children:
            return max(self._stems(old, new), _bullets(old, new))
        return self._stems(old, new)

    def _stems(self, old: Node, new: Node) -> float:
        total = self._body_totals[old] + self._body_totals[new]
        return 2 * self.bodies.total(old.body & new.body) / total if total else 0.0

    def candidates(self, old: Sequence[Node], new: Sequence[Node]) -> Iterable[tuple[Node, Node]]:
        """The pairs worth a score: all of a small pool, those that share a telling stem of a large one."""
        if max(len(old), len(new)) <= _LARGE:
            return product(old, new)
        free = {*old, *new}
        if self._indexed is None:
            self._indexed = _index(old, new)
        return (pair for pair in self._indexed if free.issuperset(pair))


def _parts(word: str) -> int:
    """How many words a word may stand for."""
    return 2 if len(word) >= _COMPOUND else 1


def _index(old: Sequence[Node], new: Sequence[Node]) -> Collection[tuple[Node, Node]]:
    """For each item the few of the other plan that share most of what is rare in both, seen from both sides, each pair
    once; in the order of the plans, by which twins are paired."""
    sides = [{node: _keys(node) for node in side} for side in (old, new)]
    holders = [_holders(side) for side in sides]
    most = max(3, int(_COMMON * len(new)))
    rare = {key: len(found) for key, found in holders[1].items() if len(found) <= most}
    ranks = {key: rank for rank, (_, key) in enumerate(sorted((count, key) for key, count in rare.items()))}
    rarest = [
        {node: sorted(keys & rare.keys(), key=ranks.__getitem__) for node, keys in side.items()} for side in sides
    ]
    forwards = ((node, other) for node, keys in rarest[0].items() for other in _nearest(keys, holders[1], rare))
    backwards = ((other, node) for node, keys in rarest[1].items() for other in _nearest(keys, holders[0], rare))
    return dict.fromkeys(chain(forwards, backwards))


def _holders(keys: Mapping[Node, Set[str]]) -> dict[str, list[Node]]:
    """The items that hold each key."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node, held in keys.items():
        for key in held:
            found[key].append(node)
    return found


def _nearest(keys: Sequence[str], holders: Mapping[str, Sequence[Node]], rare: Mapping[str, int]) -> list[Node]:
    """The few that share most of an item's keys, given from the rarest on: of these as many as some thousand items
    hold. Most of a large pool share one or two, so those that share too few are left out by their number alone, before
    anything is made of them."""
    telling = bisect_right(list(accumulate([rare[key] for key in keys])), _WEIGHED)
    shared = Counter(chain.from_iterable([holders[key] for key in keys[:telling] if key in holders]))
    least = min(sorted(shared.values())[-_CANDIDATES:], default=0)
    near = [(-count, other.content, other) for other, count in shared.items() if count >= least]
    return [other for _, _, other in sorted(near, key=lambda row: row[:2])[:_CANDIDATES]]


def _bullets(old: Node, new: Node) -> float:
    """How many of the bullets of both stand in both: what a unit is, when its name and half its bullets are gone."""
    sides = [[child.title for child in node.children] for node in (old, new)]
    shared = sum(
        any(is_same_part(title, other) for other in others) for one, others in (sides, sides[::-1]) for title in one
    )
    return shared / (len(sides[0]) + len(sides[1]))


def is_same_part(one: str, other: str) -> bool:
    """Whether two bullets are one, give or take a slip or a short word."""
    if fuzz.ratio(one, other, score_cutoff=_SAME_PART):
        return True
    words, others = _word_set(one), _word_set(other)
    return bool(words and others) and (words <= others or others <= words)


@lru_cache(maxsize=1 << 12)
def _word_set(title: str) -> frozenset[str]:
    return frozenset(title.split())


class _Vocabulary:
    """The words in the names of one plan's items, to find those that are nearly a given word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = {word for word in words if len(word) >= _SLIP_LENGTH}
        self._sorted = sorted(self._known)
        self._backwards = sorted(word[::-1] for word in self._known)

    def near(self, word: str) -> dict[str, float]:
        """The words that a slip or another ending tells from `word`, with how alike they are (of 100)."""
        if len(word) < _SLIP_LENGTH:
            return {}
        slips = process.extract(word, self._sorted, scorer=fuzz.ratio, score_cutoff=_SLIP, limit=None)
        found = {other: ratio for other, ratio, _ in slips}
        length, alike = _STEM
        for other in self._sharing_a_beginning(word, length):
            found[other] = max(alike, found.get(other, 0.0))
        for other in self._sharing_an_end(word, length):
            found[other] = max(_END, found.get(other, 0.0))
        return found

    def _sharing_an_end(self, word: str, length: int) -> Iterator[str]:
        """The compounds of so many letters that end with `word`, and the words of such a length that end it."""
        if len(word) >= length:
            ended = islice(self._backwards, bisect_left(self._backwards, word[::-1]), None)
            longer = (other[::-1] for other in takewhile(lambda other: other.startswith(word[::-1]), ended))
            yield from (other for other in longer if len(other) >= _COMPOUND)
        if len(word) >= _COMPOUND:
            yield from (word[start:] for start in range(1, len(word) - length + 1) if word[start:] in self._known)

    def _sharing_a_beginning(self, word: str, length: int) -> Iterator[str]:
        """The words of so many letters or more that begin with `word` or that it begins with."""
        if len(word) >= length:
            longer = islice(self._sorted, bisect_left(self._sorted, word), None)
            yield from takewhile(lambda other: other.startswith(word), longer)
        yield from (word[:end] for end in range(length, len(word)) if word[:end] in self._known)


def conflict(old: Node, new: Node) -> bool:
    """Whether they are known to be two: different acronyms, law numbers or diarienummer in their names, or sides
    («norra», «södra»), or roles, or other texts under a name that only files them."""
    named = ((old.identifiers, new.identifiers), (old.sides, new.sides))
    apart = any(one and other and not one & other for one, other in named)
    return bool(apart or (old.role and new.role and old.role != new.role)) or is_other_matter(old, new)


def is_other_matter(old: Node, new: Node) -> bool:
    """Whether two that their names only file have texts, and these nothing to speak of in common."""
    least = min(len(old.matter_stems), len(new.matter_stems))
    return len(old.matter_stems & new.matter_stems) < _SAME_MATTER * least


def _keys(node: Node) -> set[str]:
    """What finds candidates: stems, and for names also the ends of words, which a slip in the first letters leaves."""
    return {word[-5:] + "$" for word in node.name_words} | set(node.text)

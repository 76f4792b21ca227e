"""Sentences that may give the reason for a change, and last year's recurring reasons as drafts.

Both are offered; nothing here records one. A sentence of the new plan, of a memo or of minutes is about a change if it
names what changed, by the noun that the name is about, or its amount. It may give the reason if what it says was done
fits what happened (`causes`). Both are needed, or every sentence on a subject would be a reason for everything that
happened to it: that a service gets less money is no reason for its fee, nor for another that the sentence names.

An index, a volume and a technical adjustment are decided anew each year on much the same grounds. So last year's
reasons of these kinds are offered as drafts that say where they are from. A person who takes one writes this year's
figures and words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from vpbdiff.documents.blocks import BlockKind, BlockPlace, SourceDocument
from vpbdiff.explanations import causes
from vpbdiff.explanations.causes import Deed
from vpbdiff.explanations.entries import RECURRING, Entry, StatedIn
from vpbdiff.explanations.file import read
from vpbdiff.explanations.subjects import Subject
from vpbdiff.language.lexicon import FUNCTION_WORDS, GUARDS
from vpbdiff.language.sentences import ended, join, split_text
from vpbdiff.language.tokens import Sort, normal, tokenize
from vpbdiff.model import money
from vpbdiff.model.changes import Kind, Op
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Item, Plan, YearAmount
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import RECORDS, SUFFIX, as_file, stem

MOST = 2
"""Sentences offered for one change: who does not find the reason in two looks it up in the document."""

_NEAR = 0.6
"""The share of the first one's score that another sentence must have to be offered beside it. An amount is made up of
several, each with its reason."""

_AMOUNT = re.compile(rf"({money.FIGURE})[ \u00a0]?({money.UNIT_WORDS})", re.IGNORECASE)
_PERCENT = re.compile(rf"{money.FIGURE}[ \u00a0]?(?:%|procent\b)")

_FEWEST_WORDS = 5
"""Words of a sentence: headings and cells of a table have fewer, and state no reason."""

_ENOUGH = 0.5
"""The share of a name's weight that a sentence must hold where no amount counts for it. Rare words weigh more: half of
the weight is the name's own words («familjerådgivning»), and not those of every other name («insatser», «arbeta»)."""

_OF_THE_DIFFERENCE = 0.3
"""The share of the weight of the added and removed words that counts as much as half a name: they are more than a
name's words, and a reason seldom repeats them all."""

_AMOUNT_SPEAKS = 1.0
"""An amount that is the very change counts as a whole name."""

_MONEY_SPEAKS = 0.5
"""The score of a sentence about an amount of the whole, or of all units, for a row that it may be about: just enough to
be shown, after every sentence that names the row."""

_OF_THE_WHOLE = re.compile(r"\b(?<!av )(?:budget)?ram(?:en|ar|arna)?\b|\bnettokostnad|\bbudgetnivå", re.IGNORECASE)
_ON_MONEY = re.compile(rf"{_PERCENT.pattern}|kostnad|intäkt|budget|\bram(?:en|ar)?\b|anslag", re.IGNORECASE)
_OF_ALL_UNITS = re.compile(r"\b(?:samtliga|alla|varje)\b", re.IGNORECASE)

_RARE = 3
"""The most sentences that a word may stand in and still, alone, link a sentence to a change."""

_HEAD_ENDS = re.compile(
    r"\b(?:på|i|till|för|av|med|mot|hos|vid|om|enligt|inom|från|efter|åt|som|och|under|över|mellan)\b", re.IGNORECASE
)
"""What ends the part of a name that says what it is about: «Avgift | för hemtjänst»."""

_SAYS_WHY = frozenset({Deed.CAUSE, Deed.DECISION})
_GIVES_A_CAUSE, _FITS = 0.5, 0.25
"""What it counts that a sentence says why, and that what was done is what happened."""

_ENDINGS = ("arna", "erna", "orna", "ande", "ar", "er", "or", "en", "an", "et", "na", "a", "s", "t")
_SHORTEST = 4
"""Letters that a stem keeps: «lag» is not cut, «avtalen» and «avtalet» become «avtal»."""


@dataclass(frozen=True)
class SourceSentence:
    """One sentence with where it stands: the document, and the line, the page or the paragraph, counted from 1.

    `owner` is the pointer of the item of the new plan that it is part of; empty for a document of its own.
    """

    text: str
    document: str
    place: BlockPlace = BlockPlace.LINE
    number: int | None = None
    owner: str = ""

    @property
    def origin(self) -> StatedIn:
        """As the source of a reason. A paragraph's number is none that a reader counts by, and is left out."""
        named = {BlockPlace.LINE: {"line": self.number}, BlockPlace.PAGE: {"page": self.number}}
        return StatedIn(self.document, **named.get(self.place, {}))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The stems of the words that its subject is known by."""
        return topics(self.text)

    @cached_property
    def deeds(self) -> frozenset[Deed]:
        """What it says was done."""
        return causes.deeds(self.text)

    @cached_property
    def amounts(self) -> frozenset[Fraction]:
        """The amounts that it names, in kronor, without sign."""
        return frozenset(_kronor(self.text))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence that seems to give the reason; `score` only ranks them, more is likelier."""

    passage: SourceSentence
    score: float


class Suggester:
    """Ranks one body of sentences for one change after another."""

    def __init__(self, passages: Iterable[SourceSentence]) -> None:
        held = [each for each in passages if len(each.text.split()) >= _FEWEST_WORDS]
        self._number = len(held)
        self._uses = Counter(topic for each in held for topic in each.topics)
        self._causal = [each for each in held if each.deeds]

    def of(self, subject: Subject) -> tuple[Suggestion, ...]:
        """The sentences that seem to give the reason for a change, likeliest first, at most `MOST`."""
        own, texts = _own(subject), _texts(subject)
        about = _About(subject)
        found = [
            Suggestion(each, score)
            for each in self._causal
            if self._is_about(each, about) and (score := self._score(each, about)) >= _ENOUGH
            if each.owner not in own and not any(each.text in text for text in texts)
        ]
        ranked = sorted(found, key=lambda each: (-each.score, each.passage.number or 0))
        seen: dict[str, Suggestion] = {}
        for each in ranked:
            if about.is_money or each.score >= ranked[0].score * _NEAR:
                seen.setdefault(each.passage.text, each)
        return tuple(seen.values())[:MOST]

    def _score(self, passage: SourceSentence, about: _About) -> float:
        score = self._share(passage.topics, about.name)
        score += self._share(passage.topics, about.difference) * _ENOUGH / _OF_THE_DIFFERENCE
        if about.is_changed_by(passage):
            score += _AMOUNT_SPEAKS
        elif about.may_be_meant_by(passage):
            score += _MONEY_SPEAKS
        if score < _ENOUGH:
            return 0.0
        score += _GIVES_A_CAUSE if passage.deeds & {Deed.CAUSE, Deed.OCCASION} else 0
        return score + (_FITS if causes.fits(passage.deeds - _SAYS_WHY, about.kinds) else 0)

    def _is_about(self, passage: SourceSentence, about: _About) -> bool:
        """Whether a sentence shares enough with a change to be about it: an amount, two words, or one that is rare; and
        is about money, where the change is."""
        if not about.is_of_its_sort(passage):
            return False
        if about.is_changed_by(passage) or about.may_be_meant_by(passage):
            return True
        if not causes.fits(passage.deeds, about.kinds):
            return False
        shared = passage.topics & (about.name | about.difference)
        rare = any(self._uses[topic] <= _RARE for topic in passage.topics & about.name)
        return (len(shared) > 1 or rare) and self._names(passage, about)

    def _names(self, passage: SourceSentence, about: _About) -> bool:
        """Whether a sentence names what a name is about; of one that says too little by itself what comes after it
        too."""
        if self._share(passage.topics, about.head) < _ENOUGH:
            return False
        rest = about.name - about.head
        if not rest or not about.head <= _GENERAL:
            return True
        return max(rest, key=lambda topic: (-self._uses[topic], topic)) in passage.topics

    def _share(self, present: frozenset[str], wanted: frozenset[str]) -> float:
        """How much of the weight of the wanted words is present; a word weighs more the fewer sentences hold it."""
        weights = {topic: math.log(1 + self._number / (self._uses[topic] or 1)) for topic in wanted}
        whole = sum(weights.values())
        return sum(weight for topic, weight in weights.items() if topic in present) / whole if whole else 0.0


class _About:
    """What a change is about: the words of its name, those that differ, and its amounts."""

    def __init__(self, subject: Subject) -> None:
        self.name = topics(subject.record.name)
        self.head = _head(subject.record.name)
        self.kinds = subject.change.kinds if subject.change is not None else ()
        self._may_cost = subject.entity == "fee" or causes.of_the_whole(self.kinds)
        self.is_money = ENTITIES[subject.entity].is_money
        self.difference = frozenset() if self.is_money else topics(" ".join(_differing(subject))) - self.name
        self.amounts = frozenset(_changes(subject))
        self._is_gross = subject.gross
        role = subject.change.new[0].text("role") if subject.change is not None and subject.change.new else ""
        self._money = {"part": _OF_ALL_UNITS, "net": _OF_THE_WHOLE, "total": _OF_THE_WHOLE}.get(role)

    def is_of_its_sort(self, passage: SourceSentence) -> bool:
        """Whether a sentence is about money where the change is, with the same direction, and not where it is not."""
        if not self.is_money:
            return not passage.amounts or self._may_cost
        source, target = map(topics, causes.transfer(passage.text))
        if (self.head & source and Kind.INCREASED in self.kinds) or (
            self.head & target and Kind.DECREASED in self.kinds
        ):
            return False
        # What all units get is part of what made each, also of one that got less.
        if causes.contradicts(passage.deeds, self.kinds) and not (
            self._money is _OF_ALL_UNITS and self.may_be_meant_by(passage)
        ):
            return False
        return bool(passage.amounts or _ON_MONEY.search(passage.text))

    def is_changed_by(self, passage: SourceSentence) -> bool:
        """Whether a sentence names the very change of an amount. One of a single digit («0,2 mkr») may be of anything,
        and so may that of all income or cost, so it needs a word of the row's name too."""
        found = passage.amounts & self.amounts
        telling = not self._is_gross and any(_digits(kr) > 1 for kr in found)
        return bool(found) and (bool(passage.topics & self.name) or telling)

    def may_be_meant_by(self, passage: SourceSentence) -> bool:
        """Whether a sentence about money that names no row can be about this one."""
        if self._money is None or not (passage.amounts or _PERCENT.search(passage.text)):
            return False
        return bool(self._money.search(passage.text))


def of_plan(plan: Plan) -> Iterator[SourceSentence]:
    """The sentences of a plan's prose, with the document and the line that the snapshot knows them by. The text of an
    activity or a risk is a promise, and no reason for another change."""
    for item in plan.items():
        if item.entity.chapter is Chapter.PROSE and item.entity.part:
            for sentence in sentences(item.name):
                yield _of_item(sentence, item, plan)


def of_document(document: SourceDocument) -> Iterator[SourceSentence]:
    """The sentences of a document; one that goes on over a line's end is made whole, and stands where it begins. Each
    cell of a table is a text of its own."""
    text, starts = "", list[tuple[int, int]]()
    for block in document.blocks:
        number = (block.page or block.line) if document.place is BlockPlace.PAGE else block.line
        if not (text and block.kind is BlockKind.TEXT and not block.apart and not ended(text)):
            yield from _placed(text, starts, document)
            text, starts = "", []
        if block.kind is BlockKind.ROW:
            for cell in block.flat:
                yield from _placed(cell, [(0, number)], document)
        elif block.kind is not BlockKind.RULE:
            starts.append((len(text), number))
            text = join(text, block.text) if text else block.text
    yield from _placed(text, starts, document)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [" ".join(each.split()) for each in split_text(text)]


def topics(text: str) -> frozenset[str]:
    """The stems of the words that a text's subject is known by."""
    words = (token.key for token in tokenize(text) if token.sort is Sort.WORD)
    return frozenset(_stem(word) for word in words if len(word) > 2 and word not in FUNCTION_WORDS | GUARDS)


_NO_VERBS = ("skola", "taxa", "kamera", "resa", "lista", "hälsa", "kyrka", "vecka")
"""The ends of nouns that look like the verb which opens the name of an activity."""


def _head(name: str) -> frozenset[str]:
    """The stems of the words that say what a name is about: those before the first preposition, or after it, without a
    verb that opens them («Införa bildstöd på …», «Bygga om förrådet»)."""
    first, _, rest = name.partition(" ")
    if rest and first.endswith("a") and not first.casefold().endswith(_NO_VERBS):
        name = rest
    return next(filter(None, map(topics, _HEAD_ENDS.split(name))), frozenset())


def _stem(word: str) -> str:
    """A word without the endings that its form gives it: of number and gender, of the genitive or the passive."""
    found = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    return _stem(word.removesuffix(found)) if found else word


_GENERAL = topics("avgift taxa upphandling avtal enhet arbete insats stöd verksamhet")
"""Nouns that say too little by themselves: what comes after them says what it is about."""


def _placed(text: str, starts: Sequence[tuple[int, int]], document: SourceDocument) -> Iterator[SourceSentence]:
    position = 0
    for sentence in split_text(text):
        at = text.index(sentence, position)
        position = at + len(sentence)
        number = max((start for start in starts if start[0] <= at), default=(0, None))[1]
        yield SourceSentence(" ".join(sentence.split()), document.name, document.place, number)


def _of_item(sentence: str, item: Item, plan: Plan) -> SourceSentence:
    source = item.source
    if source is None or not plan.documents:
        return SourceSentence(sentence, plan.path, owner=item.pointer)
    document = plan.documents[source.document - 1]
    if source.line is None:
        return SourceSentence(sentence, document, BlockPlace.PAGE, source.page, item.pointer)
    return SourceSentence(sentence, document, BlockPlace.LINE, source.line, item.pointer)


def _own(subject: Subject) -> frozenset[str]:
    """The pointers of the changed items in the new plan, and of all in them: what changed is no reason for itself."""
    new = subject.change.new if subject.change is not None else ()
    return frozenset(each.pointer for item in new for each in item.walk())


def _texts(subject: Subject) -> tuple[str, ...]:
    """All texts of what changed, old and new, which a document may repeat."""
    items = (*subject.change.old, *subject.change.new) if subject.change is not None else ()
    values = [value for item in items for each in item.walk() for value in each.fields.values()]
    return (subject.record.name, *(" ".join(value.split()) for value in values if isinstance(value, str)))


def _differing(subject: Subject) -> Iterator[str]:
    for facet in subject.change.facets if subject.change is not None else ():
        yield from (word.text for word in facet.words if word.op is not Op.SAME)


def _changes(subject: Subject) -> Iterator[Fraction]:
    """By how much the amounts of a change changed, without sign."""
    for facet in subject.change.facets if subject.change is not None else ():
        sides = [side[0] for side in (facet.old, facet.new) if isinstance(side, tuple) and side]
        kr = [Fraction(each.amount.kr) for each in sides if isinstance(each, YearAmount)]
        if len(kr) == 2 and (difference := abs(abs(kr[1]) - abs(kr[0]))):  # a sign rule may have turned between plans
            yield difference


def _digits(kr: Fraction) -> int:
    """Digits of an amount without the noughts at its end."""
    return len(str(int(kr)).rstrip("0"))


def _kronor(text: str) -> Iterator[Fraction]:
    for figure, word in _AMOUNT.findall(text):
        unit = Unit.of(word)
        amount = money.parsed(figure, unit) if unit is not None else None
        if amount is not None:  # none is finer than a krona, so no amount of a budget
            yield abs(Fraction(amount.kr))


@dataclass(frozen=True, slots=True)
class CarriedReason:
    """A reason of an earlier year, where it stands, and the changes of this year that it may apply to again.

    `place` is the explanations file, `number` the entry's in it from 0.
    """

    entry: Entry
    subjects: tuple[Subject, ...]
    place: Snapshot
    number: int


def drafts(old: Snapshot, new: Snapshot, subjects: Sequence[Subject]) -> tuple[CarriedReason, ...]:
    """The recurring reasons on record of how the old plan came about, for the subjects that are of the same items.

    Raises `VpbdiffError` for a file of explanations that can't be read.
    """
    return tuple(draft for place in _earlier(old, new) for draft in _of(place, subjects))


def _earlier(old: Snapshot, new: Snapshot) -> list[Snapshot]:
    """The files beside the new plan that explain how the old one came about; of a working folder alone."""
    if new.revision is not None:
        return []
    home = Path(new.path).parent
    found = (path for ending in (SUFFIX, RECORDS) for path in home.glob(f"*-{stem(old)}{ending}"))
    return [Snapshot(path) for path in sorted({Path(as_file(Snapshot(path)).path) for path in found})]


def _of(place: Snapshot, subjects: Sequence[Subject]) -> Iterator[CarriedReason]:
    for number, entry in enumerate(read(place).explanations.entries):
        if entry.kind in RECURRING and not entry.baseline and (same := tuple(_same(entry, subjects))):
            yield CarriedReason(entry, same, place, number)


def _same(entry: Entry, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """The subjects that are of an entry's items: by key, or by the name that the items had got when it was written."""
    keys = {*entry.key}
    names = {(each.item.partition(":")[0], normal(each.name)) for each in entry.items}
    for subject in subjects:
        old = subject.change.old if subject.change is not None else ()
        if subject.item in keys or any((subject.entity, normal(item.name)) in names for item in old):
            yield subject

"""A sentence on one item in any words, judged by its figures: every word of weight in it is one of that item's own.

What words mean together nobody reads here, so no sentence is confirmed for its words: only what a figure was and is,
with the direction that goes with it, is. A figure that the item does not have, in the unit that it has another in, is
wrong. A negation, two directions or a word that stands in no text of the item leave the sentence undecided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from vpbdiff.claims import Truth
from vpbdiff.language.lexicon import words
from vpbdiff.language.numerals import ARTICLES, parse
from vpbdiff.language.quantities import measure, times_a_year
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Item

_TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|[^\W\d_]+|%")

_UP_TO = re.compile(r"\b(?:ned|upp) till\b")

_SILENT = words(
    """
    alla allt antal antalet andel andelen att av bara bli blir den denna det de dem där då efter en enligt ett för från
    får gick går gått gäller genom ges görs gör har hela hos hur högst i inom innan istället kan ligger lägst med mellan
    men minst mot nu numera ny nya nytt när och också om på redan samma sedan sin sina sitt ska skall skjuts som stället
    till dras under ur vara varje vid vilket är åt år året tidigare förut förra gamla planen plan nämnden målet mål
    måttet mått aktiviteten uppdraget risken kontrollen kontroll krav kravet avgiften taxan eller varav gång gånger
    """
)
"""Words that say nothing of what a sentence is about."""

_UP = words(
    """
    ökar ökas ökat öka höjs höjts höja fler mer oftare tätare längre utökas växer växa stiger stiga upp senare fram
    senareläggs förlängs
    """
)
_DOWN = words(
    """
    minskar minskas minskat minska sänks sänkts sänka färre mindre sällan glesare kortare krymper sjunker sjunka ned ner
    tidigareläggs förkortas
    """
)
_OFTEN = words("oftare tätare sällan glesare")
_NOT = words("inte ej aldrig ingen inget inga utan slopas oförändrat oförändrad nästan drygt knappt ungefär cirka")
_BEFORE = words("tidigare förut förra hade var gamla innan")
_TIMES = {"fördubblas": Fraction(2), "halveras": Fraction(1, 2), "tredubblas": Fraction(3)}

_LEAST = 4
"""Letters of a word that may tell what a sentence is about."""
_INFLECTED = 3
"""Letters that an ending has at the most: «ombud», «ombuden»."""
_TELLING = 2
"""Words of weight that tell an item; one long word does."""
_LONG = 10

_DAYS = {"vecka": 7, "dygn": 1, "dag": 1}
_MONTHS = {"månad": 1, "kvartal": 3, "tertial": 4, "halvår": 6}


class TextFigure(NamedTuple):
    """A figure of a text and what it counts, weeks as days and quarters as months; empty where nothing follows it."""

    number: Fraction
    unit: str

    def is_like(self, other: TextFigure) -> bool:
        """Whether one may be said for the other."""
        return self.number == other.number and (not (self.unit and other.unit) or self.counts_as(other))

    def counts_as(self, other: TextFigure) -> bool:
        """Whether both count the same."""
        return bool(self.unit and other.unit) and (self.unit == other.unit or is_form(self.unit, other.unit))


@dataclass(frozen=True)
class SaidText:
    """A text as words and figures, in order: a figure stands as its number among the words."""

    text: str

    @cached_property
    def tokens(self) -> tuple[str | TextFigure, ...]:
        """The words in lower case and the figures; the word that a figure counts stays a word."""
        found = [each.casefold() for each in _TOKEN.findall(_UP_TO.sub("till", self.text))]
        return tuple(_figure(found, place) or word for place, word in enumerate(found))

    @cached_property
    def figures(self) -> tuple[TextFigure, ...]:
        """The figures in their order; in «18 till 29 år» both count years."""
        found: list[TextFigure] = []
        for each in reversed([token for token in self.tokens if isinstance(token, TextFigure)]):
            unit = each.unit or (found[-1].unit if found and self._is_joined(each) else "")
            found.append(TextFigure(each.number, unit))
        return tuple(reversed(found))

    def _is_joined(self, figure: TextFigure) -> bool:
        place = self.tokens.index(figure)
        after = self.tokens[place + 1 : place + 2]
        return after in (("och",), ("till",), ("eller",), ("mot",))

    def steps(self, own: frozenset[str]) -> tuple[TextFigure, ...]:
        """The figures by how much something is more or less: «ökar med 4», «4 timmar färre»; not of words that are an
        item's `own`."""
        found, ways = [], (_UP | _DOWN) - own
        places = [place for place, each in enumerate(self.tokens) if isinstance(each, TextFigure)]
        for figure, place in zip(self.figures, places, strict=True):
            before = [each for each in self.tokens[max(place - 2, 0) : place] if each != "med"]
            if {*before[-1:], *self.tokens[place + 1 : place + 3]} & ways:
                found.append(figure)
        return tuple(found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of any weight."""
        return tuple(each for each in self.tokens if isinstance(each, str) and len(each) >= _LEAST)

    def has(self, those: frozenset[str]) -> bool:
        """Whether any of some words stands in it."""
        return any(isinstance(each, str) and each in those for each in self.tokens)


def _figure(found: Sequence[str], place: int) -> TextFigure | None:
    word, after = found[place], found[place + 1] if place + 1 < len(found) else ""
    unit = measure(after) or (after if len(after) >= _LEAST and after not in _SILENT else "")
    number = Fraction(re.sub(r"\s", "", word).replace(",", ".")) if word[0].isdigit() else None
    if number is None and (said := parse(word)) is not None and (word not in ARTICLES or measure(after)):
        number = Fraction(said)
    if number is None:
        return None
    for scale, base in ((_DAYS, "dag"), (_MONTHS, "månad")):
        if unit in scale:
            return TextFigure(number * scale[unit], base)
    return TextFigure(number, unit)


def _shared(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one, or the first a compound that begins with the other."""
    shared = _shared(one, other)
    return shared >= _LEAST and 2 * shared >= len(one) and shared >= len(other) - _INFLECTED


_ENDING = re.compile(
    r"(?:[aoe]?r?|[ae]?n|e?t|a|e|ns?)(?:na|en|n|a|e)?s?|a[dt]e?s?|[dt][ea]?s?|er(?:ar|as|at|a)s?|n?ing(?:en|ar|arna)?s?|ande"
)
"""What an inflected word may end in, after the stem that it shares with another."""


def _is_inflected(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    shared = _shared(one, other)
    return is_form(one, other) and _ENDING.fullmatch(one[shared:]) is not None


class Topic(NamedTuple):
    """An item in both plans, or in one: its texts, and the name of what it is a part of."""

    old: SaidText
    new: SaidText
    owner: SaidText
    olds: tuple[Item, ...]
    news: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items, old and new."""
        return (*self.olds, *self.news)

    @property
    def texts(self) -> tuple[SaidText, ...]:
        """All that it says."""
        return self.old, self.new, self.owner

    def moved(self, like: Sequence[TextFigure] = ()) -> tuple[TextFigure, TextFigure] | None:
        """The one figure that is another in the new text, as it was and is; of what others count, where some do."""
        gone = [each for each in self.old.figures if not any(each.is_like(other) for other in self.new.figures)]
        came = [each for each in self.new.figures if not any(each.is_like(other) for other in self.old.figures)]
        if units := [each for each in like if each.unit]:
            gone, came = ([one for one in side if any(map(one.counts_as, units))] for side in (gone, came))
        if len(gone) == len(came) == 1 and (gone[0].counts_as(came[0]) or not (gone[0].unit and came[0].unit)):
            return gone[0], came[0]
        return None

    @property
    def times(self) -> tuple[Fraction | None, Fraction | None]:
        """How often a year it is done, before and now."""
        return times_a_year(self.old.text), times_a_year(self.new.text)


class Topics:
    """What a comparison's sentences may be about, found by the words of their items."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._covering: dict[str, frozenset[int]] = {}

    @cached_property
    def all(self) -> list[Topic]:
        """The items in both plans as one topic, what came, went, was merged or split as one too."""
        matching, new = self._comparison.matching, self._comparison.new
        sides: list[tuple[Sequence[Item], Sequence[Item]]] = [((pair.old,), (pair.new,)) for pair in matching.pairs]
        held = {id(item) for old, now in sides for item in (*old, *now)}
        sides += [
            (each.old, each.new)
            for each in self._comparison.changes
            if not any(id(item) in held for item in (*each.old, *each.new))
        ]
        names = {item.pointer: item.name for item in new.items()}
        return [
            Topic(_text(old), _text(now), SaidText(_owner(now, names)), tuple(old), tuple(now))
            for old, now in sides
            if not any(item.entity.is_money or item.entity.is_plan for item in (*old, *now))
        ]

    def covering(self, word: str) -> frozenset[int]:
        """The topics, by their numbers, that have a word in some form, or the parts that it is joined of."""
        if word not in self._covering:
            found = self._with(word)
            for place in range(_LEAST, len(word) - _LEAST + 1) if not found else ():
                found |= self._with(word[:place].removesuffix("s")) & self._with(word[place:])
            self._covering[word] = found
        return self._covering[word]

    def _with(self, word: str) -> frozenset[int]:
        near = self._vocabulary.get(word[:_LEAST], {})
        return frozenset(number for own, those in near.items() if is_form(word, own) for number in those)

    @cached_property
    def _vocabulary(self) -> dict[str, dict[str, set[int]]]:
        """The topics by each of their words, those by the letters that they begin with."""
        found: dict[str, dict[str, set[int]]] = {}
        for number, topic in enumerate(self.all):
            for own in {own for text in topic.texts for own in text.words}:
                found.setdefault(own[:_LEAST], {}).setdefault(own, set()).add(number)
        return found

    def says(self, topic: Topic, word: str) -> bool:
        """Whether a word is one of a topic's as it is now, inflected or a compound of its words; as it stands where it
        is short. «avgiftsfri» is none of «avgift»."""
        texts = (topic.new if topic.news else topic.old, topic.owner, *(SaidText(item.name) for item in topic.items))
        own = {each for text in texts for each in text.tokens if isinstance(each, str)}
        if len(word) < _LEAST or word in own:
            return word in own
        if any(_is_inflected(word, each) for each in own):
            return True
        parts = [(word[:at].removesuffix("s"), word[at:]) for at in range(_LEAST, len(word) - _LEAST + 1)]
        return any(
            any(_is_inflected(one, each) for each in own) and any(_is_inflected(two, each) for each in own)
            for one, two in parts
        )

    def about(self, words: Iterable[str]) -> list[Topic]:
        """The topics of which every one of some words is."""
        held = [self.covering(word) for word in words]
        return [self.all[number] for number in sorted(frozenset.intersection(*held))] if held else []


class TextJudge:
    """Judges sentences by the figures of the one item that they are about."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics

    def judge(self, text: str) -> Truth:
        """Whether the figures of the item that a sentence is about bear it out."""
        said = SaidText(text)
        if said.has(_NOT) or not (said.figures or said.has(_OFTEN) or said.has(frozenset(_TIMES))):
            return OPEN
        topic = self._topic(said)
        return OPEN if topic is None else _judged(said, topic)

    def _topic(self, said: SaidText) -> Topic | None:
        """The one item of which every word of weight in a sentence is; None where there is none or several."""
        units = {each.unit for each in said.figures}
        about = [
            word
            for word in said.words
            if word not in _SILENT | _UP | _DOWN and word not in _TIMES and not measure(word) and word not in units
        ]
        if not is_telling(about):
            return None
        found = self._topics.about(about)
        return found[0] if len(found) == 1 else None


def is_telling(words: Sequence[str]) -> bool:
    """Whether words are enough to tell an item by."""
    return len(words) >= _TELLING or any(len(word) >= _LONG for word in words)


def _owner(items: Sequence[Item], names: Mapping[str, str]) -> str:
    """The name of what items are parts of: a control's risk."""
    owners = [names.get(item.pointer.rsplit("/", 2)[0], "") for item in items if item.entity.part]
    return " | ".join(owners)


def _text(items: Iterable[Item]) -> SaidText:
    """The texts of an item, apart so that no figure counts the first word of the next."""
    return SaidText(" | ".join(value for item in items for value in item.fields.values() if isinstance(value, str)))


_INSTEAD = re.compile(r"\s+i ?stället för\s+")


def _judged(said: SaidText, topic: Topic) -> Truth:
    own = frozenset(topic.new.words)  # «ska minska sitt matsvinn» is what is done, and no change of the plan
    ways = [way for way, those in ((1, _UP - own), (-1, _DOWN - own)) if said.has(those)]
    if len(ways) > 1 or not topic.new.text:
        return OPEN
    if not topic.old.text:
        return _of_new(said, topic)
    way = ways[0] if ways else 0
    if (pair := _from_to(said)) is not None:
        return _exchanged(said, topic, pair, way)
    if said.has(_OFTEN):
        return _how_often(said, topic, way)
    return _moved(said, topic, way)


def _moved(said: SaidText, topic: Topic, way: int) -> Truth:
    """By how much, or to what, the one figure that is another went."""
    moved = topic.moved(said.figures)
    times = [ratio for word, ratio in _TIMES.items() if said.has(frozenset((word,)))]
    if moved is not None and times and moved[0].number:
        right = moved[1].number / moved[0].number == times[0]
        return FALSE if not right else OPEN if said.figures else HOLDS
    steps = said.steps(frozenset(topic.new.words))
    if moved is not None and way and said.figures:
        difference = abs(moved[1].number - moved[0].number)
        if all(each.number == difference if each in steps else each.is_like(moved[1]) for each in said.figures):
            return FALSE if (moved[1].number - moved[0].number) * way < 0 else HOLDS
    return _of_new(said, topic)


def _how_often(said: SaidText, topic: Topic, way: int) -> Truth:
    """«görs mer sällan», with how often after a colon or not."""
    before, now = topic.times
    told = said.text.partition(":")[2]
    if before is None or now is None:
        moved = topic.moved()
        before, now = (each.number for each in moved) if moved is not None else (None, None)
    if before is None or now is None or (not told and said.figures):
        return OPEN
    if (now - before) * way <= 0:
        return FALSE
    sides = [times_a_year(each) for each in _INSTEAD.split(told)] if told else [now, before]
    return HOLDS if sides == [now, before] else OPEN


def _of_new(said: SaidText, topic: Topic) -> Truth:
    """A figure that the new text has not, where it has another of the same, is wrong; that it has it proves little."""
    if said.has(_BEFORE) or said.steps(frozenset(topic.new.words)):
        return OPEN
    return FALSE if any(_is_other(each, topic.new.figures) for each in said.figures) else OPEN


def _is_other(figure: TextFigure, known: Sequence[TextFigure]) -> bool:
    """Whether a text has one figure of the same sort, and it is another; nowhere does it have this one."""
    alike = [each for each in known if figure.counts_as(each)]
    return len(alike) == 1 and all(each.number != figure.number for each in known)


_FROM_TO = (
    (re.compile(r"från # (?:[^# ]+ )?till #"), False),
    (re.compile(r"# (?:[^#]+ )?i ?stället för #"), True),
    (re.compile(r"# (?:[^#]+ )?mot (?:tidigare )?#"), True),
)
"""How a sentence says what a figure was and is, and whether it says first what it is."""


def _from_to(said: SaidText) -> tuple[TextFigure, TextFigure] | None:
    """What a sentence says that a figure was and is: «från A till B», «B i stället för A», «B mot tidigare A»."""
    line = " ".join("#" if isinstance(each, TextFigure) else each for each in said.tokens)
    for pattern, is_turned in _FROM_TO:
        if found := pattern.search(line):
            place = line[: found.start()].count("#")
            one, two = said.figures[place : place + 2]
            return (two, one) if is_turned else (one, two)
    return None


def _exchanged(said: SaidText, topic: Topic, pair: tuple[TextFigure, TextFigure], way: int) -> Truth:
    was, now = pair
    before = any(each.number == was.number for each in topic.old.figures)
    after = any(each.number == now.number for each in topic.new.figures)
    if not (before and after):
        moved = topic.moved(said.figures)
        is_turned = moved is not None and moved[1].is_like(was) and moved[0].is_like(now)
        return FALSE if is_turned or before != after else OPEN
    rest = [each for each in said.figures if each not in pair]
    is_moved = any(was.is_like(each) for each in topic.old.figures) and any(now.is_like(e) for e in topic.new.figures)
    if not is_moved or any(each.number != abs(now.number - was.number) for each in rest):
        return OPEN
    if was.number == now.number or any(now.is_like(each) for each in topic.old.figures):
        return OPEN
    return FALSE if (now.number - was.number) * way < 0 else HOLDS

"""What differs between two texts, as pairs of quotations, each word for word out of its plan.

Sentences that stand in both texts are dropped wherever they stand: a moved or merged sentence is no news. The rest are
paired by likeness; what has no partner was struck or added, whole. Of a pair that is more alike than not only the
phrases that differ are quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from vpbdiff.base.patterns import lazily
from vpbdiff.language.lexicon import words
from vpbdiff.language.numerals import ARTICLES, CARDINALS
from vpbdiff.language.sentences import split_text
from vpbdiff.model.changes import Change, Facet, Kind, Significance
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item

SHORT = 12
"""Words up to which a sentence is quoted whole where there is room: a table's cell holds it on two lines."""

_LIKE = 0.35
"""Likeness from which two sentences are one that was reworded; chance likeness of official prose stays below 0.3."""

_ALONE = 0.2
"""Likeness that is enough for the only two left: below it one did not become the other."""

_HALF = 0.5
"""Likeness below which phrases would be more broken than the sentences are long."""

_GAP = 4
"""Equal words over which two differences are one phrase; a reader follows it more easily than two halves."""

_LEAST = 4
"""Words of a phrase at the least, so that a figure has what it counts beside it."""

_AFTER = 3
"""Words that a phrase takes where it would end in a word that asks for more."""

_OPEN = words(
    """
    för att till med och eller samt ska skall måste bör kan får i på av om som hur en ett den det de sin sitt sina är
    inte ha vara få bli
    """
)
"""Words that no phrase ends in: what they lead to belongs to it."""

_DENIALS = words("inte ej aldrig ingen inget inga")
"""Words that turn what the whole clause says: with less than that around them nobody understands a phrase."""

_PARTICLES = words("ut in upp ner ned bort fram ihop")
"""Words that belong to the verb before them: no phrase begins with one."""

_ENDS_CLAUSE = (",", ";", ":", "–")

_JOINS = words("och samt även också")
"""Words that came or went alone say nothing."""

_STRONG = lazily(
    r"\b(?:(?:per |var |varje )(?:dag|vecka|månad|kvartal|termin|halvår|år)|dagligen|kvartalsvis|årligen|"
    r"ska|skall|måste|bör|kan|alla|varje|samtliga|genast|omgående|senast|minst|högst|flesta|utan avgift|"
    r"inte|ej|aldrig|ingen|inget|inga|"
    r"avgiftsfri\w*|kostnadsfri\w*|gratis|"
    r"i (?:den |möjligaste )?mån|i första hand|i så stor utsträckning som möjligt|vid behov)\b",
    re.IGNORECASE,
)
"""What makes a promise firmer or weaker, and how often something is done."""

_EDGES = ".,;:!?()\"'”“»«…"
_FIGURE = lazily(r"\d[\d,.:]*(?: \d{3}(?!\d)(?:,\d+)?)*")
_TOKEN = lazily(r"(?:[^\s\d]*\d{1,3}(?:\s\d{3}(?!\d))+\S*)|\S+")
_YEAR = lazily(r"(?:19|20)\d\d")


class PhrasePair(NamedTuple):
    """What one plan says and what the other says instead; one of them empty where it was struck or added. `whole` says
    that they are sentences and no phrases out of them."""

    old: str
    new: str
    whole: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether a figure, a time or a word of strength differs between them."""
        one, two = (Counter(_strengths(side)) for side in (self.old, self.new))
        return one != two

    @property
    def strength(self) -> int:
        """How many figures, times and words of strength the old text has."""
        return sum(1 for _ in _strengths(self.old))

    @property
    def lost(self) -> bool:
        """Whether the old text has a figure, a time or a word of strength that the new one has not."""
        return bool(Counter(_strengths(self.old)) - Counter(_strengths(self.new)))

    @property
    def is_of_words(self) -> bool:
        """Whether it is not the figures alone that make a promise firmer or weaker."""
        old, new = (re.sub(r"\d+", "", side) for side in (self.old, self.new))
        return PhrasePair(old, new).is_strong


def _strengths(text: str) -> Iterator[str]:
    yield from _FIGURE.findall(text)
    yield from (found.casefold() for found in _STRONG.findall(text))
    yield from (word for word in map(_bare, text.split()) if word in CARDINALS and word not in ARTICLES)


def heaviest(pairs: Sequence[PhrasePair], limit: int) -> tuple[PhrasePair, ...]:
    """At most so many pairs, in the order of the text: those with a figure, a time or a word of strength, where any
    has one, and first of them those of words: a weaker «ska» weighs more than a count. A sentence that was struck
    stands with one that was added, however it is worded: alone it would say that nothing took its place."""
    strong = [pair for pair in pairs if pair.is_strong] or pairs
    chosen = sorted(strong, key=lambda pair: not pair.is_of_words)[:limit]
    for one, other in ((0, 1), (1, 0)):
        if any(not pair[one] for pair in chosen) and not any(not pair[other] for pair in chosen):
            chosen += [pair for pair in pairs if not pair[other]][:1]
    return tuple(pair for pair in pairs if pair in chosen)


def of_change(change: Change) -> tuple[PhrasePair, ...]:
    """The pairs of all texts of a change that differ in substance, its name's first. Of what came or went there are
    none: it is told as a whole."""
    return tuple(pair for _, pairs in by_field(change) for pair in pairs)


def by_field(change: Change, short: int = 0) -> Iterator[tuple[str, tuple[PhrasePair, ...]]]:
    """The pairs of each text field that differs in substance, the name's first, by the field's name."""
    if not (change.old and change.new):
        return
    regrouped = bool({Kind.MERGED, Kind.SPLIT} & {*change.kinds})
    for field in change.new[0].entity.fields:
        if field.role not in (Role.NAME, Role.TEXT) or (regrouped and field.role is Role.NAME):
            continue
        facets = [facet for facet in change.facets if facet.field == field.name]
        if regrouped or any(_is_told(facet) for facet in facets):
            found = pairs(_texts(change.old, field.name), _texts(change.new, field.name), short)
            if found:
                yield field.name, found


def _is_told(facet: Facet) -> bool:
    return facet.significance is Significance.MATERIAL and isinstance(facet.old or facet.new, str)


def _texts(items: Iterable[Item], name: str) -> tuple[str, ...]:
    return tuple(str(item.fields[name]) for item in items if isinstance(item.fields.get(name), str))


@lru_cache(maxsize=4096)
def pairs(old: tuple[str, ...], new: tuple[str, ...], short: int = 0) -> tuple[PhrasePair, ...]:
    """The pairs of two texts, each in parts, in the order of the old one, then what was added. Sentences of up to
    `short` words are quoted whole."""
    olds, news = _sentences(old), _sentences(new)
    gone, came = (_beyond(olds, news), _beyond(news, olds))
    mates = _mates(gone, came)
    found: list[PhrasePair] = []
    for place, sentence in enumerate(gone):
        if place in mates:
            found += _phrases(sentence, came[mates[place]], short)
        else:
            found.append(PhrasePair(sentence, "", whole=True))
    taken = set(mates.values())
    found += [PhrasePair("", sentence, whole=True) for place, sentence in enumerate(came) if place not in taken]
    return tuple(found)


def _sentences(texts: Iterable[str]) -> list[str]:
    return [" ".join(part.split()) for text in texts for part in split_text(text) if any(_key(part))]


def _beyond(sentences: Sequence[str], others: Sequence[str]) -> list[str]:
    known = {_key(other) for other in others}
    return [sentence for sentence in dict.fromkeys(sentences) if _key(sentence) not in known]


def _key(sentence: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in sentence.split())


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold()


def _mates(gone: Sequence[str], came: Sequence[str]) -> dict[int, int]:
    """Which new sentence each old one became: best first by likeness, then the only two left."""
    old, new = [_key(each) for each in gone], [_key(each) for each in came]
    likely = [
        (score, one, two)
        for one, a in enumerate(old)
        for two, b in enumerate(new)
        if (score := Indel.normalized_similarity(a, b)) >= _LIKE
    ]
    found: dict[int, int] = {}
    for _, one, two in sorted(likely, key=lambda each: (-each[0], each[1], each[2])):
        if one not in found and two not in found.values():
            found[one] = two
    left = [place for place in range(len(old)) if place not in found]
    free = [place for place in range(len(new)) if place not in found.values()]
    if len(left) == len(free) == 1 and Indel.normalized_similarity(old[left[0]], new[free[0]]) >= _ALONE:
        found[left[0]] = free[0]
    return found


def tokens(text: str) -> list[str]:
    """The words of a text, a figure in groups of thousands as one: half of «1 120» is another figure."""
    return _TOKEN.findall(text)


def _phrases(old: str, new: str, short: int) -> list[PhrasePair]:
    """What differs between two sentences: both whole, or the phrases that differ."""
    was, now = tokens(old), tokens(new)
    one, two = [_bare(word) for word in was], [_bare(word) for word in now]
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if max(len(was), len(now)) <= short or matcher.ratio() < _HALF:
        return [PhrasePair(old, new, whole=True)]
    spans: list[_Span] = []
    for a, b, c, d in _joined(_spans(matcher, one, two)):
        if not {*one[a:b], *two[c:d]} - _JOINS:
            continue
        is_bare = (b > a) != (d > c) and max(b - a, d - c) >= _LEAST
        if _denials(one[a:b]) != _denials(two[c:d]):
            spans.append(_clause((a, b, c, d), was, now))
        else:
            spans.append((a, b, c, d) if is_bare else _filled((a, b, c, d), one, two))
    found = [PhrasePair(_quote(was[a:b]), _quote(now[c:d])) for a, b, c, d in _apart(spans)]
    return [pair for pair in found if pair.old != pair.new]


def core(old: str, new: str) -> tuple[str, str]:
    """The words of a pair that differ, with one word before them that does not, and «…» for equal words between them:
    «Varje avdelning … ska», «Avdelningar … bör»."""
    was, now = tokens(old), tokens(new)
    one, two = ([_bare(word) for word in side] for side in (was, now))
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    sides: tuple[list[str], list[str]] = [], []
    for number, (what, a, b, c, d) in enumerate(codes):
        between = 0 < number < len(codes) - 1
        for side, said in zip(sides, (was[a:b], now[c:d]), strict=True):
            if what != "equal" or (between and len(said) < _GAP):
                side.extend(said)
            elif between:
                side.append("…")
            elif not number:
                side.append(said[-1])
        if what == "equal" and number and not between:
            for words_ in zip(was[a:b], now[c:d], strict=True):
                if min(map(len, sides)) >= _LEAST - 1 and not any(_is_open(_bare(side[-1])) for side in sides):
                    break
                for side, word in zip(sides, words_, strict=True):
                    side.append(word)
    return _quote(sides[0]), _quote(sides[1])


_Span = tuple[int, int, int, int]


def _spans(matcher: SequenceMatcher[str], one: Sequence[str], two: Sequence[str]) -> Iterator[_Span]:
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal" and (any(one[a:b]) or any(two[c:d])):
            yield a, b, c, d


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    found: list[_Span] = []
    for a, b, c, d in spans:
        if found and a - found[-1][1] <= _GAP:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _apart(spans: Iterable[_Span]) -> list[_Span]:
    """The phrases as they are quoted, two of which share a word as one: no word is quoted twice."""
    found: list[_Span] = []
    for a, b, c, d in spans:
        if found and (a < found[-1][1] or c < found[-1][3]):
            found[-1] = (found[-1][0], max(b, found[-1][1]), found[-1][2], max(d, found[-1][3]))
        else:
            found.append((a, b, c, d))
    return found


def _filled(span: _Span, one: Sequence[str], two: Sequence[str]) -> _Span:
    """A phrase with the equal words after it, then before it, until it has enough and ends in no word that asks for
    more. What only came or went and begins with «och» has the word that this joins it to."""
    a, b, c, d = span
    more = _AFTER
    if (a == b or c == d) and a and c and {*one[a:b][:1], *two[c:d][:1]} & _JOINS and one[a - 1] == two[c - 1]:
        a, c = a - 1, c - 1
    while b < len(one) and d < len(two) and one[b] == two[d]:
        is_short = min(b - a, d - c) < _LEAST
        if not is_short and not (more and (_is_open(one[b - 1]) or _is_open(two[d - 1]))):
            break
        more -= not is_short
        b, d = b + 1, d + 1
    while min(b - a, d - c) < _LEAST and a and c and one[a - 1] == two[c - 1]:
        a, c = a - 1, c - 1
    while a and c and one[a - 1] == two[c - 1] and {one[a], two[c]} & _PARTICLES:
        a, c = a - 1, c - 1
    return a, b, c, d


def _denials(part: Sequence[str]) -> int:
    return sum(word in _DENIALS for word in part)


def _clause(span: _Span, was: Sequence[str], now: Sequence[str]) -> _Span:
    """A phrase with the rest of its clause on both sides, as far as the two say the same."""
    a, b, c, d = span
    one, two = [_bare(word) for word in was], [_bare(word) for word in now]
    while a and c and one[a - 1] == two[c - 1] and not was[a - 1].endswith(_ENDS_CLAUSE):
        a, c = a - 1, c - 1
    while b < len(one) and d < len(two) and one[b] == two[d] and not (b and was[b - 1].endswith(_ENDS_CLAUSE)):
        b, d = b + 1, d + 1
    return a, b, c, d


def _is_open(word: str) -> bool:
    """Whether what a phrase says is not whole without the next word: a figure wants what it counts."""
    return word in _OPEN or bool(_FIGURE.fullmatch(word) and not _YEAR.fullmatch(word))


def _quote(part: Sequence[str]) -> str:
    return " ".join(part).strip(" ,;:").rstrip(".")

"""What short names are about, held against each other by the parts of their words.

«Information om skolfrånvaro» and «Råd om frånvaro från skolan» share no word and speak of one thing. A Swedish name
says first what is done or given and, after a preposition, with what: its matter. Two matters are one where every word
of one of them stands in the other, as another form of it («skolan», «skolor») or taken apart: a compound is covered
where its last part is a word of the other name and its first part another («våldsutsatta», «utsätts för våld»). One
word alone in another form is too little: a plan opens and closes one «fritidsgård».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from operator import or_

from rapidfuzz import fuzz

from vpbdiff.language.direction import opposite
from vpbdiff.language.lexicon import FOR_WHOM, FORM_ENDINGS, NOBODY, PREPOSITIONS, SMALL_WORDS

_VOWELS = str.maketrans("åäö", "aao")
"""«Utsätts» and «utsatta» are forms of one word."""
_STEM = 4
"""Letters that two forms of a word have in common at least."""
_JOINTS = FORM_ENDINGS | {"o", "u"}
"""How the first part of a compound ends: «skol», «kyrko», «gatu»."""
_SEVERAL = 2
"""Words in other forms that make two matters one."""
_ACT = 6
"""Letters that the verb and the noun of one act have in common."""
_COMPOUND = 7
"""Letters of a word that two others may make up."""
_SLIP = 80
"""Of 100: words as alike as this may be one with a slip («Hyresrådgivning», «Hysesrådgivning»)."""
_FIRST = 3
"""Letters of the first part of a compound at least."""


@lru_cache(maxsize=1 << 14)
def matter(title: str) -> tuple[str, ...]:
    """The words after the first preposition of a name as compared, or all of it where none stands in it; without the
    small words."""
    words = title.split()
    return tuple(word.translate(_VOWELS) for word in words[_start(words) :] if not _is_small(word))


def _is_small(word: str) -> bool:
    return word in PREPOSITIONS or word in SMALL_WORDS or word in NOBODY


def same_matter(one: str, other: str) -> bool:
    """Whether all of what one of two names is about stands in the other, in two words or in a compound taken apart or
    turned, and the names are of no two acts."""
    if opposite(_done(one), _done(other)):
        return False
    sides = matter(one), matter(other)
    fewest = 1 if _is_one_act(one, other) else _SEVERAL
    return any(_all_covered(own, its, fewest) for own, its in (sides, sides[::-1]))


def _is_one_act(one: str, other: str) -> bool:
    """Whether two names begin with one act, as a verb or a noun: «utveckla», «utveckling av»."""
    return one[:_ACT] == other[:_ACT] and all(name.find(" ") >= _ACT for name in (one, other))


def _all_covered(own: Sequence[str], its: Sequence[str], fewest: int) -> bool:
    compounds = [_is_apart(word, own, its) for word in own]
    forms = [word in its or any(_forms(word, each) for each in its) for word in own]
    return all(map(or_, compounds, forms)) and (any(compounds) or len(own) >= fewest)


def _done(title: str) -> str:
    """What a name says that is done: its words before the matter, or all of it where no preposition parts them."""
    words = title.split()
    return " ".join(words[: _start(words)] or words)


def told_apart(one: str, other: str, news: Sequence[str], olds: Sequence[str]) -> bool:
    """Whether two names begin with different words that tell them apart, beside the other names of both plans.

    They do where other names of the new plan begin as the first does, and of the old as the second: «Tillstånd för
    servering» is no «Tillsyn av servering». So they do where what follows may be those whom something is for, and what
    comes before is no formula of the list: «Brukarrevision för äldre» is no «Språkstöd för äldre».
    """
    first, second = (name.partition(" ")[0] for name in (one, other))
    if first == second:
        return False
    if _begins(first, news) and _begins(second, olds):
        return True
    if FOR_WHOM.isdisjoint(map(_preposition, (one, other))):
        return False
    alike = any(_touch(word, its) for word in _opening(one) for its in _opening(other))
    return not alike and not all(_begins(word, (*news, *olds)) for word in (first, second))


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(name.partition(" ")[0] == word for name in names)


def exchanged(one: str, other: str) -> bool:
    """Whether each of two names is about something that the other has nothing of: «Hot mot personal», «Hot mot
    förtroendevalda»."""
    sides = matter(one), matter(other)
    return all(any(not any(_near(word, each) for each in its) for word in own) for own, its in (sides, sides[::-1]))


def _near(word: str, other: str) -> bool:
    return _touch(word, other) or fuzz.ratio(word, other) >= _SLIP


def strength(one: str, other: str) -> tuple[int, bool, bool]:
    """How much of two names' matters agrees: how many of their words have anything in common with the other's, whether
    all of one's do, and whether the names begin alike. Looser than what pairs: it finds rivals."""
    sides = matter(one), matter(other)
    same = any(all(any(_touch(word, each) for each in its) for word in own) for own, its in (sides, sides[::-1]) if own)
    return _touching(one, other), same, same and _opening(one) == _opening(other)


def _start(words: Sequence[str]) -> int:
    """Where the first preposition stands that something stands before; 0 where there is none."""
    return next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), 0)


def _preposition(title: str) -> str:
    words = title.split()
    return words[_start(words)]


def _opening(title: str) -> list[str]:
    """The words of a name before its matter."""
    words = title.split()
    return [word for word in words[: _start(words)] if not _is_small(word)]


def _touching(one: str, other: str) -> int:
    """How many words of two names' matters have anything in common with one of the other's, a part of a compound
    included: what makes a rival."""
    sides = matter(one), matter(other)
    return sum(any(_touch(word, each) for each in its) for own, its in (sides, sides[::-1]) for word in own)


def _is_apart(word: str, own: Sequence[str], its: Sequence[str]) -> bool:
    """Whether a word is a compound of which the other name has both parts, or the other way round, or one turned."""
    for each in its:
        if word != each and _turned(word, each):
            return True
        if _is_made_of(each, word, [other for other in own if other != word]):
            return True
        if _is_made_of(word, each, [other for other in its if other != each]):
            return True
    return False


def _is_made_of(compound: str, last: str, words: Sequence[str]) -> bool:
    """Whether a compound ends with a word and begins with another of the words."""
    at = _last_part(last, compound)
    return at > 0 and _forms(last, compound[at:]) and any(_is_first(compound[:at], word) for word in words)


def _touch(word: str, other: str) -> bool:
    return (
        word[:_STEM] == other[:_STEM]
        or _turned(word, other)
        or bool(_last_part(word, other) or _last_part(other, word))
    )


@lru_cache(maxsize=1 << 14)
def _forms(one: str, other: str) -> bool:
    """Whether two words are one but for how they are inflected: «skolan», «skolor», and no «skolskjuts»."""
    return _is_stem_shared(one, other, _STEM, FORM_ENDINGS)


def _is_first(part: str, word: str) -> bool:
    """Whether the first part of a compound is a form of a word: «skol» of «skolan»."""
    return _is_stem_shared(word, part, _FIRST, _JOINTS)


def _is_stem_shared(one: str, other: str, least: int, endings: Set[str]) -> bool:
    """Whether two words begin alike, and end as forms of a word may after that."""
    longest = min(len(one), len(other))
    return any(
        one[:at] == other[:at] and one[at:] in FORM_ENDINGS and other[at:] in endings
        for at in range(least, longest + 1)
    )


@lru_cache(maxsize=1 << 14)
def _last_part(word: str, compound: str) -> int:
    """Where in a compound its last part begins, if that is a form of the word; 0 if it is none."""
    if len(compound) < _COMPOUND or len(word) < _STEM:
        return 0
    stem = word[: max(_STEM if len(word) <= _STEM + 1 else _STEM + 1, len(word) - _STEM)]
    return max(0, at) if (at := compound.find(stem)) >= _FIRST else 0


def _turned(one: str, other: str) -> bool:
    """Whether two compounds have the same two parts in another order: «samtalsstöd», «stödsamtal»."""
    return any(
        other.startswith(one[at:]) and _plain(other[len(one) - at :]) == _plain(one[:at])
        for at in range(_FIRST, len(one) - _FIRST + 1)
    )


def _plain(part: str) -> str:
    return part.removesuffix("s")

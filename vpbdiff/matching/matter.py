"""What short names are about, held against each other by the parts of their words.

«Information om skolfrånvaro» and «Råd om frånvaro från skolan» share no word and speak of one thing. A Swedish name
says first what is done or given and, after a preposition, with what: its matter. Two matters are one where every word
of one of them stands in the other, as another form of it («skulder», «skuldsatta») or taken apart: a compound is
covered where its last part is a word of the other name and its first part begins one («våldsutsatta», «utsätts för
våld»).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from vpbdiff.matching.similarity import SMALL_WORDS

_PREPOSITIONS = frozenset("av om för till i på vid kring med mot åt hos inom angående avseende".split())  # noqa: SIM905
_FOR_WHOM = frozenset(("för", "till", "åt", "hos"))
_NOBODY = frozenset(("personer", "person", "människor"))
"""Words for those whom the rest of a name is about."""
_VOWELS = str.maketrans("åäö", "aao")
"""«Utsätts» and «utsatta» are forms of one word."""
_STEM, _ENDING = 4, 3
"""Letters that two forms of a word have in common at least, and those that an ending may have."""
_COMPOUND = 7
"""Letters of a word that two others may make up."""
_FIRST = 3
"""Letters of the first part of a compound at least."""


@lru_cache(maxsize=1 << 14)
def matter(title: str) -> tuple[str, ...]:
    """The words after the first preposition of a name as compared, or all of it where none stands in it; without the
    small words."""
    words = title.split()
    return tuple(word.translate(_VOWELS) for word in words[_start(words) :] if not _is_small(word))


def _is_small(word: str) -> bool:
    return word in _PREPOSITIONS or word in SMALL_WORDS or word in _NOBODY


def same_matter(one: str, other: str) -> bool:
    """Whether all of what one of two names is about stands in the other."""
    sides = matter(one), matter(other)
    return any(bool(own) and all(_covered(word, own, its) for word in own) for own, its in (sides, sides[::-1]))


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
    if _FOR_WHOM.isdisjoint(map(_preposition, (one, other))):
        return False
    alike = any(_touch(word, its) for word in _opening(one) for its in _opening(other))
    return not alike and not all(_begins(word, (*news, *olds)) for word in (first, second))


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(name.partition(" ")[0] == word for name in names)


def strength(one: str, other: str) -> tuple[int, bool, bool]:
    """How much of two names' matters agrees: how many of their words, whether all of one's do, and whether the names
    begin alike."""
    same = same_matter(one, other)
    return _touching(one, other), same, same and _opening(one) == _opening(other)


def _start(words: Sequence[str]) -> int:
    """Where the first preposition stands that something stands before; 0 where there is none."""
    return next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), 0)


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


def _covered(word: str, own: Sequence[str], its: Sequence[str]) -> bool:
    for each in its:
        if _forms(word, each) or _turned(word, each):
            return True
        if (at := _last_part(word, each)) and _begun(each[:at], [other for other in own if other != word]):
            return True
        if (at := _last_part(each, word)) and _begun(word[:at], [other for other in its if other != each]):
            return True
    return False


def _touch(word: str, other: str) -> bool:
    return (
        word[:_STEM] == other[:_STEM]
        or _turned(word, other)
        or bool(_last_part(word, other) or _last_part(other, word))
    )


@lru_cache(maxsize=1 << 14)
def _forms(one: str, other: str) -> bool:
    """Whether two words begin alike, but for an ending of the shorter: «skola», «skolfrånvaro»."""
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return shared >= max(_STEM, shorter - _ENDING)


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


def _begun(part: str, words: Sequence[str]) -> bool:
    """Whether the first part of a compound stands among the words, or begins one: «skol» in «skolan»."""
    return any(
        len(word) >= _FIRST and (word.startswith(part.removesuffix("s")) or part.startswith(word) or _forms(word, part))
        for word in words
    )

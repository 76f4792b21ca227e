"""Whether two words are one word, misspelt or inflected, or two different words.

A slip of the pen or of the scanner must never hide a change of substance. So guard words, digits, acronyms, negating
prefixes and two words that both exist are checked first; likeness of letters counts only after them. Which words exist
is read off the two plans that are compared (`Vocabulary`): a word that is written nowhere else may be a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA

from vpbdiff.language.lexicon import CONJUGATIONS, FUNCTION_WORDS, GUARDS, LOOKALIKES, PARADIGMS, PREFIXES
from vpbdiff.language.tokens import Token, count_words, is_acronym


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word, by its key, stands in the two plans, and the years of the plans where they are known; built
    once a comparison."""

    counts: Mapping[str, int] = field(default_factory=dict)
    years: tuple[int, int] | None = None

    @classmethod
    def of(cls, texts: Iterable[str], years: tuple[int, int] | None = None) -> Vocabulary:
        """The vocabulary of all texts of both plans, the compared ones among them."""
        return cls(count_words(texts), years)

    def elsewhere(self, word: str, here: Mapping[str, int]) -> bool:
        """Whether the word stands in the plans oftener than `here`, in the two texts compared."""
        return self.counts.get(word, 0) > here.get(word, 0)

    def knows(self, word: str) -> bool:
        """Whether the word exists, as far as the plans and the lists show."""
        return word in self.counts or word in LISTED


LISTED = FUNCTION_WORDS | GUARDS | frozenset().union(*LOOKALIKES)
"""Words of the lists, which are words whatever the plans hold."""


class Witness:
    """The evidence of which words exist: the vocabulary of both plans, less the two texts compared."""

    def __init__(self, vocabulary: Vocabulary, old: Iterable[Token], new: Iterable[Token]) -> None:
        self.vocabulary = vocabulary
        self._tokens = (old, new)

    @cached_property
    def _here(self) -> Counter[str]:
        return Counter(token.key for side in self._tokens for token in side)

    def real(self, word: str) -> bool:
        """Whether the word is used elsewhere in the plans, or listed."""
        return word in LISTED or self.vocabulary.elsewhere(word, self._here)


def editorial(old: Token, new: Token, witness: Witness) -> bool | None:  # noqa: PLR0911 - one line a test
    """Whether two differing words mean the same: True for certain, False if a person should accept it, None if not."""
    scanned = _read_as_digit(old.key, new.key)
    if scanned is None and (_guarded(old) or _guarded(new)):
        return None
    if scanned is not None:
        return witness.real(scanned)
    if old.key in FUNCTION_WORDS and new.key in FUNCTION_WORDS:
        return False
    shorter, longer = sorted((old.key, new.key), key=len)
    if turned_round(shorter, longer, witness.vocabulary) or other_words(shorter, longer, witness.vocabulary):
        return None
    if inflected(shorter, longer):
        return False
    if conjugated(shorter, longer):
        return None
    return _slip(shorter, longer, witness)


_LONGEST = 60
"""Letters of the longest thing that is still a word; the longest word of the two published plans has 27."""


def _guarded(token: Token) -> bool:
    key = token.key
    return key in GUARDS or len(key) > _LONGEST or is_acronym(token.text) or any(char.isdigit() for char in key)


_LETTER_FOR_DIGIT = {("1", "l"), ("1", "i"), ("0", "o"), ("5", "s")}


def _read_as_digit(old: str, new: str) -> str | None:
    """The word of two that differ in one letter, for which the other has the digit that scanners take it for: «ande1»;
    None where they differ otherwise, or where it is a guard word. In a short word the digit may be a number: «hus1»."""
    word, scanned = (old, new) if old.isalpha() else (new, old)
    if len(old) != len(new) or len(word) < _INFLECTED or not word.isalpha():
        return None
    differing = [pair for pair in zip(scanned, word, strict=True) if pair[0] != pair[1]]
    found = len(differing) == 1 and differing[0] in _LETTER_FOR_DIGIT and word not in GUARDS
    return word if found else None


def turned_round(shorter: str, longer: str, vocabulary: Vocabulary) -> bool:
    """Whether one word is a form of the other with a prefix, or has an «o» more in front of a part that is a word:
    tillåtet, otillåtna; arbetsförmåga, arbetsoförmåga."""
    for prefix in PREFIXES:
        rest = longer.removeprefix(prefix)
        if rest != longer and _common_start(rest, shorter) >= max(_STEM, len(shorter) - _ENDING):
            return True
    return len(longer) == len(shorter) + 1 and any(
        longer[at] == "o" and longer[:at] + longer[at + 1 :] == shorter and vocabulary.knows(shorter[at:])
        for at in range(len(longer))
    )


def other_words(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether the two are different words, or compounds of different words, rather than one of them misspelt."""
    if any(first in group and second in group for group in LOOKALIKES):
        return True
    head = _common_start(first, second)
    tail = _common_start(first[::-1], second[::-1])
    return _other_prefix(first, second, tail) or _other_part(first, second, head, tail, vocabulary)


def _other_prefix(first: str, second: str, tail: int) -> bool:
    """avslutas, anslutas: the same rest after two prefixes of which neither begins the other, as «för» does «före»."""
    for rest in range(min(tail, len(first), len(second)), 2, -1):
        one, two = first[: len(first) - rest], second[: len(second) - rest]
        if one in PREFIXES and two in PREFIXES and not (one.startswith(two) or two.startswith(one)):
            return True
    return False


_PART = 4
"""Letters of a part of a compound at least: three would find «för» and «före» in too many words."""


def _other_part(first: str, second: str, head: int, tail: int, vocabulary: Vocabulary) -> bool:
    """relationsvåld, relationsvård: compounds whose differing parts are both words of some length."""
    last = [(first[at:], second[at:]) for at in range(1, head + 1)]
    begin = [(first[: len(first) - at], second[: len(second) - at]) for at in range(_PART, tail + 1)]
    return any(
        min(len(one), len(two)) >= _PART and one != two and vocabulary.knows(one) and vocabulary.knows(two)
        for one, two in last + begin
    )


def _common_start(first: str, second: str) -> int:
    shorter = min(len(first), len(second))
    return next((at for at in range(shorter) if first[at] != second[at]), shorter)


_STEM = 3
"""Letters of a stem at least."""

_INFLECTED = 5
"""Letters of an inflected word at least: «kur» and «kurs», «bar» and «barn» are two words each."""

_ENDING = 4
"""Letters of an ending at most: «-arna»."""


def inflected(first: str, second: str) -> bool:
    """Whether the two are forms of one noun, adjective or participle: one stem, two endings of one paradigm."""
    return max(len(first), len(second)) >= _INFLECTED and _endings_in(PARADIGMS, first, second)


def conjugated(first: str, second: str) -> bool:
    """Whether the two are forms of one verb, which differ in time or in who acts."""
    return _endings_in(CONJUGATIONS, first, second)


def _endings_in(sets: Sequence[frozenset[str]], first: str, second: str) -> bool:
    common = _common_start(first, second)
    for at in range(max(_STEM, common - _ENDING), common + 1):
        one, two = first[at:] or "-", second[at:] or "-"
        if first[at - 1] == "a" and {one, two} in ({"-", "r"}, {"-", "s"}):
            return sets is CONJUGATIONS  # utveckla, utvecklar; erbjuda, erbjudas
        if any(one in endings and two in endings for endings in sets):
            return True
    return False


class _Bar(NamedTuple):
    """From how many letters of the longer word on a difference may be a slip: long words have few neighbours."""

    typical: int
    """One of the confusions that scanners and keyboards make."""
    missing: int
    """One letter dropped or added."""
    other: int
    """One letter in another's place."""


_NEVER = 99
_CERTAIN = {0: _Bar(8, _NEVER, _NEVER), 1: _Bar(8, 11, 14), 2: _Bar(_NEVER, _NEVER, _NEVER)}
_PROPOSED = {0: _Bar(5, 7, 8), 1: _Bar(5, 6, 7), 2: _Bar(7, 10, 12)}
"""By how many of the two words are known to be words. One alone: the other is most likely the slip. None: a rare word,
where the letters decide. Both: «policyer» and «policier», or two words that happen to look alike. The lengths are those
at which few real Swedish words have a real neighbour: «målen» has a dozen; a word of eleven letters hardly has one that
lacks a letter, but it may have one with another letter (förhandling, förvandling). Two letters are never a slip:
utredning, utdelning."""


def _slip(shorter: str, longer: str, witness: Witness) -> bool | None:
    """Weighs how the letters differ against what the plans know of the two words."""
    typical = _typical(shorter, longer)
    if not typical and OSA.distance(shorter, longer, score_cutoff=1) > 1:
        return None
    known = witness.real(shorter) + witness.real(longer)
    how = 0 if typical else 1 + (len(shorter) == len(longer))
    if len(longer) >= _CERTAIN[known][how]:
        return True
    return False if len(longer) >= _PROPOSED[known][how] else None


_CONFUSED = (
    *(("rn", "m"), ("nn", "m"), ("ri", "n"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("ii", "ü"), ("fi", "fl")),
    *(
        ("l", "i"),
        ("l", "1"),
        ("i", "1"),
        ("o", "0"),
        ("e", "c"),
        ("h", "b"),
        ("u", "n"),
        ("t", "f"),
        ("ll", "u"),
        ("j", "i"),
    ),
    *(("ll", "l"), ("ss", "s"), ("li", "h"), ("in", "m"), ("ni", "m"), ("lc", "k"), ("ü", "ö")),
)
"""Letters that scanners and keyboards confuse."""


_PLAIN = str.maketrans("åäàáâãöòóôøéèêüúæ", "aaaaaaoooooeeeuua")
"""Letters as a scanner that knows no Swedish gives them."""


_SYLLABLE = 3
"""Letters that a hurried pen repeats or skips: the «en» of «vuxenenheten», not the «barn» of «barnbarn»."""


def _typical(shorter: str, longer: str) -> bool:
    """Whether the words differ by one confusion of letters, two letters in wrong order, or by letters repeated or left
    out: vuxenenheten, vuxenheten."""
    head = _common_start(shorter, longer)
    rest_short, rest_long = shorter[head:], longer[head:]
    tail = _common_start(rest_short[::-1], rest_long[::-1])
    one, two = rest_short[: len(rest_short) - tail], rest_long[: len(rest_long) - tail]
    plain = shorter.translate(_PLAIN) == longer.translate(_PLAIN)
    doubled = not one and 0 < len(two) <= _SYLLABLE and longer[:head].endswith(two)
    return (
        plain or doubled or (len(one) == 2 and one == two[::-1]) or (one, two) in _CONFUSED or (two, one) in _CONFUSED
    )

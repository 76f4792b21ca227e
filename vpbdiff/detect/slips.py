"""Tells a slip of the pen or of the scanner from another word, one word against one.

A slip must never hide a change of substance, so a guard word, a digit, an acronym, a negating prefix and two words that
are both real come first; only then does likeness of letters count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA

from vpbdiff.detect.lists import FUNCTION_WORDS, GUARDS, LOOKALIKES, NEGATING_PREFIXES, PARADIGMS, PREFIXES
from vpbdiff.detect.tokens import Token
from vpbdiff.detect.vocabulary import LISTED, Vocabulary


class Witness:
    """What the plans say of words: the vocabulary of both, less what stands in the two texts compared."""

    def __init__(self, vocabulary: Vocabulary, old: Iterable[Token], new: Iterable[Token]) -> None:
        self.vocabulary = vocabulary
        self._tokens = (old, new)

    @cached_property
    def _here(self) -> Counter[str]:
        return Counter(token.key for side in self._tokens for token in side)

    def real(self, word: str) -> bool:
        """Whether the word is used elsewhere in the plans, or listed."""
        return word in LISTED or self.vocabulary.elsewhere(word, self._here)


def editorial(old: Token, new: Token, witness: Witness) -> bool | None:
    """Whether two differing words say the same: True for certain, False if a person should accept it, None if not."""
    if _guarded(old) or _guarded(new):
        return None
    if old.key in FUNCTION_WORDS and new.key in FUNCTION_WORDS:
        return False
    shorter, longer = sorted((old.key, new.key), key=len)
    if turned_round(shorter, longer, witness.vocabulary) or other_words(shorter, longer, witness.vocabulary):
        return None
    if inflected(shorter, longer):
        return False
    return _slip(shorter, longer, witness)


def _guarded(token: Token) -> bool:
    return token.key in GUARDS or is_acronym(token.text) or any(char.isdigit() for char in token.key)


def is_acronym(text: str) -> bool:
    """Whether the word is one made of initials, LVU or SoL: two capitals or more in at most six letters."""
    return 2 <= len(text) <= 6 and sum(char.isupper() for char in text) >= 2


def turned_round(shorter: str, longer: str, vocabulary: Vocabulary) -> bool:
    """Whether one word is the other with a negating prefix, at its beginning or, «o» alone, within a compound."""
    if any(longer == prefix + shorter for prefix in NEGATING_PREFIXES):
        return True
    if len(longer) != len(shorter) + 1:
        return False
    return any(
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
    """avslutas, anslutas: the same rest after two different prefixes, or after a prefix and none."""
    for rest in range(min(tail, len(first), len(second)), 2, -1):
        begins = {first[: len(first) - rest], second[: len(second) - rest]}
        if len(begins) == 2 and all(begin in PREFIXES for begin in begins):
            return True
    return False


def _other_part(first: str, second: str, head: int, tail: int, vocabulary: Vocabulary) -> bool:
    """relationsvåld, relationsvård: compounds whose differing parts are both words of three letters or more."""
    last = [(first[at:], second[at:]) for at in range(1, head + 1)]
    begin = [(first[: len(first) - at], second[: len(second) - at]) for at in range(3, tail + 1)]
    return any(
        min(len(one), len(two)) >= 3 and one != two and vocabulary.knows(one) and vocabulary.knows(two)
        for one, two in last + begin
    )


def _common_start(first: str, second: str) -> int:
    shorter = min(len(first), len(second))
    return next((at for at in range(shorter) if first[at] != second[at]), shorter)


def inflected(first: str, second: str) -> bool:
    """Whether the two are forms of one noun, adjective or participle: a stem of three letters or more in common, and
    two endings of one paradigm."""
    common = _common_start(first, second)
    return any(_paradigm(first[at:], second[at:], first[at - 1]) for at in range(max(3, common - 3), common + 1))


def _paradigm(one: str, two: str, stem_end: str) -> bool:
    if stem_end == "a" and {one, two} in ({"", "r"}, {"", "s"}):
        return False  # utveckla, utvecklar; erbjuda, erbjudas: tense and voice
    return any((one or "-") in endings and (two or "-") in endings for endings in PARADIGMS)


class _Bar(NamedTuple):
    """From how many letters on a difference is held to be a slip: the longer a word, the fewer its neighbours."""

    typical: int
    """One of the confusions that scanners and keyboards make."""
    letter: int
    """Any one letter changed, dropped, added or traded with its neighbour."""
    two: int
    """Two letters."""


_NEVER = 99
_CERTAIN = {0: _Bar(5, _NEVER, _NEVER), 1: _Bar(4, 6, 9), 2: _Bar(_NEVER, _NEVER, _NEVER)}
_PROPOSED = {0: _Bar(5, 7, _NEVER), 1: _Bar(3, 4, 9), 2: _Bar(5, 10, _NEVER)}
"""By how many of the two words are known to be words. One alone: the other is most likely the slip. None: a rare word,
where letters have to speak. Both: «policyer» and «policier», or two words that happen to look alike."""


def _slip(shorter: str, longer: str, witness: Witness) -> bool | None:
    """Weighs how the letters differ against what the plans know of the two words."""
    distance = OSA.distance(shorter, longer, score_cutoff=2)
    typical = _typical(shorter, longer)
    known = witness.real(shorter) + witness.real(longer)

    def clears(bar: _Bar) -> bool:
        lowest = bar.typical if typical else {1: bar.letter, 2: bar.two}.get(distance, _NEVER)
        return len(shorter) >= lowest

    if clears(_CERTAIN[known]):
        return True
    return False if clears(_PROPOSED[known]) else None


_CONFUSED = (
    *(("rn", "m"), ("nn", "m"), ("ri", "n"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("ii", "ü"), ("fi", "fl")),
    *(("l", "i"), ("l", "1"), ("i", "1"), ("o", "0"), ("e", "c"), ("h", "b"), ("u", "n"), ("t", "f"), ("é", "e")),
    *(("å", "a"), ("ä", "a"), ("å", "ä"), ("ö", "o"), ("ä", "à"), ("å", "à"), ("ö", "ó"), ("ü", "ö"), ("ä", "á")),
)
"""What scanners and keyboards take for each other."""


def _typical(shorter: str, longer: str) -> bool:
    """Whether the words differ by one confusion of letters, two letters in wrong order, or one doubled or halved."""
    head = _common_start(shorter, longer)
    rest_short, rest_long = shorter[head:], longer[head:]
    tail = _common_start(rest_short[::-1], rest_long[::-1])
    one, two = rest_short[: len(rest_short) - tail], rest_long[: len(rest_long) - tail]
    doubled = not one and len(two) == 1 and head > 0 and longer[head - 1] == two
    return doubled or (len(one) == 2 and one == two[::-1]) or (one, two) in _CONFUSED or (two, one) in _CONFUSED

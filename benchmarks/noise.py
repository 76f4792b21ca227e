"""Slips of the pen and of the scanner: what differs is spelling, case, a hyphen or a full stop, and never the sense."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_WORD = re.compile(r"\b[a-zåäö]{6,}\b")
"""Words in which a slip cannot be taken for another word of weight: no capitals, no digits, no «inte» or «alla»."""

_LOOK_ALIKES = (("å", "a"), ("ä", "a"), ("ö", "o"), ("rn", "m"), ("m", "rn"), ("ll", "l"), ("ss", "s"), ("li", "h"))
"""What a scanner takes for what."""


def slip(text: str, chance: random.Random) -> str:
    """The text with one slip in one word; the text itself if it has no word long enough."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    spoiled = chance.choice(_SLIPS)(word[0], chance)
    return text[: word.start()] + spoiled + text[word.end() :]


def scan(text: str, chance: random.Random) -> str:
    """The text as a poor scan gives it back: about one word in twelve spoiled."""
    for _ in range(max(1, len(text.split()) // 12)):
        text = slip(text, chance)
    return text


def _swapped(word: str, chance: random.Random) -> str:
    at = chance.randint(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randint(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randint(1, len(word) - 1)
    return word[:at] + word[at] + word[at:]


def _misread(word: str, chance: random.Random) -> str:
    fitting = [(right, wrong) for right, wrong in _LOOK_ALIKES if right in word]
    if not fitting:
        return _dropped(word, chance)
    right, wrong = chance.choice(fitting)
    return word.replace(right, wrong, 1)


def _capitalised(word: str, _chance: random.Random) -> str:
    return word.capitalize()


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    _swapped,
    _dropped,
    _doubled,
    _misread,
    _misread,
    _capitalised,
)

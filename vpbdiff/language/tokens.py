"""A text as tokens: words, figures and marks, each with the key by which it is compared.

Two tokens with one key mean the same: case, soft hyphens, ligatures, the shape of quotes and dashes, NFC or NFD and the
spaces inside «1 250» are no part of a key. No character is lost: the tokens joined give the text again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from vpbdiff.language.lexicon import FRACTION_OF
from vpbdiff.language.numerals import CARDINALS


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    FIGURE = auto()
    """Digits with their sign, decimals and thousands: `-1 250,5`, `1990:52`."""
    MARK = auto()
    """Punctuation, and white space at the start of a text."""
    SYMBOL = auto()
    """A sign with a meaning: `<`, `§`, `°`."""


class TokenOrigin(Enum):
    """How a token came by its key, which decides how certain it is that two texts with one key mean the same."""

    PLAIN = auto()
    SHORT = auto()
    """A known abbreviation: «inkl.»."""
    LONG = auto()
    """What such an abbreviation stands for: «inklusive»."""
    LAW = auto()
    """A law named in full, with or without its number."""


class Token(NamedTuple):
    """A piece of text, the white space after it, and what it is compared by."""

    text: str
    space: str
    key: str
    sort: Sort
    origin: TokenOrigin = TokenOrigin.PLAIN

    @property
    def counts(self) -> bool:
        """Whether it has a meaning by itself: anything but a mark."""
        return self.sort is not Sort.MARK


IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that show nothing: the soft hyphen and the zero-width characters."""

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that show nothing and turn the order in which what follows is shown: «12» may read as «21»."""

BULLETS = "•●○■□▪▫◦·‣∙"
"""Signs before a point of a list."""

_GROUP = "[ \u00a0\u2009\u202f]"
_HALVES = {"½": "5", "¼": "25", "¾": "75"}
_FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
_WHOLES = ("en|ett", *(word for word, value in CARDINALS.items() if 1 < value <= 10))
_IN_WORDS = rf"(?i:(?:(?:{'|'.join(_WHOLES)}) och )?(?:en halv|ett halvt)|halvanna[nt])(?!\w)"
"""«en halv», «två och en halv», «halvannan»."""
_AS_FRACTION = rf"(?<![\d/,.])(?:\d+{_GROUP})?(?:{'|'.join(_FRACTIONS)})(?= (?:{'|'.join(FRACTION_OF)}))"
_DIGITS = rf"(?:(?<![^\s(])[-−–+±](?=\d))?(?:\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)|\d+)(?:[.,:]\d+)*"
_FIGURE = rf"(?:\d+{_GROUP}?)?[{''.join(_HALVES)}]|{_DIGITS}"
_WORD = rf"[^\W\d_{''.join(_HALVES)}](?:[^\W_]++|[\u0300-\u036f{IGNORABLE}])*+"
_WORDS = re.compile(_WORD)
_HALF = re.compile(_IN_WORDS)
_TOKEN = re.compile(rf"({_WORD}|{_FIGURE}|\S)(\s*)")
_TOKEN_OR_HALF = re.compile(rf"({_IN_WORDS}|{_AS_FRACTION}|{_FIGURE}|{_WORD}|\S)(\s*)")
"""The same with halves in words and fractions, which takes half as long again: for the few texts that may hold one."""
_LEADING = re.compile(r"\s*")

_SHAPES = {
    **dict.fromkeys(map(ord, IGNORABLE), None),
    **dict.fromkeys(map(ord, "−–—‐‑‒―"), "-"),
    **dict.fromkeys(map(ord, "\"'“”„‟‘’‚‛«»‹›´`″′"), '"'),
    **dict.fromkeys(map(ord, BULLETS), "•"),
    **{ord(small): str(digit) for row in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for digit, small in enumerate(row)},
    **{ord(ligature): unicodedata.normalize("NFKC", ligature) for ligature in "ﬀﬁﬂﬃﬄﬅﬆ"},
}
_BARE_SYMBOLS = frozenset("|`´^¨¯")
"""Symbols to Unicode, dirt or drawing in a plan's text."""

_ONE_DECIMAL = re.compile(r"([-+±]?\d+)\.(\d{1,2})")
"""«0.5», which a Swedish text writes «0,5»; three digits after the point may be thousands, and stay as they are."""


@lru_cache(maxsize=1 << 11)
def tokenize(text: str) -> Sequence[Token]:
    """The tokens of a text, in order; joined with their white space they are the text."""
    leading = _LEADING.match(text)
    tokens = starmap(_token, _pieces(text))
    return (Token("", leading[0], "", Sort.MARK), *tokens) if leading and leading[0] else tuple(tokens)


def _pieces(text: str) -> list[tuple[str, str]]:
    return (_TOKEN_OR_HALF if _may_have_half(text) else _TOKEN).findall(text)


def _may_have_half(text: str) -> bool:
    return "/" in text or "halv" in text.casefold()


def is_acronym(text: str) -> bool:
    """Whether a word is one made of initials, LVU or SoL: two capitals or more in at most six letters."""
    return 2 <= len(text) <= 6 and sum(char.isupper() for char in text) >= 2


def count_words(texts: Iterable[str]) -> dict[str, int]:
    """How often each word, by its key, stands in the texts. They are gone through one by one: all at once is one step
    to the interpreter, for which a screen that is shown meanwhile would stand still."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update([core for core, _ in _pieces(text)] if _may_have_half(text) else _WORDS.findall(text))
    counts: dict[str, int] = {}
    for core, count in found.items():
        key, sort = _classify(core)
        if sort is Sort.WORD:
            counts[key] = counts.get(key, 0) + count
    return counts


def join(tokens: Iterable[Token]) -> str:
    """The text that the tokens were cut from."""
    return "".join([token.text + token.space for token in tokens])


def normal(text: str) -> str:
    """A text as names are compared: case, kinds of dash and quote, Unicode form, white space and characters that show
    nothing are no part of it."""
    return " ".join([token.key for token in tokenize(text) if token.key])


def as_printed(text: str) -> str:
    """A text without what no reader sees: one Unicode form, no soft hyphens, single spaces. Two texts that differ in it
    look different; `normal` sets aside case and the shapes of marks as well."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


@lru_cache(maxsize=1 << 16)
def _token(core: str, space: str) -> Token:
    """One token object for every place where the same word stands: a plan has a fifth as many words as places."""
    key, sort = _classify(core)
    return Token(core, space, key, sort)


@lru_cache(maxsize=1 << 16)
def _classify(core: str) -> tuple[str, Sort]:
    if core[-3:] in _FRACTIONS:
        core = core[:-3] + _FRACTIONS[core[-3:]]
    if core[-1] in _HALVES:
        return f"{core[:-1].strip() or 0},{_HALVES[core[-1]]}", Sort.FIGURE
    if _HALF.fullmatch(core):
        return f"{_whole(core.casefold())},5", Sort.FIGURE
    if core[-1].isdigit() and (core[0].isdigit() or not core[0].isalpha()):
        return _figure_key(core), Sort.FIGURE
    key = unicodedata.normalize("NFC", core.translate(_SHAPES)).casefold()
    if core[0].isalnum():
        return key, Sort.WORD
    return key, Sort.SYMBOL if _is_symbol(core) else Sort.MARK


def _whole(half: str) -> int:
    """What a half in words comes on top of: 2 of «två och en halv», 0 of «en halv»."""
    first, *rest = half.split(" och ")
    if not rest:
        return int(half.startswith("halvan"))
    return next(number for number, words in enumerate(_WHOLES, 1) if first in words.split("|"))


def _figure_key(core: str) -> str:
    plain = core if core.isascii() else "".join(str(unicodedata.decimal(char, char)) for char in core)
    key = "".join(plain.replace("−", "-").replace("–", "-").split())
    decimal = _ONE_DECIMAL.fullmatch(key)
    return f"{decimal[1]},{decimal[2]}" if decimal else key


_SIGNS = frozenset("§‰‱")
"""Punctuation to Unicode that has a meaning by itself."""


def _is_symbol(char: str) -> bool:
    if char in _SIGNS or char in TURNING:
        return True
    category = unicodedata.category(char)
    if category.startswith("M"):  # it marks what is no letter: «5» with a line through it
        return True
    return category.startswith("S") and char not in _BARE_SYMBOLS and ord(char) not in _SHAPES

"""Swedish numbers and months in words: the one list of them, read and written.

Limits, claims, guard words, abbreviations, the memo and the reports use this list, so that none of them takes for a
plain word what another reads as a number. It must not read digits or amounts: those belong to the tokens and to
`model.money`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = "två tre fyra fem sex sju åtta nio".split()  # noqa: SIM905 - read as a row
_TEENS = "tio elva tolv tretton fjorton femton sexton sjutton arton nitton".split()  # noqa: SIM905 - read as a row
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()  # noqa: SIM905 - read as a row
_ORDINALS = [
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
]

_BELOW_TEN = {"en": 1, "ett": 1, **{word: value for value, word in enumerate(_UNITS, 2)}}

CARDINALS: dict[str, int] = {
    "noll": 0,
    **_BELOW_TEN,
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **{
        tens + unit: 10 * value + rest
        for value, tens in enumerate(_TENS, 2)
        for unit, rest in {"": 0, **_BELOW_TEN}.items()
    },
    "hundra": 100,
    "tusen": 1000,
}
"""Every number word from 0 to 99, with both genders of one, «hundra» and «tusen»: what the longer ones are made of."""

ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS, 1)}
"""The ordinals to twenty."""

MONTHS: dict[str, tuple[str, ...]] = {
    "januari": ("jan",),
    "februari": ("febr", "feb"),
    "mars": (),
    "april": ("apr",),
    "maj": (),
    "juni": (),
    "juli": (),
    "augusti": ("aug",),
    "september": ("sept", "sep"),
    "oktober": ("okt",),
    "november": ("nov",),
    "december": ("dec",),
}
"""The months in order, each with its short forms, points left out."""

MONTH_NUMBERS: dict[str, int] = {month: number for number, month in enumerate(MONTHS, 1)}
"""The months with their numbers, 1-12."""

MONTH_FORMS: dict[str, int] = {form: MONTH_NUMBERS[name] for name, short in MONTHS.items() for form in (name, *short)}
"""The same with their short forms too."""

ARTICLES = frozenset(("en", "ett"))
"""The number words that are articles too, so that alone they prove no number."""

WRITTEN_OUT = 12
"""The highest number that running text writes in words; from 13 on it has digits (Svenska skrivregler)."""

_PARTS = "|".join((*_TEENS, *_TENS, *_UNITS, "noll", "et(?=tusen)", "ett", "hundra", "tusen"))
"""No part before one that it begins: «tre» stands after «tretton» and «trettio»."""

NUMBER_WORD = rf"(?:en|(?:{_PARTS})+(?:en)?)"
"""Pattern of a number word below a million, lower case: «elva», «tjugofem», «tvåhundrafemtio», «ettusen». To be used
between word boundaries. It takes any chain of parts, which compiles in a sixth and searches in half of the time that
the grammar of numbers takes; no other Swedish word is such a chain. «en» ends a chain but begins none: «entre» is a
word."""


@lru_cache(maxsize=1 << 12)
def parse(word: str) -> int | None:
    """The number that a Swedish number word below a million stands for, whatever its case; None for another word."""
    word = word.casefold()
    if not re.fullmatch(NUMBER_WORD, word):
        return None
    thousands, below = 0, 0
    for part in re.findall(rf"{_PARTS}|en", word):
        if part == "tusen":
            thousands, below = 1000 * (below or 1), 0
        elif part == "hundra":
            below = 100 * (below or 1)
        else:
            below += CARDINALS.get(part, 1)
    return thousands + below


def number(count: int, *, neuter: bool = False) -> str:
    """A number as running text has it: «en» or «ett», «två», ..., «tolv», then 13."""
    if count == 1:
        return "ett" if neuter else "en"
    return _WRITTEN[count] if 0 <= count <= WRITTEN_OUT else str(count)


_WRITTEN = {value: word for word, value in CARDINALS.items() if value <= WRITTEN_OUT}

"""Swedish grammar for generated sentences: nouns in their forms, counts, quotation marks.

The memo is written in Swedish alone, so its grammar stands here, apart from the bilingual catalogue in `wording`. Which
noun an entity has is a column of `model.entities`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vpbdiff.language.numerals import number

_GAPS = re.compile(r"[^\S\u00a0\u202f]+")
"""White space of any kind but the spaces that hold an amount and its unit on one line."""


class Noun(NamedTuple):
    """A word in its forms: «aktivitet», «aktiviteter», «aktiviteten», «aktiviteterna»; `english` is one and many,
    `neuter` marks an ett-word."""

    one: str
    many: str
    the: str
    the_many: str
    english: tuple[str, str]
    neuter: bool = False

    @property
    def new(self) -> str:
        """«ny» or «nytt»."""
        return "nytt" if self.neuter else "ny"


def counted(count: int, noun: Noun) -> str:
    """«en aktivitet», «två mått»."""
    return f"{number(count, neuter=noun.neuter)} {noun.one if count == 1 else noun.many}"


def spaced(text: str) -> str:
    """The text on one line, with one space between words; no-break spaces stay."""
    return _GAPS.sub(" ", text).strip()


def sentence(text: str) -> str:
    """The text as a sentence: a capital first letter, and a full stop unless it ends with a mark of its own."""
    text = spaced(text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", ".»", "?»", "!»")) else f"{text}."


def lowered(title: str) -> str:
    """A title within a sentence: a small first letter, unless the word is all capitals."""
    first = title.split(maxsplit=1)[0] if title.split() else ""
    return title if first.isupper() and len(first) > 1 else title[:1].lower() + title[1:]

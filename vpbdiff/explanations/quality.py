"""What counts as a reason: a text that explains nothing is refused where it is given and where it is found.

`explain`, the gate and the review use this one rule, so that none refuses what another accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import zip_longest

from vpbdiff.base.cache import by_identity
from vpbdiff.explanations.entries import OF_FORM, Entry
from vpbdiff.explanations.subjects import counts
from vpbdiff.model.changes import Change, Kind
from vpbdiff.textdiff.significance import differs_in_substance

BASELINE = "Fanns före grinden."
"""The reason of what was there before the gate, in the language of the plans."""

_FEWEST = 2
"""Words of a reason, each counted once: one word alone («Beslut», «Ändrat») names a sort of reason and gives none."""

_WORD = re.compile(r"[^\W\d_]{2,}|[0-9]{3,}")
"""What counts as a word of a reason: letters, or a figure as long as a law's number or a year («Lag 2021:123»)."""


class Fault(StrEnum):
    """Why a text is no reason."""

    EMPTY = "empty"
    ONE_WORD = "one-word"
    COPY = "copy"
    """The item's own name, or one of its texts, which state what changed and not why."""
    NOT_WORDING = "not-wording"
    """A reason which claims that nothing of substance changed, where something certainly did."""


_WORDED = (Kind.RENAMED, Kind.REWORDED, Kind.FIELD_CHANGED, Kind.ROLLED, Kind.REORDERED)
"""Kinds that can be mere wording."""


def fault(entry: Entry, change: Change | None = None) -> Fault | None:
    """What is wrong with an entry's reason, for one of its changes if that is given; None if nothing is. A baseline
    entry needs no reason."""
    if entry.baseline:
        return None
    if change is not None and entry.kind in OF_FORM and is_of_substance(change):
        return Fault.NOT_WORDING
    return _of_words(entry)


@by_identity(10_000)
def _of_words(entry: Entry) -> Fault | None:
    """What is wrong with the words of a reason, whatever it is given for."""
    words = _words(entry.reason)
    if not any(word.isalpha() for word in words) or words == _BASELINE:
        return Fault.EMPTY
    if len(set(words)) < _FEWEST:
        return Fault.ONE_WORD
    return Fault.COPY if any(_is_of(words, text) for text in _texts(entry)) else None


def is_of_substance(change: Change) -> bool:
    """Whether more than wording certainly changed: another kind of change, a weakened promise, or other figures,
    negations or words of promise (ska/bör/kan, alla/de flesta)."""
    return any(facet.kind not in _WORDED or differs_in_substance(facet) for facet in change.facets if counts(facet))


def _texts(entry: Entry) -> Iterator[str]:
    """The names and the texts of what is explained, which state what changed and not why."""
    for each in entry.items:
        yield each.name
        for content in (*each.old, *each.new):
            yield from (value for value in content.values() if isinstance(value, str))


def _words(text: str) -> list[str]:
    """The words as they are compared: without case, and without characters that nobody sees."""
    return _WORD.findall(_compared(text))


def _is_of(words: list[str], text: str) -> bool:
    """Whether a text is of these words and no others; a long text is left at the first that is another."""
    found = (match[0] for match in _WORD.finditer(_compared(text)))
    return all(one == other for one, other in zip_longest(words, found))


def _compared(text: str) -> str:
    if not text.isprintable():  # a character that nobody sees is not printable, and seldom there
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", text).casefold()


_BASELINE = _words(BASELINE)

"""Letters on a page of a PDF that are set apart, as in «M Å L»: a word then ends at a gap wider than theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from vpbdiff.documents.pdf_marks import Char

_APART = (0.08, 1.0)
"""Gap between letters that are set apart, in parts of their size: those of ordinary text stand 0.05 apart at most, and
columns further than a letter."""

_EVEN = 0.06
"""Parts of the size by which such gaps differ: what kerning makes."""

_FEWEST = 3
"""Letters that show that they are set apart."""

_MOST = 0.75
"""Share of a text's gaps that must be as wide as each other; those between its words may be wider."""


def by_spacing(chars: Sequence[Char]) -> dict[float, list[Char]]:
    """The letters by how far they are set apart, in parts of their size; 0 for ordinary text."""
    found: dict[float, list[Char]] = {}
    for text in _texts(chars):
        found.setdefault(_spacing(text), []).extend(text)
    return found


def _texts(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The letters that a page sets after each other on one line in one size."""
    text: list[Char] = []
    size = top = 0.0
    for char in chars:
        if char["size"] != size or abs(char["top"] - top) > 1:
            yield from [text] if text else []
            text = []
        size, top = char["size"], char["top"]
        text.append(char)
    yield from [text] if text else []


def _spacing(text: Sequence[Char]) -> float:
    """How far the letters of a text are set apart, in parts of their size; 0 where they are not."""
    if len(text) < _FEWEST or text[1]["x0"] - text[0]["x1"] < _APART[0] * text[0]["size"]:
        return 0.0
    size = text[0]["size"]
    gaps = [(right["x0"] - left["x1"]) / size for left, right in pairwise(text)]
    usual = median(gaps)
    even = sum(abs(gap - usual) <= _EVEN for gap in gaps)
    letters = sum(char["text"].isalpha() for char in text)
    least, most = _APART
    spaced = least <= usual <= most and even >= _MOST * len(gaps) and 2 * letters > len(text) and letters >= _FEWEST
    return round(usual, 2) if spaced else 0.0

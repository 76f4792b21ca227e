"""Bullets that a page of a PDF draws, as browsers do: small filled shapes right before a line of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from vpbdiff.documents.pdf_page import PdfWord

_SIZE = (0.12, 0.7)
"""Width and height of a dot, in parts of the size of the text after it."""

_ROUND = 1.25
"""How much wider than high a dot is at most, or higher than wide."""

_BEFORE = (0.2, 2.5)
"""Gap between a dot and the text after it, in parts of its size."""

_MOST = 300
"""Shapes on a page up to which dots are looked for: a page of bullets has 50, a chart or a map thousands."""


def dots(source: Any, words: Sequence[PdfWord]) -> Iterator[PdfWord]:
    """The bullets that a page of pdfplumber's draws before its words, as words of their own."""
    shapes = [each for each in (*source.curves, *source.rects) if each["fill"] and _is_round(each)]
    for shape in shapes if len(shapes) <= _MOST else ():
        middle = (shape["top"] + shape["bottom"]) / 2
        beside = [word for word in words if word.top < middle < word.bottom]
        first = min((word for word in beside if word.x0 > shape["x0"]), key=lambda word: word.x0, default=None)
        if first and _is_dot(shape, first) and not any(_stands_before(word, shape) for word in beside):
            yield PdfWord("•", shape["x0"], shape["x1"], first.top, first.bottom, first.size, first.bold)


def _is_round(shape: dict[str, Any]) -> bool:
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    return bool(0 < width <= _ROUND * height and height <= _ROUND * width)


def _is_dot(shape: dict[str, Any], first: PdfWord) -> bool:
    least, most = (share * first.size for share in _SIZE)
    near, far = (share * first.size for share in _BEFORE)
    return bool(least <= shape["x1"] - shape["x0"] <= most and near <= first.x0 - shape["x1"] <= far)


def _stands_before(word: PdfWord, shape: dict[str, Any]) -> bool:
    """Whether a word stands right before a shape, which then begins no line."""
    return bool(word.x0 < shape["x0"] and shape["x0"] - word.x1 < _BEFORE[1] * word.size)

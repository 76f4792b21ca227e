"""Breaks spans into lines of a terminal's width, counting columns as a terminal does.

Escaping comes first: what arrives here is safe to print, and every character of it takes 0, 1 or 2 columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vpbdiff.report.document import Span, Spans, Style

_PIECE = re.compile(r"[ \t\r\n\f\v]+|[^ \t\r\n\f\v]+")
"""White space that may be broken at, or a run without any; a no-break space is a letter here."""

_ZERO_WIDTH = ("Mn", "Me", "Cf")


def columns(text: str) -> int:
    """The columns that a text takes in a terminal: 2 for East Asian wide characters, 0 for combining ones."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(spans: Iterable[Span], width: int) -> Iterator[Spans]:
    """The spans as lines of at most `width` columns, white space at breaks dropped and runs of it made one space.

    A word longer than a line is broken where the line ends. A word may consist of several spans.
    """
    line: list[Span] = []
    used = 0
    gap = False
    for word in _words(spans):
        if word is None:
            gap = bool(line)
            continue
        size = sum(columns(span.text) for span in word)
        if line and used + gap + size > width:
            yield tuple(line)
            line, used, gap = [], 0, False
        if gap:
            line.append(Span(" ", word[0].style if line[-1].style is word[0].style else Style.PLAIN))
        used += gap + size
        gap = False
        line += word
        if used > width:
            *full, last = _broken(line, width)
            yield from full
            line, used = list(last), sum(columns(span.text) for span in last)
    if line:
        yield tuple(line)


def _words(spans: Iterable[Span]) -> Iterator[list[Span] | None]:
    """Words as lists of spans, and None for white space between them."""
    word: list[Span] = []
    for span in spans:
        for piece in _PIECE.findall(span.text):
            if not piece.strip(" \t\r\n\f\v"):
                if word:
                    yield word
                yield None
                word = []
            else:
                word.append(Span(piece, span.style))
    if word:
        yield word


def _broken(line: list[Span], width: int) -> Iterator[Spans]:
    """A line that is too long, cut at the column where it is full."""
    full: list[Span] = []
    used = 0
    for span in line:
        text = ""
        for character in span.text:
            if used + _columns(character) > width:
                yield (*full, Span(text, span.style))
                full, text, used = [], "", 0
            text += character
            used += _columns(character)
        full.append(Span(text, span.style))
    yield tuple(full)

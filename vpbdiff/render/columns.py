"""Breaks spans into lines of a terminal's width, counting columns as a terminal does.

Escaping comes first: what arrives here is safe to print, and every character of it takes 0, 1 or 2 columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from vpbdiff.model.document import Span, Spans, Style

_BREAKABLE = " \t\r\n\f\v"
_PIECE = re.compile(rf"[{_BREAKABLE}]+|[^{_BREAKABLE}]+")
"""White space that may be broken at, or a run without any; a no-break space is a letter here."""

_NARROW = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2190-\u21ff\u2212]*")
"""Text of characters of one column each, as nearly all Swedish text is: there is nothing to look up."""

_ZERO_WIDTH = ("Mn", "Me", "Cf")


def columns(text: str) -> int:
    """The columns that a text takes in a terminal: 2 for East Asian wide characters, 0 for combining ones."""
    return len(text) if _NARROW.fullmatch(text) else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(spans: Iterable[Span], width: int) -> Iterator[Spans]:
    """The spans as lines of at most `width` columns, white space at breaks dropped and runs of it made one space.

    A word longer than a line is broken where the line ends. A word may consist of several spans.
    """
    spans = list(spans)
    # Asked once of the whole text, since it is nearly always so, and not of every word.
    measure = len if all(_NARROW.fullmatch(span.text) for span in spans) else columns
    line: list[Span] = []
    used = 0
    for gap, word in _words(spans):
        whole = sum([measure(span.text) for span in word])
        for number, (size, piece) in enumerate([(whole, word)] if whole <= width else _broken(word, width)):
            space = int(gap and number == 0)
            if line and used + space + size > width:
                yield _joined(line)
                line, used, space = [], 0, 0
            if line and space:
                line.append(Span(" ", piece[0].style if line[-1].style is piece[0].style else Style.PLAIN))
                used += space
            line += piece
            used += size
    if line:
        yield _joined(line)


def _words(spans: Iterable[Span]) -> Iterator[tuple[bool, list[Span]]]:
    """Words as lists of spans, and whether white space goes before them."""
    word: list[Span] = []
    gap = False
    for span in spans:
        for piece in _PIECE.findall(span.text):
            if piece[0] not in _BREAKABLE:
                word.append(Span(piece, span.style))
                continue
            if word:
                yield gap, word
            word, gap = [], True
    if word:
        yield gap, word


def _broken(word: list[Span], width: int) -> Iterator[tuple[int, list[Span]]]:
    """A word longer than a line in pieces that each fit one, with their columns."""
    piece: list[Span] = []
    used = 0
    for span in word:
        for character in span.text:
            size = _columns(character)
            if used + size > width:
                yield used, piece
                piece, used = [], 0
            piece.append(Span(character, span.style))
            used += size
    yield used, piece


def _joined(line: list[Span]) -> Spans:
    """The line with neighbours of one style made one span."""
    runs: list[tuple[Style, list[str]]] = []
    for text, style in line:
        if runs and runs[-1][0] is style:
            runs[-1][1].append(text)
        else:
            runs.append((style, [text]))
    return tuple(Span("".join(texts), style) for style, texts in runs)

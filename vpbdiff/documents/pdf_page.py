"""One page of a PDF: lines of text with their place and look, and the cells that rules draw.

A table on a page is here too, however it was found, and how its parts on two pages are joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise, zip_longest
from typing import Any

from vpbdiff.documents import hyphenation
from vpbdiff.documents.plain_text import INVISIBLE

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
"""How the names of bold fonts are told from others; a PDF says no more of a font."""

_GAP = 0.2
"""Gap, in parts of the size, that parts two words where a PDF has no space characters: a space is 0.25 at least,
letters stand 0.1 apart at most."""

_FIRM = "\N{NO-BREAK SPACE}"
_SPACES = frozenset({" ", "\t", "\n", "\r", _FIRM})
"""What parts words. Some fonts call their only space one that does not break; then it is taken for what it looks."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_INVISIBLE = {code: None for code in INVISIBLE if code != ord("\N{SOFT HYPHEN}")}

_SAME_LINE = 0.5
"""Share of a word's height that must lie within a line's for it to stand on it; a raised figure still does."""

MOST_EDGES = 6_000
"""Edges of all that is drawn on a page up to which tables are looked for: a page full of cells has 1,500, a map may
have a hundred thousand, and the time goes with the square, 4 seconds here."""

_SNAP = 3.0
"""Points within which two rules are one: what pdfplumber takes for it."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's upper left corner."""
Rows = tuple[tuple[Box | None, ...], ...]
"""A table's cells by row and column; None where another cell reaches."""


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word with its box and look."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    initial: float = 0.0
    """The width of its first letter."""


@dataclass(frozen=True)
class PdfLine:
    """Words side by side."""

    words: tuple[PdfWord, ...]

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1

    @cached_property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of the words that are as large as most; a raised figure does not count."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return max(sizes, key=sizes.__getitem__)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its lines from above, the rows of cells of each table that rules draw, and the rules across it."""

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    grids: tuple[Rows, ...]
    rules: tuple[Box, ...]
    turned: bool
    """Whether text that does not stand upright was left out."""
    pictured: bool
    """Whether it is a picture without any text, as where a page was scanned."""
    crowded: bool
    """Whether so much is drawn that no tables were looked for in it."""


def page(source: Any) -> PdfPage:
    """Read a page of pdfplumber's."""
    upright = source.filter(lambda each: each["object_type"] != "char" or each["upright"])
    runs = upright.extract_words(x_tolerance_ratio=_GAP, keep_blank_chars=True, return_chars=True)
    characters = [char["text"] for char in source.chars]
    blanks = _SPACES if characters.count(_FIRM) > characters.count(" ") else _SPACES - {_FIRM}
    words = tuple(_word(chars) for run in runs for chars in _parted(run["chars"], blanks))
    edges = source.edges
    crowded = len(edges) > MOST_EDGES
    found = [] if crowded else source.find_tables({"explicit_horizontal_lines": _closing(edges)})
    grids = tuple(tuple(tuple(row.cells) for row in table.rows) for table in found)
    rules = tuple((edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges if edge["orientation"] == "h")
    turned = any(not char["upright"] and char["text"].strip() for char in source.chars)
    return PdfPage(
        source.page_number,
        float(source.width),
        float(source.height),
        words,
        grids,
        rules,
        turned,
        bool(source.images) and not words,
        crowded,
    )


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rules at the head and the foot of rules that run down the page.

    A row that a page's end breaks often has none under its first part, and none over its second.
    """
    closing: list[dict[str, Any]] = []
    group: list[dict[str, Any]] = []
    down = sorted((edge for edge in edges if edge["orientation"] == "v"), key=lambda edge: edge["top"])
    for edge, following in zip_longest(down, down[1:]):
        group.append(edge)
        foot = max(each["bottom"] for each in group)
        if following is None or following["top"] > foot + _SNAP:
            span = {"x0": min(each["x0"] for each in group), "x1": max(each["x1"] for each in group)}
            closing += [_rule(span, min(each["top"] for each in group)), _rule(span, foot)]
            group = []
    return [rule for rule in closing if rule["width"] > _SNAP]


def _rule(span: dict[str, float], at: float) -> dict[str, Any]:
    """A rule across, as pdfplumber has them."""
    width = span["x1"] - span["x0"]
    return {
        "object_type": "rule_edge",
        "orientation": "h",
        **span,
        "top": at,
        "bottom": at,
        "width": width,
        "height": 0,
    }


def _parted(chars: Iterable[dict[str, Any]], blanks: Collection[str]) -> Iterator[list[dict[str, Any]]]:
    """The letters of each word in a run; a space that does not break stays within one, save at its ends."""
    for blank, group in groupby(chars, key=lambda char: char["text"] in blanks):
        word = list(group)
        while word and word[0]["text"].isspace():
            del word[0]
        while word and word[-1]["text"].isspace():
            del word[-1]
        if word and not blank:
            yield word


def _word(chars: Sequence[dict[str, Any]]) -> PdfWord:
    size, font = Counter((round(char["size"] * 2) / 2, char["fontname"]) for char in chars).most_common(1)[0][0]
    text = "".join(_LIGATURES.get(char["text"], char["text"]) for char in chars)
    return PdfWord(
        unicodedata.normalize("NFC", text).translate(_INVISIBLE),
        chars[0]["x0"],
        chars[-1]["x1"],
        min(char["top"] for char in chars),
        max(char["bottom"] for char in chars),
        size,
        bool(_BOLD.search(font)),
        chars[0]["x1"] - chars[0]["x0"],
    )


def lines(words: Iterable[PdfWord]) -> list[PdfLine]:
    """The words as lines, from above and from the left."""
    rows: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda each: (each.top, each.x0)):
        row = next((row for row in reversed(rows[-3:]) if _stands_on(word, row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    found = [PdfLine(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]
    return sorted(found, key=lambda line: (line.bottom, line.x0))


def _stands_on(word: PdfWord, row: Sequence[PdfWord]) -> bool:
    """Whether a word stands on the line of the largest word of a row."""
    largest = max(row, key=lambda each: each.size)
    overlap = min(word.bottom, largest.bottom) - max(word.top, largest.top)
    return overlap >= _SAME_LINE * min(word.bottom - word.top, largest.bottom - largest.top)


def within(words: Iterable[PdfWord], box: Box) -> list[PdfWord]:
    """The words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [
        word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]


_END = re.compile(r"[.!?:;][)\]\"'”»]*$")

Cells = tuple[tuple[str, ...], ...]
"""A row's cells, each the lines that it holds."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or what of it stands on one page: its place from above, its rows."""

    top: float
    bottom: float
    rows: tuple[Cells, ...]
    guessed: bool = False
    """Whether no rule and no distance tells where a row of several lines ends."""
    columns: tuple[Span, ...] = ()
    """The columns of a table that only stands in them."""


def continued(above: Grid, below: Grid) -> tuple[Grid, Grid] | None:
    """The two parts of a table with a row that a page's end broke whole again, in the first; None if none was broken.

    It was where a cell goes on in the middle of a word, or in small letters in every cell whose sentence was open. The
    second part may begin with the header again.
    """
    headed = len(below.rows) > 1 and len(above.rows) > 1 and below.rows[0] == above.rows[0]
    last, first = above.rows[-1], below.rows[headed]
    if len(last) != len(first):
        return None
    cells = list(zip(last, first, strict=True))
    both = [(first[-1], second[0]) for first, second in cells if first and second]
    parted = any(first.endswith((hyphenation.FULL, "-")) and second[:1].islower() for first, second in both)
    alone = any(second and not first for first, second in cells)
    unended = (
        bool(both) and not alone and all(second[:1].islower() and not _END.search(first) for first, second in both)
    )
    if not parted and not unended:
        return None
    rows = (*below.rows[:headed], *below.rows[headed + 1 :])
    return replace(above, rows=(*above.rows[:-1], tuple((*a, *b) for a, b in cells))), replace(below, rows=rows)


def marked(found: Sequence[PdfLine], right: float) -> tuple[str, ...]:
    """A cell's lines, those marked that are one word and fill it: the next line's first letter has no room."""
    if not found:
        return ()
    full = [
        len(line.words) == 1 and line.x1 + below.words[0].initial > right
        for line, below in pairwise([*found, found[-1]])
    ]
    return tuple(line.text + hyphenation.FULL if fills else line.text for line, fills in zip(found, full, strict=True))

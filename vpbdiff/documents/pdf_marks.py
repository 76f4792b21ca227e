"""Tells running headers, footers and page numbers from what a page says: they stand at its edge on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from vpbdiff.documents.pdf_page import Line

DEPTH = 4
"""Lines looked at from each edge: the longest letterhead known has three."""

EDGE = 0.15
"""Share of a page's height, from either edge, in which such lines stand."""

_SAME_PLACE = 4.0
"""Points by which such a line may stand higher or lower from page to page: less than half a line."""

_FEWEST = 3
"""Pages that must show a line for it to be a running one, in a document that has as many."""

CLEAR = 1.0
"""Free space, in parts of its size, between such a line and the text, unless a page number shows what it is. A header
row at the top of each page is followed by its rows closer than that."""

_PAGE_NUMBER = re.compile(
    r"(?:sidan?\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3}))?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")

Sheet = tuple[int, float, Sequence[Line]]
"""A page's number, its height, its lines from above."""
_Key = tuple[str, int]


def marks(sheets: Sequence[Sheet]) -> Mapping[int, frozenset[Line]]:
    """The lines of each page, by its number, that hold no content."""
    texts: defaultdict[_Key, dict[int, str]] = defaultdict(dict)
    for number, height, found in sheets:
        for line in found:
            for key in _keys(line, height):
                texts[key][number] = line.text
    needed = max(2, min(_FEWEST, len(sheets)))
    repeated = {key: pages for key, pages in texts.items() if len(pages) >= needed}
    counting = {key for key, pages in repeated.items() if len(set(pages.values())) == len(pages)}
    return {
        number: frozenset(
            mark
            for order in (found, found[::-1])
            for mark in _from_edge(order[:DEPTH], height, repeated.keys(), counting)
        )
        for number, height, found in sheets
    }


def _from_edge(
    found: Sequence[Line], height: float, repeated: Container[_Key], counting: Container[_Key]
) -> list[Line]:
    """The running lines among the first from an edge."""
    run: list[Line] = []
    sure = False
    for line in found:
        keys = _keys(line, height)
        if _PAGE_NUMBER.fullmatch(line.text) and keys:
            sure = True
        elif not any(key in repeated for key in keys):
            free = max(line.top - run[-1].bottom, run[-1].top - line.bottom) if run else 0
            return run if sure or (run and free >= CLEAR * run[-1].size) else []
        sure |= any(key in counting for key in keys)
        run.append(line)
    return run if sure else []


def _keys(line: Line, height: float) -> set[_Key]:
    """What a line at a page's edge is known again by on another page: its words without figures, and where it stands.

    Rounded both ways, so that two lines that stand in about the same place share a key.
    """
    if EDGE * height < line.bottom and line.top < (1 - EDGE) * height:
        return set()
    words = _DIGITS.sub("#", line.text.casefold())
    return {(words, round((line.bottom + shift) / (2 * _SAME_PLACE))) for shift in (-_SAME_PLACE / 2, _SAME_PLACE / 2)}

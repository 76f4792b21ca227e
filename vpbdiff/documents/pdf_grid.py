"""A table on a page of a PDF, however it was found, and how its parts on two pages are made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vpbdiff.documents import hyphenation
from vpbdiff.documents.pdf_page import Line

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


def marked(found: Sequence[Line], right: float) -> tuple[str, ...]:
    """A cell's lines, those marked that are one word and fill it: the next line's first letter has no room."""
    if not found:
        return ()
    full = [
        len(line.words) == 1 and line.x1 + below.words[0].initial > right
        for line, below in pairwise([*found, found[-1]])
    ]
    return tuple(line.text + hyphenation.FULL if fills else line.text for line, fills in zip(found, full, strict=True))

"""Tables in a text that are not parted by tabs: with bars, drawn in a grid, or set in columns over a line of dashes.

So write those who copy a table from elsewhere, and programs that make texts of other documents. Each is known by its
line of dashes alone; a bar anywhere else is a character like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_BARRED = re.compile(r"(?=[^|]*\|)\s*\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?\s*)?")
"""The dashes under a header with bars."""
_BAR = re.compile(r"(?<!\\)\|")
_DRAWN = re.compile(r"\+(?:[-=:]+\+)+")
"""A line of a grid."""
_SPACED = re.compile(r" *-{2,}(?: +-{2,})+")
"""The dashes under a header in columns, a run for each."""
_RULE = "---"

Lines = list[str | None]
"""The lines of a text; None for one that only draws, or that went into the row above."""


def tabbed(lines: list[str]) -> Lines:
    """The lines, with the cells of every such table parted by tabs."""
    made: Lines = list(lines)
    number = 0
    while number < len(lines):
        number += _barred(lines, number, made) or _drawn(lines, number, made) or _spaced(lines, number, made) or 1
    return made


def _end(lines: list[str], start: int, holds: Callable[[str], object]) -> int:
    """The first line from `start` on for which something does not hold."""
    return next((number for number in range(start, len(lines)) if not holds(lines[number])), len(lines))


def _barred(lines: list[str], start: int, made: Lines) -> int:
    """Part a table with bars that starts here; how many lines it has."""
    header, under = lines[start], lines[start + 1] if start + 1 < len(lines) else ""
    if "|" not in header or not _BARRED.fullmatch(under) or len(_cells(header)) != len(_cells(under)):
        return 0
    end = _end(lines, start + 2, lambda line: "|" in line)
    made[start:end] = [_RULE if _BARRED.fullmatch(row) else "\t".join(_cells(row)) for row in lines[start:end]]
    return end - start


def _cells(line: str) -> list[str]:
    """What stands between bars, or at a line's end without one."""
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _drawn(lines: list[str], start: int, made: Lines) -> int:
    """Part a table in a grid that starts here, each row on its first line; how many lines it has."""
    if not _DRAWN.fullmatch(lines[start].strip()):
        return 0
    edge = lines[start].index("+")
    end = _end(lines, start, lambda line: line[edge : edge + 1] in {"+", "|"})
    corners = [place for place, mark in enumerate(lines[start]) if mark == "+"]
    row: list[str] = []
    first = start
    for number in range(start, end):
        made[number] = None
        if lines[number][edge] == "+":
            row = []
            continue
        cells = [lines[number][left + 1 : right].strip() for left, right in pairwise(corners)]
        first = first if row else number
        row = [" ".join(filter(None, pair)) for pair in zip(row or [""] * len(cells), cells, strict=True)]
        made[first] = "\t".join(row)
    return end - start


def _spaced(lines: list[str], start: int, made: Lines) -> int:
    """Part a table in columns that starts here; how many lines it has, or might have had: in none of a table's lines
    does a word stand over an edge.
    """
    under = lines[start + 1] if start + 1 < len(lines) else ""
    if not lines[start].strip() or not _SPACED.fullmatch(under.rstrip()):
        return 0
    edges = [match.start() for match in re.finditer("-+", under)][1:]
    end = _end(lines, start, lambda line: line.strip() and not any(line[edge - 1 : edge].strip() for edge in edges))
    if end == len(lines) or not lines[end].strip():
        spans = list(pairwise([0, *edges, None]))
        for number in range(start, end):
            cells = [lines[number][left:right].strip() for left, right in spans]
            made[number] = "\t".join(cells) if lines[number].strip(" -") else _RULE
    return end - start

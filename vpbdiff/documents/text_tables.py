"""Tables drawn in text: the cells of each, parted by tabs.

A table has bars, is drawn in a grid, or is set in columns over a line of dashes. So write those who copy a table from
elsewhere, and programs that convert documents to text. Each of these is known by its line of dashes. Without one, bars
make a table where line after line has as many, and blanks where the lines that follow each other have columns: gaps at
one place in them all, and figures in a column or every cell begun where the one above it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from vpbdiff.documents.text_columns import bare, in_columns, rest_below, runs

_BARRED = re.compile(r"(?=[^|]*\|)\s*\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?\s*)?")
"""The dashes under a header with bars."""
_BAR = re.compile(r"(?<!\\)\|")
_PARTING = re.compile(r"(?:^|(?<= ))\|(?= |$)")
_DRAWN = re.compile(r"\+(?:[-=:]+\+)+")
"""A line of a grid."""
_SPACED = re.compile(r" *-{2,}(?: +-{2,})+")
"""The dashes under a header in columns, a run for each."""
_TABLE_RULE = "---"

Lines = list[str | None]
"""The lines of a text; None for one that only draws, or that went into the row above."""


def tabbed(lines: list[str]) -> Lines:
    """The lines, with the cells of every such table parted by tabs."""
    made: Lines = list(lines)
    number = 0
    while number < len(lines):
        number += next(filter(None, (draws(lines, number, made) for draws in _DRAWN_TABLES)), 1)
    free = [line if line is not None and line == made[number] else "\t" for number, line in enumerate(lines)]
    _in_columns(free, made)
    return made


def is_rule_of_bars(line: str) -> bool:
    """Whether a line is the dashes under a header with bars."""
    return _BARRED.fullmatch(line) is not None


def _end(lines: list[str], start: int, holds: Callable[[str], object]) -> int:
    """The first line from `start` on for which something does not hold."""
    return next((number for number in range(start, len(lines)) if not holds(lines[number])), len(lines))


def _barred(lines: list[str], start: int, made: Lines) -> int:
    """Part a table with bars that starts here; how many lines it has."""
    header, under = lines[start], lines[start + 1] if start + 1 < len(lines) else ""
    if "|" not in header or not _BARRED.fullmatch(under) or len(_cells(header)) != len(_cells(under)):
        return 0
    end = _end(lines, start + 2, lambda line: "|" in line)
    made[start:end] = [_TABLE_RULE if _BARRED.fullmatch(row) else "\t".join(_cells(row)) for row in lines[start:end]]
    return end - start


_FEWEST_BARS = 2
_FEWEST_LINES = 3
"""Bars and lines from which a text that draws no line under its header is a table."""


def _bars_alone(lines: list[str], start: int, made: Lines) -> int:
    """Part a table with bars and no line of dashes: line after line has as many, and more than one; how many it has."""
    bars = _bars(lines[start])
    end = _end(lines, start, lambda line: _bars(line) == bars) if bars >= _FEWEST_BARS else start
    if end - start < _FEWEST_LINES:
        return 0
    made[start:end] = ["\t".join(_cells(row)) for row in lines[start:end]]
    return end - start


def _bars(line: str) -> int:
    """How many bars part a line, with blanks beside each; 0 for a line that holds tabs, or begins as no row does."""
    return 0 if "\t" in line or line.startswith("#") else len(_PARTING.findall(line))


def _cells(line: str) -> list[str]:
    """What stands between bars, or at a line's end without one."""
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return [each.strip().replace("\\|", "|") for each in _BAR.split(inner)]


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
            made[number] = "\t".join(cells) if lines[number].strip(" -") else _TABLE_RULE
    return end - start


_DRAWN_TABLES = (_barred, _drawn, _spaced, _bars_alone)
_COVER_LINES = 12
"""Lines with text among which a letterhead and a cover stand."""


def _in_columns(free: Sequence[str], made: Lines) -> None:
    """Part the tables in columns among the lines that no other table has: whole ones before what blank lines part."""
    texts = [number for number, line in enumerate(free) if line.strip()]
    cover = texts[min(_COVER_LINES, len(texts)) - 1] if texts else 0
    chapters = frozenset(map(bare, free))
    for loose in runs(free, _MOST_BETWEEN):
        if _take_columns(free, loose, made, cover, chapters):
            continue
        for inner in runs(free[loose.start : loose.stop]):
            run = range(loose.start + inner.start, loose.start + inner.stop)
            if not _take_columns(free, run, made, cover, chapters):
                for part in _paragraphs(free, run):
                    _take_columns(free, part, made, cover, chapters)


_MOST_BETWEEN = 2
"""Lines with a single cell that follow each other in a table: the rest of one name and the beginning of the next."""
_CONTENTS = re.compile(r"[\s#*]*innehåll(?:sförteckning)?[\s*:]*", re.IGNORECASE)


def _take_columns(free: Sequence[str], run: range, made: Lines, cover: int, chapters: frozenset[str]) -> bool:
    above = next((free[number] for number in range(run.start - 1, -1, -1) if free[number].strip()), "")
    listed = None if _CONTENTS.fullmatch(above) else chapters
    for part in dict.fromkeys((rest_below(free, run), run)):
        cells = in_columns(free[part.start : part.stop], on_cover=part.start <= cover, chapters=listed)
        if cells is not None:
            for number, row in zip(part, cells, strict=True):
                made[number] = "\t".join(row) if row else made[number] if row is not None else None
            return True
    return False


def _paragraphs(free: Sequence[str], run: range) -> Iterator[range]:
    """The parts of a run of lines between blank ones, where there are several of two lines or more."""
    blank = [number for number in run if not free[number].strip()]
    for before, after in pairwise([run.start - 1, *blank, run.stop]):
        if blank and after - before > 2:
            yield range(before + 1, after)

"""Running headers and footers in a text that was taken out of pages: lines that come again and count the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

_LONGEST = 160
"""Characters of the longest running line: a municipality, a diarienummer, a title and a page's number."""

_NUMBER = re.compile(r"\bsid(?:a|an)?\.?\s*(?P<side>\d{1,3})\b|(?<![\d/])(?P<of>\d{1,3})\s*\(\d{1,3}\)", re.IGNORECASE)
"""How a line says which page it is on: «Sida 2», «2 (4)»."""

_OF_PAGES = re.compile(r"\bsid(?:a|an)?\.?\s*\d{1,3}\s*(?:\(\d{1,3}\)|av\s*\d{1,3})\s*$", re.IGNORECASE)
"""How a line ends that is a running one though it stands there once: «Sida 2 (4)»."""

_PAGE_AT_END = re.compile(r"\t\s*sid(?:a|an)?\.?\s*\d{1,3}(?:\s*(?:\(\d{1,3}\)|av\s*\d{1,3}))?\s*$", re.IGNORECASE)
"""How a line parted by tabs ends that may be a running one: no table has a column of the pages that it is on."""

_POINTS = re.compile(r"\b(?:se|på|från|till|jfr|jämför|i)\s+sid|[.:;,]\s*$|^\s*[-*•–]", re.IGNORECASE)
"""How a line of the text does that points to a page, and one that is no running line."""

_REFERENCE = re.compile(r"\b(?:dnr|diarienr|diarienummer)\b", re.IGNORECASE)
_FEWEST = 3
"""How often a line must come again that counts no pages."""

_BESIDE = 2
"""Lines above and below a running line that may be of the same header, if they come again too."""

_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[#*_|\s]+")


def running(lines: Sequence[str]) -> frozenset[int]:
    """The places of running lines among those of a text."""
    keys = {place: _key(line) for place, line in enumerate(lines) if _may_run(line)}
    alike = _alike(keys)
    found = {place for places in alike.values() if _counts(places, keys, alike, lines) for place in places}
    found |= {place for place in keys if _OF_PAGES.search(lines[place]) and _stands_alone(place, lines)}
    exact: defaultdict[str, list[int]] = defaultdict(list)
    for place in keys:
        exact[" ".join(lines[place].split())].append(place)
    for text, places in exact.items():
        if len(places) >= _FEWEST and _REFERENCE.search(text) and all(_stands_alone(place, lines) for place in places):
            found |= set(places)
    return frozenset(found | _beside(found, keys, lines) | _at_page_breaks(keys, lines))


def _may_run(line: str) -> bool:
    fits = len(line) <= _LONGEST and "|" not in line
    if "\t" in line.strip() and not (_REFERENCE.search(line) or _PAGE_AT_END.search(line)):
        return False  # a row of a table
    return fits and any(map(str.isalnum, line)) and not _POINTS.search(line)


def _key(line: str) -> str:
    """What a line is known again by: its words without figures and marks."""
    return _MARKS.sub(" ", _DIGITS.sub("0", line.casefold())).strip()


def _alike(keys: dict[int, str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in keys.items():
        places[key].append(place)
    return {key: found for key, found in places.items() if len(found) > 1}


def _counts(
    places: Sequence[int], keys: Mapping[int, str], alike: Mapping[str, list[int]], lines: Sequence[str]
) -> bool:
    """Whether lines that are alike but for figures say on which page each is, one after another.

    Two are enough where nothing stands right above or below but what comes again as often.
    """
    numbers = [int(match["side"] or match["of"]) for place in places if (match := _NUMBER.search(lines[place]))]
    if len(numbers) < len(places) or any(first >= second for first, second in pairwise(numbers)):
        return False
    near = {at for place in places for at in _around(place, lines)}
    alone = all(len(alike.get(keys.get(at, ""), ())) == len(places) for at in near)
    return alone or len(numbers) >= _FEWEST


def _around(place: int, lines: Sequence[str]) -> list[int]:
    """The lines right above and below that are not blank."""
    return [at for at in (place - 1, place + 1) if 0 <= at < len(lines) and lines[at].strip()]


def _stands_alone(place: int, lines: Sequence[str]) -> bool:
    return not _around(place, lines)


def _beside(found: Collection[int], keys: dict[int, str], lines: Sequence[str]) -> set[int]:
    """The further lines of headers whose pages are counted: they come again with them, and nowhere else."""
    near: defaultdict[str, set[int]] = defaultdict(set)
    for place in found:
        for step in (-1, 1):
            at = place
            for _ in range(_BESIDE):
                at = _next(at + step, step, lines)
                if at in keys and at not in found:
                    near[keys[at]].add(at)
    every = _alike(keys)
    return {place for key, places in near.items() if len(places) > 1 and set(every[key]) <= places for place in places}


def _next(place: int, step: int, lines: Sequence[str]) -> int:
    """The next line that is not blank, of the three from a place on."""
    for at in range(place, place + 3 * step, step):
        if 0 <= at < len(lines) and lines[at].strip():
            return at
    return place


def _at_page_breaks(keys: dict[int, str], lines: Sequence[str]) -> set[int]:
    """Lines that come again at the edge of page after page, where form feeds part those."""
    breaks = [place for place, line in enumerate(lines) if "\f" in line]
    if not breaks:
        return set()
    edges: defaultdict[str, set[int]] = defaultdict(set)
    for place in breaks:
        top = place if lines[place].strip() else _next(place + 1, 1, lines)
        for at in (top, _next(place - 1, -1, lines)):
            if at in keys:
                edges[keys[at]].add(at)
    needed = max(2, min(_FEWEST, len(breaks)))
    return {place for key, places in edges.items() if len(places) >= needed for place in places}

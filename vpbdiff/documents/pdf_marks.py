"""Letters on a page of a PDF that are no plain text: drawn twice, struck out, turned, set apart, or a watermark's.

pdfplumber's own look at a letter is not enough: it calls all upright that is turned by less than a right angle. Letters
are set apart as in «M Å L»: a word then ends at a gap wider than theirs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import atan2, degrees
from statistics import median
from typing import Any

Char = dict[str, Any]
"""A letter as pdfplumber has it."""

_TWICE = 0.12
"""Parts of its size by which a letter that is drawn again is moved: two letters side by side are 0.2 apart."""

_STRAIGHT = 1.0
"""Degrees by which a line of text may lean, as where a page was scanned."""

_THIN = 2.2
"""Points that the line through a text is thick at most."""

_THROUGH = (0.3, 0.72)
"""Where in the height of a letter, from above, a line strikes it out; underneath it underlines."""

_FILLED = 0.6
"""Share of a line's length that the letters under it take: it is as long as they are, unlike the rules of a table."""

_PAGEFUL = 100
"""Letters on their side from which a page that has others too is one to be turned, and they no stamp at its edge."""

LARGE = 2.5
"""How much larger than most of a page a watermark is; so may a title be, which nothing stands under."""


def once(chars: Sequence[Char]) -> list[Char]:
    """The letters, each once; one that was drawn again beside itself, to look bold, has `twice`."""
    kept: dict[tuple[str, int], dict[int, list[Char]]] = {}
    found: list[Char] = []
    for char in chars:
        text = char["text"]
        step = max(_TWICE * char["size"], 0.1)
        x, y = round(char["x0"] / step), round(char["top"] / step)
        same = None if text.isspace() else _first(kept, char, step, (x, y))
        if same is None:
            kept.setdefault((text, y), {}).setdefault(x, []).append(char)
            found.append(char)
        elif abs(same["x0"] - char["x0"]) + abs(same["top"] - char["top"]) > 0.01:
            same["twice"] = True
    return found


def _first(
    kept: Mapping[tuple[str, int], Mapping[int, list[Char]]], char: Char, step: float, place: tuple[int, int]
) -> Char | None:
    """The letter that another is drawn again over; letters are kept by text and height, and then by their left edge."""
    x, y = place
    for row in (y - 1, y, y + 1):
        beside = kept.get((char["text"], row))
        if beside:
            for column in (x - 1, x, x + 1):
                for each in beside.get(column, ()):
                    if _is_again(char, each, step):
                        return each
    return None


def _is_again(char: Char, first: Char, step: float) -> bool:
    if abs(char["size"] - first["size"]) > 0.5:
        return False
    return bool(abs(char["x0"] - first["x0"]) <= step and abs(char["top"] - first["top"]) <= step)


def angle(char: Char) -> float:
    """By how many degrees a letter is turned, from -180 to 180."""
    a, b, *_ = char["matrix"]
    return degrees(atan2(b, a)) if b or a < 0 else 0.0


def is_straight(char: Char) -> bool:
    """Whether a letter stands upright; a slanted one of an italic font does."""
    return -_STRAIGHT <= angle(char) <= _STRAIGHT


def is_on_side(char: Char) -> bool:
    """Whether a letter is turned by a right angle."""
    return -_STRAIGHT <= abs(angle(char)) - 90 <= _STRAIGHT


def quarter_turns(chars: Sequence[Char]) -> int:
    """By how many right angles, clockwise, a page must be turned for nearly all of its letters to stand upright."""
    quarters = [angle(char) / 90 for char in chars]
    turns = Counter(round(turn) % 4 for turn in quarters if abs(turn % 1 - 0.5) > 0.45)
    most = max(turns, key=turns.__getitem__, default=0)
    clear = turns[most] > 2 * turns[0] and turns[most] >= _PAGEFUL
    return most if clear or not turns[0] else 0


def turned(chars: Sequence[Char]) -> list[list[Char]]:
    """Letters that do not stand upright, those together that a page sets one after another with the same turn."""
    found: list[list[Char]] = []
    above: Char | None = None
    for char in chars:
        if is_straight(char):
            above = None
            continue
        if above is None or not _goes_on(above, char):
            found.append([])
        found[-1].append(char)
        above = char
    return found


def _goes_on(above: Char, char: Char) -> bool:
    """Whether a letter is turned as the one before it, and stands next to it."""
    if list(map(_rounded, above["matrix"][:4])) != list(map(_rounded, char["matrix"][:4])):
        return False
    across = max(char["x0"] - above["x1"], above["x0"] - char["x1"])
    down = max(char["top"] - above["bottom"], above["top"] - char["bottom"])
    sides = (above["x1"] - above["x0"], above["bottom"] - above["top"])
    return bool(max(across, down) <= max(sides))


def _rounded(value: float) -> float:
    return round(value, 2)


def text_of(chars: Sequence[Char]) -> str:
    """The letters as one text, on one line."""
    return " ".join("".join(char["text"] for char in chars).split())


def large_apart(chars: Sequence[Char]) -> tuple[list[Char], list[Char]]:
    """The letters of an ordinary size, and those so large that they may be a watermark's."""
    sizes = Counter(round(char["size"]) for char in chars)
    usual = max(sizes, key=sizes.__getitem__, default=0)
    large = [char for char in chars if char["size"] >= LARGE * usual > 0]
    return [char for char in chars if char["size"] < LARGE * usual] if large else list(chars), large


def struck(chars: Sequence[Char], drawn: Sequence[Char], notes: Sequence[Char]) -> tuple[list[Char], list[Char]]:
    """The letters that are struck out, and the lines that do so.

    `drawn` are lines and rectangles; `notes` the places where a reader of the file has marked a text as struck out.
    """
    thin = [each for each in drawn if each["bottom"] - each["top"] <= _THIN and each["x1"] - each["x0"] >= _THIN]
    if not thin and not notes:
        return [], []
    by_height = sorted(chars, key=_middle)
    heights = [_middle(char) for char in by_height]
    tallest = max((char["bottom"] - char["top"] for char in chars), default=0.0)
    out: dict[int, Char] = {}
    rules = []
    extents = Counter((round(each["x0"]), round(each["x1"])) for each in thin)
    for rule in thin:
        at = (rule["top"] + rule["bottom"]) / 2
        near = by_height[bisect_left(heights, at - tallest) : bisect_right(heights, at + tallest)]
        crossed = [char for char in near if _is_beside(char, rule) and char["top"] < at < char["bottom"]]
        if crossed and all(_is_through(char, at) for char in crossed):
            length = sum(char["x1"] - char["x0"] for char in crossed)
            alone = extents[round(rule["x0"]), round(rule["x1"])] == 1
            if length >= _FILLED * (rule["x1"] - rule["x0"]) or (alone and _in_words(crossed) > 1):
                out |= {id(char): char for char in crossed}
                rules.append(rule)
    for note in notes:
        inside = [char for char in chars if _is_beside(char, note) and note["top"] <= _middle(char) <= note["bottom"]]
        out |= {id(char): char for char in inside}
    return [char for char in chars if id(char) in out], rules


def _middle(char: Char) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _is_beside(char: Char, rule: Char) -> bool:
    return bool(rule["x0"] - 1 <= (char["x0"] + char["x1"]) / 2 <= rule["x1"] + 1)


def _is_through(char: Char, at: float) -> bool:
    high, low = _THROUGH
    height = char["bottom"] - char["top"]
    return bool(char["top"] + high * height <= at <= char["top"] + low * height)


def _in_words(chars: Sequence[Char]) -> int:
    """In how many places letters stand that are apart from each other."""
    ordered = sorted(chars, key=lambda char: char["x0"])
    return 1 + sum(bool(right["x0"] - left["x1"] > left["size"]) for left, right in pairwise(ordered))


def in_lines(chars: Sequence[Char]) -> Iterator[str]:
    """Letters as texts, those on a line together."""
    for _, group in groupby(chars, key=lambda char: round(char["bottom"])):
        yield text_of(list(group))


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

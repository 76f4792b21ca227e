"""How far the levels of a document's headings can be relied on.

The same level is not used for the same thing throughout, and a document may have one level for all or number them
the other way round. So a level is evidence beside what a heading says and what stands under it, and only where the
levels of the whole document mean something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.labels import number

_LEAST_CHAPTERS = 3
"""Chapters from which numbers are an outline: two numbered lines are soon found in any text."""


class Levels:
    """The levels of the headings of a plan's body."""

    def __init__(self, body: Sequence[Block]) -> None:
        levels = [block.level for block in body if block.kind is BlockKind.HEADING and block.level]
        self._sign = 0
        by_size = any(block.page is not None or block.sheet for block in body)
        if len(set(levels)) > 1 and by_size:
            self._sign = 1
        elif len(set(levels)) > 1 and levels[0] in {min(levels), max(levels)}:
            self._sign = 1 if levels[0] == min(levels) else -1

    def depth(self, block: Block) -> int | None:
        """How deep a heading stands, a larger number under a smaller; None where the level says nothing.

        A plan opens with a chapter, so the first heading's level is the highest, whichever way levels are numbered.
        Those that follow from sizes are numbered from the largest.
        """
        return self._sign * block.level if self._sign and block.level else None


def marked_by_number(body: Sequence[Block]) -> list[Block]:
    """The body of a plan that marks no heading but numbers them, «2» and «2.1» in their order, with those marked.

    Numbers that stand twice, or leave one out, are those of a list and mark nothing.
    """
    if any(block.kind is BlockKind.HEADING for block in body):
        return list(body)
    found = _numbered(body)
    numbers = Counter(found.values())
    chapters = [own for own in numbers if len(own) == 1]
    in_order = all(later in _successors(first) for first, later in pairwise(((0,), *found.values())))
    filled = sum(place + 1 not in found and place + 1 < len(body) for place in found)
    if len(chapters) < _LEAST_CHAPTERS or max(numbers.values()) > 1 or not in_order or filled * 2 < len(found):
        return list(body)
    after = {place + 1 for place in found}
    return [
        replace(block, kind=BlockKind.HEADING, level=len(found[place]), apart=True)
        if place in found
        else replace(block, apart=block.apart or place in after)
        for place, block in enumerate(body)
    ]


def _numbered(body: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    """The numbers of the lines that may be numbered headings, by place: set apart, or right below another."""
    found: dict[int, tuple[int, ...]] = {}
    for place, block in enumerate(body):
        own = tuple(map(int, number(block.text))) if block.kind is BlockKind.TEXT else ()
        following = body[place + 1].text if place + 1 < len(body) else ""
        stands = block.apart or place == 0 or place - 1 in found
        worded = sentences.heading_like(block.text) and _WORD.match(block.text) and not is_value(block.text)
        if own and stands and worded and not sentences.goes_on(following):
            found[place] = own
    return found


_WORD = re.compile(r"[\d.]+\s+[A-ZÅÄÖ]")
"""A number and a word with a capital: «10 procent av eleverna» begins with a quantity."""


def _successors(own: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The numbers that may follow one: the first below it, or the next on its level or a higher one."""
    yield (*own, 1)
    for level in range(1, len(own) + 1):
        yield (*own[: level - 1], own[level - 1] + 1)

"""How far the levels of a document's headings can be relied on.

The same level is not used for the same thing throughout, and a document may have one level for all or number them
the other way round. So a level is evidence beside what a heading says and what stands under it, and only where the
levels of the whole document mean something.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.documents.blocks import Block, BlockKind


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

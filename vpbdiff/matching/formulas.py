"""What a control is about, told from how it is worded.

A plan says «Kontroll av att berörda medarbetare har tillräcklig kunskap om …» of one matter after another. Against the
most alike of the others, the words that differ are what the control is about and the rest is a formula, however rare
its words are in so small a pool.
"""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff.matching.nodes import Node

_FORMULA = 0.5
"""Two controls that share half of their words share a formula; with less in common the rest is no formula of theirs."""


class Formulas:
    """The controls of both plans, held against each other."""

    def __init__(self, *sides: Iterable[Node]) -> None:
        self._nodes = [node for side in sides for node in side]

    def same_matter(self, old: Node, new: Node) -> bool:
        """Whether what one of the two is about, as far as that can be told, stands in the other.

        False for what stands under an item without a text of its own: a unit's bullets are a few words, and
        «Handläggning av …» and «Uppföljning av …» are two tasks in one matter.
        """
        if not all(node.parent and node.parent.has_text for node in (old, new)):
            return False
        return self._stands_in(old, new) or self._stands_in(new, old)

    def _stands_in(self, one: Node, other: Node) -> bool:
        about = self._about(one, other)
        return bool(about) and about <= other.name_words

    def _about(self, one: Node, other: Node) -> frozenset[str]:
        """The words that tell it from the most alike of the rest; none if nothing is worded as it is."""
        nearest, about = _FORMULA, frozenset[str]()
        for node in self._nodes:
            if node is one or node is other or node.title == one.title:
                continue
            shared = len(one.name_words & node.name_words) / max(len(one.name_words), len(node.name_words))
            if shared > nearest:
                nearest, about = shared, frozenset()
            if shared == nearest:
                about |= one.name_words - node.name_words
        return about

"""The words that carry a promise: where they differ, nobody can call a rewording mere wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from vpbdiff.changes import Facet, Op
from vpbdiff.detect.lists import NEGATIONS, words
from vpbdiff.detect.tokens import Sort, tokenize

_PROMISES = words(
    """
    ska skall bör kan får måste avser alla allt samtliga samtligas varje flesta flertalet många några vissa
    alltid aldrig senast minst högst endast enbart procent mkr mnkr tkr kronor
    """
)
"""Ska/bör/kan, alla/de flesta and their kin: how binding a promise is, and for how many."""


def differs_in_substance(facet: Facet) -> bool:
    """Whether a figure, a negation or a word of promise stands oftener in one of a facet's texts than in the other."""
    if facet.weakened:
        return True
    sides = (_carrying(word.text for word in facet.words if word.op is op) for op in (Op.OLD, Op.NEW))
    return next(sides) != next(sides)


def _carrying(texts: Iterable[str]) -> Counter[str]:
    tokens = (token for text in texts for token in tokenize(text))
    return Counter(
        token.key for token in tokens if token.sort is Sort.FIGURE or token.key in NEGATIONS or token.key in _PROMISES
    )

"""The words that carry a promise: where they differ, nobody can call a rewording mere wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from vpbdiff.language.lexicon import NEGATIONS, words
from vpbdiff.language.tokens import Sort, tokenize
from vpbdiff.model.changes import Facet, Op

_PROMISES = words(
    """
    ska skall bör kan får måste avser alla allt samtliga samtligas varje flesta flertalet många några vissa
    alltid aldrig senast minst högst endast enbart procent mkr mnkr tkr kronor
    """
)
"""Ska/bör/kan, alla/de flesta and their kin: how binding a promise is, and for how many."""

_DIRECTIONS = words(
    """
    öka ökar ökad ökade ökat ökning minska minskar minskad minskade minskat minskning höja höjer höjd höjs sänka sänker
    sänkt sänks fler färre mer mindre högre lägre större
    """
)
"""Which way something goes."""


def differs_in_substance(facet: Facet) -> bool:
    """Whether a figure, a negation, a word of promise or of direction stands oftener in one of a facet's texts than in
    the other, or each holds an acronym that the other lacks (LVU, LVM)."""
    if facet.weakened:
        return True
    old, new = ([word.text for word in facet.words if word.op is op] for op in (Op.OLD, Op.NEW))
    return _carrying(old) != _carrying(new) or bool(_acronyms(old) - _acronyms(new) and _acronyms(new) - _acronyms(old))


def _carrying(texts: Iterable[str]) -> Counter[str]:
    tokens = (token for text in texts for token in tokenize(text))
    return Counter(token.key for token in tokens if token.sort is Sort.FIGURE or token.key in _WEIGHTY)


def _acronyms(texts: Iterable[str]) -> set[str]:
    """Words of capitals alone. One that stands in one text only may be spelled out in the other."""
    return {found for text in texts for found in re.findall(r"\b[A-ZÅÄÖ]{2,}\b", text)}


_WEIGHTY = NEGATIONS | _PROMISES | _DIRECTIONS

"""Merges and splits: an item left over whose text stands, for the most part, in an item that already has a partner."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.changes import Rung
from vpbdiff.matching.ladder import Ladder
from vpbdiff.matching.nodes import Node
from vpbdiff.matching.similarity import Pool, Weights, conflict, stands_in

SHARE = 0.5
"""Least share of the part's text in the whole, beyond what the whole's own partner accounts for: more than half, so
that no other item can have a better claim. Fitted with benchmarks/accuracy.py: see docs/matching.md."""
_PART_STEMS, _SHORT_STEMS = 16, 10
"""A part of fewer stems than the first, some eight words, stands in a long text by chance, unless most of it does;
one of fewer than the second is never called merged or split."""
_MOST = 0.7
_HALF_SAID = 0.35
"""A text of which this much stands in the other is helped by its controls: they say what neither does alone."""
_HOPELESS = 0.2
"""With fewer of its stems here than this share, rare or not, the weighing is spared; it changed no answer on the plans
that SHARE was fitted on."""
_SEVERAL = 2
"""One bullet that turns up elsewhere has moved; from two on their owner has gone with them."""

Claims = list[tuple[float, Node, Node]]
"""Shares of text with the part and the whole that they speak of."""


def merges_and_splits(ladder: Ladder, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
    """Join the items of a pool that merged into one, or that one was split into.

    Both directions are judged on the same pairs before either is made, so that backwards mirrors forwards.
    """
    merged = _claims(ladder, ladder.free(old), new, pool.bodies)
    split = _claims(ladder, ladder.free(new), old, pool.bodies)
    for share, part, whole in _unrivalled(merged, split, ladder):
        ladder.join(part, whole, Rung.MERGED, share, "body")
    for share, part, whole in _unrivalled(split, merged, ladder):
        ladder.join(whole, part, Rung.SPLIT, share, "body")


def _unrivalled(claims: Claims, others: Claims, ladder: Ladder) -> Claims:
    """The claims on pairs of which the other direction claims less: what was split is not what others merged into."""
    most: dict[Node, float] = {}
    for share, _, whole in others:
        for partner in ladder.partners[whole]:
            most[partner] = max(share, most.get(partner, 0.0))
    return [claim for claim in claims if claim[0] > most.get(claim[2], 0.0)]


def _claims(ladder: Ladder, parts: Sequence[Node], wholes: Sequence[Node], weights: Weights) -> Claims:
    if not parts:
        return []
    remainders = [
        _Remainder(whole, *ladder.partners[whole]) for whole in wholes if len(ladder.partners.get(whole, ())) == 1
    ]
    found = []
    for part in parts:
        shares = [
            (left.share_of(part, weights), left.whole.content, left.whole)
            for left in remainders
            if (part, left.whole) not in ladder.apart
        ]
        best = max(shares, key=lambda row: row[:2], default=None)
        if best and best[0] >= SHARE:
            found.append((best[0], part, best[2]))
    return found


class _Remainder:
    """What stands in an item beyond what its own partner accounts for."""

    def __init__(self, whole: Node, partner: Node) -> None:
        self.whole = whole
        self._owners = tuple(partner.owners())
        self._text = whole.text_counts - partner.text_counts
        self._stems = self._text.keys()
        taken = [child.title for child in partner.children]
        self._titles = [child.title for child in whole.children if not stands_in(child.title, taken)]

    def share_of(self, part: Node, weights: Weights) -> float:
        """How much of a part, 0-1, stands here.

        Of its text without its name, which the whole need not keep; or of its bullets, where it is nothing else. 0
        for a part too short to be told from chance, where names hold different acronyms, and for what held the partner:
        nothing becomes one with what it held and is owned by itself.
        """
        if conflict(part, self.whole) or part in self._owners:
            return 0.0
        if not part.has_text:
            return self._bullets_of(part) if len(part.children) >= _SEVERAL else 0.0
        if len(part.body) < _SHORT_STEMS or len(part.body & self._stems) < _HOPELESS * len(part.body):
            return 0.0
        said = part.body_counts & self._text
        share = weights.total(said.elements()) / weights.total(part.body_counts.elements())
        if len(part.body) < _PART_STEMS and share < _MOST:
            return 0.0
        if share >= _HALF_SAID and part.children:
            share = max(share, (share + self._bullets_of(part)) / 2)
        return share

    def _bullets_of(self, part: Node) -> float:
        return sum(stands_in(child.title, self._titles) for child in part.children) / len(part.children)

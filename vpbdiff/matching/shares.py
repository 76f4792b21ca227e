"""Merges and splits: an item left over whose text stands, for the most part, in an item that already has a partner."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.changes import Rung
from vpbdiff.matching.ladder import Ladder
from vpbdiff.matching.nodes import Node
from vpbdiff.matching.similarity import Pool

SHARE = 0.5
"""Least share of the part's text in the whole, beyond what the whole's own partner accounts for: more than half, so
that no other item can have a better claim. Fitted with benchmarks/accuracy.py: see docs/matching.md."""


def merges_and_splits(ladder: Ladder, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
    """Join the items of a pool that merged into one, or that one was split into.

    Both directions are judged on the same pairs before either is made, so that backwards mirrors forwards.
    """
    merged = _claims(ladder, ladder.free(old), new, pool)
    split = _claims(ladder, ladder.free(new), old, pool)
    for share, part, whole in merged:
        ladder.join(part, whole, Rung.MERGED, share, "body")
    for share, part, whole in split:
        ladder.join(whole, part, Rung.SPLIT, share, "body")


def _claims(
    ladder: Ladder, parts: Sequence[Node], wholes: Sequence[Node], pool: Pool
) -> list[tuple[float, Node, Node]]:
    taken = [whole for whole in wholes if len(ladder.partners.get(whole, ())) == 1]
    found = []
    for part in parts:
        shares = [(pool.share(part, whole, ladder.partners[whole]), whole.content, whole) for whole in taken]
        best = max(shares, key=lambda row: row[:2], default=None)
        if best and best[0] >= SHARE:
            found.append((best[0], part, best[2]))
    return found

"""Which item of the old plan is which item of the new: the ladder, similarity, merges and splits.

It pairs items. What changed in a pair is for `detect`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.matching.ladder import Ladder
from vpbdiff.matching.nodes import Node, known_nodes, nodes
from vpbdiff.matching.pins import Settled, inapplicable
from vpbdiff.matching.row_sums import merged_and_split_rows
from vpbdiff.matching.similarity import Pool
from vpbdiff.matching.splits import merges_and_splits
from vpbdiff.model.changes import Matching
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan, Presence

__all__ = ["inapplicable", "match"]


def match(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> Matching:
    """Pair the items of two plans: first as `pins` say, where they apply, then by likeness.

    What either plan does not know is left out on both sides.
    """
    unknown = _unknown(old) | _unknown(new)
    own = bool(unknown) or old is new
    olds, news = (nodes(plan, unknown) if own else known_nodes(plan) for plan in (old, new))
    settled = Settled(pins, (old, olds), (new, news))
    ladder = Ladder(settled.apart)
    for ours, theirs, rung in settled.pairs:
        ladder.join(ours, theirs, rung, 1.0, "pin")
    removed: list[Node] = []
    added: list[Node] = []
    for name in dict.fromkeys(node.pool for node in (*olds, *news)):
        mine, others = _comparable(name, olds, ladder), _comparable(name, news, ladder)
        if mine and others and mine[0].item.entity.bound:
            for held, partners in _families(mine, others, ladder):
                ladder.climb(held, partners, Pool(held, partners))
        else:
            pool = Pool(mine, others)
            ladder.climb(mine, others, pool)
            merges_and_splits(ladder, mine, others, pool)
            ladder.rest(mine, others, pool)
            if mine and mine[0].item.entity.is_money:
                merged_and_split_rows(ladder, mine, others)
        removed += ladder.free(mine)
        added += ladder.free(others)
    return Matching(tuple(ladder.pairs), tuple(node.item for node in removed), tuple(node.item for node in added))


def _families(
    mine: Sequence[Node], others: Sequence[Node], ladder: Ladder
) -> Iterator[tuple[Sequence[Node], Sequence[Node]]]:
    """The items that can be paired within their owners alone: those of each owner with those of what it became."""
    ours, theirs = _by_owner(mine), _by_owner(others)
    for owner, held in ours.items():
        for partner in ladder.partners.get(owner, ()):
            if partner in theirs:
                yield held, theirs[partner]


def _by_owner(found: Iterable[Node]) -> dict[Node, list[Node]]:
    owned: dict[Node, list[Node]] = {}
    for node in found:
        if node.parent is not None:
            owned.setdefault(node.parent, []).append(node)
    return owned


def _unknown(plan: Plan) -> set[str]:
    return {path for path, listing in plan.lists.items() if listing.presence is Presence.NOT_KNOWN}


def _comparable(pool: str, found: Iterable[Node], ladder: Ladder) -> list[Node]:
    """The pool's items, save those in a list that the other plan does not know of the same owner."""
    return [node for node in found if node.pool == pool and not _set_aside(node, ladder)]


def _set_aside(node: Node, ladder: Ladder) -> bool:
    if node.parent is None:
        return False
    partners = ladder.partners.get(node.parent, ())
    unknown = [other.item.lists[node.path].presence is Presence.NOT_KNOWN for other in partners]
    return (bool(unknown) and all(unknown)) or _set_aside(node.parent, ladder)

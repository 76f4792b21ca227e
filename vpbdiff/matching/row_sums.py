"""Rows of a budget table that were split or merged, proposed from their figures.

A row became two where the amounts of both, for every year that both plans give, make up its own exactly; and two
became one likewise. One way alone may make up the amount, or one alone that the names speak for too («Myndighet» became
«Myndighet norr» and «Myndighet söder»), and the amount must be too telling to be so by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from vpbdiff.matching.ladder import Ladder, are_telling
from vpbdiff.matching.nodes import Node
from vpbdiff.model.changes import Rung

_PART = "part"
_FREE = 12
"""Rows that may be parts: with more that came or went, some add up to anything."""
_DIGITS = 6
"""Digits that the amounts must have together: three of two parts, more than chance gives in a table of some rows."""
_NAMED_DIGITS = 3
"""The same where the names speak for it too."""
_MOST = 3
"""Parts beyond the one that kept the name."""

Found = tuple[Node, tuple[Node, ...]]
"""A row, and those that make it up."""


def merged_and_split_rows(ladder: Ladder, old: Sequence[Node], new: Sequence[Node]) -> None:
    """Join the rows of one table that were split, and those that were merged. Both directions are judged before either
    is made, so that backwards mirrors forwards."""
    splits, merges = _made_up(ladder, old, new), _made_up(ladder, new, old)
    taken = Counter(node for whole, parts in (*splits, *merges) for node in (whole, *parts))
    for whole, parts in splits:
        if all(taken[node] == 1 for node in (whole, *parts)):
            for place, part in enumerate(parts):
                ladder.join(whole, part, Rung.SPLIT if place else Rung.SAME_VALUES, 1.0, "values")
    for whole, parts in merges:
        if all(taken[node] == 1 for node in (whole, *parts)):
            for place, part in enumerate(parts):
                ladder.join(part, whole, Rung.MERGED if place else Rung.SAME_VALUES, 1.0, "values")


def _made_up(ladder: Ladder, wholes: Sequence[Node], others: Sequence[Node]) -> list[Found]:
    """The rows of one plan that rows of the other make up, with these: its partner first, else the largest."""
    free = [node for node in ladder.free(others) if node.role == _PART and node.values]
    if not free or len(free) > _FREE:
        return []
    found: list[Found] = []
    for whole in wholes:
        partners = ladder.partners.get(whole, [])
        alone = all(len(ladder.partners[partner]) == 1 for partner in partners)
        if whole.role != _PART or len(partners) > 1 or not alone:
            continue
        ways = list(_ways(ladder, whole, partners, free))
        named = [way for way in ways if _named(whole, way)]
        if len(named or ways) == 1:
            found.append((whole, (named or ways)[0]))
    return found


def _named(whole: Node, parts: Sequence[Node]) -> bool:
    """Whether the name of the whole stands in those of all its parts, or theirs in its."""
    return all(whole.name_words <= part.name_words for part in parts) or all(
        part.name_words <= whole.name_words for part in parts
    )


def _ways(ladder: Ladder, whole: Node, partners: Sequence[Node], free: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The ways in which free rows, with the partner if there is one, make up a row."""
    for count in range(1 if partners else 2, _MOST + 1):
        for parts in combinations(free, count):
            apart = any(pair in ladder.apart for part in parts for pair in ((whole, part), (part, whole)))
            together = (*partners, *(parts if partners else sorted(parts, key=_size)))
            digits = _NAMED_DIGITS if _named(whole, together) else _DIGITS
            if not apart and _adds_up(whole.values, [part.values for part in together], digits):
                yield together


def _size(node: Node) -> tuple[int, str]:
    return -sum(abs(kr) for kr in node.values.values() if isinstance(kr, int)), node.content


Values = Mapping[tuple[object, ...], object]


def _adds_up(whole: Values, parts: Iterable[Values], digits: int) -> bool:
    """Whether the parts make up the whole in every column that it shares with any of them, none of them being nothing,
    and the amounts have so many digits together."""
    parts = list(parts)
    common = {key for part in parts for key in part if key in whole}
    amounts = [each[key] for key in common for each in (whole, *parts) if key in each]
    return all(_sum(key, parts) == whole[key] for key in common) and are_telling(amounts, digits)


def _sum(key: tuple[object, ...], parts: Iterable[Values]) -> int | None:
    """The sum of the parts' amounts in a column; None where one of them has none there, or nothing."""
    amounts = [part.get(key) for part in parts]
    kronor = [kr for kr in amounts if isinstance(kr, int) and kr]
    return sum(kronor) if len(kronor) == len(amounts) else None

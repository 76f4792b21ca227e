"""One order out of three: of the items of a list, and of the members of a JSON object."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def is_reordered(before: Sequence[T], after: Sequence[T]) -> bool:
    """Whether what is in both stands in another order after than before."""
    left, kept = set(after), set(before)
    return [each for each in before if each in left] != [each for each in after if each in kept]


def differing(orders: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    """The orders of the same things from the first that stands elsewhere in any to the last."""
    unlike = [len(set(each)) > 1 for each in zip(*orders, strict=True)]
    first, last = unlike.index(True), len(unlike) - unlike[::-1].index(True)
    return [order[first:last] for order in orders]


def woven(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], *, theirs_counts: bool = False) -> list[T]:
    """All that is in `mine` or `theirs`, once.

    In the document's order, unless the person has put things in another: then in the person's. What the other of the
    two has alone comes after what it follows there. `theirs_counts` takes the document's order in any case.
    """
    leading, following = (mine, theirs) if is_reordered(base, mine) and not theirs_counts else (theirs, mine)
    found = list(dict.fromkeys(leading))
    known = set(found)
    place = 0
    for each in following:
        if each in known:
            place = found.index(each) + 1
        else:
            found.insert(place, each)
            known.add(each)
            place += 1
    return found

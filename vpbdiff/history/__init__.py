"""How each item changed through all years and versions of a series."""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff import store
from vpbdiff.history.lineage import Appearance, ComparedPair, Edition, Event, History, Lineage, LineageStart
from vpbdiff.history.tracing import chains, in_order, lineages, steps
from vpbdiff.model.plan import Plan
from vpbdiff.store import Snapshot

__all__ = ["Appearance", "ComparedPair", "Edition", "Event", "History", "Lineage", "LineageStart", "of_series", "trace"]


def of_series(series: str | None) -> History:
    """The history of a series, or of the only one or the default where `series` is None.

    Raises `VpbdiffError` for a series that is not there, and for plans and explanations that can't be read.
    """
    return trace((place, store.load(place)) for place in store.all_of_series(series))


def trace(found: Iterable[tuple[Snapshot, Plan]]) -> History:
    """The history that these plans of one series tell, each pair of neighbours compared once."""
    editions, guessed = in_order(found)
    by_list = chains(editions)
    compared = steps(editions, by_list)
    series = editions[0].place.series if editions else None
    return History(series or "", editions, compared, lineages(editions, compared), by_list, guessed)

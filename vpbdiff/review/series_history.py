"""The history of the series that the reviewed plans belong to, as far as it can be read.

A plan that cannot be read is reported, and takes nothing from the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vpbdiff import store
from vpbdiff.base.errors import Problem, VpbdiffError
from vpbdiff.gate import Case
from vpbdiff.history import Appearance, History, Lineage, trace
from vpbdiff.history.lineage import thread
from vpbdiff.model.plan import Plan
from vpbdiff.store import Snapshot


@dataclass(frozen=True, slots=True)
class HistoryPosition:
    """An item, by its plan's place and its pointer in that: found again when the plans are read anew."""

    place: str
    pointer: str

    @staticmethod
    def of(place: Snapshot, pointer: str) -> HistoryPosition:
        """The item at a pointer of the plan at a place; of a revision of git there is no history."""
        return HistoryPosition(place.shown if place.revision else str(Path(place.path).resolve()), pointer)


@dataclass(frozen=True, slots=True)
class SeriesHistory:
    """A history, None where the plans belong to no series or its reasons can't be read; and what could not be read."""

    history: History | None
    unread: tuple[Problem, ...] = ()

    def item(self, where: HistoryPosition) -> Appearance | None:
        """The item as its plan has it; None where no plan of the series does."""
        for edition in self.history.editions if self.history else ():
            lineage = self.history.lineage(edition.number, where.pointer) if self.history else None
            if lineage is not None and HistoryPosition.of(edition.place, where.pointer) == where:
                return next(each for each in lineage.appearances if each.key == (edition.number, where.pointer))
        return None

    def thread(self, item: Appearance) -> Lineage:
        """What an item of the history came from and became."""
        lineage = self.history.lineage(*item.key) if self.history else None
        assert lineage is not None, "an item of this history"
        return thread(lineage, (item,))

    def where(self, appearance: Appearance) -> HistoryPosition:
        """What an item of the history is found again by."""
        assert self.history is not None
        return HistoryPosition.of(self.history.editions[appearance.edition].place, appearance.item.pointer)


def chronicle(case: Case) -> SeriesHistory:
    """The history of the series that a case's plans belong to. It takes as long as to compare all pairs of them."""
    series = case.new.series or case.old.series
    try:
        places = store.all_of_series(series) if series is not None else []
    except VpbdiffError:
        places = []
    wanted = {HistoryPosition.of(place, "") for place in (case.old, case.new)}
    if not wanted & {HistoryPosition.of(place, "") for place in places}:
        return SeriesHistory(None)
    unread: list[Problem] = []
    try:
        return SeriesHistory(trace(list(_readable(places, unread))), tuple(unread))
    except VpbdiffError as error:
        return SeriesHistory(None, (*unread, error.problems[0]))


def _readable(places: Iterable[Snapshot], unread: list[Problem]) -> Iterator[tuple[Snapshot, Plan]]:
    for place in places:
        try:
            yield place, store.load(place)
        except VpbdiffError as error:
            unread.append(error.problems[0])

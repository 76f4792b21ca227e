"""The history of the series that the two plans of a review belong to, as far as it can be read: a plan that can't be is
told, and takes nothing from the rest."""

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
class Where:
    """An item, by its plan's place and its pointer in that: found again when the plans are read anew."""

    place: str
    pointer: str

    @staticmethod
    def of(place: Snapshot, pointer: str) -> Where:
        """The item at a pointer of the plan at a place; of a revision of git there is no history."""
        return Where(place.shown if place.revision else str(Path(place.path).resolve()), pointer)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A history, None where the plans belong to no series or its reasons can't be read; and what could not be read."""

    history: History | None
    unread: tuple[Problem, ...] = ()

    def item(self, where: Where) -> Appearance | None:
        """The item as its plan has it; None where no plan of the series does."""
        for edition in self.history.editions if self.history else ():
            lineage = self.history.lineage(edition.number, where.pointer) if self.history else None
            if lineage is not None and Where.of(edition.place, where.pointer) == where:
                return next(each for each in lineage.appearances if each.key == (edition.number, where.pointer))
        return None

    def thread(self, item: Appearance) -> Lineage:
        """What an item of the history came from and became."""
        lineage = self.history.lineage(*item.key) if self.history else None
        assert lineage is not None, "an item of this history"
        return thread(lineage, (item,))

    def where(self, appearance: Appearance) -> Where:
        """What an item of the history is found again by."""
        assert self.history is not None
        return Where.of(self.history.editions[appearance.edition].place, appearance.item.pointer)


def chronicle(case: Case) -> Chronicle:
    """The history of the series that a case's plans belong to. It takes as long as to compare all pairs of them."""
    series = case.new.series or case.old.series
    try:
        places = store.all_of_series(series) if series is not None else []
    except VpbdiffError:
        places = []
    wanted = {Where.of(place, "") for place in (case.old, case.new)}
    if not wanted & {Where.of(place, "") for place in places}:
        return Chronicle(None)
    unread: list[Problem] = []
    try:
        return Chronicle(trace(list(_readable(places, unread))), tuple(unread))
    except VpbdiffError as error:
        return Chronicle(None, (*unread, error.problems[0]))


def _readable(places: Iterable[Snapshot], unread: list[Problem]) -> Iterator[tuple[Snapshot, Plan]]:
    for place in places:
        try:
            yield place, store.load(place)
        except VpbdiffError as error:
            unread.append(error.problems[0])

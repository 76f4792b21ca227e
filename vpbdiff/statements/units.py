"""Whose a change is: the unit or function that answers for what it is about, by its name.

An item is a unit's where it is called so (a unit of the organisation, its row of the budget, a section on it), where
the plan names the unit as responsible, or where the nearest owner of it that says either is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.base.errors import failure
from vpbdiff.budget.tables import SUMS, UNITS, table
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.entities import RESPONSIBLE, Chapter
from vpbdiff.model.plan import Item, Plan

_CALLED = (Chapter.ORGANISATION, Chapter.MONEY, Chapter.PROSE)
"""The parts of a plan whose items may be called as a unit is."""


def names(comparison: Comparison) -> tuple[str, ...]:
    """The units of both plans, and everyone who is named as responsible, the new plan's first."""
    found: dict[str, str] = {}
    for plan in (comparison.new, comparison.old):
        answering = (item.text(RESPONSIBLE) for item in plan.items())
        for name in (*_units(plan), *filter(None, answering)):
            found.setdefault(normal(name), name)
    return tuple(found.values())


def _units(plan: Plan) -> Iterator[str]:
    yield from (item.name for item in plan.listing("organisation/units"))
    yield from (row.name for row in table(plan, UNITS).rows if row.role not in SUMS)


def checked(wanted: Iterable[str], comparison: Comparison) -> None:
    """Raise `VpbdiffError`, with the names that there are, for a unit that neither plan has."""
    known = names(comparison)
    for each in wanted:
        if not any(_names(name, each) for name in known):
            raise failure("diff.no-unit", unit=each, known=", ".join(known))


def ids(wanted: Iterable[str], comparison: Comparison) -> frozenset[str]:
    """The changes of these units, by id."""
    units = tuple(wanted)
    sides = [(_Owners(plan), side) for side, plan in (("old", comparison.old), ("new", comparison.new))]
    return frozenset(
        change.id
        for change in comparison.changes
        if any(owners.is_of(item, units) for owners, side in sides for item in _items(change, side))
    )


def is_called(name: str, wanted: Iterable[str]) -> bool:
    """Whether a name is that of one of these units."""
    return normal(name) in {normal(each) for each in wanted}


def _items(change: Change, side: str) -> tuple[Item, ...]:
    return change.old if side == "old" else change.new


class _Owners:
    """Who answers for the items of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._items = {item.pointer: item for item in plan.items()}
        self._units = {*map(normal, _units(plan))}

    def is_of(self, item: Item, units: tuple[str, ...]) -> bool:
        """Whether the item, or else the nearest of its owners that says whose it is, is of one of these units."""
        for each in self._chain(item):
            if each.entity.chapter in _CALLED and is_called(each.name, units):
                return True
            if said := each.text(RESPONSIBLE):
                return is_called(said, units) if normal(said) in self._units else any(_names(said, u) for u in units)
        return False

    def _chain(self, item: Item) -> Iterator[Item]:
        pointer = item.pointer
        while pointer:
            if (found := self._items.get(pointer)) is not None:
                yield found
            pointer = pointer.rpartition("/")[0]


def _names(said: str, unit: str) -> bool:
    """Whether a text names a unit, in whole words."""
    return f" {normal(unit)} " in f" {normal(said)} "

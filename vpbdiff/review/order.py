"""Where each changed item stands: in the new plan's order, what went after the neighbour that it followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Item

Key = tuple[bool, str]
"""Whether an item is gone, and its pointer in the plan that it is in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the plans: its number in their common order, the path of the plan's list that it is found under
    (`metadata` for the plan's own facts), and the items that own it, outermost first."""

    number: int
    part: str
    owners: tuple[Item, ...] = ()


def spots(comparison: Comparison) -> dict[Key, Spot]:
    """The spot of every item of the new plan, and of every item of the old one that is gone."""
    found = {(False, comparison.new.metadata.pointer): Spot(0, "metadata")}
    walk = _Walk(comparison)
    for path, listing in comparison.new.lists.items():
        for key, owners in walk.through(listing, comparison.old.lists[path], ()):
            found[key] = Spot(len(found), path, owners)
    return found


class _Walk:
    """Goes through two plans at once."""

    def __init__(self, comparison: Comparison) -> None:
        self._old_of: dict[str, list[Item]] = {}
        self._new_of: dict[str, list[Item]] = {}
        for pair in comparison.matching.pairs:
            self._old_of.setdefault(pair.new.pointer, []).append(pair.old)
            self._new_of.setdefault(pair.old.pointer, []).append(pair.new)

    def through(
        self, new: Iterable[Item], old: Iterable[Item], owners: tuple[Item, ...]
    ) -> Iterator[tuple[Key, tuple[Item, ...]]]:
        """One list in both plans with all that is below it."""
        here = tuple(new)
        followers = self._followers({item.pointer for item in here}, old)
        yield from self._gone(followers.get(None, ()), owners)
        for item in here:
            yield (False, item.pointer), owners
            origins = [each for each in self._old_of.get(item.pointer, ()) if self._became(each)[0] is item]
            for path, listing in item.lists.items():
                before = [part for each in origins for part in each.lists.get(path, ())]
                yield from self.through(listing, before, (*owners, item))
            yield from self._gone(followers.get(item.pointer, ()), owners)

    def _followers(self, here: set[str], old: Iterable[Item]) -> dict[str | None, list[Item]]:
        """The items that are gone, by the item that stands where the one before them went; by None at the start."""
        found: dict[str | None, list[Item]] = {}
        neighbour: str | None = None
        for item in old:
            became = self._became(item)
            if not became:
                found.setdefault(neighbour, []).append(item)
            neighbour = next((each.pointer for each in became if each.pointer in here), neighbour)
        return found

    def _gone(self, items: Iterable[Item], owners: tuple[Item, ...]) -> Iterator[tuple[Key, tuple[Item, ...]]]:
        for item in items:
            yield (True, item.pointer), owners
            for listing in item.lists.values():
                yield from self._gone((each for each in listing if not self._became(each)), (*owners, item))

    def _became(self, old: Item) -> list[Item]:
        return self._new_of.get(old.pointer, [])

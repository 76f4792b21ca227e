"""Which items the merged snapshot holds, and where each stands.

What the person added stays, and what they removed stays away. What the document no longer has goes, unless the person
has put something of their own into it. An item moves with whoever moved it; with the person where both did.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from vpbdiff.merge.content import own
from vpbdiff.merge.result import MergeOutcome
from vpbdiff.merge.versions import Alignment, Home, Strands, Version, VersionItem

Taken = Callable[[Alignment], bool]
"""Whether a person takes the document's side in whether an item is there, and where."""


class Placement:
    """What becomes of every strand."""

    def __init__(self, strands: Strands, base: Version, mine: Version, taken: Taken) -> None:
        self._strands = strands
        self._base, self._mine = base, mine
        self._taken = taken
        self._below: dict[VersionItem, list[VersionItem]] = {}
        for entry in mine.entries.values():
            if entry.owner:
                self._below.setdefault(entry.owner, []).append(entry)
        self.is_kept = cache(self._is_kept)
        self.is_touched = cache(self._is_touched)
        self._homes: dict[Alignment, Home] = {}
        for strand in strands.all():
            if self.is_kept(strand):
                self._homes[strand] = self._chosen(strand)
        self._uncross()

    def home(self, strand: Alignment) -> Home | None:
        """Where an item of the merged snapshot stands; None for one that is not in it."""
        return self._homes.get(strand)

    def moved(self, strand: Alignment) -> MergeOutcome | None:
        """Whose place an item that is in both readings has; None where nobody moved it, or both to the same place."""
        base, mine, theirs = (self._strands.home(entry) for entry in (strand.base, strand.mine, strand.theirs))
        home = self.home(strand)
        if mine is None or theirs is None or mine == theirs:
            return None
        if home == theirs:
            return MergeOutcome.TAKEN
        return MergeOutcome.KEPT if theirs == base else MergeOutcome.CONFLICT

    def _is_kept(self, strand: Alignment) -> bool:
        if strand.mine and strand.theirs:
            return True
        owner = self._owner(strand.mine or strand.theirs)
        if strand.mine:
            if self._is_needed(strand):
                return True
            if self._taken(strand) or (owner and not self.is_kept(owner)):
                return False
            return self.is_touched(strand) or self.is_tied(strand) or (owner is not None and owner.theirs is None)
        return strand.theirs is not None and self._comes(strand, strand.theirs, owner)

    def is_tied(self, strand: Alignment) -> bool:
        """Whether the document has joined it with something that the person has corrected, or parted it from such."""
        return any(map(self.is_touched, self._strands.by_document.get(strand, ())))

    def _comes(self, strand: Alignment, entry: VersionItem, owner: Alignment | None) -> bool:
        """Whether an item that is only in the document is taken in: one that is new, or that the person wants back."""
        if strand.base:
            return self._taken(strand) or (owner is not None and self._is_brought_back(owner))
        if self._is_closed(entry, owner) or self.is_tied(strand):
            return self._taken(strand)
        return owner is None or self.is_kept(owner)

    def _is_closed(self, entry: VersionItem, owner: Alignment | None) -> bool:
        """Whether the person has said that the list where the document has the item is not known."""
        held = owner.mine if owner else None
        if owner and held is None:
            return False
        before = owner.base if owner else None
        was_known = (owner and before is None) or self._base.listed(before, entry.path) is not None
        return bool(was_known) and self._mine.listed(held, entry.path) is None

    def _is_brought_back(self, owner: Alignment) -> bool:
        return owner.mine is None and self.is_kept(owner)

    def _is_touched(self, strand: Alignment) -> bool:
        """Whether the person has corrected the item or anything in it, or put something into it."""
        base, mine = strand.base, strand.mine
        if base is None or mine is None:
            return mine is not None
        if self._strands.home(base) != self._strands.home(mine) or own(base) != own(mine):
            return True
        return any(self.is_touched(self._strands.of[entry]) for entry in self._below.get(mine, ()))

    def _is_needed(self, strand: Alignment) -> bool:
        """Whether something stands in it that the document has elsewhere, but in nothing that is here."""
        for entry in self._below.get(strand.mine, ()) if strand.mine else ():
            below = self._strands.of[entry]
            if self._is_needed(below) if below.theirs is None else not self._is_open(below.theirs):
                return True
        return False

    def _is_open(self, entry: VersionItem, *, taken: bool = False) -> bool:
        """Whether an item can stand where the document has it; `taken` says that the person wants it there."""
        owner = self._owner(entry)
        return (owner is None or self.is_kept(owner)) and (taken or not self._is_closed(entry, owner))

    def _owner(self, entry: VersionItem | None) -> Alignment | None:
        return self._strands.of[entry.owner] if entry and entry.owner else None

    def _chosen(self, strand: Alignment) -> Home:
        base, mine, theirs = (self._strands.home(entry) for entry in (strand.base, strand.mine, strand.theirs))
        taken = self._taken(strand)
        by_document = mine is None or mine == base or taken
        if strand.theirs and theirs and by_document and self._is_open(strand.theirs, taken=taken):
            return theirs
        if mine and (mine[0] is None or self.is_kept(mine[0])):
            return mine
        found = theirs or mine
        assert found is not None
        return found

    def _uncross(self) -> None:
        """Undo moves by the document that put a section into itself, through one that the person has moved into it."""
        while cycle := next(filter(None, map(self._cycle, self._homes)), None):
            for each in cycle:
                home = self._strands.home(each.mine)
                if home:
                    self._homes[each] = home if home[0] is None or self.is_kept(home[0]) else (None, home[1])

    def _cycle(self, strand: Alignment) -> list[Alignment]:
        """The items that stand in each other, if the way up from this one comes to such; else nothing."""
        way = [strand]
        while (owner := self._homes[way[-1]][0]) is not None:
            if owner in way:
                return way[way.index(owner) :]
            way.append(owner)
        return []

"""Every difference between the merged snapshot and one of the readings, each under an id."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from vpbdiff.merge import content
from vpbdiff.merge.placement import Placement
from vpbdiff.merge.result import Difference, DifferenceKind, MergeOutcome, Shown
from vpbdiff.merge.versions import ABSENT, Alignment, Home, Strands, Version, VersionItem
from vpbdiff.model.keys import canonical
from vpbdiff.model.money import Unit
from vpbdiff.store.loading import value

_DIGEST = 8
"""Hexadecimal digits of a difference's id: few enough to type. Among 100 differences two agree once in a million."""


class ConflictIds:
    """The ids of differences: digests of what differs, and of no position."""

    def __init__(self, strands: Strands, mine: Version, theirs: Version) -> None:
        self._strands = strands
        self._keys = theirs.keys() | mine.keys()

    def of(self, strand: Alignment | None, *parts: object) -> str:
        """The id of a difference in something of an item, or of the plan."""
        said = [None if part is ABSENT else part for part in (self._key(strand), *parts)]
        return hashlib.sha256(canonical(said).encode()).hexdigest()[:_DIGEST]

    def of_item(self, strand: Alignment) -> str:
        """The id of the difference in whether an item is there, and where."""
        return self.of(strand, *(self._place(entry) for entry in (strand.mine, strand.theirs)))

    def _place(self, entry: VersionItem | None) -> list[object] | None:
        if entry is None:
            return None
        owner = self._strands.of[entry.owner] if entry.owner else None
        return [content.own(entry), self._key(owner), entry.path]

    def _key(self, strand: Alignment | None) -> str:
        entry = strand and (strand.mine or strand.theirs)
        return self._keys.get(entry, "") if entry else ""


class Conflicts:
    """The differences as the merge comes to them."""

    def __init__(self, sides: Sequence[Version], ids: ConflictIds, placement: Placement) -> None:
        self.told: list[Difference] = []
        self._sides = sides
        self._ids = ids
        self._placement = placement

    def here(self, strand: Alignment) -> None:
        """That an item came, was added by the person, outlived the document's or stands elsewhere."""
        if strand.mine and strand.theirs:
            if outcome := self._placement.moved(strand):
                names = [_owner_name(entry) for entry in (strand.base, strand.mine, strand.theirs)]
                self._of_item(outcome, DifferenceKind.MOVED, strand, names)
            return
        outcome = (
            MergeOutcome.TAKEN if strand.mine is None else MergeOutcome.CONFLICT if strand.base else MergeOutcome.KEPT
        )
        owner, _ = self._placement.home(strand) or (None, "")
        within = owner is not None and not (owner.mine and owner.theirs) and bool(owner.base) == bool(strand.base)
        what = (
            DifferenceKind.JOINED
            if outcome is MergeOutcome.CONFLICT and self._placement.is_tied(strand)
            else DifferenceKind.ADDED
        )
        self._of_item(outcome, what, strand, within=within)
        if strand.mine and strand.base:
            self._parts(outcome, strand)

    def gone(self, strand: Alignment, within: MergeOutcome | None = None) -> MergeOutcome:
        """That an item is not in the merged snapshot, and why; `within` is the outcome of an owner that is gone too."""
        changed = strand.base is None or content.is_changed(strand)
        outcome = MergeOutcome.TAKEN if strand.mine else MergeOutcome.CONFLICT if changed else MergeOutcome.KEPT
        what = DifferenceKind.REMOVED
        if strand.base is None and strand.theirs:
            what = DifferenceKind.PARTED if self._placement.is_tied(strand) else DifferenceKind.REFUSED
        self._of_item(within or outcome, what, strand, within=within is not None)
        if strand.theirs and strand.base:
            self._parts(within or outcome, strand)
        return within or outcome

    def _parts(self, outcome: MergeOutcome, strand: Alignment) -> None:
        """What was corrected in an item that the document lacks, or has changed in one that the person removed."""
        entries = (strand.base, strand.mine, strand.theirs)
        pieces = content.parted(strand.shown.item.entity, [entry.raw if entry else {} for entry in entries])
        others = pieces[1] if strand.mine else pieces[2]
        for name in content.in_order(pieces[0], others, others):
            if not content.is_same(pieces[0].get(name, ABSENT), others.get(name, ABSENT)):
                values = [piece.get(name, ABSENT) for piece in pieces]
                shown = [_shown(strand, side, name, each) for side, each in zip(self._sides, values, strict=True)]
                self._add(outcome, DifferenceKind.CHANGED, shown, "", strand, field=name, within=True)

    def field(self, outcome: MergeOutcome, strand: Alignment, name: str, pieces: Sequence[Any]) -> None:
        """That a piece of an item differs."""
        shown = [_shown(strand, side, name, piece) for side, piece in zip(self._sides, pieces, strict=True)]
        found = self._ids.of(strand, "", name, pieces[1], pieces[2])
        self._add(outcome, DifferenceKind.CHANGED, shown, found, strand, field=name)

    def of_list(
        self, outcome: MergeOutcome, what: DifferenceKind, name: str, values: Sequence[Shown], home: Home
    ) -> None:
        """That a list is there or not, or stands in another order."""
        self._add(outcome, what, values, name, owner=home[0], path=home[1])

    def of_plan(self, outcome: MergeOutcome, name: str, key: str, pieces: Sequence[Any], path: str) -> None:
        """That a member of the plan differs, or of one of its groups."""
        shown = [tuple(each) if isinstance(each, list) else None if each is ABSENT else each for each in pieces]
        self._add(outcome, DifferenceKind.CHANGED, shown, name, path=path, field=key)

    def _of_item(
        self,
        outcome: MergeOutcome,
        what: DifferenceKind,
        strand: Alignment,
        values: Sequence[Shown] = (),
        *,
        within: bool = False,
    ) -> None:
        self._add(outcome, what, values, "" if within else self._ids.of_item(strand), strand, within=within)

    def _add(  # noqa: PLR0913 - a difference has as many sides
        self,
        outcome: MergeOutcome,
        what: DifferenceKind,
        values: Sequence[Shown],
        name: str,
        strand: Alignment | None = None,
        *,
        owner: Alignment | None = None,
        path: str = "",
        field: str = "",
        within: bool = False,
    ) -> None:
        entry = strand.shown if strand else None
        above = entry.owner.item if entry and entry.owner else owner.shown.item if owner else None
        base, mine, theirs = values or (None, None, None)
        self.told.append(
            Difference(
                outcome=outcome,
                what=what,
                item=entry.item if entry else None,
                owner=above,
                path=entry.path if entry else path,
                field=field,
                base=base,
                mine=mine,
                theirs=theirs,
                source=strand.theirs.item.source if strand and strand.theirs else None,
                within=within,
                id="" if outcome is MergeOutcome.TAKEN else name,
            )
        )


def _shown(strand: Alignment, side: Version, name: str, raw: Any) -> Shown:
    """A piece of an item as a value."""
    if raw is ABSENT:
        return None
    if isinstance(raw, content.ContentParts):
        return dict(raw)
    if isinstance(raw, content.Recast):
        return raw.texts()
    if name == content.ALSO:
        return tuple(each["value"] for other in raw for each in other["differs"])
    if name.startswith("cells"):
        return tuple(raw)
    field = next((field for field in strand.shown.item.entity.fields if field.name == name.partition("/")[0]), None)
    return value(field, raw, Unit.of(side.unit(strand.shown.path)) or Unit.KR) if field else raw


def _owner_name(entry: VersionItem | None) -> str | None:
    return entry.owner.item.name if entry and entry.owner else None

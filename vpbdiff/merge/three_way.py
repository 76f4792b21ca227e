"""The three-way merge: the merged snapshot, put together from the top down."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from vpbdiff.matching.nodes import words
from vpbdiff.merge import content as atoms
from vpbdiff.merge import content as units
from vpbdiff.merge.conflicts import ConflictIds, Conflicts
from vpbdiff.merge.content import ALSO, PROVENANCE, SOURCE, differing, woven
from vpbdiff.merge.placement import Placement
from vpbdiff.merge.result import DifferenceKind, Merged, MergeOutcome
from vpbdiff.merge.versions import ABSENT, METADATA, Alignment, Home, Strands, Version, VersionItem
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.plan import Presence

Json = dict[str, Any]

_UNREAD = "unread"
"""What no reader could take in: the document's to say. What a person has said that it shows stands while the object is
the same."""

_DOCUMENTS = "documents"
"""What the plan was read from: like a place in it, the document's to say."""

Holder = tuple[Version, VersionItem | None]
"""A reading, and the item in it that holds a list; None for the plan."""


def merge(base: Json, mine: Json, theirs: Json, take: Collection[str] = ()) -> Merged:
    """The snapshot `mine` with what changed from `base`, the last import, to `theirs`, the new one.

    All three are valid snapshots of one plan, and none is changed. Of the differences that `take` names by their ids,
    the document's side is taken.
    """
    return _Merger(Version(base), Version(mine), Version(theirs), take).merged()


class _Merger:
    """One merge. Builds the snapshot from the top and tells each difference where it comes to it."""

    def __init__(self, base: Version, mine: Version, theirs: Version, take: Collection[str]) -> None:
        self._base, self._mine, self._theirs = self._sides = base, mine, theirs
        self._take = take
        self._strands = Strands(*self._sides)
        self._ids = ConflictIds(self._strands, mine, theirs)
        self._placement = Placement(self._strands, base, mine, lambda strand: self._ids.of_item(strand) in take)
        self._telling = Conflicts(self._sides, self._ids, self._placement)
        self._here: dict[Home, list[Alignment]] = {}
        self._gone: dict[Home, list[Alignment]] = {}
        for strand in self._strands.all():
            home = self._placement.home(strand)
            if home is not None:
                self._here.setdefault(home, []).append(strand)
            elif (home := self._strands.home(strand.mine or strand.theirs)) is not None:
                self._gone.setdefault(home, []).append(strand)
        self._placed = self._unseen = 0

    def merged(self) -> Merged:
        """The snapshot and its differences."""
        raw: Json = {}
        groups = {of.path.partition("/")[0] for of in PLAN_LISTS if "/" in of.path}
        lists = {of.path for of in PLAN_LISTS}
        for key in self._woven([side.raw for side in self._sides]):
            value: Any
            if key == METADATA:
                value = self._item(self._strands.of[self._mine.entries["/metadata"]])
            elif key in groups:
                value = self._group(key)
            elif key in lists:
                value = self._list(None, key)
            elif key == _UNREAD:
                value = self._unread()
            else:
                value = self._value(key, [side.raw.get(key, ABSENT) for side in self._sides])
            if value is not ABSENT:
                raw[key] = value
        return Merged(raw, tuple(self._telling.told), self._placed, self._unseen)

    # The plan's own members

    def _value(self, key: str, values: list[Any], path: str = "") -> Any:
        """A member of the plan or of a group, that is no item."""
        name = self._ids.of(None, path, key, values[1], values[2])
        outcome, value = self._decided(values, name)
        if outcome and not (outcome is MergeOutcome.TAKEN and key == _DOCUMENTS):
            self._telling.of_plan(outcome, name, key, values, path)
        return value

    def _unread(self) -> Any:
        """What the document now holds that could not be read, and what the person has added or said of it."""
        base, mine, theirs = (side.raw.get(_UNREAD, []) for side in self._sides)
        said = {each["digest"]: each["shows"] for each in mine if "digest" in each and "shows" in each}
        found = [each | ({"shows": said[each["digest"]]} if each.get("digest") in said else {}) for each in theirs]
        known = [_unsaid(each) for each in (*base, *theirs)]
        found += [each for each in mine if "digest" not in each and _unsaid(each) not in known]
        if found != mine:
            numbers = [len(each) for each in (base, mine, theirs)]
            self._telling.of_plan(MergeOutcome.TAKEN, "", _UNREAD, numbers, "")
        return found or ABSENT

    def _group(self, key: str) -> Any:
        groups = [side.raw.get(key, ABSENT) for side in self._sides]
        held = [group if isinstance(group, dict) else {} for group in groups]
        made: Json = {}
        for member in self._woven(held):
            value: Any = self._unit(key, held) if member == "unit" else self._list(None, f"{key}/{member}")
            if value is not ABSENT:
                made[member] = value
        _, state = self._decided([group if group in (None, ABSENT) else True for group in groups], "")
        if state in (None, ABSENT) and not any(isinstance(value, list) and value for value in made.values()):
            return state
        return units.in_table(made, (group["unit"] for group in held if "unit" in group)) if "unit" in made else made

    def _unit(self, key: str, groups: list[Json]) -> str:
        """A group's unit; where one side has no such table, the other's."""
        base, mine, theirs = (group.get("unit", ABSENT) for group in groups)
        if mine is ABSENT or theirs is ABSENT:
            return str(theirs if mine is ABSENT else mine)
        return str(self._value("unit", [base, mine, theirs], key))

    # Lists

    def _list(self, owner: Alignment | None, path: str) -> Any:
        """A list with its items, null, or `ABSENT`."""
        members = self._ordered(owner, path)
        items = [self._item(strand) for strand in members]
        for strand in self._gone.get((owner, path), ()):
            self._tell_gone(strand)
        states = [_state(holder, path) for holder in self._holders(owner)]
        if items:
            return items
        name = self._ids.of(owner, path, "", states[1], states[2])
        if owner and not (owner.mine and owner.theirs):
            state = states[1 if owner.mine else 2]
        else:
            outcome, state = self._decided(states, name)
            if outcome is MergeOutcome.TAKEN and state == "list" and self._has(owner, path):
                state = states[1]  # the document has a list of what did not come in, and no empty one
            elif outcome:
                shown = [_PRESENCES[each] for each in states]
                self._telling.of_list(outcome, DifferenceKind.PRESENCE, name, shown, (owner, path))
        return [] if state == "list" else None if state == "null" else ABSENT

    def _tell_gone(self, strand: Alignment, within: MergeOutcome | None = None) -> None:
        """That an item is not in the merged snapshot, and what in it is not either."""
        outcome = self._telling.gone(strand, within)
        for of in strand.shown.item.entity.lists:
            for below in self._gone.get((strand, of.path), ()):
                self._tell_gone(below, outcome)

    def _has(self, owner: Alignment | None, path: str) -> bool:
        """Whether the document has anything in a list."""
        return bool(self._theirs.lists.get((owner.theirs if owner else None, path)))

    def _holders(self, owner: Alignment | None) -> list[Holder | None]:
        """What holds the owner's lists in each reading; None where the reading lacks it."""
        if owner is None:
            return [(side, None) for side in self._sides]
        entries = (owner.base, owner.mine, owner.theirs)
        return [(side, entry) if entry else None for side, entry in zip(self._sides, entries, strict=True)]

    def _ordered(self, owner: Alignment | None, path: str) -> list[Alignment]:
        members = set(self._here.get((owner, path), ()))
        orders = []
        for holder in self._holders(owner):
            listed = holder[0].lists.get((holder[1], path), ()) if holder else ()
            orders.append([strand for each in listed if (strand := self._strands.of[each]) in members])
        everywhere = set(orders[0]).intersection(*orders[1:])
        common = [[each for each in order if each in everywhere] for order in orders]
        names = [tuple(each.shown.item.name for each in order) for order in common]
        name = self._ids.of(owner, path, "order", names[1], names[2])
        outcome, _ = self._decided(common, name)
        if outcome:
            shown = [tuple(each.shown.item.name for each in order) for order in differing(common)]
            self._telling.of_list(outcome, DifferenceKind.REORDERED, name, shown, (owner, path))
        return woven(*orders, theirs_counts=name in self._take)

    # Items

    def _item(self, strand: Alignment) -> Json:
        """An item of the merged snapshot, with all that is in it."""
        self._telling.here(strand)
        entity = strand.shown.item.entity
        raws = [entry.raw if entry else {} for entry in (strand.base, strand.mine, strand.theirs)]
        lists = {of.path for of in entity.lists}
        content = self._content(strand, raws)
        if strand.mine and strand.theirs and atoms.is_recast(entity, raws):
            lists = set()  # its rows stand in the columns that they came with
        made: Json = {}
        for key in self._woven(raws):
            if key in lists:
                value = self._list(strand, key)
            else:
                value = _provenance(key, strand, raws) if key in PROVENANCE else content.get(key, ABSENT)
            if value is not ABSENT:
                made[key] = value
        self._tell_also(strand, raws, made)
        self._placed += bool(strand.mine and made.get(SOURCE) != strand.mine.raw.get(SOURCE))
        return atoms.fitted(made) if entity.is_table else made

    def _tell_also(self, strand: Alignment, raws: list[Json], made: Json) -> None:
        """That the documents contradict each other otherwise than before."""
        values = [raw.get(ALSO, ABSENT) for raw in raws]
        if strand.mine and strand.theirs and made.get(ALSO, ABSENT) != values[1]:
            self._telling.field(MergeOutcome.TAKEN, strand, ALSO, values)

    def _content(self, strand: Alignment, raws: list[Json]) -> Json:
        """The fields of an item; where only one reading has it, as that has them.

        Where the document has given it another name it may be another item, and where the person has joined it with
        another the document may have changed that: then a person must see each correction.
        """
        if not (strand.mine and strand.theirs):
            return strand.shown.raw
        entity = strand.shown.item.entity
        pieces = atoms.parted(entity, raws)
        may_be_another = entity.has_name and strand.shown.path != METADATA
        renamed = may_be_another and _is_renamed(entity.name_field, pieces[0], pieces[2])
        doubtful = renamed or any(map(atoms.is_changed, self._strands.by_person.get(strand, ())))
        found: atoms.Atoms = {}
        for name in atoms.in_order(*pieces):
            values = [piece.get(name, ABSENT) for piece in pieces]
            outcome, value = self._decided(values, self._ids.of(strand, "", name, values[1], values[2]))
            if outcome is MergeOutcome.KEPT and doubtful:
                outcome = MergeOutcome.CONFLICT
            if outcome and not any(other.startswith(f"{name}/") for piece in pieces for other in piece):
                self._telling.field(outcome, strand, name, values)
            if value is not ABSENT:
                found[name] = value
        return atoms.together(found)

    # Deciding

    def _decided(self, values: list[Any], name: str) -> tuple[MergeOutcome | None, Any]:
        """Whose value the merge has of one that the readings give, and the value itself."""
        base, mine, theirs = values
        outcome = atoms.decided(base, mine, theirs)
        if outcome and name in self._take:
            outcome = MergeOutcome.TAKEN
        by_document = outcome is MergeOutcome.TAKEN or (outcome is None and mine == base)
        self._unseen += outcome is None and mine != theirs
        return outcome, theirs if by_document else mine

    def _woven(self, raws: list[Json]) -> list[str]:
        base, mine, theirs = map(list, raws)
        return woven(base, mine, theirs)


def _unsaid(unread: Json) -> Json:
    """Something that could not be read, without what a person says that it shows."""
    return {name: value for name, value in unread.items() if name != "shows"}


def _state(holder: Holder | None, path: str) -> str:
    """What a reading has for a list."""
    listed = holder[0].listed(holder[1], path) if holder else ABSENT
    return "absent" if listed is ABSENT else "null" if listed is None else "list"


_PRESENCES = {"list": Presence.PRESENT, "null": Presence.NOT_KNOWN, "absent": Presence.NO_SECTION}


def _is_renamed(name: str, base: atoms.Atoms, theirs: atoms.Atoms) -> bool:
    """Whether the document says another name than it did, whatever its case and punctuation."""
    return name in base and words(base[name]) != words(theirs[name])


def _provenance(key: str, strand: Alignment, raws: list[Json]) -> Any:
    """Where an item stands in the documents as they are now, or what others of them say; nothing if it is no longer
    there."""
    base, mine, theirs = (raw.get(key, ABSENT) for raw in raws)
    if key == ALSO and strand.mine and strand.theirs and mine == base:
        return theirs
    if strand.theirs is None:
        return ABSENT if strand.base and mine == base else mine
    if strand.mine is None or (theirs != base and theirs is not ABSENT):
        return theirs
    return mine if theirs == base else theirs

"""How each matched item changed: one change an item, with its facets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from vpbdiff.detect.cells import column_facets, figure_facets, rolled
from vpbdiff.detect.fields import FieldDifference, Fields, amount_facets, differences, field_facets, transfer_facets
from vpbdiff.detect.groups import Group, Keys, change_id, group, item_keys, reordered
from vpbdiff.model.changes import Change, Facet, Kind, Matching, Rung, Significance
from vpbdiff.model.entities import ENTITIES, Role
from vpbdiff.model.plan import Item, Plan
from vpbdiff.textdiff import Vocabulary

__all__ = ["detect"]


def detect(matching: Matching, old: Plan, new: Plan) -> tuple[Change, ...]:
    """Everything that changed, one change an item, in a reader's order of the new plan."""
    groups = group(matching, old, new)
    detector = _Detector(matching, groups, old, new)
    return tuple(change for each in groups if (change := detector.change(each)))


class _Detector:
    """What all groups of one comparison share."""

    def __init__(self, matching: Matching, groups: Sequence[Group], old: Plan, new: Plan) -> None:
        self._old = old
        self._new = new
        self._years = old.year, new.year
        self._kept = {item.pointer for pair in matching.pairs for item in (pair.old, pair.new) if item.entity.bound}
        self._keys: Keys = item_keys(groups)
        self._reordered = reordered(groups)
        self._transfers = transfer_facets(matching, old, new)
        self._vocabulary = Vocabulary.of(_texts(old) | _texts(new), (old.year, new.year))
        self._differences = self._found(groups)

    def _found(self, groups: Sequence[Group]) -> dict[Group, FieldDifference]:
        """How the fields differ of each item that is in both plans."""
        known = [one for one in groups if one.stays and not self._is_told(one)]
        sides = [
            (
                one.primary.new.entity,
                _together(one.old, one.primary.old, one.new),
                _together(one.new, one.primary.new, one.old),
            )
            for one in known
        ]
        return dict(zip(known, differences(sides), strict=True))

    def _is_told(self, one: Group) -> bool:
        """Whether a plan's metadata are those of the plan that tells of it; the rest is not known."""
        return ENTITIES[one.entity].is_plan and bool(self._old.known_from or self._new.known_from)

    def _is_kept(self, row: Item) -> bool:
        """Whether a row of a table that both plans have is in both."""
        return row.pointer in self._kept

    def change(self, one: Group) -> Change | None:
        """The change of one group, None if it is as it was."""
        facets = tuple(self._facets(one))
        if not facets:
            return None
        return Change(
            change_id(one, facets, self._keys),
            self._keys[one],
            tuple(one.old),
            tuple(one.new),
            facets,
            self._within(one),
        )

    def _facets(self, one: Group) -> Iterator[Facet]:
        if not one.stays:
            yield Facet(Kind.ADDED if one.new else Kind.REMOVED)
            return
        yield from _regrouped(one)
        if one.moved:
            owners = one.old_owner, one.new_owner
            old, new = (_pointer(owner, side) for side, owner in zip(("old", "new"), owners, strict=True))
            yield Facet(Kind.MOVED, None, old, new)
        pair = one.primary
        if self._is_told(one):
            return
        entity = pair.new.entity
        for facet in field_facets(self._differences[one], self._vocabulary, self._years):
            told = facet if pair.certain or facet.field != pair.field else replace(facet, certain=False)
            yield rolled(told, entity, self._years)
        yield from figure_facets(pair.old, pair.new, self._years, self._vocabulary)
        if entity.is_table:
            yield from column_facets(pair.old, pair.new, self._years, self._is_kept, self._vocabulary)
        if entity.is_money:
            yield from amount_facets(one.old, one.new, self._old, self._new)
        if transfer := self._transfers.get(pair.new.pointer):
            yield transfer
        if places := self._reordered.get(one):
            yield Facet(Kind.REORDERED, None, *places, significance=Significance.EDITORIAL)

    def _within(self, one: Group) -> str | None:
        owner = one.owner
        if one.stays or owner is None or owner.stays:
            return None
        return self._keys[owner]


def _regrouped(one: Group) -> Iterator[Facet]:
    """That items were merged, or one split: only proposed where figures alone say so."""
    old, new = (tuple(item.name for item in side) for side in (one.old, one.new))
    for kind, rung in ((Kind.MERGED, Rung.MERGED), (Kind.SPLIT, Rung.SPLIT)):
        if pairs := [pair for pair in one.pairs if pair.rung is rung]:
            yield Facet(kind, None, old, new, certain=all(pair.field != "values" for pair in pairs))


def _pointer(owner: Group | None, side: str) -> str:
    if owner is None:
        return ""
    if owner.stays:
        return owner.primary.old.pointer if side == "old" else owner.primary.new.pointer
    return (owner.old or owner.new)[0].pointer


def _together(items: Sequence[Item], primary: Item, whole: Sequence[Item]) -> Fields:
    """The fields of the primary item; its texts with those of the items merged into it or split off from it.

    The parts stand in the order in which the whole says them, so that what both say is not shown as gone and new.
    """
    if len(items) == 1:
        return primary.fields
    texts = {
        field.name: " ".join(_in_order([item.text(field.name) for item in items], whole[0].text(field.name)))
        for field in primary.entity.fields
        if field.role is Role.TEXT
    }
    return {**primary.fields, **{name: text for name, text in texts.items() if text}}


def _in_order(parts: Sequence[str], whole: str) -> list[str]:
    def place(part: str) -> tuple[int, str]:
        found = fuzz.partial_ratio_alignment(part, whole)
        return (found.dest_start if found else len(whole)), part

    return sorted(filter(None, parts), key=place)


def _texts(plan: Plan) -> set[str]:
    return {value for item in plan.items() for value in item.fields.values() if isinstance(value, str)}

"""What a comparison states: each change as a value without language or format.

A `Statement` is made once of a change, with all that a writer needs to know of it: where its item stands in either
plan, what holds its items to be the same, how much it weighs. `outline` arranges them, `phrasing` puts them into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.tables import lone_amounts
from vpbdiff.model.changes import UNPROVED, Change, Comparison, Facet, Kind, Pair, Significance
from vpbdiff.model.entities import PLAN, Role
from vpbdiff.model.plan import Item, Plan, YearAmount
from vpbdiff.model.scale import high_risks
from vpbdiff.statements.weights import LIGHTEST, weight


class PlanPlace(NamedTuple):
    """Where an item stands in its plan: the path of the plan's list that it is found under, the item that owns it, the
    path of the very list that holds it, and what a reader knows the owner by: its name, or where it has none (a table
    without a title) the name of what it stands in."""

    item: Item
    part: str
    owner: Item | None
    list_path: str
    owner_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class FacetStatement(Facet):
    """A facet with the item that it is of, as the new plan has it, and the role of its field (None without a field)."""

    item: Item
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Statement(Change):
    """A change with all that surrounds it; it equals its like as a change does. `kinds`, `significance`, `weakened` are
    worked out once.

    `headline_kinds` are those that a headline names. `before` and `after` are the places of the first item in the old
    plan and in the new, None where it is not there. `owner_now` is what the owner of a removed item has become in the
    new plan. `evidence` are the pairs of its items, in their order. `weight` says how soon a reader should see it
    (`weights`). `high_owner` is the high risk that stands and lost the item. `unproved` says that the item came or went
    only in what was read.
    """

    facets: tuple[FacetStatement, ...]
    kinds: tuple[Kind, ...]
    headline_kinds: tuple[Kind, ...]
    significance: Significance
    weakened: bool
    before: PlanPlace | None
    after: PlanPlace | None
    owner_now: tuple[Item, ...]
    evidence: tuple[Pair, ...]
    weight: int = LIGHTEST
    high_owner: Item | None = None
    unproved: bool = False

    @property
    def subject(self) -> Item:
        """The first item as it is now, or as it was before it went."""
        return (self.new or self.old)[0]

    @property
    def heading_item(self) -> Item:
        """The item that a heading names: of a split the one that was split."""
        return self.old[0] if Kind.SPLIT in self.kinds else self.subject

    @property
    def place(self) -> PlanPlace:
        """Where the item stands now, or stood before it went."""
        found = self.after or self.before
        assert found is not None, "an item of a change stands in one of the plans"
        return found

    @property
    def part(self) -> str:
        """The path of the plan's list that the change is shown under."""
        return self.place.part

    @property
    def owner(self) -> Item | None:
        """The item that owns the changed one: in the new plan, or in the old for what was removed."""
        return self.place.owner

    @property
    def owner_name(self) -> str:
        """What a reader knows that item by; empty where there is none."""
        return self.place.owner_name

    @property
    def certain(self) -> bool:
        """Whether no person need accept what is proposed of it."""
        return all(facet.certain for facet in self.facets)


class BareRow(NamedTuple):
    """A budget row that both plans have, with its first amount that one of them lacks (`lone_amounts`), None there: no
    change of an amount, and yet nothing to overlook."""

    new: Item
    before: YearAmount | None
    after: YearAmount | None

    @property
    def what(self) -> str:
        """Which plan lacks the amount: `bare-now` or `bare-before`."""
        return "bare-now" if self.after is None else "bare-before"


@by_identity(size=2)
def bare_rows(comparison: Comparison) -> Mapping[str, BareRow]:
    """The rows by their pointer in the new plan. A comparison says of each that its amount is not compared."""
    return {row.new.pointer: row for row in _rows(comparison)}


def _rows(comparison: Comparison) -> Iterator[BareRow]:
    plans = comparison.old, comparison.new
    for pair in comparison.matching.pairs:
        lone = lone_amounts(pair.old, pair.new, plans) if pair.new.entity.is_money else iter(())
        if found := next(lone, None):
            yield BareRow(pair.new, found.before, found.after)


def places(plan: Plan) -> dict[str, PlanPlace]:
    """The place of every item of a plan, by pointer; the plan's own facts have the name of their entity."""
    found = {plan.metadata.pointer: PlanPlace(plan.metadata, PLAN.name, None, PLAN.name)}

    def walk(items: Sequence[Item], part: str, owner: Item | None, list_path: str, owner_name: str) -> None:
        untitled = [item for item in items if item.entity.generic and not item.text(item.entity.name_field)]
        for item in items:
            found[item.pointer] = PlanPlace(item, part, owner, list_path, owner_name)
            name = item.name
            if item in untitled and owner_name:
                name = owner_name if len(untitled) == 1 else f"{owner_name}: {name}"
            for path, listing in item.lists.items():
                walk(tuple(listing), part, item, path, name)

    for path, listing in plan.lists.items():
        walk(tuple(listing), path, None, path, "")
    return found


class Surroundings:
    """Where every item of two plans stands, and which old items belong with which new ones."""

    def __init__(self, comparison: Comparison) -> None:
        self._plans = comparison.old, comparison.new
        self._unproved = {each.key for each in comparison.not_comparable}
        self.old_places = places(comparison.old)
        self.new_places = places(comparison.new)
        self._old_of: dict[str, list[Item]] = {}
        self._new_of: dict[str, list[Item]] = {}
        self._pairs: dict[tuple[str, str], Pair] = {}
        self._made: dict[str, Statement] = {}
        self._high = {id(item) for plan in (comparison.old, comparison.new) for item in high_risks(plan)}
        for pair in comparison.matching.pairs:
            self._old_of.setdefault(pair.new.pointer, []).append(pair.old)
            self._new_of.setdefault(pair.old.pointer, []).append(pair.new)
            self._pairs[pair.old.pointer, pair.new.pointer] = pair

    def became(self, old: Item) -> tuple[Item, ...]:
        """What an old item has become in the new plan; nothing if it was removed."""
        return tuple(self._new_of.get(old.pointer, ()))

    def origins(self, new: Item) -> tuple[Item, ...]:
        """What a new item was in the old plan; nothing if it was added."""
        return tuple(self._old_of.get(new.pointer, ()))

    def is_high(self, item: Item) -> bool:
        """Whether an item of either plan is a high risk, by its plan's own scale."""
        return id(item) in self._high

    def _may_stand(self, change: Change, owner: Item | None) -> bool:
        """Whether what came to an owner, or went from it, may stand in what could not be read of the other plan:
        anywhere where nobody has said what that shows, else under the same heading."""
        kind = next((kind for kind in UNPROVED if kind in change.kinds), None)
        if kind is None:
            return False
        unread = self._plans[kind is Kind.REMOVED].unread
        return UNPROVED[kind] in self._unproved or any(owner and each.heading == owner.name for each in unread)

    def statement(self, change: Change) -> Statement:
        """What a change of the comparison states; made when it is first asked for."""
        if (found := self._made.get(change.id)) is None:
            found = self._made[change.id] = self._stated(change)
        return found

    def _stated(self, change: Change) -> Statement:
        before = self.old_places[change.old[0].pointer] if change.old else None
        after = self.new_places[change.new[0].pointer] if change.new else None
        item = (change.new or change.old)[0]
        facets = tuple(_facet(facet, item) for facet in change.facets)
        gone_from = before.owner if before is not None and after is None else None
        owner_now = self.became(gone_from) if gone_from is not None else ()
        owners = (after.owner,) if after is not None and after.owner is not None else ()
        pairs = (self._pairs.get((old.pointer, new.pointer)) for old in change.old for new in change.new)
        return Statement(
            *(change.id, change.item, change.old, change.new),
            facets=facets,
            within=change.within,
            kinds=change.kinds,
            headline_kinds=headline_kinds(change),
            significance=change.significance,
            weakened=change.weakened,
            before=before,
            after=after,
            owner_now=owner_now,
            evidence=tuple(pair for pair in pairs if pair is not None),
            weight=weight(change, owner_now or owners, self._plans[1], self.is_high),
            high_owner=next(filter(self.is_high, owner_now), None),
            unproved=self._may_stand(change, gone_from or next(iter(owners), None)),
        )


@by_identity(size=2)
def surroundings(comparison: Comparison) -> Surroundings:
    """The surroundings of a comparison's changes, worked out once."""
    return Surroundings(comparison)


def _facet(facet: Facet, item: Item) -> FacetStatement:
    """Of values with years the facet names one year of the field."""
    name = facet.field.partition("/")[0] if facet.field else None
    role = next((field.role for field in item.entity.fields if field.name == name), None)
    return FacetStatement(
        *(facet.kind, facet.field, facet.old, facet.new),
        *(facet.significance, facet.certain, facet.weakened, facet.words),
        effect=facet.effect,
        item=item,
        role=role,
    )


def headline_kinds(change: Change) -> tuple[Kind, ...]:
    """The kinds that a headline names: of what matters in it where anything does, its place in the list never.

    Where items were merged or split, the names on either side are named with that, not as a renaming.
    """
    everything = change.kinds
    regrouped = any(kind in everything for kind in (Kind.MERGED, Kind.SPLIT))
    left_out = (Kind.REORDERED, Kind.RENAMED) if regrouped else (Kind.REORDERED,)
    weight = change.significance
    kinds = {facet.kind for facet in change.facets if facet.significance is weight}
    return tuple(kind for kind in everything if kind in kinds and kind not in left_out) or everything


def is_text(item: Item) -> bool:
    """Whether the item is a text without a name of its own: a control, a bullet, a paragraph."""
    return not item.entity.has_name


def is_rolled(change: Change) -> bool:
    """Whether nothing but the years changed that the item has values for."""
    return Kind.ROLLED in change.kinds and set(change.kinds) <= {Kind.ROLLED, Kind.REORDERED}


def is_quiet(change: Change) -> bool:
    """Whether only the item's place in its list changed."""
    return change.kinds == (Kind.REORDERED,)

"""Rows of two plans' budget tables side by side, and what moved between units.

Each row has its old figure, its new one, and the difference in its own sense. Arithmetic comes first: that one unit
gained and another lost proves no transfer between them. What is certain is the sum of the increases, the sum of the
decreases, the change of the frame, and that no more than the smaller of the two sums can have been redistributed. A
transfer is likely only between equal and opposite amounts, each the only one of its size. That a unit became several,
or several one, is likely where the names say so of units that one plan alone has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.budget.conventions import SignRule, read_signs
from vpbdiff.budget.sums import proved_nothing
from vpbdiff.budget.tables import LINES, SUMS, UNITS, WHOLES, BudgetRow, BudgetTable, table
from vpbdiff.model.changes import Matching
from vpbdiff.model.money import Figure, add, same
from vpbdiff.model.plan import Plan


class RowChange(NamedTuple):
    """One row in two plans: none on a side where it does not exist, several where rows were merged or split.

    `before` and `after` are in the row's own sense (a cost is a positive amount of cost). A side without the row, or
    whose row has no figure, is None, and then nothing can be said of a change: what one plan does not print is not
    nought. Where each row without a figure is `proved` to have nothing by the sum that its table prints, the row came
    or went as one does that is gone.
    """

    old: tuple[BudgetRow, ...]
    new: tuple[BudgetRow, ...]
    before: Figure | None
    after: Figure | None
    proved: bool = False

    @property
    def name(self) -> str:
        """What the row is called now, or was called before it went."""
        return " + ".join(row.name for row in self.new or self.old)

    @property
    def alone(self) -> bool:
        """Whether one plan alone has the row, or both and one of them nothing in it."""
        return self.proved or not (self.old and self.new)

    @property
    def key(self) -> str:
        """What tells it from the two tables' other rows: its pointer in the new plan, or in the old if it went."""
        return self.new[0].pointer if self.new else f"old:{self.old[0].pointer}"

    @property
    def role(self) -> str:
        """The row's role."""
        return (self.new or self.old)[0].role

    @property
    def change(self) -> Figure | None:
        """More is positive; exactly nothing where both print alike at the coarser precision."""
        if self.before is None or self.after is None:
            return None
        difference = self.after - self.before
        return Figure(tolerance=difference.tolerance) if same(self.before, self.after) else difference

    @property
    def is_undecided(self) -> bool:
        """Whether the two amounts differ by less than they are rounded by: nobody can tell what became of it."""
        if self.before is None or self.after is None:
            return False
        return self.before.kr != self.after.kr and same(self.before, self.after)


def row_changes(old: Plan, new: Plan, path: str, matching: Matching) -> tuple[RowChange, ...]:
    """The rows of one table in both plans, paired as the matching pairs them, in the new plan's order, those that went
    where they stood in the old."""
    sides = table(old, path), table(new, path)
    nothing = proved_nothing(old, path), proved_nothing(new, path)
    return tuple(_side_by_side(*group, sides, nothing) for group in _groups(sides, matching))


_Group = tuple[list[BudgetRow], list[BudgetRow]]


def _groups(sides: tuple[BudgetTable, BudgetTable], matching: Matching) -> list[_Group]:
    """The rows that belong together: pairs, merges and splits as one group each, and rows that are alone."""
    links = _links(sides, matching)
    groups: list[_Group] = []
    group_of: dict[str, _Group] = {}
    partners_of: dict[str, set[str]] = {}
    for before, after in links:
        partners_of.setdefault(after, set()).add(before)
    places = {row.pointer: (number, row) for number, row in enumerate(sides[0].rows)}
    for row in sides[1].rows:
        found = sorted((places[each] for each in partners_of.get(row.pointer, ()) if each in places), key=_place)
        partners = [before for _, before in found]
        known = [group_of[one.pointer] for one in partners if one.pointer in group_of]
        group = min(known, key=groups.index) if len(known) > 1 else next(iter(known), None)
        if group is None:
            group = (partners, [row])
            groups.append(group)
        else:
            group[0].extend(partner for partner in partners if partner not in group[0])
            group[1].append(row)
        group_of.update((one.pointer, group) for one in partners if one.pointer not in group_of)
    for place, row in enumerate(sides[0].rows):
        if row.pointer not in group_of:
            group_of[row.pointer] = ([row], [])
            groups.insert(_place_of_gone(place, sides[0].rows, groups, group_of), group_of[row.pointer])
    return groups


def _place_of_gone(
    place: int, rows: Sequence[BudgetRow], groups: Sequence[_Group], group_of: Mapping[str, _Group]
) -> int:
    """Where a row that went stands among the others: after the part before it, else before what came after it, so that
    no part stands below the sum of its own."""
    before, after = rows[place - 1] if place else None, rows[place + 1 :]
    if before is not None and before.role not in WHOLES:
        return groups.index(group_of[before.pointer]) + 1
    following = next((group_of[row.pointer] for row in after if row.pointer in group_of), None)
    return len(groups) if following is None else groups.index(following)


def _place(found: tuple[int, BudgetRow]) -> int:
    return found[0]


def _links(sides: tuple[BudgetTable, BudgetTable], matching: Matching) -> set[tuple[str, str]]:
    olds, news = ({row.pointer for row in side.rows} for side in sides)
    pairs = ((pair.old.pointer, pair.new.pointer) for pair in matching.pairs)
    return {(old, new) for old, new in pairs if old in olds and new in news}


_Nothing = tuple[frozenset[str], frozenset[str]]
"""The pointers of each plan's rows that are proved to have nothing."""


def _side_by_side(
    old: Iterable[BudgetRow], new: Iterable[BudgetRow], sides: tuple[BudgetTable, BudgetTable], nothing: _Nothing
) -> RowChange:
    old, new = tuple(old), tuple(new)
    rules = read_signs(sides[0]), read_signs(sides[1])
    signs = [rule.sign(row) for rule, rows in zip(rules, (old, new), strict=True) for row in rows]
    # A rule that can't be read is taken to be the other plan's.
    known = next((sign for sign in signs if sign is not None), 1)
    before = _sum(old, sides[0], rules[0], known, nothing[0])
    after = _sum(new, sides[1], rules[1], known, nothing[1])
    empty = [(rows, of) for rows, of, found in zip((old, new), nothing, (before, after), strict=True) if found is None]
    proved = bool(old and new and empty) and all(row.pointer in of for rows, of in empty for row in rows)
    return RowChange(old, new, before, after, proved)


def _sum(
    rows: tuple[BudgetRow, ...], side: BudgetTable, rule: SignRule, unread: int, nothing: frozenset[str]
) -> Figure | None:
    """What rows come to; None where there is none, or where what one of them has is not known."""
    held = [row for row in rows if side.main in row.figures]
    if not held or any(row not in held and row.pointer not in nothing for row in rows):
        return None
    return add(rule.own(row, row.figures[side.main], unread) for row in held)


class LikelyTransfer(NamedTuple):
    """Equal and opposite amounts, in kronor: likely, never certain, that `source` gave and `target` got them."""

    source: RowChange
    target: RowChange
    kr: Fraction


class LikelyRegrouping(NamedTuple):
    """A unit of one plan and those of the other that bear its name and more, with what each side comes to."""

    whole: RowChange
    parts: tuple[RowChange, ...]
    figure: Figure
    total: Figure


class Movement(NamedTuple):
    """What the units' net costs did between two plans; every figure is net cost, more is positive.

    `frame` is the committee's net cost, or else the units' total, as both plans print it; None where no such row has a
    figure in both.
    """

    units: tuple[RowChange, ...]
    frame: RowChange | None

    @property
    def increases(self) -> Figure:
        """The sum of what the units that grew grew by."""
        return add(change for change in self._changes if change.kr > 0)

    @property
    def decreases(self) -> Figure:
        """The sum of what the units that shrank shrank by, as a positive amount."""
        return -add(change for change in self._changes if change.kr < 0)

    @property
    def change(self) -> Figure:
        """Increases less decreases: what the frame did, if the units make it up."""
        return add(self._changes)

    @property
    def redistributed_at_most(self) -> Fraction:
        """The most that can have gone from unit to unit, in kronor."""
        return min(self.increases.kr, self.decreases.kr)

    @property
    def not_compared(self) -> tuple[RowChange, ...]:
        """Units of both plans without a figure in one of them, where nothing proves that they have nothing there: they
        are in no sum."""
        return tuple(unit for unit in self.units if unit.change is None and not unit.alone)

    @property
    def alone(self) -> tuple[RowChange, ...]:
        """Units with a figure that one plan alone has, the other no such row or nothing in it: they are in no sum
        either."""
        return tuple(unit for unit in self.units if unit.alone and (unit.before or unit.after))

    @property
    def bare(self) -> tuple[RowChange, ...]:
        """Units of both plans that one of them prints no figure for, proved to have nothing there or not."""
        ended = [unit for unit in self.alone if unit.proved]
        return tuple(unit for unit in self.units if unit in self.not_compared or unit in ended)

    @property
    def apart(self) -> Figure | None:
        """What the frame's change and the units' differ by, when what came and went with units that one plan alone has
        is counted too; None where the frame's is not known."""
        if self.frame is None or self.frame.change is None:
            return None
        came = add(unit.after for unit in self.alone if unit.after)
        went = add(unit.before for unit in self.alone if unit.before)
        return self.frame.change - self.change - (came - went)

    @property
    def likely_transfers(self) -> tuple[LikelyTransfer, ...]:
        """The transfers that equal and opposite changes suggest, between rows that both plans have: a row that came or
        went explains its own amount."""
        compared = ((unit, unit.change) for unit in self.units if not unit.alone)
        return tuple(_likely([(unit, change) for unit, change in compared if change is not None]))

    @property
    def likely_splits(self) -> tuple[LikelyRegrouping, ...]:
        """The units that went, each with those that came under its name and one word or more: «Särskilt boende», then
        «Särskilt boende norr» and «Särskilt boende söder»."""
        return tuple(_regrouped(self.units, "before", "after"))

    @property
    def likely_merges(self) -> tuple[LikelyRegrouping, ...]:
        """The units that came, each with those that went which its name stands in."""
        return tuple(_regrouped(self.units, "after", "before"))

    @property
    def _changes(self) -> tuple[Figure, ...]:
        return tuple(unit.change for unit in self.units if unit.change is not None)


def movement(old: Plan, new: Plan, matching: Matching) -> Movement | None:
    """The movement between two plans' units; None where one of the plans has no figures by unit."""
    if not old.listing(UNITS) or not new.listing(UNITS):
        return None
    rows = row_changes(old, new, UNITS, matching)
    units = tuple(row for row in rows if row.role not in WHOLES)
    return Movement(units, frame_change(old, new, matching))


def frame_change(old: Plan, new: Plan, matching: Matching) -> RowChange | None:
    """The committee's net cost in both plans, or else the units' total; None where no such row has a figure in both."""
    nets = [row for row in row_changes(old, new, LINES, matching) if row.role == "net"]
    totals = [row for row in row_changes(old, new, UNITS, matching) if row.role in SUMS]
    return next((row for row in (*nets, *totals) if row.change is not None), None)


def _likely(changes: list[tuple[RowChange, Figure]]) -> Iterable[LikelyTransfer]:
    sized = [(unit, _rounded(change, unit)) for unit, change in changes]
    for source, kr in sized:
        if kr < 0 and [each for _, each in sized].count(kr) == 1:
            targets = [unit for unit, each in sized if each == -kr]
            if len(targets) == 1:
                yield LikelyTransfer(source, targets[0], -kr)


def _regrouped(units: Sequence[RowChange], whole: str, part: str) -> Iterable[LikelyRegrouping]:
    """The units with a figure on the side of the `whole` alone, each with those of the other side that its name stands
    in, if they are several and come to about as much; none of which another name claims more of."""
    wholes = [unit for unit in units if getattr(unit, whole) and not getattr(unit, part)]
    claimed: dict[str, list[RowChange]] = {}
    for unit in units:
        if getattr(unit, part) and not getattr(unit, whole):
            owners = [each for each in wholes if _words(each) < _words(unit)]
            owner = max(owners, key=lambda each: len(_words(each)), default=None)
            if owner is not None:
                claimed.setdefault(owner.key, []).append(unit)
    for unit in wholes:
        parts = tuple(claimed.get(unit.key, ()))
        figure: Figure = getattr(unit, whole)
        total = add(getattr(each, part) for each in parts)
        if len(parts) > 1 and abs(figure.kr) <= _NEAR * abs(total.kr) and abs(total.kr) <= _NEAR * abs(figure.kr):
            yield LikelyRegrouping(unit, parts, figure, total)


_NEAR = 2
"""How many times as much one side may come to where the names say that it is the same."""


def _words(unit: RowChange) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", unit.name.casefold()))


def _rounded(change: Figure, unit: RowChange) -> Fraction:
    """The change at the coarser precision of the two figures that it came from, half away from zero."""
    assert unit.before is not None and unit.after is not None
    step = 2 * max(unit.before.tolerance, unit.after.tolerance)
    if not step:
        return change.kr
    steps = int(abs(change.kr) / step + Fraction(1, 2))
    return step * steps if change.kr > 0 else -step * steps

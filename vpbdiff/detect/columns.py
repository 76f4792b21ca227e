"""Which columns of two tables are compared: by name, by calendar year, and the plan's own year with last plan's own.

`Budget 2026` in the plan for 2026 is the `Budget 2025` of the plan for 2025, and a year that both plans print is
compared with itself too. An outcome is compared by calendar year alone. A window of years that only rolled on with the
plan is no change; a column of which the other table has no like has come or gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.matching.nodes import words
from vpbdiff.model.figures import relative, without_years, years_in
from vpbdiff.model.plan import Column

_OUTCOME = lazily(r"(?i)^(?:bokslut|utfall|resultat|redovisning|facit)")
"""The words that head a column of outcomes, where nothing says what it holds. See also the profile's `outcome`."""


class ColumnPairs(NamedTuple):
    """The columns of two tables side by side, each by its position.

    `compared` are those whose cells are compared, a column in several pairs where it is held against several years;
    `renamed` those of them that are one column under two names. `gone` and `come` have no like in the other table.
    """

    compared: tuple[tuple[int, int], ...]
    renamed: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]


class _Known(NamedTuple):
    """A column as it is known from plan to plan: what it holds, and its year, counted from the plan's too."""

    what: str
    year: int | None
    offset: int | None
    unit: str
    is_outcome: bool


@lru_cache(maxsize=256)
def column_pairs(old: tuple[Column, ...], new: tuple[Column, ...], years: tuple[int, int]) -> ColumnPairs:
    """The pairs of the columns of two tables; `years` are those of their plans."""
    ours = [_known(column, years[0]) for column in old]
    theirs = [_known(column, years[1]) for column in new]
    found: dict[tuple[int, int], None] = {}
    for key in (_by_name, _by_year, _by_own_year):
        found |= dict.fromkeys(_equal(ours, theirs, key))
    lonely = _alone(ours, theirs, found)
    found |= {pair: None for pair in _equal(ours, theirs, _ahead) if pair[0] in lonely[0] or pair[1] in lonely[1]}
    gone, come = _unlike(ours, theirs, found, same=old == new)
    renamed = tuple(_only(gone, come, ours, theirs))
    found |= dict.fromkeys(renamed)
    taken = [{pair[side] for pair in renamed} for side in (0, 1)]
    return ColumnPairs(
        tuple(sorted(found, key=lambda pair: pair[::-1])),
        renamed,
        tuple(each for each in gone if each not in taken[0]),
        tuple(each for each in come if each not in taken[1]),
    )


def _known(column: Column, plan_year: int) -> _Known:
    printed = years_in(column.name)
    year = column.year or (printed[0] if len(printed) == 1 else None)
    name = without_years(column.name) if year and len(printed) < 2 else relative(column.name, plan_year)
    what = " ".join(words(name)) or column.kind
    outcome = column.kind == "outcome" if column.kind else bool(_OUTCOME.match(name.strip()))
    return _Known(what, year, year - plan_year if year else None, column.unit.casefold(), outcome)


def _by_name(each: _Known) -> Hashable:
    return (each.what,) if each.year is None else None


def _by_year(each: _Known) -> Hashable:
    return (each.what, each.year) if each.year is not None else None


def _by_own_year(each: _Known) -> Hashable:
    return (each.what,) if each.offset == 0 and not each.is_outcome else None


def _ahead(each: _Known) -> Hashable:
    """Years to come, of which the other plan has none of the same year: counted from the plan's."""
    return (each.what, each.offset) if each.offset and each.offset > 0 and not each.is_outcome else None


def _equal(
    ours: Sequence[_Known], theirs: Sequence[_Known], key: Callable[[_Known], Hashable]
) -> Iterator[tuple[int, int]]:
    """The pairs of one key; of twins the first with the first."""
    sides: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, columns in enumerate((ours, theirs)):
        for position, each in enumerate(columns):
            if (named := key(each)) is not None:
                sides[named][side].append(position)
    for old, new in sides.values():
        yield from zip(old, new, strict=False)


def _alone(
    ours: Sequence[_Known], theirs: Sequence[_Known], found: dict[tuple[int, int], None]
) -> tuple[set[int], set[int]]:
    """The positions that are in no pair."""
    olds, news = ({pair[side] for pair in found} for side in (0, 1))
    return set(range(len(ours))) - olds, set(range(len(theirs))) - news


def _unlike(
    ours: Sequence[_Known], theirs: Sequence[_Known], found: dict[tuple[int, int], None], *, same: bool
) -> tuple[list[int], list[int]]:
    """The positions in no pair that did not merely roll on: the other table has no such column at that distance. Of two
    that are the `same` none came or went."""
    if same:
        return [], []
    gone, come = _alone(ours, theirs, found)
    return [each for each in range(len(ours)) if _is_lone(each, ours, theirs, gone)], [
        each for each in range(len(theirs)) if _is_lone(each, theirs, ours, come)
    ]


def _is_lone(position: int, mine: Sequence[_Known], others: Sequence[_Known], alone: set[int]) -> bool:
    """Whether the other table has no such column: none that this one is held against, or, of the plan's own year, none
    of its plan's own."""
    here = mine[position]
    own = here.offset == 0 and not here.is_outcome
    return (position in alone or own) and not _rolled(position, mine, others)


def _rolled(position: int, mine: Sequence[_Known], others: Sequence[_Known]) -> bool:
    """Whether the other table has a column of the same name as many years from its plan's own; of twins, as many."""
    here = mine[position]
    if here.offset is None:
        return False
    before = sum((each.what, each.offset) == (here.what, here.offset) for each in mine[:position])
    return before < sum((each.what, each.offset) == (here.what, here.offset) for each in others)


def _only(
    gone: Sequence[int], come: Sequence[int], ours: Sequence[_Known], theirs: Sequence[_Known]
) -> Iterator[tuple[int, int]]:
    """What has got another name: the only column that went and the only one that came at one distance, in one unit."""
    for offset in dict.fromkeys(ours[each].offset for each in gone):
        olds = [each for each in gone if ours[each].offset == offset]
        news = [each for each in come if theirs[each].offset == offset]
        if len(olds) == len(news) == 1:
            units = {ours[olds[0]].unit, theirs[news[0]].unit} - {""}
            if len(units) < 2:
                yield olds[0], news[0]

"""Which rows of a table sum up others: proved by the figures, whatever the rows are called.

A total may stand first or last, sums may share a name, and groups have sums of their own. A row is a sum where it
equals the rows that it stands below, or above, in every column, within what rounding can hide. Only where no reading of
the whole table adds up do names decide, and then the total is assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vpbdiff.model.money import Amount


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row: its name, its figures by column (None where there is none), and what its name says.

    `named` says that the name is a sum's («Summa», «Totalt»), `apart` that the row takes no part in any sum («varav»),
    `filled` that words stand where its figures should.
    """

    name: str
    figures: tuple[Amount | None, ...]
    named: bool = False
    apart: bool = False
    filled: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the row has no figure at all."""
        return not any(self.figures)


@dataclass(slots=True)
class RowSum:
    """What a row is in its table: `part`, `subtotal`, `total`, or a `head`, without figures, over a group of rows.

    It is `unknown` where the name says a sum and the figures say that it is none.
    `group` names the group that the row belongs to or sums up; `proven` says that the figures add up.
    """

    role: str
    group: str | None = None
    proven: bool = True


MOST_ROWS = 400
"""Rows of the longest table whose sums are looked for: no committee's budget has as many, and each is tried with
each."""


_TELLING_PARTS = 3
"""Parts from which the sum in one column tells: 10 + 20 = 30 is an accident, a fourth figure that fits is none."""
_TELLING_SIZE = 100
"""Steps of its last digit from which a figure tells: 43 500 + 83 900 = 127 400."""


def structure(rows: Sequence[SumRow]) -> list[RowSum]:
    """What each row of a table is."""
    sheet = _Sheet(rows)
    readings = _readings(sheet) if len(rows) <= MOST_ROWS else ()
    found = next((reading for reading in readings if reading.is_whole), None)
    reading = found or (
        sheet.read(sheet.counted, sheet.is_named, sheet.heads) if len(rows) <= MOST_ROWS else _Reading()
    )
    made = [RowSum("head" if place in sheet.heads else "part") for place in range(len(rows))]
    for place in reading.sums:
        made[place].role = "subtotal"
    if found:
        made[found.open[0]].role = "total"
    else:
        _assume(sheet, reading, made)
    _name_groups(sheet, reading, made)
    return made


@dataclass(slots=True)
class _Reading:
    """A way to read a table: the rows that are sums with those that they sum up, and the rows that no sum takes in."""

    sums: dict[int, list[int]] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether one sum takes in all rows."""
        return len(self.open) == 1 and self.open[0] in self.sums


_May = Callable[[int], bool]
"""Whether the row at a place may be a sum, by what is tried."""


class _Sheet:
    """The rows of a table with their figures as whole numbers, two to the krona: rounding hides halves."""

    def __init__(self, rows: Sequence[SumRow]) -> None:
        self.rows = rows
        self.figures = [
            {column: (2 * each.kr, int(2 * each.tolerance)) for column, each in enumerate(row.figures) if each}
            for row in rows
        ]
        self.heads = _heads(rows)
        self.counted = [place for place, row in enumerate(rows) if not (row.apart or row.is_empty)]

    def is_named(self, place: int) -> bool:
        """Whether a row is called a sum."""
        return self.rows[place].named

    def read(
        self, order: Sequence[int], may: _May, heads: frozenset[int] = frozenset(), *, lone: bool = False
    ) -> _Reading:
        """Each row that may be a sum as that of the nearest rows before it, in this order, that no other sum has."""
        reading = _Reading()
        for place in order:
            is_last = place == order[-1]
            start = self._start(place, reading.open, heads, is_last=is_last, lone=lone) if may(place) else None
            if start is None:
                reading.open.append(place)
            else:
                reading.sums[place] = reading.open[start:]
                reading.open[start:] = [place]
        return reading

    def read_under_first(self, may: _May) -> _Reading:
        """The first row as the sum of all that the others come to, with sums of groups below their parts."""
        first, rest = self.counted[0], self.counted[1:]
        reading = self.read(rest, may, self.heads)
        if len(reading.open) > 1 and self.adds_up(first, reading.open):
            reading.sums[first] = reading.open
            reading.open = [first]
        return reading

    def _start(
        self, place: int, open_rows: Sequence[int], heads: frozenset[int], *, is_last: bool, lone: bool
    ) -> int | None:
        """Where among the open rows those begin that a row sums up; None where it sums up none of them.

        Last in its table it sums up all if it can, below a group's heading that group, else the nearest rows.
        """
        named = self.rows[place].named or lone
        starts = [
            start
            for start in self._starts(place, open_rows)
            if named or self._is_telling(place, len(open_rows) - start)
        ]
        preferred = 0 if is_last else _group_start(place, open_rows, heads)
        return preferred if preferred in starts else next(iter(starts), None)

    def adds_up(self, place: int, parts: Sequence[int]) -> bool:
        """Whether a row is the sum of others."""
        return 0 in self._starts(place, parts)

    def _is_telling(self, place: int, parts: int) -> bool:
        """Whether it is no accident that a row not called a sum is one of so many parts: small figures often are."""
        if parts < 2 or len(self.figures[place]) > 1:
            return parts > 1
        figure, hidden = next(iter(self.figures[place].values()))
        return parts >= _TELLING_PARTS or abs(figure) >= _TELLING_SIZE * hidden

    def _starts(self, place: int, open_rows: Sequence[int]) -> list[int]:
        """Each place among the open rows from where on they add up to a row, in each column that both have."""
        own = self.figures[place]
        sums = dict.fromkeys(own, 0)
        slack = {column: hidden for column, (_, hidden) in own.items()}
        seen: set[int] = set()
        found = []
        for start in range(len(open_rows) - 1, -1, -1):
            for column, (figure, hidden) in self.figures[open_rows[start]].items():
                if column in own:
                    sums[column] += figure
                    slack[column] += hidden
                    seen.add(column)
            adds_up = all(abs(own[column][0] - sums[column]) <= slack[column] for column in seen)
            if adds_up and any(own[column][0] for column in seen):
                found.append(start)
        return found


def _over_last(sheet: _Sheet, *, lone: bool) -> _Reading:
    """The last row as the sum of all that the others come to, with sums of groups above their parts.

    `lone` lets a group have one row, which proves nothing by itself: only that the last row then adds up does.
    """
    last = sheet.counted[-1]
    reading = sheet.read(sheet.counted[-2::-1], lambda _: True, lone=lone)
    if sheet.is_named(last) and len(reading.open) > 1 and sheet.adds_up(last, reading.open):
        reading.sums[last] = reading.open
        reading.open = [last]
    return reading


def _readings(sheet: _Sheet) -> Iterator[_Reading]:
    """The ways to read a table, the likeliest first: sums by their names before sums by their figures alone."""
    counted, named = sheet.counted, sheet.is_named
    if len(counted) < 2:
        return
    first, last = counted[0], counted[-1]
    yield sheet.read(counted, named, sheet.heads)
    yield sheet.read_under_first(named)
    yield sheet.read(counted[::-1], lambda place: named(place) or place == first)
    yield sheet.read(counted, lambda place: named(place) or place == last, sheet.heads)
    yield sheet.read_under_first(lambda _: True)
    yield sheet.read(counted[::-1], lambda _: True)
    yield _over_last(sheet, lone=False)
    yield _over_last(sheet, lone=True)
    yield sheet.read(counted, lambda _: True, sheet.heads)


def _group_start(place: int, open_rows: Sequence[int], heads: frozenset[int]) -> int | None:
    """Where among the open rows the group begins whose heading stands nearest above a place."""
    above = max((head for head in heads if head < place), default=None)
    if above is None:
        return None
    return next((start for start, row in enumerate(open_rows) if row > above), None)


def _heads(rows: Sequence[SumRow]) -> frozenset[int]:
    """The rows without figures that are headings of groups: the first row is one, or one stands below a sum."""
    styled = bool(rows) and rows[0].is_empty and not rows[0].filled
    return frozenset(
        place
        for place, (row, below) in enumerate(pairwise(rows))
        if row.is_empty
        and not (row.filled or below.is_empty or below.named)
        and (styled or (place and rows[place - 1].named))
    )


def _assume(sheet: _Sheet, reading: _Reading, made: list[RowSum]) -> None:
    """Take names for it where the figures prove no total: the last row called a sum is one, unless it can't be."""
    named = [place for place in sheet.counted if sheet.rows[place].named and place not in reading.sums]
    for place in named:
        made[place] = RowSum("subtotal", proven=False)
    if named:
        made[named[-1]].role = "unknown" if _is_less_than_a_part(sheet, named[-1], made) else "total"
    elif len(reading.sums) == 1 and sheet.is_named(place := next(iter(reading.sums))):
        made[place].role = "total"
    elif not reading.sums and (bare := [place for place in range(len(made)) if sheet.is_named(place)]):
        made[bare[-1]] = RowSum("total", proven=False)


def _is_less_than_a_part(sheet: _Sheet, place: int, made: Sequence[RowSum]) -> bool:
    """Whether a row is less than one of the parts, all of one sign: then it can't be their total."""
    for column, (figure, hidden) in sheet.figures[place].items():
        parts = [
            sheet.figures[other][column]
            for other in sheet.counted
            if made[other].role == "part" and column in sheet.figures[other]
        ]
        if len({part > 0 for part, _ in parts if part}) == 1:
            largest, rounded = max(parts, key=lambda part: abs(part[0]))
            if abs(figure) + hidden < abs(largest) - rounded:
                return True
    return False


def _name_groups(sheet: _Sheet, reading: _Reading, made: Sequence[RowSum]) -> None:
    """Name the group of each part and each sum of a group: by the heading above it, else by its sum."""
    for place, parts in reading.sums.items():
        if made[place].role == "subtotal":
            name = _head_of(min(parts), sheet, reading) or _without_sum(sheet.rows[place])
            if name.casefold() in _SUM_WORDS:
                continue
            for member in (place, *parts):
                made[member].group = made[member].group or name
    for place, row in enumerate(made):
        if row.role == "part" and row.group is None and sheet.heads:
            row.group = _head_of(place, sheet, reading)


def _head_of(place: int, sheet: _Sheet, reading: _Reading) -> str | None:
    """The heading of the group that a row stands in: the nearest above it, with no group's sum between."""
    head = max((head for head in sheet.heads if head < place), default=None)
    if head is None or any(head < other < place for other in reading.sums):
        return None
    return sheet.rows[head].name


def _without_sum(row: SumRow) -> str:
    """The name of a group by that of its sum: «Summa skola» sums up «skola»."""
    first, _, rest = row.name.partition(" ")
    return rest.strip() if row.named and rest.strip() and first.casefold() in _SUM_WORDS else row.name


_SUM_WORDS = frozenset(["summa", "totalt", "total", "delsumma", "netto"])

"""What is said of the money in a memo, held against the plans' budgets."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property

from vpbdiff.budget.movement import Movement, RowChange, frame_change, movement, row_changes
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.claims import Truth
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, OPEN, ClauseRead, TurnJudge, amount, count, plain, truth
from vpbdiff.memo.said_figures import holds
from vpbdiff.model import money
from vpbdiff.model.money import UNIT_WORDS, Figure, Unit


class MoneyJudge(TurnJudge):
    """Judges what is said of amounts."""

    @cached_property
    def rows(self) -> list[RowChange]:
        """The rows of all tables."""
        old, new, matching = self._comparison.old, self._comparison.new, self._comparison.matching
        return [row for path in (UNITS, LINES, INVESTMENTS) for row in row_changes(old, new, path, matching)]

    @cached_property
    def _movement(self) -> Movement | None:
        return movement(self._comparison.old, self._comparison.new, self._comparison.matching)

    def _subject(self, said: ClauseRead) -> RowChange | None:
        if said["frame"]:
            return frame_change(self._comparison.old, self._comparison.new, self._comparison.matching)
        if said["whole"]:
            rows = row_changes(self._comparison.old, self._comparison.new, INVESTMENTS, self._comparison.matching)
            found = [row for row in rows if row.role in SUMS]
        elif said["lines"]:
            role = "income" if "intäkt" in said["lines"].casefold() else "cost"
            found = [row for row in self.rows if row.role == role]
        else:
            found = self.rows_called(said.name("post"))
        return found[0] if len(found) == 1 else None

    def rows_called(self, name: str) -> list[RowChange]:
        """The rows of a name, without sums."""
        return [row for row in self.rows if _is_row(row, name) and row.role not in SUMS]

    def _amount_way(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        if row is None or row.change is None or row.before is None or row.after is None or said["no"]:
            return OPEN
        if said["not"]:
            return OPEN if said["by"] or said["now"] else truth(row.change.kr * said.way <= 0)
        right: list[bool | Truth] = [row.change.kr * said.way > 0]
        right += [_is_change(row, said.groups[by], said.way) for by in ("by", "by2") if said.groups.get(by)]
        if said["was"]:
            unit = "" if re.search(UNIT_WORDS, said["was"]) else re.sub(r"^[^a-z]*", "", said["now"])
            right.append(amount(f"{said['was']} {unit}", row.before))
        if said["now"]:
            right.append(amount(said["now"], row.after))
        return truth(*right)

    _amount_more = _amount_way
    _amount_gets = _amount_way
    _amount_given = _amount_way
    _budget_way = _amount_way

    def _amount_most(self, said: ClauseRead) -> Truth:
        row, moved = self._subject(said), self._movement
        units = [unit.change.kr * said.way for unit in (moved.units if moved else ()) if unit.change is not None]
        if row is None or row.change is None or not units or said["frame"]:
            return OPEN
        most = row.change.kr * said.way
        return truth(most > 0, most >= max(units), not said["by"] or _is_change(row, said["by"], said.way))

    _money_way = _amount_way

    def _amount_held(self, said: ClauseRead) -> Truth:
        """What one has or gets: in all, or more than before."""
        row = self._subject(said)
        if row is None or row.after is None:
            return OPEN
        held = amount(said["now"], row.after)
        if held is not FALSE or row.change is None:
            return held
        return FALSE if amount(said["now"], row.change) is FALSE else OPEN

    def _amount_of(self, said: ClauseRead) -> Truth:
        row, side = self._subject(said), self.side(said["of"])
        if row is None or side is None:
            return OPEN
        figure = (row.before, row.after)[side]
        return OPEN if figure is None else truth(amount(said["now"], figure))

    def _amount_beside(self, said: ClauseRead) -> Truth:
        row, others = self._subject(said), self.rows_called(said.name("b"))
        if row is None or row.after is None or len(others) != 1 or others[0].after is None:
            return OPEN
        return truth((row.after.kr - others[0].after.kr) * said.way > 0)

    _most_of = _amount_most

    def _amount_as(self, said: ClauseRead) -> Truth:
        return OPEN if said["of"] and self.side(said["of"]) != 0 else self._amount_same(said)

    def _amount_same(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.change is None else truth(row.change.kr == 0)

    def _amount(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.after is None else truth(amount(said["now"], row.after))

    def _amount_was(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.before is None else truth(amount(said["was"], row.before))

    def _units_way(self, said: ClauseRead) -> Truth:
        moved = self._movement
        units = moved.units if moved else ()
        if not units or any(unit.change is None for unit in units):
            return OPEN
        number = len(units) if said["n"].casefold() in turns.ALL_OF else count(said["n"])
        turned = sum(1 for unit in units if unit.change is not None and unit.change.kr * said.way > 0)
        return OPEN if number is None else truth(turned == number)


def _is_row(row: RowChange, name: str) -> bool:
    """Whether a row is called so, in the definite form too: «Lokalkostnader», «lokalkostnaderna»."""
    own = plain(row.name)
    return name in {own, *(f"{own}{ending}" for ending in DEFINITE if " " not in own)}


DEFINITE = ("na", "n", "en", "et", "t")


def _is_change(row: RowChange, text: str, way: int) -> Truth:
    """Whether a row's change is the stated amount or percentage, at the precision that is stated."""
    assert row.before is not None
    assert row.change is not None
    if re.search(r"%|procent", text):
        share = abs(money.parse_percent(text))
        decimals = len(text.partition(",")[2].rstrip(" %procent"))
        exact = abs(row.change.kr) / abs(row.before.kr) if row.before.kr else Fraction(0)
        return truth(abs(share - exact) <= Fraction(1, 2 * 100 * 10**decimals))
    return holds(Figure.of(money.parse(text, Unit.MKR), way), row.change)

"""What is said of the money in a memo, held against the plans' budgets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from vpbdiff.budget.movement import Movement, RowChange, frame_change, movement, row_changes
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.claims import Truth
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, OPEN, ClauseRead, TurnJudge, amount, count, hedged, plain, rounded_to, truth
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
            if not self._is_ours(said["frame"]):
                return None
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

    def _is_ours(self, frame: str) -> bool:
        """Whether words for the frame name no other committee."""
        named = _COMMITTEE.search(frame)
        own = plain(self._comparison.new.metadata.text("committee") or "")
        return named is None or not own or own.endswith(plain(named[1])) or plain(named[1]).endswith(own)

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
        if row is None or row.change is None or not units or said.groups.get("frame") or said.groups.get("frame2"):
            return OPEN
        most = row.change.kr * said.way
        return truth(most > 0, most >= max(units), not said["by"] or _is_change(row, said["by"], said.way))

    _money_way = _amount_way

    @property
    def _units(self) -> tuple[RowChange, ...]:
        return tuple(unit for unit in self._movement.units if unit.change is not None) if self._movement else ()

    def _most_of_it(self, said: ClauseRead) -> Truth:
        row, frame = self._subject(said), self._movement.frame if self._movement else None
        if row is None or row.change is None or frame is None or frame.change is None or not frame.change.kr:
            return OPEN
        most = all(abs(each.change.kr) <= abs(row.change.kr) for each in self._units if each.change is not None)
        right = row.change.kr * said.way > 0 and frame.change.kr * said.way > 0 and most
        return FALSE if not right else truth(True) if 2 * abs(row.change.kr) > abs(frame.change.kr) else OPEN

    def _amount_kept(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        if row is None or row.change is None or row.after is None:
            return OPEN
        return truth(row.change.kr == 0, amount(said["now"], row.after))

    def _all_but(self, said: ClauseRead) -> Truth:
        row, units = self._subject(said), self._units
        if (
            row is None
            or row.change is None
            or not units
            or not self._movement
            or len(units) < len(self._movement.units)
        ):
            return OPEN
        turned = {each.key: each.change is not None and each.change.kr * said.way > 0 for each in units}
        return truth(not turned.pop(row.key, True), all(turned.values()))

    def _all_of_it(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        if row is None or row.change is None or len(self._units) < 2:
            return OPEN
        others = [each for each in self._units if each is not row and each.change is not None and each.key != row.key]
        return truth(
            row.change.kr * said.way > 0, all(each.change is not None and not each.change.kr for each in others)
        )

    def _only_one(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        if row is None or row.change is None or not self._units:
            return OPEN
        turned = [each for each in self._units if each.change is not None and each.change.kr * said.way > 0]
        is_all = not said["n"] or count(said["n"]) == len(self._movement.units if self._movement else ())
        return truth(len(turned) == 1 and turned[0].key == row.key, is_all)

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


_COMMITTEE = re.compile(r"\b((?:(?!för\b|hela\b|den\b|årets\b)[\w-]+\s+){0,3}?\w+nämnden)", re.IGNORECASE)
"""A committee by its name; «nämnden» alone is the plan's own."""

_OF_UNIT = re.compile(r"(?:enheten|enhet|verksamheten|verksamhet|avdelningen)$")


def aliases(rows: Iterable[RowChange]) -> dict[str, str]:
    """What rows are called for short, in the definite form, each with the row's name: «hemtjänsten», «staben»;
    none that two rows share."""
    found: dict[str, list[str]] = {}
    for row in rows:
        short = _OF_UNIT.sub("", row.name.split(" och ")[0])
        if len(short) >= _SHORT_NAME and short != row.name and " " not in short:
            for ending in DEFINITE:
                found.setdefault(f"{short}{ending}".casefold(), []).append(row.name)
    return {alias: names[0] for alias, names in found.items() if len(set(names)) == 1}


_SHORT_NAME = 4

DEFINITE = ("na", "n", "en", "et", "t")


def _is_change(row: RowChange, text: str, way: int) -> Truth:
    """Whether a row's change is the stated amount or percentage, at the precision that is stated."""
    assert row.before is not None
    assert row.change is not None
    exact = abs(row.change.kr) / abs(row.before.kr) if row.before.kr else Fraction(0)
    hedge, bare = hedged(text)
    if share := turns.SHARES.get(text.casefold()):
        return truth(abs(Fraction(share) - exact) <= _NEAR)
    if re.search(r"%|procent", bare):
        said, step = (
            abs(money.parse_percent(bare)),
            Fraction(1, 100 * 10 ** len(bare.partition(",")[2].rstrip(" %procent"))),
        )
        if hedge:
            return rounded_to(exact - said if hedge == turns.HEDGES[0] else said - exact, step)
        return truth(abs(said - exact) <= step / 2)
    if hedge:
        return amount(text, row.change)
    return holds(Figure.of(money.parse(text, Unit.MKR), way), row.change)


_NEAR = Fraction(1, 100)
"""By how much a third or a fourth may miss what it is said of."""

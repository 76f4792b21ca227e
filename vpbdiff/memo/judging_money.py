"""What is said of the money in a memo, held against the plans' budgets.

A clause is read whole or not at all: each slot of it (`slots`) is a row, a direction, a figure with its part, a year,
or says nothing. It holds if every slot does, and is false if the row is certain and one of them is not so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from vpbdiff.budget.movement import Movement, RowChange, frame_change, movement, row_changes
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.claims import Truth
from vpbdiff.language.lexicon import words
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, Names, amount, count, hedged, plain, rounded_to, truth
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_texts import Topic
from vpbdiff.memo.said_figures import holds
from vpbdiff.memo.slots import KEPT, PASSED, ROWS, WAYS, Clause, Slot, slots, tagged
from vpbdiff.model import money
from vpbdiff.model.money import Figure, NotAnAmount, Unit, add

_FIGURES = ("money", "share")
_AMONG = ("most", "least", "only", "bulk", "entire")
"""What sets one row against all the others."""
_READ = (
    {*ROWS, *_FIGURES, *PASSED, *KEPT, *_AMONG}
    | (WAYS.keys() - {"many", "fewer", "rarer", "oftener", "later", "sooner"})
    | words("degree span year than before earlier except respectively both all none number not units of from to by")
)


@dataclass(frozen=True)
class Spoken:
    """What the clause before spoke of: its rows, the way they went, whether it was of units by their number, the item,
    or what they were that it counted."""

    rows: tuple[RowChange, ...] = ()
    way: int = 0
    units: bool = False
    topic: Topic | None = None
    noun: str = ""
    sure: bool = True
    """Whether it was of the same sentence; of another, several may be meant."""


class MoneyJudge:
    """Judges what is said of amounts."""

    def __init__(self, scope: MemoContext) -> None:
        self._comparison = scope.comparison

    @cached_property
    def rows(self) -> list[RowChange]:
        """The rows of all tables."""
        old, new, matching = self._comparison.old, self._comparison.new, self._comparison.matching
        return [row for path in (UNITS, LINES, INVESTMENTS) for row in row_changes(old, new, path, matching)]

    @cached_property
    def _movement(self) -> Movement | None:
        return movement(self._comparison.old, self._comparison.new, self._comparison.matching)

    @cached_property
    def _frame(self) -> RowChange | None:
        return frame_change(self._comparison.old, self._comparison.new, self._comparison.matching)

    @cached_property
    def _units(self) -> tuple[RowChange, ...]:
        """The units, where the change of each is known."""
        units = self._movement.units if self._movement else ()
        return units if all(unit.change is not None for unit in units) else ()

    def rows_called(self, name: str) -> list[RowChange]:
        """The rows of a name, without sums."""
        return [row for row in self.rows if _is_row(row, name) and row.role not in SUMS]

    def read(self, text: str, names: Names, before: Spoken) -> tuple[Truth, Spoken] | None:
        """A clause on money, and what it spoke of; None for one that is on something else, or not only on that."""
        found = slots(text)
        if not found or not all(each.tag in _READ for each in found):
            return None
        found, whole = _without_whole(found)
        rows = self._rows(found, names.known)
        if rows is None or not any(each.tag in WAYS or each.tag in {*KEPT, *_FIGURES} for each in found):
            return None
        clause = _Clause(found, rows, before)
        try:
            said = self._judged(clause)
        except NotAnAmount:  # no row has less than a krona
            said = FALSE
        if said is None:
            return None
        if clause.has("degree"):  # how much is much nobody can tell
            said = truth(OPEN, said)
        if whole:
            of = self._frame
            right = None if of is None else _of_row(_Clause(whole, (of,), Spoken()), of, [len(whole) - 1])
            said = truth(said, right or OPEN)
        return said, Spoken(clause.rows, clause.way, units=clause.is_of_units)

    def _rows(self, found: Sequence[Slot], names: Sequence[str]) -> tuple[RowChange, ...] | None:
        """The rows that a clause names, in their order; None where one of them can't be told. Words for the budget
        beside a row's name are of that row, and what stands after «av» is what it is a part of."""
        called: list[RowChange | None] = []
        wholes: list[RowChange | None] = []
        others: set[str] = set()
        is_purse, clause = False, Clause(found, ())
        for place, slot in enumerate(found):
            part = clause.near(place, -1) == "of"
            if slot.tag == "name":
                if (
                    clause.near(place, -1, ("silent", "to", "of", "from")) == "name"
                    and clause.near(place, -1, ()) != "name"
                ):
                    return None  # «inventarier till bibliotek» is one thing, and which nobody can tell
                held = self.rows_called(names[slot.number])
                called.append(held[0] if len(held) == 1 else None)
            elif slot.tag in {"whole", "income", "cost", "committee"} and not part:
                wholes.append(self._whole(slot.tag))
                others.add(slot.tag)
            elif slot.tag == "purse" and not part:
                is_purse = True
        if called:
            # «hemtjänstens intäkter» is another sum than the row's, and what the committee gives is not what it has
            is_other = others & {"income", "whole"} or (others and found[0].tag == "committee")
            return None if None in called or is_other else tuple(filter(None, called))
        if wholes or is_purse:
            found_ = [each for each in wholes or [self._frame] if each is not None]
            keys = {each.key: each for each in found_}
            return tuple(keys.values()) if len(found_) == len(wholes or [1]) else None
        return ()

    def _whole(self, tag: str) -> RowChange | None:
        if tag == "committee":
            return self._frame
        if tag == "whole":
            rows = row_changes(self._comparison.old, self._comparison.new, INVESTMENTS, self._comparison.matching)
            held = [row for row in rows if row.role in SUMS]
        else:
            held = [row for row in self.rows if row.role == tag]
        return held[0] if len(held) == 1 else None

    def _judged(self, clause: _Clause) -> Truth | None:
        is_plain = not (
            clause.figures or clause.has(*KEPT, *_AMONG, "except") or clause.is_of_units or clause.is_beside
        )
        if clause.ways == {1, -1} or (clause.has("not") and not is_plain):
            return None  # what is denied of more than that a row went one way nobody can tell
        years = HOLDS if clause.years(self._comparison.old.year, self._comparison.new.year) else OPEN
        if clause.is_of_units or clause.has("except"):
            return _both(years, self._number_of_units(clause))
        if not clause.rows:
            return self._unnamed(clause, years)
        special = self._special(clause)
        if special is not None or clause.has(
            "most", "least", "only", "bulk", "entire", "all", "none", "number", "units"
        ):
            return None if special is None else _both(years, special)
        return _both(years, _of_rows(clause))

    def _unnamed(self, clause: _Clause, years: Truth) -> Truth | None:
        """A clause that names no row is of those of the clause before; of the sentence before, or the frame, where
        that has none. Where several may be meant it is false of none that it does not hold of."""
        before, frame = clause.before, self._frame
        if before.rows and before.sure:
            clause.rows = before.rows
            return self._judged(clause)
        wanted = [each for each in (before.rows, (frame,) if frame else ()) if each]
        found = []
        for rows in wanted:
            clause.rows = rows
            found.append(self._judged(clause) or OPEN)
        clause.rows = wanted[0] if wanted else ()
        if not found or years is not HOLDS:
            return OPEN if wanted else None
        return HOLDS if found[0] is HOLDS else FALSE if before.rows and set(found) == {FALSE} else OPEN

    # What is said of several units, or of one among them.

    def _number_of_units(self, clause: _Clause) -> Truth | None:
        """How many units went one way, or all but one."""
        units = self._units
        if not units or clause.figures or not (clause.way or clause.has(*KEPT)):
            return OPEN if units else None
        turned = {each.key for each in units if _went(each, 0 if clause.has(*KEPT) else clause.way)}
        if clause.has("except"):
            others = {row.key for row in clause.rows}
            rest = {each.key for each in units} - others
            return truth(turned == (others if clause.has("none") else rest)) if others else None
        numbers = [count(slot.text) for slot in tagged(clause.slots, "number", "none")]
        if clause.has("all"):
            return truth(len(turned) == len(units)) if not numbers else None
        if not numbers or None in numbers or len(numbers) > 2:
            return None
        return truth(len(turned) == numbers[0], *(each == len(units) for each in numbers[1:]))

    def _special(self, clause: _Clause) -> Truth | None:
        """What is said of one row among the units: that it is the only one, has the most, or most of the change."""
        if not clause.has(*_AMONG):
            return self._beside(clause) if clause.is_beside else None
        units, way, frame = self._units, clause.way, self._frame
        if len(clause.rows) != 1 or not units or all(each.key != clause.rows[0].key for each in units):
            return OPEN
        row = clause.rows[0]
        changes = {each.key: each.change.kr * (way or 1) for each in units if each.change is not None}
        mine, others = changes[row.key], [kr for key, kr in changes.items() if key != row.key]
        is_still = clause.has(*KEPT)  # what went most before the old plan nobody can tell
        bare = _Clause([slot for slot in clause.slots if slot.tag not in KEPT], clause.rows, clause.before)
        rest = OPEN if is_still and way else _of_rows(bare) if bare.figures else HOLDS
        if clause.has("only", "entire") and way:
            numbers = [count(slot.text) for slot in tagged(clause.slots, "number")]
            alone = all(kr <= 0 for kr in others) if clause.has("only") else not any(others)
            return _both(truth(mine > 0, alone, *(each in (1, len(units)) for each in numbers)), rest or OPEN)
        if clause.has("bulk") and way and frame is not None and frame.change is not None:
            most = mine > 0 and frame.change.kr * way > 0 and all(abs(kr) <= mine for kr in others)
            right = FALSE if not most else HOLDS if 2 * mine > abs(frame.change.kr) else OPEN
            return _both(right, rest or OPEN)
        if clause.has("most", "least") and not clause.has("number", "all", "none"):
            if not way:
                sides = [(each.after, row.after) for each in units]
                sides += [(each.before, row.before) for each in units if is_still]
                ranks = [own.kr - other.kr for other, own in sides if other and own]
                is_so = (kr >= 0 if clause.has("most") else kr <= 0 for kr in ranks)
                right = truth(*is_so) if len(ranks) == len(sides) else OPEN
            elif clause.has("most"):
                right = truth(mine > 0, mine >= max(others, default=0))
            else:
                right = truth(mine > 0, mine <= min((kr for kr in others if kr > 0), default=mine))
            return _both(right, rest or OPEN)
        return None

    def _beside(self, clause: _Clause) -> Truth:
        """That one has more than another."""
        one, other = clause.rows
        if one.after is None or other.after is None or clause.figures or not clause.way:
            return OPEN
        return truth((one.after.kr - other.after.kr) * clause.way > 0)


class _Clause(Clause):
    """A clause of which every slot is known."""

    def __init__(self, found: Sequence[Slot], rows: tuple[RowChange, ...], before: Spoken) -> None:
        super().__init__(found, _FIGURES, before.way if before.sure else 0)
        self.rows, self.before = rows, before

    @property
    def is_of_units(self) -> bool:
        """Whether it is of units by their number."""
        number = self.has("number", "all", "none")
        named = self.has(*ROWS - {"purse"})
        return not named and number and (self.has("units") or (self.before.units and not self.figures))

    @property
    def is_beside(self) -> bool:
        """Whether two rows are held against each other."""
        places = [place for place, slot in enumerate(self.slots) if slot.tag in ROWS - {"purse"}]
        return len(self.rows) == 2 and any(self.near(place, -1, ("silent", "purse")) == "than" for place in places)


def _without_whole(found: tuple[Slot, ...]) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """The slots of a clause without the figure of what its rows are a part of, and that: «av ökningen på 6,0 mkr»."""
    for place, slot in enumerate(found):
        after = [each for each in found[place + 1 :] if each.tag != "silent"][:2]
        if slot.tag == "of" and [each.tag for each in after[:1]] in (["rise"], ["fall"]) and after[-1].tag in _FIGURES:
            end = found.index(after[-1], place)
            return (*found[: place + 2], *found[end + 1 :]), found[place + 1 : end + 1]
    return found, ()


def _both(one: Truth, other: Truth | None) -> Truth | None:
    return None if other is None else OPEN if one is OPEN else truth(one, other)


def _went(row: RowChange, way: int) -> bool:
    """Whether a row went a way; 0 where it stayed."""
    assert row.change is not None
    return row.change.kr * way > 0 if way else row.change.kr == 0


def _of_rows(clause: _Clause) -> Truth | None:
    """What a clause says of its rows: of each, of their sum, or of each its own figure."""
    rows, figures = clause.rows, clause.figures
    if any(row.change is None and (row.before is None or row.after is None) and clause.way for row in rows):
        return OPEN
    if len(rows) == 1:
        return _of_row(clause, rows[0], figures)
    if len(figures) == len(rows):
        return _all(_of_row(clause, row, [place]) for row, place in zip(rows, figures, strict=True))
    if len(figures) > 1 or clause.has("respectively"):
        return None
    each, whole = _all(_of_row(clause, row, figures) for row in rows), _sum(rows)
    summed = OPEN if whole is None else _of_row(clause, whole, figures)
    if not figures or clause.has("both"):
        return each
    one_or_other = HOLDS if HOLDS in (each, summed) else each if each is summed else OPEN
    return summed if clause.has("together") else one_or_other


def _all(found: Iterable[Truth | None]) -> Truth | None:
    held = list(found)
    return None if None in held else truth(*filter(None, held))


def _sum(rows: Sequence[RowChange]) -> RowChange | None:
    befores, afters = [row.before for row in rows], [row.after for row in rows]
    if None in befores or None in afters:
        return None
    return rows[0]._replace(before=add(filter(None, befores)), after=add(filter(None, afters)))


def _of_row(clause: _Clause, row: RowChange, figures: Sequence[int]) -> Truth | None:
    """Whether each slot of a clause is so of a row; None where nothing is said of it."""
    checks: list[bool | Truth] = []
    if clause.way or clause.has(*KEPT):
        if row.change is None:
            return OPEN
        went = _went(row, clause.way) if clause.way else row.change.kr == 0
        checks.append(went != clause.has("not"))
    for place in figures:
        found = _figure(clause.slots[place].text, clause.part(place), row, clause.way)
        if found is None:
            return None
        checks.append(found)
    return truth(*checks) if checks else None


def _figure(text: str, part: str, row: RowChange, way: int) -> Truth | None:
    """Whether a figure is what it is said to be of a row."""
    is_share = re.search(r"%|procent", text) is not None or text.casefold() in turns.SHARES
    by = (
        OPEN
        if row.change is None or row.before is None
        else _is_change(row, text, way or (1 if row.change.kr > 0 else -1))
    )
    if part == "by" or (part == "step" and by is not FALSE):
        return by
    if is_share:
        return None if part != "held" else OPEN
    sides = {"was": row.before, **dict.fromkeys(("now", "held", "any", "step"), row.after)}
    if part not in sides:
        return None
    side = sides[part]
    held = truth(OPEN if side is None else amount(text, side), OPEN if part == "step" else HOLDS)
    if part in {"was", "now", "step"} or held is HOLDS:
        return held
    if part == "any":
        return by if by is not FALSE or held is FALSE else held
    return OPEN if by is not FALSE and row.change is not None else held


def _is_row(row: RowChange, name: str) -> bool:
    """Whether a row is called so, in the definite form too: «Lokalkostnader», «lokalkostnaderna»."""
    own = plain(row.name)
    return name in {own, *(f"{own}{ending}" for ending in DEFINITE if " " not in own)}


_OF_UNIT = re.compile(r"(?:enheten|enhet|verksamheten|verksamhet|avdelningen)$")


def aliases(rows: Iterable[RowChange]) -> dict[str, str]:
    """What rows are called for short, in the definite form, each with the row's name: «hemtjänsten», «staben»;
    none that two rows share."""
    found: dict[str, list[str]] = {}
    for row in rows:
        first = row.name.split()[0].rstrip(",")
        short = _OF_UNIT.sub("", first)
        forms = [f"{short}{ending}" for ending in DEFINITE] if len(short) >= _SHORT_NAME else []
        forms += [first] if len(first) >= _LONG_NAME else []
        for form in forms if (first.isalpha() and first != row.name) or short != first else ():
            found.setdefault(form.casefold(), []).append(row.name)
    return {alias: names[0] for alias, names in found.items() if len(set(names)) == 1}


_SHORT_NAME, _LONG_NAME = 4, 8
"""Letters from which the first word of a row's name is it for short in the definite form, and as it stands."""

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
        if hedge is not None:
            return rounded_to(exact - said, step, hedge)
        return truth(abs(said - exact) <= step / 2)
    if hedge is not None:
        return amount(text, row.change)
    return holds(Figure.of(money.parse(text, Unit.MKR), way), row.change)


_NEAR = Fraction(1, 100)
"""By how much a third or a fourth may miss what it is said of."""

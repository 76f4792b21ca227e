"""Every budget row through all years that a series knows; an amount known only from a comparison column is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from vpbdiff import matching
from vpbdiff.budget.conventions import SignRule, read_signs
from vpbdiff.budget.tables import TABLES, AmountColumn, BudgetRow, BudgetTable, table, unit_word
from vpbdiff.model.money import Amount, Figure, same
from vpbdiff.model.plan import Plan


@dataclass(frozen=True, slots=True)
class KnownAmount:
    """What one plan says of a row in one year, in the row's own sense; `column` is True of a comparison column.

    `word` is the plan's word for the amount's unit, `pointer` where it stands in the snapshot `file`.
    """

    year: int
    figure: Figure
    amount: Amount
    word: str
    pointer: str
    file: str
    plan: int
    column: bool

    def repeats(self, other: KnownAmount) -> bool:
        """Whether it is what another says in the same place of the same plan, read from another snapshot."""
        same_place = (self.year, self.plan, self.column) == (other.year, other.plan, other.column)
        return same_place and self.amount == other.amount and self.file != other.file


@dataclass(slots=True)
class HistoryRow:
    """One row through the years: its name and role now, and what is told of each year, the year's own plan first."""

    path: str
    name: str
    role: str
    sign: int
    told: dict[int, list[KnownAmount]] = field(default_factory=dict)

    def of(self, year: int) -> KnownAmount | None:
        """What counts for a year: its own plan's word, else that of the nearest plan that tells of it."""
        return next(iter(self.told.get(year, ())), None)

    @property
    def restated(self) -> tuple[tuple[KnownAmount, KnownAmount], ...]:
        """The years of which a later plan says something else: what counts, and what it says."""
        return tuple(
            (told[0], other)
            for _, told in sorted(self.told.items())
            for other in told[1:]
            if not same(told[0].figure, other.figure)
        )


@dataclass(frozen=True, slots=True)
class BudgetTimeline:
    """All rows, in the newest plan's order, those that it does not have last; and the years that any of them knows.
    `adjustments` are what its amounts were adjusted by, none where they are as the plans print them."""

    years: tuple[int, ...]
    rows: tuple[HistoryRow, ...]
    adjustments: tuple[Adjustment, ...] = ()


class Basis(StrEnum):
    """What amounts are adjusted by."""

    INDEX = "index"
    """A price index: amounts are in the prices of one year."""
    PER = "per"
    """A number of inhabitants, say: amounts are kronor for each."""


@dataclass(frozen=True, slots=True)
class YearTable:
    """Numbers by year, what they are called, and the file that gives them."""

    name: str
    file: str
    numbers: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What the amounts of a timeline were adjusted by. `year` is the one whose prices they are in, None per
    inhabitant; `lacking` are the years of which the table has no number, so that their amounts are left out."""

    basis: Basis
    table: YearTable
    year: int | None
    lacking: tuple[int, ...]


def history(plans: Sequence[Plan]) -> BudgetTimeline:
    """The history that these plans of one series tell: one plan a year, its own word before what others say of it."""
    ordered = sorted(plans, key=lambda plan: plan.year)
    rows: list[HistoryRow] = []
    last: dict[str, HistoryRow] = {}
    before: Plan | None = None
    for plan in ordered:
        pairs = {} if before is None else {p.new.pointer: p.old.pointer for p in matching.match(before, plan).pairs}
        last = {
            row.pointer: _continued(last.get(pairs.get(row.pointer, "")), rows, row, of, signs)
            for of, signs, row in _rows(plan)
        }
        for of, signs, row in _rows(plan):
            _tell(last[row.pointer], plan, of, signs, row)
        before = plan
    newest = [id(row) for row in last.values()]
    rows.sort(key=lambda row: (TABLES.index(row.path), newest.index(id(row)) if id(row) in newest else len(newest)))
    years = sorted({year for row in rows for year in row.told})
    return BudgetTimeline(tuple(years), tuple(rows))


def row_of(found: Sequence[tuple[Plan, str]]) -> HistoryRow:
    """The history of one row, told by the plans in which it stands at these pointers, oldest first."""
    rows: list[HistoryRow] = []
    known: HistoryRow | None = None
    for plan, pointer in found:
        for of, signs, row in _rows(plan):
            if row.pointer == pointer:
                known = _continued(known, rows, row, of, signs)
                _tell(known, plan, of, signs, row)
    assert known is not None, "a row stands in one of the plan's tables"
    return known


def _rows(plan: Plan) -> Iterator[tuple[BudgetTable, SignRule, BudgetRow]]:
    for path in TABLES:
        of = table(plan, path)
        signs = read_signs(of)
        yield from ((of, signs, row) for row in of.rows)


def _continued(
    known: HistoryRow | None, rows: list[HistoryRow], row: BudgetRow, of: BudgetTable, signs: SignRule
) -> HistoryRow:
    """The history that the row continues, under its name now; a new one if it continues none."""
    sign = signs.sign(row)
    if known is None or known.path != of.path:
        known = HistoryRow(of.path, row.name, row.role, sign or 1)
        rows.append(known)
    known.name, known.role, known.sign = row.name, row.role, sign or known.sign
    return known


def _tell(known: HistoryRow, plan: Plan, of: BudgetTable, signs: SignRule, row: BudgetRow) -> None:
    """Add what the plan says of the row in its budget columns, own words before those of comparison columns."""
    for column, amount in row.figures.items():
        if column.kind != AmountColumn(0).kind:
            continue
        own = column == of.main and plan.known_from is None
        told = KnownAmount(
            column.year,
            signs.own(row, amount, known.sign),
            amount,
            unit_word(plan, of.path, amount),
            row.pointer_to(column),
            plan.path,
            plan.known_from or plan.year,
            not own,
        )
        # A known-from file, which is of an earlier year, says nothing that the plan that it was made from does not.
        others = [each for each in known.told.get(column.year, ()) if not told.repeats(each)]
        known.told[column.year] = [*others, told]
        known.told[column.year].sort(key=lambda each: (each.column, abs(each.plan - each.year)))

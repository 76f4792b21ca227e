"""Budget amounts through the years in fixed prices, and per inhabitant, by a small table that the user gives.

The table has a line for each year: the year and a number, between them a semicolon, a tab or a blank. A first line that
begins with no year names the numbers («år;KPIF»). All is computed exactly; only what is printed is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import failure
from vpbdiff.budget.timeline import Adjustment, Basis, BudgetTimeline, HistoryRow, KnownAmount, YearTable
from vpbdiff.model import money
from vpbdiff.model.money import Amount, Figure, Unit

_MOST = files.MEGABYTE
"""Bytes of the largest table that is read: no list of years is longer."""
_LINE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:\s*;\s*|\s+)"
    r"(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,15})(?P<decimals>[.,]\d{1,12})?"
)


def read_year_table(path: Path) -> YearTable:
    """A table of numbers by year. Raises `VpbdiffError` for what can't be read, a line that is none, a number that is
    not positive, a year that stands twice, or a table without years."""
    lines = files.text(files.read(path, _MOST), str(path)).removeprefix("\ufeff").splitlines()
    filled = [(place, line.strip()) for place, line in enumerate(lines, 1) if line.strip()]
    name = ""
    if filled and not filled[0][1][:4].isdigit():
        name = re.split(r"[;\t]", filled.pop(0)[1])[-1].strip()
    numbers: dict[int, Fraction] = {}
    for place, line in filled:
        match = _LINE.fullmatch(line)
        number = _number(match) if match else Fraction(0)
        if match is None or number <= 0 or int(match["year"]) in numbers:
            raise failure("history.year-table", path=path, place=place, line=line)
        numbers[int(match["year"])] = number
    if not numbers:
        raise failure("history.year-table-empty", path=path)
    return YearTable(name, path.name, numbers)


def _number(match: re.Match[str]) -> Fraction:
    whole = re.sub(r"\D", "", match["number"])
    return Fraction(whole + (match["decimals"] or "").replace(",", "."))


def in_fixed_prices(found: BudgetTimeline, table: YearTable) -> BudgetTimeline:
    """The timeline in the prices of its newest year that the table has. Raises `VpbdiffError` where it has none."""
    base = max(_known(found, table))
    return _adjusted(found, table.numbers[base], Adjustment(Basis.INDEX, table, base, _lacking(found, table)))


def per_inhabitant(found: BudgetTimeline, table: YearTable) -> BudgetTimeline:
    """The timeline in kronor for each of those that the table counts. Raises `VpbdiffError` where it has no year."""
    _known(found, table)
    return _adjusted(found, Fraction(1), Adjustment(Basis.PER, table, None, _lacking(found, table)), Unit.KR)


def _known(found: BudgetTimeline, table: YearTable) -> list[int]:
    """The years of a timeline that a table has. Raises `VpbdiffError` where it has none."""
    known = [year for year in found.years if year in table.numbers]
    if not known:
        raise failure("history.year-table-none", path=table.file, first=found.years[0], last=found.years[-1])
    return known


def _lacking(found: BudgetTimeline, table: YearTable) -> tuple[int, ...]:
    return tuple(year for year in found.years if year not in table.numbers)


def _adjusted(found: BudgetTimeline, times: Fraction, by: Adjustment, unit: Unit | None = None) -> BudgetTimeline:
    """Each amount times something, divided by its year's number in the table."""
    ratios = {year: times / number for year, number in by.table.numbers.items()}
    rows = (_scaled(row, ratios, unit) for row in found.rows)
    years = tuple(year for year in found.years if year not in by.lacking)
    return BudgetTimeline(years, tuple(row for row in rows if row.told), (*found.adjustments, by))


def _scaled(row: HistoryRow, ratios: Mapping[int, Fraction], unit: Unit | None) -> HistoryRow:
    """A row with what counts for each year times the year's ratio."""
    told = {
        year: [_times(known, ratios[year], unit)]
        for year in row.told
        if year in ratios and (known := row.of(year)) is not None
    }
    return HistoryRow(row.path, row.name, row.role, row.sign, told)


def _times(known: KnownAmount, ratio: Fraction, unit: Unit | None) -> KnownAmount:
    figure = Figure(known.figure.kr * ratio, known.figure.tolerance * ratio)
    amount = known.amount
    printed = Amount(money.whole(amount.kr * ratio), unit or amount.unit, 0 if unit else amount.decimals)
    return replace(known, figure=figure, amount=printed, word=unit.name.lower() if unit else known.word)

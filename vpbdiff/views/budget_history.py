"""The budget rows of a series through the years, as elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from vpbdiff.budget.tables import SUMS, TABLES
from vpbdiff.budget.timeline import Adjustment, Basis, BudgetTimeline, HistoryRow, KnownAmount
from vpbdiff.model import money
from vpbdiff.model.document import CellType, DifferenceOf, Document, Paragraph, Row, Table, TableCell, plain
from vpbdiff.model.money import Unit, same
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases, unread
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

COMPARISON = "*"
"""Stands after a figure that a comparison column alone tells."""


def document(asked: tuple[BudgetTimeline, Sequence[Plan]], wording: Wording, options: Options) -> Document:
    """The budget rows of a series through the years."""
    return Document.of(budget_history(*asked, wording))


def budget_history(found: BudgetTimeline, plans: Sequence[Plan], wording: Wording) -> Iterator[Table | Paragraph]:
    """The tables, and what their marks say."""
    for path in TABLES:
        if rows := [row for row in found.rows if row.path == path]:
            yield table(path, rows, found.years, plans, wording, found.adjustments)
    yield from notes(found.rows, found.years, wording)
    for each in found.adjustments:
        yield from (Paragraph(plain(text)) for text in _adjustment(each, wording))
    for plan in plans:
        yield from (Paragraph(plain(text)) for text in unread.sentences(plan, wording))


def notes(rows: Sequence[HistoryRow], years: Sequence[int], wording: Wording) -> Iterator[Paragraph]:
    """What the mark says, if a figure has it, and the years of which a later plan says something else."""
    if any(told.column for row in rows for year in years if (told := row.of(year))):
        yield Paragraph(plain(wording.say("history.comparison", mark=COMPARISON)))
    for sentence in _restated(rows, wording):
        yield Paragraph(plain(sentence))


def _adjustment(each: Adjustment, wording: Wording) -> Iterator[str]:
    """What the amounts were adjusted by, and the years that are left out for want of a number."""
    told = f"{each.table.name} ({each.table.file})" if each.table.name else each.table.file
    yield wording.say(f"history.adjusted.{each.basis}", table=told, year=each.year or "")
    if each.lacking:
        years = phrases.enumeration([str(year) for year in each.lacking], wording)
        yield wording.say("history.adjusted-lacking", table=told, years=years)


def _unit(path: str, plans: Sequence[Plan], adjustments: Sequence[Adjustment], wording: Wording) -> tuple[str, Unit]:
    """What heads the table's amounts, and the unit that they are printed in."""
    unit = next((plan.listing(path).unit for plan in reversed(plans) if plan.listing(path).unit), None) or "kr"
    unit = "kr" if any(each.basis is Basis.PER for each in adjustments) else unit
    said = [wording.say(f"history.unit.{each.basis}", year=each.year or "") for each in reversed(adjustments)]
    return " ".join((unit, *said)), Unit.of(unit) or Unit.KR


def table(  # noqa: PLR0913, PLR0917 - what a table is made of
    path: str,
    rows: Sequence[HistoryRow],
    years: tuple[int, ...],
    plans: Sequence[Plan],
    wording: Wording,
    adjustments: Sequence[Adjustment] = (),
) -> Table:
    """The rows of one table through the years, with the change over all of them."""
    heads, unit = _unit(path, plans, adjustments, wording)
    name = phrases.capital(phrases.list_word(path, wording))
    changes = {id(row): _change_over_years(row, years) for row in rows}
    most = max((abs(kr) for row in rows if row.role not in SUMS and (kr := changes[id(row)]) is not None), default=0)
    first, last = years[0], years[-1]
    header = (
        wording.say("budget.table", table=name, unit=heads),
        *map(str, years),
        wording.say("history.change", first=first, last=last),
    )
    cells = [_row(row, years, unit, changes[id(row)], Fraction(most)) for row in rows]
    # What is computed is rounded when it is printed: its change follows from no two figures of the table.
    made = [(*row[:-1], row[-1]._replace(follows=None)) for row in cells] if adjustments else cells
    return Table(header, tuple(made))


def _row(row: HistoryRow, years: tuple[int, ...], unit: Unit, change: Fraction | None, most: Fraction) -> Row:
    told = [row.of(year) for year in years]
    decimals = money.common_places([each.amount for each in told if each], unit)
    texts = ["–" if each is None else _figure(each, row.sign, unit, decimals) for each in told]
    said = "–" if change is None else money.text(change, unit, decimals, signed=True)
    share = None if change is None or not most or row.role in SUMS else change / most
    return (
        TableCell(row.name),
        *(TableCell(text, CellType.AMOUNT) for text in texts),
        TableCell(said, CellType.AMOUNT, share, _difference(row, years, change)),
    )


def _difference(row: HistoryRow, years: tuple[int, ...], change: Fraction | None) -> DifferenceOf | None:
    """How the change follows from the amounts as they are printed; not at all where they differ in how precisely they
    are printed alone."""
    first, last = row.of(years[0]), row.of(years[-1])
    if first is None or last is None or change != last.figure.kr - first.figure.kr:
        return None
    return DifferenceOf(len(years), 1) if row.sign > 0 else DifferenceOf(1, len(years))


def _figure(told: KnownAmount, sign: int, unit: Unit, decimals: int) -> str:
    return money.text(sign * told.figure.kr, unit, money.places(told.amount, unit, decimals)) + (
        COMPARISON if told.column else " "
    )


def _change_over_years(row: HistoryRow, years: tuple[int, ...]) -> Fraction | None:
    """The change from the first year to the last, in the row's own sense; None if the row lacks one of them.

    Nothing where the two are alike but for how precisely they are printed, as in a comparison of two plans.
    """
    first, last = row.of(years[0]), row.of(years[-1])
    if first is None or last is None:
        return None
    return Fraction(0) if same(first.figure, last.figure) else last.figure.kr - first.figure.kr


def _restated(rows: Iterable[HistoryRow], wording: Wording) -> Iterator[str]:
    for row in rows:
        for counts, other in row.restated:
            amounts = counts.amount, other.amount
            own, told = (money.beside(amount.kr, amount, other.amount, other.word) for amount in amounts)
            yield wording.say("history.restated", name=row.name, year=counts.year, own=own, other=told, plan=other.plan)

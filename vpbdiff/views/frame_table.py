"""The frame with its units, as the first thing that a reader sees: what each got more or less, and its share.

Net costs are positive here whatever sign a plan prints, so that a row reads as it is said: more is plus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vpbdiff.budget.comparison import TableChange
from vpbdiff.budget.movement import RowChange
from vpbdiff.budget.tables import LINES, UNITS, WHOLES
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Block, CellType, Paragraph, Row, Table, TableCell, plain
from vpbdiff.model.money import Figure
from vpbdiff.views import budget_report
from vpbdiff.views.budget_figures import NEAR_NOTHING, BudgetFigures, Scale
from vpbdiff.wording import Wording

_UNITS = 6
"""Units with a row of their own: those of a large plan would fill a screen with money alone."""


def elements(view: BudgetFigures, comparison: Comparison, wording: Wording) -> Iterator[Block]:
    """The frame, its units in the order of their change, the least first. Nothing where the frame is not compared."""
    tables = {table.path: table for table in view.budget.tables}
    of = tables.get(UNITS) or tables.get(LINES)
    frame = view.budget.frame
    if of is None or frame is None or frame.change is None:
        return
    scale = Scale(view.budget.new, of)
    units = _units(tables.get(UNITS))
    shown = _outermost(units)
    most = max((abs(_kr(row)) for row in units), default=Fraction(0))
    rows = [_row(row, row.name, scale, wording, most) for row in shown]
    rows.append(_row(frame, wording.say("diff.frame"), scale, wording))
    header = (
        wording.say("diff.frame-table", unit=scale.word),
        *budget_report.columns(comparison, wording),
        wording.say("diff.frame-share"),
        wording.say("diff.frame-change"),
    )
    yield Table(header, tuple(rows))
    if left := len(units) - len(shown):
        yield Paragraph(plain(wording.count("diff.frame-others", left)))


def _units(table: TableChange | None) -> list[RowChange]:
    """The units that can be compared, without sums, the one that loses most first."""
    rows = table.rows if table else ()
    return sorted((row for row in rows if row.change is not None and row.role not in WHOLES), key=_kr)


def _outermost(rows: Sequence[RowChange]) -> list[RowChange]:
    """Those that changed most, in their order."""
    kept = sorted(rows, key=lambda row: -abs(_kr(row)))[:_UNITS]
    return [row for row in rows if row in kept]


def _kr(row: RowChange) -> Fraction:
    return row.change.kr if row.change else Fraction(0)


def _row(row: RowChange, name: str, scale: Scale, wording: Wording, most: Fraction = Fraction(0)) -> Row:
    before, after = (figure.kr if figure else Fraction(0) for figure in (row.before, row.after))
    change = _kr(row)
    return (
        TableCell(name),
        TableCell(scale.text(before, row.old), CellType.AMOUNT),
        TableCell(scale.text(after, row.new), CellType.AMOUNT),
        TableCell(NEAR_NOTHING if scale.is_near(row) else _share(row.before, row.change, wording), CellType.SHARE),
        TableCell(scale.change(row), CellType.AMOUNT, change / most if most else None),
    )


def _share(before: Figure | None, change: Figure | None, wording: Wording) -> str:
    """The change as a percentage, marked where the amounts' rounding does not settle it."""
    if before is None or change is None or not before.kr:
        return wording.say("budget.no-figure")
    return money.percents(before, change, signed=True) or "0"

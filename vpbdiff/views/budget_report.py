"""The money of a report, as elements: the frame with its units first, then the section of its own, with tables and
bars, the arithmetic, the rules, the claims.

Net costs of the frame's table are positive whatever sign a plan prints, so that a row reads as it is said: more is
plus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vpbdiff.budget.comparison import TableChange
from vpbdiff.budget.movement import RowChange
from vpbdiff.budget.tables import LINES, UNITS, WHOLES
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.document import Block, CellType, Heading, Line, Paragraph, Row, Span, Style, Table, TableCell, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import Figure
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options, Selection
from vpbdiff.views.budget_figures import NEAR_NOTHING, BudgetFigures, Scale, ShownTable
from vpbdiff.wording import Wording

_KINDS = (Kind.INCREASED, Kind.DECREASED, Kind.TRANSFERRED)
"""The kinds of change that are about money."""


def elements(comparison: Comparison, wording: Wording, options: Options, *, shares: bool = False) -> list[Block]:
    """The section; nothing where no amount differs, or where the selection leaves the budget out. With `shares` each
    change also in per cent."""
    if left_out(options.selection):
        return []
    view = BudgetFigures(comparison, wording)
    return [*_section(view, comparison, wording, full=options.full, shares=shares)] if view.budget.changed else []


def _section(
    view: BudgetFigures, comparison: Comparison, wording: Wording, *, full: bool, shares: bool
) -> Iterator[Block]:
    """How the tables are read and what the plan's claims are worth are for a reader who asks for all; a claim that is
    contradicted stands on the first screen."""
    yield Heading(wording.say("budget.heading"))
    tables = list(view.tables())
    for table in tables:
        yield _table(table, view, comparison, wording, shares=shares)
    plan = phrases.plan_name(comparison.new, wording)
    yield Paragraph((Span(" ".join(view.legend(tables)), Style.QUIET),))
    for sentence in (*view.movement(), *view.restated()):
        yield Line(plain(sentence), mark="·")
    if not full:
        return
    yield Heading(wording.say("budget.rules"), 3)
    for sentence in view.rules():
        yield Line((Span(sentence, Style.QUIET),), mark="·")
    summary, claims = view.claims()
    if summary:
        yield Heading(wording.say("budget.claims-heading", plan=plan), 3)
        yield Line(plain(summary), mark="·")
        for sentence in claims:
            yield Line(plain(sentence), mark="·")


def _table(table: ShownTable, view: BudgetFigures, comparison: Comparison, wording: Wording, *, shares: bool) -> Table:
    name = phrases.capital(phrases.list_word(table.path, wording))
    header = (
        wording.say("budget.table", table=name, unit=table.unit),
        *columns(comparison, wording),
        view.change_column(table),
    )
    if not shares:
        return Table(header, tuple(row.cells for row in table.rows))
    # Before the change, behind which its bar is drawn.
    cells = ((*row.cells[:3], TableCell(row.share, CellType.AMOUNT), row.cells[3]) for row in table.rows)
    return Table((*header[:3], wording.say("budget.share-column"), header[3]), tuple(cells))


def rows(comparison: Comparison, wording: Wording, selection: Selection) -> Iterator[Row]:
    """The money for a spreadsheet: each row of the budget, then the sums of the movement; part, name, what it is of,
    what happened, nothing, before, now. None where no amount differs or the selection leaves the budget out."""
    view = BudgetFigures(comparison, wording)
    if left_out(selection) or not view.budget.changed:
        return
    heading = wording.say("budget.heading")
    for table in view.tables():
        name = phrases.capital(phrases.list_word(table.path, wording))
        of = wording.say("budget.table", table=name, unit=table.unit)
        for row in table.rows:
            named, before, after, change = row.cells
            amount = change.text.lstrip("+" + money.MINUS)
            what = wording.say(f"budget.csv-{row.direction}", change=amount)
            yield (*map(TableCell, (heading, named.text, of, what, "")), before, after)
    for sentence in (*view.movement(), *view.restated()):
        yield TableCell(heading), TableCell(sentence)


def left_out(selection: Selection) -> bool:
    """Whether the reader asked for something else than money."""
    other = selection.entities and not any(ENTITIES[each].is_money for each in selection.entities)
    return bool(other or (selection.kinds and not {*selection.kinds} & {*_KINDS}))


def columns(comparison: Comparison, wording: Wording) -> tuple[str, str]:
    """What the columns of amounts hold: the plans' years, or the plans' names where both are for one year."""
    old, new = comparison.old, comparison.new
    if old.year != new.year:
        return str(old.year), str(new.year)
    return phrases.plan_name(old, wording), phrases.plan_name(new, wording)


_UNITS = 6
"""Units with a row of their own: those of a large plan would fill a screen with money alone."""


def frame_table(view: BudgetFigures, comparison: Comparison, wording: Wording) -> Iterator[Block]:
    """The frame, its units in the order of their change, the least first. Nothing where the frame is not compared."""
    tables = {table.path: table for table in view.budget.tables}
    of = tables.get(UNITS) or tables.get(LINES)
    frame = view.budget.frame
    if of is None or frame is None or frame.change is None:
        return
    scale = Scale(view.budget.new, of)
    units = _units(tables.get(UNITS))
    shown = _outermost(units)
    most = max((abs(_kr(row)) for row in units if row.change is not None), default=Fraction(0))
    rows = [_row(row, row.name, scale, wording, most) for row in shown]
    rows.append(_row(frame, wording.say("diff.frame"), scale, wording))
    header = (
        wording.say("diff.frame-table", unit=scale.word),
        *columns(comparison, wording),
        wording.say("diff.frame-share"),
        wording.say("diff.frame-change"),
    )
    yield Table(header, tuple(rows))
    if left := len(units) - len(shown):
        yield Paragraph(plain(wording.count("diff.frame-others", left)))


def _units(table: TableChange | None) -> list[RowChange]:
    """The units that can be compared, and those that one plan alone has, without sums, the one that loses most
    first."""
    rows = [row for row in (table.rows if table else ()) if row.role not in WHOLES]
    return sorted((row for row in rows if row.change is not None or (row.alone and (row.before or row.after))), key=_kr)


def _outermost(rows: Sequence[RowChange]) -> list[RowChange]:
    """Those that changed most, in their order."""
    kept = sorted(rows, key=lambda row: -abs(_kr(row)))[:_UNITS]
    return [row for row in rows if row in kept]


def _kr(row: RowChange) -> Fraction:
    """What a unit got more; what came or went with one that one plan alone has, by which it is put in order."""
    if row.change is None:
        return (row.after.kr if row.after else Fraction(0)) - (row.before.kr if row.before else Fraction(0))
    return row.change.kr


def _row(row: RowChange, name: str, scale: Scale, wording: Wording, most: Fraction = Fraction(0)) -> Row:
    amounts = [
        scale.text(figure.kr, held) if figure is not None else wording.say(f"budget.no-{'figure' if held else 'row'}")
        for figure, held in ((row.before, row.old), (row.after, row.new))
    ]
    share = row.change.kr / most if most and row.change is not None else None
    return (
        TableCell(name),
        *(TableCell(text, CellType.AMOUNT) for text in amounts),
        TableCell(NEAR_NOTHING if scale.is_near(row) else _share(row.before, row.change, wording), CellType.SHARE),
        TableCell(scale.change(row), CellType.AMOUNT, share),
    )


def _share(before: Figure | None, change: Figure | None, wording: Wording) -> str:
    """The change as a percentage, marked where the amounts' rounding does not settle it."""
    if before is None or change is None or not before.kr:
        return wording.say("budget.no-figure")
    return money.percents(before, change, signed=True) or "0"

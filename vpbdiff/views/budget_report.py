"""The money's own section of a report, as elements: tables with bars, the arithmetic, the rules, the claims."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.document import Block, CellType, Heading, Line, Paragraph, Row, Span, Style, Table, TableCell, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options, Selection
from vpbdiff.views.budget_figures import BudgetFigures, ShownTable
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

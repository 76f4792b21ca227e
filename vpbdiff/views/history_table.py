"""The history as one table for a spreadsheet: of an item a row a facet, of a series a row an item, of the budget a row
a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.budget.timeline import BudgetTimeline
from vpbdiff.history import Event, History, Lineage
from vpbdiff.history.trends import GOALS, never_changed, raised
from vpbdiff.model import money
from vpbdiff.model.document import CellType, Row, Table, TableCell
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.cells import COLUMNS, Cells
from vpbdiff.statements.options import Options
from vpbdiff.statements.reasons import reason_lines
from vpbdiff.statements.statement import is_quiet, surroundings
from vpbdiff.views.lineage_report import edition_name
from vpbdiff.wording import Wording

Texts = tuple[str, ...]


def table(asked: tuple[History, Sequence[Lineage] | None], wording: Wording, options: Options) -> Table:
    """The lineages of one item, or every item of the series."""
    history, lineages = asked
    header, *rows = _items(history, wording) if lineages is None else _events(history, lineages, wording)
    return Table(header, tuple(tuple(map(TableCell, row)) for row in rows))


def budget(asked: tuple[BudgetTimeline, Sequence[Plan]], wording: Wording, options: Options) -> Table:
    """A row for every figure that counts."""
    names = ("table", "name", "year", "amount", "unit", "told")
    return Table(tuple(wording.say(f"history.csv-{name}") for name in names), tuple(_figures(asked[0], wording)))


def _figures(found: BudgetTimeline, wording: Wording) -> Iterator[Row]:
    for row in found.rows:
        name = phrases.capital(phrases.list_word(row.path, wording))
        for year in sorted(row.told):
            told = row.told[year][0]
            key = "history.csv-comparison" if told.column else "history.csv-own"
            figure = money.text(row.sign * told.figure.kr, told.amount.unit, told.amount.decimals)
            yield (
                *map(TableCell, (name, row.name, str(year))),
                TableCell(figure, CellType.AMOUNT),
                *map(TableCell, (told.word, wording.say(key, plan=told.plan))),
            )


def _items(history: History, wording: Wording) -> Iterator[Texts]:
    """Every item with its first and last plan, how many changes it has seen, and what is to be known of it."""
    yield tuple(wording.say(f"history.csv-{name}") for name in ("entity", "title", "first", "last", "changes", "note"))
    notes = dict(_notes(history, wording))
    for lineage in history.lineages:
        ends = lineage.appearances[0].edition, lineage.appearances[-1].edition
        yield (
            phrases.capital(phrases.entity_word(lineage.entity.name, 1, wording)),
            lineage.name,
            *(edition_name(history, number, wording) for number in ends),
            str(sum(event.change is not None and not is_quiet(event.change) for event in lineage.changes)),
            notes.get(lineage.latest.key, ""),
        )


def _notes(history: History, wording: Wording) -> Iterator[tuple[tuple[int, str], str]]:
    for path in GOALS:
        for unchanged in never_changed(history, path):
            key = "history.csv-never-changed" if unchanged.sure else "history.csv-perhaps-unchanged"
            yield unchanged.lineage.latest.key, wording.say(key)
    for risk in raised(history):
        yield risk.lineage.latest.key, wording.say("history.csv-raised")


def _events(history: History, lineages: Sequence[Lineage], wording: Wording) -> Iterator[Texts]:
    """Every facet of every change, from which plan to which, with the reason given at the time."""
    yield (
        *(wording.say(f"history.csv-{name}") for name in ("from", "to")),
        *(wording.say(f"diff.csv-{column}") for column in COLUMNS),
        wording.say("history.csv-reason"),
    )
    for lineage in lineages:
        for event in lineage.events:
            yield from _event(event, history, wording)


def _event(event: Event, history: History, wording: Wording) -> Iterator[Texts]:
    step = history.steps[event.step]
    plans = tuple(edition_name(history, number, wording) for number in (step.old, step.new))
    reason = "\n".join(_reasons(event, wording))
    cells = Cells(step.comparison, wording)
    if event.change is not None:
        for row in cells.rows(surroundings(step.comparison).statement(event.change)):
            yield (*plans, *row, reason)
        return
    old, new = event.old[0].item, event.new[0]
    word = phrases.capital(phrases.entity_word(new.item.entity.name, 1, wording))
    same = {"entity": word, "title": new.item.name, "owner": new.owner.name if new.owner else ""}
    same |= {"kind": cells.unchanged(new.item)}
    same |= {"old-pointer": old.pointer, "new-pointer": new.item.pointer}
    yield (*plans, *(same.get(column, "") for column in COLUMNS), reason)


def _reasons(event: Event, wording: Wording) -> Iterator[str]:
    """The reasons, without the word that the column's heading says already."""
    heading = wording.say("gate.reason")
    for spans in reason_lines(event.stand, wording) if event.stand else ():
        yield "".join(span.text for span in spans).removeprefix(heading)

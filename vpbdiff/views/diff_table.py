"""The changes as one table for a spreadsheet: a row a facet, then the money's rows in the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Row, Table, TableCell
from vpbdiff.statements import caveats, counts
from vpbdiff.statements.cells import COLUMNS, FIGURES, WORDS, Cells, facets_with_row, figure_cells
from vpbdiff.statements.options import Options
from vpbdiff.statements.statement import surroundings
from vpbdiff.views import budget_report
from vpbdiff.wording import Wording


def table(comparison: Comparison, wording: Wording, options: Options) -> Table:
    """The changes that were asked for, or the counts alone; a selection is said in the heading of a last column of its
    own."""
    found = _counts(comparison, wording, options) if options.stat else _changes(comparison, wording, options)
    said = options.selection.sentence(comparison, wording)
    if not said:
        return found
    return Table((*found.header, said), tuple((*row, TableCell("")) for row in found.rows))


def _counts(comparison: Comparison, wording: Wording, options: Options) -> Table:
    """A row for each number, so that a spreadsheet can add them up."""
    return counts.table(comparison, counts.rows(comparison, options.selection.entities), wording)


def _changes(comparison: Comparison, wording: Wording, options: Options) -> Table:
    named = [wording.say(f"diff.csv-{column}") for column in COLUMNS]
    header = (*named[:WORDS], *(wording.say(f"workbook.column.{column}") for column in FIGURES), *named[WORDS:])
    cells = Cells(comparison, wording)
    shown = map(surroundings(comparison).statement, options.selection.of(comparison))
    facets = (
        _row(cells.row(statement, facet), figure_cells(facet))
        for statement in shown
        for facet in facets_with_row(statement)
    )
    money = budget_report.rows(comparison, wording, options.selection)
    padded = ((*row, *[TableCell("")] * (len(header) - len(row))) for row in money)
    unread = (_row(_unread(text, wording), {}) for text in _not_read(comparison, wording))
    return Table(header, (*facets, *unread, *padded))


def _row(words: Sequence[str], figures: Mapping[str, TableCell]) -> Row:
    """A row with its numbers, each alone, after its words."""
    texts = tuple(map(TableCell, words))
    return (*texts[:WORDS], *(figures.get(column, TableCell("")) for column in FIGURES), *texts[WORDS:])


def _not_read(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """What no reader could take in, in words."""
    yield from caveats.sentences((each for each in comparison.not_comparable if each.is_unread), comparison, wording)


def _unread(text: str, wording: Wording) -> tuple[str, ...]:
    """The row of something that could not be read."""
    said = {"entity": wording.say("diff.csv-unread"), "title": text, "kind": wording.say("diff.csv-not-compared")}
    return tuple(said.get(column, "") for column in COLUMNS)

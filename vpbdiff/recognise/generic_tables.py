"""Tables that are of no kind that a plan is known to have, as they stand: columns with what heads them, rows by label.

A wrong reading is worse than a generic one, and a generic one better than none: nothing of such a table is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vpbdiff.recognise import grids
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.grids import Grid, GridRow
from vpbdiff.recognise.header_columns import IGNORED, VALUES, YEAR, word_of
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.rows import RecognisedTable, TableRow

_KINDS: Mapping[str, str] = {
    "budget": "budget", "outcome": "outcome", "forecast": "forecast", "plan": "plan", "targets": "target",
    "outcomes": "outcome",
}  # fmt: skip
"""What a column holds, by the field that its head names among the columns of a budget or a measure."""


def stay(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Put a table that turned out to be none of its kind where it stands, with all that it holds."""
    table.stays = True
    add(grids.of_table(table), draft)


def leftovers(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Keep what no item took in of a table's rows: rows in a table of their own, cells in one by the items' names."""
    unknown = {place for place, column in enumerate(table.header.columns) if column is None}
    whole: list[TableRow] = []
    parts: list[TableRow] = []
    for place, column in enumerate(table.header.columns):
        if column and column.field == IGNORED:
            _leave_words(place, table.rows)
    for row in table.rows:
        row.left |= {place for place in unknown - row.taken if row.cells[place]}
        if row.left:
            filled = {place for place, cell in enumerate(row.cells) if cell}
            (whole if row.left >= filled else parts).append(row)
    for rows in filter(None, (whole, parts)):
        add(grids.of_leftovers(table, rows), draft)


def _leave_words(place: int, rows: Sequence[TableRow]) -> None:
    """Leave what is no number in a column of running numbers, which goes without them: something else stands there."""
    numbered = [_RUNNING.fullmatch(row.cells[place]) is not None for row in rows if row.cells[place]]
    if sum(numbered) * 2 < len(numbered):
        return
    for row in rows:
        if row.cells[place] and not _RUNNING.fullmatch(row.cells[place]):
            row.left.add(place)


_RUNNING = re.compile(r"[^\W\d_]{0,6}[ .-]?\d{1,4}(?:[.-]\d{1,3})*[^\W\d_]?[.)]?|[^\W\d_]|[IVXivx]+\.?|[-–—]")
"""A running number: «3», «1.2», «R4», «Mål 2», «a», «IV»."""


def leftover_cells(grid: Grid, draft: SnapshotBuilder) -> None:
    """Keep what no item took in of a grid's rows."""
    rows = [row for row in grid.rows if row.left]
    if rows:
        kept = sorted(set().union(*(row.left for row in rows)))
        body = [
            GridRow(row.label, tuple(row.cells[p] if p in row.left else "" for p in kept), row.lines) for row in rows
        ]
        add(Grid(grid.label_name, tuple(grid.names[p] for p in kept), body, grid.unit, heads=grid.heads), draft)


def add(grid: Grid, draft: SnapshotBuilder) -> None:
    """Add a table to the section that is open."""
    used = [p for p, name in enumerate(grid.names) if name or any(row.cells[p] for row in grid.rows)]
    made: Item = {"title": grid.title} if grid.title else {}
    made |= {"label_name": grid.label_name} if grid.label_name else {}
    made["columns"] = [column_of(grid.names[place], grid.unit, draft.profile) for place in used]
    made["rows"] = _grouped(grid.rows, used, draft)
    lines = (*grid.heads, *(line for row in grid.rows for line in row.lines))
    made["source"] = {"line": min(lines)}
    draft.tables[-1].append(made)
    draft.ledger.place(made, *grid.heads)
    draft.ledger.keep_as_it_stands(*lines)


def column_of(name: str, unit: str | None, profile: Profile) -> Item:
    """A column by what heads it: its year, its unit, and what it holds where the head is known to say so.

    `unit` is the table's, of money: it goes with columns that the head calls amounts.
    """
    word = word_of(name)
    fields = profile.fields(word, profile.columns("budget"))[0] if word else ()
    values = [each for each in profile.fields(word, profile.columns("measures"))[0] if each in VALUES] if word else []
    year, kind = YEAR.search(name), next((_KINDS[each] for each in (*fields, *values) if each in _KINDS), None)
    own = profile.unit(name) or ("%" if "%" in name else None) or (unit if fields else None)
    column: Item = {"name": name}
    column |= {"year": int(year[1])} if year else {}
    return column | ({"unit": own} if own else {}) | ({"kind": kind} if kind else {})


def _grouped(rows: Sequence[GridRow], used: Sequence[int], draft: SnapshotBuilder) -> list[Item]:
    """The rows, those under a heading within the table with its name: a row that has a label and no more is one."""
    made: list[Item] = []
    group, heading = "", None
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        if row.label and not any(row.cells) and following and any(following.cells) and len(rows) > 2:
            if heading:
                made.append(_row(heading, "", used, draft))
            group, heading = row.label, row
            continue
        made.append(_row(row, group, used, draft))
        draft.ledger.place(made[-1], *(heading.lines if heading else ()))
        heading = None
    return made


def _row(row: GridRow, group: str, used: Sequence[int], draft: SnapshotBuilder) -> Item:
    item: Item = {"label": row.label} if row.label else {}
    item |= {"group": group} if group else {}
    item |= {"cells": [row.cells[place] for place in used], "source": {"line": row.lines[0]}}
    draft.ledger.place(item, *row.lines)
    return item

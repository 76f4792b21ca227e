"""Tables whose header is of no known kind, read by what stands over them and by what their cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.base.patterns import lazily
from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise import grids, head_words
from vpbdiff.recognise.accounting import Term
from vpbdiff.recognise.builder import NOTHING, Item, SnapshotBuilder
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.frame_steps import are_steps, frame_steps
from vpbdiff.recognise.generic_tables import add, column_of, leftover_cells
from vpbdiff.recognise.grids import Grid, GridRow
from vpbdiff.recognise.header_columns import word_of
from vpbdiff.recognise.rows import RawTable, RecognisedTable
from vpbdiff.recognise.table_headers import kind_of_head
from vpbdiff.recognise.table_kinds import Unlike, nearest_table


def raw_table(raw: RawTable, draft: SnapshotBuilder) -> list[Block]:
    """Put a table into the list that it is of, or where it stands; gives the words over it that neither took in."""
    grid = grids.of_raw(raw, draft.profile)
    told = kind_of_head(raw.rows[0].flat, draft.profile)
    alone = (row for row in raw.rows if row.line in grid.heads and sum(map(bool, row.flat)) == 1)
    caption = [raw.caption] if raw.caption else []
    caption += [Block(BlockKind.TEXT, "".join(row.flat), row.line, apart=True) for row in alone]
    if told == "table":
        add(grid, draft)
        return []
    if told == "steps" or (told is None and are_steps(grid, draft)):
        frame_steps(grid, draft)
        return caption + head_words.of_grid(grid, draft.profile, named=False)
    if told is None and _are_fees(grid, draft):
        _fees(grid, draft)
    elif told == "key_figures" or are_key_figures(grid, draft):
        key_figures(grid, draft)
    else:
        _hint(raw, draft)
        add(grid, draft)
        return []
    return caption + head_words.of_grid(grid, draft.profile, named=True)


_UNKNOWN = {
    Unlike.LACKS_KEY: "unknown-table",
    Unlike.FEW_COLUMNS: "unknown-columns",
    Unlike.NO_YEARS: "unknown-budget",
    Unlike.ROWS_BESIDE: "rows-beside",
    Unlike.NO_WORDS: "unknown-years",
}
"""What is told of a table that is like a kind and is none, by why it is none."""


def _hint(raw: RawTable, draft: SnapshotBuilder) -> None:
    """Tell which kind of table one that stays as it stands is most like."""
    if not draft.ledger.may_hint():
        return
    block = raw.rows[0]
    text = " | ".join(filter(None, block.flat))
    near = nearest_table(block.flat, draft.profile)
    if near is None:
        draft.ledger.note(block.line, "import.note.strange-table", text=text, cells=block.flat)
        return
    said = {"text": text, "known": ", ".join(near.known), "missing": near.lacking, "cells": block.flat}
    term = Term(f"import.table.{near.kind}")
    draft.ledger.note(block.line, f"import.note.{_UNKNOWN[near.why]}", **said, near=term)


def _hold_figures(grid: Grid) -> bool:
    """Whether most of what a table's cells hold is figures, and its rows have names."""
    cells = [cell for row in grid.rows for cell in row.cells if cell not in NOTHING]
    named = sum(bool(row.label) and not is_value(row.label) for row in grid.rows)
    return bool(cells) and sum(map(is_value, cells)) * 2 > len(cells) and named * 2 > len(grid.rows)


def _are_fees(grid: Grid, draft: SnapshotBuilder) -> bool:
    """Whether a table in a chapter of fees has what is charged for what, and does not count anything."""
    counts = draft.profile.data["budget"]["rows"]["counts"]
    counted = any(draft.profile.matches(text, counts) for text in (*grid.words, grid.title, *draft.titles[-1:]))
    return draft.role in {"fees", "fee_list"} and not counted and _hold_figures(grid)


def charges(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Take in a table headed like a budget that has what is charged for what: in a chapter of fees, in kronor."""
    grid = grids.of_table(table)
    if not _are_fees(grid, draft) or table.header.unit not in {None, "", "kr"}:
        return False
    _fees(grid, draft)
    return True


def _fees(grid: Grid, draft: SnapshotBuilder) -> None:
    """Add the fees of a table, each with what is charged by column."""
    _items(grid, "fees", "amounts", draft)


def are_key_figures(grid: Grid, draft: SnapshotBuilder) -> bool:
    """Whether a table is of key figures or volumes: the nearest of what heads it says so."""
    words = draft.profile.data["key_figures"]["words"]
    above = (*grid.words, grid.title, *grid.above.split("\n"), *draft.titles[-2:])
    return any(word in text.casefold() for text in above for word in words) and _hold_figures(grid)


def key_figures(grid: Grid, draft: SnapshotBuilder) -> None:
    """Add the key figures of a table, each with its figures by column."""
    _items(grid, "key_figures", "values", draft)


def counts_volumes(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Take in a table headed like one of measures or a budget that is of key figures by what stands over it."""
    if any(column and column.field == "targets" for column in table.header.columns):
        return False
    grid = grids.of_table(table)
    if not are_key_figures(grid, draft):
        return False
    key_figures(grid, draft)
    return True


def _items(grid: Grid, path: str, field: str, draft: SnapshotBuilder) -> None:
    """Add an item for each row, its figures in `field`; a row without figures heads those below it."""
    found = draft.listing(path)
    draft.ledger.place(found, *grid.heads)
    group: GridRow | None = None
    for row in grid.rows:
        if not row.label:
            row.left = {place for place, cell in enumerate(row.cells) if cell}
        elif not any(row.cells) and row is not grid.rows[-1]:
            group = row
        else:
            found.append(_item(row, grid, group, (path, field), draft))
    leftover_cells(grid, draft)


def _item(row: GridRow, grid: Grid, group: GridRow | None, home: tuple[str, str], draft: SnapshotBuilder) -> Item:
    path, field = home
    figures: list[Item] = []
    texts: list[str] = []
    unit = ""
    for place, cell in enumerate(row.cells):
        if cell in NOTHING:
            continue
        if is_value(cell):
            figures.append(figure(grid.names[place], cell, grid, draft))
        elif (
            path == "fees" and not unit and draft.profile.matches(grid.names[place], draft.profile.data["fees"]["unit"])
        ):
            unit = cell
        elif path == "fees" and not texts and head_words.is_plain(grid.names[place], draft.profile):
            texts.append(cell)
        else:
            row.left.add(place)
    if path == "fees":
        figures = priced(figures, row.label, grid.label_name, unit=unit)
    above = group.label if group else ""
    fields: Item = {"name": row.label, "description": " ".join(texts)}
    fields |= {"group": above} if path == "key_figures" else {"description": ". ".join(filter(None, [above, *texts]))}
    made = draft.item(row.lines, fields | {field: figures})
    draft.ledger.place(made, *(group.lines if group else ()))
    return made


def figure(name: str, value: str, grid: Grid, draft: SnapshotBuilder) -> Item:
    """A figure with what its column's header says of it: what it is of, for which year, in which unit."""
    column = column_of(name, grid.unit, draft.profile)
    word = draft.profile.without_unit(word_of(name).strip(" ,()"))
    kind = column.get("kind")
    made: Item = {"name": word} if word and not kind and not draft.profile.is_unit(word) else {}
    made |= {key: column[key] for key in ("kind", "year") if key in column}
    unit = column.get("unit") or _price(name) or (grid.unit if draft.profile.is_unit(word) else None)
    return made | {"value": value} | ({"unit": unit} if unit else {})


def priced(figures: Sequence[Item], *names: str, unit: str | None = None) -> list[Item]:
    """What a fee costs, with a unit, else that of the first name that has one, where a figure has none of its own."""
    unit = unit or next(filter(None, map(_price, names)), None)
    return [{"unit": unit, **each} if unit else each for each in figures]


def _price(name: str) -> str | None:
    """The unit of a price in a header or a fee's name: «Avgift 2026, kr per timme», «Hyra av sal (kr/tim)»."""
    found = _PER.search(name)
    return found[0].strip(" )") if found else None


_PER = lazily(r"\b(?:kr|kronor)(?: per |/)\S.*")


def fee_amounts(table: RecognisedTable, cells: Sequence[tuple[int, str]], draft: SnapshotBuilder) -> list[Item]:
    """What is charged, out of the columns of a table of fees that no field has: figures with what heads them."""
    grid = grids.of_table(table)
    return [figure(" ".join(table.words[place].split()), text, grid, draft) for place, text in cells]

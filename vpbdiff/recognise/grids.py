"""A table as what heads its columns and its rows by label, whatever it is of: for what no header row made known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vpbdiff.recognise.budget_headers import spanned
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import IGNORED, YEAR, HeaderColumn
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.rows import RawTable, RecognisedTable, TableRow


@dataclass(slots=True)
class GridRow:
    """A row: its label, its other cells, the lines that it came from, and the columns that no item took in."""

    label: str
    cells: tuple[str, ...]
    lines: tuple[int, ...]
    left: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, what heads the column of labels and the others, its rows, its unit of money if it says one.

    `heads` are the lines of its caption and of what heads its columns, `above` is what stands over it.
    """

    label_name: str
    names: tuple[str, ...]
    rows: list[GridRow]
    unit: str | None = None
    title: str = ""
    heads: tuple[int, ...] = ()
    above: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that heads it."""
        return (self.label_name, *self.names)


def of_raw(raw: RawTable, profile: Profile) -> Grid:
    """The grid of rows that make up no known table: which of them head its columns, and which cells name its rows."""
    cells = [[" ".join(cell.split()) for cell in block.cells] for block in raw.rows]
    width = max(map(len, cells))
    rows = [[*each, *[""] * (width - len(each))] for each in cells]
    captions = _captions(rows)
    heads = captions + _heads(rows[captions:])
    names = _names(rows[captions:heads], width, profile)
    label = _label_column(rows[heads:])
    over = [raw.caption.text] if raw.caption else []
    title = " ".join([*over, *(cell for row in rows[:captions] for cell in row if cell)])
    lines = [block.line for block in raw.rows]
    above = (raw.caption.line,) if raw.caption else ()
    body = [
        GridRow(row[label], _others(row, label), (line,)) for row, line in zip(rows[heads:], lines[heads:], strict=True)
    ]
    unit = _unit([*names, title, *reversed(raw.above.split("\n"))], profile)
    return Grid(names[label], _others(names, label), body, unit, title, (*above, *lines[:heads]), raw.above)


def of_table(table: RecognisedTable) -> Grid:
    """The grid of a table that turned out to be none of its kind."""
    names = _words(table)
    label = _name_column(table)
    rows = [GridRow(row.cells[label], _others(row.cells, label), tuple(row.lines)) for row in table.rows if row.lines]
    return Grid(
        names[label], _others(names, label), rows, table.header.unit, heads=table.heading_lines, above=table.above
    )


def of_leftovers(table: RecognisedTable, rows: Iterable[TableRow]) -> Grid:
    """The grid of what no item took in of some rows of a known table."""
    names, rows = _words(table), list(rows)
    label = _name_column(table)
    kept = [place for place in range(len(names)) if place != label and any(place in row.left for row in rows)]
    body = [
        GridRow(row.cells[label], tuple(row.cells[p] if p in row.left else "" for p in kept), tuple(row.lines))
        for row in rows
    ]
    return Grid(names[label], tuple(names[p] for p in kept), body, table.header.unit, heads=table.heading_lines)


def _words(table: RecognisedTable) -> list[str]:
    words = [" ".join(word.split()) for word in table.words]
    return [*words, *[""] * (len(table.header.columns) - len(words))]


def _name_column(table: RecognisedTable) -> int:
    """The column that names the rows of a known table."""
    columns = list(enumerate(table.header.columns))
    named = (place for place, column in columns if column and column.field in {"name", "title", "process"})
    return next(named, next((place for place, column in columns if column != HeaderColumn(IGNORED)), 0))


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row heads columns: it holds words and years, and no other figure."""
    texts = [cell for cell in cells if cell]
    return len(texts) > 1 and not any(is_value(text) and not YEAR.fullmatch(text) for text in texts)


def _captions(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows have one cell and no more, over one that heads columns."""
    count = 0
    while count < len(rows) - 1 and sum(map(bool, rows[count])) == 1:
        count += 1
    return count if is_head(rows[count]) else 0


def _heads(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows head the columns: none, one, or two where the second parts what the first spans."""
    if len(rows) < 2 or not is_head(rows[0]):
        return 0
    first, second = rows[0], rows[1]
    spans = any(not cell for cell in first)
    parts = len(rows) > 2 and not second[0] and is_head(second)
    return 2 if parts and (spans or all(YEAR.fullmatch(cell) for cell in second if cell)) else 1


def _names(heads: Sequence[Sequence[str]], width: int, profile: Profile) -> list[str]:
    """What heads each column; over two rows, what spans a column goes before what parts it."""
    if not heads:
        return [""] * width
    return list(heads[0]) if len(heads) == 1 else list(spanned(heads[0], heads[1], profile))


def _label_column(rows: Sequence[Sequence[str]]) -> int:
    """The column that names the rows: the first that holds words, past running numbers."""
    for column in range(len(rows[0]) if rows else 0):
        texts = [row[column] for row in rows if row[column]]
        if texts and sum(map(is_value, texts)) * 2 < len(texts):
            return column
    return 0


def _others(cells: Sequence[str], label: int) -> tuple[str, ...]:
    return (*cells[:label], *cells[label + 1 :])


def _unit(texts: Iterable[str], profile: Profile) -> str | None:
    return next((unit for text in texts if (unit := profile.unit(text))), None)

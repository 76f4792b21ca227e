"""Tables as rows: what they hold, and which row goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.model.figures import DASHES
from vpbdiff.recognise.accounting import Ledger
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import YEAR, Header, HeaderColumn
from vpbdiff.recognise.profile import LONGEST, Profile


@dataclass(slots=True)
class TableRow:
    """A row: its cells by position, the lines that each came from, whether it is the first after a break."""

    cells: list[str]
    origins: list[list[int]]
    first: bool = False
    lead: str = ""
    """The bold words that it begins with, where a bullet stands for a row."""
    bullet: bool = False
    parts: dict[int, list[str]] = field(default_factory=dict)
    """The paragraphs of its cells, by column, where a cell has several."""
    left: set[int] = field(default_factory=set)
    """The columns of its cells that no item took in."""
    taken: set[int] = field(default_factory=set)
    """The columns of no known field whose cells an item took in all the same."""

    @staticmethod
    def of(cells: Sequence[str], line: int, width: int, *, first: bool) -> TableRow:
        """A row of one line, its missing last cells empty."""
        filled = [*cells, *[""] * (width - len(cells))]
        return TableRow(filled, [[line] if text else [] for text in filled], first)

    @property
    def lines(self) -> list[int]:
        """The lines that the row came from, in order."""
        return sorted({line for origin in self.origins for line in origin})


@dataclass(slots=True)
class RecognisedTable:
    """A table, its parts joined."""

    header: Header
    line: int
    rows: list[TableRow] = field(default_factory=list)
    under_heading: bool = False
    """Whether a heading stands for its header row, as in a goal's «Mått» with bullets under it."""
    head_lines: list[int] = field(default_factory=list)
    """The further lines of its header, where that has more than one row."""
    words: tuple[str, ...] = ()
    """Its header as printed."""
    level: int = 0
    """The level of the heading that stands for its header row."""
    above: str = ""
    """What stands above it: the heading, and the line or caption over its header."""
    stays: bool = False
    """Whether it turned out to be none of its kind, and stays as it stands."""

    @property
    def heading_lines(self) -> tuple[int, ...]:
        """The lines of its header."""
        return (self.line, *self.head_lines)

    @property
    def lines(self) -> tuple[int, ...]:
        """All its lines."""
        return (*self.heading_lines, *(line for row in self.rows for line in row.lines))

    def cell(self, row: TableRow, name: str) -> str:
        """The text of a row in the column of a field; empty if there is no such column."""
        text = next((text for column, text in self.pairs(row) if column and column.field == name), "")
        return "" if text in DASHES else text

    def parts(self, row: TableRow, name: str) -> list[str]:
        """The paragraphs of a row's cell in the column of a field."""
        places = (place for place, column in enumerate(self.header.columns) if column and column.field == name)
        found = next((row.parts.get(place, [row.cells[place]]) for place in places), [])
        return [part for part in found if part not in DASHES]

    def leave(self, row: TableRow, *names: str) -> None:
        """No item took in a row's cells in the columns of these fields: they stay as they stand."""
        row.left |= {place for place, column in enumerate(self.header.columns) if column and column.field in names}

    def leave_row(self, row: TableRow) -> None:
        """No item took in anything of a row."""
        row.left |= {place for place, cell in enumerate(row.cells) if cell}

    def origin(self, row: TableRow, name: str) -> list[int]:
        """The lines of a row's text in the column of a field."""
        places = (place for place, column in enumerate(self.header.columns) if column and column.field == name)
        return next((row.origins[place] for place in places), [])

    def pairs(self, row: TableRow) -> Iterator[tuple[HeaderColumn | None, str]]:
        """The columns with the row's texts."""
        return zip(self.header.columns, row.cells, strict=True)


@dataclass(slots=True)
class RawTable:
    """Rows that make up no table that is known, as the document has them, with what stands above them."""

    rows: list[Block] = field(default_factory=list)
    above: str = ""
    caption: Block | None = None
    """The line right above it, where that is no sentence."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of its rows."""
        return tuple(row.line for row in self.rows)


def heads_another_raw(raw: RawTable, block: Block, below: Sequence[Sequence[str]]) -> bool:
    """Whether a row set apart heads an unknown table of its own: words alone, over figures, below rows with figures."""
    texts = [text for text in block.cells if text]
    if not block.apart or len(texts) < 2 or any(is_value(text) and not YEAR.fullmatch(text) for text in texts):
        return False
    above = any(map(_has_figure, raw.rows[-1].cells[1:]))
    figures = [any(map(is_value, filter(None, cells[1:]))) for cells in below]
    return above and bool(figures) and all(figures) and not any(map(_has_figure, texts))


def _has_figure(text: str) -> bool:
    """Whether a text has a figure that is no year or date: a word over a column has none."""
    return any(map(str.isdigit, _DATED.sub("", text)))


_DATED = re.compile(r"\b(?:19|20)\d\d(?:-\d\d){0,2}\b")


def is_caption(block: Block) -> bool:
    """Whether a line names the unknown table right below it: some words, and no sentence."""
    return block.kind is BlockKind.TEXT and len(block.text) <= LONGEST and not sentences.ended(block.text)


def turns_to_figures(column: int, rows: Sequence[TableRow], below: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds figures alone in the rows below a place, and figures or words alone in those above."""
    above = {is_value(row.cells[column]) for row in rows if row.cells[column : column + 1]}
    texts = ["".join(cells[column : column + 1]) for cells in below]
    return len(above) == 1 and any(texts) and all(map(is_value, texts))


_PARTICULAR = re.compile(r"(?P<word>[^\W\d][\w ]{0,30}): *[^:]{1,80}")


def is_particular(text: str, kind: str, profile: Profile) -> bool:
    """Whether a line is no more than a particular of an item of a kind: «Ansvarig: Bibliotekschef»."""
    match = _PARTICULAR.fullmatch(text)
    return match is not None and bool(profile.fields(match["word"], profile.columns(kind))[0])


def extend(above: TableRow, row: TableRow, ledger: Ledger) -> None:
    """Add the cells of a row to those of the row above, whose sentences they continue."""
    for place, text in enumerate(row.cells):
        if text:
            above.parts.pop(place, None)
            above.cells[place] = sentences.join(above.cells[place], text) if above.cells[place] else text
            above.origins[place] += row.origins[place]
    ledger.note(row.lines[0], "import.note.cell-continued", text=next(filter(None, row.cells)))


def both_hold_values(above: TableRow, row: TableRow) -> bool:
    """Whether two rows have a figure each in one column."""
    pairs = zip(above.cells, row.cells, strict=True)
    return any(one and other and is_value(one) and is_value(other) for one, other in pairs)


def heads_another(table: RecognisedTable, block: Block) -> bool:
    """Whether a row set apart heads a table of its own: it has words alone where every row above has a figure.

    One word is enough in a row that is whole and has not as many columns as the table above.
    """
    width = len(table.header.columns)
    if not block.apart or not table.rows or any(map(is_value, filter(None, block.cells))):
        return False
    places = [place for place in range(1, width) if _all_values([row.cells[place] for row in table.rows])]
    own = [block.cells[place] for place in places if place < len(block.cells)]
    digits = any(any(map(str.isdigit, text)) for text in own)
    other = len(block.cells) < width and all(block.cells) and bool(own)
    return len(places) > 1 and all(own) and not digits and (len(own) > 1 or other)


def _all_values(cells: Sequence[str]) -> bool:
    return all(map(is_value, filter(None, cells))) and any(cells)


def continues(table: RecognisedTable, cells: Sequence[str]) -> bool:
    """Whether a row that is the first after a break continues the one above: it begins with a small letter.

    A row of a budget with figures of its own does not, as in «varav löner».
    """
    if table.header.kind == "budget" and any(cells[1:]):
        return False
    return sentences.goes_on(next(filter(None, cells)))


def is_alike(text: str, row: str) -> bool:
    """Whether a line could be one more row of a table of one column: one sentence that ends as the row does."""
    return sentences.single(text) and not sentences.goes_on(text) and sentences.ended(text) == sentences.ended(row)


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells without the empty ones at the end."""
    last = max((place for place, text in enumerate(cells) if text), default=-1)
    return tuple(cells[: last + 1])

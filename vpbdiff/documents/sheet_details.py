"""What a sheet of a workbook says beside its values: how they are printed, what is hidden, struck out or not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vpbdiff.documents.blocks import UnreadKind

Cell = tuple[int, int]
"""A cell by its row and column, from 0."""

MOST_CELLS = 3_000_000
"""Cells of a sheet from its first to its last: a thousand rows of a thousand columns thrice. More take much memory."""


@dataclass(frozen=True, slots=True)
class SheetObject:
    """Something on a sheet that can't be read: its digest, its cell, the share that it takes of a page, if known."""

    kind: UnreadKind
    digest: str
    cell: Cell = (0, 0)
    share: float | None = None


@dataclass(slots=True)
class SheetDetails:
    """What a sheet says beside its values; all of it is empty where the format of the file does not say."""

    texts: dict[Cell, str] = field(default_factory=dict)
    """What a cell shows, where that is known."""
    codes: dict[Cell, str] = field(default_factory=dict)
    """The formats of numbers."""
    notes: dict[Cell, list[tuple[str, str]]] = field(default_factory=dict)
    """What was left out of a cell: the key of a message, and the text."""
    struck: set[Cell] = field(default_factory=set)
    bold: dict[Cell, int] = field(default_factory=dict)
    """The size, in points, of cells that are set in bold."""
    fills: dict[Cell, str] = field(default_factory=dict)
    """The colours, as six hexadecimal digits, that cells are filled with."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    objects: list[SheetObject] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    """The texts of boxes that lie over the cells."""
    running: list[str] = field(default_factory=list)
    """The texts of its printed headers and footers."""
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    commented: bool = False


def name_of(cell: Cell) -> str:
    """A cell as a workbook names it: C7."""
    row, column = cell
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def local_name(element: Any) -> str:
    """The name of an element without the space that it is of."""
    return str(element.tag).rpartition("}")[2]

"""What the head of a table says beyond what its columns are: it stays as text where the table stands.

The snapshot has no place for the words over a budget's names. Most say nothing («Verksamhet»), while «Verksamhet, utom
hyror» says what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.grids import Grid
from vpbdiff.recognise.header_columns import IGNORED, HeaderColumn, word_of
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.rows import RecognisedTable

_NAMES = ("name", "group", "title")
"""The fields of columns whose head may be any words."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def of_table(table: RecognisedTable, profile: Profile) -> list[Block]:
    """The heads of a known table's columns that say more than what the column is. Unknown columns keep theirs."""
    if table.under_heading or table.stays:
        return []
    columns = zip(table.words, table.header.columns, strict=False)
    meant = {text for text, _ in table.header.slips}
    said = (word for word, column in columns if column and word not in meant and _says_more(word, column, profile))
    return _blocks(said, table.line)


def _says_more(word: str, column: HeaderColumn, profile: Profile) -> bool:
    return column.field != IGNORED and (column.field in _NAMES or "(" in word) and not is_plain(word, profile)


def of_grid(grid: Grid, profile: Profile, *, named: bool) -> list[Block]:
    """The same of a table that became a list. `named` says that the list's figures keep what heads them."""
    heads = (grid.label_name,) if named else grid.words
    return _blocks((word for word in heads if not is_plain(word, profile)), min(grid.heads, default=0))


def _blocks(words: Iterable[str], line: int) -> list[Block]:
    return [Block(BlockKind.TEXT, " ".join(word.split()), line, apart=True) for word in words]


def is_plain(head: str, profile: Profile) -> bool:
    """Whether a column's head holds no words but those that plans are known to head columns with, a year and a unit."""
    known = {*profile.vocabulary, *_known(profile)}
    return all(word in known for word in _WORD.findall(plain(word_of(head))))


def _known(profile: Profile) -> Iterator[str]:
    budget = profile.data["budget"]
    columns, rows = budget["columns"].values(), budget["rows"].values()
    lists = (*columns, *rows, *budget["units"].values(), budget["change"], budget["steps"])
    for wordings in (*lists, profile.data["plain_heads"]["words"], profile.data["groups"]["words"]):
        for wording in wordings:
            yield from _WORD.findall(plain(wording))

"""Header rows: which table a row of cells heads, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vpbdiff.extract.profile import LONGEST, Profile
from vpbdiff.money import Unit

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")

MOST_COLUMNS = 20
"""A row with more cells is no table of a plan; the widest known has five columns, and as many again may be added."""

KNOWN_SHARE = 0.6
"""Share of a row's cells that must be known headers: three of five. Cells of content never are."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a field of the table's entity, and a year where its header names one."""

    field: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: the kind of table, its columns (None for one not known), a budget table's unit as printed."""

    kind: str
    columns: tuple[Column | None, ...]
    unit: str | None = None
    slips: tuple[tuple[str, str], ...] = ()
    """Columns known in spite of a slip: as printed, and as known."""


def header(cells: Sequence[str], profile: Profile) -> Header | None:
    """The header that a row's cells make up, None if they are content."""
    if len(cells) > MOST_COLUMNS or max(map(len, cells)) > LONGEST:
        return None
    if budget := _budget_header(cells, profile):
        return budget
    if not any(profile.heads_column(_word(cell)) for cell in cells):
        return None
    found = [known for kind in profile.data["tables"] if (known := _header(kind, cells, profile))]
    return max(found, key=lambda known: sum(column is not None for column in known.columns), default=None)


def _header(kind: str, cells: Sequence[str], profile: Profile) -> Header | None:
    wordings = profile.columns(kind)
    key = next(iter(wordings))
    slips: list[tuple[str, str]] = []
    columns = _once([_column(cell, wordings, profile, slips) for cell in cells])
    fields = {column.field for column in columns if column}
    if key not in fields or len(fields) < KNOWN_SHARE * sum(map(bool, cells)):
        return None
    return Header(kind, columns, slips=tuple(slips))


def _budget_header(cells: Sequence[str], profile: Profile) -> Header | None:
    """A header with a unit over its names; a column of amounts that says no year is not known."""
    budget = profile.data["budget"]
    unit = next((word for word in re.findall(r"\w+", cells[0]) if Unit.of(word)), None)
    if unit is None or len(cells) < 2:
        return None
    wordings = {**budget["columns"], "change": budget["change"]}
    slips: list[tuple[str, str]] = []
    columns = [_column(cell, wordings, profile, slips) for cell in cells[1:]]
    dated = [column if column and (column.year or column.field == "change") else None for column in columns]
    if not any(dated):
        return None
    return Header("budget", (Column("name"), *_once(dated)), unit.casefold(), tuple(slips))


def _column(
    cell: str, wordings: Mapping[str, tuple[str, ...]], profile: Profile, slips: list[tuple[str, str]]
) -> Column | None:
    year = _YEAR.search(cell)
    word = _word(cell)
    if not word:
        return Column("budget", int(year[1])) if year and "budget" in wordings else None
    known = profile.field(word, wordings)
    if known is None:
        return None
    name, meant = known
    if meant:
        slips.append((cell, meant))
    return Column(name, int(year[1]) if year else None)


def _word(cell: str) -> str:
    """A column's header without its year."""
    return _YEAR.sub("", cell).strip(" ,()")


def _once(columns: Sequence[Column | None]) -> tuple[Column | None, ...]:
    """The columns, one that says the same as an earlier one held for unknown: it must not hide what it holds."""
    return tuple(None if column in columns[:place] else column for place, column in enumerate(columns))

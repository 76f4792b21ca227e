"""What each column of a header row holds, by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import Profile

YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
"""A year in a header or a row's name."""

KNOWN_SHARE = 0.6
"""Share of a row's cells that must be known headers: three of five. Cells of content never are."""

IGNORED = "ignored"
"""The field of a column that the profile says to leave out."""

VALUES = ("baselines", "targets", "outcomes")
"""The fields of a measure that hold values by year."""


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """What a column holds: a field of the table's entity, and a year where its header names one.

    Of a budget's amounts `of` says whether they are the row's income or cost, empty for its net or its only amount;
    of a measure's values `group` says whose they are, as printed, where that is not all's.
    """

    field: str
    year: int | None = None
    of: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: the kind of table, its columns (None for one not known), a budget table's unit as in the snapshot.

    The unit is None where nothing says it.
    """

    kind: str
    columns: tuple[HeaderColumn | None, ...]
    unit: str | None = None
    unit_from: str = "head"
    """Where the unit stands: in the table's `head`, `above` or `below` it, in the plan's `title` or `text`, or in the
    `profile`."""
    slips: tuple[tuple[str, str], ...] = ()
    """Columns known in spite of a slip: as printed, and as known."""

    def word(self, name: str, cells: Sequence[str]) -> str:
        """The word, of its printed `cells`, that heads the column of a field; empty if there is no such column."""
        pairs = zip(self.columns, cells, strict=True)
        return next((word_of(cell) for column, cell in pairs if column and column.field == name), "")


def known_columns(found: Header) -> int:
    """How many columns of a header are known."""
    return sum(column is not None for column in found.columns)


NEAR_YEARS = 15
"""How far from the plan's year a year over a column may be: amounts such as 1900 and 2090 are none."""


def is_bare_year(cell: str, profile: Profile) -> bool:
    """Whether a column's header says a year and no word of what it holds, were there a unit beside it."""
    return YEAR.search(cell) is not None and not profile.without_unit(f" {plain(word_of(cell))}").strip(" ,()")


def columns_of(
    cells: Sequence[str], wordings: Mapping[str, tuple[str, ...]], profile: Profile
) -> tuple[tuple[HeaderColumn | None, ...], tuple[tuple[str, str], ...]]:
    """What each cell heads, and those that were known in spite of a slip.

    A header that may mean two fields means the first that no other column of the table has.
    """
    slips: list[tuple[str, str]] = []
    meanings: list[tuple[str, ...]] = []
    groups = [_group(cell, profile) if VALUES[0] in wordings else ("", cell) for cell in cells]
    cells = [rest for _, rest in groups]
    for cell in cells:
        names, meant = _meanings(cell, wordings, profile)
        meanings.append(_or_value(names, cell, wordings, profile))
        if meant:
            slips.append((cell, meant))
    if any(meanings):  # beside a known header a compound is one too; a cell of content may end with anything
        for place, cell in enumerate(cells):
            if not meanings[place]:
                meanings[place], meant = profile.compound_fields(word_of(cell), wordings)
                slips += [(cell, meant)] if meant else []
    taken = {names[0] for names in meanings if len(names) == 1}
    columns: list[HeaderColumn | None] = []
    for cell, names in zip(cells, meanings, strict=True):
        name = next((each for each in names if len(names) == 1 or each in VALUES or each not in taken), None)
        taken |= {name} if name else set()
        year = YEAR.search(cell) if name in {*VALUES, *profile.data["budget"]["columns"]} else None
        columns.append(HeaderColumn(name, int(year[1]) if year else None) if name else None)
    columns = [_of_group(each, group, cell, profile) for each, (group, cell) in zip(columns, groups, strict=True)]
    return _best(columns, cells, wordings, profile), tuple(slips)


def _group(cell: str, profile: Profile) -> tuple[str, str]:
    """Whose values a column holds, as the last or the first word of its header says, and the header without it."""
    words = re.split(r"[\s,()–]+", cell.strip(" ()"))
    for place in (-1, 0):
        if plain(words[place]) in profile.data["groups"]["words"] and len(words) > 1:
            return words[place].casefold(), " ".join(words[1:] if place == 0 else words[:-1])
    return "", cell


def _of_group(column: HeaderColumn | None, group: str, rest: str, profile: Profile) -> HeaderColumn | None:
    """A column as one of a group's values: past ones, where its header says no more than an earlier year."""
    if not group:
        return column
    if column is None and is_bare_year(rest, profile) and (year := YEAR.search(rest)):
        past = int(year[1]) < int(profile.names.get("year", 0))
        return HeaderColumn("outcomes", int(year[1]), group=group) if past else None
    return replace(column, group=group) if column and column.field in VALUES else None


def _or_value(
    names: tuple[str, ...], cell: str, wordings: Mapping[str, tuple[str, ...]], profile: Profile
) -> tuple[str, ...]:
    """The fields of a header; with a year beside a goal's measure it may be a value of that: «Mål 2026» is a target."""
    if "measure" not in wordings or not names or not YEAR.search(cell):
        return names
    of_measure, _ = profile.fields(word_of(cell), profile.columns("measures"))
    return (*names, *(name for name in of_measure if name in VALUES and name not in names))


def _meanings(
    cell: str, wordings: Mapping[str, tuple[str, ...]], profile: Profile
) -> tuple[tuple[str, ...], str | None]:
    word = word_of(cell)
    if profile.matches(cell, profile.data["ignore"]["columns"]):
        return ("number",) if profile.matches(cell, wordings.get("number", ())) else (IGNORED,), None
    if not word:
        return (("budget",) if YEAR.search(cell) and "budget" in wordings else ()), None
    names, meant = profile.fields(word, wordings)
    if not names and "budget" in wordings and (bare := profile.without_unit(plain(word))) != plain(word):
        names, meant = profile.fields(bare, wordings) if bare else (("budget",) if YEAR.search(cell) else (), None)
    year = YEAR.search(cell) if not names and "targets" in wordings else None
    if year and "year" in profile.names and profile.matches(word, profile.data["values"]["by_year"]):
        names = ("targets" if year[1] >= profile.names["year"] else "outcomes",)
    return names, meant


def word_of(cell: str) -> str:
    """A column's header without its year and empty brackets; a whole date stays."""
    return re.sub(r"\(\s*\)|\bår(?=\s|$)", "", _YEAR_ALONE.sub("", cell)).strip(" ,")


_YEAR_ALONE = re.compile(rf"{YEAR.pattern}(?!-\d\d\b)")


_SHORT_YEAR = re.compile(
    r"(?P<word>\b(?:budget|bokslut|utfall|prognos|plan|ram|mål|målvärde))[ -]?['’]?(?P<year>\d\d)(?![\d%,.-])", re.I
)


def with_whole_years(cell: str, profile: Profile) -> str:
    """A header with its year in full, as in «Budget-26», where that is near the plan's year, or a word that the profile
    has for that year or the one beside it."""
    own = profile.names.get("year")
    if own and not YEAR.search(cell) and (year := profile.year_meant(cell)) is not None:
        return f"{cell} {int(own) + year}"
    match = _SHORT_YEAR.search(cell) if own else None
    if match is None or own is None or abs(int(own[:2] + match["year"]) - int(own)) > _NEAR_SHORT:
        return cell
    return f"{cell[: match.end('word')]} {own[:2]}{match['year']}{cell[match.end() :]}"


_NEAR_SHORT = 10
"""How far from the plan's year one of two figures may be: «Plan 90» is no year."""


def _best(
    columns: Sequence[HeaderColumn | None],
    cells: Sequence[str],
    wordings: Mapping[str, tuple[str, ...]],
    profile: Profile,
) -> tuple[HeaderColumn | None, ...]:
    """The columns; of several that say the same the one whose word the profile has first, the others not known."""
    kept: dict[HeaderColumn, int] = {}
    ranks: dict[int, int] = {}
    for place, column in enumerate(columns):
        if column is None or column.field not in wordings:
            continue
        ranks[place] = profile.rank(word_of(cells[place]), wordings[column.field])
        if column not in kept or ranks[place] < ranks[kept[column]]:
            kept[column] = place
    return tuple(
        column if column is None or kept.get(column, place) == place else None for place, column in enumerate(columns)
    )


def each_once(columns: Sequence[HeaderColumn | None]) -> tuple[HeaderColumn | None, ...]:
    """The columns, one that says the same as an earlier one held for unknown: it must not hide what it holds."""
    return tuple(
        None if column in columns[:place] and column != HeaderColumn(IGNORED) else column
        for place, column in enumerate(columns)
    )

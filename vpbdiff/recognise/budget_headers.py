"""Header rows of budget tables: years, units, and the sides of income and cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import (
    IGNORED,
    KNOWN_SHARE,
    NEAR_YEARS,
    YEAR,
    Header,
    HeaderColumn,
    columns_of,
    each_once,
    known_columns,
    word_of,
)
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import Profile

BUDGETS = ("operating_budget", "unit_budget", "investment_budget")
"""The kinds of tables that a profile says are budgets, by what their rows are."""


def unheaded_budget(
    cells: Sequence[str], profile: Profile, above: str, below: Sequence[Sequence[str]]
) -> Header | None:
    """A budget's header that has its unit elsewhere: in another cell, above the table, in the profile, or nowhere.

    A column of words beside the amounts, such as a comment, says nothing for or against it.
    """
    if len(cells) < 2 or not (YEAR.search(above) or any(YEAR.search(c) or _side(c, profile) for c in cells[1:])):
        return None
    if _names_items(cells[0], profile) or _is_row_of_years(cells, profile):
        return None
    unit, place = unit_of(cells, above, profile)
    found = budget_header(cells, profile, unit or "", above, below)
    if found is None or known_columns(found) - 1 < KNOWN_SHARE * _counted(cells, below):
        return None
    return replace(found, unit=unit or None, unit_from=place)


def unit_of(cells: Sequence[str], above: str, profile: Profile) -> tuple[str | None, str]:
    """The unit that the table says, and where it does: the line right above says it before the heading over that."""
    lines = [*(("head", cell) for cell in cells), *(("above", line) for line in reversed(above.split("\n")))]
    said = ((unit, place) for place, text in lines if (unit := profile.unit(text)) is not None)
    in_title = profile.unit(profile.names.get("cover", ""))
    return next(said, (in_title, "title") if in_title else (profile.data["budget"]["unit"] or None, "profile"))


_NEVER_HEADS = ("income", "cost", "total", "counts")
"""Rows whose names head no column of names: what stands beside them are amounts, were they 2025."""


def _is_row_of_years(cells: Sequence[str], profile: Profile) -> bool:
    """Whether cells that look like a head of bare years are a row with amounts, by its name or as they are no years."""
    years = bare_years(cells)
    plan = int(profile.names.get("year", years[0] if years else 0))
    rows = profile.data["budget"]["rows"]
    named = any(profile.matches(cells[0], rows[role]) for role in _NEVER_HEADS)
    return bool(years) and (named or any(abs(year - plan) > NEAR_YEARS for year in years))


def bare_years(cells: Sequence[str]) -> list[int]:
    """The years beside the first cell, where all that stands there is years; else none."""
    texts = [text for text in cells[1:] if text]
    return [int(text) for text in texts] if all(map(YEAR.fullmatch, texts)) else []


def _names_items(cell: str, profile: Profile) -> bool:
    """Whether a table's first header says that its rows are the items of another table: «Indikator», «Risk»."""
    kinds = (profile.columns(kind) for kind in profile.data["tables"])
    return any(profile.matches(word_of(cell), next(iter(columns.values()))) for columns in kinds)


def budget_header(
    cells: Sequence[str], profile: Profile, unit: str | None, above: str, below: Sequence[Sequence[str]] = ()
) -> Header | None:
    """A header with a name and amounts by year; a column of amounts that says no year is not known.

    One column without a year has the one that stands above the table, and so have income, costs and net side by side;
    where none stands there either, those are the plan's own.
    """
    if unit is None or len(cells) < 2:
        return None
    columns, slips = columns_of(cells[1:], profile.columns("budget"), profile)
    sides = [_side(cell, profile) for cell in cells[1:]]
    beside = [column or side for column, side in zip(columns, sides, strict=True)]
    undated = [column for column in beside if column and column.year is None and column.field != "change"]
    years = set(YEAR.findall(above))
    by_side = any(column.of for column in beside if column)
    if undated and (len(undated) == 1 or by_side) and len(years) == 1:
        beside = [replace(each, year=int(*years)) if each and each in undated else each for each in beside]
    elif undated and by_side and not years and "year" in profile.names:
        own = int(profile.names["year"])
        beside = [replace(each, year=own) if each and each in undated else each for each in beside]
    dated = [column if column and (column.year or column.field in {"change", IGNORED}) else None for column in beside]
    worded = _worded(cells, below)
    known = sum(column is not None for column in dated)
    amounts = (column and column.field != IGNORED and not words for column, words in zip(dated, worded, strict=True))
    if not any(amounts) or known * 2 < _counted(cells, below):
        return None
    return Header("budget", (HeaderColumn("name"), *each_once(dated)), unit, slips=slips)


_SIDES = (("income", "income"), ("cost", "cost"), ("net", ""))
"""The rows of a budget that may be columns instead, with what their amounts are of."""


def _side(cell: str, profile: Profile) -> HeaderColumn | None:
    """What a column holds whose header is income, costs or net cost, alone or beside a word for a budget's column."""
    word = profile.without_unit(plain(word_of(cell)))
    rows = profile.data["budget"]["rows"]
    if not profile.opens_or_ends(word, tuple(wording for role, _ in _SIDES for wording in rows[role])):
        return None
    year = YEAR.search(cell)
    for role, of in _SIDES:
        for name, wordings in (("budget", ()), *profile.columns("budget").items()):
            for rest in _without(word, wordings, profile):
                if profile.matches(rest, rows[role]):
                    return HeaderColumn(name, int(year[1]) if year and name != "change" else None, of)
    return None


def _without(word: str, wordings: Sequence[str], profile: Profile) -> list[str]:
    """A header's words without one of the wordings before or after them; all of them where there are no wordings."""
    if not wordings:
        return [word]
    known = [plain(each) for each in wordings]
    found = [word.removeprefix(f"{each} ") for each in known if word.startswith(f"{each} ")]
    return found + [word.removesuffix(f" {each}") for each in known if word.endswith(f" {each}")]


def rank_of_side(cell: str, profile: Profile) -> int:
    """Where income, costs and net stand among each other: 1, 2, 3; 0 for another header."""
    side = _side(cell, profile)
    return 0 if side is None or side.year else [of for _, of in _SIDES].index(side.of) + 1


def spanned(above: Sequence[str], below: Sequence[str], profile: Profile) -> tuple[str, ...]:
    """What heads each column by two rows: the cell above, or the one that spans it, before the cell below.

    Income, costs and net that follow each other share what is set over any of them; elsewhere a cell spans the empty
    ones after it.
    """
    made = list(above)
    for place in range(2, len(made)):
        made[place] = made[place] or made[place - 1]
    for start, end in _sides_together(below, profile):
        if len(found := [cell for cell in above[start:end] if cell]) == 1:
            made[start:end] = found * (end - start)
    return tuple(f"{over} {under}".strip() for over, under in zip(made, below, strict=True))


def _sides_together(cells: Sequence[str], profile: Profile) -> list[tuple[int, int]]:
    """The runs of columns that are income, costs and net, in that order, of one thing."""
    ranks = [rank_of_side(cell, profile) for cell in cells]
    runs: list[tuple[int, int]] = []
    start = 1
    for place in range(2, len(ranks) + 1):
        if place == len(ranks) or not 0 < ranks[place - 1] < ranks[place]:
            runs.append((start, place))
            start = place
    return [(start, end) for start, end in runs if ranks[start]]


def _worded(cells: Sequence[str], below: Sequence[Sequence[str]]) -> list[bool]:
    """Whether each column beside the first holds words and no figures."""
    columns = [[row[place] for row in below if len(row) > place and row[place]] for place in range(1, len(cells))]
    return [bool(texts) and not any(map(is_value, texts)) for texts in columns]


def _counted(cells: Sequence[str], below: Sequence[Sequence[str]]) -> int:
    """How many heads stand beside the first, without those over words: a comment speaks neither for nor against."""
    return sum(bool(cell) and not words for cell, words in zip(cells[1:], _worded(cells, below), strict=True))

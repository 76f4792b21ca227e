"""Header rows: which table a row of cells heads, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vpbdiff.documents.blocks import Block
from vpbdiff.language import sentences
from vpbdiff.recognise import measure_evidence
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import LONGEST, Profile, plain_head

YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
"""A year in a header or a row's name."""

MOST_COLUMNS = 20
"""A row with more cells is no table of a plan; the widest known has five columns, and as many again may be added."""

KNOWN_SHARE = 0.6
"""Share of a row's cells that must be known headers: three of five. Cells of content never are."""

IGNORED = "ignored"
"""The field of a column that the profile says to leave out."""

VALUES = ("baselines", "targets", "outcomes")
"""The fields of a measure that hold values by year."""

_NEVER_ALONE = ("goals", "risks")
"""Tables whose first column, «Mål» or «Risk», says too little by itself: another known column must stand beside it."""


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


def header(
    cells: Sequence[str], profile: Profile, above: str = "", below: Sequence[Sequence[str]] = ()
) -> Header | None:
    """The header that a row's cells make up, None if they are content.

    `above` is what stands over the table, its heading and caption: it may hold a budget's unit and year. `below` are
    the cells of the first rows: figures where a kind has its names make the table another kind.
    """
    cells = [with_whole_years(" ".join(cell.split("\n")), profile) for cell in cells]
    if len(cells) > MOST_COLUMNS or max(map(len, cells)) > LONGEST or any(map(_is_figure, cells)):
        return None
    if kind := kind_of_head(cells, profile):
        return _header_of_kind(kind, cells, profile, above, below)
    if budget := _budget_header(cells, profile, profile.unit(cells[0]) or None, ""):
        return budget
    if not cells[0] and (unnamed := _unnamed_measures(cells, profile, below)):
        return unnamed
    if any(profile.heads_column(word_of(cell)) for cell in cells):
        found = [known for kind in profile.data["tables"] if (known := _header(kind, cells, profile))]
        found = [known for known in found if _names_hold_words(known, below)]
        if found:
            best = max(found, key=lambda known: (_known(known), -_key_place(known, profile)))
            return _by_content(best, cells, below, profile)
    return _measures_by_content(cells, profile, below) or _unheaded_budget(cells, profile, above, below)


def _measures_by_content(cells: Sequence[str], profile: Profile, below: Sequence[Sequence[str]]) -> Header | None:
    """The header of measures whose names no known word heads, by what its columns and its rows hold."""
    words = plain(word_of(cells[0])).split()
    rows = [row for row in below if len(row) == len(cells)]
    if not rows or not words or all(word in profile.data["plain_heads"]["words"] for word in words):
        return None
    if profile.heads_column(word_of(cells[0])) or profile.unit(cells[0]) is not None:
        return None
    columns, slips = _columns(cells[1:], profile.columns("measures"), profile)
    headed = any(column and column.field == "targets" for column in columns)
    columns = tuple(column or _value_of_year(cell, profile) for column, cell in zip(columns, cells[1:], strict=True))
    fields = {column.field for column in columns if column}
    if "targets" not in fields or not all(columns) or not fields <= {*VALUES, "data_source", "direction"}:
        return None
    places = [place for place, column in enumerate(columns, 1) if column and column.field in VALUES]
    values = (row[place] for row in rows for place in places)
    found = Header(
        "measures",
        (HeaderColumn("title"), *columns),
        slips=(*slips, (cells[0], profile.columns("measures")["title"][0])),
    )
    enough = (
        measure_evidence.speaks(cells[0], (row[0] for row in rows), values, headed=headed) >= measure_evidence.ENOUGH
    )
    return found if enough and _names_hold_words(found, below) else None


def _value_of_year(cell: str, profile: Profile) -> HeaderColumn | None:
    """A measure's value by its year alone: of the plan's year or a later one a target, else an outcome."""
    if not YEAR.fullmatch(cell) or "year" not in profile.names:
        return None
    return HeaderColumn("targets" if cell >= profile.names["year"] else "outcomes", int(cell))


def _unnamed_measures(cells: Sequence[str], profile: Profile, below: Sequence[Sequence[str]]) -> Header | None:
    """The header of measures that has no word over their names: values alone beside them, and targets."""
    columns, slips = _columns(cells[1:], profile.columns("measures"), profile)
    fields = [column.field for column in columns if column]
    known = all(column or not cell for column, cell in zip(columns, cells[1:], strict=True))
    if not known or "targets" not in fields or not set(fields) <= {*VALUES, "data_source", "direction"}:
        return None
    found = Header("measures", (HeaderColumn("title"), *columns), slips=slips)
    return found if below and _names_hold_words(found, below) else None


BUDGETS = ("operating_budget", "unit_budget", "investment_budget")
"""The kinds of tables that a profile says are budgets, by what their rows are."""


def head_words(cells: Sequence[str], profile: Profile) -> list[str]:
    """The words of a head's columns, as a profile names a table by them."""
    return [word_of(with_whole_years(" ".join(cell.split()), profile)) for cell in cells]


def kind_of_head(cells: Sequence[str], profile: Profile) -> str | None:
    """The kind of a table that the profile says outright, by its whole head."""
    return profile.heads.get(plain_head(head_words(cells, profile))) if profile.heads else None


def _header_of_kind(
    kind: str, cells: Sequence[str], profile: Profile, above: str, below: Sequence[Sequence[str]]
) -> Header | None:
    """The header of a table whose kind the profile says; None where its columns can't be those of that kind."""
    if kind in BUDGETS:
        unit, place = _unit(cells, above, profile)
        found = _budget_header(cells, profile, unit or "", above)
        return replace(found, unit=unit or None, unit_from=place) if found else None
    if kind not in profile.data["tables"]:
        return None
    found = _header(kind, cells, profile, sure=True)
    return _by_content(found, cells, below, profile) if found and _names_hold_words(found, below) else None


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a figure and no year: no header does."""
    return cell[-1:] in _FIGURE_ENDS and not YEAR.fullmatch(cell) and is_value(cell)


_FIGURE_ENDS = frozenset("0123456789%")
"""How a figure ends in a table; those with a word after them are met by what they are like."""

_NAMES = ("title", "name", "process", "measure", "activity")
"""The fields that name an item."""


def _names_hold_words(found: Header, below: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of names hold no figures: nothing is called «90 %», and no fee «2025»."""
    for place, column in enumerate(found.columns):
        texts = [
            row[place]
            for row in below
            if column and column.field in _NAMES and row[place : place + 1] != ("",) and len(row) > place
        ]
        if sum(map(is_value, texts)) * 2 > len(texts):
            return False
    return True


_FACTORS = ("likelihood", "consequence")
_NUMBER = re.compile(r"\d{1,3}")
_INDEX_LIKE = re.compile(
    r"^(?!(?:ID|NR|LNR)$)[A-ZÅÄÖ]{1,3}$|(?P<word>(?i:risk|index|poäng|produkt|bedömning|värde\b|tal\b))"
)
"""What an index may be called: letters that stand for no number, or by its words. A column with another name keeps it,
with its figures."""


def _by_content(found: Header, cells: Sequence[str], below: Sequence[Sequence[str]], profile: Profile) -> Header:
    """A header with the column that no word names known by what is in it: a risk's index is its factors' product, and
    what a goal's values are of stands right before them."""
    fields = {column.field: place for place, column in enumerate(found.columns) if column}
    if found.kind == "goals" and "measure" not in fields and "targets" in fields:
        return _with_measure(found, cells, below, profile)
    if found.kind != "risks" or "index" in fields or not all(name in fields for name in _FACTORS):
        return found
    first, second = (fields[name] for name in _FACTORS)
    rows = [[_NUMBER.findall(cell) for cell in row] for row in below if len(row) == len(cells) and any(row)]
    counted = [(number, row) for number, row in enumerate(rows, 1) if len(row[first]) == len(row[second]) == 1]
    products = [int(*row[first]) * int(*row[second]) for _, row in counted]
    if all(product == number for product, (number, _) in zip(products, counted, strict=True)):
        return found  # as the rows' own numbers are
    for place, column in enumerate(found.columns):
        named = _INDEX_LIKE.search(cells[place]) if column is None else None
        if named is None or not (named["word"] or len(counted) > 1):
            continue
        if all(row[place] == [str(product)] for product, (_, row) in zip(products, counted, strict=True)):
            columns = (*found.columns[:place], HeaderColumn("index"), *found.columns[place + 1 :])
            meant = profile.columns("risks")["index"][0]
            return replace(found, columns=columns, slips=(*found.slips, (cells[place], meant)))
    return found


def _with_measure(found: Header, cells: Sequence[str], below: Sequence[Sequence[str]], profile: Profile) -> Header:
    """A header of goals with the unknown column right before their values as what those are of, if its cells say so."""
    valued = [place for place, column in enumerate(found.columns) if column and column.field in VALUES]
    place = valued[0] - 1
    rows = [row for row in below if len(row) == len(cells)]
    if place < 1 or found.columns[place] is not None or not cells[place]:
        return found
    values = (row[each] for row in rows for each in valued)
    if (
        measure_evidence.speaks(cells[place], (row[place] for row in rows), values, headed=True)
        < measure_evidence.ENOUGH
    ):
        return found
    columns = (*found.columns[:place], HeaderColumn("measure"), *found.columns[place + 1 :])
    meant = profile.columns("goals")["measure"][0]
    return replace(found, columns=columns, slips=(*found.slips, (cells[place], meant)))


def _known(found: Header) -> int:
    return sum(column is not None for column in found.columns)


def _key_place(found: Header, profile: Profile) -> int:
    """Where the column stands that the table cannot be without: of two kinds alike, it is the one it begins with."""
    key = next(iter(profile.columns(found.kind)))
    return next(place for place, column in enumerate(found.columns) if column and column.field == key)


def _header(kind: str, cells: Sequence[str], profile: Profile, *, sure: bool = False) -> Header | None:
    """The header of a kind that cells make up, if enough of them are known; `sure` says that the key alone is."""
    wordings = profile.columns(kind)
    key = next(iter(wordings))
    columns, slips = _columns(cells, wordings, profile)
    fields = {column.field for column in columns if column} - {IGNORED}
    left_out = sum(column is not None and column.field == IGNORED for column in columns)
    bare = sum(YEAR.fullmatch(cell) is not None for cell in cells)  # says no more than when
    known = sum(column is not None for column in columns) - left_out
    if sure and key in fields:
        return Header(kind, columns, slips=slips)
    if key not in fields or known < KNOWN_SHARE * (sum(map(bool, cells)) - left_out - bare):
        return None
    if kind in _NEVER_ALONE and len(fields) < 2:
        return None
    return Header(kind, columns, slips=slips)


def _unheaded_budget(
    cells: Sequence[str], profile: Profile, above: str, below: Sequence[Sequence[str]]
) -> Header | None:
    """A budget's header that has its unit elsewhere: in another cell, above the table, in the profile, or nowhere.

    A column of words beside the amounts, such as a comment, says nothing for or against it.
    """
    if len(cells) < 2 or not (YEAR.search(above) or any(YEAR.search(c) or _side(c, profile) for c in cells[1:])):
        return None
    if _names_items(cells[0], profile) or _is_row_of_years(cells, profile):
        return None
    unit, place = _unit(cells, above, profile)
    found = _budget_header(cells, profile, unit or "", above, below)
    if found is None or _known(found) - 1 < KNOWN_SHARE * _counted(cells, below):
        return None
    return replace(found, unit=unit or None, unit_from=place)


def _worded(cells: Sequence[str], below: Sequence[Sequence[str]]) -> list[bool]:
    """Whether each column beside the first holds words and no figures."""
    columns = [[row[place] for row in below if len(row) > place and row[place]] for place in range(1, len(cells))]
    return [bool(texts) and not any(map(is_value, texts)) for texts in columns]


def _counted(cells: Sequence[str], below: Sequence[Sequence[str]]) -> int:
    """How many heads stand beside the first, without those over words: a comment speaks neither for nor against."""
    return sum(bool(cell) and not words for cell, words in zip(cells[1:], _worded(cells, below), strict=True))


def _unit(cells: Sequence[str], above: str, profile: Profile) -> tuple[str | None, str]:
    """The unit that the table says, and where it does: the line right above says it before the heading over that."""
    lines = [*(("head", cell) for cell in cells), *(("above", line) for line in reversed(above.split("\n")))]
    said = ((unit, place) for place, text in lines if (unit := profile.unit(text)) is not None)
    in_title = profile.unit(profile.names.get("cover", ""))
    return next(said, (in_title, "title") if in_title else (profile.data["budget"]["unit"] or None, "profile"))


NEAR_YEARS = 15
"""How far from the plan's year a year over a column may be: amounts such as 1900 and 2090 are none."""

_NEVER_HEADS = ("income", "cost", "total", "counts")
"""Rows whose names head no column of names: what stands beside them are amounts, were they 2025."""


def _is_row_of_years(cells: Sequence[str], profile: Profile) -> bool:
    """Whether cells that look like a head of bare years are a row with amounts, by its name or as they are no years."""
    years = bare_years(cells)
    plan = int(profile.names.get("year", years[0] if years else 0))
    rows = profile.data["budget"]["rows"]
    named = any(profile.matches(cells[0], rows[role]) for role in _NEVER_HEADS)
    return bool(years) and (named or any(abs(year - plan) > NEAR_YEARS for year in years))


def is_bare_year(cell: str, profile: Profile) -> bool:
    """Whether a column's header says a year and no word of what it holds, were there a unit beside it."""
    return YEAR.search(cell) is not None and not profile.without_unit(f" {plain(word_of(cell))}").strip(" ,()")


def bare_years(cells: Sequence[str]) -> list[int]:
    """The years beside the first cell, where all that stands there is years; else none."""
    texts = [text for text in cells[1:] if text]
    return [int(text) for text in texts] if all(map(YEAR.fullmatch, texts)) else []


def _names_items(cell: str, profile: Profile) -> bool:
    """Whether a table's first header says that its rows are the items of another table: «Indikator», «Risk»."""
    kinds = (profile.columns(kind) for kind in profile.data["tables"])
    return any(profile.matches(word_of(cell), next(iter(columns.values()))) for columns in kinds)


def _budget_header(
    cells: Sequence[str], profile: Profile, unit: str | None, above: str, below: Sequence[Sequence[str]] = ()
) -> Header | None:
    """A header with a name and amounts by year; a column of amounts that says no year is not known.

    One column without a year has the one that stands above the table, and so have income, costs and net side by side;
    where none stands there either, those are the plan's own.
    """
    if unit is None or len(cells) < 2:
        return None
    columns, slips = _columns(cells[1:], profile.columns("budget"), profile)
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
    return Header("budget", (HeaderColumn("name"), *_once(dated)), unit, slips=slips)


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


def _columns(
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


def _once(columns: Sequence[HeaderColumn | None]) -> tuple[HeaderColumn | None, ...]:
    """The columns, one that says the same as an earlier one held for unknown: it must not hide what it holds."""
    return tuple(
        None if column in columns[:place] and column != HeaderColumn(IGNORED) else column
        for place, column in enumerate(columns)
    )


def leads_in(block: Block, profile: Profile) -> Header | None:
    """The header that a line over bullets is, by all of it or by the word that it begins with («Aktiviteter för att nå
    målet:», «Aktiviteter under året»); None for a sentence, and for a line that no profile knows."""
    if found := header([block.text], profile):
        return found
    first, _, rest = block.text.partition(" ")
    set_off = block.bold or block.text.endswith(":") or sentences.heading_like(block.text)
    if not set_off or len(rest) > LONGEST or not first:
        return None
    found = header([first], profile)
    return replace(found, slips=((block.text, first),)) if found and not found.slips else None

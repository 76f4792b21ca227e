"""Header rows: which table a row of cells heads, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vpbdiff.documents.blocks import Block
from vpbdiff.language import sentences
from vpbdiff.recognise import measure_evidence
from vpbdiff.recognise.budget_headers import BUDGETS, budget_header, unheaded_budget, unit_of
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import (
    IGNORED,
    KNOWN_SHARE,
    VALUES,
    YEAR,
    Header,
    HeaderColumn,
    columns_of,
    known_columns,
    with_whole_years,
    word_of,
)
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import LONGEST, Profile, plain_head

MOST_COLUMNS = 20
"""A row with more cells is no table of a plan; the widest known has five columns, and as many again may be added."""

_NEVER_ALONE = ("goals", "risks")
"""Tables whose first column, «Mål» or «Risk», says too little by itself: another known column must stand beside it."""


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
    if budget := budget_header(cells, profile, profile.unit(cells[0]) or None, ""):
        return budget
    if not cells[0] and (unnamed := _unnamed_measures(cells, profile, below)):
        return unnamed
    if any(profile.heads_column(word_of(cell)) for cell in cells):
        found = [known for kind in profile.data["tables"] if (known := _header(kind, cells, profile))]
        found = [known for known in found if _names_hold_words(known, below)]
        if found:
            best = max(found, key=lambda known: (known_columns(known), -_key_place(known, profile)))
            return _by_content(best, cells, below, profile)
    return _measures_by_content(cells, profile, below) or unheaded_budget(cells, profile, above, below)


def _measures_by_content(cells: Sequence[str], profile: Profile, below: Sequence[Sequence[str]]) -> Header | None:
    """The header of measures whose names no known word heads, by what its columns and its rows hold."""
    words = plain(word_of(cells[0])).split()
    rows = [row for row in below if len(row) == len(cells)]
    if not rows or not words or all(word in profile.data["plain_heads"]["words"] for word in words):
        return None
    if profile.heads_column(word_of(cells[0])) or profile.unit(cells[0]) is not None:
        return None
    columns, slips = columns_of(cells[1:], profile.columns("measures"), profile)
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
    columns, slips = columns_of(cells[1:], profile.columns("measures"), profile)
    fields = [column.field for column in columns if column]
    known = all(column or not cell for column, cell in zip(columns, cells[1:], strict=True))
    if not known or "targets" not in fields or not set(fields) <= {*VALUES, "data_source", "direction"}:
        return None
    found = Header("measures", (HeaderColumn("title"), *columns), slips=slips)
    return found if below and _names_hold_words(found, below) else None


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
        unit, place = unit_of(cells, above, profile)
        found = budget_header(cells, profile, unit or "", above)
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


def _key_place(found: Header, profile: Profile) -> int:
    """Where the column stands that the table cannot be without: of two kinds alike, it is the one it begins with."""
    key = next(iter(profile.columns(found.kind)))
    return next(place for place, column in enumerate(found.columns) if column and column.field == key)


def _header(kind: str, cells: Sequence[str], profile: Profile, *, sure: bool = False) -> Header | None:
    """The header of a kind that cells make up, if enough of them are known; `sure` says that the key alone is."""
    wordings = profile.columns(kind)
    key = next(iter(wordings))
    columns, slips = columns_of(cells, wordings, profile)
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

"""What differs between the cells of two rows, and between the columns of two tables: a facet a cell, or a column.

A cell is compared by value: a figure, an amount or a date that changed is `value_changed`, words alone are `reworded`,
and another print of the same value is editorial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from vpbdiff.detect.columns import ColumnPairs, column_pairs
from vpbdiff.model.changes import Facet, Kind, Significance
from vpbdiff.model.entities import Chapter, Entity, Role
from vpbdiff.model.figures import (
    Sameness,
    differ_in_figures,
    differ_in_measures,
    is_value,
    relative,
    sameness,
    without_years,
)
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Cell, Column, Item
from vpbdiff.textdiff import Vocabulary, compare_texts

Years = tuple[int, int]
"""The years of the old plan and of the new."""
Kept = Callable[[Item], bool]
"""Whether a row is in both plans."""


def figure_facets(old: Item, new: Item, years: Years, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facets of an item's figures, column by column. The columns of a table that came or went are the table's to
    tell; of any other item they are told here."""
    for field in new.entity.fields:
        if field.role is Role.FIGURES:
            before, after = _cells(old, field.name), _cells(new, field.name)
            pairs = column_pairs(tuple(each.column for each in before), tuple(each.column for each in after), years)
            sides: list[tuple[Cell | None, Cell | None]] = [(before[one], after[two]) for one, two in pairs.compared]
            if not new.entity.bound:
                sides += [(before[position], None) for position in pairs.gone]
                sides += [(None, after[position]) for position in pairs.come]
            for place, (one, two) in enumerate(sides):
                told = list(_cell_facet(field.name, one, two, vocabulary))
                if not told and one and two and not new.entity.bound:
                    told = _of_another_kind(field.name, one, two, renamed=pairs.compared[place] in pairs.renamed)
                yield from told


def _of_another_kind(field: str, old: Cell, new: Cell, *, renamed: bool) -> list[Facet]:
    """The facet of a figure that stayed and is now of something else, or counted in something else, such as a fee that
    goes from «kr per timme» to «kr per ärende», or a budget that is a forecast. Of a table that is told by its
    columns."""
    units = old.column.unit.casefold(), new.column.unit.casefold()
    money, kinds = [Unit.of(each) for each in units], {old.column.kind, new.column.kind} - {""}
    if not renamed and len(kinds) < _SIDES and (units[0] == units[1] or all(money)):
        return []
    path = f"{field}/{_called(new.column)}" if _called(new.column) else field
    sides = ((old.column,), (new.column,)) if renamed or len(kinds) == _SIDES else ((old,), (new,))
    return [Facet(Kind.VALUE_CHANGED, path, *sides)]


_SIDES = 2
"""Kinds of a figure that has another in the new plan than in the old one."""


def column_facets(old: Item, new: Item, years: Years, kept: Kept, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facets of a table's columns: renamed, in another unit, come or gone with all that stands in them.

    `kept` says of a row whether it is in both plans: one that came or went is told with all its cells.
    """
    before, after = _columns(old), _columns(new)
    pairs = column_pairs(before, after, years)
    named: set[int] = set()
    for one, two in pairs.compared:
        if two not in named:
            yield from _column_facet(before[one], after[two], vocabulary)
        named.add(two)
    yield from (_whole_column(old, position, kept, gone=True) for position in pairs.gone)
    yield from (_whole_column(new, position, kept, gone=False) for position in pairs.come)
    if _reordered(pairs):
        names = [tuple(column.name for column in side) for side in (before, after)]
        yield Facet(Kind.REWORDED, "columns", names[0], names[1], Significance.EDITORIAL)


def rolled(facet: Facet, entity: Entity, years: Years) -> Facet:
    """A facet of a table's or a row's name as what it is: of form where the years in it only rolled on with it; in a
    table as it stands a changed value where another figure stands in it."""
    is_table = entity.chapter is Chapter.TABLES
    if not (is_table or entity.chapter is Chapter.MONEY) or facet.field != entity.name_field:
        return facet
    old, new = (relative(str(value or ""), year) for value, year in zip((facet.old, facet.new), years, strict=True))
    if old == new:
        return replace(facet, significance=Significance.EDITORIAL, certain=True, weakened=False)
    return replace(facet, kind=Kind.VALUE_CHANGED) if is_table and differ_in_figures(old, new) else facet


def _cell_facet(field: str, old: Cell | None, new: Cell | None, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facet of one cell, or of one that only one plan has; none where both say the same."""
    cell = new or old
    assert cell is not None, "a cell stands in one of the plans"
    before, after = old.value if old else "", new.value if new else ""
    path = f"{field}/{_called(cell.column)}" if _called(cell.column) else field
    sides = (old,) if old else None, (new,) if new else None
    found = sameness(before, after, (old.column.unit if old else "", new.column.unit if new else ""))
    if found is Sameness.NONE:
        texts = compare_texts(before, after, vocabulary)
        if is_value(before) or is_value(after):
            yield Facet(Kind.VALUE_CHANGED, path, *sides, weakened=False)
        elif differ_in_figures(before, after):
            yield Facet(Kind.VALUE_CHANGED, path, *sides, weakened=texts.weakened, words=texts.words)
        else:
            yield Facet(
                *(Kind.REWORDED, path, *sides),
                significance=texts.significance,
                certain=texts.certain,
                weakened=texts.weakened,
                words=texts.words,
            )
    elif before != after:
        certain = found is not Sameness.LIKELY
        yield Facet(Kind.REWORDED, path, *sides, significance=Significance.EDITORIAL, certain=certain)


def _column_facet(old: Column, new: Column, vocabulary: Vocabulary) -> Iterator[Facet]:
    """That a column is called otherwise, or counted in something else; the years of its name are its own."""
    names = without_years(old.name), without_years(new.name)
    units = Unit.of(old.unit), Unit.of(new.unit)
    path, sides = f"columns/{_called(new)}", ((old,), (new,))
    if old.unit.casefold() != new.unit.casefold() and not (units[0] and units[1]) and old.unit and new.unit:
        yield Facet(Kind.VALUE_CHANGED, path, *sides)
    elif names[0] != names[1]:
        texts = compare_texts(*names, vocabulary)
        kind = Kind.VALUE_CHANGED if differ_in_measures(*names) else Kind.REWORDED
        yield Facet(kind, path, *sides, texts.significance, texts.certain)
    elif old.kind != new.kind and old.kind and new.kind:
        yield Facet(Kind.VALUE_CHANGED, path, *sides)
    elif old.unit != new.unit:
        yield Facet(Kind.REWORDED, path, *sides, Significance.EDITORIAL, certain=bool(old.unit and new.unit))


def _whole_column(table: Item, position: int, kept: Kept, *, gone: bool) -> Facet:
    """A column that only one of the tables has, with what stands in it."""
    column = _columns(table)[position]
    rows = [(row.name, _cells(row, "cells")) for row in table.lists["rows"] if kept(row)]
    values = [(label, cells[position].value) for label, cells in rows if cells[position].value.strip()]
    held = (column.name, *(f"{label}: {value}" for label, value in values))
    kind = Kind.VALUE_CHANGED if any(map(str.isdigit, "".join(value for _, value in values))) else Kind.REWORDED
    return Facet(kind, f"columns/{_called(column)}", *((held, None) if gone else (None, held)))


def _reordered(pairs: ColumnPairs) -> bool:
    """Whether the columns that both tables have stand in another order."""
    firsts = {two: one for one, two in reversed(pairs.compared)}
    places = [firsts[two] for two in sorted(firsts)]
    return len(set(places)) == len(places) and places != sorted(places)


def _called(column: Column) -> str:
    """What names a column in a facet: its head, or what it holds and its year."""
    return column.name or "/".join(filter(None, (column.kind, str(column.year or ""))))


def _columns(table: Item) -> tuple[Column, ...]:
    columns = table.fields.get("columns", ())
    return tuple(each for each in columns if isinstance(each, Column)) if isinstance(columns, tuple) else ()


def _cells(item: Item, field: str) -> tuple[Cell, ...]:
    cells = item.fields.get(field, ())
    return tuple(each for each in cells if isinstance(each, Cell)) if isinstance(cells, tuple) else ()

"""How each kind of change is said: as a sentence of its own, as a point of a list, and what stands over the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from vpbdiff.language.grammar import Noun, quoted
from vpbdiff.model.changes import Change, Facet, Kind, Significance, is_of_figure
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.statement import is_text


class Naming(Protocol):
    """What a template asks of the memo's phrasing."""

    def name(self, item: Item) -> str:
        """An item by its name."""

    def names(self, items: Sequence[Item]) -> str:
        """Several items."""

    def under(self, change: Change) -> str:
        """What an item stands under, as an aside."""

    def way(self, change: Change) -> str:
        """From where to where an item was moved."""

    def fields(self, change: Change, whose: str) -> str:
        """What became of the fields that hold a word or a date."""

    def levels(self, change: Change, kind: Kind) -> str:
        """From what to what the values went up or down, each with its year."""


TELLING = (
    *(Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RAISED, Kind.LOWERED, Kind.RETARGETED),
    *(
        Kind.VALUE_CHANGED,
        Kind.RENAMED,
        Kind.RECATEGORISED,
        Kind.DATED,
        Kind.STATUS_CHANGED,
        Kind.FIELD_CHANGED,
        Kind.RESTATED,
    ),
    Kind.REWORDED,
)
"""The kinds that a change can be told by, the most telling first. Money has a section of its own, and the order of a
list is not told."""

_OWNER_WORDS = 10
"""Words of a goal that something stands under: enough to know it by, and no list is longer for it."""


def leading(change: Change) -> Kind | None:
    """The kind that a change is told by; None for what is editorial, quiet or about money."""
    if change.significance is Significance.EDITORIAL:
        return None
    return next((kind for kind in TELLING if kind in _material(change)), None)


def _material(change: Change) -> set[Kind]:
    return {facet.kind for facet in change.facets if facet.significance is Significance.MATERIAL}


def facet_of(change: Change, kind: Kind) -> Facet:
    """The facet that tells the kind: of a risk its index, where that is among them."""
    found = [facet for facet in change.facets if facet.kind is kind]
    return next((facet for facet in found if facet.field == "index"), found[0])


def short(item: Item) -> str:
    """An owner by its opening words, in quotation marks."""
    return quoted(phrases.brief(item.name, _OWNER_WORDS))


OF_FIELDS = (
    *(Kind.RECATEGORISED, Kind.DATED, Kind.STATUS_CHANGED, Kind.VALUE_CHANGED),
    *(Kind.FIELD_CHANGED, Kind.RETARGETED, Kind.RESTATED),
)
"""The kinds of fields that hold a word, a date or a value of a year."""

INDEXED = ("index", "likelihood", "consequence")
"""The fields of a risk that go up or down."""

LEVELS = {"targets": "målet", "baselines": "utgångsvärdet"}
"""What goes up or down in a measure."""


def _removed(teller: Naming, noun: Noun, change: Change) -> str:
    index = change.old[0].fields.get("index")
    had = f", som hade riskindex {index}," if isinstance(index, int) else ""
    return f"{noun.the} {teller.name(change.old[0])}{had or _comma(teller.under(change))} utgår"


def _comma(aside: str) -> str:
    """An aside in the middle of a sentence, closed by a comma."""
    return f"{aside}," if aside else ""


def _merged(teller: Naming, noun: Noun, change: Change) -> str:
    return f"{noun.the_many} {teller.names(change.old)} slås samman till {teller.names(change.new)}"


def _split(teller: Naming, noun: Noun, change: Change) -> str:
    return f"{noun.the} {teller.names(change.old)} delas upp i {teller.names(change.new)}"


def is_figure(facet: Facet) -> bool:
    """Whether a facet is of a figure in a name."""
    return is_of_figure(facet.field)


def _level_point(teller: Naming, noun: Noun, change: Change) -> str:
    kind = Kind.RAISED if Kind.RAISED in change.kinds else Kind.LOWERED
    facet = facet_of(change, kind)
    if facet.field not in INDEXED:
        return f"{teller.name(change.new[0])}, {teller.levels(change, kind)}"
    if facet.field != "index":
        return _index(teller, noun, change)
    return f"{teller.name(change.new[0])}, från {facet.old} till {facet.new}"


def _renamed(teller: Naming, noun: Noun, change: Change) -> str:
    return f"{noun.the} {teller.name(change.old[0])} heter nu {teller.name(change.new[0])}"


def is_cell(item: Item, facet: Facet) -> bool:
    """Whether a facet is of one cell or one column, which its name tells."""
    return facet.kind is Kind.REWORDED and str(facet.field).partition("/")[0] in item.entity.column_fields


def _only_cells(change: Change) -> bool:
    material = [each for each in change.facets if each.significance is Significance.MATERIAL]
    return all(is_cell(change.new[0], each) for each in material)


def _reworded(teller: Naming, noun: Noun, change: Change) -> str:
    if _only_cells(change):
        return _field(teller, noun, change)
    if not is_text(change.new[0]):
        return f"{noun.the} {teller.name(change.new[0])} har fått ny lydelse"
    return f"{noun.the} {teller.name(change.old[0])} har fått lydelsen {teller.name(change.new[0])}"


def _reworded_point(teller: Naming, noun: Noun, change: Change) -> str:
    if _only_cells(change):
        return _field_point(teller, noun, change)
    if not is_text(change.new[0]):
        return teller.name(change.new[0])
    return f"{teller.name(change.old[0])} lyder nu {teller.name(change.new[0])}"


def _index(teller: Naming, noun: Noun, change: Change) -> str:
    facet = next(facet for facet in change.facets if facet.kind in (Kind.RAISED, Kind.LOWERED))
    if is_figure(facet):
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"i {noun.the} {teller.name(change.new[0])} {verb} siffran {teller.levels(change, facet.kind)}"
    if facet.field not in INDEXED:
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"{LEVELS[base(facet)]} för {teller.name(change.new[0])} {verb} {teller.levels(change, facet.kind)}"
    facet = next((each for each in change.facets if each.kind is facet.kind and each.field == "index"), facet)
    verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
    return f"{field_word(facet)} för {teller.name(change.new[0])} {verb} från {facet.old} till {facet.new}"


def _field(teller: Naming, noun: Noun, change: Change) -> str:
    return teller.fields(change, f"för {noun.the} {teller.name(change.new[0])}{_comma(_in_table(teller, change))}")


def _field_point(teller: Naming, noun: Noun, change: Change) -> str:
    return teller.fields(change, f"för {teller.name(change.new[0])}{_comma(_in_table(teller, change))}")


def _in_table(teller: Naming, change: Change) -> str:
    """In which table a row stands: of labels such as «Summa» there are many."""
    return teller.under(change) if change.new[0].entity.bound else ""


def base(facet: Facet) -> str:
    """The name of a facet's field, without the year and the group of a value."""
    return str(facet.field).partition("/")[0]


def field_word(facet: Facet) -> str:
    """What a field is called, in the definite form; a cell by its column, a value with its year."""
    field, _, column = str(facet.field).partition("/")
    if field in ("cells", "columns") and column:
        return quoted(column) if field == "cells" else f"{phrases.the_field(field)} {quoted(column)}"
    word, year = phrases.the_field(field), column.partition("/")[0]
    return f"{word} för {year}" if year.isdigit() else word


def _added_aside(teller: Naming, change: Change) -> str:
    """Where a new item stands, or how high a new risk is."""
    index = change.new[0].fields.get("index")
    return f", med riskindex {index}" if isinstance(index, int) else teller.under(change)


_Say = Callable[[Naming, Noun, Change], str]

SENTENCES: dict[Kind, _Say] = {
    Kind.REMOVED: _removed,
    Kind.ADDED: lambda teller, noun, change: (
        f"{noun.the} {teller.name(change.new[0])}{_comma(_added_aside(teller, change))} är {noun.new}"
    ),
    Kind.MERGED: _merged,
    Kind.SPLIT: _split,
    Kind.MOVED: lambda teller, noun, change: f"{noun.the} {teller.name(change.new[0])} flyttas {teller.way(change)}",
    Kind.RAISED: _index,
    Kind.LOWERED: _index,
    Kind.RETARGETED: _field,
    Kind.FIELD_CHANGED: _field,
    Kind.RESTATED: _field,
    Kind.RENAMED: _renamed,
    Kind.RECATEGORISED: _field,
    Kind.DATED: _field,
    Kind.STATUS_CHANGED: _field,
    Kind.VALUE_CHANGED: _field,
    Kind.REWORDED: _reworded,
}

BARE = re.compile(r"[\S\u00a0]*\d[\S\u00a0]*(?: \(\d{4}\))?|\d[\d\s.,]*(?:\s?%|\sprocent|\skr)?")
"""A date, a number, a diarienummer, a percentage, with its unit and its year: a figure needs no quotation marks."""

LEADS = {
    Kind.REMOVED: "{many} utgår",
    Kind.ADDED: "{many} är nya",
    Kind.MOVED: "{many} flyttas",
    Kind.RAISED: "för {many} höjs riskindex eller dess faktorer",
    Kind.LOWERED: "för {many} sänks riskindex eller dess faktorer",
    Kind.RENAMED: "{many} får nya namn",
    Kind.REWORDED: "{many} har fått ny lydelse",
    Kind.VALUE_CHANGED: "{many} har ändrade värden",
}
"""What stands over a list, where several changes are of a sort."""


def _removed_point(teller: Naming, noun: Noun, change: Change) -> str:
    index = change.old[0].fields.get("index")
    had = f", som hade riskindex {index}" if isinstance(index, int) else teller.under(change)
    return f"{teller.name(change.old[0])}{had}"


POINTS: dict[Kind, _Say] = {
    Kind.REMOVED: _removed_point,
    Kind.ADDED: lambda teller, noun, change: f"{teller.name(change.new[0])}{_added_aside(teller, change)}",
    Kind.MOVED: lambda teller, noun, change: f"{teller.name(change.new[0])}, {teller.way(change)}",
    Kind.RAISED: _level_point,
    Kind.LOWERED: _level_point,
    Kind.RENAMED: lambda teller, noun, change: f"{teller.name(change.old[0])} heter nu {teller.name(change.new[0])}",
    Kind.REWORDED: _reworded_point,
    Kind.VALUE_CHANGED: _field_point,
}

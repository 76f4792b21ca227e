"""The content of one item, merged piece by piece.

The content is cut into the pieces that are merged by themselves, each by the three-way rule. The items of a list, and
the members of a JSON object, get one order out of three. A figure taken over from a table in another unit keeps its
value.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from vpbdiff.language.tokens import as_printed
from vpbdiff.merge.result import MergeOutcome
from vpbdiff.merge.versions import Alignment, Json, VersionItem
from vpbdiff.model import money
from vpbdiff.model.entities import Entity, Field, Role
from vpbdiff.model.money import MINUS, Unit

T = TypeVar("T", bound=Hashable)


def is_reordered(before: Sequence[T], after: Sequence[T]) -> bool:
    """Whether what is in both stands in another order after than before."""
    left, kept = set(after), set(before)
    return [each for each in before if each in left] != [each for each in after if each in kept]


def differing(orders: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    """The orders of the same things from the first that stands elsewhere in any to the last."""
    unlike = [len(set(each)) > 1 for each in zip(*orders, strict=True)]
    first, last = unlike.index(True), len(unlike) - unlike[::-1].index(True)
    return [order[first:last] for order in orders]


def woven(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], *, theirs_counts: bool = False) -> list[T]:
    """All that is in `mine` or `theirs`, once.

    In the document's order, unless the person has put things in another: then in the person's. What the other of the
    two has alone comes after what it follows there. `theirs_counts` takes the document's order in any case.
    """
    leading, following = (mine, theirs) if is_reordered(base, mine) and not theirs_counts else (theirs, mine)
    found = list(dict.fromkeys(leading))
    known = set(found)
    place = 0
    for each in following:
        if each in known:
            place = found.index(each) + 1
        else:
            found.insert(place, each)
            known.add(each)
            place += 1
    return found


Atoms = dict[str, Any]
"""Pieces by name: a field's, `amounts/2024/budget` for a column, `targets/2024` for a year, `index` for the risk index
with its factors, which would contradict each other if they were merged apart."""


SOURCE = "source"
"""Where the item stands in the document: no content, and the document's to say."""

ALSO = "also"
"""What other documents say of an item otherwise: no content either, and the documents' to say."""

PROVENANCE = (SOURCE, ALSO)

_BY_YEAR = {
    Role.AMOUNTS: ("year", "kind", "of", "basis", "through"),
    Role.VALUES: ("year", "group", "through"),
    Role.FIGURES: ("year", "kind", "name", "of", "basis", "group", "through"),
}
"""What tells the parts of a field apart that holds several; the year always, the others where a part has them."""

_ALWAYS = {Role.AMOUNTS: 2}
"""How many of these stand in the name of a piece whether a part has them or not."""


def decided(base: object, mine: object, theirs: object) -> MergeOutcome | None:
    """Whose value the merge has; None where there is nothing to tell, since both say the same.

    Blanks of another kind say nothing: Word has a no-break space where a PDF has any.
    """
    base, mine, theirs = map(_plain, (base, mine, theirs))
    if mine == theirs:
        return None
    if mine == base:
        return MergeOutcome.TAKEN
    return MergeOutcome.KEPT if theirs == base else MergeOutcome.CONFLICT


def is_same(one: Any, other: Any) -> bool:
    """Whether two readings of a piece, or of an item, say the same."""
    return bool(_plain(one) == _plain(other))


def _plain(value: object) -> object:
    """A value without what can't be seen in it: Unicode form, kinds of blanks and of minus, soft hyphens."""
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return as_printed(value).replace(MINUS, "-") if isinstance(value, str) else value


def parted(entity: Entity, raws: Sequence[Json]) -> list[Atoms]:
    """The content of one item in several readings, in pieces that can be compared, without lists and source."""
    lists = {of.path for of in entity.lists} | {*PROVENANCE}
    names = {
        field.name: _names_of(field, [raw[field.name] for raw in raws if field.name in raw]) for field in entity.fields
    }
    columns = {name: named for name, named in names.items() if named is not None}
    factors = [field.name for field in entity.fields if field.role is Role.INDEX]
    pieces = [_parted(raw, lists, columns, factors) for raw in raws]
    if is_recast(entity, raws):
        for raw, piece in zip(raws, pieces, strict=True):
            if _COLUMNS in piece:
                piece[_COLUMNS] = Recast({_COLUMNS: raw[_COLUMNS], _ROWS: raw[_ROWS]})
    return pieces


_COLUMNS, _ROWS = "columns", "rows"


def is_recast(entity: Entity, raws: Sequence[Json]) -> bool:
    """Whether the readings of a table have other columns: then its rows can only be taken whole, with the columns."""
    tables = [raw[_COLUMNS] for raw in raws if entity.is_table and raw]
    return any(not is_same(each, tables[0]) for each in tables)


class Recast(dict[str, Any]):
    """The columns and the rows of a table of which the readings differ in the columns: a piece that holds both."""

    def texts(self) -> tuple[str, ...]:
        """All that stands in it, in its order."""
        return tuple(_texts(dict(self)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _texts(member)
    elif isinstance(value, str):
        yield value


def fitted(table: Json) -> Json:
    """A table with as many columns as its longest row has cells, and as many cells in every row."""
    width = max(len(table[_COLUMNS]), *(len(row["cells"]) for row in table[_ROWS]), 0)
    columns = table[_COLUMNS] + [{"name": ""}] * (width - len(table[_COLUMNS]))
    rows = [{**row, "cells": row["cells"] + [""] * (width - len(row["cells"]))} for row in table[_ROWS]]
    return {**table, _COLUMNS: columns, _ROWS: rows}


Names = Callable[[int, Any], list[str]]
"""The name of a part of a field by its position and its content, the field's own left out."""


def _names_of(field: Field, values: Sequence[Any]) -> Names | None:
    """What names the parts of a field that the readings have in several; None where they are one piece."""
    if field.role not in _BY_YEAR or not all(isinstance(value, list) for value in values):
        return None
    if all(isinstance(part, str) for value in values for part in value):
        lengths = {len(value) for value in values}
        return (lambda position, _: [str(position)]) if len(lengths) == 1 else None
    keys, always = _BY_YEAR[field.role], _ALWAYS.get(field.role, 1)
    told_apart = all(_are_told_apart(value, keys, always) for value in values)
    return (lambda _, part: _column(part, keys, always)) if told_apart else None


def together(atoms: Atoms) -> Json:
    """The content that these pieces are of, in their order."""
    found: Json = {}
    for name, value in atoms.items():
        key, _, column = name.partition("/")
        if isinstance(value, ContentParts | Recast):
            found |= value
        elif column:
            found[key] = found.get(key, []) + value
        else:
            found[key] = value
    return found


def in_order(base: Atoms, mine: Atoms, theirs: Atoms) -> list[str]:
    """The names of the pieces, in one order."""
    return woven(list(base), list(mine), list(theirs))


def own(entry: VersionItem) -> list[dict[str, Any]]:
    """What is in an item itself, and what it says of its lists; its place in the document is no content."""
    lists = {of.path for of in entry.item.entity.lists}
    content = {key: value for key, value in entry.raw.items() if key not in lists and key not in PROVENANCE}
    return [content, {key: value is None for key, value in entry.raw.items() if key in lists}]


def is_changed(strand: Alignment) -> bool:
    """Whether the document says otherwise of an item than it did."""
    if strand.base is None:
        return False
    return strand.theirs is None or not is_same(bare(strand.base.raw), bare(strand.theirs.raw))


def bare(value: Any) -> Any:
    """JSON without what tells which document says it, and where."""
    if isinstance(value, dict):
        return {key: bare(member) for key, member in value.items() if key not in PROVENANCE}
    return [bare(member) for member in value] if isinstance(value, list) else value


class ContentParts(dict[str, int]):
    """The fields of an assessment: a piece that holds several."""


def _parted(raw: Json, left_out: Iterable[str], columns: Mapping[str, Names], factors: list[str]) -> Atoms:
    atoms: Atoms = {}
    for key, value in raw.items():
        if key in left_out:
            continue
        if key in factors:
            atoms.setdefault(factors[0], ContentParts())[key] = value
        elif key in columns:
            atoms[key] = []  # that the field is there at all
            for position, part in enumerate(value):
                atoms["/".join([key, *columns[key](position, part)])] = [part]
        else:
            atoms[key] = value
    return atoms


def _column(part: Json, keys: tuple[str, ...], always: int) -> list[str]:
    known = [str(part.get(key, "-")) for key in keys[:always]]
    return known + [str(part[key]) for key in keys[always:] if key in part]


def _are_told_apart(parts: Sequence[Json], keys: tuple[str, ...], always: int) -> bool:
    return len({tuple(_column(part, keys, always)) for part in parts}) == len(parts)


def in_table(group: Json, words: Iterable[str]) -> Json:
    """A budget group whose figures may come from tables in any of the units of `words`: those that its own unit would
    read as another amount are given theirs, as in «230 590 tkr»."""
    others = [word for word in dict.fromkeys(words) if word != group["unit"]]
    if not others:
        return group
    lists = {key: [_row(row, group["unit"], others) for row in rows] for key, rows in group.items() if _is_rows(rows)}
    return group | lists


def _is_rows(value: object) -> bool:
    return isinstance(value, list)


def _row(row: Json, unit: str, others: list[str]) -> Json:
    amounts = {"amounts": [_amount(each, unit, others) for each in row["amounts"]]} if "amounts" in row else {}
    change = row.get("change")
    return row | amounts | ({"change": _amount(change, unit, others)} if isinstance(change, dict) else {})


def _amount(amount: Json, unit: str, others: list[str]) -> Json:
    printed = amount.get("printed")
    if printed is None or _means(printed, unit) == amount["kr"]:
        return amount
    return amount | {
        "printed": next((f"{printed} {word}" for word in others if _means(printed, word) == amount["kr"]), printed)
    }


def _means(printed: str, word: str) -> int | None:
    amount = money.parsed(printed, Unit.of(word) or Unit.KR)
    return None if amount is None else amount.kr

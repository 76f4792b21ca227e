"""Where the documents of one plan contradict each other: what stands in an item, and what another document says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vpbdiff.model import money
from vpbdiff.model.money import Amount, Figure
from vpbdiff.model.plan import Cell, Item, Plan, Value, YearAmount, YearValue


class Contradiction(NamedTuple):
    """A value of an item that one of the plan's documents gives otherwise. `field` is as in the snapshot; `stands` and
    `other` are as printed, `standing` and `document` the names of their documents, empty where those are not known."""

    item: Item
    field: str
    stands: str
    other: str
    standing: str
    document: str

    @property
    def told(self) -> dict[str, object]:
        """What is said of it: the name of the item, the field, and what its documents have."""
        name = self.field.partition("/")[0]
        field = next(each for each in self.item.entity.fields if each.name == name)
        values = {"stands": self.stands or "–", "other": self.other or "–", "document": self.document}
        return {"name": self.item.name, "field": field, **values}


def contradictions(plan: Plan) -> Iterator[Contradiction]:
    """Every one of a plan, in its order. What another document has besides contradicts nothing, nor does an amount that
    only rounding parts from what stands, nor what a document says of itself alone, as its title."""
    for item in plan.items():
        for other in () if item.entity.is_plan else item.also:
            for field, value in other.differs:
                stands = _standing(item, field)
                if stands is not None and not _is_same(stands, value):
                    shown = _shown(stands)
                    standing = _document(plan, item.source.document if item.source else 1)
                    yield Contradiction(item, field, shown, value, standing, _document(plan, other.source.document))


def _document(plan: Plan, number: int) -> str:
    return plan.documents[number - 1] if number <= len(plan.documents) else ""


Part = str | Amount
"""A value, or one part of it, as it stands."""


def _standing(item: Item, field: str) -> Part | None:
    """What stands in a field, or in the part of it that the name tells; None where nothing does."""
    name, *part = field.split("/")
    value = item.fields.get(name)
    if value is None or not part:
        return _whole(value)
    if not isinstance(value, tuple):
        return None
    if name == "cells":
        return _cell(value, "/".join(part))
    return next((found for each in value if _tells(each, part) and (found := _part(each)) is not None), None)


def _whole(value: Value | None) -> Part | None:
    if value is None or isinstance(value, Amount):
        return value
    if isinstance(value, tuple):
        return "; ".join(str(_part(each)) for each in value)
    return str(value)


def _cell(cells: tuple[object, ...], head: str) -> str | None:
    """The cell of a column, by its head or its place."""
    row = [each for each in cells if isinstance(each, Cell)]
    found = [each.value for each in row if each.column.name == head]
    if not found and head.isdecimal() and int(head) < len(row):
        found = [row[int(head)].value]
    return found[0] if found else None


def _tells(part: object, names: list[str]) -> bool:
    """Whether a part of a field has the year, the kind and all else that its name says."""
    match part:
        case YearAmount():
            known = [str(part.year), part.kind, part.of, part.basis, part.through]
        case YearValue():
            known = [str(part.year), part.group, part.through]
        case Cell():
            known = [str(part.column.year), part.column.kind, part.column.name]
        case _:
            return False
    told = [name for name in names if name != "-"]
    return all(name in known for name in told) and len(told) == sum(each not in {"", "None"} for each in known)


def _part(part: object) -> Part | None:
    match part:
        case YearAmount():
            return part.amount
        case YearValue() | Cell():
            return part.value
        case str():
            return part
    return None


def _is_same(stands: Part, value: str) -> bool:
    """Whether an amount is another one only by rounding."""
    if not isinstance(stands, Amount):
        return stands == value
    amount = money.parsed(value, stands.unit)
    return amount is not None and money.same(Figure.of(stands), Figure.of(amount))


def _shown(value: Part) -> str:
    if not isinstance(value, Amount):
        return value
    printed = value.printed or money.text(value.kr, value.unit, value.decimals)
    return f"{printed} {value.unit.name.lower()}" if printed[-1:].isdigit() else printed

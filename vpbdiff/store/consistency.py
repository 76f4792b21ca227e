"""What a schema cannot check: unique ids, an index against its factors and the plan's scale, a printed figure against
its kronor, a row against its table's columns, dates.

It finds contradictions and corrects none: nobody can know which of two values is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vpbdiff.base.errors import Location, Problem
from vpbdiff.language.dates import is_impossible
from vpbdiff.model import money, scale
from vpbdiff.model.entities import Role
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Item, Plan, YearAmount


def problems(plan: Plan) -> Iterator[Problem]:
    """The contradictions in a plan, each with its JSON pointer."""
    yield from _duplicate_ids(plan)
    limits = scale.limits(plan)
    for item in plan.items():
        yield from _scale_problems(item, limits)
        yield from _index_problems(item)
        yield from _row_problems(item)
        for field in item.entity.fields:
            if field.role is Role.DATE:
                yield from _date_problems(item, field.name)
            elif field.role in {Role.AMOUNTS, Role.CHANGE}:
                yield from _amount_problems(item, field.name)


def _duplicate_ids(plan: Plan) -> Iterator[Problem]:
    """An id names one item of its entity in the whole plan; the second that claims it is at fault."""
    owners: dict[tuple[str, str], Item] = {}
    for item in plan.items():
        if item.id is None:
            continue
        owner = owners.setdefault((item.entity.name, item.id), item)
        if owner is not item:
            location = Location(pointer=f"{item.pointer}/id")
            yield Problem("plan.duplicate-id", {"id": item.id, "other": owner.pointer}, location)


def _scale_problems(item: Item, limits: Mapping[str, int]) -> Iterator[Problem]:
    """An index and its factors stay within the plan's own scale."""
    for name, high in limits.items():
        found = item.fields.get(name)
        if item.entity.is_rated and isinstance(found, int) and found > high:
            params: dict[str, object] = {"value": found, "low": 1, "high": high}
            yield Problem("schema.range", params, Location(pointer=f"{item.pointer}/{name}"))


def _row_problems(item: Item) -> Iterator[Problem]:
    """Every row of a table has a cell for each of its columns: with one too few, nobody can tell which is missing."""
    columns = item.fields.get("columns", ())
    for row in item.lists.get("rows", ()):
        cells = row.fields.get("cells", ())
        if isinstance(columns, tuple) and isinstance(cells, tuple) and len(cells) != len(columns):
            params: dict[str, object] = {"cells": len(cells), "columns": len(columns)}
            yield Problem("plan.cells-of-columns", params, Location(pointer=f"{row.pointer}/cells"))


def _index_problems(item: Item) -> Iterator[Problem]:
    """A risk's index is its likelihood times its consequence, where the plan gives all three."""
    index, likelihood, consequence = (item.fields.get(name) for name in ("index", "likelihood", "consequence"))
    if not (isinstance(index, int) and isinstance(likelihood, int) and isinstance(consequence, int)):
        return
    if index != likelihood * consequence:
        params = {"likelihood": likelihood, "consequence": consequence, "product": likelihood * consequence}
        location = Location(pointer=f"{item.pointer}/index")
        yield Problem("plan.index-disagrees", {"index": index, **params}, location)


def _date_problems(item: Item, field: str) -> Iterator[Problem]:
    """A field in the plan's own words may hold a date; one that is written as a date must exist."""
    value = item.text(field)
    if is_impossible(value):
        yield Problem("schema.format", {"value": value}, Location(pointer=f"{item.pointer}/{field}"))


def _amount_problems(item: Item, field: str) -> Iterator[Problem]:
    """A figure as printed must equal its kronor: nobody can know which of the two is right."""
    value = item.fields.get(field)
    pointer = f"{item.pointer}/{field}"
    if isinstance(value, Amount):
        yield from _printed_problems(value, pointer)
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            if isinstance(each, YearAmount):
                yield from _printed_problems(each.amount, f"{pointer}/{position}")


def _printed_problems(amount: Amount, pointer: str) -> Iterator[Problem]:
    if amount.printed is None:
        return
    location = Location(pointer=f"{pointer}/printed")
    try:
        meant = money.parse(amount.printed, amount.unit).kr
    except money.NotAnAmount:
        yield Problem("plan.not-an-amount", {"printed": amount.printed}, location)
        return
    if meant != amount.kr:
        stored, right = (money.text(kr, Unit.KR, 0) for kr in (amount.kr, meant))
        params: dict[str, object] = {
            "printed": amount.printed,
            "unit": amount.unit.name.lower(),
            "kr": stored,
            "meant": right,
        }
        yield Problem("plan.printed-disagrees", params, location)

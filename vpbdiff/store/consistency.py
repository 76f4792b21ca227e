"""What a schema cannot check: unique ids, an index against its factors, a printed figure against its kronor, dates.

It finds contradictions and corrects none: nobody can know which of two values is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vpbdiff.base.errors import Location, Problem
from vpbdiff.model import money
from vpbdiff.model.entities import Role
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Item, Plan, YearAmount

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def problems(plan: Plan) -> Iterator[Problem]:
    """The contradictions in a plan, each with its JSON pointer."""
    yield from _duplicate_ids(plan)
    for item in plan.items():
        yield from _index_problems(item)
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
    if _DATE.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
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

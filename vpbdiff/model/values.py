"""A field's value as JSON, and JSON as text: the one form in which a comparison and an explanation write it down."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vpbdiff.model.money import Amount
from vpbdiff.model.plan import Value, YearAmount, YearValue

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_LINE = 100
"""Characters up to which a list or object stands on one line: a pair of items, a run of words, a decision."""


def pretty(value: Json, indent: str = "") -> str:
    """JSON text that a person can read, and read changes in: containers on one line where they fit, else a line for
    each of their members, under a first line that stands at `indent`."""
    return "".join(_lines(value, indent))


def _lines(value: Json, indent: str) -> Iterator[str]:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(indent) + len(line) <= _LINE:
        yield line
        return
    members = value.items() if isinstance(value, dict) else ((None, member) for member in value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    for number, (key, member) in enumerate(members):
        yield ("," if number else "") + f"\n{indent}  " + ("" if key is None else f"{json.dumps(key)}: ")
        yield from _lines(member, indent + "  ")
    yield f"\n{indent}{closing}"


def value_json(value: Value | None) -> Json:
    """A field's value: an amount as in a plan's schema, the one amount of a facet alone, lists as lists."""
    if isinstance(value, Amount):
        return _amount(value)
    if isinstance(value, tuple):
        parts = [_part(part) for part in value]
        return parts[0] if len(value) == 1 and isinstance(value[0], YearAmount) else parts
    return value


def _part(part: str | YearValue | YearAmount) -> Json:
    if isinstance(part, YearAmount):
        return {"year": part.year, "kind": part.kind, **_amount(part.amount)}
    if isinstance(part, YearValue):
        return {"value": part.value} if part.year is None else {"year": part.year, "value": part.value}
    return part


def _amount(amount: Amount) -> dict[str, Json]:
    return {"kr": amount.kr} if amount.printed is None else {"kr": amount.kr, "printed": amount.printed}

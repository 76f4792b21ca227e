"""A field's value as JSON: the one form in which a comparison and an explanation write it down."""

from __future__ import annotations

from vpbdiff.model import Value, YearAmount, YearValue
from vpbdiff.money import Amount

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


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

"""A figure taken over from a table in another unit keeps saying what it said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vpbdiff.model import money
from vpbdiff.model.money import Unit

Json = dict[str, Any]


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
    amounts = {"amounts": [_amount(each, unit, others) for each in row["amounts"]]}
    change = {"change": _amount(row["change"], unit, others)} if "change" in row else {}
    return row | amounts | change


def _amount(amount: Json, unit: str, others: list[str]) -> Json:
    printed = amount.get("printed")
    if printed is None or _means(printed, unit) == amount["kr"]:
        return amount
    return amount | {
        "printed": next((f"{printed} {word}" for word in others if _means(printed, word) == amount["kr"]), printed)
    }


def _means(printed: str, word: str) -> int | None:
    try:
        return money.parse(printed, Unit.of(word) or Unit.KR).kr
    except money.NotAnAmount:
        return None

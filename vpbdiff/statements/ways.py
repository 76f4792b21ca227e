"""Which way a value went: whether a fee, or another figure with its unit, is more or less than it was."""

from __future__ import annotations

from vpbdiff.language.quantities import Quantity, quantity
from vpbdiff.model.changes import Kind
from vpbdiff.model.plan import Cell, Value


def way(old: Value | None, new: Value | None) -> Kind | None:
    """RAISED or LOWERED of a text or a single cell; None where that can't be told, as between two units."""
    was, now = _quantity(old), _quantity(new)
    if was is None or now is None or was.beside != now.beside or was.number == now.number:
        return None
    return Kind.RAISED if now.number > was.number else Kind.LOWERED


def price_way(old: Value | None, new: Value | None) -> Kind | None:
    """The way of what is paid, with kr in its unit; None of other figures, such as hours or an age."""
    was = _quantity(old)
    return way(old, new) if was is not None and "kr" in was.beside else None


def _quantity(side: Value | None) -> Quantity | None:
    match side:
        case (Cell(value=text, column=column),):
            return quantity(text if not text[-1:].isdigit() else f"{text} {column.unit}")
        case str():
            return quantity(side)
    return None

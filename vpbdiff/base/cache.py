"""Results cached by the identity of a frozen value, not by its content.

A review computes much the same after every reason that is given: from one comparison, and from thousands of entries,
nearly all of them unchanged. Comparing these by content would take as long as computing the result again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


def by_identity(size: int) -> Callable[[Callable[[Value], Result]], Callable[[Value], Result]]:
    """Cache a function's results for up to `size` values, those used last."""

    def decorate(function: Callable[[Value], Result]) -> Callable[[Value], Result]:
        @lru_cache(maxsize=size)
        def remembered(same: _Same[Value]) -> Result:
            return function(same.value)

        @wraps(function)
        def asked(value: Value) -> Result:
            return remembered(_Same(value))

        return asked

    return decorate


class _Same(Generic[Value]):
    """A value that is equal to nothing but itself; it is held, so that no other can take its place in memory."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)

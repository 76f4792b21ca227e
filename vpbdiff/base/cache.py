"""Remembering what was worked out of a frozen value, by the value itself and not by what is in it.

A review works out much the same after every reason that is given: of one comparison, and of thousands of entries nearly
all of which are as they were. To compare them by their content would take as long as to work it out again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


def by_identity(size: int) -> Callable[[Callable[[Value], Result]], Callable[[Value], Result]]:
    """Remember what a function gives of up to `size` values, those asked for last."""

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

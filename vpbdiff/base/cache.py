"""Results cached by the identity of a frozen value, not by its content; and attributes computed once.

A review computes much the same after every reason that is given: from one comparison, and from thousands of entries,
nearly all of them unchanged. Comparing these by content would take as long as computing the result again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar, overload

Value = TypeVar("Value")
Result = TypeVar("Result")


class once(Generic[Value, Result]):
    """A property computed when it is first asked for, as `functools.cached_property`, without its lock: of what is made
    a hundred thousand times a comparison, Python 3.11 spends more time locking than computing."""

    def __init__(self, compute: Callable[[Value], Result]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[Value, Result]: ...

    @overload
    def __get__(self, instance: Value, owner: type) -> Result: ...

    def __get__(self, instance: Value | None, owner: type) -> once[Value, Result] | Result:
        if instance is None:
            return self
        result = self._compute(instance)
        instance.__dict__[self._name] = result
        return result


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

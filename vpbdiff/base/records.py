"""`dataclass`, as the standard library's, with classes that are made in a tenth of the time.

Python 3.11 writes up to seven methods of a class as text and compiles each by itself, which took a tenth of `diff` on
the real plans. Here that is done for `__init__` alone, and when the first value of a class is made: half of the classes
that a command loads have none. The other methods are made of the fields' names. That nothing sets an attribute of a
frozen value is held by mypy, and by nothing while the program runs.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, repr=True, **options):
        """As `dataclasses.dataclass`."""

        def made(given):
            own = {name: value for name, value in given.__dict__.items() if name not in _OF_ITSELF}
            new = dataclasses.dataclass(given, init=False, eq=False, repr=False, **options)
            if "__init__" not in own:
                _made_to_begin(new, own, options.get("kw_only", False))
            if repr and "__repr__" not in own:
                new.__repr__ = _shown
            if eq:
                _made_equal(new, frozen=frozen, hashed=own.get("__hash__") is not None, compared="__eq__" in own)
            return new

        return made if cls is None else made(cls)


_OF_ITSELF = ("__dict__", "__weakref__")
"""What a class is given when it is made, and no copy of it may have."""


def _made_to_begin(new: Any, own: dict[str, Any], kw_only: bool) -> None:
    """Have a class get the `__init__` that `dataclasses` writes for its `own` when its first value is made."""

    def first(self: object, *args: object, **values: object) -> None:
        copy = type(new)(new.__name__, new.__bases__, own)
        new.__init__ = dataclasses.dataclass(copy, eq=False, repr=False, kw_only=kw_only).__init__
        new.__init__(self, *args, **values)

    new.__init__ = first


def _made_equal(new: Any, *, frozen: bool, hashed: bool, compared: bool) -> None:
    """Have values of a class be equal where their fields are, and hashed by them if they are frozen."""
    fields = [each for each in dataclasses.fields(new) if each.compare]
    values = _getter(each.name for each in fields)

    def equal(self: object, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    if not compared:
        new.__eq__ = equal
    if not hashed:
        key = _getter(each.name for each in fields if each.hash is not False)
        new.__hash__ = (lambda self: hash(key(self))) if frozen else None


def _getter(names: Iterable[str]) -> Callable[[object], object]:
    found = tuple(names)
    return attrgetter(*found) if found else lambda _: ()


@recursive_repr()
def _shown(self: Any) -> str:
    fields = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(fields)})"

"""`dataclass`, as the standard library's, with classes that are made in a third of the time.

Python 3.11 writes up to seven methods of a class as text and compiles each by itself, which took a tenth of `diff` on
the real plans. Here that is done for `__init__` alone; the others are made of the fields' names. That nothing sets an
attribute of a frozen value is held by mypy, and by nothing while the program runs.
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
            own = given.__dict__
            hashed = own.get("__hash__") is not None
            new = dataclasses.dataclass(given, eq=False, repr=False, **options)
            if repr and "__repr__" not in own:
                new.__repr__ = _shown
            if eq:
                _made_equal(new, frozen=frozen, hashed=hashed, compared="__eq__" in own)
            return new

        return made if cls is None else made(cls)


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

"""vpbdiff compares a municipality's plan and budget for one year with another year's and tracks what changed.

The public face: `load`, `read`, `compare`, `check`, `summarise`, `history`, `follow`, `render`, and the types that they
give. See docs/api.md. What they are stands in `vpbdiff.api` and is loaded when it is first asked for; nothing in the
package imports either.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vpbdiff.api import (
        Comparison,
        Document,
        Following,
        HistoryAnswer,
        Plan,
        Reading,
        Verdict,
        VpbdiffError,
        check,
        compare,
        follow,
        history,
        load,
        message,
        read,
        render,
        summarise,
    )
    from vpbdiff.base.version import __version__

__all__ = [
    "Comparison",
    "Document",
    "Following",
    "HistoryAnswer",
    "Plan",
    "Reading",
    "Verdict",
    "VpbdiffError",
    "__version__",
    "check",
    "compare",
    "follow",
    "history",
    "load",
    "message",
    "read",
    "render",
    "summarise",
]

_BOTH = ("compare", "follow", "history", "render")
"""Names of functions here that are names of modules too."""


def __getattr__(name: str) -> Any:
    """What is asked for of the public face, loaded now."""
    if name in _BOTH:
        return import_module(f"vpbdiff.{name}")
    if name == "__version__":
        return import_module("vpbdiff.base.version").__version__
    if name in __all__:
        return getattr(import_module("vpbdiff.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Both(ModuleType):
    """A module of the package that can be called as the function of its name."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return getattr(import_module("vpbdiff.api"), self.__name__.rpartition(".")[2])(*arguments, **named)


class _Face(ModuleType):
    """This module. Python makes every module of a package an attribute of it, over whatever has that name; of these
    three the attribute is both."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _BOTH and isinstance(value, ModuleType):
            value.__class__ = _Both
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face

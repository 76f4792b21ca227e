"""The formats of a memo, one module each, loaded when it is asked for; the only list of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from vpbdiff.memo.model import Memo

FORMATS = {"markdown": "markdown"}
"""The formats by the name that a user gives, each with its module here."""

Renderer = Callable[[Memo], str]


def renderer(name: str) -> Renderer:
    """The function that renders in the format of this name, one of `FORMATS`."""
    render: Renderer = import_module(f"vpbdiff.memo.{FORMATS[name]}").render
    return render

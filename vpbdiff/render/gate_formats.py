"""Ways to show what the gate says, one module a format.

Every format is a pure function `render(case, wording, options) -> str`, loaded when it is asked for. What is told of a
finding is put together once, in `told`; a format arranges and escapes it, in one place each.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from vpbdiff.gate import Case
from vpbdiff.statements.options import GateOptions
from vpbdiff.wording import Wording

__all__ = ["FORMATS", "GateOptions", "renderer"]

FORMATS = {
    "text": "render.gate_text",
    "json": "render.check_json",
    "github": "render.github",
    "junit": "render.junit",
    "sarif": "render.sarif",
    "gitlab": "render.gitlab",
}
"""The formats by the name that a user gives, each with its module here; the only list of them."""

Renderer = Callable[[Case, Wording, GateOptions], str]


def renderer(name: str) -> Renderer:
    """The function that renders in the format of this name, one of `FORMATS`."""
    render: Renderer = import_module(f"vpbdiff.{FORMATS[name]}").render
    return render

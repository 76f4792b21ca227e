"""Ways to show a comparison, one module a format.

Every format is a pure function `render(comparison, wording, options) -> str`, loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from vpbdiff.model.changes import Comparison
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

__all__ = ["FORMATS", "Options", "renderer"]

FORMATS = {"text": "terminal", "json": "diff_json", "markdown": "markdown", "csv": "csv_", "html": "html_diff"}
"""The formats by the name that a user gives, each with its module here; the only list of them."""

Renderer = Callable[[Comparison, Wording, Options], str]


def renderer(name: str) -> Renderer:
    """The function that renders in the format of this name, one of `FORMATS`."""
    render: Renderer = import_module(f"vpbdiff.render.{FORMATS[name]}").render
    return render

"""The history of an item, or of a whole series, in every format.

Every format is a pure function `render(history, lineages, wording, options) -> str`, loaded when it is asked for;
`lineages` are those of the item, None of the whole series.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.history import History, Lineage

__all__ = ["FORMATS", "renderer"]

FORMATS = {"text": "text", "json": "history_formats", "markdown": "history_markdown", "csv": "history_csv_"}
"""The formats by the name that a user gives, each with its module here; the only list of them."""

Renderer = Callable[["History", "Sequence[Lineage] | None", Wording, Options], str]


def renderer(name: str) -> Renderer:
    """The function that renders in the format of this name, one of `FORMATS`."""
    render: Renderer = import_module(f"vpbdiff.render.{FORMATS[name]}").render
    return render

"""The history for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.history import History, Lineage
from vpbdiff.render import terminal
from vpbdiff.statements.options import Options
from vpbdiff.views.history_report import elements
from vpbdiff.wording import Wording


def render(history: History, lineages: Sequence[Lineage] | None, wording: Wording, options: Options) -> str:
    """The history as lines of at most `options.width` columns; ends with a newline."""
    return terminal.written([*elements(history, lineages, wording, options)], options)

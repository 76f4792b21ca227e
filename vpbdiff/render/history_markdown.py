"""The history as Markdown, to paste into a matter."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.history import History, Lineage
from vpbdiff.render import markdown
from vpbdiff.statements.options import Options
from vpbdiff.views.history_report import elements
from vpbdiff.wording import Wording


def render(history: History, lineages: Sequence[Lineage] | None, wording: Wording, options: Options) -> str:
    """The history as Markdown; ends with a newline."""
    return markdown.written(elements(history, lineages, wording, options))

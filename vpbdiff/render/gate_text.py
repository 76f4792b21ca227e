"""The verdict for the terminal."""

from __future__ import annotations

from vpbdiff.gate import Case
from vpbdiff.render import terminal
from vpbdiff.statements.options import GateOptions, Options
from vpbdiff.views.gate_report import elements
from vpbdiff.wording import Wording


def render(case: Case, wording: Wording, options: GateOptions) -> str:
    """The verdict as lines of the terminal's width; ends with a newline."""
    found = list(elements(case, wording, notes=options.notes))
    return terminal.written(found, Options(options.width, options.colour))

"""How a report is to be shown: everything that a renderer takes beside the comparison and the language."""

from __future__ import annotations

from dataclasses import dataclass, field

from vpbdiff.report.selection import Selection

WIDTH = 80
"""Columns of a terminal that does not tell its width."""

MIN_WIDTH = 40
"""Columns below which wrapped Swedish words («kvalitetsdeklarationer») leave more gaps than text."""


@dataclass(frozen=True, slots=True)
class Options:
    """`width` in columns and `colour` count for text alone; `stat` asks for the counts without the changes; `full`
    for texts and names without anything left out."""

    width: int = WIDTH
    colour: bool = False
    stat: bool = False
    selection: Selection = field(default_factory=Selection)
    full: bool = False

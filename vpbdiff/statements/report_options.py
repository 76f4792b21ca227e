"""How a report is to be shown: everything that a renderer takes beside the comparison and the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vpbdiff.statements.options import Selection

if TYPE_CHECKING:
    from vpbdiff.explanations import Stand

WIDTH = 80
"""Columns of a terminal that does not tell its width."""

MIN_WIDTH = 40
"""Columns below which wrapped Swedish words («kvalitetsdeklarationer») leave more gaps than text."""


@dataclass(frozen=True, slots=True)
class Options:
    """`width` in columns and `colour` count for text alone; `stat` asks for the counts without the changes; `full`
    for texts and names without anything left out. `stands` is what is on record of each change, by its id, and of each
    budget row without an amount in one of the plans, by its pointer; empty where nobody has explained anything. `gaps`
    is what the gate misses about a change, by its id: the name of its rule; for HTML alone. `terse` leaves out the
    counts of what is all unchanged, where the report is one among many."""

    width: int = WIDTH
    colour: bool = False
    stat: bool = False
    selection: Selection = field(default_factory=Selection)
    full: bool = False
    stands: Mapping[str, Stand] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    terse: bool = False

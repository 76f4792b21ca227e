"""How the gate's verdict is to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from vpbdiff.statements.report_options import WIDTH


@dataclass(frozen=True, slots=True)
class GateOptions:
    """`width` in columns and `colour` count for text alone. `notes` asks for every note on its own; without it text
    counts them. The formats for programs always hold all."""

    width: int = WIDTH
    colour: bool = False
    notes: bool = False

"""The invented committee's plans, those of `examples/`: Omsorgsnämnden in Ekviks kommun, year by year.

The texts are set as the published plans are, damage and all; the snapshots are what a person reads in them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"
SERIES = "ekvik/omsorgsnamnden"
YEARS = (2024, 2025, 2026)
PAIR = (2024, 2025)
"""The two years that hold every kind of change."""


def document(year: int, kind: str = "txt") -> Path:
    """The plan as published: in text, or another kind of document."""
    return EXAMPLES / "documents" / "omsorgsnamnden" / f"{year}.{kind}"


def snapshot(year: int) -> Path:
    """The plan's golden snapshot."""
    return EXAMPLES / "snapshots" / SERIES / f"{year}.json"


def raw_snapshot(year: int) -> dict[str, Any]:
    """The JSON of the golden snapshot."""
    raw: dict[str, Any] = json.loads(snapshot(year).read_text(encoding="utf-8"))
    return raw

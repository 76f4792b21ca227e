"""The invented committee's plans: Omsorgsnämnden in Ekviks kommun, 2024 and 2025.

The texts are set as the published plans are, damage and all; the snapshots are what a person reads in them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

INVENTED = Path(__file__).parents[1] / "invented"
YEARS = (2024, 2025)


def document(year: int) -> Path:
    """The plan as published, in text."""
    return INVENTED / f"{year}.txt"


def snapshot(year: int) -> Path:
    """The plan's golden snapshot."""
    return INVENTED / "snapshots" / "ekvik" / "omsorgsnamnden" / f"{year}.json"


def raw_snapshot(year: int) -> dict[str, Any]:
    """The JSON of the golden snapshot."""
    raw: dict[str, Any] = json.loads(snapshot(year).read_text(encoding="utf-8"))
    return raw

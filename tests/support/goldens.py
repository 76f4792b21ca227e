"""Expected output as files that can be read: compared to the byte, rewritten on request."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "goldens"


def assert_golden(name: str, found: str) -> None:
    """Compare with the golden of this name. With UPDATE_GOLDENS=1 it is written instead; read what git then shows."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found

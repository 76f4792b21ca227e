"""Whether the explanations can be written, found out before a person has spent an hour on them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from vpbdiff.base.errors import Location, Problem
from vpbdiff.store import Snapshot


def unwritable(place: Snapshot) -> Problem | None:
    """Why nothing can be written at a place: it lies in a revision of git, the folder takes no new file (which is how
    a file is replaced), or the file itself is read-only. None where it can be written. Leaves no trace."""
    if place.revision is not None:
        return Problem("explanations.in-git", {}, Location(place.shown))
    target = Path(place.path).resolve()
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
        if target.exists():
            with target.open("r+b"):
                pass
    except OSError as error:
        return Problem("file.not-written", {"reason": error.strerror or str(error)}, Location(place.shown))
    return None

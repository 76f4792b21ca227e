"""Whether the files of a review have changed since they were last looked at: the plans, the policy, the explanations.

This is asked every second, so a file's stamp answers where it can, and its content only where it must.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import SETTINGS, home

_FRESH = 2.0
"""Seconds for which a changed file's stamp says nothing: two writes within one tick of the clock have one stamp, and
the coarsest clock in use (FAT) ticks every two seconds."""

_NOTHING = hashlib.sha256().digest()
"""The digest of what is not there, can't be read, or is empty."""

Stamp = tuple[int, int, int]


class Watched:
    """One file, as it was when it was looked at last."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: Stamp | None = _stamp(path)
        self._settled = _is_settled(self._stamp)
        self._seen = self._first = _digest(path)

    @property
    def differs(self) -> bool:
        """Whether it held something else, when it was looked at last, than at first."""
        return self._seen != self._first

    def expect(self, seen: bytes) -> None:
        """Count what was written by ourselves, given by its digest, as seen."""
        self._seen, self._settled = seen, False

    def changed(self) -> bool:
        """Whether it holds something else than when it was looked at last, or was expected to hold."""
        stamp = _stamp(self.path)
        if stamp == self._stamp and self._settled:
            return False
        self._stamp, self._settled = stamp, _is_settled(stamp)
        before, self._seen = self._seen, _digest(self.path)
        return self._seen != before


def digest(text: str) -> bytes:
    """What tells a text from every other."""
    return hashlib.sha256(text.encode()).digest()


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_settled(stamp: Stamp | None) -> bool:
    return stamp is None or time.time() - stamp[0] / 1e9 > _FRESH


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return _NOTHING


class Sources:
    """The files of two plans, and every place where a policy for them may lie. Nothing in a revision of git changes."""

    def __init__(self, *plans: Snapshot) -> None:
        paths = dict.fromkeys(path for plan in plans if plan.revision is None for path in _paths(plan))
        self._watched = [Watched(path) for path in paths]

    def changed(self) -> bool:
        """Whether any of them has changed since the last call."""
        return sum(each.changed() for each in self._watched) > 0  # every one of them is looked at

    @property
    def different(self) -> tuple[str, ...]:
        """Those that hold something else than when the review was opened."""
        return tuple(each.path.as_posix() for each in self._watched if each.differs)


def _paths(plan: Snapshot) -> Iterator[Path]:
    yield Path(plan.path)
    for folder in home(plan).absolute().parents:
        yield folder / SETTINGS

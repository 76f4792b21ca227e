"""Whether the files of a review have changed since they were last looked at: the plans, the policy, the explanations.

This is asked every second, so a file's stamp answers where it can, and its content only where it must.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.explanations import record
from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import SETTINGS, home

_FRESH = 2.0
"""Seconds for which a changed file's stamp says nothing: two writes within one tick of the clock have one stamp, and
the coarsest clock in use (FAT) ticks every two seconds."""

_NOTHING = hashlib.sha256().digest()
"""The digest of what is not there, can't be read, or is empty."""

Stamp = tuple[tuple[str, int, int, int], ...]
"""The name, time, size and number of each file that there is."""


class Watched:
    """A file, or several that are one record, as it was when it was looked at last: `stamp` gives its stamp, and
    `content` the digest of what it holds."""

    def __init__(self, path: Path, stamp: Callable[[], Stamp], content: Callable[[], bytes]) -> None:
        self.path = path
        self._look, self._content = stamp, content
        self._stamp = stamp()
        self._settled = _is_settled(self._stamp)
        self._seen = self._first = content()

    @property
    def differs(self) -> bool:
        """Whether it held something else, when it was looked at last, than at first."""
        return self._seen != self._first

    def expect(self, seen: bytes) -> None:
        """Count what was written by ourselves, given by its digest, as seen."""
        self._seen, self._settled = seen, False

    def changed(self) -> bool:
        """Whether it holds something else than when it was looked at last, or was expected to hold."""
        stamp = self._look()
        if stamp == self._stamp and self._settled:
            return False
        self._stamp, self._settled = stamp, _is_settled(stamp)
        before, self._seen = self._seen, self._content()
        return self._seen != before


def of_file(path: Path) -> tuple[Path, Callable[[], Stamp], Callable[[], bytes]]:
    """What watches one file."""
    return path, lambda: _stamp(path), lambda: _digest(path)


def of_record(place: Snapshot) -> tuple[Path, Callable[[], Stamp], Callable[[], bytes]]:
    """What watches the explanations at a place, in whatever form they are."""
    return Path(place.path), lambda: record.stamp(place), lambda: _record_digest(place)


def _record_digest(place: Snapshot) -> bytes:
    try:
        return digest(record.joined(record.load(place), place))
    except VpbdiffError as error:  # what can't be read is what it is until somebody mends it
        return digest(error.problems[0].key) if record.stamp(place) else _NOTHING


def digest(text: str) -> bytes:
    """What tells a text from every other."""
    return hashlib.sha256(text.encode()).digest()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return ()
    return ((path.name, found.st_mtime_ns, found.st_size, found.st_ino),)


def _is_settled(stamp: Stamp) -> bool:
    return all(time.time() - changed / 1e9 > _FRESH for _, changed, _, _ in stamp)


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return _NOTHING


class Sources:
    """The files of two plans, and every place where a policy for them may lie. Nothing in a revision of git changes."""

    def __init__(self, *plans: Snapshot) -> None:
        paths = dict.fromkeys(path for plan in plans if plan.revision is None for path in _paths(plan))
        self._watched = [Watched(*of_file(path)) for path in paths]

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

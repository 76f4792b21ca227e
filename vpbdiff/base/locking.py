"""One writer at a time, between processes and between users, with nothing left behind.

The lock is the operating system's and ends with the process, however that ends. It is held on the plans' folder itself:
a folder is the same by whatever path or link it is reached, for every user, and whatever folder a process has for
temporary files. So no lock file lies among the plans. Windows cannot lock folders, nor can some network drives. There a
file in the folder for temporary files takes the folder's place, which keeps two programs of one user apart.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EAGAIN
from pathlib import Path

from vpbdiff.base.errors import Location, failure
from vpbdiff.base.files import not_written

PATIENCE = 10.0
"""Seconds to wait for another writer: writing takes hundredths of one, so a longer wait is a program that hangs."""

_PAUSE = 0.01
"""Seconds between two tries: about what one writing takes."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file for this process alone. Raises `VpbdiffError` where another holds it for too long, and where it can't
    be held at all."""
    target = path.resolve()
    if sys.platform == "win32":
        with _beside(target, path):
            yield
        return
    try:
        folder = os.open(target.parent, os.O_RDONLY)
    except OSError as error:
        raise not_written(path, error) from error
    try:
        if _is_held(folder, path):
            yield
        else:
            with _beside(target, path):
                yield
    finally:
        os.close(folder)


def _is_held(folder: int, path: Path) -> bool:
    """Whether the lock is on the folder now, as soon as no other has it; False where folders can't be locked."""
    import fcntl  # noqa: PLC0415 - not there on Windows

    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (EACCES, EAGAIN):
                return False
            if time.monotonic() > deadline:
                raise failure("explanations.locked", Location(str(path))) from error
            time.sleep(_PAUSE)
        else:
            return True


@contextmanager
def _beside(target: Path, path: Path) -> Iterator[None]:
    """Hold a file in the folder for temporary files in the place of `target`."""
    import tempfile  # noqa: PLC0415 - only where folders can't be locked

    from filelock import FileLock, Timeout  # noqa: PLC0415

    name = hashlib.sha256(str(target).encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"vpbdiff-{name}.lock", timeout=PATIENCE, mode=0o666)
    try:
        lock.acquire()
    except Timeout as error:
        raise failure("explanations.locked", Location(str(path))) from error
    except OSError as error:
        raise not_written(path, error) from error
    try:
        yield
    finally:
        lock.release()

"""What a test may take, in CPU time: how busy the machine is besides makes no test red."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where what is done takes more CPU seconds, here and in the processes that are waited for."""
    start = sum(os.times()[:4])
    yield
    assert sum(os.times()[:4]) - start < seconds

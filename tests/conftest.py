"""What holds for every test: how many examples of a property are tried, and that none waits for garbage needlessly."""

from __future__ import annotations

import gc

from tests.support import examples

examples.register()


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the search for garbage passes it by, instead of going through it again."""
    gc.collect()
    gc.freeze()

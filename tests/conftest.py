"""What holds for every test: how many examples of a property are tried, and that none works or waits needlessly."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.support import examples
from tests.support.once import made_once

examples.register()


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so the search for garbage passes it by; and it seldom searches."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """Plans, comparisons and pictures are made once a worker, where they are not what is tested."""
    with made_once():
        yield

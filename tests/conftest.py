"""What holds for every test: how many examples of a property are tried, and that none works or waits needlessly."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from tests.support import examples
from tests.support.comparisons import compared
from vpbdiff.gate import case

examples.register()


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so the search for garbage passes it by; and it seldom searches."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session", autouse=True)
def compared_once() -> Iterator[None]:
    """Commands and reviews that open the same two plans share one comparison. Most do, and what `compare` gives is
    tested without them."""
    with patch.object(case, "compare", compared):
        yield

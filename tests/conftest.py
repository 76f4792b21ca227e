"""What holds for every test: how many examples of a property are tried, and that none works or waits needlessly."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unittest.mock import patch

import pytest

from tests.support import examples
from vpbdiff.compare import compare
from vpbdiff.gate import case
from vpbdiff.model.changes import Comparison
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan

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
    found: dict[str, Comparison] = {}

    def once(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> Comparison:
        asked = repr((replace(old, path=""), replace(new, path=""), pins))
        if asked not in found:
            found[asked] = compare(old, new, pins)
        return found[asked]

    with patch.object(case, "compare", once):
        yield

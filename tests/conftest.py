"""What holds for every test: how hypothesis looks for counter-examples, and that none waits for garbage needlessly."""

from __future__ import annotations

import gc

from hypothesis import settings

# A red run is to tell of the change and not of luck, nor of how busy the machine is: the same examples every time, and
# as long as they take. `pytest --hypothesis-profile=searching` tries others; what it finds belongs in a table.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", derandomize=False, deadline=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the search for garbage passes it by, instead of going through it again."""
    gc.collect()
    gc.freeze()

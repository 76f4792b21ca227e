"""How hypothesis looks for counter-examples, unless a test says otherwise."""

from __future__ import annotations

from hypothesis import settings

# A red run is to tell of the change and not of luck, nor of how busy the machine is: the same examples every time, and
# as long as they take. `pytest --hypothesis-profile=searching` tries others; what it finds belongs in a table.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", derandomize=False, deadline=None)
settings.load_profile("steady")

"""How many examples a property is tried on: few in the ordinary run, many in the soak, the same ones every time.

A red run is to tell of the change and not of luck, nor of how busy the machine is: no example is drawn by chance, and
each takes as long as it takes. `pytest --hypothesis-profile=searching` tries others; what it finds belongs in a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

QUICK, THOROUGH, SEARCHING = "quick", "thorough", "searching"
ANY_TIME = [check for check in HealthCheck if check is not HealthCheck.filter_too_much]


def register() -> None:
    """Make the profiles known, and load the one of the ordinary run."""
    for name, count in ((QUICK, 12), (THOROUGH, 200), (SEARCHING, 200)):
        settings.register_profile(
            name,
            derandomize=name != SEARCHING,
            deadline=None,
            max_examples=count,
            suppress_health_check=ANY_TIME,
        )
    settings.load_profile(QUICK)


def examples(few: int, many: int) -> settings:
    """So many examples for one property, where the profile's own number is too many or too few."""
    return settings(max_examples=few if settings.get_current_profile_name() == QUICK else many)


def first_now(rows: Iterable[object]) -> list[Any]:
    """A table with its first row in the ordinary run, the others in the soak: each is slow, and all are of a kind."""
    first, *others = rows
    return [first, *(_later(each) for each in others)]


def _later(row: Any) -> Any:
    values = row if isinstance(row, tuple) else (row,)
    return pytest.param(*values, marks=pytest.mark.soak)

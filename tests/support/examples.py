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


def first_now(rows: Iterable[object], every: int = 0) -> list[Any]:
    """A table with its first row in the ordinary run, the others in the soak: each is slow, and all are of a kind.
    Of a long table with rows of several kinds, each `every`th is in the ordinary run too."""
    return [row if not number or (every and number % every == 0) else _later(row) for number, row in enumerate(rows)]


def _later(row: Any) -> Any:
    if hasattr(row, "marks"):
        return pytest.param(*row.values, marks=[*row.marks, pytest.mark.soak], id=row.id)
    values = row if type(row) is tuple else (row,)
    return pytest.param(*values, marks=pytest.mark.soak)

"""Days as people write them."""

from __future__ import annotations

import pytest

from vpbdiff.language.dates import day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024-12-16", id="as the file has it"),
        pytest.param("20241216", id="without hyphens"),
        pytest.param("2024.12.16", id="points"),
        pytest.param("16 dec 2024", id="a short month"),
        pytest.param("16 dec. 2024", id="a short month with its point"),
        pytest.param("den 16 December 2024", id="as a sentence says it"),
        pytest.param("16/12 2024", id="day and month"),
        pytest.param("16/12/2024", id="slashes"),
        pytest.param("16/12-24", id="a short year"),
        pytest.param("16.12.2024", id="points, day first"),
        pytest.param("  16  december   2024 ", id="blanks"),
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert day(text) == "2024-12-16"


@pytest.mark.parametrize("text", ["", "förra året", "16 dec", "31/2 2024", "2024-13-01", "12/2024", "§ 16 2024"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(text) is None

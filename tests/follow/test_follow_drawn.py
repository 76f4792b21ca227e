"""Drawn plans with reports, by way of import: each verdict, each item's state and each amount is the true one."""

from __future__ import annotations

import pytest

from benchmarks.follow import measure


def test_a_few_drawn_reports_are_followed_up_rightly() -> None:
    tally = measure(range(3))
    assert tally.judged["verdict where none may be"] > 10
    assert tally.misses == []


@pytest.mark.soak
def test_many_drawn_reports_are_followed_up_rightly() -> None:
    assert measure(range(5000, 5150)).misses == []

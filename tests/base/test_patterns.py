"""Patterns that are compiled when they are first searched with."""

from __future__ import annotations

import copy

from vpbdiff.base.patterns import lazily


def test_a_lazy_pattern_is_copied() -> None:
    assert copy.copy(lazily(r"\bram")).search("en ram")

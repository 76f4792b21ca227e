"""Finds where a promise became weaker."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.detect.tokens import Token


def weakened(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the new text promises less than the old one."""
    return False

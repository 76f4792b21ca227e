"""Patterns that are compiled when they are first searched with.

To compile all that the language of plans has takes longer than to search two plans with what a command needs of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, cast


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first used."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def has_all(text: str, needs: Sequence[str]) -> bool:
    """Whether a text has all that a pattern needs: parts of it as they stand there, «|» between those of which one is
    enough. Most texts lack some of it, so that a pattern is seldom compiled, and seldom searched with."""
    return all(any(part in text for part in _parts(need)) for need in needs)


@cache
def _parts(need: str) -> tuple[str, ...]:
    return tuple(need.split("|"))


class _Lazy:
    """Stands for a compiled pattern: each of its attributes is taken from that when it is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("_source", "_flags"):  # a copy asks before it has any
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found

"""Histories of the committed series, traced once for all tests that only read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from vpbdiff import history
from vpbdiff.history import History

_of_series = history.of_series


@cache
def _once(folder: Path, series: str | None) -> History:
    """The history as the command traces it in a folder."""
    del folder  # which is the current one: it is here for the cache to tell folders apart
    return _of_series(series)


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder whose series are traced once for all tests."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(history, "of_series", lambda series: _once(folder, series))

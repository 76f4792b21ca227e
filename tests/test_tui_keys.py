"""The line of keys: what applies here as far as there is room, and always the way to the help and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reviewing import Reviewed, plans, review
from vpbdiff.tui.views import VIEWS


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)], ids=str)
def test_help_and_quit_are_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(at: Reviewed) -> None:
        for number, _ in enumerate(VIEWS, start=1):
            await at.press(str(number))
            assert at.shown.splitlines()[-1].endswith("q avsluta  ? hjälp")

    review(plans(tmp_path), script, size)

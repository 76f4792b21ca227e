"""The picture in the README shows what the command shows today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("pty", reason="the picture is drawn from a terminal of Unix")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def picture() -> ModuleType:
    spec = importlib.util.spec_from_file_location("picture", DOCS / "picture.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.soak
def test_picture_shows_what_the_command_shows(picture: ModuleType) -> None:
    drawn = (DOCS / "diff.svg").read_text(encoding="utf-8")
    assert drawn == picture.draw(), "the report looks another way now: run `python docs/picture.py` and look at it"


def test_picture_asks_for_nothing_from_elsewhere() -> None:
    drawn = (DOCS / "diff.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]

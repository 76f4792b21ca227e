"""The picture of the review in the README shows what the review shows today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("pty", reason="the picture's colours are those of one that is drawn from a terminal of Unix")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def picture() -> ModuleType:
    spec = importlib.util.spec_from_file_location("review_picture", DOCS / "review_picture.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.soak
def test_picture_shows_what_the_review_shows(picture: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "")
    drawn = (DOCS / "review.svg").read_text(encoding="utf-8")
    assert drawn == picture.draw(), "the review looks another way: run `python docs/review_picture.py` and look at it"


def test_picture_asks_for_nothing_from_elsewhere() -> None:
    drawn = (DOCS / "review.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]

"""The page that says where things are names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = sorted(set(re.findall(r"`([\w./]+/[\w./]*)`", (ROOT / "docs" / "index.md").read_text(encoding="utf-8"))))
"""Paths: what stands in code and holds a slash."""


@pytest.mark.parametrize("path", NAMED)
def test_what_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_package_is_on_the_page() -> None:
    packages = {f"vpbdiff/{path.parent.name}/" for path in (ROOT / "vpbdiff").glob("*/__init__.py")}
    assert packages <= set(NAMED)

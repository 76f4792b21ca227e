"""The page that says where things are names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "docs" / "index.md", ROOT / "CONTRIBUTING.md")
NAMED = {page: sorted(set(re.findall(r"`([\w./]+/[\w./]*)`", page.read_text(encoding="utf-8")))) for page in PAGES}
"""Paths: what stands in code and holds a slash."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    assert len(NAMED[page]) > 10
    assert [path for path in NAMED[page] if not (ROOT / path).exists()] == []


def test_every_package_is_on_the_page() -> None:
    packages = {f"vpbdiff/{path.parent.name}/" for path in (ROOT / "vpbdiff").glob("*/__init__.py")}
    assert packages <= set(NAMED[PAGES[0]])

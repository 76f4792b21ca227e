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


ROOMS = r"`((?:vpbdiff|docs|schemas|tests|benchmarks|examples|templates)/[\w./-]*)`"


def test_what_any_page_names_of_the_project_is_there() -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))}
    named = {(page.name, path) for page, text in pages.items() for path in re.findall(ROOMS, text)}
    assert len(named) > 50
    assert sorted(each for each in named if not (ROOT / each[1]).exists()) == []


def test_every_package_is_on_the_page() -> None:
    packages = {f"vpbdiff/{path.parent.name}/" for path in (ROOT / "vpbdiff").glob("*/__init__.py")}
    assert packages <= set(NAMED[PAGES[0]])

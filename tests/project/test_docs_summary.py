"""The page on the summary names every section, outline and placeholder, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

from vpbdiff.memo.outlines import OUTLINES, PLACEHOLDERS, SECTIONS
from vpbdiff.render import docx_template

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "schemas" / "settings.schema.json"
PAGE = (ROOT / "docs" / "summary.md").read_text(encoding="utf-8")


def test_every_placeholder_is_on_the_page_and_no_other() -> None:
    assert set(re.findall(r"\{\{(\w+)\}\}", PAGE)) == {
        docx_template.WHOLE,
        *PLACEHOLDERS,
        *docx_template.FACTS,
    }


def test_the_settings_know_every_section_and_what_its_heading_stands_instead_of() -> None:
    summary = json.loads(SETTINGS.read_text(encoding="utf-8"))["properties"]["summary"]["properties"]
    assert summary["sections"]["items"]["enum"] == list(SECTIONS)
    headings = {name: told["description"] for name, told in summary["headings"]["properties"].items()}
    assert headings == {name: f"Instead of {section.heading}." for name, section in SECTIONS.items()}


def test_every_outline_is_on_the_page_with_its_number_of_sections() -> None:
    rows = dict(re.findall(r"(?m)^\| `(\w+)` \|[^|]*\| (the .*) \|$", PAGE))
    assert {name: len(told.split(", ")) for name, told in rows.items()} == {
        name: len(sections) for name, sections in OUTLINES.items()
    }


def test_every_section_is_on_the_page() -> None:
    named = re.search(r"The names are (.*?)\.", PAGE, re.DOTALL)
    assert named is not None
    assert re.findall(r"`(\w+)`", named[1]) == list(SECTIONS)

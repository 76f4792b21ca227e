"""The page on explanations says what the program does: its example is one, its tables are whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

from vpbdiff.explanations import ReasonKind, input
from vpbdiff.explanations.file import FORMAT, parse
from vpbdiff.statements import reasons

PAGE = (Path(__file__).parents[2] / "docs" / "explanations.md").read_text(encoding="utf-8")


def test_the_example_is_an_entry() -> None:
    found = re.search(r"(?ms)^    \{\n.*?^    \}\n", PAGE)
    assert found is not None
    held = parse(json.dumps({"format": FORMAT, "entries": [json.loads(found[0])]}), "example")
    assert held.entries[0].kind is ReasonKind.PRIORITY


def test_every_kind_of_reason_is_on_the_page_by_a_word_that_is_understood() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `--kind`"))
    words = re.split(r"[,;()]| or ", row.split("|")[2].partition("«")[0].strip(" ."))
    kinds = {reasons.kind_of(word) for word in words if word.strip()}
    assert kinds == set(ReasonKind)


def test_the_fields_of_a_skeleton_are_on_the_page() -> None:
    table = PAGE.partition("| field | holds |")[2].partition("\n\n")[0]
    told = re.findall(r"`([a-z]+)`", "".join(line.split("|")[1] for line in table.splitlines()[2:]))
    assert sorted(told) == sorted(input.KEYS)

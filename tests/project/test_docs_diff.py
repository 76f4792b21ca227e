"""docs/reading-a-diff.md against the program: its examples are real, and nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.goldens import FOLDER
from vpbdiff.cli.diff import command
from vpbdiff.model.changes import Kind
from vpbdiff.render import Shown, names
from vpbdiff.statements.phrases import ADJECTIVES, MARKS
from vpbdiff.wording import Wording

PAGE = (Path(__file__).parents[2] / "docs" / "reading-a-diff.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_examples_are_what_the_program_prints() -> None:
    golden = (FOLDER / "diff" / "every-kind.sv.txt").read_text(encoding="utf-8")
    assert EXAMPLES
    for example in EXAMPLES:
        assert example in golden


def test_kinds_stand_with_their_marks_and_words_in_the_order_that_picks_the_mark() -> None:
    rows = re.findall(r"^\| `(.)` \| (\w+)[^|]* \| ([^|]+) \|$", PAGE, re.MULTILINE)
    expected = [
        (mark, str(kind), Wording().say(f"change.kind.{kind}.u" if kind in ADJECTIVES else f"change.kind.{kind}"))
        for kind, mark in MARKS.items()
    ]
    assert rows == expected
    assert {Kind(kind) for _, kind, _ in rows} == set(Kind)


@pytest.mark.parametrize(
    "name", [*names(Shown.DIFF), *(option for each in command.params for option in each.opts if "--" in option)]
)
def test_every_format_and_option_is_told(name: str) -> None:
    told = {"--format": "--format", "--output": "-o FILE"}.get(name, name)
    assert f"`{told}" in PAGE

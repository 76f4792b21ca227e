"""docs/history.md against the program: its commands run, its example is real, its table of words is true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.goldens import FOLDER
from tests.support.histories import stand_in
from tests.support.invented import EXAMPLES
from vpbdiff import history
from vpbdiff.cli import cli
from vpbdiff.cli.history import command
from vpbdiff.history import search, tracing
from vpbdiff.render import Shown, names

PAGE = (Path(__file__).parents[2] / "docs" / "history.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"(?m)^    (vpbdiff .*)$", PAGE)
ROWS = re.findall(r"(?m)^\| (`.*`) \| (.*) \|$", PAGE)
AN_ID = "M7"
"""An id that a person gave; the examples have none, and test_history finds one."""


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(EXAMPLES, monkeypatch)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    result = CliRunner().invoke(cli, shlex.split(line)[1:], prog_name="vpbdiff")
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_example_is_what_the_program_prints() -> None:
    (example,) = re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert example == (FOLDER / "history" / "weakened-80.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [word for cells, _ in ROWS for word in re.findall("`(.*?)`", cells) if word != AN_ID])
def test_every_word_of_the_table_finds_something(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(EXAMPLES, monkeypatch)
    found = search.find(history.of_series(None), word)
    assert found.lineages
    assert not found.guessed


def test_every_format_and_option_is_told() -> None:
    options = {option for each in command.params for option in each.opts if "--" in option}
    untold = {"--series", "--no-pager", "--output"}  # the page of commands has them all
    assert [option for option in sorted(options - untold) if option not in PAGE] == []
    assert [form for form in names(Shown.HISTORY) if f"`{form}`" not in PAGE] == []


def test_the_names_of_versions_stand_in_their_order() -> None:
    told = re.search(r"where their names tell it \((.*?);", PAGE, re.DOTALL)
    assert told is not None
    named = re.findall(r"`(\w+)`", told[1])
    assert [next(rank for rank, names in enumerate(tracing.STAGES) if name in names) for name in named] == list(
        range(len(tracing.STAGES))
    )

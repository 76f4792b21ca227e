"""How much a command says and how it looks: options of every command, progress, opening, completion."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.support.invented import EXAMPLES, document
from vpbdiff.cli import cli, manner

ESCAPE = "\x1b["


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples' folder, and nothing said of colours."""
    monkeypatch.chdir(EXAMPLES)
    for variable in ("NO_COLOR", "FORCE_COLOR", "VPBDIFF_LANG", "TERM"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        pytest.param([], {}, False, id="no terminal"),
        pytest.param(["--color", "always"], {}, True, id="always"),
        pytest.param(["--color", "always"], {"NO_COLOR": "1"}, True, id="the option goes before the environment"),
        pytest.param([], {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param([], {"FORCE_COLOR": ""}, False, id="an empty FORCE_COLOR says nothing"),
        pytest.param([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR goes before FORCE_COLOR"),
        pytest.param(["--color", "never"], {"FORCE_COLOR": "1"}, False, id="never"),
    ],
)
def test_colour(
    options: list[str], environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = []

    @click.command(params=manner.options(_Words()))  # type: ignore[arg-type]
    def command() -> None:
        found.append(manner.in_colour(os.environ))

    command.main(options, standalone_mode=False)
    assert found == [coloured]


class _Words:
    def say(self, key: str) -> str:
        return key


def test_colours_are_written_where_they_are_asked_for() -> None:
    out = CliRunner().invoke(cli, ["diff", "2025", "2026", "--stat", "--color", "always"]).stdout
    assert ESCAPE in out
    assert ESCAPE not in CliRunner().invoke(cli, ["diff", "2025", "2026", "--stat"]).stdout


def test_quiet_says_nothing_beside_the_result_but_what_is_wrong() -> None:
    words = ["diff", str(document(2025)), "2026", "--stat"]
    loud, quiet = CliRunner().invoke(cli, words), CliRunner().invoke(cli, ["-q", *words])
    assert (quiet.stderr, quiet.stdout) == ("", loud.stdout)
    assert "lästes som planen" in loud.stderr
    assert "finns inte" in CliRunner().invoke(cli, ["diff", "saknas.json", "2026", "-q"]).stderr


def test_verbose_accounts_for_a_document_in_full_and_for_the_time() -> None:
    words = ["diff", str(document(2025)), "2026", "--stat"]
    usual, full = CliRunner().invoke(cli, words).stderr, CliRunner().invoke(cli, [*words, "-v"]).stderr
    assert ("att kontrollera" in usual, "att kontrollera" in full) == (False, True)
    assert "sekunder, varav" in full.splitlines()[-1]


def test_on_a_terminal_a_long_command_says_that_it_works_and_takes_that_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manner, "_AFTER", 0.02)
    monkeypatch.setattr(manner, "_EVERY", 0.02)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    context = click.Context(cli)
    with context, manner.working(context, _Words()):  # type: ignore[arg-type]
        time.sleep(0.1)
        manner.still()
        sys.stderr.write("SAID")
    shown, said = capsys.readouterr().err.split("SAID")
    assert shown.startswith("\r\x1b[Kcli.working 0 s")
    assert (shown.endswith("\r\x1b[K"), said) == (True, "")


def test_no_progress_where_nobody_sees_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(manner, "_AFTER", 0.01)
    context = click.Context(cli)
    with context, manner.working(context, _Words()):  # type: ignore[arg-type]
        time.sleep(0.03)
    assert capsys.readouterr().err == ""


def test_what_is_written_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    target = str(tmp_path / "skillnad.html")
    assert CliRunner().invoke(cli, ["diff", "2025", "2026", "--stat", "-o", target, "--open"]).exit_code == 0
    assert opened == [target]
    nowhere = CliRunner().invoke(cli, ["diff", "2025", "2026", "--open"])
    assert (nowhere.exit_code, opened) == (2, [target])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("ch", {"check"}, id="a command"),
        pytest.param("diff 202", {"2024", "2025", "2026", "2026.forslag"}, id="years and versions of the usual series"),
        pytest.param(
            "check 2025 ekvik/k", {"ekvik/kultur-och-fritidsnamnden/2026"}, id="a plan of another series, by its name"
        ),
        pytest.param(
            "history -s ", {"ekvik/kultur-och-fritidsnamnden", "ekvik/omsorgsnamnden"}, id="the series themselves"
        ),
        pytest.param("diff 2025 --exi", {"--exit-code"}, id="an option"),
    ],
)
def test_a_shell_completes(words: str, expected: set[str]) -> None:
    asked = words.split(" ")
    environment = {
        "_VPBDIFF_COMPLETE": "bash_complete",
        "COMP_WORDS": f"vpbdiff {words}",
        "COMP_CWORD": str(len(asked)),
    }
    result = CliRunner().invoke(cli, [], env=environment)
    assert {line.partition(",")[2] for line in result.stdout.splitlines()} == expected


def test_bash_is_given_its_part() -> None:
    program = [sys.executable, "-m", "vpbdiff"]
    environment = os.environ | {"_VPBDIFF_COMPLETE": "bash_source"}
    out = subprocess.run(program, env=environment, capture_output=True, text=True, check=True).stdout
    assert "_VPBDIFF_COMPLETE=bash_complete" in out

"""git itself, set up by `vpbdiff git-setup`: what it shows of a changed plan, and what it has to itself again after."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.repository import ENVIRONMENT, FOLDER, LAST, THIS, Repository, raw_this, run
from vpbdiff import store
from vpbdiff.cli.git import driver

Capture = pytest.CaptureFixture[str]
DONE = "Klart: "
NEWS = "Dagliga promenader"
GIT = ("diff HEAD~1", "log -p --ext-diff", "show --ext-diff")
"""The commands that are to show changes of plans."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two plans, and a commit that adds to one of them."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, ENVIRONMENT[name])
    found.commit()
    found.edit("Personalen går ut med dem som vill.", "Personalen går ut med dem som vill, om tiden räcker.")
    found.commit()
    return found


def set_up(capture: Capture, *arguments: str) -> str:
    capture.readouterr()
    assert run("git-setup", *arguments) == 0
    return capture.readouterr().out


def own_files(repository: Repository) -> dict[str, bytes]:
    """Everything that setting up could write to."""
    folder = repository.root / ".git"
    return {name: (folder / name).read_bytes() for name in ("config", "info/attributes") if (folder / name).exists()}


class TestTheThreeCommands:
    @pytest.mark.parametrize("command", GIT)
    def test_show_the_plan_and_then_json_again(self, repository: Repository, capsys: Capture, command: str) -> None:
        plain = repository.git(*command.split())
        assert '+              "description"' in plain.replace("          ", "          ") or '"description"' in plain
        before = own_files(repository)

        assert set_up(capsys).startswith(DONE)
        shown = repository.git(*command.split())
        assert f"vpbdiff a/{THIS} b/{THIS}\n" in shown
        assert NEWS in shown
        assert "{+om tiden räcker+}" in shown or "om tiden räcker" in shown
        assert '"description"' not in shown

        set_up(capsys, "--remove")
        assert repository.git(*command.split()) == plain
        assert own_files(repository) == before

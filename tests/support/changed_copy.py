"""A copy of the program with something added, run as a user runs it: shows if a recipe of CONTRIBUTING.md is whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("vpbdiff", "schemas")

_RUN_ALL = """
import json, sys, traceback
from click.testing import CliRunner
from vpbdiff.cli import cli
answers = []
for command in json.loads(sys.argv[1]):
    ran = CliRunner().invoke(cli, command)
    crash = ran.exception if not isinstance(ran.exception, SystemExit) else None
    told = "".join(traceback.format_exception(crash)) if crash else ran.output
    answers.append([ran.exit_code if crash is None else -1, told])
print(json.dumps(answers))
"""

Command = tuple[str, ...]
Answers = dict[Command, tuple[int, str]]
"""The exit status, -1 for a crash, and what was printed, or the traceback."""


def copied(folder: Path) -> Path:
    """The folder with a copy of the program and its schemas in it."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def insert(path: Path, opening: str, text: str, *, before: bool = False) -> None:
    """Put a text after the one place in a file that reads `opening`, or before it."""
    held = path.read_text(encoding="utf-8")
    assert held.count(opening) == 1, f"{opening!r} in {path.name}"
    path.write_text(held.replace(opening, text + opening if before else opening + text), encoding="utf-8")


def answers(folder: Path, commands: Sequence[Command]) -> Answers:
    """What the changed copy says to each command, in one process that works in its folder."""
    ran = subprocess.run(
        [sys.executable, "-c", _RUN_ALL, json.dumps([list(command) for command in commands])],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "VPBDIFF_LANG": ""},
        capture_output=True,
        check=True,
    )
    told: list[tuple[int, str]] = [(status, said) for status, said in json.loads(ran.stdout)]
    return dict(zip(commands, told, strict=True))

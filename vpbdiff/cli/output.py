"""What the commands share: how they say what is wrong, and how they end.

stdout is data, stderr is talk; both are UTF-8, on a Windows pipe too.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from vpbdiff.base.errors import Problem
from vpbdiff.base.escaping import safe
from vpbdiff.wording import Wording
from vpbdiff.wording.problems import sentence


def print_problems(wording: Wording, problems: Sequence[Problem], key: str = "cli.error") -> None:
    """Say on stderr what is wrong, one problem a line."""
    for problem in problems:
        talk(wording.say(key, sentence=sentence(wording, problem)))


def data(line: str) -> None:
    """Give one line of the result on stdout; what it quotes from a plan can't move the cursor."""
    click.echo(safe(line))


def talk(line: str) -> None:
    """Say one line on stderr; what it quotes from a plan can't move the cursor."""
    click.echo(safe(line), err=True)


def use_utf8() -> None:
    """Make stdout and stderr UTF-8 whatever the system's code page, and let no character stop a command.

    A stdout that was closed becomes one that can't be written to, so that what is lost on it is told.
    """
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

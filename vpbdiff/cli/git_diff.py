"""`vpbdiff git-diff`: what git runs for each changed plan, once `git-setup` has told it to. Not for people to call.

A status other than 0 makes git show the file's lines instead; see `vpbdiff.cli.git.driver`.
"""

from __future__ import annotations

import os
import sys

import click

from vpbdiff.base import git
from vpbdiff.cli import output, showing
from vpbdiff.cli.change import told
from vpbdiff.render import Options
from vpbdiff.wording import Wording


@click.command("git-diff", hidden=True, help="git.diff-help")
@click.argument("arguments", nargs=-1, metavar="git.metavar-arguments", help="git.argument-arguments")
@click.pass_obj
def command(wording: Wording, arguments: tuple[str, ...]) -> None:
    """Show one changed file. All of it is made before any is written, so that no half of it is."""
    change = told(arguments)
    if isinstance(change, str):
        shown = showing.unmerged(change, wording)
    else:
        shown = showing.shown(change, wording, Options(output.width(), _in_colour(), terse=True))
    output.show(shown, paged=False)


def _in_colour() -> bool:
    """Whether git itself would colour: by the user's settings, on a terminal or on the way to one through git's pager.

    git says nothing of its `--color`; NO_COLOR and a dumb terminal count as they do elsewhere in vpbdiff.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    on_terminal = sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    asked = git.run("config", "--get-colorbool", "color.diff", "true" if on_terminal else "false")
    return asked.stdout.strip() == b"true"

"""`vpbdiff git-setup`: let git show changed plans by vpbdiff in this repository, and take that back."""

from __future__ import annotations

import click

from vpbdiff.cli import attributes, driver
from vpbdiff.cli.output import data, talk
from vpbdiff.wording import Wording


@click.command("git-setup", help="git.setup-help")
@click.option("--remove", is_flag=True, help="git.option-remove")
@click.pass_obj
def command(wording: Wording, remove: bool) -> None:
    """Set git up, or take away exactly what was set up; nothing is written where that is not to be done."""
    data(wording.say(_remove() if remove else _set_up(wording)))


def _set_up(wording: Wording) -> str:
    path = attributes.place()
    driver.check()
    hidden = attributes.hidden(path)
    changed = [attributes.write(path), driver.write(wording.language)]
    if hidden:
        talk(wording.say("git.hides", path=hidden[0].path, value=hidden[0].value))
    return "git.set-up" if any(changed) else "git.already"


def _remove() -> str:
    path = attributes.place()
    changed = [driver.remove(), attributes.remove(path)]
    return "git.removed" if any(changed) else "git.nothing-to-remove"

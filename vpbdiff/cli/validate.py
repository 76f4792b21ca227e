"""`vpbdiff validate`: whether plans can be read, and whether what they say holds together."""

from __future__ import annotations

import click

from vpbdiff import store
from vpbdiff.cli.common import print_problems
from vpbdiff.errors import ExitStatus, VpbdiffError
from vpbdiff.wording import Wording


@click.command("validate", help="cli.validate.help")
@click.argument("plans", nargs=-1, metavar="cli.metavar.plans", help="cli.validate.plans")
@click.pass_obj
def command(wording: Wording, plans: tuple[str, ...]) -> ExitStatus:
    """Read each plan and say what is wrong with it."""
    for plan in plans:
        try:
            store.load(store.find(plan))
        except VpbdiffError as error:
            print_problems(wording, error.problems)
            return ExitStatus.FAILED
    return ExitStatus.DONE

"""`vpbdiff migrate`: snapshots of an older format version become the current one, where they lie."""

from __future__ import annotations

from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, VpbdiffError, failure
from vpbdiff.cli.output import data, print_problems
from vpbdiff.store import Snapshot
from vpbdiff.wording import Wording


@click.command("migrate", help="cli.migrate.help")
@click.argument("plans", nargs=-1, metavar="cli.metavar.plans", help="cli.migrate.plans")
@click.pass_obj
def command(wording: Wording, plans: tuple[str, ...]) -> ExitStatus:
    """Bring each plan to the current format version; one that can't be does not keep the others from it."""
    status = ExitStatus.DONE
    for snapshot in [store.find(plan) for plan in plans] if plans else store.every():
        try:
            data(_migrate(wording, snapshot))
        except VpbdiffError as error:
            print_problems(wording, error.problems)
            status = ExitStatus.FAILED
    return status


def _migrate(wording: Wording, snapshot: Snapshot) -> str:
    """Rewrite one snapshot if it is of an older version; what became of it.

    Raises `VpbdiffError`, with nothing written, if it can't be read or would not be valid.
    """
    if snapshot.revision is not None:
        raise failure("migrate.in-git", Location(snapshot.shown))
    text, old = store.in_current_format(snapshot)
    if old is None:
        return wording.say("migrate.current", path=snapshot.shown, format=store.FORMAT)
    store.write_atomically(Path(snapshot.path), text)
    return wording.say("migrate.done", path=snapshot.shown, old=old, new=store.FORMAT)

"""`vpbdiff migrate`: snapshots of an older format version become the current one, where they lie."""

from __future__ import annotations

from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, VpbdiffError, failure
from vpbdiff.cli import completion
from vpbdiff.cli.output import data, json_or_text, print_problems, show
from vpbdiff.store import Snapshot
from vpbdiff.wording import Wording


@click.command("migrate", help="cli.migrate.help")
@click.argument(
    "plans", nargs=-1, metavar="cli.metavar.plans", help="cli.migrate.plans", shell_complete=completion.plans
)
@json_or_text
@click.pass_obj
def command(wording: Wording, plans: tuple[str, ...], form: str) -> ExitStatus:
    """Bring each plan to the current format version; one that can't be does not keep the others from it."""
    from vpbdiff.render.answers_json import MigratedPlan, migration  # noqa: PLC0415 - help needs nothing of it

    done = []
    for snapshot in [store.find(plan) for plan in plans] if plans else store.every():
        try:
            done.append(MigratedPlan(snapshot.shown, _migrate(snapshot)))
        except VpbdiffError as error:
            print_problems(wording, error.problems)
            done.append(MigratedPlan(snapshot.shown, problems=tuple(error.problems)))
            continue
        if form == "text":
            data(_said(wording, done[-1].path, done[-1].old))
    if form == "json":
        show(migration(done, wording), paged=False)
    return ExitStatus.FAILED if any(each.problems for each in done) else ExitStatus.DONE


def _migrate(snapshot: Snapshot) -> str | None:
    """Rewrite one snapshot if it is of an older version; that version.

    Raises `VpbdiffError`, with nothing written, if it can't be read or would not be valid.
    """
    if snapshot.revision is not None:
        raise failure("migrate.in-git", Location(snapshot.shown))
    text, old = store.in_current_format(snapshot)
    if old is not None:
        store.write_atomically(Path(snapshot.path), text)
    return old


def _said(wording: Wording, path: str, old: str | None) -> str:
    if old is None:
        return wording.say("migrate.current", path=path, format=store.FORMAT)
    return wording.say("migrate.done", path=path, old=old, new=store.FORMAT)

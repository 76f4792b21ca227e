"""`vpbdiff review`: read every change and give its reason, in the terminal. The only module that loads Textual."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli import completion, on_the_fly
from vpbdiff.cli.on_the_fly import Documents
from vpbdiff.cli.output import alarm, take_screen, talk
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.review.session import Session


@click.command("review", help="review.help")
@click.argument("old", metavar="diff.metavar-old", help="diff.argument-old", shell_complete=completion.plans)
@click.argument("new", metavar="diff.metavar-new", help="diff.argument-new", shell_complete=completion.plans)
@click.option("--by", metavar="review.metavar-by", help="review.option-by")
@on_the_fly.options
@click.pass_obj
def command(wording: Wording, old: str, new: str, by: str | None, documents: Documents) -> ExitStatus:
    """Run the review of two plans until it is closed."""
    take_screen("review.no-terminal")
    from vpbdiff.tui.app import ReviewApp  # noqa: PLC0415 - Textual is slow to load, and this is its only use

    app = ReviewApp((old, new), lambda: _session(old, new, by, documents), wording)
    app.follow_file()
    app.run()
    if app.failure is not None:
        raise app.failure
    if told := app.left():
        talk(told)
    for lost in app.unkept():
        alarm(lost)
    documents.tell(wording)
    return ExitStatus(app.return_code or ExitStatus.DONE)


def _session(old: str, new: str, by: str | None, documents: Documents) -> Session:
    from vpbdiff.review.session import Session  # noqa: PLC0415 - compared while the frame is shown already

    today = date.today().isoformat()  # noqa: DTZ011 - the day where the person sits
    return Session.open(old, new, today, by, documents.find)

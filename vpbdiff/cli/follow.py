"""`vpbdiff follow`: what a report says of the plan for its year.

The plan is the one in force for the report's year where none is named, in the version that the report follows up. A
document is read on the fly, as in `diff`; nothing of it is kept.
"""

from __future__ import annotations

from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, failure
from vpbdiff.cli import completion
from vpbdiff.cli.output import Target, open_option, output_option
from vpbdiff.render import Shown, names
from vpbdiff.reports import Report, loading
from vpbdiff.store.resolve import is_document, series_folder
from vpbdiff.wording import Wording


@click.command("follow", help="follow.help")
@click.argument(
    "words", nargs=-1, required=True, metavar="follow.metavar", help="follow.argument", shell_complete=completion.plans
)
@click.option(
    "-s", "--series", metavar="history.metavar-series", help="follow.option-series", shell_complete=completion.series
)
@click.option("--through", metavar="follow.metavar-day", help="follow.option-through")
@click.option("-f", "--format", "form", type=click.Choice(names(Shown.FOLLOW)), help="diff.option-format")
@click.option("--profile", metavar="import.metavar-file", help="documents.option-profile")
@click.option("--encoding", metavar="import.metavar-encoding", help="documents.option-encoding")
@click.option("--no-pager", is_flag=True, help="diff.option-no-pager")
@output_option
@open_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    words: tuple[str, ...],
    series: str | None,
    through: str | None,
    form: str | None,
    profile: str | None,
    encoding: str | None,
    no_pager: bool,
    output: Path | None,
    opened: bool,
) -> ExitStatus:
    """Hold a report against the plan of its year."""
    from vpbdiff.follow import follow  # noqa: PLC0415 - the matching is the slowest import
    from vpbdiff.follow.series import belongs, decided_after, earlier_than, plan_for  # noqa: PLC0415

    *named, word = words
    if len(named) > 1:
        raise click.UsageError(wording.say("follow.too-many"))
    target = Target.of(Shown.FOLLOW, form, output, opened=opened)
    folder = series_folder(series)
    report = _report(word, folder, profile, encoding, through, wording)
    plan = store.load(store.find(named[0])) if named else plan_for(report, folder)
    belongs(plan, report)
    home = folder or (Path(plan.path).parent if plan.path else None)
    found = follow(plan, report, earlier_than(report, home), decided_after(plan, home))
    content = target.render(found, wording)
    read = [Path(place) for place in (plan.path, report.path, word if is_document(word) else "") if place]
    target.give(content, wording, read, paged=not no_pager)
    return ExitStatus.DONE


def _report(  # noqa: PLR0913, PLR0917 - how a document is read
    word: str, folder: Path | None, profile: str | None, encoding: str | None, through: str | None, wording: Wording
) -> Report:
    """The report that a user names: by file, by day, or as a document that is read on the fly."""
    if not is_document(word):
        place = loading.named(word, folder)
        if place is None:
            raise failure("follow.not-a-report", Location(word), known=loading.FORMAT)
        return loading.load(place)
    from vpbdiff.cli.import_report import day, print_reading, read  # noqa: PLC0415 - most reports are files

    day(through)
    found = read(Path(word), profile, encoding, through)
    print_reading(wording, Path(word).name, found)
    return loading.read_report(loading.dumps(found.raw), Path(word))

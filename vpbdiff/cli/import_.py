"""`vpbdiff import`: from document to snapshot, with what was not understood.

Exit status 1 says that a person is needed: something was not understood, or a snapshot that is there would change, or
holds corrections that the document contradicts. stdout has the snapshot (`-o -`) or the differences; all else is talk.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, failure
from vpbdiff.cli import import_result, import_shows
from vpbdiff.cli import new_profile as profiling
from vpbdiff.cli.import_result import tell, tell_missing
from vpbdiff.documents import plain_text, reader
from vpbdiff.recognise import Extraction, extract, profile, profile_files
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.store import paths
from vpbdiff.store.import_record import ImportRecord
from vpbdiff.store.resolve import project_folder
from vpbdiff.wording import Wording

_STDOUT = "-"


@click.command("import", help="import.help")
@click.argument(
    "document", type=click.Path(path_type=Path), metavar="import.metavar-document", help="import.argument-document"
)
@click.option("-o", "--output", metavar="import.metavar-file", help="import.option-output")
@click.option("--prior", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-prior")
@click.option("--encoding", default=plain_text.UTF_8, metavar="import.metavar-encoding", help="import.option-encoding")
@click.option("--profile", "named", metavar="import.metavar-file", help="import.option-profile")
@click.option(
    "--new-profile", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-new-profile"
)
@click.option("--update", is_flag=True, help="import.option-update")
@click.option("--take", multiple=True, metavar="import.metavar-id", help="import.option-take")
@click.option("--force", is_flag=True, help="import.option-force")
@click.option(
    "--shows",
    type=(str, str),
    multiple=True,
    metavar="import.metavar-shows",
    help="import.option-shows",
)
@click.option("--by", metavar="import.metavar-by", help="import.option-by")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    document: Path,
    output: str | None,
    prior: Path | None,
    encoding: str,
    named: str | None,
    new_profile: Path | None,
    update: bool,
    take: tuple[str, ...],
    force: bool,
    shows: tuple[tuple[str, str], ...],
    by: str | None,
) -> ExitStatus:
    """Take the plan out of a document and write it, and what it says of the year before; or say of a snapshot what its
    unread parts show."""
    if shows and document.suffix == ".json":
        import_shows.put(document, shows, by, wording)
        return ExitStatus.DONE
    own = profile_files.find(named, project_folder()) if named is not None else None
    if new_profile is not None and (output is not None or prior is not None):
        raise failure("profile.new-alone", Location(str(new_profile)))
    if new_profile is not None:
        return profiling.begin(new_profile, reader.read(document, encoding), own, wording)
    found = extract(reader.read(document, encoding), profile.load(own))
    before = prior_year_plan(found.plan)
    if prior is not None and before is None:
        raise failure("import.no-prior", Location(str(document)), year=found.plan["year"] - 1)
    if output == _STDOUT:
        snapshot = store.dumps(found.plan)
        store.readable(snapshot, "-")
        click.echo(snapshot.encode(), nl=False)
    place = None if output == _STDOUT else _path(found, document, output)
    plans = {} if place is None else {place: found.plan}
    if before is not None and (told := prior or _beside(place, before, output)):
        if told == place:
            raise failure("import.one-file", Location(str(told)))
        plans[told] = before
    wish = import_result.Wish(update, frozenset(take), force, named=output is not None)
    is_whole = not (found.accounts.not_understood or found.missing)
    is_settled = import_result.keep(
        plans, ImportRecord.of(document, own.name if own else None), wish, wording, whole=is_whole
    )
    tell(wording, document.name, found.accounts)
    tell_missing(wording, found.missing)
    if shows and place is not None:
        import_shows.put(place, shows, by, wording)
    return ExitStatus.DONE if is_whole and is_settled else ExitStatus.FINDINGS


def _path(found: Extraction, document: Path, output: str | None) -> Path:
    """Where the snapshot belongs: where the user says, else in its series."""
    if output is not None:
        return Path(output)
    folder = paths.of(found.plan)
    if folder is None:
        raise failure("import.no-series", Location(str(document)))
    series_folder, year = project_folder() / "snapshots" / folder, found.plan["year"]
    version = series_folder / f"{year}.{found.plan.get('version')}.json"
    return version if version.exists() else series_folder / f"{year}.json"


def _beside(place: Path | None, before: dict[str, Any], output: str | None) -> Path | None:
    """Where what the plan in force says of the year before belongs, if the user names no files at all."""
    year = before["known_from"]
    if place is None or output is not None or place.name != f"{year}.json":
        return None
    return place.with_name(f"{before['year']}.known-from-{year}.json")

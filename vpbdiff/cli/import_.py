"""`vpbdiff import`: from document to snapshot, with what was not understood.

Exit status 1 says that a person is needed: something was not understood, or an existing snapshot differs and was left
as it is. stdout has the snapshot (`-o -`) or the difference; all else is talk.
"""

from __future__ import annotations

from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.cli.accounting import tell, tell_difference
from vpbdiff.cli.common import talk
from vpbdiff.documents import reading, text
from vpbdiff.errors import ExitStatus, Location, failure
from vpbdiff.extract import Extraction, extract, profile, series
from vpbdiff.known_from import prior_year_plan
from vpbdiff.wording import Wording

_STDOUT = "-"

_ROOT_MARKS = ("vpbdiff.toml", ".git", "snapshots")
"""What shows that a folder is a project's root, where `snapshots/` belongs."""


@click.command("import", help="import.help")
@click.argument(
    "document", type=click.Path(path_type=Path), metavar="import.metavar-document", help="import.argument-document"
)
@click.option("-o", "--output", metavar="import.metavar-file", help="import.option-output")
@click.option("--prior", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-prior")
@click.option("--encoding", default=text.UTF_8, metavar="import.metavar-encoding", help="import.option-encoding")
@click.option(
    "--profile", "own", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-profile"
)
@click.option("--force", is_flag=True, help="import.option-force")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    document: Path,
    output: str | None,
    prior: Path | None,
    encoding: str,
    own: Path | None,
    force: bool,
) -> ExitStatus:
    """Take the plan out of a document and write it, and what it says of the year before."""
    found = extract(reading.read(document, encoding), profile.load(own))
    snapshot, before = store.dumps(found.plan), prior_year_plan(found.plan)
    if prior is not None and before is None:
        raise failure("import.no-prior", Location(str(document)), year=found.plan["year"] - 1)
    place = store.Snapshot(Path("-") if output == _STDOUT else _path(found, document, output))
    store.readable(snapshot, place)
    if output == _STDOUT:
        click.echo(snapshot.encode(), nl=False)
        written = True
    else:
        written = _write(Path(place.path), snapshot, force, wording)
    if before is not None and (prior is not None or output is None):
        path = prior or _path(found, document, None).with_name(f"{before['year']}.known-from-{found.plan['year']}.json")
        written = _write(path, store.dumps(before), force, wording) and written
    tell(wording, document.name, found.accounts)
    return ExitStatus.FINDINGS if found.accounts.not_understood or not written else ExitStatus.DONE


def _path(found: Extraction, document: Path, output: str | None) -> Path:
    """Where the snapshot belongs: where the user says, else in its series."""
    if output is not None:
        return Path(output)
    folder = series.of(found.plan)
    if folder is None:
        raise failure("import.no-series", Location(str(document)))
    return _root() / "snapshots" / folder / f"{found.plan['year']}.json"


def _root() -> Path:
    """The project's folder: the nearest one upwards that looks like one, else the current one."""
    here = Path.cwd()
    root = next(
        (place for place in (here, *here.parents) if any((place / mark).exists() for mark in _ROOT_MARKS)), here
    )
    return Path() if root == here else root


def _write(path: Path, snapshot: str, force: bool, wording: Wording) -> bool:
    """Write the snapshot, unless that would undo what stands there; whether the file now holds it."""
    if path.exists() and not force:
        existing = store.Snapshot(path).text()
        if existing != snapshot:
            tell_difference(wording, path, existing, snapshot)
            return False
        talk(wording.say("import.same", path=path))
        return True
    _make_folder(path)
    store.write_atomically(path, snapshot)
    talk(wording.say("import.wrote", path=path))
    return True


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("file.not-written", Location(str(path)), reason=error.strerror or str(error)) from error

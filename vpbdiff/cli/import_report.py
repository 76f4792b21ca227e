"""A report among the documents of `vpbdiff import`: read as a report, kept beside the plans of its series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vpbdiff.base.errors import ExitStatus, Location, failure
from vpbdiff.base.files import write_atomically
from vpbdiff.cli.output import show, talk
from vpbdiff.documents import reader
from vpbdiff.recognise import profile as profiles
from vpbdiff.recognise import profile_files
from vpbdiff.reports import FOLDER, dumps, loading
from vpbdiff.reports.reading import ReportReading
from vpbdiff.reports.reading import read as read_report
from vpbdiff.statements import followed_report
from vpbdiff.store import Snapshot, paths
from vpbdiff.store.paths import FOLDER as SNAPSHOTS
from vpbdiff.store.resolve import project_folder
from vpbdiff.wording import Wording


def read(
    path: Path, profile: str | None, encoding: str | None, through: str | None = None, *, surely: bool = False
) -> ReportReading:
    """The report in a document, which may have the title of a plan where it is `surely` one. Raises `VpbdiffError`
    where it holds none."""
    rules = profiles.load(profile_files.find(profile, project_folder()) if profile is not None else None)
    document = reader.read(path, **({} if encoding is None else {"encoding": encoding}))
    return read_report(document, rules, through, surely=surely)


def day(through: str | None) -> None:
    """Raise `VpbdiffError` for what is no day."""
    if through is not None:
        try:
            date.fromisoformat(through)
        except ValueError as error:
            raise failure("follow.bad-day", day=through) from error


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The command's options: `through` is the report's last day, where it doesn't say; `force` puts it in the place of
    another; `for_programs` has what became of its lines on stdout, as JSON."""

    profile: str | None
    encoding: str
    output: str | None
    through: str | None
    force: bool
    for_programs: bool


def keep(path: Path, given: ReportOptions, wording: Wording) -> ExitStatus:
    """Read a report and write it into its series. Raises `VpbdiffError` for another report in its place, unless that is
    to be overwritten."""
    day(given.through)
    found = read(path, given.profile, given.encoding, given.through, surely=True)
    text = dumps(found.raw)
    place = _place(found, given.output)
    loading.read_report(text, Snapshot(place) if place is not None else "-")
    print_reading(wording, path.name, found)
    if place is None:
        show(text, paged=False)
    elif place.exists() and place.read_text(encoding="utf-8") == text:
        talk(wording.say("follow.same", path=place.as_posix()))
    elif place.exists() and not given.force:
        raise failure("follow.in-the-way", path=place.as_posix())
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, text)
        talk(wording.say("follow.wrote", path=place.as_posix()))
    unread = bool(found.raw.get("unread"))
    if given.for_programs and place is not None:
        from vpbdiff.render.answers_json import Imported, Reported, imported  # noqa: PLC0415 - only here

        lines = Reported(found.lines, len(found.as_they_stand), [(key, params) for _, key, params in found.notes])
        done = Imported("report", place.as_posix(), found.raw["year"], {path.name: lines}, complete=not unread)
        show(imported(done, wording), paged=False)
    return ExitStatus.FINDINGS if unread else ExitStatus.DONE


def _place(found: ReportReading, output: str | None) -> Path | None:
    """Where a report is to lie: the file that is asked for, else in the folder of its series; None for stdout."""
    if output == "-":
        return None
    if output is not None:
        return Path(output)
    series = paths.of(found.raw)
    if series is None:
        raise failure("follow.no-series", Location(found.raw["documents"][0]), through=found.raw["through"])
    return project_folder() / SNAPSHOTS / series / FOLDER / f"{found.raw['through']}.json"


def print_reading(wording: Wording, document: str, found: ReportReading) -> None:
    """Say on stderr what a document was taken for, and how much of it stayed as it stands."""
    until = followed_report.day(found.raw["through"], wording)
    talk(wording.say("follow.imported", document=document, year=found.raw["year"], day=until))
    talk(wording.say("follow.lines", document=document, lines=found.lines, kept=len(found.as_they_stand)))
    for _, key, params in found.notes:
        talk(f"  {wording.say(key, **params)}")

"""Where snapshots, their explanations and their series lie, and what a file name means.

A snapshot is a file, or a file in a git revision; its name holds the year and the version. The explanations of a pair
lie beside the plans, under a name made of theirs. A series is a folder for its municipality with one for its committee
in it. Finding a snapshot by what a user writes is for `resolve`.
"""

from __future__ import annotations

import os
import posixpath
import re
import shlex
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, NamedTuple

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.language.dates import ISO_DAY

FOLDER = "snapshots"
"""The folder that holds all series, each a folder of its own: `snapshots/<kommun>/<nämnd>/<year>.json`."""

MAX_BYTES = 10 * files.MEGABYTE
"""A real plan's snapshot is about 0.1 MB: a hundred times that is no plan."""

_STEM = re.compile(
    r"(?P<year>\d{4})(?:\.known-from-(?P<known_from>\d{4})|\.(?!import$)(?P<version>[a-z0-9åäö][a-z0-9åäö_-]*))?"
)
"""`2024.import.json` is no version of the plan but the record of its import."""


class Name(NamedTuple):
    """What the name of a snapshot in a series holds: its year, and the version, or the year of the plan it is known
    from."""

    year: int
    version: str | None = None
    known_from: int | None = None

    @staticmethod
    def of(stem: str) -> Name | None:
        """What a file name without `.json` holds, such as `2022.forslag`; None if it is no snapshot's."""
        match = _STEM.fullmatch(stem)
        if match is None:
            return None
        known_from = match["known_from"]
        return Name(int(match["year"]), match["version"], int(known_from) if known_from else None)


_BINARY = (b"PK", b"%PDF-")
"""How Word and PDF files begin."""


class OnTheFly(NamedTuple):
    """What was read of a document and lies in no file: its text as a snapshot's, the series that it belongs to, the
    commands that would keep it, and what every plan has and was not found in it (`goals`, `budget`, `risks`)."""

    text: str
    series: str | None = None
    keep: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A place to read a snapshot from: `path` as a user can name it, in git's `revision` if there is one.

    `read` holds the plan where `path` is a document that was read on the fly; what lies beside it is nowhere either.
    """

    path: PurePath
    revision: str | None = None
    read: OnTheFly | None = None

    @property
    def shown(self) -> str:
        """The place as a user names it, with forward slashes everywhere."""
        path = self.path.as_posix()
        return path if self.revision is None else f"{self.revision}:{path}"

    @property
    def series(self) -> str | None:
        """The series that it belongs to, such as `ekvik/socialnamnden`; None for a file elsewhere."""
        if self.read is not None:
            return self.read.series
        folders = self.path.parent.parts if self.revision else Path(self.path).absolute().parent.parts
        below = [position for position, folder in enumerate(folders) if folder == FOLDER]
        return composed("/".join(folders[below[-1] + 1 :])) or None if below else None

    @property
    def name(self) -> Name | None:
        """What the file's name holds, for a snapshot in a series."""
        return Name.of(self.path.name.removesuffix(".json")) if self.series and self.read is None else None

    def text(self) -> str:
        """Its text. Raises `VpbdiffError` where there is none to be had."""
        if self.read is not None:
            return self.read.text
        if self.revision is None:
            content = files.read(Path(self.path), MAX_BYTES)
        else:
            content = files.checked_size(_from_git(f"{self.revision}:{self.path.as_posix()}"), MAX_BYTES, self.shown)
        if self.revision is not None and content.startswith(_BINARY):
            command = f"git show {shlex.quote(self.shown)} > {shlex.quote(self.path.name)}"
            raise failure("find.document-in-git", Location(self.shown), command=command)
        return files.text(content, self.shown)


def in_git(spec: str) -> Snapshot:
    """The place that `REV:PATH` names; one that begins with `./` or `../` goes from the current folder, as in git."""
    revision, _, path = spec.partition(":")
    if path.startswith(("./", "../")):
        path = posixpath.normpath(_current_folder() + path)
    return Snapshot(PurePosixPath(path), revision)


def _current_folder() -> str:
    """The current folder as git names it, from the top of the repository, with a slash after it; empty at the top, and
    where there is no repository or no git, which reading then reports."""
    try:
        return os.fsdecode(git.run("rev-parse", "--show-prefix").stdout).removesuffix("\n")
    except VpbdiffError:
        return ""


def _from_git(spec: str) -> bytes:
    """The first `MAX_BYTES` of a file in git, and one more byte if there are more."""
    command = ["git", "cat-file", "blob", "--end-of-options", spec]
    import subprocess  # noqa: PLC0415 - only for what git holds

    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=git.environment()
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            content = process.stdout.read(MAX_BYTES + 1)
            process.stdout.close()
            complaint = git.complaint(process.stderr.read())
    except FileNotFoundError as error:
        raise failure("find.no-git", spec=spec) from error
    if process.returncode and len(content) <= MAX_BYTES:
        raise failure("find.not-in-git", Location(spec), reason=complaint)
    return content


IMPORT_SUFFIX = ".import.json"
"""What the record of an import has in place of `.json`."""

REPORTS = "uppfoljning"
"""The folder of a series that holds its reports."""
REPORT_STEM = re.compile(rf"({ISO_DAY})(?:\.([a-z0-9åäö][a-z0-9åäö_-]*))?")
"""A report's file name without `.json`: the day that it reports up to, and a version that is not in force."""

SUFFIX = ".explanations.json"
RECORDS = ".explanations"
"""How the name of a folder ends that has a file for each entry, in the place of or beside the one file."""


def beside(old: Snapshot, new: Snapshot) -> Snapshot:
    """The place of the explanations: `<old>-<new>.explanations.json` beside the new plan and in its revision; for two
    revisions of one year's file `<year>.revisions.explanations.json`, which every revision adds to. Of a document that
    was read on the fly there are none."""
    place = Snapshot(new.path.with_name(pair(old, new) + SUFFIX), new.revision)
    keep = [command for plan in (old, new) if plan.read for command in plan.read.keep]
    return replace(place, read=OnTheFly("", keep=tuple(keep))) if old.read or new.read else place


def pair(old: Snapshot, new: Snapshot) -> str:
    """What two plans are called together, such as `2024-2025`, or `2025.revisions`."""
    return f"{stem(new)}.revisions" if is_history(old, new) else f"{stem(old)}-{stem(new)}"


def as_file(place: Snapshot) -> Snapshot:
    """The place of explanations as one file."""
    return replace(place, path=place.path.with_name(_bare(place) + SUFFIX))


def as_folder(place: Snapshot) -> Snapshot:
    """The place of explanations as a folder with a file for each entry."""
    return replace(place, path=place.path.with_name(_bare(place) + RECORDS))


def _bare(place: Snapshot) -> str:
    return place.path.name.removesuffix(SUFFIX).removesuffix(RECORDS)


def composed(name: str) -> str:
    """A name with each letter in one piece, as people type it; a Mac gives «å» of a folder's name in two."""
    return unicodedata.normalize("NFC", name)


def may_hold(place: Snapshot) -> bool:
    """Whether there may be explanations at a place: of the working copy that can be seen, of a revision only by
    reading."""
    if place.read is not None:
        return bool(place.read.text)
    if place.revision is not None or os.path.lexists(as_file(place).path):
        return True
    return os.path.isdir(as_folder(place).path)  # noqa: PTH112 - no error over odd names


def is_report(word: str) -> bool:
    """Whether a user names a report: by its day, or by a file that is called as one."""
    name = word.replace("\\", "/").rpartition("/")[2].removesuffix(".json")
    return REPORT_STEM.fullmatch(name) is not None


def may_be_followed(place: Snapshot) -> bool:
    """Whether the series of a plan may have reports: of the working copy that can be seen, of a revision only by
    reading; of a plan read on the fly there are none."""
    if place.read is not None or place.revision is not None:
        return place.read is None
    return os.path.isdir(place.path.parent / REPORTS)  # noqa: PTH112 - no error over odd names


def with_record(places: Sequence[Snapshot]) -> Iterator[tuple[int, int]]:
    """The numbers of all pairs of these places, the older first, beside which there may be explanations. What lies in a
    folder is asked once, and not for each of the pairs, of which three hundred years have 45,000."""
    stems = [composed(stem(place)).casefold() for place in places]
    lie = {folder: _on_record(folder) for folder in {place.path.parent for place in places}}
    here = [place.revision is None and place.read is None for place in places]
    for old, new in combinations(range(len(places)), 2):
        if here[old] and here[new] and f"{stems[old]}-{stems[new]}" not in lie[places[new].path.parent]:
            continue
        if may_hold(beside(places[old], places[new])):
            yield old, new


def _on_record(folder: PurePath) -> frozenset[str]:
    """What the explanations in a folder are called, without their endings and in small letters."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a pure path
    except OSError:
        return frozenset()
    return frozenset(
        name.removesuffix(SUFFIX).removesuffix(RECORDS)
        for name in (composed(each).casefold() for each in names)
        if name.endswith((SUFFIX, RECORDS))
    )


def is_history(old: Snapshot, new: Snapshot) -> bool:
    """Whether the two are revisions of one plan: the same file name in one series, at least one of them in git."""
    in_git = old.revision is not None or new.revision is not None
    return in_git and old.path.name == new.path.name and old.series == new.series


def stem(snapshot: Snapshot) -> str:
    """The year and the version. A year known from another plan's comparison column goes by the year alone, so that the
    reasons still stand when the year's own plan comes."""
    written = snapshot.path.name.removesuffix(".json")
    name = Name.of(written)
    return str(name.year) if name and name.known_from else written


_FORM = re.compile(r"\s+(?:stad|kommun)$", re.IGNORECASE)
_ENDS_IN_S = ("ås", "näs", "fors", "grums")
"""How names of Swedish municipalities end that have an s of their own; another s before «kommun» is the genitive's."""


def of(plan: dict[str, Any]) -> str | None:
    """The series of a snapshot, such as `ekvik/socialnamnden`; None if the plan does not name itself."""
    metadata = plan["metadata"]
    municipality, committee = slug(place(metadata.get("municipality", ""))), slug(metadata.get("committee", ""))
    return f"{municipality}/{committee}" if municipality and committee else None


def place(municipality: str) -> str:
    """The place that a municipality is named after: «Ekviks kommun» is Ekvik, «Borås stad» Borås."""
    name = _FORM.sub("", municipality.strip())
    genitive = name.casefold().endswith("s") and not name.casefold().endswith(_ENDS_IN_S)
    return name[:-1] if genitive else name


def slug(name: str) -> str:
    """A name for a folder: small letters of ASCII and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")

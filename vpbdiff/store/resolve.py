"""What a user writes for OLD and NEW, resolved to the place of a snapshot.

It is a file, a year (`2022`), a series and a year (`ekvik/socialnamnden/2022`), a version of a year (`2022.forslag`),
or `REV:PATH` in git. Where nothing fits, the error lists what there is.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.language.alphabet import alphabetical
from vpbdiff.store.paths import FOLDER, MAX_BYTES, Name, Snapshot, composed, in_git

SETTINGS = "vpbdiff.toml"

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def find(spec: str) -> Snapshot:
    """The place that `spec` names, seen from the current folder; reading it finds out whether a file is there.

    Raises `VpbdiffError` for a year or a series that is not there, for a bare year where there are several series and
    no default, for a file called as a plan in git or a year's is, and for a document.
    """
    is_file = os.path.isfile(spec)  # noqa: PTH113 - as below
    if is_file and _is_of_another(spec):
        raise failure("find.file-or-plan", Location(spec), file=f"./{spec}")
    if ":" in spec and not _DRIVE.match(spec) and not _is_there(spec):
        return _named(in_git(spec), spec)
    if is_document(spec):
        raise document_named(spec)
    series, _, stem = spec.rpartition("/")
    name = Name.of(stem)
    if name is None or spec.endswith(".json") or is_file:
        return _named(Snapshot(Path(spec)), spec)
    return _in_series(series or None, stem, name)


def _is_there(spec: str) -> bool:
    """Whether there is a file or folder; none is called what no file can be called."""
    return os.path.exists(spec)  # noqa: PTH110 - `Path.exists` raises for a name that is too long


def _is_of_another(spec: str) -> bool:
    """Whether a word that is a file's name is that of a plan too, in git (`REV:PATH`) or by its year: the file would
    take the plan's place, and a branch could bring the plan that it is compared with."""
    if ":" in spec and not _DRIVE.match(spec):
        place = in_git(spec)
        return git.has(str(place.revision), place.path)
    series, _, stem = spec.rpartition("/")
    name = Name.of(stem)
    if name is None:
        return False
    try:
        return _in_series(series or None, stem, name).path != Path(spec)
    except VpbdiffError:
        return False


def _named(place: Snapshot, spec: str) -> Snapshot:
    """The same place, if it has a name at all. Raises `VpbdiffError` otherwise: for `""`, `.`, `HEAD:` and the like."""
    if not place.path.name:
        raise failure("find.no-name", Location(spec or None))
    return place


_HEAD = 1024
"""Bytes among which the first character of JSON stands, whatever is before it."""

_LEADING = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first character of JSON: a byte order mark and blanks."""


def is_document(spec: str) -> bool:
    """Whether `spec` names a file that is no snapshot but what one is made from: it neither is called one nor begins
    as JSON does."""
    path = Path(spec)
    try:
        if path.suffix.casefold() == ".json" or not path.is_file() or _is_of_another(spec):
            return False
        head = files.head(path, _HEAD).lstrip(_LEADING)
    except (OSError, VpbdiffError):  # a name too long for a file, or one that can't be read, which reading it tells
        return False
    return bool(head) and not head.startswith(b"{")


def document_named(spec: str) -> VpbdiffError:
    """That a document is named where a snapshot is asked for, with the command that makes one of it."""
    return failure("find.document", Location(spec), command=f"vpbdiff import {shlex.quote(spec)}")


def home(plan: Snapshot) -> Path:
    """Where a plan of the working copy lies, or, if it was read on the fly, would lie: its settings stand above."""
    return Path(plan.path) if plan.read is None else project_folder() / FOLDER / plan.path.name


def every() -> list[Snapshot]:
    """Every snapshot of every series, in the order of their names. Raises `VpbdiffError` where there is none."""
    return [Snapshot(seen_from_here(path)) for plans in _series(_folder()).values() for path in plans.values()]


def of_series(series: str | None) -> list[Snapshot]:
    """The plan in force of every year of a series, in the order of the years: the year's own, else the one known from
    the nearest other plan. Raises `VpbdiffError` where there is no such series, or several and no default."""
    plans = _plans_of(series)
    years = sorted({name.year for stem in plans if (name := Name.of(stem)) is not None})
    in_force = (plans.get(str(year)) or _known_from_another(plans, Name(year)) for year in years)
    return [Snapshot(seen_from_here(path)) for path in in_force if path is not None]


def all_of_series(series: str | None) -> list[Snapshot]:
    """Every snapshot of a series: all years, their versions, and years known from another plan. Raises `VpbdiffError`
    as `of_series` does."""
    return [Snapshot(seen_from_here(path)) for path in _plans_of(series).values()]


def known_series() -> list[str]:
    """The names of all series, none where there are no snapshots here."""
    try:
        return list(_series(_folder()))
    except VpbdiffError:
        return []


def known_words() -> list[str]:
    """What names a snapshot: year and version of the usual series, and of every series after its name."""
    try:
        folder = _folder()
        known = _series(folder)
    except VpbdiffError:
        return []
    try:
        usual = list(known[_only_series(folder, list(known))])
    except (VpbdiffError, KeyError):
        usual = []
    return usual + [f"{name}/{stem}" for name, plans in known.items() for stem in plans]


def series_folder(series: str | None) -> Path | None:
    """The folder of a series, or of the only one or the default; None where there are no snapshots here, or where none
    is named and none goes without saying. Raises `VpbdiffError` for a series that is not there."""
    try:
        folder = _folder()
        known = _series(folder)
        name = _only_series(folder, list(known)) if series is None else _known(series, known, folder)
        return next(iter(known[name].values())).parent
    except VpbdiffError:
        if series is not None:
            raise
        return None


def _known(series: str, known: Collection[str], folder: Path) -> str:
    """The series of this name. A Mac has «å» of a folder's name in two pieces, which nobody types so."""
    for name in (series, composed(series)):
        if name in known:
            return name
    raise failure("find.no-series", Location(_shown(folder)), series=series, known=", ".join(known))


class SeriesPlans(NamedTuple):
    """The plans of a series by what they are, each named by its file without `.json`: those in force, year by year; the
    other versions of a year, each with the plan in force; versions of a year without one."""

    in_force: tuple[str, ...]
    proposals: tuple[tuple[str, str], ...]
    undecided: tuple[str, ...]


def series(asked: Sequence[str] = ()) -> dict[str, SeriesPlans]:
    """These series, or every one, by name. Raises `VpbdiffError` for one that is not there."""
    folder = _folder()
    known = _series(folder)
    named = [_known(each, known, folder) for each in asked]
    return {each: _by_kind(known[each]) for each in dict.fromkeys(named or known)}


def gone(revision: str) -> list[tuple[str, Path]]:
    """The plans in force that a revision has and the working copy has not, each with its series. Raises `VpbdiffError`
    for a revision that is not there."""
    folder = _folder()
    here = _shown(folder)
    top = in_git(f"{revision}:{here if here.startswith('../') else f'./{here}'}").path
    paths = [PurePosixPath(each).relative_to(top) for each in git.names(revision, top.as_posix(), below=True)]
    plans = [(path, Name.of(path.name.removesuffix(".json"))) for path in paths if path.suffix == ".json"]
    return [
        (composed(path.parent.as_posix()), seen_from_here(folder / path))
        for path, name in plans
        if name == Name(name.year if name else 0) and path.parent.name and not (folder / path).exists()
    ]


def _by_kind(plans: dict[str, Path]) -> SeriesPlans:
    names = [(stem, name) for stem in plans if (name := Name.of(stem)) is not None and name.known_from is None]
    in_force = {name.year: stem for stem, name in names if name.version is None}
    versions = [(stem, in_force.get(name.year)) for stem, name in names if name.version is not None]
    return SeriesPlans(
        tuple(in_force[year] for year in sorted(in_force)),
        tuple((stem, decided) for stem, decided in versions if decided is not None),
        tuple(stem for stem, decided in versions if decided is None),
    )


def _plans_of(series: str | None) -> dict[str, Path]:
    """The snapshots of the series, or of the only one or the default, by file name without `.json`."""
    folder = _folder()
    known = _series(folder)
    return known[_only_series(folder, list(known)) if series is None else _known(series, known, folder)]


def _in_series(series: str | None, stem: str, name: Name) -> Snapshot:
    folder = _folder()
    known = _series(folder)
    series = _only_series(folder, list(known)) if series is None else _known(series, known, folder)
    plans = known[series]
    path = plans.get(stem) or _known_from_another(plans, name)
    if path is None:
        place = Location(_shown(folder / series))
        raise failure("find.no-year", place, year=stem, series=series, known=", ".join(plans))
    return Snapshot(seen_from_here(path))


def _known_from_another(plans: dict[str, Path], asked: Name) -> Path | None:
    """What is known from the nearest other plan of a year that has no plan of its own, in no version."""
    names = {stem: name for stem in plans if (name := Name.of(stem)) is not None and name.year == asked.year}
    if asked.version or asked.known_from or any(name.known_from is None for name in names.values()):
        return None
    nearest = min(names, key=lambda stem: abs((names[stem].known_from or 0) - asked.year), default=None)
    return plans[nearest] if nearest else None


_ROOT_MARKS = (SETTINGS, ".git", FOLDER)
"""What shows that a folder is a project's root, where `snapshots/` belongs."""


def project_folder() -> Path:
    """The project's folder: the nearest one upwards that looks like one, else the current one."""
    here = Path.cwd()
    root = next(
        (place for place in (here, *here.parents) if any((place / mark).exists() for mark in _ROOT_MARKS)), here
    )
    return Path() if root == here else root


def _folder() -> Path:
    """The folder of all series: in the current folder or the nearest one above it that has one."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FOLDER).is_dir():
            return folder / FOLDER
    raise failure("find.no-folder", Location(here.as_posix()))


def _series(folder: Path) -> dict[str, dict[str, Path]]:
    """The series by name, each with its snapshots by file name without `.json`, in order."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*.json"), key=lambda path: (alphabetical(str(path.parent)), path.stem)):
        stem = path.name.removesuffix(".json")
        if Name.of(stem) is not None and path.parent != folder:
            as_it_stands = path.parent.relative_to(folder).as_posix()
            held = found.setdefault(composed(as_it_stands), {})
            if held and next(iter(held.values())).parent != path.parent:  # two folders that only look the same
                held = found.setdefault(as_it_stands, {})
            held[stem] = path
    if not found:
        raise failure("find.no-plans", Location(_shown(folder)))
    return found


def _only_series(folder: Path, known: list[str]) -> str:
    """The series that a bare year is of: the only one, or the default of `vpbdiff.toml`."""
    if len(known) == 1:
        return known[0]
    default = _default_series(folder, known)
    if default is None:
        raise failure("find.several-series", Location(_shown(folder)), example=known[0], known=", ".join(known))
    return default


def _default_series(folder: Path, known: list[str]) -> str | None:

    settings = next((place / SETTINGS for place in folder.absolute().parents if (place / SETTINGS).is_file()), None)
    if settings is None:
        return None
    shown = _shown(settings)
    content = files.text(files.head(settings, MAX_BYTES), shown)
    series = files.parse(content, shown).get("series")
    if series is not None and not isinstance(series, str):
        raise failure("find.default-series", Location(_shown(settings)))
    if series is not None and composed(series) in known:
        return composed(series)
    if series is not None and series not in known:
        raise failure("find.no-default-series", Location(_shown(settings)), series=series, known=", ".join(known))
    return series


def seen_from_here(path: Path) -> Path:
    """The path as it is shortest to name from the current folder; on another Windows drive as it is."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path


def _shown(path: Path) -> str:
    return seen_from_here(path).as_posix()

"""The profile of a municipality among those of a project, by its name."""

from __future__ import annotations

from pathlib import Path

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.recognise import profile_files
from vpbdiff.store import paths


def of_municipality(municipality: str, project: Path) -> Path | None:
    """The file of the only profile in the project's folder that is a municipality's, by the file's name or as the
    profile says; None where there is none, or more than one. Without a name it is the only profile that there is.
    """
    wanted = _slug(municipality)
    known = sorted((project / profile_files.FOLDER).glob("*.toml"))
    found = [each for each in known if not wanted or wanted in (each.stem, _said(each))]
    return found[0] if len(found) == 1 else None


def _said(path: Path) -> str:
    """Whose plans a profile says that it is of, if that can be read."""
    try:
        return _slug(str(profile_files.read(path)["plan"]["municipality"]))
    except VpbdiffError:
        return ""


def _slug(municipality: str) -> str:
    return paths.slug(paths.place(municipality))

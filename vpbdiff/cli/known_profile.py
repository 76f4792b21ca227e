"""The profile of a document's municipality, found in the project where none is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli.output import talk
from vpbdiff.store import paths
from vpbdiff.store.resolve import project_folder
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.recognise.profile import Profile


class KnownProfile:
    """Gives the profile of a municipality, once it is known whose the document is; `path` is its file, when it did."""

    def __init__(self, *, asked: bool) -> None:
        """`asked` says that the user has named one, or the general one: then no other is looked for."""
        self._asked = asked
        self.path: Path | None = None

    def __call__(self, municipality: str) -> Profile | None:
        """The profile; None where the general one is to be used. Raises `VpbdiffError` for a broken one."""
        from vpbdiff.recognise import profile  # noqa: PLC0415 - most plans are snapshots

        found = None if self._asked else of_municipality(municipality, project_folder())
        if found is None:
            return None
        self.path = found
        return profile.load(found)

    def told(self, wording: Wording) -> Path | None:
        """Say on stderr which profile the documents were read by, if one was found, and give it."""
        if self.path is not None:
            talk(wording.say("import.by-profile", path=self.path))
        return self.path


def of_municipality(municipality: str, project: Path) -> Path | None:
    """The file of the only profile in the project's folder that is a municipality's, by the file's name or as the
    profile says; None where there is none, or more than one. Without a name it is the only profile that there is.
    """
    from vpbdiff.recognise import profile_files  # noqa: PLC0415

    def stated(path: Path) -> str:
        """Whose plans a profile says that it is of, if that can be read."""
        try:
            return _slug(str(profile_files.read(path)["plan"]["municipality"]))
        except VpbdiffError:
            return ""

    wanted = _slug(municipality)
    known = sorted((project / profile_files.FOLDER).glob("*.toml"))
    found = [each for each in known if not wanted or wanted in (each.stem, stated(each))]
    return found[0] if len(found) == 1 else None


def _slug(municipality: str) -> str:
    return paths.slug(paths.place(municipality))

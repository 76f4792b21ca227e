"""The profile of a document's municipality, found in the project where none is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vpbdiff.cli.output import talk
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
        from vpbdiff.merge.known_profiles import of_municipality  # noqa: PLC0415 - most plans are snapshots
        from vpbdiff.recognise import profile  # noqa: PLC0415

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

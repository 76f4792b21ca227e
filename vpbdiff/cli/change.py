"""What git tells of one changed file: the arguments that it gives to an external diff driver.

Source: `git help git`, GIT_EXTERNAL_DIFF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vpbdiff.base.errors import failure

_NO_FILE = "/dev/null"
"""What git names where there is no file, on Windows too."""

_UNMERGED, _USUAL, _RENAMED = 1, 7, 9
"""The number of arguments: the path alone; path, then file, hash and mode of either version; the new path and git's
own words for the renaming as well."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the file: its path in the repository, where its content lies now, None if there is none, and its
    mode in git's words."""

    path: str
    file: Path | None
    mode: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it was and as it became."""

    old: Version
    new: Version


def told(arguments: Sequence[str]) -> FileChange | str:
    """The change that git's arguments tell of; the path alone of a file with conflicts, which has no two versions.

    Raises `VpbdiffError` for what git never says.
    """
    if len(arguments) == _UNMERGED:
        return arguments[0]
    if len(arguments) not in (_USUAL, _RENAMED):
        raise failure("git.arguments")
    path, old, _, old_mode, new, _, new_mode, *renamed = arguments
    return FileChange(Version(path, _file(old), old_mode), Version((*renamed, path)[0], _file(new), new_mode))


def _file(name: str) -> Path | None:
    return None if name == _NO_FILE else Path(name)

"""The lines of attributes that say which files are plans, in the repository's own `info/attributes`.

Not in `.gitattributes`: that is a file of the project, committed and everybody's, while the setting that it would
speak of is one person's; it is also another one in every branch, and not there at all in a bare repository.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, failure
from vpbdiff.cli.driver import NAME

LINES = (
    "# vpbdiff git-setup",
    f"**/snapshots/**/*.json diff={NAME}",
    "**/snapshots/**/*.explanations.json !diff",
    "**/snapshots/**/*.import.json !diff",
)
"""First in the file, so that a line of the user's own, which stands after them, is the stronger."""

_OURS = {line.encode() for line in LINES}
_LIMIT = 10 * files.MEGABYTE
"""Far more than anybody writes of attributes; git itself reads no more than 100."""
_BOM = b"\xef\xbb\xbf"
_UNSET = ("unspecified", NAME)
_ANY_PLAN = b"snapshots/ekvik/omsorgsnamnden/2025.json\0"
"""A path as every plan's, to ask about where there is no plan yet."""


def place() -> Path:
    """The file of the attributes that are this repository's alone, shared by all its worktrees; it need not exist.

    Raises `VpbdiffError` outside a repository, and for one that git refuses to read.
    """
    process = git.run("rev-parse", "--git-path", "info/attributes")
    if process.returncode:
        raise failure("git.no-repository", Location(Path.cwd().as_posix()), reason=git.complaint(process.stderr))
    return Path(os.fsdecode(process.stdout).removesuffix("\n"))


class Hidden(NamedTuple):
    """A file whose attribute `diff` is somebody else's, and that attribute's value in git's words."""

    path: str
    value: str


def hidden(path: Path) -> list[Hidden]:
    """The files in `snapshots` of which our lines, in place or about to be, hide the attribute of somebody else."""
    return [] if is_set_up(path) else _others()


def _others() -> list[Hidden]:
    listed = git.run("ls-files", "-z", "--", ":(top,glob)**/snapshots/**/*.json").stdout  # nothing in a bare repository
    told = git.run("check-attr", "-z", "--stdin", "diff", given=listed + _ANY_PLAN).stdout
    words = os.fsdecode(told).split("\0")
    return [Hidden(name, value) for name, value in zip(words[::3], words[2::3], strict=False) if value not in _UNSET]


def is_set_up(path: Path) -> bool:
    """Whether all our lines are in the file."""
    return {line.strip() for line in _content(path).splitlines()} >= _OURS


def write(path: Path) -> bool:
    """Put our lines first in the file; False if they are there.

    Raises `VpbdiffError`, with the file as it was, where a line of the user's own makes them do nothing.
    """
    if is_set_up(path):
        return False
    content = _without(_content(path))
    start, rest = (_BOM, content.removeprefix(_BOM)) if content.startswith(_BOM) else (b"", content)
    files.make_folder(path.parent)
    files.write_atomically(path, start + b"".join(line.encode() + b"\n" for line in LINES) + rest)
    if stronger := _others():
        remove(path)
        raise failure("git.stronger-attribute", Location(path.as_posix()), value=stronger[0].value)
    return True


def remove(path: Path) -> bool:
    """Take our lines away and leave all else as it is, byte for byte; whether there were any."""
    content = _content(path)
    rest = _without(content)
    if rest == content:
        return False
    if rest:
        files.write_atomically(path, rest)
    else:
        path.unlink()
    return True


def _content(path: Path) -> bytes:
    """The whole file, since what is not read here is not written back. Raises `VpbdiffError` if it is too large."""
    content = files.head(path, _LIMIT + 1) if path.exists() else b""
    return files.checked_size(content, _LIMIT, str(path)) if content.strip() else content


def _without(content: bytes) -> bytes:
    start, rest = (_BOM, content.removeprefix(_BOM)) if content.startswith(_BOM) else (b"", content)
    return start + b"".join(line for line in rest.splitlines(keepends=True) if line.strip() not in _OURS)

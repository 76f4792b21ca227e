"""git, asked about the repository of the current folder; every failure is a `Problem`."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from vpbdiff.base.errors import VpbdiffError, failure

if TYPE_CHECKING:
    import subprocess


def environment() -> dict[str, str]:
    """The environment that git runs in: it answers in English whatever the user's language, and takes no lock to
    read."""
    return os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git does and answers, whatever its status. Raises `VpbdiffError` where there is no git."""
    import subprocess  # noqa: PLC0415 - most commands ask git for nothing

    try:
        return subprocess.run(["git", *arguments], input=given, env=environment(), check=False, capture_output=True)
    except FileNotFoundError as error:
        raise failure("git.not-installed") from error


def answer(*arguments: str) -> str:
    """What git answers. Raises `VpbdiffError` with git's own words where it refuses."""
    process = run(*arguments)
    if process.returncode:
        raise refused(process)
    return os.fsdecode(process.stdout)


def one_meaning(revision: str) -> None:
    """Raise `VpbdiffError` for a revision that several references of different commits are called: a tag named as a
    branch is would be taken in its place, and anyone who may push a tag would choose what a plan is judged by."""
    name = re.split(r"[~^:]|@\{", revision, maxsplit=1)[0]
    held = [f"refs/{place}{name}" for place in ("", "tags/", "heads/", "remotes/")]
    listed = run("for-each-ref", "--format=%(objectname) %(*objectname) %(refname)", *held).stdout.decode(
        errors="replace"
    )
    found = {row[-1]: row[-2] for row in map(str.split, listed.splitlines()) if row[-1] in held}
    if len(set(found.values())) > 1:
        raise failure("git.ambiguous", revision=revision, names=", ".join(found))


def top(folder: PurePath) -> Path | None:
    """The top of the working tree that a folder is in, without links; None outside of one, and without git."""
    try:
        process = run("-C", str(folder), "rev-parse", "--show-toplevel")
    except VpbdiffError:
        return None
    return None if process.returncode else Path(os.path.realpath(os.fsdecode(process.stdout).removesuffix("\n")))


def tracked(folder: PurePath) -> frozenset[str]:
    """The files of a folder that git keeps, as seen from it; none outside of a repository, and without git."""
    try:
        process = run("-C", str(folder), "ls-files", "-z")
    except VpbdiffError:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in process.stdout.split(b"\0") if name)


def has(revision: str, path: PurePath) -> bool:
    """Whether a revision has a file at this path from the top of the repository; no where there is no git."""
    try:
        process = run("cat-file", "-e", "--end-of-options", f"{revision}:{path.as_posix()}")
    except VpbdiffError:
        return False
    return process.returncode == 0


def blobs(revision: str, paths: list[str]) -> dict[str, bytes]:
    """The files of a revision at these paths, from the top of the repository, or under those that end in a slash; what
    is not there is left out. Raises `VpbdiffError` where git can't read one that is."""
    listed = run("--literal-pathspecs", "ls-tree", "-z", "--full-tree", revision, "--", *paths)
    if listed.returncode:
        raise refused(listed)
    rows = (row.partition(b"\t") for row in listed.stdout.split(b"\0") if row)
    found = [(os.fsdecode(path), about.split()[2]) for about, _, path in rows if about.split()[1] == b"blob"]
    if not found:
        return {}
    process = run("cat-file", "--batch", given=b"".join(name + b"\n" for _, name in found))
    if process.returncode:
        raise refused(process)
    contents, rest = {}, process.stdout
    for path, _ in found:
        about, _, rest = rest.partition(b"\n")
        size = int(about.split()[2])
        contents[path], rest = rest[:size], rest[size + 1 :]
    return contents


def names(revision: str, folder: str, *, below: bool = False) -> list[str]:
    """The paths of the files that lie in a folder of a revision, from the top of the repository; with `below` those in
    its folders too. None where it has no such folder. Raises `VpbdiffError` for a revision that is not there."""
    how = [*(["-r"] if below else []), "-z", "--full-tree", "--name-only"]
    listed = run("--literal-pathspecs", "ls-tree", *how, revision, "--", f"{folder}/")
    if listed.returncode:
        raise refused(listed)
    return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]


def refused(process: subprocess.CompletedProcess[bytes]) -> VpbdiffError:
    """The error that git refused, in its own words."""
    return failure("git.refused", reason=complaint(process.stderr))


def complaint(message: bytes) -> str:
    """The first line of git's error message."""
    first = message.decode(errors="replace").strip().partition("\n")[0]
    return first.removeprefix("fatal: ").removeprefix("error: ")

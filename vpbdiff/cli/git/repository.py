"""Asking git, in the repository of the current folder; every way in which that fails is a `Problem`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from vpbdiff.errors import Location, VpbdiffError, failure

NOT_SET = 1
"""The status of `git config --get-all` for a setting that is not there."""


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git does and answers, in English whatever the user's language; `VpbdiffError` where there is no git."""
    try:
        return subprocess.run(
            ["git", *arguments],
            input=given,
            env=os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            check=False,
            capture_output=True,
        )
    except FileNotFoundError as error:
        raise failure("git.not-installed") from error


def answer(*arguments: str) -> str:
    """What git answers. Raises `VpbdiffError` with git's own words where it refuses."""
    process = run(*arguments)
    if process.returncode:
        raise refused(process)
    return os.fsdecode(process.stdout)


def refused(process: subprocess.CompletedProcess[bytes]) -> VpbdiffError:
    """That git did not do what it was asked to, with its own words."""
    return failure("git.refused", reason=_complaint(process))


def attributes_file() -> Path:
    """The file of the attributes that are this repository's alone, shared by all its worktrees; it need not exist.

    Raises `VpbdiffError` outside a repository, and for one that git refuses to read.
    """
    process = run("rev-parse", "--git-path", "info/attributes")
    if process.returncode:
        raise failure("git.no-repository", Location(Path.cwd().as_posix()), reason=_complaint(process))
    return Path(os.fsdecode(process.stdout).removesuffix("\n"))


def _complaint(process: subprocess.CompletedProcess[bytes]) -> str:
    said = process.stderr.decode(errors="replace").strip().partition("\n")[0]
    return said.removeprefix("fatal: ").removeprefix("error: ")

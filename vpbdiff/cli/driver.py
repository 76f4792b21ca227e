"""The setting `diff.vpbdiff.command`: the line of shell that git runs for each changed plan."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from vpbdiff.base import git
from vpbdiff.base.errors import failure
from vpbdiff.wording import LANGUAGES

NAME = "vpbdiff"
"""The name of the driver, in attributes (`diff=vpbdiff`) and in settings (`diff.vpbdiff.…`)."""

SETTING = f"diff.{NAME}.command"

_NOT_SET = 1
"""The status of `git config --get-all` for a setting that is not there."""

_OURS = " -m vpbdiff git-diff "
"""What a line of ours holds, in whatever installation and language it was written."""


def command_line(language: str) -> str:
    """The line of shell; git puts `"$@"`, the arguments, after it.

    First, `git difftool` must get its way: it asks git for a program of its own by a variable, which an attribute
    would override. Then vpbdiff, by the interpreter that runs now: that has vpbdiff whatever PATH a git client has,
    and `-P` keeps it from running a folder «vpbdiff» of the very repository. If vpbdiff has been moved or fails, git
    shows the lines of the file: an unanswered call would end all of `git log` with «external diff died».
    """
    program = shlex.quote(Path(sys.executable).as_posix())
    spoken = "" if language == LANGUAGES[0] else f'VPBDIFF_LANG="${{VPBDIFF_LANG:-{language}}}" '
    return (
        'test "$GIT_EXTERNAL_DIFF" != git-difftool--helper || exec git-difftool--helper "$@"; '
        f'{spoken}{program} -P{_OURS}-- "$@" || '
        'git --no-pager diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"; :'
    )


def current() -> list[str]:
    """What the repository has in the setting now. Raises `VpbdiffError` for settings that git can't read."""
    process = git.run("config", "--local", "--null", "--get-all", SETTING)
    if process.returncode not in (0, _NOT_SET):
        raise git.refused(process)
    return [value for value in os.fsdecode(process.stdout).split("\0") if value]


def is_ours(value: str) -> bool:
    """Whether `git-setup` wrote this, some time."""
    return _OURS in value


def check() -> None:
    """Raises `VpbdiffError` if the setting is somebody else's, or if git could not start vpbdiff by ours."""
    for value in current():
        if not is_ours(value):
            raise failure("git.other-driver", setting=SETTING, value=value)
    started = subprocess.run(
        [sys.executable, "-P", "-c", "import vpbdiff"],
        cwd=Path(sys.executable).parent,
        check=False,
        capture_output=True,
    )
    if started.returncode:
        raise failure("git.not-startable", program=sys.executable)


def write(language: str) -> bool:
    """Put the setting in place; False if it is as it should be already."""
    wanted = command_line(language)
    if current() == [wanted]:
        return False
    git.answer("config", "--local", "--replace-all", SETTING, wanted)
    return True


def remove() -> bool:
    """Take the setting away, if it is ours; whether it was there. git takes away the section too if nothing is left."""
    values = current()
    if not values or not all(map(is_ours, values)):
        return False
    git.answer("config", "--local", "--unset-all", SETTING)
    return True

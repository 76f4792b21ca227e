"""Vpbdiff git-setup.

The settings `diff.vpbdiff.command` and `merge.vpbdiff.driver`: the lines of shell that git runs for each changed plan,
and for explanations that two branches have changed.

The lines of attributes that say which files are plans, in the repository's own `info/attributes`.

Not in `.gitattributes`: that is a file of the project, committed and everybody's, while the setting that it would
speak of is one person's; it is also another one in every branch, and not there at all in a bare repository.

`vpbdiff git-setup`: let git show changed plans by vpbdiff in this repository, and take that back.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, failure
from vpbdiff.cli.output import data, talk
from vpbdiff.wording import LANGUAGES, Wording

NAME = "vpbdiff"
"""The name of the driver, in attributes (`diff=vpbdiff`) and in settings (`diff.vpbdiff.…`)."""

SETTING = f"diff.{NAME}.command"
MERGE = f"merge.{NAME}.driver"

_NOT_SET = 1
"""The status of `git config --get-all` for a setting that is not there."""

_OUR_SETTINGS = " -m vpbdiff git-"
"""What a line of ours holds, in whatever installation and language it was written."""


def command_line(language: str) -> str:
    """The line of shell; git puts `"$@"`, the arguments, after it.

    First, `git difftool` must get its way: it asks git for a program of its own by a variable, which an attribute
    would override. Then vpbdiff, by the interpreter that runs now: that has vpbdiff whatever PATH a git client has,
    and `-P` keeps it from running a folder «vpbdiff» of the very repository. If vpbdiff has been moved or fails, git
    shows the lines of the file: an unanswered call would end all of `git log` with «external diff died».
    """
    return (
        'test "$GIT_EXTERNAL_DIFF" != git-difftool--helper || exec git-difftool--helper "$@"; '
        f'{_program(language)}diff -- "$@" || '
        'git --no-pager diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"; :'
    )


def merge_line(language: str) -> str:
    """The line of shell that merges explanations, in which git puts the names of the three files and the path. If
    vpbdiff has been moved or can't read one of them, git merges the lines."""
    return (
        f"{_program(language)}merge -- %O %A %B %P; told=$?; test $told -le 1 && exit $told; "
        "git merge-file -L ours -L base -L theirs %A %O %B"
    )


def _program(language: str) -> str:
    """The beginning of a line of ours, up to the rest of the command's name."""
    program = shlex.quote(Path(sys.executable).as_posix())
    spoken = "" if language == LANGUAGES[0] else f'VPBDIFF_LANG="${{VPBDIFF_LANG:-{language}}}" '
    return f"{spoken}{program} -P{_OUR_SETTINGS}"


_SETTINGS = {SETTING: command_line, MERGE: merge_line}


def current(setting: str = SETTING) -> list[str]:
    """What the repository has in a setting now. Raises `VpbdiffError` for settings that git can't read."""
    process = git.run("config", "--local", "--null", "--get-all", setting)
    if process.returncode not in (0, _NOT_SET):
        raise git.refused(process)
    return [value for value in os.fsdecode(process.stdout).split("\0") if value]


def is_ours(value: str) -> bool:
    """Whether `git-setup` wrote this, some time."""
    return _OUR_SETTINGS in value


def check() -> None:
    """Raises `VpbdiffError` if a setting is somebody else's, or if git could not start vpbdiff by ours."""
    for setting in _SETTINGS:
        for value in current(setting):
            if not is_ours(value):
                raise failure("git.other-driver", setting=setting, value=value)
    started = subprocess.run(
        [sys.executable, "-P", "-c", "import vpbdiff"],
        cwd=Path(sys.executable).parent,
        check=False,
        capture_output=True,
    )
    if started.returncode:
        raise failure("git.not-startable", program=sys.executable)


def write_driver(language: str) -> bool:
    """Put the settings in place; False if they are as they should be already."""
    changed = {name: line(language) for name, line in _SETTINGS.items() if current(name) != [line(language)]}
    for setting, wanted in changed.items():
        git.answer("config", "--local", "--replace-all", setting, wanted)
    return bool(changed)


def remove_driver() -> bool:
    """Take the settings away that are ours; whether there were any. git takes away what section is left empty."""
    ours = [setting for setting in _SETTINGS if (values := current(setting)) and all(map(is_ours, values))]
    for setting in ours:
        git.answer("config", "--local", "--unset-all", setting)
    return bool(ours)


LINES = (
    "# vpbdiff git-setup",
    f"**/snapshots/**/*.json diff={NAME}",
    f"**/snapshots/**/*.explanations.json !diff merge={NAME}",
    "**/snapshots/**/*.explanations/*.json !diff",
    "**/snapshots/**/*.import.json !diff",
    "**/snapshots/**/uppfoljning/*.json !diff",
)
"""First in the file, so that a line of the user's own, which stands after them, is the stronger."""

_OUR_LINES = {line.encode() for line in LINES}
_FORMER = {b"**/snapshots/**/*.explanations.json !diff"}
"""Lines of earlier versions, which the set-up takes away."""
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


def hidden_attributes(path: Path) -> list[Hidden]:
    """The files in `snapshots` of which our lines, in place or about to be, hide the attribute of somebody else."""
    return [] if is_set_up(path) else _others()


def _others() -> list[Hidden]:
    listed = git.run("ls-files", "-z", "--", ":(top,glob)**/snapshots/**/*.json").stdout  # nothing in a bare repository
    told = git.run("check-attr", "-z", "--stdin", "diff", given=listed + _ANY_PLAN).stdout
    words = os.fsdecode(told).split("\0")
    return [Hidden(name, value) for name, value in zip(words[::3], words[2::3], strict=False) if value not in _UNSET]


def is_set_up(path: Path) -> bool:
    """Whether all our lines are in the file."""
    return {line.strip() for line in _content(path).splitlines()} >= _OUR_LINES


def write_attributes(path: Path) -> bool:
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
        remove_attributes(path)
        raise failure("git.stronger-attribute", Location(path.as_posix()), value=stronger[0].value)
    return True


def remove_attributes(path: Path) -> bool:
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
    return start + b"".join(line for line in rest.splitlines(keepends=True) if line.strip() not in _OUR_LINES | _FORMER)


@click.command("git-setup", help="git.setup-help")
@click.option("--remove", is_flag=True, help="git.option-remove")
@click.pass_obj
def command(wording: Wording, remove: bool) -> None:
    """Set git up, or take away exactly what was set up; nothing is written where that is not to be done."""
    data(wording.say(_remove() if remove else _set_up(wording)))


def _set_up(wording: Wording) -> str:
    path = place()
    check()
    hidden = hidden_attributes(path)
    changed = [write_attributes(path), write_driver(wording.language)]
    if hidden:
        talk(wording.say("git.hides", path=hidden[0].path, value=hidden[0].value))
    return "git.set-up" if any(changed) else "git.already"


def _remove() -> str:
    path = place()
    changed = [remove_driver(), remove_attributes(path)]
    return "git.removed" if any(changed) else "git.nothing-to-remove"

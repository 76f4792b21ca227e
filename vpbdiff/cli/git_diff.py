"""`vpbdiff git-diff`: what git shows of a changed plan, once `git-setup` has set it up. Not for people to call.

git runs it for each changed file with the arguments of an external diff driver (source: `git help git`,
GIT_EXTERNAL_DIFF). It shows the changes of the plan, or the file's lines where it can't be compared as one. Nothing
that differs is passed over: where no change of the plan is found, the changed lines are shown. A status other than 0
makes git show the file's lines instead; see `vpbdiff.cli.git_setup`.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import click

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.base.escaping import safe
from vpbdiff.cli import output
from vpbdiff.compare import compare
from vpbdiff.model.changes import Absence
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Plan
from vpbdiff.render import terminal as text
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.store import FORMAT, Snapshot, made_current, read_plan
from vpbdiff.store.paths import MAX_BYTES
from vpbdiff.views import diff_report
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_NO_FILE = "/dev/null"
"""What git names where there is no file, on Windows too."""

_UNMERGED, _USUAL, _RENAMED = 1, 7, 9
"""The number of arguments: the path alone; path, then file, hash and mode of either version; the new path and git's
own words for the renaming as well."""


@dataclass(frozen=True, slots=True)
class FileVersion:
    """One version of the file: its path in the repository, where its content lies now, None if there is none, and its
    mode in git's words."""

    path: str
    file: Path | None
    mode: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it was and as it became."""

    old: FileVersion
    new: FileVersion


def file_change(arguments: Sequence[str]) -> FileChange | str:
    """The change that git's arguments name; the path alone of a file with conflicts, which has no two versions.

    Raises `VpbdiffError` for what git never says.
    """
    if len(arguments) == _UNMERGED:
        return str(_no_folder(Path(arguments[0])))
    if len(arguments) not in (_USUAL, _RENAMED):
        raise failure("git.arguments")
    path, old, _, old_mode, new, _, new_mode, *renamed = arguments
    return FileChange(FileVersion(path, _file(old), old_mode), FileVersion((*renamed, path)[0], _file(new), new_mode))


def _file(name: str) -> Path | None:
    return None if name == _NO_FILE else _no_folder(Path(name))


def _no_folder(path: Path) -> Path:
    if path.is_dir():
        raise failure("file.folder", Location(str(path)))
    return path


_DIFFER = 1
"""The highest status of `git diff --no-index` that is no failure."""

_CODES = {"@": "36", "-": "31", "+": "32"}
"""SGR codes by the first character of a line, as git has them."""


def changed_lines(old: Path | None, new: Path | None, *, colour: bool) -> Iterator[str]:
    """The lines, safe to show. Raises `VpbdiffError` where git can't compare the two."""
    names = [str(path) if path else "/dev/null" for path in (old, new)]
    process = git.run("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", *names)
    if process.returncode > _DIFFER:
        raise git.refused(process)
    lines = process.stdout.decode(errors="replace").removesuffix("\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.startswith(("@@", "Binary"))), len(lines))
    for line in lines[first:]:
        shown = "\t".join(map(safe, line.split("\t")))
        code = _CODES.get(line[:1])
        yield f"\x1b[{code}m{shown}\x1b[0m" if colour and code else shown


def unmerged(path: str, wording: Wording) -> str:
    """What is shown for a file with conflicts."""
    return wording.say("git.unmerged", path=safe(path)) + "\n"


def shown_change(change: FileChange, wording: Wording, options: Options) -> str:
    """What is shown for a changed file. Raises `VpbdiffError` where its content is not to be had at all."""
    return "\n".join(_Showing(change, wording, options).lines()) + "\n"


class _Showing:
    def __init__(self, change: FileChange, wording: Wording, options: Options) -> None:
        self._change = change
        self._wording = wording
        self._options = options

    def lines(self) -> Iterator[str]:
        """The file's name, what happened to the file, then how the plan in it changed."""
        yield from self._head()
        old, new = self._change.old, self._change.new
        if old.file and new.file and old.file.read_bytes() == new.file.read_bytes():
            yield self._wording.say("git.same-content")
            return
        try:
            found = [_read(version) if version.file else None for version in (old, new)]
        except _NoPlan as error:
            yield from self._written(self._unreadable(error))
            yield from self._changed_lines()
            return
        for side, read in zip(("old", "new"), found, strict=True):
            if read and read.older is not None:
                yield self._wording.say(f"git.older-{side}", found=read.older, known=FORMAT)
        yield from self._plans(*(read and read.plan for read in found))

    def _head(self) -> Iterator[str]:
        old, new = self._change.old, self._change.new
        head = safe(f"vpbdiff a/{old.path} b/{new.path}")
        yield f"\x1b[1m{head}\x1b[0m" if self._options.colour else head
        if old.path != new.path:
            yield safe(self._wording.say("git.renamed", old=old.path, new=new.path))
        if old.file and new.file and old.mode != new.mode:
            yield safe(self._wording.say("git.mode", old=old.mode, new=new.mode))

    def _plans(self, old: Plan | None, new: Plan | None) -> Iterator[str]:
        if old is None or new is None:
            plan = old or new
            assert plan is not None, "git names no file that never was"
            yield from self._written(_alone(plan, "git.removed-plan" if old else "git.new-plan", self._wording))
            return
        comparison = compare(old, new)
        if comparison.changes or comparison.not_comparable:
            yield from self._written(diff_report.elements(comparison, self._wording, self._options))
        if not comparison.changes:
            same = comparison.unchanged().absence is Absence.NO_DIFFERENCE
            yield self._wording.say("git.same-plan" if same else "git.other-lines")
            yield from self._changed_lines()

    def _unreadable(self, error: _NoPlan) -> Iterator[Block]:
        side = "old" if error.version is self._change.old else "new"
        yield Paragraph((Span(self._wording.say(f"git.unreadable-{side}"), Style.ALARM),))
        for problem in error.cause.problems:
            within = problem._replace(location=problem.location._replace(path=None))  # the file may be git's own copy
            yield Line(plain(sentence(self._wording, within)), mark="·")
        yield Paragraph(plain(self._wording.say("git.as-lines")))

    def _changed_lines(self) -> Iterator[str]:
        return changed_lines(self._change.old.file, self._change.new.file, colour=self._options.colour)

    def _written(self, elements: Iterator[Block]) -> Iterator[str]:
        yield text.written(list(elements), self._options).removesuffix("\n")


class _NoPlan(Exception):
    """A version that can't be read as a plan."""

    def __init__(self, version: FileVersion, cause: VpbdiffError) -> None:
        super().__init__(version.path)
        self.version = version
        self.cause = cause


class _Read(NamedTuple):
    """A version's plan, and the older format that it is in, None if it is in the current one."""

    plan: Plan
    older: str | None


def _read(version: FileVersion) -> _Read:
    """The plan in a version, as the one that lies where git has it; one in an older format as `migrate` would make it.

    History can't be rewritten, and an old plan's formats must not hide how the plan changed.
    """
    assert version.file is not None
    try:
        place = Snapshot(Path(version.path))
        text, older = made_current(files.text(files.read(version.file, MAX_BYTES), version.path), place)
        return _Read(read_plan(text, place), older)
    except VpbdiffError as error:
        raise _NoPlan(version, error) from error


def _alone(plan: Plan, key: str, wording: Wording) -> Iterator[Block]:
    """A plan without another to compare it with: which it is, and how much it holds."""
    counted = Counter(item.entity.name for item in plan.items())
    held = [
        phrases.counted(name, counted[name], wording)
        for name in ENTITIES
        if not ENTITIES[name].is_plan and counted[name]
    ]
    yield Heading(wording.say(key, title=diff_report.title(plan, wording)), 1)
    yield Paragraph(plain(", ".join(filter(None, (plan.series, phrases.plan_name(plan, wording))))))
    yield Paragraph(
        plain(wording.say("git.holds", items=phrases.enumeration(held, wording)) if held else wording.say("git.empty"))
    )


@click.command("git-diff", hidden=True, help="git.diff-help")
@click.argument("arguments", nargs=-1, metavar="git.metavar-arguments", help="git.argument-arguments")
@click.pass_obj
def command(wording: Wording, arguments: tuple[str, ...]) -> None:
    """Show one changed file. All of it is made before any is written, so that no half of it is."""
    change = file_change(arguments)
    if isinstance(change, str):
        shown = unmerged(change, wording)
    else:
        shown = shown_change(change, wording, Options(output.width(), _in_colour(), terse=True))
    output.show(shown, paged=False)


def _in_colour() -> bool:
    """Whether git itself would colour: by the user's settings, on a terminal or on the way to one through git's pager.

    git says nothing of its `--color`; NO_COLOR and a dumb terminal count as they do elsewhere in vpbdiff.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    on_terminal = sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    asked = git.run("config", "--get-colorbool", "color.diff", "true" if on_terminal else "false")
    return asked.stdout.strip() == b"true"

"""Stdout is data, stderr is talk, pager.

What the commands share: how they say what is wrong, and how they end.

stdout is data, stderr is talk; both are UTF-8, on a Windows pipe too.

Showing a long text: on a terminal in colour and by the page, elsewhere as exact bytes.

A pager is a comfort: whatever is wrong with it, the text is shown. It is not click's, which pages what fits the screen,
knows no pager of ours and shows nothing where a pager fails.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from vpbdiff.base.errors import Problem, failure
from vpbdiff.base.escaping import in_log, safe
from vpbdiff.base.files import write_atomically
from vpbdiff.cli.manner import asked, in_colour, still
from vpbdiff.render import Format, Shown, Trait
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_Function = TypeVar("_Function", bound=Callable[..., Any])

if TYPE_CHECKING:
    from vpbdiff.store import Snapshot


def print_problems(wording: Wording, problems: Sequence[Problem]) -> None:
    """Say on stderr what is wrong, one problem a line, also to who asked for quiet."""
    for problem in problems:
        alarm(wording.say("cli.error", sentence=sentence(wording, problem)))


def json_or_text(command: _Function) -> _Function:
    """The option of a command whose answer is a text or, for programs, JSON."""
    option = click.option(
        "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", help="diff.option-format"
    )
    return option(command)


def data(line: str) -> None:
    """Give one line of the result on stdout; what it quotes from a plan can't move the cursor."""
    still()
    click.echo(in_log(safe(line)))


def talk(line: str) -> None:
    """Say one line on stderr, unless `--quiet` was asked for; what it quotes from a plan can't move the cursor."""
    if not asked().quiet:
        alarm(line)


def alarm(line: str) -> None:
    """Say one line on stderr in any case."""
    still()
    click.echo(in_log(safe(line)), err=True)


def use_utf8() -> None:
    """Make stdout and stderr UTF-8 whatever the system's code page, and let no character stop a command.

    A stdout that was closed becomes one that can't be written to, so that what is lost on it is told.
    """
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


_LESS = ("less", "-FRX")
"""As git calls it: ends by itself if all fits (F), passes colours on (R), leaves the text on the screen (X)."""

_PAGERS_SETTINGS = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c"}
"""What a pager is told where the user has not said otherwise: the same as git tells it, and that we write UTF-8."""


def width() -> int:
    """The terminal's width in columns, or COLUMNS; 80 where nobody knows."""
    return _size().columns


def _size() -> os.terminal_size:
    """As `shutil.get_terminal_size`, which comes with all that packs files."""
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):  # none, closed, or no terminal
        size = os.terminal_size((0, 0))
    asked = (os.environ.get(name, "") for name in ("COLUMNS", "LINES"))
    given = [int(each) if each.isdecimal() else 0 for each in asked]
    return os.terminal_size(given[at] or size[at] or usual for at, usual in enumerate((80, 24)))


class Target(NamedTuple):
    """Where a result goes, stdout where there is no path, and in which format."""

    shown: Shown
    form: Format
    path: Path | None
    opened: bool = False

    @staticmethod
    def of(shown: Shown, name: str | None, path: Path | None, *, opened: bool = False) -> Target:
        """The target, its format chosen by name, by the file's ending, or the usual one; `opened` has the file shown by
        the program that its kind has on this machine. Raises `VpbdiffError` for what can't be."""
        from vpbdiff.render import target  # noqa: PLC0415 - wrong usage of a command is told without it

        form = target.chosen(shown, name, path)
        if form.binary and path is None:
            raise failure("render.no-file", form=form.name, ending=form.endings[0])
        if opened and path is None:
            raise failure("render.nothing-to-open")
        return Target(shown, form, path, opened)

    def holds(self, trait: Trait) -> bool:
        """Whether the format can hold something that not every format can."""
        return trait in self.form.holds

    def render(self, value: Any, wording: Wording, **asked: Any) -> str | bytes:
        """What is shown, in the terminal's width and colour where it goes there. `asked` are other fields of
        `Options`. Raises `VpbdiffError` where the format needs a library that is not installed."""
        from vpbdiff.statements.options import WIDTH, Options  # noqa: PLC0415 - most commands render nothing

        here = self.path is None
        size = width() if here else WIDTH
        colour = here and self.holds(Trait.COLOUR) and in_colour(os.environ)
        return self.form.renderer(self.shown)(value, wording, Options(size, colour, **asked))

    def give(
        self, content: str | bytes, wording: Wording, inputs: Iterable[Snapshot | Path], *, paged: bool = False
    ) -> None:
        """Write what was rendered to the file, and say so, or to stdout: by the page if `paged`, as `show` does.

        Raises `VpbdiffError` for a file of the project's own, for one of the `inputs` that were read, and for a
        document that one of them was read from.
        """
        if self.path is not None:
            from vpbdiff.render import target  # noqa: PLC0415

            target.protect(self.path, inputs)
            write_atomically(self.path, content)
            talk(wording.say("render.written", path=self.path, form=self.form.name))
            if self.opened and click.launch(str(self.path)):
                talk(wording.say("render.not-opened", path=self.path))
        elif isinstance(content, str):
            show(content, paged=paged)


def output_option(command: _Function) -> _Function:
    """The option of a command that writes what it shows to a file."""
    path = click.Path(path_type=Path)
    return click.option("-o", "--output", type=path, metavar="diff.metavar-file", help="diff.option-output")(command)


def open_option(command: _Function) -> _Function:
    """The option of a command that writes files for people."""
    return click.option("--open", "opened", is_flag=True, help="render.option-open")(command)


def show(text: str, *, paged: bool) -> None:
    """Write the text to stdout; by the page if `paged`, stdout is a terminal and the text is longer than it."""
    still()
    if not sys.stdout.isatty():
        # Bytes, so that no platform changes the line ends of a file that others read.
        click.echo(text.encode(), nl=False)
    elif not (paged and _is_long(text) and _by_the_page(text, pager(os.environ))):
        click.echo(text, nl=False)


def pager(environment: Mapping[str, str]) -> list[str]:
    """The pager's command: VPBDIFF_PAGER, else PAGER, else `less` where there is one; empty for none."""
    for variable in ("VPBDIFF_PAGER", "PAGER"):
        if (asked := environment.get(variable)) is not None:
            return _words(asked)
    import shutil  # noqa: PLC0415 - comes with all that packs files

    return list(_LESS) if shutil.which(_LESS[0]) else []


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=os.name == "posix")
    except ValueError:  # a quotation mark that never ends: no command, so no pager
        return []
    return [] if words == ["cat"] else words


def _is_long(text: str) -> bool:
    """Whether the text and the prompt after it fill more than the screen; lines are wrapped already."""
    return text.count("\n") >= _size().lines


def _by_the_page(text: str, command: list[str]) -> bool:
    """Whether a pager has shown the text. False if there is none, it can't be started or it fails."""
    if not command:
        return False
    import subprocess  # noqa: PLC0415 - only where there is a pager

    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**_PAGERS_SETTINGS, **os.environ})
    except OSError:
        return False
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # the reader has seen enough and left the pager
        process.stdin.write(text.encode())
    with contextlib.suppress(OSError):
        process.stdin.close()
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is the pager's to answer while it runs
            return process.wait() <= 0


def take_screen(refusal: str) -> None:
    """Have the whole screen. Textual draws on stderr, so that stdout stays for data. Raises `VpbdiffError` with the
    key `refusal` where nobody sits at a terminal, and where it can't put a text in its place."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM", "") in ("", "dumb"):
        raise failure(refusal)
    still()
    if not os.environ.get("NO_COLOR"):  # an empty one asks for nothing, as in every other command
        os.environ.pop("NO_COLOR", None)

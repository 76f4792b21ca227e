"""The command line: one module a command, loaded only when it runs.

Every command returns an `ExitStatus` (or None for `DONE`) and raises `VpbdiffError` for what it can't do; this module
alone prints such an error and ends the process. Any other exception is a fault of ours: Python would end with 1, which
means «found something», so it is caught here, written down for whoever mends it, and ends with `FAILED`.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Any, TextIO

import click

from vpbdiff.base.errors import ExitStatus, Location, Problem, VpbdiffError, failure
from vpbdiff.base.version import __version__
from vpbdiff.cli.locale import click_in, in_words, language_of
from vpbdiff.cli.manner import asked, working
from vpbdiff.cli.output import alarm, print_problems, use_utf8
from vpbdiff.wording import Wording

COMMANDS = (
    *("import", "validate", "diff", "review", "explain", "check", "summary", "history", "follow", "migrate"),
    *("git-setup", "schema", "help"),
)
"""The commands, in the order of the work; each is the object `command` of a module of this package."""

SPOKEN = {
    **dict.fromkeys(("läs", "läsin", "importera"), "import"),
    **dict.fromkeys(("kontrollera", "validera"), "validate"),
    **dict.fromkeys(("jämför", "jämföra", "jämförelse", "skillnad", "skillnader", "compare"), "diff"),
    **dict.fromkeys(("granska", "granskning"), "review"),
    **dict.fromkeys(("förklara", "skäl", "motivera"), "explain"),
    **dict.fromkeys(("pröva", "grind", "grinden"), "check"),
    **dict.fromkeys(("sammanfatta", "sammanfattning", "tjänsteskrivelse", "memo"), "summary"),
    **dict.fromkeys(("historik", "historia"), "history"),
    **dict.fromkeys(("följ", "följupp", "uppföljning"), "follow"),
    **dict.fromkeys(("hjälp",), "help"),
}
"""What people who speak Swedish try for a command; the answer names it, and nothing runs on a guess."""

_FOR_PROGRAMS = ("git-diff", "git-merge")
"""Commands that another program runs; no list shows them."""

_STARTED = time.time()
"""When the program was loaded."""

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended: 128 and the number of SIGINT."""

READER_GONE = 141
"""What a shell reports of a program whose reader went away, as `head` does: 128 and the number of SIGPIPE."""


class _CommandLine(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, in the words of the language that was asked for."""
        if cmd_name not in (*COMMANDS, *_FOR_PROGRAMS):
            return None
        command: click.Command = import_module(_module(cmd_name)).command
        return in_words(command, ctx.find_object(Wording) or Wording())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Fails with the nearest one that there is."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("-"):
            if os.path.isfile(name):  # noqa: PTH113 - no error over odd names
                raise failure("cli.file-no-command", name=name)
            if spoken := SPOKEN.get(name.casefold()):
                raise failure("cli.spoken", name=name, command=spoken)
            from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the pen

            raise click.exceptions.NoSuchCommand(name, possibilities=get_close_matches(name, COMMANDS), ctx=ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: object, **extra: Any) -> Any:
        """Run a command and end the process with its exit status."""
        use_utf8()
        wording = Wording(language_of(sys.argv[1:] if args is None else args, os.environ))
        with click_in(wording):
            sys.exit(_written(wording, lambda: _run(in_words(self, wording), wording, args, **extra)))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and hand over all that it printed, while a reader that went away can still be noticed."""
        try:
            with working(ctx, ctx.find_object(Wording) or Wording()):
                result = super().invoke(ctx)
            if asked().verbose:
                _account(ctx.find_object(Wording) or Wording())
            sys.stdout.flush()
        except OSError as error:
            if not _is_reader_gone(error):
                raise
            _drop(sys.stdout)
            raise click.exceptions.Exit(READER_GONE) from error
        return result


def _account(wording: Wording) -> None:
    """Say what a command took, and of which program."""
    cpu = time.process_time()
    mark = "," if wording.language == "sv" else "."
    took = {"seconds": max(time.time() - _STARTED, cpu), "cpu": cpu}
    told = {name: f"{value:.1f}".replace(".", mark) for name, value in took.items()}
    python = ".".join(map(str, sys.version_info[:3]))
    alarm(wording.say("cli.took", **told, version=__version__, python=python))


def _module(command: str) -> str:
    """The module of a command; a word of Python's own gets an underscore, as in `import_`."""
    name = command.replace("-", "_")
    return f"vpbdiff.cli.{name}_" if iskeyword(name) else f"vpbdiff.cli.{name}"


def _run(group: _CommandLine, wording: Wording, args: Sequence[str] | None, **extra: Any) -> int:
    extra |= {"prog_name": "vpbdiff", "standalone_mode": False, "obj": wording}
    try:
        status = click.Group.main(group, args, **extra)
    except VpbdiffError as error:
        print_problems(wording, error.problems)
        _of_names(wording, args)
        return ExitStatus.FAILED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitStatus.FAILED
    except click.ClickException as error:
        alarm(wording.say("cli.error", sentence=error.format_message()))
        _of_names(wording, args)
        context = error.ctx if isinstance(error, click.UsageError) else None
        alarm(wording.say("cli.see-help", command=context.command_path if context else "vpbdiff"))
        return ExitStatus.FAILED
    except click.Abort:
        return INTERRUPTED
    return ExitStatus.DONE if status is None else int(status)


def _of_names(wording: Wording, args: Sequence[str] | None) -> None:
    """Say how a name with spaces is written, where the parts of one were given; that cmd.exe keeps single quotation
    marks, where an argument has one around what may be a name."""
    given = sys.argv[1:] if args is None else args
    places = range(len(given) + 1)
    spans = ((first, last) for first in places for last in places[first + 2 : first + 1 + _MOST_PARTS])
    parts = (" ".join(given[first:last]) for first, last in spans)
    if whole := next((name for name in parts if os.path.isfile(name)), None):  # noqa: PTH113 - no error over odd names
        alarm(wording.say("cli.spaces", name=whole))
    if any(each.startswith("'") or each.endswith("'") for each in given):
        alarm(wording.say("cli.single-quotes"))


_MOST_PARTS = 8
"""Words of the longest name that is looked for among the arguments."""


def _is_reader_gone(error: OSError) -> bool:
    """Whether writing failed since nobody reads; Windows calls that an invalid argument."""
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _written(wording: Wording, run: Callable[[], int]) -> int:
    """The exit status of a run, once all that it printed is out of our hands; `FAILED`, and told, if it can't be."""
    try:
        status = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if not isinstance(error, OSError):
            return _broken(wording, error)
        if error.filename is not None:  # a stream's error names no file
            where = Location(os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else None)
            print_problems(wording, [Problem("file.unusable", {"reason": error.strerror or str(error)}, where)])
            return ExitStatus.FAILED
        _drop(sys.stdout)
        with suppress(OSError):  # stderr may be what can't be written
            alarm(wording.say("cli.not-written", reason=error.strerror or str(error)))
        if sys.stderr is not None:
            _drop(sys.stderr)
        return ExitStatus.FAILED
    return status


def _broken(wording: Wording, error: Exception) -> int:
    """Say that the program itself is at fault, and where what is known of it was written."""
    import tempfile  # noqa: PLC0415 - nothing is broken as a rule
    import traceback  # noqa: PLC0415

    written = "".join(traceback.format_exception(error))
    try:
        handle, name = tempfile.mkstemp(prefix="vpbdiff-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"vpbdiff {__version__}, Python {sys.version}\n{written}")
        alarm(wording.say("cli.broken", kind=type(error).__name__, file=name))
    except OSError:  # no room for a file either: what is known is said
        alarm(wording.say("cli.broken-here", kind=type(error).__name__))
        alarm(written)
    return ExitStatus.FAILED


def _drop(stream: TextIO) -> None:
    """Send what is still buffered nowhere, or the interpreter would complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@click.group("vpbdiff", cls=_CommandLine, help="cli.help")
@click.version_option(__version__, help="cli.option.version", message="%(prog)s %(version)s")
def cli() -> None:
    """The program itself; what it does is in its commands."""


def main() -> None:
    """Run the command line. An interrupt ends it wherever it runs: a shell has its background jobs ignore them.

    What is there at the end is set aside from garbage, which the interpreter would look for in all of it as it ends: a
    tenth of the time of `diff`.
    """
    atexit.register(gc.freeze)
    with suppress(ValueError):  # not in another thread than the main one
        signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()

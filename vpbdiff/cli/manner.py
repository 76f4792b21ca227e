"""How much a command says and how it looks: `--color`, `--quiet`, `--verbose`, and a line of progress.

Every command has the options. What was asked for lies in click's context, so that a command need not hand it on. The
line stands on a terminal while a command works for more than a second; it is on stderr, and gone before anything else
is written.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import click

from vpbdiff.wording import Wording

COLOURS = ("auto", "always", "never")
_MANNER = "vpbdiff.manner"
_PROGRESS = "vpbdiff.progress"


class Manner(NamedTuple):
    """What was asked for."""

    colour: str = "auto"
    quiet: bool = False
    verbose: bool = False


def asked() -> Manner:
    """What the command that runs was asked for; the usual where none runs."""
    context = click.get_current_context(silent=True)
    found: Manner = context.meta.get(_MANNER, Manner()) if context else Manner()
    return found


def options(wording: Wording) -> list[click.Parameter]:
    """The options, in words."""
    colour = click.Option(
        ["--color"],
        type=click.Choice(COLOURS),
        expose_value=False,
        callback=_kept("colour"),
        help=wording.say("cli.option.color"),
    )
    flags = [
        click.Option([short, f"--{name}"], is_flag=True, expose_value=False, callback=_kept(name), help=help_)
        for short, name, help_ in (
            ("-q", "quiet", wording.say("cli.option.quiet")),
            ("-v", "verbose", wording.say("cli.option.verbose")),
        )
    ]
    return [colour, *flags]


def _kept(name: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def keep(context: click.Context, _: click.Parameter, value: object) -> None:
        if value:
            context.meta[_MANNER] = context.meta.get(_MANNER, Manner())._replace(**{name: value})

    return keep


def in_colour(environment: Mapping[str, str]) -> bool:
    """Whether to colour what is written: as `--color` says, else not if NO_COLOR holds anything, else if FORCE_COLOR
    does, else on a terminal that can."""
    colour = asked().colour
    if colour != "auto":
        return colour == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (sys.stdout.isatty() and environment.get("TERM") != "dumb")


_AFTER = 1.0
"""Seconds of work from which it is said that there is any."""
_EVERY = 0.5
_CLEARED = "\r\x1b[K"


class Progress:
    """A line on a terminal that says how long a command has worked, until it says something itself."""

    def __init__(self, said: str, meta: Mapping[str, Manner]) -> None:
        self._said = said
        self._meta = meta
        self._start = time.monotonic()
        self._stopped = threading.Event()
        self._shown = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        pause = _AFTER
        while not self._stopped.wait(pause):
            pause = _EVERY
            if self._meta.get(_MANNER, Manner()).quiet:  # known only when the command's own options are read
                return
            self._shown = True
            sys.stderr.write(f"{_CLEARED}{self._said} {time.monotonic() - self._start:.0f} s")
            sys.stderr.flush()

    def stop(self) -> None:
        """Take the line away; nothing where it is gone already."""
        if not self._stopped.is_set():
            self._stopped.set()
            self._thread.join()
            if self._shown:
                sys.stderr.write(_CLEARED)
                sys.stderr.flush()


@contextmanager
def working(context: click.Context, wording: Wording) -> Iterator[None]:
    """Say on a terminal that a command works, as long as it says nothing itself and is not asked to be quiet."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    context.meta[_PROGRESS] = Progress(wording.say("cli.working"), context.meta)
    try:
        yield
    finally:
        still()


def still() -> None:
    """Take away the line of progress, before anything is written or the screen is another's."""
    context = click.get_current_context(silent=True)
    if context is not None and (progress := context.meta.pop(_PROGRESS, None)) is not None:
        progress.stop()

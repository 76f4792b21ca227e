"""A real terminal for a test: a program in a pty of its own, and an emulator that shows what a person would see."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "end": "\x1b[F",
    "pagedown": "\x1b[6~",
    "ctrl+c": "\x03",
    "ctrl+n": "\x0e",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+s": "\x13",
    "ctrl+u": "\x15",
    "f2": "\x1bOQ",
}
"""What a terminal sends for the keys that are no letters."""

PATIENCE = 60.0
"""Seconds to wait for a text: a machine that does much else at once is slow, and a program that hangs is slower."""


class Terminal:
    """Runs a command until the block ends; `wait` reads until the screen shows something."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], columns: int = 80, lines: int = 24
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        self.pid, self._end = pty.fork()
        if self.pid == 0:  # the program's side
            os.chdir(folder)
            os.execvpe(
                command[0], list(command), {**os.environ, "TERM": "xterm-256color", "COLORTERM": "", **environment}
            )
        self.resize(columns, lines)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self._end)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size, as a person who drags its corner."""
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(lines, columns)

    def press(self, *keys: str) -> None:
        """Press keys, by their name or by their letter."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type a text."""
        os.write(self._end, text.encode())

    @property
    def shown(self) -> str:
        """What is on the screen, as it was read last."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def colours(self) -> set[str]:
        """The colours of all that is on the screen, text and ground, by their names or as six digits."""
        cells = [cell for line in self._screen.buffer.values() for cell in line.values()]
        return {cell.fg for cell in cells} | {cell.bg for cell in cells}

    def wait(self, *texts: str, gone: bool = False) -> str:
        """Read until the screen shows all the texts, or none of them; returns the screen. Fails if it never does."""
        until = time.monotonic() + PATIENCE
        while not all((text in self.shown) is not gone for text in texts):
            if time.monotonic() > until or not self._read(until):
                raise AssertionError(f"the screen never {'lost' if gone else 'showed'} {texts}:\n{self.shown}")
        return self.shown

    def end(self) -> int:
        """Read until the program ends; returns its exit status."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self, until: float) -> bool:
        ready, _, _ = select.select([self._end], [], [], max(until - time.monotonic(), 0.0))
        if not ready:
            return False
        try:
            found = os.read(self._end, 65_536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.written += found
        self._stream.feed(found)
        return bool(found)

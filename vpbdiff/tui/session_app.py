"""The application that runs one session on a screen: shows a sentence while it opens, takes keys in turn, and ends.

Loads nothing but Textual, so that the first screen is there at once.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from contextvars import copy_context
from inspect import isawaitable
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widgets import Static

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.review import preferences
from vpbdiff.review.preferences import Preferences
from vpbdiff.tui.messages import Prefer
from vpbdiff.tui.themes import TERMINAL, THEMES, usual_theme
from vpbdiff.tui.type_ahead import TypeAhead
from vpbdiff.wording import Wording


class OpeningScreen(Screen[None]):
    """Says what is being done."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(self._sentence, id="opening", markup=False)


@runtime_checkable
class Keeping(Protocol):
    """A screen on which something is being written."""

    async def finish(self) -> None:
        """Keep all that was typed."""


_LOOK = 0.1
"""Seconds between two looks of a worker at whether the session has ended."""

_TURN = 0.001
"""Seconds that a thread which reads and compares keeps the interpreter while the screen waits for it. An answer to a
key takes some twenty turns, which at Python's own 0.005 is a tenth of a second of waiting alone."""

T = TypeVar("T")
R = TypeVar("R")

_ENDING = {"q", "ctrl+q", "ctrl+c"}
"""Keys that end a session wherever it stands; those that are no letter are heard though something takes its time."""


def _deeds() -> type[Provider]:
    """The provider of what can be done: loaded when the palette is."""
    from vpbdiff.tui.palette import Deeds  # noqa: PLC0415

    return Deeds


class SessionApp(App[None], Generic[T]):
    """Runs one session on a screen. `failure` says afterwards why it could not, if it could not."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_deeds}
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    _has_marks = True
    """Whether the help tells of the marks of a review."""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-stacked"), (80, "-beside")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (32, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "review.key.help", id="help"),
        Binding("colon,ctrl+p", "palette", "review.key.palette", id="palette", show=False),
        Binding("T", "theme", "review.key.theme", id="theme", show=False),
        Binding("q", "quit", "review.key.quit", id="quit"),
        Binding("ctrl+q", "quit", "review.key.quit", id="quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "review.key.interrupt", id="interrupt", show=False, priority=True),
    ]

    def __init__(self, sentence: str, opening: Callable[[], T], wording: Wording) -> None:
        """`opening` opens the session, in a thread of its own, while the `sentence` is shown."""
        super().__init__(ansi_color=True)  # from the start, or NO_COLOR would be answered with black on black
        self.failure: VpbdiffError | None = None
        self._sentence = sentence
        self._opening = opening
        self.wording = wording
        self.preferences = Preferences()
        self._over = threading.Event()
        self._type_ahead = TypeAhead(self, self._hand_on, frozenset(_ENDING - {"q"}))
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = TERMINAL

    def follow_file(self) -> None:
        """Look and listen as the person's own file says. Raises `VpbdiffError` for what is wrong in it."""
        from vpbdiff.tui.key_bindings import actions  # noqa: PLC0415 - what the application alone does not use

        self.follow(preferences.load(preferences.place(), THEMES, actions()))

    def follow(self, preferences: Preferences) -> None:
        """Look and listen as a person has chosen. Without colours the terminal's own theme stands, whatever is said."""
        self.preferences = preferences
        if not self.no_color:
            self._dress(preferences.theme or usual_theme())
        self.set_keymap(dict(preferences.keys))

    def _dress(self, name: str) -> None:
        self.theme = name
        self.ansi_color = THEMES[name].ansi

    def action_theme(self) -> None:
        """Put on the next theme, and remember it."""
        names = [*THEMES]
        name = names[(names.index(self.theme) + 1) % len(names)]
        self._dress(name)
        self.choose("theme", name)

    def on_prefer(self, message: Prefer) -> None:
        """Remember what a part of the screen was given."""
        self.choose(message.key, message.value)

    def choose(self, key: str, value: str | int) -> None:
        """Remember a choice; one that can't be written holds for this review."""
        with suppress(VpbdiffError):
            preferences.remember(preferences.place(), key, value)

    async def on_event(self, event: Event) -> None:
        """Take keys and pastes in turn, everything else at once."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self._type_ahead.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: Event) -> None:
        """Do what a key or a paste asks for. Behind the sentence that the window is too small nothing is done unseen:
        only ending is."""
        ends = isinstance(event, Key) and event.key in _ENDING
        if ends or not any(each.display for each in self.screen.query("#too-small")):
            await super().on_event(event)
        else:
            self.bell()

    def get_default_screen(self) -> Screen[None]:
        """What is shown until the session is open."""
        return OpeningScreen(self._sentence)

    def on_ready(self) -> None:
        """Open the session once the first screen is there."""
        sys.setswitchinterval(_TURN)
        self.call_after_refresh(self.run_worker, self._open, thread=True)

    def _open(self) -> None:
        """Load all that the session needs, and open it."""

        def opened() -> Screen[None] | VpbdiffError:
            try:
                return self._screen(self._opening())
            except VpbdiffError as error:
                return error

        found = self.while_open(opened)
        if isinstance(found, VpbdiffError):
            self.failure = found
            self.call_from_thread(self.exit)
        elif found is not None:
            self.call_from_thread(self.push_screen, found)

    def while_open(self, read: Callable[[], R]) -> R | None:
        """What `read` gives, in a worker; None, at once, when the session ends first: what only reads is left where it
        is, and no one waits before an empty screen until two large plans are compared."""
        task: Future[R] = Future()

        def work() -> None:
            try:
                task.set_result(read())
            except BaseException as error:  # raised where its result is asked for, in the worker that waits
                task.set_exception(error)

        threading.Thread(target=copy_context().run, args=(work,), daemon=True).start()
        while not self._over.is_set():
            if wait((task,), _LOOK).done:
                return task.result()
        return None

    def exit(self, *args: Any, **named: Any) -> None:
        """End the session."""
        self._over.set()
        super().exit(*args, **named)

    def on_unmount(self) -> None:
        """The session ends, by whatever closes it: a window that is closed asks no one to `exit`."""
        self._over.set()

    def _screen(self, session: T) -> Screen[None]:
        """The screen of a session."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Show what can be done here."""
        from vpbdiff.tui.dialogs.windows import HelpScreen  # noqa: PLC0415
        from vpbdiff.tui.key_bindings import deeds  # noqa: PLC0415

        self.push_screen(HelpScreen(deeds(self.screen, self.wording), self.wording, marks=self._has_marks))

    def action_palette(self) -> None:
        """Choose what to do by its name."""
        from vpbdiff.tui.palette import Command, Palette  # noqa: PLC0415

        async def chosen(command: Command | None) -> None:
            if command is not None and isawaitable(done := command()):
                await done

        self.push_screen(Palette(self.screen, self.wording.say("review.palette"), self.wording), chosen)

    async def action_interrupt(self) -> None:
        """Copy what is selected where text is written, as Ctrl-C does elsewhere; end the review otherwise."""
        if selected := getattr(self.focused, "selected_text", ""):
            self.copy_to_clipboard(selected)
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """End the review once all that was typed before has been taken in; what is half-written is kept."""
        self.screen.call_later(self._end)

    async def _end(self) -> None:
        if isinstance(self.screen, Keeping):
            await self.screen.finish()
        self.exit()

"""The review as an application: opens a session while the frame is shown, and ends.

All that a review does lies in `vpbdiff.review`; all that it looks like in screens, views and widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from vpbdiff.errors import VpbdiffError
from vpbdiff.review.session import Session
from vpbdiff.tui.screens.review import ReviewScreen
from vpbdiff.wording import Wording

_THEME = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="vpbdiff",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
    },
)
"""The terminal's own colours: what its owner has chosen to read, light or dark, with 16 colours or more."""


class ReviewApp(App[None]):
    """Runs one review. `failure` says afterwards why it could not, if it could not."""

    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-slim"), (60, "-stacked"), (80, "-beside")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (16, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", "review.key.quit", show=False, priority=True),
    ]

    def __init__(self, opening: Callable[[], Session], wording: Wording) -> None:
        super().__init__()
        self.failure: VpbdiffError | None = None
        self._opening = opening
        self._wording = wording
        self.register_theme(_THEME)
        self.theme = _THEME.name

    def get_default_screen(self) -> Screen[None]:
        """The review's screen is the first and the last."""
        return ReviewScreen(self._wording)

    def on_ready(self) -> None:
        """Read and compare the plans once the frame is there."""
        self.run_worker(self._open, thread=True)

    def _open(self) -> None:
        try:
            session = self._opening()
        except VpbdiffError as error:
            self.failure = error
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self._begin, session)

    def _begin(self, session: Session) -> None:
        screen = self.screen_stack[0]
        assert isinstance(screen, ReviewScreen)
        screen.begin(session)

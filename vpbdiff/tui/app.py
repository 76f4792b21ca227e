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
from textual.widgets import Input, TextArea

from vpbdiff.errors import VpbdiffError
from vpbdiff.review.session import Session
from vpbdiff.tui.keys import Deed, deeds
from vpbdiff.tui.screens.choose import Choice, ChooseOne
from vpbdiff.tui.screens.help import HelpScreen
from vpbdiff.tui.screens.reason_form import ReasonForm
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
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-stacked"), (80, "-beside")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (32, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "review.key.help"),
        Binding("colon,ctrl+p", "palette", "review.key.palette", show=False),
        Binding("q", "quit", "review.key.quit"),
        Binding("ctrl+q", "quit", "review.key.quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "review.key.interrupt", show=False, priority=True),
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

    def action_help(self) -> None:
        """Show what can be done here."""
        self.push_screen(HelpScreen(deeds(self.screen, self._wording), self._wording))

    def action_palette(self) -> None:
        """Choose what to do by its name."""
        choices = [Choice(each.name, each, ", ".join(each.keys)) for each in deeds(self.screen, self._wording)]
        self.push_screen(ChooseOne(self._wording.say("review.palette"), choices, self._wording), self._run_deed)

    async def _run_deed(self, deed: Deed | None) -> None:
        if deed is not None:
            await self.run_action(deed.action, deed.node)

    async def action_interrupt(self) -> None:
        """Copy what is selected where text is written, as Ctrl-C does elsewhere; end the review otherwise."""
        field = self.focused
        selected = field.selected_text if isinstance(field, TextArea | Input) else ""
        if selected:
            self.copy_to_clipboard(selected)
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """End the review; what is half-written is kept."""
        if isinstance(self.screen, ReasonForm):
            self.screen.keep()
        self.exit()

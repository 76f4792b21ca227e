"""The application and its loading screen.

What is shown while the plans are read and compared: loads nothing but Textual, so that it is there at once.

The review as an application: opens a session while the frame is shown, and ends.

All that a review does lies in `vpbdiff.review`; all that it looks like in screens, views and widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.review.session import Session
    from vpbdiff.tui.key_bindings import Deed


class OpeningScreen(Screen[None]):
    """Says what is being done."""

    def __init__(self, words: tuple[str, str], wording: Wording) -> None:
        super().__init__()
        self._words = words
        self._wording = wording

    def compose(self) -> ComposeResult:
        """One sentence."""
        old, new = self._words
        yield Static(self._wording.say("review.opening", old=old, new=new), id="opening", markup=False)


_THEME = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="vpbdiff",
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        **{f"scrollbar-background{state}": "ansi_default" for state in ("", "-hover", "-active")},
        **{f"scrollbar{state}": "ansi_bright_black" for state in ("", "-hover", "-active")},
        "scrollbar-corner-color": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_yellow",
        "input-selection-foreground": "ansi_black",
    },
)
"""The terminal's own colours: what its owner has chosen to read, light or dark, with 16 colours or more."""


@runtime_checkable
class Keeping(Protocol):
    """A screen on which something is being written."""

    async def finish(self) -> None:
        """Keep all that was typed."""


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

    def __init__(self, words: tuple[str, str], opening: Callable[[], Session], wording: Wording) -> None:
        """`words` are OLD and NEW as the user wrote them; `opening` opens their session, in a thread of its own."""
        super().__init__(ansi_color=True)  # from the start, or NO_COLOR would be answered with black on black
        self.failure: VpbdiffError | None = None
        self._words = words
        self._opening = opening
        self._wording = wording
        self.register_theme(_THEME)
        self.theme = _THEME.name

    def get_default_screen(self) -> Screen[None]:
        """What is shown until the session is open."""
        return OpeningScreen(self._words, self._wording)

    def on_ready(self) -> None:
        """Read and compare the plans once the first screen is there."""
        self.call_after_refresh(self.run_worker, self._open, thread=True)

    def _open(self) -> None:
        """Load all that the review needs, and open the session."""
        from vpbdiff.tui.screens.main import ReviewScreen  # noqa: PLC0415 - after the first screen is shown

        try:
            session = self._opening()
        except VpbdiffError as error:
            self.failure = error
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self.push_screen, ReviewScreen(session, self._wording))

    def action_help(self) -> None:
        """Show what can be done here."""
        from vpbdiff.tui.key_bindings import deeds  # noqa: PLC0415
        from vpbdiff.tui.screens.dialogs import HelpScreen  # noqa: PLC0415

        self.push_screen(HelpScreen(deeds(self.screen, self._wording), self._wording))

    def action_palette(self) -> None:
        """Choose what to do by its name."""
        from vpbdiff.tui.key_bindings import deeds  # noqa: PLC0415
        from vpbdiff.tui.screens.choose import Choice, ChooseOne  # noqa: PLC0415

        choices = [Choice(each.name, each, ", ".join(each.keys)) for each in deeds(self.screen, self._wording)]
        self.push_screen(ChooseOne(self._wording.say("review.palette"), choices, self._wording), self._run_deed)

    async def _run_deed(self, deed: Deed | None) -> None:
        if deed is not None:
            await self.run_action(deed.action, deed.node)

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

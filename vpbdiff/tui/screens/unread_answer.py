"""Asks what something unread shows, and which role says so: two lines to write in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from vpbdiff.review.teaching import UnreadAnswer
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import content
from vpbdiff.tui.widgets.inputs import TextBox
from vpbdiff.wording import Wording


class UnreadAnswerScreen(ModalScreen[UnreadAnswer | None]):
    """Returns what was written, None if nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("f1", "app.help", "review.key.help", id="help", show=False),
    ]

    def __init__(self, title: str, answer: UnreadAnswer, wording: Wording) -> None:
        """`answer` is what stands there to begin with."""
        super().__init__()
        self._title = title
        self._answer = answer
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The title, the two lines with their names, the keys."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="title", markup=False)
            yield Static(content(self._wording.say("teach.shows-what")), markup=False)
            yield TextBox(self._answer.text, id="shows", compact=True, select_on_focus=False)
            yield Static(content(self._wording.say("teach.shows-by")), markup=False)
            yield TextBox(self._answer.by, id="by", compact=True, select_on_focus=False)
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#shows", Input).focus()

    @on(Input.Submitted, "#shows")
    def _go_on(self) -> None:
        self.query_one("#by", Input).focus()

    @on(Input.Submitted, "#by")
    def _done(self) -> None:
        said, by = (self.query_one(name, Input).value.strip() for name in ("#shows", "#by"))
        self.dismiss(UnreadAnswer(said, by))

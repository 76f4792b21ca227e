"""What is shown while the plans are read and compared: loads nothing but Textual, so that it is there at once."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from vpbdiff.wording import Wording


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

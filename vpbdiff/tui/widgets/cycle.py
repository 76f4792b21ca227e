"""One of a few words, chosen with the arrows or by its first letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Cycle(Widget, can_focus=True):
    """Shows the label, the chosen word between arrows, and which of how many it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "review.key.turn-back", show=False),
        Binding("right,down,space", "turn(1)", "review.key.turn", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], value: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._choices = tuple(choices)
        self.value = value

    def render(self) -> Content:
        """The line."""
        values = [value for value, _ in self._choices]
        position = values.index(self.value) if self.value in values else 0
        word = self._choices[position][1]
        opening, closing = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        style = "reverse" if self.has_focus else "bold"
        where = f"  {position + 1}/{len(values)}" if self.has_focus else ""
        return Content.assemble(f"{self._label} ", opening, (word, style), closing, where)

    def action_turn(self, step: int) -> None:
        """Choose the next word, or the one before."""
        values = [value for value, _ in self._choices]
        position = values.index(self.value) if self.value in values else 0
        self._take(values[(position + step) % len(values)])

    def on_key(self, event: events.Key) -> None:
        """Choose the next word that begins with a letter."""
        if not (event.character and event.character.isalpha()):
            return
        values = [value for value, _ in self._choices]
        position = values.index(self.value) if self.value in values else 0
        turned = [*self._choices[position + 1 :], *self._choices[: position + 1]]
        found = next((value for value, word in turned if word.casefold().startswith(event.character.casefold())), None)
        if found is not None:
            event.stop()
            self._take(found)

    def on_click(self) -> None:
        """Choose the next word."""
        self.focus()
        self.action_turn(1)

    def on_focus(self) -> None:
        """Show the arrows."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the arrows."""
        self.refresh()

    def _take(self, value: str) -> None:
        self.value = value
        self.refresh()
        self.post_message(self.Changed())

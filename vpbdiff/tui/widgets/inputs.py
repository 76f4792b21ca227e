"""Input fields and the cycle.

Fields to write in that show each steering character of a text by a character of its own, so that none reaches the
terminal: a reason read from a file, a draft or a paste may hold any.

One of a few words, chosen with the arrows or by its first letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from vpbdiff.base.escaping import safe
from vpbdiff.wording import Wording

_STANDS_FOR = "\N{REPLACEMENT CHARACTER}"


class TextBox(Input):
    """A line to write in. What Enter does with it is for who asks to say, by a binding of its own."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take in all lines of what is pasted, as one: a break in it is no Enter, and no word of it is left out."""
        event.prevent_default()
        event.stop()
        if text := " ".join(event.text.split()):
            selection = self.selection
            self.replace(text, *selection) if not selection.is_empty else self.insert_text_at_cursor(text)

    def render_line(self, y: int) -> Strip:
        """One line, safe to show."""
        return _harmless(super().render_line(y))


class Area(TextArea):
    """Several lines to write in."""

    def on_unmount(self) -> None:
        """Watch the application's theme no longer: Textual would hold every form with its text until the theme changes,
        which is as long as the review lasts."""
        watching = getattr(self.app, "__watchers", {}).get("theme", [])
        watching[:] = [each for each in watching if each[0] is not self]

    def render_line(self, y: int) -> Strip:
        """One line, safe to show."""
        return _harmless(super().render_line(y))


def _harmless(strip: Strip) -> Strip:
    if strip.text.isprintable():
        return strip
    segments = [Segment(_seen(segment.text), segment.style) for segment in strip]
    return Strip(segments).adjust_cell_length(strip.cell_length)


def _seen(text: str) -> str:
    return "".join(character if safe(character) == character else _STANDS_FOR for character in text)


class Cycle(Widget, can_focus=True):
    """Shows the label, the chosen word between arrows, and which of how many it is and how another is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "review.key.turn-back", id="turn-back", show=False),
        Binding("right,down,space", "turn(1)", "review.key.turn", id="turn", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

    def __init__(
        self, label: str, choices: Sequence[tuple[str, str]], value: str, wording: Wording, *, id: str
    ) -> None:
        super().__init__(id=id)
        self._wording = wording
        self._label = label
        self._choices = tuple(choices)
        self.value = value

    @property
    def _position(self) -> int:
        values = [value for value, _ in self._choices]
        return values.index(self.value) if self.value in values else 0

    def render(self) -> Content:
        """The line."""
        position = self._position
        word = self._choices[position][1]
        opening, closing = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        style = "reverse" if self.has_focus else "bold"
        told = self._wording.say("review.cycle", n=position + 1, all=len(self._choices))
        where = f"  {told}" if self.has_focus else ""
        return Content.assemble(f"{self._label} ", opening, (word, style), closing, where)

    def action_turn(self, step: int) -> None:
        """Choose the next word, or the one before."""
        self._take(self._choices[(self._position + step) % len(self._choices)][0])

    def on_key(self, event: events.Key) -> None:
        """Choose the next word that begins with a letter."""
        if not (event.character and event.character.isalpha()):
            return
        after = self._position + 1
        turned = [*self._choices[after:], *self._choices[:after]]
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

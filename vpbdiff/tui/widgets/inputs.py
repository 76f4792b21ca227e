"""Fields to write in that show each steering character of a text by a character of its own, so that none reaches the
terminal: a reason read from a file, a draft or a paste may hold any."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input, TextArea

from vpbdiff.base.escaping import safe

_STANDS_FOR = "\N{REPLACEMENT CHARACTER}"


class Field(Input):
    """A line to write in. What Enter does with it is for who asks to say, by a binding of its own."""

    def render_line(self, y: int) -> Strip:
        """One line, safe to show."""
        return _harmless(super().render_line(y))


class Area(TextArea):
    """Several lines to write in."""

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

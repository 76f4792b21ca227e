"""Text of a plan on its way to the screen: the one place where it is made safe, and never markup.

Everything that the review shows passes `clean`; what goes into a widget of Textual's own goes as `Content`, which
parses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from vpbdiff.base.escaping import safe
from vpbdiff.model.document import Span, Style

_BREAKS = dict.fromkeys(map(ord, "\n\r\t\f\v\x85\u2028\u2029"), " ")

_LOOKS = {Style.STRONG: "bold", Style.ALARM: "bold", Style.OLD: "strike", Style.NEW: "underline"}
"""How a span looks outside a page, without colour."""


def clean(text: str) -> str:
    """The text on one line, breaks and tabs as the spaces that they stand for, steering characters by their code."""
    return safe(text.translate(_BREAKS))


def content(text: str | Iterable[Span]) -> Content:
    """Text or spans as what a widget of Textual's shows, character by character."""
    if isinstance(text, str):
        return Content(clean(text))
    return Content.assemble(*((clean(span.text), _LOOKS.get(span.style, "")) for span in text))

"""Text that is safe to show in a terminal: the one place where control characters lose their power.

A plan's text is data. An escape character could colour or clear the screen, a right-to-left override could show «-18»
as «81-», a newline could forge a line of ours. Each such character is shown as its code point, so that nothing moves
the cursor and nothing is lost from sight.
"""

from __future__ import annotations

import unicodedata


def safe(text: str) -> str:
    """The text on one line, with each character that is no visible one or space written as `<U+001B>`."""
    if text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _code_point(character) for character in text)


def unseen(text: str) -> list[str]:
    """The characters of the text that a reader can't see, each once, as their code points."""
    if text.isprintable():
        return []
    return [_code_point(character) for character in dict.fromkeys(text) if not _is_harmless(character)]


def _is_harmless(character: str) -> bool:
    """Visible, or a space of some width (Zs), such as the no-break space of every amount."""
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _code_point(character: str) -> str:
    return f"<U+{ord(character):04X}>"

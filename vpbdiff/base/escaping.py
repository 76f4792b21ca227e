"""Text made safe to show: the one place where control characters are disarmed.

A plan's text is data. An escape character could colour or clear the screen, a right-to-left override could show «-18»
as «81-», a newline could forge a line of the program's own. Each such character is shown as its code point, so that
nothing moves the cursor and nothing is lost from sight.

`safe` is for a line that a person reads. Data keeps its line breaks and its rare letters: there only the characters of
`_STEERING` are written out, as a code point in a table's cell and as an escape in JSON, where it means the same. What
HTML, Markdown and Word need besides is for `render`.
"""

from __future__ import annotations

import json
import re
import unicodedata

from vpbdiff.base.patterns import lazily

_STEERING = lazily(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that steer a terminal, turn text around, are not seen at all or can't be written as UTF-8. A list and no
category of Unicode's, so that a snapshot is the same bytes under every Python; tab, LF and CR are left."""


def safe(text: str) -> str:
    """The text on one line, with each character that is no visible one or space written as `<U+001B>`."""
    if text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _code_point(character) for character in text)


_BREAKS = dict.fromkeys(map(ord, "\n\r\t\f\v\x85\u2028\u2029"), " ")


def in_line(text: str) -> str:
    """The text safe, with breaks and tabs as the spaces that they stand for."""
    return text if text.isprintable() else safe(text.translate(_BREAKS))


_BREAK = re.compile(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f\x85]*")


def joined_lines(text: str) -> str:
    """The text safe, with one space for each break and the blanks around it."""
    return safe(_BREAK.sub(" ", text))


_IN_LINE = re.compile(r"##(?=\w*\[)")
_AT_BEGINNING = re.compile(r"(?m)^([\s\ufeff]*):(?=:)")
_LOG_COMMAND = re.compile(rf"{_IN_LINE.pattern}|^(\s*):(?=:)")
"""What a CI system takes for a command in the log of a job: `##[` and `##vso[` anywhere in a line, `::` first in it."""


def in_log(line: str) -> str:
    """A line that is safe in the log of a CI system too: nothing in it is a command to what runs the job."""
    return _LOG_COMMAND.sub(lambda found: "#<U+0023>" if found[0] == "##" else f"{found[1]}<U+003A>", line)


def unseen(text: str) -> list[str]:
    """The characters of the text that a reader can't see, each once, as their code points."""
    if text.isprintable():
        return []
    return [_code_point(character) for character in dict.fromkeys(text) if not _is_harmless(character)]


def in_cell(text: str) -> str:
    """The text on as many lines as it has, with each steering character written as `<U+001B>`."""
    return _STEERING.sub(lambda found: _code_point(found[0]), text)


def in_json(text: str) -> str:
    """A JSON text with the steering characters in its strings escaped, and what a CI system takes for a command: it is
    seen that they are there, and read back they are the same. No line of JSON begins with a string's own text."""
    return _IN_LINE.sub("#\\\\u0023", _STEERING.sub(lambda found: json.dumps(found[0])[1:-1], text))


def in_xml(text: str) -> str:
    """An XML text in which what a CI system takes for a command is written otherwise; read back it is the same."""
    return _AT_BEGINNING.sub(r"\1&#58;", _IN_LINE.sub("#&#35;", text))


def _is_harmless(character: str) -> bool:
    """Visible, or a space of some width (Zs), such as the no-break space of every amount."""
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _code_point(character: str) -> str:
    return f"<U+{ord(character):04X}>"

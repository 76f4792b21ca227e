"""What the look of a text tells: whether a sentence ends, goes on, or could be a heading; and how halves are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

_END = re.compile(r"[.!?:;…][)\]\"'”’»*]*$")
_INNER_END = re.compile(r"[.!?][)\"”»]* +[A-ZÅÄÖ]")
_HYPHENATED = re.compile(r"(?<=[^\W\d])-$")
_COORDINATED = re.compile(r"(?:och|eller|samt|respektive)\b")

HEADING_LENGTH = 110
"""The longest heading, in characters. The longest that the known plans have is 75; a line of prose that a page cuts off
has over 100, and is told apart by what follows it."""

PROSE_LENGTH = 80
"""A line at least as long that ends in no full stop was cut off; a shorter one may be a label."""


def ended(text: str) -> bool:
    """Whether the text ends as a sentence or a lead-in does."""
    return bool(_END.search(text))


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence: with a small letter."""
    return text[:1].islower()


def single(text: str) -> bool:
    """Whether the text is no more than one sentence, and no lead-in to what follows."""
    return not _INNER_END.search(text) and not text.endswith((":", ";", ","))


def heading_like(text: str) -> bool:
    """Whether a line could be a heading: short, begun with a capital or a figure, without the end of any sentence."""
    return len(text) <= HEADING_LENGTH and not goes_on(text) and not ended(text) and single(text) and text[:1].isalnum()


def cut_off(text: str, following: str) -> bool:
    """Whether `following` continues the sentence that `text` leaves unfinished."""
    if ended(text):
        return False
    return goes_on(following) or (len(text) >= PROSE_LENGTH and text[-1:].isalpha() and bool(_INNER_END.search(text)))


def join(first: str, second: str) -> str:
    """Two halves of one text as one; a word parted at the line's end («verksam- / heten») is made whole."""
    return whole([first, second])


def whole(pieces: Sequence[str]) -> str:
    """The pieces of one text as one."""
    made: list[str] = []
    for piece in pieces:
        above = made[-1] if made else ""
        if goes_on(piece) and _HYPHENATED.search(above) and not _COORDINATED.match(piece):
            made[-1] = above[:-1]
        elif above and not (above.endswith("-") and piece[:1].isdigit()):
            made.append(" ")
        made.append(piece)
    return "".join(made)

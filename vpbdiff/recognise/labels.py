"""How words of profiles and of plans are compared: without case, numbering and the mark that ends them."""

from __future__ import annotations

import re

TAKEN_AWAY = "!"
"""Before a word in a profile: the word is taken away from those of its parent."""

ALL = "!*"
"""In a profile's list: all words of its parent are taken away."""

_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
"""A heading's number; a year is none."""

_ITEM_NUMBER = re.compile(r"^\d{1,2}(?:(?:\.\d{1,2})*\.\s+(?=\D)|(?:\.\d{1,2})+\s+(?=\D)|\s+(?=[A-ZÅÄÖ]))")
"""The number of a heading that may be a sentence: «10 procent av eleverna» begins with a quantity."""

_YEARS = r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?"
_ASIDE = re.compile(rf"(?<![\s,–-])[\s,–-]*(?:\((?:[^()]*)\)|\b{_YEARS})$")
"""What a heading may end with and mean the same: years, something in brackets. It is looked for from where a run of
dashes or blanks begins and not from within: a cell of thousands of dashes would take minutes."""


def plain(text: str) -> str:
    """The text as words are compared: case, number before it, colon or full stop after it, blanks left out."""
    return _NUMBER.sub("", " ".join(text.split()), count=1).rstrip(".:").casefold()


def unnumbered(heading: str) -> str:
    """A heading without the number before it, as in «3.1 Nämndmål»."""
    return _NUMBER.sub("", heading, count=1)


def item_title(heading: str) -> str:
    """The title of a goal or a section whose wording is its own, without the number before it."""
    return _ITEM_NUMBER.sub("", heading, count=1)


def number(heading: str) -> tuple[str, ...]:
    """The parts of the number before a heading: «3.1 Nämndmål» has 3 and 1; none where it has no number."""
    match = _NUMBER.match(heading)
    return tuple(re.findall(r"\d+", match[0])) if match else ()


_OWNER = re.compile(r"^(?:nämndens|förvaltningens|vår|våra|vårt) ")


def without_owner(text: str) -> str:
    """A plain heading without the committee that it names as its own: «nämndens taxor». The municipality is another."""
    return _OWNER.sub("", text)


def without_asides(text: str) -> str:
    """A plain text without the years and brackets at its end."""
    while (shorter := _ASIDE.sub("", text)) != text and shorter:
        text = shorter
    return text


def digits(text: str) -> str:
    """The digits of a text: two headings that differ in one are never a slip of each other."""
    return "".join(filter(str.isdigit, text))

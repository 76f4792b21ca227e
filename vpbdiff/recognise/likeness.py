"""Whether a word is another with a slip of the pen, and what a compound is one of.

A slip must never turn one meaning into another: «resultatmått» has 87 of 100 in common with «resultatmål», and is a
measure where that is a goal.
"""

from __future__ import annotations

from collections.abc import Collection

from vpbdiff.recognise.labels import digits

SHORTEST = 3
"""Letters of the shortest word that can be a compound's last part («mål»), and of the shortest first part."""

SHORTEST_READ = 4
"""Letters of the shortest last part that a compound is read by: «mått» is one, while «program» is no «ram»."""


def is_slip(text: str, meant: str, known: Collection[str]) -> bool:
    """Whether a plain text may be a slip for `meant`, a known wording that it is alike.

    It is none if the two differ in a digit, or in a word that is `known` itself or is a compound of another known word.
    """
    if digits(text) != digits(meant):
        return False
    words, right = text.split(), meant.split()
    other = [word for word in words if word not in right]
    return not any(word in known or _is_of_another_kind(word, right, known) for word in other)


def _is_of_another_kind(word: str, right: Collection[str], known: Collection[str]) -> bool:
    """Whether a word is a compound of a known word that none of the right ones ends with."""
    last = last_part(word, known)
    return last is not None and not any(each.endswith(last) for each in right)


def last_part(word: str, known: Collection[str]) -> str | None:
    """The longest known word that a compound ends with, which in Swedish says what it is; None where there is none."""
    ends = (word[place:] for place in range(SHORTEST, len(word) - SHORTEST + 1))
    return next((end for end in ends if end in known), None)

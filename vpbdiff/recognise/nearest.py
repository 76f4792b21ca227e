"""The known word that an unknown one is most like: a hint to a person, and never a reading."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from vpbdiff.recognise.labels import plain

LIKE = 60
"""Likeness (0-100) from which a known word is named as the nearest. «Riskhantering» has 63 of «Risker» and
«Arbetsmiljö» 62 of «Miljö», while what is like none stays at 57 or less: «Barn och unga» has 57 of «Personal och
bemanning». A wrong hint above it, such as «Upphandling» for «Uppföljning» (64), costs a glance."""

_SMALL = frozenset(
    ["i", "och", "av", "för", "på", "till", "med", "samt", "per", "från", "inom", "de", "den", "det", "som"]
)
"""Words that say nothing of what a heading is about."""

_WITHIN = 70
"""Likeness of a known heading whose words all stand in the unknown one, at the least: «Risker i verksamheten» is about
«Risker», which by letters alone it has less in common with than with «Ram per verksamhet». The larger the part that
the known words make up, the nearer to 100."""


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the text; None where none is."""
    found = process.extractOne(plain(text), list(known), scorer=_likeness, processor=plain, score_cutoff=LIKE)
    return found[0] if found else None


def _likeness(first: str, second: str, *, score_cutoff: float | None = None) -> float:
    """How much an unknown heading is like a known one, whatever the order of their words."""
    score = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second), _within(first, second))
    return score if score_cutoff is None or score >= score_cutoff else 0


def _within(text: str, known: str) -> float:
    words, meant = set(text.split()) - _SMALL, set(known.split()) - _SMALL
    if not meant or not meant <= words:
        return 0
    return _WITHIN + (100 - _WITHIN) * sum(map(len, meant)) / sum(map(len, words))

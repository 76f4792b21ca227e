"""The known word that an unknown one is most like: a hint to a person, and never a reading."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from vpbdiff.extract.words import plain

LIKE = 60
"""Likeness (0-100) from which a known word is named as the nearest. «Mål för nämnden» has 66 of «Nämndens mål»,
«Riskanalys och kontroll» 64 of «Risk och kontroll»; unrelated headings, such as «Läget i länet» and «Löpande
verksamhet», stay
under 55, and a hint that is wrong costs a person more than none."""


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the text; None where none is."""
    found = process.extractOne(plain(text), list(known), scorer=_likeness, processor=plain, score_cutoff=LIKE)
    return found[0] if found else None


def _likeness(first: str, second: str, *, score_cutoff: float | None = None) -> float:
    """How much two headings are alike, whatever the order of their words."""
    score = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second))
    return score if score_cutoff is None or score >= score_cutoff else 0

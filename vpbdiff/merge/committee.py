"""Whose plan it is: what one committee has corrected is not for another committee's document to change."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

Json = dict[str, Any]

_SAME = 90
"""Likeness (0-100) from which two names are one committee's, a scan's slip apart: «Omsorgsnamnden» has 93 of
«Omsorgsnämnden», «Norra stadsdelsnämnden» 86 of «Södra stadsdelsnämnden»."""


def name(plan: Json) -> str:
    """The committee that a plan gives; empty where it gives none."""
    found = (plan.get("metadata") or {}).get("committee")
    return found if isinstance(found, str) else ""


def is_same(one: Json, other: Json) -> bool:
    """Whether two plans give the same committee; one that gives none may be anybody's."""
    names = name(one), name(other)
    return not all(names) or fuzz.ratio(*(each.casefold() for each in names)) >= _SAME

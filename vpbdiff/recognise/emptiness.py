"""What a plan is expected to hold and came out without: nothing of it, and no word that there is none.

A snapshot that is half empty compares as if goals, money or risks had been struck. A person must hear of it, unless
the plan says itself that there are none, or the profile that such plans never hold any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vpbdiff.recognise.builder import Draft

PARTS: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals",),
    "budget": ("operating_budget/lines", "operating_budget/units"),
    "risks": ("internal_control_plan/risks",),
}
"""What every plan is expected to hold, by a profile's word for it: the lists of which one must have items."""

_ROLES: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals", "committee_goals"),
    "budget": ("budget", "operating_budget", "unit_budget", "frame"),
    "risks": ("internal_control", "internal_control_plan"),
}
"""The sections in which a sentence may say that there are none."""


def missing(draft: Draft) -> tuple[str, ...]:
    """The parts that came out empty without a word that there are none."""
    without = draft.profile.data["plan"]["without"]
    return tuple(part for part in PARTS if part not in without and not _has(part, draft) and not _said(part, draft))


def _has(part: str, draft: Draft) -> bool:
    """Whether a list of the part has content. A budget's rows without any amount have none."""
    return any(item.get("amounts", True) for path in PARTS[part] for item in draft.lists.get(path, ()))


def _said(part: str, draft: Draft) -> bool:
    """Whether the plan says that there are none: a table's header without rows, a row, or a sentence."""
    if part != "budget" and any(draft.lists.get(path) == [] for path in PARTS[part]):
        return True
    return any(
        draft.says_none(paragraph["text"])
        for section in _sections(draft.lists["sections"])
        if section.get("role") in _ROLES[part]
        for paragraph in section.get("paragraphs", ())
    )


def _sections(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _sections(section.get("sections", []))

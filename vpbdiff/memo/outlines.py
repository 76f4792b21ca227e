"""Which sections a memo has, in which order: three outlines, and the parts that any outline can be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from vpbdiff.memo import budget_sections, chart_sections, frame_sections, gaps, plan_sections, unions
from vpbdiff.memo.context import Scope
from vpbdiff.model.model import Block, Heading, Memo

Section = Callable[[Scope], Iterator[Block]]

SECTIONS: dict[str, tuple[str, tuple[Section, ...]]] = {
    "proposal": ("Förslag till beslut", (frame_sections.proposal,)),
    "summary": ("Sammanfattning", (frame_sections.summary,)),
    "changes": (
        "Vad som ändras",
        (
            plan_sections.goals,
            plan_sections.measures,
            plan_sections.control,
            chart_sections.risks,
            plan_sections.services,
            plan_sections.organisation,
            plan_sections.prose,
            plan_sections.plan,
        ),
    ),
    "economy": (
        "Ekonomiska konsekvenser",
        (
            budget_sections.frame,
            budget_sections.units,
            chart_sections.units,
            budget_sections.tables,
            chart_sections.bridge,
            budget_sections.bridge,
        ),
    ),
    "units": ("Ändringar per verksamhet", (unions.units,)),
    "workload": (
        "Uppdrag och arbetsuppgifter",
        (plan_sections.goals, plan_sections.measures, plan_sections.organisation),
    ),
    "control": ("Risker och kontroller", (plan_sections.control, chart_sections.risks)),
    "dropped": ("Mål och aktiviteter", (plan_sections.dropped,)),
    "gaps": ("Vad som saknar skäl eller beslut", (gaps.gaps,)),
    "documents": ("Handlingar", (frame_sections.documents,)),
}
"""Every section by its name in `vpbdiff.toml`: its heading, and what it is made of."""

OUTLINES: dict[str, tuple[str, ...]] = {
    "memo": ("proposal", "summary", "changes", "economy", "documents"),
    "unions": ("summary", "units", "workload", "documents"),
    "auditors": ("summary", "control", "dropped", "gaps", "documents"),
}
"""The outlines by name: for the tjänsteskrivelse, for the unions (MBL section 11), for the auditors."""

DEFAULT = "memo"
"""The outline that is written unless another is asked for."""


BRIEF = ("proposal", "summary")
"""What half a page holds."""


def memo(scope: Scope, names: Sequence[str], headings: dict[str, str] | None = None) -> Memo:
    """The memo with these sections, each under its heading; a section with nothing to say is left out."""
    blocks: list[Block] = []
    for name in names:
        heading, parts = SECTIONS[name]
        found = [block for part in parts for block in part(scope)]
        if found:
            blocks += [Heading((headings or {}).get(name, heading), section=name), *_without_lone_heading(found)]
    return Memo(scope.title, tuple(blocks), _facts(scope))


def _facts(scope: Scope) -> dict[str, str]:
    old, new = scope.comparison.old, scope.comparison.new
    told = {name: new.metadata.text(name) or "" for name in ("committee", "municipality", "reference")}
    return {"title": scope.title, "year": str(new.year), "old_year": str(old.year), **told}


def _without_lone_heading(blocks: list[Block]) -> list[Block]:
    """The blocks of a section without their heading where there is but one: the section's own says enough."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    return [block for block in blocks if block not in headings] if len(headings) == 1 else blocks

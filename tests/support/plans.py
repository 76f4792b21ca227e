"""Small plans for tests: only what a test is about is written out."""

from __future__ import annotations

from typing import Any

from vpbdiff.model.plan import Plan
from vpbdiff.store import FORMAT, plan_from_json


def raw_plan(year: int = 2024, **content: Any) -> dict[str, Any]:
    """The JSON of a snapshot with this content and nothing else in it."""
    metadata = content.pop("metadata", {"title": "Verksamhetsplan", "committee": "Omsorgsnämnden"})
    return {"format": FORMAT, "year": year, "metadata": metadata, **content}


def plan(year: int = 2024, **content: Any) -> Plan:
    """A plan with this content."""
    return plan_from_json(raw_plan(year, **content))


def activity(title: str, description: str = "", **more: Any) -> dict[str, Any]:
    """An activity; no description if it is empty."""
    return {"title": title, **({"description": description} if description else {}), **more}


def goal(title: str, *activities: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A goal with its activities."""
    return {"title": title, "activities": list(activities), **more}


def risk(process: str, description: str = "", *controls: str, index: int = 9, **more: Any) -> dict[str, Any]:
    """A risk with its controls."""
    found: dict[str, Any] = {"process": process, "index": index, **more}
    if description:
        found["description"] = description
    if controls:
        found["controls"] = [{"text": text} for text in controls]
    return found


def risks(*rows: dict[str, Any]) -> dict[str, Any]:
    """An internal control plan."""
    return {"risks": list(rows)}


def unit(name: str, *responsibilities: str) -> dict[str, Any]:
    """A unit with its bullets."""
    return {"name": name, "responsibilities": [{"text": text} for text in responsibilities]}


def section(title: str, *paragraphs: str, **more: Any) -> dict[str, Any]:
    """A section of prose."""
    return {"title": title, "paragraphs": [{"text": text} for text in paragraphs], **more}

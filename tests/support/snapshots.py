"""Snapshots compared without what a document's format may change: the places in it, and its file's name."""

from __future__ import annotations

from typing import Any


def content(plan: Any) -> Any:
    """A snapshot, or a part of one, without sources and names of documents."""
    if isinstance(plan, dict):
        return {key: content(value) for key, value in plan.items() if key not in {"source", "documents"}}
    return [content(value) for value in plan] if isinstance(plan, list) else plan

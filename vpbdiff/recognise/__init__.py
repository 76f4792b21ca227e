"""From the blocks of a document to a snapshot: one module a part of the plan, and profiles of headings as data."""

from __future__ import annotations

from vpbdiff.recognise.assembly import Extraction, extract

__all__ = ["Extraction", "extract"]

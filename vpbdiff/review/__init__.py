"""Everything that a review does, without a screen and without sentences: the terminal shows it, tests drive it.

`session.Session` is the way in; `worklist` is what there is to show.
"""

from __future__ import annotations

from vpbdiff.review.drafts import Draft, Drafts
from vpbdiff.review.edits import ActionKind, ActionResult, FormInput, RefusalCause
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import Count, Filter, Mark, Worklist, WorklistRow, counts, name_of, next_open

__all__ = [
    "ActionKind",
    "ActionResult",
    "Count",
    "Draft",
    "Drafts",
    "Filter",
    "FormInput",
    "Mark",
    "RefusalCause",
    "Session",
    "Worklist",
    "WorklistRow",
    "counts",
    "name_of",
    "next_open",
]

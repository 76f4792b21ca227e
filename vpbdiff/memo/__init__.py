"""The change summary for the tjänsteskrivelse: sentences that follow from the data, each with the changes it states.

What its outlines are called stands here, so that the command line knows it without loading how they are written.
"""

from __future__ import annotations

LANGUAGE = "sv"
"""The memo is in Swedish, whatever the interface is in."""

OUTLINES: dict[str, tuple[str, ...]] = {
    "memo": (
        *("proposal", "summary", "background", "changes", "economy", "children", "assessment", "documents"),
        "appendix",
    ),
    "unions": ("units", "workload", "unsaid", "documents"),
    "auditors": ("gaps", "control", "promises", "dropped", "money", "documents"),
}
"""The outlines by name: for the tjänsteskrivelse, for the unions (MBL section 11), for the auditors."""

FOLLOW_UP = "follow_up"
"""The page on how the old plan was followed up: of reports, and not of what changed."""

PAPERS = (*OUTLINES, FOLLOW_UP)
"""Everything that can be written."""

DEFAULT = "memo"
"""The outline that is written unless another is asked for."""

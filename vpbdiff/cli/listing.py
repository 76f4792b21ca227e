"""Shows what is on record."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli.explain_context import Desk
from vpbdiff.views import record_report


def show(desk: Desk, words: Sequence[str]) -> ExitStatus:
    """List everything on record, or what is on record of the changes that are named."""
    items = [each.item for word in words for each in desk.those(word)]
    desk.show(record_report.elements(desk.case, desk.wording, items))
    return ExitStatus.DONE

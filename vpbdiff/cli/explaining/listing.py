"""Shows what is on record."""

from __future__ import annotations

import os
from collections.abc import Sequence

from vpbdiff.cli import screen
from vpbdiff.cli.explaining.desk import Desk
from vpbdiff.errors import ExitStatus
from vpbdiff.report import record_page, text
from vpbdiff.report.options import Options


def show(desk: Desk, words: Sequence[str]) -> ExitStatus:
    """List everything on record, or what is on record of the changes that are named."""
    items = [each.item for word in words for each in desk.those(word)]
    options = Options(screen.width(), screen.in_colour(os.environ))
    screen.show(text.written([*record_page.elements(desk.case, desk.wording, items)], options), paged=True)
    return ExitStatus.DONE

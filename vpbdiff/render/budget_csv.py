"""The money's rows of the table for spreadsheets: each row of the budget, then the sums of the movement.

They stand under the changes in the same columns: part, name, what happened, what it is of, before, now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Selection
from vpbdiff.views.budget_figures import BudgetView
from vpbdiff.views.budget_report import left_out
from vpbdiff.wording import Wording


def budget_rows(
    comparison: Comparison, wording: Wording, selection: Selection, width: int
) -> Iterator[tuple[str, ...]]:
    """The rows, `width` cells each; none where no amount differs or the selection leaves the budget out."""
    view = BudgetView(comparison, wording)
    if left_out(selection) or not view.budget.changed:
        return
    heading = wording.say("budget.heading")
    for table in view.tables():
        name = phrases.capital(phrases.list_word(table.path, wording))
        of = wording.say("budget.table", table=name, unit=table.unit)
        for row in table.rows:
            what = wording.say(f"budget.csv-{row.direction}", change=row.change.lstrip("+" + money.MINUS))
            yield _padded((heading, row.name, of, what, "", number(row.before), number(row.after)), width)
    for sentence in (*view.movement(), *view.restated()):
        yield _padded((heading, sentence), width)


def number(figure: str) -> str:
    """A printed figure as a spreadsheet in Sweden reads it: an ASCII minus, and nothing between the thousands."""
    plain = figure.replace(money.MINUS, "-").replace(money.NO_BREAK_SPACE, "")
    return plain if NUMBER.fullmatch(plain) else figure


NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
"""What a spreadsheet in Sweden takes for a number."""


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))

"""The history of the budget in every format of `vpbdiff history`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from vpbdiff.base.escaping import in_json, safe
from vpbdiff.budget.timeline import BudgetTimeline, KnownAmount
from vpbdiff.model import money
from vpbdiff.model.document import Table
from vpbdiff.model.plan import Plan
from vpbdiff.render import columns, markdown
from vpbdiff.render.csv_ import cell, number
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.views.budget_history import FORMAT, budget_history
from vpbdiff.wording import Wording


def render(found: BudgetTimeline, plans: Sequence[Plan], form: str, wording: Wording, options: Options) -> str:
    """The history of the budget in one of the formats of `vpbdiff history`."""
    if form == "json":
        return in_json(as_json(found, plans[0].series))
    if form == "csv":
        return as_csv(found, wording)
    if form == "markdown":
        return markdown.written(budget_history(found, plans, wording))
    return text(found, plans, wording, options.width)


def text(found: BudgetTimeline, plans: Sequence[Plan], wording: Wording, width: int) -> str:
    """The tables, each with a bar for the change over all years, and what the marks say."""
    lines: list[str] = []
    for element in budget_history(found, plans, wording):
        if isinstance(element, Table):
            shown = element.cleaned(safe)
            lines += [*(columns.lines if columns.fits(shown, width) else columns.stacked)(shown, width), ""]
        else:
            lines += columns.sentence(safe("".join(span.text for span in element.spans)), width)
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(found: BudgetTimeline, series: str | None) -> str:
    """The history for programs: every figure with the plan that tells it and where."""
    rows = [
        {
            "table": row.path,
            "name": row.name,
            "role": row.role,
            "amounts": [_told(told, row.sign) for year in sorted(row.told) for told in row.told[year]],
        }
        for row in found.rows
    ]
    document = {"format": FORMAT, "series": series, "years": list(found.years), "rows": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _told(told: KnownAmount, sign: int) -> dict[str, object]:
    amount = {"kr": int(sign * told.figure.kr)}
    printed = {} if told.amount.printed is None else {"printed": told.amount.printed}
    place = {"plan": told.plan, "comparison": told.column, "file": told.file, "pointer": told.pointer}
    return {"year": told.year, **amount, **printed, **place}


def as_csv(found: BudgetTimeline, wording: Wording) -> str:
    """A row for every figure that counts, as Excel in Sweden opens it: byte order mark, semicolons, decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(wording.say(f"history.csv-{name}") for name in ("table", "name", "year", "amount", "unit", "told"))
    for row in found.rows:
        table = phrases.capital(phrases.list_word(row.path, wording))
        for year in sorted(row.told):
            told = row.told[year][0]
            key = "history.csv-comparison" if told.column else "history.csv-own"
            figure = number(money.text(row.sign * told.figure.kr, told.amount.unit, told.amount.decimals))
            cells = (table, row.name, str(year), figure, told.word, wording.say(key, plan=told.plan))
            writer.writerow(map(cell, cells))
    return "\ufeff" + out.getvalue()

"""`history budget` in every format: a table with bars, JSON, and a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from vpbdiff.base.escaping import in_json, safe
from vpbdiff.budget.tables import SUMS, TABLES
from vpbdiff.budget.timeline import History, HistoryRow, Told
from vpbdiff.model import money
from vpbdiff.model.document import Figures, FiguresRow, Paragraph, plain
from vpbdiff.model.figures import same
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan
from vpbdiff.render import figures, markdown
from vpbdiff.render.budget_csv import number
from vpbdiff.render.csv_ import cell
from vpbdiff.statements import phrases
from vpbdiff.statements.report_options import Options
from vpbdiff.wording import Wording

FORMAT = "vpbdiff-history/1"

COMPARISON = "*"
"""Stands after a figure that a comparison column alone tells."""


def render(found: History, plans: Sequence[Plan], form: str, wording: Wording, options: Options) -> str:
    """The history of the budget in one of the formats of `vpbdiff history`."""
    if form == "json":
        return in_json(as_json(found, plans[0].series))
    if form == "csv":
        return as_csv(found, wording)
    if form == "markdown":
        return markdown.written(_elements(found, plans, wording))
    return text(found, plans, wording, options.width)


def text(found: History, plans: Sequence[Plan], wording: Wording, width: int) -> str:
    """The tables, each with a bar for the change over all years, and what the marks say."""
    lines: list[str] = []
    for element in _elements(found, plans, wording):
        if isinstance(element, Figures):
            lines += [*(figures.lines if figures.fits(element, width) else figures.stacked)(element, width), ""]
        else:
            lines += figures.sentence(safe("".join(span.text for span in element.spans)), width)
    return "\n".join(lines).rstrip("\n") + "\n"


def _elements(found: History, plans: Sequence[Plan], wording: Wording) -> Iterator[Figures | Paragraph]:
    for path in TABLES:
        if rows := [row for row in found.rows if row.path == path]:
            yield table(path, rows, found.years, plans, wording)
    yield from notes(found.rows, found.years, wording)


def notes(rows: Sequence[HistoryRow], years: Sequence[int], wording: Wording) -> Iterator[Paragraph]:
    """What the mark says, if a figure has it, and the years of which a later plan says something else."""
    if any(told.column for row in rows for year in years if (told := row.of(year))):
        yield Paragraph(plain(wording.say("history.comparison", mark=COMPARISON)))
    for sentence in _restated(rows, wording):
        yield Paragraph(plain(sentence))


def table(
    path: str, rows: Sequence[HistoryRow], years: tuple[int, ...], plans: Sequence[Plan], wording: Wording
) -> Figures:
    """The rows of one table through the years, with the change over all of them."""
    unit = next((plan.listing(path).unit for plan in reversed(plans) if plan.listing(path).unit), None) or "kr"
    name = phrases.capital(phrases.list_word(path, wording))
    changes = {id(row): _change(row, years) for row in rows}
    most = max((abs(kr) for row in rows if row.role not in SUMS and (kr := changes[id(row)]) is not None), default=0)
    first, last = years[0], years[-1]
    header = (
        wording.say("budget.table", table=name, unit=unit),
        *map(str, years),
        wording.say("history.change", first=first, last=last),
    )
    return Figures(
        header, tuple(_row(row, years, Unit.of(unit) or Unit.KR, changes[id(row)], Fraction(most)) for row in rows)
    )


def _row(row: HistoryRow, years: tuple[int, ...], unit: Unit, change: Fraction | None, most: Fraction) -> FiguresRow:
    told = [row.of(year) for year in years]
    decimals = max((each.amount.decimals for each in told if each and each.amount.unit is unit), default=0)
    cells = ["–" if each is None else _figure(each, row.sign, unit, decimals) for each in told]
    said = "–" if change is None else money.text(change, unit, decimals, signed=True)
    share = None if change is None or not most or row.role in SUMS else change / most
    return FiguresRow((safe(row.name), *cells, said), share)


def _figure(told: Told, sign: int, unit: Unit, decimals: int) -> str:
    places = told.amount.decimals if told.amount.unit is unit else decimals
    return money.text(sign * told.figure.kr, unit, places) + (COMPARISON if told.column else " ")


def _change(row: HistoryRow, years: tuple[int, ...]) -> Fraction | None:
    """The change from the first year to the last, in the row's own sense; None if the row lacks one of them.

    Nothing where the two are alike but for how precisely they are printed, as in a comparison of two plans.
    """
    first, last = row.of(years[0]), row.of(years[-1])
    if first is None or last is None:
        return None
    return Fraction(0) if same(first.figure, last.figure) else last.figure.kr - first.figure.kr


def _restated(rows: Iterable[HistoryRow], wording: Wording) -> Iterator[str]:
    for row in rows:
        for counts, other in row.restated:
            amounts = counts.amount, other.amount
            own, told = (money.beside(amount.kr, amount, other.amount, other.word) for amount in amounts)
            yield wording.say("history.restated", name=row.name, year=counts.year, own=own, other=told, plan=other.plan)


def as_json(found: History, series: str | None) -> str:
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


def _told(told: Told, sign: int) -> dict[str, object]:
    amount = {"kr": int(sign * told.figure.kr)}
    printed = {} if told.amount.printed is None else {"printed": told.amount.printed}
    place = {"plan": told.plan, "comparison": told.column, "file": told.file, "pointer": told.pointer}
    return {"year": told.year, **amount, **printed, **place}


def as_csv(found: History, wording: Wording) -> str:
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

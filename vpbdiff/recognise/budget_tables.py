"""Budget tables exactly as printed, and last year's plan as their comparison column gives it.

A row keeps its amounts by year and the printed change. The plan of the year before that comes of a comparison column
knows amounts and nothing else: every other list is `null`, not known, and compares with nothing. It never takes the
place of that year's own plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from vpbdiff.model.money import NotAnAmount, Unit, parse
from vpbdiff.recognise.builder import NOTHING, Item, SnapshotBuilder
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.table_headers import IGNORED, YEAR, is_bare_year
from vpbdiff.recognise.table_rows import RecognisedTable, TableRow


def budget(table: RecognisedTable, role: str | None, draft: SnapshotBuilder) -> None:
    """Add the rows of a budget table; `role` is that of the section it stands in."""
    if table.header.unit is None:
        draft.misread(table.lines, "import.note.no-unit")
        return
    refused = next((key for key, holds in _NO_BUDGET.items() if holds(table, draft)), None)
    if refused:
        draft.misread(table.lines, refused)
        return
    if table.header.unit_from != "head":
        draft.ledger.note(table.line, f"import.note.unit-{table.header.unit_from}", unit=table.header.unit)
    _tell_bare_years(table, draft)
    path = _path(table, role, draft)
    unit = draft.units.setdefault(path.partition("/")[0], table.header.unit)
    if Unit.of(unit) is not Unit.of(table.header.unit):
        draft.ledger.note(table.line, "import.note.two-units", unit=table.header.unit, other=unit)
    lines = draft.listing(path)
    if any(line.get("role") in {"net", "total"} and line["amounts"] for line in lines):
        draft.ledger.misread(table.line, "import.note.second-budget")
    draft.ledger.place(lines, *table.heading_lines)
    sums = net = _net(table, draft)
    if path != "operating_budget/lines" and any(_role(row.cells[0], draft, ("total",)) for row in table.rows):
        sums = None
    for row in table.rows:
        name = table.cell(row, "name")
        if other := _is_of_another_unit(name, table, draft):
            draft.misread(row.lines, other, text=name)
        elif path == "operating_budget/units" and _is_second_frame(row, net, table, draft):
            draft.misread(row.lines, "import.note.second-frame", text=name)
        elif name:
            lines.append(_line(table, row, path, sums, draft))
        else:
            draft.nameless(row)


def _is_of_another_unit(name: str, table: RecognisedTable, draft: SnapshotBuilder) -> str | None:
    """What is told of a row that counts something else than the table's money, or in another unit."""
    own = draft.profile.unit(name)
    bare = draft.profile.without_unit(plain(name))
    if own == "" or any(_role(text, draft, ("counts",)) for text in (name, bare)):
        return "import.note.count-row"
    if own and Unit.of(own) is not Unit.of(table.header.unit or ""):
        return "import.note.row-unit"
    return None


def _is_second_frame(row: TableRow, net: TableRow | None, table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a row among units is a frame beside the row that sums them up: it is no unit, and no second sum."""
    name = row.cells[0]
    if _role(name, draft, ("total",)) or not _role(name, draft, ("net",)):
        return False
    return row is not net or any(_role(each.cells[0], draft, ("total",)) for each in table.rows)


def _tell_bare_years(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Tell that amounts under a year with no more words were taken for the budget; for the plan's own they are."""
    own = draft.profile.names.get("year")
    columns = zip(table.header.columns, table.words, strict=True)
    years = [column.year for column, word in columns if column and column.year and is_bare_year(word, draft.profile)]
    if text := ", ".join(str(year) for year in years if str(year) != own):
        draft.ledger.note(table.line, "import.note.bare-years", text=text)


def _path(table: RecognisedTable, role: str | None, draft: SnapshotBuilder) -> str:
    """Where the rows belong: by the section, else by whether they tell of income and costs or of units.

    Net costs alone, or with rows that are kinds of costs and income, tell of the whole; beside other names they sum up
    units.
    """
    if role == "investment_budget":
        return "investment_budget/lines"
    if role == "unit_budget":
        return "operating_budget/units"
    if role == "operating_budget":
        return "operating_budget/lines"
    names = [row.cells[0] for row in table.rows if row.cells[0]]
    if any(_role(name, draft, ("income", "cost")) for name in names):
        return "operating_budget/lines"
    whole = [name for name in names if _role(name, draft, ("net", "details"))]
    return "operating_budget/lines" if whole and len(whole) * 2 >= len(names) else "operating_budget/units"


def _has_second_head(table: RecognisedTable, _: SnapshotBuilder) -> bool:
    """Whether words stand where the first row has its amounts, with no name: «Intäkt», «Kostnad» below each year."""
    first = next(iter(table.rows), None)
    if first is None or table.cell(first, "name"):
        return False
    found = [text for column, text in table.pairs(first) if column and column.field != IGNORED and text]
    return bool(found) and not any(map(str.isdigit, "".join(found)))


def _is_by_steps(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a table leads from one year's frame to the next: its rows say so, or name the net cost of two years."""
    known, steps = (draft.profile.data["budget"]["rows"][role] for role in ("net", "steps"))
    if sum(draft.profile.matches(row.cells[0], steps) for row in table.rows) > 1:
        return True
    years = [YEAR.search(row.cells[0]) for row in table.rows if draft.profile.matches(_undated(row.cells[0]), known)]
    return len({year[1] for year in years if year}) > 1


def _is_apart(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a table is of an activity with accounts of its own, such as one that its fees pay for."""
    return draft.profile.matches(table.words[0], draft.profile.data["budget"]["apart"])


_NO_BUDGET: Mapping[str, Callable[[RecognisedTable, SnapshotBuilder], bool]] = {
    "import.note.header-below": _has_second_head,
    "import.note.frame-by-steps": _is_by_steps,
    "import.note.accounts-apart": _is_apart,
}
"""What is told of a table that looks like the budget and is none, and how it is known."""


def _undated(name: str) -> str:
    return YEAR.sub("", name).strip(" ,()")


def _role(name: str, draft: SnapshotBuilder, roles: tuple[str, ...]) -> str | None:
    rows = draft.profile.data["budget"]["rows"]
    return next((role for role in roles if draft.profile.matches(name, rows[role])), None)


def _net(table: RecognisedTable, draft: SnapshotBuilder) -> TableRow | None:
    """The row of the net cost: of several the one whose name the profile has first, a row of figures before a label."""
    known = draft.profile.data["budget"]["rows"]["net"]
    ranked = [(not any(row.cells[1:]), draft.profile.rank(row.cells[0], known), row) for row in table.rows]
    found = [each for each in ranked if each[1] < len(known)]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _row_role(name: str, row: TableRow, path: str, sums: TableRow | None, draft: SnapshotBuilder) -> str | None:
    """A row's role; `sums` is the row of the net cost, which sums up units where no other row does."""
    if path == "operating_budget/lines":
        role = _role(name, draft, ("income", "cost", "net", "total"))
        return None if role == "net" and sums and plain(name) != plain(sums.cells[0]) else role
    return _role(name, draft, ("total",)) or ("total" if row is sums else "part")


def _line(table: RecognisedTable, row: TableRow, path: str, sums: TableRow | None, draft: SnapshotBuilder) -> Item:
    name = table.cell(row, "name")
    line: Item = {"name": name, "role": _row_role(name, row, path, sums, draft), "amounts": []}
    for place, (column, text) in enumerate(table.pairs(row)):
        if column is None or column.field in {"name", IGNORED} or text in NOTHING:
            continue
        amount = _amount(text, table, draft.units[path.partition("/")[0]])
        if amount is None:
            draft.misread(row.origins[place], "import.note.no-amount", text=text)
        elif column.field == "change":
            line["change"] = amount
        else:
            line["amounts"].append({"year": column.year, "kind": column.field, **amount})
            _check_sign(line, amount, row.origins[place], draft)
    return draft.item(row.lines, line)


def _check_sign(line: Item, amount: Item, lines: list[int], draft: SnapshotBuilder) -> None:
    """Tell of an amount whose sign breaks the profile's rule for such rows; it keeps the sign that is printed."""
    role = line["role"] if line["role"] in {"income", "cost"} else "net"
    rule = draft.profile.data["budget"]["signs"][role]
    if (rule == "positive" and amount["kr"] < 0) or (rule == "negative" and amount["kr"] > 0):
        draft.ledger.note(lines[0], "import.note.other-sign", text=amount["printed"], name=line["name"])


def _amount(text: str, table: RecognisedTable, unit: str) -> Item | None:
    """The amount in a cell, None if it can't be read. In a table in another unit than the budget's it says its own."""
    own = table.header.unit or ""
    if Unit.of(own) is not Unit.of(unit) and text[-1:].isdigit():
        text = f"{text} {own}"
    try:
        amount = parse(text, Unit.of(unit) or Unit.KR)
    except NotAnAmount:
        return None
    return {"kr": amount.kr, "printed": amount.printed}


Json = dict[str, Any]

_BUDGETS = {"operating_budget": ("lines", "units"), "investment_budget": ("lines",)}
"""The budget groups of a snapshot and their lists of rows."""

_UNKNOWN = (
    "overarching_goals",
    "goals",
    "assignments",
    "fees",
    "quality_declarations",
    "procurement_plan",
    "internal_control_plan",
    "organisation",
    "sections",
)
"""What a comparison column tells nothing of."""


def prior_year_plan(raw: Mapping[str, Any]) -> Json | None:
    """The snapshot of the year before, out of a plan's snapshot; None where the plan tells of no amount of that year.

    The title is that of the document which tells. A row without a figure for the year stays, empty: the plan says that
    there is such a row, not that it was nought.
    """
    year = raw["year"] - 1
    budgets = {
        group: _group(raw[group], lists, year) for group, lists in _BUDGETS.items() if isinstance(raw.get(group), dict)
    }
    if not any(_has_figures(group) for group in budgets.values()):
        return None
    plan: Json = {"format": raw["format"], "year": year, "known_from": raw["year"]}
    if "documents" in raw:
        plan["documents"] = raw["documents"]
    plan["metadata"] = {
        key: raw["metadata"][key] for key in ("title", "municipality", "committee") if key in raw["metadata"]
    }
    plan |= {group: budgets.get(group) for group in _BUDGETS}
    return plan | dict.fromkeys(_UNKNOWN)


def _group(group: Mapping[str, Any], lists: tuple[str, ...], year: int) -> Json:
    rows: Json = {"unit": group["unit"]}
    for key in lists:
        if key in group:
            rows[key] = None if group[key] is None else [_row(row, year) for row in group[key]]
    return rows


def _row(row: Mapping[str, Any], year: int) -> Json:
    """The row with the year's amounts alone; the change was one between two years."""
    kept = {key: value for key, value in row.items() if key not in {"id", "change"}}
    return {**kept, "amounts": [amount for amount in row["amounts"] if amount["year"] == year]}


def _has_figures(group: Json) -> bool:
    return any(row["amounts"] for rows in group.values() if isinstance(rows, list) for row in rows)

"""The budget's tables: rows with their amounts by year and the printed change, exactly as printed."""

from __future__ import annotations

from vpbdiff.extract.draft import Draft, Item
from vpbdiff.extract.tables import Row, Table
from vpbdiff.money import NotAnAmount, Unit, parse

_NO_FIGURE = ("-", "–", "—", "−")
"""What some print in a cell without a figure."""


def budget(table: Table, role: str | None, draft: Draft) -> None:
    """Add the rows of a budget table; `role` is that of the section it stands in."""
    path = _path(table, role, draft)
    group = path.partition("/")[0]
    unit = table.header.unit or ""
    if draft.units.setdefault(group, unit) != unit:
        draft.ledger.misread(table.line, "import.note.two-units", unit=unit, other=draft.units[group])
        return
    lines = draft.listing(path)
    draft.ledger.place(lines, table.line)
    for row in table.rows:
        if table.cell(row, "name"):
            lines.append(_line(table, row, path, draft))
        else:
            draft.nameless(row)


def _path(table: Table, role: str | None, draft: Draft) -> str:
    """Where the rows belong: by the section, else by whether they tell of income and costs or of units."""
    if role == "investment_budget":
        return "investment_budget/lines"
    if role == "unit_budget":
        return "operating_budget/units"
    whole = any(_role(row.cells[0], draft, ("income", "cost", "net")) for row in table.rows)
    return "operating_budget/lines" if whole or role == "operating_budget" else "operating_budget/units"


def _role(name: str, draft: Draft, roles: tuple[str, ...]) -> str | None:
    rows = draft.profile.data["budget"]["rows"]
    return next((role for role in roles if draft.profile.matches(name, rows[role])), None)


def _line(table: Table, row: Row, path: str, draft: Draft) -> Item:
    name = table.cell(row, "name")
    if path == "operating_budget/lines":
        role = _role(name, draft, ("income", "cost", "net", "total"))
    else:
        role = _role(name, draft, ("total",)) or "part"
    line: Item = {"name": name, "role": role, "amounts": []}
    for column, text in table.pairs(row):
        amount = _amount(text, table, row, draft) if column and column.field != "name" else None
        if column and amount and column.field == "change":
            line["change"] = amount
        elif column and amount and column.year:
            line["amounts"].append({"year": column.year, "kind": column.field, **amount})
    return draft.item(row.lines, line)


def _amount(text: str, table: Table, row: Row, draft: Draft) -> Item | None:
    """The amount of a cell, None if it has no figure, or none that can be read, which is told."""
    if not text or text in _NO_FIGURE:
        return None
    try:
        amount = parse(text, Unit.of(table.header.unit or "") or Unit.KR)
    except NotAnAmount:
        draft.ledger.misread(row.lines[0], "import.note.no-amount", text=text)
        return None
    return {"kr": amount.kr, "printed": amount.printed}

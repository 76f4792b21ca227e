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
    unit = draft.units.setdefault(path.partition("/")[0], table.header.unit or "")
    if Unit.of(unit) is not Unit.of(table.header.unit or ""):
        draft.ledger.note(table.line, "import.note.two-units", unit=table.header.unit, other=unit)
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
    for place, (column, text) in enumerate(table.pairs(row)):
        if column is None or column.field == "name" or not text or text in _NO_FIGURE:
            continue
        amount = _amount(text, table, draft.units[path.partition("/")[0]])
        if amount is None:
            draft.misread(row.origins[place], "import.note.no-amount", text=text)
        elif column.field == "change":
            line["change"] = amount
        else:
            line["amounts"].append({"year": column.year, "kind": column.field, **amount})
    return draft.item(row.lines, line)


def _amount(text: str, table: Table, unit: str) -> Item | None:
    """The amount in a cell, None if it can't be read. In a table in another unit than the budget's it says its own."""
    own = table.header.unit or ""
    if Unit.of(own) is not Unit.of(unit) and text[-1:].isdigit():
        text = f"{text} {own}"
    try:
        amount = parse(text, Unit.of(unit) or Unit.KR)
    except NotAnAmount:
        return None
    return {"kr": amount.kr, "printed": amount.printed}

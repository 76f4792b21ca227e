"""The plan for competition and procurement: contracts to procure anew, new needs."""

from __future__ import annotations

from vpbdiff.recognise.builder import Draft
from vpbdiff.recognise.table_rows import Table


def contracts(table: Table, draft: Draft) -> None:
    """Add the contracts of a table."""
    _add(table, "contracts", ("name", "reference"), draft)


def procurements(table: Table, draft: Draft) -> None:
    """Add the needs of a table."""
    _add(table, "procurements", ("name",), draft)


def _add(table: Table, name: str, fields: tuple[str, ...], draft: Draft) -> None:
    found = draft.listing(f"procurement_plan/{name}")
    for row in draft.rows(table, "name", found):
        found.append(draft.item(row.lines, {field: table.cell(row, field) for field in fields}))

"""Quality declarations (kvalitetsdeklarationer)."""

from __future__ import annotations

from vpbdiff.recognise.builder import Draft
from vpbdiff.recognise.table_rows import Table


def declarations(table: Table, draft: Draft) -> None:
    """Add the declarations of a table."""
    found = draft.listing("quality_declarations")
    for row in draft.rows(table, "name", found):
        fields = {
            "name": table.cell(row, "name"),
            "decided": draft.date(table, row, "decided"),
            "status": table.cell(row, "status"),
        }
        found.append(draft.item(row.lines, fields))

"""Fees and charges (taxor och avgifter)."""

from __future__ import annotations

import re

from vpbdiff.recognise.builder import Draft, Item, is_date
from vpbdiff.recognise.table_rows import Row, Table

_DECISION = re.compile(r"(?P<body>\D*?)\s*(?P<date>\d{4}-\d{2}-\d{2})?")


def fees(table: Table, draft: Draft) -> None:
    """Add the fees of a table."""
    found = draft.listing("fees")
    found += [_fee(table, row, draft) for row in draft.rows(table, "name", found)]


def _fee(table: Table, row: Row, draft: Draft) -> Item:
    decided = table.cell(row, "decided")
    decision = _DECISION.fullmatch(decided)
    if decision is None or (decision["date"] and not is_date(decision["date"])):
        decision = None
        draft.misread(table.origin(row, "decided"), "import.note.no-decision", text=decided)
    return draft.item(
        row.lines,
        {
            "name": table.cell(row, "name"),
            "decided_by": decision["body"] if decision else None,
            "decided": decision["date"] if decision else None,
            "status": table.cell(row, "status"),
            "new_decision": table.cell(row, "new_decision"),
            "valid_from": draft.date(table, row, "valid_from"),
        },
    )

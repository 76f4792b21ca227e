"""The internal control plan: risks with their controls, out of a table that leaves much to the eye.

An empty category is the one above. A row with neither process nor index is another control of the same risk, or the
rest of a cell that a page broke. Several controls can stand in one cell.
"""

from __future__ import annotations

import re

from vpbdiff.extract import sentences
from vpbdiff.extract.draft import Draft, Item
from vpbdiff.extract.tables import Row, Table

_INDEX = ("index", "likelihood", "consequence")
_HIGHEST = {"index": 16, "likelihood": 4, "consequence": 4}


def risks(table: Table, draft: Draft) -> None:
    """Add the risks of a table."""
    found = draft.listing("internal_control_plan/risks")
    draft.ledger.place(found, table.line)
    for row in table.rows:
        if table.cell(row, "process"):
            found.append(_risk(table, row, found, draft))
        elif found:
            _more(table, row, found[-1], draft)
        else:
            draft.nameless(row)


def _risk(table: Table, row: Row, above: list[Item], draft: Draft) -> Item:
    category = table.cell(row, "category")
    if not category and above and "category" in above[-1]:
        category = above[-1]["category"]
        draft.ledger.note(row.lines[0], "import.note.category-above", text=category)
    fields: Item = {"process": table.cell(row, "process"), "category": category}
    fields |= _numbers(table, row, draft)
    fields |= {"description": table.cell(row, "description"), "controls": _controls(table, row, draft)}
    if fields["index"] is None and not table.cell(row, "index"):
        draft.ledger.note(row.lines[0], "import.note.risk-without-index", text=fields["process"])
    return draft.item(row.lines, fields)


def _more(table: Table, row: Row, risk: Item, draft: Draft) -> None:
    """A row that belongs to the risk above: the rest of its text, more controls."""
    draft.ledger.place(risk, *row.lines)
    line = row.lines[0]
    if text := table.cell(row, "description"):
        risk["description"] = sentences.join(risk["description"], text) if "description" in risk else text
        draft.ledger.note(line, "import.note.cell-continued", text=text)
    for name in ("category", *_INDEX):
        if text := table.cell(row, name):
            draft.ledger.misread(line, "import.note.stray-cell", text=text)
    if text := table.cell(row, "controls"):
        if sentences.goes_on(text) and risk["controls"]:
            last = risk["controls"][-1]
            last["text"] = sentences.join(last["text"], text)
            draft.ledger.place(last, line)
            draft.ledger.note(line, "import.note.cell-continued", text=text)
        else:
            risk["controls"] += _controls(table, row, draft)
            draft.ledger.note(line, "import.note.further-control", text=text)


def _numbers(table: Table, row: Row, draft: Draft) -> Item:
    """The index and its factors. Where they disagree the index stands, as what a plan shows, and a person is told."""
    found = {name: _number(name, table, row, draft) for name in _INDEX}
    index, likelihood, consequence = found.values()
    if index and likelihood and consequence and index != likelihood * consequence:
        text = f"{likelihood} × {consequence}"
        draft.misread(table.origin(row, "index"), "import.note.index-disagrees", text=text, index=index)
        return {"index": index}
    return found


def _number(name: str, table: Table, row: Row, draft: Draft) -> int | None:
    text = table.cell(row, name)
    if text.isdecimal() and 1 <= int(text) <= _HIGHEST[name]:
        return int(text)
    if text:
        draft.misread(table.origin(row, name), "import.note.no-index", text=text, highest=_HIGHEST[name])
    return None


def _controls(table: Table, row: Row, draft: Draft) -> list[Item]:
    """The controls of a row's cell, parted where a control's opening word stands inside it."""
    openings = "|".join(map(re.escape, draft.profile.data["risks"]["control_openings"]))
    texts = [text for text in re.split(rf"\s+(?=(?:{openings})\s)", table.cell(row, "controls")) if text]
    if len(texts) > 1:
        draft.ledger.note(row.lines[0], "import.note.controls-parted", number=len(texts))
    more = {name: table.cell(row, name) for name in ("responsible", "frequency")}
    return [draft.item(table.origin(row, "controls"), {"text": text, **more}) for text in texts]

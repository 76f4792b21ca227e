"""The internal control plan: risks with their controls, out of a table that leaves much to the eye.

An empty category is the one above. A row with neither process nor index is another control of the same risk, or the
rest of a cell that a page broke. Several controls can stand in one cell.
"""

from __future__ import annotations

import re

from vpbdiff.language import extract_sentences
from vpbdiff.recognise.builder import Draft, Item
from vpbdiff.recognise.risk_numbers import INDEX, numbers, tell_scale
from vpbdiff.recognise.table_rows import Row, Table

_OF_CONTROL = ("responsible", "frequency")
"""The columns that tell more of a row's control."""


def risks(table: Table, draft: Draft) -> None:
    """Add the risks of a table."""
    found = draft.listing("internal_control_plan/risks")
    draft.ledger.place(found, *table.heading_lines)
    tell_scale(table, draft)
    for row in table.rows:
        name = table.cell(row, "process")
        if name and draft.says_none(name):
            draft.ledger.place(found, *row.lines)
            draft.ledger.note(row.lines[0], "import.note.none", text=name)
        elif name or (found and _is_another(table, row)):
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
    process = table.cell(row, "process")
    if not process:
        process = above[-1]["process"]
        draft.ledger.note(row.lines[0], "import.note.process-above", text=process)
    fields: Item = {"process": process, "category": category}
    fields |= numbers(table, row, draft)
    fields |= {"description": _description(table, row, draft), "controls": _controls(table, row, draft)}
    if fields["index"] is None and not any(table.cell(row, name) for name in INDEX):
        draft.ledger.note(row.lines[0], "import.note.risk-without-index", text=fields["process"])
    return draft.item(row.lines, fields)


def _description(table: Table, row: Row, draft: Draft) -> str:
    """What a risk means; a bare number says nothing of it, and is told."""
    text = table.cell(row, "description")
    if not text.isdecimal():
        return text
    draft.misread(table.origin(row, "description"), "import.note.bare-number", text=text)
    return ""


def _is_another(table: Table, row: Row) -> bool:
    """Whether a row without a process is another risk of the one above: it has words and an index of its own."""
    return bool(table.cell(row, "description")) and any(table.cell(row, name) for name in INDEX)


def _more(table: Table, row: Row, risk: Item, draft: Draft) -> None:
    """A row that belongs to the risk above: the rest of its text, more controls."""
    draft.ledger.place(risk, *row.lines)
    line = row.lines[0]
    if text := table.cell(row, "description"):
        risk["description"] = extract_sentences.join(risk["description"], text) if "description" in risk else text
        draft.ledger.note(line, "import.note.cell-continued", text=text)
    for name in ("category", *INDEX):
        if text := table.cell(row, name):
            draft.ledger.misread(line, "import.note.stray-cell", text=text)
    text = table.cell(row, "controls")
    if extract_sentences.goes_on(text) and risk["controls"]:
        last = risk["controls"][-1]
        last["text"] = extract_sentences.join(last["text"], text)
        draft.ledger.place(last, line)
        draft.ledger.note(line, "import.note.cell-continued", text=text)
        _tell_lost(table, row, draft)
        return
    risk["controls"] += _controls(table, row, draft)
    if text:
        draft.ledger.note(line, "import.note.further-control", text=text)


def _tell_lost(table: Table, row: Row, draft: Draft) -> None:
    """Tell what a row says of a control of its own, where it has none."""
    for name in _OF_CONTROL:
        if text := table.cell(row, name):
            draft.misread(table.origin(row, name), "import.note.lost-value", text=text)


def _controls(table: Table, row: Row, draft: Draft) -> list[Item]:
    """The controls of a row's cell, parted where a control's opening word stands inside it."""
    openings = "|".join(map(re.escape, draft.profile.data["risks"]["control_openings"]))
    texts = [text for text in re.split(rf"\s+(?=(?:{openings})\s)", table.cell(row, "controls")) if text]
    if len(texts) > 1:
        draft.ledger.note(row.lines[0], "import.note.controls-parted", number=len(texts))
    more = {name: table.cell(row, name) for name in _OF_CONTROL}
    if not texts:
        _tell_lost(table, row, draft)
    return [draft.item(table.origin(row, "controls"), {"text": text, **more}) for text in texts]

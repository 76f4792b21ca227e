"""The internal control plan: risks with their numbers and controls, from a table that leaves much to the eye.

A risk's index, and the likelihood and consequence whose product it is, are read however they are printed. An empty
category is the one above. A row with neither process nor index is another control of the same risk, or the rest of a
cell that a page broke. Several controls can stand in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vpbdiff.language import sentences
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.table_rows import RecognisedTable, TableRow

INDEX = ("index", "likelihood", "consequence")
"""The fields that hold a risk's numbers."""

_HIGHEST = {"index": 16, "likelihood": 4, "consequence": 4}
_FACTORS = re.compile(r"(?P<first>[1-4])\s*[x×*]\s*(?P<second>[1-4])", re.IGNORECASE)
"""An index by its factors, as in «3 x 4»."""
_INDEX_AND_FACTORS = re.compile(
    rf"(?:(?P<before>\d+)\s*)?[(=]?\s*{_FACTORS.pattern}\s*\)?(?:\s*=\s*(?P<after>\d+))?", re.I
)
_STEP = re.compile(r"(?P<before>\d)?[\s.)(–:-]*(?P<word>[^\W\d][^\d()]*?)?[\s.(–:-]*(?P<after>\d)?\)?")
"""A step of a scale by its number, its word or both: «3», «Möjlig (3)», «3. Möjlig»."""
_DIGITS = re.compile(r"\d{1,9}")
_PRODUCT = re.compile(r"\d\s*[x×*]\s*\d", re.IGNORECASE)
_SCALE = re.compile(r"\b[01]\s*(?:[-–]|till)\s*(?P<end>\d{1,3})\b")
"""The scale in a header: «Sannolikhet (1–5)»."""
_LONGEST = 100
"""A cell with more characters holds no number of a risk, and is not searched for one: «4. Mycket sannolik (varje
vecka)» has 34, and what is thousands of full stops would take minutes."""


def numbers(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> Item:
    """The index and its factors. Where they disagree the index stands, as what a plan shows, and a person is told.

    Where a plan gives the factors alone, their product is the index: that is what it is by its definition.
    """
    likelihood, consequence = (_step(name, table, row, draft) for name in INDEX[1:])
    index, factors = _index(table, row, draft)
    if factors and not (likelihood or consequence):
        likelihood, consequence = factors
    if index is None and likelihood and consequence and not _is_unread(table, row, factors):
        index = likelihood * consequence
        text = f"{likelihood} × {consequence}"
        draft.ledger.note(row.lines[0], "import.note.index-reckoned", text=text, index=index)
    if index and likelihood and consequence and index != likelihood * consequence:
        text = f"{likelihood} × {consequence}"
        draft.misread(table.origin(row, "index"), "import.note.index-disagrees", text=text, index=index)
        return {"index": index}
    return {"index": index, "likelihood": likelihood, "consequence": consequence}


def _is_unread(table: RecognisedTable, row: TableRow, factors: tuple[int, int] | None) -> bool:
    """Whether the cell for the index holds something that was not understood."""
    return bool(table.cell(row, "index")) and factors is None


def _index(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> tuple[int | None, tuple[int, int] | None]:
    """What the cell for the index says: the index, and its factors where it is printed with them."""
    text = table.cell(row, "index")
    if match := _INDEX_AND_FACTORS.fullmatch(text) if len(text) <= _LONGEST else None:
        given = match["before"] or match["after"]
        return _in_range("index", given, table, row, draft) if given else None, (
            int(match["first"]),
            int(match["second"]),
        )
    return _in_range("index", text, table, row, draft), None


def _step(name: str, table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> int | None:
    """A step of a scale from 1 to 4, by its number or by the word that the profile has for it."""
    text = table.cell(row, name)
    match = _STEP.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    number = match and (match["before"] or match["after"])
    if match and match["word"] and (match["before"] is None or match["after"] is None):
        named = _named(match["word"], draft, draft.profile.data["risks"][name])
        if named and number in {None, str(named)}:
            return named
        if named is None and number:
            return _in_range(name, number, table, row, draft)
    return _in_range(name, text, table, row, draft)


def _named(word: str, draft: SnapshotBuilder, scale: Mapping[str, tuple[str, ...]]) -> int | None:
    return next((int(step) for step, words in scale.items() if draft.profile.matches(word, words)), None)


def _in_range(name: str, text: str, table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> int | None:
    if text.isdecimal() and len(text) <= _LONGEST and 1 <= int(text) <= _HIGHEST[name]:
        return int(text)
    if text:
        steps = [int(digits) for digits in _DIGITS.findall(text[:_LONGEST])]
        highest = _HIGHEST["likelihood" if _PRODUCT.search(text[:_LONGEST]) else name]
        key = "beyond-scale" if any(step > highest for step in steps) else "no-index"
        draft.misread(table.origin(row, name), f"import.note.{key}", text=text, highest=highest)
    return None


def tell_scale(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Tell of a scale that the table's header says, and that is another than a snapshot's."""
    for column, word in zip(table.header.columns, table.words, strict=True):
        if column and column.field in INDEX and (match := _SCALE.search(word)):
            highest = _HIGHEST[column.field]
            if int(match["end"]) != highest:
                draft.ledger.note(table.line, "import.note.other-scale", text=word, highest=highest)


_OF_CONTROL = ("responsible", "frequency")
"""The columns that tell more of a row's control."""


def risks(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the risks of a table."""
    found = draft.listing("internal_control_plan/risks")
    draft.ledger.place(found, *table.heading_lines)
    tell_scale(table, draft)
    for row in table.rows:
        name = table.cell(row, "process")
        if draft.row_says_none(table, row):
            draft.ledger.place(found, *row.lines)
            draft.ledger.note(row.lines[0], "import.note.none", text=next(filter(None, row.cells)))
        elif name or (found and _is_another(table, row)):
            found.append(_risk(table, row, found, draft))
        elif found:
            _more(table, row, found[-1], draft)
        else:
            draft.nameless(row)


def _risk(table: RecognisedTable, row: TableRow, above: list[Item], draft: SnapshotBuilder) -> Item:
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


def _description(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> str:
    """What a risk means; a bare number says nothing of it, and is told."""
    text = table.cell(row, "description")
    if not text.isdecimal():
        return text
    draft.misread(table.origin(row, "description"), "import.note.bare-number", text=text)
    return ""


def _is_another(table: RecognisedTable, row: TableRow) -> bool:
    """Whether a row without a process is another risk of the one above: it has words and an index of its own."""
    return bool(table.cell(row, "description")) and any(table.cell(row, name) for name in INDEX)


def _more(table: RecognisedTable, row: TableRow, risk: Item, draft: SnapshotBuilder) -> None:
    """A row that belongs to the risk above: the rest of its text, more controls."""
    draft.ledger.place(risk, *row.lines)
    line = row.lines[0]
    if text := table.cell(row, "description"):
        risk["description"] = sentences.join(risk["description"], text) if "description" in risk else text
        draft.ledger.note(line, "import.note.cell-continued", text=text)
    for name in ("category", *INDEX):
        if text := table.cell(row, name):
            draft.ledger.misread(line, "import.note.stray-cell", text=text)
    text = table.cell(row, "controls")
    if sentences.goes_on(text) and risk["controls"]:
        last = risk["controls"][-1]
        last["text"] = sentences.join(last["text"], text)
        draft.ledger.place(last, line)
        draft.ledger.note(line, "import.note.cell-continued", text=text)
        _tell_lost(table, row, draft)
        return
    risk["controls"] += _controls(table, row, draft)
    if text:
        draft.ledger.note(line, "import.note.further-control", text=text)


def _tell_lost(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> None:
    """Tell what a row says of a control of its own, where it has none."""
    for name in _OF_CONTROL:
        if text := table.cell(row, name):
            draft.misread(table.origin(row, name), "import.note.lost-value", text=text)


def _controls(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> list[Item]:
    """The controls of a row's cell: its paragraphs, parted where a control's opening word stands inside them."""
    openings = "|".join(map(re.escape, draft.profile.data["risks"]["control_openings"]))
    parts = _sentences(table.parts(row, "controls"))
    texts = [text for part in parts for text in re.split(rf"\s+(?=(?:{openings})\s)", part) if text]
    if len(texts) > 1:
        draft.ledger.note(row.lines[0], "import.note.controls-parted", number=len(texts))
    more = {name: table.cell(row, name) for name in _OF_CONTROL}
    if not texts:
        _tell_lost(table, row, draft)
    return [draft.item(table.origin(row, "controls"), {"text": text, **more}) for text in texts]


def _sentences(parts: list[str]) -> list[str]:
    """The paragraphs of a cell, those whole again that a line's end broke in the middle of a sentence."""
    whole: list[str] = []
    for part in parts:
        if whole and sentences.cut_off(whole[-1], part):
            whole[-1] = sentences.join(whole[-1], part)
        else:
            whole.append(part)
    return whole

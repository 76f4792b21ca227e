"""The internal control plan: risks with their numbers and controls, from a table that leaves much to the eye.

A risk's index, and the likelihood and consequence whose product it is, are read however they are printed, on the plan's
own scale; or its level in words. An empty category is the one above. A row with neither process nor index is another
control of the same risk, or the rest of a cell that a page broke. Several controls can stand in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from vpbdiff.language import sentences
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.grids import of_raw
from vpbdiff.recognise.header_columns import word_of
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.rows import RawTable, RecognisedTable, TableRow

INDEX = ("index", "likelihood", "consequence")
"""The fields that hold a risk's numbers."""

FACTORS = ("likelihood", "consequence")

_USUAL, _LARGER, _LARGEST = 4, 5, 10
"""The highest step of the usual scale, of the one that is inferred from figures, and of any that a header says."""
_FACTORS = re.compile(r"(?P<first>\d{1,2})\s*[x×*]\s*(?P<second>\d{1,2})", re.IGNORECASE)
"""An index by its factors, as in «3 x 4»."""
_INDEX_AND_FACTORS = re.compile(
    rf"(?:(?P<before>\d+)\s*)?[(=]?\s*{_FACTORS.pattern}\s*\)?(?:\s*=\s*(?P<after>\d+))?", re.I
)
_STEP = re.compile(r"(?P<before>\d{1,2})?[\s.)(–:-]*(?P<word>[^\W\d][^\d()]*?)?[\s.(–:-]*(?P<after>\d{1,2})?\)?")
"""A step of a scale by its number, its word or both: «3», «Möjlig (3)», «3. Möjlig»."""
_SCALE = re.compile(r"\b[01]\s*(?:[-–]|till)\s*(?P<end>\d{1,3})\b")
"""The scale in a header: «Sannolikhet (1–5)»."""
_LONGEST = 100
"""A cell with more characters holds no number of a risk, and is not searched for one: «4. Mycket sannolik (varje
vecka)» has 34, and what is thousands of full stops would take minutes."""


def set_scale(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Note how far the table's scale goes: as its header says, else as far as its figures do, which is told."""
    for column, word in zip(table.header.columns, table.words, strict=True):
        if column and column.field in FACTORS and (match := _SCALE.search(word)) and int(match["end"]) <= _LARGEST:
            draft.scale[column.field] = max(int(match["end"]), draft.scale.get(column.field, 0))
    for name, highest in _reached(table):
        if draft.scale.get(name, _USUAL) < highest <= _LARGER:
            draft.scale[name] = highest
            draft.ledger.note(table.line, "import.note.scale-assumed", highest=highest)
    if any(highest > _USUAL for highest in draft.scale.values()):
        scale = draft.listing("internal_control_plan/scale")
        scale[:] = [
            {"factor": name, "value": draft.scale.get(name, _USUAL), "source": {"line": table.line}} for name in FACTORS
        ]


def _set_words(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Leave factors in words as they stand where nobody knows the scale: «Hög» may be the third step or the fourth.

    It is known where all words are those of the profile and one of them is no word of a scale of three, or where an
    index proves them.
    """
    for name in FACTORS:
        texts = [text for row in table.rows if (text := table.cell(row, name)) and len(text) <= _LONGEST]
        words = {text for text in texts if not _has_digit(text)}
        steps = draft.profile.data["risks"][name]
        three = draft.profile.data["risks"]["words_of_three"]
        known = all(_named(word, draft, steps) for word in words)
        if not words or (known and not all(draft.profile.matches(word, three) for word in words)):
            continue
        if known and _are_proved(table, draft):
            continue
        table.header = replace(
            table.header,
            columns=tuple(None if column and column.field == name else column for column in table.header.columns),
        )
        draft.ledger.note(table.line, "import.note.scale-in-words", text="», «".join(sorted(words)))


def _are_proved(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether each index of a table is the product of its factors, read by the profile's words for them."""
    known = draft.profile.data["risks"]
    found = []
    for row in table.rows:
        steps = [_named(table.cell(row, name), draft, known[name]) for name in FACTORS]
        index = table.cell(row, "index")
        if index.isdecimal() and all(steps):
            found.append(int(index[:3]) == (steps[0] or 0) * (steps[1] or 0))
    return bool(found) and all(found)


def _reached(table: RecognisedTable) -> Iterator[tuple[str, int]]:
    """The highest step of each scale that a cell of the table shows, an index by the factors that it must have."""
    for row in table.rows:
        for name in FACTORS:
            match = _STEP.fullmatch(text) if 0 < len(text := table.cell(row, name)) <= _LONGEST else None
            if match and (number := match["before"] or match["after"]):
                yield name, int(number)
        text = table.cell(row, "index")
        if len(text) <= _LONGEST and (match := _INDEX_AND_FACTORS.fullmatch(text)):
            yield "likelihood", int(match["first"])
            yield "consequence", int(match["second"])
        elif text.isdecimal() and len(text) <= 2 and int(text) in _PRODUCTS_OF_LARGER:
            yield from ((name, _LARGER) for name in FACTORS)


_PRODUCTS_OF_LARGER = frozenset({20, 25})
"""What an index is only where a factor is 5, and none of 4 would give."""


def numbers(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> Item:
    """The index and its factors. Where they disagree the index stands, as what a plan shows, and a person is told.

    Where a plan gives the factors alone, their product is the index: that is what it is by its definition.
    """
    likelihood, consequence = (_step(name, table, row, draft) for name in FACTORS)
    index, factors = _index(table, row, draft)
    if factors and not (likelihood or consequence):
        likelihood, consequence = factors
    if index is None and likelihood and consequence and not _is_unread(table, row, factors):
        index = likelihood * consequence
        text = f"{likelihood} × {consequence}"
        draft.ledger.note(row.lines[0], "import.note.index-reckoned", text=text, index=index)
    if index and likelihood and consequence and index != likelihood * consequence:
        text = f"{likelihood} × {consequence}"
        table.leave(row, *FACTORS)
        draft.misread(table.origin(row, "index"), "import.note.index-disagrees", text=text, index=index)
        return {"index": index}
    return {"index": index, "likelihood": likelihood, "consequence": consequence}


def _is_unread(table: RecognisedTable, row: TableRow, factors: tuple[int, int] | None) -> bool:
    """Whether the cell for the index holds something that was not understood."""
    return bool(table.cell(row, "index")) and factors is None


def _highest(name: str, draft: SnapshotBuilder) -> int:
    likelihood, consequence = (draft.scale.get(each, _USUAL) for each in FACTORS)
    return likelihood * consequence if name == "index" else draft.scale.get(name, _USUAL)


def _index(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> tuple[int | None, tuple[int, int] | None]:
    """What the cell for the index says: the index, and its factors where it is printed with them."""
    text = table.cell(row, "index")
    match = _INDEX_AND_FACTORS.fullmatch(text) if len(text) <= _LONGEST else None
    if match and all(
        int(match[side]) <= _highest(name, draft) for side, name in zip(("first", "second"), FACTORS, strict=False)
    ):
        given = match["before"] or match["after"]
        return _in_range("index", given, table, row, draft) if given else None, (
            int(match["first"]),
            int(match["second"]),
        )
    if text and not any(map(str.isdigit, text)):
        return None, None
    return _in_range("index", text, table, row, draft), None


def level(table: RecognisedTable, row: TableRow) -> str:
    """The risk's level in words: of a column for it, else what stands where its index should."""
    index = table.cell(row, "index")
    return table.cell(row, "level") or (index if index and not is_value(index) and not _has_digit(index) else "")


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _step(name: str, table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> int | None:
    """A step of a scale from 1, by its number or by the word that the profile has for it."""
    text = table.cell(row, name)
    match = _STEP.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    number = match and (match["before"] or match["after"])
    if match and match["word"] and (match["before"] is None or match["after"] is None):
        named = _named(match["word"], draft, draft.profile.data["risks"][name])
        if named and number in {None, str(named)}:
            return named
        if number:
            table.leave(row, name)
            return _in_range(name, number, table, row, draft)
    return _in_range(name, text, table, row, draft)


def _named(word: str, draft: SnapshotBuilder, scale: Mapping[str, tuple[str, ...]]) -> int | None:
    return next((int(step) for step, words in scale.items() if draft.profile.matches(word, words)), None)


def _in_range(name: str, text: str, table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> int | None:
    highest = _highest(name, draft)
    if text.isdecimal() and len(text) <= _LONGEST and 1 <= int(text) <= highest:
        return int(text)
    if text:
        draft.leave(table, row, name, "import.note.no-index", highest=highest)
    return None


_OF_CONTROL = ("method", "responsible", "frequency", "reported_to")
"""The columns that tell more of a row's control."""
_OF_ACTION = ("responsible", "deadline", "status")
"""The columns that tell more of what is done against a risk."""


def risks(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the risks of a table."""
    found = draft.listing("internal_control_plan/risks")
    draft.ledger.place(found, *table.heading_lines)
    _set_words(table, draft)
    set_scale(table, draft)
    for row in table.rows:
        name = table.cell(row, "process")
        if draft.row_says_none(table, row):
            draft.ledger.place(found, *row.lines)
            draft.ledger.note(row.lines[0], "import.note.none", text=next(filter(None, row.cells)))
        elif name and (same := _assessed(table, row, found)):
            _join(table, row, same, draft)
        elif name or (found and _is_another(table, row)):
            found.append(_risk(table, row, found, draft))
        elif found:
            _more(table, row, found[-1], draft)
        else:
            draft.nameless(table, row)


def is_headed_risk(table: RecognisedTable) -> bool:
    """Whether a table is a risk that is set as a heading with its fields below."""
    return table.header.kind == "risks" and not any(table.words)


def tells_of_risk(part: RecognisedTable | RawTable, risk: Item, draft: SnapshotBuilder) -> bool:
    """Take in a table that follows a risk's heading and fields as what it has: its controls, or what is done against
    it. Whether it is such a table."""
    if isinstance(part, RawTable):
        if part.caption or (found := _of_controls(part, draft)) is None:
            return False
        name, (told, rows, heads) = "controls", found
    elif part.header.kind == "activities" and all(part.header.columns) and not part.under_heading:
        fields = [column.field for column in part.header.columns if column]
        if fields[0] != "title" or not set(fields[1:]) <= set(_OF_ACTION):
            return False
        rows = [(row.cells[0], tuple(row.cells[1:]), tuple(row.lines)) for row in part.rows]
        name, told, heads = "actions", fields[1:], part.heading_lines
    else:
        return False
    if not rows or not all(label and not is_value(label) for label, _, _ in rows):
        return False
    source = risk.pop("source")
    draft.ledger.place(risk, *heads)
    risk.setdefault(name, []).extend(_told_by_row(told, rows, draft))
    risk["source"] = source
    return True


_Rows = list[tuple[str, tuple[str, ...], tuple[int, ...]]]
"""The label of each row, its other cells, its lines."""


def _told_by_row(told: list[str], rows: _Rows, draft: SnapshotBuilder) -> Iterator[Item]:
    """An item for each row: its text the label, the fields by the other cells."""
    return (draft.item(lines, {"text": label, **dict(zip(told, cells, strict=True))}) for label, cells, lines in rows)


def _of_controls(part: RawTable, draft: SnapshotBuilder) -> tuple[list[str], _Rows, tuple[int, ...]] | None:
    """The fields, the rows and the lines of the heads of a table that names controls and what is told of each, and no
    risk; None of another."""
    grid = of_raw(part, draft.profile)
    fields = [_field_of_risk(word, draft) for word in grid.words]
    told = fields[1:]
    if not grid.heads or fields[0] != "controls" or not set(told) <= set(_OF_CONTROL) or len(set(told)) < len(told):
        return None
    return told, [(row.label, row.cells, row.lines) for row in grid.rows], grid.heads


_OF_PLAN = frozenset(("internal_control", "internal_control_plan"))
"""The roles of the sections in which what is controlled is a control of the plan."""


def controls_of_no_risk(part: RawTable, draft: SnapshotBuilder) -> bool:
    """Take in a table of internal controls that names no risk, and says of each how, how often or to whom. Whether it
    is such a table; an inspection elsewhere («Kontroll av livsmedel») is no internal control."""
    within = not _OF_PLAN.isdisjoint(role for _, role in draft.headings)
    if not within or (found := _of_controls(part, draft)) is None:
        return False
    told, rows, heads = found
    if not rows or set(told) <= {"responsible"} or not all(label and not is_value(label) for label, _, _ in rows):
        return False
    listed = draft.listing("internal_control_plan/controls")
    draft.ledger.place(listed, *heads)
    listed += _told_by_row(told, rows, draft)
    return True


def _field_of_risk(word: str, draft: SnapshotBuilder) -> str:
    """The field of a risk or its controls that a word over a column names; empty where it is none."""
    found, _ = draft.profile.fields(word_of(word), draft.profile.columns("risks"))
    return found[0] if found else ""


def _assessed(table: RecognisedTable, row: TableRow, found: list[Item]) -> Item | None:
    """The one risk above that a row of a table without any assessment tells more of: its controls, what is done."""
    if any(_has(table, name) for name in (*INDEX, "level")):
        return None
    name, text = plain(table.cell(row, "process")), table.cell(row, "description")
    same = [risk for risk in found if plain(risk["process"]) == name]
    agrees = len(same) == 1 and (not text or text == same[0].get("description", text))
    return same[0] if agrees else None


def _join(table: RecognisedTable, row: TableRow, risk: Item, draft: SnapshotBuilder) -> None:
    """Add what a row tells of a risk that stands above: it is no second one."""
    source = risk.pop("source")
    for name in ("category", "description"):
        if (text := table.cell(row, name)) and risk.setdefault(name, text) != text:
            draft.leave(table, row, name, "import.note.stray-cell")
    for name, read in _MEANT.items():
        if items := read(table, row, draft):
            risk.setdefault(name, []).extend(items)
    risk["source"] = source
    draft.ledger.place(risk, *row.lines)
    draft.ledger.note(row.lines[0], "import.note.of-risk-above", text=risk["process"])


def _has(table: RecognisedTable, name: str) -> bool:
    return any(column and column.field == name for column in table.header.columns)


def _risk(table: RecognisedTable, row: TableRow, above: list[Item], draft: SnapshotBuilder) -> Item:
    category = table.cell(row, "category")
    if not category and _has(table, "category") and above and "category" in above[-1]:
        category = above[-1]["category"]
        draft.ledger.note(row.lines[0], "import.note.category-above", text=category)
    process = table.cell(row, "process")
    if not process:
        process = above[-1]["process"]
        draft.ledger.note(row.lines[0], "import.note.process-above", text=process)
    fields: Item = {"process": process, "category": category}
    fields |= numbers(table, row, draft)
    fields |= {"level": level(table, row), "description": _description(table, row, draft)}
    if _has(table, "controls"):
        fields["controls"] = _controls(table, row, draft)
    elif not _has(table, "actions"):
        _tell_lost(table, row, draft)
    if actions := _actions(table, row, draft):
        fields["actions"] = actions
    if fields["index"] is None and not fields["level"] and not any(table.cell(row, name) for name in INDEX):
        draft.ledger.note(row.lines[0], "import.note.risk-without-index", text=fields["process"])
    return draft.item(row.lines, fields)


def _description(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> str:
    """What a risk means; a bare number says nothing of it, and is told."""
    text = table.cell(row, "description")
    if not text.isdecimal():
        return text
    draft.leave(table, row, "description", "import.note.bare-number")
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
        if table.cell(row, name):
            draft.leave(table, row, name, "import.note.stray-cell")
    for name in _MEANT:
        if _has(table, name):
            _go_on(name, table, row, risk, draft)
        elif name == "controls" and not _has(table, "actions"):
            _tell_lost(table, row, draft)


def _go_on(name: str, table: RecognisedTable, row: TableRow, risk: Item, draft: SnapshotBuilder) -> None:
    """Add what a further row of a risk says in one of its lists: the rest of the last text, or an item more."""
    text, line = table.cell(row, name), row.lines[0]
    source = risk.pop("source")
    held = risk.setdefault(name, [])
    risk["source"] = source
    if sentences.goes_on(text) and held:
        held[-1]["text"] = sentences.join(held[-1]["text"], text)
        draft.ledger.place(held[-1], line)
        draft.ledger.note(line, "import.note.cell-continued", text=text)
        _tell_lost(table, row, draft)
        return
    held += _MEANT[name](table, row, draft)
    if text:
        key = "import.note.further-control" if name == "controls" else "import.note.further-action"
        draft.ledger.note(line, key, text=text)


def _tell_lost(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> None:
    """Tell what a row says of a control of its own, where it has none."""
    for name in _OF_CONTROL:
        if table.cell(row, name) and not (name == "responsible" and table.cell(row, "actions")):
            draft.leave(table, row, name, "import.note.lost-value")


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


def _actions(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> list[Item]:
    """What is to be done against a row's risk, each paragraph of the cell; who does it unless a control has one."""
    texts = [text for text in _sentences(table.parts(row, "actions")) if text]
    own = [name for name in _OF_ACTION if name != "responsible" or not table.cell(row, "controls")]
    more = {name: table.cell(row, name) for name in own}
    more["deadline"] = draft.deadline(table, row)
    when = not more["deadline"] and not table.cell(row, "controls") and _tells_when(table, draft)
    if when:
        more["deadline"] = draft.deadline(table, row, "frequency")
    lost = ("deadline", "status") if not texts else ()
    if not _has(table, "controls") and _has(table, "actions"):
        lost = (*lost, *(name for name in _OF_CONTROL if name != "responsible" and not (when and name == "frequency")))
    for name in lost:
        if table.cell(row, name):
            draft.leave(table, row, name, "import.note.lost-value")
    return [draft.item(table.origin(row, "actions"), {"text": text, **more}) for text in texts]


def _tells_when(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether the column of how often says when («När», «Tidpunkt»), which of what is done is its deadline."""
    word = word_of(table.header.word("frequency", table.words))
    return _has(table, "actions") and draft.profile.matches(word, draft.profile.columns("activities")["deadline"])


_Reader = Callable[[RecognisedTable, TableRow, SnapshotBuilder], list[Item]]
_MEANT: Mapping[str, _Reader] = {"controls": _controls, "actions": _actions}
"""A risk's lists, each with how a row is read into it."""

"""Goals that stand in a table, a row each, with what is measured and what is done for them beside them."""

from __future__ import annotations

from vpbdiff.recognise.builder import Draft, Item
from vpbdiff.recognise.goals import activity, measure
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.table_headers import VALUES
from vpbdiff.recognise.table_rows import Row, Table

_OF_MEASURE = ("measure", VALUES)
_OF_ACTIVITY = ("activity", ("responsible", "deadline", "status"))


def goals(table: Table, draft: Draft, serves: str = "") -> None:
    """Add the goals of a table, each with the measure and the activity beside it.

    A row without a goal, or with the one of an earlier row, adds to that goal. They serve the goal that a column names,
    else `serves`, under which the table stands.
    """
    found = draft.listing("goals")
    draft.ledger.place(found, *table.heading_lines)
    if not table.rows:
        draft.ledger.note(table.line, "import.note.no-rows")
    known = {plain(goal["title"]): goal for goal in reversed(found)}
    above: Item | None = None
    for row in table.rows:
        title = table.cell(row, "title")
        if title and draft.says_none(title):
            draft.ledger.place(found, *row.lines)
            draft.ledger.note(row.lines[0], "import.note.none", text=title)
            continue
        if title:
            label = draft.profile.label(title)
            title = label.title if label else title
            if plain(title) not in known:
                known[plain(title)] = {"title": title, "source": {"line": row.lines[0]}}
                found.append(known[plain(title)])
            above = known[plain(title)]
        if above is None:
            draft.nameless(row)
            continue
        draft.ledger.place(above, *row.lines)
        _tell_of(above, table, row, serves, draft)
        _add_beside(table, row, above, draft)


def is_of_council(table: Table, draft: Draft) -> bool:
    """Whether a table of goals under the heading of the council's own is of those: its header says nothing else."""
    return draft.profile.says_plainly(table.header.word("title", table.words))


def overarching_goals(table: Table, draft: Draft) -> None:
    """Add the council's goals of a table. What stands beside them has no place in a snapshot, and is told."""
    found = draft.listing("overarching_goals")
    for row in draft.rows(table, "title", found):
        label = draft.profile.label(table.cell(row, "title"))
        title = label.title if label else table.cell(row, "title")
        found.append(draft.item(row.lines, {"title": title, "description": table.cell(row, "description")}))
        for place, (column, text) in enumerate(table.pairs(row)):
            if column and column.field not in {"title", "description"} and text:
                draft.misread(row.origins[place], "import.note.beside-councils-goal", text=text)


def _tell_of(goal: Item, table: Table, row: Row, serves: str, draft: Draft) -> None:
    """Add what a row says of its goal; where an earlier row says something else, that stands, and a person is told."""
    source = goal.pop("source")
    said: Item = {"description": table.cell(row, "description"), "serves": table.cell(row, "serves") or serves}
    for name, text in said.items():
        value = [text] if name == "serves" else text
        if text and goal.setdefault(name, value) != value:
            draft.misread(table.origin(row, name), "import.note.told-otherwise", text=text)
    goal["source"] = source


def _add_beside(table: Table, row: Row, goal: Item, draft: Draft) -> None:
    """Add the measure and the activity that a row has for its goal; what belongs to one that is not there is told."""
    source = goal.pop("source")
    for name, read, (key, own) in (("measures", measure, _OF_MEASURE), ("activities", activity, _OF_ACTIVITY)):
        if any(column and column.field == key for column in table.header.columns):
            items = goal.setdefault(name, [])
            if table.cell(row, key):
                _add_once(items, read(table, row, draft, key))
                continue
        for place, (column, text) in enumerate(table.pairs(row)):
            if column and column.field in own and text:
                draft.misread(row.origins[place], "import.note.lost-value", text=text)
    goal["source"] = source


def _add_once(items: list[Item], made: Item) -> None:
    """Add an item, unless it is the one above once more: a measure stands again beside each of a goal's activities."""
    if not items or _content(items[-1]) != _content(made):
        items.append(made)


def _content(item: Item) -> Item:
    return {name: value for name, value in item.items() if name != "source"}

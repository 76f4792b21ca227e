"""Goals of the municipality and of the committee, the committee's activities and measures, its assignments."""

from __future__ import annotations

from vpbdiff.documents.blocks import Block
from vpbdiff.extract.draft import Draft, Item
from vpbdiff.extract.outline import Node
from vpbdiff.extract.sections import description
from vpbdiff.extract.tables import Row, Table

_FOLLOW_UP = ("title", "description", "responsible", "deadline", "status")
_VALUES = ("baselines", "targets", "outcomes")


def overarching_goal(node: Node, prose: list[Block], draft: Draft) -> None:
    """Add the goal that a heading names."""
    goal: Item = {"title": node.title}
    _finish(goal, node, prose, draft)
    draft.listing("overarching_goals").append(goal)


def goal(node: Node, prose: list[Block], found: list[Table], draft: Draft) -> None:
    """Add the goal that a heading names, with the activities and measures under it."""
    made: Item = {"title": node.title}
    _finish(made, node, prose, draft)
    source = made.pop("source")
    if not found and not draft.profile.matches(node.title, draft.profile.data["goals"]["bare"]):
        draft.ledger.note(node.line, "import.note.goal-by-place", text=node.title)
    for table in found:
        if table.header.kind == "activities":
            activities = made.setdefault("activities", [])
            activities += [activity(table, row, draft) for row in draft.rows(table, "title", activities)]
        else:
            measures = made.setdefault("measures", [])
            measures += [measure(table, row, draft) for row in draft.rows(table, "title", measures)]
    made["source"] = source
    draft.listing("goals").append(made)


def activity(table: Table, row: Row, draft: Draft) -> Item:
    """An activity or assignment: they have the same columns."""
    return draft.item(row.lines, {name: table.cell(row, name) for name in _FOLLOW_UP})


def measure(table: Table, row: Row, draft: Draft) -> Item:
    """A measure, with its values by year where the table has columns for them."""
    fields: Item = {"title": table.cell(row, "title"), "description": table.cell(row, "description")}
    for column, text in table.pairs(row):
        if column and column.field in _VALUES and text:
            year = {"year": column.year} if column.year else {}
            fields.setdefault(column.field, []).append(year | {"value": text})
    return draft.item(row.lines, fields)


def assignments(table: Table, draft: Draft) -> None:
    """Add the assignments of a table."""
    found = draft.listing("assignments")
    found += [activity(table, row, draft) for row in draft.rows(table, "title", found)]


def _finish(made: Item, node: Node, prose: list[Block], draft: Draft) -> None:
    draft.ledger.place(made, node.line)
    if text := description(prose, draft, made):
        made["description"] = text
    made["source"] = {"line": node.line}

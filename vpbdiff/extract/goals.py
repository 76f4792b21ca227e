"""Goals of the municipality and of the committee under headings of their own, and the committee's assignments."""

from __future__ import annotations

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.extract.draft import Draft, Item
from vpbdiff.extract.outline import Node
from vpbdiff.extract.sections import Passage, description, passages
from vpbdiff.extract.tables import Row, Table

_FOLLOW_UP = ("description", "responsible", "deadline", "status")
VALUES = ("baselines", "targets", "outcomes")
"""The fields of a measure that hold values by year."""


def overarching_goal(node: Node, prose: list[Block], draft: Draft) -> None:
    """Add the goal that a heading names."""
    goal: Item = {"title": node.title}
    _finish(goal, node, prose, draft)
    draft.listing("overarching_goals").append(goal)


def goal(node: Node, prose: list[Block], found: list[Table], draft: Draft) -> None:
    """Add the goal that a heading names, with the activities and measures under it."""
    made: Item = {"title": node.title}
    tabled = any(table.header.kind == "activities" for table in found)
    prose, bullets = (prose, []) if tabled else _parted(prose, draft)
    _finish(made, node, prose, draft)
    source = made.pop("source")
    if not (
        found or bullets or node.labelled or draft.profile.matches(node.title, draft.profile.data["goals"]["bare"])
    ):
        draft.ledger.note(node.line, "import.note.goal-by-place", text=node.title)
    if bullets:
        made["activities"] = [_bulleted(each, draft) for each in bullets]
        draft.ledger.note(bullets[0].lines[0], "import.note.activities-by-bold", number=len(bullets))
    for table in found:
        if table.header.kind == "activities":
            activities = made.setdefault("activities", [])
            activities += [activity(table, row, draft) for row in draft.rows(table, "title", activities)]
        else:
            measures = made.setdefault("measures", [])
            measures += [measure(table, row, draft) for row in draft.rows(table, "title", measures)]
    made["source"] = source
    draft.listing("goals").append(made)


def _parted(prose: list[Block], draft: Draft) -> tuple[list[Block], list[Passage]]:
    """A goal's prose, and its bullets if each begins with bold words: those are activities with their titles."""
    first = next((place for place, block in enumerate(prose) if block.kind is Kind.BULLET), len(prose))
    found = passages(prose[first:], draft)
    bullets = [each for each in found if each.bullet]
    if not bullets or not all(each.lead for each in bullets) or found[: len(bullets)] != bullets:
        return prose, []
    taken = {line for each in bullets for line in each.lines}
    return [block for block in prose if block.line not in taken], bullets


def _bulleted(passage: Passage, draft: Draft) -> Item:
    """The activity that a bullet tells of, its bold words first."""
    title, text = by_lead(passage.text, passage.lead)
    return draft.item(passage.lines, {"title": title, "description": text})


def by_lead(text: str, lead: str) -> tuple[str, str]:
    """A text in two: the bold words that it begins with, without the mark that ends them, and the rest."""
    return lead.rstrip(" .:–—-"), text.removeprefix(lead).lstrip(" .:–—-")


def activity(table: Table, row: Row, draft: Draft, key: str = "title") -> Item:
    """An activity or assignment: they have the same columns. `key` is the column that names it."""
    fields = {"title": table.cell(row, key), **{name: table.cell(row, name) for name in _FOLLOW_UP}}
    if key != "title":
        fields["description"] = ""  # the goal's, beside which it stands
    elif row.lead and not fields["description"]:
        fields["title"], fields["description"] = by_lead(fields["title"], row.lead)
    return draft.item(row.lines, fields)


def measure(table: Table, row: Row, draft: Draft, key: str = "title") -> Item:
    """A measure, with its values by year where the table has columns for them. `key` is the column that names it."""
    fields: Item = {"title": table.cell(row, key)}
    if key == "title":
        fields["description"] = table.cell(row, "description")
    for column, text in table.pairs(row):
        if column and column.field in VALUES and text:
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

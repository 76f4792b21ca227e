"""The snapshot put together: each part of the outline read by the module for its kind, and what is missing.

A snapshot that is half empty would compare as if goals, money or risks had been removed. So a part that came out empty
is reported, unless the plan itself says that there is none, or the profile that such plans never have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, SourceDocument
from vpbdiff.recognise import head_words
from vpbdiff.recognise.accounting import Accounts, Ledger
from vpbdiff.recognise.budget_tables import budget, settle
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.extent import divide
from vpbdiff.recognise.generic_tables import leftovers
from vpbdiff.recognise.goals import (
    activities,
    add_activities,
    assignments,
    assignments_in_bullets,
    goal,
    goals,
    goals_in_bullets,
    is_of_council,
    measures,
    overarching_goal,
    overarching_goals,
)
from vpbdiff.recognise.header_columns import YEAR
from vpbdiff.recognise.headings import HeadingNode
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.metadata import metadata
from vpbdiff.recognise.outline import outline
from vpbdiff.recognise.places import name_places, unread
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.raw_tables import charges, counts_volumes, raw_table
from vpbdiff.recognise.risks import controls_of_no_risk, is_headed_risk, risks, tells_of_risk
from vpbdiff.recognise.rows import RawTable, RecognisedTable
from vpbdiff.recognise.sections import contracts, declarations, fees, paragraphs, procurements, unit, units
from vpbdiff.recognise.titles import Title

PARTS: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals",),
    "budget": ("operating_budget/lines", "operating_budget/units"),
    "risks": ("internal_control_plan/risks",),
}
"""What every plan is expected to hold, by a profile's word for it: the lists of which one must have items."""

_ROLES: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals", "committee_goals"),
    "budget": ("budget", "operating_budget", "unit_budget", "frame"),
    "risks": ("internal_control", "internal_control_plan"),
}
"""The sections in which a sentence may say that there are none."""


def missing(draft: SnapshotBuilder, title: Title) -> tuple[str, ...]:
    """The parts that came out empty without a word that there are none, of those that the title promises."""
    without = draft.profile.data["plan"]["without"]
    expected = [part for part in (PARTS if title.promises is None else title.promises) if part not in without]
    return tuple(part for part in expected if not _has(part, draft) and not _said(part, draft))


def _has(part: str, draft: SnapshotBuilder) -> bool:
    """Whether a list of the part has content. A budget's rows without any amount have none."""
    return any(item.get("amounts", True) for path in PARTS[part] for item in draft.lists.get(path, ()))


def _said(part: str, draft: SnapshotBuilder) -> bool:
    """Whether the plan says that there are none: a table's header without rows, a row, or a sentence."""
    if part != "budget" and any(draft.lists.get(path) == [] for path in PARTS[part]):
        return True
    return any(
        draft.says_none(paragraph["text"], part)
        for section in _sections(draft.lists["sections"])
        if section.get("role") in _ROLES[part]
        for paragraph in section.get("paragraphs", ())
    )


def _sections(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _sections(section.get("sections", []))


FORMAT = "vpbdiff-plan/3"

_TABLES: dict[str, Callable[[RecognisedTable, SnapshotBuilder], None]] = {
    "activities": activities,
    "assignments": assignments,
    "contracts": contracts,
    "fees": fees,
    "goals": goals,
    "measures": measures,
    "procurements": procurements,
    "quality_declarations": declarations,
    "risks": risks,
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """A plan taken from a document: the snapshot, as JSON holds it, and where each line went."""

    plan: dict[str, Any]
    accounts: Accounts
    missing: tuple[str, ...] = ()
    """What came out empty though every plan has it, of `emptiness.PARTS`."""


def extract(document: SourceDocument, profile: Profile) -> Extraction:
    """Take the plan out of a document. Raises VpbdiffError if there is none in it."""
    ledger = Ledger()
    ledger.open(document)
    parts = divide(document, profile, ledger)
    ledger.open_unread(document, parts.lines)
    given = {key: profile.data["plan"][key] for key in ("municipality", "committee")}
    units = {block.line: profile.unit(block.text) for block in parts.cover if profile.is_unit(block.text)}
    told = metadata(parts, given, ledger, document.page_marks, tuple(units))
    names = {key: str(told[key]) for key in ("municipality", "committee") if key in told}
    cover = "\n".join(filter(None, [parts.title.text, *units.values()]))
    profile = profile.named(year=str(parts.title.year), cover=cover, **names)
    draft = SnapshotBuilder(profile, ledger)
    draft.stated_units |= set(_stated_units(parts.body, profile))
    if parts.title.promises is not None:
        draft.headings.append((parts.title.text, parts.title.role))
    root = outline(parts.body, parts.contents, profile, ledger)
    draft.lists["sections"] = [*_opening(root, parts.title, draft), *_children(root, draft)]
    settle(draft)
    _settle_tables(draft)
    _settle_served(draft)
    plan = draft.snapshot(_head(document, parts.title, told))
    if found := unread(document, parts.lines):
        plan["unread"] = found
    accounts = ledger.close(plan, document)
    if document.place is not BlockPlace.LINE:
        name_places(plan, document, accounts)
    return Extraction(plan, accounts, missing(draft, parts.title))


def _stated_units(blocks: Sequence[Block], profile: Profile) -> Iterator[str]:
    """The units that sentences say all amounts are in. What stands right over a table may be said of that alone."""
    for block, below in zip_longest(blocks, blocks[1:]):
        said = _AMOUNTS.search(block.text) if block.kind in {BlockKind.TEXT, BlockKind.BULLET} else None
        of_all = said and (said["all"] or below is None or below.kind is not BlockKind.ROW)
        if said and of_all and (unit := profile.unit(said[0])):
            yield unit


_AMOUNTS = re.compile(r"(?P<all>\b(?:alla|samtliga) )?\bbelopp(?:en)?\b(?: \w+){0,3} i [^.;:]{1,40}", re.IGNORECASE)


def _settle_tables(draft: SnapshotBuilder) -> None:
    """Put the tables that stay as they stand in the order of the document, and leave no empty list of them."""
    if draft.tables[0]:
        draft.lists["tables"] = draft.tables[0]
    for section in _sections(draft.lists["sections"]):
        section["tables"].sort(key=lambda table: table["source"]["line"])
        if not section["tables"]:
            del section["tables"]


def _settle_served(draft: SnapshotBuilder) -> None:
    """Leave only what the plan lists, where it lists goals of the municipality, in what its goals serve.

    A goal stands under an area of goals as it does under a goal of the municipality; where there are such goals, the
    area is none of them, or is one in other letters.
    """
    listed = {plain(each["title"]): each["title"] for each in draft.lists.get("overarching_goals", ())}
    for each in draft.lists.get("goals", ()) if listed else ():
        served = [listed[plain(title)] for title in each.get("serves", ()) if plain(title) in listed]
        if served:
            each["serves"] = served
        else:
            each.pop("serves", None)


def _head(document: SourceDocument, title: Title, told: dict[str, object]) -> dict[str, Any]:
    version = {"version": title.version} if title.version else {}
    return {"format": FORMAT, "year": title.year, **version, "documents": [document.name], "metadata": told}


def _opening(root: HeadingNode, title: Title, draft: SnapshotBuilder) -> list[Item]:
    """What stands before the first heading, as a section under the plan's own title, without its year."""
    prose = paragraphs(_content(root, draft), draft)
    name = " ".join(YEAR.sub("", title.text).split()).strip(" ,–-") or title.text
    return [{"title": name, "paragraphs": prose, "tables": [], "source": prose[0]["source"]}] if prose else []


def _section(node: HeadingNode, draft: SnapshotBuilder) -> Item:
    """A section with its prose and its subsections; what else stands under it goes to the plan's lists."""
    made: Item = {"title": node.title}
    if node.role:
        made["role"] = node.role
    draft.ledger.place(made, node.line)
    draft.tables.append([])
    draft.headings.append((node.title, node.role))
    prose = _content(node, draft)
    if node.holds == "unit":
        prose = units(prose, any(child.entity == "unit" for child in node.children), draft)
    inner = _children(node, draft)
    if node.holds in {"goal", "overarching_goal"} and not any(child.is_goal for child in node.children):
        prose = goals_in_bullets(prose, node.holds, draft)
    if node.role == "assignments" and not draft.profile.matches(node.title, draft.profile.data["plan"]["standing"]):
        prose = assignments_in_bullets(prose, draft)
    if found := paragraphs(prose, draft):
        made["paragraphs"] = found
    made["tables"] = draft.tables.pop()
    draft.headings.pop()
    if inner:
        made["sections"] = inner
    made["source"] = {"line": node.line}
    return made


def _children(node: HeadingNode, draft: SnapshotBuilder) -> list[Item]:
    """The subsections under a heading; goals and units go to the plan's lists."""
    found = []
    for child in node.children:
        if child.entity == "section":
            found.append(_section(child, draft))
        else:
            _item(child, draft)
            found += _children(child, draft)  # goals and sections that stand under a goal are none of its parts
    return found


def _content(node: HeadingNode, draft: SnapshotBuilder) -> list[Block]:
    """Put a section's tables where they belong; what is left is its prose."""
    prose: list[Block] = []
    risk: Item | None = None
    for part in draft.reader.read(node.content, node.title):
        if isinstance(part, Block):
            prose.append(part)
        elif risk and tells_of_risk(part, risk, draft):
            continue
        elif isinstance(part, RawTable):
            prose += filter(None, [part.caption]) if controls_of_no_risk(part, draft) else raw_table(part, draft)
        else:
            _place(part, node, draft)
            prose += head_words.of_table(part, draft.profile)
            risk = draft.lists["internal_control_plan/risks"][-1] if is_headed_risk(part) else None
    return prose


def _place(table: RecognisedTable, node: HeadingNode, draft: SnapshotBuilder) -> None:
    """Put a table into the plan's list for its kind; what no item of it takes in stays as it stands."""
    uncounted = table.header.kind == "measures" or (table.header.kind == "budget" and table.header.unit is None)
    if uncounted and counts_volumes(table, draft):
        return
    if table.header.kind == "budget":
        if not charges(table, draft):
            budget(table, draft)
        return
    if table.header.kind == "goals" and node.entity == "overarching_goal":
        goals(table, draft, serves=node.title)
    elif table.header.kind == "goals" and node.holds == "overarching_goal" and is_of_council(table, draft):
        overarching_goals(table, draft)
    else:
        _TABLES[table.header.kind](table, draft)
    leftovers(table, draft)


def _item(node: HeadingNode, draft: SnapshotBuilder) -> None:
    """A goal or unit with what stands under it."""
    draft.headings.append((node.title, None))
    parts = list(draft.reader.read(node.content, node.title, of_goal=node.entity != "unit"))
    prose = [part for part in parts if isinstance(part, Block)]
    prose += [line for part in parts if isinstance(part, RawTable) for line in raw_table(part, draft)]
    found = [part for part in parts if isinstance(part, RecognisedTable)]
    prose += [line for table in found for line in head_words.of_table(table, draft.profile)]
    prose.sort(key=lambda block: block.line)
    if node.entity == "goal":
        own = [table for table in found if table.header.kind in {"activities", "measures"}]
        goal(node, prose, own, draft)
        for table in own:
            leftovers(table, draft)
        found = [table for table in found if table not in own]
    elif node.entity == "overarching_goal":
        overarching_goal(node, prose, draft)
    else:
        unit(node, prose, draft)
    above = len(draft.lists.get("goals", ()))
    for table in found:
        added = draft.lists.get("goals", [])[above:]
        if table.header.kind == "activities" and node.entity == "overarching_goal" and len(added) == 1:
            source = added[0].pop("source")
            add_activities(added[0], table, draft)
            added[0]["source"] = source
            leftovers(table, draft)
        else:
            _place(table, node, draft)
    draft.headings.pop()

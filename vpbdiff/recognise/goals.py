"""Goals, activities and measures, under headings and in tables.

The goals of the municipality and of the committee stand under headings of their own, and so do the committee's
assignments. In a table, each row is a goal, with its measures and its activities beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.language.dates import is_impossible
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.generic_tables import leftovers
from vpbdiff.recognise.header_columns import VALUES, YEAR, HeaderColumn, word_of
from vpbdiff.recognise.headings import HeadingNode
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.rows import RecognisedTable, TableRow
from vpbdiff.recognise.sections import ProseBlock, by_lead, description, parted_by_bold, passages

_AT_END = ("responsible", "deadline", "status")
_FOLLOW_UP = ("description", *_AT_END)


def overarching_goal(node: HeadingNode, prose: list[Block], draft: SnapshotBuilder) -> None:
    """Add the goal that a heading names."""
    goal: Item = {"title": node.title}
    draft.ledger.place(goal, node.line, *filter(None, [node.title_line]))
    if text := description(prose, draft, goal):
        goal["description"] = text
    goal["source"] = {"line": node.line}
    draft.listing("overarching_goals").append(goal)


def goal(node: HeadingNode, prose: list[Block], found: list[RecognisedTable], draft: SnapshotBuilder) -> None:
    """Add the goal that a heading names, with the activities and measures under it."""
    made: Item = {"title": node.title}
    tabled = any(table.header.kind == "activities" for table in found)
    prose, bullets = (prose, []) if tabled else parted_by_bold(prose, draft, "activities")
    _finish(made, node, prose, draft)
    source = made.pop("source")
    if node.serves:
        made["serves"] = [node.serves]
    if not (
        found or bullets or node.labelled or draft.profile.matches(node.title, draft.profile.data["goals"]["bare"])
    ):
        draft.ledger.note(node.line, "import.note.goal-by-place", text=node.title)
    _tell_lists(prose, draft)
    if bullets:
        made["activities"] = [_bulleted(each, draft) for each in bullets]
        draft.ledger.note(bullets[0].lines[0], "import.note.activities-by-bold", number=len(bullets))
    for table in found:
        if prose and table.under_heading and not table.rows:
            draft.ledger.place(made, *table.heading_lines)
            draft.ledger.note(table.line, "import.note.list-not-read")
        elif table.header.kind == "activities":
            add_activities(made, table, draft)
        else:
            measures = made.setdefault("measures", [])
            _add_measures(measures, table, draft)
    made["source"] = source
    draft.listing("goals").append(made)


def _tell_lists(prose: list[Block], draft: SnapshotBuilder) -> None:
    """Tell of a bold line over bullets that no profile knows: the goal's activities may stand there by another name."""
    for block, following in pairwise(prose):
        if block.bold and following.kind is BlockKind.BULLET:
            text = YEAR.sub("", block.text).strip(" ,:")
            draft.ledger.note(block.line, "import.note.unknown-list", text=text)


def _bulleted(passage: ProseBlock, draft: SnapshotBuilder) -> Item:
    """The activity that a bullet tells of, its bold words first."""
    title, text = by_lead(passage.text, passage.lead)
    return draft.item(passage.lines, {"title": title, **_told_at_end(text, passage.lines[0], draft)})


_PARTICULAR = re.compile(r"(?:^|(?<=[.;]) )(?P<word>[^\W\d][\w ]{0,30}): *(?P<value>[^:.;]{1,80})[.;]?$")
"""The last particular of a text, as in «Ansvarig: Ung fritid.»."""


def _told_at_end(text: str, line: int, draft: SnapshotBuilder) -> Item:
    """A description in its fields, where it ends with particulars: «... Ansvarig: Ung fritid. Klart: 2026-06-15.»."""
    columns = draft.profile.columns("activities")
    found: dict[str, str] = {}
    rest = text
    while match := _PARTICULAR.search(rest):
        names, _ = draft.profile.fields(match["word"], columns)
        known = len(names) == 1 and names[0] in _AT_END and names[0] not in found
        if not known or is_impossible(match["value"].strip()):
            break
        found[names[0]] = match["value"].strip()
        rest = rest[: match.start()].rstrip()
    if found:
        draft.ledger.note(line, "import.note.told-at-end", text=text[len(rest) :].strip())
    return {"description": rest, **{name: found[name] for name in _AT_END if name in found}}


def activity(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder, key: str = "title") -> Item:
    """An activity or assignment: they have the same columns. `key` is the column that names it."""
    fields = {"title": table.cell(row, key), **{name: table.cell(row, name) for name in _FOLLOW_UP}}
    fields["deadline"] = draft.deadline(table, row)
    if key != "title":
        fields["description"] = ""  # the goal's, beside which it stands
    elif row.lead and not fields["description"]:
        fields["title"], text = by_lead(fields["title"], row.lead)
        fields |= _told_at_end(text, row.lines[0], draft)
    elif row.bullet and not fields["description"]:
        told = _told_at_end(fields["title"], row.lines[0], draft)
        fields |= {"title": told.pop("description") or fields["title"], **told}
    return draft.item(row.lines, fields)


def assignment(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> Item:
    """An assignment: an activity with its number and with who gave it."""
    made = activity(table, row, draft)
    source = made.pop("source")
    more = {name: text for name in ("number", "given_by") if (text := table.cell(row, name))}
    made |= {**more, "source": source}
    return made


def measure(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder, key: str = "title") -> Item:
    """A measure, with its values by year where the table has columns for them. `key` is the column that names it."""
    fields: Item = {"title": table.cell(row, key)}
    if key == "title":
        fields["description"] = table.cell(row, "description")
    fields["data_source"] = table.cell(row, "data_source")
    if said := table.cell(row, "direction"):
        fields |= _direction(table, row, said, draft)
    own = _group(table, row, draft)
    for column, text in table.pairs(row):
        if column and column.field in VALUES and text:
            year = {"year": column.year} if column.year else {}
            whose = " ".join(filter(None, (own, column.group)))
            group = {"group": whose} if whose else {}
            fields.setdefault(column.field, []).append({**year, **group, "value": text})
    return draft.item(row.lines, fields)


def _group(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> str:
    """For whom a row's values are, empty for all; what is no known group stays as it stands, and is told."""
    said = table.cell(row, "group")
    known = draft.profile.data["groups"]
    if not said or plain(said) in known["all"]:
        return ""
    if plain(said) not in known["words"]:
        draft.leave(table, row, "group", "import.note.no-group")
        return ""
    return said.casefold()


_DIRECTIONS = (
    ("up", re.compile(r"(?:ska |bör )?(?:öka|ökar|ökas|ökande|höjas|uppåt)$|[↑↗]$")),
    ("down", re.compile(r"(?:ska |bör )?(?:minska|minskar|minskas|minskande|sänkas|nedåt)$|[↓↘]$")),
    ("keep", re.compile(r"(?:ska |bör )?(?:bibehållas|behållas|vara oförändrad|oförändrad|oförändrat)$|→$")),
)
"""How a plan says which way a measure is to go, whole."""


def _direction(table: RecognisedTable, row: TableRow, said: str, draft: SnapshotBuilder) -> Item:
    """Which way a measure is to go, as the plan prints it; other words stay as they stand."""
    found = next((name for name, words in _DIRECTIONS if words.match(" ".join(said.casefold().split()))), None)
    if found is None:
        draft.leave(table, row, "direction", "import.note.no-direction")
        return {}
    return {"direction": found, "direction_from": "printed"}


def add_activities(made: Item, table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the activities of a table to their goal."""
    activities = made.setdefault("activities", [])
    activities += [activity(table, row, draft) for row in draft.rows(table, "title", activities)]


def activities(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the activities of a table that stands under no goal."""
    found = draft.listing("activities")
    found += [activity(table, row, draft) for row in draft.rows(table, "title", found)]


def measures(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the measures of a table that stands under no goal."""
    _add_measures(draft.listing("measures"), table, draft)


def _add_measures(found: list[Item], table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the measures of a table. Rows of one measure, each for a group, are one."""
    _name_groups(table)
    own: list[Item] = []
    for row in draft.rows(table, "title", found):
        made = measure(table, row, draft)
        grouped = table.cell(row, "group")
        same = next((each for each in own if grouped and _is_same_but_for_values(each, made)), None)
        if same is None:
            own.append(made)
        else:
            _add_values(same, made)
            draft.ledger.place(same, *row.lines)
    found += own


def _name_groups(table: RecognisedTable) -> None:
    """Name the rows that say for whom their values are, and no measure: they are of the one above."""
    place = next((place for place, column in enumerate(table.header.columns) if column and column.field == "title"), 0)
    above = ""
    for row in table.rows:
        if not row.cells[place] and table.cell(row, "group"):
            row.cells[place] = above
        above = row.cells[place]


def _is_same_but_for_values(first: Item, second: Item) -> bool:
    """Whether a row goes on with a measure: what it says beside its values is what that says, and no value is twice."""
    own = {name: value for name, value in second.items() if name not in {*VALUES, "source"}}
    known = set(_valued(first))
    return all(first.get(name) == value for name, value in own.items()) and known.isdisjoint(_valued(second))


def _valued(measure: Item) -> Iterator[tuple[str, int | None, str | None]]:
    """Of what a measure has values: the kind, the year, the group."""
    for name in VALUES:
        for each in measure.get(name, ()):
            yield name, each.get("year"), each.get("group")


def _add_values(measure: Item, more: Item) -> None:
    source = measure.pop("source")
    for name in VALUES:
        if name in more:
            measure.setdefault(name, []).extend(more[name])
    measure["source"] = source


def assignments(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the assignments of a table."""
    found = draft.listing("assignments")
    found += [assignment(table, row, draft) for row in draft.rows(table, "title", found)]


def _finish(made: Item, node: HeadingNode, prose: list[Block], draft: SnapshotBuilder) -> None:
    """Add what stands under a goal's heading: who answers for it, and as its description all else."""
    draft.ledger.place(made, node.line, *filter(None, [node.title_line]))
    responsible, prose = _responsible(prose, draft, made)
    if text := description(prose, draft, made):
        made["description"] = text
    if responsible:
        made["responsible"] = responsible
    made["source"] = {"line": node.line}


def _responsible(prose: list[Block], draft: SnapshotBuilder, owner: Item) -> tuple[str, list[Block]]:
    """Who answers for a goal, told after a colon or below a label, and the rest of what stands under it.

    The label «Beskrivning» goes, as it says no more than where it stands; every other stays with what it heads. What
    stands below a bullet may be said of that.
    """
    fields = draft.profile.data["goals"]["fields"]
    found, rest = "", []
    blocks = iter(zip_longest(prose, prose[1:]))
    listed = False
    for block, following in blocks:
        label, _, value = block.text.partition(":")
        headed = block.kind is BlockKind.HEADING or block.bold
        listed = not headed and (listed or block.kind is BlockKind.BULLET)
        if not found and not listed and draft.profile.matches(label, fields["responsible"]):
            if value.strip() and len(value) <= _LONGEST_NAME:
                found = value.strip()
                draft.ledger.place(owner, block.line)
                continue
            if headed and following and following.kind is BlockKind.TEXT and len(following.text) <= _LONGEST_NAME:
                found = following.text
                draft.ledger.place(owner, block.line, following.line)
                next(blocks)
                continue
        if headed and plain(block.text) in {plain(word) for word in fields["description"][:1]}:
            draft.ledger.place(owner, block.line)
        else:
            rest.append(block)
    return found, rest


_LONGEST_NAME = 100
"""Characters of the longest name of a role or units that answer for a goal; more is a sentence."""


_OF_MEASURE = ("measure", (*VALUES, "data_source"))
_OF_ACTIVITY = ("activity", _AT_END)


def goals(table: RecognisedTable, draft: SnapshotBuilder, serves: str = "") -> None:
    """Add the goals of a table, each with the measure and the activity beside it.

    A row without a goal, or with the one of an earlier row, adds to that goal. They serve the goal that a column names,
    else `serves`, under which the table stands.
    """
    if rest := _of_no_goal(table, draft):
        activities(rest, draft)
        leftovers(rest, draft)
        if not table.rows:
            return
    found = draft.listing("goals")
    draft.ledger.place(found, *table.heading_lines)
    if not table.rows:
        draft.ledger.note(table.line, "import.note.no-rows")
    known = {plain(goal["title"]): goal for goal in reversed(found)}
    above: Item | None = None
    _settle_responsible(table)
    for row in table.rows:
        title = table.cell(row, "title")
        if title and draft.row_says_none(table, row):
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
            draft.nameless(table, row)
            continue
        draft.ledger.place(above, *row.lines)
        _tell_of(above, table, row, serves, draft)
        _add_beside(table, row, above, draft)


def _of_no_goal(table: RecognisedTable, draft: SnapshotBuilder) -> RecognisedTable | None:
    """Take the rows out of a table of activities whose «Mål» is no goal, as a table of activities: the plan's goals
    stand elsewhere, and that is none of them, or each activity has its own. None where there are no such rows.

    A table is of activities where they stand first, or the heading over it says so.
    """
    fields = [column.field for column in table.header.columns if column]
    if "activity" not in fields or "measure" in fields:
        return None
    heads = draft.profile.matches(word_of("".join(draft.titles[-1:])), draft.profile.columns("activities")["title"])
    if not heads and fields.index("activity") > fields.index("title"):
        return None
    known = {plain(goal["title"]) for goal in draft.lists.get("goals", ())}
    title = ""
    titles = [title := table.cell(row, "title") or title for row in table.rows]
    if not known and len(set(map(plain, titles))) < max(len(titles), 2):
        return None
    labels = [draft.profile.label(title) for title in titles]
    of_goal = [plain(label.title if label else title) in known for label, title in zip(labels, titles, strict=True)]
    rest = [row for row, known_goal in zip(table.rows, of_goal, strict=True) if not known_goal]
    table.rows = [row for row, known_goal in zip(table.rows, of_goal, strict=True) if known_goal]
    columns = tuple(_ALONE.get(column.field, column) if column else None for column in table.header.columns)
    header = replace(table.header, kind="activities", columns=columns)
    return replace(table, header=header, rows=rest) if rest else None


_ALONE = {"activity": HeaderColumn("title"), "title": None, "serves": None}
"""What the columns of a table of goals are where its activities are of none."""


def _settle_responsible(table: RecognisedTable) -> None:
    """Let who is responsible be so for the goal, where no activity stands beside it and its rows name one alone."""
    columns = [column.field if column else "" for column in table.header.columns]
    if "activity" in columns or "responsible" not in columns:
        return
    own: dict[str, set[str]] = {}
    title = ""
    for row in table.rows:
        title = table.cell(row, "title") or title
        own.setdefault(title, set()).add(table.cell(row, "responsible"))
    if all(len(names - {""}) < 2 for names in own.values()):
        place = columns.index("responsible")
        settled = (*table.header.columns[:place], HeaderColumn(_OWNER), *table.header.columns[place + 1 :])
        table.header = replace(table.header, columns=settled)


_OWNER = "owner"
"""The field of the column that says who is responsible for a goal itself."""


def goals_in_bullets(prose: list[Block], entity: str, draft: SnapshotBuilder) -> list[Block]:
    """Take the goals out of the prose of a section of goals that has them as bullets alone; gives what is left."""
    found = draft.listing("goals" if entity == "goal" else "overarching_goals")
    given, prose = prose, _numbered_as_bullets(prose)
    bullets = passages([block for block in prose if block.kind is BlockKind.BULLET], draft)
    if found or len(bullets) < 2 or not all(_could_be_goal(each.text) for each in bullets):
        if not found:
            del draft.lists["goals" if entity == "goal" else "overarching_goals"]
        return given
    found += [draft.item(each.lines, {"title": each.text}) for each in bullets]
    draft.ledger.note(bullets[0].lines[0], "import.note.goals-by-bullets", number=len(bullets))
    return [block for block in prose if block.kind is not BlockKind.BULLET]


def _could_be_goal(text: str) -> bool:
    """Whether a bullet is one sentence of some words and no figure."""
    return sentences.single(text) and text.count(" ") >= _GOALS_BLANKS and not is_value(text)


_GOALS_BLANKS = 2
"""Blanks of the shortest goal in a bullet: «Fler rör på sig» has three, a heading of a chapter listed one."""


def assignments_in_bullets(prose: list[Block], draft: SnapshotBuilder) -> list[Block]:
    """Take the assignments out of the prose of a section that lists them as bullets; gives what is left."""
    prose = _numbered_as_bullets(prose)
    bullets = passages([block for block in prose if block.kind is BlockKind.BULLET], draft)
    if not bullets or draft.lists.get("assignments"):
        return prose
    for each in bullets:
        title, text = by_lead(each.text, each.lead) if each.lead else ("", each.text)
        told = _told_at_end(text, each.lines[0], draft)
        made = {"title": title or told.pop("description"), **told}
        draft.listing("assignments").append(draft.item(each.lines, made))
    draft.ledger.note(bullets[0].lines[0], "import.note.assignments-by-bullets", number=len(bullets))
    return [block for block in prose if block.kind is not BlockKind.BULLET]


_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?P<text>\S.*)")


def _numbered_as_bullets(prose: list[Block]) -> list[Block]:
    """The blocks, a list that is numbered from 1 as bullets: Word's text is without those numbers, a PDF's is not."""
    found = {block.line: match for block in prose if (match := _NUMBERED.fullmatch(block.text))}
    if [int(match["number"]) for match in found.values()] != list(range(1, len(found) + 1)):
        return prose
    return [
        replace(block, kind=BlockKind.BULLET, text=found[block.line]["text"]) if block.line in found else block
        for block in prose
    ]


def is_of_council(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a table of goals under the heading of the council's own is of those: its header says nothing else."""
    return draft.profile.says_plainly(table.header.word("title", table.words))


def overarching_goals(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the council's goals of a table. What stands beside them has no place in a snapshot, and is told."""
    found = draft.listing("overarching_goals")
    for row in draft.rows(table, "title", found):
        label = draft.profile.label(table.cell(row, "title"))
        title = label.title if label else table.cell(row, "title")
        found.append(draft.item(row.lines, {"title": title, "description": table.cell(row, "description")}))
        for place, (column, text) in enumerate(table.pairs(row)):
            if column and column.field not in {"title", "description"} and text:
                row.left.add(place)
                draft.ledger.note(row.origins[place][0], "import.note.beside-councils-goal", text=text)


def _tell_of(goal: Item, table: RecognisedTable, row: TableRow, serves: str, draft: SnapshotBuilder) -> None:
    """Add what a row says of its goal; where an earlier row says something else, that stands, and a person is told."""
    source = goal.pop("source")
    said: Item = {"description": table.cell(row, "description"), "responsible": table.cell(row, _OWNER)}
    said |= {"serves": table.cell(row, "serves") or serves}
    for name, text in said.items():
        value = [text] if name == "serves" else text
        if text and goal.setdefault(name, value) != value:
            table.leave(row, name)
            draft.misread(table.origin(row, name), "import.note.told-otherwise", text=text)
    goal["source"] = source


def _add_beside(table: RecognisedTable, row: TableRow, goal: Item, draft: SnapshotBuilder) -> None:
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
                row.left.add(place)
                draft.ledger.note(row.origins[place][0], "import.note.lost-value", text=text)
    goal["source"] = source


def _add_once(items: list[Item], made: Item) -> None:
    """Add an item, unless it is the one above once more: a measure stands again beside each of a goal's activities."""
    if not items or _content(items[-1]) != _content(made):
        items.append(made)


def _content(item: Item) -> Item:
    return {name: value for name, value in item.items() if name != "source"}

"""The outline of a plan: its headings as a tree, each with what stands under it.

A heading is known by its wording, by the table of contents, by its mark or its look. Where it belongs follows from the
profile, from what stands under it and, where the levels of the document mean something, from its level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.recognise import cards
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.goal_headings import GoalHeadings, area_name, is_bullet
from vpbdiff.recognise.headings import SECTION, HeadingNode, Labels, is_lead, is_marked, with_titles
from vpbdiff.recognise.labels import initials, item_title, number, plain, unnumbered
from vpbdiff.recognise.levels import Levels, marked_by_number
from vpbdiff.recognise.profile import TEXT, Label, Profile, SectionRule, numbered_label
from vpbdiff.recognise.records import is_labelled_item, lines_at, record_at
from vpbdiff.recognise.table_headers import header, leads_in
from vpbdiff.recognise.table_kinds import FAR, OF_GOALS, ROLE_OF, has_committees_goals, kinds_below

_GOALS = ("goals", "committee_goals", "overarching_goals")
"""Roles of the sections in which goals stand."""


def outline(body: Sequence[Block], contents: Sequence[str], profile: Profile, ledger: Ledger) -> HeadingNode:
    """The outline of the plan's body, under a root that holds what stands before the first heading.

    `contents` are the headings that the table of contents lists.
    """
    return _Outliner(body, contents, profile, ledger).build()


def _without_lone_name(blocks: Sequence[Block], profile: Profile, ledger: Ledger) -> Iterator[Block]:
    """The blocks without the name of the only sheet of a workbook, where it heads nothing but a heading: another year's
    file has none, or another."""
    alone = len({block.sheet for block in blocks}) == 1
    for block, following in zip_longest(blocks, blocks[1:]):
        over = following is not None and following.kind is BlockKind.HEADING
        if alone and over and block.text == block.sheet and profile.section(block.text) is None:
            ledger.leave_out(Reason.SHEET, block.line)
        else:
            yield block


class _Outliner:
    def __init__(self, body: Sequence[Block], contents: Sequence[str], profile: Profile, ledger: Ledger) -> None:
        kept = list(_without_lone_name([block for block in body if block.kind is not BlockKind.RULE], profile, ledger))
        self._body, self._title_lines = with_titles(marked_by_number(cards.opened(kept, profile)), profile)
        self._contents = {plain(title) for title in contents}
        self._profile = profile
        self._ledger = ledger
        ledger.leave_out(Reason.RULE, *(block.line for block in body if block.kind is BlockKind.RULE))
        self._marked = any(block.kind is BlockKind.HEADING for block in kept)
        self._labels = Labels(self._body, profile)
        self._initials = initials(block.text for block in kept if is_marked(block))
        self._levels = Levels(self._body)
        self._goals = GoalHeadings(self._body, profile, self._levels)
        self._serves: str | None = None
        self._place = self._item_ends = 0
        self._path = [HeadingNode("root", "", 0)]

    def build(self) -> HeadingNode:
        for place, block in enumerate(self._body):
            self._place = place
            node = self._node(place, block) if place >= self._item_ends else None
            if node is None:
                self._path[-1].content.append(block)
                self._path[-1].tabled |= block.kind is BlockKind.ROW or self._heads_column(block)
        return self._path[0]

    def _node(self, place: int, block: Block) -> HeadingNode | None:
        """The new node that a heading opens, hung in its place; None if the block is no heading."""
        if self._path[-1].is_goal and (record := lines_at(self._body, place, self._profile, OF_GOALS)):
            self._item_ends = place + record.length
            return None
        heads = self._stands_alone(place) and not self._is_table_header(place)
        label = self._label(block)
        if label and self._is_labelled_goal(place, label, heads):
            return self._labelled_goal(place, label)
        return self._headed(place) if heads and not self._stays(place) else None

    def _stays(self, place: int) -> bool:
        """Whether a heading, or a line in bold, stands within the open item or section: a field of a goal, or an item
        with its fields below."""
        block = self._body[place]
        headed = block.kind is BlockKind.HEADING
        if not headed and not block.bold:
            return False
        assigned = self._path[-1].role == "assignments"
        assigned = assigned or is_labelled_item(block.text, self._profile, ("assignments",))
        if assigned and self._begins(place, "assignments"):
            return True
        if self._path[-1].is_goal:
            own = is_labelled_item(block.text, self._profile, OF_GOALS) or self._goals.is_label(block.text)
            return self._goals.is_field(place, self._path[-1], self._region()) if headed else own
        if self._among_goals() or self._profile.section(block.text) is not None:
            return False
        return self._begins(place, "risks")

    def _begins(self, place: int, kind: str) -> bool:
        """Whether an item of a kind begins with a line, its fields below; those are no headings."""
        record = record_at(self._body, place, self._profile, (kind,))
        self._item_ends = place + (record.length if record else 0)
        return record is not None

    def _headed(self, place: int) -> HeadingNode | None:
        """The new node of a line that stands as a heading does; None, and told, if it only may be one."""
        block = self._body[place]
        listed = plain(block.text) in self._contents
        rule = self._rule(block)
        if rule and rule.role == TEXT:
            return self._chapter(place, listed)
        if rule and not self._is_unit_after_all(place, listed):
            node = HeadingNode(
                SECTION, unnumbered(block.text), block.line, rule.role, rule.holds, number=number(block.text)
            )
            return self._hang(node, self._parent(block, rule))
        if not listed and (item := self._item(place, block)):
            return item
        if block.kind is BlockKind.HEADING or listed or self._looks_like_heading(place):
            return self._unknown(place, listed)
        self._tell_possible(place)
        return None

    def _tell_possible(self, place: int) -> None:
        block = self._body[place]
        if sentences.heading_like(block.text) and self._precedes_prose(place):
            self._ledger.note(block.line, "import.note.could-be-heading", text=block.text)

    def _item(self, place: int, block: Block) -> HeadingNode | None:
        """The goal or unit that a line names by where it stands, or by what stands under it."""
        region = self._region()
        if block.text == block.sheet:  # a sheet's name
            return None
        if block.kind is BlockKind.HEADING and (area := self._area(place, region)):
            return area
        if (region is None or region.holds != "unit") and self._goals.is_label(block.text):
            return None
        if region and region.holds and self._is_item(place, region.holds):
            entity, above = region.holds, region
        elif numbered := self._numbered_above(place):
            entity, above = "goal", numbered
        elif self._among_goals() and self._speaks(place):
            entity, above = "goal", self._goals_above()
        elif block.kind is BlockKind.HEADING and self._goals.has_fields(place):
            entity, above = "goal", self._goals_above() if self._among_goals() else self._section_above(place)
        else:
            return None
        node = HeadingNode(entity, self._title(block), block.line, marked=is_marked(block))
        node.serves = self._serves if entity == "goal" else None
        node.headed = block.kind is BlockKind.HEADING
        if entity == "goal" and (label := numbered_label(node.title)):
            self._ledger.note(block.line, "import.note.unknown-label", text=label)
        return self._hang(node, above)

    def _area(self, place: int, region: HeadingNode | None) -> HeadingNode | None:
        """The section of an area of goals that a heading opens; None if it opens none."""
        block = self._body[place]
        in_goals = self._among_goals() and (region is None or region.holds == "goal")
        if not (in_goals and self._goals.groups(place)) and not (
            (in_goals or not self._among_goals()) and self._goals.opens_area(place)
        ):
            return None
        if area_name(block.text) is None:
            self._tell_unknown(place)
        above = region or self._section_above(place)
        node = HeadingNode(SECTION, self._title(block), block.line, area=True)
        self._hang(node, above)
        self._serves = area_name(block.text) or node.title
        return node

    def _title(self, block: Block) -> str:
        """A heading's own words, without the number before them; an initial is none."""
        return block.text if block.text in self._initials else item_title(block.text)

    def _section_above(self, place: int) -> HeadingNode:
        """The innermost open section above a heading's level, else the chapter that is open."""
        depth = self._levels.depth(self._body[place])
        sections = [node for node in self._path if not node.is_goal and node.entity != "unit"]
        higher = [node for node in sections if depth is not None and (node.depth is None or node.depth < depth)]
        return (higher or sections[:2])[-1]

    def _speaks(self, place: int) -> bool:
        """Whether a heading in a section of goals and more is a goal: by its lists, or as it promises. What heads a
        list is none."""
        block = self._body[place]
        if block.kind is not BlockKind.HEADING:
            return block.bold and block.apart and self._region() is None and self._goals.over_list(place)
        if self._goals.is_label(block.text):
            return False
        if self._goals.has_tables(place):
            return True
        return self._region() is None and (self._goals.promises(place) or self._goals.leads_actions(place))

    def _heads_list(self, place: int) -> bool:
        """Whether a line that is no heading stands over bullets within a goal that has one: they are the goal's."""
        block, above = self._body[place], self._path[-1]
        return block.kind is BlockKind.TEXT and above.entity == "goal" and above.headed and is_bullet(self._next(place))

    def _rule(self, block: Block) -> SectionRule | None:
        """What the profile knows of a heading; for a marked one, slips forgiven."""
        rule = self._profile.section(block.text)
        if rule is None and block.kind is BlockKind.HEADING and (near := self._profile.nearest(block.text)):
            rule, meant = near
            self._ledger.note(block.line, "import.note.known-by-likeness", text=block.text, meant=meant)
        return rule

    def _region(self) -> HeadingNode | None:
        """The innermost open section whose unknown headings are goals or units."""
        return next((node for node in reversed(self._path) if node.holds), None)

    def _unknown(self, place: int, listed: bool) -> HeadingNode:
        """A section whose heading the profile does not know, told; one that says what its list holds is known."""
        if not self._is_chapter_of_list(place):
            self._tell_unknown(place)
        return self._chapter(place, listed)

    def _chapter(self, place: int, listed: bool) -> HeadingNode:
        """A section without a role: at the top if the table of contents lists it."""
        block = self._body[place]
        parent = self._by_level(block) or self._by_number(block) or self._path[min(1, len(self._path) - 1)]
        parent = self._path[0] if listed else parent
        return self._hang(HeadingNode(SECTION, self._title(block), block.line, number=number(block.text)), parent)

    def _by_number(self, block: Block) -> HeadingNode | None:
        """The open section that a numbered heading belongs to: «4.2» to that of 4, «4» to the top."""
        own = number(block.text)
        if len(own) == 1 and any(len(node.number) == 1 for node in self._path):
            return self._path[0]
        return next((node for node in self._path if own[:-1] and node.number == own[:-1]), None)

    def _by_level(self, block: Block) -> HeadingNode | None:
        """The top, for a heading whose level is that of the chapter that is open, or a higher one."""
        depth, chapter = self._levels.depth(block), self._path[min(1, len(self._path) - 1)]
        above = depth is not None and chapter.depth is not None and depth <= chapter.depth
        return self._path[0] if above else None

    def _tell_unknown(self, place: int) -> None:
        """Tell of an unknown heading, with the known one that what stands under it or its own words are nearest to."""
        block = self._body[place]
        if not self._ledger.may_hint():
            self._ledger.note(block.line, "import.note.unknown-heading", text=self._title(block))
            return
        kinds = kinds_below(self._body, place, self._profile) if block.kind is BlockKind.HEADING else ()
        roles = {role for kind in kinds if (role := ROLE_OF.get(kind))}
        near = self._profile.heading_of(*roles) if len(roles) == 1 else self._profile.near_heading(block.text)
        text = self._title(block)
        if near:
            said = {"near": near.wording, "role": near.meaning}
            self._ledger.note(block.line, "import.note.unknown-heading-near", text=text, **said)
        else:
            self._ledger.note(block.line, "import.note.unknown-heading", text=text)

    def _label(self, block: Block) -> Label | None:
        """The label of a goal, which is one wherever it stands if it is set as a heading, else among goals."""
        label = None if self._labels.refers(block) else self._labels.of(block)
        if label and (self._is_activity(block) or self._is_of_titled(block, label)):
            return None
        stands_out = is_marked(block) or (is_lead(block) and self._path[-1].is_goal)
        return label if label is None or stands_out or self._among_goals() else None

    def _is_of_titled(self, block: Block, label: Label) -> bool:
        """Whether «Mål: ...» says what an open goal is to reach whose heading has another label: «Åtagande 1»."""
        titled = self._path[-1].title_line is not None
        return titled and label.plain and not is_marked(block) and numbered_label(block.text) is None

    def _is_activity(self, block: Block) -> bool:
        """Whether a word for a goal that activities have too («Åtagande 1: ...») names one of the open goal."""
        if not is_labelled_item(block.text, self._profile, OF_GOALS):
            return False
        goal = next((node for node in reversed(self._path) if node.is_goal), None)
        return self._labels.named_otherwise or (goal is not None and not goal.labelled)

    def _is_labelled_goal(self, place: int, label: Label, heads: bool) -> bool:
        block = self._body[place]
        if heads or (block.kind is BlockKind.BULLET and self._among_goals()):
            return True
        among_lines = self._labels.among_lines(place, label, self._path[-1])
        if among_lines:
            self._ledger.note(block.line, "import.note.goal-among-lines", text=block.text)
        return among_lines

    def _among_goals(self) -> bool:
        return any(node.role in _GOALS or node.area for node in self._path)

    def _labelled_goal(self, place: int, label: Label) -> HeadingNode:
        """A goal that the plan itself calls one; that of the committee serves the one of the municipality above it."""
        block, own = self._body[place], self._labels.is_committees(place, label, self._path)
        lead = self._profile.label(block.lead.rstrip(" .:")) if block.lead else None
        label = lead or label
        node = HeadingNode("goal" if own else "overarching_goal", label.title, block.line, marked=is_marked(block))
        if not own and label.entity == "goal" and has_committees_goals(self._body, place, self._profile):
            self._ledger.note(block.line, "import.note.goals-of-both", text=label.title)
        node.labelled, node.headed = True, block.kind is BlockKind.HEADING
        node.title_line = self._title_lines.get(block.line)
        node.serves = self._serves if own else None
        if lead and (rest := block.text.removeprefix(block.lead).strip()):
            node.content.append(replace(block, kind=BlockKind.TEXT, text=rest, lead="", apart=True))
        self._hang(node, self._goals_above())
        self._serves = self._serves if own else label.title
        return node

    def _goals_above(self) -> HeadingNode:
        """The open section that a goal belongs to: the nearest of goals, else the one at the top."""
        sections = [node for node in self._path if node.entity == SECTION]
        of_goals = [node for node in sections if node.role in _GOALS or node.area]
        return (of_goals or sections[:1] or self._path)[-1]

    def _hang(self, node: HeadingNode, parent: HeadingNode) -> HeadingNode:
        node.depth = self._levels.depth(self._body[self._place])
        del self._path[self._path.index(parent) + 1 :]
        self._serves = self._serves if node.entity == "goal" else None
        parent.children.append(node)
        self._path.append(node)
        return node

    def _parent(self, block: Block, rule: SectionRule) -> HeadingNode:
        """The open section that its number names, else the nearest that the rule allows, else the top."""
        if len(number(block.text)) > 1 and (above := self._by_number(block)):
            return above
        return next((node for node in reversed(self._path) if node.role in rule.under), self._path[0])

    def _next(self, place: int) -> Block | None:
        return self._body[place + 1] if place + 1 < len(self._body) else None

    def _stands_alone(self, place: int) -> bool:
        """Whether the block is marked as a heading, or a line by itself that could be one."""
        block, following = self._body[place], self._next(place)
        if block.kind is BlockKind.HEADING:
            return True
        if block.kind is not BlockKind.TEXT:
            return False
        if block.apart and (
            following is None or following.apart or following.kind in {BlockKind.ROW, BlockKind.BULLET}
        ):
            return True
        known = self._profile.section(block.text) or plain(block.text) in self._contents
        return bool(known) and (block.apart or not self._path[-1].content) and not self._heads_column(block)

    def _is_table_header(self, place: int) -> bool:
        """Whether the block heads a table of one column and not a section: bold, ruled, or within a goal."""
        block = self._body[place]
        over_bullets = is_bullet(self._next(place))
        is_heading = block.kind is BlockKind.HEADING
        if not is_heading and (block.bold or block.ruled):
            return self._heads_column(block)
        if self._path[-1].entity != "goal" or not (is_heading or over_bullets) or self._is_chapter_of_list(place):
            return False
        if not is_heading and plain(block.text) in self._contents:
            return False
        found = leads_in(block, self._profile) if over_bullets else header([block.text], self._profile)
        return found is not None and found.kind in OF_GOALS

    def _is_chapter_of_list(self, place: int) -> bool:
        """Whether «Aktiviteter» or «Nyckeltal» is a chapter beside that of the goals: once, at its level or a higher
        one, where the goals stand deeper. What it lists is of no goal."""
        block = self._body[place]
        depth, goal = self._levels.depth(block), next((node for node in reversed(self._path) if node.is_goal), None)
        chapter = next((node for node in self._path[1:] if not node.is_goal), None)
        if block.kind is not BlockKind.HEADING or depth is None or goal is None or chapter is None:
            return False
        if chapter.depth is None or goal.depth is None or not depth <= chapter.depth < goal.depth:
            return False
        found = header([block.text], self._profile)
        headings = [plain(each.text) for each in self._body if each.kind is BlockKind.HEADING]
        return found is not None and found.kind in OF_GOALS and headings.count(plain(block.text)) == 1

    def _heads_column(self, block: Block) -> bool:
        return header([block.text], self._profile) is not None

    def _region_holds(self, entity: str) -> bool:
        region = self._region()
        return region is not None and region.holds == entity

    def _is_unit_after_all(self, place: int, listed: bool) -> bool:
        """Whether a known heading names a unit: it has bullets, stands among units, and is not in the contents."""
        return bool(self._contents) and not listed and self._region_holds("unit") and is_bullet(self._next(place))

    def _is_item(self, place: int, holds: str) -> bool:
        """Whether the block names a goal or unit in a section that holds such. Unmarked lines must look the part."""
        block, following = self._body[place], self._next(place)
        if block.kind is BlockKind.HEADING:
            return self._heads_item(place, holds)
        if block.bold and holds != "unit":
            return not self._heads_list(place) and not is_labelled_item(block.text, self._profile, OF_GOALS)
        if holds == "unit":
            return is_bullet(following) and sentences.heading_like(block.text)
        worded = self._is_worded_as_goal(block.text, holds)
        stands = holds == "goal" and self._opens_activities(following)
        if not sentences.single(block.text) or is_value(block.text) or not (worded or stands):
            return False
        if not self._describes_goal_above(holds):
            return True
        if worded:
            self._ledger.note(block.line, "import.note.describes-goal", text=block.text)
        return False

    def _numbered_above(self, place: int) -> HeadingNode | None:
        """The section of goals in which a line is one by its number, «2.1» in the chapter 2, in a plan that marks no
        heading: in a section that holds other things too, only over tables of goals, or after one."""
        block = self._body[place]
        own = number(block.text)
        above = next((node for node in reversed(self._path) if node.role in _GOALS), None)
        if above is None or self._marked or len(own) < 2 or own[:-1] != above.number:
            return None
        if above.holds == "overarching_goal" or not sentences.single(block.text) or is_value(block.text):
            return None
        kinds = self._kinds_numbered(place)
        speaks = kinds or above.holds or any(child.is_goal for child in above.children)
        return above if kinds <= set(OF_GOALS) and speaks else None

    def _kinds_numbered(self, place: int) -> set[str]:
        """The kinds of tables under a numbered line, as far as the next one."""
        own = len(number(self._body[place].text))
        later = range(place + 1, min(place + 1 + FAR, len(self._body)))
        end = next((at for at in later if 0 < len(number(self._body[at].text)) <= own and self._stands_alone(at)), None)
        return kinds_below(self._body[place:end], 0, self._profile)

    def _heads_item(self, place: int, holds: str) -> bool:
        """Whether a heading is that of a goal or unit in a section that holds such."""
        if is_value(self._body[place].text) or self._ends_region(place, holds):
            return False
        text = self._body[place].text
        if holds == "goal" and (is_labelled_item(text, self._profile, OF_GOALS) or self._goals.is_label(text)):
            return False
        if holds == "unit" and (self._next_is_row(place) or self._has_units_in_bullets()):
            return False
        if holds != "goal":
            return not self._heads_list(place)
        return holds not in self._labels.entities and kinds_below(self._body, place, self._profile) <= set(OF_GOALS)

    def _next_is_row(self, place: int) -> bool:
        following = self._next(place)
        return following is not None and following.kind is BlockKind.ROW

    def _has_units_in_bullets(self) -> bool:
        """Whether the open organisation names its units in bold before what its bullets say of them."""
        region = self._region()
        return region is not None and any(block.lead for block in region.content if is_bullet(block))

    def _ends_region(self, place: int, holds: str) -> bool:
        """Whether a heading opens the next chapter after goals or units, for nothing speaks for it as one of them.

        Its level says so, or the goals before it had what it lacks and none after it has.
        """
        if holds != "unit" and self._goals.speaks_for(place):
            return False
        block, region = self._body[place], self._region()
        depth = self._levels.depth(block)
        if region and depth is not None and region.depth is not None:
            return depth <= region.depth and not (holds == "unit" and is_bullet(self._next(place)))
        return holds == "goal" and self._spoken_for and not self._goals.comes_later(place)

    @property
    def _spoken_for(self) -> bool:
        """Whether a goal of the open region is one by more than its place."""
        region = self._region()
        if region is None or region.tabled:
            return region is not None
        return any(child.is_goal and (child.tabled or child.labelled) for child in region.children)

    def _is_worded_as_goal(self, text: str, holds: str) -> bool:
        known = self._profile.data["goals"]
        if holds == "goal":
            return self._profile.matches(text, known["bare"])
        return any(f" {verb} " in text for verb in known["verbs"])

    def _describes_goal_above(self, holds: str) -> bool:
        """Whether a line that could be a goal stands where one says what the goal above means.

        That is right under a goal's title, before the goal's table, and wherever goals are set as headings.
        """
        above = self._path[-1]
        if above.entity != holds or above.tabled:
            return False
        return not above.content or holds == "goal" or above.marked

    def _opens_activities(self, block: Block | None) -> bool:
        found = header(block.cells, self._profile) if block and block.kind is BlockKind.ROW else None
        return found is not None and found.kind == "activities"

    def _looks_like_heading(self, place: int) -> bool:
        """Whether an unmarked line looks like a heading: bold or ruled, or short in a plan that marks none."""
        block = self._body[place]
        if not sentences.heading_like(block.text) or not self._precedes_prose(place):
            return False
        return block.bold or block.ruled or not self._marked

    def _precedes_prose(self, place: int) -> bool:
        """Whether an unmarked line stands before a paragraph that begins anew, and does not end the one above."""
        block, following = self._body[place], self._next(place)
        if following is None or not following.apart or following.kind is not BlockKind.TEXT:
            return False
        if sentences.goes_on(following.text) or self._profile.section(following.text):
            return False
        above = self._body[place - 1] if place else None
        own = len(number(block.text))
        beside = (each for each in (above, following) if each and each.kind is BlockKind.TEXT)
        if own and any(len(number(each.text)) == own for each in beside):  # a list of points
            return False
        return above is None or above.kind is not BlockKind.TEXT or not sentences.cut_off(above.text, block.text)

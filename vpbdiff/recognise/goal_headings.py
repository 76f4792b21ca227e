"""Which headings among goals are goals: told by what stands under them, how they are worded, and their level.

«Barnkonventionen» after the goals is a chapter, «Trygghet» over them an area of goals, «Måluppfyllelse» within one a
field of it. A heading that stands in the right place alone is a goal only where nothing says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.headings import HeadingNode, is_marked
from vpbdiff.recognise.labels import item_title, number
from vpbdiff.recognise.levels import Levels
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.records import record_at
from vpbdiff.recognise.table_headers import header
from vpbdiff.recognise.table_kinds import FAR, OF_GOALS, is_field_of_goal, kinds_below

_AHEAD = 40
"""Headings after one that are asked for a goal: what goals a chapter has begin sooner."""


_MOST_FIELDS = 10
"""Most headings below a goal's that are labels of its fields."""

_AREA = re.compile(
    r"(?:målområde|fokusområde|strategiskt område|inriktningsområde|perspektiv)"
    r"(?:(?: \w{1,3})?\s*[:.–-]\s*| \d{1,2}\s+| (?-i:(?=[A-ZÅÄÖ])))",
    re.I,
)


def area_name(heading: str) -> str | None:
    """The name of an area of goals that a heading calls one: «Målområde 2: Trygghet»; None for another heading."""
    title = item_title(heading)
    match = _AREA.match(title)
    return title[match.end() :] if match and title[match.end() :] else None


class GoalHeadings:
    """The headings of a plan's body as they may be goals."""

    def __init__(self, body: Sequence[Block], profile: Profile, levels: Levels) -> None:
        self._body = body
        self._profile = profile
        self._levels = levels
        self._headings = [place for place, block in enumerate(body) if block.kind is BlockKind.HEADING]
        self._order = {place: order for order, place in enumerate(self._headings)}
        self._known: dict[int, bool] = {}
        self._tabled: dict[int, bool] = {}

    def speaks_for(self, place: int) -> bool:
        """Whether a heading is a goal by what it says or by the tables under it."""
        if place not in self._known:
            self._known[place] = self._is_worded(self._body[place].text) or self.has_tables(place)
        return self._known[place]

    def has_tables(self, place: int) -> bool:
        """Whether activities or measures stand under a heading, and no other table."""
        if place not in self._tabled:
            kinds = kinds_below(self._body, place, self._profile)
            self._tabled[place] = bool(kinds) and kinds <= set(OF_GOALS)
        return self._tabled[place]

    def _is_worded(self, text: str) -> bool:
        """Whether a heading is a sentence: it ends as one, or has a verb that goals have."""
        words = item_title(text).casefold().split()
        verbs = self._profile.data["goals"]["sentence_verbs"]
        return text.rstrip().endswith(".") or any(verb in words[1:] for verb in verbs)

    def leads_actions(self, place: int) -> bool:
        """Whether a heading is a sentence over bullets that each begin with bold words: what is done for a goal."""
        later = takewhile(
            lambda block: is_bullet(block) or (block.kind is BlockKind.TEXT and not block.bold),
            islice(self._body, place + 1, place + 1 + FAR),
        )
        bullets = [block for block in later if block.kind is BlockKind.BULLET]
        worded = self._is_worded(self._body[place].text) and not self._body[place].text.rstrip().endswith("?")
        return worded and bool(bullets) and all(block.lead for block in bullets)

    def promises(self, place: int) -> bool:
        """Whether a heading is worded as a goal beyond doubt: it says what shall be."""
        words = item_title(self._body[place].text).casefold().split()
        return any(verb in words[1:] for verb in self._profile.data["goals"]["verbs"])

    def is_field(self, place: int, goal: HeadingNode, region: HeadingNode | None) -> bool:
        """Whether a heading stands within an open goal: as the label of a field, by its level, or as an item of it."""
        block = self._body[place]
        depth = self._levels.depth(block)
        if depth is not None and goal.depth is not None:
            nested = region is None or region.depth is None or goal.depth > region.depth
            return depth > goal.depth and (nested or self.is_label(block.text))
        return self.is_label(block.text) or self._is_item(place, goal)

    def has_fields(self, place: int) -> bool:
        """Whether headings that are labels of a goal's fields follow a heading, one of a list among them or more."""
        order = self._order.get(place)
        if order is None:
            return False
        own = self._levels.depth(self._body[place])
        labels: list[str] = []
        for following in self._headings[order + 1 : order + 1 + _MOST_FIELDS]:
            block = self._body[following]
            depth = self._levels.depth(block)
            if not self.is_label(block.text) or (own is not None and depth is not None and depth <= own):
                break
            labels.append(block.text)
        lists = [text for text in labels if header([text], self._profile)]
        return bool(lists) and len(labels) > 1

    def opens_area(self, place: int) -> bool:
        """Whether a heading calls itself an area of goals, and one that stands deeper follows it."""
        following = self._next(place)
        if area_name(self._body[place].text) is None:
            return False
        if self._counts_below(place):
            return True
        if following is None:
            return False
        own, below = (self._levels.depth(self._body[each]) for each in (place, following))
        return own is not None and below is not None and below > own and not self.is_label(self._body[following].text)

    def _counts_below(self, place: int) -> bool:
        """Whether the next line that is set as a heading or in bold has a number below a heading's: «2.1» under «2»."""
        own = number(self._body[place].text)
        later = islice(self._body, place + 1, place + 1 + FAR)
        below = next((block for block in later if is_marked(block)), None)
        return below is not None and bool(own) and own == number(below.text)[:-1]

    def over_list(self, place: int) -> bool:
        """Whether a line in bold stands over measures or activities of its own, with no other such line between."""
        later = islice(self._body, place + 1, place + 1 + FAR)
        below = next((block for block in later if block.kind is not BlockKind.TEXT or block.bold), None)
        tabled = below is not None and below.kind is BlockKind.ROW and self.has_tables(place)
        return tabled or self.leads_actions(place)

    def is_label(self, text: str) -> bool:
        """Whether a heading is the label of a goal's field, or of its list of measures or activities."""
        return is_field_of_goal(text, self._profile)

    def _is_item(self, place: int, goal: HeadingNode) -> bool:
        """Whether a heading is an activity or a measure with its fields below, in a list that the goal has."""
        lists = [block for block in goal.content if block.kind is BlockKind.HEADING and self.is_label(block.text)]
        return bool(lists) and record_at(self._body, place, self._profile, OF_GOALS) is not None

    def groups(self, place: int) -> bool:
        """Whether a heading only groups the goals below it: it has no list, and its level or number says so."""
        following = self._next(place)
        if following is None or self.has_tables(place):
            return False
        own, below = self._body[place], self._body[following]
        if self._profile.section(below.text) or self.is_label(below.text):
            return False
        between = self._body[place + 1 : following]
        if any(block.kind is not BlockKind.TEXT for block in between):
            return False
        depths = self._levels.depth(own), self._levels.depth(below)
        deeper = None not in depths and depths[1] > depths[0]  # type: ignore[operator]
        by_number = bool(number(own.text)) and number(below.text)[: len(number(own.text))] == number(own.text)
        labelled = self._profile.label(item_title(below.text)) is not None
        if not (deeper or (by_number and not between)) or not (labelled or self.speaks_for(following)):
            return False
        return labelled or not self._goals_stand_at(place)

    def _goals_stand_at(self, place: int) -> bool:
        """Whether a goal's tables stand right under another heading at the level of this one: then goals do."""
        own, order = self._levels.depth(self._body[place]), self._order[place]
        if own is None:
            return False
        around = (
            *self._headings[max(0, order - _AHEAD) : order][::-1],
            *self._headings[order + 1 : order + 1 + _AHEAD],
        )
        return any(self._levels.depth(self._body[other]) == own and self.has_tables(other) for other in around)

    def comes_later(self, place: int) -> bool:
        """Whether a heading that speaks for itself as a goal follows before the next chapter that is known."""
        order = self._order.get(place, len(self._headings))
        for following in self._headings[order + 1 : order + 1 + _AHEAD]:
            if self._profile.section(self._body[following].text):
                return False
            if self.speaks_for(following):
                return True
        return False

    def _next(self, place: int) -> int | None:
        order = self._order.get(place)
        return None if order is None or order + 1 >= len(self._headings) else self._headings[order + 1]


def is_bullet(block: Block | None) -> bool:
    """Whether a block is a bullet."""
    return block is not None and block.kind is BlockKind.BULLET

"""A heading with what stands under it, and the goals that a plan labels itself.

The outline is made of these headings. A label such as «Mål 1: Trygg hemtjänst» makes a goal of a line without a
heading: this module finds which lines it is on, and whose goal it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.recognise.labels import plain, unnumbered
from vpbdiff.recognise.profile import LONGEST, Label, Profile, labelled, numbered_label
from vpbdiff.recognise.records import is_labelled_item
from vpbdiff.recognise.table_kinds import OF_GOALS, has_committees_goals, is_field_of_goal

SECTION = "section"
"""The entity of a heading that is neither a goal nor a unit."""


@dataclass(slots=True)
class HeadingNode:
    """A heading with what follows it up to the next one.

    `entity` says what it heads: a section, a goal, an overarching goal or a unit. `holds` is the entity that unknown
    headings in a section have, `marked` says that it is set as a heading or in bold, `headed` that it is a heading,
    `tabled` that a table stands under it, `labelled` that the plan itself calls it what it is, as in «Mål 1: ...», and
    `number` holds the parts of the number before it. `serves` names the goal of the municipality, or the area of
    goals, that a goal stands under, and `depth` says how deep its heading's level is, where that means something.
    """

    entity: str
    title: str
    line: int
    role: str | None = None
    holds: str | None = None
    content: list[Block] = field(default_factory=list)
    children: list[HeadingNode] = field(default_factory=list)
    marked: bool = True
    tabled: bool = False
    headed: bool = False
    labelled: bool = False
    number: tuple[str, ...] = ()
    serves: str | None = None
    depth: int | None = None
    area: bool = False
    """Whether it heads an area of goals."""
    title_line: int | None = None
    """The line of a goal's title, where its heading is no more than a label: «Åtagande 1», «Nämndmål»."""

    @property
    def is_goal(self) -> bool:
        """Whether it heads a goal, of the committee or of the municipality."""
        return self.entity in {"goal", "overarching_goal"}


def with_titles(body: Sequence[Block], profile: Profile) -> tuple[list[Block], dict[int, int]]:
    """The blocks with headings such as «Åtagande 1» in one with the title below them, and the lines of those titles by
    the lines of the headings."""
    made: list[Block] = []
    joined: dict[int, int] = {}
    for block, following in zip_longest(body, body[1:]):
        above = made[-1] if made else None
        if above and above.line not in joined and _is_title_of(above, block, following, profile):
            joined[above.line] = block.line
            made[-1] = replace(above, text=f"{above.text.rstrip(' .:')}: {block.text}")
        else:
            made.append(block)
    return made, joined


def _is_title_of(heading: Block, block: Block, following: Block | None, profile: Profile) -> bool:
    """Whether a sentence stands right under a heading that is a goal's label alone: one with a number, or one over a
    heading that is the label of a goal's field."""
    word, _, own = heading.text.rstrip(" .:").rpartition(" ")
    known = profile.data["goals"]["labels"] + profile.data["goals"]["overarching_labels"]
    numbered = _ORDINAL.fullmatch(own) is not None
    if heading.kind is not BlockKind.HEADING or not profile.matches(word if numbered else heading.text, known):
        return False
    if not numbered and not (
        following and following.kind is BlockKind.HEADING and is_field_of_goal(following.text, profile)
    ):
        return False
    sentence = block.kind is BlockKind.TEXT and len(block.text) <= LONGEST and sentences.single(block.text)
    return sentence and labelled(block.text) is None


_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*")


class Labels:
    """The labelled goals of a plan's body."""

    def __init__(self, body: Sequence[Block], profile: Profile) -> None:
        self._body = body
        self._profile = profile
        found = [(place, block, label) for place, block in enumerate(body) if (label := self.of(block))]
        marked = [label for _, block, label in found if is_marked(block)]
        self.entities = {label.entity for label in marked}
        """What the labels of headings name: goals of the committee, of the municipality."""
        self.named_otherwise = any(
            not is_labelled_item(block.text, profile, OF_GOALS)
            for _, block, _ in found
            if is_marked(block) or numbered_label(_bare(block))
        )
        """Whether some goal is labelled by a word that is none for an activity."""
        self._has_own = any(label.entity == "goal" and not label.either for label in marked)
        self._over_own = frozenset(self._words_over_own(found))
        self._last = {plain(label.title): place for place, block, label in found if block.kind is not BlockKind.ROW}
        self._references = frozenset(_references(found))

    def _words_over_own(self, found: Sequence[tuple[int, Block, Label]]) -> Iterator[str]:
        """The words for goals of which one stands over the committee's, named by a word of their own that stands out:
        «Nämndmål 1.1» under «Mål 1»."""
        out = [(block, label) for _, block, label in found if is_marked(block) or is_lead(block)]
        own = [each for each in out if not is_labelled_item(each[0].text, self._profile, OF_GOALS)]
        for (block, _), (_, label) in pairwise(own):
            if label.entity == "goal" and not (label.plain or label.either):
                yield _word(block)

    def of(self, block: Block) -> Label | None:
        """The label that a block begins with, and the goal's title."""
        return self._profile.label(_bare(block))

    def refers(self, block: Block) -> bool:
        """Whether a labelled line refers to a goal that stands elsewhere, as «Mål 2 - samtliga» does."""
        return block.line in self._references

    def among_lines(self, place: int, label: Label, open_node: HeadingNode) -> bool:
        """Whether a labelled line that no blank lines set off is a goal: one under another's heading, table or text.

        A line that goes on from the one above is none, nor is one whose goal has its own place further on, after a
        list of them all.
        """
        block, above = self._body[place], self._body[place - 1] if place else None
        if block.kind is not BlockKind.TEXT or sentences.goes_on(label.title) or self._last[plain(label.title)] > place:
            return False
        if not open_node.content:
            return True
        if numbered_label(_bare(block)) is None:
            return False
        full = above is not None and above.kind is BlockKind.TEXT and len(above.text) >= sentences.PROSE_LENGTH
        return block.apart or above is None or not full or sentences.ended(above.text)

    def is_committees(self, place: int, label: Label, path: Sequence[HeadingNode]) -> bool:
        """Whether a labelled goal is the committee's, by its word, and by where it stands where that says too little.

        Under «Kommunfullmäktiges mål» a «Mål 1: ...» is the council's, if it does not stand under one that is; and so
        is one over a table of the committee's goals.
        """
        if label.entity != "goal":
            return False
        region = next((node for node in reversed(path) if node.holds), None)
        in_councils = region is not None and region.holds == "overarching_goal"
        if in_councils and not any(node.entity == "overarching_goal" and not node.labelled for node in path):
            return not (label.plain or label.either)
        if label.plain and _word(self._body[place]) in self._over_own:
            return False
        if label.plain and has_committees_goals(self._body, place, self._profile):
            return False
        return not (label.either and self._has_own)


_OPENING = re.compile(r"(?P<named>.+?\d{1,2}(?:\.\d{1,2})*)\s*(?P<mark>[:.–—-]?)\s")
"""The label of a goal with its number, and the mark after it."""


def _references(found: Sequence[tuple[int, Block, Label]]) -> Iterator[int]:
    """The lines that have the label and number of an earlier goal and another title.

    They name the goal by its number: what follows is another mark than the goal itself has, or words that begin small.
    A chapter may number its goals anew; there they are set as in the one before.
    """
    first: dict[str, tuple[str, str, bool]] = {}
    for _, block, label in found:
        opening = _OPENING.match(_bare(block))
        if opening is None:
            continue
        own = (plain(label.title), opening["mark"].replace("—", "–").replace("–", "-"), is_marked(block))
        title, mark, marked = first.setdefault(plain(opening["named"]), own)
        other = own[1] != mark or sentences.goes_on(label.title) or (marked and not own[2])
        if own[0] != title and other:
            yield block.line


def _word(block: Block) -> str:
    """The word that a labelled line begins with."""
    parted = labelled(_bare(block))
    return plain(parted[0]) if parted else ""


def _bare(block: Block) -> str:
    return unnumbered(" ".join(block.text.split()))


def is_lead(block: Block) -> bool:
    """Whether a line begins with the label and number of a goal in bold: «**Nämndmål 1.1** Fler rör på sig»."""
    return bool(block.lead) and numbered_label(f"{block.lead.rstrip(' .:–-')} x") is not None


def is_marked(block: Block) -> bool:
    """Whether a block is set as a heading or in bold."""
    return block.kind is BlockKind.HEADING or block.bold

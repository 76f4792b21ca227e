"""The headings of a report as a tree: each with what stands right under it, the fields of a goal taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.reports.heads import ReportHeads
from vpbdiff.reports.scales import assessed_line, key, listed_steps

GOAL_WORDS = 3
"""Words of the shortest heading that may be a goal."""
_ASSESSMENT = re.compile(r"bedömning|målbedömning|samlad bedömning|måluppfyllelse", re.IGNORECASE)
_AIM = frozenset(("ska", "skall"))
_OF_GOAL = frozenset(("assessment", "measure", "activity"))
"""What the table right under a goal begins with."""
_FIELD = re.compile(
    r"(?:indikatorer?|mått|nyckeltal|aktivitet(?:er)?|insats(?:er)?|kommentar(?:er)?|analys|beskrivning)", re.IGNORECASE
)


@dataclass
class ReportHeading:
    """A heading with what stands right under it, before the next."""

    title: str
    line: int
    level: int
    blocks: list[Block] = field(default_factory=list)
    children: list[ReportHeading] = field(default_factory=list)


def outline(body: Sequence[Block], title: str, heads: ReportHeads) -> list[ReportHeading]:
    """The headings as a tree; what stands before the first under the report's own title; `heads` reads
    the heads of tables."""
    root = ReportHeading("", 0, 0)
    stack = [root]
    blocks = [block for block in body if block.kind is not BlockKind.RULE]
    own = 0
    known = frozenset(key(word) for block in blocks for word in listed_steps(block.text))
    for place, block in enumerate(blocks):
        is_heading = block.kind is BlockKind.HEADING
        if is_heading or _is_goal(blocks, place, known, heads):
            level = (block.level or stack[-1].level or 1) if is_heading else own + 1
            own = level if is_heading else own
            while len(stack) > 1 and stack[-1].level >= level:
                stack.pop()
            node = ReportHeading(block.text, block.line, level)
            stack[-1].children.append(node)
            stack.append(node)
        else:
            stack[-1].blocks.append(block)
    if root.blocks:
        root.title, root.line = title, root.blocks[0].line
        return [ReportHeading(root.title, root.line, 1, root.blocks), *map(folded, root.children)]
    return [*map(folded, root.children)]


def _is_goal(blocks: Sequence[Block], place: int, known: frozenset[str], heads: ReportHeads) -> bool:
    """Whether a line of text heads what is followed up of a goal: a sentence on what is to be reached that is bold or
    stands over a table of its follow-up, or one over its own assessment; `known` are the steps of the report's scale.
    """
    block = blocks[place]
    if block.kind is not BlockKind.TEXT or len(block.text.split()) < GOAL_WORDS or place + 1 == len(blocks):
        return False
    below = blocks[place + 1]
    if below.kind is BlockKind.TEXT and (assessed_line(below.text) or key(below.text) in known):
        return not assessed_line(block.text)
    followed = below.kind is BlockKind.ROW and heads.read(below.flat[:1])[0].kind in _OF_GOAL
    return (block.bold or followed) and is_aim(block.text)


def is_aim(text: str) -> bool:
    """Whether a line says what is to be reached: «Alla elever ska nå målen»."""
    words = text.casefold().split()
    return len(words) >= GOAL_WORDS and not _AIM.isdisjoint(words)


def folded(node: ReportHeading) -> ReportHeading:
    """The heading with the fields of its goal taken in, where it is one by its words or by being assessed."""
    node.children = [folded(child) for child in node.children]
    fields = [child for child in node.children if _is_field(child.title)]
    assessed = any(_ASSESSMENT.fullmatch(child.title.strip()) for child in fields)
    if not fields or not (is_aim(node.title) or (assessed and len(node.title.split()) >= GOAL_WORDS)):
        return node
    for child in fields:
        node.blocks += _content(child)
    node.children = [each for child in node.children for each in (child.children if child in fields else [child])]
    return node


def _is_field(title: str) -> bool:
    return bool(_ASSESSMENT.fullmatch(title.strip()) or _FIELD.fullmatch(title.strip()))


def _content(child: ReportHeading) -> Sequence[Block]:
    """What stands under a field's heading; the first line under an assessment's goes on from that."""
    title, held = child.title.strip(), child.blocks
    if held and held[0].kind is BlockKind.TEXT and _ASSESSMENT.fullmatch(title):
        return [replace(held[0], text=f"{title}: {held[0].text}"), *held[1:]]
    return [Block(BlockKind.TEXT, child.title, child.line), *child.blocks]

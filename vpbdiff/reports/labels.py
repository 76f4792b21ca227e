"""What is set otherwise than in tables: fields of a goal as headings below it, and lines with an item and its state.

A line is taken for an item only where its last words are a known state; anything else stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from vpbdiff.base.records import dataclass
from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.reports.words import STATUS, meant

_ASSESSMENT = re.compile(r"bedömning|målbedömning|samlad bedömning|måluppfyllelse", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:indikatorer?|mått|nyckeltal|aktivitet(?:er)?|insats(?:er)?|kommentar(?:er)?|analys|beskrivning)", re.IGNORECASE
)
_AIM_WORDS = 3
_LISTS = (("activities", re.compile(r"aktivitet|insats", re.IGNORECASE)), ("assignments", re.compile(r"uppdrag", re.I)))
_STATE = re.compile(r"(?P<title>[^:()]{8,}?)\s*(?:: |\s[–-]\s|\()(?P<state>[^:()]{3,40}?)\)?\.?")


@dataclass
class HeadingNode:
    """A heading with what stands right under it, before the next."""

    title: str
    line: int
    level: int
    blocks: list[Block] = field(default_factory=list)
    children: list[HeadingNode] = field(default_factory=list)


def folded(node: HeadingNode) -> HeadingNode:
    """The heading with the fields of its goal taken in, where it is one by its words or by being assessed."""
    node.children = [folded(child) for child in node.children]
    fields = [child for child in node.children if _is_field(child.title)]
    words = node.title.casefold().split()
    assessed = any(_ASSESSMENT.fullmatch(child.title.strip()) for child in fields)
    if not fields or len(words) < _AIM_WORDS or not (assessed or {"ska", "skall"} & set(words)):
        return node
    for child in fields:
        node.blocks += _content(child)
    node.children = [each for child in node.children for each in (child.children if child in fields else [child])]
    return node


def _is_field(title: str) -> bool:
    return bool(_ASSESSMENT.fullmatch(title.strip()) or _FIELD.fullmatch(title.strip()))


def _content(child: HeadingNode) -> Sequence[Block]:
    """What stands under a field's heading; the first line under an assessment's goes on from that."""
    title, held = child.title.strip(), child.blocks
    if held and held[0].kind is BlockKind.TEXT and _ASSESSMENT.fullmatch(title):
        return [replace(held[0], text=f"{title}: {held[0].text}"), *held[1:]]
    return [Block(BlockKind.TEXT, child.title, child.line), *child.blocks]


def list_of(block: Block, heading: str, *, is_goal: bool) -> str:
    """The list that a line's item would be of: by the heading it stands under, or under a goal as a point of a list;
    empty for none."""
    of_heading = next((name for name, words in _LISTS if words.search(heading)), "")
    if is_goal:
        return "activities" if block.kind is BlockKind.BULLET else ""
    return of_heading if block.kind in {BlockKind.BULLET, BlockKind.TEXT} else ""


def item_with_state(text: str) -> tuple[str, str] | None:
    """The item and its state that a line holds: «Kartlägga frånvaron – klart», «… (pågår)»; None for any other."""
    found = _STATE.fullmatch(text.strip())
    if found is None or meant(found["state"], STATUS) is None:
        return None
    return found["title"].strip(), found["state"].strip()

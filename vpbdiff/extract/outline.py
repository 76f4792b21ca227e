"""The outline of a plan: its headings as a tree, each with what stands under it.

A heading is known by its wording, by the table of contents, by its mark or its look, and where it belongs follows from
the profile: the same level is not used for the same thing throughout, so levels are never read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.extract import sentences, tables
from vpbdiff.extract.ledger import Ledger, Reason
from vpbdiff.extract.profile import Profile, SectionRule, plain

SECTION = "section"


@dataclass(slots=True)
class Node:
    """A heading with what follows it up to the next one.

    `entity` says what it heads: a section, a goal, an overarching goal or a unit. `holds` is the entity that unknown
    headings in a section have.
    """

    entity: str
    title: str
    line: int
    role: str | None = None
    holds: str | None = None
    content: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


def outline(body: Sequence[Block], contents: Sequence[str], profile: Profile, ledger: Ledger) -> Node:
    """The outline of the plan's body, under a root that holds what stands before the first heading.

    `contents` are the headings that the table of contents lists.
    """
    return _Outliner(body, contents, profile, ledger).build()


class _Outliner:
    def __init__(self, body: Sequence[Block], contents: Sequence[str], profile: Profile, ledger: Ledger) -> None:
        self._body = [block for block in body if block.kind is not Kind.RULE]
        self._contents = {plain(title) for title in contents}
        self._profile = profile
        self._ledger = ledger
        ledger.leave_out(Reason.RULE, *(block.line for block in body if block.kind is Kind.RULE))
        self._marked = any(block.kind is Kind.HEADING for block in body)
        self._path = [Node("root", "", 0)]

    def build(self) -> Node:
        for place, block in enumerate(self._body):
            node = self._node(place, block)
            if node is None:
                self._path[-1].content.append(block)
        return self._path[0]

    def _node(self, place: int, block: Block) -> Node | None:
        """The new node that a heading opens, hung in its place; None if the block is no heading."""
        if not self._stands_alone(place):
            return None
        listed = plain(block.text) in self._contents
        rule = self._profile.section(block.text)
        if block.kind is not Kind.HEADING and self._is_table_header(block):
            return None
        if rule is not None and not self._is_unit_after_all(place, listed):
            return self._hang(Node(SECTION, block.text, block.line, rule.role, rule.holds), self._parent(rule))
        region = next((node for node in reversed(self._path) if node.holds), None)
        if region and region.holds and not listed and self._is_item(place, region.holds):
            return self._hang(Node(region.holds, block.text, block.line), region)
        if block.kind is Kind.HEADING or listed or self._looks_like_heading(place):
            parent = self._path[0] if listed else self._path[min(1, len(self._path) - 1)]
            if parent is not self._path[0] or not listed:
                self._ledger.note(block.line, "import.note.unknown-heading", text=block.text)
            return self._hang(Node(SECTION, block.text, block.line), parent)
        return None

    def _hang(self, node: Node, parent: Node) -> Node:
        del self._path[self._path.index(parent) + 1 :]
        parent.children.append(node)
        self._path.append(node)
        return node

    def _parent(self, rule: SectionRule) -> Node:
        """The nearest open section that the rule allows, else the top."""
        return next((node for node in reversed(self._path) if node.role in rule.under), self._path[0])

    def _next(self, place: int) -> Block | None:
        return self._body[place + 1] if place + 1 < len(self._body) else None

    def _stands_alone(self, place: int) -> bool:
        """Whether the block is marked as a heading, or a line by itself that could be one."""
        block, following = self._body[place], self._next(place)
        if block.kind is Kind.HEADING:
            return True
        if block.kind is not Kind.TEXT or not block.apart:
            return False
        return following is None or following.apart or following.kind in {Kind.ROW, Kind.BULLET}

    def _is_table_header(self, block: Block) -> bool:
        """Whether an unmarked line heads a table of one column: bold or ruled, for else it could be a section's."""
        return (block.bold or block.ruled) and tables.header([block.text], self._profile) is not None

    def _is_unit_after_all(self, place: int, listed: bool) -> bool:
        """Whether a known heading names a unit: it has bullets, stands among units, and is not in the contents."""
        following = self._next(place)
        among_units = any(node.holds == "unit" for node in self._path)
        return bool(self._contents) and among_units and not listed and _is_bullet(following)

    def _is_item(self, place: int, holds: str) -> bool:
        block, following = self._body[place], self._next(place)
        if block.kind is Kind.HEADING:
            return True
        if holds == "goal":
            bare = self._profile.matches(block.text, self._profile.data["goals"]["bare"])
            return sentences.single(block.text) and (bare or self._opens_activities(following))
        if holds == "unit":
            return _is_bullet(following) and sentences.heading_like(block.text)
        return block.bold or (sentences.single(block.text) and " ska " in block.text)

    def _opens_activities(self, block: Block | None) -> bool:
        header = tables.header(block.cells, self._profile) if block and block.kind is Kind.ROW else None
        return header is not None and header.kind == "activities"

    def _looks_like_heading(self, place: int) -> bool:
        """Whether an unmarked line looks like a heading: bold, or short in a plan that marks none."""
        block, following = self._body[place], self._next(place)
        if not sentences.heading_like(block.text) or following is None or not following.apart:
            return False
        if following.kind is not Kind.TEXT or sentences.goes_on(following.text):
            return False
        if block.bold or block.ruled:
            return True
        before = self._body[place - 1] if place else None
        unfinished = before is not None and before.kind is Kind.TEXT and sentences.cut_off(before.text, block.text)
        return not self._marked and not unfinished and self._profile.section(following.text) is None


def _is_bullet(block: Block | None) -> bool:
    return block is not None and block.kind is Kind.BULLET


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the document."""
    yield node
    for child in node.children:
        yield from walk(child)

"""A heading of a plan with what stands under it: what the outline is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from vpbdiff.documents.blocks import Block

SECTION = "section"
"""The entity of a heading that is neither a goal nor a unit."""


@dataclass(slots=True)
class Node:
    """A heading with what follows it up to the next one.

    `entity` says what it heads: a section, a goal, an overarching goal or a unit. `holds` is the entity that unknown
    headings in a section have, `marked` says that it is set as a heading or in bold,
    `headed` that it is a heading, `tabled` that a table stands under it,
    `labelled` that the plan itself calls it what it is, as in «Mål 1: ...», and `number` holds the parts of the number
    before it. `serves` names the goal of the municipality that a goal stands under.
    """

    entity: str
    title: str
    line: int
    role: str | None = None
    holds: str | None = None
    content: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    marked: bool = True
    tabled: bool = False
    headed: bool = False
    labelled: bool = False
    number: tuple[str, ...] = ()
    serves: str | None = None

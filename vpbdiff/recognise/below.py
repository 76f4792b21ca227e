"""What stands under a heading: the kinds of tables there tell what a heading is that no profile knows."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import bare_years, header
from vpbdiff.recognise.table_kinds import nearest_table

OF_GOALS = ("activities", "measures")
"""Tables that stand under a goal."""

ROLE_OF = {
    "risks": "internal_control_plan",
    "goals": "committee_goals",
    "activities": "committee_goals",
    "measures": "committee_goals",
    "assignments": "assignments",
    "budget": "budget",
}
"""What a section is likely to be, by the table under its heading."""


FAR = 200
"""Blocks after a heading among which its tables are looked for: some pages of one section. No document, whatever it
holds, is gone through again from each of its headings."""


def kinds_below(body: Sequence[Block], place: int, profile: Profile) -> set[str]:
    """The kinds of tables between a heading and the next one. A goal's own «Aktiviteter» or «Mått» is no next one."""
    kinds = set()
    for following in range(place + 1, min(place + 1 + FAR, len(body))):
        block = body[following]
        if _has_years_of_head(body[following - 1], block):
            continue
        found = None if block.kind is Kind.BULLET else header(block.cells or (block.text,), profile)
        if block.kind is Kind.HEADING and (found is None or found.kind not in OF_GOALS):
            break
        if found and (block.kind in {Kind.HEADING, Kind.ROW} or block.bold or block.ruled):
            kinds.add(found.kind)
        elif block.kind is Kind.ROW and not kinds and (near := nearest_table(block.cells, profile)):
            kinds.add(near.kind)
    return kinds


def _has_years_of_head(above: Block, block: Block) -> bool:
    """Whether a row holds the years of the head in the row above it: it heads no table of its own."""
    rows = block.kind is Kind.ROW and above.kind is Kind.ROW and not block.apart
    return rows and not block.cells[0] and bool(bare_years(block.cells))


def has_committees_goals(body: Sequence[Block], place: int, profile: Profile) -> bool:
    """Whether a table of goals that its header calls the committee's («Nämndens mål») stands right under a heading."""
    for block in body[place + 1 : place + 1 + FAR]:
        if block.kind is Kind.HEADING:
            return False
        found = header(block.cells, profile) if block.kind is Kind.ROW else None
        if found and found.kind == "goals":
            return not profile.says_plainly(found.word("title", block.cells))
    return False

"""What a profile says is no part of the plan: chapters by their headings, tables by their heads, single lines."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import kind_of_head


def plan_alone(blocks: Sequence[Block], profile: Profile, ledger: Ledger) -> tuple[Block, ...]:
    """The blocks without what the profile leaves out, which is told."""
    ignored = profile.data["ignore"]
    if not (ignored["headings"] or ignored["lines"] or profile.data["table_kinds"]["left_out"]):
        return tuple(blocks)
    kept: list[Block] = []
    place = 0
    while place < len(blocks):
        number = _left_out(blocks, place, profile)
        ledger.leave_out(Reason.PROFILE, *(block.line for block in blocks[place : place + number]))
        if not number:
            kept.append(blocks[place])
        place += max(number, 1)
    return tuple(kept)


def _left_out(blocks: Sequence[Block], place: int, profile: Profile) -> int:
    """How many blocks from a place on the profile leaves out; 0 for none."""
    block, ignored = blocks[place], profile.data["ignore"]
    if block.kind is BlockKind.HEADING and profile.matches(block.text, ignored["headings"]):
        return _chapter_end(blocks, place) - place
    if block.kind is BlockKind.ROW and kind_of_head(block.flat, profile) == "left_out":
        end = place + 1
        while end < len(blocks) and blocks[end].kind is BlockKind.ROW and not blocks[end].apart:
            end += 1
        return end - place
    return int(profile.matches(block.text, ignored["lines"]))


def _chapter_end(blocks: Sequence[Block], place: int) -> int:
    """Where the next heading of the same or a higher level stands; the next of all where the document has no levels."""
    level = blocks[place].level
    for end in range(place + 1, len(blocks)):
        block = blocks[end]
        if block.kind is BlockKind.HEADING and not (level and block.level > level):
            return end
    return len(blocks)

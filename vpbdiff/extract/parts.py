"""Finds the plan among what one file holds: a cover memo may stand before it, minutes after it.

Only the plan's own lines become content. The plan begins at its own title: the last one before the first sign of a
plan, which is its table of contents, a section or a table that no memo has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vpbdiff.documents.blocks import Block, Document, Kind
from vpbdiff.errors import Location, failure
from vpbdiff.extract import sentences, tables
from vpbdiff.extract.ledger import Ledger, Reason
from vpbdiff.extract.profile import Profile

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_ENTRY = re.compile(r"(?P<title>.+?)(?:\s*\.{2,}\s*|\s*…+\s*|\t+|\s+)\d{1,3}")
_LETTERHEAD_LENGTH = 60
"""Longest line, in characters, that can be a letterhead; prose that happens to end in «kommun» is longer."""


@dataclass(frozen=True, slots=True)
class Title:
    """A plan's title: as printed, the year it is for, the version that it names."""

    text: str
    year: int
    version: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """The plan in its document: its title, the lines of its cover, the headings that it lists, all that follows."""

    title: Title
    cover: tuple[Block, ...]
    contents: tuple[str, ...]
    body: tuple[Block, ...]


def divide(document: Document, profile: Profile, ledger: Ledger) -> Parts:
    """Part the plan from what else its document holds. Raises VpbdiffError if there is no plan in it."""
    blocks = document.blocks
    start, title = _start(document, profile)
    end = next((i for i in range(start + 1, len(blocks)) if _begins(blocks[i], profile)), len(blocks))
    while end < len(blocks) and end > start + 1 and _letterhead(blocks[end - 1], profile):
        end -= 1
    first = start
    while first > 0 and _letterhead(blocks[first - 1], profile):
        first -= 1
    ledger.leave_out(Reason.MEMO, *(block.line for block in blocks[:first]))
    ledger.leave_out(Reason.MINUTES, *(block.line for block in blocks[end:]))
    body = next((i for i in range(start + 1, end) if not _on_cover(blocks[i], profile)), end)
    contents = _contents(blocks[body:end], profile)
    ledger.leave_out(Reason.CONTENTS, *(block.line for block in contents))
    entries = tuple(_entry(block.text) for block in contents[1:])
    return Parts(title, blocks[first:body], entries, blocks[body + len(contents) : end])


def title_of(block: Block, profile: Profile) -> Title | None:
    """The plan's title if the block is one."""
    text = " ".join(block.text.split())
    year = _YEAR.search(text)
    if block.kind not in {Kind.HEADING, Kind.TEXT} or not year or not sentences.heading_like(text):
        return None
    words = text.casefold()
    if not any(words.startswith(name) for name in _titles(profile)):
        return None
    versions: dict[str, str] = profile.data["plan"]["versions"]
    version = next((name for word, name in versions.items() if words.startswith(word)), None)
    return Title(text, int(year[1]), version)


def _titles(profile: Profile) -> list[str]:
    plan = profile.data["plan"]
    return [*plan["titles"], *(f"{word} {name}" for word in plan["versions"] for name in plan["titles"])]


def _start(document: Document, profile: Profile) -> tuple[int, Title]:
    titles = [(i, title) for i, block in enumerate(document.blocks) if (title := title_of(block, profile))]
    anchor = next((i for i, block in enumerate(document.blocks) if _is_anchor(block, profile)), None)
    before = [found for found in titles if anchor is None or found[0] < anchor]
    if anchor is None and any(_matches(block, profile, "memo") for block in document.blocks):
        before = []
    if not before:
        raise failure("import.no-plan", Location(document.name))
    return before[-1] if anchor is not None else before[0]


def _is_anchor(block: Block, profile: Profile) -> bool:
    plan = profile.data["plan"]
    if block.kind is Kind.ROW:
        header = tables.header(block.cells, profile)
        return header is not None and header.kind in {"activities", "risks"}
    if block.kind not in {Kind.HEADING, Kind.TEXT} or not (block.apart or block.kind is Kind.HEADING):
        return False
    rule = profile.section(block.text)
    return profile.matches(block.text, plan["contents"]) or (rule is not None and rule.role in plan["anchors"])


def _begins(block: Block, profile: Profile) -> bool:
    """Whether another document begins with this block."""
    return any(_matches(block, profile, part) for part in ("memo", "minutes"))


def _matches(block: Block, profile: Profile, part: str) -> bool:
    if block.kind not in {Kind.HEADING, Kind.TEXT} or len(block.text) > _LETTERHEAD_LENGTH:
        return False
    return profile.matches(block.text, profile.data["parts"][part]) and not block.text.endswith(".")


def _letterhead(block: Block, profile: Profile) -> bool:
    return _matches(block, profile, "letterhead")


def _on_cover(block: Block, profile: Profile) -> bool:
    """Whether a block after the title still belongs to the cover: a short line, not yet contents or a section."""
    if block.kind is Kind.RULE:
        return True
    if block.kind is not Kind.TEXT or len(block.text) > sentences.HEADING_LENGTH:
        return False
    return profile.section(block.text) is None and not profile.matches(block.text, profile.data["plan"]["contents"])


def _contents(blocks: Sequence[Block], profile: Profile) -> tuple[Block, ...]:
    """The table of contents that the blocks begin with: its heading and its lines; nothing if there is none."""
    if not blocks or not profile.matches(blocks[0].text, profile.data["plan"]["contents"]):
        return ()
    listed = [blocks[0]]
    for block in blocks[1:]:
        if block.kind is Kind.HEADING or not _ENTRY.fullmatch(block.text):
            break
        listed.append(block)
    return tuple(listed)


def _entry(text: str) -> str:
    match = _ENTRY.fullmatch(text)
    return match["title"].strip() if match else text

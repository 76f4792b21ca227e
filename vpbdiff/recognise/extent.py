"""Where the plan begins and ends in a file that may hold a cover memo before it and minutes after it.

Only the plan's own lines become content. The plan begins at its own title: the last one before the first sign of a
plan, which is its table of contents, or a section or a table that no memo has. The forms in which committees and
municipalities are named, on a line of their own, are here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import Block, BlockKind, Document
from vpbdiff.language import sentences
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.labels import nearest, plain
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import YEAR, header

COMMITTEE = re.compile(
    r"(?:(?:[\w-]+, ){0,3}[\w-]+ och )?(?:\w+[sa] )?[\w-]*(?:nämnd(?:en)?|styrelsen?|utskottet)|nämnden för [\w ,-]+",
    re.IGNORECASE,
)
MUNICIPALITY = re.compile(r"(?P<name>[A-ZÅÄÖ]\S*(?: [A-ZÅÄÖ]\S*){0,2}) (?P<form>stad|kommun|STAD|KOMMUN)")


def is_owner(line: str) -> bool:
    """Whether a line is the name of a committee or a municipality, and no more."""
    text = " ".join(line.split())
    return bool(COMMITTEE.fullmatch(text) or MUNICIPALITY.fullmatch(text))


_ENTRY = re.compile(r"(?P<title>.*?[^\s.…])(?:\s*\.{2,}\s*|\s*…+\s*|\s+)\d{1,3}")
_OWNER = re.compile(r"^[\w-]+(?: och [\w-]+)?s (?=\w)")
"""Whose plan it is, before its title: «socialnämndens verksamhetsplan»."""
_NAME = re.compile(r"(?:nämnd(?:en)?|styrelsen?|utskottet| kommun| stad)$|\b[A-ZÅÄÖ]{2,}/\d{4}[:/-]\d", re.IGNORECASE)
"""How a line ends that names a committee or a municipality, or a diarienummer."""
_PAGE_NUMBER = re.compile(r"(?:sida\s*)?\d{1,3}(?:\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3}))?", re.IGNORECASE)
_OTHER_WORDS = ("för ", "med ", "och ", "samt ", "i ")
"""How what follows a title's year may begin and be no version: «Verksamhetsplan 2025 för socialnämnden»."""

_LETTERHEAD_LENGTH = 60
"""Longest line, in characters, that can be a letterhead; prose that happens to end in «kommun» is longer."""

_COVER_LINES = 6
"""Most lines that a cover has above the title: municipality, committee, diarienummer, date, what decided it."""

_ENTRY_LENGTH = 250
"""Longest line, in characters, of a table of contents; the dots between heading and page make most of it."""


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
    _unknown_version(title, blocks[start], profile, ledger)
    first, end = _bounds(blocks, start, profile)
    ledger.leave_out(Reason.MEMO, *(block.line for block in blocks[:first]))
    ledger.leave_out(Reason.MINUTES, *(block.line for block in blocks[end:]))
    if first > 0:
        ledger.note(blocks[first].line, "import.note.begins")
    if end < len(blocks):
        ledger.note(blocks[end].line, "import.note.ends", text=blocks[end].text)
    body = next((i for i in range(start + 1, end) if not _on_cover(blocks[i], profile)), end)
    contents = _contents(blocks[body:end], profile)
    ledger.leave_out(Reason.CONTENTS, *(block.line for block in contents))
    entries = tuple(_entry(block.text) for block in contents[1:])
    text = _without_page_marks(blocks[body + len(contents) : end], title, ledger)
    return Parts(title, blocks[first:body], entries, text)


def _bounds(blocks: Sequence[Block], start: int, profile: Profile) -> tuple[int, int]:
    """Where the plan begins and ends, its title being at `start`; letterheads go with what they stand above."""
    end = next((i for i in range(start + 1, len(blocks)) if _begins_another(blocks[i], profile)), len(blocks))
    while start + 1 < end < len(blocks) and _matches(blocks[end - 1], profile, "letterhead"):
        end -= 1
    above = blocks[:start]
    others = any(_matches(block, profile, part) for block in above for part in ("memo", "minutes", "foreign"))
    if (
        not others
        and len(above) <= _COVER_LINES
        and all(block.kind is BlockKind.RULE or _is_line(block) for block in above)
    ):
        return 0, end
    first = start
    while first > 0 and _is_letterhead(blocks[first - 1], profile, others):
        first -= 1
    return first, end


def _is_letterhead(block: Block, profile: Profile, others: bool) -> bool:
    """Whether a line above the title belongs to it. Below a memo a committee's name may be whom the memo is sent to."""
    named = block.kind in {BlockKind.TEXT, BlockKind.HEADING} and is_owner(block.text)
    return _matches(block, profile, "letterhead") or (named and not others)


def _is_line(block: Block) -> bool:
    return (
        block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        and len(block.text) <= _LETTERHEAD_LENGTH
        and block.text[-1:] != "."
    )


def _without_page_marks(blocks: Sequence[Block], title: Title, ledger: Ledger) -> tuple[Block, ...]:
    """The blocks without page numbers and without the title where a page's head repeats it."""
    kept: list[Block] = []
    broken = False
    for block in blocks:
        if block.kind is BlockKind.TEXT and block.apart and _is_page_mark(block.text, title):
            ledger.leave_out(Reason.PAGE, block.line)
            broken = True
        else:
            kept.append(replace(block, apart=True) if broken else block)
            broken = False
    return tuple(kept)


def _is_page_mark(text: str, title: Title) -> bool:
    if len(text) > _LETTERHEAD_LENGTH + len(title.text):
        return False
    rest = text.replace(title.text, "", 1).strip()
    return not rest or bool(_PAGE_NUMBER.fullmatch(rest))


def title_of(block: Block, following: Block | None, profile: Profile) -> Title | None:
    """The plan's title if the block is one; the year may stand on a line of its own, which is `following`."""
    if block.kind not in {BlockKind.HEADING, BlockKind.TEXT} or len(block.text) > sentences.HEADING_LENGTH:
        return None
    text = " ".join(block.text.split())
    if following and not YEAR.search(text) and YEAR.fullmatch(following.text):
        text = f"{text} {following.text}"
    year = YEAR.search(text)
    words = _OWNER.sub("", text.casefold())
    if not year or sentences.ended(text) or not words.startswith(_titles(profile)):
        return None
    return Title(text, int(year[1]), _version(words, year[1], profile))


def _version(words: str, year: str, profile: Profile) -> str | None:
    """The version that a word before the title names, or one after its year («Verksamhetsplan 2025, reviderad»)."""
    versions: dict[str, str] = profile.data["plan"]["versions"]
    before = next((name for word, name in versions.items() if words.startswith(word)), None)
    after = words.partition(year)[2]
    return before or next(
        (name for word, name in versions.items() if re.search(rf"\b{re.escape(word)}\b", after)), None
    )


def _titles(profile: Profile) -> tuple[str, ...]:
    plan = profile.data["plan"]
    return (*plan["titles"], *(f"{word} {name}" for word in plan["versions"] for name in plan["titles"]))


def _unknown_version(title: Title, block: Block, profile: Profile, ledger: Ledger) -> None:
    """Tell of a word after the title's year that may be a version's, but is none that the profile knows."""
    rest = re.sub(r"[\s\d–-]+", " ", title.text.partition(str(title.year))[2]).strip(" ,()–-")
    if title.version is None and rest and not rest.casefold().startswith(_OTHER_WORDS):
        known = profile.data["plan"]["versions"]
        near = nearest(rest, known) or ", ".join(known)
        ledger.misread(block.line, "import.note.unknown-version", text=rest, near=near)


def _start(document: Document, profile: Profile) -> tuple[int, Title]:
    """Where the plan's title stands: the last before the first sign of a plan, in a document without one the first."""
    titles = [
        (place, title)
        for place, (block, following) in enumerate(zip_longest(document.blocks, document.blocks[1:]))
        if block and (title := title_of(block, following, profile))
    ]
    anchor = next((place for place, block in enumerate(document.blocks) if _is_anchor(block, profile)), None)
    if anchor is not None:
        titles = [found for found in titles if found[0] < anchor][-1:]
    elif any(_matches(block, profile, part) for block in document.blocks for part in ("memo", "foreign")):
        titles = []
    if not titles:
        raise failure("import.no-plan", Location(document.name))
    return titles[0]


def _is_anchor(block: Block, profile: Profile) -> bool:
    plan = profile.data["plan"]
    if block.kind is BlockKind.ROW:
        found = header(block.cells, profile)
        return found is not None and found.kind in {"activities", "risks"}
    if block.kind not in {BlockKind.HEADING, BlockKind.TEXT} or not (block.apart or block.kind is BlockKind.HEADING):
        return False
    rule = profile.section(block.text)
    return profile.matches(block.text, plan["contents"]) or (rule is not None and rule.role in plan["anchors"])


def _begins_another(block: Block, profile: Profile) -> bool:
    """Whether another document begins with this block."""
    return any(_matches(block, profile, part) for part in ("memo", "minutes"))


def _matches(block: Block, profile: Profile, part: str) -> bool:
    if block.kind not in {BlockKind.HEADING, BlockKind.TEXT} or len(block.text) > _LETTERHEAD_LENGTH:
        return False
    return profile.matches(block.text, profile.data["parts"][part]) and not block.text.endswith(".")


def _on_cover(block: Block, profile: Profile) -> bool:
    """Whether a block after the title still belongs to the cover: a short line, not yet contents or a section.

    In Word and PDF a cover's lines may be set as headings: then only those that name whose plan it is do.
    """
    if block.kind is BlockKind.RULE or YEAR.fullmatch(block.text):
        return True
    if block.kind not in {BlockKind.TEXT, BlockKind.HEADING} or len(block.text) > sentences.HEADING_LENGTH:
        return False
    if block.kind is BlockKind.HEADING and not _NAME.search(block.text):
        return False
    return profile.section(block.text) is None and not profile.matches(block.text, profile.data["plan"]["contents"])


def _contents(blocks: Sequence[Block], profile: Profile) -> tuple[Block, ...]:
    """The table of contents that the blocks begin with: its heading and its lines; nothing if there is none."""
    if not blocks or not profile.matches(blocks[0].text, profile.data["plan"]["contents"]):
        return ()
    end = 1
    for place, block in enumerate(blocks[1:], 1):
        if block.kind is BlockKind.HEADING or place > end + 1:
            break
        if _is_entry(block):
            end = place + 1
    return tuple(blocks[:end] if end > 1 else blocks[: _unnumbered_end(blocks)])


def _unnumbered_end(blocks: Sequence[Block]) -> int:
    """Where a table of contents without page numbers ends: where its first line stands again, as a heading."""
    texts = [plain(block.text) for block in blocks]
    again = next((place for place in range(2, len(texts)) if texts[place] == texts[1]), None)
    return 1 if again is None or any(block.kind is BlockKind.HEADING for block in blocks[1:again]) else again


def _is_entry(block: Block) -> bool:
    return len(block.text) <= _ENTRY_LENGTH and bool(_ENTRY.fullmatch(block.text))


def _entry(text: str) -> str:
    match = _ENTRY.fullmatch(text) if len(text) <= _ENTRY_LENGTH else None
    return match["title"].strip() if match else text

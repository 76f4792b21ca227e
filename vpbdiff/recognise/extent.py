"""Where the plan begins and ends in a file that may hold a cover memo before it and minutes after it.

Only the plan's own lines become content. The plan begins at its own title: the last one before the first sign of a
plan, which is its table of contents, or a section or a table that no memo has.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.language import sentences
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.exclusions import plan_alone
from vpbdiff.recognise.header_columns import word_of
from vpbdiff.recognise.labels import nearest, plain
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import header
from vpbdiff.recognise.titles import (
    COMMITTEE,
    MUNICIPALITY,
    YEARS_ALONE,
    Title,
    TitleKind,
    has_no_year,
    title_of,
    words_after_year,
    year_of_columns,
)


def is_owner(line: str) -> bool:
    """Whether a line is the name of a committee or a municipality, and no more."""
    text = " ".join(line.split())
    return bool(COMMITTEE.fullmatch(text) or MUNICIPALITY.fullmatch(text))


_ENTRY = re.compile(r"(?P<title>.*?[^\s.…])(?:\s*\.{2,}\s*|\s*…+\s*|\s+)\d{1,3}")
_NAME = re.compile(r"(?:nämnd(?:en)?|styrelsen?|utskottet| kommun| stad)$|\b[A-ZÅÄÖ]{2,}/\d{4}[:/-]\d", re.IGNORECASE)
"""How a line ends that names a committee or a municipality, or a diarienummer."""
_PAGE_NUMBER = re.compile(r"(?:sida\s*)?\d{1,3}(?:\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3}))?", re.IGNORECASE)
_OTHER_WORDS = ("för ", "med ", "och ", "samt ", "i ")
"""How what follows a title's year may begin and be no version: «Verksamhetsplan 2025 för socialnämnden»."""

_ANNEX = re.compile(r"^bilaga(?: [\dA-Z]{1,3})?\s*[:.,–-]?\s+", re.IGNORECASE)
"""What may stand before the words by which another's document is known: «Bilaga 2: Reservation från ...»."""

_LETTERHEAD_LENGTH = 60
"""Longest line, in characters, that can be a letterhead; prose that happens to end in «kommun» is longer."""

_COVER_LINES = 6
"""Most lines that a cover has above the title: municipality, committee, diarienummer, date, what decided it."""

_OPENING_LINES = 12
"""Most lines above the title of a document that begins with it: a cover's, with what a template sets before it."""

_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÅÄÖ]")
"""The number of a chapter's heading, which no line of a cover has."""
_SENTENCE_BLANKS = 5
"""Blanks of the shortest sentence that is a preface's: «Antagen av nämnden 2024-11-20.» has three."""

_CONTENTS_WITHIN = 40
"""Blocks after the cover among which the table of contents begins: a preface may stand before it."""

_ENTRY_LENGTH = 250
"""Longest line, in characters, of a table of contents; the dots between heading and page make most of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The plan in its document: its title, the lines of its cover, the headings that it lists, all that follows.

    `lines` are those that it takes up in the document.
    """

    title: Title
    cover: tuple[Block, ...]
    contents: tuple[str, ...]
    body: tuple[Block, ...]
    lines: range


def divide(document: SourceDocument, profile: Profile, ledger: Ledger) -> Parts:
    """Part the plan from what else its document holds. Raises VpbdiffError if there is no plan in it."""
    start, title = _start(document, profile, ledger)
    _unknown_version(title, document.blocks[start], profile, ledger)
    blocks = _without_asides(document.blocks, start, profile, ledger)
    first, end = _bounds(blocks, start, profile)
    ledger.leave_out(Reason.MEMO, *(block.line for block in blocks[:first]))
    ledger.leave_out(Reason.MINUTES, *(block.line for block in blocks[end:]))
    if first > 0:
        ledger.note(blocks[first].line, "import.note.begins")
    if end < len(blocks):
        ledger.note(blocks[end].line, "import.note.ends", text=blocks[end].text)
    body = next((i for i in range(start + 1, end) if not _on_cover(blocks[i], profile)), end)
    body = _over_table(blocks, start, body)
    listed = next((i for i in range(body, min(body + _CONTENTS_WITHIN, end)) if _lists(blocks[i], profile)), body)
    contents = _contents(blocks[listed:end], profile)
    ledger.leave_out(Reason.CONTENTS, *(block.line for block in contents))
    entries = tuple(_entry(block.text) for block in contents[1:])
    text = _without_page_marks((*blocks[body:listed], *blocks[listed + len(contents) : end]), title, profile, ledger)
    text = plan_alone(text, profile, ledger)
    last = blocks[end].line if end < len(blocks) else sys.maxsize
    return Parts(title, blocks[first:body], entries, text, range(blocks[first].line if first else 0, last))


def _without_asides(blocks: Sequence[Block], start: int, profile: Profile, ledger: Ledger) -> tuple[Block, ...]:
    """The blocks without what others say amid the plan, such as a reservation: it ends where a chapter of the plan
    begins at its own level or a higher one. What no chapter follows is for `_bounds`."""
    kept = list(blocks[: start + 1])
    place = start + 1
    while place < len(blocks):
        end = _aside_end(blocks, place, profile) if _matches(blocks[place], profile, "minutes") else place
        if end > place:
            ledger.leave_out(Reason.MINUTES, *(block.line for block in blocks[place:end]))
            ledger.note(blocks[place].line, "import.note.aside", text=blocks[place].text)
        else:
            kept.append(blocks[place])
        place = max(end, place + 1)
    return tuple(kept)


def _aside_end(blocks: Sequence[Block], place: int, profile: Profile) -> int:
    """Where the plan goes on after what begins at a place; the place itself where it does not."""
    level = blocks[place].level or _LOWEST
    for following, block in enumerate(blocks[place + 1 :], place + 1):
        if block.kind is BlockKind.HEADING and block.level <= level:
            if any(_matches(block, profile, part) for part in ("memo", "foreign")):
                return place
            rule = profile.section(block.text)
            if rule is not None and rule.role in {*profile.data["plan"]["anchors"], *_OF_MONEY}:
                return following
    return place


_LOWEST = 6
_OF_MONEY = ("operating_budget", "unit_budget", "investment_budget", "fees")
"""Chapters that no minutes have under a heading, beside the anchors."""


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


def _without_page_marks(blocks: Sequence[Block], title: Title, profile: Profile, ledger: Ledger) -> tuple[Block, ...]:
    """The blocks without page numbers and without the title where a page's head repeats it."""
    kept: list[Block] = []
    below = [(above, block) for above, block in pairwise((None, *blocks)) if block and _is_page_mark(block, title)]
    marks = [block for above, block in below if not _heads(above, block, profile)]
    numbers = [int(block.text) for block in marks if block.text.isdecimal()]
    counted = all(first < second for first, second in pairwise(numbers))  # pages are; what a document says is not
    pages = {block.line for block in marks if counted or not block.text.isdecimal()}
    broken = False
    for block in blocks:
        if block.line in pages:
            ledger.leave_out(Reason.PAGE, block.line)
            broken = True
        else:
            kept.append(replace(block, apart=True) if broken else block)
            broken = False
    return tuple(kept)


def _is_page_mark(block: Block, title: Title) -> bool:
    if block.kind is not BlockKind.TEXT or not block.apart or len(block.text) > _LETTERHEAD_LENGTH + len(title.text):
        return False
    rest = block.text.replace(title.text, "", 1).strip()
    return not rest or bool(_PAGE_NUMBER.fullmatch(rest))


def _heads(above: Block | None, block: Block, profile: Profile) -> bool:
    """Whether a line says what the number right below it is of: it is a heading, or the label of a field."""
    if above is None or above.kind is BlockKind.HEADING:
        return True
    labelled = above.bold or above.text.endswith(":") or profile.heads_column(word_of(above.text))
    return block.text.isdecimal() and above.kind is BlockKind.TEXT and labelled


def _unknown_version(title: Title, block: Block, profile: Profile, ledger: Ledger) -> None:
    """Tell of a word after the title's year that may be a version's, but is none that the profile knows."""
    rest = words_after_year(title)
    if profile.is_unit(rest):
        return
    if title.version is None and rest and not f"{rest.casefold()} ".startswith(_OTHER_WORDS):
        known = profile.data["plan"]["versions"]
        near = nearest(rest, known)
        if near or rest[0].islower():
            ledger.misread(block.line, "import.note.unknown-version", text=rest, near=near or ", ".join(known))


def _start(document: SourceDocument, profile: Profile, ledger: Ledger) -> tuple[int, Title]:
    """Where the plan's title stands, and the title. Raises VpbdiffError for a report, and where there is no plan."""
    blocks = document.blocks
    found = _title(blocks, profile) or _undated(blocks, profile)
    if found and found[1].kind is TitleKind.REPORT:
        raise failure("import.is-report", Location(document.name), title=found[1].text)
    if found and not found[1].year:
        year = year_of_columns(blocks)
        found = (found[0], replace(found[1], year=year)) if year else None
        ledger.note(blocks[found[0]].line if found else 0, "import.note.year-guessed", year=year)
    if found is None:
        scanned = bool(document.unread) and not any(block.text for block in blocks)
        raise failure("document.no-text" if scanned else "import.no-plan", Location(document.name))
    return found


def _title(blocks: Sequence[Block], profile: Profile) -> tuple[int, Title] | None:
    """Where a title of a plan or of a report stands, and the title.

    In a document with a memo it is the last before the first sign of a plan, else the last after what no plan has. Any
    other begins with its title, or has one by words that no chapter is called.
    """
    titles = [(place, title) for place in range(len(blocks)) if (title := title_of(blocks, place, profile))]
    places = {place for place, _ in titles}
    anchor = next((i for i, block in enumerate(blocks) if i not in places and _is_anchor(block, profile)), None)
    before = titles if anchor is None else [found for found in titles if found[0] < anchor]
    others = [i for i, block in enumerate(blocks[:anchor]) if _is_anothers(block, profile)]
    return _beside_memo(before, others, anchor, blocks, profile) if others else _alone(before, blocks)


def _undated(blocks: Sequence[Block], profile: Profile) -> tuple[int, Title] | None:
    """A title without a year that a document without a memo opens with."""
    if any(_is_anothers(block, profile) for block in blocks):
        return None
    opening = range(min(len(blocks), _OPENING_LINES + 1))
    titles = ((place, title_of(blocks, place, profile, dated_only=False)) for place in opening if _opens(blocks, place))
    return next(((place, title) for place, title in titles if title), None)


def _alone(titles: Sequence[tuple[int, Title]], blocks: Sequence[Block]) -> tuple[int, Title] | None:
    """The title of a document without a memo: the one that it opens with, else the last that no chapter could have."""
    opening = next((found for found in titles if _opens(blocks, found[0])), None)
    if opening and opening[1].kind is not TitleKind.CHAPTER:
        return opening
    plans = [found for found in titles if found[1].kind is TitleKind.PLAN]
    return plans[-1] if plans else opening


def _beside_memo(
    titles: Sequence[tuple[int, Title]],
    others: Sequence[int],
    anchor: int | None,
    blocks: Sequence[Block],
    profile: Profile,
) -> tuple[int, Title] | None:
    """The plan's title below a memo, whose own is the same: where nothing else parts them, it has chapters below it."""
    if anchor is None:
        titles = [found for found in titles if found[0] > others[-1] and _has_chapter(blocks[found[0] + 1 :], profile)]
    plans = [found for found in titles if found[1].kind is TitleKind.PLAN]
    found = plans or list(titles)
    below = [each for each in titles if plans and each[0] > plans[-1][0] and each[1].kind is TitleKind.REPORT]
    reports = [each for each in below if each[1].year == plans[-1][1].year]  # the memo's title may be the plan's
    return (*found, *reports)[-1] if found else None


def _has_chapter(blocks: Sequence[Block], profile: Profile) -> bool:
    return any(block.kind is BlockKind.HEADING and profile.section(block.text) for block in blocks)


def _opens(blocks: Sequence[Block], place: int) -> bool:
    """Whether nothing but lines of a cover stands above a place."""
    return place <= _OPENING_LINES and all(block.kind is BlockKind.RULE or _is_line(block) for block in blocks[:place])


def _is_anothers(block: Block, profile: Profile) -> bool:
    return any(_matches(block, profile, part) for part in ("memo", "foreign", "minutes"))


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
    text = _ANNEX.sub("", block.text) or block.text
    return profile.matches(text, profile.data["parts"][part]) and not text.endswith(".")


def _on_cover(block: Block, profile: Profile) -> bool:
    """Whether a block after the title still belongs to the cover: a short line, not yet contents or a section.

    In Word and PDF a cover's lines may be set as headings: then only those that name whose plan it is do.
    """
    if block.kind is BlockKind.RULE or YEARS_ALONE.fullmatch(block.text.strip(" ()")):
        return True
    if block.kind not in {BlockKind.TEXT, BlockKind.HEADING} or len(block.text) > sentences.HEADING_LENGTH:
        return False
    if block.kind is BlockKind.HEADING and not _NAME.search(block.text):
        return False
    if (block.text.endswith(".") and block.text.count(" ") >= _SENTENCE_BLANKS) or _CHAPTER.match(block.text):
        return False
    return profile.section(block.text) is None and not profile.matches(block.text, profile.data["plan"]["contents"])


def _over_table(blocks: Sequence[Block], start: int, body: int) -> int:
    """Where the body begins, where a table follows the cover: its heading and its unit are no lines of that."""
    if body >= len(blocks) or blocks[body].kind is not BlockKind.ROW:
        return body
    while body - 1 > start and not _is_of_cover(blocks[body - 1].text):
        body -= 1
    return body


def _is_of_cover(text: str) -> bool:
    """Whether a line names whose plan it is, a number, a date or years alone."""
    return bool(is_owner(text) or _NAME.search(text) or YEARS_ALONE.fullmatch(text.strip(" ()")) or has_no_year(text))


def _lists(block: Block, profile: Profile) -> bool:
    """Whether a block is the heading of a table of contents."""
    return profile.matches(block.text, profile.data["plan"]["contents"])


def _contents(blocks: Sequence[Block], profile: Profile) -> tuple[Block, ...]:
    """The table of contents that the blocks begin with: its heading and its lines; nothing if there is none."""
    if not blocks or not _lists(blocks[0], profile):
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

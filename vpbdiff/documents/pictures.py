"""Which of a document's pictures a person must look at, and which only decorate it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpbdiff.documents.blocks import Block, BlockKind, Place, ReadingNote, UnreadKind, UnreadObject

SMALL = 0.064
"""Share of its paper under which a picture is a logo or an ornament: a tenth of what margins of 25 mm leave of A4."""


@dataclass(frozen=True, slots=True)
class PictureFound:
    """Something that could not be read: `share` is that of its page, if known; `cover` that it stands on the cover,
    `is_content` that nothing else stands where it does, or that the text beside it speaks of a table or a figure."""

    kind: UnreadKind
    place: Place
    digest: str
    share: float | None = None
    cover: bool = False
    is_content: bool = False


_ANNOUNCED = re.compile(
    r"\b(?:tabell|diagram|figur|graf|uppställning|sammanställning|organisationsschema)(?:en|et|er|erna|n)?\b"
    r"|\b(?:nedan|nedanstående|följande|enligt bild\w*)\b[^.]{0,60}$",
    re.IGNORECASE,
)
"""What says that a table or a figure follows, in the last sentence above it."""
_SHOWN = re.compile(r"\bovan", re.IGNORECASE)
"""What says that it stands above."""
_CAPTION = re.compile(
    r"(?:tabell|diagram|figur|graf|bild)\b\.?\s*\d|\(?(?:belopp i|tkr|mkr|kkr|tusental kr|miljoner kr)\b|källa:",
    re.IGNORECASE,
)
"""How a caption begins, or the line that gives a table's unit or its source."""
_NEAR = 300
"""Characters at the end of a text that are looked at."""


def announced(above: str, below: str) -> bool:
    """Whether the text above a picture, or right below it, speaks of a table or a figure there."""
    last = re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", above[-_NEAR:])[-1]
    shown = _ANNOUNCED.search(last) and not _SHOWN.search(last)
    return bool(shown or _CAPTION.match(above) or _CAPTION.match(below))


def alone(above: Block | None, below: Block | None) -> bool:
    """Whether a picture between two blocks is all that stands under a heading."""
    return above is not None and _heads(above) and (below is None or _heads(below))


def _heads(block: Block) -> bool:
    """Whether a block is set as a heading; a line in bold that stands apart is one too."""
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.TEXT and block.bold and block.apart)


def decor(found: Sequence[PictureFound]) -> list[bool]:
    """Of each, whether it is a picture that repeats, stands on the cover or is small."""
    times = Counter(each.digest for each in found)
    return [each.kind is UnreadKind.PICTURE and _is_decor(each, times) for each in found]


def _is_decor(each: PictureFound, times: Counter[str]) -> bool:
    small = each.share is not None and each.share < SMALL and not each.is_content
    return each.cover or times[each.digest] > 1 or small


def judge(found: Sequence[PictureFound], blocks: Sequence[Block]) -> tuple[tuple[UnreadObject, ...], list[ReadingNote]]:
    """What is unread, and the note that counts the pictures that are left out, at the block that the first follows."""
    found = [replace(each, is_content=each.is_content or _is_content(each, blocks)) for each in found]
    left_out = decor(found) if blocks else [False] * len(found)
    unread = tuple(
        UnreadObject(each.kind, each.place, each.digest) for each, out in zip(found, left_out, strict=True) if not out
    )
    if not any(left_out):
        return unread, []
    first = found[left_out.index(True)].place.line
    line = max((block.line for block in blocks if block.line <= first), default=blocks[0].line)
    return unread, [counted(line, sum(left_out))]


def _is_content(each: PictureFound, blocks: Sequence[Block]) -> bool:
    """Whether a small picture is all that its section or sheet holds, or a block beside it speaks of it; one over a
    table's row speaks of that, unless it is the caption right above the picture."""
    if each.share is None or each.share >= SMALL:
        return False
    if each.place.sheet:
        blocks = [block for block in blocks if block.sheet == each.place.sheet]
        above = next((block for block in reversed(blocks) if (block.row or 0) <= (each.place.row or 0)), None)
        below = next((block for block in blocks if (block.row or 0) > (each.place.row or 0)), None)
        if not blocks:
            return True
    else:
        above = next((block for block in reversed(blocks) if block.line <= each.place.line), None)
        below = next((block for block in blocks if block.line > each.place.line), None)
    captioned = above is not None and above.kind is not BlockKind.ROW and _CAPTION.match(above.text)
    if captioned or alone(above, below):
        return True
    if any(block and block.kind is BlockKind.ROW for block in (above, below)):
        return False
    return announced(above.text if above else "", below.text if below else "")


def counted(line: int, number: int) -> ReadingNote:
    """The note on pictures that are left out."""
    return ReadingNote(line, "document.note.pictures", number=number)

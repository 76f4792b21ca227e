"""Which of a document's pictures a person must look at, and which only decorate it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vpbdiff.base.records import dataclass
from vpbdiff.documents.blocks import Block, Place, ReadingNote, UnreadKind, UnreadObject

SMALL = 0.064
"""Share of its paper under which a picture is a logo or an ornament: a tenth of what margins of 25 mm leave of A4."""


@dataclass(frozen=True, slots=True)
class PictureFound:
    """Something that could not be read: `share` is that of its page, if known; `cover` that it stands on the cover."""

    kind: UnreadKind
    place: Place
    digest: str
    share: float | None = None
    cover: bool = False


def decor(found: Sequence[PictureFound]) -> list[bool]:
    """Of each, whether it is a picture that repeats, stands on the cover or is small."""
    times = Counter(each.digest for each in found)
    return [each.kind is UnreadKind.PICTURE and _is_decor(each, times) for each in found]


def _is_decor(each: PictureFound, times: Counter[str]) -> bool:
    return each.cover or times[each.digest] > 1 or (each.share is not None and each.share < SMALL)


def judge(found: Sequence[PictureFound], blocks: Sequence[Block]) -> tuple[tuple[UnreadObject, ...], list[ReadingNote]]:
    """What is unread, and the note that counts the pictures that are left out, at the block that the first follows."""
    left_out = decor(found)
    unread = tuple(
        UnreadObject(each.kind, each.place, each.digest) for each, out in zip(found, left_out, strict=True) if not out
    )
    if not any(left_out) or not blocks:
        return unread, []
    first = found[left_out.index(True)].place.line
    line = max((block.line for block in blocks if block.line <= first), default=blocks[0].line)
    return unread, [counted(line, sum(left_out))]


def counted(line: int, number: int) -> ReadingNote:
    """The note on pictures that are left out."""
    return ReadingNote(line, "document.note.pictures", number=number)

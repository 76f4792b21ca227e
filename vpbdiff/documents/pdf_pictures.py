"""The pictures on a page of a PDF; one that is drawn in strips or tiles is one picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

_TOUCHING = 2.0
"""Points within which two pieces of one picture lie."""

_MOST = 300
"""Pieces up to which it is found out which belong together; a page with more holds one picture."""

_WHOLE = 0.8
"""Share of its page that a picture takes which shows the page itself, as where it was scanned."""

_RECOGNISED = 100
"""Letters on a scanned page from which its text was recognised, and is there to be read."""

_OUTLINES = 50
"""Shapes on a page without letters from which its text may be drawn as shapes."""


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture: its digest, the share that it takes of its page, and how far down it begins and ends, in points."""

    digest: str
    share: float
    top: float = 0.0
    bottom: float = 0.0


def pictures(source: Any) -> list[PdfPicture]:
    """The pictures on a page of pdfplumber's."""
    area = float(source.width * source.height) or 1.0
    found = []
    for pieces in _together(source.images):
        box = [_inside(source, pieces, side) for side in ("x0", "top", "x1", "bottom")]
        share = max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1]) / area
        digests = b"".join(_digest(piece) for piece in sorted(pieces, key=lambda each: (each["top"], each["x0"])))
        found.append(PdfPicture(sha256(digests).hexdigest(), share, box[1], box[3]))
    return found


def is_scanned(found: Sequence[PdfPicture], letters: int) -> bool:
    """Whether a page is a picture of itself, under text that was recognised in it."""
    return letters >= _RECOGNISED and any(each.share >= _WHOLE for each in found)


def without_text(source: Any) -> str | None:
    """The digest of a page that has pictures or shapes, but no letters; None for any other page."""
    if source.chars or not (source.images or len(source.curves) + len(source.rects) >= _OUTLINES):
        return None
    return sha256(b"".join(_raw(each) for each in source.page_obj.contents)).hexdigest()


def _inside(source: Any, pieces: Sequence[dict[str, Any]], side: str) -> float:
    """The outermost edge of pieces on a side, at most that of the page."""
    outermost = min if side in {"x0", "top"} else max
    limit = source.bbox[("x0", "top", "x1", "bottom").index(side)]
    inner = max if side in {"x0", "top"} else min
    return float(inner(outermost(piece[side] for piece in pieces), limit))


def _together(images: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The pieces of each picture."""
    if len(images) > _MOST:
        yield list(images)
        return
    groups: list[list[dict[str, Any]]] = []
    for image in images:
        near = [group for group in groups if any(_is_next(image, piece) for piece in group)]
        groups = [group for group in groups if group not in near]
        groups.append([image, *(piece for group in near for piece in group)])
    yield from groups


def _is_next(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two pieces lie edge to edge, one as long there as the other."""
    for near, far, low, high in (("x0", "x1", "top", "bottom"), ("top", "bottom", "x0", "x1")):
        level = abs(first[low] - second[low]) <= _TOUCHING and abs(first[high] - second[high]) <= _TOUCHING
        if level and min(abs(first[near] - second[far]), abs(first[far] - second[near])) <= _TOUCHING:
            return True
    return False


def _digest(image: dict[str, Any]) -> bytes:
    return sha256(_raw(image["stream"])).digest()


def _raw(stream: Any) -> bytes:
    """The bytes of a stream as the file has them."""
    stream = resolve1(stream)
    if not isinstance(stream, PDFStream):
        return b""
    raw = stream.get_rawdata()
    return stream.get_data() if raw is None else raw

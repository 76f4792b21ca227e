"""What is filled in on a page of a PDF: the values of form fields, which stand beside what the page draws."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.utils import decode_text

_HIDDEN = 0x2
_MULTILINE, _PUSH_BUTTON, _PASSWORD = 1 << 12, 1 << 16, 1 << 13
_DEEPEST = 20
"""Fields within fields that are followed."""

_MOST = 2_000
"""Fields on a page that are looked at: a form has a hundred."""

_WIDTH = 0.5
"""Width of a letter in parts of its size, on average: enough to put a value into its field."""

_LARGEST = 11.0
"""Size that a value is given at most, in points: its field may be much higher."""

Filled = tuple[str, float, float, float, float, float]
"""A line of what is filled in: the text, its left and right edge, its top and bottom, its size."""


def filled(source: Any) -> Iterator[Filled]:
    """What is filled in on a page of pdfplumber's, line by line, with its place."""
    for annotation in _shown(source):
        value, multiline = _value(annotation["data"])
        if value.strip() and not _is_drawn(value, annotation, source.chars):
            yield from _placed(value, annotation, multiline)


def unread(source: Any) -> list[str]:
    """The digests of the fields that show something, but say no value."""
    streams = (
        _appearance(each["data"])
        for each in _shown(source)
        if _kind(each["data"]) == "Tx" and not _value(each["data"])[0].strip()
    )
    return [sha256(shown).hexdigest() for shown in streams if b"Tj" in shown or b"TJ" in shown]


def struck_out(source: Any) -> list[dict[str, Any]]:
    """The places where a person has marked text as struck out."""
    return [each for each in _annotations(source) if _name(each["data"].get("Subtype")) == "StrikeOut"]


def _shown(source: Any) -> Iterator[dict[str, Any]]:
    for each in _annotations(source):
        subtype, flags = _name(each["data"].get("Subtype")), resolve1(each["data"].get("F", 0))
        if subtype in {"Widget", "FreeText"} and not (isinstance(flags, int) and flags & _HIDDEN):
            yield each


def _annotations(source: Any) -> Iterator[dict[str, Any]]:
    """What lies on a page beside what it draws, with its place."""
    listed = resolve1(source.page_obj.annots)
    for reference in listed[:_MOST] if isinstance(listed, list) else []:
        data = resolve1(reference)
        corners = resolve1(data.get("Rect")) if isinstance(data, dict) else None
        sides = [resolve1(side) for side in corners] if isinstance(corners, list) else []
        if len(sides) == 4 and all(isinstance(side, int | float) for side in sides):
            across, down = zip(_turned(source, *sides[:2]), _turned(source, *sides[2:]), strict=True)
            box = {"x0": min(across), "x1": max(across), "top": min(down), "bottom": max(down)}
            yield {"data": data, **box}


def _turned(source: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page as it is stored, as it stands on the page turned, from its upper left corner."""
    left, bottom, right, top = (float(resolve1(side)) for side in source.page_obj.mediabox)
    match source.rotation:
        case 90:
            across, down = y - bottom, x - left
        case 180:
            across, down = right - x, y - bottom
        case 270:
            across, down = top - y, right - x
        case _:
            across, down = x - left, top - y
    return across + float(source.bbox[0]), down + float(source.bbox[1])


def _kind(field: dict[str, Any]) -> str:
    return "FreeText" if _name(field.get("Subtype")) == "FreeText" else _name(_inherited(field, "FT"))


def _value(field: dict[str, Any]) -> tuple[str, bool]:
    """What a field shows, and whether over several lines."""
    given = _inherited(field, "Ff")
    flags = given if isinstance(given, int) else 0
    match _kind(field):
        case "FreeText":
            return _text(field.get("Contents")), True
        case "Tx" if not flags & _PASSWORD:
            return _text(_inherited(field, "V")), bool(flags & _MULTILINE)
        case "Ch":
            return _chosen(field), False
        case "Btn" if not flags & _PUSH_BUTTON:
            state = _name(field.get("AS")) or _name(_inherited(field, "V"))
            return ("☒" if state not in {"", "Off"} else "☐"), False
    return "", False


def _chosen(field: dict[str, Any]) -> str:
    """What is chosen from a list, as the list shows it."""
    value = _inherited(field, "V")
    chosen = [_text(each) for each in value] if isinstance(value, list) else [_text(value)]
    shown = {}
    options = _inherited(field, "Opt")
    for option in options if isinstance(options, list) else []:
        pair = resolve1(option)
        if isinstance(pair, list) and len(pair) == 2:
            shown[_text(pair[0])] = _text(pair[1])
    return ", ".join(shown.get(each, each) for each in chosen)


def _inherited(field: dict[str, Any], name: str) -> Any:
    """What a field says, or the one that it is a part of."""
    for _ in range(_DEEPEST):
        if name in field:
            return resolve1(field[name])
        above = resolve1(field.get("Parent"))
        if not isinstance(above, dict):
            return None
        field = above
    return None


def _text(value: object) -> str:
    value = resolve1(value) if isinstance(value, PDFObjRef) else value
    if isinstance(value, PDFStream):
        value = value.get_data()
    return decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else _name(value)


def _name(value: object) -> str:
    """A name of a PDF as text, such as /Off."""
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""


def _appearance(field: dict[str, Any]) -> bytes:
    """How a field is drawn."""
    shown = resolve1(field.get("AP"))
    normal = resolve1(shown.get("N")) if isinstance(shown, dict) else None
    return normal.get_data() if isinstance(normal, PDFStream) else b""


def _is_drawn(value: str, annotation: dict[str, Any], chars: list[dict[str, Any]]) -> bool:
    """Whether the page itself draws the value where the field is, as where a form was made flat."""
    inside = [
        char["text"]
        for char in chars
        if annotation["x0"] - 1 <= (char["x0"] + char["x1"]) / 2 <= annotation["x1"] + 1
        and annotation["top"] - 1 <= (char["top"] + char["bottom"]) / 2 <= annotation["bottom"] + 1
    ]
    return "".join(value.split()) in "".join("".join(inside).split())


def _placed(value: str, annotation: dict[str, Any], multiline: bool) -> Iterator[Filled]:
    left, right = annotation["x0"] + 2, annotation["x1"] - 2
    top, bottom = annotation["top"], annotation["bottom"]
    size = min(_LARGEST, 0.7 * (bottom - top)) if not multiline else min(_LARGEST, bottom - top)
    lines = _wrapped(value, (right - left) / (_WIDTH * size)) if multiline and size > 0 else [" ".join(value.split())]
    step = min(1.2 * size, (bottom - top) / max(len(lines), 1))
    first = top if multiline else (top + bottom - size) / 2
    for number, line in enumerate(lines):
        width = min(right - left, _WIDTH * size * len(line))
        yield line, left, left + max(width, 1.0), first + number * step, first + number * step + min(size, step), size


def _wrapped(value: str, letters: float) -> list[str]:
    """A value as lines of so many letters."""
    lines: list[str] = []
    for paragraph in value.splitlines():
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > letters:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line] if line else []
    return lines

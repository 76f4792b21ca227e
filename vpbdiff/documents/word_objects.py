"""What is drawn or embedded in a Word file and holds no text to read: pictures, charts, objects, diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn

from vpbdiff.documents.blocks import UnreadKind

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_KINDS = {
    f"{_DRAWING}blip": (UnreadKind.PICTURE, ("embed", "link")),
    f"{_SHAPE}imagedata": (UnreadKind.PICTURE, ("id", "href")),
    qn("w:contentPart"): (UnreadKind.PICTURE, ("id",)),
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": (UnreadKind.CHART, ("id",)),
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": (UnreadKind.CHART, ("id",)),
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": (UnreadKind.DIAGRAM, ("dm",)),
    f"{_OFFICE}OLEObject": (UnreadKind.OBJECT, ("id",)),
    qn("w:control"): (UnreadKind.FORM_FIELD, ("id",)),
    qn("w:altChunk"): (UnreadKind.OBJECT, ("id",)),
    qn("w:subDoc"): (UnreadKind.OBJECT, ("id",)),
}
"""What can't be read, by its element, and which of its attributes refers to the part that holds it."""

_EMU = 635
"""Units of a drawing in a twentieth of a point, in which a page is measured."""
_A4 = (11_906, 16_838)
_POINTS = re.compile(r"(width|height):\s*(\d+(?:\.\d+)?)(pt|in|cm|mm|px)?")
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0, None: 15.0}


def page_area(body: Any) -> float:
    """The area of a page, in square twentieths of a point; that of A4 where the file says none."""
    sizes = [size for size in body.iter(qn("w:pgSz")) if size.get(qn("w:w")) and size.get(qn("w:h"))]
    try:
        width, height = (float(sizes[-1].get(qn(f"w:{side}"))) for side in "wh") if sizes else _A4
    except ValueError:
        width, height = _A4
    return width * height or _A4[0] * _A4[1]


def drawn(element: Any, part: Any, area: float) -> Iterator[tuple[UnreadKind, str, float | None]]:
    """What can't be read in an element: its kind, its digest, the share that it takes of a page, if that is known."""
    for each in _found(element):
        kind, names = _KINDS[each.tag]
        size = _size(each)
        yield kind, _digest(each, names, part), size / area if size else None


def _found(element: Any) -> list[Any]:
    """The elements that can't be read; of an embedded object not the picture that stands for it."""
    known = [element] if element.tag in _KINDS else [each for child in _branches(element) for each in _found(child)]
    objects = [each for each in known if _KINDS[each.tag][0] in {UnreadKind.OBJECT, UnreadKind.FORM_FIELD}]
    return objects if objects and element.tag == qn("w:object") else known


def _branches(element: Any) -> list[Any]:
    """What stands in an element, outside its text boxes; of alternatives that say the same only the first."""
    return [child for child in parts(element) if child.tag != qn("w:txbxContent")]


def parts(element: Any) -> list[Any]:
    """The elements in an element; of alternatives, which say the same, the first that holds text, else the first."""
    inner = [child for child in element.iterchildren() if isinstance(child.tag, str)]
    if element.tag != ALTERNATE:
        return inner
    return [next(filter(_holds_text, inner), inner[0])] if inner else []


def _holds_text(element: Any) -> bool:
    return element.find(f".//{qn('w:t')}") is not None or any(lettering(element))


def lettering(element: Any) -> Iterator[str]:
    """The texts that a shape itself is made of (WordArt), or that a drawing holds without a text box."""
    for child in parts(element):
        if child.tag == f"{_SHAPE}textpath":
            yield child.get("string", "")
        elif child.tag == f"{_DRAWING}p":
            yield "".join(text.text or "" for text in child.iter(f"{_DRAWING}t"))
        elif child.tag != qn("w:txbxContent"):
            yield from lettering(child)


def _digest(element: Any, names: tuple[str, ...], part: Any) -> str:
    """By the bytes of the part that an element refers to, else by its address, else by the element itself."""
    for name in names:
        related = part.rels.get(element.get(f"{_R}{name}"))
        if related is not None:
            content = related.target_ref.encode() if related.is_external else related.target_part.blob
            return sha256(content).hexdigest()
    return sha256(serialize_part_xml(element)).hexdigest()


def _size(element: Any) -> float | None:
    """How much of a page something takes, in square twentieths of a point."""
    for each in element.iterancestors():
        if each.tag in {f"{_WP}inline", f"{_WP}anchor"}:
            extent = each.find(f"{_WP}extent")
            sides = [extent.get("cx", ""), extent.get("cy", "")] if extent is not None else []
            if len(sides) == 2 and all(side.isdecimal() for side in sides):
                return float(sides[0]) / _EMU * float(sides[1]) / _EMU
        elif style := each.get("style"):
            found = {name: float(value) * _TWIPS[unit or None] for name, value, unit in _POINTS.findall(style)}
            if len(found) == 2:
                return found["width"] * found["height"]
    return None

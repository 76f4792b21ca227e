"""Where things stand in a document, as a snapshot says it; and what stands there that no reader could take in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vpbdiff.documents.blocks import BlockKind, BlockPlace, SourceDocument, UnreadObject
from vpbdiff.recognise.accounting import Accounts


def name_places(value: object, document: SourceDocument, accounts: Accounts) -> None:
    """Put the page, or the sheet and the row on it, for the line in every source; where none is known there is none."""
    hidden = {block.line for block in document.blocks if block.hidden}
    places: dict[int, dict[str, Any]] = {line: {"page": page} for line, page in accounts.pages.items()}
    for line, (sheet, row) in accounts.rows.items():
        places[line] = {"line": row, "sheet": sheet} | ({"hidden": True} if line in hidden else {})
    _name(value, places)


def _name(value: object, places: Mapping[int, dict[str, Any]]) -> None:
    if isinstance(value, list):
        for member in value:
            _name(member, places)
    if isinstance(value, dict):
        if "source" in value:
            source = places.get(value.pop("source").get("line"))
            value |= {"source": dict(source)} if source else {}
        for member in value.values():
            _name(member, places)


def unread(document: SourceDocument, within: range) -> list[dict[str, Any]]:
    """What no reader could take in of the plan's own lines, as a snapshot lists it."""
    return [_unread(each, document) for each in document.unread if each.place.line in within]


def _unread(each: UnreadObject, document: SourceDocument) -> dict[str, Any]:
    line = each.place.line
    above = [block.text for block in document.blocks if block.kind is BlockKind.HEADING and block.line < line]
    place: dict[str, Any] = {"page": each.place.page} if each.place.page else {}
    if each.place.sheet:
        place |= {"sheet": each.place.sheet, "cell": each.place.cell}
    elif document.place in {BlockPlace.LINE, BlockPlace.PARAGRAPH}:
        place["line"] = line
    place |= {"heading": above[-1]} if above else {}
    filled = {key: value for key, value in place.items() if value}
    return {"kind": str(each.kind), "place": filled, "digest": each.digest}

"""Placeholders in a Word document: found wherever they stand, and put a text or the memo's blocks in their place.

All are found before any is filled, so a plan's text that looks like a placeholder is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

WHOLE = "hela"
"""Everything in the outline that has no placeholder of its own."""

SECTIONS = {
    "förslag": "proposal",
    "sammanfattning": "summary",
    "ändringar": "changes",
    "ekonomi": "economy",
    "verksamheter": "units",
    "uppdrag": "workload",
    "kontroll": "control",
    "borttaget": "dropped",
    "luckor": "gaps",
    "handlingar": "documents",
}
"""What a placeholder is called for each section of a memo; a test holds them complete."""

FACTS = {
    "titel": "title",
    "nämnd": "committee",
    "kommun": "municipality",
    "år": "year",
    "jämförelseår": "old_year",
    "diarienummer": "reference",
}
"""What a placeholder is called for each fact about the plans; these may stand within a line."""

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its name in small letters, the paragraph's element, what of python-docx that belongs to (the
    text, a head or a foot), and where in its text it stands."""

    name: str
    paragraph: Any
    owner: Any
    start: int
    end: int

    def replace(self, text: str) -> None:
        """Put a text in its place, in the look of its first letter."""
        at = 0
        for piece in _pieces(self.paragraph):
            held = piece.text or ""
            first, last = max(self.start - at, 0), min(self.end - at, len(held))
            if first < last:
                inside = text if at + first == self.start else ""
                piece.text = held[:first] + inside + held[last:]
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(held)


def find(document: Document) -> list[Placeholder]:
    """Every placeholder: in the text, in tables and text boxes, in the heads and feet of every sort of page. In each
    paragraph the last first, so that replacing one leaves the others where they are."""
    return [
        found
        for owner in _owners(document)
        for paragraph in owner._element.iter(qn("w:p"))
        for found in _in(paragraph, owner)
    ]


def is_known(name: str) -> bool:
    """Whether it is a placeholder of ours."""
    return name == WHOLE or name in SECTIONS or name in FACTS


def sections_of(found: Sequence[Placeholder]) -> tuple[str, ...]:
    """The sections that have a placeholder of their own, as they are named in `vpbdiff.toml`."""
    return tuple(dict.fromkeys(SECTIONS[each.name] for each in found if each.name in SECTIONS))


def _owners(document: Document) -> Iterator[Any]:
    yield document._body
    seen = set()
    for section in document.sections:
        pages = ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer")
        for page in (getattr(section, name) for name in pages):
            if not page.is_linked_to_previous and page.part.partname not in seen:
                seen.add(page.part.partname)
                yield page


def _in(paragraph: Any, owner: Any) -> list[Placeholder]:
    text = "".join(piece.text or "" for piece in _pieces(paragraph))
    found = [Placeholder(each[1].casefold(), paragraph, owner, *each.span()) for each in _PLACEHOLDER.finditer(text)]
    return found[::-1]


def _pieces(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph; those of a text box in it are another's."""
    return [piece for piece in paragraph.iter(qn("w:t")) if next(piece.iterancestors(qn("w:p")), None) is paragraph]

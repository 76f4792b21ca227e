"""Marks within a text that are no part of it: the raised figures of notes, bullets in cells, boxes to be checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vpbdiff.documents.blocks import Block, ReadingNote, SourceDocument

NOTE_MARK = "document.note.note-mark"
STRUCK = "document.note.struck"

_ONE = r"(?:\d{1,2}|[a-z]|\*{1,4}|[†‡§#])"
_MARK = re.compile(rf"\(?{_ONE}\)?(?:[ ,;]+\(?{_ONE}\)?)*")
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdm]?m|CO)$")
"""What a raised figure makes a power of: metres, square or cubic; and a gas whose figure some raise."""
_ORDINAL = re.compile(r"\d:$")

_HIGH = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_ANY_HIGH = re.compile(f"[{''.join(_HIGH)}]")
_RAISED = re.compile(rf"(?<=[^\s(\[–-])[{''.join(_HIGH)}]+(?:[,⸴˒]?[{''.join(_HIGH)}])*")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether what stands raised after a text refers to a note. What begins a text is the note's own number."""
    mark = raised.strip()
    if not before.strip() or not _MARK.fullmatch(mark):
        return False
    if mark in {"2", "3"} and _UNIT.search(before):
        return False
    return not (mark.isalpha() and _ORDINAL.search(before))


def without_notes(text: str) -> tuple[str, list[str]]:
    """A text without the marks of notes that are characters of their own (¹), and those marks."""
    found: list[str] = []
    if not _ANY_HIGH.search(text):
        return text, found

    def taken(match: re.Match[str]) -> str:
        mark = "".join(_HIGH.get(character, character) for character in match[0])
        if not is_note_mark(mark, text[: match.start()]):
            return match[0]
        found.append(match[0])
        return ""

    return _RAISED.sub(taken, text), found


def apart(document: SourceDocument) -> SourceDocument:
    """The document with the marks of notes taken off its texts, and noted."""
    remarks: list[ReadingNote] = []
    blocks = [_apart(block, remarks) for block in document.blocks]
    if not remarks:
        return document
    return replace(document, blocks=tuple(blocks), remarks=(*document.remarks, *remarks))


def _apart(block: Block, remarks: list[ReadingNote]) -> Block:
    if block.cells:
        taken = [_without_notes_of_figure(each) for each in block.cells]
        found = [mark for _, marks in taken for mark in marks]
        text = "\t".join(each for each, _ in taken).replace("\n", " ")
    else:
        taken = []
        text, found = without_notes(block.text)
    if not found:
        return block
    remarks.append(ReadingNote(block.line, NOTE_MARK, text=", ".join(found)))
    lead, _ = without_notes(block.lead)
    return replace(block, text=text, lead=lead, cells=tuple(each for each, _ in taken))


def _without_notes_of_figure(cell: str) -> tuple[str, list[str]]:
    """A cell without the marks of notes, also one that stands on the line after a figure: «86 300*», «86 300 1)»."""
    text, found = without_notes(cell)
    if match := _AFTER_FIGURE.fullmatch(text):
        return match["figure"].rstrip(), [*found, match["mark"]]
    return text, found


_AFTER_FIGURE = re.compile(
    r"(?P<figure>[-\u2212\u2013]?\d[\d ]{0,15}(?:,\d{1,3})?(?: ?%)?) ?(?P<mark>\*{1,4}|(?<= )\d\))"
)
"""A figure with a mark of a note; a figure after a blank would be one of its own but for its bracket."""


_SYMBOLS = "\uf0b7\uf0a7\uf0d8"
"""Bullets of fonts of symbols, which no text has a use for."""
_TYPED = re.compile(rf"(?P<mark>[-*•▪◦–●○■□➢{_SYMBOLS}])(?: +|\t)(?P<text>\S.*)", re.DOTALL)


def cell(parts: Sequence[str]) -> str:
    """A cell of these paragraphs and bullets, parted by newlines, the bullets' marks taken off.

    A single line keeps what it begins with: an amount below zero may begin with a hyphen.
    """
    kept = [part.strip() for part in parts if part.strip()]
    if len(kept) < 2 and not (kept and kept[0][0] in _SYMBOLS):
        return kept[0] if kept else ""
    bullets = [_TYPED.fullmatch(part) for part in kept]
    clear = sum(map(bool, bullets)) > 1
    return "\n".join(
        bullet["text"] if bullet and (clear or bullet["mark"] not in "-–*") else part
        for part, bullet in zip(kept, bullets, strict=True)
    )


PICTURED = {
    "Wingdings": {
        0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓",
        0xEF: "←", 0xF0: "→", 0xF1: "↑", 0xF2: "↓",
    },
    "Symbol": {
        0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB9: "≠", 0xBB: "≈",
    },
    "Wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
}  # fmt: skip
"""The boxes, ticks, arrows and signs of fonts whose characters are pictures, by their code there. «≤ 5 %» and «30 → 35»
are others without."""


def symbol(font: str, code: int) -> str | None:
    """The box, tick, arrow or sign that a font of pictures has at a code; None for any other."""
    return PICTURED.get(font, {}).get(code & 0xFF)


_ANY = ("Wingdings", "Symbol")
"""The fonts whose codes the private characters are where the font has another name: programs give some of their own."""

_PICTURE_FONTS = (
    (re.compile(r"wingdings[ _-]?2", re.IGNORECASE), ("Wingdings 2",)),
    (re.compile(r"wingdings(?![ _-]?3)", re.IGNORECASE), ("Wingdings",)),
    (re.compile(r"(?:open|star)symbol", re.IGNORECASE), _ANY),
    (re.compile(r"symbol", re.IGNORECASE), ("Symbol",)),
)


@cache
def picture_fonts(name: str) -> tuple[str, ...]:
    """The fonts of pictures whose codes a font has, by its name in a PDF: LibreOffice sets all of them in its own."""
    return next((fonts for known, fonts in _PICTURE_FONTS if known.match(name.rpartition("+")[2])), ())


def glyph(text: str, font: str) -> str:
    """A character of a PDF as it looks: the boxes and signs of fonts of pictures, and that there is one that the file
    does not name."""
    if len(text) != 1:
        return text
    code = ord(text)
    private = 0xF000 <= code <= 0xF0FF
    if private or (code < 0x100 and not text.isspace()):
        for name in picture_fonts(font) or (_ANY if private else ()):
            if found := symbol(name, code):
                return found
    return "\N{REPLACEMENT CHARACTER}" if code < 0x20 and not text.isspace() else text

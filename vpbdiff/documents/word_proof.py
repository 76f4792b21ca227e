"""The proof that a Word file was read whole: each word of it is in a block or in a note, or is told as lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from vpbdiff.documents.blocks import Block, ReadingNote
from vpbdiff.documents.marks import PICTURED
from vpbdiff.documents.plain_text import INVISIBLE
from vpbdiff.documents.word_objects import lettering, parts
from vpbdiff.documents.word_text import DRAWN, GONE, on_one_line

_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORD = re.compile(r"[^\W_]+")


def lost(roots: Iterable[Any], read: Sequence[Block], told: Sequence[ReadingNote]) -> Iterator[ReadingNote]:
    """A note for each paragraph of these elements with words that neither the blocks nor what is told of them hold, on
    the line of the paragraph before it. What tracked changes took away is none."""
    source = [pieces for root in roots for pieces in _paragraphs(root) if pieces]
    held = [*(block.text for block in read), *(note.text for note in told)]
    missing = Counter(word for pieces in source for word in _words(pieces)) - Counter(_words(held))
    if not missing:
        return
    # A word in two runs, or one that a line parts, is no word of its own there: the same letters are there.
    pool, whole = "\n".join(map(_bare, held)), "\n".join(map(_bare, map("".join, source)))
    gone = {word for word in missing if whole.count(word) > pool.count(word)}
    found = [(number, gone & {*_words(pieces)}) for number, pieces in enumerate(source)]
    apart = {number for number, words in found if words and _bare("".join(source[number])) not in pool}
    told_of = {word for number, words in found if number in apart for word in words}
    apart |= {max(number for number, words in found if word in words) for word in gone - told_of}
    lines = {_bare(block.text): block.line for block in read}
    line = read[0].line
    for number, pieces in enumerate(source):
        text = "".join(pieces)
        if number in apart:
            yield ReadingNote(line, "document.note.lost-text", lost=True, text=on_one_line(text))
        line = lines.get(_bare(text), line)


def _paragraphs(element: Any) -> Iterator[list[str]]:
    """The texts of each paragraph by run, those of the paragraphs within it apart."""
    own: list[str] = []
    inner: list[list[str]] = []
    _gather(element, own, inner)
    yield own
    yield from inner


def _gather(element: Any, own: list[str], inner: list[list[str]]) -> None:
    for child in parts(element):
        if child.tag in {qn("w:t"), _MATHS_TEXT}:
            if not _is_pictured(element):
                own.append(child.text or "")
        elif child.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
            own.append(" ")
        elif child.tag in DRAWN:
            inner += [[text] for text in lettering(child)]
            _gather(child, own, inner)
        elif child.tag == qn("w:p"):
            inner += _paragraphs(child)
        elif child.tag not in GONE and not child.tag.endswith("Pr") and not _is_deleted(child):
            _gather(child, own, inner)


def _is_pictured(run: Any) -> bool:
    """Whether the characters of a run are pictures."""
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return fonts is not None and fonts.get(qn("w:ascii")) in PICTURED


def _is_deleted(element: Any) -> bool:
    """Whether tracked changes took away a row."""
    properties = element.find(qn("w:trPr")) if element.tag == qn("w:tr") else None
    return properties is not None and any(child.tag in GONE for child in properties)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(_plain(text))]


def _bare(text: str) -> str:
    return "".join(_words([text]))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold()

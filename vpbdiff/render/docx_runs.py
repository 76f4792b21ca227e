"""The parts that a Word text is made of: runs that say their language, and bookmarks that hold a sentence's ids.

A bookmark goes round the sentence that states the change, since that is what lives through editing: it is not seen, not
copied as text, not read aloud and not printed; it follows a sentence that is moved or pasted into another document, and
goes when the sentence goes. Hidden text would turn up where text is copied or hidden text is shown, and a part beside
the text stays behind where a paragraph is moved to another document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from vpbdiff.base.escaping import safe
from vpbdiff.model.model import Passage

LANGUAGE = "sv-SE"

_MARK = "_vpbdiff_{id}_{number}"
MARKED = re.compile(r"_vpbdiff_([0-9a-f]+)_\d+")
"""The name of a bookmark. It begins with «_», so Word leaves it out of its list of bookmarks; the number makes it the
document's only one."""

_BREAKS = re.compile(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f\x85]*")


def plain(text: str) -> str:
    """A text on one line in which every character is allowed in XML and seen."""
    return safe(_BREAKS.sub(" ", text))


class Marks:
    """Numbers the bookmarks of one document."""

    def __init__(self, root: Any) -> None:
        taken = [int(each.get(qn("w:id"), 0)) for each in root.iter(qn("w:bookmarkStart"))]
        self._numbers = count(max(taken, default=0) + 1)

    def around(self, paragraph: Paragraph, ids: Iterable[str], *runs: Any) -> None:
        """Put the ids of some changes round these runs, which stand next to one another in the paragraph."""
        for each in ids:
            number = str(next(self._numbers))
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            start.set(qn("w:id"), number)
            start.set(qn("w:name"), _MARK.format(id=each, number=number))
            end.set(qn("w:id"), number)
            runs[0].addprevious(start)
            runs[-1].addnext(end)


def write(paragraph: Paragraph, text: str, *, bold: bool = False) -> Any:
    """Add a text to a paragraph and return its run's element."""
    run = paragraph.add_run(plain(text))
    if bold:
        run.bold = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    run._r.get_or_add_rPr().append(language)
    return run._r


def write_passage(paragraph: Paragraph, passage: Passage, marks: Marks) -> None:
    """Add sentences with their ids; a gap is bold, beside its brackets."""
    for place, sentence in enumerate(passage):
        if place:
            write(paragraph, " ")
        marks.around(paragraph, sentence.changes, write(paragraph, sentence.text, bold=sentence.lacks))

"""Marks within the lines of a text: cells in quotes, struck-out words, notes, pictures.

So write Markdown and the programs that make texts of tables. What is taken off is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from vpbdiff.documents.marks import NOTE_MARK, STRUCK, is_note_mark

BREAK = "\U0010fefe"
"""Stands for a line's end within a cell while lines are parted; of Unicode's last private area, where no text is."""

_MOST_LINES = 30
"""Lines up to which the end of a quote is looked for at whose beginning a cell begins: a cell has ten."""

_LONGEST = 5_000
"""Characters of a row up to which the same is done."""

_BREAKS = re.compile(r"[ \t]{0,9}<br {0,3}/?>[ \t]{0,9}", re.IGNORECASE)
_STRUCK = re.compile(r"(?<!~)~~(?P<a>[^~]+)~~(?!~)|<(?P<tag>del|s|strike)>(?P<b>[^<]+)</(?P=tag)>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>(?P<a>[^<]{1,20})</sup>|\[\^(?P<b>[^\]\s]{1,20})\](?!:)", re.IGNORECASE)
_NOTE = re.compile(r" {0,3}\[\^(?P<mark>[^\]\s]{1,20})\]:\s*")
_IMAGE = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)


@dataclass(slots=True)
class LineMarks:
    """What was taken off a line: notes, each a message's key with the text, and the digests of pictures."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def quoted(lines: list[str | None]) -> list[str | None]:
    """The lines, a row of cells that goes on over line ends as one, on its first line: None stands for the others.

    A program puts such a cell in quotes, and doubles those in it.
    """
    made = list(lines)
    place = 0
    while place < len(lines):
        end = _row_end(lines, place)
        if end:
            cells = "\n".join(line or "" for line in lines[place:end]).split("\t")
            row = "\t".join(map(_cell, cells)).replace("\n", BREAK)
            made[place:end] = [row, *[None] * (end - place - 1)]
        place = end or place + 1
    return made


def _row_end(lines: list[str | None], place: int) -> int | None:
    """Where a row ends that has a cell in quotes and begins here."""
    first = lines[place]
    if first is None or not (first.startswith('"') or '\t"' in first):
        return None
    whole = first
    for number in range(place + 1, place + _MOST_LINES):
        last = whole.rpartition("\t")[2]
        if not last.startswith('"') or (last.count('"') % 2 == 0 and last.endswith('"')):
            closed = all("\n" not in cell or _cell(cell) != cell for cell in whole.split("\t"))
            return number if "\t" in whole and closed else None
        following = lines[number] if number < len(lines) else None
        if following is None or len(whole) > _LONGEST:
            return None
        whole = f"{whole}\n{following}"
    return None


def _cell(cell: str) -> str:
    inner = cell[1:-1]
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and inner.replace('""', "").count('"') == 0
    return inner.replace('""', '"') if is_quoted and ("\n" in inner or '""' in inner) else cell


def without_marks(line: str) -> tuple[str, LineMarks]:
    """A line without what is struck out, refers to a note or shows a picture, and what that was."""
    taken = LineMarks()
    line = _BREAKS.sub(BREAK, line) if "<" in line else line
    if "~~" in line or "<" in line:
        for match in _STRUCK.finditer(line):
            taken.notes.append((STRUCK, (match["a"] or match["b"]).strip()))
        line = _STRUCK.sub("", line)
    if "[^" in line:
        line, count = _NOTE.subn("", line, count=1)
        taken.notes += [("document.note.footnote", "")] * count
    if "[^" in line or "<sup" in line.casefold():
        line = _without_notes(line, taken)
    kept, position = "", 0
    for start, end, shown in _pictures(line):
        kept += line[position:start]
        position = end
        taken.pictures.append(sha256(shown.encode("utf-8", "surrogatepass")).hexdigest())
    return kept + line[position:], taken


def _without_notes(line: str, taken: LineMarks) -> str:
    def replaced(match: re.Match[str]) -> str:
        mark = match["a"] or match["b"]
        if match["b"] is None and not is_note_mark(mark, line[: match.start()]):
            return mark
        taken.notes.append((NOTE_MARK, mark.strip()))
        return ""

    return _RAISED.sub(replaced, line)


def _pictures(line: str) -> Iterator[tuple[int, int, str]]:
    """Where a line shows pictures, and which: `![alt](place)`, or as in a page."""
    place = line.find("![")
    while place >= 0:
        opened = line.find("](", place, place + 500)
        closed = line.find(")", opened) if opened >= 0 else -1
        if opened >= 0 and closed < 0:
            return
        if opened >= 0:
            yield place, closed + 1, line[opened + 2 : closed]
        place = line.find("![", max(closed, place + 2))
    if "![" not in line and "<img" in line.casefold():
        for match in _IMAGE.finditer(line):
            yield match.start(), match.end(), match[0]

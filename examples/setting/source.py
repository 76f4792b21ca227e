"""An example's text as it was before it was exported: headings, paragraphs, bullets and tables, whole again.

The texts hold what an export to text does to a plan: a page's end cuts paragraphs in two, and tables with their rows.
A Word file or a PDF of the plan has none of that, so it is mended here, by rules of this script's own that know nothing
of how vpbdiff mends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

_HEADING = re.compile(r"(#+) +(.*)")
_BULLET = re.compile(r"-[ \t]+(.*)")
_RULE = re.compile(r"[-\t ]*---[-\t ]*")
_ENTRY = re.compile(r"(.*?) ?\.{4,}\t(\d+)")
_EMPHASIS = re.compile(r"\*\*(?P<bold>.+?)\*\*|<b>(?P<strong>.+?)</b>|(?<!\w)\*(?P<italic>\S[^*]*\S)\*(?!\w)")
_STEERING = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\u202A-\u202E]")
_FIGURE = re.compile(r"[-−+]?[\d \u00A0]*\d(,\d+)?( %)?")
_LONG = 60
"""Characters of a line that is running text, and not a name or an address on a cover."""
_WIDE = 7
"""Columns that an upright page has room for."""
_ONE_COLUMN = ("Mått", "<b>Mått</b>", "Uppdrag", "<b>Uppdrag</b>", "Nya upphandlingsbehov")
"""How the tables of one column begin: nothing else tells their rows from lines of text."""

Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is set one way."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on the page. `kind` is heading, text, bullet, table or contents; `breaks` says that a page begins."""

    kind: str
    text: str = ""
    level: int = 0
    rows: Rows = field(default_factory=list)
    breaks: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is a table that needs a page on its side."""
        return bool(self.rows) and len(self.rows[0]) > _WIDE


def pieces(content: str) -> list[Piece]:
    """What stands in a text, in order."""
    found: list[Piece] = []
    for lines in _groups(_STEERING.sub("", content)):
        for piece in _pieces(lines):
            if found and (joined := _joined(found[-1], piece)):
                found[-1] = joined
            else:
                found.append(piece)
    return [replace(piece, breaks=_begins_page(found, place)) for place, piece in enumerate(found)]


def runs(text: str) -> list[Run]:
    """A text by how it is set."""
    found, end = [], 0
    for match in _EMPHASIS.finditer(text):
        found.append(Run(text[end : match.start()]))
        found.append(
            Run(match[match.lastgroup or 0], bold=match.lastgroup != "italic", italic=match["italic"] is not None)
        )
        end = match.end()
    return [run for run in (*found, Run(text[end:])) if run.text]


def plain(text: str) -> str:
    """A text without the marks of how it is set."""
    return "".join(run.text for run in runs(text))


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, which is set to the right."""
    return _FIGURE.fullmatch(plain(cell)) is not None


def shares(rows: Rows, letters_in_line: float) -> list[float]:
    """How much of a table's width each column gets, 1 in all: its longest word, and the rest by how much it says."""
    columns = [[plain(row[place]) for row in rows] for place in range(len(rows[0]))]
    words = [max(len(word) for cell in column for word in cell.split() or [""]) for column in columns]
    least = [(letters + 2) / letters_in_line for letters in words]
    rest = max(0.0, 1 - sum(least))
    said = [sum(map(len, column)) for column in columns]
    wanted = [width + rest * length / sum(said) for width, length in zip(least, said, strict=True)]
    return [width / sum(wanted) for width in wanted]


def _groups(content: str) -> Iterator[list[str]]:
    """Lines that follow each other."""
    lines = [line.rstrip(" ") for line in content.split("\n")]
    return (list(group) for blank, group in groupby(lines, key=lambda line: not line) if not blank)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    if any("\t" in line and not _BULLET.match(line) and not _ENTRY.fullmatch(line) for line in lines) or (
        lines[0].startswith(_ONE_COLUMN) and len(lines) > 1
    ):
        yield Piece("table", rows=[tuple(line.split("\t")) for line in lines if not _RULE.fullmatch(line)])
    else:
        yield from filter(None, map(_piece, lines))


def _piece(line: str) -> Piece | None:
    if _RULE.fullmatch(line):
        return None
    if heading := _HEADING.fullmatch(line):
        return Piece("heading", plain(heading[2]), len(heading[1]))
    if bullet := _BULLET.fullmatch(line):
        return Piece("bullet", bullet[1])
    if entry := _ENTRY.fullmatch(line):
        return Piece("contents", rows=[(entry[1], entry[2])])
    return Piece("text", line)


def _begins_page(found: list[Piece], place: int) -> bool:
    """Whether a document's title stands here, or right after a line of letterhead here."""
    here, after = found[place], found[place + 1 : place + 2]
    if here.level == 1:
        return place > 0 and found[place - 1].kind != "text"
    return place > 0 and here.kind == "text" and len(here.text) < _LONG and any(piece.level == 1 for piece in after)


def _joined(above: Piece, piece: Piece) -> Piece | None:
    """Two pieces as one, where a page's end parted them."""
    if above.kind != piece.kind:
        return None
    if piece.kind == "contents":
        return Piece("contents", rows=above.rows + piece.rows)
    if piece.kind == "text" and len(above.text) > _LONG and above.text[-1] not in ".:!?*»":
        return Piece("text", _continued(above.text, piece.text))
    if piece.kind == "table" and len(above.rows[0]) == len(piece.rows[0]):
        return Piece("table", rows=_continued_rows(above.rows, piece.rows))
    return None


def _continued(above: str, text: str) -> str:
    """A text cut in two: a hyphen before small letters goes, one in a date stays."""
    if not above.endswith("-"):
        return f"{above} {text}"
    return (above[:-1] if text[0].islower() else above) + text


def _continued_rows(above: Rows, rows: Rows) -> Rows:
    """A table cut in two, without the header said again and with a row that was cut whole."""
    if rows[0][-1] == above[0][-1]:
        rows = rows[1:]
    if rows and not any(rows[0][:3]) and any(cell[:1].islower() for cell in rows[0]):
        whole = tuple(" ".join(filter(None, pair)) for pair in zip(above[-1], rows[0], strict=True))
        return [*above[:-1], whole, *rows[1:]]
    return above + rows

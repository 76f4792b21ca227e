"""Where every line of the document went, and what a person should check.

Nothing of a document may be lost in silence. A line is placed in an item, left out for a reason, or not understood.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vpbdiff.documents.blocks import BlockPlace, SourceDocument

_UNREAD = "document.unread."
"""How the keys of the notes begin that tell of what no reader could take in."""


class Reason(StrEnum):
    """Why a line holds no content of the plan."""

    MEMO = "memo"
    """In the cover memo (tjänsteskrivelse) before the plan."""
    MINUTES = "minutes"
    """In the minutes after the plan."""
    COVER = "cover"
    """On the plan's cover, and none of its particulars."""
    CONTENTS = "contents"
    """In the table of contents."""
    REPEATED_HEADER = "repeated-header"
    """A table's header row, printed again on the next page."""
    PAGE = "page"
    """A page number, a running header or footer."""
    SHEET = "sheet"
    """The name of a workbook's sheet, where it says nothing."""
    RULE = "rule"
    """A drawn line."""
    PROFILE = "profile"
    """Something that the municipality's profile says is no part of the plan."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the program's own among a note's parameters, such as the name of a kind of table: a message key."""

    key: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something repaired or guessed, or not understood: a message key with its parameters, and the line it is on."""

    line: int
    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    misread: bool = False
    digest: str = ""
    """Of what no reader could take in, by which a person's word of what it shows is found."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The books when closed, each by line: `placed` with the JSON pointers of what the line became a part of."""

    placed: Mapping[int, tuple[str, ...]]
    left_out: Mapping[int, Reason]
    not_understood: tuple[int, ...]
    """Lines that are neither, and lines that are placed but hold something that was not understood."""
    notes: tuple[Note, ...]
    as_they_stand: tuple[int, ...] = ()
    """Lines that were placed in tables of no known kind, or hold cells that were."""
    place: BlockPlace = BlockPlace.LINE
    pages: Mapping[int, int] = field(default_factory=dict)
    """The page that each line is on, in a document that is read by pages."""
    rows: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    """The sheet and the row on it of each line of a workbook."""

    def but_for(self, answered: Container[str]) -> Accounts:
        """The same without what no reader could take in and a person has said of what it shows, by its digest."""
        notes = tuple(note for note in self.notes if not (note.digest and note.digest in answered))
        gone = {note.line for note in self.notes} - {note.line for note in notes if note.misread}
        lines = tuple(line for line in self.not_understood if line not in gone)
        return replace(self, notes=notes, not_understood=lines)

    @property
    def misread_beside_unread(self) -> bool:
        """Whether anything was not understood beside what no reader could take in, which a person may answer for."""
        return any(note.misread and not note.key.startswith(_UNREAD) for note in self.notes)


MOST_HINTS = 200
"""Unknown words that are told with the nearest known one. A plan by another municipality has some ten; a document
that has more than this is no plan, and looking them all up must not take the machine's time."""


class Ledger:
    """The books while a plan is built. Items are known by identity until the plan is whole and has pointers."""

    def __init__(self) -> None:
        self._placed: dict[int, list[object]] = {}
        self._left_out: dict[int, Reason] = {}
        self._notes: list[Note] = []
        self._kept: set[int] = set()
        self._hints = MOST_HINTS

    def may_hint(self) -> bool:
        """Whether one more unknown word is to be told with the nearest known one."""
        self._hints -= 1
        return self._hints >= 0

    def place(self, owner: object, *lines: int) -> None:
        """The lines became a part of `owner`, an item or list of the plan."""
        for line in lines:
            self._placed.setdefault(line, []).append(owner)

    def leave_out(self, reason: Reason, *lines: int) -> None:
        """The lines hold no content."""
        self._left_out.update(dict.fromkeys(lines, reason))

    def keep_as_it_stands(self, *lines: int) -> None:
        """The lines, or cells of them, are in a table of no known kind."""
        self._kept.update(lines)

    def note(self, line: int, key: str, **params: object) -> None:
        """Something was repaired or guessed."""
        self._notes.append(Note(line, key, params))

    def misread(self, line: int, key: str, **params: object) -> None:
        """Something on the line was not understood, even where the rest of the line was placed."""
        self._notes.append(Note(line, key, params, misread=True))

    def open(self, document: SourceDocument) -> None:
        """Enter what the reader of the document left out, and what it has to tell."""
        for block in document.page_marks:
            self.leave_out(Reason.SHEET if block.text == block.sheet else Reason.PAGE, block.line)
        for remark in document.remarks:
            params = {"text": remark.text, "number": remark.number}
            given = {name: value for name, value in params.items() if value}
            self._notes.append(Note(remark.line, remark.key, given, misread=remark.lost))

    def open_unread(self, document: SourceDocument, within: range) -> None:
        """Enter what the reader could not take in among the plan's own lines; the rest is no part of it."""
        for each in document.unread:
            if each.place.line in within:
                key = f"document.unread.{each.kind}"
                self._notes.append(Note(each.place.line, key, misread=True, digest=each.digest))

    def close(self, plan: object, document: SourceDocument) -> Accounts:
        """The books of the finished `plan`, taken from the document."""
        pointers = {id(value): pointer for pointer, value in _values(plan, "")}
        placed = {
            line: tuple(dict.fromkeys(pointers[id(owner)] for owner in owners if id(owner) in pointers))
            for line, owners in sorted(self._placed.items())
        }
        placed = {line: found for line, found in placed.items() if found}
        told = {note.line for note in self._notes if note.misread and not note.key.startswith("document.")}
        for block in document.blocks:
            if block.line not in placed and block.line not in self._left_out and block.line not in told:
                self.misread(block.line, "import.note.unplaced", text=block.text)
        self._tell_numbers(dict(_values(plan, "")), placed, document)
        notes = sorted(self._notes, key=lambda note: (note.line, note.key))
        misread = sorted({note.line for note in notes if note.misread})
        left_out = dict(sorted(self._left_out.items()))
        blocks = (*document.blocks, *document.page_marks)
        pages = {block.line: block.page for block in blocks if block.page}
        pages |= {each.place.line: each.place.page for each in document.unread if each.place.page}
        rows = {block.line: (block.sheet, block.row) for block in blocks if block.sheet and block.row}
        places = [each.place for each in document.unread]
        rows |= {place.line: (place.sheet, place.row) for place in places if place.sheet and place.row}
        kept = tuple(sorted(self._kept))
        return Accounts(placed, left_out, tuple(misread), tuple(notes), kept, document.place, pages, rows)

    def _tell_numbers(
        self, items: Mapping[str, object], placed: Mapping[int, Sequence[str]], document: SourceDocument
    ) -> None:
        """Tell once which numbers before names are in no name: «Risk 2: ...»."""
        found = []
        for block in document.blocks:
            match = _NUMBERED.fullmatch(block.text)
            owners = [items[pointer] for pointer in placed.get(block.line, ())] if match else []
            if match and any(isinstance(each, dict) and match["title"] in each.values() for each in owners):
                found.append((block.line, match["label"]))
        if found:
            text = "», «".join(label for _, label in found[:_NAMED])
            more = len(found) - _NAMED
            key = "import.note.numbers-left-more" if more > 0 else "import.note.numbers-left"
            self.note(found[0][0], key, text=text, **({"number": more} if more > 0 else {}))


_NUMBERED = re.compile(
    r"(?P<label>[^\W\d][\w-]*(?: [^\W\d][\w-]*)? \d{1,2}(?:\.\d{1,2})*)(?:\s*[:.–—-]\s+|\s*:\s*|\s+)(?P<title>\S.*)"
)
"""A name with its number and what that counts before it."""

_NAMED = 3
"""Numbers that are named of those that were left; of the others how many there are is enough."""


def _values(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    """The objects and lists of a plan, with their pointers."""
    members: Iterator[tuple[object, object]]
    if isinstance(value, dict):
        members = iter(value.items())
    elif isinstance(value, list):
        members = iter(enumerate(value))
    else:
        return
    yield pointer, value
    for key, member in members:
        yield from _values(member, f"{pointer}/{key}")

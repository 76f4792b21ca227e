"""A draft of a profile: what an import did not recognise, sorted into what a person would write into a profile.

The suggestions follow the nearest known word and are no more than that: nothing is recognised until a person says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Document
from vpbdiff.language import sentences
from vpbdiff.recognise.accounting import Accounts, Note, Term
from vpbdiff.recognise.profile import Profile, labelled
from vpbdiff.recognise.table_headers import YEAR, word_of

UNKNOWN = "?"
"""Stands for a role or a field that a person must choose."""


@dataclass(frozen=True, slots=True)
class ProfileSuggestion:
    """A word of the plan that no profile has: the line it is on, what it may mean, and the known word it is like.

    `meaning` is a section's role or a column's field, `UNKNOWN` where nothing speaks for one.
    """

    text: str
    line: int
    meaning: str = UNKNOWN
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """What a new profile begins with."""

    titles: tuple[ProfileSuggestion, ...] = ()
    """Lines that may be the plan's title, where none was known."""
    versions: tuple[ProfileSuggestion, ...] = ()
    headings: tuple[ProfileSuggestion, ...] = ()
    labels: tuple[ProfileSuggestion, ...] = ()
    """What stands with a number before several headings, which may be goals: «Fokusområde 1: ...»."""
    columns: Mapping[str, tuple[ProfileSuggestion, ...]] = field(default_factory=dict)
    """By kind of table."""
    unit: ProfileSuggestion | None = None
    """The first budget table whose unit stands nowhere."""
    tables: tuple[tuple[ProfileSuggestion, ...], ...] = ()
    """The columns of each table that is like none."""
    missing: tuple[str, ...] = ()
    place: BlockPlace = BlockPlace.LINE
    """What the numbers of the suggestions' lines count."""

    def __bool__(self) -> bool:
        return any(
            (self.titles, self.versions, self.headings, self.labels, self.columns, self.unit, self.tables, self.missing)
        )


def start(accounts: Accounts, missing: Sequence[str], profile: Profile) -> Start:
    """What an import's books and what it missed suggest for a profile."""
    accounts = _by_place(accounts)
    columns: dict[str, list[ProfileSuggestion]] = {}
    for kind, suggestion in _columns(accounts.notes, profile):
        columns.setdefault(kind, []).append(suggestion)
    units = [ProfileSuggestion("", note.line) for note in accounts.notes if note.key in _NO_UNIT]
    unknown = _once(_suggestion(note) for note in _told(accounts, "import.note.unknown-heading"))
    labels = _labels(unknown, accounts)
    return Start(
        versions=_once(_suggestion(note) for note in _told(accounts, "import.note.unknown-version")),
        headings=tuple(each for each in unknown if _label(each) not in {label.text for label in labels}),
        labels=labels,
        columns={kind: _once(found) for kind, found in columns.items()},
        unit=units[0] if units else None,
        tables=tuple(filter(None, dict.fromkeys(_strange(accounts.notes)))),
        missing=tuple(missing),
        place=accounts.place,
    )


def _by_place(accounts: Accounts) -> Accounts:
    """The books with their notes on pages, in a document that is read by those."""
    if accounts.place is not BlockPlace.PAGE:
        return accounts
    return replace(
        accounts, notes=tuple(replace(note, line=accounts.pages.get(note.line, note.line)) for note in accounts.notes)
    )


def _label(heading: ProfileSuggestion) -> str | None:
    parted = labelled(heading.text)
    return parted[0] if parted else None


def _labels(headings: Sequence[ProfileSuggestion], accounts: Accounts) -> tuple[ProfileSuggestion, ...]:
    """The labels that stand before more than one heading, and those of what was taken for a goal anyway."""
    found = [ProfileSuggestion(label, each.line) for each in headings if (label := _label(each))]
    known = [
        ProfileSuggestion(str(note.params["text"]), note.line) for note in _told(accounts, "import.note.unknown-label")
    ]
    texts = [each.text for each in found]
    return _once([*known, *(each for each in found if texts.count(each.text) > 1)])


def without_plan(document: Document) -> Start:
    """A start for a document in which no plan was found: the lines that may be its title."""
    titles = [
        ProfileSuggestion(" ".join(block.text[: year.start()].split()).casefold(), _place_of(block, document))
        for block in document.blocks[:_OPENING]
        if block.kind in {BlockKind.HEADING, BlockKind.TEXT} and len(block.text) <= sentences.HEADING_LENGTH
        if (year := YEAR.search(block.text)) and block.text[: year.start()].strip()
    ]
    return Start(titles=_once(titles), place=document.place)


def _place_of(block: Block, document: Document) -> int:
    return block.page or block.line if document.place is BlockPlace.PAGE else block.line


_OPENING = 30
"""Blocks of a document among which its title is looked for: a cover and the head of a memo before it."""


_NO_UNIT = ("import.note.no-unit", "import.note.unknown-budget", "import.note.unknown-years")
"""Notes on budget tables that have no unit, or whose unit nobody has looked for yet."""


def _told(accounts: Accounts, key: str) -> Iterator[Note]:
    return (note for note in accounts.notes if note.key in {key, f"{key}-near"})


def _suggestion(note: Note) -> ProfileSuggestion:
    said = {name: value for name, value in note.params.items() if isinstance(value, str)}
    return ProfileSuggestion(
        said["text"], note.line, said.get("role") or said.get("meaning") or UNKNOWN, said.get("near")
    )


def _columns(notes: Iterable[Note], profile: Profile) -> Iterator[tuple[str, ProfileSuggestion]]:
    """The unknown columns by the kind of table that they stand in or, for an unknown table, are most like."""
    for note in notes:
        if note.key in {"import.note.unknown-column", "import.note.unknown-column-near"}:
            yield str(note.params["table"]), _suggestion(note)
        if note.key == "import.note.unknown-list":
            yield "activities", ProfileSuggestion(str(note.params["text"]), note.line, "title")
        near, cells = note.params.get("near"), note.params.get("cells")
        if isinstance(near, Term) and isinstance(cells, tuple):
            kind = near.key.removeprefix("import.table.")
            yield from ((kind, each) for each in _of_table(kind, cells, note.line, profile))


def _strange(notes: Iterable[Note]) -> Iterator[tuple[ProfileSuggestion, ...]]:
    """The columns of the tables that are like none, once where several have the same."""
    seen = set()
    for note in notes:
        cells = note.params.get("cells")
        if note.key == "import.note.strange-table" and isinstance(cells, tuple) and cells not in seen:
            seen.add(cells)
            yield _once(ProfileSuggestion(cell, note.line) for cell in cells if cell)


def _of_table(kind: str, cells: Sequence[str], line: int, profile: Profile) -> Iterator[ProfileSuggestion]:
    """The unknown columns of a table: the first that is like none may well be the one that it cannot be without."""
    if kind == "budget":
        words = dict.fromkeys(word for cell in cells[1:] if YEAR.search(cell) and (word := word_of(cell)))
        yield from (
            ProfileSuggestion(word, line) for word in words if not profile.fields(word, profile.columns(kind))[0]
        )
        return
    lacking = next(iter(profile.columns(kind)))
    if any(lacking in profile.fields(cell, profile.columns(kind))[0] for cell in cells):
        lacking = UNKNOWN
    for cell in filter(None, cells):
        if profile.fields(cell, profile.columns(kind))[0]:
            continue
        near = profile.near_column(cell, [kind])
        yield ProfileSuggestion(cell, line, near.meaning if near else lacking, near.wording if near else None)
        lacking = lacking if near else UNKNOWN


def _once(found: Iterable[ProfileSuggestion]) -> tuple[ProfileSuggestion, ...]:
    """The suggestions, each word once, without what would be more than a word in a profile."""
    words = [each for each in found if not is_command(each.text)]
    return tuple({each.text.casefold(): each for each in reversed(words)}.values())[::-1]


def is_command(word: str) -> bool:
    """Whether a profile would read a text otherwise than as words."""
    return _COMMANDS.search(word) is not None


_COMMANDS = re.compile(r"^\s*[!*]|\*\s*$|\{\w+\}")
"""What a profile reads otherwise than as words: «!*» takes all away, «*lik» leaves open, «{year}» stands for a name."""

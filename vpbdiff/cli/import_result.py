"""Tells where a document's lines went, and what a person should check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from vpbdiff.cli.output import talk
from vpbdiff.documents.blocks import Place
from vpbdiff.recognise.accounting import Accounts, Note, Reason, Term
from vpbdiff.wording import Wording

_EXCERPT = 70
"""Characters shown of a text: enough to know it by, and a message stays on a line or two."""


def tell(wording: Wording, document: str, accounts: Accounts) -> None:
    """Say on stderr how many lines were taken in, left out and not understood, and list what to check."""
    content = sorted(accounts.placed.keys() | accounts.left_out.keys() | set(accounts.not_understood))
    where = _Where(wording, accounts, _places(content))
    counts = {
        "n": len(content),
        "placed": len(accounts.placed),
        "left_out": len(accounts.left_out),
        "not_understood": len(accounts.not_understood),
    }
    key = "import.lines" if accounts.place is Place.LINE else "import.blocks"
    talk(wording.say(key, document=document, **counts))
    if accounts.left_out:
        talk(wording.say("import.left-out", reasons=", ".join(_reasons(wording, accounts, where))))
    for key, misread in (("import.to-check", False), ("import.misread", True)):
        notes = [note for note in accounts.notes if note.misread is misread]
        if notes:
            talk(wording.say(key))
        for line in _grouped(wording, notes, where):
            talk(line)


def tell_missing(wording: Wording, missing: Iterable[str]) -> None:
    """Say on stderr what every plan is expected to hold and came out empty."""
    for part in missing:
        talk(wording.say(f"import.missing.{part}"))


@dataclass(frozen=True, slots=True)
class _Where:
    """Says where lines stand: by their numbers or, in a document that is read by pages, by those."""

    wording: Wording
    accounts: Accounts
    places: Mapping[int, int]

    def __call__(self, lines: list[int]) -> str:
        if self.accounts.place is Place.PAGE:
            lines = sorted({self.accounts.pages[line] for line in lines})
            numbers = _ranges(lines, {page: page for page in lines})
        else:
            lines = sorted(set(lines))  # two cells of one row may say the same
            numbers = _ranges(lines, self.places)
        return self.wording.count(f"import.place.{self.accounts.place}", len(lines), numbers=numbers)


def _reasons(wording: Wording, accounts: Accounts, where: _Where) -> Iterator[str]:
    """Each reason for leaving lines out, with their number and which they are."""
    for reason in Reason:
        lines = [line for line, given in accounts.left_out.items() if given is reason]
        if lines:
            named = {"reason": wording.say(f"import.reason.{reason}"), "where": where(lines)}
            yield wording.say("import.left-out.reason", n=len(lines), **named)


def _grouped(wording: Wording, notes: Iterable[Note], where: _Where) -> Iterator[str]:
    """The notes as lines, in the order of the document; those that say the same of several lines as one."""
    said: dict[str, list[int]] = {}
    for note in notes:
        text = wording.say(note.key, **{name: _said(wording, value) for name, value in note.params.items()})
        said.setdefault(text, []).append(note.line)
    for text, lines in said.items():
        yield wording.say("import.at", where=where(lines), said=text)


def _said(wording: Wording, value: object) -> object:
    return wording.say(value.key) if isinstance(value, Term) else _short(value)


def _short(value: object) -> object:
    if not isinstance(value, str) or len(value) <= _EXCERPT:
        return value
    return value[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _places(content: Iterable[int]) -> dict[int, int]:
    """Each line's place among those that are not blank."""
    return {line: place for place, line in enumerate(content)}


def _ranges(lines: list[int], places: Mapping[int, int]) -> str:
    """Line numbers as a person writes them: «5–8, 11». Blank lines, which have no place, end no range."""
    runs = groupby(enumerate(lines), key=lambda numbered: places[numbered[1]] - numbered[0])
    spans = [[line for _, line in run] for _, run in runs]
    return ", ".join(f"{span[0]}" if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)

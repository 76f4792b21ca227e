"""The lines of the list of changes: headings of sections and owners, and one line a change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.model.changes import Kind
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.model.plan import Item
from vpbdiff.review.worklist import Count, Mark, Row, counts
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import telling_kinds
from vpbdiff.tui.text import clean
from vpbdiff.views.change_block import MARKS
from vpbdiff.wording import Wording

WORDY = 52
"""Columns from which a line has room for the state's word and the kind's beside a name of 25 letters or more; below it
the state's mark and letter, and the kind's mark, stand alone, and the page beside says the words."""

_KIND = 14
"""Columns of the kind's words: «omformulerad» and the space after it; of several kinds the page says the rest."""

SIGNS = {Mark.NEEDS: "!", Mark.STALE: "?", Mark.HAS: "✓", Mark.NOTE: "·", Mark.NOTHING: " "}
"""The character of each state; its word, or the first letter of that, stands beside it."""

DRAFT, WEAKER = "✎", "▾"
"""What stands beside the state: that a reason is half-written, or that a promise may be weaker."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: a part of the plan, with how many in it are done."""

    part: str
    count: Count


@dataclass(frozen=True, slots=True)
class Owner:
    """An item that the changes below stand in, named where it has no line of its own."""

    item: Item
    depth: int


ListLine = Section | Owner | Row


def lines_of(rows: Sequence[Row]) -> Iterator[ListLine]:
    """The rows with the headings that they stand under; what a section counts is what is shown of it."""
    sections = counts(rows)[1]
    part: str | None = None
    named: tuple[str, ...] = ()
    for row in rows:
        if row.part != part:
            part, named = row.part, ()
            yield Section(part, sections[part])
        owners = tuple(owner.pointer for owner in row.owners)
        for depth, owner in enumerate(row.owners):
            if named[: depth + 1] != owners[: depth + 1]:
                yield Owner(owner, depth)
        change = row.change
        own = (*owners, (change.new or change.old)[0].pointer) if change else owners
        named = own
        yield row


class LineWords:
    """Says lines in one language, for one width."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._states = {mark: wording.say(f"review.state.{mark}") for mark in Mark}
        self._widest = max(map(len, self._states.values()))

    def spans(self, line: ListLine, width: int, drafts: Collection[str]) -> Spans:
        """The line, without the columns of the cursor and the selection."""
        if isinstance(line, Section):
            return self._section(line)
        if isinstance(line, Owner):
            return (Span("  " * line.depth + "  " + clean(line.item.name), Style.QUIET),)
        return self._row(line, wordy=width >= WORDY, drafted=line.id in drafts)

    def _section(self, section: Section) -> Spans:
        name = phrases.capital(phrases.list_word(section.part, self._wording))
        count = f"  {section.count.done}/{section.count.all}" if section.count.all else ""
        return (Span(name + count, Style.STRONG),)

    def _row(self, row: Row, *, wordy: bool, drafted: bool) -> Spans:
        word = self._states[row.mark]
        state = word.ljust(self._widest) if wordy else word[:1].upper()
        style = Style.ALARM if row.is_open else Style.QUIET if row.mark in (Mark.NOTE, Mark.NOTHING) else Style.PLAIN
        mark, kind = self._kind(row)
        beside = DRAFT if drafted else WEAKER if row.weakened else " "
        return (
            Span(f"{SIGNS[row.mark]} {state} " if wordy else f"{SIGNS[row.mark]}{state}", style),
            Span(f"{beside}{mark} "),
            *((Span(_column(kind), Style.QUIET),) if wordy else ()),
            Span(clean(row.subject.record.name)),
        )

    def _kind(self, row: Row) -> tuple[str, str]:
        """The character and the words of what happened."""
        change = row.change
        if change is None:
            return "~", ""
        kinds = telling_kinds(change)
        mark = next(mark for kind, mark in MARKS.items() if kind in kinds)
        item = (change.new or change.old)[0]
        words = [
            phrases.adjective(kind, change.entity, 1, self._wording)
            if kind in phrases.ADJECTIVES
            else phrases.kind_word(kind, item, self._wording)
            for kind in kinds
        ]
        return mark, ", ".join(words)


def _column(kind: str) -> str:
    """The words of a kind in a column of their own, so that the names stand below each other."""
    cut = kind if len(kind) < _KIND else kind[: _KIND - 2] + "…"
    return cut.ljust(_KIND)


def kind_name(kind: Kind, wording: Wording) -> str:
    """A kind by itself, as in a list of kinds to choose from."""
    return wording.say(f"kind.{kind}.u" if kind in phrases.ADJECTIVES else f"kind.{kind}")

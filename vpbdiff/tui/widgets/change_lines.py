"""The lines of the list of changes: headings of sections and owners, one line a change, and how each looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Item
from vpbdiff.review.worklist import Count, Mark, WorklistRow, counts
from vpbdiff.statements import phrases
from vpbdiff.statements.phrasing import EDITED, Phrasing
from vpbdiff.statements.statement import surroundings
from vpbdiff.wording import Wording

WORDY = 52
"""Columns from which a line has room for the state's word and the kind's beside a name of 25 letters or more; below it
the state's mark and letter, and the kind's mark, stand alone, and the page beside says the words."""

_KIND = 14
"""Columns of the kind's words: «omformulerad» and the space after it; of several kinds the page says the rest."""

SIGNS = {
    Mark.NEEDS: "!",
    Mark.STALE: "?",
    Mark.REFUSED: "≠",
    Mark.HAS: "✓",
    Mark.NOTE: "·",
    Mark.NOTHING: " ",
}
"""The character of each state; its word, or the first letter of that, stands beside it."""

DRAFT, WEAKER = "✎", "‼"
"""What stands beside the state: that a reason is half-written, or that a promise may be weaker."""

UNFOLDED, FOLDED = "▽", "▷"
"""What stands before a section: whether its changes are shown."""


class Look(StrEnum):
    """How a part of a line looks: the component classes are `list--<look>`."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    ALARM = "alarm"
    DUE = "due"
    """The word beside an alarming sign."""
    STALE = "stale"
    DONE = "done"
    CAME = "came"
    WENT = "went"
    FIGURE = "figure"
    HIT = "hit"


_STATES = {Mark.NEEDS: Look.ALARM, Mark.STALE: Look.STALE, Mark.REFUSED: Look.ALARM, Mark.HAS: Look.DONE}
_LEFT = (Mark.NEEDS, Mark.STALE, Mark.REFUSED, Mark.NOTE)
_KINDS = {"+": Look.CAME, "−": Look.WENT, "↑": Look.FIGURE, "↓": Look.FIGURE}
"""The look of a kind's sign; of a text that is said otherwise or stands elsewhere it is plain."""

Parts = tuple[tuple[str, Look], ...]
"""The parts of a line, one after the other."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading: a part of the plan, with how many in it are done."""

    part: str
    count: Count
    folded: bool = False
    rows: tuple[WorklistRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """An item that the changes below stand in, named where it has no line of its own."""

    item: Item
    depth: int


ListLine = SectionRow | OwnerRow | WorklistRow


def lines_of(rows: Sequence[WorklistRow], folded: Collection[str] = ()) -> Iterator[ListLine]:
    """The rows with the headings that they stand under, of a `folded` section the heading alone; what a section counts
    is what is shown of it."""
    sections = counts(rows)[1]
    among: dict[str, list[WorklistRow]] = {}
    for row in rows:
        among.setdefault(row.part, []).append(row)
    part: str | None = None
    named: tuple[str, ...] = ()
    for row in rows:
        if row.part != part:
            part, named = row.part, ()
            yield SectionRow(part, sections[part], part in folded, tuple(among[part]))
        if part in folded:
            continue
        owners = tuple(owner.pointer for owner in row.owners)
        for depth, owner in enumerate(row.owners):
            if named[: depth + 1] != owners[: depth + 1]:
                yield OwnerRow(owner, depth)
        change = row.change
        own = (*owners, (change.new or change.old)[0].pointer) if change else owners
        named = own
        yield row


Happened = Mapping[str, tuple[str, str]]
"""The character and the words of what happened, by the change's id."""


def happened(comparison: Comparison, wording: Wording) -> Happened:
    """What happened in each change of a comparison."""
    phrasing = Phrasing(comparison, wording)
    shown = map(surroundings(comparison).statement, comparison.changes)
    return {each.id: (phrases.mark_of(each), phrasing.kinds(each)) for each in shown}


class LineWords:
    """Says lines in one language, for one width."""

    def __init__(self, wording: Wording) -> None:
        self.happened: Happened = {}
        self._wording = wording
        self._states = {mark: wording.say(f"review.state.{mark}") for mark in Mark}
        self._widest = max(map(len, self._states.values()))

    def lead(self, line: ListLine, width: int, drafts: Collection[str]) -> Parts:
        """What stands before the name, without the columns of the cursor and the selection."""
        if isinstance(line, SectionRow):
            return ((f"{FOLDED if line.folded else UNFOLDED} ", Look.QUIET),)
        if isinstance(line, OwnerRow):
            return (("  " * (line.depth + 1), Look.QUIET),)
        return self._row(line, wordy=width >= WORDY, drafted=line.id in drafts)

    def look(self, line: ListLine) -> Look:
        """How the name looks: of what is done, or needs nothing, as quiet as what it stands under."""
        match line:
            case SectionRow():
                return Look.STRONG
            case OwnerRow():
                return Look.QUIET
            case _:
                return Look.PLAIN if line.mark in _LEFT else Look.QUIET

    def name(self, line: ListLine) -> str:
        """What the line is called."""
        match line:
            case SectionRow():
                return phrases.capital(phrases.list_word(line.part, self._wording))
            case OwnerRow():
                return line.item.name
            case _:
                return line.subject.record.name

    def count(self, line: ListLine) -> Parts:
        """How many of a section's are done, behind its name."""
        if not isinstance(line, SectionRow) or not line.count.all:
            return ()
        done = line.count.done == line.count.all
        return (("  ", Look.PLAIN), (f"{line.count.done}/{line.count.all}", Look.DONE if done else Look.STRONG))

    def _row(self, row: WorklistRow, *, wordy: bool, drafted: bool) -> Parts:
        word = self._states[row.mark]
        state = word.ljust(self._widest) if wordy else word[:1].upper()
        look = _STATES.get(row.mark, Look.QUIET)
        loud = look in (Look.ALARM, Look.STALE)
        mark, kind = self.happened[row.change.id] if row.change is not None else (EDITED, "")
        beside = DRAFT if drafted else WEAKER if row.weakened else " "
        return (
            (SIGNS[row.mark], look),
            (f" {state}" if wordy else state, Look.DUE if loud else Look.QUIET),
            (" " if wordy else "", Look.PLAIN),
            (beside, Look.DUE if beside == WEAKER and loud else Look.PLAIN),
            (mark, _KINDS.get(mark, Look.PLAIN)),
            (" ", Look.PLAIN),
            (_column(kind) if wordy else "", Look.QUIET),
        )


def _column(kind: str) -> str:
    """The words of a kind in a column of their own, so that the names stand below each other; of several that have no
    room together the first."""
    if len(kind) >= _KIND:
        first = kind.partition(",")[0]
        kind = f"{first if len(first) < _KIND - 1 else first[: _KIND - 2]}…"
    return kind.ljust(_KIND)

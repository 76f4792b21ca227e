"""The list of changes: headings of sections and owners, one line a change; only lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.strip import Strip

from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.model.plan import Item
from vpbdiff.review.worklist import Count, Mark, WorklistRow, counts, next_open
from vpbdiff.statements import phrases
from vpbdiff.statements.phrasing import EDITED, Phrasing
from vpbdiff.statements.statement import surroundings
from vpbdiff.tui.layout import clean
from vpbdiff.tui.widgets.pages import Moving
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
class SectionRow:
    """A heading: a part of the plan, with how many in it are done."""

    part: str
    count: Count


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """An item that the changes below stand in, named where it has no line of its own."""

    item: Item
    depth: int


ListLine = SectionRow | OwnerRow | WorklistRow


def lines_of(rows: Sequence[WorklistRow]) -> Iterator[ListLine]:
    """The rows with the headings that they stand under; what a section counts is what is shown of it."""
    sections = counts(rows)[1]
    part: str | None = None
    named: tuple[str, ...] = ()
    for row in rows:
        if row.part != part:
            part, named = row.part, ()
            yield SectionRow(part, sections[part])
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

    def spans(self, line: ListLine, width: int, drafts: Collection[str]) -> Spans:
        """The line, without the columns of the cursor and the selection."""
        if isinstance(line, SectionRow):
            return self._section(line)
        if isinstance(line, OwnerRow):
            return (Span("  " * line.depth + "  " + clean(line.item.name), Style.QUIET),)
        return self._row(line, wordy=width >= WORDY, drafted=line.id in drafts)

    def _section(self, section: SectionRow) -> Spans:
        name = phrases.capital(phrases.list_word(section.part, self._wording))
        count = f"  {section.count.done}/{section.count.all}" if section.count.all else ""
        return (Span(name + count, Style.STRONG),)

    def _row(self, row: WorklistRow, *, wordy: bool, drafted: bool) -> Spans:
        word = self._states[row.mark]
        state = word.ljust(self._widest) if wordy else word[:1].upper()
        style = Style.ALARM if row.is_open else Style.QUIET if row.mark in (Mark.NOTE, Mark.NOTHING) else Style.PLAIN
        mark, kind = self.happened[row.change.id] if row.change is not None else (EDITED, "")
        beside = DRAFT if drafted else WEAKER if row.weakened else " "
        return (
            Span(f"{SIGNS[row.mark]} {state} " if wordy else f"{SIGNS[row.mark]}{state}", style),
            Span(f"{beside}{mark} "),
            *((Span(_column(kind), Style.QUIET),) if wordy else ()),
            Span(clean(row.subject.record.name)),
        )


def _column(kind: str) -> str:
    """The words of a kind in a column of their own, so that the names stand below each other."""
    cut = kind if len(kind) < _KIND else kind[: _KIND - 2] + "…"
    return cut.ljust(_KIND)


_NEAR = 2
"""Lines that are seen above and below the cursor where there are any: what comes is read before it is reached."""

_GUTTER = 2
"""Columns before a line: where the reader is, and what is selected."""


class ChangeList(Moving):
    """Shows rows under their headings, with a cursor that steps from change to change and a selection."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--{style.name.lower()}" for style in Style} | {"list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "seek(1)", "review.key.next", id="next"),
        Binding("N", "seek(-1)", "review.key.previous", id="previous", show=False),
        Binding("space", "pick", "review.key.select", id="select"),
        Binding("a", "pick_all", "review.key.select-all", id="select-all", show=False),
        Binding("v", "range", "review.key.select-range", id="select-range", show=False),
        Binding("s", "pick_section", "review.key.select-section", id="select-section", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another change, or on none."""

        def __init__(self, row: WorklistRow | None) -> None:
            self.row = row
            super().__init__()

    class Opened(Message):
        """The change under the cursor was clicked once more."""

    class Picked(Message):
        """Others are selected."""

    class Sought(Message):
        """Nothing that is shown is left to do; what holds the gate may be elsewhere."""

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(id=id)
        self._words = LineWords(wording)
        self._lines: tuple[ListLine, ...] = ()
        self._at: list[int] = []
        self._drafts: Collection[str] = ()
        self.rows: tuple[WorklistRow, ...] = ()
        self.cursor = 0
        self.selected: tuple[str, ...] = ()
        self.hits = False
        """Whether what is shown was found by a search: `n` then goes from one to the next."""
        self.known: Collection[str] = ()
        """The rows that there are, shown or not: what is selected stays so."""
        self._base: tuple[str, ...] = ()
        self._anchor: str | None = None

    @property
    def row(self) -> WorklistRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[WorklistRow], what: Happened, drafts: Collection[str] = ()) -> None:
        """Show other rows; the cursor stays on its change, or else at its place, the selection where it is shown."""
        self._words.happened = what
        kept = self.row.id if self.row else None
        self.rows, self._drafts = tuple(rows), drafts
        self._lines = tuple(lines_of(rows))
        self._at = [number for number, line in enumerate(self._lines) if isinstance(line, WorklistRow)]
        there = {row.id: number for number, row in enumerate(rows)}
        self.selected = tuple(each for each in self.selected if each in there or each in self.known)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.cursor = max(min(there.get(kept or "", self.cursor), len(rows) - 1), 0)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on a change; whether it is there."""
        for number, row in enumerate(self.rows):
            if row.id == row_id:
                self._go(number)
                return True
        return False

    def chosen(self) -> tuple[str, ...]:
        """The selected changes, or else the one under the cursor."""
        return self.selected or ((self.row.id,) if self.row else ())

    def unselect(self) -> None:
        """Select nothing."""
        self._anchor = None
        self._select(())

    def _select(self, chosen: tuple[str, ...]) -> None:
        self.selected = chosen
        self.refresh()
        self.post_message(self.Picked())

    def action_step(self, step: int) -> None:
        """Step to the next change or the one before."""
        self._go(self.cursor + step)

    def action_leap(self, step: int) -> None:
        """Step as many changes as there are lines in sight."""
        self._go(self.cursor + step * max(self.size.height - 2, 1))

    def action_edge(self, edge: int) -> None:
        """Step to the first change or the last."""
        self._go(0 if edge == 0 else len(self.rows) - 1)

    def action_seek(self, step: int) -> None:
        """Step to the next change that is left to do, or the one before."""
        if self.hits and self.rows:
            self._go((self.cursor + step) % len(self.rows))
            return
        found = next_open(self.rows, self.row.id if self.row else None, step)
        if found is not None:
            self.go_to(found.id)
        else:
            self.post_message(self.Sought())

    def go_on(self) -> None:
        """Stand on a change that is left to do: this one if it is, else the next."""
        if self.row is not None and not self.row.is_open and (found := next_open(self.rows, self.row.id)):
            self.go_to(found.id)

    def action_pick(self) -> None:
        """Select the change, or no longer, and step on."""
        if self.row is not None:
            rest = tuple(each for each in self.selected if each != self.row.id)
            self._select(rest if len(rest) < len(self.selected) else (*self.selected, self.row.id))
            self.action_step(1)

    def action_pick_all(self) -> None:
        """Select all that are shown and left to do; nothing if they are selected."""
        self._toggle(tuple(row.id for row in self.rows if row.is_open))

    def action_pick_section(self) -> None:
        """Select all of the section that are shown; none of it if they are selected."""
        if (here := self.row) is not None:
            self._toggle(tuple(row.id for row in self.rows if row.part == here.part))

    def _toggle(self, wanted: tuple[str, ...]) -> None:
        rest = tuple(each for each in self.selected if each not in wanted)
        self._select(rest if set(wanted) <= set(self.selected) else (*rest, *wanted))

    def action_range(self) -> None:
        """Begin a range at the cursor that follows it; end it where one is begun."""
        if self._anchor is not None or self.row is None:
            self._anchor = None
            return
        self._anchor, self._base = self.row.id, self.selected
        self._stretch()

    def _stretch(self) -> None:
        """Select from where the range was begun to the cursor."""
        places = {row.id: number for number, row in enumerate(self.rows)}
        if self._anchor not in places:
            self._anchor = None
            return
        first, last = sorted((places[self._anchor], self.cursor))
        among = [row.id for row in self.rows[first : last + 1]]
        self._select((*(each for each in self._base if each not in among), *among))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked."""
        number = event.y + self.scroll_offset.y
        if number in self._at:
            position = self._at.index(number)
            if position == self.cursor and event.chain > 1:
                self.post_message(self.Opened())
            self._go(position)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        plain = self.get_component_rich_style("list--plain")
        if number >= len(self._lines):
            return Strip.blank(width, plain)
        line = self._lines[number]
        here = bool(self.rows) and number == self._at[self.cursor]
        picked = isinstance(line, WorklistRow) and line.id in self.selected
        spans = self._words.spans(line, width - _GUTTER, self._drafts)
        segments = [Segment(("▸" if here else " ") + ("●" if picked else " "), plain)]
        segments += [
            Segment(span.text, self.get_component_rich_style(f"list--{span.style.name.lower()}")) for span in spans
        ]
        strip = Strip(segments)
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", plain)])
        strip = strip.adjust_cell_length(width, plain)
        if here:
            strip = strip.apply_style(self.get_component_rich_style("list--cursor", partial=True))
        return strip

    def _go(self, position: int) -> None:
        before = self.cursor
        self.cursor = max(min(position, len(self.rows) - 1), 0)
        if self.cursor == before:
            return
        for each in (before, self.cursor):
            self.refresh_line(self._at[each])
        if self._anchor is not None:
            self._stretch()
        self._reveal()
        self.post_message(self.Moved(self.row))

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen, with the headings right above it."""
        if not self.rows:
            return
        last = self._at[self.cursor]
        first = last
        while first > 0 and not isinstance(self._lines[first - 1], WorklistRow):
            first -= 1
        region = Region(0, first, 1, last - first + 1)
        self.scroll_to_region(region, spacing=Spacing(_NEAR, 0, _NEAR, 0), animate=False, force=True)

"""The list of changes, with a cursor and a selection; only lines in sight are drawn."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.strip import Strip

from vpbdiff.base.escaping import in_line
from vpbdiff.model.document import plain
from vpbdiff.review.worklist import WorklistRow, next_open
from vpbdiff.tui.layout import fitted
from vpbdiff.tui.widgets.change_lines import (
    Happened,
    LineWords,
    ListLine,
    Look,
    OwnerRow,
    Parts,
    SectionRow,
    lines_of,
)
from vpbdiff.tui.widgets.pages import Moving, hits, under_cursor
from vpbdiff.wording import Wording

_TALL = 9
"""Lines from which a list gives a title that is too long for one line a second; a heading, from twice as many."""

_NEAR = 2
"""Lines that are seen above and below the cursor where there are any: what comes is read before it is reached."""

_GUTTER = 2
"""Columns before a line: where the reader is, and what is selected."""


class ChangeList(Moving):
    """Shows rows under their headings, with a cursor that steps from change to change and a selection. A section that
    is folded is one stop of the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--{look}" for look in Look} | {"list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "seek(1)", "review.key.next", id="next"),
        Binding("N", "seek(-1)", "review.key.previous", id="previous", show=False),
        Binding("space", "pick", "review.key.select", id="select"),
        Binding("a", "pick_all", "review.key.select-all", id="select-all", show=False),
        Binding("v", "range", "review.key.select-range", id="select-range", show=False),
        Binding("s", "pick_section", "review.key.select-section", id="select-section", show=False),
        Binding("left", "fold(True)", "review.key.fold", id="fold", show=False),
        Binding("right", "fold(False)", "review.key.show-section", id="show-section", show=False),
        Binding("shift+left,less_than_sign", "fold_all(True)", "review.key.fold-all", id="fold-all", show=False),
        Binding("shift+right,greater_than_sign", "fold_all(False)", "review.key.show-all", id="show-all", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another change, on a folded section, or on none."""

        def __init__(self, row: WorklistRow | None, section: SectionRow | None = None) -> None:
            self.row = row
            self.section = section
            super().__init__()

    class Picked(Message):
        """Others are selected."""

    class Sought(Message):
        """Nothing that is shown is left to do; what holds the gate may be elsewhere."""

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(id=id)
        self._words = LineWords(wording)
        self._lines: tuple[ListLine, ...] = ()
        self._stops: list[int] = []
        """The lines that the cursor stops at."""
        self._tops: list[int] = []
        """Of each line, where it begins on the list as it is drawn; last where the list ends."""
        self._drawn: list[int] = []
        """The line that stands on each line as it is drawn."""
        self._drafts: Collection[str] = ()
        self._folded: set[str] = set()
        self.rows: tuple[WorklistRow, ...] = ()
        self.cursor = 0
        self.selected: tuple[str, ...] = ()
        self.sought = ""
        """What is searched for, marked in the titles; `n` then goes from one hit to the next."""
        self.known: Collection[str] = ()
        """The rows that there are, shown or not: what is selected stays so."""
        self._base: tuple[str, ...] = ()
        self._anchor: str | None = None

    @property
    def _stop(self) -> ListLine | None:
        return self._lines[self._stops[self.cursor]] if self.cursor < len(self._stops) else None

    @property
    def row(self) -> WorklistRow | None:
        """The row under the cursor."""
        stop = self._stop
        return stop if isinstance(stop, WorklistRow) else None

    @property
    def section(self) -> SectionRow | None:
        """The folded section under the cursor."""
        stop = self._stop
        return stop if isinstance(stop, SectionRow) else None

    @property
    def position(self) -> tuple[int, int]:
        """At which of how many stops the cursor stands; 0 of 0 where there is none."""
        return min(self.cursor + 1, len(self._stops)), len(self._stops)

    def show(self, rows: Sequence[WorklistRow], what: Happened, drafts: Collection[str] = ()) -> None:
        """Show other rows; the cursor stays on its change, or else at its place, the selection where it is shown."""
        self._words.happened = what
        self.rows, self._drafts = tuple(rows), drafts
        there = {row.id for row in rows}
        self.selected = tuple(each for each in self.selected if each in there or each in self.known)
        self._arrange()
        self.post_message(self.Moved(self.row, self.section))

    def _arrange(self) -> None:
        """Put the lines in order, the cursor on what it stood on or else at its place."""
        kept = _key(self._stop)
        self._lines = tuple(lines_of(self.rows, self._folded))
        self._stops = [
            number
            for number, line in enumerate(self._lines)
            if isinstance(line, WorklistRow) or (isinstance(line, SectionRow) and line.folded)
        ]
        there = {_key(self._lines[number]): position for position, number in enumerate(self._stops)}
        self.cursor = max(min(there.get(kept, self.cursor), len(self._stops) - 1), 0)
        self._lay()
        self._reveal()
        self.refresh()

    def _lay(self) -> None:
        """Give every line its place: a title that is too long for one has two, where the list is tall enough."""
        width = self.scrollable_content_region.width - _GUTTER
        room = {WorklistRow: _TALL, OwnerRow: 2 * _TALL}
        leads: dict[object, int] = {}
        self._tops, self._drawn = [], []
        for number, line in enumerate(self._lines):
            self._tops.append(len(self._drawn))
            two = False
            if self.size.height >= room.get(type(line), sys.maxsize):
                kind = line.depth if isinstance(line, OwnerRow) else WorklistRow
                if kind not in leads:
                    leads[kind] = sum(cell_len(text) for text, _ in self._words.lead(line, width, ()))
                two = cell_len(self._words.name(line)) > width - leads[kind]
            self._drawn += [number, number] if two else [number]
        self._tops.append(len(self._drawn))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._drawn))

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on a change, out of a fold where it is in one; whether it is there."""
        row = next((each for each in self.rows if each.id == row_id), None)
        if row is None:
            return False
        if row.part in self._folded:
            self._folded.discard(row.part)
            self._arrange()
        at = next(position for position, number in enumerate(self._stops) if _key(self._lines[number]) == row_id)
        self._go(at)
        return True

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
        self._go(0 if edge == 0 else len(self._stops) - 1)

    def action_seek(self, step: int) -> None:
        """Step to the next change that is left to do, or the one before."""
        if self.sought and self.rows:
            self._go((self.cursor + step) % len(self._stops))
            return
        found = next_open(self.rows, self._near(step), step)
        if found is not None:
            self.go_to(found.id)
        else:
            self.post_message(self.Sought())

    def _near(self, step: int) -> str | None:
        """The row that the cursor stands on; of a folded section the row before its first, or after its last, so that
        the next one is of the section."""
        if self.section is None:
            return self.row.id if self.row else None
        edge = self.section.rows[0 if step > 0 else -1].id
        at = [row.id for row in self.rows].index(edge) - step
        return self.rows[at].id if 0 <= at < len(self.rows) else None

    def go_on(self) -> None:
        """Stand on a change that is left to do: this one if it is, else the next."""
        if self.row is not None and not self.row.is_open and (found := next_open(self.rows, self.row.id)):
            self.go_to(found.id)

    def action_fold(self, fold: bool) -> None:
        """Show of the section that the cursor is in the heading alone, or its changes again."""
        here = self.row or self.section
        if here is not None and (here.part in self._folded) is not fold:
            self._fold({here.part}, fold=fold)

    def action_fold_all(self, fold: bool) -> None:
        """Show the headings of all sections alone, or all changes again."""
        self._fold({row.part for row in self.rows}, fold=fold)

    def _fold(self, parts: set[str], *, fold: bool) -> None:
        here = self.row or self.section
        self._folded = self._folded | parts if fold else self._folded - parts
        self._arrange()
        for position, number in enumerate(self._stops):
            line = self._lines[number]
            if here is not None and not isinstance(line, OwnerRow) and line.part == here.part:
                if self.row is None or self.row.part != here.part:
                    self.cursor = position
                break
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.row, self.section))

    def action_pick(self) -> None:
        """Select the change, or no longer, and step on."""
        if self.row is not None:
            rest = tuple(each for each in self.selected if each != self.row.id)
            self._select(rest if len(rest) < len(self.selected) else (*self.selected, self.row.id))
            self.action_step(1)

    def action_pick_all(self) -> None:
        """Select all that are shown and lack a reason; nothing if they are selected."""
        self._toggle(tuple(row.id for row in self.rows if row.lacks))

    def action_pick_section(self) -> None:
        """Select all of the section that are shown; none of it if they are selected."""
        if (here := self.row or self.section) is not None:
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
        """Select from where the range was begun to the cursor; a folded section on the way is in it, whole."""
        places = {row.id: number for number, row in enumerate(self.rows)}
        if self._anchor not in places:
            self._anchor = None
            return
        ends = (self.row,) if self.row is not None else self.section.rows if self.section is not None else ()
        found = sorted((places[self._anchor], *(places[row.id] for row in ends)))
        among = [row.id for row in self.rows[found[0] : found[-1] + 1]]
        self._select((*(each for each in self._base if each not in among), *among))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was clicked; a click on a heading folds its section, or shows it again."""
        number = event.y + self.scroll_offset.y
        line = self._drawn[number] if number < len(self._drawn) else -1
        if line in self._stops:
            position = self._stops.index(line)
            if position == self.cursor and event.chain > 1:
                self.post_message(self.Opened())
            self._go(position)
        if line >= 0 and isinstance(section := self._lines[line], SectionRow):
            self._fold({section.part}, fold=not section.folded)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew, and keep the cursor in sight."""
        self._lay()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        at, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        plain = self.get_component_rich_style("list--plain")
        if at >= len(self._drawn):
            return Strip.blank(width, plain)
        number = self._drawn[at]
        line = self._lines[number]
        here = bool(self._stops) and number == self._stops[self.cursor]
        picked = isinstance(line, WorklistRow) and line.id in self.selected
        first = at == self._tops[number]
        cursor = ("▸" if here else " ") + ("●" if picked else " ") if first else " " * _GUTTER
        segments = [Segment(cursor, plain)]
        for text, look in self._parts(number, width - _GUTTER, second=not first):
            segments.append(Segment(text, self.get_component_rich_style(f"list--{look}")))
        strip = Strip(segments)
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", plain)])
        strip = strip.adjust_cell_length(width, plain)
        if here:
            strip = under_cursor(strip, self.get_component_rich_style("list--cursor", partial=True))
        return strip

    def _parts(self, number: int, width: int, *, second: bool) -> Parts:
        """The parts of a line as it is drawn; of one whose title takes two lines the first or the `second`."""
        line = self._lines[number]
        lead = self._words.lead(line, width, self._drafts)
        name, look = in_line(self._words.name(line)), self._words.look(line)
        if self._tops[number + 1] - self._tops[number] > 1:
            room = width - sum(cell_len(text) for text, _ in lead)
            found = fitted(plain(name), room)
            top = "".join(span.text for span in next(found))
            rest = "".join(span.text for span in next(found, ()))
            if not second:
                return (*lead, *self._marked(top, look))
            more = "…" if next(found, None) is not None else ""
            return ((" " * (width - room), Look.PLAIN), *self._marked(rest[: room - len(more)] + more, look))
        return (*lead, *self._marked(name, look), *self._words.count(line))

    def _marked(self, text: str, look: Look) -> Parts:
        return tuple((part, Look.HIT if is_hit else look) for part, is_hit in hits(text, self.sought))

    def _go(self, position: int) -> None:
        before = self.cursor
        self.cursor = max(min(position, len(self._stops) - 1), 0)
        if self.cursor == before:
            return
        for each in (before, self.cursor):
            number = self._stops[each]
            for line in range(self._tops[number], self._tops[number + 1]):
                self.refresh_line(line)
        if self._anchor is not None:
            self._stretch()
        self._reveal()
        self.post_message(self.Moved(self.row, self.section))

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen, with as much of the headings right above it as there is room for."""
        if not self._stops:
            return
        last = self._stops[self.cursor]
        first = last
        while first > 0 and isinstance(self._lines[first - 1], SectionRow | OwnerRow):
            first -= 1
        height, bottom = self.scrollable_content_region.height, self._tops[last + 1]
        top = max(self._tops[first], bottom - height)
        near = max(min(_NEAR, (height - bottom + top) // 2), 0)
        region = Region(0, top, 1, bottom - top)
        self.scroll_to_region(region, spacing=Spacing(near, 0, near, 0), animate=False, force=True)


def _key(line: ListLine | None) -> str | None:
    """What names a stop of the cursor, whatever stands around it."""
    if isinstance(line, WorklistRow):
        return line.id
    return f"{SectionRow.__name__}:{line.part}" if isinstance(line, SectionRow) else None

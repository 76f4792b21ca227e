"""An item or the series through the years.

A history as points of a page: the same elements as `vpbdiff history` writes, with what each of them leads to.

The history of an item through all plans of the series, or of the whole; read in the background.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from vpbdiff.gate import Case
from vpbdiff.history import Appearance, History, Lineage
from vpbdiff.history.lineage import ends
from vpbdiff.history.search import is_frame
from vpbdiff.history.trends import GOALS, never_changed, raised
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Style, Table, plain
from vpbdiff.review.series_history import HistoryPosition, SeriesHistory, chronicle
from vpbdiff.review.worklist import Worklist
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.tui.dialogs.choose import ChooseOne, Pick
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.messages import ReturnTo
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.pages import Point, Points
from vpbdiff.views import history_report
from vpbdiff.views.lineage_report import edition_name
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_CHAPTER = 2
"""The level of a plan's heading in the history of an item."""


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """A point with the items that it leads to."""

    point: Point
    items: tuple[Appearance, ...] = ()


def of_item(history: History, item: Appearance, lineage: Lineage, wording: Wording) -> Iterator[LinkedItem]:
    """One item with its thread, plan by plan; a plan leads to what the item was merged with or split into there, what
    it stood under, what it held."""
    editions = {edition_name(history, each.number, wording): each.number for each in history.editions}
    key: Hashable = None
    block: list[PageElement] = []
    for element in _shown(history_report.elements(history, (lineage,), wording, Options(full=True))):
        if isinstance(element, Heading) and element.level == _CHAPTER:
            yield _led(block, key, history, item, lineage)
            key, block = editions.get(element.text), []
        elif _opens(element) and block and not isinstance(block[-1], Heading):
            block.append(Gap())
        block.append(element)
    yield _led(block, key, history, item, lineage)


def _opens(element: PageElement) -> bool:
    """Whether there is to be air before an element."""
    return isinstance(element, Table) or (isinstance(element, Line) and element.first)


def _led(block: list[PageElement], key: Hashable, history: History, item: Appearance, lineage: Lineage) -> LinkedItem:
    items = tuple(_met(history, item, lineage, key)) if isinstance(key, int) else ()
    return LinkedItem(Point((*block, Gap()), key), items)


def _met(history: History, item: Appearance, lineage: Lineage, edition: int) -> Iterator[Appearance]:
    """Each other item that the history of one speaks of in a plan, once."""
    seen = {item.key}
    for each in _beside(history, lineage, edition):
        if each.key not in seen:
            seen.add(each.key)
            yield each


def _beside(history: History, lineage: Lineage, edition: int) -> Iterator[Appearance]:
    for event in lineage.events:
        if history.steps[event.step].new == edition:
            yield from event.appearances if len(event.appearances) > 2 else ()  # merged or split
            yield from (each for other in history.below(event) for each in other.new or other.old)
    for each in lineage.within(edition):
        owner = (each.owner,) if each.owner is not None else ()
        held = (item for listing in each.item.lists.values() for item in listing)
        for item in (*owner, *held):
            found = history.lineage(edition, item.pointer)
            yield from (one for one in found.within(edition) if one.item is item) if found is not None else ()


def of_series(history: History, wording: Wording) -> Iterator[LinkedItem]:
    """The whole series; the goals that never changed and the risks that were only raised lead to their history."""
    block: list[PageElement] = []
    item: Appearance | None = None
    listed = _listed(history)
    for element in _shown(history_report.overview(history, wording)):
        told = element.spans[0].text if isinstance(element, Line | Paragraph) and element.spans else ""
        if told == wording.say("history.how-to-ask"):
            continue
        if not (isinstance(element, Line) and element.depth):
            yield _group(block, item)
            item = listed.get(told) if isinstance(element, Line) else None
            block = [Gap()] if isinstance(element, Heading) and element.level == _CHAPTER else []
        block.append(element)
    yield _group(block, item)


def _group(block: list[PageElement], item: Appearance | None) -> LinkedItem:
    return LinkedItem(Point(tuple(block), item.key if item else None), (item,) if item else ())


def _listed(history: History) -> dict[str, Appearance]:
    """The items of the two lists, by what these call them."""
    goals = {
        phrases.whole(each.lineage.name): each.lineage.latest for path in GOALS for each in never_changed(history, path)
    }
    return goals | {phrases.brief(each.last.item.name): each.last for each in raised(history)}


def named(history: History) -> Iterator[Appearance]:
    """Every item with a name, as it was last seen, in the order of the history."""
    for lineage in history.lineages:
        if lineage.entity.has_name:
            yield from ends(lineage)


def _shown(elements: Iterable[Block]) -> Iterator[Heading | Paragraph | Line | Table]:
    """What a page can show, which is all that a history holds."""
    return (each for each in elements if isinstance(each, Heading | Paragraph | Line | Table))


class HistoryView(PagedView):
    """Shows the series, or one item of it; leads from an item to those that it was merged with, split into or held."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "follow", "review.key.follow", id="follow"),
        Binding("slash", "find", "review.key.find-item", id="find-item"),
        Binding("escape", "back", "review.key.back", id="back"),
        Binding("y", "copy", "review.key.copy-page", id="copy-page", show=False),
    ]

    @dataclass
    class Read(Message):
        """The series has been read, for this case."""

        case: Case
        found: SeriesHistory

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(wording, id=id)
        self._chronicle: SeriesHistory | None = None
        self._trail: list[HistoryPosition] = []
        self._origin: str | None = None
        self._leads: dict[Hashable, tuple[Appearance, ...]] = {}
        self._stale = False

    opens = "follow"

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="chronicle")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the history with the reasons of a case; read anew when it is next seen."""
        self._case = case
        self._stale = True
        if self._chronicle is None:
            self._fill()
        if self.display:
            self.on_show()

    def on_show(self) -> None:
        """Read the series, if anything has changed since it was read."""
        if self._stale:
            self._stale = False
            self.run_worker(self._read, thread=True)

    def _read(self) -> None:
        """Read and compare all plans, in a thread."""
        case = self._case
        self.post_message(self.Read(case, chronicle(case)))

    @on(Read)
    def _was_read(self, message: Read) -> None:
        if message.case is not self._case:
            return
        first, self._chronicle = self._chronicle is None, message.found
        self._fill()
        if first:
            self._page.action_edge(0)

    def open(self, where: HistoryPosition, origin: str) -> None:
        """Show one item; back from it goes to the view that it was asked from."""
        self._trail, self._origin = [where], origin
        self._fill()
        self._page.action_edge(0)

    def _fill(self) -> None:
        found = [LinkedItem(each) for each in self._notes()]
        history = self._chronicle.history if self._chronicle else None
        if self._chronicle is not None and history is not None:
            found += self._told(self._chronicle, history)
        self._leads = {each.point.key: each.items for each in found}
        self._page.show(each.point for each in found)

    def _told(self, known: SeriesHistory, history: History) -> Iterator[LinkedItem]:
        if not self._trail:
            yield from of_series(history, self.wording)
        elif (item := known.item(self._trail[-1])) is not None:
            yield from of_item(history, item, known.thread(item), self.wording)
        else:
            yield LinkedItem(Point((Paragraph(plain(self.wording.say("review.history-gone"))),)))

    def _notes(self) -> Iterator[Point]:
        """What keeps the history from being shown, or from being whole."""
        say = self.wording.say
        if self._chronicle is None:
            yield Point((Paragraph(plain(say("review.history-reading"))),))
            return
        for problem in self._chronicle.unread:
            told = say("review.history-unread", problem=sentence(self.wording, problem))
            yield Point((Paragraph((Span(told, Style.ALARM),)), Gap()))
        if self._chronicle.history is None and not self._chronicle.unread:
            yield Point((Paragraph(plain(say("review.history-no-series"))),))

    def action_follow(self) -> None:
        """Go to the history of what the cursor stands on; of several the one that is chosen."""
        items = self._leads.get(self._page.key, ())
        if len(items) == 1 and self._chronicle is not None:
            self._go(self._chronicle.where(items[0]))
        else:
            self._choose(items, self.wording.say("review.history-follow"))

    def action_find(self) -> None:
        """Choose an item of any year by its name."""
        history = self._chronicle.history if self._chronicle else None
        items = named(history) if history is not None else ()
        self._choose(tuple(items), self.wording.say("review.history-find"))

    def _choose(self, items: Sequence[Appearance], title: str) -> None:
        known = self._chronicle
        if known is None or not items:
            self.ask(None)
            return
        choices = [Pick(self._called(each), known.where(each), self._years(each, known)) for each in items]
        self.app.push_screen(ChooseOne(title, choices, self.wording), self._go)

    def _called(self, appearance: Appearance) -> str:
        word = phrases.capital(phrases.entity_word(appearance.item.entity.name, 1, self.wording))
        word = self.wording.say("history.frame") if is_frame(appearance.item) else word
        return self.wording.say("history.title", entity=word, name=phrases.brief(appearance.item.name))

    def _years(self, appearance: Appearance, known: SeriesHistory) -> str:
        """The plans that an item stands in, and what it was called before."""
        assert known.history is not None
        seen = known.thread(appearance).appearances
        plans = dict.fromkeys(edition_name(known.history, each.edition, self.wording) for each in seen)
        names = dict.fromkeys(each.item.name for each in seen if each.item.name != appearance.item.name)
        return ", ".join((*plans, *(f"«{phrases.brief(each)}»" for each in names)))

    def _go(self, where: HistoryPosition | None) -> None:
        if where is not None:
            self._trail.append(where)
            self._fill()
            self._page.action_edge(0)

    def action_back(self) -> None:
        """Go back to the item before, from the first to where it was asked for, or to the whole series."""
        if not self._trail:
            self.ask(None)
            return
        self._trail.pop()
        self._fill()
        if not self._trail and self._origin is not None:
            self.post_message(ReturnTo(self._origin))
            self._origin = None


VIEW = HistoryView

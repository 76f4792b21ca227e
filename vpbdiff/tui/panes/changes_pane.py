"""The changes: a list to the left, the one that is chosen to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from vpbdiff.gate import Case
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.review.preferences import NARROWEST, USUAL, WIDEST, Preferences
from vpbdiff.review.worklist import Filter, Worklist, WorklistRow
from vpbdiff.statements import absence, phrases
from vpbdiff.tui.change_detail import MOST, Detail, Suggestions
from vpbdiff.tui.dialogs import windows
from vpbdiff.tui.dialogs.windows import Ticked, filter_of, filter_screen
from vpbdiff.tui.layout import PageElement, content
from vpbdiff.tui.messages import AcceptWording, CopyText, Explain, PairUp, Prefer, ShowHistory, Unpair, Withdraw
from vpbdiff.tui.view import View
from vpbdiff.tui.widgets.change_lines import SIGNS, Happened, SectionRow, happened
from vpbdiff.tui.widgets.change_list import ChangeList
from vpbdiff.tui.widgets.inputs import TextBox
from vpbdiff.tui.widgets.pages import TextPage
from vpbdiff.wording import Wording

_PAUSE = 0.15
"""Seconds at a change before its suggestions are looked for: longer than between two steps of a held key."""


class _Search(TextBox):
    """The line to search by; Enter goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "review.key.to-list", id="to-list")]


class ChangesView(View):
    """Shows every change, section by section, and asks for what is to be done with them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "explain", "review.key.explain", id="explain"),
        Binding("w", "accept", "review.key.accept", id="accept"),
        Binding("slash", "search", "review.key.search", id="search"),
        Binding("f", "filter", "review.key.filter", id="filter"),
        Binding("d", "withdraw", "review.key.withdraw", id="withdraw", show=False),
        Binding("p", "pair", "review.key.pair", id="pair", show=False),
        Binding("P", "unpair", "review.key.unpair", id="unpair", show=False),
        Binding("h", "history", "review.key.history", id="history"),
        Binding("y", "copy", "review.key.copy", id="copy", show=False),
        Binding("Y", "copy_place", "review.key.copy-place", id="copy-place", show=False),
        Binding("J", "scroll(1)", "review.key.scroll-down", id="scroll-down", show=False),
        Binding("K", "scroll(-1)", "review.key.scroll-up", id="scroll-up", show=False),
        Binding("full_stop", "difference(1)", "review.key.next-difference", id="next-difference", show=False),
        Binding("comma", "difference(-1)", "review.key.previous-difference", id="previous-difference", show=False),
        Binding("right_curly_bracket,left_curly_bracket", "unfold", "review.key.unfold", id="unfold", show=False),
        Binding("plus", "widen(4)", "review.key.widen", id="widen", show=False),
        Binding("minus", "widen(-4)", "review.key.narrow", id="narrow", show=False),
        Binding("z,enter", "zoom", "review.key.zoom", id="zoom", show=False),
        Binding("escape", "clear", "review.key.clear", id="clear", show=False),
    ]

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(wording, id=id)
        self.filter = Filter()
        self.drafted: frozenset[str] = frozenset()
        self._told: str | None = None
        self._waiting: Timer | None = None
        self._suggestions: Suggestions | None = None
        self._listing: Worklist | None = None
        self._detail: Detail | None = None
        self._happened: Happened = {}
        self._case: Case | None = None
        self._stood: WorklistRow | None = None
        """Where the reader stood before anything was left out."""

    def compose(self) -> ComposeResult:
        """The list with the line to search by, and the page."""
        with Vertical(id="left"):
            yield Static(id="filter", markup=False)
            yield ChangeList(self.wording, id="list")
            yield _Search(placeholder=self.wording.say("review.search"), id="search", compact=True)
        yield TextPage(id="change")

    @property
    def first(self) -> Widget:
        """The list."""
        return self.list

    @property
    def list(self) -> ChangeList:
        """The list of changes."""
        return self.query_one("#list", ChangeList)

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the changes of a case."""
        if self._case is not case:
            self._detail = Detail(case, self.wording, self._detail)
        if self._case is None or self._case.comparison is not case.comparison:
            self._happened = happened(case.comparison, self.wording)
        if self._suggestions is None or self._suggestions.plan is not case.comparison.new:
            self._suggestions = Suggestions(case.comparison.new, self.wording)
        self._case, self._listing = case, listing
        self.fill()

    def fill(self) -> None:
        """Show what the filter lets through, and say what it leaves out."""
        if self._listing is None:
            return
        rows = self._listing.rows(self.filter, self._called)
        self.list.sought = self.query_one("#change", TextPage).sought = self.filter.text.strip()
        self.list.known = {row.id for row in self._listing.all}
        self.list.show(rows, self._happened, self.drafted)
        self._tell_filter()

    def _called(self, row: WorklistRow) -> str:
        """What a row is called on the screen: its section, its state, its kind."""
        kind = self._happened[row.change.id][1] if row.change is not None else ""
        part = phrases.list_word(row.part, self.wording)
        return f"{part} {self.wording.say(f'review.state.{row.mark}')} {kind}"

    @on(ChangeList.Picked)
    def _tell_filter(self) -> None:
        """Say what is shown of all, and how many are selected, also of those that are not shown."""
        if self._listing is None:
            return
        shown, number = self.list.rows, len(self.list.selected)
        told = windows.filter_sentence(self.filter, len(shown), len(self._listing.all), self.wording)
        if number:
            hidden = number - len({row.id for row in shown} & set(self.list.selected))
            key = "review.selected-hidden" if hidden else "review.selected"
            told = " ".join(filter(None, (told, self.wording.count(key, number, hidden=hidden))))
        above = (*self._not_read(), *plain(told))
        self.query_one("#filter", Static).update(content(above))
        self.query_one("#filter").display = bool(told) or len(above) > 1

    def _not_read(self) -> Spans:
        """How much of the plans could not be read, which no change in the list tells."""
        plans = (self._case.comparison.old, self._case.comparison.new) if self._case else ()
        number = sum(len(plan.unread) for plan in plans)
        return (Span(f"{self.wording.count('gate.group-unread', number)}. ", Style.ALARM),) if number else ()

    def go_to(self, change: str) -> None:
        """Put the cursor on a change, for which the filter is dropped where it hides it."""
        if not self.list.go_to(change):
            self._set(Filter())
            self.list.go_to(change)

    @on(ChangeList.Moved)
    def _moved(self, message: ChangeList.Moved) -> None:
        page = self.query_one("#change", TextPage)
        at, last = self.list.position
        self.query_one("#left").border_subtitle = self.wording.say("review.position", n=at, all=last) if last else ""
        if message.row is None or self._detail is None:
            page.border_title = ""
            page.show(self._nothing() if message.section is None else self._section(message.section))
            self._told = None
            return
        page.border_title = content(self.wording.say("review.page-title", name=message.row.subject.record.name))
        same = self._told == message.row.id
        self._told = message.row.id
        page.show(self._detail.elements(message.row), keep_place=same)
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_PAUSE, self.suggest)

    def suggest(self) -> None:
        """Add what the plan itself says, once the reader has stopped at a change."""
        row = self.list.row
        if row is not None and row.id == self._told and self._detail is not None:
            self.query_one("#change", TextPage).show(self._detail.elements(row, self._suggestions), keep_place=True)

    def _section(self, section: SectionRow) -> Iterator[PageElement]:
        """What a folded section holds."""
        yield Heading(phrases.capital(phrases.list_word(section.part, self.wording)))
        yield Paragraph(plain(self.wording.say("review.folded", changes=self._counted(section))))
        for row in section.rows:
            yield Line((Span(row.subject.record.name),), 1, SIGNS[row.mark].strip() or "·")

    def _counted(self, section: SectionRow) -> str:
        return self.wording.count("review.changes", len(section.rows))

    def _nothing(self) -> Iterator[Paragraph]:
        if self._listing is not None:
            same = absence.sentence(self._case.comparison.unchanged(), self.wording) if self._case else None
            none = f"{self.wording.say('diff.nothing-selected')} {self.wording.say('review.show-all-again')}"
            yield Paragraph(plain(same or none))

    def action_explain(self) -> None:
        """Ask for the form, with what the plan itself says at hand."""
        if chosen := self.list.chosen():
            rows = [row for row in self.list.rows if row.id in chosen]
            self.post_message(Explain(chosen, self.sentences(rows)))

    def sentences(self, rows: Sequence[WorklistRow]) -> tuple[str, ...]:
        """Sentences of the plan that seem to give the reason for some changes."""
        found = [each for row in rows for each in self._suggestions.sentences(row)] if self._suggestions else []
        return tuple(dict.fromkeys(found))[:MOST]

    def action_accept(self) -> None:
        """Accept proposed wording as that."""
        if chosen := self.list.chosen():
            self.post_message(AcceptWording(chosen))

    def action_withdraw(self) -> None:
        """Take the reasons away."""
        if chosen := self.list.chosen():
            row = self.list.row
            shown = row.on_record if row is not None and chosen == (row.id,) else ()
            self.post_message(Withdraw(chosen, shown))

    def action_pair(self) -> None:
        """Pair what came or went with something of the other plan."""
        if self.list.row is not None:
            self.post_message(PairUp(self.list.row.id))

    def action_unpair(self) -> None:
        """Part the two items."""
        if self.list.row is not None:
            self.post_message(Unpair(self.list.row.id))

    def action_history(self) -> None:
        """Ask for the item's history."""
        if (row := self.list.row) is not None:
            self.post_message(ShowHistory(*row.standing))

    def action_copy(self) -> None:
        """Copy the page."""
        self.post_message(CopyText(self.query_one("#change", TextPage).text, "review.copied-page"))

    def action_copy_place(self) -> None:
        """Copy file and line."""
        if self.list.row is not None and self._detail is not None:
            self.post_message(CopyText(self._detail.spot(self.list.row), "review.copied-place"))

    def action_scroll(self, step: int) -> None:
        """Scroll the page from the list."""
        self.query_one("#change", TextPage).scroll_relative(y=3 * step, animate=False)

    def action_difference(self, step: int) -> None:
        """Scroll the page to the next words that differ, or those before."""
        if not self.query_one("#change", TextPage).seek((Style.OLD, Style.NEW), step):
            self.app.bell()

    def on_mount(self) -> None:
        """As wide a list as was chosen."""
        self.query_one("#left").border_title = content(self.wording.say("review.view.changes"))
        self._list_width = getattr(self.app, "preferences", Preferences()).list_width
        if self._list_width != USUAL:
            self.query_one("#left").styles.width = f"{self._list_width}%"

    def action_widen(self, step: int) -> None:
        """Give the list more of the window, or less, and remember it."""
        self._list_width = max(NARROWEST, min(self._list_width + step, WIDEST))
        self.query_one("#left").styles.width = f"{self._list_width}%"
        self.post_message(Prefer("list-width", self._list_width))

    def action_unfold(self) -> None:
        """Show all of the texts, or only what stands around what differs."""
        if self._detail is not None and self.list.row is not None:
            self._detail.texts.folds = not self._detail.texts.folds
            self.query_one("#change", TextPage).show(self._detail.elements(self.list.row, self._suggestions))

    def action_zoom(self) -> None:
        """Give the page all the room, or the list its own again: what a screen reader, or a small screen, wants."""
        zoomed = self.toggle_class("-zoomed").has_class("-zoomed")
        (self.query_one("#change") if zoomed else self.list).focus()

    @on(ChangeList.Opened)
    def _opened(self) -> None:
        self.action_zoom()

    def action_search(self) -> None:
        """Search by what is typed."""
        self.remove_class("-zoomed")
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#search")
    def _typed(self, message: Input.Changed) -> None:
        # What the field holds by now, not what it held at this letter: setting that would undo those typed since.
        self._set(replace(self.filter, text=message.input.value))

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self.list.focus()

    @on(Input.Blurred, "#search")
    def _left(self) -> None:
        self.query_one("#search").display = bool(self.filter.text)

    def action_filter(self) -> None:
        """Choose which changes to show."""
        if self._listing is not None:
            self.app.push_screen(filter_screen(self._listing.all, self.filter, self.wording), self._chosen)

    def _chosen(self, ticked: tuple[Ticked, ...] | None) -> None:
        if ticked is not None:
            self._set(filter_of(ticked, self.filter))

    def action_clear(self) -> None:
        """Go back by one step: from the page, the selection, the filter."""
        if self.has_class("-zoomed"):
            self.action_zoom()
        elif self.list.selected:
            self.list.unselect()
        elif not self.filter.whole:
            self._set(Filter())
        self.list.focus()

    def _set(self, chosen: Filter) -> None:
        if chosen == self.filter:
            return
        if self.filter.whole:
            self._stood = self.list.row
        self.filter = chosen
        field = self.query_one("#search", Input)
        if field.value != chosen.text:
            field.value = chosen.text
        field.display = bool(chosen.text) or field.has_focus
        stood = self.list.row or self._stood
        self.fill()
        if stood is not None and not self.list.go_to(stood.id):
            self.list.action_edge(0)


VIEW = ChangesView

"""Teaching on a screen: left the document as it was read, right the plan, below what was done and the keys; and the
question what something unread shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.model.document import Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.review.choices import Choice as Chosen
from vpbdiff.review.readings import BlockEntry, ReadingState, TeachableKind
from vpbdiff.review.teaching import Teaching, Trial, UnreadAnswer
from vpbdiff.statements import phrases
from vpbdiff.tui.dialogs.choose import ChooseOne, Pick
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import Gap, PageElement, content
from vpbdiff.tui.teaching_words import TeachingWords
from vpbdiff.tui.widgets.inputs import TextBox
from vpbdiff.tui.widgets.pages import Point, Points, TextPage
from vpbdiff.wording import Wording

_SHOWN = 60
"""Characters of a line in the document's list: the whole of it stands on the right."""

_OPEN = "?"
"""Marks what a person may have something to say of."""


class TeachingScreen(Screen[None]):
    """Shows a session, and does what a person asks for."""

    class Saved(Message):
        """The profile is written: the session is over, and the plan is imported by it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e,enter", "teach", "review.key.teach", id="teach"),
        Binding("n", "go(1)", "review.key.next-open", id="next-open"),
        Binding("N", "go(-1)", "review.key.previous-open", id="previous-open", show=False),
        Binding("x", "leave_out", "review.key.leave-out", id="leave-out"),
        Binding("v", "shows", "review.key.shows", id="shows", show=False),
        Binding("V", "shows(True)", "review.key.shows-all", id="shows-all", show=False),
        Binding("u", "undo", "review.key.undo", id="undo"),
        Binding("s", "save", "review.key.save-all", id="save-all"),
        Binding("tab", "app.focus_next", "review.key.other-side", id="other-side", show=False),
    ]

    def __init__(self, session: Teaching, wording: Wording) -> None:
        super().__init__()
        self.session = session
        self._wording = wording
        self._words = TeachingWords(wording)
        self._warned = False
        self._by = ""
        """The role that last said what something shows."""

    def compose(self) -> ComposeResult:
        """The title, the two sides, where it stands, what was done, the keys."""
        yield Static(id="title", markup=False)
        with Container(id="both"):
            yield Points(id="document")
            yield TextPage(id="plan")
        yield Static(id="stand", markup=False)
        yield Static(id="told", markup=False)
        yield KeyLine(self._wording)
        yield Static(content(self._wording.say("teach.too-small")), id="too-small", markup=False)

    def on_mount(self) -> None:
        """Stand on the first line that there may be something to say of."""
        self.watch(self.list, "cursor", lambda _: self._show_plan(), init=False)
        self.show_session()
        self.list.focus()
        if self.entry and not self.session.is_open(self.entry):
            self.action_go(1)

    @property
    def list(self) -> Points:
        """The document's lines."""
        return self.query_one(Points)

    @property
    def entry(self) -> BlockEntry | None:
        """The line under the cursor."""
        key = self.list.key
        return next((each for each in self.session.now.lines.entries if each.key == key), None)

    def show_session(self) -> None:
        """Show the document as it is read now."""
        say = self._wording.say
        title = say("teach.title", document=self.session.document.name, profile=self.session.path.name)
        self.query_one("#title", Static).update(content(title))
        self.list.show(self._points())
        self._show_plan()
        number = sum(map(self.session.is_open, self.session.now.lines.entries))
        parts = [self._wording.count("teach.open", number) if number else say("teach.all-read")]
        if self.session.taught:
            parts.append(self._wording.count("teach.taught", len(self.session.taught)))
        if self.session.answers:
            parts.append(self._wording.count("teach.answered", len(self.session.answers)))
        if self.session.unsaved:
            parts.append(say("teach.unsaved"))
        self.query_one("#stand", Static).update(content(" · ".join(parts)))

    def _points(self) -> Iterator[Point]:
        for entry in self.session.now.lines.entries:
            mark = _OPEN if self.session.is_open(entry) else " "
            style = Style.ALARM if entry.state in {ReadingState.NOT_UNDERSTOOD, ReadingState.UNREAD} else Style.QUIET
            text = entry.text if len(entry.text) <= _SHOWN else entry.text[:_SHOWN].rsplit(" ", 1)[0] + " …"
            reading = Span(f"[{self._words.reading(entry)}]", style)
            shown = Span(text, Style.STRONG if entry.kind is TeachableKind.HEADING else Style.PLAIN)
            depth = 1 if entry.kind is TeachableKind.COLUMN else 0
            spans = (shown, Span(" "), reading) if text else (reading,)
            yield Point((Line(spans, depth, mark),), key=cast(Hashable, entry.key))

    def _show_plan(self) -> None:
        self.query_one("#plan", TextPage).show([*self._line(), *self._plan()])

    def _line(self) -> Iterator[PageElement]:
        """The line under the cursor whole, how it was read and why."""
        entry, say = self.entry, self._wording.say
        if entry is None:
            return
        yield Heading(say("teach.this-line"))
        if entry.text:
            yield Line(plain(entry.text), 1)
        yield Heading(say("teach.read-as"))
        yield Line(plain(self._words.reading(entry)), 1)
        if why := list(self._words.why(entry)):
            yield Heading(say("teach.why"))
            yield from (Line(plain(each), 1) for each in why)
        if entry.digests:
            yield Heading(say("teach.shows"))
            found = self.session.answers_of(entry)
            yield from (Line(plain(f"{each.text} ({each.by})"), 1) for each in found)
            if not found:
                yield Line((Span(say("teach.shows-nobody"), Style.ALARM),), 1, _OPEN)
        yield Gap()

    def _plan(self) -> Iterator[PageElement]:
        """What the plan holds, by entity, with the names of what is in it."""
        now, say = self.session.now, self._wording.say
        yield Heading(say("teach.gives"))
        if now.found is None:
            yield Paragraph(plain(say("teach.no-plan")))
            return
        yield from (Line(plain(each), 1) for each in self._words.counts(dict(now.lines.counts)))
        for part in now.found.missing:
            yield Line((Span(phrases.capital(say(f"teach.missing.{part}")), Style.ALARM),), 1, _OPEN)
        accounts = now.found.accounts.but_for(self.session.answered)
        left = say("teach.left", n=len(accounts.as_they_stand), lost=len(accounts.not_understood))
        yield Line(plain(left), 1)
        yield Gap()
        yield from self._items(now.found.plan)

    def _items(self, plan: dict[str, Any]) -> Iterator[PageElement]:
        """The names of the plan's items, list by list."""
        for path, names in _named(plan):
            yield Heading(phrases.capital(phrases.list_word(path, self._wording)))
            yield from (Line(plain(name), depth, "·") for name, depth in names)

    def action_go(self, step: int) -> None:
        """Go to the next line that there may be something to say of, or the one before; round the ends."""
        entries = self.session.now.lines.entries
        here = next((place for place, each in enumerate(entries) if each.key == self.list.key), 0)
        round_again = [*range(here + 1, len(entries)), *range(here)]
        order = round_again if step > 0 else round_again[::-1]
        found = next((entries[place] for place in order if self.session.is_open(entries[place])), None)
        if found is not None:
            self.list.go_to(found.key)

    def action_teach(self) -> None:
        """Choose how the line under the cursor is read."""
        entry = self.entry
        found = self.session.choices(entry) if entry else ()
        if entry is not None and entry.state is ReadingState.UNREAD:
            self.action_shows()
            return
        if entry is None or not any(each.rules for each in found):
            self.tell(self._wording.say("teach.no-choice"))
            return
        choices = [Pick(self._words.choice(each), each) for each in found]
        title = self._wording.say("teach.choose", text=phrases.brief(entry.text))
        self.app.push_screen(ChooseOne(title, choices, self._wording), lambda chosen: self._chosen(entry, chosen))

    def action_leave_out(self) -> None:
        """Leave the line under the cursor out, with what stands under it."""
        entry = self.entry
        found = self.session.choices(entry) if entry else ()
        self._chosen(entry, next((each for each in found if each.key == "left-out"), None), asked=True)

    def _chosen(self, entry: BlockEntry | None, chosen: Chosen | None, *, asked: bool = False) -> None:
        """Try a choice; keep it unless it changes nothing or makes something worse."""
        if entry is None or chosen is None:
            if asked:
                self.tell(self._wording.say("teach.no-choice"))
            return
        trial = self.session.attempt(entry, chosen)
        words = {"choice": self._words.choice(chosen), "effect": self._words.effect(trial.effect)}
        if trial.effect.same and not trial.confirms:
            self.tell(self._wording.say("teach.same"))
        elif trial.reading.found is None:
            self.tell(self._wording.say("teach.impossible", worse=self._words.worse(trial.effect), **words))
        elif trial.effect.worse:
            title = self._wording.say("teach.worse", worse=self._words.worse(trial.effect), **words)
            answers = [Pick(self._wording.say(f"teach.{key}"), key == "keep-anyway") for key in _ANSWERS]
            self.app.push_screen(ChooseOne(title, answers, self._wording), lambda yes: self._answered(trial, yes))
        else:
            self._keep(trial)

    def _answered(self, trial: Trial, yes: bool | None) -> None:
        if yes:
            self._keep(trial)

    def _keep(self, trial: Trial) -> None:
        self.session.keep(trial)
        self._warned = False
        self.show_session()
        words = {"choice": self._words.choice(trial.choice), "effect": self._words.effect(trial.effect)}
        self.tell(phrases.capital(self._wording.say("teach.did", **words)))

    def action_shows(self, whole_document: bool = False) -> None:
        """Write what the line under the cursor shows; or all in the document that nobody has spoken of."""
        entry = self.entry
        unread = [each for each in self.session.now.lines.entries if each.digests and self.session.is_open(each)]
        if whole_document and unread:
            entry = unread[0]
        if entry is None or not entry.digests:
            self.tell(self._wording.say("teach.shows-none" if not unread else "teach.shows-elsewhere"))
            return
        number = sum(len(each.digests) for each in unread)
        title = self._wording.count("teach.shows-all", number) if whole_document else self._words.unread(entry)
        said = self.session.answers_of(entry)
        begun = said[0] if said else UnreadAnswer("", self._by)
        ask = UnreadAnswerScreen(title, begun, self._wording)
        self.app.push_screen(ask, lambda answer: self._shown(entry, answer, whole_document))

    def _shown(self, entry: BlockEntry, answer: UnreadAnswer | None, whole_document: bool) -> None:
        if answer is None:
            return
        try:
            number = self.session.answer(entry, answer, whole_document=whole_document)
        except VpbdiffError as error:
            self.tell(phrases.problem(error.problems[0], self._wording))
            return
        self._by, self._warned = answer.by, False
        self.show_session()
        self.tell(self._wording.count("teach.shown", number, text=answer.text, by=answer.by))

    def action_undo(self) -> None:
        """Take the last choice or answer back."""
        last = self.session.undo()
        self.show_session()
        key = "teach.undone" if last else "teach.nothing-to-undo"
        undone = last.text if isinstance(last, UnreadAnswer) else self._words.choice(last) if last else ""
        self.tell(self._wording.say(key, choice=undone))

    def action_save(self) -> None:
        """Write the profile, and end: the plan is then imported by it."""
        if self.session.now.found is None:
            self.tell(self._wording.say("teach.nothing-to-save"))
            return
        try:
            self.session.save()
        except VpbdiffError as error:
            self.tell(phrases.problem(error.problems[0], self._wording))
            return
        self.post_message(self.Saved())

    def may_quit(self) -> bool:
        """Whether nothing is lost by ending, or the person has been told and asks again."""
        if not self.session.unsaved or self._warned:
            return True
        self._warned = True
        self.tell(self._wording.count("teach.quit-unsaved", len(self.session.taught) + len(self.session.answers)))
        return False

    def tell(self, text: str) -> None:
        """Say what the last action came to."""
        told = self.query_one("#told", Static)
        told.update(content(text))
        told.display = bool(text)

    @on(Points.Opened)
    def _opened(self) -> None:
        self.action_teach()


_ANSWERS = ("let-be", "keep-anyway")
_NAMES = ("title", "name", "process", "label", "text")
_UNNAMED = frozenset({"sections", "tables"})
_LISTS = ("activities", "measures", "controls")


def _named(plan: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The lists of a plan that have items of their own, with the items' names and how deep they stand."""
    for of in PLAN_LISTS:
        found: Any = plan
        for key in of.path.split("/"):
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, list) and found and of.path not in _UNNAMED:
            yield of.path, list(_names(found, 1))


def _names(items: list[dict[str, Any]], depth: int) -> Iterator[tuple[str, int]]:
    for item in items:
        yield next((str(item[name]) for name in _NAMES if name in item), ""), depth
        for name in _LISTS:
            yield from _names(item.get(name) or [], depth + 1)


class UnreadAnswerScreen(ModalScreen[UnreadAnswer | None]):
    """Returns what was written, None if nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("f1", "app.help", "review.key.help", id="help", show=False),
    ]

    def __init__(self, title: str, answer: UnreadAnswer, wording: Wording) -> None:
        """`answer` is what stands there to begin with."""
        super().__init__()
        self._title = title
        self._answer = answer
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The title, the two lines with their names, the keys."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="title", markup=False)
            yield Static(content(self._wording.say("teach.shows-what")), markup=False)
            yield TextBox(self._answer.text, id="shows", compact=True, select_on_focus=False)
            yield Static(content(self._wording.say("teach.shows-by")), markup=False)
            yield TextBox(self._answer.by, id="by", compact=True, select_on_focus=False)
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#shows", Input).focus()

    @on(Input.Submitted, "#shows")
    def _go_on(self) -> None:
        self.query_one("#by", Input).focus()

    @on(Input.Submitted, "#by")
    def _done(self) -> None:
        said, by = (self.query_one(name, Input).value.strip() for name in ("#shows", "#by"))
        self.dismiss(UnreadAnswer(said, by))

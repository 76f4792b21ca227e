"""The form in which a reason is written: kept every second, checked when it is given, closed when it is on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from vpbdiff.explanations import ReasonKind
from vpbdiff.explanations.entries import Entry
from vpbdiff.model.document import Span, Style
from vpbdiff.review.drafts import DECISION_FIELDS, SORTS, Draft, decision_of
from vpbdiff.review.edits import ActionResult, FormInput
from vpbdiff.statements import reasons
from vpbdiff.tui.dialogs.choose import ChooseOne, Pick
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import content
from vpbdiff.tui.widgets.inputs import Area, Cycle, TextBox
from vpbdiff.tui.widgets.pages import Laid
from vpbdiff.wording import Wording

SESSION = "session"
"""The group of the workers in which the session is at an action."""
_MONEY = ("amount", "target")
_HINTS = {"date": "review.date-here", "amount": "review.amount-here", "target": "review.target-here"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why what a form holds is not on disk, in words; `others` is what it would replace and the form has not shown."""

    told: str
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FormShown:
    """What a form has shown of others' words; `over` is what of it is to give way to what the form holds."""

    seen: tuple[Entry, ...] = ()
    over: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What a form is for: the title, what it starts from, the sentences that can be taken, whether money is asked for,
    what is to be `told` at once, what is on record and is `shown` by what it starts from.

    `used` are the reasons given before, the last first.

    `deliver` writes what the form holds and gives what that came to when it is on disk, else why not; `done` is to be
    told of it then. `met` is what it would now
    replace and has not shown, `said` that in words, `both` the draft that says it too and `without` the draft that
    leaves it alone, None where nothing is left of it then. `keep` looks after the draft and says why it could not be
    kept, if it could not; `forget` drops it.
    `meaning` is the money of a draft in words, as far as it is any yet.
    """

    title: str
    start: Draft
    suggestions: Sequence[str]
    money: bool
    told: str
    shown: FormShown
    deliver: Callable[[Draft, FormShown], Refusal | ActionResult]
    done: Callable[[ActionResult], None]
    met: Callable[[Draft, FormShown], tuple[Entry, ...]]
    said: Callable[[Sequence[Entry]], str]
    both: Callable[[Draft, Sequence[Entry]], Draft]
    without: Callable[[Draft, Sequence[Entry]], Draft | None]
    used: Sequence[FormInput]
    meaning: Callable[[Draft], str]
    keep: Callable[[Draft], str]
    forget: Callable[[Draft], None]


class _Answer(TextBox):
    """A line of the form; Enter gives the reason."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "review.key.save", id="save")]


class _FormBox(Vertical):
    """The part of the window that the form takes; the screen behind it gives way, so that what is being explained, and
    where in the list, is in sight."""

    def on_resize(self) -> None:
        """Leave the screen behind what is left, where that is enough to read in."""
        height = self.outer_size.height
        self._leave(height if self.app.size.height - height >= _ENOUGH else 0)

    def on_unmount(self) -> None:
        """Give the screen behind all its room again, however the form ended."""
        self.give_back()

    def give_back(self) -> None:
        """Give the screen behind all its room again."""
        self._leave(0)

    def _leave(self, height: int) -> None:
        stack = self.app.screen_stack
        if (at := stack.index(self.screen) if self.screen in stack else len(stack)) > 0:
            stack[at - 1].styles.padding = (0, 0, height, 0)
            stack[at - 1].set_class(height > 0, "-behind")


_ENOUGH = 8
"""Lines that must be left above a form for the list and the page to be worth looking at."""


class Given(StrEnum):
    """What a form came to."""

    LEFT = "left"
    SAVED = "saved"
    ON = "on"
    """Saved, and the form of the next change is to be opened."""


class ReasonForm(ModalScreen[Given]):
    """Returns whether a reason was given; if not, what was typed is kept as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "review.key.save", id="save"),
        # Before the field, which has a use of its own for some of these keys.
        Binding("f6", "both", "review.key.both", id="both", priority=True),
        Binding("f7", "mine", "review.key.mine", id="mine", priority=True),
        Binding("f8", "theirs", "review.key.theirs", id="theirs", priority=True),
        Binding("ctrl+n", "save_on", "review.key.save-on", id="save-on", priority=True),
        Binding("f2", "as_last", "review.key.as-last", id="as-last", priority=True),
        Binding("f3", "reuse", "review.key.reuse", id="reuse", priority=True),
        Binding("escape", "leave", "review.key.leave", id="leave"),
        Binding("f4", "discard", "review.key.discard", id="discard"),
        Binding("f5", "take", "review.key.take", id="take"),
        # The field changes at once, so that what is typed after it, however fast, goes into the next one.
        Binding("tab", "app.focus_next", "review.key.next-field", id="next-field", show=False, priority=True),
        Binding(
            "shift+tab",
            "app.focus_previous",
            "review.key.previous-field",
            id="previous-field",
            show=False,
            priority=True,
        ),
        Binding("f1", "app.help", "review.key.help", id="help", show=False),
        Binding("pagedown", "read(1)", "review.key.scroll-down", id="scroll-down", show=False, priority=True),
        Binding("pageup", "read(-1)", "review.key.scroll-up", id="scroll-up", show=False, priority=True),
    ]

    def __init__(self, task: Task, wording: Wording) -> None:
        super().__init__()
        self._work = task
        self._draft = task.start
        self._wording = wording
        self._keeping: Timer | None = None
        self._taken: int | None = None
        self._doomed: Draft | None = None
        """What one press has asked to throw away."""
        self._ended = False
        self._shown = task.shown
        self._others: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """The title; the fields with what can be taken, which scroll; what others have written, what is wrong, the
        keys, always in sight."""
        start, say = self._draft, self._wording.say
        with _FormBox(classes="form"):
            yield Static(content(self._work.title), classes="title")
            with VerticalScroll(id="fields", can_focus=False):
                yield Area(start.reason, id="reason", placeholder=say("review.reason-here"))
                yield Cycle(say("review.kind"), self._kinds(), start.kind, self._wording, id="kind")
                for pair in (DECISION_FIELDS[:2], DECISION_FIELDS[2:]):
                    yield from self._row(pair)
                if self._work.money:
                    sorts = [(each, say(f"review.sort.{each}")) for each in SORTS]
                    yield Cycle(say("review.sort"), sorts, start.component or SORTS[0], self._wording, id="component")
                    yield from self._row(_MONEY)
                    yield Static(id="meaning", markup=False)
                for text in self._work.suggestions:
                    yield Static(content(say("review.suggestion", key="F5", text=text)), classes="suggestion")
            yield Static(id="met", markup=False)
            yield Static(content(self._work.told), id="fault", markup=False)
            yield KeyLine(self._wording)

    def _row(self, names: Sequence[str]) -> Iterator[Widget]:
        fields: list[Widget] = []
        for name in names:
            fields.append(Static(content(self._wording.say(f"review.field.{name}")), classes="label"))
            hint = self._wording.say(_HINTS[name]) if name in _HINTS else ""
            fields.append(_Answer(getattr(self._draft, name), hint, id=name, select_on_focus=False))
        yield Horizontal(*fields, classes="row")

    def _kinds(self) -> list[tuple[str, str]]:
        words = [(str(kind), reasons.kind_words(kind, self._wording)[0]) for kind in ReasonKind]
        return [("", self._wording.say("review.no-kind")), *words]

    def on_mount(self) -> None:
        """Write at once, at the end of what is there; keep the draft every second."""
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)
        text.focus()
        self._draft = self._typed()  # what the form fills in by itself is no draft
        self._mean()
        self._look()
        self._keeping = self.set_interval(1.0, self.keep)

    @on(Input.Changed)
    @on(Cycle.Changed)
    def _mean(self) -> None:
        """Say in words what the amount comes to, before it is saved."""
        if self._work.money:
            self.query_one("#meaning", Static).update(content(self._work.meaning(self._typed())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether something can be done: taking a sentence only where there is one, choosing where others wrote."""
        if action in ("both", "mine", "theirs"):
            return bool(self._others)
        if action in ("as_last", "reuse"):
            return bool(self._work.used)
        return action != "take" or bool(self._work.suggestions)

    def keep(self) -> None:
        """Keep what was typed, if anything was since the last time; show what others have written since."""
        draft = self._typed()
        if draft != self._draft:
            self._draft = draft
            if problem := self._work.keep(draft):
                self._say(problem)
        self._look()

    def _look(self) -> None:
        found = self._work.met(self._typed(), self._shown)
        if new := [each for each in found if each not in self._others]:
            self._meet((*self._others, *new))

    def _meet(self, others: tuple[Entry, ...]) -> None:
        """Show others' words, with what can be chosen."""
        self._others = others
        told = (Span(self._work.said(others), Style.ALARM),) if others else ()
        self.query_one("#met", Static).update(content(told))
        self.query_one(".form").set_class(bool(others), "-met")
        self.refresh_bindings()

    def _say(self, fault: str) -> None:
        self.query_one("#fault", Static).update(content(fault))

    def action_both(self) -> None:
        """Say what others have said too, in one reason."""
        self._put(self._work.both(self._typed(), self._others))
        self._settle(over=True)

    def action_mine(self) -> None:
        """Let what the form holds stand in the place of what others have said."""
        self._settle(over=True)

    def action_theirs(self) -> None:
        """Leave alone what others have said; close where nothing else is left to do, with the draft kept."""
        left = self._work.without(self._typed(), self._others)
        if left is None:
            self.action_leave()
            return
        self._draft = left
        self._settle(over=False)

    def _settle(self, *, over: bool) -> None:
        shown = self._shown
        self._shown = FormShown((*shown.seen, *self._others), (*shown.over, *self._others) if over else shown.over)
        self._meet(())
        self._say("")

    def _put(self, draft: Draft) -> None:
        """Fill the fields with a draft."""
        area = self.query_one(TextArea)
        if area.text != draft.reason:
            area.text = draft.reason
            area.move_cursor(area.document.end)
        kind = self.query_one("#kind", Cycle)
        kind.value = draft.kind
        kind.refresh()
        for name in DECISION_FIELDS:
            self.query_one(f"#{name}", Input).value = getattr(draft, name)

    def _typed(self) -> Draft:
        names = (*DECISION_FIELDS, *(_MONEY if self._work.money else ()))
        draft = replace(self._draft, reason=self.query_one(TextArea).text, kind=self.query_one("#kind", Cycle).value)
        if self._work.money:
            draft = replace(draft, component=self.query_one("#component", Cycle).value)
        fields: dict[str, Any] = {name: self.query_one(f"#{name}", Input).value for name in names}
        return replace(draft, **fields)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the reason; close once it is on disk, else say what is wrong."""
        self.call_later(self._save, Given.SAVED)

    def action_save_on(self) -> None:
        """Give the reason, and go on with the next change that lacks one."""
        self.call_later(self._save, Given.ON)

    def action_read(self, step: int) -> None:
        """Scroll the page behind the form."""
        for page in self.app.screen_stack[-2].query(Laid):
            if page.size:
                page.scroll_relative(y=step * page.scrollable_content_region.height, animate=False)

    def action_as_last(self) -> None:
        """Fill in the kind and the decision of the reason given last; where the form has them, of the one before."""
        typed = self._typed()
        now = (typed.kind, decision_of(typed))
        ways = list(
            dict.fromkeys(
                (str(each.kind or ""), each.decision) for each in self._work.used if each.kind or each.decision
            )
        )
        if not ways:
            return
        kind, decision = ways[(ways.index(now) + 1) % len(ways) if now in ways else 0]
        parts: dict[str, Any] = {name: getattr(decision, name) or "" for name in DECISION_FIELDS}
        self._put(replace(typed, kind=kind, **parts))

    def action_reuse(self) -> None:
        """Choose a reason that was given before, with its kind and its decision."""
        texts = {each.reason: each for each in reversed(self._work.used)}
        choices = [Pick(reason, each) for reason, each in reversed(texts.items())]

        def chosen(given: FormInput | None) -> None:
            if given is not None:
                draft = self._typed()
                parts: dict[str, Any] = {
                    name: getattr(given.decision, name) or getattr(draft, name) for name in DECISION_FIELDS
                }
                text = given.reason if not draft.reason.strip() else f"{draft.reason.rstrip()} {given.reason}"
                self._put(replace(draft, reason=text, kind=str(given.kind or draft.kind), **parts))

        self.app.push_screen(ChooseOne(self._wording.say("review.reuse"), choices, self._wording), chosen)

    async def _save(self, way: Given) -> None:
        await self._settled()
        if self._ended:
            return
        draft = self._typed()
        self._say(self._wording.say("review.saving"))
        shown = self._shown
        # In a thread, for the file may be another's for a while; what is typed meanwhile waits.
        worker = self.run_worker(lambda: self._work.deliver(draft, shown), thread=True, group=SESSION)
        refusal = await worker.wait()
        if isinstance(refusal, ActionResult):
            self._work.done(refusal)
            self._close(way)
            return
        self.keep()
        if refusal.others:
            self._meet(refusal.others)
        self._say(refusal.told)

    def action_leave(self) -> None:
        """Close, with the draft kept."""
        self.call_later(self._leave)

    async def _leave(self) -> None:
        await self.finish()
        self._close(Given.LEFT)

    async def finish(self) -> None:
        """Keep all that was typed, to the last letter."""
        await self._settled()
        self.keep()

    async def _settled(self) -> None:
        """Wait until every field has taken in what was typed before: keys wait in a queue of each field's own, and
        half a sentence must never be saved for a whole one."""
        for field in self.query("TextArea, Input, Cycle"):
            done = asyncio.Event()
            field.call_later(done.set)
            await done.wait()

    def action_discard(self) -> None:
        """Close, with the draft thrown away; words that are on no record by a second press, for nothing brings them
        back."""
        typed = self._typed()
        recorded = {"", *(each.reason for each in self._work.used)}
        if typed.reason.strip() not in recorded and typed != self._doomed:
            self._doomed = typed
            self._say(self._wording.say("review.discard-again"))
            return
        self._work.forget(self._draft)
        self._close(Given.LEFT)

    def _close(self, given: Given) -> None:
        """Close, and keep no draft any more, or one that was just accepted would come back."""
        self._ended = True
        if self._keeping is not None:
            self._keeping.stop()
        self.query_one(_FormBox).give_back()
        self.dismiss(given)

    def action_take(self) -> None:
        """Put a sentence that was found at the end of the reason; pressed again, the next in its place."""
        found = self._work.suggestions
        text = self.query_one(TextArea)
        if not found:
            return
        if self._taken is not None and text.text.endswith(found[self._taken]):
            kept = text.text.removesuffix(found[self._taken])
            self._taken = (self._taken + 1) % len(found)
        else:
            kept = f"{text.text.rstrip()} ".lstrip()
            self._taken = 0
        text.text = kept + found[self._taken]
        text.move_cursor(text.document.end)

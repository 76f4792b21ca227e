"""The review's screen: answers what the views ask for, through the session, and shows what came of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.command import Provider

from vpbdiff import store
from vpbdiff.base.errors import Level, VpbdiffError
from vpbdiff.base.escaping import in_line
from vpbdiff.gate import Rule
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.review.drafts import Draft
from vpbdiff.review.edits import ActionKind, ActionResult, Candidate, Held, RefusalCause, candidates
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import next_open
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.statement import surroundings
from vpbdiff.tui import messages
from vpbdiff.tui.change_detail import find_lines
from vpbdiff.tui.dialogs.choose import ChooseOne, Pick
from vpbdiff.tui.dialogs.reason_form import SESSION, Given, ReasonForm, Task
from vpbdiff.tui.dialogs.windows import AskScreen
from vpbdiff.tui.reason_tasks import Tasks, held_text, outcome_text
from vpbdiff.tui.screens.frame import Frame
from vpbdiff.tui.view import View
from vpbdiff.tui.widgets.bars import Status, gate_line
from vpbdiff.tui.widgets.change_list import ChangeList
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

if TYPE_CHECKING:
    from vpbdiff.tui.session_app import SessionApp


_WHERE = {
    Rule.UNBRIDGED: "budget",
    **dict.fromkeys((Rule.BAD_COMPONENT, Rule.POLICY, Rule.ORPHANED, Rule.DUPLICATE, Rule.PIN), "explanations"),
}
"""The view in which what holds the gate is answered, where that is not the list of changes."""

_LOOK = 1.0
"""Seconds between two looks at whether somebody else has written."""


def prepare(session: Session) -> None:
    """Find out what the list is to show of a session's case, in the thread that made it: none of it is then left for
    the screen, which answers meanwhile. What the plans alone decide is found out once."""
    _ = session.listing
    comparison = session.case.comparison
    for change in comparison.changes:
        surroundings(comparison).statement(change)
    find_lines(session.case)


def _changes() -> type[Provider]:
    """The provider of changes to go to: loaded when the palette is."""
    from vpbdiff.tui.palette import Changes  # noqa: PLC0415

    return Changes


class ReviewScreen(Frame):
    """Does what is asked for, one action at a time; each is on disk when the next begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "review.key.undo", id="undo"),
        Binding("ctrl+r", "redo", "review.key.redo", id="redo", show=False),
        Binding("D", "drafts", "review.key.drafts", id="drafts", show=False),
        Binding("R", "reopen", "review.key.reopen", id="reopen", show=False),
        Binding("B", "restore", "review.key.restore", id="restore", show=False),
        Binding("n", "next_holder", "review.key.next", id="next", show=False),
        # Before the views, in which it goes back by a step; while something goes on that can be left undone alone.
        Binding("escape", "cancel", "review.key.cancel", id="cancel", priority=True),
        Binding("X", "write_copy", "review.key.write-copy", id="write-copy", show=False),
    ]

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_changes}

    def __init__(self, session: Session, wording: Wording) -> None:
        super().__init__(session, wording)
        self._lost: tuple[Held, ...] = ()
        self._copied = ""
        self._at_work = False
        self._unwanted: Event | None = None
        """Set to leave undone what goes on, where that can be."""

    def on_mount(self) -> None:
        """Stand on what is to be done first; say what can't be done, offer what was half-written."""
        self.begin()
        self.changes.list.go_on()
        self.set_interval(_LOOK, self.look)
        if self.session.unwritable is not None:
            problem = sentence(self.wording, self.session.unwritable)
            self.tell((Span(self.wording.say("review.unwritable", problem=problem), Style.ALARM),))
        if self.session.drafts.load():
            self.action_drafts()

    def on_unmount(self) -> None:
        """Let go of the drafts' file."""
        self.session.close()

    def look(self) -> None:
        """Show what somebody else has written meanwhile. That a plan is another on disk stays said until it is read;
        that the explanations can't be read, until they can."""
        outcome = self.session.poll()
        self._tell_outdated()
        if outcome is not None and outcome.what not in (ActionKind.OUTDATED, ActionKind.UNREADABLE):
            self._did(outcome)

    def _tell_outdated(self) -> None:
        said = []
        if (problem := self.session.unreadable) is not None:
            said.append(self.wording.say("review.did.unreadable", problem=sentence(self.wording, problem)))
        if places := self.session.outdated:
            said.append(self.wording.say("review.did.outdated", places=phrases.enumeration(places, self.wording)))
        self.query_one(Status).warn(" ".join(said))

    def _did(self, outcome: ActionResult | None) -> None:
        if outcome is None:
            self.tell(plain(self.wording.say("review.nothing-to-undo")))
            return
        self._lost = (*self._lost, *(each for each in outcome.lost if each not in self._lost))
        self.show_case()
        self._tell_outdated()
        self.tell(outcome_text(outcome, self.session, self.wording))

    def _in_turn(
        self,
        act: Callable[[], ActionResult | None],
        then: Callable[[ActionResult | None], None],
        said: str,
        unwanted: Event | None = None,
    ) -> None:
        """Do in a thread what may take long, one thing at a time, while the screen answers. What can be left undone
        looks at whether it is `unwanted`."""
        if self._at_work:
            self.app.bell()
            self.tell(plain(self.wording.say("review.at-work")))
            return
        self._at_work = True
        self._unwanted = unwanted
        self.tell(plain(self.wording.say(said)))
        self.refresh_bindings()

        def acted() -> Callable[[], None]:
            outcome = act()
            prepare(self.session)
            return lambda: done(outcome)

        def work() -> None:
            # What only reads, and can be left undone, is left where it is when the review ends; what writes is not.
            ending = cast("SessionApp[Session]", self.app).while_open(acted) if unwanted is not None else acted()
            if ending is not None:
                self.app.call_from_thread(ending)

        def done(outcome: ActionResult | None) -> None:
            self._at_work = False
            self._unwanted = None
            self.refresh_bindings()
            if self.is_attached and self.is_running:  # the review may have ended meanwhile
                then(outcome)

        self.run_worker(work, thread=True, group=SESSION)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether something can be done: leaving undone what goes on, where that can be and is not done yet."""
        if action == "cancel":
            return self._unwanted is not None and not self._unwanted.is_set()
        return super().check_action(action, parameters)

    def action_cancel(self) -> None:
        """Leave undone what goes on."""
        if self._unwanted is not None:
            self._unwanted.set()
            self.tell(plain(self.wording.say("review.cancelling")))
            self.refresh_bindings()

    @property
    def _tasks(self) -> Tasks:
        return Tasks(self.session, self.wording, self._did)

    def _fill_in(self, task: Task | None) -> None:
        def filled(given: Given | None) -> None:
            if given is None or given is Given.LEFT:
                self.show_case()
                self.tell(self._kept(task.start.id) if task is not None else ())
            else:
                self._filled(given)

        if task is not None:
            self.app.push_screen(ReasonForm(task, self.wording), filled)

    def _kept(self, draft: str) -> Spans:
        """That what was written is kept as a draft, and for how long; nothing where there is none."""
        drafts = self.session.drafts
        if all(each.id != draft for each in drafts.load()):
            return ()
        if drafts.problem is not None:
            return (Span(self.wording.say("review.draft-unkept"), Style.ALARM),)
        return plain(self.wording.say("review.draft-kept"))

    def _filled(self, given: Given) -> None:
        """Go on to what is left once a reason is given, in its form if that is asked for."""
        self.changes.list.unselect()
        if self.changes.display:
            self.changes.list.go_on()
            row = self.changes.list.row
            if given is Given.ON and row is not None and row.is_open:
                self.changes.action_explain()
        elif given is Given.ON:
            self.query_one(f"#{self.shown}", View).go_on()

    @on(messages.Explain)
    def _explain(self, message: messages.Explain) -> None:
        self._fill_in(self._tasks.explain(message.changes, message.suggestions))

    @on(messages.AddComponent)
    def _add_component(self, message: messages.AddComponent) -> None:
        listing = self.session.listing.all if message.row is not None and message.held is None else ()
        money = [row for row in listing if ENTITIES[row.subject.entity].is_money]
        found = self.changes.sentences([row for row in money if row.subject.record.name == message.row])
        self._fill_in(self._tasks.component(message.row, found, message.held))

    @on(messages.ExplainPolicy)
    def _explain_policy(self, message: messages.ExplainPolicy) -> None:
        self._fill_in(self._tasks.policy(message.setting))

    def _attempt(
        self,
        act: Callable[[tuple[Held, ...]], ActionResult],
        seen: tuple[Held, ...] = (),
        then: Callable[[], None] | None = None,
    ) -> None:
        """Do something with the words that were `seen`; ask first where it would take away others."""

        def acted(outcome: ActionResult | None) -> None:
            if outcome is None or outcome.why is not RefusalCause.UNSEEN:
                self._did(outcome)
                if outcome is not None and outcome.done and then is not None:
                    then()
                return

            def answered(agreed: bool | None) -> None:
                if agreed:
                    self._attempt(act, (*seen, *outcome.others), then)
                else:
                    self.tell(plain(self.wording.say("review.left-alone")))

            self.show_case()
            said = [held_text(each, self.wording) for each in outcome.others]
            self.app.push_screen(AskScreen(said, self.wording), answered)

        self._in_turn(lambda: act(seen), acted, "review.saving")

    @on(messages.AcceptWording)
    def _accept(self, message: messages.AcceptWording) -> None:
        self._attempt(
            lambda seen: self.session.accept_wording(message.changes, seen), then=lambda: self._filled(Given.SAVED)
        )

    @on(messages.Withdraw)
    def _withdraw(self, message: messages.Withdraw) -> None:
        self._attempt(lambda seen: self.session.withdraw(message.changes, seen), message.seen)

    @on(messages.Remove)
    def _remove(self, message: messages.Remove) -> None:
        self._in_turn(lambda: self.session.remove((message.held,)), self._did, "review.saving")

    @on(messages.PairUp)
    def _pair_up(self, message: messages.PairUp) -> None:
        row = self.session.listing.row(message.change)
        change = row.change if row is not None else None
        found = candidates(change, self.session.case.comparison, self.wording) if change is not None else ()
        if change is None or not found:
            self._nothing()
            return
        choices = [Pick(each.name, each, self._pair_note(each)) for each in found]
        key = "review.pair-with-new" if change.old else "review.pair-with-old"
        title = self.wording.say(key, name=phrases.brief(change.title))
        self.app.push_screen(ChooseOne(title, choices, self.wording), self._paired)

    def _pair_note(self, candidate: Candidate) -> str:
        free = self.wording.say("review.unpaired") if candidate.free else ""
        return " – ".join(filter(None, (candidate.where, free)))

    def _paired(self, chosen: Candidate | None) -> None:
        if chosen is not None:
            self._attempt(lambda seen: self.session.pair(chosen.old_key, chosen.new_key, seen))

    @on(messages.Unpair)
    def _unpair(self, message: messages.Unpair) -> None:
        self._attempt(lambda seen: self.session.unpair(message.change, seen))

    async def action_next_holder(self) -> None:
        """Lead to what is left to do, from any view."""
        rows = self.session.listing.all
        found = next_open(rows, self.changes.list.row.id if self.changes.list.row else None)
        if found is not None:
            await self.action_view("changes")
            self.changes.go_to(found.id)
        else:
            await self._hold()

    @on(ChangeList.Sought)
    async def _sought(self) -> None:
        await self.action_next_holder()

    async def _hold(self) -> None:
        """Lead to what holds the gate though no change lacks anything, and say what it is; that nothing does."""
        verdict = self.session.case.verdict
        holding = [each for each in verdict.findings if each.level is Level.ERROR]
        if not holding:
            self.tell(plain(self.wording.say("review.nothing-holds")))
            return
        view = _WHERE.get(holding[0].rule)
        if view is not None:
            await self.action_view(view)
        self.tell(gate_line(verdict, self.wording))

    @on(messages.Visit)
    async def _visit(self, message: messages.Visit) -> None:
        await self.action_view("changes")
        self.changes.go_to(message.change)

    @on(messages.ShowHistory)
    async def _show_history(self, message: messages.ShowHistory) -> None:
        from vpbdiff.review.series_history import HistoryPosition  # noqa: PLC0415 - the history costs the start nothing
        from vpbdiff.tui.panes.history_pane import HistoryView  # noqa: PLC0415

        origin, case = self.shown, self.session.case
        await self.action_view("history")
        self.query_one(HistoryView).open(
            HistoryPosition.of(case.old if message.gone else case.new, message.pointer), origin
        )

    @on(messages.ReturnTo)
    async def _return(self, message: messages.ReturnTo) -> None:
        await self.action_view(message.view)

    @on(messages.NothingHere)
    def _nothing(self) -> None:
        self.app.bell()
        self.tell(plain(self.wording.say("review.why.nothing")))

    @on(messages.CopyText)
    def _copy(self, message: messages.CopyText) -> None:
        self.app.copy_to_clipboard(message.text)
        self._copied = message.text
        self.tell(plain(self.wording.say("review.copied", what=self.wording.say(message.what))))

    def action_write_copy(self) -> None:
        """Write what was copied last to a file of its own, in the folder where the review was started."""
        if not self._copied:
            self._nothing()
            return
        name = self.wording.say("review.copy-name")
        numbered = (Path(f"{name}{f'-{number}' if number > 1 else ''}.txt") for number in itertools.count(1))
        path = next(each for each in numbered if not each.exists())
        try:
            store.write_atomically(path, self._copied + "\n")
        except VpbdiffError as error:
            self.tell((Span(phrases.problem(error.problems[0], self.wording), Style.ALARM),))
        else:
            self.tell(plain(self.wording.say("review.copy-written", path=path)))

    @on(messages.Export)
    def _export(self, message: messages.Export) -> None:
        from vpbdiff.tui.dialogs.windows import ExportScreen  # noqa: PLC0415 - the memo costs the start nothing

        def exported(path: Path | None) -> None:
            if path is not None:
                missing = reasons.missing(self.session.case.verdict.lacking, self.wording)
                lacking = self.wording.say("summary.lacking", lacking=missing)
                lacks = (Span(f" {lacking}", Style.ALARM),) if missing else ()
                self.tell((*plain(self.wording.say(f"review.exported-{kind}", path=path)), *lacks))

        kind = "final" if message.final else "draft"
        old, new = self.session.case.words
        standing = self.wording.say(f"review.export-{kind}", old=old, new=new)
        self.app.push_screen(ExportScreen(message.memo, message.name, standing, self.wording), exported)

    def action_undo(self) -> None:
        """Take the last action back."""
        self._in_turn(self.session.undo, self._went_back, "review.going-back")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._in_turn(self.session.redo, self._went_back, "review.going-back")

    def _went_back(self, outcome: ActionResult | None) -> None:
        """Stand in the list on the one change that is as it was before, so that what came of the key is seen."""
        self._did(outcome)
        if outcome is not None and len(outcome.changes) == 1 and self.changes.display:
            self.changes.list.go_to(outcome.changes[0])

    def action_reopen(self) -> None:
        """Read plans and explanations anew."""
        unwanted = Event()

        def read(outcome: ActionResult | None) -> None:
            if outcome is None:
                self.tell(plain(self.wording.say("review.cancelled")))
            else:
                self._did(outcome)

        self._in_turn(lambda: self.session.reopen(unwanted.is_set), read, "review.reading-anew", unwanted)

    def action_restore(self) -> None:
        """Write again what somebody else has taken away."""
        if not self._lost:
            self.tell(plain(self.wording.say("review.nothing-lost")))
            return
        lost, self._lost = self._lost, ()
        self._in_turn(lambda: self.session.restore(lost), self._did, "review.saving")

    def action_drafts(self) -> None:
        """Offer what was half-written."""
        drafts = self.session.drafts.load()
        if not drafts:
            self.tell(plain(self.wording.say("review.no-drafts")))
            return
        choices = [Pick(self._draft_name(each), each, in_line(each.reason)) for each in drafts]
        self.app.push_screen(ChooseOne(self.wording.say("review.offer-drafts"), choices, self.wording), self._resumed)

    def _draft_name(self, draft: Draft) -> str:
        rows = [self.session.listing.row(each) for each in self.session.about(draft)]
        names = [row.subject.record.name for row in rows if row is not None]
        if len(names) == 1:
            return phrases.brief(names[0])
        if not names and draft.component and not draft.changes:
            return self._tasks.component_title(draft.line)
        if (setting := self._tasks.lowered(draft)) is not None:
            return self.wording.say("review.reason-for-policy", setting=setting.name)
        return self.wording.count("review.changes", len(names)) if names else self.wording.say("review.gone-draft")

    def _resumed(self, draft: Draft | None) -> None:
        if draft is not None:
            task = self._tasks.resume(draft)
            if task is None:
                self.tell((Span(self.wording.say("review.draft-gone", reason=draft.reason), Style.ALARM),))
            self._fill_in(task)

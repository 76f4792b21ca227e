"""The review's screen: answers what the views ask for, through the session, and shows what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from vpbdiff.model.document import Span, Style, plain
from vpbdiff.review.drafts import Draft
from vpbdiff.review.holding import Held
from vpbdiff.review.outcome import Outcome
from vpbdiff.review.session import Session
from vpbdiff.statements import phrases
from vpbdiff.tui import messages
from vpbdiff.tui.reason_tasks import Tasks
from vpbdiff.tui.screens.choose import Choice, ChooseOne
from vpbdiff.tui.screens.frame import Frame
from vpbdiff.tui.screens.pairing import Candidate, candidates
from vpbdiff.tui.screens.reason_form import ReasonForm, Task
from vpbdiff.tui.telling import told
from vpbdiff.tui.text import clean
from vpbdiff.wording import Wording
from vpbdiff.wording.problems import sentence

_LOOK = 1.0
"""Seconds between two looks at whether somebody else has written."""


class ReviewScreen(Frame):
    """Does what is asked for, one action at a time; each is on disk when the next begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "review.key.undo"),
        Binding("ctrl+r", "redo", "review.key.redo", show=False),
        Binding("D", "drafts", "review.key.drafts", show=False),
        Binding("R", "reopen", "review.key.reopen", show=False),
        Binding("B", "restore", "review.key.restore", show=False),
    ]

    def __init__(self, session: Session, wording: Wording) -> None:
        super().__init__(session, wording)
        self._lost: tuple[Held, ...] = ()

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
        """Show what somebody else has written meanwhile."""
        if (outcome := self.session.poll()) is not None:
            self._did(outcome)

    def _did(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.tell(plain(self.wording.say("review.nothing-to-undo")))
            return
        self._lost = outcome.lost or self._lost
        self.show_case()
        self.tell(told(outcome, self.session, self.wording))

    @property
    def _tasks(self) -> Tasks:
        return Tasks(self.session, self.wording, self._did)

    def _fill_in(self, task: Task | None) -> None:
        if task is not None:
            self.app.push_screen(ReasonForm(task, self.wording), self._filled)

    def _filled(self, given: bool | None) -> None:
        """Go on to what is left once a reason is given; mark the draft if it was not."""
        if given:
            self.changes.list.unselect()
            self.changes.list.go_on()
        else:
            self.show_case()

    @on(messages.Explain)
    def _explain(self, message: messages.Explain) -> None:
        self._fill_in(self._tasks.explain(message.changes, message.suggestions))

    @on(messages.AddComponent)
    def _add_component(self, message: messages.AddComponent) -> None:
        self._fill_in(self._tasks.component(message.row, held=message.held))

    @on(messages.ExplainPolicy)
    def _explain_policy(self, message: messages.ExplainPolicy) -> None:
        self._fill_in(self._tasks.policy(message.setting))

    @on(messages.AcceptWording)
    def _accept(self, message: messages.AcceptWording) -> None:
        outcome = self.session.accept_wording(message.changes)
        self._did(outcome)
        if outcome.done:
            self._filled(True)

    @on(messages.Withdraw)
    def _withdraw(self, message: messages.Withdraw) -> None:
        self._did(self.session.withdraw(message.changes))

    @on(messages.Remove)
    def _remove(self, message: messages.Remove) -> None:
        self._did(self.session.remove((message.held,)))

    @on(messages.PairUp)
    def _pair_up(self, message: messages.PairUp) -> None:
        row = self.session.listing.row(message.change)
        if row is None or row.change is None:
            self._nothing()
            return
        found = candidates(row.change, self.session.case.comparison, self.wording)
        choices = [Choice(each.name, each, self._pair_note(each)) for each in found]
        key = "review.pair-with-new" if row.change.old else "review.pair-with-old"
        title = self.wording.say(key, name=phrases.brief(row.change.title))
        self.app.push_screen(ChooseOne(title, choices, self.wording), self._paired)

    def _pair_note(self, candidate: Candidate) -> str:
        free = self.wording.say("review.unpaired") if candidate.free else ""
        return " – ".join(filter(None, (candidate.where, free)))

    def _paired(self, chosen: Candidate | None) -> None:
        if chosen is not None:
            self._did(self.session.pair(chosen.old_key, chosen.new_key))

    @on(messages.Unpair)
    def _unpair(self, message: messages.Unpair) -> None:
        self._did(self.session.unpair(message.change))

    @on(messages.Visit)
    async def _visit(self, message: messages.Visit) -> None:
        await self.action_view("changes")
        self.changes.go_to(message.change)

    @on(messages.ShowHistory)
    async def _show_history(self, message: messages.ShowHistory) -> None:
        from vpbdiff.review.series_history import Where  # noqa: PLC0415 - the history costs the start nothing
        from vpbdiff.tui.panes.history_pane import HistoryView  # noqa: PLC0415

        origin, case = self.shown, self.session.case
        await self.action_view("history")
        self.query_one(HistoryView).open(Where.of(case.old if message.gone else case.new, message.pointer), origin)

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
        self.tell(plain(self.wording.say("review.copied", what=self.wording.say(message.what))))

    @on(messages.Export)
    def _export(self, message: messages.Export) -> None:
        from vpbdiff.tui.screens.export import ExportScreen  # noqa: PLC0415 - the memo costs the start nothing

        def exported(path: Path | None) -> None:
            if path is not None:
                gaps = len(message.memo.gaps)
                lacks = (Span(f" {self.wording.count('summary.gaps', gaps)}", Style.ALARM),) if gaps else ()
                self.tell((*plain(self.wording.say(f"review.exported-{kind}", path=path)), *lacks))

        kind = "final" if message.final else "draft"
        old, new = self.session.case.words
        standing = self.wording.say(f"review.export-{kind}", old=old, new=new)
        self.app.push_screen(ExportScreen(message.memo, message.name, standing, self.wording), exported)

    def action_undo(self) -> None:
        """Take the last action back."""
        self._did(self.session.undo())

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._did(self.session.redo())

    def action_reopen(self) -> None:
        """Read plans and explanations anew."""
        self._did(self.session.reopen())

    def action_restore(self) -> None:
        """Write again what somebody else has taken away."""
        if not self._lost:
            self.tell(plain(self.wording.say("review.nothing-lost")))
            return
        lost, self._lost = self._lost, ()
        self._did(self.session.restore(lost))

    def action_drafts(self) -> None:
        """Offer what was half-written."""
        drafts = self.session.drafts.load()
        if not drafts:
            self.tell(plain(self.wording.say("review.no-drafts")))
            return
        choices = [Choice(self._draft_name(each), each, clean(each.reason)) for each in drafts]
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

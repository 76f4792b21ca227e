"""What the form is opened for, and what came of it.

What became of an action, in one sentence.

The tasks that the form is opened for: what it starts from, and what is done with what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.budget.bridge import ResidualState
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount, names
from vpbdiff.explanations import Entry, PinEntry
from vpbdiff.explanations.input import rows_of_the_bridge
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate.judge import of_setting
from vpbdiff.model import money
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.policy import Need
from vpbdiff.policy.rules import Setting
from vpbdiff.review import drafts
from vpbdiff.review.drafts import Draft, entry_text
from vpbdiff.review.edits import ActionKind, ActionResult, FormInput, Held, RefusalCause, words_of
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import WorklistRow
from vpbdiff.statements import phrases, reasons
from vpbdiff.tui.change_detail import DetailHead
from vpbdiff.tui.dialogs.reason_form import FormShown, Refusal, Task
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_BACK = (ActionKind.UNDONE, ActionKind.REDONE, ActionKind.REOPENED)
"""What writes nothing new: where it fails, something else than a saved reason is missing."""

_ALARMING = (ActionKind.REREAD, ActionKind.REFUSED, ActionKind.FAILED)


def outcome_text(outcome: ActionResult, session: Session, wording: Wording) -> Spans:
    """The outcome as spans: what was done or why not, and what a person must know of what others did."""
    alarming = outcome.what in _ALARMING or bool(outcome.conflicts or outcome.lost)
    text = " ".join((_what(outcome, session, wording), *_besides(outcome, wording)))
    return (Span(text, Style.ALARM if alarming else Style.PLAIN),)


def refusal(outcome: ActionResult, wording: Wording, *, kept: bool = True) -> str | None:
    """Why what a form held could not be given, and that it is `kept` as a draft if it is; None if it was."""
    if outcome.done:
        return None
    refused = _refused(outcome, wording)
    promised = outcome.what is ActionKind.FAILED and kept
    return wording.say("review.kept-as-draft", told=refused) if promised else refused


def held_text(held: Held, wording: Wording) -> str:
    """What somebody has said by an entry or a pin, with all that belongs to it."""
    if isinstance(held, PinEntry):
        return wording.say("review.words", reason=held.reason or "", facts=reasons.pair(held, wording))
    parts = list(reasons.facts(held, wording))
    if held.component is not None:
        parts.insert(0, reasons.component(held.component, wording))
    key = "review.words" if parts else "review.words-alone"
    return wording.say(key, reason=held.reason, **({"facts": "; ".join(parts)} if parts else {}))


def _what(outcome: ActionResult, session: Session, wording: Wording) -> str:
    name = _names(outcome, session, wording)
    key, params = f"review.did.{outcome.what}{'' if outcome.changes else '-alone'}", {"name": name}
    match outcome.what:
        case ActionKind.REFUSED | ActionKind.FAILED:
            return _refused(outcome, wording)
        case ActionKind.UNDONE | ActionKind.REDONE:
            params["step"] = wording.say(f"review.step.{outcome.step}")
        case ActionKind.REOPENED | ActionKind.POLICY:
            key = f"review.did.{outcome.what}"
        case ActionKind.EXPLAINED | ActionKind.ACCEPTED if lacking := _lacking(outcome, session):
            key, params = (
                "review.did.lacking",
                {"name": name, "lacking": DetailHead(session.case, wording).stands(lacking)},
            )
    return wording.say(key, **params)


def _lacking(outcome: ActionResult, session: Session) -> WorklistRow | None:
    """The first change that was spoken of and still lacks something."""
    rows = map(session.listing.row, outcome.changes)
    return next((row for row in rows if row is not None and row.is_open), None)


def _refused(outcome: ActionResult, wording: Wording) -> str:
    if outcome.fault is not None:
        return wording.say(f"review.fault.{outcome.fault}")
    if outcome.problem is not None:
        problem = phrases.problem(outcome.problem, wording)
        key = f"review.did.failed{f'-{outcome.step}' if outcome.step in _BACK else ''}"
        return wording.say(key, problem=problem) if outcome.what is ActionKind.FAILED else problem
    return wording.say(f"review.why.{outcome.why or RefusalCause.NOTHING}")


def _names(outcome: ActionResult, session: Session, wording: Wording) -> str:
    """The name of the one change, or how many they are."""
    if len(outcome.changes) != 1:
        return wording.count("review.changes", len(outcome.changes))
    row = session.listing.row(outcome.changes[0])
    return f"«{phrases.brief(row.subject.record.name)}»" if row else wording.count("review.changes", 1)


_TOLD = 2
"""Reasons that an action took away which are told in full; `u` puts all of them back."""


def _besides(outcome: ActionResult, wording: Wording) -> Iterator[str]:
    if outcome.gone:
        said = " ".join(held_text(each, wording) for each in outcome.gone[:_TOLD])
        if more := len(outcome.gone) - _TOLD:
            said += f" {wording.count('review.more-gone', more)}" if more > 0 else ""
        yield wording.say("review.gone-back" if outcome.what is ActionKind.UNDONE else "review.gone", words=said)
    if outcome.conflicts:
        yield wording.count("review.conflicts", len(outcome.conflicts))
    if outcome.merged:
        yield wording.say("review.merged")
    if outcome.lost:
        yield wording.count("review.lost", len(outcome.lost))


def _in_one(texts: Sequence[str], own: str) -> str:
    """Others' texts and then one's own, as sentences; a text that is a sentence of one's own already is not said again.
    That its letters begin another sentence («Ny lag gäller» in «Ny lag gäller inte») is not that."""
    new = [text for text in texts if not re.search(rf"(?:^|[.!?)]\s+){re.escape(text.rstrip('.'))}(?:$|[.!?])", own)]
    ended = (text if text.endswith((".", "!", "?", ")")) or not own else f"{text}." for text in new)
    return " ".join(filter(None, (*ended, own)))


class Tasks:
    """Makes the tasks of one session. `done` is told every outcome of a form that was given."""

    def __init__(self, session: Session, wording: Wording, done: Callable[[ActionResult], None]) -> None:
        self._session = session
        self._wording = wording
        self._done = done

    def explain(
        self, changes: Sequence[str], suggestions: Sequence[str] = (), draft: Draft | None = None
    ) -> Task | None:
        """The form for these changes, begun with `draft`, or else with their latest one, or else with what they have on
        record; None where none of them is there."""
        rows = [row for row in map(self._session.listing.row, changes) if row is not None]
        if not rows:
            return None
        money_rows = self._money_rows([row.subject for row in rows])
        begun = draft or next(iter(self._session.drafts_of(changes)), None)
        start = begun or self._begun(self._held(rows, money_rows))
        line = drafts.line_of(money_rows)
        if line and begun is None and not start.instead and not start.reason:
            start = replace(start, amount=self._left(line))
        ids, items = tuple(row.id for row in rows), tuple(row.subject.item for row in rows)
        start = replace(start, changes=ids, items=items, line=line)
        return self._task(self._title(rows), start, suggestions, money=bool(money_rows))

    def component(self, row: str | None, suggestions: Sequence[str] = (), held: Entry | None = None) -> Task:
        """The form for a component of the bridge, on a budget row or on the whole; to change one that is `held`, begun
        with the latest draft of that; of what is new with the latest draft for the row."""
        if held is not None and held.component is not None:
            start = self._draft_of(held) or self._begun(held, drafts.line_of(_rows_of(held.component)))
        elif (begun := self._draft_for(row or "")) is not None:
            start = begun
        else:
            start = Draft(line=row or "", component=drafts.SORTS[0] if row else "index")
            start = replace(start, amount=self._left(row) if row else "")
        return self._task(self.component_title(start.line), start, suggestions, money=True)

    def policy(self, setting: Setting, draft: Draft | None = None) -> Task:
        """The form for a lowered requirement, begun with its draft or with what is on record."""
        item = of_setting(setting)
        kept = (each for each in self._session.drafts.load() if each.items == (item,))
        held = (each for each in self._session.case.explanations.entries if each.key == (item,))
        start = draft or next(kept, None) or next(map(self._begun, held), Draft())
        title = self._wording.say("review.reason-for-policy", setting=setting.name) + self._wording.say(
            "review.asks-decision"
        )
        return self._task(title, replace(start, items=(item,)), (), money=False)

    def component_title(self, line: str) -> str:
        """What a form for a component is called, by the rows that it is about, if any."""
        rows = ", ".join(drafts.rows_of(line))
        return self._wording.say("review.component-of", row=rows) if rows else self._wording.say("review.component-all")

    def resume(self, draft: Draft) -> Task | None:
        """The form that a draft was left in; None where what it was about is no longer there."""
        changes = self._session.about(draft)
        if changes:
            return self.explain(changes, draft=draft)
        if draft.component:
            return self._task(self.component_title(draft.line), draft, (), money=True)
        if (setting := self.lowered(draft)) is not None:
            return self.policy(setting, draft)
        return None

    def lowered(self, draft: Draft) -> Setting | None:
        """The lowered requirement that a draft gives the reason for; None where it is about no such one."""
        return next((each for each in self._session.case.loosened if draft.items == (of_setting(each),)), None)

    def _task(self, title: str, start: Draft, suggestions: Sequence[str], *, money: bool) -> Task:
        entries = self._session.case.explanations.entries
        held = next((each for each in entries if _changes(start, each)), None)
        note = self._wording.say("review.amount-gone") if start.instead and held is None else ""
        seen = tuple(each for each in entries if entry_text(each) in start.seen)

        def deliver(draft: Draft, shown: FormShown) -> Refusal | ActionResult:
            return self._deliver(draft, held, shown)

        def keep(draft: Draft) -> str:
            self._session.drafts.save(draft)
            problem = self._session.drafts.problem
            return self._wording.say("review.unkept", problem=sentence(self._wording, problem)) if problem else ""

        def forget(draft: Draft) -> None:
            self._session.drafts.forget(draft.id)

        shown = FormShown(seen)
        return Task(
            title, start, suggestions, money, note, shown, deliver, self._done,
            self._met, self._said, self._both, self._without, self._used, self._meaning, keep, forget,
        )  # fmt: skip

    @property
    def _used(self) -> tuple[FormInput, ...]:
        """The reasons given before: in this review, the last first, then those on record, by the day."""
        entries = sorted(self._session.case.explanations.entries, key=lambda each: each.date or "", reverse=True)
        held = [FormInput.of(each) for each in entries if not each.baseline and each.reason]
        return (*self._session.given, *(each for each in held if each not in self._session.given))

    def _meaning(self, draft: Draft) -> str:
        """What the money of a draft comes to, in words; nothing while it is none."""
        try:
            component = drafts.money(draft, self._session.case.comparison)
        except VpbdiffError:
            return ""
        if component is None:
            return ""
        return self._wording.say("review.amount-means", words=reasons.component(component, self._wording))

    def _left(self, line: str) -> str:
        """What is left to explain of a budget row, as an amount is written; nothing where nothing is."""
        bridge = self._session.case.verdict.bridge
        rows = drafts.rows_meant(drafts.rows_of(line), self._session.case.comparison)
        if bridge is None or len(rows) > 1:
            return ""
        spans = bridge.units if rows else (bridge.whole,)
        found = (each for each in spans if each is bridge.whole or (each.row is not None and each.row.name in rows))
        span = next(found, None)
        if span is None or span.standing is not ResidualState.UNEXPLAINED:
            return ""
        return reasons.shell_amount(span)

    def _met(self, draft: Draft, shown: FormShown) -> tuple[Entry, ...]:
        """What the draft would replace now, and its form has not shown; of amounts that is found out when it is
        given."""
        known = {words_of(each) for each in shown.seen}
        if (setting := self.lowered(draft)) is not None:
            found = [each for each in self._session.case.explanations.entries if each.key == (of_setting(setting),)]
        else:
            rows = [] if draft.amount.strip() else [*filter(None, map(self._session.listing.row, draft.changes))]
            found = [each for row in rows for each in row.on_record]
        met = (each for each in found if each.component is None and not each.baseline and words_of(each) not in known)
        return tuple({words_of(each): each for each in met}.values())

    def _said(self, others: Sequence[Entry]) -> str:
        said = " ".join(held_text(each, self._wording) for each in others)
        return self._wording.say("review.met", words=said)

    def _both(self, draft: Draft, others: Sequence[Entry]) -> Draft:
        """One reason of all: theirs first, with what of it has no field of its own left."""
        texts: list[str] = []
        for each in others:
            texts.append(each.reason)
            parts = drafts.of_entry(each)
            if not any((draft.body, draft.date, draft.section, draft.reference)):
                draft = replace(
                    draft, body=parts.body, date=parts.date, section=parts.section, reference=parts.reference
                )
            elif each.decision and drafts.decision_of(draft) != each.decision:
                texts.append(f"({reasons.reference(each.decision)})")
            draft = replace(draft, kind=draft.kind or parts.kind)
        return replace(draft, reason=_in_one(texts, draft.reason.strip()))

    def _without(self, draft: Draft, others: Sequence[Entry]) -> Draft | None:
        """The draft of the changes that have nothing of others' on record."""
        theirs = {words_of(each) for each in others}
        rows = [row for row in map(self._session.listing.row, draft.changes) if row is not None]
        left = [row for row in rows if not any(words_of(each) in theirs for each in row.on_record)]
        if not left or len(left) == len(rows):
            return None
        ids, items = tuple(row.id for row in left), tuple(row.subject.item for row in left)
        return replace(draft, changes=ids, items=items)

    def _deliver(self, draft: Draft, held: Entry | None, shown: FormShown) -> Refusal | ActionResult:
        try:
            given = drafts.given(draft)
            component = drafts.money(draft, self._session.case.comparison)
        except VpbdiffError as error:
            return Refusal(phrases.problem(error.problems[0], self._wording))
        if (setting := self.lowered(draft)) is not None:
            outcome = self._session.explain_policy(setting, given, shown.seen)
        elif component is None:
            if not draft.changes:
                return Refusal(self._wording.say("review.amount-missing"))
            outcome = self._session.explain(draft.changes, given, shown.seen)
        else:
            instead, rivals = self._instead(component, held, shown)
            if rivals:
                return Refusal(self._wording.say("review.why.unseen"), rivals)
            outcome = self._session.add_component(component, given, instead, shown.seen)
        if (wrong := refusal(outcome, self._wording, kept=self._session.drafts.problem is None)) is not None:
            return Refusal(wrong, tuple(each for each in outcome.others if isinstance(each, Entry)))
        _ = self._session.listing  # what is to be shown is found out here, in the thread that delivers
        return outcome

    def _instead(
        self, component: Component, held: Entry | None, shown: FormShown
    ) -> tuple[Entry | None, tuple[Entry, ...]]:
        """The entry that a component is to take the place of: the one that it was begun with, or what somebody else
        has made of that; and what of that is still to be shown."""
        entries = self._session.case.explanations.entries
        if held is None or held in entries:
            return held, ()
        same = [each for each in entries if each.component and _rows_of(each.component) == _rows_of(component)]
        known = {words_of(each) for each in shown.seen}
        over = next((each for each in same if each in shown.over), None)
        return over, tuple(each for each in same if words_of(each) not in known)

    def _draft_of(self, held: Entry) -> Draft | None:
        return next((each for each in self._session.drafts.load() if _changes(each, held)), None)

    def _draft_for(self, line: str) -> Draft | None:
        """The latest draft of a component on a budget row that changes none on record."""
        kept = (each for each in self._session.drafts.load() if each.component and not (each.changes or each.instead))
        return next((each for each in kept if each.line == line), None)

    def _begun(self, held: Entry | None, line: str = "") -> Draft:
        """A draft that has what is on record, and the rows that it is about."""
        if held is None:
            return Draft()
        start = replace(drafts.of_entry(held), line=line, seen=(entry_text(held),))
        return start if held.component is None else _with_component(replace(start, instead=entry_text(held)), held)

    def _money_rows(self, subjects: Sequence[Subject]) -> tuple[str, ...]:
        """The names of the budget rows, if all of the subjects are rows that an amount can be laid on."""
        laid = rows_of_the_bridge(subjects, self._session.case.comparison)
        return tuple(each.record.name for each in laid) if len(laid) == len(subjects) else ()

    def _held(self, rows: Sequence[WorklistRow], money_rows: tuple[str, ...]) -> Entry | None:
        """The one entry that all the rows have, standing or stale, to start from. An amount that speaks of other rows
        too, or of others, is not this one's to change."""
        entries = [row.on_record for row in rows]
        shared = [each for each in entries[0] if all(each in other for other in entries)]
        asked = drafts.rows_meant(money_rows, self._session.case.comparison)
        own = (each for each in shared if each.component is None or (money_rows and _rows_of(each.component) == asked))
        return next(own, None)

    def _title(self, rows: Sequence[WorklistRow]) -> str:
        asked = self._wording.say("review.asks-decision") if any(row.need is Need.DECISION for row in rows) else ""
        if len(rows) == 1:
            subject = rows[0].subject
            word = phrases.entity_word(subject.entity, 1, self._wording)
            return self._wording.say("review.reason-for", entity=word, name=phrases.brief(subject.record.name)) + asked
        return self._wording.count("review.reason-for-several", len(rows)) + asked


def _changes(draft: Draft, held: Entry) -> bool:
    """Whether a draft is of a change to this entry with a component."""
    return bool(draft.instead) and held.component is not None and draft.instead == entry_text(held)


def _rows_of(component: Component) -> tuple[str, ...]:
    """The rows that a component is given for; none for one of the whole."""
    return (component.source,) if isinstance(component, Transfer) else names(component)


def _with_component(start: Draft, entry: Entry) -> Draft:
    match entry.component:
        case LineAmount(kr=kr) | WholeAmount(kr=kr):
            return replace(start, component="amount", amount=_signed(kr))
        case TechnicalAdjustment(kr=kr):
            return replace(start, component="technical", amount=_signed(kr))
        case Transfer(kr=kr, target=target):
            return replace(start, component="transfer", amount=_signed(kr), target=target)
        case Index(percent=percent):
            return replace(start, component="index", amount=f"{percent} %")
    return start


def _signed(kr: int) -> str:
    return (money.MINUS if kr < 0 else "") + reasons.amount(kr)

"""Reasons given, changed, taken away; the baseline.

Adds an explanation, changes one, and takes one away.

Records everything that lacks a reason today as there before the gate, so that a municipality can start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.budget.components import Index, TechnicalAdjustment
from vpbdiff.cli.explain_context import ExplainContext
from vpbdiff.explanations import Edit, Entry, PinEntry, State, authoring
from vpbdiff.explanations.authoring import ReasonText, covered
from vpbdiff.explanations.authoring import baseline as made
from vpbdiff.explanations.entries import ReasonKind
from vpbdiff.explanations.input import MoneyInput, component, rows_of_the_bridge
from vpbdiff.explanations.quality import fault
from vpbdiff.explanations.subjects import Subject, choose
from vpbdiff.gate import Rule
from vpbdiff.gate.judge import entry_for, is_setting, of_setting
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy import Need
from vpbdiff.statements import phrases, reasons

_KIND_OF_MONEY = {Index: ReasonKind.INDEX, TechnicalAdjustment: ReasonKind.TECHNICAL}
"""Components that are of one kind whatever the reason; an amount may be of any."""


@dataclass(frozen=True, slots=True)
class Made:
    """An entry that is ready to be written, with the subjects it is for; none for settings of the policy. `former` is
    the entry with a component that it was written in place of, where that is known."""

    entry: Entry
    subjects: tuple[Subject, ...]
    former: Entry | None = None


def give(desk: ExplainContext, words: Sequence[str], given: ReasonText, said: MoneyInput) -> ExitStatus:
    """Write what is given of the changes that are named, and tell what it replaced and what is still missing."""
    made = make(desk, words, given, said)
    if made.entry.component is not None:
        desk.say("explain.understood", what=reasons.component(made.entry.component, desk.wording))
    after, given_way, status = put(desk, (made,))
    if after is desk:
        desk.say("explain.same", path=desk.case.place.shown)
        return status
    if made.entry.component is not None:
        desk.count("explain.wrote-amount", len(made.subjects), path=after.case.place.shown)
    else:
        desk.say("explain.wrote", what=reasons.items(made.entry, desk.wording), path=after.case.place.shown)
    for each in given_way:
        print_replaced(after, each)
    _tell_decision(after, made.entry)
    print_unbridged(after, made.subjects)
    return status


def make(desk: ExplainContext, words: Sequence[str], given: ReasonText, said: MoneyInput) -> Made:
    """The entry that is meant. Raises `VpbdiffError` for a change, an amount or a reason that is none."""
    if said:
        made = _of_money(desk, words, given, said)
    elif words and all(map(is_setting, words)):
        made = _of_policy(desk, words, given)
    elif words:
        made = of_subjects(desk, [each for word in words for each in desk.those(word)], given)
    else:
        raise failure("explain.which-change")
    return sound(desk, made)


def of_subjects(desk: ExplainContext, named: Sequence[Subject], given: ReasonText) -> Made:
    """The entry that gives these subjects, each once, a reason in words."""
    subjects = tuple({id(each): each for each in named}.values())
    return Made(_changed(desk, subjects, given), subjects)


def sound(desk: ExplainContext, made: Made) -> Made:
    """The same, if its reason is one. Raises `VpbdiffError` otherwise."""
    for each in made.subjects or (None,):
        if wrong := fault(made.entry, each.change if each else None):
            what = reasons.subject(each, desk.wording) if each else reasons.items(made.entry, desk.wording)
            raise failure(f"explain.fault.{wrong}", what=what, reason=made.entry.reason)
    return made


def put(desk: ExplainContext, made: Sequence[Made]) -> tuple[ExplainContext, tuple[Edit, ...], ExitStatus]:
    """Write entries: the desk as it is then, the edits of what gave way to them, and the status. The same desk where
    all of it is on record already."""
    subjects = [subject for each in made if each.entry.component is None for subject in each.subjects]
    placed = authoring.replacing([each.entry for each in made if each.subjects], subjects, desk.standing)
    settings = {item for each in made if not each.subjects for item in each.entry.key}
    old = tuple(Edit(each, None) for each in desk.case.explanations.entries if {*each.key} & settings)
    replaced = [edit.before for edit in placed.replaced]
    old += tuple(Edit(each.former, None) for each in made if each.former is not None and each.former not in replaced)
    given_way = (*placed.replaced, *old)
    new = [each.entry for each in made]
    if len(given_way) == len(new) and all(edit.before in new for edit in given_way):
        return desk, (), ExitStatus.DONE
    after, status = desk.write((*given_way, *(Edit(None, each) for each in new)))
    return after, given_way, status


def remove(desk: ExplainContext, words: Sequence[str], said: MoneyInput) -> ExitStatus:
    """Take away what is on record of the changes that are named, or the component that is."""
    if said:
        meant = component(said, _rows(desk, words), desk.case.comparison)
        found = tuple(Edit(each, None) for each in authoring.components(desk.standing) if each.component == meant)
    elif words and all(map(is_setting, words)):
        found = tuple(Edit(each, None) for each in desk.case.explanations.entries if {*each.key} & {*words})
    else:
        subjects = [each for word in words for each in desk.those(word)]
        found = authoring.replacing((), subjects, desk.standing).replaced
    if not found:
        raise failure("explain.nothing-to-remove")
    after, status = desk.write(found)
    for edit in found:
        print_replaced(after, edit, "removed")
    return status


def print_replaced(desk: ExplainContext, edit: Edit, how: str = "replaced") -> None:
    """Say what an entry was that is no longer there, or no longer for all that it was for, so that it can be written
    again. `how` is what became of it. A record that something was there before the gate is nobody's words."""
    if isinstance(edit.before, PinEntry) and edit.before.reason:
        what = reasons.pair(edit.before, desk.wording)
        desk.say(f"explain.{how}", reason=edit.before.reason, what=what, path=desk.case.place.shown)
    if not isinstance(edit.before, Entry) or edit.before.baseline:
        return
    if isinstance(edit.after, Entry):
        desk.say("explain.narrowed", reason=edit.before.reason, what=reasons.items(edit.after, desk.wording))
        return
    what, facts = reasons.about(edit.before, desk.wording), "; ".join(reasons.facts(edit.before, desk.wording))
    params = {"reason": edit.before.reason, "what": what, "path": desk.case.place.shown}
    desk.say(f"explain.{how}-with" if facts else f"explain.{how}", facts=facts, **params)


def print_unbridged(desk: ExplainContext, subjects: Sequence[Subject]) -> None:
    """Say how much of the units' money lacks a reason, where a budget row was spoken of."""
    if desk.case.verdict.bridge is None or not any(ENTITIES[each.entity].is_money for each in subjects):
        return
    lacking = [each.span for each in desk.case.verdict.of_rule(Rule.UNBRIDGED) if each.span is not None]
    for span in lacking:
        desk.say("explain.still-lacking", what=reasons.lacking(span, desk.case.comparison, desk.wording))
    if not lacking:
        desk.say("explain.bridged")


def _changed(desk: ExplainContext, subjects: Sequence[Subject], given: ReasonText) -> Entry:
    """The entry that is meant: a new one, or the one on record with what is given changed."""
    if given.reason is not None:
        return authoring.entry(subjects, desk.signed(given))
    stale = [entry for stand in desk.standing.stands for entry, _ in stand.stale]
    wanted = {each.item for each in subjects}
    found = [each for each in authoring.former(subjects, desk.standing) if {*each.key} == wanted and not each.baseline]
    if len(found) != 1 or found[0] in stale:
        raise failure("explain.no-text")
    return authoring.entry(subjects, given, found[0])


def _of_money(desk: ExplainContext, words: Sequence[str], given: ReasonText, said: MoneyInput) -> Made:
    """A component of the bridge: its entry names every row that it takes part in."""
    comparison = desk.case.comparison
    meant = component(said, _rows(desk, words), comparison)
    subjects = covered(meant, comparison)
    if not subjects:
        raise failure("explain.no-money-changed")
    if given.reason is None:
        raise failure("explain.no-text")
    kind = given.kind or _KIND_OF_MONEY.get(type(meant))
    return Made(authoring.entry(subjects, desk.signed(replace(given, kind=kind, component=meant))), subjects)


def _rows(desk: ExplainContext, words: Sequence[str]) -> list[str]:
    """The names of the budget rows that words mean; a word that names no changed row is left for the bridge to judge,
    since an amount may be on a unit whose net cost is as it was."""
    among = rows_of_the_bridge(desk.subjects, desk.case.comparison)
    found = []
    for word in words:
        chosen = choose(word, among)
        if len(chosen.found) > 1 and not chosen.guessed:
            raise desk.unclear(word, chosen)
        found.append(chosen.only.record.name if chosen.only else word)
    return found


def _of_policy(desk: ExplainContext, words: Sequence[str], given: ReasonText) -> Made:
    """The reason for settings of the policy that ask less than they did."""
    loosened = {of_setting(each): each for each in desk.case.loosened}
    for word in words:
        if word not in loosened:
            key = "explain.no-setting" if loosened else "explain.nothing-loosened"
            raise failure(key, word=word, known=", ".join(loosened))
    if given.reason is None or not given.decision:
        raise failure("explain.policy-needs")
    entry = authoring.entry((), desk.signed(given))
    return Made(replace(entry, items=tuple(entry_for(loosened[word]) for word in words)), ())


def _tell_decision(desk: ExplainContext, entry: Entry) -> None:
    """Say that a decision is needed too, where the policy asks for one and none is given."""
    needy = [
        reasons.subject(each.stand.subject, desk.wording)
        for each in desk.case.verdict.of_rule(Rule.NO_DECISION)
        if each.stand is not None and entry in each.stand.entries and each.need is Need.DECISION
    ]
    if needy:
        desk.say("explain.needs-decision", what=phrases.enumeration(needy, desk.wording))


def baseline(desk: ExplainContext) -> ExitStatus:
    """Record it, and say what was done and how it is undone. Raises `VpbdiffError` where nothing lacks a reason."""
    wanting = [each.stand for each in desk.case.verdict.missing if each.stand and each.stand.state is State.NONE]
    if not wanting:
        raise failure("explain.nothing-for-baseline")
    entries = made([each.subject for each in wanting], desk.by, desk.date)
    after, status = desk.write(Edit(None, each) for each in entries)
    desk.count("explain.baseline", len(entries), path=after.case.place.shown, command=reasons.command(desk.case))
    return status


def undo_baseline(desk: ExplainContext) -> ExitStatus:
    """Take away every entry that says no more than that it was there before the gate."""
    found = [each for each in desk.case.explanations.entries if each.baseline]
    if not found:
        raise failure("explain.nothing-to-remove")
    after, status = desk.write(Edit(each, None) for each in found)
    desk.count("explain.baseline-removed", len(found), path=after.case.place.shown)
    return status

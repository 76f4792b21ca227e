"""Adds an explanation, changes one, and takes one away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpbdiff.cli.explaining.desk import Desk
from vpbdiff.errors import ExitStatus, failure
from vpbdiff.explanations import Edit, Entry, giving
from vpbdiff.explanations.amounts import Said, component, rows_of_the_bridge
from vpbdiff.explanations.choosing import choose
from vpbdiff.explanations.giving import Given
from vpbdiff.explanations.making import covered
from vpbdiff.explanations.model import ReasonKind
from vpbdiff.explanations.reasons import fault
from vpbdiff.explanations.record import Subject
from vpbdiff.gate import Rule
from vpbdiff.gate.loosening import entry_for, is_setting, of_setting
from vpbdiff.policy import Need
from vpbdiff.report import phrases, reasons

_KIND_OF_MONEY = {"Index": ReasonKind.INDEX, "TechnicalAdjustment": ReasonKind.TECHNICAL}


@dataclass(frozen=True, slots=True)
class Made:
    """An entry that is ready to be written, with the subjects it is for; none for settings of the policy."""

    entry: Entry
    subjects: tuple[Subject, ...]


def give(desk: Desk, words: Sequence[str], given: Given, said: Said) -> ExitStatus:
    """Write what is given of the changes that are named, and tell what it replaced and what is still missing."""
    made = make(desk, words, given, said)
    if made.entry.component is not None:
        desk.say("explain.understood", what=reasons.component(made.entry.component, desk.wording))
    after, replaced, status = put(desk, (made,))
    if after is desk:
        desk.say("explain.same", path=desk.case.place.shown)
        return status
    desk.say("explain.wrote", what=reasons.items(made.entry, desk.wording), path=after.case.place.shown)
    for each in replaced:
        tell_replaced(desk, each)
    _tell_decision(after, made.entry)
    tell_bridge(after, made.subjects)
    return status


def make(desk: Desk, words: Sequence[str], given: Given, said: Said) -> Made:
    """The entry that is meant. Raises `VpbdiffError` for a change, an amount or a reason that is none."""
    if said:
        made = _of_money(desk, words, given, said)
    elif words and all(map(is_setting, words)):
        made = _of_policy(desk, words, given)
    elif words:
        subjects = tuple({id(each): each for word in words for each in desk.those(word)}.values())
        made = Made(_changed(desk, subjects, given), subjects)
    else:
        raise failure("explain.which-change")
    for each in made.subjects or (None,):
        if wrong := fault(made.entry, each.change if each else None):
            what = reasons.subject(each, desk.wording) if each else reasons.items(made.entry, desk.wording)
            raise failure(f"explain.fault.{wrong}", what=what, reason=made.entry.reason)
    return made


def put(desk: Desk, made: Sequence[Made]) -> tuple[Desk, tuple[Entry, ...], ExitStatus]:
    """Write entries: the desk as it is then, the entries that they replaced, and the status. The same desk where all
    of it is on record already."""
    new = [each.entry for each in made]
    subjects = [subject for each in made if each.entry.component is None for subject in each.subjects]
    placed = giving.replacing([each.entry for each in made if each.subjects], subjects, desk.standing)
    settings = {item for each in made if not each.subjects for item in each.entry.key}
    old = tuple(each for each in desk.case.explanations.entries if {*each.key} & settings)
    replaced = (*placed.replaced, *old)
    if len(replaced) == len(new) and all(each in replaced for each in new):
        return desk, (), ExitStatus.DONE
    policy = [Edit(each, None) for each in old] + [Edit(None, each.entry) for each in made if not each.subjects]
    after, status = desk.write((*placed.edits, *policy))
    return after, replaced, status


def remove(desk: Desk, words: Sequence[str], said: Said) -> ExitStatus:
    """Take away what is on record of the changes that are named, or the component that is."""
    if said:
        meant = component(said, _rows(desk, words), desk.case.comparison)
        found = tuple(each for each in giving.components(desk.standing) if each.component == meant)
    elif words and all(map(is_setting, words)):
        found = tuple(each for each in desk.case.explanations.entries if {*each.key} & {*words})
    else:
        found = giving.former([each for word in words for each in desk.those(word)], desk.standing)
    if not found:
        raise failure("explain.nothing-to-remove")
    after, status = desk.write(Edit(each, None) for each in found)
    for each in found:
        what, about = reasons.items(each, desk.wording), _about(desk, each)
        key = "explain.removed-with" if about else "explain.removed"
        desk.say(key, what=what, path=after.case.place.shown, reason=each.reason, about=about)
    return status


def tell_replaced(desk: Desk, entry: Entry) -> None:
    """Say what an entry was that is no longer there, so that it can be written again."""
    about = _about(desk, entry)
    desk.say("explain.replaced-with" if about else "explain.replaced", reason=entry.reason, about=about)


def tell_bridge(desk: Desk, subjects: Sequence[Subject]) -> None:
    """Say how much of the units' money lacks a reason, where a budget row was spoken of."""
    if desk.case.verdict.bridge is None or not any(each.entity == "budget_line" for each in subjects):
        return
    lacking = [each.span for each in desk.case.verdict.of_rule(Rule.UNBRIDGED) if each.span is not None]
    for span in lacking:
        desk.say("explain.still-lacking", what=reasons.lacking(span, desk.wording))
    if not lacking:
        desk.say("explain.bridged")


def _changed(desk: Desk, subjects: Sequence[Subject], given: Given) -> Entry:
    """The entry that is meant: a new one, or the one on record with what is given changed."""
    if given.reason is not None:
        return giving.entry(subjects, desk.signed(given))
    stale = [entry for stand in desk.standing.stands for entry, _ in stand.stale]
    wanted = {each.item for each in subjects}
    found = [each for each in giving.former(subjects, desk.standing) if {*each.key} == wanted and not each.baseline]
    if len(found) != 1 or found[0] in stale:
        raise failure("explain.no-text")
    return giving.entry(subjects, given, found[0])


def _of_money(desk: Desk, words: Sequence[str], given: Given, said: Said) -> Made:
    """A component of the bridge: its entry names every row that it takes part in."""
    comparison = desk.case.comparison
    meant = component(said, _rows(desk, words), comparison)
    subjects = covered(meant, comparison)
    if not subjects:
        raise failure("explain.no-money-changed")
    if given.reason is None:
        raise failure("explain.no-text")
    kind = given.kind or _KIND_OF_MONEY.get(type(meant).__name__)
    return Made(giving.entry(subjects, desk.signed(replace(given, kind=kind, component=meant))), subjects)


def _rows(desk: Desk, words: Sequence[str]) -> list[str]:
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


def _of_policy(desk: Desk, words: Sequence[str], given: Given) -> Made:
    """The reason for settings of the policy that ask less than they did."""
    loosened = {of_setting(each): each for each in desk.case.loosened}
    for word in words:
        if word not in loosened:
            key = "explain.no-setting" if loosened else "explain.nothing-loosened"
            raise failure(key, word=word, known=", ".join(loosened))
    if given.reason is None or not given.decision:
        raise failure("explain.policy-needs")
    entry = giving.entry((), desk.signed(given))
    return Made(replace(entry, items=tuple(entry_for(loosened[word]) for word in words)), ())


def _tell_decision(desk: Desk, entry: Entry) -> None:
    """Say that a decision is needed too, where the policy asks for one and none is given."""
    needy = [
        reasons.subject(each.stand.subject, desk.wording)
        for each in desk.case.verdict.of_rule(Rule.NO_DECISION)
        if each.stand is not None and entry in each.stand.entries and each.need is Need.DECISION
    ]
    if needy:
        desk.say("explain.needs-decision", what=phrases.joined(needy, desk.wording))


def _about(desk: Desk, entry: Entry) -> str:
    """What an entry holds beside its reason."""
    money = [reasons.component(entry.component, desk.wording)] if entry.component is not None else []
    return "; ".join((*money, *reasons.facts(entry, desk.wording)))

"""What is on record of a change, in words: the change, the reason with all that belongs to it, a component of money."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from fractions import Fraction

from vpbdiff.budget.bridge import BridgeRow as BridgeSpan
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.explanations import Decision, Edit, Entry, PinEntry, ReasonKind, StatedIn
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate import Case
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.money import Unit
from vpbdiff.statements import phrases, shortfall
from vpbdiff.wording import LANGUAGES, Wording

_THOUSAND = 1_000
"""Kronor that three decimals of a million show; what is not made of them is said in kronor."""

_NAMES = 3
"""Names of an entry for several changes that are told before the rest is counted."""


def kind_of(word: str) -> ReasonKind | None:
    """The kind of reason that a word of either language, or the identifier, names."""
    wanted = " ".join(word.split()).casefold()
    for kind in ReasonKind:
        if wanted in {str(kind), *(each for lang in LANGUAGES for each in kind_words(kind, Wording(lang)))}:
            return kind
    return None


def kind_words(kind: ReasonKind, wording: Wording) -> tuple[str, ...]:
    """What a kind of reason is called: the usual word first, then others that are understood."""
    return tuple(wording.say(f"explain.kind.{kind}").split(" / "))


def command(case: Case, wording: Wording) -> str:
    """The command that a person would go on with, its plans as they were named, ready for a shell."""
    return wording.say("explain.command", plans=" ".join(map(shlex.quote, case.words)))


def usual_words(wording: Wording) -> tuple[str, ...]:
    """The usual word of every kind of reason."""
    return tuple(kind_words(kind, wording)[0] for kind in ReasonKind)


def subject(of: Subject, wording: Wording) -> str:
    """A change by its entity and its name."""
    return named(of.entity, of.record.name, wording)


def named(entity: str, name: str, wording: Wording) -> str:
    """An item by its entity and its name, such as «aktiviteten «Erbjuda läxhjälp»»."""
    what = wording.say(f"entity.{entity}.the")
    return wording.say("explain.named", entity=what, name=phrases.brief(name)) if name else what


def items(entry: Entry, wording: Wording) -> str:
    """The names of the items that an entry speaks of."""
    found = list(dict.fromkeys(named_record(each.item, each.name, wording) for each in entry.items))
    told = found[:_NAMES]
    if rest := len(found[_NAMES:]):
        told.append(wording.count("explain.more-items", rest))
    return phrases.joined(told, wording)


def named_record(item: str, name: str, wording: Wording) -> str:
    """What an entry calls one of its items: a change's by its entity, a setting of the policy by its name."""
    entity = item.partition(":")[0]
    if entity == "policy":
        return wording.say("explain.setting", name=name)
    return named(entity, name, wording)


def facts(entry: Entry, wording: Wording) -> Iterator[str]:
    """What an entry holds beside its reason, a phrase each."""
    if entry.baseline:
        yield wording.say("explain.fact.baseline")
    if entry.kind is not None:
        yield wording.say("explain.fact.kind", kind=kind_words(entry.kind, wording)[0])
    if entry.decision:
        yield wording.say("explain.fact.decision", decision=decision(entry.decision))
    if entry.origin is not None:
        yield wording.say("explain.fact.source", source=origin(entry.origin, wording))
    if written := " ".join(filter(None, (entry.by, entry.date))):
        yield wording.say("explain.fact.written", written=written)


def decision(of: Decision) -> str:
    """A decision's reference on one line."""
    return " ".join(filter(None, (of.body, of.date, of.section, of.reference)))


def origin(of: StatedIn, wording: Wording) -> str:
    """Where a reason stands."""
    if of.line is not None:
        return wording.say("explain.source.line", document=of.document, n=of.line)
    if of.page is not None:
        return wording.say("explain.source.page", document=of.document, n=of.page)
    return of.document


def component(of: Component, wording: Wording) -> str:
    """What a component says of the money, in words and without a sign: «6 mkr lägre nettokostnad för Fritid»."""
    match of:
        case Index(percent=percent, lines=lines):
            rows = phrases.joined(lines, wording) if lines else wording.say("explain.all-units")
            direction = _direction(money.parse_percent(percent))
            return wording.say(f"explain.component.index-{direction}", percent=percent.lstrip("-−"), rows=rows)
        case Transfer(source=source, target=target, kr=kr):
            return wording.say("explain.component.transfer", amount=amount(kr), source=source, target=target)
        case TechnicalAdjustment(kr=kr, line=line):
            where = line or wording.say("explain.the-whole")
            return wording.say(f"explain.component.technical-{_direction(kr)}", amount=amount(kr), row=where)
        case LineAmount(line=line, kr=kr):
            return wording.say(f"explain.component.amount-{_direction(kr)}", amount=amount(kr), row=line)
        case WholeAmount(kr=kr):
            where = wording.say("explain.the-whole")
            return wording.say(f"explain.component.amount-{_direction(kr)}", amount=amount(kr), row=where)


def amount(kr: int) -> str:
    """Whole kronor without a sign, in the largest unit that shows every one of them with three decimals at most."""
    unit = Unit.MKR if kr % _THOUSAND == 0 else Unit.KR
    decimals = next(number for number in range(4) if kr * 10**number % unit.value == 0)
    return money.text(abs(kr), unit, decimals) + money.NO_BREAK_SPACE + unit.name.lower()


def lacking(span: BridgeSpan, comparison: Comparison, wording: Wording) -> str:
    """How much of a row's change no reason accounts for, as the gate says it."""
    row, said = shortfall.words(span, comparison, wording)
    return wording.say("explain.lacking", row=row, said=said)


def of_edit(edit: Edit, wording: Wording) -> str:
    """What an edit is about: the items of its entry or its pin."""
    held = edit.after or edit.before
    if isinstance(held, PinEntry):
        return pair(held, wording)
    return about(held, wording) if held is not None else ""


def about(entry: Entry, wording: Wording) -> str:
    """What an entry is about: an amount, or its items."""
    return component(entry.component, wording) if entry.component is not None else items(entry, wording)


def pair(pin: PinEntry, wording: Wording) -> str:
    """The two items of a pin."""
    return wording.say("explain.pair", old=phrases.brief(pin.old_name), new=phrases.brief(pin.new_name))


def _direction(value: int | Fraction) -> str:
    return "less" if value < 0 else "more"

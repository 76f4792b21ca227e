"""What is on record of a change, in words: the reason with all that belongs to it, a component of money, what differs
since the reason was written, and money that no reason accounts for."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations import Decision, Edit, Entry, PinEntry, ReasonKind, ReasonStatus, StatedIn
from vpbdiff.explanations.staleness import Drift
from vpbdiff.explanations.subjects import UNDER, Subject
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Json
from vpbdiff.statements import absence, phrases
from vpbdiff.statements.facets import marked
from vpbdiff.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from vpbdiff.budget.bridge import BridgeRow
    from vpbdiff.gate import Case, Lacking


def words(span: BridgeRow, comparison: Comparison, wording: Wording) -> tuple[str, str]:
    """The row's name, and how much of its change of net cost lacks a reason."""
    scale = _Scale(span, comparison)
    name = span.row.name if span.row is not None else wording.say("gate.all-units")
    change = span.new.kr - span.old.kr
    moved = (
        wording.say("gate.net-up" if change > 0 else "gate.net-down", amount=scale(change))
        if change
        else wording.say(f"gate.net-same{absence.as_read((comparison.old, comparison.new))}")
    )
    lacking = wording.say(
        "gate.lacks-more" if span.residual.kr > 0 else "gate.lacks-less", amount=scale(span.residual.kr)
    )
    key = "gate.unbridged-part" if span.steps else "gate.unbridged"
    return name, wording.say(key, moved=moved, lacking=lacking, amount=scale(span.residual.kr))


def shell_amount(span: BridgeRow) -> str:
    """The amount that a reason has to account for, in whole kronor, as `vpbdiff explain --amount` takes it: in the unit
    that the plans print the row in, where it is one."""
    kr, rows = round(span.residual.kr), (*span.row.old, *span.row.new) if span.row is not None else ()
    units = {figure.unit for row in rows for figure in row.figures.values()}
    return money.in_full(kr, units.pop()) if len(units) == 1 else money.in_largest_unit(kr, blank=" ")


class _Scale:
    """Says amounts without a sign, in the unit and with the decimals of the new plan's row."""

    def __init__(self, span: BridgeRow, comparison: Comparison) -> None:
        self._word = comparison.new.listing(UNITS).unit or "kr"
        self._unit = Unit.of(self._word) or Unit.KR
        rows = (*span.row.old, *span.row.new) if span.row is not None else ()
        printed = [figure for row in rows for figure in row.figures.values() if figure.unit is self._unit]
        self._decimals = max((figure.decimals for figure in printed), default=1)

    def __call__(self, kr: Fraction) -> str:
        return money.text(abs(kr), self._unit, self._decimals) + money.NO_BREAK_SPACE + self._word


def missing(lacking: Lacking, wording: Wording) -> str:
    """How many answers are missing, in the words of every output: «42 ändringar och 5 belopp saknar skäl»; empty where
    none is."""
    if not lacking:
        return ""
    key = "gate.lacking-decision" if lacking.decisions else "gate.lacking"
    return wording.count(key, int(lacking), what=counted(lacking.changes, lacking.amounts, wording))


def counted(changes: int, amounts: int, wording: Wording) -> str:
    """«42 ändringar och 5 belopp»: amounts are counted apart wherever answers are."""
    parts = (("changes", changes), ("amounts", amounts))
    told = [wording.count(f"gate.lacking-{what}", number) for what, number in parts if number]
    return phrases.enumeration(told, wording)


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


def command(case: Case, name: str = "explain") -> str:
    """The command that a person would go on with, ready for a shell: its plans as they were named, judged as they
    were."""
    judged = () if case.against is None else ("--against", case.against)
    directly = ("--no-merge-base",) if case.directly else ()
    return shlex.join(("vpbdiff", name, *case.words, *judged, *directly))


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
    return phrases.enumeration(told, wording)


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
        yield wording.say("explain.fact.decision", decision=reference(entry.decision))
    if entry.origin is not None:
        yield wording.say("explain.fact.source", source=origin(entry.origin, wording))
    if written := " ".join(filter(None, (entry.by, entry.date))):
        yield wording.say("explain.fact.written", written=written)


def reference(of: Decision) -> str:
    """A decision's reference on one line: body, day, section and reference number, what there is of them. A section
    that is given by its number alone has its sign: «118» among days and numbers is anything."""
    section = of.section or ""
    if section[:1].isdigit():
        section = f"§ {section}"
    return " ".join(filter(None, (of.body, of.date, section, of.reference)))


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
            rows = phrases.enumeration(lines, wording) if lines else wording.say("explain.all-units")
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
    return money.in_largest_unit(abs(kr))


def lacking(span: BridgeRow, comparison: Comparison, wording: Wording) -> str:
    """How much of a row's change no reason accounts for, as the gate says it."""
    row, said = words(span, comparison, wording)
    return wording.say("explain.lacking", row=row, said=said)


def of_edit(edit: Edit, wording: Wording) -> str:
    """What an edit is about: the items of its entry or its pin."""
    held = edit.after or edit.before
    return of_held(held, wording) if held is not None else ""


def of_held(held: Entry | PinEntry, wording: Wording) -> str:
    """What an entry or a pin is about."""
    return pair(held, wording) if isinstance(held, PinEntry) else about(held, wording)


def about(entry: Entry, wording: Wording) -> str:
    """What an entry is about: an amount, or its items."""
    return component(entry.component, wording) if entry.component is not None else items(entry, wording)


def pair(pin: PinEntry, wording: Wording) -> str:
    """The two items of a pin."""
    return wording.say("explain.pair", old=phrases.brief(pin.old_name), new=phrases.brief(pin.new_name))


def _direction(value: int | Fraction) -> str:
    return "less" if value < 0 else "more"


def reasons_by_handle(stands: Mapping[str, ReasonStatus], wording: Wording) -> dict[str, tuple[Spans, ...]]:
    """A line for each reason on record, by what it is on record of."""
    return {handle: tuple(reason_lines(stand, wording)) for handle, stand in stands.items()}


def reason_lines(stand: ReasonStatus, wording: Wording) -> Iterator[Spans]:
    """A line for each reason; one that is for another text is told as that, never as a reason. A reason that explains
    several parts of one amount is said once, with its parts."""
    for entries in _by_reason(stand.entries):
        yield _line("gate.reason", entries, wording, Style.PLAIN)
    for entries in _by_reason(entry for entry, _ in stand.stale):
        yield _line("gate.reason-stale", entries, wording, Style.ALARM)


def _by_reason(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    found: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.reason, entry.baseline), []).append(entry)
    return found.values()


def _line(key: str, entries: list[Entry], wording: Wording, style: Style) -> Spans:
    reason = entries[0].reason
    if entries[0].baseline:
        return (Span(wording.say(f"{key}-baseline"), Style.QUIET),)
    parts = [about for entry in entries if (about := "; ".join(_about(entry, wording)))]
    if len(parts) > 1:
        parts = [wording.say("gate.reason-part", about=part) for part in parts]
    said = wording.say("gate.reason-about", reason=reason, about=", ".join(parts)) if parts else reason
    return (Span(wording.say(key), style), *plain(said))


def _about(entry: Entry, wording: Wording) -> Iterator[str]:
    """The sort of reason, what it explains of the money, the decision, and how many changes it is for."""
    if entry.kind is not None:
        yield kind_words(entry.kind, wording)[0]
    if entry.component is not None:
        yield component(entry.component, wording)
    if entry.decision:
        yield reference(entry.decision)
    if len(entry.items) > 1 and entry.component is None:
        yield wording.say("gate.reason-shared", n=len(entry.items))


class DriftWords:
    """Says what differs since a reason was written, in one language, the words that differ marked as in `diff`."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._plans = {"old": comparison.old, "new": comparison.new}
        self._wording = wording

    def line(self, drift: Drift) -> Spans:
        """«Planen för 2022, beskrivning: … [-ska-]{+bör+} …»."""
        if drift.field == "kinds" and isinstance(drift.now, list):
            kinds = drift.now
            words = [phrases.kind_alone(Kind(str(kind)), self._wording) for kind in kinds]
            return plain(self._wording.say("gate.drift-kinds", now=phrases.enumeration(words, self._wording)))
        plan = phrases.plan_name(self._plans[drift.side], self._wording)
        opening = self._wording.say("gate.drift", plan=plan, field=self._field(drift.field))
        if drift.words:
            return (*plain(opening), *marked(drift.words))
        was, now = self._text(drift.was), self._text(drift.now)
        return plain(opening + phrases.from_to(was, now, self._wording))

    def _field(self, name: str) -> str:
        if name == UNDER:
            return self._wording.say("gate.field-under")
        for word in (phrases.field_word, phrases.list_word):
            with suppress(KeyError):
                return word(name, self._wording)
        return name  # a record that somebody wrote by hand may hold anything

    def _text(self, value: Json) -> str:
        """A value of a record, as it stands in the file of explanations."""
        if value in (None, "", [], {}):
            return self._wording.say("diff.absent")
        if isinstance(value, bool):
            return self._wording.say("diff.yes" if value else "diff.no")
        if isinstance(value, list):
            return ", ".join(map(self._text, value))
        return self._of_year(value) if isinstance(value, dict) else str(value)

    def _of_year(self, value: dict[str, Json]) -> str:
        """An amount as it was printed, in kronor if that is not known, or a value in words; with its year."""
        kronor = value.get("kr")
        exact = (
            money.text(kronor, Unit.KR, 0) + f"{money.NO_BREAK_SPACE}kr"
            if isinstance(kronor, int)
            else value.get("value")
        )
        said = str(value.get("printed") or exact)
        return f"{said} ({value['year']})" if "year" in value else said

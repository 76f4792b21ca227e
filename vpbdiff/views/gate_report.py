"""The verdict for a person: section by section, what is wrong first, the verdict itself at the end where the eye is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from vpbdiff.base.errors import Level
from vpbdiff.gate import Case, PlanFile, Rule
from vpbdiff.model.document import Element, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.policy import Need
from vpbdiff.statements import caveats, phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.plan_order import telling_kinds
from vpbdiff.views import diff_report, outcome
from vpbdiff.views.change_block import MARKS
from vpbdiff.views.finding_links import explain
from vpbdiff.views.findings import FindingOwner, FindingView, section_name, tell
from vpbdiff.wording import Wording

_SAID_BY_GROUP = (Rule.UNEXPLAINED, Rule.NO_DECISION)
"""Rules of which the heading of their group says all that is wrong."""


def elements(case: Case, wording: Wording, *, notes: bool) -> Iterator[Element]:
    """The report's elements: what is compared, the findings by section, what loosened the gate, the verdict."""
    yield from diff_report.head(case.comparison, wording, Options())
    told = tell(case, wording)
    for section, found in groupby(told, key=lambda each: each.section):
        yield Heading(section_name(section, wording))
        members = list(found)
        yield from _section([each for each in members if not _is_silent(each)], wording, notes=notes)
        yield from _not_compared([each for each in members if _is_silent(each)], case, wording)
    yield from _loosened(case, wording)
    yield from _verdict(case, told, wording, notes=notes)


def _section(found: Sequence[FindingView], wording: Wording, *, notes: bool) -> Iterator[Element]:
    shown = [each for each in _joined(found) if notes or each.rule is not Rule.NOTED]
    for (level, group), members in groupby(shown, key=lambda each: (each.level, _group(each))):
        told = list(members)
        yield Heading(_counted(level, group, len(told), wording), 3)
        for owner, findings in groupby(told, key=lambda each: each.owner):
            yield from _owned(owner, list(findings), wording)
    if folded := [each for each in found if each.rule is Rule.NOTED and not notes]:
        yield Line((Span(_folded(folded, wording), Style.QUIET),), mark="·", first=True)


def _joined(found: Sequence[FindingView]) -> Iterator[FindingView]:
    """The findings, with what is wrong with a row's money told where the row's change is, if that has none either."""
    money = {each.spot: each for each in found if each.rule is Rule.UNBRIDGED and each.level is Level.ERROR}
    rows = {each.spot for each in found if each.rule is Rule.UNEXPLAINED}
    for each in found:
        if each.rule is Rule.UNEXPLAINED and each.spot in money:
            yield replace(each, drifts=(plain(money[each.spot].fault),))
        elif each.rule is not Rule.UNBRIDGED or each.spot not in rows or each.spot not in money:
            yield each


def _group(told: FindingView) -> str:
    """What findings are told together under: their rule, a missing reason by whether a decision is missing too."""
    decision = told.rule is Rule.UNEXPLAINED and told.finding.need is Need.DECISION
    return f"{told.rule}-decision" if decision else str(told.rule)


def _owned(owner: FindingOwner | None, found: Sequence[FindingView], wording: Wording) -> Iterator[Element]:
    if owner is not None:
        word = phrases.capital(phrases.entity_word(owner.entity, 1, wording))
        name = Span(phrases.brief(owner.name), Style.STRONG)
        yield Line((*plain(wording.say("diff.owner", entity=word)), name), first=True)
    for each in found:
        yield from _finding(each, 0 if owner is None else 1, wording)


def _finding(told: FindingView, depth: int, wording: Wording) -> Iterator[Element]:
    yield Line(told.heading or plain(told.fault), depth, _mark(told), first=True)
    if told.what:
        yield Line(told.what, depth + 1)
    if told.heading and told.fault and told.rule not in _SAID_BY_GROUP:
        yield Line(plain(told.fault), depth + 1)
    for drift in told.drifts:
        yield Line(drift, depth + 1)
    yield Line((Span(_where(told, wording), Style.QUIET),), depth + 1, whole=True)
    if told.command:
        yield Line(plain(told.command), depth + 1, whole=True)


def _not_compared(found: Sequence[FindingView], case: Case, wording: Wording) -> Iterator[Element]:
    """What one of the plans does not tell, in one sentence where it is the same of several parts."""
    for remark in caveats.together(each.finding.remark for each in found if each.finding.remark is not None):
        yield Line(plain(caveats.sentence(remark, case.comparison, wording)), mark="·")


def _is_silent(told: FindingView) -> bool:
    """Whether a finding speaks for itself and is not counted: what could not be compared, where that is no fault."""
    return told.rule is Rule.NOT_COMPARED and told.level is Level.NOTE


def _where(told: FindingView, wording: Wording) -> str:
    if told.finding.place.where is PlanFile.OLD:
        return wording.say("gate.in-old", spot=told.spot)
    return str(told.spot)


def _mark(told: FindingView) -> str:
    if told.change is not None:
        kinds = telling_kinds(told.change)
        return next(mark for kind, mark in MARKS.items() if kind in kinds)
    return "·" if told.level is Level.NOTE else "!"


def _folded(notes: Sequence[FindingView], wording: Wording) -> str:
    """«17 påpekanden om 12 textstycken och 5 avsnitt»."""
    numbers = Counter(each.change.entity for each in notes if each.change is not None)
    words = [
        wording.say("diff.counted", n=number, what=phrases.entity_word(entity, number, wording))
        for entity, number in numbers.items()
    ]
    return wording.count("gate.folded", len(notes), what=phrases.joined(words, wording))


def _loosened(case: Case, wording: Wording) -> Iterator[Element]:
    sentences = list(outcome.loosened(case, wording))
    if not sentences:
        return
    yield Heading(wording.say("gate.loosened"))
    for sentence in sentences:
        yield Line(plain(sentence), mark="·")


def _verdict(case: Case, told: Sequence[FindingView], wording: Wording, *, notes: bool) -> Iterator[Element]:
    yield Heading(wording.say("gate.verdict"))
    style = Style.STRONG if case.verdict.passed else Style.ALARM
    yield Paragraph((Span(outcome.verdict(case, wording), style),))
    numbers = Counter((each.level, _group(each)) for each in told if not _is_silent(each))
    for (level, group), number in sorted(numbers.items(), key=lambda each: list(Level).index(each[0][0])):
        said = _counted(level, group, number, wording)
        away = group == Rule.NOTED and not notes
        yield Line(plain(wording.say("gate.folded-away", notes=said) if away else said), mark="·")
    yield from _way_on(case, wording)


def _counted(level: Level, group: str, number: int, wording: Wording) -> str:
    """How many findings a group has, with their level where they are no errors and the words do not say so."""
    said = wording.count(f"gate.group-{group}", number)
    return said if level is Level.ERROR or group == Rule.NOTED else wording.say(f"gate.level-{level}") + said


def _way_on(case: Case, wording: Wording) -> Iterator[Element]:
    """How to go on where much is missing: all at once in an editor; and how a municipality starts."""
    if not case.verdict.of_rule(Rule.UNEXPLAINED):
        return
    command, file = explain(case.words), wording.say("gate.todo-file")
    yield Paragraph(plain(wording.say("gate.way-on-todo")))
    yield Line(plain(f"{command} --todo > {file}"), 1, whole=True)
    yield Line(plain(f"{command} --from {file}"), 1, whole=True)
    if not case.reading.text:
        yield Paragraph(plain(wording.say("gate.way-on-baseline")))
        yield Line(plain(f"{command} --baseline"), 1, whole=True)

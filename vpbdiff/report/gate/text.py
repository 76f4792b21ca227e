"""The verdict for a person: section by section, what is wrong first, the verdict itself at the end where the eye is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from vpbdiff.errors import Level
from vpbdiff.gate import Case, Rule
from vpbdiff.report import page, phrases, text
from vpbdiff.report.blocks import MARKS
from vpbdiff.report.document import Element, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.report.gate import outcome
from vpbdiff.report.gate.options import GateOptions
from vpbdiff.report.gate.told import Told, section_name, tell
from vpbdiff.report.options import Options
from vpbdiff.report.outline import telling_kinds
from vpbdiff.wording import Wording


def render(case: Case, wording: Wording, options: GateOptions) -> str:
    """The verdict as lines of the terminal's width; ends with a newline."""
    found = list(elements(case, wording, notes=options.notes))
    return text.written(found, Options(options.width, options.colour))


def elements(case: Case, wording: Wording, *, notes: bool) -> Iterator[Element]:
    """The report's elements: what is compared, the findings by section, what loosened the gate, the verdict."""
    yield from page.head(case.comparison, wording, Options())
    told = tell(case, wording)
    for section, found in groupby(told, key=lambda each: each.section):
        yield from _section(section_name(section, wording), list(found), wording, notes=notes)
    yield from _loosened(case, wording)
    yield from _verdict(case, wording)


def _section(name: str, found: Sequence[Told], wording: Wording, *, notes: bool) -> Iterator[Element]:
    shown = [each for each in found if notes or each.level is not Level.NOTE or each.rule is Rule.NOT_COMPARED]
    yield Heading(name)
    for each in shown:
        yield from _finding(each, wording)
    if folded := [each for each in found if each not in shown]:
        yield Line((Span(_folded(folded, wording), Style.QUIET),), mark="·", first=True)


def _finding(told: Told, wording: Wording) -> Iterator[Element]:
    opening = told.heading or plain(told.fault)
    level = () if told.level is Level.ERROR else plain(wording.say(f"gate.level-{told.level}"))
    yield Line((*level, *opening), mark=_mark(told), first=True)
    if told.what:
        yield Line(told.what, 1)
    if told.heading and told.fault:
        yield Line((Span(told.fault, Style.ALARM if told.level is Level.ERROR else Style.PLAIN),), 1)
    for drift in told.drifts:
        yield Line(drift, 2)
    if told.rule is not Rule.NOT_COMPARED:
        yield Line((Span(str(told.spot), Style.QUIET),), 1, whole=True)
    if told.command:
        yield Line(plain(told.command), 1, whole=True)


def _mark(told: Told) -> str:
    if told.change is not None:
        kinds = telling_kinds(told.change)
        return next(mark for kind, mark in MARKS.items() if kind in kinds)
    return "·" if told.level is Level.NOTE else "!"


def _folded(notes: Sequence[Told], wording: Wording) -> str:
    """«17 påpekanden (12 textstycken och 5 avsnitt), som «--notes» visar»."""
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


def _verdict(case: Case, wording: Wording) -> Iterator[Element]:
    yield Heading(wording.say("gate.verdict"))
    style = Style.STRONG if case.verdict.passed else Style.ALARM
    yield Paragraph((Span(outcome.verdict(case, wording), style),))
    if found := outcome.counted(case, wording):
        yield Paragraph(plain(wording.say("gate.found", found=found)))

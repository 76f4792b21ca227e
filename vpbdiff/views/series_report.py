"""The verdicts on whole series as a document: a line a pair, then what was not judged and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from vpbdiff.gate.series import PairVerdict, SeriesVerdicts
from vpbdiff.model.document import Block, Document, Heading, Line, Span, Style, plain
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence


def document(found: SeriesVerdicts, wording: Wording, options: Options) -> Document:
    """A part for each series."""
    return Document.of(_blocks(found, wording))


def _blocks(found: SeriesVerdicts, wording: Wording) -> Iterator[Block]:
    for series, pairs in groupby(found.pairs, key=lambda each: each.series):
        yield Heading(series)
        for each in pairs:
            yield from _pair(each, wording)
    if found.undecided or found.alone:
        yield Heading(wording.say("gate.not-judged"))
    for series in found.alone:
        yield Line(plain(wording.say("gate.one-plan", series=series)), mark="·")
    for word in found.undecided:
        yield Line(plain(wording.say("gate.undecided", plan=word)), mark="·")


def _pair(each: PairVerdict, wording: Wording) -> Iterator[Block]:
    old, new = (word.removeprefix(f"{each.series}/") for word in each.words)
    name = Span(phrases.from_to(old, new, wording), Style.STRONG)
    if each.case is None:
        said = " ".join(sentence(wording, problem) for problem in each.problems)
        yield Line((name, Span(": "), Span(wording.say("gate.not-to-judge", why=said), Style.ALARM)), mark="!")
        return
    passed = each.case.verdict.passed
    style = Style.PLAIN if passed else Style.ALARM
    yield Line((name, Span(": "), Span(gate_report.verdict(each.case, wording), style)), mark="·" if passed else "!")
    if not passed:
        dated = f" --day {each.case.day}" if each.case.day else ""
        yield Line(plain(reasons.command(each.case, "check") + dated), 1, whole=True)

"""The verdict in at most 40 lines of Markdown: for the summary of a job, a comment on a pull request, a matter.

First a table by part of the plan, then what weighs most with its file and line, then all else folded, a line a part. It
is written here and not by a view since what fits is counted in lines of Markdown. A row of the budget is one error,
whether its amount or its change lacks a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vpbdiff.base.errors import Level
from vpbdiff.gate import Case, Rule, Waiver
from vpbdiff.model.document import Block, CellType, Heading, Line, Paragraph, Span, Style, Table, TableCell, plain
from vpbdiff.policy import Need
from vpbdiff.render import markdown
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.options import Options
from vpbdiff.views import follow_report, gate_report
from vpbdiff.views.finding_links import Checkout
from vpbdiff.views.findings import FindingView, finding_views, section_name
from vpbdiff.wording import Wording

MOST_LINES = 40
"""So that a reader has all of it on one screen and a half, and goes on to the next request."""

_MOST_PARTS = 5
"""Rows of the table by part; the lightest parts share the last."""

_HEAVIEST = 2
"""The weight up to which a finding is shown by itself."""

_WAIVERS = 2
"""What loosened the gate, shown by itself; the rest is counted."""

_FRAME = 5
"""Lines of what is shown by itself beside its rows: the heading, the table's head, the empty ones."""

_NAME = 12
"""Words of a name in a table."""


class _Part(NamedTuple):
    name: str
    found: list[FindingView]


def render(case: Case, wording: Wording, options: Options) -> str:
    """The Markdown; ends with a newline."""
    views = finding_views(case, wording)
    errors = sorted((each for each in views if each.level is Level.ERROR), key=_weight)
    parts = _parts(errors, wording)
    head = [*markdown.lines(_head(case, wording)), *_after(markdown.lines(_table(parts, wording)))]
    foot = [*_after(_way_on(case, wording)), *_after(markdown.lines(_counts(views, wording)))]
    room = MOST_LINES - len(head) - len(_after(_folded(errors, wording))) - len(foot) - _FRAME
    first = [each for each in errors if each.weight <= _HEAVIEST][: max(room, 0)]
    body = _after(markdown.lines(_first(first, wording)))
    folded = _folded([each for each in errors if each not in first], wording)
    return "\n".join((*head, *body, *_after(folded), *foot)) + "\n"


def _weight(told: FindingView) -> tuple[int, int]:
    """What weighs most first, and of the same weight what needs a decision."""
    return told.weight, -told.finding.need


def _after(lines: Sequence[str]) -> list[str]:
    return ["", *lines] if lines else []


def _head(case: Case, wording: Wording) -> Iterator[Block]:
    sign = "✅" if case.verdict.passed else "❌"
    yield Heading(f"{sign} {_compared(case, wording)}")
    yield Paragraph((Span(gate_report.verdict(case, wording), Style.STRONG),))
    loosened = sorted(case.verdict.loosened, key=lambda each: GRAVEST.index(each.what))
    notes = [gate_report.loose(each, wording) for each in loosened[:_WAIVERS]]
    if more := len(loosened) - _WAIVERS:
        notes += [wording.count("gate.more-loosened", more)] if more > 0 else []
    notes += gate_report.basis(case, wording)
    yield from (Line(plain(note)) for note in notes)


def _compared(case: Case, wording: Wording) -> str:
    """What was judged: a series and two plans, or a plan and a report on it."""
    if case.reported is not None:
        return follow_report.opening(case.reported, wording)
    old, new = phrases.plan_names(case.comparison, wording)
    return " ".join(filter(None, (case.comparison.new.series, phrases.from_to(old, new, wording))))


GRAVEST = (
    Waiver.POLICY,
    Waiver.REFITTED,
    Waiver.UNREAD,
    Waiver.BASELINE,
    Waiver.PIN,
    Waiver.SHARE,
    Waiver.SEVERAL,
)
"""What loosened the gate, in the order in which a reader should hear of it."""


def _parts(errors: Sequence[FindingView], wording: Wording) -> list[_Part]:
    """The errors by part of the plan, the part with the heaviest first."""
    found: dict[str, list[FindingView]] = {}
    for each in errors:
        found.setdefault(section_name(each.section, wording), []).append(each)
    parts = [_Part(name, held) for name, held in found.items()]
    if len(parts) > _MOST_PARTS:
        rest = [each for part in parts[_MOST_PARTS - 1 :] for each in part.found]
        parts[_MOST_PARTS - 1 :] = [_Part(wording.say("gate.other-parts"), rest)]
    return parts


def _table(parts: Sequence[_Part], wording: Wording) -> Iterator[Block]:
    if parts:
        header = tuple(wording.say(f"gate.column-{name}") for name in ("part", "errors", "decisions", "first"))
        yield Table(header, tuple(map(_part_row, parts)))


def _part_row(part: _Part) -> tuple[TableCell, ...]:
    decisions = sum(each.finding.need is Need.DECISION for each in part.found)
    numbers = (str(len(part.found)), str(decisions or ""))
    return (
        TableCell(part.name),
        *(TableCell(number, CellType.COUNT) for number in numbers),
        TableCell(_name(part.found[0])),
    )


def _first(found: Sequence[FindingView], wording: Wording) -> Iterator[Block]:
    if found:
        yield Heading(wording.say("gate.read-first"), 3)
        header = ("", *(wording.say(f"gate.column-{name}") for name in ("change", "place", "id")))
        checkout = Checkout()
        yield Table(header, tuple(tuple(map(TableCell, _cells(each, checkout))) for each in found))


def _cells(told: FindingView, checkout: Checkout) -> tuple[str, ...]:
    place = told.spot if not told.spot.at_hand else told.spot.beside
    path = checkout.path(place)
    where = path if place.line is None or not told.spot.at_hand else f"{path}:{place.line}"
    return told.mark or "!", _name(told), where, _handle(told)


def _name(told: FindingView) -> str:
    fault = "" if told.rule in gate_report.SAID_BY_GROUP or not told.heading else f": {told.fault}"
    return phrases.brief(gate_report.title(told).rstrip(".") + fault, _NAME)


def _handle(told: FindingView) -> str:
    return told.change.id if told.change is not None else told.item if told.finding.stand is not None else ""


def _folded(found: Sequence[FindingView], wording: Wording) -> list[str]:
    """What is not shown by itself: a line for each part, names with ids, folded away."""
    if not found:
        return []
    lines = [_line(part) for part in _parts(found, wording)]
    summary = wording.count("gate.folded-rest", len(found))
    return [f"<details><summary>{summary}</summary>", "", *markdown.lines(lines), "", "</details>"]


def _line(part: _Part) -> Line:
    names = []
    for owner, held in groupby(part.found, key=_name):
        ids = ", ".join(filter(None, map(_handle, held)))
        names.append(f"{owner} ({ids})" if ids else owner)
    return Line((Span(f"{part.name}:", Style.STRONG), Span(f" {' · '.join(names)}")))


def _way_on(case: Case, wording: Wording) -> list[str]:
    """How to answer all at once, and what to commit then."""
    if case.place.read is not None or not case.verdict.of_rule(Rule.UNEXPLAINED):
        return markdown.lines(gate_report.way_on(case, wording))
    command, file = reasons.command(case), wording.say("gate.todo-file")
    codes = {
        "todo": f"{command} --todo > {file}",
        "take": f"{command} --from {file}",
        "path": Checkout().of(case.place),
    }
    said = {name: markdown.code(plain(text)) for name, text in codes.items()}
    return [wording.say("gate.all-at-once", **said)]


def _counts(views: Sequence[FindingView], wording: Wording) -> Iterator[Block]:
    numbers = {level: sum(each.level is level for each in views) for level in (Level.WARNING, Level.NOTE)}
    said = [wording.count(f"gate.others-{level}", number) for level, number in numbers.items() if number]
    if said:
        yield Paragraph(plain(f"{', '.join(said)}. {wording.say('gate.see-all')}"))

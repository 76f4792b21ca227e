"""The verdict as a document.

What the gate says in all: how many changes it looked at, what it found, what loosened it.

The verdict for a person: section by section, what is wrong first, the verdict itself at the end where the eye is.

A finding as text alone, for formats that know no spans.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from vpbdiff.base.errors import Level
from vpbdiff.gate import Case, PlanFile, Relaxation, Rule, Waiver
from vpbdiff.model.document import Block, Document, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.policy import Need
from vpbdiff.statements import absence, caveats, phrases, reasons
from vpbdiff.statements.options import Options
from vpbdiff.store.paths import pair
from vpbdiff.views import diff_report
from vpbdiff.views.findings import FindingOwner, FindingView, finding_views, section_name
from vpbdiff.wording import Wording


def levels(case: Case) -> dict[Level, int]:
    """How many findings there are of each level."""
    found = Counter(finding.level for finding in case.verdict.findings)
    return {level: found[level] for level in Level}


def needing(case: Case) -> int:
    """How many answers are asked for."""
    return len(case.verdict.answers)


def explained(case: Case) -> int:
    """How many of those have a reason that holds, with all that is asked of it."""
    return sum(each.gap is None and not each.is_baseline for each in case.verdict.answers)


def before_the_gate(case: Case) -> int:
    """How many of those are let through since they were there before the gate, explained by nobody."""
    return sum(each.is_baseline for each in case.verdict.answers)


def missing(case: Case) -> int:
    """How many of them are missing."""
    return needing(case) - explained(case) - before_the_gate(case)


def verdict(case: Case, wording: Wording) -> str:
    """The verdict in one sentence or two: passed or not, what was looked at, and how much of it lacks a reason."""
    looked_at, asked = case.verdict.looked_at, needing(case)
    said = wording.say("gate.passed" if case.verdict.passed else "gate.stopped")
    if not looked_at and not asked:
        return f"{said} {_nothing(case, wording)}"
    seen = wording.count("gate.looked-at" if case.reported is None else "gate.restated", looked_at)
    if _has_other_rows(case):
        seen = f"{wording.say('gate.other-rows')} {seen}"
    if not asked:
        return f"{said} {seen} {wording.count('gate.none-needed', looked_at)}"
    held, before = explained(case), before_the_gate(case)
    if held == asked:
        return f"{said} {seen} {wording.count('gate.all-explained', asked)}"
    key = "gate.some-before" if before else "gate.some"
    lacking = reasons.missing(case.verdict.lacking, wording)
    key = f"{key}-lacking" if lacking else key
    return f"{said} {seen} {wording.say(key, n=held, all=asked, before=before, lacking=lacking)}"


def _nothing(case: Case, wording: Wording) -> str:
    """What is said where there was nothing to judge. What could not be compared is never called the same."""
    if case.reported is not None:
        if _has_other_rows(case):
            return wording.say("gate.other-rows")
        decided = any(row.restated or (row.steps and not row.pointer) for row in case.reported.money)
        return wording.say("gate.decided-restated" if decided else "gate.nothing-restated")
    found = absence.sentence(case.comparison.unchanged(), wording) if case.verdict.passed else None
    return found or wording.say("gate.nothing-judged")


def _has_other_rows(case: Case) -> bool:
    """Whether a report's budget and the plan's have not the same rows, so that not all of either was held against the
    other."""
    if case.reported is None:
        return False
    from vpbdiff.follow import RelationKind  # noqa: PLC0415 - most of what is judged is no report

    alone = any(each.stand is None and each.span is None for each in case.verdict.of_rule(Rule.BUDGET_RESTATED))
    return alone or any(each.kind is RelationKind.MONEY_ABSENT for each in case.reported.relations)


def basis(case: Case, wording: Wording) -> Iterator[str]:
    """What a reader must know of what the plan was held against: a day, the merge base, or no revision at all."""
    if case.day:
        yield wording.say("gate.as-of", day=case.day)
    if case.tip is not None:
        words = {"revision": case.tip.revision, "base": case.old.revision}
        yield wording.say("gate.merge-base", **words)
    if case.is_exempt_by_itself:
        yield wording.say("gate.against-nothing")


def loosened(case: Case, wording: Wording) -> Iterator[str]:
    """A sentence for each thing that made the gate let more through than it would by itself; one for all settings."""
    for each in case.verdict.loosened:
        if each.what is not Waiver.POLICY:
            yield loose(each, wording)
    settings = [f"«{each.name}»" for each in case.verdict.loosened if each.what is Waiver.POLICY]
    if settings:
        yield wording.count("gate.loose-policy", len(settings), names=phrases.enumeration(settings, wording))


def loose(each: Relaxation, wording: Wording) -> str:
    """One thing that loosened the gate."""
    match each.what:
        case Waiver.BASELINE | Waiver.UNREAD:
            return wording.count(f"gate.loose-{each.what}", each.number)
        case Waiver.SEVERAL:
            reason = phrases.brief(each.name, phrases.TEXT_WORDS)
            return wording.say("gate.loose-several", n=each.number, reason=reason)
        case Waiver.POLICY:
            return wording.count("gate.loose-policy", 1, names=f"«{each.name}»")
    return wording.say(f"gate.loose-{each.what}", name=phrases.brief(each.name, phrases.TEXT_WORDS))


SAID_BY_GROUP = (Rule.UNEXPLAINED, Rule.NO_DECISION, Rule.FIGURES)
"""Rules of which the heading of their group says all that is wrong."""


_FIRST = frozenset((Waiver.POLICY, Waiver.REFITTED, Waiver.UNREAD))
"""What loosened the gate that stands before the findings."""


def document(case: Case, wording: Wording, options: Options) -> Document:
    """The verdict; each note on its own where they are asked for."""
    return Document.of(elements(case, wording, notes=options.notes))


def elements(case: Case, wording: Wording, *, notes: bool) -> Iterator[Block]:
    """The report's elements: what is compared, the findings by section, what loosened the gate, the verdict."""
    if case.reported is None:
        yield from diff_report.head(case.comparison, wording, Options())
    else:
        from vpbdiff.views import follow_report  # noqa: PLC0415 - as above

        yield from follow_report.head(case.reported, wording)
    told = finding_views(case, wording)
    heads = bool(_FIRST.intersection(each.what for each in case.verdict.loosened) or case.loosened)
    if heads:
        yield from _loosened(case, wording)
    for section, found in groupby(told, key=lambda each: each.section):
        yield Heading(section_name(section, wording))
        members = list(found)
        yield from _section([each for each in members if not _is_silent(each)], wording, notes=notes)
        yield from _not_compared([each for each in members if _is_silent(each)], case, wording)
    if not heads:
        yield from _loosened(case, wording)
    yield from _verdict(case, told, wording, notes=notes)


def _section(found: Sequence[FindingView], wording: Wording, *, notes: bool) -> Iterator[Block]:
    shown = [each for each in found if notes or each.rule is not Rule.NOTED]
    for (level, group), members in groupby(shown, key=lambda each: (each.level, _group(each))):
        told = list(members)
        yield Heading(_counted(level, group, len(told), wording), 3)
        for owner, findings in groupby(told, key=lambda each: each.owner):
            yield from _owned(owner, list(findings), wording)
    if folded := [each for each in found if each.rule is Rule.NOTED and not notes]:
        yield Line((Span(_folded(folded, wording), Style.QUIET),), mark="·", first=True)


def _group(told: FindingView) -> str:
    """What findings are told together under: their rule, a missing reason by whether a decision is missing too."""
    decision = told.rule is Rule.UNEXPLAINED and told.finding.need is Need.DECISION
    return f"{told.rule}-decision" if decision else str(told.rule)


def _owned(owner: FindingOwner | None, found: Sequence[FindingView], wording: Wording) -> Iterator[Block]:
    if owner is not None:
        name = Span(phrases.brief(owner.name), Style.STRONG)
        yield Line((*phrases.label(owner.entity, wording), name), first=True)
    for each in found:
        yield from _finding(each, 0 if owner is None else 1, wording)


def _finding(told: FindingView, depth: int, wording: Wording) -> Iterator[Block]:
    yield Line(told.heading or plain(told.fault), depth, _mark(told), first=True)
    if told.what:
        yield Line(told.what, depth + 1)
    if told.heading and told.fault and (told.rule not in SAID_BY_GROUP or told.finding.params):
        yield Line(plain(told.fault), depth + 1)
    for drift in told.drifts:
        yield Line(drift, depth + 1)
    yield Line((Span(_where(told, wording), Style.QUIET),), depth + 1, whole=True)
    if told.command:
        yield Line(plain(told.command), depth + 1, whole=True)


def _not_compared(found: Sequence[FindingView], case: Case, wording: Wording) -> Iterator[Block]:
    """What one of the plans does not tell, in one sentence where it is the same of several parts."""
    held = (each.finding.remark for each in found if each.finding.remark is not None)
    for sentence in caveats.sentences(held, case.comparison, wording):
        yield Line(plain(sentence), mark="·")


def _is_silent(told: FindingView) -> bool:
    """Whether a finding speaks for itself and is not counted: what could not be compared, where that is no fault."""
    return told.rule in (Rule.NOT_COMPARED, Rule.UNREAD) and told.level is Level.NOTE


def _where(told: FindingView, wording: Wording) -> str:
    if told.finding.place.where is PlanFile.OLD:
        return wording.say("gate.in-old", spot=told.spot)
    return str(told.spot)


def _mark(told: FindingView) -> str:
    return told.mark or ("·" if told.level is Level.NOTE else "!")


def _folded(notes: Sequence[FindingView], wording: Wording) -> str:
    """«17 påpekanden om 12 textstycken och 5 avsnitt»."""
    numbers = Counter(each.change.entity for each in notes if each.change is not None)
    words = [phrases.counted(entity, number, wording) for entity, number in numbers.items()]
    return wording.count("gate.folded", len(notes), what=phrases.enumeration(words, wording))


def _loosened(case: Case, wording: Wording) -> Iterator[Block]:
    sentences = list(loosened(case, wording))
    if not sentences:
        return
    yield Heading(wording.say("gate.loosened"))
    for sentence in sentences:
        yield Line(plain(sentence), mark="·")


def _verdict(case: Case, told: Sequence[FindingView], wording: Wording, *, notes: bool) -> Iterator[Block]:
    yield Heading(wording.say("gate.verdict"))
    style = Style.STRONG if case.verdict.passed else Style.ALARM
    yield Paragraph((Span(verdict(case, wording), style),))
    yield from (Line(plain(sentence), mark="·") for sentence in basis(case, wording))
    numbers = Counter((each.level, _group(each)) for each in told if not _is_silent(each))
    for (level, group), number in sorted(numbers.items(), key=lambda each: list(Level).index(each[0][0])):
        said = _counted(level, group, number, wording)
        away = group == Rule.NOTED and not notes
        yield Line(plain(wording.say("gate.folded-away", notes=said) if away else said), mark="·")
    yield from way_on(case, wording)


def _counted(level: Level, group: str, number: int, wording: Wording) -> str:
    """How many findings a group has, with their level where they are no errors and the words do not say so."""
    said = wording.count(f"gate.group-{group}", number)
    return said if level is Level.ERROR or group == Rule.NOTED else wording.say(f"gate.level-{level}") + said


def way_on(case: Case, wording: Wording) -> Iterator[Block]:
    """How to go on where much is missing: all at once in an editor; and how a municipality starts."""
    if not case.verdict.missing:
        return
    if case.place.read is not None:
        yield Paragraph(plain(wording.say("gate.way-on-keep")))
        yield from (Line(plain(command), 1, whole=True) for command in case.place.read.keep)
        return
    command, file = reasons.command(case), wording.say("gate.todo-file")
    yield Paragraph(plain(wording.say("gate.way-on-todo")))
    yield Line(plain(f"{command} --todo > {file}"), 1, whole=True)
    yield Line(plain(f"{command} --from {file}"), 1, whole=True)


Marks = tuple[tuple[str, str], tuple[str, str]]
"""What stands around words that went, and around words that came."""

BRACKETS: Marks = (("[-", "-]"), ("{+", "+}"))
"""The marks of a terminal without colour, the same as `git diff --word-diff` has."""


def written(spans: Iterable[Span], marks: Marks = BRACKETS) -> str:
    """Spans as text, with marks around words that went and came."""
    around = {Style.OLD: marks[0], Style.NEW: marks[1]}
    return "".join(span.text.join(around.get(span.style, ("", ""))) for span in spans)


def title(told: FindingView) -> str:
    """What a finding is about, on one line."""
    return written(told.heading) or told.fault


def lines(told: FindingView, wording: Wording, marks: Marks = BRACKETS) -> Iterator[str]:
    """All that is said of a finding: what is wrong first, then what it is about, and what would answer it."""
    if told.heading:
        yield " ".join(filter(None, (f"{written(told.heading, marks).rstrip('.')}.", told.fault)))
    else:
        yield told.fault
    yield from (written(drift, marks) for drift in told.drifts)
    if told.owner is not None:
        yield written(phrases.label(told.owner.entity, wording)) + told.owner.name
    if told.what:
        yield written(told.what, marks)
    if told.finding.place.where is PlanFile.OLD:
        yield wording.say("gate.in-old", spot=told.spot)
    if told.command:
        yield told.command


def pair_name(case: Case) -> str:
    """What tells a pair of plans from every other of the repository, such as `ekvik/omsorgsnamnden/2024-2025`."""
    return "/".join(filter(None, (case.new.series, pair(case.old, case.new))))


def fingerprints(told: Sequence[FindingView], of: str = "") -> Iterator[str]:
    """A name for each finding that stays while the plan changes around it: of its item and its rule, with a number for
    the second of its like. `of` is the pair of plans, for a report that holds more than one."""
    seen: Counter[str] = Counter()
    for each in told:
        name = " ".join(filter(None, (of, each.rule, each.item)))
        seen[name] += 1
        yield digest(f"{name} {seen[name]}")


def digest(name: str) -> str:
    """What a report tells one finding from another by; the name of a plan's file need be no text."""
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:32]

"""What a memo's reader must know is missing: reasons and decisions, and what could not be compared."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.errors import Level
from vpbdiff.gate.model import Finding, Rule
from vpbdiff.memo.grammar import NOUNS, quoted
from vpbdiff.memo.model import Block, Bullets, Paragraph, Sentence
from vpbdiff.memo.scope import Scope

_WORDS = {
    Rule.UNEXPLAINED: "saknar skäl",
    Rule.NO_REASON: "har inget egentligt skäl",
    Rule.NO_DECISION: "saknar hänvisning till beslut",
    Rule.STALE: "har ett skäl som gäller en tidigare lydelse",
}


def gaps(scope: Scope) -> Iterator[Block]:
    """Every change that lacks a reason or a decision, one a point."""
    points = tuple((Sentence(text, _ids(finding)),) for finding in scope.verdict.findings if (text := _text(finding)))
    if points:
        yield Bullets(points)
    else:
        yield Paragraph((Sentence("Alla ändringar som kräver skäl eller beslut har det."),))


def _text(finding: Finding) -> str:
    if finding.level is Level.NOTE or finding.stand is None or finding.rule not in _WORDS:
        return ""
    subject = finding.stand.subject
    noun = NOUNS[subject.entity].the.capitalize() if subject.entity in NOUNS else "Uppgiften"
    return f"{noun} {quoted(subject.record.name)} {_WORDS[finding.rule]}."


def _ids(finding: Finding) -> tuple[str, ...]:
    change = finding.stand.subject.change if finding.stand else None
    return (change.id,) if change else ()

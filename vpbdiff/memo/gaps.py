"""What a memo's reader must know is missing: reasons and decisions, and what could not be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vpbdiff.base.errors import Level
from vpbdiff.budget.bridge import Span
from vpbdiff.gate.verdict import Finding, Loose, Loosened, Rule
from vpbdiff.language.grammar import NOUNS, quoted
from vpbdiff.language.grammar import number as number_word
from vpbdiff.memo.budget_sections import row_ids, unit_scale
from vpbdiff.memo.context import Scope
from vpbdiff.model.model import Block, Bullets, Paragraph, Sentence
from vpbdiff.statements import caveats, phrases

_WORDS = {
    Rule.UNEXPLAINED: "saknar skäl",
    Rule.NO_REASON: "har inget egentligt skäl",
    Rule.NO_DECISION: "saknar hänvisning till beslut",
    Rule.STALE: "har ett skäl som gäller en tidigare lydelse",
}


def gaps(scope: Scope) -> Iterator[Block]:
    """Everything that lacks a reason or a decision, one a point; then what the gate let through, and what the plans do
    not tell."""
    points = tuple(
        (Sentence(text, _ids(scope, finding)),) for finding in scope.verdict.findings if (text := _text(scope, finding))
    )
    if points:
        yield Bullets(points)
    else:
        yield Paragraph((Sentence("Alla ändringar som kräver skäl eller beslut har det."),))
    if let_through := tuple(Sentence(text) for each in scope.verdict.loosened if (text := _LOOSE[each.what](each))):
        yield Paragraph(let_through)
    found = [finding.remark for finding in scope.verdict.of_rule(Rule.NOT_COMPARED) if finding.remark is not None]
    if told := tuple(caveats.sentence(each, scope.comparison, scope.wording) for each in caveats.together(found)):
        yield Paragraph(tuple(map(Sentence, told)))


def _text(scope: Scope, finding: Finding) -> str:
    if finding.rule is Rule.UNBRIDGED and finding.span is not None:
        return _unbridged(scope, finding.span)
    if finding.level is Level.NOTE or finding.stand is None or finding.rule not in _WORDS:
        return ""
    subject = finding.stand.subject
    noun = NOUNS[subject.entity].the.capitalize() if subject.entity in NOUNS else "Uppgiften"
    return f"{noun} {quoted(subject.record.name)} {_WORDS[finding.rule]}."


def _unbridged(scope: Scope, span: Span) -> str:
    scale = unit_scale(scope)
    if scale is None:
        return ""
    frame = scope.verdict.bridge is not None and span is scope.verdict.bridge.whole
    whose = "Nämndens nettokostnad (ramen)" if frame or span.row is None else f"Nettokostnaden för {span.row.name}"
    change, rest = (scale.with_unit(kr, signed=True) for kr in (span.new.kr - span.old.kr, span.residual.kr))
    lacks = "beloppet är inte förklarat" if change == rest else f"av beloppet är {rest} inte förklarat"
    return f"{whose} ändras med {change}; {lacks}."


_LOOSE: dict[Loose, Callable[[Loosened], str]] = {
    Loose.PIN: lambda each: "",
    Loose.BASELINE: lambda each: (
        f"{_changes(each.number)} fanns redan när kontrollen infördes och har inget eget skäl."
    ),
    Loose.SEVERAL: lambda each: _shared(each) if each.number >= _MANY else "",
    Loose.SHARE: lambda each: (
        f"Nettokostnaden för {each.name or 'nämnden'} går ihop bara med en del av ett belopp vars fördelning inte är "
        "angiven."
    ),
    Loose.POLICY: lambda each: f"Inställningen «{each.name}» kräver mindre än tidigare.",
}
"""What the gate let through, as an auditor needs to know it. What was paired by hand is told in the review."""


_MANY = 10
"""Changes with one reason in common from which an auditor may ask whether it is the reason for each; the two that were
split or the four rows of one amount are fewer."""


def _shared(each: Loosened) -> str:
    return f"{_changes(each.number)} har ett gemensamt skäl: {quoted(phrases.brief(each.name, _OPENING))}."


_OPENING = 15
"""Words of a reason that is only pointed to: nearly every one whole."""


def _changes(number: int) -> str:
    return "En ändring" if number == 1 else f"{number_word(number).capitalize()} ändringar"


def _ids(scope: Scope, finding: Finding) -> tuple[str, ...]:
    if finding.span is not None:
        return row_ids(scope, finding.span.row) if finding.span.row is not None else ()
    change = finding.stand.subject.change if finding.stand else None
    return (change.id,) if change else ()

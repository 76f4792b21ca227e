"""Proposal, summary, documents, and what is missing.

What opens and closes a memo: the proposal for decision, the summary, the documents.

What a memo's reader must know is missing: reasons and decisions, and what could not be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from vpbdiff.base.errors import Level
from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.gate.verdict import Finding, Relaxation, Rule, Waiver
from vpbdiff.language.grammar import Noun, counted, lowered, quoted, sentence
from vpbdiff.language.numerals import number
from vpbdiff.memo.budget_sections import frame_sentence, row_ids, unit_scale, units_sentence
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Absence, Change, Kind
from vpbdiff.model.document import Block, Paragraph, Span, Style, list_point, running_text, stated
from vpbdiff.model.entities import ENTITIES, Chapter, Entity, of_chapter
from vpbdiff.model.plan import Item, Plan
from vpbdiff.statements import absence, caveats, phrases, reasons
from vpbdiff.statements.templates import OF_FIELDS, base, facet_of, is_figure, leading

_PARTS = (
    ("goals", "nämndmål"),
    ("operating_budget/units", "ekonomiska ramar"),
    ("procurement_plan/procurements", "konkurrensplan"),
    ("internal_control_plan/risks", "internkontrollplan"),
)
"""What a decision on a plan covers, where the plan has it."""

_SUMMED = of_chapter(*(chapter for chapter in Chapter if chapter not in (Chapter.PROSE, Chapter.MONEY, Chapter.PLAN)))
"""The entities whose changes the summary counts by kind; of the others it says how many there are."""

_NAMED = 5
"""So many weakened promises are named in the summary; more would be a list of its own, and each has its place. How many
there are is never said: what a text promises is not all seen by its words."""


def proposal(scope: MemoContext) -> Iterator[Block]:
    """One sentence that can be read alone, as if it were decided already."""
    plan = scope.comparison.new
    parts = [word for path, word in _PARTS if plan.listing(path)]
    covers = f" med {phrases.enumeration(parts)}" if parts else ""
    yield Paragraph((stated(sentence(f"{committee(plan)} fastställer {_title(plan)}{covers}")),))


def summary(scope: MemoContext) -> Iterator[Block]:
    """The most important in half a page: what is compared, the frame, the counts, what a reader must not miss."""
    yield Paragraph(running_text(tuple(stated(text) for text in _compared(scope))))
    if money := frame_sentence(scope) or units_sentence(scope):
        yield Paragraph((money,))
    points = tuple(point for entity in _SUMMED if (point := _counts(scope, entity)))
    yield from (list_point((point,)) for point in points)
    warnings = tuple(_warnings(scope))
    if warnings:
        yield Paragraph(running_text(warnings))
    told = {each for one in (money, *warnings, *points) if one for each in one.changes}
    if rest := others(scope, told):
        yield Paragraph((rest,))
    unchanged = scope.comparison.unchanged()
    quiet_ids = tuple(change.id for change in unchanged.editorial)
    if same := tuple(stated(text, quiet_ids) for text in absence.whole(scope.comparison, scope.wording)):
        yield Paragraph(running_text(same))
    elif not_read := unread_parts(scope):
        yield not_read
    if unchanged.absence is not Absence.EDITORIAL and (quiet := _quiet(scope)):
        yield Paragraph((quiet,))
    if missing := reasons.missing(scope.verdict.lacking, scope.wording):
        yield Paragraph((Span(f"[{missing}.]", Style.GAP),))


def others(scope: MemoContext, told: Collection[str]) -> Span | None:
    """How many changes of substance are not among the `told`: «Ändringar finns också bland textstycken (3).»

    Parts that came or went with an item are stated with it.
    """
    found = [change for change in scope.told if change.id not in told]
    if not found:
        return None
    counts = Counter(change.entity for change in found)
    words = [f"{entity.noun.many} ({counts[entity.name]})" for entity in ENTITIES.values() if counts[entity.name]]
    text = f"Ändringar finns {'också ' if told else ''}bland {phrases.enumeration(words)}."
    return stated(text, tuple(change.id for change in found))


def unread_parts(scope: MemoContext) -> Paragraph | None:
    """What no reader could take in of the plans' documents, so that nothing of it is in the memo."""
    found = (each for each in scope.comparison.not_comparable if each.is_unread)
    told = tuple(map(stated, caveats.sentences(found, scope.comparison, scope.wording)))
    return Paragraph(running_text(told)) if told else None


def documents(scope: MemoContext) -> Iterator[Block]:
    """What is sent with the memo: the plan that is to be decided."""
    yield list_point((stated(_document(scope.comparison.new)),))


def committee(plan: Plan) -> str:
    """The committee's name, in the definite form that plans print it in."""
    return plan.metadata.text("committee") or "nämnden"


def version(plan: Plan) -> str:
    """The year, with the version where there is one: «2022», «2022 (reviderad)»."""
    return f"{plan.year} ({plan.version})" if plan.version else str(plan.year)


def _title(plan: Plan) -> str:
    return lowered(plan.metadata.name) or f"verksamhetsplan och budget {plan.year}"


def _document(plan: Plan) -> str:
    number = plan.metadata.text("reference")
    title = plan.metadata.name or f"Verksamhetsplan och budget {version(plan)}"
    return f"{title} ({number})" if number else title


def _compared(scope: MemoContext) -> Iterator[str]:
    old, new = scope.comparison.old, scope.comparison.new
    if old.year == new.year:
        which = f", {version(old)}" if old.version else ""
        yield f"Planen för {version(new)} jämförs med en tidigare version av samma års plan{which}."
    elif old.known_from == new.year:
        yield (
            f"Planen för {version(new)} jämförs med de uppgifter om {old.year} som den själv lämnar. "
            f"De gäller enbart budgeten."
        )
    else:
        yield f"Planen för {version(new)} jämförs med planen för {version(old)}."
    between = range(min(old.year, new.year) + 1, max(old.year, new.year))
    if between:
        years = phrases.enumeration([str(year) for year in between])
        yield f"{'År' if len(between) == 1 else 'Åren'} {years} ingår inte i jämförelsen."


def _counts(scope: MemoContext, entity: str) -> Span | None:
    """«Fyra aktiviteter utgår, två är nya och tolv får ny lydelse.»"""
    found = scope.of([entity])
    noun = ENTITIES[entity].noun
    parts = [
        (sum(len(change.old or change.new) for change in held), say(held, noun))
        for kinds, say in _COUNTED
        if (held := [change for change in found if leading(change) in kinds])
    ]
    if not parts:
        return None
    (many, first), *rest = parts
    clauses = [f"{counted(many, noun)} {first}"]
    clauses += [f"{number(count, neuter=noun.neuter)} {text}" for count, text in rest]
    return stated(sentence(phrases.enumeration(clauses)), tuple(change.id for change in found))


def _new(held: Sequence[Change], noun: Noun) -> str:
    return f"är {noun.new}" if len(held) == 1 else "är nya"


def _into(held: Sequence[Change], noun: Noun, verb: str) -> str:
    """«slås samman till en», «delas upp i två»."""
    return f"{verb} {number(sum(len(change.new) for change in held), neuter=noun.neuter)}"


def _named(held: Sequence[Change], _: Noun) -> str:
    return "får nytt namn" if len(held) == 1 else "får nya namn"


def _level(held: Sequence[Change], kind: Kind) -> str:
    """What was raised or lowered in all of them: «höjt riskindex», «sänkt målvärde»."""
    verb = "höjt" if kind is Kind.RAISED else "sänkt"
    found = [facet_of(change, kind) for change in held]
    if all(map(is_figure, found)):
        return f"{'höjd' if kind is Kind.RAISED else 'sänkt'} siffra i namnet"
    named = set(map(base, found))
    if all(ENTITIES[change.entity].is_rated for change in held):
        return f"{verb} riskindex"
    what = "målvärde" if named == {"targets"} else "utgångsvärde" if named == {"baselines"} else "värde"
    return f"{verb} {what}"


_Say = Callable[[Sequence[Change], Noun], str]

_COUNTED: tuple[tuple[tuple[Kind, ...], _Say], ...] = (
    ((Kind.REMOVED,), lambda held, noun: "utgår"),
    ((Kind.ADDED,), _new),
    ((Kind.MERGED,), lambda held, noun: _into(held, noun, "slås samman till")),
    ((Kind.SPLIT,), lambda held, noun: _into(held, noun, "delas upp i")),
    ((Kind.MOVED,), lambda held, noun: "flyttas"),
    ((Kind.RAISED,), lambda held, noun: f"får {_level(held, Kind.RAISED)}"),
    ((Kind.LOWERED,), lambda held, noun: f"får {_level(held, Kind.LOWERED)}"),
    ((Kind.RETARGETED,), lambda held, noun: "får ändrade målvärden"),
    ((Kind.RENAMED,), _named),
    (tuple(kind for kind in OF_FIELDS if kind is not Kind.RETARGETED), lambda held, noun: "får ändrade uppgifter"),
    ((Kind.REWORDED,), lambda held, noun: "får ny lydelse"),
)
"""How each kind is counted, in the order of telling."""


def _warnings(scope: MemoContext) -> Iterator[Span]:
    """What a reader must not miss: promises that may be weaker, activities that go though their goal stands, controls
    and risks that go though the risk is high."""
    if weakened := [change for change in scope.told if change.weakened]:
        named = weakened[:_NAMED]
        names = phrases.enumeration([quoted(phrases.brief(change.title, _WORDS)) for change in named])
        yield stated(f"Löften kan ha blivit svagare, bland annat i {names}.", tuple(change.id for change in named))
    yield from _gone_under(scope)
    for entity in filter(lambda each: each.is_rated, ENTITIES.values()):
        if found := [change for change in scope.of([entity.name]) if scope.is_dropped_high(change)]:
            whole = phrases.capital(counted(len(found), entity.noun))
            names = phrases.enumeration([quoted(phrases.brief(change.title, _WORDS)) for change in found])
            ids = tuple(change.id for change in found)
            yield stated(f"{whole} utgår fast riskindex var {scope.high_risk} eller högre: {names}.", ids)


_WORDS = 12
"""Words of a title that the summary names: nearly every one whole, and a sentence of a text by its opening."""


def _gone_under(scope: MemoContext) -> Iterator[Span]:
    """«Två aktiviteter utgår fast nämndmålen står kvar.» A sentence for each entity, with what its items stood under;
    where that is rated, only of what stood under something rated high."""
    for entity in ENTITIES.values():
        gone = [
            (change, scope.outline.owner(change)) for change in scope.of([entity.name]) if scope.teller.stands(change)
        ]
        found = {change.id: owner for change, owner in gone if owner and _is_warned_of(scope, entity, owner)}
        if not found:
            continue
        above = next(iter(found.values())).entity
        several = len({owner.pointer for owner in found.values()}) > 1
        still = f"{above.noun.the_many if several else above.noun.the} står kvar"
        if above.is_rated:
            still += f" och är {'höga' if several else 'hög'} (riskindex {scope.high_risk} eller mer)"
        yield stated(sentence(f"{counted(len(found), entity.noun)} utgår fast {still}"), tuple(found))


def _is_warned_of(scope: MemoContext, entity: Entity, owner: Item) -> bool:
    """Whether a reader must not miss that an item is gone from under this owner: one that is told to stand and is of
    the same chapter, as a goal is for its activities and a risk for its controls."""
    if not owner.entity.stands or owner.entity.chapter is not entity.chapter:
        return False
    index = owner.fields.get("index")
    return not owner.entity.is_rated or (isinstance(index, int) and index >= scope.high_risk)


def _quiet(scope: MemoContext) -> Span | None:
    """How many changes are not told."""
    changes = (*scope.editorial, *scope.rolled, *scope.reordered)
    parts = []
    if one := len(scope.editorial):
        parts.append(f"{number(one)} {'redaktionell ändring' if one == 1 else 'redaktionella ändringar'}")
    if one := len(scope.rolled):
        parts.append(f"{number(one, neuter=True)} mått med värden för andra år")
    if one := len(scope.reordered):
        parts.append(f"{number(one)} {'ändring' if one == 1 else 'ändringar'} av ordningen i en lista")
    text = f"Därutöver finns {phrases.enumeration(parts)}, som inte redovisas här."
    return stated(text, tuple(change.id for change in changes)) if parts else None


_GAP_WORDS = {
    Rule.UNEXPLAINED: "saknar skäl",
    Rule.NO_REASON: "har inget egentligt skäl",
    Rule.NO_DECISION: "saknar hänvisning till beslut",
    Rule.STALE: "har ett skäl som gäller en tidigare lydelse",
    Rule.FINISHED_NOT_REPORTED: "har ett skäl som en rapport inte bekräftar",
}
"""What is said of a change; money that lacks a reason is told by its amount."""


_NOBODY = "Ingen har skrivit vad som visas där."


def gaps(scope: MemoContext) -> Iterator[Block]:
    """Everything that lacks a reason or a decision, one a point; then what the gate let through, and what the plans do
    not tell."""
    points = [
        list_point((stated(text, _ids(scope, finding)),))
        for finding in scope.verdict.findings
        if (text := _text(scope, finding))
    ]
    yield from points
    if not points:
        yield Paragraph((stated("Alla ändringar som kräver skäl eller beslut har det."),))
    if let_through := tuple(stated(text) for each in scope.verdict.loosened if (text := _LOOSE[each.what](each))):
        yield Paragraph(running_text(let_through))
    found = [finding.remark for finding in scope.verdict.of_rule(Rule.NOT_COMPARED) if finding.remark is not None]
    if told := tuple(caveats.sentences(found, scope.comparison, scope.wording)):
        yield Paragraph(running_text(tuple(map(stated, told))))


def _text(scope: MemoContext, finding: Finding) -> str:
    if finding.rule is Rule.UNBRIDGED and finding.span is not None:
        return _unbridged(scope, finding.span)
    if finding.rule is Rule.UNREAD and finding.level is Level.ERROR and finding.remark is not None:
        return " ".join((*caveats.sentences((finding.remark,), scope.comparison, scope.wording), _NOBODY))
    if finding.level is Level.NOTE or finding.stand is None or finding.rule not in _GAP_WORDS:
        return ""
    subject = finding.stand.subject
    noun = ENTITIES[subject.entity].noun.the.capitalize() if subject.entity in ENTITIES else "Uppgiften"
    return f"{noun} {quoted(subject.record.name)} {_GAP_WORDS[finding.rule]}."


def _unbridged(scope: MemoContext, span: BridgeRow) -> str:
    scale = unit_scale(scope)
    if scale is None:
        return ""
    frame = scope.verdict.bridge is not None and span.row is scope.verdict.bridge.whole.row
    whose = "Nämndens nettokostnad (ramen)" if frame or span.row is None else f"Nettokostnaden för {span.row.name}"
    change, rest = (scale.with_unit(kr, signed=True) for kr in (span.new.kr - span.old.kr, span.residual.kr))
    lacks = "beloppet är inte förklarat" if change == rest else f"av beloppet är {rest} inte förklarat"
    return f"{whose} ändras med {change}; {lacks}."


_LOOSE: dict[Waiver, Callable[[Relaxation], str]] = {
    Waiver.PIN: lambda each: "",
    Waiver.BASELINE: lambda each: (
        f"{_changes(each.number)} fanns redan när kontrollen infördes och har inget eget skäl."
    ),
    Waiver.SEVERAL: lambda each: _shared(each) if each.number >= _MANY else "",
    Waiver.SHARE: lambda each: (
        f"Nettokostnaden för {each.name or 'nämnden'} går ihop bara med en del av ett belopp vars fördelning inte är "
        "angiven."
    ),
    Waiver.REFITTED: lambda each: (
        f"Texterna i skälet {quoted(phrases.brief(each.name, _OPENING))} är ändrade i efterhand, men inte skälet."
    ),
    Waiver.POLICY: lambda each: f"Inställningen «{each.name}» kräver mindre än tidigare.",
}
"""What the gate let through, as an auditor needs to know it. What was paired by hand is told in the review."""


_MANY = 10
"""Changes with one reason in common from which an auditor may ask whether it is the reason for each; the two that were
split or the four rows of one amount are fewer."""


def _shared(each: Relaxation) -> str:
    return f"{_changes(each.number)} har ett gemensamt skäl: {quoted(phrases.brief(each.name, _OPENING))}."


_OPENING = 15
"""Words of a reason that is only pointed to: nearly every one whole."""


def _changes(count: int) -> str:
    return "En ändring" if count == 1 else f"{number(count).capitalize()} ändringar"


def _ids(scope: MemoContext, finding: Finding) -> tuple[str, ...]:
    if finding.span is not None:
        return row_ids(scope, finding.span.row) if finding.span.row is not None else ()
    change = finding.stand.subject.change if finding.stand else None
    return (change.id,) if change else ()

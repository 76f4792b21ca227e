"""What the unions ask before a negotiation: which unit loses money and on what ground, and what touches the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial

from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.budget.components import Index
from vpbdiff.budget.movement import RowChange
from vpbdiff.language.acts import acts
from vpbdiff.language.grammar import lowered, sentence, spaced
from vpbdiff.language.numerals import NUMBER_WORD, number
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import budget_parts
from vpbdiff.memo.change_sections import assignment_texts, kinds_of
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.money import (
    by_component,
    frame_moves,
    in_order,
    label,
    regroupings,
    row_name,
    row_reasons,
    unit_scale,
)
from vpbdiff.memo.opening import bracket
from vpbdiff.memo.other_sections import struck
from vpbdiff.model import money
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import (
    Block,
    CellType,
    Paragraph,
    Span,
    Style,
    Table,
    TableCell,
    list_point,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import FIGURE, UNIT_WORDS, Unit
from vpbdiff.model.plan import Cell, Plan
from vpbdiff.statements import absence, phrase_pairs, phrases
from vpbdiff.statements.memo_sentences import gone_words, new_words
from vpbdiff.statements.memo_words import QUOTED, cited, clip, each_cited, pair_sentences, shortened, some
from vpbdiff.statements.statement import Statement
from vpbdiff.views.budget_figures import Scale

STAFF = re.compile(
    r"medarbetar|personal|bemann|arbetsmiljö|kompetens|anställ|heltid|deltid|sjukfrånvaro|\bchef|arbetstid|schema"
    rf"|årsarbet|uppsäg|varsl|övertalig|omplacer|(?<!\w)(?:\d+|{NUMBER_WORD})\s+tjänster\b"
    r"|\btjänster\s+(?:berörs|dras|återbesätts|vakan|upphör|försvinner|tillsätts|inrättas)",
    re.IGNORECASE,
)
"""Words that speak of those who do the work."""

_UNSAID = {
    "antal tjänster per verksamhet": re.compile(
        r"(?:\d|\bantal(?:et)?)\s*(?:tjänster|årsarbet|heltidstjänst)", re.IGNORECASE
    ),
    "turordning": re.compile(r"turordning", re.IGNORECASE),
    "tidsplan": re.compile(r"\btids?plan", re.IGNORECASE),
}
"""What a negotiation needs, with what shows that a plan may tell it: only what no text of it has is said to lack."""
_FEW = 3
_MANY = 8
"""Names in one sentence at the most."""


def units(scope: MemoContext) -> Iterator[Block]:
    """The frame, what of it is index, and each unit with what it gets beside that, the least first."""
    opening = [*frame_moves(scope), *_index(scope), *budget_parts.in_full(scope, appendix=False)]
    if opening:
        yield Paragraph(running_text(opening))
    yield from _table(scope)
    if regrouped := list(_regrouped(scope)):
        yield Paragraph(running_text(regrouped))


def _regrouped(scope: MemoContext) -> Iterator[Span]:
    """The units that are called otherwise, were split or merged, for certain or by their names."""
    for change in filter(_is_regrouped, scope.of("unit")):
        yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is not None and scale is not None:
        yield from (stated(text) for text in regroupings(movement, scale))


def _is_regrouped(change: Statement) -> bool:
    return change.entity == "unit" and bool({Kind.SPLIT, Kind.MERGED, Kind.RENAMED} & kinds_of(change))


def _index(scope: MemoContext) -> Iterator[Span]:
    """How much of it is index, and who loses without it."""
    bridge, scale = scope.verdict.bridge, unit_scale(scope)
    steps = [step for step in bridge.whole.steps if isinstance(step.component, Index)] if bridge else []
    if bridge is None or scale is None or not steps:
        return
    total = sum((step.kr for step in steps), Fraction(0))
    rates = {step.component.percent.removesuffix(",0") for step in steps if isinstance(step.component, Index)}
    rate = f" med {rates.pop()}\N{NO-BREAK SPACE}procent" if len(rates) == 1 else ""
    frame = scope.money.budget.frame
    part = frame is not None and frame.change is not None and 0 < total <= frame.change.kr
    yield stated(f"Uppräkningen{rate} är {scale.with_unit(total)}{' av ökningen' if part else ''}.")
    losers = [span for span in bridge.units if span.row and _beside(span) < 0 and not _is_nil(span)]
    if losers:
        names = phrases.enumeration([spaced(span.row.name) for span in losers if span.row])
        ids = tuple(each for span in losers if span.row for each in scope.row_ids(span.row))
        yield stated(f"Utan uppräkningen minskar nettokostnaden för {names}.", ids)


def _beside(span: BridgeRow) -> Fraction:
    """What a unit gets beside the index: the components where they explain the amount, else the change less the
    index."""
    index = sum((step.kr for step in span.steps if isinstance(step.component, Index)), Fraction(0))
    others = sum((step.kr for step in span.steps if not isinstance(step.component, Index)), Fraction(0))
    return others if span.residual.is_nil else span.new.kr - span.old.kr - index


def _is_nil(span: BridgeRow) -> bool:
    return not span.residual.is_nil and abs(_beside(span)) <= span.residual.tolerance


def _table(scope: MemoContext) -> Iterator[Block]:
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None:
        return
    bridge = scope.verdict.bridge
    spans = {span.row.key: span for span in bridge.units if span.row} if bridge else {}
    index = any(isinstance(step.component, Index) for span in spans.values() for step in span.steps)

    def size(row: RowChange) -> Fraction:
        if index and row.key in spans:
            return _beside(spans[row.key])
        return row.change.kr if row.change is not None else Fraction(0)

    rows = []
    for row in sorted(movement.units, key=size):
        span = spans.get(row.key)
        cells = _amounts(row, span, scale, index=index)
        rows.append((TableCell(row_name(scope, row)), *cells, TableCell(_why(scope, row, span, scale))))
    if movement.frame is not None and movement.frame.before and movement.frame.after:
        cells = _amounts(movement.frame, bridge.whole if bridge else None, scale, index=index)
        rows.append((TableCell("Summa"), *cells, TableCell("")))
    header = ("Verksamhet", *scope.years, "Förändring", *(["Utan uppräkning"] if index else []), "Skäl")
    ids = tuple(dict.fromkeys(each for row in movement.units for each in scope.row_ids(row)))
    if rows:
        yield Table(header, tuple(rows), f"Nettokostnad per verksamhet, {scale.word}", ids)


def _amounts(row: RowChange, span: BridgeRow | None, scale: Scale, *, index: bool) -> Iterator[TableCell]:
    """A row's amounts in both plans, the change, and the change beside the index."""
    texts = [scale.text(side.kr, held) if side else "–" for side, held in ((row.before, row.old), (row.after, row.new))]
    texts.append(scale.change(row))
    if index:
        texts.append(scale.signed(_beside(span)) if span and _beside(span) else scale.figure(Fraction(0)))
    yield from (TableCell(text, CellType.AMOUNT) for text in texts)


def _why(scope: MemoContext, row: RowChange, span: BridgeRow | None, scale: Scale) -> str:
    """The grounds of one unit's change beside the index."""
    steps = [step for step in in_order(span.steps) if not isinstance(step.component, Index)] if span else []
    entries = by_component(scope)
    told = []
    for step in steps:
        entry = entries.get(step.component)
        what, reason = label(scope, step, entry), scope.bodies.told(entry) if entry else ""
        if len(steps) == 1:
            opening = f"{what}. " if what and not reason.startswith(what) else ""
            return f"{opening}{reason}".strip()
        told.append(f"{scale.shortest(step.kr)}: {what or reason.rstrip('.')}.")
    if not steps and span is not None and span.steps and span.residual.is_nil:
        told.append("Enbart uppräkning.")
    return " ".join((*told, *([] if told else row_reasons(scope, row))))


def workload(scope: MemoContext) -> Iterator[Block]:
    """What touches the work, a point for each sort."""
    for name, part in (
        ("Personal", _staff),
        ("Verksamheten", _acts),
        ("Åtaganden", partial(struck, most=_MANY)),
        ("Uppdrag", _assignments),
        ("Organisation", _organisation),
        ("Risker om medarbetare", _risks),
        ("Aktiviteter som ändrar arbetet", _activities),
    ):
        if found := tuple(part(scope)):
            ids = tuple(dict.fromkeys(each for span in found for each in span.changes))
            yield list_point((Span(f"{name}.", Style.STRONG, ids), *found))


_SHORT = 6
"""Words of a sentence that says little by itself: «Tre tjänster berörs.»"""


def _staff(scope: MemoContext) -> Iterator[Span]:
    """Figures and times in what the plan says of those who work there, and what it says of them for the first time."""
    yield from _reworded(scope, _is_of_staff)
    for change in scope.paragraphs:
        if not change.old and (told := _of_work(split_text(change.title))):
            yield _new_text(change, told)


def _acts(scope: MemoContext) -> Iterator[Span]:
    """What the plan says for the first time of something that closes, starts or moves, without a word of those who work
    there."""
    yield from _reworded(scope, partial(_is_act, scope.acts))
    for change in scope.paragraphs:
        texts = [] if change.old else split_text(change.title)
        told = next((text for text in texts if acts(text, verbs=scope.acts)), None)
        if told is not None and not any(map(STAFF.search, texts)):
            yield _new_text(change, [told])


def _reworded(scope: MemoContext, is_told: Callable[[str, phrase_pairs.PhrasePair], bool]) -> Iterator[Span]:
    """What differs in the paragraphs of both plans, where it is to be told by their headings and what they say: under
    a heading on staff both sides, elsewhere the sentence that is new and is no reason in the table of the units."""
    reasoned = _reasoned(scope)
    for change in scope.of("paragraph"):
        heading = change.owner.name if change.owner is not None else ""
        of_staff = STAFF.search(heading) is not None
        fields = phrase_pairs.by_field(change, 0 if of_staff else QUOTED)
        found = [pair for _, held in fields for pair in held if is_told(heading, pair)]
        if of_staff:
            told = pair_sentences(phrase_pairs.heaviest(found, _FEW))
            yield from (stated(text, (change.id,)) for text in told)
        elif new := [pair.new for pair in found if not _is_reason(pair.new, reasoned)]:
            yield _new_text(change, new[:_FEW])


def _reasoned(scope: MemoContext) -> list[tuple[set[int], set[str]]]:
    """What the table of the units has reasons for, unit by unit: amounts, in kronor without a sign, and the words."""
    bridge, scale = scope.verdict.bridge, unit_scale(scope)
    return [
        (
            {abs(round(step.kr)) for step in span.steps if not isinstance(step.component, Index)},
            _long_words(_why(scope, span.row, span, scale)),
        )
        for span in (bridge.units if bridge is not None else ())
        if scale is not None and span.row is not None
    ]


def _is_reason(text: str, reasoned: Sequence[tuple[set[int], set[str]]]) -> bool:
    """Whether a text gives one of some reasons: its amount, and words of it; another matter may cost as much."""
    amounts, said = set(_amounts_in(text)), _long_words(text)
    return any(amounts & known and len(said & told) >= _SAME_WORDS for known, told in reasoned)


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"\w{6,}", text.casefold()))


_SAME_WORDS = 2
"""Long words that a sentence and the reason that it gives have in common."""


def _amounts_in(text: str) -> Iterator[int]:
    for found in _AMOUNT.findall(text):
        with suppress(money.NotAnAmount):
            yield abs(money.parse(found, Unit.KR).kr)


_AMOUNT = re.compile(rf"{FIGURE}\s?{UNIT_WORDS}\b")


def _is_of_staff(heading: str, pair: phrase_pairs.PhrasePair) -> bool:
    return pair.is_strong if STAFF.search(heading) else bool(STAFF.search(pair.new)) and not STAFF.search(pair.old)


def _is_act(verbs: Sequence[str], heading: str, pair: phrase_pairs.PhrasePair) -> bool:
    return not STAFF.search(f"{heading} {pair.new}") and acts(pair.new, pair.old, verbs=verbs)


def _new_text(change: Statement, told: Sequence[str]) -> Span:
    lead = "I planen, men inte i det som har lästs in av den förra, står" if change.unproved else "Nytt i planen är"
    return stated(f"{lead}: {each_cited([clip(text) for text in told])}.", (change.id,))


def _of_work(texts: Sequence[str]) -> list[str]:
    """The first two sentences of a text that speak of those who do the work; a short one with that before it, which it
    may point back at."""
    found: list[str] = []
    for at in [place for place, text in enumerate(texts) if STAFF.search(text)][:2]:
        found += texts[max(at - 1, 0) if len(texts[at].split()) <= _SHORT else at : at + 1]
    return list(dict.fromkeys(found))


def _assignments(scope: MemoContext) -> Iterator[Span]:
    for change in scope.of("assignment"):
        if STAFF.search(change.title):
            yield from (stated(text, (change.id,)) for text in assignment_texts(scope, change))
            yield from scope.reasons.gap(change)


def _organisation(scope: MemoContext) -> Iterator[Span]:
    found = [each for each in scope.of("unit", "responsibility") if not _is_regrouped(each)]
    for change in found[:_MANY]:
        if change.entity == "responsibility" and not change.old and not change.unproved:
            owner = change.owner
            where = f"i beskrivningen av {spaced(owner.name)} " if owner is not None and owner.name else ""
            yield stated(sentence(f"{where}tillkommer {cited(clip(change.title))}"), (change.id,))
        else:
            yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
    if absence.keeps_names(scope.comparison, "unit"):
        yield stated("Enheternas namn är oförändrade.")


def _risks(scope: MemoContext) -> Iterator[Span]:
    """Risks of the category that is theirs, or that their words are in."""
    found = [risk for risk in scope.of("risk") if _is_theirs(risk)]
    moved = [risk for risk in found if kinds_of(risk) == {Kind.RECATEGORISED}]
    if moved:
        names = phrases.enumeration([f"{cited(risk.title)}{_index_of(risk)}" for risk in moved])
        category = spaced(moved[0].subject.text("category") or "")
        verb = f"får kategorin {category}" if category else "byter kategori"
        yield stated(f"{names} {verb}.", tuple(risk.id for risk in moved))
    for risk in found:
        if risk not in moved:
            yield from (stated(text, (risk.id,)) for text in scope.teller.sentences(risk))


def _is_theirs(risk: Statement) -> bool:
    texts = (risk.title, *((item.text("category") or "") for item in (*risk.old, *risk.new)))
    return any(map(STAFF.search, texts))


def _index_of(risk: Statement) -> str:
    index = risk.subject.fields.get("index")
    return f" (riskindex {index})" if isinstance(index, int) else ""


def _activities(scope: MemoContext) -> Iterator[Span]:
    """What is gone, what is new, and what in the others is otherwise, one difference each."""
    found = scope.of("activity")
    removed, added = ([each for each in found if not getattr(each, side)] for side in ("new", "old"))
    came = phrases.capital(new_words(added)) if any(each.unproved for each in added) else "Nya"
    for word, held in ((phrases.capital(gone_words(removed)), removed), (came, added)):
        if held:
            ids = tuple(each.id for each in held)
            yield stated(f"{word}: {some([cited(each.title) for each in held], _MANY)}.", ids)
    changed = [each for each in found if each.old and each.new and _differs(each)]
    if changed:
        yield stated(
            f"Ändrade: {some([_changed(each) for each in changed], _MANY)}.", tuple(each.id for each in changed)
        )


def _differs(change: Statement) -> bool:
    """Whether more is otherwise than a name or a place; a name that is a promise in itself may say another."""
    return bool(kinds_of(change) - {Kind.MOVED, Kind.RENAMED}) or any(
        pair.is_strong for pair in phrase_pairs.of_change(change)
    )


def _changed(change: Statement) -> str:
    name = change.new[0].entity.name_field
    fields = sorted(phrase_pairs.by_field(change), key=lambda each: each[0] == name)
    found = (pair for _, held in fields for pair in held if pair.is_strong and not pair.whole)
    pairs = [pair for pair in found if pair.old and pair.new]
    if not pairs:
        return cited(change.title)
    old, new = shortened(pairs[0])
    return f"{cited(change.title)} ({cited(clip(old))} ändras till {cited(clip(new))})"


def unsaid(scope: MemoContext) -> Iterator[Block]:
    """What a negotiation needs and no plan tells; what lacks a reason."""
    spans: list[Span] = []
    texts = list(_texts(scope.comparison.new))
    lacks = [name for name, pattern in _UNSAID.items() if not any(map(pattern.search, texts))]
    if lacks and not scope.comparison.new.unread:
        spans.append(
            stated(f"I planen, så som den har lästs in, står inget om {phrases.enumeration(lacks, last='or')}.")
        )
    spans.append(bracket("Arbetsgivarens bedömning av arbetsmiljö och bemanning, riskbedömning enligt AFS."))
    yield Paragraph(running_text((*spans, *missing_reasons(scope, _FEW))))


def _texts(plan: Plan) -> Iterator[str]:
    """All that a plan says: its texts, and its tables' column heads and cells, each figure with its head behind it."""
    for item in plan.items():
        for value in item.fields.values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (
                    f"{each.value} {each.column.name}" if isinstance(each, Cell) else str(each) for each in value
                )


def missing_reasons(scope: MemoContext, named: int) -> Iterator[Span]:
    """How many changes lack a reason, the heaviest by name; then those with a reason that lack something else."""
    found = [scope.outline.statement(each) for each in scope.told if each.id in scope.reasons.missing]
    found.sort(key=lambda statement: statement.weight)
    lacking = [each for each in found if scope.reasons.lacks(each) or each.id in scope.reasons.amounts]
    if lacking:
        yield _without_reason(scope, lacking, named)
    others = [each for each in found if each not in lacking]
    for gap in dict.fromkeys(map(scope.reasons.gap_text, others)):
        mine = [each for each in others if scope.reasons.gap_text(each) == gap]
        yield Span(
            f"{gap.removesuffix('.]')}: {_first_named(mine, named)}.]", Style.GAP, tuple(each.id for each in mine)
        )


def _first_named(found: Sequence[Statement], named: int) -> str:
    """What changes are on, so many by name."""
    return some([f"{ENTITIES[each.entity].noun.the} {cited(clip(each.title))}" for each in found], named)


def _without_reason(scope: MemoContext, lacking: Sequence[Statement], named: int) -> Span:
    amounts = sum(each.id in scope.reasons.amounts for each in lacking)
    counts = ((len(lacking) - amounts, "en ändring", "ändringar"), (amounts, "ett belopp", "belopp"))
    parts = [one if count == 1 else f"{number(count)} {many}" for count, one, many in counts if count]
    many = phrases.enumeration(parts)
    text = f"[Skäl saknas för {many}: {_first_named(lacking, named)}.]"
    return Span(text, Style.GAP, tuple(each.id for each in lacking))


def title(scope: MemoContext) -> str:
    """What the paper is called."""
    return f"Underlag för förhandling enligt 11\N{NO-BREAK SPACE}§ MBL: {lowered(scope.title)}"

"""What the auditors ask: which risk is lowered or less controlled, which promise is another, where the reason is, who
decided, and when the reason was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.budget.components import Component, Index, TechnicalAdjustment, Transfer
from vpbdiff.budget.tables import AmountColumn
from vpbdiff.claims import Truth, claims_of
from vpbdiff.explanations.entries import Entry, ReasonKind
from vpbdiff.gate.verdict import Relaxation, Waiver
from vpbdiff.language.alphabet import alphabetical
from vpbdiff.language.grammar import lowered, spaced
from vpbdiff.language.numerals import number
from vpbdiff.memo import budget_parts
from vpbdiff.memo.change_sections import grouped_weight, kinds_of, owned_measures
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.control import cell, reason_cell, risk_name
from vpbdiff.memo.money import by_component, frame_moves, frame_scale, unit_scale
from vpbdiff.memo.other_sections import lost_texts
from vpbdiff.memo.unions import missing_reasons
from vpbdiff.model.changes import Change, Kind
from vpbdiff.model.document import (
    Block,
    CellType,
    Paragraph,
    Row,
    Span,
    Table,
    TableCell,
    list_point,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.plan import Item
from vpbdiff.model.scale import limits, rating
from vpbdiff.policy import Need
from vpbdiff.statements import phrase_pairs, phrases
from vpbdiff.statements.memo_cells import MemoCells
from vpbdiff.statements.memo_sentences import gone_words, new_words
from vpbdiff.statements.memo_words import REASON, cited, clip, day_in_words, each_cited
from vpbdiff.statements.statement import FacetStatement, Statement

_HIGH = (12, 16)
"""Of the usual scale's 16 the risk index from which every risk of the new plan is named: both factors high, one of them
the highest."""

_NAMED = 10
_SHARED = 5
"""Changes with one reason in common from which an auditor may ask whether it is the reason for each."""

_MANY = 10
_OPENING = 15
"""Words of a reason that is only pointed to: nearly every one whole."""

_HEAVY = 3


class _Group(NamedTuple):
    name: str
    holds: Callable[[Change], bool]


def _chapter(*chapters: Chapter) -> Callable[[Change], bool]:
    return lambda change: ENTITIES[change.entity].chapter in chapters


def _entity(*names: str) -> Callable[[Change], bool]:
    return lambda change: change.entity in names


_GROUPS = (
    _Group("Risker och kontrollmoment", _chapter(Chapter.CONTROL)),
    _Group("Mål och uppdrag", _entity("goal", "overarching_goal", "assignment")),
    _Group("Aktiviteter och mått", _chapter(Chapter.GOALS, Chapter.MEASURES)),
    _Group("Budget", _chapter(Chapter.MONEY)),
    _Group("Taxor, kvalitetsdeklarationer, upphandling", _chapter(Chapter.SERVICES)),
    _Group("Organisation", _chapter(Chapter.ORGANISATION)),
    _Group("Tabeller", _chapter(Chapter.TABLES)),
    _Group("Löpande text", _chapter(Chapter.PROSE, Chapter.PLAN)),
)
"""The parts of the plan, the first that holds a change has it."""


def state(scope: MemoContext) -> Iterator[Block]:
    """How many changes ask for a reason, and how many have it, by part; what lacks one; when the reasons came."""
    asked = [change for change in scope.told if scope.verdict.needs.get(change.id, Need.NOTHING) >= Need.REASON]
    rows, left = [], list(asked)
    for group in _GROUPS:
        mine = [change for change in left if group.holds(change)]
        left = [change for change in left if change not in mine]
        if mine:
            entries = [scope.reasons.entries(change) for change in mine]
            counts = (
                len(mine),
                sum(map(bool, entries)),
                sum(any(entry.decision for entry in held) for held in entries),
                sum(scope.reasons.lacks(change) or change.id in scope.reasons.amounts for change in mine),
            )
            rows.append((TableCell(group.name), *(TableCell(str(count), CellType.COUNT) for count in counts)))
    if rows:
        header = ("Del av planen", "Ändringar", "Med skäl", "Med beslut", "Utan skäl")
        yield Table(header, tuple(rows), "", tuple(change.id for change in asked))
    told = [*missing_reasons(scope, _NAMED)]
    told = told or [stated("Alla ändringar som kräver skäl har det.")] if asked else told
    told += [stated(text) for text in (*_written(scope, asked), *_let_through(scope))]
    if told:
        yield Paragraph(running_text(told))


def _written(scope: MemoContext, asked: Sequence[Change]) -> Iterator[str]:
    """By which role and when the reasons were written, before or after the meeting that decides."""
    meeting = scope.comparison.new.metadata.text("meeting_date") or ""
    entries = list(dict.fromkeys(entry.key for change in asked for entry in scope.reasons.entries(change)))
    found = {entry.key: entry for change in asked for entry in scope.reasons.entries(change)}
    groups: dict[tuple[str, bool], list[Entry]] = {}
    for key in entries:
        entry = found[key]
        if entry.by or entry.date:
            late = bool(meeting and entry.date and entry.date > meeting)
            groups.setdefault((entry.by or "", late), []).append(entry)
    for (role, late), held in groups.items():
        days = sorted({entry.date for entry in held if entry.date})
        when = f" {day_in_words(days[0])}" if len(days) == 1 else ""
        when = when or (f" mellan {day_in_words(days[0])} och {day_in_words(days[-1])}" if days else "")
        many = "Ett skäl är skrivet" if len(held) == 1 else f"{number(len(held)).capitalize()} skäl är skrivna"
        who = f" av {lowered(role)}" if role else ""
        order = f", {'efter' if late else 'före'} sammanträdet {day_in_words(meeting)}" if meeting and days else ""
        yield f"{many}{who}{when}{order}."
    without = [key for key in entries if not found[key].date]
    if without:
        many = "ett skäl" if len(without) == 1 else f"{number(len(without))} skäl"
        yield f"För {many} anges inte när det skrevs."


def _let_through(scope: MemoContext) -> Iterator[str]:
    """What the gate let through, as an auditor needs to know it. What was paired by hand is told in the review."""
    for each in scope.verdict.loosened:
        if text := _LOOSE[each.what](each):
            yield text


_LOOSE: dict[Waiver, Callable[[Relaxation], str]] = {
    Waiver.PIN: lambda each: "",
    Waiver.BASELINE: lambda each: (
        f"{_changes(each.number)} fanns redan när kontrollen infördes och har inget eget skäl."
    ),
    Waiver.SEVERAL: lambda each: (
        f"{_changes(each.number)} har ett gemensamt skäl: {cited(phrases.brief(each.name, _OPENING))}."
        if each.number >= _MANY
        else ""
    ),
    Waiver.SHARE: lambda each: (
        f"Nettokostnaden för {each.name or 'nämnden'} går ihop bara med en del av ett belopp vars fördelning inte är "
        "angiven."
    ),
    Waiver.REFITTED: lambda each: (
        f"Texterna i skälet {cited(phrases.brief(each.name, _OPENING))} är ändrade i efterhand, men inte skälet."
    ),
    Waiver.UNREAD: lambda each: (
        f"{'En del' if each.number == 1 else f'{number(each.number).capitalize()} delar'} av planen som inte kunde "
        "läsas är inte längre upptagen som oläst."
    ),
    Waiver.POLICY: lambda each: f"Inställningen {cited(each.name)} kräver mindre än tidigare.",
}


def _changes(count: int) -> str:
    return "En ändring" if count == 1 else f"{number(count).capitalize()} ändringar"


def control(scope: MemoContext) -> Iterator[Block]:
    """The risks, less control first, then what is gone, lowered, raised and new; which are high now."""
    found = sorted(_lines(scope), key=lambda line: line.order)
    if found:
        header = ("Ändring", *scope.years, "Kontrollmoment nu", "Skäl och beslut")
        ids = tuple(dict.fromkeys(each for line in found for each in line.ids))
        yield Table(header, tuple(line.row for line in found), "", ids)
    if told := [stated(text) for text in (*_high(scope), *_both(scope))]:
        yield Paragraph(running_text(told))


class _AuditLine(NamedTuple):
    """One row of the risks: how soon it stands, its cells, and the changes that it is on."""

    order: int
    row: Row
    ids: tuple[str, ...]


_CATEGORY = "Annan kategori"
_OWN = (
    (1, Kind.REMOVED, "Tas bort"),
    (2, Kind.LOWERED, "Sänks"),
    (3, Kind.RAISED, "Höjs"),
    (4, Kind.ADDED, "Ny"),
    (4, Kind.MERGED, "Slås samman"),
    (4, Kind.SPLIT, "Delas"),
    (6, Kind.RENAMED, "Annat namn"),
    (7, Kind.RECATEGORISED, _CATEGORY),
    (8, Kind.REWORDED, "Annan text"),
)


def _lines(scope: MemoContext) -> Iterator[_AuditLine]:
    for change in scope.of("control", "risk_action"):
        owner = _owner(change)
        if owner is None and change.owner is not None:
            continue
        order, word = (0 if change.old else 5, _control_word(change))
        name = f"{spaced(owner.name)}{scope.teller.apart(owner)}" if owner is not None else "utan risk"
        sides = _both_plans(scope, owner) if owner is not None else ([], [])
        row = (
            TableCell(f"{word}: {name}"),
            *(cell(side) for side in sides),
            TableCell(_now(scope, change)),
            TableCell(reason_cell(scope, change)),
        )
        yield _AuditLine(order, row, (change.id,))
    for risk in scope.of("risk"):
        kinds = kinds_of(risk)
        found = next(((order, word) for order, kind, word in _OWN if kind in kinds), None)
        if found is not None:
            cells = (cell(risk.old), cell(risk.new)) if found[1] != _CATEGORY else _categories(risk)
            texts = TableCell(_controls(risk.new)), TableCell(reason_cell(scope, risk))
            name = f"{risk_name(risk)}{scope.teller.apart(risk.subject)}"
            word = phrases.capital((new_words if risk.new else gone_words)([risk])) if risk.unproved else found[1]
            yield _AuditLine(found[0], (TableCell(f"{word}: {name}"), *cells, *texts), (risk.id,))


def _owner(change: Statement) -> Item | None:
    """The risk that a control is of, as the new plan has it; None where it went with it."""
    return change.owner if change.new else next(iter(change.owner_now), None)


def _both_plans(scope: MemoContext, risk: Item) -> tuple[list[Item], list[Item]]:
    """What a risk of the new plan was, and what it is."""
    return [pair.old for pair in scope.comparison.matching.pairs if pair.new is risk], [risk]


def _control_word(change: Statement) -> str:
    word = "Kontroll" if change.entity == "control" else "Åtgärd"
    if not change.new:
        return f"{word} {gone_words([change])}"
    if not change.old:
        return f"{word} {new_words([change])}" if change.unproved else _NEW[change.entity]
    rarer = change.weakened and any(facet.field in ("text", "frequency") for facet in change.facets)
    return "Glesare kontroll" if rarer and change.entity == "control" else "Ändrad kontroll"


_NEW = {"control": "Nytt kontrollmoment", "risk_action": "Ny åtgärd"}


def _now(scope: MemoContext, change: Statement) -> str:
    """What a control is now, and what it was."""
    if not change.new:
        return f"– (tidigare {cited(clip(change.title))})"
    now = clip(spaced(change.new[0].name).rstrip("."))
    if not change.old:
        return now
    if spaced(change.old[0].name) != spaced(change.new[0].name):
        return f"{now} (tidigare {cited(clip(change.old[0].name))})"
    return "; ".join((now, *(_field_now(scope, facet) for facet in change.facets if facet.field)))


def _field_now(scope: MemoContext, facet: FacetStatement) -> str:
    """What a field of a control is now, and what it was: the control's name says it of neither."""
    old, new = (phrases.value_text(value, scope.wording) for value in (facet.old, facet.new))
    return f"{phrases.field_word(facet.field or '', scope.wording)} {cited(clip(new))} (tidigare {cited(clip(old))})"


def _categories(risk: Statement) -> tuple[TableCell, TableCell]:
    old, new = (TableCell(spaced(item.text("category") or "–"), CellType.INDEX) for item in (risk.old[0], risk.new[0]))
    return old, new


def _controls(items: Sequence[Item]) -> str:
    """The controls that a risk has now."""
    held = [control for item in items for control in item.lists["controls"]]
    return "; ".join(clip(spaced(each.name).rstrip(".")) for each in held) or "–"


def _high(scope: MemoContext) -> Iterator[str]:
    items = [item for item in scope.comparison.new.items() if item.entity.is_rated]
    indexes = {id(item): item.fields.get("index") for item in items}
    least = limits(scope.comparison.new)["index"] * _HIGH[0] // _HIGH[1]
    high = [item for item in items if isinstance(index := indexes[id(item)], int) and index >= least]
    high.sort(key=lambda item: (-int(str(indexes[id(item)])), alphabetical(item.name)))
    if high:
        names = phrases.enumeration([f"{scope.teller.name(item)} ({rating(item)})" for item in high])
        yield f"Risker med riskindex {least} eller mer i planen för {scope.comparison.new.year}: {names}."


def _both(scope: MemoContext) -> Iterator[str]:
    """Risks that have another index and are at the same time less controlled."""
    for kind, verb in ((Kind.LOWERED, "sänks"), (Kind.RAISED, "höjs")):
        risks = [risk for risk in scope.of("risk") if kind in kinds_of(risk) and risk.new]
        if found := [risk.title for risk in risks if _is_less_controlled(scope, risk)]:
            many = "en risk" if len(found) == 1 else f"{number(len(found))} risker"
            names = each_cited(found)
            yield f"Att lägga märke till: {many} {verb} och får samtidigt färre eller glesare kontroller ({names})."


def _is_less_controlled(scope: MemoContext, risk: Statement) -> bool:
    """Whether a risk has fewer controls, in all that was read, or any of them less often."""
    mine = [each for each in scope.of("control") if _owner(each) is risk.new[0]]
    gone, came = ([each for each in mine if not getattr(each, side)] for side in ("new", "old"))
    return (len(gone) > len(came) and not any(each.unproved for each in gone)) or any(each.weakened for each in mine)


def promises(scope: MemoContext) -> Iterator[Block]:
    """What is promised otherwise, old and new beside each other, the heaviest first, without a verdict."""
    owned = owned_measures(scope)
    with_activity = {each.id for held in owned.values() for each in held}
    left_out = (Chapter.MONEY, Chapter.CONTROL, Chapter.PLAN)
    found = [
        change
        for change in map(scope.outline.statement, scope.told)
        if change.old
        and change.new
        and ENTITIES[change.entity].chapter not in left_out
        and grouped_weight(change, owned) <= _HEAVY
        and change.id not in with_activity
    ]
    found.sort(key=lambda change: grouped_weight(change, owned))
    if not found:
        return
    rows = [_promise(scope, change, [each for each in owned.get(change.id, ()) if each.old]) for change in found]
    ids = (*(change.id for change in found), *(each.id for change in found for each in owned.get(change.id, ())))
    yield Table(("Åtagande", "Tidigare", "Nu", "Skäl och beslut"), tuple(rows), "", tuple(dict.fromkeys(ids)))
    yield Paragraph((stated("Listan följer av ord och tal i texten. Andra ändringar kan också ha betydelse."),))


def _promise(scope: MemoContext, change: Statement, measures: Sequence[Statement]) -> Row:
    noun = phrases.capital(ENTITIES[change.entity].noun.one)
    item = change.subject
    owner = change.owner
    name = spaced(item.name).rstrip(".") if item.entity.has_name else spaced(owner.name if owner is not None else "")
    old, new = _both_sides(scope, change)
    for measure in measures:
        sides = _both_sides(scope, measure)
        old, new = f"{old}\nMått: {sides[0]}", f"{new}\nMått: {sides[1]}"
    return (
        TableCell(f"{noun}: {clip(name)}"),
        TableCell(old),
        TableCell(new),
        TableCell(_shared_reason(scope, change)),
    )


def _both_sides(scope: MemoContext, change: Statement) -> tuple[str, str]:
    pairs = phrase_pairs.heaviest(phrase_pairs.of_change(change), 3)
    if pairs:
        old = "; ".join(cited(clip(pair.old)) if pair.old else "–" for pair in pairs)
        new = "; ".join(cited(clip(pair.new)) if pair.new else "(struket)" for pair in pairs)
        return old, new
    sides = MemoCells(scope.teller, scope.wording).sides(change)
    return sides.old, sides.new


def _shared_reason(scope: MemoContext, change: Change) -> str:
    """A reason, and of how many changes it is the reason if they are many."""
    told = []
    for entry in scope.reasons.entries(change):
        many = len(entry.items)
        shared = f" (gemensamt skäl för {number(many)} ändringar)" if many > _SHARED else ""
        told.append(f"{scope.bodies.told(entry)}{shared}")
    return " ".join(filter(None, (*told, scope.reasons.gap_text(change))))


def dropped(scope: MemoContext) -> Iterator[Block]:
    """What is gone of what was promised, each with its reason and whether a decision is on record."""
    lost = {change.id: text for change, text in lost_texts(scope)}
    found = [
        change
        for change in map(scope.outline.statement, scope.told)
        if change.id in lost
        or (not change.new and ENTITIES[change.entity].chapter in (Chapter.GOALS, Chapter.MEASURES))
    ]
    for change in found:
        spans = [stated(text, (change.id,)) for text in scope.teller.sentences(change)]
        if change.id in lost and change.subject.entity.has_name:
            spans.append(stated(f"Där stod {cited(clip(lost[change.id]))}.", (change.id,)))
        entries = scope.reasons.entries(change)
        spans += [stated(f"{REASON}: {scope.bodies.told(entry)}", (change.id,)) for entry in entries]
        if entries and not any(entry.decision for entry in entries):
            spans.append(stated("Inget beslut är angivet.", (change.id,)))
        yield list_point((*spans, *scope.reasons.gap(change)))


def money(scope: MemoContext) -> Iterator[Block]:
    """What explains the money, by kind; what is not explained; rows that are not compared; the plan's own claims."""
    told = [*frame_moves(scope), *_bridge(scope), *_unbridged(scope)]
    told += budget_parts.in_full(scope, appendix=False)
    told += [stated(text) for text in (*_rows(scope), *_claims(scope))]
    if told:
        yield Paragraph(running_text(told))


def _bridge(scope: MemoContext) -> Iterator[Span]:
    bridge, scale = scope.verdict.bridge, unit_scale(scope)
    if bridge is None or scale is None or not bridge.whole.steps:
        return
    sums: dict[str, Fraction] = {}
    entries = by_component(scope)
    moved = Fraction(0)
    for step in bridge.whole.steps:
        if isinstance(step.component, Transfer):
            moved += step.component.kr
        else:
            word = _sort(step.component, entries.get(step.component))
            sums[word] = sums.get(word, Fraction(0)) + step.kr
    parts = [f"{word} {scale.with_unit(kr, signed=True)}" for word, kr in sums.items()]
    parts += [f"omfördelning {scale.with_unit(moved)} mellan verksamheter"] if moved else []
    whole = all(span.residual.is_nil for span in bridge.units)
    lead = "Beloppen för samtliga verksamheter är förklarade inom avrundningen" if whole else "Beloppen förklaras av"
    ids = tuple(each for span in bridge.units if span.row for each in scope.row_ids(span.row))
    yield stated(f"{lead}: {phrases.enumeration(parts)}.", ids)


def _sort(component: Component, entry: Entry | None) -> str:
    words = {ReasonKind.SAVING: "besparing", ReasonKind.VOLUME: "ökade volymer", ReasonKind.DECISION: "beslut"}
    if isinstance(component, Index):
        return "uppräkning"
    if isinstance(component, TechnicalAdjustment):
        return "teknisk justering"
    return words.get(entry.kind, "övrigt") if entry is not None and entry.kind else "övrigt"


def _unbridged(scope: MemoContext) -> Iterator[Span]:
    """The amounts of which nothing is explained, in one sentence; then those of which a part is."""
    scale = unit_scale(scope) or frame_scale(scope)
    found = [finding.span for finding in scope.verdict.findings if finding.span is not None]
    bare = [span for span in found if span.row is not None and span.residual.kr == span.new.kr - span.old.kr]
    if scale is not None and len(bare) > 1:
        names = [
            f"{spaced(span.row.name)} ({scale.with_unit(span.residual.kr, signed=True)})" for span in bare if span.row
        ]
        ids = tuple(each for span in bare if span.row for each in scope.row_ids(span.row))
        yield stated(f"Ingenting av beloppen är förklarat för {phrases.enumeration(names)}.", ids)
        found = [span for span in found if span not in bare]
    for span in found if scale is not None else ():
        yield stated(_lacking(scope, span), scope.row_ids(span.row) if span.row else ())


def _lacking(scope: MemoContext, span: BridgeRow) -> str:
    scale = unit_scale(scope) or frame_scale(scope)
    assert scale is not None, "a bridge is laid over units"
    frame = scope.verdict.bridge is not None and span is scope.verdict.bridge.whole
    whose = "Nämndens ram" if frame or span.row is None else f"Nettokostnaden för {spaced(span.row.name)}"
    change, rest = (scale.with_unit(kr, signed=True) for kr in (span.new.kr - span.old.kr, span.residual.kr))
    lacks = "beloppet är inte förklarat" if change == rest else f"av beloppet är {rest} inte förklarat"
    return f"{whose} ändras med {change}; {lacks}."


def _rows(scope: MemoContext) -> Iterator[str]:
    """Rows without an amount in one of the plans; what the new plan gives for the old year."""
    old, new = scope.plans
    for table in scope.money.budget.tables:
        for row in table.rows:
            if row.old and row.new and (row.before is None) != (row.after is None):
                year = old.year if row.before is None else new.year
                text = f"Raden {cited(row.name)} har inget belopp i planen för {year}"
                told = row.new[0].figures.get(AmountColumn(old.year)) if row.before is None else None
                amount = f"{phrases.amount_text(told, scope.wording).lstrip(chr(0x2212))}" if told is not None else ""
                also = f"; planen för {new.year} anger {amount} för {old.year}" if amount else ""
                yield f"{text}{also}."


def _claims(scope: MemoContext) -> Iterator[str]:
    """How many of the plan's own statements on the budget hold, and those that its tables contradict."""
    found = claims_of(scope.comparison)
    if not found:
        return
    held, wrong, open_ = (sum(each.verdict is verdict for each in found) for verdict in Truth)
    parts = [f"{held} av {len(found)} stämmer"]
    parts += [f"{wrong} motsägs"] if wrong else []
    parts += [f"{open_} går inte att avgöra"] if open_ else []
    yield f"Planens egna påståenden: {', '.join(parts)}."
    for each in found:
        if each.verdict is Truth.CONTRADICTED:
            yield f"Motsägs av tabellerna: {cited(each.claim.phrase)}."


def title(scope: MemoContext) -> str:
    """What the paper is called."""
    return f"Underlag för granskning: ändringar i {lowered(scope.title)}"

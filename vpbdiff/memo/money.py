"""The money in a memo: the frame, each unit with what explains it, the investments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from vpbdiff.budget.bridge import BridgeRow, BridgeStep
from vpbdiff.budget.comparison import TableChange
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.movement import Movement, RowChange
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.explanations.entries import Entry, ReasonKind
from vpbdiff.gate.bridge_coverage import components
from vpbdiff.language.grammar import sentence, spaced
from vpbdiff.language.numerals import number
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import budget_parts
from vpbdiff.memo.context import MemoContext
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.document import (
    Block,
    CellType,
    Paragraph,
    Span,
    Style,
    Table,
    TableCell,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import NO_BREAK_SPACE, Figure
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_words import REASON, cited
from vpbdiff.views.budget_figures import Scale, difference_of, sum_of

_FEW = 4
"""Units up to which all are named; of more the one that changed most and those that go the other way."""

_LABEL = 14
"""Words of a reason's first sentence that stands for what an amount is for."""


def frame_sentence(scope: MemoContext) -> Span | None:
    """«Nämndens ram för 2026 är 195,6 mkr, vilket är 6,0 mkr (3 procent) mer än för 2025.»"""
    row, scale = scope.money.budget.frame, frame_scale(scope)
    if row is None or scale is None or row.before is None or row.after is None or row.change is None:
        return None
    old, new = scope.plans
    now = scale.printed(row.after.kr, row.new)
    if not row.change.kr:
        return stated(f"Nämndens ram för {new.year} är {now}.", scope.row_ids(row))
    way = "mer" if row.change.kr > 0 else "mindre"
    than = f"än för {old.year}" if old.year != new.year else "än i den tidigare planen för året"
    share = money.percent(row.before, row.change)
    by = f"{scale.with_unit(abs(row.change.kr))}{f' ({share} procent)' if share else ''}".replace(
        " procent", f"{NO_BREAK_SPACE}procent"
    )
    return stated(f"Nämndens ram för {new.year} är {now}, vilket är {by} {way} {than}.", scope.row_ids(row))


def units_sentence(scope: MemoContext) -> Iterator[Span]:
    """Which units got more and which less: all of them if they are few."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None:
        return
    rows = [row for row in movement.units if row.change is not None and row.change.kr]
    if rows:
        yield _moved_units(scope, movement, rows, scale)
    yield from _lone_units(scope, movement, scale)


def _lone_units(scope: MemoContext, movement: Movement, scale: Scale) -> Iterator[Span]:
    """The units that one plan alone has, each with its amount there."""

    def told(units: Sequence[RowChange]) -> tuple[str, tuple[str, ...]]:
        names = [f"{spaced(unit.name)} ({_held(unit, scale)})" for unit in units]
        return phrases.enumeration(names), tuple(each for unit in units for each in scope.row_ids(unit))

    for held, plan in zip(("after", "before"), scope.plans, strict=True):
        if empty := [unit for unit in movement.alone if unit.proved and getattr(unit, held) is not None]:
            names, ids = told(empty)
            where = f"i planen för {plan.year}, där de andra raderna ger hela summan"
            yield stated(f"{names} har inget belopp {where}.", ids)
    lone = ([unit for unit in movement.alone if not getattr(unit, side)] for side in ("new", "old"))
    for units, plan, which in zip(lone, reversed(scope.plans), ("nya", "förra"), strict=True):
        names, ids = told(units)
        where = ", i det som har lästs in" if plan.unread else ""
        if units and (which == "nya" or where):
            yield stated(f"{names} finns inte bland verksamheterna i den {which} planen{where}.", ids)
        elif units:
            yield stated(f"{'Ny' if len(units) == 1 else 'Nya'} bland verksamheterna är {names}.", ids)


def _moved_units(scope: MemoContext, movement: Movement, rows: Sequence[RowChange], scale: Scale) -> Span:
    ids = tuple(dict.fromkeys(each for row in rows for each in scope.row_ids(row)))
    ups = sorted((row for row in rows if _kr(row) > 0), key=_kr, reverse=True)
    downs = sorted((row for row in rows if _kr(row) < 0), key=_kr)
    frame = scope.money.budget.frame
    falling = frame is not None and frame.change is not None and frame.change.kr < 0
    first, second = (downs, ups) if falling else (ups, downs)
    words = ("minskar", "ökar") if falling else ("ökar", "minskar")
    whole = len(rows) == len(movement.units)
    if not first:
        first, second, words = second, first, (words[1], words[0])
    return stated(_units_text(first, second, words, scale, whole=whole), ids)


def _units_text(
    first: Sequence[RowChange], second: Sequence[RowChange], words: tuple[str, str], scale: Scale, *, whole: bool
) -> str:
    def named(rows: Iterable[RowChange]) -> str:
        return phrases.enumeration([f"{spaced(row.name)} ({scale.with_unit(abs(_kr(row)))})" for row in rows])

    if len(first) + len(second) <= _FEW and (len(second) < 3 or not whole):
        also = f" och {words[1]} för {named(second)}" if second else ""
        return f"Nettokostnaden {words[0]} för {named(first)}{also}."
    if not second:
        return f"Nettokostnaden {words[0]} för {number(len(first))} verksamheter, mest för {named(first[:1])}."
    if len(second) > 2:
        least, most = (scale.figure(abs(_kr(row))) for row in (second[-1], second[0]))
        which = f"De {number(len(second))} andra verksamheterna" if len(first) == 1 and whole else ""
        which = which or f"{number(len(second)).capitalize()} verksamheter"
        spread = f"{which} {words[1]} med mellan {least} och {most}{NO_BREAK_SPACE}{scale.word}."
        if len(first) == 1:
            return f"{spaced(first[0].name)} {words[0]} med {scale.with_unit(abs(_kr(first[0])))}. {spread}"
        return f"Mest {words[0]} {named(first[:1])}. {spread}"
    if len(second) == 1:
        other = f"{spaced(second[0].name)} {words[1]} ({scale.with_unit(abs(_kr(second[0])))})"
        return f"Mest {words[0]} {named(first[:1])}; {other}."
    return f"Mest {words[0]} {named(first[:1])}; {named(second)} {words[1]}."


def _held(row: RowChange, scale: Scale) -> str:
    """The amount of a row that one plan alone has."""
    figure, rows = (row.before, row.old) if row.before is not None else (row.after, row.new)
    return scale.printed(figure.kr, rows) if figure is not None else "utan belopp"


def _kr(row: RowChange) -> Fraction:
    return row.change.kr if row.change is not None else Fraction(0)


def economy(scope: MemoContext) -> Iterator[Block]:
    """Costs, income and frame; then the units in one table with what explains them; then the investments."""
    opening = [*_lines(scope), *_indices(scope)]
    if opening:
        yield Paragraph(running_text(opening))
    yield from units_table(scope)
    notes = [*_beside(scope), *_gaps(scope)]
    if notes:
        yield Paragraph(running_text(notes))
    if invested := (*_investments(scope), *budget_parts.in_full(scope)):
        yield Paragraph(running_text(invested))


def _lines(scope: MemoContext) -> Iterator[Span]:
    """«Kostnaderna ökar med 6,9 mkr till 229,1 mkr ... Ramen ökar därmed med 6,0 mkr, från ... till ...»"""
    table, scale = _table(scope, LINES), _scale(scope, LINES)
    rows = {role: _only(table, role) for role in ("cost", "income")} if table else {}
    cost, income, frame = rows.get("cost"), rows.get("income"), scope.money.budget.frame
    thus = ""
    if scale is not None and cost is not None and income is not None and _kr(cost) and _kr(income):
        same = (_kr(cost) > 0) == (_kr(income) > 0)
        verb = "" if same else f" {_verb(income)}"
        text = f"Kostnaderna {_verb(cost)} med {_by_to(cost, scale)} och intäkterna{verb} med {_by_to(income, scale)}."
        yield stated(text, (*scope.row_ids(cost), *scope.row_ids(income)))
        net = _figure(cost) - _figure(income)
        thus = " därmed" if frame is not None and frame.change and (net - _figure(frame)).is_nil else ""
    yield from frame_moves(scope, thus)


def frame_moves(scope: MemoContext, thus: str = "") -> Iterator[Span]:
    """«Ramen ökar med 6,0 mkr, från 189,6 mkr till 195,6 mkr.»"""
    frame, scale = scope.money.budget.frame, frame_scale(scope)
    if frame is not None and scale is not None and _kr(frame) and frame.before and frame.after:
        way = f"från {scale.printed(frame.before.kr, frame.old)} till {scale.printed(frame.after.kr, frame.new)}"
        text = f"Ramen {_verb(frame)}{thus} med {scale.with_unit(abs(_kr(frame)))}, {way}."
        yield stated(text, scope.row_ids(frame))


def row_reasons(scope: MemoContext, row: RowChange) -> list[str]:
    """The reasons of a row that no amount stands behind, and what is missing of it."""
    mine = set(scope.row_ids(row))
    changes = [change for change in scope.told if change.id in mine]
    told = [scope.bodies.told(entry) for change in changes for entry in scope.reasons.entries(change)]
    gaps = [gap for change in changes if (gap := scope.reasons.gap_text(change))]
    return list(dict.fromkeys((*told, *gaps)))


def _figure(row: RowChange) -> Figure:
    assert row.change is not None, "the row has changed"
    return row.change


def _verb(row: RowChange) -> str:
    return "ökar" if _kr(row) > 0 else "minskar"


def _by_to(row: RowChange, scale: Scale) -> str:
    assert row.after is not None, "a change has both amounts"
    return f"{scale.with_unit(abs(_kr(row)))} till {scale.printed(row.after.kr, row.new)}"


def _only(table: TableChange, role: str) -> RowChange | None:
    found = [row for row in table.rows if row.role == role]
    return found[0] if len(found) == 1 else None


def _indices(scope: MemoContext) -> Iterator[Span]:
    """The reasons of the indices, and those that the plan itself states of the money, each once."""
    said: dict[str, None] = {}
    for entry in components(scope.verdict.standing):
        if is_of_plan(scope, entry):
            said[f"Enligt planen: {cited(entry.reason)}."] = None
        elif isinstance(entry.component, Index):
            said[scope.bodies.told(entry)] = None
    yield from map(stated, said)


def is_of_plan(scope: MemoContext, entry: Entry) -> bool:
    """Whether a reason is in the words of one of the plans."""
    documents = {name for plan in scope.plans for name in plan.documents}
    return entry.origin is not None and (entry.origin.document in documents or not documents)


def units_table(scope: MemoContext) -> Iterator[Block]:
    """Each unit's net cost in both plans, the change, and what explains it."""
    table, scale = _table(scope, UNITS), unit_scale(scope)
    if table is None or scale is None or not table.changed:
        return
    spans = {span.row.key: span for span in scope.verdict.bridge.units if span.row} if scope.verdict.bridge else {}
    whole = scope.verdict.bridge.whole if scope.verdict.bridge else None
    steps = [step for span in (*spans.values(), *([whole] if whole else [])) for step in span.steps]
    percents = {step.component.percent for step in steps if isinstance(step.component, Index)}
    header = ["Verksamhet", *scope.years, "Förändring"]
    if percents:
        only = next(iter(percents)).removesuffix(",0") if len(percents) == 1 else ""
        header.append(f"Varav {only}{NO_BREAK_SPACE}%" if only else "Varav index")
    others = any(not isinstance(step.component, Index) for step in steps)
    header += ["Övrigt"] if others else []
    rows = []
    for row in table.rows:
        span = whole if row.role in SUMS else spans.get(row.key)
        name = "Summa" if row.role in SUMS else row_name(scope, row)
        cells = [TableCell(name), *_amounts(row, table, scale)]
        if percents:
            cells.append(_index_cell(span, scale))
        if others:
            cells.append(TableCell(_sum_text(span, scale) if row.role in SUMS else _other_text(scope, span, scale)))
        rows.append(tuple(cells))
    ids = tuple(dict.fromkeys(each for row in table.rows for each in scope.row_ids(row)))
    yield Table(tuple(header), tuple(rows), f"Nettokostnad per verksamhet, {scale.word}", ids)
    if not _adds_up(table, spans, scale):
        yield Paragraph((stated("Beloppen är avrundade, och därför går summorna inte jämnt ut."),))


def row_name(scope: MemoContext, row: RowChange, *, whole: bool = False) -> str:
    """A row by its name now, with what it was called before: another name, or those of the rows that it was made of;
    one that the name now only ends otherwise («Hemtjänst», «Hemtjänstenheten») where the `whole` record is wanted."""
    mine = set(scope.row_ids(row))
    renamed = any(
        facet.kind in (Kind.RENAMED, Kind.MERGED, Kind.SPLIT) and facet.significance is Significance.MATERIAL
        for change in scope.comparison.changes
        if change.id in mine
        for facet in change.facets
    )
    old = " + ".join(each.name for each in row.old)
    alike = not whole and row.name.startswith(old) and " " not in row.name.removeprefix(old)
    return f"{spaced(row.name)} (tidigare {spaced(old)})" if renamed and old and not alike else spaced(row.name)


def _amounts(row: RowChange, table: TableChange, scale: Scale) -> Iterator[TableCell]:
    """Net cost as a positive amount in both plans, and its change: the row adds up on paper."""
    for side, figure, there in (("before", row.before, row.old), ("after", row.after, row.new)):
        text = scale.text(figure.kr, there) if figure is not None and there else "–"
        yield TableCell(text, CellType.AMOUNT, follows=sum_of(row, table, side) if text != "–" else None)
    text = scale.change(row)
    whole = row.old and row.new
    yield TableCell(text, CellType.AMOUNT, follows=difference_of(row, 1) if whole else None)


def _index_cell(span: BridgeRow | None, scale: Scale) -> TableCell:
    steps = [step for step in span.steps if isinstance(step.component, Index)] if span else []
    kr = sum((step.kr for step in steps), Fraction(0))
    return TableCell(scale.signed(kr) if steps else "", CellType.AMOUNT)


def _sum_text(span: BridgeRow | None, scale: Scale) -> str:
    steps = [step for step in span.steps if not isinstance(step.component, Index)] if span else []
    kr = sum((step.kr for step in steps), Fraction(0))
    return scale.shortest(kr) if steps else ""


def _other_text(scope: MemoContext, span: BridgeRow | None, scale: Scale) -> str:
    """The amounts beside the index, each with what it is for, a line each."""
    if span is None:
        return ""
    entries = by_component(scope)
    lines = []
    for step in in_order(span.steps):
        if not isinstance(step.component, Index):
            entry = entries.get(step.component)
            what = label(scope, step, entry)
            place = scope.bodies.place(entry.decision) if entry and entry.decision else ""
            what = f"{what} ({place})" if what and place else what
            amount = scale.shortest(step.kr)
            lines.append(f"{amount}: {what}." if what else amount)
    return "\n".join(lines)


def by_component(scope: MemoContext) -> Mapping[Component, Entry]:
    """The reasons with an amount, by that."""
    return {entry.component: entry for entry in components(scope.verdict.standing) if entry.component is not None}


_KINDS = {
    ReasonKind.SAVING: "Besparing",
    ReasonKind.VOLUME: "Ändrade volymer",
    ReasonKind.TECHNICAL: "Teknisk justering",
    ReasonKind.PRIORITY: "Omprioritering",
}


def label(scope: MemoContext, step: BridgeStep, entry: Entry | None) -> str:
    """What an amount is for, as short as it is on record; empty where the plan's own words stand above the table."""
    component = step.component
    if component.label:
        return spaced(component.label).rstrip(".")
    if isinstance(component, Transfer):
        return f"Omfördelning {f'till {component.target}' if step.kr < 0 else f'från {component.source}'}"
    if entry is None or is_of_plan(scope, entry):
        return ""
    first = next(iter(split_text(spaced(entry.reason))), "").rstrip(".")
    return first if 0 < len(first.split()) <= _LABEL else _KINDS.get(entry.kind, "") if entry.kind else ""


def index_word(component: Index, entry: Entry | None) -> str:
    """«uppräkning med 2 procent»; a percentage whose reason speaks of none is an increase of costs."""
    is_index = entry is None or "räkn" in entry.reason.casefold()
    word = "uppräkning" if is_index else "kostnadsökning"
    return f"{word} med {component.percent.removesuffix(',0')}{NO_BREAK_SPACE}procent"


def component_text(component: Component, entry: Entry | None = None) -> str:
    """What a reader calls a component in a picture."""
    if component.label:
        return component.label
    match component:
        case Index(lines=lines):
            on = phrases.enumeration(lines) if lines else "samtliga verksamheter"
            return f"{phrases.capital(index_word(component, entry))}, {on}"
        case LineAmount(line=line):
            return line
        case WholeAmount():
            return "Hela nämnden"
        case Transfer(source=source, target=target):
            return f"Omfördelning från {source} till {target}"
        case TechnicalAdjustment(line=line):
            return f"Teknisk justering, {line}" if line else "Teknisk justering"


def in_order(steps: Iterable[BridgeStep]) -> list[BridgeStep]:
    """Steps as a budget is read: the index, amounts of decisions and volumes, then what moves within the frame."""
    return sorted(steps, key=lambda step: _ORDER.index(type(step.component)))


_ORDER = (Index, WholeAmount, LineAmount, TechnicalAdjustment, Transfer)


def _adds_up(table: TableChange, spans: Mapping[str, BridgeRow], scale: Scale) -> bool:
    """Whether every row adds up as it is printed, and the parts to their sums."""
    for row in table.rows:
        if row.before is None or row.after is None or row.change is None:
            continue
        before, after, change = (scale.rounded(kr) for kr in (row.before.kr, row.after.kr, row.change.kr))
        if before + change != after:
            return False
        span = spans.get(row.key)
        if span is not None and span.steps and span.residual.is_nil:
            index = sum((step.kr for step in span.steps if isinstance(step.component, Index)), Fraction(0))
            rest = [step.kr for step in span.steps if not isinstance(step.component, Index)]
            if scale.rounded(index) + sum(map(scale.rounded, rest), Fraction(0)) != change:
                return False
    return True


def _beside(scope: MemoContext) -> Iterator[Span]:
    """What the table alone does not tell."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None:
        return
    yield from (stated(text) for text in _apart(scope, movement, scale))


def _apart(scope: MemoContext, movement: Movement, scale: Scale) -> Iterator[str]:
    if movement.frame is None or movement.frame.change is None:
        yield "Planerna har ingen gemensam rad för hela ramen."
    else:
        apart = movement.apart
        if apart is not None and scale.rounded(apart.kr):
            why = "vilket avrundning kan förklara" if apart.is_nil else "mer än avrundning kan förklara"
            amount = scale.with_unit(abs(apart.kr))
            yield f"Ramens förändring skiljer sig från verksamheternas med {amount}, {why}."
    if not any(isinstance(entry.component, Transfer) for entry in components(scope.verdict.standing)):
        for each in movement.likely_transfers:
            pair, amount = f"{each.source.name} minskar och {each.target.name} ökar", scale.with_unit(each.kr)
            yield f"{pair} med lika mycket, {amount}, vilket tyder på en omfördelning."
    yield from regroupings(movement, scale)
    if movement.alone:
        for held, plan in zip(("old", "new"), scope.plans, strict=True):
            if alone := [spaced(unit.name) for unit in movement.alone if getattr(unit, held) and not unit.proved]:
                read = ", i det som har lästs in," if scope.plans[held == "old"].unread else ""
                only = f"står{read} bara i planen för {plan.year}"
                yield f"{phrases.enumeration(alone)} {only} och har därför ingen förändring i tabellen."
    if bare := movement.bare:
        names = phrases.enumeration([unit.name for unit in bare])
        yield f"Belopp saknas i en av planerna för {names}, och där står därför ingen förändring i tabellen."


def regroupings(movement: Movement, scale: Scale) -> Iterator[str]:
    """The units that by their names were split or merged, with what each side comes to."""
    for split, held in ((True, movement.likely_splits), (False, movement.likely_merges)):
        for each in held:
            whole = f"{spaced(each.whole.name)} ({scale.with_unit(each.figure.kr)})"
            names = phrases.enumeration([spaced(part.name) for part in each.parts])
            parts = f"{names} (sammanlagt {scale.with_unit(each.total.kr)})"
            became = f"{whole} har delats i {parts}" if split else f"{parts} har slagits samman till {whole}"
            yield f"Namnen tyder på att {became}."


def _gaps(scope: MemoContext) -> Iterator[Span]:
    """What of the money lacks a reason, once for all rows."""
    changes = [change for change in scope.told if ENTITIES[change.entity].is_money]
    rests = [
        finding.span for finding in scope.verdict.findings if finding.span is not None and finding.span.residual.kr
    ]
    told = {each for span in rests if span.row is not None for each in scope.row_ids(span.row)}
    told.update(each for part in budget_parts.lone_parts(scope) for each in part.ids)
    lacking = [change for change in changes if change.id in scope.reasons.missing and change.id not in told]
    if scope.reasons.is_draft and (rests or any(map(scope.reasons.lacks, lacking))):
        yield Span("[Skäl saknas för beloppen.]", Style.GAP, tuple(change.id for change in lacking))
        return
    for gap in dict.fromkeys(map(scope.reasons.gap_text, lacking)):
        mine = [change for change in lacking if scope.reasons.gap_text(change) == gap]
        names = phrases.enumeration(list(dict.fromkeys(spaced(change.title) for change in mine)))
        yield Span(f"{gap.removesuffix('.]')} för {names}.]", Style.GAP, tuple(change.id for change in mine))
    scale = unit_scale(scope)
    for span in rests:
        if scale is not None:
            whose = "ramen" if span.row is None or span.row.role in SUMS else spaced(span.row.name)
            ids = scope.row_ids(span.row) if span.row is not None else ()
            text = f"[Förklaring saknas till {scale.with_unit(abs(span.residual.kr))} för {whose}.]"
            yield Span(text, Style.GAP, ids)


def _investments(scope: MemoContext) -> Iterator[Span]:
    """The total of the investments, the rows that came, with where they were decided, and those that went, with why;
    where there is no total, the rows that changed most."""
    table, scale = _table(scope, INVESTMENTS), _scale(scope, INVESTMENTS)
    if table is None or scale is None:
        return
    total = next((row for row in table.rows if row.role in SUMS), None)
    parts = [row for row in table.rows if row.role not in SUMS]
    if total is None or total.after is None or total.before is None:
        moved = sorted((row for row in parts if _kr(row) and row.after), key=lambda row: -abs(_kr(row)))
        for row in moved[:_FEW]:
            text = f"Investeringen {cited(row.name)} {_verb(row)} med {_by_to(row, scale)}."
            yield stated(text, scope.row_ids(row))
    elif not _kr(total):
        whole = scale.printed(total.after.kr, total.new)
        about = "avrundat " if total.is_undecided else ""
        yield stated(f"Investeringsbudgeten är {about}{whole} i båda planerna.", scope.row_ids(total))
    else:
        text = f"Investeringsbudgeten {_verb(total)} med {_by_to(total, scale)}."
        yield stated(text, scope.row_ids(total))
    for row in parts:
        if not row.old and row.after is not None and row.after.kr:
            name, amount, ids = cited(row.name), scale.printed(row.after.kr, row.new), scope.row_ids(row)
            part = total is not None and 0 < row.after.kr <= _kr(total)
            text = f"Av ökningen är {amount} en ny post, {name}" if part else f"En ny post är {name}, {amount}"
            if scope.comparison.old.unread:
                text = f"Posten {name}, {amount}, finns inte i det som har lästs in av den förra planen"
            yield stated(sentence(text + _decided(scope, ids)), ids)
    for row in parts:
        if not row.new and row.before is not None and row.before.kr:
            ids = scope.row_ids(row)
            gone = "står inte kvar i det som har lästs in" if scope.comparison.new.unread else "tas bort"
            yield stated(f"Posten {cited(row.name)}, {scale.printed(row.before.kr, row.old)}, {gone}.", ids)
            yield from (stated(f"{REASON}: {why}", ids) for why in _told(scope, ids))


def _told(scope: MemoContext, ids: Iterable[str]) -> list[str]:
    """The reasons of changes, each once."""
    held = set(ids)
    return list(dict.fromkeys(why for each in scope.told if each.id in held for why in scope.reasons.told(each)))


def _decided(scope: MemoContext, ids: Iterable[str]) -> str:
    """Where changes were decided, in brackets."""
    changes: list[Change] = [change for change in scope.told if change.id in set(ids)]
    places = [
        scope.bodies.place(entry.decision)
        for change in changes
        for entry in scope.reasons.entries(change)
        if entry.decision
    ]
    return f" ({'; '.join(dict.fromkeys(places))})" if places else ""


def unit_scale(scope: MemoContext) -> Scale | None:
    """The unit and decimals of the table by unit; None where the plans have none in common."""
    return _scale(scope, UNITS)


def frame_scale(scope: MemoContext) -> Scale | None:
    """The same for the frame, from the table that has it."""
    return _scale(scope, LINES) or unit_scale(scope)


def _table(scope: MemoContext, path: str) -> TableChange | None:
    return next((each for each in scope.money.budget.tables if each.path == path), None)


def _scale(scope: MemoContext, path: str) -> Scale | None:
    found = _table(scope, path)
    return Scale(scope.comparison.new, found) if found else None

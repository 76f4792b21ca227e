"""The money in a memo: the frame, the units, what the bridge from old to new is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from vpbdiff.budget.bridge import BridgeRow, BridgeStep
from vpbdiff.budget.comparison import TableChange
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.movement import Movement, RowChange
from vpbdiff.budget.tables import LINES, SUMS, UNITS
from vpbdiff.gate.bridge_coverage import components
from vpbdiff.language.grammar import quoted, sentence
from vpbdiff.language.numerals import number
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Caveat, Change, Kind, Significance
from vpbdiff.model.document import (
    Block,
    CellType,
    Paragraph,
    Span,
    Spans,
    Style,
    SumOf,
    Table,
    TableCell,
    list_point,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements import caveats, phrases
from vpbdiff.statements.memo_sentences import GAPS
from vpbdiff.statements.memo_sentences import told as told_of
from vpbdiff.views.budget_figures import Scale, ShownTable
from vpbdiff.views.budget_report import columns


def frame_sentence(scope: MemoContext) -> Span | None:
    """«Nämndens nettokostnad minskar med 3,6 mkr, från 229,8 mkr till 226,2 mkr.»"""
    frame = scope.money.budget.frame
    scale = unit_scale(scope) or _scale(scope, LINES)
    if frame is None or scale is None:
        return None
    text = _change_text("Nämndens nettokostnad (ramen)", frame, scale)
    return stated(text, row_ids(scope, frame)) if text else None


def units_sentence(scope: MemoContext) -> Span | None:
    """«Budgeten ändras för två verksamheter.», where the plans have no frame in common."""
    movement = scope.money.budget.movement
    changed = [row for row in movement.units if row.change is not None and row.change.kr] if movement else []
    if not changed:
        return None
    word = "verksamhet" if len(changed) == 1 else "verksamheter"
    ids = tuple(dict.fromkeys(each for row in changed for each in row_ids(scope, row)))
    return stated(f"Budgeten ändras för {number(len(changed))} {word}.", ids)


def frame(scope: MemoContext) -> Iterator[Block]:
    """The frame, in words."""
    if found := frame_sentence(scope):
        yield Paragraph((found,))


def tables(scope: MemoContext) -> Iterator[Block]:
    """The budget tables of both plans with the changes, as the plans print them."""
    names = plans(scope)
    found = [(shown, _table(scope, shown)) for shown in scope.money.tables()]
    changed = [(shown, of) for shown, of in found if of.changed]
    if changed:
        yield Paragraph(running_text(tuple(map(stated, scope.money.legend(shown for shown, _ in changed)))))
    for shown, of in changed:
        ids = tuple(dict.fromkeys(each for row in of.rows for each in row_ids(scope, row)))
        yield _table_of(shown, scope, names, ids)
    if missing := [stated(text) for remark in scope.comparison.not_comparable if (text := _missing(remark, scope))]:
        yield Paragraph(running_text(tuple(missing)))


def reasoned_rows(scope: MemoContext) -> Iterator[Block]:
    """The rows that no amount of a unit covers and that a reason is asked or given for, each with it: gross income and
    cost, investments."""
    changes = {change.id: change for change in scope.comparison.changes}
    for of in scope.money.budget.tables:
        scale = _scale(scope, of.path)
        for row in of.rows if of.path != UNITS and scale is not None else ():
            ids = row_ids(scope, row)
            why = tuple(span for each in ids for span in scope.reasons.of(changes[each]))
            text = _change_text(f"Budgetraden {quoted(row.name)}", row, scale) if why and scale is not None else ""
            if text and row.role not in SUMS:
                yield list_point((stated(text, ids), *why))


def rows(scope: MemoContext) -> Iterator[Block]:
    """What became of rows beside their amounts for the plan's year: other names, and amounts of earlier years that the
    plan gives otherwise."""
    told = [(change, facet) for change in scope.told if ENTITIES[change.entity].is_money for facet in change.facets]
    for change, facet in told:
        if facet.significance is not Significance.MATERIAL or not (change.old and change.new):
            continue
        if facet.kind is Kind.RENAMED and not {Kind.MERGED, Kind.SPLIT} & {*change.kinds}:
            text = f"Budgetraden {quoted(change.old[0].name)} heter nu {quoted(change.new[0].name)}."
            yield Paragraph((stated(text, (change.id,)),))
        elif facet.kind in (Kind.MERGED, Kind.SPLIT) and not facet.certain:
            old, new = (phrases.enumeration([quoted(row.name) for row in side]) for side in (change.old, change.new))
            became = "slagits samman till" if facet.kind is Kind.MERGED else "delats i"
            yield Paragraph((stated(f"Beloppen tyder på att {old} har {became} {new}.", (change.id,)),))
        elif facet.kind is Kind.RESTATED:
            old, new = (phrases.value_text(value, scope.wording) for value in (facet.old, facet.new))
            text = f"För {quoted(change.title)} anger planen {new}. I den tidigare planen stod {old}."
            yield Paragraph((stated(text, (change.id,)),))


def plans(scope: MemoContext) -> tuple[str, str]:
    """What the two plans' columns are called: the years, or before and now where they are of one year."""
    old, new = columns(scope.comparison, scope.wording)
    return (old, new) if old != new else ("förut", "nu")


def _table(scope: MemoContext, shown: ShownTable) -> TableChange:
    return next(each for each in scope.money.budget.tables if each.path == shown.path)


def _missing(remark: Caveat, scope: MemoContext) -> str:
    """What a reader can't see in a table: that a row has no amount, and so is not compared."""
    return scope.wording.say(remark.key, **dict(remark.params)) if remark.key in caveats.OF_ROWS else ""


def units(scope: MemoContext) -> Iterator[Block]:
    """How many units got more and less, then each whose net cost changed, with what explains it."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None:
        return
    if moved := tuple(stated(text) for text in (_moved(movement, scale), *_beside(scope, movement, scale)) if text):
        yield Paragraph(running_text(moved))
    yield from (list_point(told) for row in movement.units if (told := unit_passage(scope, row, scale)))


def _moved(movement: Movement, scale: Scale) -> str:
    """«Nettokostnaden ökar för tre verksamheter, med sammanlagt 3,6 mkr, och minskar för två, med 1,6 mkr.»"""
    changes = [row.change.kr for row in movement.units if row.change is not None and row.change.kr]
    ways = (
        ("ökar", [kr for kr in changes if kr > 0], movement.increases.kr),
        ("minskar", [kr for kr in changes if kr < 0], movement.decreases.kr),
    )
    told = [(verb, len(found), scale.with_unit(abs(kr))) for verb, found, kr in ways if found]
    if len(changes) < 2:
        return ""
    parts: list[str] = []
    for verb, count, amount in told:
        word = "" if parts else " verksamhet" if count == 1 else " verksamheter"
        total = "sammanlagt " if count > 1 else ""
        parts.append(f"{verb} för {number(count)}{word}, med {total}{amount}")
    return f"Nettokostnaden {', och '.join(parts)}."


def unit_passage(scope: MemoContext, row: RowChange, scale: Scale) -> Spans:
    """What became of one unit's net cost, and the components that explain it."""
    text = _change_text(f"Nettokostnaden för {row.name}", row, scale)
    if not text:
        return ()
    ids = row_ids(scope, row)
    found = [stated(text, ids)]
    span = _span(scope, row)
    if span is not None and span.steps:
        found.append(stated(_explained(span, scale), ids))
    gap = next((scope.verdict.gaps[each] for each in ids if each in scope.verdict.gaps), None)
    if span is not None and (gap is not None or span in [each.span for each in scope.verdict.findings]):
        rest = scale.with_unit(abs(span.residual.kr))
        lacks = f"[Förklaring saknas till {rest}.]" if span.residual.kr or gap is None else GAPS[gap]
        found.append(Span(lacks, Style.GAP, ids))
    return tuple(found)


def bridge(scope: MemoContext) -> Iterator[Block]:
    """The way from the old frame to the new, component by component, with the reasons behind them."""
    found, scale = scope.verdict.bridge, unit_scale(scope)
    if found is None or scale is None or not found.whole.steps:
        return
    whole = found.whole
    old, new = plans(scope)
    rows = [
        (f"Nettokostnad {old}", whole.old.kr, False),
        *((component_text(step.component), step.kr, True) for step in in_order(whole.steps)),
        ("Avrundning" if whole.residual.is_nil else "Ej förklarat", whole.residual.kr, True),
        (f"Nettokostnad {new}", whole.new.kr, False),
    ]
    rows = [row for row in rows if row[0] != "Avrundning" or scale.figure(row[1]) != scale.figure(Fraction(0))]
    figures = [TableCell(scale.figure(kr, signed=signed), CellType.AMOUNT) for _, kr, signed in rows]
    figures[-1] = figures[-1]._replace(follows=SumOf(tuple(range(len(rows) - 1))))
    cells = tuple((TableCell(name), figure) for (name, *_), figure in zip(rows, figures, strict=True))
    ids = tuple(dict.fromkeys(each for row in found.units if row.row for each in row_ids(scope, row.row)))
    caption = f"Från nettokostnaden {old} till {new}, {scale.word} (plus är högre kostnad)"
    yield Table(("Post", scale.word), cells, caption, ids)
    entries = {entry.component: entry for entry in components(scope.verdict.standing)}
    told = [(step.component, entries[step.component]) for step in in_order(whole.steps) if step.component in entries]
    if len(reasons := {told_of(entry) for _, entry in told}) == 1 < len(told):
        yield Paragraph((stated(f"Skälet är detsamma för alla poster: {reasons.pop()}", ids),))
    elif told:
        yield Paragraph((stated("Skälen till posterna är följande:"),))
        for each, entry in told:
            yield list_point((stated(f"{component_text(each)}: {told_of(entry)}", ids),))


def grounds(scope: MemoContext, row: RowChange) -> Iterator[Block]:
    """The reasons behind what explains one unit's change, but for an index, which is the same for all."""
    span = _span(scope, row)
    entries = {entry.component: entry for entry in components(scope.verdict.standing)}
    ids = row_ids(scope, row)
    for step in in_order(span.steps if span is not None else ()):
        if step.component in entries and not isinstance(step.component, Index):
            yield list_point((stated(f"{component_text(step.component)}: {told_of(entries[step.component])}", ids),))


def indices(scope: MemoContext) -> Iterator[Block]:
    """The reasons for the indices."""
    for entry in components(scope.verdict.standing):
        if isinstance(entry.component, Index):
            yield Paragraph((stated(f"{component_text(entry.component)}: {told_of(entry)}"),))


def in_order(steps: Iterable[BridgeStep]) -> list[BridgeStep]:
    """Steps as a budget is read: the index, amounts of decisions and volumes, then what moves within the frame."""
    return sorted(steps, key=lambda step: _ORDER.index(type(step.component)))


def _beside(scope: MemoContext, movement: Movement, scale: Scale) -> Iterator[str]:
    """What the sums alone do not tell."""
    if movement.frame is None or movement.frame.change is None:
        yield "Planerna har ingen gemensam rad för hela ramen."
    else:
        apart = movement.apart
        if apart is not None and not apart.is_nil:
            amount = scale.with_unit(abs(apart.kr))
            yield f"Ramens förändring skiljer sig från verksamheternas med {amount}, mer än avrundning kan förklara."
    if not any(isinstance(entry.component, Transfer) for entry in components(scope.verdict.standing)):
        for each in movement.likely_transfers:
            pair, amount = f"{each.source.name} minskar och {each.target.name} ökar", scale.with_unit(each.kr)
            yield f"{pair} med lika mycket, {amount}, vilket tyder på en omfördelning."
    if movement.alone:
        names = phrases.enumeration([unit.name for unit in movement.alone])
        yield f"{names} står bara i en av planerna och ingår inte i summorna."
    if movement.not_compared:
        names = phrases.enumeration([unit.name for unit in movement.not_compared])
        yield f"Belopp saknas i en av planerna för {names}, och beloppen ingår därför inte i summorna."


_ORDER = (Index, WholeAmount, LineAmount, TechnicalAdjustment, Transfer)


def component_text(component: Component) -> str:
    """What a reader calls a component."""
    if component.label:
        return component.label
    match component:
        case Index(percent=percent, lines=lines):
            on = phrases.enumeration([quoted(line) for line in lines]) if lines else "samtliga verksamheter"
            return f"Uppräkning med {percent.removesuffix(',0')} procent, {on}"
        case LineAmount(line=line):
            return f"Särskilt belopp, {line}"
        case WholeAmount():
            return "Särskilt belopp, hela nämnden"
        case Transfer(source=source, target=target):
            return f"Omfördelning från {source} till {target}"
        case TechnicalAdjustment(line=line):
            return f"Teknisk justering, {line}" if line else "Teknisk justering"


def unit_scale(scope: MemoContext) -> Scale | None:
    """The unit and decimals of the table by unit; None where the plans have none in common."""
    return _scale(scope, UNITS)


def _scale(scope: MemoContext, path: str) -> Scale | None:
    found = [each for each in scope.money.budget.tables if each.path == path]
    return Scale(scope.comparison.new, found[0]) if found else None


def _change_text(subject: str, row: RowChange, scale: Scale) -> str:
    figure = row.after or row.before
    if row.alone and figure is not None:
        which = "nya" if row.new else "tidigare"
        return sentence(f"{subject} är {scale.with_unit(figure.kr)} och finns bara i den {which} planen")
    if row.change is None or row.before is None or row.after is None or not row.change.kr:
        return ""
    verb = "ökar" if row.change.kr > 0 else "minskar"
    amounts = [scale.with_unit(kr) for kr in (abs(row.change.kr), row.before.kr, row.after.kr)]
    return sentence("{} {} med {}, från {} till {}".format(subject, verb, *amounts))


def _explained(span: BridgeRow, scale: Scale) -> str:
    parts = [_step_text(step, span, scale) for step in in_order(span.steps)]
    text = f"Det förklaras av {phrases.enumeration(parts)}."
    printed = sum(scale.rounded(step.kr) for step in span.steps)
    exact = printed == scale.rounded(span.new.kr - span.old.kr) or not span.residual.is_nil
    return text if exact else f"{text} Att beloppen inte går jämnt ut beror på avrundning."


def _step_text(step: BridgeStep, span: BridgeRow, scale: Scale) -> str:
    """A step within a sentence on one unit, which need not be named again."""
    match step.component:
        case component if component.label:
            what = f"posten {quoted(component.label)}"
        case Index(percent=percent):
            what = f"uppräkning med {percent.removesuffix(',0')} procent"
        case LineAmount():
            what = "ett särskilt belopp"
        case WholeAmount():
            what = "en andel av nämndens särskilda belopp"
        case Transfer(source=source, target=target):
            what = f"omfördelning {f'till {target}' if step.kr < 0 else f'från {source}'}"
        case _:
            what = "teknisk justering"
    return f"{what} ({scale.with_unit(step.kr, signed=True)})"


def _span(scope: MemoContext, row: RowChange) -> BridgeRow | None:
    found = scope.verdict.bridge
    if found is None:
        return None
    return next((span for span in found.units if span.row is not None and span.row.key == row.key), None)


def row_ids(scope: MemoContext, row: RowChange) -> tuple[str, ...]:
    """The changes of one row of a budget."""
    pointers = {each.pointer for each in row.new}
    old = {each.pointer for each in row.old}
    return tuple(
        change.id
        for change in scope.comparison.changes
        if ENTITIES[change.entity].is_money and _holds(change, old, pointers)
    )


def _holds(change: Change, old: set[str], new: set[str]) -> bool:
    return any(item.pointer in new for item in change.new) or (
        not change.new and any(item.pointer in old for item in change.old)
    )


def _table_of(shown: ShownTable, scope: MemoContext, names: tuple[str, str], ids: tuple[str, ...]) -> Table:
    header = ("Verksamhet" if shown.path == UNITS else "Post", *names, scope.money.change_column(shown))
    caption = f"{phrases.capital(phrases.list_word(shown.path, scope.wording))}, {shown.unit}"
    return Table(header, tuple(row.cells for row in shown.rows), caption, ids)

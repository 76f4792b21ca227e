"""The money in a memo: the frame, the units, what the bridge from old to new is made of."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.budget.bridge import Span, Step
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.rows import RowChange
from vpbdiff.budget.tables import UNITS
from vpbdiff.changes import Change
from vpbdiff.gate.money import components
from vpbdiff.memo.grammar import listed, number, quoted, sentence
from vpbdiff.memo.model import Block, Bullets, Paragraph, Passage, Sentence, Table
from vpbdiff.memo.reasons import told
from vpbdiff.memo.scope import Scope
from vpbdiff.report import phrases
from vpbdiff.report.budget_page import columns
from vpbdiff.report.budget_view import Scale, ShownTable
from vpbdiff.report.document import Figures, FiguresRow


def frame_sentence(scope: Scope) -> Sentence | None:
    """«Nämndens nettokostnad minskar med 3,6 mkr, från 229,8 mkr till 226,2 mkr.»"""
    movement = scope.money.budget.movement
    scale = unit_scale(scope)
    if movement is None or movement.frame is None or scale is None:
        return None
    text = _change_text("Nämndens nettokostnad (ramen)", movement.frame, scale)
    return Sentence(text, row_ids(scope, movement.frame)) if text else None


def units_sentence(scope: Scope) -> Sentence | None:
    """«Budgeten ändras för två verksamheter.», where the plans have no frame in common."""
    movement = scope.money.budget.movement
    changed = [row for row in movement.units if row.change is not None and row.change.kr] if movement else []
    if not changed:
        return None
    word = "verksamhet" if len(changed) == 1 else "verksamheter"
    ids = tuple(dict.fromkeys(each for row in changed for each in row_ids(scope, row)))
    return Sentence(f"Budgeten ändras för {number(len(changed))} {word}.", ids)


def frame(scope: Scope) -> Iterator[Block]:
    """The frame, in words."""
    if found := frame_sentence(scope):
        yield Paragraph((found,))


def tables(scope: Scope) -> Iterator[Block]:
    """The budget tables of both plans with the changes, as the plans print them."""
    names = columns(scope.comparison, scope.wording)
    for shown in scope.money.tables():
        of = next(each for each in scope.money.budget.tables if each.path == shown.path)
        if of.changed:
            ids = tuple(dict.fromkeys(each for row in of.rows for each in row_ids(scope, row)))
            yield Table(_caption(shown, scope), _figures(shown, names), ids)


def units(scope: Scope) -> Iterator[Block]:
    """Each unit whose net cost changed, with what explains it."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None:
        return
    points = tuple(passage for row in movement.units if (passage := unit_passage(scope, row, scale)))
    if points:
        yield Bullets(points)
    yield Paragraph(tuple(Sentence(fact) for fact in scope.money.movement()))


def unit_passage(scope: Scope, row: RowChange, scale: Scale) -> Passage:
    """What became of one unit's net cost, and the components that explain it."""
    text = _change_text(f"Nettokostnaden för {row.name}", row, scale)
    if not text:
        return ()
    ids = row_ids(scope, row)
    found = [Sentence(text, ids)]
    span = _span(scope, row)
    if span is not None and span.steps:
        found.append(Sentence(_explained(span, scale), ids))
    if span is not None and span in [each.span for each in scope.verdict.findings]:
        rest = scale.with_unit(abs(span.residual.kr))
        found.append(Sentence(f"[Förklaring saknas till {rest}.]", ids, lacks=True))
    return tuple(found)


def bridge(scope: Scope) -> Iterator[Block]:
    """The way from the old frame to the new, component by component, with the reasons behind them."""
    found, scale = scope.verdict.bridge, unit_scale(scope)
    if found is None or scale is None or not found.whole.steps:
        return
    whole = found.whole
    old, new = scope.comparison.old.year, scope.comparison.new.year
    rows = [
        (f"Nettokostnad {old}", whole.old.kr, False),
        *((component_text(step.component), step.kr, True) for step in whole.steps),
        ("Avrundning" if whole.residual.is_nil else "Ej förklarat", whole.residual.kr, True),
        (f"Nettokostnad {new}", whole.new.kr, False),
    ]
    cells = tuple(FiguresRow((name, scale.figure(kr, signed=signed)), None) for name, kr, signed in rows)
    ids = tuple(dict.fromkeys(each for row in found.units if row.row for each in row_ids(scope, row.row)))
    caption = f"Från nettokostnaden {old} till {new}, {scale.word} (plus är högre kostnad)"
    yield Table(caption, Figures(("Post", scale.word), cells), ids)
    reasons = [(entry, told(entry)) for entry in components(scope.verdict.standing)]
    if reasons:
        yield Bullets(
            tuple(
                (Sentence(f"{component_text(entry.component)}: {text}", ids),)
                for entry, text in reasons
                if entry.component is not None
            )
        )


def component_text(component: Component) -> str:
    """What a reader calls a component."""
    if component.label:
        return component.label
    match component:
        case Index(percent=percent, lines=lines):
            on = listed([quoted(line) for line in lines]) if lines else "samtliga verksamheter"
            return f"Uppräkning med {percent.removesuffix(',0')} procent, {on}"
        case LineAmount(line=line):
            return f"Särskilt belopp, {line}"
        case WholeAmount():
            return "Särskilt belopp, hela nämnden"
        case Transfer(source=source, target=target):
            return f"Omfördelning från {source} till {target}"
        case TechnicalAdjustment(line=line):
            return f"Teknisk justering, {line}" if line else "Teknisk justering"


def unit_scale(scope: Scope) -> Scale | None:
    """The unit and decimals of the table by unit; None where the plans have none in common."""
    found = [each for each in scope.money.budget.tables if each.path == UNITS]
    return Scale(scope.comparison.new, found[0]) if found else None


def _change_text(subject: str, row: RowChange, scale: Scale) -> str:
    if row.change is None or row.before is None or row.after is None or not row.change.kr:
        return ""
    verb = "ökar" if row.change.kr > 0 else "minskar"
    amounts = [scale.with_unit(kr) for kr in (abs(row.change.kr), row.before.kr, row.after.kr)]
    return sentence("{} {} med {}, från {} till {}".format(subject, verb, *amounts))


def _explained(span: Span, scale: Scale) -> str:
    parts = [_step_text(step, scale) for step in span.steps]
    return f"Det förklaras av {listed(parts)}."


def _step_text(step: Step, scale: Scale) -> str:
    match step.component:
        case Index(percent=percent):
            what = f"uppräkning med {percent.removesuffix(',0')} procent"
        case component:
            what = _lowered(component_text(component))
    return f"{what} ({scale.with_unit(step.kr, signed=True)})"


def _lowered(text: str) -> str:
    """A label within a sentence."""
    return text[:1].lower() + text[1:]


def _span(scope: Scope, row: RowChange) -> Span | None:
    found = scope.verdict.bridge
    if found is None:
        return None
    return next((span for span in found.units if span.row is not None and span.row.key == row.key), None)


def row_ids(scope: Scope, row: RowChange) -> tuple[str, ...]:
    """The changes of one row of a budget."""
    pointers = {each.pointer for each in row.new}
    old = {each.pointer for each in row.old}
    return tuple(
        change.id
        for change in scope.comparison.changes
        if change.entity == "budget_line" and _holds(change, old, pointers)
    )


def _holds(change: Change, old: set[str], new: set[str]) -> bool:
    return any(item.pointer in new for item in change.new) or (
        not change.new and any(item.pointer in old for item in change.old)
    )


def _caption(shown: ShownTable, scope: Scope) -> str:
    return f"{phrases.capital(phrases.list_word(shown.path, scope.wording))}, {shown.unit}"


def _figures(shown: ShownTable, names: tuple[str, str]) -> Figures:
    rows = tuple(FiguresRow((row.name, row.before, row.after, row.change), None) for row in shown.rows)
    return Figures(("", *names, "Förändring"), rows)

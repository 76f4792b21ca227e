"""The appendix: every change once, in tables part by part, with what was, what is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.budget.components import Index
from vpbdiff.budget.movement import RowChange
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS, AmountColumn
from vpbdiff.explanations.entries import Decision
from vpbdiff.language.numerals import number
from vpbdiff.memo import pictures
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.money import by_component, in_order, index_word, label, row_name
from vpbdiff.memo.numbering import PARTS, AppendixPart
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.document import (
    Block,
    CellType,
    Heading,
    Paragraph,
    Row,
    Span,
    Table,
    TableCell,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES, PLAN, Chapter
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_cells import MemoCells
from vpbdiff.statements.memo_words import each_cited
from vpbdiff.statements.statement import Statement
from vpbdiff.views.budget_figures import Scale, ShownTable

_AS = "Som nr {number}"
_NAMED = 20
"""Names of editorial changes that are listed; of more there is the count alone."""


def appendix(scope: MemoContext) -> Iterator[Block]:
    """All of it: the decisions, the tables, then what is of form alone."""
    if legend := _legend(scope):
        yield Paragraph((stated(legend),))
    cells, reasons = MemoCells(scope.teller, scope.wording), ReasonCells(scope)
    for part in PARTS:
        blocks = list(_part(scope, part, cells, reasons))
        if blocks:
            yield Heading(part.heading, 3)
            yield from blocks
    if quiet := tuple(_quiet(scope)):
        yield Paragraph(running_text(quiet))


def _part(scope: MemoContext, part: AppendixPart, cells: MemoCells, reasons: ReasonCells) -> Iterator[Block]:
    if Chapter.MONEY in part.chapters:
        yield from _budget(scope)
        yield from pictures.units(scope)
        yield from pictures.bridge(scope)
    listed = [statement for statement in scope.parts[part] if statement.id in scope.numbers]
    if listed:
        rows = tuple(_row(scope, statement, cells, reasons) for statement in listed)
        header = ("Nr", "Vad", "Tidigare", "Nu", "Skäl")
        first, last = scope.numbers[listed[0].id], scope.numbers[listed[-1].id]
        caption = f"Nr {first}–{last}" if last > first else f"Nr {first}"
        yield Table(header, rows, caption, tuple(statement.id for statement in listed))
    if Chapter.CONTROL in part.chapters:
        yield from pictures.risks(scope)


def _row(scope: MemoContext, statement: Statement, cells: MemoCells, reasons: ReasonCells) -> Row:
    sides = cells.sides(statement)
    texts = (sides.what, sides.old, sides.new, reasons.of(statement))
    return (TableCell(str(scope.numbers[statement.id]), CellType.COUNT), *map(TableCell, texts))


class ReasonCells:
    """Why each change was made, each reason in full once and after that by the number of where it stands."""

    def __init__(self, scope: MemoContext) -> None:
        self._scope = scope
        self._told: dict[str, int] = {}
        self._owners = {change.item: change.entity for change in scope.comparison.changes}

    def of(self, change: Change) -> str:
        """The cell of one change."""
        scope = self._scope
        found = []
        for reason in scope.reasons.told(change):
            at = self._told.setdefault(reason, scope.numbers[change.id])
            found.append(reason if at == scope.numbers[change.id] else _AS.format(number=at))
        if gap := scope.reasons.gap_text(change):
            found.append(gap)
        if not found and change.within is not None:
            found.append(f"Följer med {ENTITIES[self._owners[change.within]].noun.the}.")
        return " ".join(dict.fromkeys(found))


def _legend(scope: MemoContext) -> str:
    """What the letters of the bodies stand for, and the reference numbers of the decisions, each once."""
    found: dict[Decision, None] = {}
    for stand in scope.verdict.standing.stands:
        found.update((entry.decision, None) for entry in stand.entries if entry.decision)
    numbered = sorted({scope.bodies.numbered(each) for each in found if each.reference and each.date})
    listed = f"Diarienummer: {' · '.join(numbered)}." if numbered else ""
    return " ".join(filter(None, (scope.bodies.legend(found), listed)))


def _budget(scope: MemoContext) -> Iterator[Block]:
    """The rows of each budget table in both plans, with what explains each amount."""
    told: set[str] = set()
    for shown in scope.money.tables():
        found = next(each for each in scope.money.budget.tables if each.path == shown.path)
        if found.changed:
            yield _table(scope, shown, found.rows, told)


def _table(scope: MemoContext, shown: ShownTable, changes: Sequence[RowChange], told: set[str]) -> Table:
    scale = Scale(scope.comparison.new, next(t for t in scope.money.budget.tables if t.path == shown.path))
    net = shown.path in (LINES, UNITS)
    rows, ids = [], []
    for row in changes:
        mine = [each for each in scope.row_ids(row) if each in _material(scope) and each not in ids]
        ids += mine
        found = [change for change in scope.comparison.changes if change.id in mine]
        rows.append(
            (
                TableCell(row_name(scope, row, whole=True)),
                TableCell(_amount(scope, row, scale, old=True), CellType.AMOUNT),
                TableCell(_amount(scope, row, scale, old=False), CellType.AMOUNT),
                TableCell(_effect(row, scale) if net else scale.change(row), CellType.AMOUNT),
                TableCell(_why(scope, row, found, scale, told)),
            )
        )
    change = "Förändring av nettokostnaden" if net else "Förändring"
    caption = f"{phrases.capital(phrases.list_word(shown.path, scope.wording))}, {shown.unit}"
    return Table(("Rad", *scope.years, change, "Skäl"), tuple(rows), caption, tuple(ids))


def _material(scope: MemoContext) -> frozenset[str]:
    return frozenset(each.id for each in scope.comparison.changes if each.significance is Significance.MATERIAL)


def _amount(scope: MemoContext, row: RowChange, scale: Scale, *, old: bool) -> str:
    """An amount as a positive one; where the old plan has none, what the new one gives for that year, and that it
    does."""
    rows, figure = (row.old, row.before) if old else (row.new, row.after)
    if not rows:
        return "ingen rad"
    if figure is not None:
        return scale.text(figure.kr, rows)
    column = AmountColumn(scope.comparison.old.year)
    if old and len(row.new) == 1 and (told := row.new[0].figures.get(column)) is not None:
        amount = money.text(abs(told.kr), told.unit, told.decimals)
        return f"{amount} (enligt planen för {scope.comparison.new.year}; den tidigare har inget belopp)"
    return "inget belopp"


def _effect(row: RowChange, scale: Scale) -> str:
    """A row's change as one of net cost: more income is less."""
    return scale.change(row, -1 if row.role in ("income", "grant") else 1)


def _why(scope: MemoContext, row: RowChange, changes: Sequence[Change], scale: Scale, told: set[str]) -> str:
    """What explains a row: its components with their reasons, each reason in full once, then what else is on record."""
    lines = list(_steps(scope, row, scale, told))
    entries = by_component(scope)
    for change in changes:
        for entry in scope.reasons.entries(change):
            if entry.component is None or entry.component not in entries:
                lines.append(scope.bodies.told(entry))
        if gap := scope.reasons.gap_text(change):
            lines.append(gap)
    if changes and not lines and row.role in (*SUMS, "income", "cost"):
        lines.append("se verksamheterna" if _by_unit(scope, row) else "se raderna")
    lines += _restated(scope, changes)
    return "\n".join(dict.fromkeys(lines))


def _by_unit(scope: MemoContext, row: RowChange) -> bool:
    """Whether the units are what a sum sums up: no investment is one, and a plan may tell none."""
    pointer = row.new[0].pointer if row.new else row.old[0].pointer
    return scope.money.budget.movement is not None and not pointer.startswith(f"/{INVESTMENTS}/")


def _steps(scope: MemoContext, row: RowChange, scale: Scale, told: set[str]) -> Iterator[str]:
    found = scope.verdict.bridge.units if scope.verdict.bridge else ()
    span = next((span for span in found if span.row is not None and span.row.key == row.key), None)
    entries = by_component(scope)
    for step in in_order(span.steps if span is not None else ()):
        entry = entries.get(step.component)
        reason = scope.bodies.told(entry) if entry is not None else ""
        what = index_word(step.component, entry) if isinstance(step.component, Index) else label(scope, step, entry)
        amount = scale.signed(step.kr) if isinstance(step.component, Index) else scale.shortest(step.kr)
        if reason and reason not in told:
            told.add(reason)
            opening = "" if isinstance(step.component, Index) or not what or reason.startswith(what) else f"{what}. "
            yield f"{amount}: {opening}{reason}"
        else:
            yield f"{amount}: {what or 'se ovan'}."


def _restated(scope: MemoContext, changes: Sequence[Change]) -> Iterator[str]:
    """Amounts of earlier years that the plan gives otherwise."""
    for change in changes:
        for facet in change.facets:
            if facet.kind is Kind.RESTATED and facet.significance is Significance.MATERIAL:
                old, new = (phrases.value_text(value, scope.wording) for value in (facet.old, facet.new))
                yield f"Planen anger {new}; i den tidigare stod {old}."


def _quiet(scope: MemoContext) -> Iterator[Span]:
    """What is of form alone, counted, and the plan's own facts."""
    if found := scope.editorial:
        many = "en språklig rättelse" if len(found) == 1 else f"{number(len(found))} språkliga rättelser"
        names = f": {each_cited([change.title for change in found])}" if len(found) <= _NAMED else ""
        yield stated(f"Därutöver finns {many}{names}.", tuple(change.id for change in found))
    if found := scope.rolled:
        many = "ett mått har" if len(found) == 1 else f"{number(len(found))} mått har"
        yield stated(f"{phrases.capital(many)} värden för andra år.", tuple(change.id for change in found))
    if found := scope.reordered:
        many = "en uppgift" if len(found) == 1 else f"{number(len(found))} uppgifter"
        yield stated(f"{phrases.capital(many)} står på en annan plats i sin lista.", tuple(each.id for each in found))
    own = [change for change in scope.told if change.entity == PLAN.name]
    if own:
        yield stated(f"I planens egna uppgifter ändras {phrases.own_facts(own)}.", tuple(each.id for each in own))
        yield from (span._replace(changes=()) for change in own for span in scope.reasons.of(change))

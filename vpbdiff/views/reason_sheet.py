"""The reasons as a sheet to fill in: a row for each change, with what is on record of it, and one for each amount.

A row is known by the change's id, which is of what changed: where the plan has changed since, no row is found. A hidden
column holds the mark of what the open cells held, so that a row that nobody touched is told from one that was filled
in, and one that somebody else has answered meanwhile is not written over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpbdiff.base.escaping import in_cell
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations import Entry
from vpbdiff.explanations.input import handle
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Row, Table, TableCell
from vpbdiff.model.workbook import Sheet
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.cells import Cells, facets_with_row
from vpbdiff.statements.options import Options
from vpbdiff.statements.statement import surroundings
from vpbdiff.statements.units import is_called
from vpbdiff.wording import Wording

LOCKED = ("id", "change", "old", "new", "status")
OPEN = ("reason", "kind", "decision", "amount", "index", "units", "to", "technical")
"""The columns that are filled in: the fields of a worksheet (`explanations.input`)."""
MARK = "mark"
COLUMNS = (*LOCKED, *OPEN, MARK)

_EMPTY_ROWS = 10
"""Rows without a change, for amounts of several units."""


class ReasonRow(NamedTuple):
    """One row: the id of its change, empty of an amount; what it says; the open fields as they are on record, and the
    entry that they are of."""

    id: str
    said: tuple[str, str, str, str]
    fields: Mapping[str, str]
    entry: Entry | None = None

    @property
    def mark(self) -> str:
        """The mark of what the open cells hold."""
        return mark(self.fields)


def mark(fields: Mapping[str, str]) -> str:
    """What tells one content of the open cells from another, however a spreadsheet breaks its lines."""
    held = "\0".join(" ".join(in_cell(fields.get(name, "")).split()) for name in OPEN)
    return hashlib.sha256(held.encode()).hexdigest()[:12]


def sheets(comparison: Comparison, options: Options, wording: Wording) -> Iterator[Sheet]:
    """The sheet, or one for each unit that was asked for."""
    units = options.selection.units
    if len(units) < 2:
        yield sheet(comparison, options, wording, wording.say("workbook.sheet.reasons"))
        return
    for unit in units:
        mine = replace(options, selection=replace(options.selection, units=(unit,)))
        yield sheet(comparison, mine, wording, f"{wording.say('workbook.sheet.reasons')} {unit}")


def sheet(comparison: Comparison, options: Options, wording: Wording, name: str) -> Sheet:
    """A sheet of reasons, all but its open columns locked."""
    unit = comparison.new.listing(UNITS).unit or "kr"
    header = tuple(heading(column, unit, wording) for column in COLUMNS)
    rows = tuple(_cells(each) for each in (*rows_of(comparison, options, wording), *_empty(options)))
    first, kind, technical = (COLUMNS.index(name) for name in (OPEN[0], "kind", "technical"))
    return Sheet(
        name,
        Table(header, rows),
        open=frozenset(range(first, first + len(OPEN))),
        choices={kind: reasons.usual_words(wording), technical: (wording.say("diff.yes"),)},
        hidden=frozenset((COLUMNS.index(MARK),)),
    )


def heading(column: str, unit: str, wording: Wording) -> str:
    """What heads a column; amounts without a unit of their own are in the unit of the new plan's table."""
    return wording.say(f"workbook.reasons.{column}", unit=unit)


def rows_of(comparison: Comparison, options: Options, wording: Wording) -> Iterator[ReasonRow]:
    """The changes that were asked for, each with its reasons, then every amount that is on record."""
    units = options.selection.units
    shown = {change.id for change in options.selection.of(comparison)}
    around, cells = surroundings(comparison), Cells(comparison, wording)
    amounts: list[Entry] = []
    for subject in subjects(comparison):
        asked = subject.change.id in shown if subject.change else not units or is_called(subject.record.name, units)
        if not asked:
            continue
        name = subject.change.id if subject.change else subject.pointer
        stand = options.stands.get(name)
        entries = [each for each in stand.entries if not each.baseline] if stand else []
        amounts += [each for each in entries if each.component is not None and each not in amounts]
        old, new = ("", "")
        if subject.change is not None:
            statement = around.statement(subject.change)
            sides = [cells.row(statement, facet)[5:7] for facet in facets_with_row(statement)]
            old, new = ("\n".join(filter(None, side)) for side in zip(*sides, strict=True)) if sides else ("", "")
        said = (phrases.capital(reasons.subject(subject, wording)), old, new, _status(subject, name, options, wording))
        plain = [each for each in entries if each.component is None]
        yield from (ReasonRow(handle(subject), said, _fields(each, wording), each) for each in plain)
        if not plain:
            yield ReasonRow(handle(subject), said, {})
    for entry in amounts:
        assert entry.component is not None
        what = phrases.capital(reasons.component(entry.component, wording))
        yield ReasonRow("", (what, "", "", wording.say("workbook.reason.given")), _fields(entry, wording), entry)


def _status(subject: Subject, name: str, options: Options, wording: Wording) -> str:
    if rule := options.gaps.get(name):
        return wording.say(f"gate.gap.{rule}")
    return wording.say("workbook.reason.given" if name in options.stands else "workbook.reason.not-asked")


def _fields(entry: Entry, wording: Wording) -> dict[str, str]:
    """What is on record, as it is written in the open cells."""
    fields = {
        "reason": entry.reason,
        "kind": reasons.kind_words(entry.kind, wording)[0] if entry.kind is not None else "",
        "decision": reasons.reference(entry.decision) if entry.decision else "",
        **(_of_component(entry.component, wording) if entry.component is not None else {}),
    }
    return {name: value for name, value in fields.items() if value}


def _of_component(component: Component, wording: Wording) -> dict[str, str]:
    match component:
        case Index(percent=percent, lines=lines):
            return {"index": percent, "units": "\n".join(lines)}
        case Transfer(source=source, target=target, kr=kr):
            return {"amount": money.in_largest_unit(kr), "units": source, "to": target}
        case TechnicalAdjustment(kr=kr, line=line):
            said = {"amount": money.in_largest_unit(kr), "technical": wording.say("diff.yes")}
            return said | ({"units": line} if line else {})
        case LineAmount(line=line, kr=kr):
            return {"amount": money.in_largest_unit(kr), "units": line}
        case WholeAmount(kr=kr):
            return {"amount": money.in_largest_unit(kr), "units": wording.say("explain.the-whole")}


def _empty(options: Options) -> Sequence[ReasonRow]:
    """Rows for amounts that are of several units, where money was asked for."""
    asked = options.selection.whole or options.selection.units
    return [ReasonRow("", ("", "", "", ""), {})] * (_EMPTY_ROWS if asked else 0)


def _cells(row: ReasonRow) -> Row:
    texts = (row.id, *row.said, *(row.fields.get(name, "") for name in OPEN), row.mark)
    return tuple(map(TableCell, texts))

"""The memo for the unions: what each unit loses or gets, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.budget.rows import RowChange, named
from vpbdiff.memo.budget_sections import grounds, indices, unit_passage, unit_scale
from vpbdiff.memo.context import Scope
from vpbdiff.model.changes import Change
from vpbdiff.model.model import Block, Heading, Paragraph


def units(scope: Scope) -> Iterator[Block]:
    """Each unit that anything became of: its money with the grounds, then what it is responsible for."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    yield from indices(scope)
    for row in movement.units if movement is not None else ():
        blocks: list[Block] = []
        if scale is not None and (passage := unit_passage(scope, row, scale)):
            blocks += [Paragraph(passage), *grounds(scope, row)]
        blocks += scope.teller.blocks(_of_unit(scope, row))
        if blocks:
            yield Heading(row.name, 3)
            yield from blocks


def _of_unit(scope: Scope, row: RowChange) -> list[Change]:
    """The changes of the unit in the organisation that has the budget row's name, and of its responsibilities."""
    names = {named(each.name) for each in (*row.old, *row.new)}
    found = []
    for change in scope.of(("unit", "responsibility")):
        owner = scope.outline.owner(change) if change.entity == "responsibility" else None
        held = [owner] if owner is not None else [*change.old, *change.new]
        if any(named(item.name) in names for item in held):
            found.append(change)
    return found

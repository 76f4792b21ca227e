"""The steps that a plan itself prints from one frame to the next, held against its frames and its units.

A step is printed as more cost or as more money, whichever the plan likes: the sign is the one under which the steps
come nearest to what the frame did. A step that names no unit may fall on any, so units are held against their steps
only where every step names one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vpbdiff.base.errors import Diagnostic
from vpbdiff.budget.conventions import read_signs
from vpbdiff.budget.findings import finding, some
from vpbdiff.budget.tables import LINES, SUMS, UNITS, AmountColumn, BudgetRow, BudgetTable, table
from vpbdiff.language.tokens import normal
from vpbdiff.matching.ladder import OPENING
from vpbdiff.model import money
from vpbdiff.model.money import Amount, Figure, Unit, add
from vpbdiff.model.plan import Cell, Item, Plan

STEPS = "operating_budget/steps"


class Step(NamedTuple):
    """A row of the steps: a step with its amounts by year, or a sum."""

    item: Item
    units: frozenset[str]
    """The units that it falls on, as their names are compared."""
    amounts: Mapping[int, Amount]

    @property
    def name(self) -> str:
        """What the plan calls it."""
        return self.item.name

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return self.item.pointer

    @property
    def role(self) -> str:
        """Whether it is a step or a sum."""
        return self.item.text("role") or "part"


def check_steps(plan: Plan, before: Plan | None = None) -> Iterator[Diagnostic]:
    """What does not add up of the steps: with the frame that they lead to, with what the frames differ by, and with
    what the units that they name differ by. `before` is the plan of the year before."""
    steps, parts = _steps(plan), steps_of(plan)
    opening = next((step for step in steps[:1] if step not in parts and step.role == "part"), None)
    closing = next((step for step in reversed(steps) if step.role == "total"), None)
    for year in dict.fromkeys(year for step in parts for year in step.amounts):
        held = _Year(year, [step for step in parts if year in step.amounts])
        if closing and year in closing.amounts:
            first = opening.amounts.get(year) if opening else None
            yield from held.against_closing(closing, Figure.of(first) if first else Figure())
        yield from held.against_plans(plan, before)


def steps_of(plan: Plan) -> list[Step]:
    """The steps themselves, without the frames that they begin and end with, and without sums."""
    found = _steps(plan)
    opening = next((step for step in found[:1] if step.item.text("type") == OPENING), None)
    return [step for step in found if step.role == "part" and step is not opening]


def _steps(plan: Plan) -> list[Step]:
    units = {normal(row.name) for row in table(plan, UNITS).of("part")}
    return [_step(item, units) for item in plan.listing(STEPS)]


def _step(item: Item, units: set[str]) -> Step:
    cells = item.fields.get("amounts", ())
    amounts = {}
    for cell in cells if isinstance(cells, tuple) else ():
        if isinstance(cell, Cell) and cell.column.year is not None:
            amounts[cell.column.year] = money.parse(cell.value, Unit.of(cell.column.unit) or Unit.KR)
    rows = item.fields.get("rows", ())
    named = {normal(row) for row in rows if isinstance(row, str)} if isinstance(rows, tuple) else set()
    words = f" {normal(item.name)} "
    return Step(item, frozenset(named or {unit for unit in units if f" {unit} " in words}), amounts)


class _Year(NamedTuple):
    """The steps of one year."""

    year: int
    steps: Sequence[Step]

    def against_closing(self, closing: Step, opening: Figure) -> Iterator[Diagnostic]:
        """The frame that they lead to, from the one that they begin with."""
        params = {"name": closing.item.name, "year": self.year}
        sums = opening + self._sum(self.steps)
        yield from some(finding("steps", closing.item.pointer, closing.amounts[self.year], sums, **params))

    def against_plans(self, plan: Plan, before: Plan | None) -> Iterator[Diagnostic]:
        """What the frames differ by; then each unit, where every step names one."""
        whole, frame = self._sum(self.steps), _change(_frames(plan), _frames(before), self.year)
        if frame is None:
            return
        sign = min((1, -1), key=lambda each: abs(whole.kr - each * frame.kr))
        yield from self._against("steps-frame", frame.times(sign), self.steps, years=f"{self.year - 1}–{self.year}")
        if any(len(step.units) != 1 for step in self.steps):
            return
        for row in table(plan, UNITS).of("part"):
            name = normal(row.name)
            steps = [step for step in self.steps if name in step.units]
            change = _change(_rows(plan, name), _rows(before, name), self.year)
            if steps and change is not None:
                yield from self._against("steps-unit", change.times(sign), steps, name=row.name)

    def _sum(self, steps: Sequence[Step]) -> Figure:
        return add(Figure.of(step.amounts[self.year]) for step in steps)

    def _against(self, rule: str, change: Figure, steps: Sequence[Step], **params: object) -> Iterator[Diagnostic]:
        """The steps' sum, as precise as the coarsest of them, against what they lead to."""
        whole = self._sum(steps)
        coarsest = max((step.amounts[self.year] for step in steps), key=lambda amount: amount.tolerance)
        printed = Amount(int(whole.kr), coarsest.unit, coarsest.decimals)
        rounded = Figure(change.kr, change.tolerance + whole.tolerance - printed.tolerance)
        yield from some(finding(rule, steps[-1].item.pointer, printed, rounded, **params))


_Rows = Sequence[tuple[BudgetTable, BudgetRow]]


def _frames(plan: Plan | None) -> _Rows:
    """The rows that may state the frame, the best first."""
    if plan is None:
        return ()
    lines, units = table(plan, LINES), table(plan, UNITS)
    return [*((lines, row) for row in lines.of("net")), *((units, row) for row in units.of(*SUMS))]


def _rows(plan: Plan | None, name: str) -> _Rows:
    if plan is None:
        return ()
    units = table(plan, UNITS)
    return [(units, row) for row in units.of("part") if normal(row.name) == name]


def _change(rows: _Rows, before: _Rows, year: int) -> Figure | None:
    """What a row did from the year before, in its own sense: by the plan's comparison column, or else by what the plan
    of that year decided. None where a figure is missing."""
    for of, row in rows:
        now, then = AmountColumn(year), AmountColumn(year - 1)
        signs = read_signs(of)
        if now not in row.figures:
            continue
        if then in row.figures:
            return signs.own(row, row.figures[now]) - signs.own(row, row.figures[then])
        for earlier, known in before:
            if then in known.figures:
                sign = signs.sign(row) or 1
                return signs.own(row, row.figures[now]) - read_signs(earlier).own(known, known.figures[then], sign)
    return None

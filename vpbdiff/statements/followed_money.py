"""The money of a report in sentences: how the budget changed, forecasts stated anew, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from vpbdiff.follow.relation import Following, MoneyRow, RelationKind
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.reports import ReportDecision, ReportStep
from vpbdiff.statements import phrases
from vpbdiff.statements.followed_report import day
from vpbdiff.wording import Wording


def absent_money(following: Following, wording: Wording, quoted: Callable[[str], str] | None = None) -> Iterator[str]:
    """The plan's budget tables and rows that the report has no amounts for, a sentence each; `quoted` sets a name
    within a sentence."""
    quoted = quoted or (lambda name: wording.say("follow.status", printed=name))
    for each in following.relations:
        if each.kind is RelationKind.MONEY_ABSENT:
            names = each.facts["names"]
            found = [quoted(name) for name in names] if isinstance(names, list) else []
            told = {"names": phrases.enumeration(found, wording)} if each.facts["coverage"] == "rows" else {}
            table = wording.say(f"{BUDGET_TABLES[str(each.facts['path'])]}-the")
            yield wording.say(f"follow.money_absent.{each.facts['coverage']}", table=table, **told)


BUDGET_TABLES = {
    "operating_budget/lines": "follow.tables-operating",
    "operating_budget/units": "follow.tables-units",
    "investment_budget/lines": "follow.tables-investments",
}
"""What each budget table of a plan is called: the message's key."""


def kronor(kr: Fraction, row: MoneyRow) -> str:
    """Kronor of a row in its table's unit, with as many decimals as are printed there."""
    return money.text(kr, Unit.of(row.unit) or Unit.MKR, row.decimals)


def against(result: Fraction | None, base: Fraction | None, row: MoneyRow, wording: Wording) -> str:
    """How far a result is above or below a budget: «2,9 högre»; empty where one of them is missing."""
    if result is None or base is None:
        return ""
    if result == base:
        return wording.say("follow.equal")
    key = "follow.higher" if result > base else "follow.lower"
    return wording.say(key, amount=kronor(abs(result - base), row))


def restated(row: MoneyRow, wording: Wording) -> Iterator[str]:
    """That the report's budget of a row is not the plan's, with the decisions that it gives for it."""
    changed = row.restated
    if changed is not None and row.planned is not None and row.budget is not None:
        key = "follow.budget_restated" if changed > 0 else "follow.budget_restated-lower"
        told = {"budget": kronor(row.budget, row), "planned": kronor(row.planned, row), "unit": row.unit}
        yield wording.say(key, name=row.name, difference=kronor(abs(changed), row), **told)
        for step in row.steps:
            yield wording.say(f"follow.step.{step.type}", **_of_step(step, row, wording))
        known = {decided(step, wording) for step in row.steps}
        for iso, step in row.earlier_steps:
            if decided(step, wording) not in known:
                on = {"day": day(iso, wording)}
                yield wording.say(f"follow.earlier-step.{step.type}", **on, **_of_step(step, row, wording))
        if not (row.steps or row.earlier_steps):
            yield wording.say("follow.no-step")
    yield from forecasts_restated(row, wording)


def forecasts_restated(row: MoneyRow, wording: Wording) -> Iterator[str]:
    """The earlier forecasts of a row that the report gives otherwise than they were."""
    for iso, told_kr, was in row.earlier:
        told = {"told": kronor(told_kr, row), "was": kronor(was, row), "unit": row.unit}
        yield wording.say("follow.forecast_restated", name=row.name, day=day(iso, wording), **told)


def _of_step(step: ReportStep, row: MoneyRow, wording: Wording) -> dict[str, str]:
    printed = re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", step.printed or kronor(Fraction(abs(step.kr)), row))
    return {"printed": printed, "decision": decided(step, wording)}


def decided(step: ReportStep, wording: Wording) -> str:
    """Who decided on a step, when and in which paragraph, as far as the report says."""
    found = step.decision or ReportDecision("")
    return " ".join(filter(None, (found.body, found.date, found.section))) or wording.say("follow.nobody-decided")

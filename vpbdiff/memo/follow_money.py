"""The money of a plan that was followed up: the result beside the budget, and how the budget changed in the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from vpbdiff.budget.tables import SUMS
from vpbdiff.follow.relation import Following, MoneyRow
from vpbdiff.language.grammar import sentence
from vpbdiff.model.document import Block, Paragraph, Span, Style, running_text, stated
from vpbdiff.model.money import NO_BREAK_SPACE
from vpbdiff.reports import Report, ReportStep
from vpbdiff.statements import followed, phrases
from vpbdiff.statements.memo_words import cited
from vpbdiff.views import follow_report
from vpbdiff.wording import Wording

_STEPS = {
    "added": "en tilläggsbudget",
    "carried_over": "en överföring från ett annat år",
    "moved": "en omfördelning",
    "technical": "en teknisk justering",
}
"""What a step of the budget is called."""


class FollowedMoney:
    """The sentences on the money of the newest report; `name` gives what a report is called within a sentence."""

    def __init__(self, followings: Sequence[Following], wording: Wording, name: Callable[[Report], str]) -> None:
        self._newest = followings[-1]
        self._by_day = {each.report.through: each.report for each in followings}
        self._wording, self._name = wording, name

    @cached_property
    def _frame(self) -> MoneyRow | None:
        """The row of the whole net cost, with a budget and a result."""
        rows = [each for each in self._newest.money if each.role in SUMS and each.result is not None]
        rows = [each for each in rows if each.path.startswith("operating_budget") and each.budget is not None]
        return next(iter(sorted(rows, key=lambda each: each.role != "net")), None)

    def net(self) -> str:
        """The result beside the budget in one sentence; empty where the report has not both."""
        row = self._frame
        if row is None or row.result is None or row.budget is None:
            return ""
        figure = _amount(row.result, row)
        is_net = row.role == "net" or "nettokostnad" in row.name.casefold()
        is_named = row.name.casefold() not in {"summa", "totalt", "total"}
        name = "nettokostnaden" if is_net else cited(row.name) if is_named else "summan av driftbudgeten"
        verb = "blev" if row.outcome is not None else "beräknas för året bli"
        source = "" if row.outcome is not None else " enligt rapportens prognos"
        gap = row.result - row.budget
        budget = self._budget_word(row)
        amount = _amount(abs(gap), row)
        if not gap:
            return sentence(f"{name} {verb} {figure}{source}, lika med {budget}")
        side = "högre" if gap > 0 else "lägre"
        return sentence(f"{name} {verb} {figure}{source}, vilket är {amount} {side} än {budget}")

    @staticmethod
    def _budget_word(row: MoneyRow) -> str:
        if row.restated is None:
            return "budgeten"
        return "den reviderade budgeten" if _explained(row) else "rapportens budget"

    def blocks(self) -> Iterator[Block]:
        """How the budget changed and by whose decision, forecasts that were stated anew, and the tables."""
        spans: list[Span] = []
        row = self._frame
        if row is not None and row.restated is not None and row.planned is not None and row.budget is not None:
            grown = "ökat" if row.restated > 0 else "minskat"
            way = f"från {followed.kronor(row.planned, row)} till {_amount(row.budget, row)}"
            if steps := _explained(row):
                told = phrases.enumeration([self._step(each, row) for each in steps])
                spans.append(stated(f"Budgeten har {grown} {way} genom {told}."))
            else:
                name, theirs, mine = (
                    self._name(self._newest.report),
                    _amount(row.budget, row),
                    _amount(row.planned, row),
                )
                spans.append(stated(f"Budgeten i {name} är {theirs} och i planen {mine}."))
                spans.append(Span("[Beslut om ändrad budget saknas.]", Style.GAP))
        for each in self._newest.money:
            spans += map(stated, followed.forecasts_restated(each, self._wording))
        spans += map(stated, followed.absent_money(self._newest, self._wording, cited))
        if spans:
            yield Paragraph(running_text(spans))
        yield from follow_report.money_tables(self._newest, self._wording)

    def _step(self, step: ReportStep, row: MoneyRow) -> str:
        """A step of the budget with who decided on it by each report that tells of it."""
        amount = _amount(Fraction(abs(step.kr)), row)
        steps = (*row.earlier_steps, *((self._newest.report.through, each) for each in row.steps))
        deciders: dict[str, list[str]] = {}
        for day, each in steps:
            found = each.decision if _is_same(each, step) else None
            if found is not None:
                placed = " ".join(filter(None, (found.date, found.section.replace(" ", NO_BREAK_SPACE))))
                body = f"{found.body} ({placed})" if placed else found.body
                deciders.setdefault(body, []).append(self._name(self._by_day[day]))
        verbs = ("beslutad ", *[""] * len(deciders))
        told = [
            f"enligt {phrases.enumeration(reports)} {verb}av {body}"
            for verb, (body, reports) in zip(verbs, deciders.items(), strict=False)
        ]
        who = f", {phrases.enumeration(told)}" if told else ", utan uppgift om beslut"
        return f"{_STEPS.get(step.type, 'en ändring')} på {amount}{who}"


def _amount(kr: Fraction, row: MoneyRow) -> str:
    """An amount with its unit, on one line."""
    return f"{followed.kronor(kr, row)}{NO_BREAK_SPACE}{row.unit}"


def _explained(row: MoneyRow) -> list[ReportStep]:
    """The steps that reports tell of a row, each once, where they make up what its budget grew by; none otherwise."""
    found: list[ReportStep] = []
    for step in (*row.steps, *(step for _, step in row.earlier_steps)):
        if not any(_is_same(step, other) for other in found):
            found.append(step)
    return found if row.restated is not None and sum(step.kr for step in found) == row.restated else []


def _is_same(one: ReportStep, other: ReportStep) -> bool:
    return (one.type, one.kr) == (other.type, other.kr)

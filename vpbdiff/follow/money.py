"""A report's outcome and forecast against the plan's budget and the revised one, each in its own sense.

Municipalities print costs as negative or positive, and «Avvikelse» as one less the other either way: both are read off
the figures, never assumed. A period's figures stay the period's; no part of the year is taken for more of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from vpbdiff.budget.tables import SUMS
from vpbdiff.follow.pairing import Pairing, name_key
from vpbdiff.follow.relation import DeviationRule, MoneyRow, Relation, RelationKind
from vpbdiff.language.lexicon import ON_MONEY
from vpbdiff.language.tokens import normal
from vpbdiff.model.money import Amount, Unit, common_places
from vpbdiff.model.plan import Item, Plan, YearAmount
from vpbdiff.reports import Report, ReportStep
from vpbdiff.reports.words import INVESTMENTS

PATHS = ("operating_budget/lines", "operating_budget/units", "investment_budget/lines")


def rows(plan: Plan, report: Report, pairing: Pairing, earlier: Sequence[Report]) -> Iterator[MoneyRow]:
    """The rows of the report's budget tables, each with the plan's budget where the plan has the row."""
    planned = dict(_of_plan(report, pairing))
    whole = _whole(plan)
    for path in PATHS:
        listing = report.items.listing(path)
        signs = (_negative(plan.listing(path)), _negative(listing))
        for item in listing:
            own, mine = planned.get(item.pointer), signs[0]
            if own is None and whole is not None and path in PATHS[:2] and item.text("role") in SUMS:
                own, mine = whole, _negative(plan.listing(whole.pointer.strip("/").rpartition("/")[0]))
            yield _row(item, own, path, (mine, signs[1]), report, earlier, listing.unit or "mkr")


def _of_plan(report: Report, pairing: Pairing) -> Iterator[tuple[str, Item]]:
    """The plan's row that each of the report's rows is, by the latter's pointer. Of two parts of other names that is
    known by one budget alone: «Skola och förskola» is no «Skola»."""
    for paired in pairing.paired.values():
        for item in paired.report:
            is_part = item.text("role") in {"", "part"} and paired.plan.text("role") in {"", "part"}
            budgets = [_budget(_amounts(each), report.year) for each in (item, paired.plan)]
            amounts = {abs(each.amount.kr) for each in budgets if each is not None}
            if paired.same or not is_part or len(amounts) == 1:
                yield item.pointer, paired.plan


def _whole(plan: Plan) -> Item | None:
    """The row of a plan's operating budget that sums it up; None where its rows that do are of different amounts."""
    rows = [item for path in PATHS[:2] for item in plan.listing(path) if item.text("role") in SUMS]
    found = {abs(budget.amount.kr) for item in rows if (budget := _budget(_amounts(item), plan.year)) is not None}
    return rows[0] if len(found) == 1 else None


def _row(  # noqa: PLR0913, PLR0917 - what a row is read from
    item: Item,
    plan: Item | None,
    path: str,
    negative: tuple[bool | None, bool | None],
    report: Report,
    earlier: Sequence[Report],
    unit: str,
) -> MoneyRow:
    role = item.text("role") or (plan.text("role") if plan is not None else "") or "part"
    mine, theirs = (_sign(role, each) for each in negative)
    own = _amounts(item)
    budget = _budget(own, report.year)
    outcome = _of(own, report.year, "outcome")
    whole = [each for each in outcome if not each.through or each.through == f"{report.year}-12-31"]
    forecast = _of(own, report.year, "forecast")
    wanted = _budget(_amounts(plan), report.year) if plan is not None else None
    shown = [each.amount for each in (wanted, budget, *whole[:1], *forecast[:1]) if each]
    return MoneyRow(
        name=item.name,
        path=path,
        role=role,
        planned=_kr(wanted, mine),
        budget=_kr(budget, theirs),
        outcome=_kr(whole[0] if whole else None, theirs),
        forecast=_kr(forecast[0] if forecast else None, theirs),
        steps=tuple(_steps(item, role, report.steps)),
        frame_steps=tuple(step for step in report.steps if role == "part" and not step.line),
        earlier_steps=tuple((each.through, step) for each in earlier for step in _steps(item, role, each.steps)),
        earlier=tuple(_restated(item, path, role, theirs, report, earlier)),
        decimals=common_places(shown, Unit.of(unit) or Unit.MKR) if shown else 1,
        unit=unit,
        pointer=plan.pointer if plan is not None else "",
    )


class MoneyCoverage(StrEnum):
    """What a report has of a budget table of the plan that is not there row by row."""

    ROWS = "rows"
    """The table, without some of the plan's rows."""
    NOT_READ = "not_read"
    """Something on it, in a text or a table that was not read as a budget."""
    NOT_FOLLOWED_UP = "not_followed_up"


def absent(plan: Plan, report: Report, pairing: Pairing, texts: Sequence[str]) -> Iterator[Relation]:
    """The plan's budget tables, and rows of them, that the report has no amounts for; `texts` are its prose and the
    cells of its tables of no known kind. A sum that stands in another table of the report is there."""
    there = {each.pointer for _, each in _of_plan(report, pairing)}
    summed = any(item.text("role") in SUMS for path in PATHS[:2] for item in report.items.listing(path))
    for paths, words in ((PATHS[:2], ON_MONEY), (PATHS[2:], INVESTMENTS)):
        held = {path: _left(plan.listing(path), report.year, there, summed=summed) for path in paths}
        if any(len(report.items.listing(path)) for path in paths):
            for path, left in held.items():
                if left:
                    yield _absence(path, _coverage(left, texts) or MoneyCoverage.ROWS, left)
        elif left := [item for each in held.values() for item in each]:
            told = report.is_read_in_part or any(words.search(text) for text in texts)
            coverage = _coverage(left, texts) or (MoneyCoverage.NOT_READ if told else MoneyCoverage.NOT_FOLLOWED_UP)
            yield _absence(paths[0], coverage, left)


def _left(listing: Iterable[Item], year: int, there: Collection[str], *, summed: bool) -> list[Item]:
    """The rows of a plan's table with an amount of a year that a report has no row for."""
    rows = [item for item in listing if any(each.amount.kr for each in _amounts(item) if each.year == year)]
    left = [item for item in rows if item.pointer not in there]
    return [item for item in left if not (summed and item.text("role") in SUMS)]


def _coverage(left: Iterable[Item], texts: Sequence[str]) -> MoneyCoverage | None:
    """That a table of no known kind names a row; None where none does."""
    known = {name_key(item.name) for item in left}
    return MoneyCoverage.NOT_READ if any(name_key(text) in known for text in texts) else None


def _absence(path: str, coverage: MoneyCoverage, left: Iterable[Item]) -> Relation:
    facts = {"path": path, "coverage": str(coverage), "names": [item.name for item in left]}
    return Relation(RelationKind.MONEY_ABSENT, facts)


def _amounts(item: Item | None) -> tuple[YearAmount, ...]:
    found = () if item is None else item.fields.get("amounts", ())
    return tuple(each for each in found if isinstance(each, YearAmount)) if isinstance(found, tuple) else ()


def _of(amounts: Iterable[YearAmount], year: int, kind: str) -> list[YearAmount]:
    return [each for each in amounts if each.year == year and each.kind == kind and not each.of]


def _budget(amounts: Iterable[YearAmount], year: int) -> YearAmount | None:
    """The budget of the whole year, the revised one where there are two."""
    found = [each for each in _of(amounts, year, "budget") if not each.through]
    return next((each for each in found if each.basis == "revised"), found[-1] if found else None)


def _negative(listing: Iterable[Item]) -> bool | None:
    """Whether a table prints costs as negative figures, as most of its rows do; None where nobody can tell."""
    signs = [each.amount.kr > 0 for item in listing for each in _amounts(item) if _is_cost(item) and each.amount.kr]
    if not signs or 2 * sum(signs) == len(signs):
        return None
    return 2 * sum(signs) < len(signs)


def _is_cost(item: Item) -> bool:
    return item.text("role") not in {"income", "grant", "result"}


def _sign(role: str, negative: bool | None) -> int | None:
    """What makes a row's printed figures more of what it is; None where its table's rule is not known."""
    if role in {"income", "grant", "result"}:
        return 1
    return None if negative is None else -1 if negative else 1


def _kr(found: YearAmount | None, sign: int | None) -> Fraction | None:
    return None if found is None or sign is None else Fraction(sign * found.amount.kr)


def _steps(item: Item, role: str, steps: Sequence[ReportStep]) -> Iterator[ReportStep]:
    """The steps that a report tells of a row: of the whole frame for its net cost, else those that name it."""
    for step in steps:
        if step.line:
            if role == "part" and _names(step.line, item.name):
                yield step
        elif role in {"net", "total", "cost", "grant"}:
            yield step


def _names(word: str, name: str) -> bool:
    """Whether running text names a row: «hemtjänsten» is «Hemtjänstenheten», «staben» «Stab och central ledning»."""
    said, known = normal(word).split(), normal(name).split()
    stems = [each[: max(4, len(each) - 3)] for each in said if len(each) > 3]
    return bool(stems) and all(any(each.startswith(stem) for each in known) for stem in stems)


def _restated(  # noqa: PLR0913, PLR0917 - as above
    item: Item, path: str, role: str, sign: int | None, report: Report, earlier: Sequence[Report]
) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Earlier forecasts that this report gives otherwise than the report of that day did."""
    for day, kr in report.of(item).earlier_forecasts:
        for each in earlier:
            if each.through != day:
                continue
            listing = each.items.listing(path)
            row = next((row for row in listing if name_key(row.name) == name_key(item.name)), None)
            found = _of(_amounts(row), report.year, "forecast")
            was = _kr(found[0] if found else None, _sign(role, _negative(listing)))
            if was is not None and sign is not None and was != sign * kr:
                yield day, Fraction(sign * kr), was


def outcomes_of(item: Item, report: Report, year: int) -> Iterator[Amount]:
    """What a report gives as the outcome of a whole year of a plan's budget row, as printed: by the row's name in the
    same table."""
    path = item.pointer.strip("/").rpartition("/")[0]
    for row in report.items.listing(path) if path in PATHS else ():
        if name_key(row.name) == name_key(item.name):
            found = _of(_amounts(row), year, "outcome")
            yield from (each.amount for each in found if not each.through or each.through == f"{year}-12-31")


def sign_rules(report: Report) -> Iterator[DeviationRule]:
    """How each table of the report prints costs and deviations; a deviation's rule is the one that all rows with a
    deviation fit."""
    for path in PATHS:
        listing = report.items.listing(path)
        if not len(listing):
            continue
        fits = {"result_less_budget": True, "budget_less_result": True}
        found = 0
        for item in listing:
            amounts = _amounts(item)
            for each in report.of(item).deviations:
                difference = amounts[each.of].amount.kr - amounts[each.against].amount.kr
                if difference:
                    found += 1
                    slack = sum(amount.tolerance for amount in _pair(amounts, each.of, each.against))
                    fits["result_less_budget"] &= abs(each.kr - difference) <= slack
                    fits["budget_less_result"] &= abs(each.kr + difference) <= slack
        rule = [name for name, holds in fits.items() if holds and found]
        yield DeviationRule(path, _negative(listing), rule[0] if len(rule) == 1 else "")


def _pair(amounts: Sequence[YearAmount], *places: int) -> list[Amount]:
    return [amounts[place].amount for place in places]


def forecast_sums(report: Report) -> Iterator[tuple[str, Fraction, Fraction, str, int]]:
    """Earlier forecasts whose rows do not make up the printed sum: the day, the rows together, the sum as printed, the
    unit and its decimals."""
    for path in PATHS:
        listing = report.items.listing(path)
        totals = [item for item in listing if item.text("role") == "total"]
        parts = [item for item in listing if item.text("role") in {"", "part"}]
        for day, told in report.of(totals[0]).earlier_forecasts if len(totals) == 1 else ():
            held = [kr for item in parts for made, kr in report.of(item).earlier_forecasts if made == day]
            if len(held) == len(parts) and sum(held) != told:
                word = listing.unit or "mkr"
                amounts = [each.amount for item in parts for each in _amounts(item)]
                decimals = common_places(amounts, Unit.of(word) or Unit.MKR)
                yield day, Fraction(abs(sum(held))), Fraction(abs(told)), word, decimals

"""What the gate finds of a plan and a report on its year, beside what the two give otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from vpbdiff.base.errors import Level
from vpbdiff.budget.tables import SUMS
from vpbdiff.explanations import Decision
from vpbdiff.follow import FollowCoverage, FollowedItem, Following, MoneyRow, Relation, RelationKind
from vpbdiff.follow.following import due, planned
from vpbdiff.follow.money import PATHS, MoneyCoverage
from vpbdiff.follow.relation import MEASURED
from vpbdiff.gate.verdict import Answer, Finding, PlanFile, Pointer, Rule, Verdict
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Plan
from vpbdiff.policy import Policy
from vpbdiff.reports import ReportStep

_KEPT = (
    Rule.UNEXPLAINED,
    Rule.NOTED,
    Rule.NO_REASON,
    Rule.NO_DECISION,
    Rule.STALE,
    Rule.BAD_COMPONENT,
    Rule.POLICY,
    Rule.ORPHANED,
    Rule.DUPLICATE,
    Rule.THIN_REASON,
)
"""What is said of the record, as between two plans. What is said of a plan by itself is said where two are compared."""


_OWED = (Rule.UNEXPLAINED, Rule.UNBRIDGED, Rule.NOTED)
"""The rules of what is otherwise than in the plan, which a report restates: an error, or a note by the policy."""


def of_report(verdict: Verdict, following: Following, policy: Policy) -> Verdict:
    """The verdict on a plan and the plan as a report restates it, with what else is found of the report."""
    plan, level = verdict.comparison.old, policy.follow.not_followed_up
    silent = not any(map(len, (plan.listing(path) for path in PATHS))) or not any(
        item.entity.name == MEASURED for item, _ in planned(plan)
    )
    told = tuple(_restated(each) for each in verdict.findings if _belongs(each, silent=silent))
    found = (*told, *_of_rows(following), *_of_items(following, level), *_of_money(plan, following, level))
    found = (*found, *_unread(following))
    return replace(verdict, findings=found, answers=tuple(map(_answer, verdict.answers)))


def _belongs(finding: Finding, *, silent: bool) -> bool:
    """Whether a finding says something of the report; of a plan that is `silent` on money or measures, also what nobody
    could read of it."""
    if finding.rule is Rule.UNBRIDGED:
        return finding.level is Level.ERROR
    if finding.rule in {Rule.UNREAD, Rule.NOT_COMPARED}:  # the plan as restated says the same again
        return silent and finding.remark is not None and dict(finding.remark.params).get("side") != "new"
    return finding.rule in _KEPT


def _restated(finding: Finding) -> Finding:
    """A finding by the rule of what the report restates, at the plan's own place."""
    place = finding.place
    if place.where in {PlanFile.OLD, PlanFile.NEW}:
        place = Pointer(PlanFile.PLAN, place.pointer)
    params = {} if finding.rule in {Rule.UNEXPLAINED, Rule.NOTED} else finding.params  # as between two plans
    return replace(finding, rule=_rule(finding.rule, money=_is_money(finding)), place=place, params=params)


def _is_money(finding: Finding) -> bool:
    return finding.stand is None or ENTITIES[finding.stand.subject.entity].is_money


def _rule(rule: Rule, *, money: bool) -> Rule:
    if rule not in _OWED:
        return rule
    return Rule.BUDGET_RESTATED if money else Rule.TARGET_RESTATED


def _answer(answer: Answer) -> Answer:
    if answer.gap is None:
        return answer
    money = answer.stand is None or ENTITIES[answer.stand.subject.entity].is_money
    return replace(answer, gap=_rule(answer.gap, money=money))


def _of_rows(following: Following) -> Iterator[Finding]:
    """The report's budgets on rows that the plan has not, which no decided step accounts for. A sum is none of its own
    where it is that of the rows, or of another table."""
    day = decided_by(following)
    for row in following.money:
        if row.pointer or not row.budget or row.budget == decided_steps(row, day):
            continue
        if row.role in SUMS and row.budget in _sums(following, row.path):
            continue
        rows = following.report.items.listing(row.path)
        pointer = next((item.pointer for item in rows if item.name == row.name), f"/{row.path}/0")
        params = {"sort": "other-row", "name": row.name}
        yield Finding(Rule.BUDGET_RESTATED, Level.ERROR, Pointer(PlanFile.NEW, pointer), params=params)


def _sums(following: Following, path: str) -> Iterator[Fraction]:
    parts = (row.budget for row in following.money if row.path == path and row.role == "part")
    yield sum((kr for kr in parts if kr is not None), Fraction(0))
    yield from (row.budget for row in following.money if row.pointer and row.role in SUMS and row.budget is not None)


def _of_money(plan: Plan, following: Following, level: Level) -> Iterator[Finding]:
    """The plan's budget tables, and rows of them, that the report has no amounts for: one finding each."""
    for facts in (each.facts for each in following.relations if each.kind is RelationKind.MONEY_ABSENT):
        names = facts["names"]
        assert isinstance(names, list)
        items = (item for path in dict.fromkeys((str(facts["path"]), *PATHS)) for item in plan.listing(path))
        place = Pointer(PlanFile.PLAN, next(item.pointer for item in items if item.name in names))
        params = {"name": ", ".join(names)}
        if facts["coverage"] == MoneyCoverage.NOT_READ:
            yield Finding(Rule.REPORT_UNREAD, Level.ERROR, place, params={**params, "sort": "item"})
        else:
            params["day"] = following.report.through
            yield Finding(Rule.NOT_FOLLOWED_UP, level, place, params=params)


def _of_items(following: Following, level: Level) -> Iterator[Finding]:
    """What is said of the plan's items, one by one."""
    for each in following.items:
        if each.coverage is FollowCoverage.NOT_FOLLOWED_UP:
            yield _on(Rule.NOT_FOLLOWED_UP, level, each, day=following.report.through)
        elif each.coverage is FollowCoverage.NOT_READ and each.entity in due(following.report):
            yield _on(Rule.REPORT_UNREAD, Level.ERROR, each, sort="item")
        for relation in each.relations:
            yield from _figure(each, relation)


def _figure(each: FollowedItem, relation: Relation) -> Iterator[Finding]:
    """A figure of the plan beside another in the report, which a person reads: a target that is restated under another
    name, a value of an earlier year, a figure in the text."""
    facts = relation.facts
    match relation.kind:
        case RelationKind.TARGET_RESTATED if not facts["same"]:
            params = {"sort": "target", "plan": facts["plan"], "report": facts["report"]}
        case RelationKind.BASELINE_RESTATED:
            params = {"sort": "value", **{name: facts[name] for name in ("plan", "report", "year")}}
        case RelationKind.PLAN_FIGURE:
            said = " ".join(said.text for said in each.said)
            params = {"sort": "text", "text": str(facts["text"]).rstrip("."), "said": said.rstrip(".")}
        case _:
            return
    yield _on(Rule.FIGURE_DISAGREES, Level.WARNING, each, **params)


def _on(rule: Rule, level: Level, each: FollowedItem, **params: object) -> Finding:
    """A finding on an item of the plan, or on the report's where the plan has none."""
    where = PlanFile.NEW if each.plan is None else PlanFile.PLAN
    return Finding(rule, level, Pointer(where, each.item.pointer), params={"name": each.name, **params})


def _unread(following: Following) -> Iterator[Finding]:
    """What no reader could take in of the report: an error where something is missed in what was read."""
    missed = any(each.coverage in _MISSED for each in following.items) or any(
        each.kind is RelationKind.MONEY_ABSENT for each in following.relations
    )
    for each in following.report.items.unread:
        level = Level.ERROR if missed and each.shows is None else Level.NOTE
        yield Finding(Rule.REPORT_UNREAD, level, Pointer(PlanFile.NEW, each.pointer), params={"sort": "object"})


_MISSED = (FollowCoverage.NOT_FOLLOWED_UP, FollowCoverage.NO_RESULT, FollowCoverage.NOT_READ)


def decided_by(following: Following) -> str:
    """The day up to which a report can tell of decisions: that of its meeting, else the last that it is about."""
    return following.report.meeting or following.report.through


def decided_steps(row: MoneyRow, day: str) -> Fraction:
    """What the row's budget moved by, by the steps that the year's reports tell with their decision, each once; what is
    decided after a day is no decision on it."""
    steps = (*row.steps, *(step for _, step in row.earlier_steps))
    return Fraction(sum({_identity(step): step.kr for step in steps if _has_decision(step, day)}.values()))


def _identity(step: ReportStep) -> tuple[object, ...]:
    assert step.decision is not None
    return step.line, step.kr, step.decision.date, step.decision.section


def _has_decision(step: ReportStep, day: str) -> bool:
    made = step.decision
    if made is None or made.date > day:
        return False
    return Decision(made.body or None, made.date or None, made.section or None).is_reference

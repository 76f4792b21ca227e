"""What a report says of a plan's items and of its money, in sentences: the only place that turns relations into words.

A report's words are quoted; numbers are told with the plan's own target; what is missing is called what it is. Of the
money: how the budget changed, forecasts stated anew, and what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from vpbdiff.follow.relation import FollowCoverage, FollowedItem, Following, MoneyRow, Relation, RelationKind
from vpbdiff.follow.verdict import Outcome, TargetVerdict, Why, target_of, values
from vpbdiff.model import money
from vpbdiff.model.figures import DASHES
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import YearValue
from vpbdiff.reports import FollowedUp, Report, ReportDecision, ReportJudgement, ReportStep
from vpbdiff.statements import phrases
from vpbdiff.statements.followed_report import day
from vpbdiff.wording import Wording


def verdict_word(item: FollowedItem, wording: Wording) -> str:
    """The verdict on a measure in a word or two, or that there can be none."""
    if item.coverage in {FollowCoverage.FOLLOWED, FollowCoverage.NO_RESULT} and item.verdict is not None:
        return wording.say(f"follow.verdict.{item.verdict.outcome}")
    held = item.coverage if item.coverage is not FollowCoverage.FOLLOWED else Outcome.CANNOT_TELL
    return wording.say(f"follow.verdict.{held}")


def sentences(item: FollowedItem, following: Following, wording: Wording, *, dated: bool = True) -> Iterator[str]:
    """All that is said of an item, a sentence each: coverage, verdict, the report's words, and what does not agree.
    `dated` is False where the report's day stands before them."""
    yield from _coverage(item, following, wording)
    if item.is_measured and item.report:
        yield from _verdict(item, following, wording, dated=dated)
    for said in item.said if len(item.said) == 1 or item.is_measured else ():
        yield from _words(item, said, following.report, wording)
    if len(item.report) > 1 and not item.is_measured:
        yield from _rows(item, wording)
    if item.is_aim:
        yield from _earlier(item, wording)
    for relation in item.relations:
        yield from _relation(item, relation, wording)


def _coverage(item: FollowedItem, following: Following, wording: Wording) -> Iterator[str]:
    match item.coverage:
        case FollowCoverage.NOT_FOLLOWED_UP:
            before = item.before[-1] if item.before else None
            if following.report.is_read_in_part:
                yield wording.say("follow.not_followed_up-read")
            elif before is not None and not before[1]:
                yield wording.say("follow.not_followed_up-before", day=day(before[0], wording))
            else:
                yield wording.say("follow.not_followed_up")
                yield from _earlier(item, wording)
        case FollowCoverage.DEFERRED:
            yield wording.say("follow.deferred", text=item.deferred)
        case FollowCoverage.NOT_READ:
            yield wording.say("follow.not_read")
        case FollowCoverage.NOT_IN_PLAN:
            yield wording.say("follow.not_in_plan", year=following.plan_year)
        case FollowCoverage.NO_RESULT if not item.is_measured:
            yield wording.say(f"follow.no_result.{item.judged_by}")


def _earlier(item: FollowedItem, wording: Wording) -> Iterator[str]:
    for iso, printed in item.before:
        if printed:
            yield wording.say("follow.earlier-word", day=day(iso, wording), printed=printed.rstrip("."))


def _verdict(item: FollowedItem, following: Following, wording: Wording, *, dated: bool) -> Iterator[str]:
    found = item.verdict
    if found is None:
        return
    said = item.said[0] if item.said else FollowedUp()
    if found.outcome is Outcome.MET:
        yield wording.say("follow.met", value=found.value, target=found.target)
    elif found.outcome is Outcome.NOT_MET:
        yield _not_met(found, wording)
    elif found.why is Why.INTERIM:
        is_figure = any(map(str.isdigit, found.target))
        told = {"value": found.value, "target": found.target if is_figure else f"«{found.target}»"}
        on = {"day": day(following.report.through, wording)} if dated else {}
        yield wording.say("follow.interim" if dated else "follow.interim-undated", **on, **told)
    elif found.why is not None:
        yield wording.say("follow.cannot-tell", why=_why(item, found, said, following.report, wording))
    groups = {
        each.group: each.value for each in values(item.report[0], "outcomes") if each.group and _is_now(each, following)
    }
    if groups and found.why is not Why.PARTS_DISAGREE:
        parts = [wording.say("follow.parts", group=group, value=value) for group, value in groups.items()]
        yield wording.say("follow.groups", parts=phrases.enumeration(parts, wording))
    forecasts = [each.value for each in said.forecasts if each.year == following.report.year and not each.group]
    if forecasts and forecasts[0].strip() not in DASHES:
        yield wording.say("follow.report-forecast", value=forecasts[0])


def _is_now(value: YearValue, following: Following) -> bool:
    """Whether a value is of the report's own year, and of no earlier part of it."""
    return value.year == following.report.year and value.through in {"", following.report.through}


def _not_met(found: TargetVerdict, wording: Wording) -> str:
    if found.difference == 0:
        return wording.say("follow.not_met.limit", value=found.value, target=found.target)
    if found.difference is None:
        return wording.say("follow.not_met.words", value=found.value, target=found.target)
    side = "lower" if found.difference < 0 else "higher"
    told = {"value": found.value, "target": found.target}
    return wording.say(f"follow.not_met.{side}", difference=difference(found, wording), **told)


def difference(found: TargetVerdict, wording: Wording) -> str:
    """How far an outcome is from its target: «2 procentenheter» of shares, else the number."""
    size = abs(found.difference or Fraction(0))
    figure = money.text(size, Unit.KR, found.decimals)
    if not found.is_share:
        return wording.say("follow.plain-figure", figure=figure)
    return wording.count("follow.points", 1 if size == 1 else 2, figure=figure)


def _why(  # noqa: PLR0911 - one for each reason
    item: FollowedItem, found: TargetVerdict, said: FollowedUp, report: Report, wording: Wording
) -> str:
    told = {"target": found.target, "value": found.value}
    match found.why:
        case Why.NO_TARGET:
            theirs = target_of(item.report[0], report.year)
            if theirs is not None:
                return wording.say("follow.why.no_target-report", report=theirs.value)
            return wording.say("follow.why.no_target")
        case Why.NO_OUTCOME | Why.OTHER_YEAR if said.not_measured:
            return wording.say("follow.why.not_measured", text=said.not_measured.rstrip("."))
        case Why.NO_OUTCOME if any(each.group for each in values(item.report[0], "outcomes")):
            return wording.say("follow.why.no_outcome-parts")
        case Why.NO_OUTCOME if said.figures_beside:
            return wording.say("follow.why.no_outcome-which")
        case Why.DEFINITION if item.of(RelationKind.DEFINITION_CHANGED) is None:
            return wording.say("follow.why.definition-unit", **told)
        case Why.PARTS_DISAGREE:
            parts = [wording.say("follow.parts", group=group, value=value) for group, value in found.parts]
            return wording.say(
                "follow.why.parts_disagree", value=found.value, parts=phrases.enumeration(parts, wording)
            )
        case Why.NOT_NUMERIC | Why.ROUNDING | Why.MASKED | Why.SEVERAL_VALUES:
            return wording.say(f"follow.why.{found.why}", **_asked(found.why, told))
    return wording.say(f"follow.why.{found.why}")


def _asked(why: Why, told: dict[str, str]) -> dict[str, str]:
    return {"value": told["value"]} if why in {Why.MASKED, Why.SEVERAL_VALUES} else told


def _words(item: FollowedItem, said: FollowedUp, report: Report, wording: Wording) -> Iterator[str]:
    """The report's own words on an item, quoted."""
    if said.assessment is not None and said.assessment.printed.strip():
        yield assessed(said.assessment, report, wording)
    for judgement in (said.status, said.result):
        if judgement is not None and judgement.printed.strip():
            yield wording.say("follow.status", printed=judgement.printed)
    if said.text:
        yield wording.say("follow.quoted", text=said.text)
    if said.note:
        yield wording.say("follow.note", text=said.note)


def assessed(found: ReportJudgement, report: Report, wording: Wording) -> str:
    """The report's assessment, quoted with what its legend says that it means, where the word alone does not."""
    if not any(map(str.isalnum, found.printed)) and found.reading is None:
        return wording.say("follow.assessed-colour", printed=found.printed.strip().rstrip("."))
    if found.reading is not None and not (found.says_itself and wording.language == "sv"):
        meaning = wording.say(f"follow.reading.{found.reading}")
        if wording.language != "sv" or meaning.casefold() not in found.printed.casefold():
            return wording.say("follow.assessed-meaning", printed=found.printed.strip().rstrip("."), meaning=meaning)
    return wording.say("follow.assessed", printed=found.printed.strip().rstrip("."))


def _rows(item: FollowedItem, wording: Wording) -> Iterator[str]:
    """One item of the plan that the report tells of in several rows, each with its status."""
    yield wording.say("follow.several_rows", n=phrases.number_word(len(item.report), wording))
    for row, said in zip(item.report, item.said, strict=True):
        status = said.status
        if status is None or not status.printed:
            yield wording.say("follow.row-silent", name=row.name)
        else:
            yield wording.say("follow.row-status", name=row.name, printed=status.printed)
        if said.text:
            yield wording.say("follow.quoted", text=said.text)


def _relation(item: FollowedItem, relation: Relation, wording: Wording) -> Iterator[str]:
    facts = dict(relation.facts)
    match relation.kind:
        case RelationKind.SEVERAL_ROWS:
            return
        case RelationKind.DEFINITION_CHANGED if item.is_measured and facts["missing"]:
            yield wording.say("follow.definition_changed.missing", **facts)
        case RelationKind.DEFINITION_CHANGED:
            key = "follow.definition_changed.aim" if item.is_aim else "follow.definition_changed.name"
            yield wording.say(key, name=str(facts["name"]).rstrip("."))
        case RelationKind.TARGET_RESTATED if not facts["same"]:
            told = {"plan": facts["plan"], "report": facts["report"]}
            yield wording.say("follow.target_restated-other", name=item.report[0].name, own=item.name, **told)
        case RelationKind.TARGET_RESTATED | RelationKind.COMPARATOR_LEFT_OUT:
            yield wording.say(f"follow.{relation.kind}", plan=facts["plan"], report=facts["report"])
        case RelationKind.STATUS_REVERSED:
            days = {name: day(str(facts[name]), wording) for name in ("day", "through")}
            yield wording.say("follow.status_reversed", then=facts["then"], now=facts["now"], **days)
        case RelationKind.PROPOSED:
            yield wording.say("follow.proposed", other=facts["other"])
        case RelationKind.ASSESSMENT_DIFFERS:
            yield _beside_figures({name: int(str(facts[name])) for name in _COUNTED}, str(facts["printed"]), wording)
        case RelationKind.PLAN_FIGURE:
            yield wording.say("follow.plan-figure", text=facts["text"])
        case _:
            yield wording.say(f"follow.{relation.kind}", **facts)


_COUNTED = ("measures", "met", "not_met", "cannot_tell")


def _beside_figures(numbers: dict[str, int], printed: str, wording: Wording) -> str:
    """The report's assessment of a goal beside how many of the plan's measures of it meet their targets."""
    words = {name: _measures(number, wording) for name, number in numbers.items()}
    parts = [wording.say(f"follow.beside.{name}", n=words[name]) for name in _COUNTED[1:-1] if numbers[name]]
    told = {"printed": printed, "parts": phrases.enumeration(parts, wording)}
    if numbers["measures"] == 1:
        return wording.say("follow.assessment_differs.one", printed=printed, parts=_alone(numbers, wording))
    unknown = wording.say("follow.beside.cannot_tell", n=words["cannot_tell"]) if numbers["cannot_tell"] else ""
    return " ".join(filter(None, (wording.say("follow.assessment_differs.many", n=words["measures"], **told), unknown)))


def _alone(numbers: dict[str, int], wording: Wording) -> str:
    return next(wording.say(f"follow.verdict.{name}") for name in _COUNTED[1:] if numbers[name])


def _measures(number: int, wording: Wording) -> str:
    return wording.say("follow.one-measure") if number == 1 else phrases.number_word(number, wording)


def index_after(item: FollowedItem, following: Following, wording: Wording) -> str:
    """The index of a control's risk after it, as the report gives it; empty where there is no risk."""
    if item.owner is None or not item.is_check or not item.report:
        return ""
    after = following.after.get(item.owner.pointer)
    if after is None:
        return wording.say("follow.no-index-after")
    return wording.say("follow.index_after", index=after)


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
            for step in row.frame_steps:
                yield wording.say("follow.frame-step", **_of_step(step, row, wording))
            if not row.frame_steps:
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
